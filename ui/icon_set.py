"""The one icon set: Material Design's, which `qtawesome` ships, painted by ourselves.

`qtawesome` itself is not imported. It would load twelve sets with all their names, and Qt's OpenGL
and PDF beside them, for the one set we use: 400 milliseconds in which the window stands.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

#: Which of the sets; what follows in a file's name is its edition.
SET: Final = "materialdesignicons6-webfont"
#: A glyph's height in a picture one high: 14 pixels in 16, where its lines fall on pixels.
SHARE: Final = 0.875


def icon(name: str, ink: str, chosen: str, *, mirrored: bool = False) -> QIcon:
    """An icon in its colours.

    Args:
        name: Its Material Design name, e.g. «phone».
        ink: Its colour.
        chosen: Its colour where its button is on, or under the pointer.
        mirrored: Turn it from left to right.

    Raises:
        KeyError: There is no such icon.
    """
    return QIcon(_Glyph(_letter(name), QColor(ink), QColor(chosen), mirrored=mirrored))


class _Glyph(QIconEngine):
    """Paints one letter of the set's font, at whatever size is asked."""

    def __init__(self, letter: str, ink: QColor, chosen: QColor, *, mirrored: bool) -> None:
        super().__init__()
        self._letter = letter
        self._ink, self._chosen = ink, chosen
        palette = QApplication.palette()
        self._faded = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        self._mirrored = mirrored
        #: A button asks for its picture each time it is painted.
        self._pictures: dict[tuple[int, int, QIcon.Mode, QIcon.State], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the letter in the middle of its place."""
        painter.save()
        if self._mirrored:
            painter.translate(2 * rect.x() + rect.width(), 0)
            painter.scale(-1, 1)
        font = QFont(_family())
        font.setPixelSize(max(1, round(SHARE * rect.height())))
        painter.setFont(font)
        painter.setPen(self._colour(mode, state))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._letter)
        painter.restore()

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        if mode is QIcon.Mode.Disabled:
            return self._faded
        if mode is QIcon.Mode.Normal and state is QIcon.State.Off:
            return self._ink
        return self._chosen

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The letter alone, with nothing behind it."""
        key = (size.width(), size.height(), mode, state)
        if key not in self._pictures:
            self._pictures[key] = self._picture(size, mode, state)
        return self._pictures[key]

    def _picture(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        from ui.theme import empty_picture

        picture = empty_picture(size)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture


@lru_cache(maxsize=1)
def _family() -> str:
    """Make the set's font known to Qt."""
    number = QFontDatabase.addApplicationFont(str(_file(f"{SET}-[0-9]*.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


def _letter(name: str) -> str:
    _before, found, after = _names().partition(f'"{name}": "0x')
    if not found:
        raise KeyError(name)
    return chr(int(after[: after.index('"')], 16))


@lru_cache(maxsize=1)
def _names() -> str:
    """The set's 7,000 names as they lie in their file: a program asks for a hundred of them."""
    return _file(f"{SET}-charmap-*.json").read_text(encoding="utf-8")


def _file(pattern: str) -> Path:
    package = find_spec("qtawesome")
    places = package.submodule_search_locations if package is not None else None
    return next(path for place in places or () for path in Path(place, "fonts").glob(pattern))
