"""Paints what lies under the entries: hours, what is worked of them, prayer, days off, now."""

from __future__ import annotations

from datetime import date, time
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.agenda.rows import DayInfo
from app.agenda.spans import DAY_MINUTES
from app.jalali import clock_text
from app.text import isolate
from ui import theme
from ui.agenda import ink, words
from ui.agenda.board import Board
from ui.agenda.entry_painter import whole
from ui.agenda.geometry import Grid, Room

#: Higher hours have a fainter line at each half.
ROOM_FOR_HALVES: Final = 40


def paint_ground(painter: QPainter, grid: Grid, board: Board, today: date, seen: Room) -> None:
    """Paint every column's ground and the lines of the hours.

    Args:
        painter: Anything.
        grid: Where things lie.
        board: Its columns and what is known of their days.
        today: Its column is told from the others.
        seen: Only what of it is in sight is painted.
    """
    colours = theme.CURRENT
    painter.fillRect(whole(seen), QColor(colours.surface))
    for number, column in enumerate(board.columns):
        info = board.infos.get(column.day)
        left, right = grid.edge(number + 1), grid.edge(number)
        _paint_hours_off(painter, grid, info, left, right)
        _paint_prayer(painter, grid, info, left, right)
    _paint_lines(painter, grid, seen)
    for number, column in enumerate(board.columns):
        is_today = column.day == today and not board.is_one_day
        painter.setPen(QPen(QColor(colours.border), 1))
        left = grid.edge(number + 1)
        painter.drawLine(left, seen.top, left, seen.bottom)
        if is_today:
            painter.fillRect(QRectF(left, seen.top, 2, seen.height), QColor(colours.accent_soft))
            right = grid.edge(number)
            painter.fillRect(
                QRectF(right - 2, seen.top, 2, seen.height), QColor(colours.accent_soft)
            )


def _minute(hour: time) -> int:
    return hour.hour * 60 + hour.minute


def _paint_hours_off(
    painter: QPainter, grid: Grid, info: DayInfo | None, left: int, right: int
) -> None:
    """What lies outside the office's hours; a day off lies outside them whole."""
    if info is None:
        return
    begin, end = 0, 0
    if info.work_from is not None and info.work_to is not None:
        begin, end = _minute(info.work_from), _minute(info.work_to)
    parts = ((0, begin), (end, DAY_MINUTES)) if end > begin else ((0, DAY_MINUTES),)
    ground = QColor(theme.CURRENT.background)
    for first, last in parts:
        top, bottom = grid.y_of(first), grid.y_of(last)
        painter.fillRect(QRectF(left, top, right - left, bottom - top), ground)


def _paint_prayer(
    painter: QPainter, grid: Grid, info: DayInfo | None, left: int, right: int
) -> None:
    if info is None or info.prayer_from is None or info.prayer_to is None:
        return
    top, bottom = grid.y_of(_minute(info.prayer_from)), grid.y_of(_minute(info.prayer_to))
    colours = theme.CURRENT
    room = Room(left + 1, top, right - left - 1, max(bottom - top, 4))
    painter.fillRect(whole(room), QColor(colours.information_soft))
    if room.height >= ink.TINY.line - 2:
        inside = Room(room.left + 6, room.top, room.width - 12, room.height)
        ink.write(painter, words.PRAYER, inside, colours.muted, ink.TINY, middle=True)


def _paint_lines(painter: QPainter, grid: Grid, seen: Room) -> None:
    colours = theme.CURRENT
    body = grid.width - grid.gutter
    half = QPen(QColor(colours.border), 1, Qt.PenStyle.DotLine)
    for hour in range(25):
        y = grid.y_of(hour * 60)
        painter.setPen(QPen(QColor(colours.border), 1))
        if seen.top <= y <= seen.bottom:
            painter.drawLine(0, y, body, y)
        y = grid.y_of(hour * 60 + 30)
        if grid.hour >= ROOM_FOR_HALVES and seen.top <= y <= seen.bottom:
            painter.setPen(half)
            painter.drawLine(0, y, body, y)


def paint_gutter(painter: QPainter, grid: Grid, seen: Room, now: int | None) -> None:
    """Paint the hours beside the columns.

    Args:
        painter: Anything.
        grid: Where things lie.
        seen: Only what of it is in sight is painted.
        now: The minute of the day, when today is in sight.
    """
    colours = theme.CURRENT
    line = ink.TINY.line
    left = grid.width - grid.gutter
    for hour in range(25):
        minute = hour * 60
        near = now is not None and abs(now - minute) * grid.hour / 60 < line
        y = grid.y_of(minute)
        if near or not seen.top - line <= y <= seen.bottom + line:
            continue
        top = min(max(y - line // 2, 1), grid.height - line)
        words_ = "۲۴:۰۰" if hour == 24 else clock_text(time(hour))
        room = Room(left, top, grid.gutter - 4, line)
        ink.write(painter, isolate(words_), room, colours.muted, ink.TINY, centred=True)


def paint_now(painter: QPainter, grid: Grid, board: Board, today: date, now: int) -> None:
    """Paint the line of this moment through today's column, and its hour beside the columns."""
    colours = theme.CURRENT
    numbers = [n for n, column in enumerate(board.columns) if column.day == today]
    if not numbers:
        return
    y = grid.y_of(now)
    left, right = grid.edge(numbers[-1] + 1), grid.edge(numbers[0])
    painter.setPen(QPen(QColor(colours.danger), 1.5))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.danger))
    painter.drawEllipse(QPointF(right, y), 4, 4)
    line = ink.TINY.line
    room = Room(grid.width - grid.gutter, y - line // 2, grid.gutter - 4, line)
    hour = clock_text(time(*divmod(min(now, DAY_MINUTES - 1), 60)))
    ink.write(painter, isolate(hour), room, colours.danger, ink.TINY, centred=True)
