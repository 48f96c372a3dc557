"""A call from ring to result, by key events alone, seen in the window and in the services."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

from PySide6.QtWidgets import QMessageBox, QPushButton

from app.clock import to_tehran
from app.contacts import ContactFilter, list_contacts
from app.phone_calls import (
    AttemptOutcome,
    CallDraft,
    CallOutcome,
    CallPath,
    CallState,
    SpokeWith,
    amend_call,
)
from app.text import persian_digits
from seat import CALLER, EARLIER, NAMESAKE, NOW, PHONE, UNIT, Seat, key_of
from ui.phone_calls.form import CallForm


def note(seat: Seat, words: str = "پیگیری و نتیجه گزارش شود.", due: str = "") -> None:
    """Type the governor's words back, with a referral when there is a due day."""
    seat.press("F8")
    seat.type(words)
    if due:
        seat.go("referred_to")
        seat.take_suggestion("عمران")
        seat.write_in("due_on", due)
    seat.press("Ctrl+Return")
    seat.settle()


def test_whole_story(seat: Seat) -> None:
    # The ring: who calls is found by part of his name, and his history is shown.
    seat.press("F2")
    form = seat.form()
    assert isinstance(form, CallForm)
    seat.take_suggestion("احمدی‌ن")
    assert form.fields["caller_name"].value() == CALLER
    assert form.fields["phone"].value() == PHONE
    seat.until(lambda: form.history.calls)
    assert form.history.isVisible()
    assert [call.subject for call in form.history.calls] == [EARLIER]

    # The cursor stands in the subject; Enter goes on to the request.
    seat.type("راه روستا")
    seat.press("Return")
    seat.type("پل روستا را سیل برده است.\nدانش‌آموزان از آن می‌گذرند.")
    seat.press("Ctrl+Return")
    seat.settle()
    row = seat.current()
    assert seat.page().current_form() is None
    assert (row.caller_name, row.subject) == (CALLER, "راه روستا")
    assert persian_digits(row.number) in seat.page().bar.text
    sheet = seat.sheet()
    assert sheet.state is CallState.RECORDED
    assert sheet.request == "پل روستا را سیل برده است.\nدانش‌آموزان از آن می‌گذرند."
    assert sheet.called_at == to_tehran(NOW)
    assert sheet.earlier[0].subject == EARLIER

    # To the governor's folder, and back with his words.
    seat.put_in_folder()
    assert seat.sheet().state is CallState.IN_FOLDER
    note(seat, "معاونت عمرانی بررسی کند.", due="۱۴۰۵/۵/۲۰")
    sheet = seat.sheet()
    assert sheet.state is CallState.TO_BE_TOLD
    assert sheet.note is not None
    assert (sheet.note.words, sheet.note.referred_to) == ("معاونت عمرانی بررسی کند.", UNIT)
    assert sheet.note.due_on is not None

    # It stands by itself in the list of those to be told.
    seat.press("F9")
    seat.settle()
    telling = seat.page("telling")
    seat.until(lambda: telling.model.rowCount() == 1)
    assert telling.table.current_row().id == sheet.id
    # Its unit has not answered, so that nobody is counted as to be rung now.
    assert "۱ نفر در انتظار نتیجه" in telling.status.text()
    sections = [button.text() for button in seat.window.findChildren(QPushButton)]
    assert not any(text.startswith("اعلام نتیجه") and "۱" in text for text in sections)

    # No answer; then told and closed in one step.
    seat.press("Ctrl+U")
    seat.settle()
    assert [a.outcome for a in seat.sheet(sheet.id).attempts] == [AttemptOutcome.NO_ANSWER]
    assert telling.model.row_at(0).attempts == 1
    seat.clock.advance(timedelta(minutes=20))
    seat.press("Ctrl+T")
    seat.write_in("words", "گفته شد معاونت عمرانی بررسی می‌کند.")
    seat.press("Ctrl+Return")
    seat.settle()
    told = seat.sheet(sheet.id)
    assert told.state is CallState.CLOSED
    assert told.attempts[-1].words == "گفته شد معاونت عمرانی بررسی می‌کند."
    seat.until(lambda: telling.model.rowCount() == 0)

    # Seen again in the whole list, and telling taken back: it waits to be told once more.
    seat.press(key_of("calls"))
    seat.until(lambda: seat.page().model.rowCount() == 2)
    seat.settle()
    assert seat.current().id == sheet.id
    seat.press("Ctrl+Z")
    seat.settle()
    taken_back = seat.sheet()
    assert taken_back.state is CallState.TO_BE_TOLD
    assert [a.outcome for a in taken_back.attempts] == [AttemptOutcome.NO_ANSWER]
    assert any(step.taken_back for step in taken_back.steps)


def test_told_and_closed_are_two_steps_where_a_person_wants_it(seat: Seat) -> None:
    seat.new_call()
    seat.put_in_folder()
    note(seat)
    seat.press("Ctrl+T")
    seat.press("Tab")
    seat.press("Space")
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.sheet().state is CallState.TOLD
    seat.press("Ctrl+M")
    seat.settle()
    assert seat.sheet().state is CallState.CLOSED
    seat.press("Ctrl+Z")
    seat.settle()
    assert seat.sheet().state is CallState.TOLD


def test_every_step_can_be_taken_back(seat: Seat) -> None:
    seat.new_call()
    seat.put_in_folder()
    note(seat)
    assert seat.sheet().state is CallState.TO_BE_TOLD
    seat.press("Ctrl+B")
    seat.settle()
    seat.press("Ctrl+R")
    seat.write_in("words", "به برادرش گفته شد.")
    seat.press("Ctrl+Return")
    seat.settle()
    waiting = seat.sheet()
    assert waiting.state is CallState.TO_BE_TOLD
    assert [a.outcome for a in waiting.attempts] == [
        AttemptOutcome.BUSY,
        AttemptOutcome.TOLD_TO_RELATIVE,
    ]
    for _ in range(6):
        if seat.sheet().state is CallState.RECORDED:
            break
        seat.press("Ctrl+Z")
        seat.settle()
    assert seat.sheet().state is CallState.RECORDED
    assert sum(step.taken_back for step in seat.sheet().steps) >= 3


def test_closing_before_it_is_told_asks_why(seat: Seat) -> None:
    seat.new_call()
    seat.put_in_folder()
    note(seat)
    seat.press("Ctrl+M")
    form = seat.form()
    assert "reason" in form.fields
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.problems()["reason"]
    seat.type("متقاضی درگذشته است.")
    seat.press("Ctrl+Return")
    seat.settle()
    sheet = seat.sheet()
    assert sheet.state is CallState.CLOSED
    assert sheet.steps[-1].reason == "متقاضی درگذشته است."


def test_direct_path(seat: Seat) -> None:
    seat.press("F2")
    seat.take_suggestion("احمدی‌ن")
    seat.type("گزارش بارندگی")
    seat.press("Alt+4")
    form = seat.form()
    assert form.fields["spoke_with"].isVisible()
    form.fields["spoke_with"].set_value(SpokeWith.DIRECTOR_GENERAL)
    seat.press("Ctrl+Return")
    seat.settle()
    sheet = seat.sheet()
    assert (sheet.path, sheet.state) == (CallPath.DIRECT, CallState.CONNECTED)
    assert sheet.spoke_with is SpokeWith.DIRECTOR_GENERAL
    seat.clock.advance(timedelta(minutes=8))
    seat.press("Ctrl+G")
    seat.type("قرار شد گزارش کتبی بفرستد.")
    seat.press("Ctrl+Return")
    seat.settle()
    ended = seat.sheet()
    assert ended.state is CallState.CLOSED
    assert ended.result == "قرار شد گزارش کتبی بفرستد."
    assert ended.ended_at == to_tehran(NOW + timedelta(minutes=8))


def test_missed_and_abandoned_are_one_key_each(seat: Seat) -> None:
    for key, outcome in (("Alt+1", CallOutcome.MISSED), ("Alt+3", CallOutcome.ABANDONED)):
        seat.press("F2")
        seat.write_in("phone", "09151112233")
        seat.press(key)
        seat.settle()
        sheet = seat.sheet()
        assert (sheet.outcome, sheet.state) == (outcome, CallState.CLOSED)
        assert seat.page().current_form() is None


def test_a_missed_call_of_nobody_stays_in_its_form(seat: Seat) -> None:
    seat.press("F2")
    seat.press("Alt+1")
    seat.settle()
    assert "caller_name" in seat.problems()
    assert seat.form().fields["request"].isVisible()
    assert len(seat.calls()) == 1


def test_redirected_asks_where_to(seat: Seat) -> None:
    seat.press("F2")
    seat.type(NAMESAKE)
    seat.press("Alt+2")
    form = seat.form()
    assert form.bar.text
    assert seat.focused() is form.fields["result"].editor
    seat.type("به فرمانداری قوچان")
    seat.press("Alt+2")
    seat.settle()
    sheet = seat.sheet()
    assert (sheet.outcome, sheet.result) == (CallOutcome.REDIRECTED, "به فرمانداری قوچان")


def test_new_caller_enters_the_directory_with_the_call(seat: Seat) -> None:
    seat.press("F2")
    seat.type("گلنار یوسفی")
    assert seat.form().fields["add_caller"].isVisible()
    seat.write_in("phone", "۰۵۱۳۸۴۰۱۱۲۲ داخلی ۱۲")
    seat.write_in("caller_post", "معلم")
    seat.write_in("subject", "مدرسه")
    seat.write_in("request", "سقف مدرسه چکه می‌کند.")
    seat.press("Ctrl+Return")
    seat.settle()
    (found,) = seat.other.read(list_contacts, ContactFilter(text="یوسفی"))
    assert seat.sheet().caller_id == found.id
    # And the directory suggests her the next time she calls.
    seat.press("F2")
    seat.take_suggestion("گلنار")
    form = seat.form()
    assert isinstance(form, CallForm)
    assert form.caller.contact_id == found.id
    assert not form.fields["add_caller"].isVisible()
    assert form.history.calls[0].subject == "مدرسه"


def test_a_known_number_tells_who_calls(seat: Seat) -> None:
    seat.press("F2")
    form = seat.form()
    assert isinstance(form, CallForm)
    seat.write_in("phone", "09151112233")
    seat.press("Return")
    seat.until(lambda: CALLER in form.bar.text)
    seat.until(lambda: form.history.calls)


def test_save_and_next(seat: Seat) -> None:
    seat.press("F2")
    seat.type(NAMESAKE)
    seat.write_in("subject", "یکم")
    seat.write_in("request", "درخواست یکم")
    seat.press("Ctrl+Shift+Return")
    seat.settle()
    form = seat.form()
    assert form.fields["caller_name"].value() == ""
    assert seat.focused() is form.fields["caller_name"].editor
    seat.type(NAMESAKE)
    seat.write_in("subject", "دوم")
    seat.write_in("request", "درخواست دوم")
    seat.press("Ctrl+Return")
    seat.settle()
    assert [row.subject for row in seat.calls()] == ["دوم", "یکم", EARLIER]
    numbers = [row.number for row in seat.calls()]
    assert len(set(numbers)) == 3


def test_save_and_stay_goes_on_correcting(seat: Seat) -> None:
    seat.press("F2")
    seat.type(NAMESAKE)
    seat.write_in("subject", "یکم")
    seat.write_in("request", "درخواست یکم")
    seat.press("Ctrl+S")
    seat.settle()
    seat.until(lambda: seat.page().current_form() is not None)
    seat.write_in("subject", "یکم، اصلاح‌شده")
    seat.press("Ctrl+Return")
    seat.settle()
    assert [row.subject for row in seat.calls()] == ["یکم، اصلاح‌شده", EARLIER]


def test_unsaved_work_is_asked_for(seat: Seat, answers: list[bool]) -> None:
    seat.press("F2")
    seat.type("کسی")
    answers.append(False)
    seat.press("Esc")
    form = seat.form()
    assert form.fields["caller_name"].value() == "کسی"
    assert seat.focused() is form.fields["caller_name"].editor
    answers.append(False)
    seat.window.close()
    assert seat.window.isVisible()
    answers.append(True)
    seat.press("Esc")
    assert seat.page().current_form() is None
    assert len(seat.calls()) == 1


def test_an_untouched_form_closes_without_a_question(seat: Seat) -> None:
    seat.press("F2")
    seat.press("Esc")
    assert seat.page().current_form() is None


def test_f2_answers_from_every_section_and_keeps_an_open_form(seat: Seat) -> None:
    seat.press("F2")
    seat.type("نیمه")
    seat.press(key_of("contacts"))
    seat.settle()
    seat.press("F2")
    page = seat.page()
    assert page.forms.count() == 2
    assert page.isVisible()
    seat.press("Esc")
    assert seat.form().fields["caller_name"].value() == "نیمه"


def amend_elsewhere(seat: Seat, subject: str) -> None:
    """Another desk corrects the subject of the current call."""
    sheet = seat.sheet()
    draft = CallDraft(
        caller_name=sheet.caller_name,
        phone=sheet.phone,
        called_on=sheet.called_at.date(),
        called_at=sheet.called_at.time(),
        subject=subject,
        request=sheet.request,
    )
    seat.other.write(amend_call, sheet.id, sheet.version, draft)


def test_another_desk_saved_first(seat: Seat) -> None:
    seat.new_call("نخست")
    seat.press("Return")
    seat.write_in("subject", "نوشته من")
    amend_elsewhere(seat, "نوشته میز دیگر")
    seat.press("Ctrl+Return")
    seat.settle()
    form = seat.form()
    assert form.fields["subject"].value() == "نوشته من"
    assert "میز دیگری" in form.bar.text
    offers = [f.name for f in form.fields.values() if f._offer.isVisible()]
    assert offers == ["subject"]
    assert "نوشته میز دیگر" in form.fields["subject"]._offer.text()
    assert seat.sheet().subject == "نوشته میز دیگر"
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.sheet().subject == "نوشته من"


def test_another_desk_s_words_can_be_taken(seat: Seat) -> None:
    seat.new_call("نخست")
    seat.press("Return")
    seat.write_in("subject", "نوشته من")
    amend_elsewhere(seat, "نوشته میز دیگر")
    seat.press("Ctrl+Return")
    seat.settle()
    seat.form().fields["subject"]._offer.click()
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.sheet().subject == "نوشته میز دیگر"


def test_a_step_another_desk_took_first_is_said_and_nothing_is_done_twice(seat: Seat) -> None:
    seat.new_call("نخست")
    amend_elsewhere(seat, "میز دیگر")
    seat.press("Ctrl+Shift+P")
    seat.settle()
    assert "میز دیگری" in seat.page().bar.text
    assert seat.sheet().state is CallState.RECORDED
    assert seat.current().subject == "میز دیگر"


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can be written while the block runs."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_store_that_fails_in_the_middle_of_a_save_keeps_what_was_typed(seat: Seat) -> None:
    seat.press("F2")
    seat.type(NAMESAKE)
    seat.write_in("subject", "سیل")
    seat.write_in("request", "خانه‌ها را آب برده است.")
    with full_disk():
        seat.press("Ctrl+Return")
        seat.settle()
    form = seat.form()
    assert form.bar.isVisible()
    assert form.bar.text
    assert not any("a" <= letter <= "z" for letter in form.bar.text)
    held = {name: form.fields[name].value() for name in ("caller_name", "subject", "request")}
    assert held == {
        "caller_name": NAMESAKE,
        "subject": "سیل",
        "request": "خانه‌ها را آب برده است.",
    }
    assert len(seat.calls()) == 1
    # When the store is well again the same form saves, once.
    seat.press("Ctrl+Return")
    seat.settle()
    assert [row.subject for row in seat.calls()] == ["سیل", EARLIER]


def test_after_an_error_nobody_expected_the_form_can_save_again(seat: Seat) -> None:
    seat.press("F2")
    seat.type(NAMESAKE)
    seat.write_in("subject", "سیل")
    seat.write_in("request", "خانه‌ها را آب برده است.")
    with closing(sqlite3.connect(seat.store)) as raw:
        raw.execute(
            "CREATE TRIGGER broken BEFORE INSERT ON journal BEGIN SELECT RAISE(FAIL, 'broken'); END"
        )
    seat.press("Ctrl+Return")
    seat.settle()
    (error,) = seat.trouble
    seat.trouble.clear()
    (box,) = seat.window.findChildren(QMessageBox)
    assert "ادامه" in [button.text() for button in box.buttons()]
    assert "Traceback" not in box.text()
    box.close()
    assert type(error).__name__ == "IntegrityError"
    assert seat.form().fields["request"].value() == "خانه‌ها را آب برده است."
    with closing(sqlite3.connect(seat.store)) as raw:
        raw.execute("DROP TRIGGER broken")
    seat.activate(seat.window)
    seat.press("Ctrl+Return")
    seat.settle()
    assert [row.subject for row in seat.calls()] == ["سیل", EARLIER]


def test_the_same_key_twice_saves_once(seat: Seat) -> None:
    seat.press("F2")
    seat.type(NAMESAKE)
    seat.write_in("subject", "یک بار")
    seat.write_in("request", "فقط یک بار")
    seat.press("Ctrl+Return")
    seat.press("Ctrl+Return")
    seat.settle()
    assert [row.subject for row in seat.calls()] == ["یک بار", EARLIER]


def test_typing_is_stopped_by_nothing(seat: Seat) -> None:
    """A step's key in a text field must not be taken from the text: Ctrl+Z undoes typing there."""
    seat.new_call()
    seat.put_in_folder()
    seat.press("F8")
    seat.type("الف")
    seat.press("Ctrl+Z")
    seat.settle()
    assert seat.sheet().state is CallState.IN_FOLDER
