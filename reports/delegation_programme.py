"""delegation-programme: a guest's or a trip's days minute by minute, A4 (P6.O4).

Ours with the guest's language under it: what, where, names, days. Cars and hosts stand with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Final

from app.jalali import clock_text, jalali_text, long_jalali_text
from app.protocol.rows import CaseSheet, EntryLine, PersonLine
from app.protocol.sheets import CasePaper
from app.protocol.states import OURS, TRIPS, CaseKind, EntryKind
from app.protocol.texts import PERSON_ROLES
from app.telephone import isolated_telephone
from app.text import persian_count, persian_digits
from reports.blocks import Block, Cell, gap, heading_line, kept_together, row, stacked
from reports.paper import Form, Letterhead, PrintMark, printed
from reports.persian import Alignment, Style, wrapped
from reports.persian.fonts import TypefacePair
from reports.protocol_parts import (
    ROOM,
    blank_about,
    blank_case_heading,
    case_heading,
    days_text,
    person_text,
    where_text,
)
from reports.second_language import RIGHT_TO_LEFT, WORDS, Words, in_language
from reports.sheet import A4, Sheet
from reports.table import Table, TableColumn

TITLE: Final = "برنامه هیأت"
TITLES: Final = {
    **dict.fromkeys(TRIPS, "برنامه سفر"),
    CaseKind.DELEGATION: TITLE,
    CaseKind.DOMESTIC_GUEST: "برنامه میهمان",
    CaseKind.CEREMONY: "برنامه مراسم",
    CaseKind.OCCASION: "برنامه مناسبت",
    CaseKind.COUNTRY_SESSION: "برنامه نشست",
}
EMPTY: Final = "هنوز چیزی در برنامه این پرونده نیست."
SHARES: Final = (1.75, 4.4, 3.2, 2.3, 2.6)
HEADS: Final = ("ساعت", "برنامه", "جا", "میزبان", "خودرو و یادداشت")
MEMBERS: Final = (
    TableColumn("ردیف", 0.8),
    TableColumn("نام", 2.6, strong=True),
    TableColumn("سمت و دستگاه", 3.6),
    TableColumn("به عنوان", 1.3),
    TableColumn("خودرو", 1.8),
    TableColumn("محل اقامت", 2.3),
)
#: Beside the name, where there is a second language.
SECOND_NAME: Final = TableColumn("نام به خط میهمان", 2.4)
TEAM: Final = (
    TableColumn("نام", 3, strong=True),
    TableColumn("سمت", 3.4),
    TableColumn("به عنوان", 1.5),
    TableColumn("تلفن", 2),
)
CARS: Final = (
    TableColumn("خودرو", 2, strong=True),
    TableColumn("شماره پلاک", 2),
    TableColumn("راننده", 2),
    TableColumn("تلفن", 1.8),
    TableColumn("سرنشینان", 4.6),
)
WRITTEN_ROW: Final = 32.0
BLANK_ROWS: Final = 15

_SUBJECT: Final = Style(size=13, bold=True, leading=1.55, alignment=Alignment.CENTRE)
_SECOND_SUBJECT: Final = Style(size=10.5, leading=1.5, grey=0.25, alignment=Alignment.CENTRE)
_DAY: Final = Style(size=10.5, bold=True, leading=1.5)
_SECOND: Final = Style(size=7.8, leading=1.4, grey=0.25)


def delegation_programmes(
    papers: Sequence[CasePaper],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the programmes of cases, each beginning a page.

    Args:
        papers: The cases.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(one.case, typefaces) for one in papers]
    marks = [replace(mark, reprint=one.reprint) for one in papers]
    return printed(forms, size=A4, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_programme(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the programme of a day empty, to be written by hand."""
    table = Table(_columns(HEADS), ROOM)
    blocks = (*blank_about(), gap(4), *table.empty(BLANK_ROWS, WRITTEN_ROW))
    form = Form(blank_case_heading(TITLE), blocks)
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark)


def _form(case: CaseSheet, typefaces: TypefacePair | None) -> Form:
    lines = _Lines(case, typefaces)
    words = lines.words
    blocks: list[Block] = [*_subject(case, words, typefaces), *_about(case)]
    for day, entries in groupby(case.entries, key=lambda one: one.starts_at.date()):
        blocks += [gap(6), *_day(day, list(entries), lines, case)]
    if not case.entries:
        blocks += [heading_line(EMPTY)]
    blocks += [*_members(case, words, typefaces), *_team(case, typefaces)]
    blocks += _cars(case, words, typefaces)
    title = TITLES.get(case.kind, "برنامه")
    return Form(case_heading(case, title), tuple(blocks))


def _subject(case: CaseSheet, words: Words | None, typefaces: TypefacePair | None) -> list[Block]:
    second = case.second_subject or (words.title if words else "")
    styled = [(case.subject, _SUBJECT)]
    if words and second:
        styled += [(second, in_language(_SECOND_SUBJECT, case.second_language))]
    return [
        _centred(line, style)
        for text, style in styled
        for line in wrapped(text, ROOM, style, typefaces)
    ] + [gap(4)]


def _centred(line: str, style: Style) -> Block:
    def draw(sheet: Sheet, top: float, _height: float) -> None:
        sheet.text(line, sheet.left, top, sheet.room, style)

    return Block(style.line_height, draw, stays_with_next=True)


def _about(case: CaseSheet) -> list[Block]:
    head = case.head
    return [
        row(
            (
                Cell("رئیس یا میهمان", person_text(head) if head else "", 4, strong=True),
                Cell("روز", days_text(case), 3),
                Cell("کجا", where_text(case), 3),
            ),
            ROOM,
        ),
        row(
            (
                Cell("دستگاه", case.body, 4),
                Cell("میزبان", case.host, 3),
                Cell("مسئول پرونده", case.owner, 3),
            ),
            ROOM,
        ),
    ]


class _Lines:
    """The tables of a programme: ours, and under each line of it the guest's language."""

    def __init__(self, case: CaseSheet, typefaces: TypefacePair | None) -> None:
        self.words = WORDS.get(case.second_language)
        self._ours = Table(_columns(HEADS, strong=True), ROOM, typefaces)
        cell = in_language(_SECOND, case.second_language)
        self._with_hours = cell.is_foreign
        heads = self.words.heads if self.words else HEADS
        self._theirs = Table(_columns(heads), ROOM, typefaces, cell)

    def head(self) -> Block:
        """Over the lines of a day, in both languages."""
        return stacked([self._ours.head(), *([self._theirs.head()] if self.words else [])])

    def line(self, one: EntryLine) -> list[Block]:
        """An entry; never cut between its languages."""
        hours = _foreign_hours(one) if self._with_hours else ""
        second = (hours, one.second_title, one.second_location, "", "")
        if not self.words or not any(second):
            return self._ours.rows([_cells(one)])
        ours = self._ours.rows([_cells(one)], ruled=False)
        return kept_together([*ours, *self._theirs.rows([second])])


def _columns(titles: Sequence[str], *, strong: bool = False) -> list[TableColumn]:
    return [
        TableColumn(title, share, strong=strong and place == 1)
        for place, (title, share) in enumerate(zip(titles, SHARES, strict=True))
    ]


def _day(day: date, entries: Sequence[EntryLine], lines: _Lines, case: CaseSheet) -> list[Block]:
    """A day under its name, which stands again where the day goes on over the page."""
    second = lines.words.day(day) if lines.words else ""
    name = _day_name(long_jalali_text(day), second, case)
    head = replace(stacked([name, lines.head()]), stays_with_next=True)
    rows = [replace(block, under=head) for one in entries for block in lines.line(one)]
    return [head, *rows]


def _day_name(ours: str, second: str, case: CaseSheet) -> Block:
    """The day at the right, the same in the guest's language at the left."""
    language = in_language(replace(_SECOND, size=9), case.second_language)
    end = language if language.is_foreign else replace(language, alignment=Alignment.END)

    def draw(sheet: Sheet, top: float, _height: float) -> None:
        sheet.text(ours, sheet.left, top, sheet.room, _DAY)
        sheet.text(second, sheet.left, top - 1.5, sheet.room, end)

    return Block(_DAY.line_height + 3, draw, stays_with_next=True)


def _cells(one: EntryLine) -> tuple[str, ...]:
    begins, ends = one.starts_at, one.ends_at
    until = "" if ends.date() == begins.date() else f"{jalali_text(ends.date())} "
    hours = f"{clock_text(begins.time())} تا {until}{clock_text(ends.time())}"
    journey = one.kind is EntryKind.JOURNEY
    aside = (
        "با حضور استاندار" if one.with_governor else "",
        f"از {one.origin}" if journey and one.origin else "",
        one.carrier,
        one.vehicles,
        one.who,
        one.note,
    )
    instant = begins == ends
    return (
        clock_text(begins.time()) if instant else hours,
        one.title,
        one.location,
        one.host,
        persian_digits("؛ ".join(part for part in aside if part)),
    )


def _foreign_hours(one: EntryLine) -> str:
    """The hours in digits a guest reads."""
    hours = (f"{moment:%H:%M}" for moment in (one.starts_at, one.ends_at))
    return " – ".join(dict.fromkeys(hours))


def _members(case: CaseSheet, words: Words | None, typefaces: TypefacePair | None) -> list[Block]:
    guests = _by_order(case, ours=False)
    if not guests:
        return []
    columns = [*MEMBERS[:2], *([_second_name(case)] if words else []), *MEMBERS[2:]]
    rows = [
        (
            persian_count(place),
            one.name or one.organisation,
            *([one.second_name] if words else []),
            "، ".join(part for part in (one.post, one.organisation) if part),
            PERSON_ROLES[one.role.value],
            one.vehicle,
            "، اتاق ".join(part for part in (one.lodging, one.room) if part),
        )
        for place, one in enumerate(guests, 1)
    ]
    title = "همراهان" if case.kind in TRIPS else "اعضا به ترتیب تشریفات"
    return _titled(
        title, words.members if words else "", case, Table(columns, ROOM, typefaces), rows
    )


def _second_name(case: CaseSheet) -> TableColumn:
    return replace(SECOND_NAME, is_foreign=case.second_language not in RIGHT_TO_LEFT)


def _team(case: CaseSheet, typefaces: TypefacePair | None) -> list[Block]:
    rows = [
        (
            one.name,
            "، ".join(part for part in (one.post, one.organisation) if part),
            PERSON_ROLES[one.role.value],
            isolated_telephone(one.phone),
        )
        for one in _by_order(case, ours=True)
    ]
    return _titled("میزبانان و مهمانداران", "", case, Table(TEAM, ROOM, typefaces), rows)


def _cars(case: CaseSheet, words: Words | None, typefaces: TypefacePair | None) -> list[Block]:
    rows = [
        (
            one.title,
            persian_digits(one.plate),
            one.driver,
            isolated_telephone(one.phone),
            "، ".join(one.passengers),
        )
        for one in case.vehicles
    ]
    second = words.cars if words else ""
    return _titled("خودروها", second, case, Table(CARS, ROOM, typefaces), rows)


def _titled(
    title: str, second: str, case: CaseSheet, table: Table, rows: Sequence[Sequence[str]]
) -> list[Block]:
    if not rows:
        return []
    return [gap(8), _day_name(title, second, case), *table.whole(rows)]


def _by_order(case: CaseSheet, *, ours: bool) -> list[PersonLine]:
    people = (one for one in case.people if (one.role in OURS) is ours)
    return sorted(people, key=lambda one: one.order)
