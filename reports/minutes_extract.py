"""extract: the resolutions of a meeting that concern one addressee, A4 (feature 58)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.meetings.sheets import ExtractPaper
from reports.blocks import Cell, gap, heading_line, paragraph, row
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
from reports.signature_grid import signature_grid, with_signatures

TITLE: Final = "گزیده صورتجلسه"
ASKED: Final = (
    "مصوبات زیر که بر عهده آن دستگاه است برای اقدام ابلاغ می‌شود. خواهشمند است نتیجه را تا پایان "
    "مهلت هر یک اعلام فرمایید."
)


def minutes_extracts(
    papers: Sequence[ExtractPaper],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print an extract for each addressee, each beginning a page.

    Args:
        papers: Whose resolutions.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(one, typefaces) for one in papers]
    marks = [replace(mark, reprint=one.reprint) for one in papers]
    return printed(forms, size=A4, letterhead=letterhead, mark=marks, typefaces=typefaces)


def _form(paper: ExtractPaper, typefaces: TypefacePair | None) -> Form:
    meeting = paper.meeting
    heading = meeting_heading(
        TITLE,
        meeting.number,
        meeting.starts_at.date(),
        meeting.classification,
        record=meeting.id,
    )
    blocks = [
        row((Cell("گیرنده", paper.addressee, strong=True),), ROOM),
        *about_meeting(meeting),
        gap(6),
        *paragraph(ASKED, ROOM),
        heading_line("مصوبات"),
        *resolutions_table(resolution_rows(paper.lines), typefaces),
        gap(8),
    ]
    signers = [("دبیر جلسه", meeting.secretary)]
    return Form(heading, tuple(with_signatures(blocks, signature_grid(signers))))
