"""meeting-report: what became of what a meeting resolved, for the governor, A4 (P1.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.meetings.rows import ResolutionLine
from app.meetings.sheets import ReportPaper
from app.meetings.states import ResolutionState
from app.meetings.texts import RESOLUTION_STATES
from app.text import persian_digits
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row, ruled_space
from reports.meeting_parts import (
    ROOM,
    about_meeting,
    meeting_heading,
    resolution_rows,
    resolutions_table,
)
from reports.paper import Form, Letterhead, PrintMark, printed
from reports.persian.fonts import TypefacePair
from reports.sheet import A4

TITLE: Final = "گزارش نتیجه جلسه به استاندار"


def meeting_reports(
    papers: Sequence[ReportPaper],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the reports of meetings, each beginning a page, with room for what he writes.

    Args:
        papers: The meetings with how far their resolutions are.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(one, typefaces) for one in papers]
    marks = [replace(mark, reprint=one.reprint) for one in papers]
    return printed(forms, size=A4, letterhead=letterhead, mark=marks, typefaces=typefaces)


def _form(paper: ReportPaper, typefaces: TypefacePair | None) -> Form:
    meeting = paper.meeting
    lines = [one for one in meeting.resolutions if not one.is_annulled]
    heading = meeting_heading(
        TITLE,
        meeting.number,
        meeting.starts_at.date(),
        meeting.classification,
        record=meeting.id,
        third=("مصوبات", persian_digits(str(len(lines)))),
    )
    blocks: list[Block] = [*about_meeting(meeting), _counts(lines)]
    if meeting.report:
        blocks += [heading_line("گزارش"), *paragraph(meeting.report, ROOM)]
    if lines:
        blocks += [heading_line("مصوبات و نتیجه هر یک")]
        blocks += resolutions_table(resolution_rows(lines), typefaces)
    blocks += [gap(6), heading_line("نظر استاندار")]
    if meeting.governor_words:
        blocks += paragraph(meeting.governor_words, ROOM)
    else:
        blocks.append(ruled_space(3, stretches=True))
    return Form(heading, tuple(blocks))


def _counts(lines: Sequence[ResolutionLine]) -> Block:
    cells = []
    for state in ResolutionState:
        count = sum(1 for one in lines if one.state is state)
        cells.append(Cell(RESOLUTION_STATES[state.value], persian_digits(str(count))))
    late = sum(1 for one in lines if one.late_days)
    cells.append(Cell("مهلت‌گذشته", persian_digits(str(late)), strong=True))
    return row(cells, ROOM)
