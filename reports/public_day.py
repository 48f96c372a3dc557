"""public-day: the programme of a public meeting day, across an A4, and everybody's form behind it.

One file for the governor's folder: who comes when, then the forms in the order of their turns.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.public_days import ManagerAnswer, ManagerLine, PetitionLine
from app.public_days.sheets import DayPaper
from app.text import persian_digits
from app.visits import SpecialStatus
from app.visits.texts import SPECIAL_STATUSES
from reports.blocks import Block, gap, heading_line, paragraph, text_width
from reports.paper import Form, Letterhead, PrintMark, printed
from reports.persian.fonts import TypefacePair
from reports.public_day_parts import (
    blank_heading,
    day_heading,
    day_row,
    hidden_line,
    outcome_words,
    slot_words,
    turn_words,
)
from reports.sheet import A4, A4_ACROSS
from reports.table import Table, TableColumn
from reports.visit_form import visit_pages

TITLE: Final = "برنامه ملاقات عمومی"
ROOM: Final = text_width(A4_ACROSS)
EMPTY: Final = "در فهرست این روز کسی نیست."
PACK: Final = "pack"
MANAGERS: Final = (
    TableColumn("ردیف", 0.6),
    TableColumn("مدیر", 3, strong=True),
    TableColumn("سمت", 3),
    TableColumn("دستگاه", 3.4),
    TableColumn("درخواست‌ها", 1.2),
    TableColumn("پاسخ دعوت", 3),
    TableColumn("حضور", 1.2),
)
QUEUE: Final = (
    TableColumn("نوبت", 0.7),
    TableColumn("ساعت", 0.9, strong=True),
    TableColumn("مراجع", 2.8, strong=True),
    TableColumn("شهرستان", 1.6),
    TableColumn("موضوع", 4.4),
    TableColumn("دستگاه مربوط", 2.8),
    TableColumn("وضعیت ویژه", 1.7),
    TableColumn("سابقه", 1.1),
    TableColumn("یادداشت", 2.2),
)
ANSWERS: Final = {
    ManagerAnswer.NONE: "",
    ManagerAnswer.TOLD: "می‌آید",
    ManagerAnswer.SUBSTITUTE: "جانشین می‌فرستد",
    ManagerAnswer.DECLINED: "نمی‌آید",
    ManagerAnswer.NO_ANSWER: "پاسخ نداد",
}
PRESENCE: Final = {None: "", True: "حاضر", False: "غایب"}
BLANK_MANAGERS: Final = 3
BLANK_QUEUE: Final = 10
BLANK_ROW: Final = 20.0


def public_day(
    paper: DayPaper,
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    layout: str = PACK,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the programme of a session, and behind it the forms in turn order.

    Args:
        paper: The day with its queue and forms.
        letterhead: The office's.
        mark: When and by whom; programme and forms say themselves how often they were printed.
        layout: `pack`, or `programme` for the programme alone.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_programme(paper, typefaces)]
    marks = [replace(mark, reprint=paper.reprint)]
    if layout == PACK:
        pages = visit_pages(paper.forms, typefaces)
        forms += [replace(form, size=A4) for form in pages]
        marks += [replace(mark, reprint=one.visit.printed_count) for one in paper.forms]
    return printed(forms, size=A4_ACROSS, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_public_day(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the programme empty, to be filled by hand."""
    blocks = (
        day_row(None, ROOM),
        heading_line("مدیران دعوت‌شده"),
        *Table(MANAGERS, ROOM).empty(BLANK_MANAGERS, BLANK_ROW),
        heading_line("مراجعان به ترتیب نوبت"),
        *Table(QUEUE, ROOM).empty(BLANK_QUEUE, BLANK_ROW),
    )
    form = Form(blank_heading(TITLE), blocks)
    return printed([form] * copies, size=A4_ACROSS, letterhead=letterhead, mark=mark)


def _programme(paper: DayPaper, typefaces: TypefacePair | None) -> Form:
    day = paper.day
    blocks: list[Block] = [day_row(day, ROOM), *hidden_line(day, ROOM)]
    if day.note:
        blocks += [gap(3), *paragraph(day.note, ROOM)]
    if day.managers:
        rows = [_manager(number, one) for number, one in enumerate(day.managers, 1)]
        blocks += [heading_line("مدیران دعوت‌شده")]
        blocks += Table(MANAGERS, ROOM, typefaces).whole(rows)
    blocks += [heading_line("مراجعان به ترتیب نوبت"), *_queue(paper, typefaces)]
    return Form(day_heading(TITLE, day, paper.queue), tuple(blocks))


def _manager(number: int, one: ManagerLine) -> tuple[str, ...]:
    answer = f"{ANSWERS[one.answer]}: {one.substitute}" if one.substitute else ANSWERS[one.answer]
    return (
        persian_digits(str(number)),
        one.name,
        one.post,
        one.organisation,
        persian_digits(str(one.problems)),
        answer,
        PRESENCE[one.present],
    )


def _queue(paper: DayPaper, typefaces: TypefacePair | None) -> list[Block]:
    if not paper.queue:
        return paragraph(EMPTY, ROOM)
    times = {one.visit.id: one.earlier.words for one in paper.forms}
    rows = [_petitioner(one, times.get(one.id, "")) for one in paper.queue]
    return Table(QUEUE, ROOM, typefaces).whole(rows)


def _petitioner(one: PetitionLine, times: str) -> tuple[str, ...]:
    is_none = one.special_status is SpecialStatus.NONE
    return (
        turn_words(one),
        slot_words(one),
        one.visitor_name,
        one.county,
        one.subject,
        one.agency,
        "" if is_none else SPECIAL_STATUSES[one.special_status],
        times,
        outcome_words(one),
    )
