"""The lines of received minutes as they are cut: numbered points, bullets, rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.text import latin_digits, search_key

#: A line that begins a numbered point: «۱- …», «۲) …», «بند ۳: …», «مصوبه ۴ – …».
_NUMBERED: Final = re.compile(
    r"^\s*(?:(?:بند|مصوبه|ماده)\s*)?(?P<number>[0-9۰-۹٠-٩]{1,3}(?:[-/.][0-9۰-۹٠-٩]{1,3})?)"
    r"\s*(?:[-–—_.):：]|(?<=\d)\s)\s*(?P<words>\S.*)$"
)
_BULLET: Final = re.compile(r"^\s*[•●▪◦*–—-]\s+(?P<words>\S.*)$")
#: The first cell of a row: «۱», «۱-», «(۲)».
_ROW_NUMBER: Final = re.compile(r"^\(?(?P<number>[0-9۰-۹٠-٩]{1,3})\s*[-–—_.):：]?$")
#: What a column says by its heading.
_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    column: tuple(search_key(word) for word in words.split())
    for column, words in (
        ("number", "ردیف شماره"),
        ("words", "مصوبه مصوبات شرح تصمیم تصمیمات متن"),
        ("responsible", "مسئول مجری دستگاه سازمان کننده"),
        ("due_words", "مهلت موعد زمان سررسید"),
    )
}
#: Cells of a row as they are kept: tabulators do not outlive the storing of a text.
CELL_SIGN: Final = " | "
#: A point without a number of its own.
BULLET: Final = "•"


@dataclass(frozen=True)
class Line:
    """A line of minutes.

    Attributes:
        number: Of the point it begins, `BULLET` of one without; empty of any other line.
        start: Where it begins in the text, and `end` behind it.
        responsible: Who does it, as the row of a table says; `due_words` until when.
        in_table: It stands under a heading that calls it a resolution.
    """

    number: str
    words: str
    start: int
    end: int
    responsible: str = ""
    due_words: str = ""
    in_table: bool = False


def with_cells(text: str) -> str:
    """A pasted text whose tables can still be told once it is stored."""
    return text.replace("\t", CELL_SIGN)


def lines_to_cut(text: str) -> Iterator[Line]:
    """The lines of a text, each with where it stands; a row of a table is one line."""
    start, columns = 0, dict[int, str]()
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\r\n")
        end = start + len(body)
        cells = _cells(body)
        filled = [cell for cell in cells if cell]
        if _is_heading(filled):
            columns = _columns(cells)
            yield Line("", "", start, end)
        elif len(filled) > 1 or (filled and columns):
            yield _row(cells, columns, start, end)
        else:
            yield _plain(body, start, end)
        start += len(line)


def _cells(body: str) -> list[str]:
    """The cells of a row, the empty ones among them; none of a line that is no row."""
    cells = [cell.strip() for cell in re.split(r"[\t|]", body)]
    return cells if len(cells) > 1 else []


def _is_heading(filled: Sequence[str]) -> bool:
    """Whether a row names the columns of a table, be it one of resolutions or another."""
    if len(filled) < 2 or _ROW_NUMBER.match(filled[0]):
        return False
    return search_key(filled[0]) in _HEADINGS["number"] or bool(_columns(filled))


def _columns(cells: Sequence[str]) -> dict[int, str]:
    """What each column says; empty where these are no headings of resolutions."""
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        said = search_key(cell).split()
        for column, words in _HEADINGS.items():
            if column not in found.values() and len(said) < 5 and set(words) & set(said):
                found[place] = column
                break
    return found if len(found) > 1 and "words" in found.values() else {}


def _row(cells: Sequence[str], columns: Mapping[int, str], start: int, end: int) -> Line:
    said = {columns[place]: cell for place, cell in enumerate(cells) if place in columns}
    filled = [cell for cell in cells if cell]
    numbered = _ROW_NUMBER.match(said.get("number", filled[0]))
    number = latin_digits(numbered["number"]) if numbered is not None else ""
    if not said.get("words"):
        return Line(number, " ".join(filled[1:] if number else filled), start, end)
    return Line(
        number or BULLET,
        said["words"],
        start,
        end,
        said.get("responsible", ""),
        said.get("due_words", ""),
        in_table=True,
    )


def _plain(body: str, start: int, end: int) -> Line:
    numbered, bullet = _NUMBERED.match(body), _BULLET.match(body)
    if numbered is not None:
        return Line(latin_digits(numbered["number"]), numbered["words"].strip(), start, end)
    if bullet is not None:
        return Line(BULLET, bullet["words"].strip(), start, end)
    return Line("", body.strip(), start, end)
