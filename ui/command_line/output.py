"""Results on stdout, words for people on stderr, both UTF-8 whatever the terminal thinks."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence

from app.text import persian_digits


def speak_utf8() -> None:
    """Make every stream of this process UTF-8; Persian does not fit into any other."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(sentence: str) -> None:
    """Tell a person something, in one line."""
    print(" ".join(sentence.split()), file=sys.stderr)


def print_json(value: object) -> None:
    """Print one JSON object on one line."""
    print(json.dumps(value, ensure_ascii=False))


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print aligned columns; digits are Persian."""
    _print_aligned([list(headings), *(_cells(row) for row in rows)])


def print_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    """Print what things are called beside what they are; digits are Persian."""
    _print_aligned([_cells(pair) for pair in pairs])


def _cells(row: Sequence[str]) -> list[str]:
    return [persian_digits(" ".join(cell.splitlines())) for cell in row]


def _print_aligned(table: Sequence[Sequence[str]]) -> None:
    widths = [max(width_of(row[column]) for row in table) for column in range(len(table[0]))]
    for row in table:
        cells = (
            cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True)
        )
        print("  ".join(cells).rstrip())


def width_of(text: str) -> int:
    """How many places of a terminal a text takes: marks and half-spaces take none."""
    return sum(unicodedata.category(character) not in ("Mn", "Me", "Cf") for character in text)


def shortened(text: str, width: int) -> str:
    """A text cut to a column, with an ellipsis where something is missing."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"
