"""Tables saved as text: csv in the encodings and with the separators offices' programs write."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.errors import InvalidInput

TEXT_ENDINGS: Final = frozenset({".csv", ".tsv", ".txt"})

#: More is no list of an office.
LARGEST_FILE: Final = 60_000_000
#: Of one cell; Python's own limit is less.
_LONGEST_CELL: Final = 1_000_000

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
#: UTF-8 proves itself; what is not it comes from an old Windows.
_ENCODINGS: Final = ("utf-8", "cp1256")
_SEPARATORS: Final = ("\t", ";", "؛", ",", "،")
#: Lines the separator is looked for in.
_LOOKED_AT: Final = 40


def text_rows(path: Path) -> Iterator[list[str]]:
    """The rows of a table saved as text.

    Raises:
        InvalidInput: It cannot be read, or is no text.
    """
    text = _text(path)
    # Only what ends a line in a file of text; a cell may hold other breaks.
    lines = list(io.StringIO(text, newline=""))
    # The separator most lines have: a comma may also stand inside an address.
    counts = {
        mark: sum(mark in line for line in lines[:_LOOKED_AT]) for mark in reversed(_SEPARATORS)
    }
    separator = max(_SEPARATORS, key=lambda mark: counts[mark])
    csv.field_size_limit(_LONGEST_CELL)
    try:
        yield from csv.reader(lines, delimiter=separator)
    except csv.Error as error:
        raise InvalidInput("file", _NOT_READ.format(path.name)) from error


_NOT_READ: Final = "پرونده «{}» خوانده نشد."


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InvalidInput("file", "این پرونده بزرگ‌تر از آن است که باز شود.")
        content = path.read_bytes()
    except OSError as error:
        raise InvalidInput("file", _NOT_READ.format(path.name)) from error
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    for encoding in marked or _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise InvalidInput("file", f"پرونده «{path.name}» متن نیست؛ آن را csv یا xlsx ذخیره کنید.")
