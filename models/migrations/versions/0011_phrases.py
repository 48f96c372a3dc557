"""Standard phrases of orders, with those every office begins with."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa
from alembic import op

from resources.locate import resource_path

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

#: Keeps the keys of shipped phrases apart from those of other shipped rows.
_FAMILY = 0x0D1 << 64


def upgrade() -> None:
    phrases = op.create_table(
        "order_phrases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("abbreviation", sa.String(length=40), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("expected", sa.String(length=40), nullable=False),
        sa.Column("deadline_days", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("request_key", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_order_phrases_contact_id_contacts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_phrases")),
        sa.UniqueConstraint("request_key", name=op.f("uq_order_phrases_request_key")),
    )
    op.create_index(
        op.f("ix_order_phrases_contact_id"), "order_phrases", ["contact_id"], unique=False
    )
    op.bulk_insert(phrases, list(_shipped()))


def _shipped() -> list[dict[str, object]]:
    shipped = resource_path("phrases/orders.tsv").read_text(encoding="utf-8").splitlines()
    lines = [line.split("\t") for line in shipped if not line.startswith("#")]
    return [
        {
            "abbreviation": abbreviation,
            "words": words,
            "expected": expected,
            "deadline_days": int(days) if days else None,
            "contact_id": None,
            "place": place,
            "removed_at": None,
            "request_key": UUID(int=_FAMILY + place),
            "version": 1,
        }
        for place, (abbreviation, words, expected, days) in enumerate(lines, 1)
    ]
