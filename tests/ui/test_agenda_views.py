"""The painted views of the calendar, by mouse, by keys and for those who cannot see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agenda_week import DEPUTY, GOVERNOR, SATURDAY, TODAY, crowded_week, entry, full_week, infos
from app.agenda.clashes import Clash, ClashRule
from app.agenda.states import EventKind, EventState
from app.clock import from_tehran
from ui import theme
from ui.agenda import ink, words
from ui.agenda.board import Column, board_of
from ui.agenda.geometry import Span, midnight, span_of
from ui.agenda.ghost import FREE, Ghost
from ui.agenda.looks import KINDS, look_of, marks_of
from ui.agenda.month_layout import days_of
from ui.agenda.month_painter import line_rooms
from ui.agenda.month_view import MonthView
from ui.agenda.time_view import TimeView
from ui.theme import Tone

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
K = Qt.Key

WEEK = [Column(SATURDAY + timedelta(days=number)) for number in range(7)]
CLASH = Clash(ClashRule.ENTRY, "استاندار با «شورای تأمین» تداخل دارد.")
WARNING = Clash(ClashRule.LEAD_TIME, "مهلت کوتاه است.", blocks=False)


class Heard:
    """What a view said, by signal."""

    def __init__(self, view: Any, *names: str) -> None:
        self.said: list[tuple[Any, ...]] = []
        for name in names:
            getattr(view, name).connect(lambda *what, name=name: self.said.append((name, *what)))

    def of(self, name: str) -> list[tuple[Any, ...]]:
        """What one signal said."""
        return [what[1:] for what in self.said if what[0] == name]


def held(view: Any) -> Ghost | None:
    """What is being dragged; asked anew each time, for it comes and goes."""
    ghost: Ghost | None = view.ghost
    return ghost


def tone(ghost: Ghost) -> Tone:
    """How grave it looks."""
    return ghost.tone


def shown(qtbot: QtBot, entries: Sequence[Any], columns: Sequence[Column] = WEEK) -> TimeView:
    """A view in sight, whose entries may be moved."""
    view = TimeView()
    qtbot.addWidget(view)
    view.resize(1000, 640)
    view.hours.may_move = lambda one: not one.is_hidden
    view.hours.may_draw = True
    view.hours.now = lambda: from_tehran(TODAY, time(10, 42))
    view.show()
    view.show_entries(columns, entries, infos(SATURDAY), TODAY)
    qtbot.waitUntil(lambda: view.hours.width() > 800 and view.hours.least_hour > 0)
    view.begin()
    view.activateWindow()
    view.hours.setFocus()
    qtbot.waitUntil(view.hours.hasFocus)
    return view


def at(view: TimeView, day: int, hour: float) -> QPoint:
    """The middle of a column at an hour."""
    grid = view.hours.grid
    middle = (grid.edge(day) + grid.edge(day + 1)) // 2
    return QPoint(middle, grid.y_of(hour * 60))


def span(day: int, begin: float, end: float) -> Span:
    """A span of hours of a day of the week."""
    first = midnight(SATURDAY + timedelta(days=day))
    return Span(first + round(begin * 60), first + round(end * 60))


def press(view: Any, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(view, key, modifiers)


MEETING = entry(1, "شورای معاونان", 1, "09:00", "10:00", place="اتاق جلسات", who="معاون عمرانی")
LATER = entry(2, "کمیسیون ماده پنج", 1, "11:00", "12:30")


# -- mouse -----------------------------------------------------------------------------------------


def drag(view: TimeView, begin: QPoint, *ways: QPoint, drop: bool = True) -> None:
    """Press, go over every point, and let go at the last."""
    hours = view.hours
    QTest.mousePress(hours, LEFT, NONE, begin)
    for way in (begin + QPoint(0, 12), *ways):
        QTest.mouseMove(hours, way)
    if drop:
        QTest.mouseRelease(hours, LEFT, NONE, ways[-1])


def test_a_drag_moves_an_entry_to_another_day_and_hour(qtbot: QtBot) -> None:
    view = shown(qtbot, [MEETING])
    heard = Heard(view.hours, "dropped", "asked", "chosen")
    drag(view, at(view, 1, 9.5), at(view, 2, 12), at(view, 3, 13.5))
    assert heard.of("dropped") == [(MEETING, span(3, 13, 14))]
    assert heard.of("asked"), "what it would hurt was never asked"
    assert heard.of("chosen")[0] == (MEETING,)


def test_an_edge_stretches_and_the_middle_moves(qtbot: QtBot) -> None:
    view = shown(qtbot, [MEETING])
    heard = Heard(view.hours, "dropped")
    lower = QPoint(at(view, 1, 9.5).x(), view.hours.grid.y_of(600) - 3)
    drag(view, lower, at(view, 1, 11.5))
    upper = QPoint(lower.x(), view.hours.grid.y_of(540) + 3)
    drag(view, upper, at(view, 1, 8.5))
    assert heard.of("dropped") == [(MEETING, span(1, 9, 11.5)), (MEETING, span(1, 8.5, 10))]


def test_a_drag_over_an_empty_place_draws_a_new_one(qtbot: QtBot) -> None:
    view = shown(qtbot, [MEETING])
    heard = Heard(view.hours, "wanted")
    drag(view, at(view, 4, 13), at(view, 4, 14.5))
    assert heard.of("wanted") == [(span(4, 13, 14.5), 4)]


def test_escape_undoes_a_running_drag(qtbot: QtBot) -> None:
    view = shown(qtbot, [MEETING])
    heard = Heard(view.hours, "dropped")
    drag(view, at(view, 1, 9.5), at(view, 3, 13), drop=False)
    assert held(view.hours) is not None
    press(view.hours, K.Key_Escape)
    assert held(view.hours) is None
    QTest.mouseRelease(view.hours, LEFT, NONE, at(view, 3, 13))
    assert heard.of("dropped") == []


def test_what_may_not_be_moved_stays(qtbot: QtBot) -> None:
    view = shown(qtbot, [replace(MEETING, is_hidden=True)])
    heard = Heard(view.hours, "dropped")
    drag(view, at(view, 1, 9.5), at(view, 3, 13))
    assert held(view.hours) is None
    assert heard.of("dropped") == []


def test_a_ghost_turns_to_danger_and_says_what_is_hurt(qtbot: QtBot) -> None:
    view = shown(qtbot, [MEETING])
    drag(view, at(view, 1, 9.5), at(view, 3, 13), drop=False)
    ghost = held(view.hours)
    assert ghost is not None
    assert (ghost.tone, ghost.sentence) == (Tone.ACCENT, "")
    view.hours.know(ghost, (WARNING, CLASH))
    assert tone(ghost) is Tone.DANGER
    assert ghost.sentence == f"{CLASH.words} (و ۱ مورد دیگر)"
    view.hours.know(ghost, (WARNING,))
    assert tone(ghost) is Tone.WARNING
    view.hours.know(ghost, ())
    assert (ghost.tone, ghost.sentence) == (Tone.ACCENT, FREE)


def test_side_by_side_a_drag_stays_with_whose_column_it_is(qtbot: QtBot) -> None:
    both = replace(MEETING, subjects=(GOVERNOR, DEPUTY))
    day = MEETING.starts_at.date()
    columns = [Column(day, GOVERNOR, "استاندار"), Column(day, DEPUTY, "معاون")]
    view = shown(qtbot, [both], columns)
    heard = Heard(view.hours, "dropped")
    drag(view, at(view, 0, 9.5), at(view, 1, 11.5))
    assert heard.of("dropped") == [(both, span(1, 11, 12))]


# -- keys ------------------------------------------------------------------------------------------


def test_arrows_walk_through_slots_and_entries(qtbot: QtBot) -> None:
    hours = shown(qtbot, [MEETING, LATER]).hours
    hours.cursor_at.stand_at(0, 540, 30)
    press(hours, K.Key_Left)
    assert hours.chosen_entry == MEETING, "left is the next day"
    press(hours, K.Key_Down)
    # After an entry comes its end.
    assert (hours.cursor_at.entry_id, hours.cursor_at.minute) == (None, 600)
    press(hours, K.Key_Down)
    press(hours, K.Key_Down)
    assert hours.chosen_entry == LATER
    press(hours, K.Key_Up)
    assert (hours.cursor_at.entry_id, hours.cursor_at.minute) == (None, 630)
    press(hours, K.Key_Right)
    assert hours.cursor_at.column == 0


def test_tab_goes_through_the_entries_of_a_day_and_then_out(qtbot: QtBot) -> None:
    whole_day = replace(entry(3, "سفر", 1, "00:00", "24:00", kind=EventKind.TRIP), all_day=True)
    hours = shown(qtbot, [LATER, MEETING, whole_day]).hours
    hours.choose(whole_day, 1)
    press(hours, K.Key_Tab)
    assert hours.chosen_entry == MEETING
    press(hours, K.Key_Tab)
    assert hours.chosen_entry == LATER
    press(hours, K.Key_Backtab, SHIFT)
    assert hours.chosen_entry == MEETING
    press(hours, K.Key_Tab)
    press(hours, K.Key_Tab)
    assert hours.chosen_entry == LATER, "beyond the last one Tab leaves, and the choice stays"


@pytest.mark.parametrize(
    ("key", "modifiers", "way"),
    [
        (K.Key_Left, ALT, ("days", 1)),
        (K.Key_Right, ALT, ("days", -1)),
        (K.Key_Down, ALT, ("weeks", 1)),
        (K.Key_Up, ALT, ("weeks", -1)),
        (K.Key_PageDown, NONE, ("months", 1)),
        (K.Key_PageUp, NONE, ("months", -1)),
        (K.Key_Home, NONE, ("today", 0)),
    ],
)
def test_keys_lead_beyond_what_is_in_sight(
    qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier, way: tuple[str, int]
) -> None:
    hours = shown(qtbot, []).hours
    heard = Heard(hours, "went")
    press(hours, key, modifiers)
    assert heard.of("went") == [way]


def test_the_letter_of_today_and_the_digits_of_a_span(qtbot: QtBot) -> None:
    hours = shown(qtbot, []).hours
    heard = Heard(hours, "went", "typed")
    for letter in ("ت", "۹"):
        event = QTest.KeyAction.Click
        QTest.sendKeyEvent(event, hours, K.Key_unknown, letter, NONE)
    assert heard.said == [("went", "today", 0), ("typed", "۹")]


def test_beyond_the_last_day_the_cursor_comes_in_at_the_other_end(qtbot: QtBot) -> None:
    hours = shown(qtbot, []).hours
    heard = Heard(hours, "went")
    hours.cursor_at.stand_at(6, 540, 30)
    press(hours, K.Key_Left)
    assert heard.of("went") == [("days", 7)]
    assert hours.cursor_at.column == 0


def test_ctrl_arrows_move_shift_arrows_stretch_enter_drops(qtbot: QtBot) -> None:
    hours = shown(qtbot, [MEETING]).hours
    heard = Heard(hours, "dropped", "asked")
    hours.choose(MEETING, 1)
    press(hours, K.Key_Down, CONTROL)
    press(hours, K.Key_Left, CONTROL)
    assert len(heard.of("asked")) == 2
    press(hours, K.Key_Return)
    assert heard.of("dropped") == [(MEETING, span(2, 9.25, 10.25))]
    press(hours, K.Key_Down, SHIFT)
    press(hours, K.Key_Down)
    press(hours, K.Key_Return)
    assert heard.of("dropped")[1:] == [(MEETING, span(1, 9, 10.5))]
    press(hours, K.Key_Up, CONTROL)
    press(hours, K.Key_Escape)
    assert held(hours) is None
    assert len(heard.of("dropped")) == 2


def test_keys_carry_nothing_out_of_sight(qtbot: QtBot) -> None:
    friday = entry(4, "نماز جمعه", 6, "11:30", "13:30")
    hours = shown(qtbot, [friday]).hours
    hours.choose(friday, 6)
    press(hours, K.Key_Left, CONTROL)
    ghost = held(hours)
    assert ghost is not None
    assert ghost.span == ghost.held


def test_shift_grows_a_free_slot_and_enter_wants_a_new_one(qtbot: QtBot) -> None:
    hours = shown(qtbot, []).hours
    heard = Heard(hours, "wanted", "opened")
    hours.cursor_at.stand_at(2, 540, 30)
    press(hours, K.Key_Down, SHIFT)
    press(hours, K.Key_Return)
    assert heard.said == [("wanted", span(2, 9, 10), 2)]


def test_enter_opens_the_entry(qtbot: QtBot) -> None:
    hours = shown(qtbot, [MEETING]).hours
    heard = Heard(hours, "opened")
    hours.choose(MEETING, 1)
    press(hours, K.Key_Return)
    assert heard.of("opened") == [(MEETING,)]


def test_zooming_keeps_the_middle_in_sight(qtbot: QtBot) -> None:
    view = shown(qtbot, [MEETING])
    heard = Heard(view.hours, "zoomed")
    press(view.hours, K.Key_Plus, CONTROL)
    press(view.hours, K.Key_Minus, CONTROL)
    assert heard.of("zoomed") == [(1,), (-1,)]
    bar, half = view.area.verticalScrollBar(), view.area.viewport().height() / 2
    before = view.hours.grid.minute_at(bar.value() + half)
    view.set_zoom(5)
    assert view.hours.step == 5
    assert abs(view.hours.grid.minute_at(bar.value() + half) - before) < 2


# -- those who cannot see it -----------------------------------------------------------------------


def test_the_description_follows_the_cursor(qtbot: QtBot) -> None:
    clashing = replace(LATER, clashes=(1,), tentative=True)
    hours = shown(qtbot, [MEETING, clashing]).hours
    hours.choose(MEETING, 1)
    heard = hours.accessibleDescription()
    for part in ("شورای معاونان", "جلسه", "یکشنبه ۸ آذر ۱۴۰۵", "۰۹:۰۰ تا ۱۰:۰۰", "اتاق جلسات"):
        assert part in heard
    press(hours, K.Key_Tab)
    heard = hours.accessibleDescription()
    assert "رزرو موقت" in heard
    assert "تداخل با «شورای معاونان»" in heard
    hours.cursor_at.stand_at(5, 600, 30)
    hours.moved()
    heard = hours.accessibleDescription()
    assert heard.startswith("۱۰:۰۰ تا ۱۰:۳۰، پنجشنبه ۱۲ آذر ۱۴۰۵")
    assert "تعطیل" in heard
    assert "بی برنامه" in heard
    reader = QAccessible.queryAccessibleInterface(hours)
    assert reader.text(QAccessible.Text.Description) == heard
    assert reader.text(QAccessible.Text.Name) == "ساعت‌های تقویم"


def test_a_running_drag_is_said_too(qtbot: QtBot) -> None:
    hours = shown(qtbot, [MEETING]).hours
    hours.choose(MEETING, 1)
    press(hours, K.Key_Down, CONTROL)
    assert "۰۹:۱۵ تا ۱۰:۱۵" in hours.accessibleDescription()
    ghost = held(hours)
    assert ghost is not None
    hours.know(ghost, (CLASH,))
    assert CLASH.words in hours.accessibleDescription()


# -- what is seen ----------------------------------------------------------------------------------


def test_a_hidden_entry_tells_nothing_but_its_time() -> None:
    secret = replace(MEETING, is_hidden=True, subject="محرمانه", who="", place="")
    assert words.subject_of(secret) == "مشغول"
    assert "محرمانه" not in words.spoken(secret)
    assert "محرمانه" not in " ".join(words.state_words(secret))


def test_every_state_is_told_by_more_than_colour() -> None:
    told = replace(
        MEETING,
        clashes=(9,),
        is_overridden=True,
        is_special=True,
        is_series=True,
        state=EventState.HELD,
    )
    icons = [icon for icon, _ in marks_of(told)]
    assert len(set(icons)) == 5
    assert len(words.state_words(told)) >= 5
    assert look_of(replace(MEETING, tentative=True)).dashed
    assert len({icon for icon, _ in KINDS.values()}) == len(EventKind)


def test_estimates_and_days_off_are_named() -> None:
    known = infos(SATURDAY + timedelta(days=4), 1)[0]
    assert words.day_notes(known) == "شهادت حضرت فاطمه زهرا (س) (تخمینی)"
    assert words.short_hijri("۱۲ رجب ۱۴۴۹ (تخمینی)") == "≈ ۱۲ رجب"
    assert words.short_hijri("۱۲ رجب ۱۴۴۹") == "۱۲ رجب"
    assert (
        words.days_heading(date(2027, 3, 20), date(2027, 3, 26))
        == "۲۹ اسفند ۱۴۰۵ تا ۶ فروردین ۱۴۰۶"
    )


def test_text_is_laid_within_its_room() -> None:
    long = "بازدید از شهرک صنعتی توس و گفتگو با سرمایه‌گذاران"
    for width in (40, 90, 200, 600):
        for lines in (1, 2, 3):
            found = ink.laid(long, width, ink.STRONG, lines)
            assert len(found.lines) <= lines
            assert found.width <= width + 1
    assert ink.laid(long, 90) is ink.laid(long, 90), "laid once"


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=lambda one: one.name)
def test_a_crowded_week_is_painted_in_both_themes(qtbot: QtBot, qapp: Any, colours: Any) -> None:
    theme.dress(qapp, theme.USUAL_TYPE, colours)
    view = shown(qtbot, crowded_week())
    picture = QImage(view.size(), QImage.Format.Format_ARGB32)
    view.render(picture)
    theme.dress(qapp, theme.USUAL_TYPE, theme.LIGHT)
    seen = {picture.pixelColor(x, y).name() for x in range(0, 1000, 3) for y in range(0, 640, 3)}
    for wanted in (colours.danger, colours.information_soft, colours.success_soft, colours.surface):
        assert wanted.lower() in seen


def test_the_same_entry_stands_in_each_of_its_columns() -> None:
    both = replace(MEETING, subjects=(GOVERNOR, DEPUTY), busy_from=MEETING.starts_at)
    day = SATURDAY + timedelta(days=1)
    columns = [Column(day, GOVERNOR), Column(day, DEPUTY), Column(day, "r9", has_roads=False)]
    board = board_of(columns, [both, LATER])
    assert [one.column for one in board.placed if one.entry is both] == [0, 1]
    assert board.columns_of(LATER.id) == [0]


def test_roads_count_for_whoever_travels_and_not_for_a_room() -> None:
    road = entry(7, "بازدید", 1, "09:00", "10:00", road=30, subjects=(GOVERNOR, "r9"))
    day = SATURDAY + timedelta(days=1)
    governor, room = board_of(
        [Column(day, GOVERNOR), Column(day, "r9", has_roads=False)], [road]
    ).placed
    assert (governor.busy_begin, governor.busy_end) == (510, 630)
    assert (room.busy_begin, room.busy_end) == (540, 600)


def test_over_midnight_an_entry_stands_in_both_days() -> None:
    night = entry(8, "شب قدر", 1, "22:00", "26:00")
    first, second = board_of(WEEK, [night]).placed
    assert (first.column, first.begin, first.end, first.ends_here) == (1, 1320, 1440, False)
    assert (second.column, second.begin, second.end, second.begins_here) == (2, 0, 120, False)


def a_whole_day(day: int = 1, **fields: Any) -> Any:
    """A trip of a whole day."""
    trip = entry(3, "سفر", day, "00:00", "24:00", kind=EventKind.TRIP)
    return replace(trip, all_day=True, **fields)


def point_of(view: TimeView, day: int) -> QPoint:
    """The middle of a day in the line of whole days."""
    grid, room = view.heads.grid(), view.heads.bar_room(view.heads.board.bars[0])
    middle = (grid.edge(day) + grid.edge(day + 1)) // 2
    return QPoint(round(middle), round(room.top + room.height / 2))


def carry(view: TimeView, first: int, *days: int) -> None:
    """Take hold of the whole day in the heads and go over days."""
    QTest.mousePress(view.heads, LEFT, NONE, point_of(view, first))
    for day in days:
        QTest.mouseMove(view.heads, point_of(view, day))


def test_a_whole_day_is_dragged_to_another_day(qtbot: QtBot) -> None:
    trip = a_whole_day()
    view = shown(qtbot, [MEETING, trip])
    heard = Heard(view.hours, "dropped")
    carry(view, 1, 2, 4)
    ghost = held(view.hours)
    assert ghost is not None
    assert ghost.span == span(4, 0, 24)
    assert "تمام روز" in ghost.spoken()
    assert not heard.said
    QTest.mouseRelease(view.heads, LEFT, NONE, point_of(view, 4))
    assert heard.of("dropped") == [(trip, span(4, 0, 24))]
    # A click alone chooses, and moves nothing.
    QTest.mouseClick(view.heads, LEFT, NONE, point_of(view, 1))
    assert view.hours.chosen_entry == trip
    assert len(heard.said) == 1


def test_a_whole_day_let_go_by_escape_stays(qtbot: QtBot) -> None:
    view = shown(qtbot, [MEETING, a_whole_day()])
    heard = Heard(view.hours, "dropped")
    carry(view, 1, 3)
    press(view.hours, Qt.Key.Key_Escape)
    QTest.mouseMove(view.heads, point_of(view, 5))
    assert held(view.hours) is None
    QTest.mouseRelease(view.heads, LEFT, NONE, point_of(view, 5))
    assert not heard.said


def test_a_hidden_whole_day_is_not_dragged(qtbot: QtBot) -> None:
    view = shown(qtbot, [MEETING, a_whole_day(is_hidden=True)])
    carry(view, 1, 3)
    assert held(view.hours) is None


def test_whole_days_lie_above_the_hours_in_lines_of_their_own() -> None:
    board = board_of(WEEK, full_week())
    bars = {bar.entry.id: (bar.first, bar.last, bar.line) for bar in board.bars}
    assert bars == {22: (3, 4, 0), 23: (0, 0, 0)}


# -- the month -------------------------------------------------------------------------------------


def month(qtbot: QtBot, entries: Sequence[Any]) -> MonthView:
    """A month in sight."""
    view = MonthView()
    qtbot.addWidget(view)
    view.resize(900, 560)
    view.may_move = lambda one: not one.is_hidden
    days = days_of(TODAY)
    view.show_entries(TODAY, entries, infos(days[0], len(days)), TODAY)
    view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view


def test_a_month_shows_what_has_room_and_counts_the_rest(qtbot: QtBot) -> None:
    many = [entry(20 + n, f"جلسه {n}", 2, f"{8 + n:02}:00", f"{9 + n:02}:00") for n in range(9)]
    view = month(qtbot, many)
    place = view.state.days.index(TODAY)
    rooms, more, last = line_rooms(view.state, TODAY, view.grid.cell(place))
    assert len(rooms) + more == 9
    assert more > 0
    cell = view.grid.cell(place)
    assert all(cell.top <= room.top and room.bottom <= cell.bottom for _, room in rooms)
    assert last.bottom <= cell.bottom + 3


def test_arrows_go_from_day_to_day_and_tab_through_its_entries(qtbot: QtBot) -> None:
    view = month(qtbot, [MEETING, LATER])
    heard = Heard(view, "stood", "chosen", "day_opened", "opened")
    press(view, K.Key_Right)
    assert heard.of("stood") == [(TODAY - timedelta(days=1),)]
    press(view, K.Key_Tab)
    press(view, K.Key_Tab)
    assert view.chosen_entry == LATER
    assert "کمیسیون ماده پنج" in view.accessibleDescription()
    press(view, K.Key_Return)
    assert heard.of("opened") == [(LATER,)]
    press(view, K.Key_Up)
    press(view, K.Key_Return)
    assert heard.of("day_opened") == [(TODAY - timedelta(days=8),)]


def test_beyond_the_month_the_next_one_is_wanted(qtbot: QtBot) -> None:
    view = month(qtbot, [])
    heard = Heard(view, "went")
    for _ in range(4):
        press(view, K.Key_Down)
    assert heard.of("went") == [("days", 7)]


def test_ctrl_arrows_carry_an_entry_to_another_day(qtbot: QtBot) -> None:
    view = month(qtbot, [MEETING])
    heard = Heard(view, "dropped", "asked")
    view.choose(MEETING, SATURDAY + timedelta(days=1))
    press(view, K.Key_Left, CONTROL)
    press(view, K.Key_Down)
    assert view.state.target == SATURDAY + timedelta(days=9)
    press(view, K.Key_Return)
    assert heard.of("dropped") == [(MEETING, span(9, 9, 10))]
    assert held(view) is None


def test_a_drag_carries_an_entry_to_another_day(qtbot: QtBot) -> None:
    view = month(qtbot, [MEETING])
    heard = Heard(view, "dropped", "asked")
    place = view.state.days.index(SATURDAY + timedelta(days=1))
    rooms, _, _ = line_rooms(view.state, view.state.days[place], view.grid.cell(place))
    begin = QPoint(rooms[0][1].left + 30, rooms[0][1].top + 6)
    target = view.grid.cell(place + 9)
    end = QPoint(target.left + 20, target.top + 20)
    assert view.entry_at(QPointF(begin)) == MEETING
    QTest.mousePress(view, LEFT, NONE, begin)
    QTest.mouseMove(view, begin + QPoint(0, 30))
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, LEFT, NONE, end)
    assert heard.of("asked")
    moved = span_of(MEETING.starts_at, MEETING.ends_at).moved(9 * 1440)
    assert heard.of("dropped") == [(MEETING, moved)]
