"""Meetings: the register, one that runs now, its minutes typed, the councils, the resolutions."""

from __future__ import annotations

from typing import Any

from app.meetings import MeetingRow, MeetingState
from ui.tour.guide import Guide


def walk(guide: Guide) -> None:
    """The meetings with one whole, the minutes of one that runs, councils and resolutions."""
    page: Any = guide.see("meetings")
    guide.picture("meetings")
    runs = [row for _line, row in page.model.loaded() if _runs(row)]
    if runs:
        _minutes(guide, page, runs[0])
    guide.see("meeting_series")
    guide.picture("meeting-series")
    guide.see("resolutions")
    guide.picture("resolutions")


def _runs(row: MeetingRow) -> bool:
    return row.state is MeetingState.IN_SESSION


def _minutes(guide: Guide, page: Any, row: MeetingRow) -> None:
    """What is said is typed while the meeting runs."""
    page.show_kept(row.id)
    guide.until(lambda: page.sheet is not None and page.sheet.id == row.id, "جلسه در حال برگزاری")
    guide.act("minutes_open")
    guide.until(lambda: page.current_form() is not None and guide.quiet, "میز صورتجلسه")
    guide.write("پایه‌های تازه تا پایان هفته نصب می‌شود. ")
    guide.until(lambda: guide.quiet, "ذخیره صورتجلسه")
    guide.picture("minutes-desk")
    guide.act("close_form")
    guide.until(lambda: page.current_form() is None and guide.quiet, "بستن صورتجلسه")
