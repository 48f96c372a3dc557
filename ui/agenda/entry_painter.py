"""Paints an entry into its room: its edge, its marks, its words in the lines there is room for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from app.agenda.rows import CalendarEntry
from app.text import isolate
from ui import theme
from ui.agenda import ink, words
from ui.agenda.geometry import Room
from ui.agenda.looks import Look, look_of, marks_of

EDGE: Final = 4
RADIUS: Final = 5
PAD: Final = 5
#: Narrower, an icon would take the words their room.
ROOM_FOR_ICON: Final = 96
#: Of a first line, before marks may stand beside its words.
ROOM_FOR_WORDS: Final = 58
#: Narrower, nothing but dots would be written.
ROOM_FOR_A_WORD: Final = 34
ICON: Final = 14


def whole(room: Room) -> QRectF:
    """A room for painting with soft edges."""
    return QRectF(room.left, room.top, room.width, room.height)


def paint_entry(
    painter: QPainter, entry: CalendarEntry, room: Room, *, chosen: bool, focused: bool
) -> None:
    """Paint an entry.

    Args:
        painter: With soft edges on.
        entry: Its own words say what may be told.
        room: Its place, with a pixel of air around it.
        chosen: It is the one keys and details are about.
        focused: And the cursor is in the calendar.
    """
    look = look_of(entry)
    _paint_body(painter, room, look)
    inner = Room(
        room.left + PAD,
        room.top + 1,
        max(room.width - EDGE - 2 * PAD, 1),
        max(room.height - 2, 1),
    )
    taken, foot = _paint_marks(painter, entry, inner)
    inner = Room(inner.left, inner.top, inner.width, inner.height - foot)
    painter.save()
    painter.setClipRect(whole(room))
    _paint_words(painter, entry, inner, taken, look)
    painter.restore()
    if chosen:
        paint_choice(painter, room, strong=focused)


def _paint_body(painter: QPainter, room: Room, look: Look) -> None:
    box = whole(room).adjusted(0.5, 0.5, -0.5, -0.5)
    pen = Qt.PenStyle.NoPen
    painter.setPen(pen)
    painter.setBrush(QColor(look.fill))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setBrush(QColor(look.edge))
    painter.drawRoundedRect(
        QRectF(room.right - EDGE - 0.5, room.top + 0.5, EDGE, room.height - 1), 2, 2
    )
    if look.outline:
        outline = QPen(QColor(look.outline), 1.25)
        if look.dashed:
            outline.setDashPattern([3.0, 2.5])
        painter.setPen(outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, RADIUS, RADIUS)


def paint_choice(painter: QPainter, room: Room, *, strong: bool) -> None:
    """The frame around what is chosen; fainter while the cursor is elsewhere."""
    colours = theme.CURRENT
    painter.setPen(QPen(QColor(colours.accent if strong else colours.muted), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(whole(room).adjusted(1, 1, -1, -1), RADIUS, RADIUS)


def _paint_marks(painter: QPainter, entry: CalendarEntry, inner: Room) -> tuple[int, int]:
    """Paint what marks have room: at the end of the first line, or at the foot of a narrow entry.

    Returns:
        What they take of the first line's width, and what of the height.
    """
    size = theme.scaled(ICON)
    room_for = max((inner.width - theme.scaled(ROOM_FOR_WORDS)) // size, 0)
    at_foot = not room_for and inner.height >= ink.STRONG.line + size + 2
    if at_foot:
        room_for = inner.width // (size + 1)
    # What is wrong is never told by colour alone, however narrow its lane.
    elif entry.clashes and inner.width > 2 * size:
        room_for = max(room_for, 1)
    marks = marks_of(entry)[:room_for]
    if not marks:
        return 0, 0
    high = min(inner.height, ink.STRONG.line + 2)
    top = inner.bottom - size - 1 if at_foot else inner.top + (high - size) // 2
    ratio = painter.device().devicePixelRatio()
    for place, (name, colour) in enumerate(marks):
        left = inner.left + place * (size + 1)
        painter.drawPixmap(left, top, ink.picture(name, colour, size, ratio))
    return (0, size + 2) if at_foot else (len(marks) * (size + 1) + 3, 0)


def _paint_words(
    painter: QPainter, entry: CalendarEntry, inner: Room, taken: int, look: Look
) -> None:
    if inner.width < theme.scaled(ROOM_FOR_A_WORD):
        if not taken:
            # A mark in the same line says more than the hour, which stands at the side.
            _paint_hour_alone(painter, entry, inner, look)
        return
    first_room, icon = _beside_icon(painter, inner, taken, look)
    line = ink.STRONG.line
    small = ink.TINY.line
    if inner.height < line + small:
        text = words.subject_of(entry)
        if not entry.all_day:
            text += f" \u200f{isolate(words.begin_of(entry))}"
        kind = ink.STRONG if inner.height >= line else ink.TINY
        ink.write(painter, ink.right_to_left(text), first_room, look.text, kind, middle=True)
        return
    # The subject takes what lines its hours leave; marks and icon only narrow the first.
    lines = max((inner.height - small) // line, 1)
    subject = words.subject_of(entry)
    room = Room(first_room.left, inner.top + 1, first_room.width, inner.height)
    found = ink.write(
        painter, ink.right_to_left(subject), room, look.text, ink.STRONG, lines=min(lines, 3)
    )
    top = inner.top + 1 + found.height
    room_for = (inner.bottom + 2 - top) // small
    for text, colour in _second_lines(entry, look, inner.width - icon, room_for):
        if top + small > inner.bottom + 2:
            break
        under = Room(inner.left, top, inner.width - icon, small)
        ink.write(painter, ink.right_to_left(text), under, colour, ink.TINY)
        top += small


def _paint_hour_alone(painter: QPainter, entry: CalendarEntry, inner: Room, look: Look) -> None:
    """Of an entry too narrow for words, the hour it begins at, where that fits."""
    hour = words.begin_of(entry)
    if ink.width_of(hour, ink.TINY) <= inner.width + PAD and not entry.all_day:
        room = Room(inner.left - PAD // 2, inner.top + 1, inner.width + PAD, inner.height)
        ink.write(painter, hour, room, look.muted, ink.TINY)


def _beside_icon(painter: QPainter, inner: Room, taken: int, look: Look) -> tuple[Room, int]:
    """The room of the first line beside the kind's icon and the marks, and what the icon takes."""
    size = theme.scaled(ICON)
    if inner.width - taken < theme.scaled(ROOM_FOR_ICON):
        return Room(inner.left + taken, inner.top, inner.width - taken, inner.height), 0
    high = min(inner.height, ink.STRONG.line + 2)
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(
        inner.right - size,
        inner.top + (high - size) // 2,
        ink.picture(look.icon, look.edge, size, ratio),
    )
    icon = size + 4
    return Room(inner.left + taken, inner.top, inner.width - taken - icon, inner.height), icon


def _second_lines(
    entry: CalendarEntry, look: Look, width: int, room_for: int
) -> list[tuple[str, str]]:
    """What stands under the subject while there is room, with its colour."""
    hours = isolate(words.hours_of(entry)) if entry.all_day else words.hours_of(entry)
    if ink.width_of(hours, ink.TINY) > width and not entry.all_day:
        hours = words.begin_of(entry)
    states = words.state_words(entry)
    colour = theme.CURRENT.danger if entry.clashes else look.muted
    said = [(" · ".join(states), colour)] if states else []
    both = f"{hours} · {entry.place}" if entry.place else hours
    if ink.width_of(both, ink.TINY) > width and room_for > 1 + len(said):
        found = [(hours, look.muted), (entry.place, look.muted), *said]
    elif ink.width_of(f"{hours} · …", ink.TINY) > width:
        # Half a place is nothing, and half an hour is wrong.
        found = [(hours, look.muted), *said]
    else:
        found = [(both, look.muted), *said]
    if entry.who and not entry.is_hidden:
        found.append((entry.who, look.muted))
    return found


def paint_hatching(painter: QPainter, room: Room, *, says: bool) -> None:
    """Roads and preparation beside an entry: taken, but not the entry itself."""
    colours = theme.CURRENT
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.raised))
    painter.drawRect(whole(room))
    painter.setBrush(QBrush(QColor(colours.edge), Qt.BrushStyle.BDiagPattern))
    painter.drawRect(whole(room))
    painter.setPen(QPen(QColor(colours.edge), 1, Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(whole(room).adjusted(0.5, 0.5, -0.5, -0.5))
    if says and room.height >= ink.TINY.line and room.width >= theme.scaled(70):
        wide = min(ink.width_of(words.ROADS, ink.TINY) + 10, room.width)
        label = Room(room.right - wide - 3, room.top, wide, room.height)
        high = ink.TINY.line - 2
        painter.fillRect(
            QRectF(label.left, room.top + (room.height - high) / 2, wide, high),
            QColor(colours.raised),
        )
        ink.write(painter, words.ROADS, label, colours.muted, ink.TINY, centred=True, middle=True)
