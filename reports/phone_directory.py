"""phone-directory: the office's telephone directory, A4 in two columns, by name or by place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from app.contacts import BookSection, PhoneBook, PhoneBookEntry, by_organisation
from app.jalali import jalali_text
from app.progress import Progress
from app.telephone import isolated_telephone
from reports.columns import ColumnBlock, column_width, in_columns
from reports.paper import Form, Heading, Letterhead, PrintMark, printed
from reports.persian import Alignment, Style, wrapped
from reports.persian.fonts import TypefacePair
from reports.sheet import A4, INK, QUIET, RULE, Sheet

TITLE: Final = "دفتر تلفن"
NOWHERE: Final = "بی‌دستگاه"
WIDTH: Final = column_width(A4)

NAME: Final = Style(size=8.5, bold=True, leading=1.5)
PLACE: Final = Style(size=7.5, leading=1.5, grey=QUIET)
NUMBER: Final = Style(size=8.5, leading=1.5, alignment=Alignment.END)
HEAD: Final = Style(size=9.5, bold=True, leading=1.6)
UNIT: Final = Style(size=8.5, bold=True, leading=1.5)
#: The share of a column that numbers take.
NUMBERS: Final = 0.46
ASIDE: Final = 4.0

Layout = Callable[["_Setter", PhoneBook], Iterator[ColumnBlock]]


def phone_directory(
    book: PhoneBook,
    *,
    layout: str,
    letterhead: Letterhead,
    mark: PrintMark,
    of: str = "",
    typefaces: TypefacePair | None = None,
    progress: Progress | None = None,
) -> bytes:
    """Print the directory.

    Args:
        book: Who, with their numbers.
        layout: One of `LAYOUTS`.
        letterhead: The office's.
        mark: When and by whom it is printed.
        of: What it is of where it is not the whole directory: a group's name, the filter's words.
        typefaces: A font of the desk's choice; the shipped one otherwise.
        progress: Told how far it is; it may break the work off.
    """
    watched = progress or Progress()
    setter = _Setter(typefaces, watched, len(book.entries))
    watched.begin("چیدن دفتر تلفن")
    pages = in_columns(list(LAYOUTS[layout](setter, book)), A4)
    facts = [("تاریخ", jalali_text(mark.printed_at.date())), ("شمار", str(len(book.entries)))]
    if of:
        facts.append(("از", of))
    form = Form(Heading(title=TITLE, facts=tuple(facts)), tuple(pages))
    return printed(
        [form],
        size=A4,
        letterhead=letterhead,
        mark=mark,
        typefaces=typefaces,
        progress=watched.step,
    )


class _Setter:
    """Makes the pieces of the columns."""

    def __init__(self, pair: TypefacePair | None, progress: Progress, count: int) -> None:
        self._pair, self._progress, self._count = pair, progress, count
        self._done = 0

    def entry(self, entry: PhoneBookEntry, *, place: bool) -> ColumnBlock:
        """Somebody with his numbers.

        Args:
            entry: Who.
            place: Whether to say where; under his organisation nobody needs it.
        """
        self._done += 1
        self._progress.step(self._done, self._count)
        words = (entry.post, entry.place if place else "", "" if entry.post else entry.city)
        return self._row(
            f"{entry.honorific} {entry.name}".strip(),
            "، ".join(word for word in words if word),
            _numbers(entry),
        )

    def _row(self, name: str, below: str, numbers: Sequence[str]) -> ColumnBlock:
        room = WIDTH * (1 - NUMBERS) - 2 * ASIDE
        names = wrapped(name, room, NAME, self._pair)
        places = wrapped(below, room, PLACE, self._pair) if below else []
        beside = [
            line
            for number in numbers or ("—",)
            for line in wrapped(number, WIDTH * NUMBERS, NUMBER, self._pair)
        ]
        deep = len(names) * NAME.line_height + len(places) * PLACE.line_height
        height = max(deep, len(beside) * NUMBER.line_height) + 5

        def draw(sheet: Sheet, left: float, top: float, width: float) -> None:
            edge = left + width - room - ASIDE
            sheet.lines(names, edge, top - 2, room, NAME)
            sheet.lines(places, edge, top - 2 - len(names) * NAME.line_height, room, PLACE)
            sheet.lines(beside, left, top - 2, width * NUMBERS, NUMBER)
            sheet.rule(left, top - height, width, dotted=True)

        return ColumnBlock(height, draw)

    def head(self, words: str, numbers: Sequence[str] = ()) -> ColumnBlock:
        """A letter, or an organisation with its own numbers."""
        return self._heading(words, numbers, HEAD, shaded=True)

    def unit(self, words: str, numbers: Sequence[str]) -> ColumnBlock:
        """A unit with its own numbers."""
        return self._heading(words, numbers, UNIT, shaded=False)

    def _heading(
        self, words: str, numbers: Sequence[str], style: Style, *, shaded: bool
    ) -> ColumnBlock:
        share = 1 - NUMBERS if numbers else 1
        room = WIDTH * share - 2 * ASIDE
        names = wrapped(words, room, style, self._pair)
        beside = [
            line
            for number in numbers
            for line in wrapped(number, WIDTH * NUMBERS, NUMBER, self._pair)
        ]
        deep = max(len(names) * style.line_height, len(beside) * NUMBER.line_height)
        height = deep + (10 if shaded else 6)

        def draw(sheet: Sheet, left: float, top: float, width: float) -> None:
            if shaded:
                _shade(sheet, left, top - height + 2, width, height - 5)
            sheet.lines(names, left + width - room - ASIDE, top - 4, room, style)
            sheet.lines(beside, left + (ASIDE if shaded else 0), top - 4, width * NUMBERS, NUMBER)
            if not shaded:
                sheet.rule(left, top - height + 1, width)

        return ColumnBlock(height, draw, stays_with_next=True)


def _numbers(entry: PhoneBookEntry) -> list[str]:
    """Each number with what it is."""
    return [f"{phone.label} {isolated_telephone(phone.shown)}".strip() for phone in entry.phones]


def _by_name(setter: _Setter, book: PhoneBook) -> Iterator[ColumnBlock]:
    letter = ""
    for entry in book.entries:
        first = entry.name[:1]
        first = "ا" if first in "اآأإ" else first
        if first != letter:
            letter = first
            yield setter.head(letter)
        yield setter.entry(entry, place=True)


def _by_organisation(setter: _Setter, book: PhoneBook) -> Iterator[ColumnBlock]:
    for section in by_organisation(book):
        yield from _section(setter, section)


def _section(setter: _Setter, section: BookSection) -> Iterator[ColumnBlock]:
    head = setter.head(section.name or NOWHERE, _numbers(section.own) if section.own else ())
    alone = not section.people and not section.units
    yield replace(head, stays_with_next=not alone)
    for entry in section.people:
        yield setter.entry(entry, place=False)
    for name, own, people in section.units:
        unit = setter.unit(name, _numbers(own) if own else ())
        yield replace(unit, stays_with_next=bool(people))
        for entry in people:
            yield setter.entry(entry, place=False)


def _shade(sheet: Sheet, left: float, bottom: float, width: float, height: float) -> None:
    canvas = sheet.canvas
    canvas.setFillGray(0.93)
    canvas.rect(left, bottom, width, height, stroke=0, fill=1)
    canvas.setFillGray(INK)
    canvas.setStrokeGray(RULE)


LAYOUTS: Final[dict[str, Layout]] = {"name": _by_name, "organisation": _by_organisation}
