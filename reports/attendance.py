"""attendance: who is invited and was there, with room to sign, A4 (feature 54)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.jalali import clock_text
from app.meetings.rows import InviteeLine
from app.meetings.sheets import AttendancePaper
from app.meetings.states import InviteAnswer, Presence
from app.meetings.texts import ABSENT, INVITE_ANSWERS, INVITEE_ROLES, PRESENCES
from app.text import persian_digits
from reports.blocks import Cell, gap, row
from reports.meeting_parts import (
    ROOM,
    about_meeting,
    blank_meeting_heading,
    meeting_heading,
)
from reports.paper import Form, Letterhead, PrintMark, printed
from reports.persian.fonts import TypefacePair
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "فهرست حضور و غیاب"
COLUMNS: Final = (
    TableColumn("ردیف", 0.8),
    TableColumn("نام", 2.6, strong=True),
    TableColumn("سمت", 2.4),
    TableColumn("دستگاه", 2.4),
    TableColumn("به عنوان", 1.2),
    TableColumn("حضور و ساعت", 2.2),
    TableColumn("امضا", 2.4),
)
#: High enough for a hand.
SIGNED_ROW: Final = 30.0
#: Empty rows for whoever comes uninvited.
MORE_ROWS: Final = 4
BLANK_ROWS: Final = 16


def attendance(
    papers: Sequence[AttendancePaper],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print who is invited to meetings and was there, each beginning a page.

    Args:
        papers: The meetings.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(one, typefaces) for one in papers]
    marks = [replace(mark, reprint=one.reprint) for one in papers]
    return printed(forms, size=A4, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_attendance(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the list empty, to be signed."""
    cells = (Cell("روز", share=2.4), Cell("ساعت", share=1.8), Cell("مکان", share=3))
    blocks = (
        row((Cell("موضوع"),), ROOM, blank=True),
        row(cells, ROOM, blank=True),
        gap(4),
        *Table(COLUMNS, ROOM).empty(BLANK_ROWS, SIGNED_ROW),
    )
    form = Form(blank_meeting_heading(TITLE), blocks)
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark)


def _form(paper: AttendancePaper, typefaces: TypefacePair | None) -> Form:
    meeting = paper.meeting
    there = sum(1 for one in meeting.invitees if _is_there(one))
    total = f"{there} از {len(meeting.invitees)}" if there else str(len(meeting.invitees))
    heading = meeting_heading(
        TITLE,
        meeting.number,
        meeting.starts_at.date(),
        meeting.classification,
        record=meeting.id,
        third=("حاضر" if there else "دعوت", persian_digits(total)),
    )
    table = Table(COLUMNS, ROOM, typefaces)
    rows = [_row(number, one) for number, one in enumerate(meeting.invitees, 1)]
    count = len(rows)
    rows += [(persian_digits(str(count + more)), *[""] * 6) for more in range(1, MORE_ROWS + 1)]
    blocks = [replace(one, height=max(one.height, SIGNED_ROW)) for one in table.rows(rows)]
    return Form(heading, (*about_meeting(meeting), gap(4), *table.above(blocks)))


def _is_there(one: InviteeLine) -> bool:
    return one.presence in (Presence.PRESENT, Presence.SUBSTITUTE)


def _row(number: int, one: InviteeLine) -> tuple[str, ...]:
    name, post = one.name or one.organisation, one.post
    said = _presence(one)
    if one.presence is Presence.SUBSTITUTE or (
        one.presence is Presence.UNSAID and one.answer is InviteAnswer.SUBSTITUTE
    ):
        said = f"{said} · جانشین: {one.substitute}".strip(" ·")
    return (
        persian_digits(str(number)),
        name,
        post,
        one.organisation if one.name else "",
        INVITEE_ROLES[one.role],
        persian_digits(said),
        "",
    )


def _presence(one: InviteeLine) -> str:
    if one.is_absent:
        return ABSENT
    if one.presence is Presence.UNSAID:
        known = one.answer in (InviteAnswer.DECLINED, InviteAnswer.SUBSTITUTE)
        return INVITE_ANSWERS[one.answer] if known else ""
    parts = [PRESENCES[one.presence]]
    if one.late_minutes and one.came_at is not None:
        parts.append(f"ورود {clock_text(one.came_at.time())}")
    if one.early_minutes and one.left_at is not None:
        parts.append(f"خروج {clock_text(one.left_at.time())}")
    return " · ".join(parts)
