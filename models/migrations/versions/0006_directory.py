"""Merged contacts, the trash, and distribution groups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    # Both stores take a column with its foreign key in one statement; a batch would have to drop
    # the table that all others point to.
    for column, table in (("archived_by", "operators"), ("merged_into_id", "contacts")):
        op.execute(
            f"ALTER TABLE contacts ADD COLUMN {column} INTEGER"
            f" CONSTRAINT fk_contacts_{column}_{table} REFERENCES {table} (id)"
        )
    op.add_column("contacts", sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_contacts_merged_into_id", "contacts", ["merged_into_id"], unique=False)

    op.create_table(
        "contact_merges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deed", sa.Uuid(), nullable=False),
        sa.Column("survivor_id", sa.Integer(), nullable=False),
        sa.Column("merged_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_id", sa.Integer(), nullable=False),
        sa.Column("moved", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["survivor_id"], ["contacts.id"], name=op.f("fk_contact_merges_survivor_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["merged_id"], ["contacts.id"], name=op.f("fk_contact_merges_merged_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_contact_merges_operator_id_operators")
        ),
        sa.ForeignKeyConstraint(
            ["undone_by"], ["operators.id"], name=op.f("fk_contact_merges_undone_by_operators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_merges")),
    )
    for column in ("deed", "survivor_id", "merged_id"):
        op.create_index(f"ix_contact_merges_{column}", "contact_merges", [column], unique=False)

    op.create_table(
        "distribution_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("sort_key", KEY, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_by", sa.Integer(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("request_key", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["archived_by"],
            ["operators.id"],
            name=op.f("fk_distribution_groups_archived_by_operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distribution_groups")),
        sa.UniqueConstraint("request_key", name=op.f("uq_distribution_groups_request_key")),
    )
    op.create_index(
        "ix_distribution_groups_sort_key_id",
        "distribution_groups",
        ["sort_key", "id"],
        unique=False,
    )

    op.create_table(
        "group_members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["distribution_groups.id"],
            name=op.f("fk_group_members_group_id_distribution_groups"),
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_group_members_contact_id_contacts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_members")),
        sa.UniqueConstraint(
            "group_id", "contact_id", name=op.f("uq_group_members_group_id_contact_id")
        ),
    )
    for column in ("group_id", "contact_id"):
        op.create_index(f"ix_group_members_{column}", "group_members", [column], unique=False)
