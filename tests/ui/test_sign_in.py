"""Who sits at the desk: chosen by keyboard; rights hide actions, clearance hides calls."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.access import Right
from app.changes import Kind
from app.marks import Classification
from app.operators import OperatorDraft, add_operator
from app.phone_calls import CallDraft, log_call
from app.reminders import ReminderDraft, set_reminder
from seat import NAMESAKE, Seat
from ui.application import switch_operator
from ui.reminders import ReminderWatch
from ui.sign_in.page import SignInPage

READER = frozenset({Right.READ_CALLS})
LOGGER = frozenset({Right.READ_CALLS, Right.LOG_CALLS, Right.READ_CONTACTS})


def hire(seat: Seat, name: str, full_name: str, rights: frozenset[Right]) -> int:
    draft = OperatorDraft(name=name, full_name=full_name, unit="واحد تلفن", rights=rights)
    return seat.other.write(add_operator, draft).value


def sign_in(seat: Seat, name: str) -> None:
    """Change over to another person by keys alone."""
    switch_operator(seat.window)
    seat.settle()
    page = seat.window.findChildren(SignInPage)[-1]
    names = [page.list.item(place).text() for place in range(page.list.count())]
    wanted = next(place for place, text in enumerate(names) if name in text)
    seat.until(page.list.hasFocus)
    for _ in range(len(names)):
        QTest.keyClick(page.list, Qt.Key.Key_Up)
    for _ in range(wanted):
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    seat.settle()


def sections(seat: Seat) -> set[str]:
    """Titles of the sections in sight."""
    titles = ("تماس‌ها", "اشخاص و دستگاه‌ها", "مدیریت")
    texts = [b.text() for b in seat.window.findChildren(QPushButton) if b.isVisible()]
    return {title for title in titles if any(text.startswith(title) for text in texts)}


def test_a_name_is_chosen_by_keys(seat: Seat) -> None:
    hire(seat, "zahra", "زهرا نوری", LOGGER)
    hire(seat, "ali", "علی اکبری", READER)
    sign_in(seat, "زهرا نوری")
    assert seat.window.operator().name == "zahra"
    assert sections(seat) == {"تماس‌ها", "اشخاص و دستگاه‌ها"}
    # The last one stands first the next time.
    switch_operator(seat.window)
    seat.settle()
    page = seat.window.findChildren(SignInPage)[-1]
    assert "زهرا نوری" in page.list.currentItem().text()


def test_an_impatient_enter_signs_in_once(seat: Seat) -> None:
    taken: list[str] = []
    page = SignInPage(seat.other.operators(), lambda row: taken.append(row.name), None)
    seat.bot.addWidget(page)
    page.show()
    for _ in range(2):
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert len(taken) == 1


def test_a_reader_can_only_look(seat: Seat) -> None:
    seat.new_call()
    hire(seat, "ali", "علی اکبری", READER)
    sign_in(seat, "علی اکبری")
    assert sections(seat) == {"تماس‌ها"}
    for name in (
        "new_call",
        "new_outgoing_call",
        "new",
        "amend",
        "to_folder",
        "record_note",
        "told",
        "close_call",
        "annul",
        "take_back",
        "new_contact",
    ):
        assert not seat.window.action(name).isEnabled(), name
    assert seat.window.action("print").isEnabled()
    seat.press("F2")
    assert seat.page().current_form() is None
    seat.press("Return")
    assert seat.page().current_form() is None


def test_who_writes_the_governor_s_words_needs_that_right(seat: Seat) -> None:
    hire(seat, "zahra", "زهرا نوری", LOGGER)
    sign_in(seat, "زهرا نوری")
    seat.new_call()
    assert seat.window.action("to_folder").isEnabled()
    assert not seat.window.action("record_note").isEnabled()
    assert not seat.window.action("new_contact").isEnabled()


def test_clearance_hides_calls(seat: Seat) -> None:
    log = seat.other.write
    secret = CallDraft(
        caller_name=NAMESAKE,
        subject="محرمانه",
        request="درخواست محرمانه",
        classification=Classification.SECRET,
    )
    log(log_call, secret)
    seat.press("Ctrl+F5")
    seat.settle()
    seat.until(lambda: seat.page().model.rowCount() == 2)
    hire(seat, "zahra", "زهرا نوری", LOGGER)
    sign_in(seat, "زهرا نوری")
    seat.until(lambda: seat.page().model.rowCount() == 1)
    assert seat.current().subject != "محرمانه"
    seat.press("F2")
    levels = seat.form().fields["classification"].editor
    assert levels.count() == 1  # type: ignore[attr-defined]  # the list of a choice
    seat.press("Esc")


def test_unsaved_work_is_asked_for_before_another_sits_down(
    seat: Seat, answers: list[bool]
) -> None:
    hire(seat, "zahra", "زهرا نوری", LOGGER)
    seat.press("F2")
    seat.type("نیمه")
    answers.append(False)
    seat.window.action("switch_operator").trigger()
    assert seat.window.operator().name == "admin"
    assert seat.form().fields["caller_name"].value() == "نیمه"


def test_what_was_due_for_one_is_nowhere_when_another_sits_down(seat: Seat) -> None:
    hire(seat, "zahra", "زهرا نوری", LOGGER)
    at = seat.clock.now() + timedelta(minutes=5)
    (call,) = seat.calls()
    remind = ReminderDraft(kind=Kind.CALL, record_id=call.id, at=at, note="زنگ محرمانه")
    seat.other.write(set_reminder, remind)
    seat.clock.advance(timedelta(minutes=6))
    watch = seat.window.findChild(ReminderWatch)
    assert isinstance(watch, ReminderWatch)
    watch.look()
    seat.until(lambda: "زنگ محرمانه" in watch.bar.text)
    switch_operator(seat.window)
    seat.settle()
    assert (watch.bar.text, watch.pop_up.text, watch.in_sight) == ("", "", ())
    sign_in(seat, "زهرا نوری")
    watch.look()
    seat.settle()
    assert watch.bar.text == ""
    # Whoever it is for hears of it again.
    sign_in(seat, "مدیر")
    seat.until(lambda: "زنگ محرمانه" in watch.bar.text)
