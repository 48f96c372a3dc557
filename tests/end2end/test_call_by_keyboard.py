"""A real window on a real screen, worked by a real keyboard: one call from ring to result."""

from __future__ import annotations

import pytest

from app.office import Office, open_office
from app.phone_calls import (
    AttemptOutcome,
    CallDraft,
    CallFilter,
    CallState,
    NoteDraft,
    call_sheet,
    list_calls,
    log_call,
    put_in_folder,
    record_note,
)
from display import Display
from real_keyboard import Keyboard, running_window, until


def state(office: Office) -> CallState | None:
    rows = office.read(list_calls, CallFilter())
    return rows[0].state if rows else None


@pytest.mark.end2end
def test_a_call_is_logged_printed_noted_told_and_closed(display: Display, sqlite_url: str) -> None:
    with open_office(sqlite_url, create=True) as office:
        office.sign_in_as()
        keyboard = Keyboard(display)
        with running_window(display, sqlite_url) as window:
            keyboard.until_title("امروز")
            # The first window of a desk has room for its title bar on the screen.
            until(lambda: keyboard.window_size()[1] < 768, "it is as high as the screen")
            keyboard.press("F2")
            keyboard.until_title("تماس تازه")
            keyboard.write("رضا احمدی")
            keyboard.press("Return")
            keyboard.write("09151234567")
            keyboard.press("Return", "Return", "Return")
            keyboard.write("لایروبی کانال")
            keyboard.press("Return")
            keyboard.write("کانال آب لایروبی نشده است.")
            keyboard.press("ctrl+Return")
            keyboard.until_title("ثبت‌شده")
            keyboard.press("ctrl+shift+p")
            keyboard.until_title("برگ تماس")
            keyboard.press("Escape")
            keyboard.until_title("در کارتابل")
            keyboard.press("F8")
            keyboard.until_title("پی‌نوشت")
            keyboard.write("جهاد کشاورزی اقدام کند.")
            keyboard.press("Tab", "Return")
            keyboard.write("جهاد کشاورزی")
            keyboard.press("Return")
            keyboard.write("+7")
            keyboard.press("ctrl+Return")
            keyboard.until_title("در انتظار اعلام نتیجه")
            keyboard.press("ctrl+u")
            until(lambda: _attempts(office) == 1, "the attempt was not logged")
            keyboard.until_title("در انتظار اعلام نتیجه")
            keyboard.press("ctrl+t")
            keyboard.until_title("اعلام شد")
            keyboard.press("ctrl+Return")
            until(lambda: state(office) is CallState.CLOSED, "the call was not closed")
            assert window.poll() is None
        _assert_whole(office)


def _attempts(office: Office) -> int:
    return office.read(list_calls, CallFilter())[0].attempts


def _assert_whole(office: Office) -> None:
    row = office.read(list_calls, CallFilter())[0]
    sheet = office.read(call_sheet, row.id)
    assert (sheet.caller_name, sheet.phone) == ("رضا احمدی", "0915 123 4567")
    assert (sheet.subject, sheet.request) == ("لایروبی کانال", "کانال آب لایروبی نشده است.")
    assert sheet.note is not None
    assert (sheet.note.words, sheet.note.referred_to) == (
        "جهاد کشاورزی اقدام کند.",
        "جهاد کشاورزی",
    )
    assert sheet.note.due_on is not None
    outcomes = [attempt.outcome for attempt in sheet.attempts]
    assert outcomes == [AttemptOutcome.NO_ANSWER, AttemptOutcome.TOLD]


@pytest.mark.end2end
def test_those_to_be_told_are_rung_one_after_the_other(display: Display, sqlite_url: str) -> None:
    with open_office(sqlite_url, create=True) as office:
        office.sign_in_as()
        first, second = (_to_be_told(office, name) for name in ("سوسن ضیایی", "آذر شریفی"))
        keyboard = Keyboard(display)
        with running_window(display, sqlite_url) as window:
            keyboard.until_title("امروز")
            keyboard.press("F9")
            keyboard.until_title("اعلام نتیجه · سوسن ضیایی")
            keyboard.press("ctrl+u")
            keyboard.until_title("اعلام نتیجه · آذر شریفی")
            keyboard.press("ctrl+w")
            keyboard.until_title("تماس مجدد")
            keyboard.write("+30")
            keyboard.press("Return")
            keyboard.write("پس از جلسه")
            keyboard.press("ctrl+Return")
            until(lambda: _promise(office, second) == "پس از جلسه", "nothing was promised")
            assert window.poll() is None
        attempts = office.read(call_sheet, first).attempts
        assert [attempt.outcome for attempt in attempts] == [AttemptOutcome.NO_ANSWER]


def _to_be_told(office: Office, name: str) -> int:
    draft = CallDraft(caller_name=name, phone="09151234567", subject="آب", request="شرح")
    number = office.write(log_call, draft).value
    office.write(put_in_folder, number, 1)
    office.write(record_note, number, 2, NoteDraft(words="گفته شود."))
    return number


def _promise(office: Office, number: int) -> str:
    plan = office.read(call_sheet, number).plan
    return plan.note if plan else ""
