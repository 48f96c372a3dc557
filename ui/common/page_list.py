"""The pages of a scan as small pictures in a grid, from the right, moved and turned by keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from app.attachments import PageFate, PageOrder, ScanPage
from app.text import persian_digits
from reports.scan_pages import Thumbnail
from ui import theme

#: What a page keeps within, upright or turned.
PICTURE: Final = QSize(120, 150)
CELL: Final = QSize(142, 196)
#: How much is seen of a page that is left out.
FAINT: Final = 0.3

FATES: Final[Mapping[PageFate, str]] = {
    PageFate.APART: "جدا می‌شود",
    PageFate.DROPPED: "برداشته می‌شود",
}

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_NONE: Final = Qt.KeyboardModifier.NoModifier
_ALL: Final = 10_000

#: Keys and the deed they are of. Arrows are where they point on the screen: the first page lies at
#: the right, so what goes to the left comes later; and a page turns to the side of its arrow.
KEYS: Final[Mapping[tuple[Qt.KeyboardModifier, Qt.Key], tuple[str, int]]] = {
    (_CONTROL, Qt.Key.Key_Right): ("move", -1),
    (_CONTROL, Qt.Key.Key_Up): ("move", -1),
    (_CONTROL, Qt.Key.Key_Left): ("move", 1),
    (_CONTROL, Qt.Key.Key_Down): ("move", 1),
    (_CONTROL, Qt.Key.Key_Home): ("move", -_ALL),
    (_CONTROL, Qt.Key.Key_End): ("move", _ALL),
    (_SHIFT, Qt.Key.Key_Right): ("turn", 90),
    (_SHIFT, Qt.Key.Key_Left): ("turn", -90),
    # Qt moves the cursor of such a grid as if it began at the left.
    (_NONE, Qt.Key.Key_Right): ("go", -1),
    (_NONE, Qt.Key.Key_Left): ("go", 1),
    (_NONE, Qt.Key.Key_Up): ("go_lines", -1),
    (_NONE, Qt.Key.Key_Down): ("go_lines", 1),
    (_NONE, Qt.Key.Key_Space): ("apart", 0),
    (_NONE, Qt.Key.Key_Delete): ("drop", 0),
}


class PageList(QListWidget):
    """Shows a `PageOrder` and does what the keys say to it.

    Signals:
        arranged: Something was moved, turned or left out.
    """

    arranged = Signal()

    def __init__(self, order: PageOrder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order = order
        self._pictures: dict[int, QImage] = {}
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setIconSize(PICTURE)
        self.setGridSize(CELL)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for _page in order.pages:
            self.addItem(QListWidgetItem())
        self._show(range(self.count()))
        self.setCurrentRow(0)

    def show_pictures(self, first: int, made: Sequence[Thumbnail]) -> None:
        """Show the pictures of some pages, by their numbers in the scan."""
        for number, one in enumerate(made, first):
            image = QImage(
                one.dots, one.width, one.height, one.width * 3, QImage.Format.Format_RGB888
            )
            self._pictures[number] = image.copy()
        numbers = range(first, first + len(made))
        places = [place for place, page in enumerate(self.order.pages) if page.number in numbers]
        self._show(places)

    def do(self, deed: str, amount: int = 0) -> None:
        """Do a deed to the current page."""
        place = self.currentRow()
        if place < 0:
            return
        if deed in ("go", "go_lines"):
            wanted = place + amount * (self._across if deed == "go_lines" else 1)
            self.setCurrentRow(wanted if 0 <= wanted < self.count() else place)
            return
        if deed == "move":
            new = self.order.move(place, amount)
            self._show(range(min(place, new), max(place, new) + 1))
            self.setCurrentRow(new)
        elif deed == "turn":
            self.order.turn(place, amount)
            self._show((place,))
        else:
            fate = PageFate.APART if deed == "apart" else PageFate.DROPPED
            self.order.leave_out(place, fate)
            self._show(range(self.count()))
        self.arranged.emit()

    @property
    def _across(self) -> int:
        """How many pages lie beside each other."""
        return max(1, self.viewport().width() // CELL.width())

    def _show(self, places: Sequence[int]) -> None:
        kept = 0
        wanted = set(places)
        for place, page in enumerate(self.order.pages):
            kept += page.fate is PageFate.KEPT
            if place in wanted:
                self._show_item(self.item(place), page, kept)

    def _show_item(self, item: QListWidgetItem, page: ScanPage, place: int) -> None:
        was = f"صفحه {page.number + 1}"
        words = FATES.get(page.fate)
        second = words or (f"پیش‌تر {was}" if place != page.number + 1 else "")
        first = was if words else f"صفحه {place}"
        item.setText(persian_digits(f"{first}\n{second}"))
        icon = QIcon(self._picture(page))
        # Chosen or not, a page keeps its colours.
        icon.addPixmap(icon.pixmap(PICTURE), QIcon.Mode.Selected)
        item.setIcon(icon)

    def _picture(self, page: ScanPage) -> QPixmap:
        """A page as it will stand, in the middle of its room; faint when it is left out."""
        room = theme.empty_picture(PICTURE)
        image = self._pictures.get(page.number)
        if image is None:
            return room
        if page.turned:
            image = image.transformed(QTransform().rotate(page.turned))
            image = image.scaled(
                PICTURE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        painter = QPainter(room)
        if page.fate is not PageFate.KEPT:
            painter.setOpacity(FAINT)
        left = (PICTURE.width() - image.width()) // 2
        top = (PICTURE.height() - image.height()) // 2
        painter.drawImage(left, top, image)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(left, top, image.width() - 1, image.height() - 1)
        painter.end()
        return room

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the table of keys says; all else moves the cursor."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deed = KEYS.get((modifiers, Qt.Key(event.key())))
        if deed is not None:
            self.do(*deed)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
