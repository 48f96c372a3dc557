"""The list of requests and entries by keys: filters, the pane, steps, rights, kept lists, links."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from agenda_seat import do, requested, state_of, when
from app.access import Right
from app.agenda import (
    AttendeeDraft,
    EventFilter,
    EventKind,
    EventState,
    EventView,
    LinkedRecord,
    Origin,
    ReviewDraft,
    ask_review,
    event_sheet,
    link_record,
    list_events,
    move_event,
)
from app.changes import Kind
from app.marks import Classification
from app.operators import OperatorDraft, add_operator
from app.saved_lists import SavedListDraft, count_saved_lists, save_list
from scans import PDF
from seat import NOW, Seat
from ui.agenda.list_filters import VIEWS
from ui.common.pdf_preview import PdfPreview

MONDAY = date(2026, 8, 10)


@pytest.fixture
def events(seat: Seat) -> Seat:
    """The seat with the list of entries in sight."""
    seat.show_section("events")
    seat.settle()
    return seat


def page(seat: Seat) -> Any:
    return seat.page("events")


def stand(seat: Seat, number: int) -> None:
    """Stand on an entry, once it is here as the store has it."""
    seat.settle()
    page(seat).show_kept(number)
    seat.settle()
    known = seat.other.read(event_sheet, number)
    seat.until(lambda: page(seat).sheet is not None and page(seat).sheet.id == number)
    assert page(seat).sheet.version == known.version


def listed(seat: Seat) -> list[str]:
    seat.settle()
    return [row.subject for _place, row in page(seat).model.loaded()]


def choose(seat: Seat, name: str, words: str) -> None:
    """Choose in a filter box."""
    box = page(seat)._filters.boxes[name]
    box.setCurrentIndex(box.findText(words))
    seat.bot.wait(200)
    seat.settle()


def test_the_filters_find_what_is_to_be_done(events: Seat) -> None:
    other = events.other
    late = requested(other, subject="نظر دیر")
    do(other, ask_review, late, ReviewDraft(reviewer="معاون", due_on=NOW.date()))
    requested(other, subject="بی زمان", kind=EventKind.SITE_VISIT, origin=Origin.COUNTY)
    requested(
        other,
        subject="ویژه",
        special=True,
        when=when(9, day=MONDAY),
        attendees=(AttendeeDraft(name="رضا احمدی"),),
    )
    events.clock.advance(timedelta(days=2))
    events.press("Ctrl+F5")
    assert len(listed(events)) == 3
    for name, words, expected in (
        ("view", "نیازمند زمان", ["بی زمان", "نظر دیر"]),
        ("view", "نظر معاون دیر شده", ["نظر دیر"]),
        ("view", "یادآوری تلفنی مانده", ["ویژه"]),
        ("view", "همه", ["ویژه", "بی زمان", "نظر دیر"]),
        ("kind", "بازدید", ["بی زمان"]),
        ("kind", "هر گونه", ["ویژه", "بی زمان", "نظر دیر"]),
        ("origin", "فرمانداری", ["بی زمان"]),
        ("origin", "از هر کجا", ["ویژه", "بی زمان", "نظر دیر"]),
        ("state", "قطعی", ["ویژه"]),
    ):
        choose(events, name, words)
        assert listed(events) == expected, words
    assert "قطعی" in page(events).filter_words()
    events.press("Ctrl+Shift+F")
    events.until(lambda: len(listed(events)) == 3)
    events.press("Ctrl+F")
    events.type("ویژه")
    events.until(lambda: listed(events) == ["ویژه"])
    assert "۱ برنامه در فهرست" in page(events).status.text()


def test_every_view_of_the_filter_has_its_words() -> None:
    named = {choice["view"] for _words, choice in VIEWS if choice}
    assert named == set(EventView) - {EventView.ALL}


def test_the_pane_tells_all_of_an_entry(events: Seat) -> None:
    other = events.other
    number = requested(
        other,
        subject="شورای اداری",
        when=when(9, 90, day=MONDAY),
        place="سالن رجایی",
        special=True,
        attendees=(AttendeeDraft(name="رضا احمدی", post="مدیرکل راه", phone="09151112233"),),
    )
    beside = requested(other, subject="جلسه پیشین")
    do(other, link_record, number, LinkedRecord(kind=Kind.EVENT, id=beside))
    do(other, move_event, number, when(8, 30, day=MONDAY), "به درخواست فرمانداری")
    stand(events, number)
    told = "\n".join(page(events).detail.lines.texts())
    for words in (
        "شورای اداری",
        "دوشنبه ۱۹ مرداد ۱۴۰۵",
        "سالن رجایی",
        "رضا احمدی · مدیرکل راه",
        "به درخواست فرمانداری",
        "جلسه پیشین",
        "جابه‌جا شد",
    ):
        assert words in told, words
    stand(events, beside)
    assert "باید دیده شود" in page(events).detail.lines.texts()
    events.press("Ctrl+Shift+C")
    events.until(lambda: not events.other.read(event_sheet, beside).touched_words)


def test_a_step_is_taken_back_by_one_key(events: Seat) -> None:
    number = requested(events.other, subject="جلسه", when=when(9, day=MONDAY), tentative=True)
    stand(events, number)
    events.press("Alt+M")
    events.until(lambda: state_of(events.other, number) is EventState.SCHEDULED)
    stand(events, number)
    events.press("Ctrl+Z")
    events.until(lambda: state_of(events.other, number) is EventState.TENTATIVE)
    events.until(lambda: "پس گرفته شد" in page(events).bar.text)


def test_an_order_is_recorded_on_the_entry(events: Seat) -> None:
    number = requested(events.other, subject="بازدید", when=when(9, day=MONDAY))
    stand(events, number)
    events.press("F8")
    events.until(lambda: "orders" in events.window.pages)
    orders = events.page("orders")
    events.until(lambda: orders.current_form() is not None)
    events.type("پیگیری شود")
    orders.current_form().fields["referred_to"].setFocus()
    events.type("معاونت عمرانی")
    events.press("Ctrl+Return")
    events.until(lambda: events.other.read(event_sheet, number).orders)
    assert events.other.read(event_sheet, number).orders[0].words == "پیگیری شود"


def test_files_are_attached_and_shown(events: Seat, tmp_path: Path) -> None:
    number = requested(events.other, subject="بازدید", when=when(9, day=MONDAY))
    stand(events, number)
    path = tmp_path / "form.pdf"
    path.write_bytes(PDF)
    page(events).detail.files.attach([path])
    events.until(lambda: events.other.read(event_sheet, number).files)
    stand(events, number)
    assert "form.pdf" in [one.name for one in page(events).sheet.files]


def test_whoever_only_reads_is_offered_no_step(opening: Any) -> None:
    first = opening()
    first.other.write(
        add_operator,
        OperatorDraft(name="reader", full_name="خواننده", rights=frozenset({Right.READ_AGENDA})),
    )
    number = requested(first.other, subject="شورا", when=when(9, day=MONDAY))
    requested(
        first.other,
        subject="پنهان",
        when=when(11, 30, day=MONDAY),
        classification=Classification.CONFIDENTIAL,
    )
    seat = opening("reader")
    seat.show_section("events")
    seat.settle()
    assert listed(seat) == ["شورا"]
    stand(seat, number)
    assert "event_held" not in page(seat).available()
    assert "amend" not in page(seat).available()
    assert "event_in_calendar" in page(seat).available()
    seat.press("Alt+Z")
    seat.settle()
    assert page(seat).current_form() is None


def test_an_entry_is_shown_in_the_calendar_and_opened_from_it(events: Seat) -> None:
    number = requested(events.other, subject="شورا", when=when(9, day=MONDAY))
    stand(events, number)
    events.press("Alt+Shift+F7")
    calendar = events.page("agenda")
    events.until(lambda: calendar.chosen is not None and calendar.chosen.id == number)
    assert MONDAY in calendar.place.days()
    events.press("Return")
    events.until(lambda: page(events).isVisible())
    stand(events, number)


def test_a_kept_list_counts_its_entries(events: Seat) -> None:
    requested(events.other, subject="بی زمان")
    requested(events.other, subject="قطعی", when=when(9, day=MONDAY))
    number = events.other.write(
        save_list,
        SavedListDraft(
            section="events", name="نیازمند زمان", wanted=EventFilter(view=EventView.WAITING)
        ),
    ).value
    assert events.other.read(count_saved_lists, ("events",)) == {number: 1}
    page(events).show_filter(EventFilter(view=EventView.WAITING))
    assert listed(events) == ["بی زمان"]
    assert page(events)._filters.wanted().view is EventView.WAITING


def test_the_list_is_printed_as_filtered(events: Seat) -> None:
    requested(events.other, subject="شورای اداری", when=when(9, day=MONDAY))
    requested(events.other, subject="بازدید گرماب", kind=EventKind.SITE_VISIT)
    page(events).show_filter(EventFilter(kind=EventKind.SITE_VISIT))
    events.settle()
    events.press("Ctrl+Alt+P")

    def previews() -> list[PdfPreview]:
        found = QApplication.topLevelWidgets()
        return [one for one in found if isinstance(one, PdfPreview) and one.isVisible()]

    events.until(previews)
    document = pypdfium2.PdfDocument(bytes(previews()[0].pdf))
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "گرماب" in text
    assert "شورای" not in text


def test_the_filter_is_remembered_at_this_desk(opening: Any) -> None:
    seat = opening()
    seat.show_section("events")
    seat.settle()
    choose(seat, "view", "پیش رو")
    seat.window.close()
    again = opening()
    again.show_section("events")
    again.settle()
    assert page(again)._filters.wanted() == EventFilter(view=EventView.AHEAD)


def test_a_link_is_followed_and_taken_away(events: Seat) -> None:
    one = requested(events.other, subject="یکم")
    two = requested(events.other, subject="دوم")
    do(events.other, link_record, one, LinkedRecord(kind=Kind.EVENT, id=two))
    stand(events, one)
    events.window.action("event_links").trigger()
    events.until(lambda: page(events).sheet is not None and page(events).sheet.id == two)
    stand(events, one)
    events.window.action("event_unlink").trigger()
    events.until(lambda: not events.other.read(event_sheet, one).links)


def test_enter_takes_the_likely_step(events: Seat) -> None:
    number = requested(events.other, subject="یکم")
    stand(events, number)
    page(events).table.setFocus()
    events.press("Return")
    events.until(lambda: page(events).current_form() is not None)
    assert page(events).current_form().title.startswith("زمان دادن")
    assert len(events.other.read(list_events, EventFilter())) == 1


def test_a_request_goes_into_the_folder_and_comes_back(events: Seat) -> None:
    event = requested(events.other, subject="بازدید سد")
    stand(events, event)
    events.press("Alt+K")
    events.until(lambda: events.other.read(event_sheet, event).in_folder)
    stand(events, event)
    events.press("Alt+6")
    events.until(lambda: not events.other.read(event_sheet, event).in_folder)
    assert "چیزی ننوشت" in events.other.read(event_sheet, event).last_step
    stand(events, event)
    events.press("Ctrl+Z")
    events.until(lambda: events.other.read(event_sheet, event).in_folder)
    stand(events, event)
    events.press("Alt+7")
    events.until(lambda: not events.other.read(event_sheet, event).in_folder)
    assert "برگرداند" in events.other.read(event_sheet, event).last_step
