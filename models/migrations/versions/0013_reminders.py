"""Reminders on records, and what was put off when it was due."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

SHORT = sa.String(length=500)
WORD = sa.String(length=40)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("number", SHORT, nullable=False),
        sa.Column("title", SHORT, nullable=False),
        sa.Column("classification", sa.Integer(), nullable=False),
        sa.Column("note", SHORT, nullable=False),
        sa.Column("anchor", WORD, nullable=False),
        sa.Column("lead_unit", WORD, nullable=False),
        sa.Column("lead_count", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Time(), nullable=True),
        sa.Column("anchor_on", sa.Date(), nullable=True),
        sa.Column("anchor_at", MOMENT, nullable=True),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("state_since", MOMENT, nullable=False),
        sa.Column("request_key", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], ["operators.id"], name=op.f(f"fk_reminders_{column}_operators")
            )
            for column in ("operator_id", "made_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint("request_key", name=op.f("uq_reminders_request_key")),
    )
    for columns in (
        ("operator_id", "state", "due_at"),
        ("kind", "record_id"),
        ("state", "anchor"),
    ):
        op.create_index(f"ix_reminders_{'_'.join(columns)}", "reminders", list(columns))
    op.create_table(
        "snoozes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("operator_id", sa.Integer(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_snoozes_operator_id_operators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snoozes")),
        sa.UniqueConstraint(
            "operator_id",
            "kind",
            "record_id",
            name=op.f("uq_snoozes_operator_id_kind_record_id"),
        ),
    )
