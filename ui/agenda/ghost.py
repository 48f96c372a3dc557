"""What is being dragged, by mouse or by keys: where it would lie, and what that would hurt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.agenda.clashes import Clash
from app.agenda.rows import CalendarEntry
from ui import theme
from ui.agenda import ink, words
from ui.agenda.board import Board
from ui.agenda.entry_painter import RADIUS, whole
from ui.agenda.geometry import Deed, Grid, Room, Span, pieces
from ui.common.clash_panel import more_clashes
from ui.theme import Tone

FREE: Final = "آزاد است"
#: The widest the sentence beside a ghost grows, at the usual type.
SENTENCE_WIDTH: Final = 300
SOLID: Final = 0.86


@dataclass
class Ghost:
    """What is being dragged.

    Attributes:
        entry: None while a new one is drawn.
        held: Its span when the drag began.
        span: Where it would lie now.
        column: The column it is in; with people side by side it stays there.
        grabbed: The wall minute the pointer took hold at.
        by_keys: Enter drops it.
        clashes: What that would hurt; None until it is known.
    """

    deed: Deed
    entry: CalendarEntry | None
    held: Span
    span: Span
    column: int
    grabbed: float = 0.0
    by_keys: bool = False
    clashes: tuple[Clash, ...] | None = None

    def know(self, clashes: Sequence[Clash]) -> None:
        """Take what it would hurt."""
        self.clashes = tuple(clashes)

    def go_to(self, span: Span) -> bool:
        """Lie elsewhere; give whether that is another place, where nothing is known yet."""
        if span == self.span:
            return False
        self.span = span
        return True

    @property
    def tone(self) -> Tone:
        """Danger where it may not lie, warning where it had better not."""
        if not self.clashes:
            return Tone.ACCENT
        return Tone.DANGER if any(one.blocks for one in self.clashes) else Tone.WARNING

    @property
    def sentence(self) -> str:
        """What is hurt, in one line; the gravest first."""
        if self.clashes is None:
            return ""
        if not self.clashes:
            return FREE
        first = min(self.clashes, key=lambda one: not one.blocks).words
        more = len(self.clashes) - 1
        return f"{first} {more_clashes(more)}" if more else first

    def spoken(self) -> str:
        """Its place and what that would hurt, for those who cannot see it."""
        name = words.subject_of(self.entry) if self.entry else "برنامه تازه"
        return words.ghost_words(name, self.span, self.sentence)


def paint_ghost(painter: QPainter, ghost: Ghost, grid: Grid, board: Board, seen: Room) -> None:
    """Paint it in every column it would lie in, and its sentence beside it."""
    strong, soft = theme.CURRENT.tone(ghost.tone)
    parts = pieces(ghost.span, board.days)
    if board.is_one_day:
        parts = [(ghost.column, begin, end) for place, begin, end in parts if place == 0]
    first: Room | None = None
    for place, begin, end in parts:
        room = grid.room(place, begin, end)
        room = Room(room.left + 3, room.top, room.width - 6, max(room.height, ink.TINY.line))
        painter.save()
        painter.setOpacity(SOLID)
        painter.setBrush(QColor(soft))
        painter.setPen(QPen(QColor(strong), 2))
        painter.drawRoundedRect(whole(room).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.restore()
        first = first or room
    if first is None:
        return
    # Of a whole day the beginning is mostly out of sight: its name stands where it can be read.
    top = min(max(first.top, seen.top), first.bottom - ink.TINY.line)
    inside = Room(first.left + 8, top + 2, first.width - 16, first.bottom - top - 4)
    hours = ink.right_to_left(words.span_hours(ghost.span))
    low = first.height < ink.STRONG.line + ink.TINY.line
    ink.write(painter, hours, inside, strong, ink.STRONG, middle=low)
    if ghost.entry is not None and not low:
        under = Room(inside.left, inside.top + ink.STRONG.line, inside.width, ink.TINY.line)
        ink.write(painter, words.subject_of(ghost.entry), under, theme.CURRENT.text, ink.TINY)
    if ghost.sentence:
        _paint_sentence(painter, ghost.sentence, first, seen, strong, soft)


def _paint_sentence(
    painter: QPainter, sentence: str, beside: Room, seen: Room, strong: str, soft: str
) -> None:
    """The sentence under the ghost, or over it where there is no room; never out of sight."""
    icon = theme.scaled(15)
    found = ink.laid(ink.right_to_left(sentence), theme.scaled(SENTENCE_WIDTH), ink.SMALL, 2)
    wide, high = round(found.width) + icon + 22, found.height + 8
    left = min(max(beside.right - wide, seen.left + 4), max(seen.right - wide - 4, seen.left))
    top = beside.bottom + 4
    if top + high > seen.bottom:
        top = beside.top - high - 4
    if top < seen.top:
        # It fills what is in sight: under its own name.
        top = seen.top + ink.STRONG.line + ink.TINY.line + 8
    box = Room(left, top, wide, high)
    painter.setPen(QPen(QColor(strong), 1))
    painter.setBrush(QColor(soft))
    painter.drawRoundedRect(whole(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    name = "check-circle-outline" if sentence == FREE else "alert-circle-outline"
    ratio = painter.device().devicePixelRatio()
    mark = ink.picture(name, strong, icon, ratio)
    painter.drawPixmap(box.right - icon - 8, box.top + (high - icon) // 2, mark)
    room = Room(box.left + 8, box.top + 4, wide - icon - 20, found.height)
    ink.write(painter, ink.right_to_left(sentence), room, strong, ink.SMALL, lines=2)


#: How the pointer looks over what a drag would do.
POINTERS: Final = {
    Deed.MOVE: Qt.CursorShape.SizeAllCursor,
    Deed.UPPER: Qt.CursorShape.SizeVerCursor,
    Deed.LOWER: Qt.CursorShape.SizeVerCursor,
    Deed.CREATE: Qt.CursorShape.ArrowCursor,
}
