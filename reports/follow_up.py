"""follow-up: what every unit owes, with totals and a chart, A4; and one unit's reminder letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Final

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.marks import Classification
from app.moments import deadline_words
from app.order_sources import source_title
from app.orders import RUNGS, FollowUpRow, ReferralState
from app.text import persian_digits
from app.texts import CLASSIFICATIONS, REFERRAL_STATES
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed
from reports.persian import Style
from reports.persian.fonts import TypefacePair
from reports.register_list import most_secret
from reports.sheet import A4, INK, Sheet
from reports.table import Table, TableColumn

TITLE: Final = "گزارش پیگیری دستورات"
LETTER: Final = "نامه پیگیری"
EMPTY: Final = "دستوری در جریان نیست."
NOBODY: Final = "بی ارجاع"
ROOM: Final = text_width(A4)
COLUMNS: Final = (
    TableColumn("دستور", 5),
    TableColumn("سند", 2),
    TableColumn("تاریخ", 1.5),
    TableColumn("مهلت", 1.5),
    TableColumn("وضعیت", 1.9),
    TableColumn("گام آخر", 3.2),
)
OWED: Final = (
    TableColumn("ردیف", 0.6),
    TableColumn("دستور", 6),
    TableColumn("سند", 2.2),
    TableColumn("تاریخ", 1.6),
    TableColumn("مهلت", 1.6),
    TableColumn("گذشته", 1.5),
)
#: Bars of the chart; the other units are summed up in the totals.
MOST_BARS: Final = 12
BAR: Final = 13.0
NAME: Final = Style(size=8, leading=1.5)

#: What the letter asks, by the highest rung that was reached.
ASKED: Final = (
    "خواهشمند است درباره دستورهای زیر اقدام و نتیجه را اعلام فرمایید.",
    "پیرو پیگیری پیشین، مهلت دستورهای زیر گذشته است. خواهشمند است نتیجه را اعلام فرمایید.",
    "با وجود یادآوری‌های پیشین، نتیجه دستورهای زیر نرسیده است. خواهشمند است بی‌درنگ اقدام و "
    "سبب تأخیر را اعلام فرمایید.",
)


def follow_up_report(
    rows: Sequence[FollowUpRow],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    filtered: str = "",
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print what is to be followed up, unit by unit.

    Args:
        rows: The lines, those of one unit together.
        letterhead: The office's.
        mark: When and by whom it is printed.
        filtered: What the lines are filtered by, in words.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    moment = to_tehran(mark.printed_at)
    today = moment.date()
    heading = _heading(
        TITLE, rows, (("تاریخ", jalali_text(today)), ("ساعت", clock_text(moment.time())))
    )
    blocks: list[Block] = paragraph(f"فهرست: {filtered}", ROOM) if filtered else []
    if not rows:
        blocks += [gap(8), *paragraph(EMPTY, ROOM)]
        return printed(
            [Form(heading, tuple(blocks))],
            size=A4,
            letterhead=letterhead,
            mark=mark,
            typefaces=typefaces,
        )
    units = [(name, list(group)) for name, group in groupby(rows, lambda one: one.name or NOBODY)]
    blocks += [_totals(rows, len(units), today), gap(6), *_chart(units, today), gap(8)]
    table = Table(COLUMNS, ROOM, typefaces)
    for name, group in units:
        late = sum(1 for one in group if _is_late(one, today))
        owes = persian_digits(f"{name} — {len(group)} دستور، {late} سررسید گذشته")
        blocks += [heading_line(owes), table.head()]
        blocks += table.rows([_cells(one, today) for one in group])
        blocks.append(gap(6))
    form = Form(heading, tuple(blocks))
    return printed([form], size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def reminder_letters(
    rows: Sequence[FollowUpRow],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    signer: str = "مدیرکل حوزه استاندار",
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print a letter to each unit about what it owes; unnumbered until letters have a register.

    Args:
        rows: Overdue lines, those of one unit together.
        letterhead: The office's.
        mark: When and by whom it is printed.
        signer: Who signs.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    today = to_tehran(mark.printed_at).date()
    forms = [
        _letter(name, list(group), today, signer, typefaces)
        for name, group in groupby(rows, lambda one: one.name)
    ]
    if not forms:
        heading = Heading(LETTER, (("تاریخ", jalali_text(today)),))
        forms = [Form(heading, (gap(8), *paragraph("دستور سررسیدگذشته‌ای نیست.", ROOM)))]
    return printed(forms, size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def _letter(
    name: str,
    rows: Sequence[FollowUpRow],
    today: date,
    signer: str,
    typefaces: TypefacePair | None,
) -> Form:
    heading = _heading(LETTER, rows, (("تاریخ", jalali_text(today)), ("شماره", "")))
    rung = max(max(one.rung, one.due_rung) for one in rows)
    asked = ASKED[min(max(rung - 1, 0), len(ASKED) - 1)]
    subject = f"موضوع: پیگیری دستورهای استاندار — {RUNGS[max(rung - 1, 0)]}"
    table = Table(OWED, ROOM, typefaces)
    cells = [
        (
            persian_digits(str(number)),
            one.words,
            _source(one),
            jalali_text(one.given_on),
            jalali_text(one.due_on) if one.due_on else "—",
            deadline_words(one.due_on, today),
        )
        for number, one in enumerate(rows, 1)
    ]
    blocks = [
        gap(6),
        *paragraph(f"به: {name}", ROOM, Style(size=11, bold=True, leading=1.8)),
        *paragraph(subject, ROOM, Style(size=10, bold=True, leading=1.8)),
        gap(4),
        *paragraph("با سلام و احترام", ROOM),
        *paragraph(asked, ROOM),
        gap(6),
        table.head(),
        *table.rows(cells),
        gap(14),
        row((Cell("", share=3), Cell("امضا", signer, 2)), ROOM),
    ]
    return Form(heading, tuple(blocks))


def _heading(
    title: str, rows: Sequence[FollowUpRow], facts: tuple[tuple[str, str], ...]
) -> Heading:
    highest = most_secret(rows)
    secret = "" if highest is Classification.ORDINARY else CLASSIFICATIONS[highest]
    return Heading(title=title, facts=facts, classification=secret)


def _is_late(one: FollowUpRow, today: date) -> bool:
    waits = one.state in (ReferralState.OPEN, ReferralState.SEEN, ReferralState.IN_PROGRESS)
    return waits and one.due_on is not None and one.due_on < today


def _source(one: FollowUpRow) -> str:
    return f"{source_title(one.source_kind)} {one.source_number}".strip()


def _cells(one: FollowUpRow, today: date) -> tuple[str, ...]:
    state = REFERRAL_STATES[one.state] if one.state else NOBODY
    if one.rung:
        state += f" · {RUNGS[one.rung - 1]}"
    return (
        one.words,
        _source(one),
        jalali_text(one.given_on),
        deadline_words(one.due_on, today),
        state,
        f"{jalali_text(one.last_step_at.date())} {one.last_step}",
    )


def _totals(rows: Sequence[FollowUpRow], units: int, today: date) -> Block:
    late = sum(1 for one in rows if _is_late(one, today))
    sight = sum(1 for one in rows if one.state is ReferralState.WAITING_FOR_SIGHT)
    stopped = sum(1 for one in rows if one.state is ReferralState.STOPPED)
    oldest = min(one.given_on for one in rows)
    return row(
        (
            Cell("همه", str(len(rows)), strong=True),
            Cell("سررسید گذشته", str(late), strong=True),
            Cell("در انتظار رؤیت", str(sight)),
            Cell("متوقف", str(stopped)),
            Cell("گیرندگان", str(units)),
            Cell("کهنه‌ترین دستور", jalali_text(oldest), 2),
        ),
        ROOM,
    )


def _chart(units: Sequence[tuple[str, Sequence[FollowUpRow]]], today: date) -> list[Block]:
    """A bar for each unit from the right: what it owes, and in black what is late."""
    longest = sorted(units, key=lambda unit: -len(unit[1]))[:MOST_BARS]
    most = len(longest[0][1])
    blocks = [heading_line("در جریان (خاکستری) و سررسید گذشته (سیاه) هر گیرنده")]
    blocks += [
        _bar(name, len(rows), sum(1 for one in rows if _is_late(one, today)), most)
        for name, rows in longest
    ]
    return blocks


def _bar(name: str, count: int, late: int, most: int) -> Block:
    def draw(sheet: Sheet, top: float, _height: float) -> None:
        label = ROOM * 0.34
        room = ROOM - label - 70
        right = sheet.left + ROOM - label - 8
        sheet.text(name, sheet.left + ROOM - label, top - 1, label, NAME)
        wide, black = room * count / most, room * late / most
        canvas = sheet.canvas
        canvas.setFillGray(0.78)
        canvas.rect(right - wide, top - BAR + 3, wide, BAR - 5, stroke=0, fill=1)
        canvas.setFillGray(0.2)
        canvas.rect(right - black, top - BAR + 3, black, BAR - 5, stroke=0, fill=1)
        canvas.setFillGray(INK)
        numbers = persian_digits(f"{count} / {late}" if late else str(count))
        sheet.text(numbers, right - wide - 64, top - 1, 60, NAME)

    return Block(BAR, draw, stays_with_next=False)
