"""register: a period's letters as the bound book of a register shows them, A4 across."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.jalali import jalali_text
from app.letters import Book, BookLine, LetterDirection, LetterState
from app.marks import Classification, Urgency
from app.text import persian_digits
from app.texts import (
    CLASSIFICATIONS,
    LETTER_CHANNELS,
    LETTER_DIRECTIONS,
    LETTER_RELATIONS,
    LETTER_STATES,
    URGENCIES,
)
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.sheet import A4_ACROSS
from reports.table import Table, TableColumn

TITLE: Final = "دفتر اندیکاتور"
EMPTY: Final = "در این روزها نامه‌ای در دفتر نیست."
ROOM: Final = text_width(A4_ACROSS)


@dataclass(frozen=True)
class BookColumn:
    """A column of the book: how wide it is against the others, and what it says of a letter."""

    title: str
    share: float
    text: Callable[[BookLine], str]


def _theirs(line: BookLine) -> str:
    day = jalali_text(line.their_date) if line.their_date else ""
    return "\n".join(part for part in (line.their_number, day) if part)


def _subject(line: BookLine) -> str:
    marks = []
    if line.urgency is not Urgency.NORMAL:
        marks.append(URGENCIES[line.urgency])
    if line.classification is not Classification.ORDINARY:
        marks.append(CLASSIFICATIONS[line.classification])
    return f"{line.subject} ({'، '.join(marks)})" if marks else line.subject


def _enclosed(line: BookLine) -> str:
    if not line.enclosures:
        return "ندارد"
    return persian_digits(f"{line.pages} برگ" if line.pages else f"{line.enclosures} فقره")


def _links(line: BookLine) -> str:
    return "، ".join(f"{LETTER_RELATIONS[relation]} {number}" for relation, number in line.links)


def _state(line: BookLine) -> str:
    words = LETTER_STATES[line.state]
    if line.state is LetterState.ANNULLED:
        return f"{words}: {line.settle_reason}"
    return f"{words} (تاریخ گذشته)" if line.back_dated else words


COLUMNS: Final = (
    BookColumn("شماره", 1.5, lambda line: line.number),
    BookColumn("تاریخ", 1.2, lambda line: jalali_text(line.dated)),
    BookColumn("جهت", 0.8, lambda line: LETTER_DIRECTIONS[line.direction]),
    BookColumn("فرستنده یا گیرنده", 3, lambda line: line.who),
    BookColumn("شماره و تاریخ نامه", 1.8, _theirs),
    BookColumn("خلاصه موضوع", 3.8, _subject),
    BookColumn("پیوست", 0.9, _enclosed),
    BookColumn("عطف و پیرو", 1.7, _links),
    BookColumn("شیوه", 1.1, lambda line: LETTER_CHANNELS[line.channel]),
    BookColumn("ارجاع به", 2, lambda line: "، ".join(line.referred_to)),
    BookColumn("وضعیت", 1.7, _state),
)


def register_book(
    books: Sequence[Book],
    from_day: date,
    to_day: date,
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the pages of each register, one after the other.

    Args:
        books: The registers; without any, the paper says so.
        from_day: First day of the period.
        to_day: Last day.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    table = Table([TableColumn(one.title, one.share) for one in COLUMNS], ROOM, typefaces)
    period = (("از", jalali_text(from_day)), ("تا", jalali_text(to_day)))
    forms = [_book(book, period, table) for book in books]
    if not forms:
        forms = [Form(Heading(TITLE, period), (gap(8), *paragraph(EMPTY, ROOM)))]
    return printed(forms, size=A4_ACROSS, letterhead=letterhead, mark=mark, typefaces=typefaces)


def _book(book: Book, period: tuple[tuple[str, str], ...], table: Table) -> Form:
    highest = max(line.classification for line in book.lines)
    heading = Heading(
        title=f"{TITLE} — {book.name}",
        facts=(*period, ("شمار", str(len(book.lines)))),
        classification=secrecy_mark(highest),
    )
    rows = table.rows([[column.text(line) for column in COLUMNS] for line in book.lines])
    return Form(heading, (*rows, *_totals(book)), repeated=(table.head(),))


def _totals(book: Book) -> list[Block]:
    ways = Counter(LETTER_DIRECTIONS[line.direction] for line in book.lines)
    states = Counter(LETTER_STATES[line.state] for line in book.lines)
    incoming = [line for line in book.lines if line.direction is LetterDirection.INCOMING]
    channels = Counter(LETTER_CHANNELS[line.channel] for line in incoming)
    cells = (
        Cell("جهت", _counted(ways), 2),
        Cell("وضعیت", _counted(states), 4),
        Cell("شیوه رسیدن وارده‌ها", _counted(channels), 4),
    )
    signatures = (
        Cell("متصدی دفتر", share=2),
        Cell("مسئول دبیرخانه", share=2),
        Cell("ملاحظات", share=4),
    )
    return [
        heading_line("جمع دوره"),
        row(cells, ROOM),
        gap(6),
        row(signatures, ROOM, blank=True),
    ]


def _counted(counts: Counter[str]) -> str:
    return persian_digits("، ".join(f"{words}: {count}" for words, count in counts.most_common()))
