"""Of which versions a store's search keys and search tables are, and of which they ought to be."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, delete, insert, select

from app.text import SEARCH_KEY_VERSION
from models.base import table_of
from models.office import SearchVersion
from models.search import INDEX_VERSION

KEYS: Final = "keys"
_VERSIONS: Final = table_of(SearchVersion)
#: What a store has with these versions is as this program would make it.
CURRENT: Final = {KEYS: SEARCH_KEY_VERSION, "index": INDEX_VERSION}


def versions(connection: Connection) -> dict[str, int]:
    """Of which versions a store's keys and search tables are; what is missing is not made yet."""
    rows = connection.execute(select(_VERSIONS.c.name, _VERSIONS.c.version))
    return {row.name: row.version for row in rows}


def note_versions(connection: Connection) -> None:
    """Say in the store that its keys and search tables are of this version."""
    connection.execute(delete(_VERSIONS))
    connection.execute(
        insert(_VERSIONS), [{"name": name, "version": number} for name, number in CURRENT.items()]
    )
