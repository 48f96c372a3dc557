"""Lists kept under a name, with those every office begins with."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

#: Section, name and filter of what every office begins with.
OFFERED = (
    ("calls", "امروز", '{"from_day": "today", "to_day": "today"}'),
    ("calls", "در کارتابل", '{"states": ["in_folder"]}'),
    ("calls", "در انتظار اعلام نتیجه", '{"states": ["to_be_told"]}'),
)


def upgrade() -> None:
    saved_lists = op.create_table(
        "saved_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Integer(), nullable=True),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("request_key", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_saved_lists_operator_id_operators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_lists")),
        sa.UniqueConstraint("request_key", name=op.f("uq_saved_lists_request_key")),
    )
    op.create_index("ix_saved_lists_operator_id", "saved_lists", ["operator_id"], unique=False)
    op.bulk_insert(
        saved_lists,
        [
            {
                "section": section,
                "name": name,
                "wanted": wanted,
                "operator_id": None,
                "shared": True,
                "deleted_at": None,
                "request_key": UUID(int=number),
                "version": 1,
            }
            for number, (section, name, wanted) in enumerate(OFFERED, 1)
        ],
    )
