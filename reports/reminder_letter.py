"""reminder-letter: to a unit about all it has overdue, sharper with each rung, A4."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Final

from app.clock import to_tehran
from app.jalali import jalali_text
from app.moments import deadline_words
from app.order_letters import ASKED
from app.order_letters import REMINDER_SUBJECT as SUBJECT
from app.orders import RUNGS, FollowUpRow
from app.text import persian_digits
from reports.blocks import gap, paragraph, signed, text_width
from reports.letters import BODY, letter_head, signature
from reports.order_rows import SIGNER, source_words
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.register_list import most_secret
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "نامه پیگیری"
EMPTY: Final = "دستور سررسیدگذشته‌ای نیست."
ROOM: Final = text_width(A4)
OWED: Final = (
    TableColumn("ردیف", 0.8),
    TableColumn("دستور", 6),
    TableColumn("سند", 2.2),
    TableColumn("تاریخ", 1.6),
    TableColumn("مهلت", 1.6),
    TableColumn("گذشته", 1.5),
)
BLANK_ROWS: Final = 10


def reminder_letters(
    rows: Sequence[FollowUpRow],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print a letter to each unit about what it owes; one with a number is drafted in the register.

    Args:
        rows: Overdue lines, those of one unit together.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    today = to_tehran(mark.printed_at).date()
    forms = [
        _letter(name, list(group), today, typefaces)
        for name, group in groupby(rows, lambda one: one.name)
    ]
    if not forms:
        heading = Heading(TITLE, (("تاریخ", jalali_text(today)),))
        forms = [Form(heading, (gap(8), *paragraph(EMPTY, ROOM)))]
    return printed(forms, size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_reminder_letter(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the letter empty, its first and mildest wording, to be filled by hand."""
    heading = Heading(TITLE, (("شماره", ""), ("تاریخ", ""), ("پیوست", "")))
    blocks = (
        *letter_head("", SUBJECT, ROOM),
        *paragraph(ASKED[0], ROOM, BODY),
        gap(6),
        *Table(OWED, ROOM).empty(BLANK_ROWS),
        *signature(SIGNER, ROOM),
    )
    return printed([Form(heading, blocks)] * copies, size=A4, letterhead=letterhead, mark=mark)


def _letter(
    name: str, rows: Sequence[FollowUpRow], today: date, typefaces: TypefacePair | None
) -> Form:
    heading = Heading(
        TITLE,
        (("شماره", ""), ("تاریخ", jalali_text(today)), ("پیوست", "")),
        classification=secrecy_mark(most_secret(rows)),
    )
    rung = max(max(one.rung, one.due_rung) for one in rows)
    cells = [_cells(number, one, today) for number, one in enumerate(rows, 1)]
    blocks = [
        *letter_head(name, f"{SUBJECT} — {RUNGS[max(rung - 1, 0)]}", ROOM),
        *paragraph(ASKED[min(max(rung - 1, 0), len(ASKED) - 1)], ROOM, BODY),
        gap(6),
        *Table(OWED, ROOM, typefaces).whole(cells),
    ]
    return Form(heading, tuple(signed(blocks, signature(SIGNER, ROOM), lines=1)))


def _cells(number: int, one: FollowUpRow, today: date) -> tuple[str, ...]:
    return (
        persian_digits(str(number)),
        one.words,
        source_words(one),
        jalali_text(one.given_on),
        jalali_text(one.due_on) if one.due_on else "—",
        deadline_words(one.due_on, today),
    )
