"""The calendar's page on a store: going about, moving by mouse and keys, reasons and ways out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from agenda_programme import CARS, ROOMS, fill_programme
from agenda_seat import at, requested, version_of, when
from agenda_week import SATURDAY
from app.access import Right
from app.agenda import (
    EventState,
    ResourceUse,
    When,
    event_sheet,
    move_event,
    schedule_event,
)
from app.agenda.resources import ResourceDraft, add_resource
from app.agenda.states import ResourceKind
from app.jalali import long_jalali_text
from app.office import open_office
from app.operators import OperatorDraft, add_operator
from seat import Seat
from ui.agenda.move_form import MoveForm
from ui.agenda.place import View
from ui.agenda.toolbar import TURNS
from ui.theme import Tone

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier

#: 19 Mordad 1405, a working day some weeks after the seat's own, and the one after it.
MONDAY = date(2026, 8, 10)
TUESDAY = MONDAY + timedelta(days=1)


def planned(seat: Seat, subject: str, time: When, **fields: Any) -> int:
    """An entry with its time, by another desk."""
    return requested(seat.other, subject=subject, when=time, **fields)


def page(seat: Seat, *, day: date = MONDAY) -> Any:
    """The calendar's page, at a day."""
    seat.show_section("agenda")
    seat.settle()
    found = seat.page("agenda")
    found._date_typed(day)  # the field itself has its own test
    seat.settle()
    return found


def chosen(seat: Seat, subject: str) -> Any:
    """Stand on an entry of the week."""
    calendar = seat.page("agenda")
    entry = next(one for one in calendar.entries if one.subject == subject)
    calendar.time.hours.choose(entry)
    seat.settle()
    return entry


def sheet(seat: Seat, number: int) -> Any:
    return seat.other.read(event_sheet, number)


def until(seat: Seat, true: Callable[[], object]) -> None:
    seat.until(true)
    seat.settle()


def test_keys_go_by_days_weeks_months_and_back_to_today(seat: Seat) -> None:
    calendar = page(seat)
    assert calendar.place.view is View.WEEK
    today = seat.window.today()
    for keys, expected in (
        ("Alt+Left", MONDAY + timedelta(days=1)),
        ("Alt+Right", MONDAY),
        ("Alt+Down", MONDAY + timedelta(days=7)),
        ("Alt+Up", MONDAY),
        ("PgDown", date(2026, 9, 10)),
        ("PgUp", MONDAY),
        ("Home", today),
    ):
        seat.press(keys)
        seat.settle()
        assert calendar.place.day == expected, keys
    assert calendar.time.hours.cursor_at.column == calendar.place.days().index(today)


@pytest.mark.parametrize("view", list(View))
def test_a_button_goes_as_far_as_the_key_it_names(seat: Seat, view: View) -> None:
    calendar = page(seat)
    calendar.show_view(view)
    seat.settle()
    named = {"→": "Right", "←": "Left", "↑": "Up", "↓": "Down", "Page": "Pg"}
    for by in (-1, 1):
        button = next(
            one
            for one in calendar.toolbar.findChildren(QPushButton)
            if one.accessibleName() == TURNS[view][by]
        )
        key = button.accessibleName().partition("(")[2].rstrip(")")
        for sign, name in named.items():
            key = key.replace(sign, name)
        before = calendar.place.day
        calendar.turn(by)
        turned = calendar.place.day
        calendar._date_typed(before)
        calendar.view.setFocus()
        seat.settle()
        seat.press(key)
        seat.settle()
        assert calendar.place.day == turned != before
        calendar._date_typed(before)
        seat.settle()


def test_a_date_is_typed_and_a_wrong_one_is_refused_in_words(seat: Seat) -> None:
    calendar = page(seat)
    seat.press("Ctrl+F6")
    assert calendar.toolbar.date_line.hasFocus()
    seat.type("۱ مهر")
    seat.press("Return")
    seat.settle()
    assert calendar.place.day == date(2026, 9, 23)
    assert calendar.view.hasFocus()
    seat.press("Ctrl+G")
    seat.type("۳۵ مهر")
    seat.press("Return")
    assert "مهر ۱۴۰۵ تا روز ۳۰ دارد" in calendar.bar.text
    assert calendar.toolbar.date_line.text() == "۳۵ مهر", "nothing typed is lost"
    seat.press("Esc")
    assert calendar.view.hasFocus()


def test_every_view_shows_the_day_and_is_remembered(seat: Seat, opening: Any) -> None:
    seat.other.write(add_resource, ResourceDraft(kind=ResourceKind.ROOM, name="سالن رجایی"))
    planned(seat, "شورای اداری", when(9, day=MONDAY))
    calendar = page(seat)
    for keys, view in (
        ("Ctrl+Alt+6", View.DAY),
        ("Ctrl+Alt+8", View.MONTH),
        ("Ctrl+Alt+9", View.COLUMNS),
    ):
        seat.press(keys)
        seat.settle()
        assert calendar.place.view is view
        assert calendar.place.day == MONDAY
        assert [one.subject for one in calendar.entries] == ["شورای اداری"]
    titles = [column.title for column in calendar.time.hours.board.columns]
    assert titles == ["استاندار", "سالن رجایی"]
    seat.press("Ctrl++")
    zoom = calendar.time.hours.zoom
    seat.window.close()
    again = opening()
    later = page(again)
    assert later.place.view is View.COLUMNS
    assert later.time.hours.zoom == zoom
    assert later.shell.today() == again.window.today()


def test_a_tentative_entry_is_moved_by_keys_and_comes_back(seat: Seat) -> None:
    number = planned(seat, "دیدار استادان", when(9, day=MONDAY), tentative=True)
    calendar = page(seat)
    chosen(seat, "دیدار استادان")
    seat.press("Ctrl+Down")
    seat.press("Down")
    until(seat, lambda: calendar.time.hours.ghost.clashes is not None)
    seat.press("Return")
    until(seat, lambda: sheet(seat, number).starts_at == at(9, 30, MONDAY))
    until(seat, lambda: calendar.way_back.is_open)
    assert "۰۹:۳۰ تا ۱۰:۳۰" in calendar.bar.text
    seat.press("Ctrl+Z")
    until(seat, lambda: sheet(seat, number).starts_at == at(9, 0, MONDAY))
    assert calendar.chosen.id == number, "the cursor stays on it"


def test_a_mouse_moves_it_with_its_clash_in_sight_and_asks_why(seat: Seat) -> None:
    number = planned(seat, "شورای اداری", when(9, day=MONDAY))
    planned(seat, "شورای تأمین", when(11, day=TUESDAY))
    calendar = page(seat)
    hours = calendar.time.hours
    one = next(p for p in hours.board.placed if p.entry.id == number)
    room = hours.room_of(one)
    begin = QPoint(room.left + room.width // 2, room.top + room.height // 2)
    grid, column = hours.grid, one.column + 1
    end = QPoint((grid.edge(column) + grid.edge(column + 1)) // 2, grid.y_of(11 * 60 + 45))
    QTest.mousePress(hours, LEFT, NONE, begin)
    QTest.mouseMove(hours, begin + QPoint(0, 20))
    QTest.mouseMove(hours, end)
    until(seat, lambda: hours.ghost.tone is Tone.DANGER)
    assert "شورای تأمین" in hours.ghost.sentence
    QTest.mouseRelease(hours, LEFT, NONE, end)
    until(seat, lambda: calendar.current_form() is not None)
    form = calendar.current_form()
    assert isinstance(form, MoveForm)
    assert "سبب جابه‌جایی" in form.fields["reason"].problem
    labels = [one.text() for one in form.fields["reason"].findChildren(QLabel)]
    assert "سبب جابه‌جایی *" in labels
    until(seat, lambda: ways(form))
    form.fields["reason"].set_value("به درخواست فرمانداری")
    seat.press("Ctrl+Return")
    until(seat, lambda: not form.fields["override_reason"].isHidden())
    assert sheet(seat, number).starts_at == at(9, day=MONDAY), "nothing was written"
    form.fields["override_reason"].set_value("دستور استاندار")
    seat.press("Ctrl+Return")
    until(seat, lambda: calendar.current_form() is None)
    moved = sheet(seat, number)
    assert moved.starts_at.date() == TUESDAY
    assert moved.override_reason == "دستور استاندار"
    assert moved.moves[-1].reason == "به درخواست فرمانداری"


def ways(form: MoveForm) -> list[QPushButton]:
    """The ways out that are offered."""
    return [one for one in form.findChildren(QPushButton) if "۱۴۰۵" in one.text()]


def test_a_way_out_is_taken_with_one_key(seat: Seat) -> None:
    number = planned(seat, "شورای اداری", when(9, day=MONDAY))
    planned(seat, "شورای تأمین", when(11, day=MONDAY))
    calendar = page(seat)
    chosen(seat, "شورای اداری")
    seat.type("۱۱ تا ۱۲")
    assert calendar.toolbar.span_line.text() == "۱۱ تا ۱۲"
    seat.press("Return")
    until(seat, lambda: calendar.current_form() is not None)
    form = calendar.current_form()
    until(seat, lambda: ways(form))
    ways(form)[0].click()
    seat.settle()
    form.fields["reason"].set_value("تداخل با شورای تأمین")
    seat.press("Ctrl+Return")
    until(seat, lambda: calendar.current_form() is None)
    moved = sheet(seat, number)
    assert moved.starts_at not in (at(9, day=MONDAY), at(11, day=MONDAY))
    assert moved.override_reason == ""


def test_what_hangs_on_it_is_said_before_it_is_moved(seat: Seat) -> None:
    room = seat.other.write(
        add_resource, ResourceDraft(kind=ResourceKind.ROOM, name="سالن رجایی")
    ).value
    planned(
        seat,
        "کمیسیون",
        when(9, day=MONDAY),
        tentative=True,
        uses=(ResourceUse(resource_id=room),),
    )
    calendar = page(seat)
    chosen(seat, "کمیسیون")
    seat.press("Alt+H")
    until(seat, lambda: calendar.current_form() is not None)
    form = calendar.current_form()
    said = " ".join(label.text() for label in form.findChildren(QLabel))
    assert "«سالن رجایی» برای آن گرفته شده است." in said
    seat.press("Ctrl+F6")
    seat.press("Esc")
    assert calendar.current_form() is form, "Esc in a line leaves the line alone"
    form.start()
    seat.press("Esc")
    assert calendar.current_form() is None
    assert calendar.view.hasFocus()


def test_a_typed_time_can_make_it_a_whole_day_which_goes_from_day_to_day(seat: Seat) -> None:
    roads = when(9, day=MONDAY, travel_before=20, travel_after=20)
    number = planned(seat, "سفر به قوچان", roads, tentative=True)
    page(seat)
    chosen(seat, "سفر به قوچان")
    seat.type("۱ تا")
    seat.press("Ctrl+A")
    seat.type("تمام روز")
    seat.press("Return")
    until(seat, lambda: sheet(seat, number).all_day)
    assert sheet(seat, number).travel_before == 20
    chosen(seat, "سفر به قوچان")
    seat.press("Ctrl+Down")
    seat.press("Ctrl+Left")
    seat.press("Return")
    until(seat, lambda: sheet(seat, number).starts_at == at(0, day=TUESDAY))
    assert sheet(seat, number).all_day


def test_an_unreadable_time_is_refused_and_stays(seat: Seat) -> None:
    calendar = page(seat)
    seat.type("۹ تا")
    seat.press("Return")
    assert "زمان را چنین بنویسید" in calendar.bar.text
    assert calendar.toolbar.span_line.text() == "۹ تا"


def test_another_desk_s_entry_comes_into_sight(seat: Seat) -> None:
    calendar = page(seat)
    assert calendar.entries == []
    number = planned(seat, "شورای اداری", when(9, day=MONDAY), tentative=True)
    calendar.reload(keep=number)
    until(seat, lambda: calendar.chosen is not None)
    said = calendar.side.detail.lines.texts()
    assert "شورای اداری" in said
    assert any(long_jalali_text(MONDAY) in line for line in said)
    seat.press("Alt+M")
    until(seat, lambda: sheet(seat, number).state is EventState.SCHEDULED)


def test_a_stale_move_is_refused_and_the_calendar_read_anew(seat: Seat) -> None:
    number = planned(seat, "دیدار", when(9, day=MONDAY), tentative=True)
    calendar = page(seat)
    chosen(seat, "دیدار")
    seat.press("Ctrl+Down")
    seat.settle()
    version = version_of(seat.other, number)
    seat.other.write(move_event, number, version, when(13, day=TUESDAY))
    seat.press("Return")
    until(seat, lambda: calendar.bar.text)
    assert sheet(seat, number).starts_at == at(13, day=TUESDAY)
    until(seat, lambda: calendar.chosen and calendar.chosen.starts_at == at(13, day=TUESDAY))


def test_whoever_may_only_read_moves_nothing(opening: Any, store: Any, clock: Any) -> None:
    with open_office(f"sqlite:///{store}", clock=clock) as office:
        office.sign_in_as()
        draft = OperatorDraft(
            name="r", full_name="نسرین سپهری", rights=frozenset({Right.READ_AGENDA})
        )
        office.write(add_operator, draft)
        number = requested(office, subject="شورا")
        office.write(
            schedule_event, number, version_of(office, number), when(9, day=MONDAY), tentative=True
        )
    seat = opening("r")
    calendar = page(seat)
    chosen(seat, "شورا")
    seat.press("Ctrl+Down")
    assert calendar.time.hours.ghost is None
    assert not calendar.available() & {"new_event", "event_move", "event_fix", "take_back"}


def test_a_full_week_of_the_store_is_seen_in_every_view(seat: Seat) -> None:
    numbers = fill_programme(seat.other)
    calendar = page(seat, day=SATURDAY)
    assert {one.id for one in calendar.entries} == set(numbers)
    clashing = [one for one in calendar.entries if one.clashes]
    assert clashing
    assert any(one.is_overridden for one in calendar.entries)
    for view in View:
        calendar.show_view(view)
        seat.settle()
        picture = calendar.grab().toImage()
        assert len({picture.pixelColor(x, 300).name() for x in range(0, 900, 5)}) > 3
    names = [column.title for column in calendar.time.hours.board.columns]
    assert names == ["استاندار", *ROOMS, *CARS]


@pytest.mark.parametrize("view", list(View))
def test_the_window_s_title_tells_what_is_in_sight(seat: Seat, view: View) -> None:
    calendar = page(seat)
    calendar.show_view(view)
    seat.settle()
    assert calendar.place.heading() in calendar.caption()
    assert calendar.view.hasFocus()
