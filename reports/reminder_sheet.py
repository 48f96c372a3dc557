"""reminder-sheet: who is rung up before a special meeting, and what each said, A4 (P1.5, U23)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.agenda import Answer, AttendeeLine, EventSheet, hours_text
from app.agenda.states import NOT_COMING
from app.agenda.texts import ANSWERS, ATTENDEE_ROLES
from app.clock import to_tehran
from app.jalali import jalali_text, long_jalali_text
from app.moments import moment_text
from app.telephone import isolated_telephone
from app.text import persian_digits
from reports.blocks import Block, Cell, gap, row, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian import Style
from reports.persian.fonts import TypefacePair
from reports.sheet import A4
from reports.table import Table, TableColumn
from reports.ticked_rows import QUIET, STRONG, Line, ticked_row

TITLE: Final = "فهرست یادآوری تلفنی جلسه"
ROOM: Final = text_width(A4)
COLUMNS: Final = (
    TableColumn("ردیف", 0.7),
    TableColumn("دعوت‌شده", 3.6),
    TableColumn("تلفن", 2.9),
    TableColumn("جانشین و توضیح", 2.8),
    TableColumn("چه کسی، کی", 2.1),
    TableColumn("نتیجه", 1.9),
)
DIAL: Final = Style(size=12, bold=True, leading=1.5)
#: What is ticked by hand, or already.
TICKS: Final = tuple(ANSWERS[one.value] for one in Answer if one is not Answer.NONE)
#: Empty rows after those invited, for whoever is added by hand.
MORE_ROWS: Final = 3
BLANK_ROWS: Final = 10


def reminder_sheet(
    sheets: Sequence[EventSheet],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the lists of meetings, each beginning a sheet.

    Args:
        sheets: The entries.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(sheet, typefaces) for sheet in sheets]
    return printed(forms, size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_reminder_sheet(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the list empty, to be filled by hand."""
    heading = Heading(TITLE, (("شماره", ""), ("تاریخ", ""), ("ساعت", "")))
    about = (Cell("موضوع", share=4), Cell("مکان", share=3))
    blocks = (row(about, ROOM, blank=True), gap(4), *_table(_empty_rows(1, BLANK_ROWS), None))
    return printed([Form(heading, blocks)] * copies, size=A4, letterhead=letterhead, mark=mark)


def _form(sheet: EventSheet, typefaces: TypefacePair | None) -> Form:
    day, hours = "", ""
    if sheet.starts_at is not None and sheet.ends_at is not None:
        begins = to_tehran(sheet.starts_at).date()
        day = long_jalali_text(begins)
        hours = hours_text(sheet.starts_at, sheet.ends_at, begins, all_day=sheet.all_day)
    invited = [one for one in sheet.attendees if one.role not in NOT_COMING]
    heading = Heading(
        title=TITLE,
        facts=(
            ("شماره", sheet.number),
            ("تاریخ", jalali_text(to_tehran(sheet.starts_at).date()) if sheet.starts_at else ""),
            ("شمار", str(len(invited))),
        ),
        classification=secrecy_mark(sheet.classification),
        register_number=sheet.number,
        record=f"daftar:event:{sheet.id}",
    )
    about = (
        row((Cell("موضوع", sheet.subject, strong=True),), ROOM),
        row(
            (Cell("زمان", f"{day}، {hours}".strip("، "), 3), Cell("مکان", sheet.place, 3)),
            ROOM,
        ),
        gap(4),
    )
    rows = [_row(number, one, typefaces) for number, one in enumerate(invited, 1)]
    rows += _empty_rows(len(invited) + 1, MORE_ROWS)
    return Form(heading, (*about, *_table(rows, typefaces)))


def _table(rows: Sequence[Block], typefaces: TypefacePair | None) -> list[Block]:
    """The head stands above the rows of every page, after what they are of on the first."""
    return Table(COLUMNS, ROOM, typefaces).above(rows)


def _empty_rows(first: int, count: int) -> list[Block]:
    return [
        ticked_row([[_numbered(number)], [], [], [], []], COLUMNS, ROOM, TICKS, None)
        for number in range(first, first + count)
    ]


def _numbered(number: int) -> Line:
    return Line(persian_digits(str(number)), STRONG)


def _row(number: int, one: AttendeeLine, typefaces: TypefacePair | None) -> Block:
    who = [
        Line(one.name or one.organisation, STRONG),
        Line(one.post),
        Line(one.organisation if one.name else ""),
        Line(ATTENDEE_ROLES[one.role], QUIET),
    ]
    substitute = f"جانشین: {one.substitute}" if one.substitute else ""
    told_at = moment_text(one.told_at) if one.told_at else ""
    cells = [
        [_numbered(number)],
        who,
        [Line(isolated_telephone(one.phone) or "—", DIAL)],
        [Line(substitute, STRONG), Line(one.note)],
        [Line(one.told_by), Line(told_at, QUIET)],
    ]
    known = one.answer is not Answer.NONE
    return ticked_row(
        cells,
        COLUMNS,
        ROOM,
        TICKS,
        typefaces,
        ticked={ANSWERS[one.answer]} if known else (),
    )
