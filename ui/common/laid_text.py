"""Lines of plain text, shaped once and painted along the start of their room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTextOption, QTransform

#: Laid texts kept for the next painting; a screen has some two hundred.
KEPT_TEXTS = 3000


class _LaidTexts:
    """Texts already shaped, cut to their room; shaping Persian is what painting waits for."""

    def __init__(self) -> None:
        self._laid: dict[tuple[str, int], QStaticText] = {}
        self._font: QFont | None = None

    def laid(self, text: str, room: int, font: QFont, metrics: QFontMetrics) -> QStaticText:
        """A text in a font, with an ellipsis where it is longer than its room."""
        if font != self._font or len(self._laid) > KEPT_TEXTS:
            self._laid.clear()
            self._font = QFont(font)
        found = self._laid.get((text, room))
        if found is None:
            found = _laid(text, font)
            if found.size().width() > room:
                found = _laid(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room), font)
            self._laid[text, room] = found
        return found


def _laid(text: str, font: QFont) -> QStaticText:
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextOption(_right_to_left())
    made.prepare(QTransform(), font)
    return made


def _right_to_left() -> QTextOption:
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option


_texts = _LaidTexts()


def paint_text(
    painter: QPainter, room: QRectF, text: str, metrics: QFontMetrics, *, centred: bool = False
) -> None:
    """Paint one line at the start (the right) of a room, centred in its height."""
    laid = _texts.laid(text, int(room.width()), painter.font(), metrics)
    size = laid.size()
    left = room.center().x() - size.width() / 2 if centred else room.right() - size.width()
    painter.drawStaticText(QPointF(left, room.center().y() - size.height() / 2), laid)
