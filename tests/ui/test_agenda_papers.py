"""The papers of the governor's programme, asked for by keys and counted when they are printed."""

from __future__ import annotations

from datetime import timedelta

from agenda_seat import requested, when
from app.agenda import event_sheet, programme_of_day
from app.agenda.calendar import calendar_entries
from app.marks import Classification
from seat import NOW, Seat, key_of
from ui.agenda.papers import NO_ENTRY
from ui.common.pdf_preview import PdfPreview

TODAY = NOW.date()


def plan(seat: Seat, subject: str, hour: int, **fields: object) -> int:
    return requested(seat.other, subject=subject, when=when(hour, day=TODAY), **fields)


def paper_in_sight(seat: Seat) -> PdfPreview:
    seat.until(seat.previews)
    return seat.previews()[0]


def text(seat: Seat, *, goes_to_printer: bool = False) -> str:
    """The words of the paper in sight, printed or not; it is closed again."""
    paper = paper_in_sight(seat)
    count = paper.document.pageCount()
    words = "".join(paper.document.getAllText(page).text() for page in range(count))
    if goes_to_printer:
        paper.printed.emit()
    seat.close_preview(paper)
    seat.activate(seat.window)
    seat.settle()
    return words


def ask(seat: Seat, key: str, **fields: object) -> None:
    seat.press(key)
    seat.settle()
    for name, value in fields.items():
        field = seat.form().fields[name]
        field.set_value(value)
        field.edited.emit()
    seat.press("Ctrl+Return")


def test_a_day_is_an_edition_once_it_went_to_a_printer(seat: Seat) -> None:
    plan(seat, "شورا", 9)
    plan(seat, "تأمین", 11, classification=Classification.CONFIDENTIAL)
    ask(seat, "Ctrl+Alt+1")
    assert "تأمین" in text(seat)
    assert seat.other.read(programme_of_day, TODAY).reprint == 0
    ask(seat, "Ctrl+Alt+1", paper="day_a4")
    text(seat, goes_to_printer=True)
    assert seat.other.read(programme_of_day, TODAY).reprint == 1
    ask(seat, "Ctrl+Alt+1", public=True)
    assert "تأمین" not in text(seat, goes_to_printer=True)
    assert seat.other.read(programme_of_day, TODAY, True).reprint == 1
    plan(seat, "دیدار", 13)
    ask(seat, "Ctrl+Alt+1")
    assert "تازه" in text(seat, goes_to_printer=True)
    assert seat.other.read(programme_of_day, TODAY).edition == 2


def test_what_changed_while_it_was_looked_at_is_said_and_not_counted(seat: Seat) -> None:
    ask(seat, "Ctrl+Alt+1")
    paper_in_sight(seat)
    plan(seat, "شورا", 9)
    text(seat, goes_to_printer=True)
    seat.until(lambda: "کنار بگذارید" in seat.page().bar.text)
    assert seat.other.read(programme_of_day, TODAY).edition == 1
    assert seat.other.read(programme_of_day, TODAY).reprint == 0


def test_the_week_and_the_month_are_shown(seat: Seat) -> None:
    plan(seat, "شورا", 9)
    ask(seat, "Ctrl+Alt+2")
    assert "شورا" in text(seat)
    ask(seat, "Ctrl+Alt+3")
    assert "شورا" in text(seat)
    ask(seat, "Ctrl+Alt+3", blank=True)
    assert "شورا" not in text(seat)


def test_days_the_wrong_way_round_are_said(seat: Seat, answers: list[bool]) -> None:
    ask(seat, "Ctrl+Alt+1", to_day=TODAY - timedelta(days=1))
    seat.until(lambda: "پیش از آغاز" in seat.problems().get("to_day", ""))
    answers.append(True)
    seat.press("Esc")


def test_the_form_opens_from_a_page_without_forms(seat: Seat) -> None:
    seat.press(key_of("today"))
    seat.settle()
    ask(seat, "Ctrl+Alt+2")
    assert "برنامه" in text(seat)


def test_without_a_chosen_entry_it_is_said_and_blank_forms_print(seat: Seat) -> None:
    for key in ("Ctrl+Alt+4", "Ctrl+Alt+5"):
        seat.press(key)
        seat.until(lambda: seat.page().bar.text == NO_ENTRY)
    for name in ("print_blank_request", "print_blank_visit", "print_blank_reminders"):
        seat.window.action(name).trigger()
        assert "شماره" in text(seat)


def test_the_papers_of_chosen_entries_and_their_prints(seat: Seat) -> None:
    event = plan(seat, "شورای عالی", 9)
    (entry,) = seat.other.read(calendar_entries, TODAY, TODAY)
    # As on the calendar, which names what is chosen on it.
    seat.page().chosen = lambda: entry
    seat.press("Ctrl+Alt+4")
    assert "چاپ مجدد" not in text(seat, goes_to_printer=True)
    seat.press("Ctrl+Alt+4")
    assert "مجدد" in text(seat)
    seat.press("Ctrl+Alt+5")
    assert "یادآوری" in text(seat, goes_to_printer=True)
    assert seat.other.read(event_sheet, event).printed_count == 1
