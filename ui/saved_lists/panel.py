"""Every kept list by keyboard: choose, rename, show to others, take away and bring back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.errors import AppError
from app.listing import count_words
from app.saved_lists import (
    AUDIENCES,
    SEARCH,
    Audience,
    SavedListRow,
    audiences_for,
    delete_list,
    keep_for,
    rename_list,
    restore_list,
)
from ui import theme
from ui.common.fields import start_at_right
from ui.common.labels import text_label
from ui.common.message_bar import MessageBar
from ui.saved_lists.desk import SavedListsDesk
from ui.sections import SECTIONS
from ui.theme import Tone

NUMBER: Final = int(Qt.ItemDataRole.UserRole)
WIDTH: Final = 500
HINT: Final = (
    "\u2066Enter\u2069: باز کردن · \u2066F2\u2069: نام · \u2066F4\u2069: بینندگان · "
    "\u2066Del\u2069: برداشتن · \u2066Ctrl+Z\u2069: برگرداندن · \u2066Esc\u2069: بستن"
)
ONLY_ONESELF: Final = "شما تنها برای خودتان نما نگه می‌دارید؛ نمای واحد، واحد کاربر را می‌خواهد."
_ORDER: Final = {audience: place for place, audience in enumerate(Audience)}
EMPTY: Final = "نمایی نیست. در یک فهرست فیلتر کنید و \u2066Ctrl+Alt+S\u2069 را بزنید."


class ListsPanel(QFrame):
    """A small window over the page with every list and its count."""

    def __init__(self, desk: SavedListsDesk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.set_kind(self, "card")
        self._desk = desk
        self._deleted: list[int] = []
        title = QLabel("نماهای ذخیره‌شده", self)
        theme.set_kind(title, "heading")
        self.bar = MessageBar(self)
        self.list = QListWidget(self)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        #: The new name, while one is typed.
        self.name = QLineEdit(self)
        start_at_right(self.name)
        self.name.setPlaceholderText("نام تازه؛ \u2066Enter\u2069 ذخیره، \u2066Esc\u2069 انصراف")
        self.name.installEventFilter(self)
        self.name.hide()
        self.list.installEventFilter(self)
        self.list.itemActivated.connect(self._open)
        self._empty = text_label(EMPTY, self, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        hint = text_label(HINT, self, "muted")
        for widget in (title, self.bar, self.list, self.name, self._empty, hint):
            layout.addWidget(widget)
        self.setFixedWidth(WIDTH)
        #: The list to stand on when it has been read, and whether it is to be named then.
        self._awaited, self._is_to_be_named = 0, False
        self._fill()
        desk.told.connect(self._fill)

    def open(self) -> None:
        """Show it in the middle of the window, near its top."""
        window = self._desk.window
        self.adjustSize()
        middle = window.mapToGlobal(window.rect().center())
        self.move(middle.x() - self.width() // 2, window.mapToGlobal(window.pos()).y() + 120)
        self.show()
        self.activateWindow()
        self.list.setFocus()

    def stand_on(self, number: int) -> None:
        """Stand on a list, which may have been kept just now and is still to be read."""
        self._awaited = number
        self._fill()

    def name_now(self) -> None:
        """Offer another name for the list it is to stand on."""
        self._is_to_be_named = True
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Whoever goes elsewhere is done with it."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.close()

    def _fill(self) -> None:
        at = max(self.list.currentRow(), 0)
        current: QListWidgetItem | None = self.list.currentItem()
        number = self._awaited or (None if current is None else current.data(NUMBER))
        self.list.clear()
        for row in self._desk.lists:
            item = QListWidgetItem(self._words(row), self.list)
            item.setData(NUMBER, row.id)
        # Kept for others it stands elsewhere; taken away, the next one stands there.
        numbers = [row.id for row in self._desk.lists]
        at = numbers.index(number) if number in numbers else min(at, len(numbers) - 1)
        self.list.setCurrentRow(at)
        self._empty.setVisible(not self._desk.lists)
        self.list.setVisible(bool(self._desk.lists))
        if number in numbers:
            self._awaited = 0
            if self._is_to_be_named:
                self._is_to_be_named = False
                self._rename()

    def _words(self, row: SavedListRow) -> str:
        count = self._desk.counts.get(row.id)
        found = f" · {count_words(count)}" if count is not None else ""
        whose = "" if row.audience is Audience.SELF else f" · {AUDIENCES[row.audience]}"
        return f"{row.name}{found} · {_section(row)}{whose}"

    def _current(self) -> SavedListRow | None:
        item: QListWidgetItem | None = self.list.currentItem()
        return None if item is None else self._row_of(item)

    def _row_of(self, item: QListWidgetItem) -> SavedListRow | None:
        return next((row for row in self._desk.lists if row.id == item.data(NUMBER)), None)

    def _open(self, item: QListWidgetItem) -> None:
        number = int(item.data(NUMBER))
        self.close()
        self._desk.choose(number)

    def _rename(self) -> None:
        row = self._current()
        if row is not None:
            self.name.setText(row.name)
            self.name.show()
            self.name.setFocus()
            self.name.selectAll()

    def _take_name(self) -> None:
        row = self._current()
        if row is None:
            return

        def done(_number: int) -> None:
            self._leave_name()
            self.bar.say("نام نما تغییر کرد.", Tone.SUCCESS)

        self._desk.window.tasks.write(
            self,
            rename_list,
            row.id,
            row.version,
            self.name.text(),
            done=done,
            failed=self._refused,
        )

    def _leave_name(self) -> None:
        self.name.hide()
        self.list.setFocus()

    def _refused(self, error: AppError) -> None:
        self.bar.say(error.message, Tone.DANGER)

    def _delete(self) -> None:
        row = self._current()
        if row is None:
            return

        def done(number: int) -> None:
            self._deleted.append(number)
            self.bar.say(
                f"«{row.name}» برداشته شد؛ \u2066Ctrl+Z\u2069 برمی‌گرداند.", Tone.INFORMATION
            )

        self._desk.window.tasks.write(
            self, delete_list, row.id, row.version, done=done, failed=self._refused
        )

    def _show_to_next(self) -> None:
        """Keep the list for the next of those it can be kept for: oneself, the unit, all."""
        row = self._current()
        offered = audiences_for(self._desk.window.operator())
        if row is None:
            return
        if offered == (row.audience,):
            self.bar.say(ONLY_ONESELF, Tone.INFORMATION)
            return
        later = [audience for audience in offered if _ORDER[audience] > _ORDER[row.audience]]
        wanted = (later or offered)[0]
        self._desk.window.tasks.write(
            self,
            keep_for,
            row.id,
            row.version,
            wanted,
            done=lambda _number: self.bar.say(
                f"«{row.name}» اکنون {AUDIENCES[wanted]} است.", Tone.SUCCESS
            ),
            failed=self._refused,
        )

    def _restore(self) -> None:
        if self._deleted:
            self._desk.window.tasks.write(
                self,
                restore_list,
                self._deleted.pop(),
                done=lambda _number: self.bar.say("برگشت.", Tone.SUCCESS),
                failed=self._refused,
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z brings back also when no list is left."""
        if not self._pressed(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list's keys, and those of a name being typed."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._typed(event) if watched is self.name else self._pressed(event)
        return super().eventFilter(watched, event)

    def _typed(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_name()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave_name()
        else:
            return False
        return True

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row = self._current()
            if row is not None:
                self._open(self.list.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F2:
            self._rename()
        elif event.key() == Qt.Key.Key_F4:
            self._show_to_next()
        elif event.key() == Qt.Key.Key_Delete:
            self._delete()
        elif (
            event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self._restore()
        else:
            return False
        return True


def _section(row: SavedListRow) -> str:
    if row.section == SEARCH:
        return "جستجو در همه‌جا"
    return next((section.title for section in SECTIONS if section.name == row.section), "")
