"""A row of widgets that goes on in the next line where the window is too narrow for it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QStyle, QWidget


@dataclass
class _Place:
    item: QLayoutItem
    share: int


class FlowRow(QLayout):
    """Lays like a `QHBoxLayout`, with shares and stretches, in as many lines as it needs."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__()
        self._places: list[_Place] = []
        self._share = 0
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

    def count(self) -> int:
        """How many items there are."""
        return len(self._places)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """An item, or None."""
        return self._places[index].item if 0 <= index < len(self._places) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away, or None."""
        return self._places.pop(index).item if 0 <= index < len(self._places) else None

    def expandingDirections(self) -> Qt.Orientation:
        """As wide as can be, as high as needed."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """A narrower row is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are in a width."""
        lines = self._lines(width)
        heights = sum(_height(line, width) for line in lines)
        return heights + self.spacing() * max(len(lines) - 1, 0)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = self._shown()
        wide = sum(_width(place) for place in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(wide, _height(shown))

    def minimumSize(self) -> QSize:
        """The widest item alone in a line."""
        shown = self._shown()
        return QSize(max((_least(place) for place in shown), default=0), _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        """Lay the lines."""
        super().setGeometry(rect)
        top = rect.y()
        for line in self._lines(rect.width()):
            high = _height(line, rect.width())
            self._lay_line(line, QRect(rect.x(), top, rect.width(), high))
            top += high + self.spacing()

    def _shown(self) -> list[_Place]:
        return [place for place in self._places if not _is_hidden(place.item)]

    def _lines(self, width: int) -> list[list[_Place]]:
        lines: list[list[_Place]] = [[]]
        used = 0
        for place in self._shown():
            wide = _width(place)
            if lines[-1] and used + self.spacing() + wide > width:
                lines.append([])
                used = 0
            used += wide + (self.spacing() if lines[-1] else 0)
            lines[-1].append(place)
        return [line for line in lines if line]

    def _lay_line(self, line: list[_Place], room: QRect) -> None:
        used = sum(_width(place) for place in line) + self.spacing() * (len(line) - 1)
        shares = sum(place.share for place in line)
        left = max(room.width() - used, 0)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.RightToLeft
        at = room.x()
        for place in line:
            wide = min(_width(place), room.width())
            wide += left * place.share // shares if shares else 0
            high = min(_high(place, wide), room.height())
            cell = QRect(QPoint(at, room.y() + (room.height() - high) // 2), QSize(wide, high))
            place.item.setGeometry(QStyle.visualRect(direction, room, cell))
            at += wide + self.spacing()


def _is_hidden(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.isHidden()


def _least(place: _Place) -> int:
    return place.item.minimumSize().width()


def _width(place: _Place) -> int:
    item = place.item
    if item.widget() is None:
        return 0
    return min(max(item.sizeHint().width(), _least(place)), item.maximumSize().width())


def _high(place: _Place, width: int) -> int:
    """How high an item is in a width: one that flows itself may need several lines."""
    item = place.item
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _height(line: list[_Place], room: int | None = None) -> int:
    rooms = (_width(place) if room is None else min(_width(place), room) for place in line)
    return max((_high(place, wide) for place, wide in zip(line, rooms, strict=True)), default=0)
