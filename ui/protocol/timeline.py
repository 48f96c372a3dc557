"""The programme of a case drawn: a column a day from the right on, the hours downwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.clock import TEHRAN, to_tehran
from app.jalali import clock_text, month_name, to_jalali, weekday_name
from app.protocol.rows import EntryLine
from app.text import persian_digits
from ui import theme
from ui.common.laid_text import paint_text
from ui.protocol.desk_words import entry_tone
from ui.theme import Tone

#: Pixels at the usual type.
HOURS_WIDTH: Final = 44
HEAD_HEIGHT: Final = 30
NARROWEST_DAY: Final = 96
LOWEST_BLOCK: Final = 20
MARK: Final = 16
#: Hours that are always there, first and last.
DAYTIME: Final = (8, 18)
IN_CALENDAR: Final = "calendar-check"
NOT_THERE: Final = "calendar-alert"


@dataclass(frozen=True)
class Block:
    """An entry on one of its days.

    Attributes:
        lane: Its place among those at the same time, of `lanes`.
    """

    entry: EntryLine
    day: date
    begins: float
    ends: float
    lane: int
    lanes: int


class Timeline(QWidget):
    """The drawing.

    Signals:
        chosen: The id of an entry that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("برنامه بر روز و ساعت")
        self._days: list[date] = []
        self._blocks: list[Block] = []
        self._current: int | None = None
        self._first_hour, self._last_hour = DAYTIME

    def sizeHint(self) -> QSize:
        """As much as it is given."""
        return QSize(theme.scaled(360), theme.scaled(420))

    def show_entries(self, entries: Sequence[EntryLine]) -> None:
        """Draw these."""
        pieces = [piece for one in entries for piece in _by_day(one)]
        self._days = sorted({day for day, _begins, _ends, _entry in pieces})
        self._blocks = [block for day in self._days for block in _laid(day, pieces)]
        hours = [*DAYTIME]
        hours += [int(begins) for _day, begins, _ends, _entry in pieces]
        hours += [-int(-ends // 1) for _day, _begins, ends, _entry in pieces]
        self._first_hour, self._last_hour = min(hours), max(hours)
        self.update()

    def stand_on(self, number: int | None) -> None:
        """Mark the entry the cursor of the table is on; its day comes to sight."""
        if number != self._current:
            self._current = number
            self.update()

    # -- where things lie ------------------------------------------------------------------

    def days_in_sight(self) -> list[date]:
        """As many days as have room, the marked entry's among them."""
        room = self.width() - theme.scaled(HOURS_WIDTH)
        count = max(1, room // theme.scaled(NARROWEST_DAY))
        if len(self._days) <= count:
            return self._days
        wanted = next((one.day for one in self._blocks if one.entry.id == self._current), None)
        place = self._days.index(wanted) if wanted is not None else 0
        first = max(0, min(place - count // 2, len(self._days) - count))
        return self._days[first : first + count]

    def places(self) -> list[tuple[Block, QRectF]]:
        """Where each block in sight lies."""
        days = self.days_in_sight()
        return [(one, self._room(one, days)) for one in self._blocks if one.day in days]

    def _room(self, block: Block, days: Sequence[date]) -> QRectF:
        wide = (self.width() - theme.scaled(HOURS_WIDTH)) / len(days)
        right = self.width() - theme.scaled(HOURS_WIDTH) - days.index(block.day) * wide
        lane = (wide - 4) / block.lanes
        top = self._height_of(block.begins)
        high = max(self._height_of(block.ends) - top - 2, theme.scaled(LOWEST_BLOCK))
        return QRectF(right - 2 - (block.lane + 1) * lane, top, lane - 2, high)

    def _height_of(self, hour: float) -> float:
        head = theme.scaled(HEAD_HEIGHT)
        return head + (hour - self._first_hour) * self._hour_height()

    def _hour_height(self) -> float:
        room = self.height() - theme.scaled(HEAD_HEIGHT) - 6
        return room / max(1, self._last_hour - self._first_hour)

    # -- painting --------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint hours, days and blocks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        self._paint_hours(painter)
        self._paint_days(painter)
        for block, room in self.places():
            self._paint_block(painter, block, room)
        painter.end()

    def _paint_hours(self, painter: QPainter) -> None:
        colours, metrics = theme.CURRENT, painter.fontMetrics()
        every = 1 if self._hour_height() >= metrics.height() else 2
        for hour in range(self._first_hour, self._last_hour + 1, every):
            top = self._height_of(hour)
            wide = theme.scaled(HOURS_WIDTH)
            painter.fillRect(QRectF(0, top, self.width() - wide, 1), QColor(colours.border))
            painter.setPen(QColor(colours.muted))
            room = QRectF(
                self.width() - wide, top - metrics.height() / 2, wide - 4, metrics.height()
            )
            paint_text(painter, room, persian_digits(f"{hour % 24:02}:00"), metrics)

    def _paint_days(self, painter: QPainter) -> None:
        days, colours = self.days_in_sight(), theme.CURRENT
        if not days:
            return
        wide = (self.width() - theme.scaled(HOURS_WIDTH)) / len(days)
        for place, day in enumerate(days):
            left = self.width() - theme.scaled(HOURS_WIDTH) - (place + 1) * wide
            painter.setPen(QColor(colours.text))
            room = QRectF(left, 0, wide, theme.scaled(HEAD_HEIGHT) - 6)
            paint_text(painter, room, _day_words(day), painter.fontMetrics(), centred=True)
            painter.fillRect(QRectF(left, 0, 1, self.height()), QColor(colours.border))

    def _paint_block(self, painter: QPainter, block: Block, room: QRectF) -> None:
        entry, colours = block.entry, theme.CURRENT
        strong, soft = colours.tone(entry_tone(entry.kind))
        path = QPainterPath()
        path.addRoundedRect(room, 4, 4)
        painter.fillPath(path, QColor(soft))
        painter.fillRect(QRectF(room.right() - 3, room.top(), 3, room.height()), QColor(strong))
        if entry.id == self._current:
            painter.setPen(QColor(colours.accent))
            painter.drawPath(path)
        inside = room.adjusted(6, 0, -9, 0)
        self._paint_mark(painter, entry, room)
        metrics = painter.fontMetrics()
        painter.setPen(QColor(colours.text))
        line = QRectF(inside.left(), room.top(), inside.width(), metrics.height() + 2)
        if room.height() < 2 * metrics.height():
            line.setHeight(room.height())
            line.setLeft(line.left() + self._mark_width(entry))
            paint_text(painter, line, f"{_clock(entry.starts_at)} {entry.title}", metrics)
            return
        paint_text(painter, line.adjusted(self._mark_width(entry), 0, 0, 0), entry.title, metrics)
        painter.setPen(QColor(strong))
        line.translate(0, metrics.height())
        where = f"{_clock(entry.starts_at)}–{_clock(entry.ends_at)} {entry.location}".strip()
        paint_text(painter, line, where, metrics)

    @staticmethod
    def _mark_width(entry: EntryLine) -> int:
        return theme.scaled(MARK) if entry.event_id is not None or entry.with_governor else 0

    @staticmethod
    def _paint_mark(painter: QPainter, entry: EntryLine, room: QRectF) -> None:
        """Whether it stands in the governor's programme."""
        if entry.event_id is None and not entry.with_governor:
            return
        is_there = entry.event_id is not None
        tone = Tone.SUCCESS if is_there else Tone.DANGER
        side = min(theme.scaled(MARK), int(room.height()) - 2)
        name = IN_CALENDAR if is_there else NOT_THERE
        picture = theme.icon_picture(name, theme.CURRENT.tone(tone)[0], side)
        painter.drawPixmap(int(room.left()) + 3, int(room.top()) + 2, picture)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses an entry."""
        for block, room in self.places():
            if room.contains(event.position()):
                self.chosen.emit(block.entry.id)
                return
        super().mousePressEvent(event)


Piece = tuple[date, float, float, EntryLine]


def _clock(moment: datetime) -> str:
    return clock_text(to_tehran(moment).timetz())


def _day_words(day: date) -> str:
    _year, month, number = to_jalali(day)
    return persian_digits(f"{weekday_name(day)} {number} {month_name(month)}")


def _by_day(entry: EntryLine) -> list[Piece]:
    """An entry cut at midnight."""
    begins, ends = to_tehran(entry.starts_at), to_tehran(entry.ends_at)
    found: list[Piece] = []
    day = begins.date()
    while day <= ends.date():
        midnight = datetime.combine(day, time(), TEHRAN)
        start = max(0.0, (begins - midnight).total_seconds() / 3600)
        end = min(24.0, (ends - midnight).total_seconds() / 3600)
        if end > 0 or not found:
            found.append((day, start, max(start, end), entry))
        day += timedelta(days=1)
    return found


def _laid(day: date, pieces: Sequence[Piece]) -> list[Block]:
    """The entries of a day, those at the same time beside each other."""
    found: list[Block] = []
    group: list[tuple[Piece, int]] = []
    free_from: list[float] = []

    def close() -> None:
        lanes = len(free_from)
        found.extend(
            Block(entry, day, begins, ends, lane, lanes)
            for (_day, begins, ends, entry), lane in group
        )
        group.clear()
        free_from.clear()

    today = sorted((one for one in pieces if one[0] == day), key=lambda one: (one[1], one[2]))
    for piece in today:
        _day, begins, ends, _entry = piece
        if free_from and all(begins >= end for end in free_from):
            close()
        lane = next((at for at, end in enumerate(free_from) if begins >= end), len(free_from))
        if lane == len(free_from):
            free_from.append(ends)
        else:
            free_from[lane] = ends
        group.append((piece, lane))
    close()
    return found
