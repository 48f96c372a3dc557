"""The waiting room, a visitor led through it key by key, a time that clashes, and his form."""

from __future__ import annotations

from typing import Any, Final

from ui.tour.guide import Guide

#: What the front desk presses from the door to the door.
STEPS: Final = ("visit_announce", "visit_now", "visit_enter", "visit_leave")


def walk(guide: Guide) -> None:
    """A visitor is taken in, announced, let in and out; another gets a time."""
    guide.window.go_to("visits")
    page: Any = guide.window.pages["visits"]
    guide.act("waiting_room")
    guide.until(lambda: guide.quiet, "اتاق انتظار")
    guide.picture("visits")
    guide.act("new_visit")
    guide.until(page.current_form, "فرم مراجع")
    guide.write("رضا رحمانی")
    page.current_form().fields["subject"].setFocus()
    guide.write("آب کشاورزی روستا")
    guide.until(lambda: guide.quiet, "سابقه")
    guide.picture("visit-form")
    guide.act("save_close")
    guide.until(lambda: page.current_form() is None and guide.quiet, "ثبت مراجع")
    for step in STEPS:
        guide.act(step)
        guide.until(lambda: guide.quiet, step)
    guide.act("record_note")
    guide.until(page.current_form, "فرم دستور")
    guide.write("فرماندار رسیدگی کند.")
    guide.picture("visit-order")
    guide.act("save_close")
    guide.until(lambda: page.current_form() is None and guide.quiet, "ثبت دستور")
    guide.picture("visit-out")
