"""Paints a month: each day with its three dates, why it is off, and its entries in short lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.agenda.rows import CalendarEntry, DayInfo
from app.jalali import WEEKDAYS, month_name, to_jalali
from app.text import isolate, persian_digits
from ui import theme
from ui.agenda import ink, words
from ui.agenda.board import is_of_whole_days
from ui.agenda.entry_painter import paint_choice, whole
from ui.agenda.geometry import Room
from ui.agenda.looks import look_of, marks_of
from ui.agenda.month_layout import MonthGrid, lines_shown

PAD: Final = 7
HEAD: Final = 28
LINE: Final = 19
ICON: Final = 12


@dataclass
class MonthState:
    """What a month shows.

    Attributes:
        month: Its first day.
        day: Where the cursor is.
        entry_id: The entry it stands on, of that day.
        target: The day something is being dragged to.
        wrong: What is dragged there would hurt something.
    """

    month: date
    days: Sequence[date]
    entries: Mapping[date, Sequence[CalendarEntry]]
    infos: Mapping[date, DayInfo]
    today: date
    day: date
    entry_id: int | None = None
    target: date | None = None
    wrong: bool = False


def line_height() -> int:
    """Of a short line, at this desk's type."""
    return theme.scaled(LINE)


def paint_month(painter: QPainter, state: MonthState, grid: MonthGrid, *, focused: bool) -> None:
    """Paint the whole month."""
    colours = theme.CURRENT
    painter.fillRect(QRectF(0, 0, grid.width, grid.height), QColor(colours.surface))
    for place, name in enumerate(WEEKDAYS):
        cell = grid.cell(place)
        room = Room(cell.left + PAD, 0, cell.width - 2 * PAD, grid.head)
        ink.write(painter, name, room, colours.muted, ink.SMALL, middle=True)
    for place, day in enumerate(state.days):
        _paint_ground(painter, state, day, grid.cell(place))
    painter.setPen(QPen(QColor(colours.border), 1))
    for place in range(len(state.days)):
        cell = grid.cell(place)
        painter.drawLine(cell.left, cell.top, cell.right, cell.top)
        if place % 7 < 6:
            painter.drawLine(cell.left, cell.top, cell.left, cell.bottom)
    for place, day in enumerate(state.days):
        _paint_day(painter, state, day, grid.cell(place))
    for place, day in enumerate(state.days):
        if day in (state.day, state.target):
            _paint_frame(painter, state, day, grid.cell(place), focused=focused)


def _is_of_month(state: MonthState, day: date) -> bool:
    return to_jalali(day)[:2] == to_jalali(state.month)[:2]


def _paint_ground(painter: QPainter, state: MonthState, day: date, cell: Room) -> None:
    colours = theme.CURRENT
    info = state.infos.get(day)
    if day == state.today:
        painter.fillRect(whole(cell), QColor(colours.accent_soft))
    elif (info is not None and info.day_off) or not _is_of_month(state, day):
        painter.fillRect(whole(cell), QColor(colours.background))


def _paint_frame(
    painter: QPainter, state: MonthState, day: date, cell: Room, *, focused: bool
) -> None:
    colours = theme.CURRENT
    inside = Room(cell.left + 1, cell.top + 1, cell.width - 1, cell.height - 1)
    if day == state.target:
        colour = colours.danger if state.wrong else colours.accent
        painter.setPen(QPen(QColor(colour), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(whole(inside).adjusted(2, 2, -2, -2), 5, 5)
    elif state.entry_id is None:
        paint_choice(painter, inside, strong=focused)
    else:
        painter.setPen(QPen(QColor(colours.edge), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(whole(inside).adjusted(1, 1, -1, -1), 5, 5)


def _paint_day(painter: QPainter, state: MonthState, day: date, cell: Room) -> None:
    colours = theme.CURRENT
    info = state.infos.get(day)
    own = _is_of_month(state, day)
    is_off = info is not None and bool(info.day_off)
    _, month, number = to_jalali(day)
    strong = colours.danger if is_off else colours.accent if day == state.today else colours.text
    strong = strong if own or is_off else colours.muted
    inner = Room(cell.left + PAD, cell.top + 3, cell.width - 2 * PAD, ink.HEADING.line)
    figure = persian_digits(str(number))
    ink.write(painter, figure, inner, strong, ink.LARGE if own else ink.HEADING, middle=True)
    taken = ink.width_of(figure, ink.LARGE) + 6
    if number == 1 or not own:
        beside = Room(inner.left, inner.top, inner.width - taken, inner.height)
        if number == 1:
            ink.write(painter, month_name(month), beside, strong, ink.SMALL, middle=True)
            taken += ink.width_of(month_name(month), ink.SMALL) + 6
    if info is not None:
        _paint_others(painter, info, inner, taken, is_first=day == state.days[0])
    top = _paint_notes(painter, info, cell, inner.bottom, own=own)
    _paint_lines(painter, state, day, cell, top)


def _paint_others(
    painter: QPainter, info: DayInfo, inner: Room, taken: int, *, is_first: bool
) -> None:
    """The other calendars' days at the left; their months where they begin."""
    hijri, gregorian = words.short_hijri(info.hijri), words.short_gregorian(info.gregorian)
    parts = []
    for text in (hijri, gregorian):
        alone = words.day_alone(text)
        begins = alone.removeprefix(f"{words.NEARLY} ") == "۱"
        parts.append(text if is_first or begins else alone)
    muted = theme.CURRENT.muted
    text = ink.right_to_left(" · ".join(parts))
    wide = ink.width_of(text, ink.TINY)
    room_for = inner.width - taken
    if wide > room_for:
        text = ink.right_to_left(parts[0])
        wide = min(ink.width_of(text, ink.TINY), room_for)
    if wide > 8:
        room = Room(inner.left, inner.top, wide + 1, inner.height)
        ink.write(painter, text, room, muted, ink.TINY, middle=True)


def _paint_notes(
    painter: QPainter, info: DayInfo | None, cell: Room, top: int, *, own: bool
) -> int:
    notes = words.day_notes(info)
    if info is None or not notes or not own:
        return top + 1
    colours = theme.CURRENT
    colour = colours.danger if info.day_off else colours.muted
    if info.is_public_day and not info.day_off:
        colour = colours.accent
    room = Room(cell.left + PAD, top - 1, cell.width - 2 * PAD, ink.TINY.line)
    ink.write(painter, ink.right_to_left(notes), room, colour, ink.TINY)
    return room.bottom + 1


def line_rooms(
    state: MonthState, day: date, cell: Room
) -> tuple[list[tuple[CalendarEntry, Room]], int, Room]:
    """Where the short lines of a day lie, how many are only counted, and where that is said."""
    info = state.infos.get(day)
    top = cell.top + 3 + ink.HEADING.line
    if words.day_notes(info) and _is_of_month(state, day):
        top += ink.TINY.line
    else:
        top += 1
    return _rooms(state.entries.get(day, ()), cell, top)


def _rooms(
    entries: Sequence[CalendarEntry], cell: Room, top: int
) -> tuple[list[tuple[CalendarEntry, Room]], int, Room]:
    high = line_height()
    shown, more = lines_shown(len(entries), max((cell.bottom - 2 - top) // high, 0))
    rooms = [
        (entry, Room(cell.left + 4, top + place * high, cell.width - 8, high - 1))
        for place, entry in enumerate(entries[:shown])
    ]
    last = Room(cell.left + PAD, top + shown * high, cell.width - 2 * PAD, high)
    return rooms, more, last


def _paint_lines(painter: QPainter, state: MonthState, day: date, cell: Room, top: int) -> None:
    rooms, more, last = _rooms(state.entries.get(day, ()), cell, top)
    for entry, room in rooms:
        chosen = entry.id == state.entry_id and day == state.day
        paint_line(painter, entry, room, chosen=chosen)
    if more and last.bottom <= cell.bottom + 3:
        muted = theme.CURRENT.muted
        text = words.more_words(more) if rooms else words.counted(more)
        if ink.width_of(text, ink.TINY) > last.width:
            text = words.more_shortly(more)
        ink.write(painter, ink.right_to_left(text), last, muted, ink.TINY, middle=True)


def paint_line(painter: QPainter, entry: CalendarEntry, room: Room, *, chosen: bool) -> None:
    """An entry in one short line: its edge, its hour, what it is called, its gravest mark."""
    look = look_of(entry)
    whole_days = is_of_whole_days(entry)
    if whole_days:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.fill))
        painter.drawRoundedRect(whole(room), 4, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.edge))
    painter.drawRoundedRect(QRectF(room.right - 4, room.top + 3, 3, room.height - 6), 1.5, 1.5)
    right = room.right - 9
    if not whole_days:
        hour = isolate(words.begin_of(entry))
        wide = ink.width_of(hour, ink.TINY)
        part = Room(right - wide, room.top, wide + 1, room.height)
        ink.write(painter, hour, part, look.muted, ink.TINY, middle=True)
        right -= wide + 5
    left = room.left + 3
    marks = [mark for mark in marks_of(entry) if mark[0] != "repeat"][:1]
    if entry.tentative and not marks:
        marks = [("circle-outline", look.muted)]
    ratio = painter.device().devicePixelRatio()
    size = theme.scaled(ICON)
    for name, colour in marks:
        top = room.top + (room.height - size) // 2
        painter.drawPixmap(left, top, ink.picture(name, colour, size, ratio))
        left += size + 3
    text = ink.right_to_left(words.subject_of(entry))
    part = Room(left, room.top, max(right - left, 1), room.height)
    ink.write(painter, text, part, look.text, ink.TINY, middle=True)
    if entry.tentative:
        pen = QPen(QColor(look.outline), 1)
        pen.setDashPattern([3.0, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(whole(room).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if chosen:
        paint_choice(painter, room, strong=True)
