"""The office's letterheads."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "letterheads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("page", sa.String(length=40), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("emblem_id", sa.Integer(), nullable=True),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_by", sa.Integer(), nullable=True),
        sa.Column("request_key", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["archived_by"], ["operators.id"], name=op.f("fk_letterheads_archived_by_operators")
        ),
        sa.ForeignKeyConstraint(
            ["emblem_id"], ["attachments.id"], name=op.f("fk_letterheads_emblem_id_attachments")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letterheads")),
        sa.UniqueConstraint("request_key", name=op.f("uq_letterheads_request_key")),
    )
    op.create_index(op.f("ix_letterheads_emblem_id"), "letterheads", ["emblem_id"], unique=False)
