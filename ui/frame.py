"""What frames the pages: the navigation at the right, and the day and the store at the top."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.sections import Section
from ui.theme import Tone

NAVIGATION_WIDTH = 206


class Navigation(QWidget):
    """The column of sections, with the office's name above and the operator's below.

    Signals:
        chosen: A section's name.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.set_kind(self, "navigation")
        theme.keep_width(self, NAVIGATION_WIDTH)
        brand = QLabel("دفتر", self)
        theme.set_kind(brand, "brand")
        self._office = _muted(self)
        self._operator = _muted(self)
        self._buttons: dict[str, QPushButton] = {}
        self._sections: dict[str, Section] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 14, 12, 14)
        layout.addWidget(brand)
        layout.addWidget(self._office)
        layout.addSpacing(12)
        layout.addLayout(self._column)
        layout.addStretch(1)
        layout.addWidget(self._operator)

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
            button.setToolTip(f"{section.title} (Ctrl+{number})")
            button.clicked.connect(lambda _on=False, name=section.name: self.chosen.emit(name))
            self._column.addWidget(button)
            self._buttons[section.name] = button

    def check(self, name: str) -> None:
        """Mark the section in sight."""
        for section, button in self._buttons.items():
            button.setChecked(section == name)

    def show_count(self, name: str, count: int) -> None:
        """Show a number beside a section's name; none when it is zero."""
        from app.text import persian_digits

        if name in self._buttons:
            number = f"   {persian_digits(str(count))}" if count else ""
            self._buttons[name].setText(self._sections[name].title + number)

    def show_icons(self) -> None:
        """Show the icons: after the first rows, for their font loads as slowly as the store."""
        for name, button in self._buttons.items():
            theme.set_icon(button, self._sections[name].icon)

    def show_office(self, text: str) -> None:
        """Show whose office it is."""
        self._office.setText(text)

    def show_operator(self, text: str) -> None:
        """Show who sits at the desk."""
        self._operator.setText(text)


class TopBar(QWidget):
    """The day in three calendars, and whether the store answers."""

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
        self.store = QLabel(self)
        self.parked = QPushButton(self)
        theme.set_kind(self.parked, "quiet")
        self.parked.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.parked.setToolTip("برداشتن فرم نگه‌داشته (Shift+F5)")
        self.parked.hide()
        days = QVBoxLayout()
        days.setSpacing(0)
        days.addWidget(self._day)
        days.addWidget(self._other_days)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(22, 8, 22, 8)
        layout.addLayout(days)
        layout.addStretch(1)
        layout.addWidget(self._duty)
        layout.addSpacing(12)
        layout.addWidget(self.parked)
        layout.addWidget(self.store, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_day(self, day: date) -> None:
        """Show a day."""
        from app.hijri import hijri_text
        from app.jalali import gregorian_text, long_jalali_text

        self._day.setText(long_jalali_text(day))
        self._other_days.setText(f"{hijri_text(day)} · {gregorian_text(day)}")

    def show_duty(self, words: str) -> None:
        """Show the shift that runs and who is on duty."""
        self._duty.setText(f"\u200fکشیک {words}" if words else "")

    def show_parked(self, text: str) -> None:
        """Say how many forms wait to be taken up; nothing when none does."""
        self.parked.setText(text)
        self.parked.setVisible(bool(text))

    def mark_store(self, text: str, tone: Tone) -> None:
        """Show how the store stands."""
        self.store.setText(text)
        theme.set_tone(self.store, tone)


def _muted(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    theme.set_kind(label, "muted")
    return label
