"""When a call shall be tried again, and who promised that."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("calls", sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True))
    promised_by = sa.ForeignKey("operators.id", name=op.f("fk_calls_next_try_by_operators"))
    op.add_column(
        "calls",
        sa.Column("next_try_by", sa.Integer(), promised_by, nullable=True),
        inline_references=True,
    )
    op.add_column("calls", sa.Column("next_try_note", sa.Text(), nullable=True))
    op.create_index("ix_calls_next_try_at", "calls", ["next_try_at"], unique=False)
