"""trip-summary: what a trip or visit was, whom it met, what it brought and cost, A4 (P6.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from app.jalali import clock_text, jalali_text
from app.protocol.rows import CaseSheet
from app.protocol.sheets import CasePaper
from app.protocol.states import OURS, TRIPS
from app.protocol.texts import CASE_STATES, DISPATCH_CHANNELS, GIFT_DIRECTIONS, RECIPIENTS
from app.text import persian_count, persian_digits
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row, ruled_space
from reports.paper import Form, Letterhead, PrintMark, printed
from reports.persian.fonts import TypefacePair
from reports.protocol_parts import (
    ROOM,
    about_case,
    blank_about,
    blank_case_heading,
    case_heading,
    day_text,
    rials_text,
)
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "خلاصه و دستاوردهای سفر"
#: Of cases that are no journey of ours.
OF_OTHERS: Final = "خلاصه و دستاوردها"
PEOPLE: Final = (
    TableColumn("ردیف", 0.8),
    TableColumn("نام", 3, strong=True),
    TableColumn("سمت", 3),
    TableColumn("دستگاه", 3),
)
ENTRIES: Final = (
    TableColumn("روز", 1.7),
    TableColumn("ساعت", 1.9),
    TableColumn("برنامه", 4.6, strong=True),
    TableColumn("جا", 2.4),
    TableColumn("میزبان", 2.2),
)
COSTS: Final = (
    TableColumn("شرح", 4, strong=True),
    TableColumn("برآورد (ریال)", 2),
    TableColumn("هزینه (ریال)", 2),
    TableColumn("محل تأمین", 2),
)
SENT: Final = (
    TableColumn("گیرنده گزارش", 3, strong=True),
    TableColumn("شماره", 2),
    TableColumn("تاریخ", 1.7),
    TableColumn("راه", 1.8),
    TableColumn("رسید", 2.6),
)
#: Long texts of the steps, by the column that holds them.
TEXTS: Final = (
    ("report", "گزارش"),
    ("summary", "جمع‌بندی"),
    ("achievements", "دستاوردها"),
    ("media", "پوشش رسانه‌ای"),
)


def trip_summaries(
    papers: Sequence[CasePaper],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the summaries of trips and visits, each beginning a page.

    Args:
        papers: The cases.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(one.case, typefaces) for one in papers]
    marks = [replace(mark, reprint=one.reprint) for one in papers]
    return printed(forms, size=A4, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_trip_summary(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the summary empty, to be written by hand."""
    blocks: list[Block] = [*blank_about()]
    for _name, title in TEXTS[:3]:
        blocks += [heading_line(title), ruled_space(7)]
    form = Form(blank_case_heading(TITLE), tuple(blocks))
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark)


def _form(case: CaseSheet, typefaces: TypefacePair | None) -> Form:
    state = ("وضعیت", CASE_STATES[case.state.value])
    is_trip = case.kind in TRIPS
    blocks: list[Block] = [*about_case(case), *([_permit(case)] if is_trip else [])]
    if case.purpose:
        blocks += [heading_line("هدف"), *paragraph(case.purpose, ROOM)]
    for title, columns, rows in _tables(case):
        if rows:
            blocks += [gap(2), heading_line(title), *Table(columns, ROOM, typefaces).whole(rows)]
    for name, title in TEXTS:
        words = case.values.get(name)
        if words:
            blocks += [heading_line(title), *paragraph(str(words), ROOM)]
    publication = case.values.get("publication")
    if publication:
        blocks += [row((Cell("انتشار", str(publication)),), ROOM)]
    title = TITLE if is_trip else OF_OTHERS
    return Form(case_heading(case, title, state), tuple(blocks))


def _permit(case: CaseSheet) -> Block:
    number = str(case.values.get("permit_number") or "")
    order = " · ".join(part for part in (day_text(case.ordered_on), case.order_words) if part)
    return row(
        (
            Cell("شماره مجوز", persian_digits(number), 2),
            Cell("دستور استاندار", order, 5),
        ),
        ROOM,
    )


def _tables(
    case: CaseSheet,
) -> Iterator[tuple[str, tuple[TableColumn, ...], list[tuple[str, ...]]]]:
    guests = [one for one in case.people if one.role not in OURS]
    by_order = sorted(guests, key=lambda one: one.order)
    yield (
        "همراهان" if case.kind in TRIPS else "میهمانان و اعضا",
        PEOPLE,
        [
            (persian_count(place), one.name, one.post, one.organisation)
            for place, one in enumerate(by_order, 1)
        ],
    )
    yield (
        "برنامه",
        ENTRIES,
        [
            (
                jalali_text(one.starts_at.date()),
                f"{clock_text(one.starts_at.time())} تا {clock_text(one.ends_at.time())}",
                one.title,
                one.location,
                one.host,
            )
            for one in case.entries
        ],
    )
    yield (
        "هدایا",
        (TableColumn("هدیه", 4, strong=True), TableColumn("گونه", 1.4), TableColumn("با", 3)),
        [
            (one.item, GIFT_DIRECTIONS[one.direction.value], one.name or one.organisation)
            for one in case.gifts
            if not one.is_annulled
        ],
    )
    yield ("توافق‌ها", (TableColumn("عنوان", 5), TableColumn("طرف", 3)), _agreements(case))
    yield ("هزینه", COSTS, _costs(case))
    yield (
        "گزارش نزد",
        SENT,
        [
            (
                RECIPIENTS[one.recipient.value],
                persian_digits(one.number),
                day_text(one.sent_on),
                DISPATCH_CHANNELS[one.channel.value] if one.channel else "",
                persian_digits(one.receipt) or day_text(one.received_on),
            )
            for one in case.dispatches
        ],
    )


def _agreements(case: CaseSheet) -> list[tuple[str, ...]]:
    return [(one.title, one.other_party) for one in case.agreements]


def _costs(case: CaseSheet) -> list[tuple[str, ...]]:
    rows = [
        (one.title, rials_text(one.planned), rials_text(one.spent), one.source)
        for one in case.costs
    ]
    if not rows:
        return []
    return [*rows, ("جمع", *(_total(case, name) for name in ("planned", "spent")), "")]


def _total(case: CaseSheet, name: str) -> str:
    """The sum of what is known; nothing while nothing is."""
    known = [getattr(one, name) for one in case.costs if getattr(one, name) is not None]
    return rials_text(sum(known)) if known else ""
