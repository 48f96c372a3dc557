"""What a backup's file is made of: a zip of tables as JSON lines, a manifest, and a checksum."""

from __future__ import annotations

from typing import Final

#: Raised when an older program could not read it any more.
FORMAT: Final = 1
MANIFEST: Final = "manifest.json"

#: What the file ends with, before the checksum of all before it (64 hexadecimal digits).
TRAILER: Final = b"\ndaftar-sha256:"
TRAILER_LENGTH: Final = len(TRAILER) + 64

#: The ending of its name.
SUFFIX: Final = ".daftar"


def table_member(name: str) -> str:
    """Where a table's rows lie in the zip."""
    return f"tables/{name}.jsonl"
