"""Search: the text of files, versions of what is derived, lists for a unit, keys of resolutions."""

from __future__ import annotations

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
    with op.batch_alter_table("saved_lists") as batch:
        batch.add_column(sa.Column("unit", SHORT, nullable=False, server_default=""))
    with op.batch_alter_table("saved_lists") as batch:
        batch.alter_column("unit", server_default=None)
    with op.batch_alter_table("resolutions") as batch:
        batch.add_column(sa.Column("search_key", KEY, nullable=False, server_default=""))
    with op.batch_alter_table("resolutions") as batch:
        batch.alter_column("search_key", server_default=None)
    # Whoever belongs to a case is found in the case's own key.
    with op.batch_alter_table("case_people") as batch:
        batch.drop_column("search_key")
