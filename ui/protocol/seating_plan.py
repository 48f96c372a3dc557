"""How people sit, drawn from above: each seat with its name, dragged onto another to swap."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.protocol.seating import Seat, SeatSide, seat_words
from app.protocol.states import OURS, Seating
from app.text import persian_digits
from ui import theme
from ui.common.laid_text import paint_text
from ui.theme import Tone

#: Pixels at the usual type: of a seat, the largest that has room; and around the drawing.
SIZES: Final = (
    (124, 30), (124, 24), (104, 24), (84, 24), (64, 24), (30, 24), (22, 20), (18, 18),
)  # fmt: skip
MARGIN: Final = 8
#: How broad the table of a horseshoe is.
ARM: Final = 22
#: A narrower seat holds its number alone.
NAMED: Final = 60

Points = Mapping[int, QPointF]


def _across(
    seats: Sequence[Seat], side: SeatSide, high: float, mirrored: int
) -> dict[int, QPointF]:
    """Seats along a line, from the middle to both hands; `mirrored` where they face the viewer."""
    here = [one for one in seats if one.side is side]
    reach = max((abs(one.place) for one in here), default=0)
    step = 1 / (2 * reach + 1)
    return {one.person.id: QPointF(0.5 + mirrored * one.place * step, high) for one in here}


def _facing(seats: Sequence[Seat]) -> Points:
    return _across(seats, SeatSide.GUESTS, 0.16, -1) | _across(seats, SeatSide.OURS, 0.84, 1)


def _arms(seats: Sequence[Seat]) -> Points:
    """The head at the top, its right hand at the viewer's left."""
    longest = max((one.place for one in seats), default=0)
    step = 0.78 / max(1, longest)
    found: dict[int, QPointF] = {}
    for one in seats:
        if one.side is SeatSide.HEAD:
            found[one.person.id] = QPointF(0.5, 0.06)
        else:
            left = one.side is SeatSide.RIGHT
            found[one.person.id] = QPointF(0.02 if left else 0.98, 0.16 + one.place * step)
    return found


def _round(seats: Sequence[Seat]) -> Points:
    found = {}
    for one in seats:
        angle = -pi / 2 - 2 * pi * one.place / max(1, len(seats))
        found[one.person.id] = QPointF(0.5 + 0.4 * cos(angle), 0.5 + 0.42 * sin(angle))
    return found


def _rows(seats: Sequence[Seat]) -> Points:
    """The stage at the top; an audience has its right hand where the viewer has his."""
    last = max((one.row for one in seats), default=1)
    reach = max((abs(one.place) for one in seats), default=0)
    step = 1 / (2 * reach + 1)
    high = 0.8 / last
    return {
        one.person.id: QPointF(0.5 + one.place * step, 0.2 + (one.row - 0.5) * high)
        for one in seats
    }


_POINTS: Final[Mapping[Seating, Callable[[Sequence[Seat]], Points]]] = {
    Seating.FACING: _facing,
    Seating.HEAD: _arms,
    Seating.HORSESHOE: _arms,
    Seating.ROUND: _round,
    Seating.ROWS: _rows,
}

#: Where the table or the stage lies, of the whole.
_TABLES: Final[Mapping[Seating, QRectF]] = {
    Seating.FACING: QRectF(0.06, 0.32, 0.88, 0.36),
    Seating.HEAD: QRectF(0.34, 0.15, 0.32, 0.8),
    Seating.HORSESHOE: QRectF(0.34, 0.15, 0.32, 0.8),
    Seating.ROUND: QRectF(0.28, 0.28, 0.44, 0.44),
    Seating.ROWS: QRectF(0.3, 0.02, 0.4, 0.1),
}


#: Before whom an audience sits.
STAGE: Final = "جایگاه"


def _overlap(rooms: Sequence[QRectF]) -> bool:
    return any(
        one.intersects(other) for place, one in enumerate(rooms) for other in rooms[place + 1 :]
    )


class SeatingPlan(QWidget):
    """The drawing.

    Signals:
        chosen: The id of a person that was clicked.
        swapped: The ids of two who change places.
    """

    chosen = Signal(int)
    swapped = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("نقشه نشستن")
        self._seating = Seating.FACING
        self._seats: tuple[Seat, ...] = ()
        self._current: int | None = None
        self._picked: int | None = None
        self._dragged: int | None = None
        self._places: list[tuple[Seat, QRectF]] | None = None

    def sizeHint(self) -> QSize:
        """As much as it is given."""
        return QSize(theme.scaled(440), theme.scaled(380))

    def show_seats(self, seating: Seating, seats: tuple[Seat, ...]) -> None:
        """Draw these."""
        self._seating, self._seats = seating, seats
        self._places = None
        self.update()

    def stand_on(self, number: int | None, picked: int | None) -> None:
        """Mark who the cursor is on, and who is to change places with another."""
        self._current, self._picked = number, picked
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Seats lie elsewhere in another room."""
        super().resizeEvent(event)
        self._places = None

    def changeEvent(self, event: QEvent) -> None:
        """Seats are as large as the type asks for."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._places = None

    def places(self) -> list[tuple[Seat, QRectF]]:
        """Where each seat lies: as large as leaves them beside each other."""
        if self._places is None:
            points = _POINTS[self._seating](self._seats)
            for size in SIZES:
                self._places = self._placed(points, size)
                if not _overlap([room for _seat, room in self._places]):
                    break
        return self._places or []

    def _placed(self, points: Points, size: tuple[int, int]) -> list[tuple[Seat, QRectF]]:
        margin = theme.scaled(MARGIN)
        wide, high = theme.scaled(size[0]), theme.scaled(size[1])
        room = QRectF(self.rect()).adjusted(
            margin + wide / 2, margin + high / 2, -margin - wide / 2, -margin - high / 2
        )
        found = []
        for one in self._seats:
            point = points[one.person.id]
            left = room.left() + point.x() * room.width() - wide / 2
            top = room.top() + point.y() * room.height() - high / 2
            found.append((one, QRectF(left, top, wide, high)))
        return found

    # -- painting --------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the table and who sits at it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        self._paint_table(painter)
        for seat, room in self.places():
            self._paint_seat(painter, seat, room)
        painter.end()

    def _paint_table(self, painter: QPainter) -> None:
        share, colours = _TABLES[self._seating], theme.CURRENT
        room = QRectF(
            share.left() * self.width(),
            share.top() * self.height(),
            share.width() * self.width(),
            share.height() * self.height(),
        )
        path = QPainterPath()
        if self._seating is Seating.ROUND:
            path.addEllipse(room)
        else:
            path.addRoundedRect(room, 10, 10)
        painter.fillPath(path, QColor(colours.hover))
        painter.setPen(QColor(colours.edge))
        painter.drawPath(path)
        if self._seating is Seating.HORSESHOE:
            room = room.adjusted(ARM, ARM, -ARM, 1)
            painter.fillRect(room, QColor(colours.surface))
        self._paint_current(painter, room)

    def _paint_current(self, painter: QPainter, room: QRectF) -> None:
        """Who the cursor is on and where he sits, upon the table."""
        seat = next((one for one in self._seats if one.person.id == self._current), None)
        if seat is None or self._seating is Seating.ROWS:
            painter.setPen(QColor(theme.CURRENT.muted))
            words = STAGE if self._seating is Seating.ROWS else ""
            paint_text(painter, room, words, painter.fontMetrics(), centred=True)
            return
        metrics = painter.fontMetrics()
        line = QRectF(room.left() + 6, room.center().y() - metrics.height(), room.width() - 12, 0)
        line.setHeight(metrics.height())
        for words, ink in (
            (seat.person.name or seat.person.organisation, theme.CURRENT.text),
            (seat_words(seat), theme.CURRENT.muted),
        ):
            painter.setPen(QColor(ink))
            paint_text(painter, line, words, metrics, centred=True)
            line.translate(0, metrics.height())

    def _paint_seat(self, painter: QPainter, seat: Seat, room: QRectF) -> None:
        colours, one = theme.CURRENT, seat.person
        tone = Tone.ACCENT if one.role in OURS else Tone.INFORMATION
        strong, soft = colours.tone(Tone.WARNING if one.id == self._picked else tone)
        path = QPainterPath()
        path.addRoundedRect(room, 6, 6)
        painter.fillPath(path, QColor(soft))
        painter.setPen(QColor(strong if one.id == self._current else colours.border))
        painter.drawPath(path)
        if one.id == self._current:
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(QColor(strong))
        if room.width() < theme.scaled(NAMED):
            painter.setFont(theme.font(theme.POINTS - 2))
            paint_text(
                painter, room, persian_digits(str(one.order)), painter.fontMetrics(), centred=True
            )
            painter.setFont(self.font())
            return
        words = persian_digits(f"{one.order}. {one.name or one.organisation}")
        paint_text(painter, room.adjusted(3, 0, -3, 0), words, painter.fontMetrics(), centred=True)

    # -- the pointer -----------------------------------------------------------------------

    def _at(self, point: QPointF) -> Seat | None:
        return next((seat for seat, room in self.places() if room.contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses somebody, who may then be dragged."""
        seat = self._at(event.position())
        self._dragged = seat.person.id if seat is not None else None
        if seat is not None:
            self.setToolTip(seat_words(seat))
            self.chosen.emit(seat.person.id)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Whoever is let go on another changes places with him."""
        self.unsetCursor()
        seat, dragged = self._at(event.position()), self._dragged
        self._dragged = None
        if seat is not None and dragged is not None and seat.person.id != dragged:
            self.swapped.emit(dragged, seat.person.id)
