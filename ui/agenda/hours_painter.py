"""Paints the hours whole: ground, roads, entries, this moment, the cursor, what is dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.agenda.spans import DAY_MINUTES
from ui import theme
from ui.agenda import ground_painter
from ui.agenda.board import Placed
from ui.agenda.entry_painter import RADIUS, paint_entry, paint_hatching, whole
from ui.agenda.geometry import Room, midnight, wall
from ui.agenda.ghost import paint_ghost

if TYPE_CHECKING:
    from ui.agenda.time_grid import TimeGrid

#: How much is seen of an entry while it is dragged elsewhere.
FAINT = 0.45


def paint_hours(hours: TimeGrid, seen: Room) -> None:
    """Paint what is in sight.

    Args:
        hours: What is painted, and on what.
        seen: What of it must be painted anew.
    """
    painter = QPainter(hours)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    grid, board, today = hours.grid, hours.board, hours.today
    now = _minute_of_now(hours)
    ground_painter.paint_ground(painter, grid, board, today, seen)
    ground_painter.paint_gutter(painter, grid, seen, now)
    if hours.cursor_at.entry_id is None:
        _paint_cursor(painter, hours)
    _paint_entries(painter, hours, seen)
    if now is not None:
        ground_painter.paint_now(painter, grid, board, today, now)
    if hours.ghost is not None:
        sight = hours.visibleRegion().boundingRect()
        view = Room(sight.left(), sight.top(), sight.width(), sight.height())
        paint_ghost(painter, hours.ghost, grid, board, view)
    painter.end()


def _minute_of_now(hours: TimeGrid) -> int | None:
    """The minute of the day, when today is in sight."""
    if hours.now is None or all(one.day != hours.today for one in hours.board.columns):
        return None
    minute = wall(hours.now()) - midnight(hours.today)
    return minute if 0 <= minute < DAY_MINUTES else None


def _paint_entries(painter: QPainter, hours: TimeGrid, seen: Room) -> None:
    focused = hours.hasFocus()
    rooms = [(one, hours.room_of(one)) for one in hours.board.placed]
    for one, room in rooms:
        _paint_roads(painter, hours, one, room)
    for one, room in rooms:
        if room.bottom < seen.top or room.top > seen.bottom:
            continue
        is_held = hours.ghost is not None and hours.ghost.entry is one.entry
        chosen = one.entry.id == hours.cursor_at.entry_id
        painter.setOpacity(FAINT if is_held else 1.0)
        paint_entry(painter, one.entry, room, chosen=chosen, focused=focused)
    painter.setOpacity(1.0)


def _paint_roads(painter: QPainter, hours: TimeGrid, one: Placed, room: Room) -> None:
    grid = hours.grid
    for begin, end in ((one.busy_begin, one.begin), (one.end, one.busy_end)):
        if begin < end:
            top, bottom = grid.y_of(begin), grid.y_of(end)
            paint_hatching(painter, Room(room.left, top, room.width, bottom - top), says=True)


def _paint_cursor(painter: QPainter, hours: TimeGrid) -> None:
    at = hours.cursor_at
    room = hours.grid.room(at.column, at.minute, at.minute + at.length)
    colours = theme.CURRENT
    focused = hours.hasFocus()
    if focused:
        painter.setOpacity(0.6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_soft))
        painter.drawRect(whole(room))
        painter.setOpacity(1.0)
    painter.setPen(QPen(QColor(colours.accent if focused else colours.edge), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(whole(room).adjusted(2, 1, -1.5, -1), RADIUS, RADIUS)
