"""Search: the text of files, versions of what is derived, lists for a unit, keys of resolutions."""

from __future__ import annotations

import re

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

SHORT = sa.String(length=500)
WORD = sa.String(length=40)
DIGEST = sa.String(length=64)
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "search_versions",
        sa.Column("name", WORD, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_search_versions")),
    )
    op.create_table(
        "content_texts",
        sa.Column("sha256", DIGEST, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("way", WORD, nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("read_pages", sa.Integer(), nullable=False),
        sa.Column("unseen_pages", sa.Integer(), nullable=False),
        sa.Column("read_at", MOMENT, nullable=False),
        sa.Column("trouble", SHORT, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_content_texts")),
    )
    op.create_index(op.f("ix_content_texts_state"), "content_texts", ["state"])
    op.create_table(
        "text_pieces",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", DIGEST, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("first_page", sa.Integer(), nullable=False),
        sa.Column("last_page", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("search_key", KEY, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_pieces")),
        sa.UniqueConstraint("sha256", "place", name=op.f("uq_text_pieces_sha256_place")),
    )
    # Added in place: a table that others name cannot be made anew on SQLite. The defaults stay.
    op.add_column("saved_lists", sa.Column("unit", SHORT, nullable=False, server_default=""))
    op.drop_column("case_people", "search_key")
    op.add_column("resolutions", sa.Column("search_key", KEY, nullable=False, server_default=""))
    op.add_column("calls", sa.Column("number_key", KEY, nullable=False, server_default=""))
    _fold_numbers()
    op.create_index(op.f("ix_calls_number_key"), "calls", ["number_key"])


def _fold_numbers() -> None:
    """As numbers were folded when this was written; what is folded otherwise later says so."""
    connection = op.get_bind()
    calls = sa.table("calls", sa.column("id"), sa.column("number"), sa.column("number_key"))
    rows = connection.execute(sa.select(calls.c.id, calls.c.number)).all()
    digits = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
    folded = [
        {"call": number_id, "key": re.sub(r"[\W_]+", " ", number.translate(digits).lower()).strip()}
        for number_id, number in rows
    ]
    if folded:
        save = sa.update(calls).where(calls.c.id == sa.bindparam("call"))
        connection.execute(save.values(number_key=sa.bindparam("key")), folded)
