"""The calendar, a meeting that is planned, the list of entries and the day on paper."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from app.jalali import jalali_text
from ui.tour.guide import Guide

#: The calendar's views, as the actions that lead to them end.
VIEWS: Final = ("day", "month", "columns", "week")


def walk(guide: Guide) -> None:
    """The calendar in each view, a meeting typed into it, the list, and two papers."""
    guide.window.go_to("agenda")
    page: Any = guide.window.pages["agenda"]
    guide.until(lambda: guide.quiet, "تقویم")
    for view in VIEWS:
        guide.act(f"calendar_{view}")
        guide.until(lambda: guide.quiet, f"نمای {view}")
        guide.picture(f"calendar-{view}")
    _type_a_meeting(guide, page)
    events: Any = guide.see("events")
    guide.picture("events")
    guide.act("print_meeting_request")
    guide.preview("meeting-request", "meeting-request.pdf")
    guide.act("print_day_programme")
    guide.until(lambda: events.current_form() is not None and guide.quiet, "فرم چاپ روز")
    guide.act("save_close")
    guide.preview("day-programme", "day-programme.pdf")


def _type_a_meeting(guide: Guide, page: Any) -> None:
    guide.act("new_event")
    guide.until(page.current_form, "فرم برنامه")
    form = page.current_form()
    guide.write("کارگروه آب و کشاورزی")
    form.fields["when"].setFocus()
    guide.press("Ctrl+A")
    guide.write(f"{jalali_text(guide.window.today() + timedelta(days=1))} ۱۶ تا ۱۷")
    guide.until(lambda: form.clashes.ways and guide.quiet, "راه‌های چاره")
    guide.picture("event-clash")
    form.clashes.take(0)
    guide.until(lambda: not form.clashes.ways and guide.quiet, "زمان آزاد")
    guide.act("save_close")
    guide.until(lambda: page.current_form() is None and guide.quiet, "ثبت برنامه")
    guide.picture("event-saved")
