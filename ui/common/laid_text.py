"""Lines of plain text, shaped once and painted along the start of their room."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTextOption, QTransform

#: Laid texts kept for the next painting; a screen has some two hundred.
KEPT_TEXTS: Final = 3000
AS_IT_IS: Final = QTransform()


class _Laid(NamedTuple):
    """A line that is shaped, with its size."""

    text: QStaticText
    width: float
    height: float


class LaidTexts:
    """Texts already shaped, cut to their room; shaping Persian is what painting waits for."""

    def __init__(self, font: QFont) -> None:
        self._laid: dict[tuple[str, int], _Laid] = {}
        self._advances: dict[str, int] = {}
        self._font = QFont(font)

    def is_in(self, font: QFont) -> bool:
        """Whether they are shaped in a font."""
        return self._font == font

    def advance(self, text: str, metrics: QFontMetrics) -> int:
        """How wide a text is, as a rule one of the few that stand in many cells."""
        found = self._advances.get(text)
        if found is None:
            _make_room(self._advances)
            found = self._advances[text] = metrics.horizontalAdvance(text)
        return found

    def paint(
        self,
        painter: QPainter,
        left: float,
        top: float,
        width: float,
        height: float,
        text: str,
        metrics: QFontMetrics,
        *,
        centred: bool = False,
    ) -> None:
        """Paint a line at the start (the right) of a room, centred in its height.

        With an ellipsis where it is longer than its room.
        """
        room = int(width)
        laid = self._laid.get((text, room)) or self._lay(text, room, metrics)
        beside = (width - laid.width) / 2 if centred else width - laid.width
        painter.drawStaticText(QPointF(left + beside, top + (height - laid.height) / 2), laid.text)

    def _lay(self, text: str, room: int, metrics: QFontMetrics) -> _Laid:
        _make_room(self._laid)
        made = self._shape(text)
        if made.width > room:
            made = self._shape(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))
        self._laid[text, room] = made
        return made

    def _shape(self, text: str) -> _Laid:
        made = QStaticText(_right_to_left())
        made.setText(text)
        made.prepare(AS_IT_IS, self._font)
        size = made.size()
        return _Laid(made, size.width(), size.height())


def _make_room(kept: dict[Any, Any]) -> None:
    """Let the oldest go; one by one, because all at once take ten milliseconds."""
    if len(kept) >= KEPT_TEXTS:
        del kept[next(iter(kept))]


@cache
def _right_to_left() -> QStaticText:
    """Every line begins as a copy: to set these takes half as long as to shape a text."""
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    made = QStaticText()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextOption(option)
    return made


_last: list[LaidTexts] = []


def texts_in(font: QFont) -> LaidTexts:
    """The texts shaped in a font; those of another are let go."""
    if not _last or not _last[0].is_in(font):
        _last[:] = [LaidTexts(font)]
    return _last[0]


def paint_text(
    painter: QPainter, room: QRectF, text: str, metrics: QFontMetrics, *, centred: bool = False
) -> None:
    """Paint one line at the start (the right) of a room, centred in its height."""
    sides = room.x(), room.y(), room.width(), room.height()
    texts_in(painter.font()).paint(painter, *sides, text, metrics, centred=centred)
