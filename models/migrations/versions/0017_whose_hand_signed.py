"""Who recorded a letter's signature, whose hand it is, and which operator a signer is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_LETTERS = sa.table(
    "letters",
    *(
        sa.column(name)
        for name in ("id", "signed_by", "hand_id", "signer_id", "signer_name", "signer_post")
    ),
    sa.column("signed_at"),
    sa.column("drafter_id"),
)
_SIGNERS = sa.table(
    "letter_signers", *(sa.column(name) for name in ("id", "name", "is_governor", "substitute_id"))
)
_STEPS = sa.table(
    "letter_steps",
    *(sa.column(name) for name in ("id", "letter_id", "operator_id", "action", "taken_back_at")),
)
#: How the post below a letter began that a substitute signed.
_INSTEAD = "از طرف %"


def upgrade() -> None:
    for table, column, told in (
        ("letters", "signed_by", "operators"),
        ("letters", "hand_id", "letter_signers"),
        ("letter_signers", "operator_id", "operators"),
    ):
        key = sa.ForeignKey(f"{told}.id", name=op.f(f"fk_{table}_{column}_{told}"))
        op.add_column(
            table, sa.Column(column, sa.Integer(), key, nullable=True), inline_references=True
        )
    _tell_of_signed_letters()


def _tell_of_signed_letters() -> None:
    """Fill in what is known of letters signed before: the step says who recorded it."""
    was_signed = sa.and_(_LETTERS.c.signed_at.is_not(None), _LETTERS.c.drafter_id.is_not(None))
    by = (
        sa.select(_STEPS.c.operator_id)
        .where(
            _STEPS.c.letter_id == _LETTERS.c.id,
            _STEPS.c.action == "sign",
            _STEPS.c.taken_back_at.is_(None),
        )
        .order_by(_STEPS.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    op.execute(sa.update(_LETTERS).where(was_signed).values(signed_by=by))
    instead = _LETTERS.c.signer_post.like(_INSTEAD)
    op.execute(
        sa.update(_LETTERS).where(was_signed, sa.not_(instead)).values(hand_id=_LETTERS.c.signer_id)
    )
    # A substitute was known by his name alone.
    asked = _SIGNERS.alias("asked")
    named = _SIGNERS.c.name == _LETTERS.c.signer_name
    substitute = (
        sa.select(_SIGNERS.c.id)
        .select_from(asked.join(_SIGNERS, _SIGNERS.c.id == asked.c.substitute_id))
        .where(asked.c.id == _LETTERS.c.signer_id, named)
        .scalar_subquery()
    )
    namesake = sa.select(sa.func.min(_SIGNERS.c.id)).where(named).scalar_subquery()
    op.execute(
        sa.update(_LETTERS)
        .where(was_signed, instead)
        .values(hand_id=sa.func.coalesce(substitute, namesake))
    )
