"""Programme and seating on the dossier desk: what goes into the calendar, and who sits where."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.agenda import EventDraft, EventKind, Origin, When, request_event
from app.protocol import CaseKind, EntryDraft, EntryKind, EntryLine, Seating, save_entries
from protocol_desk_seat import NAMES, CaseDeskSeat, at, large_case, small_case
from seat import Seat
from ui.protocol.desk_seating import moved_seats
from ui.protocol.timeline import Timeline, _by_day, _laid


def talk(hour: int = 10, title: str = "دیدار با هیأت", **more: Any) -> EntryDraft:
    """An hour with the governor on the first day."""
    values: dict[str, Any] = {
        "title": title,
        "starts_at": at(0, hour),
        "ends_at": at(0, hour) + timedelta(hours=1),
        "with_governor": True,
    }
    return EntryDraft(**(values | more))


@pytest.fixture
def desk(seat: Seat) -> CaseDeskSeat:
    """The programme of a delegation, one entry in it."""
    desk = CaseDeskSeat(seat, small_case(seat.other)).open()
    desk.other(save_entries, (talk(),))
    desk.press("Alt+3")
    desk.seat.until(lambda: desk.desk.sheet.entries)
    desk.seat.settle()
    return desk


def busy(desk: CaseDeskSeat, hour: int = 10) -> None:
    """The governor has something else at that hour."""
    when = When(starts_at=at(0, hour), ends_at=at(0, hour) + timedelta(hours=1))
    draft = EventDraft(
        kind=EventKind.MEETING, subject="شورای اداری", origin=Origin.OFFICE, when=when
    )
    desk.seat.other.write(request_event, draft)


def test_space_puts_an_entry_into_the_governors_programme(desk: CaseDeskSeat) -> None:
    desk.press("Space")
    entry = desk.sheet().entries[0]
    assert entry.event_id is not None
    assert "در تقویم" in desk.part.table.part.data(desk.part.table.part.index(0, 4))
    desk.press("Ctrl+Z")
    assert desk.sheet().entries[0].event_id is None


def test_what_clashes_is_said_and_a_way_out_is_one_key(desk: CaseDeskSeat) -> None:
    busy(desk)
    desk.press("Space")
    editor = desk.desk.editor
    assert editor is not None
    desk.seat.until(lambda: editor.clashes.ways)
    assert any("شورای اداری" in one.words for one in editor.clashes.clashes)
    way = editor.clashes.ways[0]
    desk.press("Alt+1")
    entry = desk.sheet().entries[0]
    assert entry.event_id is not None
    assert (entry.starts_at, entry.ends_at) == (way.starts_at, way.ends_at)
    assert desk.desk.editor is None


def test_a_clash_may_stand_with_its_reason(desk: CaseDeskSeat) -> None:
    busy(desk)
    desk.press("Space")
    desk.seat.until(lambda: not desk.desk.editor.clashes.override.isHidden())
    desk.seat.type("استاندار خود خواست")
    desk.press("Ctrl+Return")
    entry = desk.sheet().entries[0]
    assert entry.event_id is not None
    assert entry.starts_at == at(0, 10)


def test_nothing_goes_in_while_a_clash_is_asked(desk: CaseDeskSeat) -> None:
    busy(desk)
    desk.press("Space")
    desk.press("Escape")
    assert desk.desk.editor is None
    assert desk.sheet().entries[0].event_id is None


def test_the_form_of_an_entry_says_what_is_in_its_way(desk: CaseDeskSeat) -> None:
    busy(desk, 8)
    desk.press("Insert")
    desk.seat.type("8 تا 9")
    desk.write("title", "بازدید")
    desk.desk.editor.fields["with_governor"].box.click()
    desk.seat.until(lambda: desk.desk.editor.clashes.clashes)
    desk.seat.until(lambda: desk.desk.editor.clashes.ways)
    desk.press("Alt+1", "Ctrl+Return")
    entries = {one.title: one for one in desk.sheet().entries}
    assert set(entries) == {"دیدار با هیأت", "بازدید"}
    assert entries["بازدید"].starts_at != at(0, 8)


def test_an_entry_in_the_calendar_keeps_its_hour(desk: CaseDeskSeat) -> None:
    desk.press("Space", "Return")
    assert not desk.desk.editor.fields["when"].editor.isEnabled()
    desk.write("location", "تالار غدیر")
    desk.press("Ctrl+Return")
    assert desk.sheet().entries[0].location == "تالار غدیر"


def test_a_whole_trip_goes_in_as_one_entry(seat: Seat) -> None:
    desk = CaseDeskSeat(seat, small_case(seat.other, CaseKind.FOREIGN_TRIP)).open()
    desk.press("Alt+3")
    desk.part.trip_into_calendar()
    seat.settle()
    assert any("به تقویم رفت" in one.words for one in desk.sheet().steps)


def test_only_a_trip_goes_there_whole(desk: CaseDeskSeat) -> None:
    assert desk.part._made["trip_into_calendar"].isHidden()


def test_the_drawing_shows_every_entry_and_a_click_finds_its_line(seat: Seat) -> None:
    desk = CaseDeskSeat(seat, large_case(seat.other)).open()
    desk.press("Alt+3")
    timeline: Timeline = desk.part.timeline
    drawn = {block.entry.id for block, _room in timeline.places()}
    days = timeline.days_in_sight()
    wanted = {one.id for one in desk.sheet().entries if one.starts_at.astimezone().date() in days}
    assert wanted <= drawn
    last = timeline.places()[-1][0].entry.id
    timeline.chosen.emit(last)
    assert desk.part.current().id == last


def _line(number: int, hour: float, minutes: int) -> EntryLine:
    begins = at(0, 0) + timedelta(hours=hour)
    empty = dict.fromkeys(
        (
            "title", "second_title", "location", "second_location", "origin", "carrier", "host",
            "vehicles", "who", "note", "event_number", "event_words",
        ),
        "",
    )  # fmt: skip
    return EntryLine(
        id=number,
        place=number,
        kind=EntryKind.MEETING,
        starts_at=begins,
        ends_at=begins + timedelta(minutes=minutes),
        with_governor=False,
        event_id=None,
        **empty,
    )


def test_entries_at_the_same_time_lie_beside_each_other_and_midnight_cuts() -> None:
    lines = [_line(1, 9, 120), _line(2, 10, 30), _line(3, 11, 60), _line(4, 23, 120)]
    pieces = [piece for one in lines for piece in _by_day(one)]
    today = _laid(at(0, 0).date(), pieces)
    lanes = {one.entry.id: (one.lane, one.lanes) for one in today}
    assert lanes == {1: (0, 2), 2: (1, 2), 3: (0, 1), 4: (0, 1)}
    tomorrow = _laid(at(1, 0).date(), pieces)
    assert [(one.entry.id, one.begins, one.ends) for one in tomorrow] == [(4, 0.0, 1.0)]


# -- seating -------------------------------------------------------------------------------


@pytest.fixture
def seating(seat: Seat) -> CaseDeskSeat:
    """The seating of a large trip."""
    desk = CaseDeskSeat(seat, large_case(seat.other)).open()
    desk.press("Alt+5")
    return desk


def order(desk: CaseDeskSeat) -> list[str]:
    """Everybody by his place."""
    return [one.name for one in sorted(desk.sheet().people, key=lambda one: one.order)]


def test_a_person_is_carried_to_another_place(seating: CaseDeskSeat) -> None:
    before = order(seating)
    seating.press("Down", "Down", "Alt+Up")
    seating.seat.until(lambda: order(seating) != before)
    seating.seat.settle()
    assert order(seating) == [before[0], before[2], before[1], *before[3:]]
    assert sum(bool(one.seat) for one in seating.sheet().people) == 2


def test_space_on_two_swaps_them_and_undo_swaps_back(seating: CaseDeskSeat) -> None:
    before = order(seating)
    seating.press("Space", *["Down"] * 4, "Space")
    assert order(seating)[0] == before[4]
    assert order(seating)[4] == before[0]
    seating.press("Ctrl+Z")
    assert order(seating) == before


def test_precedence_takes_over_again(seating: CaseDeskSeat) -> None:
    before = order(seating)
    seating.press("Space", "Down", "Space")
    seating.part.by_precedence()
    seating.seat.settle()
    assert order(seating) == before
    assert not any(one.seat for one in seating.sheet().people)


def test_another_seating_is_one_key_and_every_seat_is_drawn(seating: CaseDeskSeat) -> None:
    for kind in Seating:
        seating.part.seating.set_value(kind)
        seating.part.seating.edited.emit()
        seating.seat.settle()
        assert seating.sheet().seating is kind
        places = seating.part.plan.places()
        assert {one.person.name for one, _room in places} == set(NAMES)
        inside = seating.part.plan.rect().adjusted(-1, -1, 1, 1)
        assert all(inside.contains(room.toRect()) for _one, room in places)


def test_the_flags_are_written_in_their_order(seating: CaseDeskSeat) -> None:
    seating.press("Return")
    seating.seat.type("ایران\nترکمنستان")
    seating.press("Ctrl+Return")
    assert seating.sheet().flags == "ایران\nترکمنستان"


@pytest.mark.parametrize(
    ("order", "seats"),
    [([1, 2, 3, 4], {}), ([2, 1, 3, 4], {2: 1, 1: 2}), ([1, 3, 4, 2], {3: 2, 4: 3, 2: 4})],
)
def test_only_those_whose_place_changed_are_seated_by_hand(
    order: list[int], seats: dict[int, int]
) -> None:
    class Sitting:
        def __init__(self, number: int) -> None:
            self.id = self.order = number

    people: Any = [Sitting(number) for number in (1, 2, 3, 4)]
    assert moved_seats(people, order) == seats


def test_a_seat_dragged_onto_another_swaps_them(seating: CaseDeskSeat) -> None:
    before = order(seating)
    plan = seating.part.plan
    rooms = {one.person.order: room.center().toPoint() for one, room in plan.places()}
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(plan, left, Qt.KeyboardModifier.NoModifier, rooms[1])
    QTest.mouseRelease(plan, left, Qt.KeyboardModifier.NoModifier, rooms[3])
    seating.seat.settle()
    assert order(seating)[:3] == [before[2], before[1], before[0]]
