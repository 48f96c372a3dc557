"""Keys of sheets of the folder, reminders and distribution groups, for the language of search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    # Added in place: a table that others name cannot be made anew on SQLite. The defaults stay.
    for table in ("folder_sheets", "reminders", "distribution_groups"):
        op.add_column(table, sa.Column("search_key", KEY, nullable=False, server_default=""))
    # Whoever brings the store up then folds its keys, which are of no version any more.
    op.execute("DELETE FROM search_versions WHERE name = 'keys'")
