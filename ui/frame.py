"""What frames the pages: the navigation at the right, and the day and the store at the top."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui import theme
from ui.search.field import SearchField
from ui.sections import Section, section_key
from ui.theme import Tone

NAVIGATION_WIDTH = 206
FOLDED_WIDTH = 64
#: A narrower window leaves the navigation only its icons.
WIDE_ENOUGH = 1080
#: To draw and paint all of them takes longer than a key may wait.
ICONS_AT_ONCE = 8


class Navigation(QWidget):
    """The column of sections, with the office's name above and the operator's below.

    Signals:
        chosen: A section's name.
        renewed: Other sections are shown, and nothing is below them.
    """

    chosen = Signal(str)
    renewed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.set_kind(self, "navigation")
        theme.keep_width(self, NAVIGATION_WIDTH)
        self._is_folded = False
        self._brand = QLabel("دفتر", self)
        theme.set_kind(self._brand, "brand")
        self._office = _muted(self)
        # Two lines, read after the first rows: nothing below them moves when they come.
        self._office.setText("\n")
        self._operator = _muted(self)
        self._buttons: dict[str, QPushButton] = {}
        self._counts: dict[str, int] = {}
        #: What sections laid below their names.
        self._below: list[QWidget] = []
        self._sections: dict[str, Section] = {}
        inside = QWidget(self)
        theme.set_kind(inside, "inside")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addStretch(1)
        self._scroll = scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 12, 10, 12)
        layout.addWidget(self._brand)
        layout.addWidget(self._office)
        layout.addSpacing(8)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._operator)
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold to the icons while the window is narrow."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.fold(watched.width() < theme.scaled(WIDE_ENOUGH))
        return super().eventFilter(watched, event)

    def fold(self, folded: bool) -> None:  # noqa: FBT001  # the state is the argument
        """Show the icons alone, or with their words."""
        if folded == self._is_folded:
            return
        self._is_folded = folded
        theme.keep_width(self, FOLDED_WIDTH if folded else NAVIGATION_WIDTH)
        self._below = [widget for widget in self._below if isValid(widget)]
        for widget in (self._brand, self._office, self._operator, *self._below):
            widget.setVisible(not folded)
        for name in self._buttons:
            self._write(name)

    @property
    def names(self) -> list[str]:
        """The sections in sight, in order."""
        return list(self._buttons)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these sections in place of those before."""
        for button in self._buttons.values():
            button.deleteLater()
        self._buttons.clear()
        self._sections = {section.name: section for section in sections}
        for number, section in enumerate(sections, 1):
            button = QPushButton(section.title, self)
            button.setCheckable(True)
            button.setObjectName(f"section {section.name}")
            theme.set_kind(button, "section")
            button.setToolTip(f"{section.title} ({section_key(number)})")
            button.clicked.connect(lambda _on=False, name=section.name: self.chosen.emit(name))
            button.setAccessibleName(section.title)
            self._column.insertWidget(number - 1, button)
            self._buttons[section.name] = button
            self._write(section.name)
        self.renewed.emit()

    def place_under(self, name: str, widget: QWidget) -> None:
        """Lay something of a section's own below its name."""
        self._column.insertWidget(self._column.indexOf(self._buttons[name]) + 1, widget)
        self._below.append(widget)
        widget.setVisible(not self._is_folded)

    def check(self, name: str) -> None:
        """Mark the section in sight."""
        for section, button in self._buttons.items():
            button.setChecked(section == name)
        if name in self._buttons:
            self._scroll.ensureWidgetVisible(self._buttons[name], 0, 8)

    def show_count(self, name: str, count: int) -> None:
        """Show a number beside a section's name; none when it is zero."""
        if name in self._buttons:
            self._counts[name] = count
            self._write(name)

    def _write(self, name: str) -> None:
        from app.text import persian_digits

        count = self._counts.get(name, 0)
        number = f"   {persian_digits(str(count))}" if count else ""
        self._buttons[name].setText("" if self._is_folded else self._sections[name].title + number)

    def show_icons(self) -> bool:
        """Show some icons: after the first rows, for their font loads as slowly as the store.

        Returns:
            Whether any had not been shown.
        """
        bare = [name for name, button in self._buttons.items() if button.icon().isNull()]
        for name in bare[:ICONS_AT_ONCE]:
            theme.set_icon(self._buttons[name], self._sections[name].icon)
        return bool(bare)

    def show_office(self, text: str) -> None:
        """Show whose office it is."""
        self._office.setText(text)

    def show_operator(self, text: str) -> None:
        """Show who sits at the desk."""
        self._operator.setText(text)


class PageStack(QStackedWidget):
    """The pages, one in sight; it asks for no more room than that one needs."""

    def hasHeightForWidth(self) -> bool:
        """A scroll area would give a page as much height as it likes, and not as it needs."""
        return False

    def minimumSizeHint(self) -> QSize:
        """The room of the page in sight."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()


class PageScroll(QScrollArea):
    """Scrolls a page that needs more room than the window has, and follows the cursor."""

    def __init__(self, pages: PageStack, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages = pages
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self)
        theme.set_kind(inside, "inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pages)
        self.setWidget(inside)
        pages.currentChanged.connect(lambda _place: pages.updateGeometry())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        if now is not None and any(bar.maximum() for bar in bars) and self._pages.isAncestorOf(now):
            self.ensureWidgetVisible(now)


class TopBar(QWidget):
    """The day in three calendars, the one box, and whether the store answers.

    Attributes:
        search: Where whatever the office keeps is looked for.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.set_kind(self, "top")
        self._day = QLabel(self)
        theme.set_kind(self._day, "strong")
        self._other_days = _muted(self)
        self._other_days.setWordWrap(False)
        self._duty = _muted(self)
        self._duty.setWordWrap(False)
        # Where there is no room for all, these give way first.
        for giving in (self._other_days, self._duty):
            giving.setMinimumWidth(1)
        self.store = QLabel(self)
        self.store.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.set_tone(self.store, Tone.QUIET)
        self.store.hide()
        self.parked = QPushButton(self)
        theme.set_kind(self.parked, "quiet")
        self.parked.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.parked.setToolTip("برداشتن فرم نگه‌داشته (Shift+F5)")
        self.parked.hide()
        self.scans = QPushButton(self)
        theme.set_kind(self.scans, "quiet")
        self.scans.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scans.setToolTip("پیوست اسکن‌های رسیده (Ctrl+Shift+I)")
        self.scans.hide()
        self.search = SearchField(self)
        days = QVBoxLayout()
        days.setSpacing(0)
        days.addWidget(self._day)
        days.addWidget(self._other_days)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(22, 8, 22, 8)
        layout.addLayout(days)
        layout.addSpacing(24)
        layout.addWidget(self.search, 10)
        layout.addStretch(1)
        layout.addWidget(self._duty)
        layout.addSpacing(12)
        layout.addWidget(self.scans)
        layout.addWidget(self.parked)
        layout.addWidget(self.store)

    def show_day(self, day: date) -> None:
        """Show a day."""
        from app.hijri import hijri_text
        from app.jalali import gregorian_text, long_jalali_text

        self._day.setText(long_jalali_text(day))
        self._other_days.setText(f"{hijri_text(day)} · {gregorian_text(day)}")

    def show_duty(self, words: str) -> None:
        """Show the shift that runs and who is on duty."""
        self._duty.setText(f"\u200fکشیک {words}" if words else "")

    def show_scans(self, text: str) -> None:
        """Say how many scans arrived; nothing when none did."""
        self.scans.setText(text)
        self.scans.setVisible(bool(text))

    def show_parked(self, text: str) -> None:
        """Say how many forms wait to be taken up; nothing when none does."""
        self.parked.setText(text)
        self.parked.setVisible(bool(text))

    def mark_store(self, text: str, tone: Tone) -> None:
        """Show how the store stands."""
        theme.set_tone(self.store, tone)
        self.store.setText(text)
        self.store.show()


def _muted(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    theme.set_kind(label, "muted")
    return label
