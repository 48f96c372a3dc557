"""A row of widgets that goes on in the next line where the window is too narrow for it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QStyle, QWidget


@dataclass
class _Place:
    item: QLayoutItem
    share: int


@dataclass
class _Measured:
    item: QLayoutItem
    share: int
    least: int
    wide: int


class FlowRow(QLayout):
    """Lays like a `QHBoxLayout`, with shares and stretches, in as many lines as it needs."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__()
        self._places: list[_Place] = []
        self._share = 0
        self._measured: list[_Measured] | None = None
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def addWidget(self, widget: QWidget, share: int = 0) -> None:
        """Add a widget with its share of what a line has left."""
        self._share = share
        super().addWidget(widget)
        self._share = 0

    def addStretch(self, share: int = 1) -> None:
        """Add room that takes its share of what a line has left."""
        self._share = share
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))
        self._share = 0

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item, as Qt asks of every layout."""
        self._places.append(_Place(item, self._share))
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._places)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """An item, or None."""
        return self._places[index].item if 0 <= index < len(self._places) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away, or None."""
        if not 0 <= index < len(self._places):
            return None
        item = self._places.pop(index).item
        self.invalidate()
        return item

    def expandingDirections(self) -> Qt.Orientation:
        """As wide as can be, as high as needed."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """A narrower row is higher."""
        return True

    def invalidate(self) -> None:
        """Measure anew, as Qt asks where an item came, went, or became another size."""
        self._measured = None
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """How high the lines are in a width."""
        # A layout is asked dozens of times between two changes.
        known = self._heights.get(width)
        if known is None:
            lines = self._lines(width)
            known = sum(_height(line, width) for line in lines)
            known += self.spacing() * max(len(lines) - 1, 0)
            self._heights[width] = known
        return known

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = self._shown()
        wide = sum(one.wide for one in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(wide, _height(shown))

    def minimumSize(self) -> QSize:
        """The widest item alone in a line."""
        shown = self._shown()
        return QSize(max((one.least for one in shown), default=0), _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        """Lay the lines."""
        super().setGeometry(rect)
        top = rect.y()
        for line in self._lines(rect.width()):
            high = _height(line, rect.width())
            self._lay_line(line, QRect(rect.x(), top, rect.width(), high))
            top += high + self.spacing()

    def _shown(self) -> list[_Measured]:
        if self._measured is None:
            self._measured = [_measured(one) for one in self._places if not _is_hidden(one.item)]
        return self._measured

    def _lines(self, width: int) -> list[list[_Measured]]:
        lines: list[list[_Measured]] = [[]]
        used = 0
        for one in self._shown():
            if lines[-1] and used + self.spacing() + one.wide > width:
                lines.append([])
                used = 0
            used += one.wide + (self.spacing() if lines[-1] else 0)
            lines[-1].append(one)
        return [line for line in lines if line]

    def _lay_line(self, line: list[_Measured], room: QRect) -> None:
        used = sum(one.wide for one in line) + self.spacing() * (len(line) - 1)
        shares = sum(one.share for one in line)
        left = max(room.width() - used, 0)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.RightToLeft
        at, given = room.x(), 0
        for one in line:
            wide = min(one.wide, room.width())
            if shares:
                # Counted from the beginning: the last ends where the room does.
                wide += left * (given + one.share) // shares - left * given // shares
                given += one.share
            high = min(_high(one.item, wide), room.height())
            cell = QRect(QPoint(at, room.y() + (room.height() - high) // 2), QSize(wide, high))
            one.item.setGeometry(QStyle.visualRect(direction, room, cell))
            at += wide + self.spacing()


def _is_hidden(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.isHidden()


def _measured(place: _Place) -> _Measured:
    item = place.item
    least = item.minimumSize().width()
    if item.widget() is None:
        return _Measured(item, place.share, least, 0)
    wide = min(max(item.sizeHint().width(), least), item.maximumSize().width())
    return _Measured(item, place.share, least, wide)


def _high(item: QLayoutItem, width: int) -> int:
    """How high an item is in a width: one that flows itself may need several lines."""
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _height(line: list[_Measured], room: int | None = None) -> int:
    rooms = (one.wide if room is None else min(one.wide, room) for one in line)
    return max((_high(one.item, wide) for one, wide in zip(line, rooms, strict=True)), default=0)
