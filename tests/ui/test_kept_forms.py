"""Two lines: a form parked for a second ring, taken up here, elsewhere, and after a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from app.access import Right
from app.kept_forms import FormKind, KeptLine, kept_forms
from app.marks import Classification
from app.office import open_office
from app.operators import OperatorDraft, add_operator
from app.phone_calls import CallDraft, CallPath, CallState, amend_call, log_call
from seat import CALLER, NOW, Seat
from ui.kept_forms import KeptForms, KeptFormsList

ROOT = Path(__file__).parents[2]


def waiting(seat: Seat) -> list[KeptLine]:
    """What another desk of the same operator could take up."""
    return seat.other.read(kept_forms, "another desk")


def half_filled(seat: Seat) -> None:
    """Begin a call, as far as a second ring lets one."""
    seat.press("F2")
    seat.take_suggestion("احمدی‌ن")
    seat.type("راه روستا")
    seat.press("Return")
    seat.type("پل را سیل برده")


def test_a_second_ring(seat: Seat) -> None:
    half_filled(seat)
    seat.write_in("called_at", "۱۰:۶۱")
    seat.press("F5")
    seat.settle()
    assert seat.page().current_form() is None
    assert "Shift+F5" in seat.page().bar.text
    assert "۱ فرم" in seat.window.top.parked.text()
    seat.new_call(subject="تماس دوم")

    seat.press("Shift+F5")
    seat.until(lambda: seat.page().current_form() is not None)
    form = seat.form()
    held = {name: form.fields[name].value() for name in ("caller_name", "subject", "request")}
    assert held == {
        "caller_name": CALLER,
        "subject": "راه روستا",
        "request": "پل را سیل برده",
    }
    # What could not be read yet stands there as it was typed.
    assert form.fields["called_at"].raw() == "۱۰:۶۱"
    seat.until(seat.window.top.parked.isHidden)
    seat.write_in("called_at", "۱۰:۲۱")
    seat.press("Ctrl+Return")
    seat.settle()
    assert [call.subject for call in seat.calls()][:2] == ["تماس دوم", "راه روستا"]
    assert seat.sheet(seat.calls()[1].id).caller_id is not None
    assert waiting(seat) == []


def test_a_colleague_takes_it_up_at_his_desk(seat: Seat, opening: Callable[[str], Seat]) -> None:
    rights = frozenset({Right.READ_CALLS, Right.LOG_CALLS, Right.READ_CONTACTS})
    draft = OperatorDraft(
        name="zahra", full_name="زهرا نوری", rights=rights, clearance=Classification.ORDINARY
    )
    seat.other.write(add_operator, draft)
    half_filled(seat)
    seat.press("F5")
    seat.settle()
    colleague = opening("zahra")
    colleague.until(lambda: not colleague.window.top.parked.isHidden())
    colleague.press("Shift+F5")
    colleague.until(lambda: colleague.page().current_form() is not None)
    colleague.press("Ctrl+Return")
    colleague.settle()
    row = seat.calls()[0]
    assert row.subject == "راه روستا"
    assert seat.sheet(row.id).taken_by == "زهرا نوری"


def test_several_are_chosen_from_by_keys(seat: Seat, answers: list[object]) -> None:
    for subject in ("یک", "دو", "سه"):
        seat.press("F2")
        seat.write_in("subject", subject)
        seat.press("F5")
        seat.settle()
    seat.press("Shift+F5")
    desk = seat.window.findChild(KeptForms)
    assert desk is not None
    seat.until(lambda: desk.chooser is not None and desk.chooser.isVisible())
    chooser = desk.chooser
    assert isinstance(chooser, KeptFormsList)
    seat.activate(chooser)
    assert "سه" in chooser.list.item(0).text()
    answers.append(True)
    seat.press("Del")
    seat.until(lambda: len(waiting(seat)) == 2)
    seat.press("Down")
    seat.press("Return")
    seat.until(lambda: seat.page().current_form() is not None)
    assert seat.form().fields["subject"].value() == "یک"


def test_closing_asks_and_can_park(seat: Seat, answers: list[object]) -> None:
    seat.press("F2")
    seat.write_in("subject", "راه")
    answers.append(0)
    seat.press("Esc")
    seat.settle()
    assert seat.page().current_form() is None
    assert [line.is_parked for line in waiting(seat)] == [True]
    seat.press("Shift+F5")
    seat.until(lambda: seat.page().current_form() is not None)
    answers.append(1)
    seat.press("Esc")
    seat.settle()
    assert waiting(seat) == []


def test_a_correction_parked_meets_another_desks_words(seat: Seat) -> None:
    row = seat.new_call()
    seat.press("Ctrl+E")
    seat.write_in("subject", "نوشته من")
    seat.press("F5")
    seat.settle()
    theirs = CallDraft(
        caller_name=row.caller_name, subject="نوشته آن میز", request="شرح دیگر", path=CallPath.FORM
    )
    seat.other.write(amend_call, row.id, seat.sheet(row.id).version, theirs)
    seat.press("Shift+F5")
    seat.until(lambda: seat.page().current_form() is not None)
    form = seat.form()
    assert "میز دیگری" in form.bar.text
    assert form.fields["subject"].value() == "نوشته من"
    assert "نوشته آن میز" in form.fields["subject"]._offer.text()
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.sheet(row.id).subject == "نوشته من"


def test_a_note_and_a_contact_are_kept_too(seat: Seat) -> None:
    row = seat.new_call()
    seat.put_in_folder()
    seat.until(lambda: seat.window.action("record_note").isEnabled())
    seat.press("F8")
    seat.type("پیگیری شود.")
    seat.press("F5")
    seat.settle()
    seat.press("Shift+F5")
    seat.until(lambda: seat.page().current_form() is not None)
    assert seat.form().fields["words"].value() == "پیگیری شود."
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.sheet(row.id).state is CallState.TO_BE_TOLD

    seat.press("Ctrl+Shift+N")
    seat.type("بهمن سپیدار")
    seat.press("F5")
    seat.settle()
    assert [line.kind for line in waiting(seat)] == [FormKind.CONTACT]
    seat.press("Shift+F5")
    seat.until(lambda: seat.page("contacts").current_form() is not None)
    assert seat.form().fields["name"].value() == "بهمن سپیدار"
    assert waiting(seat) != []


TYPIST = dedent(
    """
    import sys
    from datetime import datetime
    from app.clock import FixedClock
    from PySide6.QtCore import QSettings, QTimer
    from ui.application import make_application
    from ui.main_window import MainWindow
    from app.office import connect

    application = make_application(["daftar"])
    window = MainWindow(QSettings(sys.argv[2], QSettings.Format.IniFormat))
    window.show()
    office = connect(sys.argv[1], clock=FixedClock(datetime.fromisoformat(sys.argv[3])))
    office.sign_in_as()
    window.begin(office)
    window.action(sys.argv[4]).trigger()
    form = window.form_in_sight()
    letters = list("درخواست دیدار با استاندار برای راه روستا")

    def type_one():
        line = form.fields["subject"].line
        line.insert(letters.pop(0))
        line.textEdited.emit(line.text())
        if not letters:
            timer.stop()
            print("typed", flush=True)

    timer = QTimer()
    timer.timeout.connect(type_one)
    timer.start(5)
    application.exec()
    """
)


@pytest.mark.parametrize(
    ("action", "section", "needed"),
    [
        ("new_call", "calls", {"caller_name": "رضا", "request": "شرح"}),
        ("new_visit", "visits", {"visitor_name": "رضا"}),
    ],
)
def test_a_killed_program_loses_next_to_nothing(
    seat: Seat, tmp_path: Path, action: str, section: str, needed: dict[str, str]
) -> None:
    """kill -9 once the words are in the store; the next start offers them."""
    url = f"sqlite:///{seat.store}"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    settings = str(tmp_path / "other.ini")
    arguments = [sys.executable, "-c", TYPIST, url, settings, NOW.isoformat(), action]
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "typed"
        # Two seconds is what may be lost; whoever typed before them finds all of it.
        seat.until(lambda: any("روستا" in line.title for line in waiting(seat)))
        child.send_signal(signal.SIGKILL)
        assert child.wait(timeout=10) == -signal.SIGKILL
    desk = seat.window.findChild(KeptForms)
    assert desk is not None
    desk.begin()
    seat.until(lambda: "نیمه‌کاره" in seat.page().bar.text)
    seat.press("Shift+F5")
    seat.until(lambda: section in seat.window.pages)
    seat.until(lambda: seat.page(section).current_form() is not None)
    expected = "درخواست دیدار با استاندار برای راه روستا"
    assert seat.form().fields["subject"].value() == expected
    for name, words in needed.items():
        seat.write_in(name, words)
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.page(section).current_form() is None, seat.problems()
    seat.until(lambda: seat.page(section).table.current_row() is not None)
    assert seat.page(section).table.current_row().subject == expected
    assert waiting(seat) == []


@pytest.mark.parametrize("crashes", [1, 2])
def test_a_crash_between_saving_and_letting_go_cannot_be(seat: Seat, crashes: int) -> None:
    """The record and the form's end are one transaction: the same key finds the same record."""
    seat.press("F2")
    seat.write_in("subject", "راه")
    seat.until(lambda: waiting(seat))
    (line,) = waiting(seat)
    with open_office(f"sqlite:///{seat.store}") as desk:
        desk.sign_in_as()
        from app.kept_forms import letting_go, take_up_form

        form = desk.write(take_up_form, line.id, line.version, "another desk").value
        draft = CallDraft(caller_name="ا", subject="راه", request="پ", request_key=form.token)
        for _ in range(crashes):
            desk.write(letting_go(log_call, form.token), draft)
    assert [call.subject for call in seat.calls()].count("راه") == 1
