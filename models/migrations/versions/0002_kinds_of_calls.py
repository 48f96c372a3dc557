"""Faxes, telephonograms and calls to be placed; who goes straight through."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def _columns() -> list[sa.Column[Any]]:
    """The new columns, with what every call registered before was."""
    return [
        sa.Column("channel", sa.String(length=40), nullable=False, server_default="phone"),
        sa.Column("connected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("sender_number", sa.String(length=500), nullable=False, server_default=""),
        sa.Column("receipt", sa.String(length=500), nullable=False, server_default=""),
        sa.Column("passed_by", sa.String(length=500), nullable=False, server_default=""),
        sa.Column("received_by", sa.String(length=500), nullable=False, server_default=""),
        sa.Column("read_back", sa.Boolean(), nullable=False, server_default=sa.false()),
    ]


def upgrade() -> None:
    for column in _columns():
        op.add_column("calls", column)
    op.create_table(
        "direct_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("search_key", KEY, nullable=False),
        sa.Column("spoke_with", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("request_key", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_direct_rules_contact_id_contacts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_direct_rules")),
        sa.UniqueConstraint("request_key", name=op.f("uq_direct_rules_request_key")),
    )
    op.create_index("ix_direct_rules_contact_id", "direct_rules", ["contact_id"], unique=False)
