"""protocol-checklist: the steps of a case, who, until when, done, with which paper, A4 (P6.14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.protocol.rows import CaseSheet, TaskLine
from app.protocol.sheets import CasePaper
from app.protocol.states import TaskState
from app.text import persian_count, persian_digits
from reports.blocks import Block, gap, heading_line, paragraph
from reports.paper import Form, Letterhead, PrintMark, printed
from reports.persian import Style
from reports.persian.fonts import TypefacePair
from reports.protocol_parts import (
    ROOM,
    about_case,
    blank_about,
    blank_case_heading,
    case_heading,
    day_text,
)
from reports.sheet import A4, Sheet
from reports.table import Table, TableColumn

TITLE: Final = "چک‌لیست تشریفات"
COLUMNS: Final = (
    TableColumn("ردیف", 0.8),
    TableColumn("گام", 4.4, strong=True),
    TableColumn("مسئول", 1.9),
    TableColumn("تا تاریخ", 1.7),
    TableColumn("سند لازم", 1.9),
    TableColumn("شماره سند", 1.5),
    TableColumn("انجام", 1.9),
)
STAGE: Final = "مرحله {number}"
STAGE_STYLE: Final = Style(size=8.5, bold=True, leading=1.5)
#: High enough for a tick and initials.
WRITTEN_ROW: Final = 24.0
BLANK_ROWS: Final = 22


def protocol_checklists(
    papers: Sequence[CasePaper],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the checklists of cases, each beginning a page; what is open has room for a tick.

    Args:
        papers: The cases.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(one.case, typefaces) for one in papers]
    marks = [replace(mark, reprint=one.reprint) for one in papers]
    return printed(forms, size=A4, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_checklist(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the checklist empty."""
    blocks = (*blank_about(), gap(4), *Table(COLUMNS, ROOM).empty(BLANK_ROWS, WRITTEN_ROW))
    form = Form(blank_case_heading(TITLE), blocks)
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark)


def _form(case: CaseSheet, typefaces: TypefacePair | None) -> Form:
    tasks = [one for one in case.tasks if one.state is not TaskState.NOT_NEEDED]
    done = sum(1 for one in tasks if one.state is TaskState.DONE)
    progress = ("انجام", f"{persian_count(done)} از {persian_count(len(tasks))}")
    table = Table(COLUMNS, ROOM, typefaces)
    lines: list[Block] = []
    number = 0
    for stage in sorted({one.stage for one in tasks}):
        of_stage = [one for one in tasks if one.stage == stage]
        rows = [_row(number + place, one) for place, one in enumerate(of_stage, 1)]
        number += len(of_stage)
        lines.append(_band(STAGE.format(number=stage)))
        lines += [replace(one, height=max(one.height, WRITTEN_ROW)) for one in table.rows(rows)]
    blocks: list[Block] = [*about_case(case), gap(4), *table.above(lines)]
    left_out = [one for one in case.tasks if one.state is TaskState.NOT_NEEDED]
    if left_out:
        words = "؛ ".join(f"{one.title} ({one.note})" for one in left_out)
        blocks += [heading_line("گام‌هایی که لازم نبود"), *paragraph(words, ROOM)]
    return Form(case_heading(case, TITLE, progress), tuple(blocks))


def _band(words: str) -> Block:
    """Over the steps of a stage, across the table."""

    def draw(sheet: Sheet, top: float, height: float) -> None:
        sheet.shade(sheet.left, top - height, sheet.room, height)
        sheet.text(words, sheet.left + 4, top - 2, sheet.room - 8, STAGE_STYLE)
        for x in (sheet.left, sheet.left + sheet.room):
            sheet.upright(x, top - height, height)
        for y in (top, top - height):
            sheet.rule(sheet.left, y, sheet.room)

    return Block(STAGE_STYLE.line_height + 4, draw, stays_with_next=True)


def _row(number: int, one: TaskLine) -> tuple[str, ...]:
    done = day_text(one.done_on) if one.state is TaskState.DONE else "☐"
    late = f"\n{persian_count(one.late_days)} روز دیر" if one.late_days else ""
    return (
        persian_count(number),
        one.title,
        one.responsible,
        f"{day_text(one.due_on)}{late}",
        one.document,
        persian_digits(one.document_number),
        done,
    )
