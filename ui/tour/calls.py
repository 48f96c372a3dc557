"""One call from ring to result: the tour's part of the calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.office import Office
from app.phone_calls import CallFilter, CallState, list_calls
from ui.phone_calls.papers import made_blank_note, made_call_notes
from ui.tour.guide import Guide


def papers(office: Office) -> Mapping[str, bytes]:
    """Both layouts of the call-note, filled and blank."""
    waiting = office.read(list_calls, CallFilter(states=(CallState.TO_BE_TOLD,)), limit=3)
    ids = tuple(row.id for row in waiting)
    return {
        "call-note-governor.pdf": made_call_notes(office, ids, "governor"),
        "call-note-note.pdf": made_call_notes(office, ids, "note"),
        "call-note-blank.pdf": made_blank_note(office, "governor"),
    }


def walk(guide: Guide) -> None:
    """The list, a call registered, led through the folder, told and closed."""
    page = guide.see("calls")
    guide.picture("calls")
    _register(guide, page)
    _lead_through(guide, page)


def _register(guide: Guide, page: Any) -> None:
    guide.act("new_call")
    guide.title("تماس تازه")
    form = page.current_form()
    guide.act("save")
    guide.until(lambda: form.fields["subject"].problem, "جمله خطا کنار موضوع")
    guide.picture("problems")
    form.caller.setFocus()
    guide.write("رضا")
    guide.until(lambda: form.caller.line.suggestions, "پیشنهاد نام‌ها")
    guide.picture("suggestions")
    guide.press("Down")
    guide.press("Return")
    guide.until(lambda: form.caller.contact_id, "برگزیدن تماس‌گیرنده")
    guide.write("لایروبی کانال آب روستا")
    guide.press("Return")
    guide.until(lambda: guide.quiet, "سابقه تماس‌گیرنده")
    guide.write("کانال آب روستا از اردیبهشت لایروبی نشده و سه چاه از مدار خارج است.")
    guide.picture("form")
    guide.act("save_close")
    guide.title("ثبت‌شده")
    guide.picture("registered")


def _lead_through(guide: Guide, page: Any) -> None:
    guide.act("to_folder")
    guide.title("در کارتابل")

    guide.preview("preview", "call-note-printed.pdf")
    guide.act("record_note")
    guide.title("پی‌نوشت —")
    guide.write("سازمان جهاد کشاورزی ظرف یک هفته اقدام و گزارش کند.")
    form = page.current_form()
    form.fields["referred_to"].setFocus()
    guide.write("سازمان جهاد کشاورزی")
    form.fields["due_on"].setFocus()
    guide.write("+7")
    guide.picture("note")
    guide.act("save_close")
    guide.title("در انتظار اعلام")
    guide.picture("to-be-told")
    guide.act("no_answer")
    guide.until(lambda: page.table.current_row().attempts == 1, "ثبت کوشش")
    guide.title("در انتظار اعلام")
    guide.act("told")
    guide.title("اعلام شد —")
    guide.picture("told")
    guide.act("save_close")
    guide.title("مختومه")
    guide.picture("closed")
