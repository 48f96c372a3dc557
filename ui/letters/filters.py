"""The filter row of the letters page, which remembers itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.jalali import jalali_text
from app.letters import (
    LetterChannel,
    LetterDirection,
    LetterFilter,
    LetterState,
    PaperPlace,
    RegisterLine,
    Stage,
)
from app.text import isolate
from app.texts import (
    LETTER_CHANNELS,
    LETTER_DIRECTIONS,
    LETTER_STAGES,
    LETTER_STATES,
    PAPER_PLACES,
)
from ui import theme
from ui.common.fields import DateField, start_at_right
from ui.common.flow import FlowRow
from ui.shell import Shell

#: Words, and what they ask in the filter's fields.
Choices = tuple[tuple[str, dict[str, Any]], ...]

STATES: Final[Choices] = (
    ("همه وضعیت‌ها", {}),
    ("باز (پایان‌نیافته)", {"open_only": True}),
    ("مهلت‌گذشته", {"overdue": True}),
    ("برای امضای من", {"to_sign": True}),
    *((LETTER_STATES[state], {"states": (state,)}) for state in LetterState),
    *((f"دستور: {LETTER_STAGES[stage]}", {"stage": stage}) for stage in Stage if stage),
)
DIRECTIONS: Final[Choices] = (
    ("هر جهت", {}),
    *((LETTER_DIRECTIONS[one], {"direction": one}) for one in LetterDirection),
)
CHANNELS: Final[Choices] = (
    ("از هر راه", {}),
    *((LETTER_CHANNELS[one], {"channel": one}) for one in LetterChannel),
)
PLACES: Final[Choices] = (
    ("کاغذ هرجا", {}),
    *((PAPER_PLACES[one], {"paper_place": one}) for one in PaperPlace),
)
#: The boxes in their order, with what settings remember them by.
BOXES: Final[tuple[tuple[str, Choices], ...]] = (
    ("state", STATES),
    ("direction", DIRECTIONS),
    ("channel", CHANNELS),
    ("paper", PLACES),
)
#: So wide that the whole row has room in the smallest usual window.
WIDTHS: Final = {"state": 132, "direction": 98, "channel": 104, "paper": 114, "book": 114}
EVERY_BOOK: Final = "همه دفترها"


class LetterFilters(QWidget):
    """Text, days, state and stage, direction, book, channel, paper, and mine or all."""

    def __init__(self, shell: Shell, changed: Callable[[], None]) -> None:
        super().__init__()
        self.text = QLineEdit(self)
        start_at_right(self.text)
        self.text.setPlaceholderText("فیلتر: شماره، فرستنده، موضوع   Ctrl+F")
        self.text.setClearButtonEnabled(True)
        self.from_day = DateField("from_day", "", shell.today)
        self.to_day = DateField("to_day", "", shell.today)
        self.boxes = {name: QComboBox(self) for name, _choices in BOXES}
        for name, choices in BOXES:
            self.boxes[name].addItems([words for words, _ in choices])
        self.book = QComboBox(self)
        self.book.addItem(EVERY_BOOK, None)
        self.mine = QCheckBox("به دست من", self)
        #: The book a kept list asks for before the books are known.
        self._wanted_book: int | None = None
        self._lay_out()
        self.text.textChanged.connect(changed)
        for day in (self.from_day, self.to_day):
            day.edited.connect(changed)
        for box in (*self.boxes.values(), self.book):
            box.currentIndexChanged.connect(changed)
        self.mine.toggled.connect(changed)

    def _lay_out(self) -> None:
        layout = FlowRow(self, spacing=theme.SPACE[1])
        for day, hint in ((self.from_day, "از تاریخ"), (self.to_day, "تا تاریخ")):
            day.line.setPlaceholderText(hint)
            day.line.setAccessibleName(hint)
            day.hide_label()
            theme.keep_width(day, 118)
        self.text.setMinimumWidth(150)
        for name, box in (*self.boxes.items(), ("book", self.book)):
            theme.keep_width(box, WIDTHS[name])
            _open_whole(box)
        layout.addWidget(self.text, 1)
        boxes = self.boxes.values()
        for widget in (self.from_day, self.to_day, *boxes, self.book, self.mine):
            layout.addWidget(widget)

    def show_books(self, books: Sequence[RegisterLine]) -> None:
        """Offer the office's books; the chosen one stays."""
        chosen = self.book.currentData() or self._wanted_book
        self.book.blockSignals(True)
        self.book.clear()
        self.book.addItem(EVERY_BOOK, None)
        for one in books:
            self.book.addItem(one.name, one.id)
        _open_whole(self.book)
        self.book.setCurrentIndex(max(self.book.findData(chosen), 0))
        self.book.blockSignals(False)

    def wanted(self) -> LetterFilter:
        """The filter as it stands; a day that cannot be read yet is left out."""
        wanted = LetterFilter(
            text=self.text.text(),
            from_day=_day_of(self.from_day),
            to_day=_day_of(self.to_day),
            mine=self.mine.isChecked(),
            register_id=self.book.currentData(),
        )
        for name, choices in BOXES:
            wanted = replace(wanted, **choices[self.boxes[name].currentIndex()][1])
        return wanted

    def words(self) -> str:
        """The filter as it stands, in words."""
        text = self.text.text().strip()
        parts = [f"«{text}»" if text else ""]
        for field, preposition in ((self.from_day, "از"), (self.to_day, "تا")):
            day = _day_of(field)
            parts.append(f"{preposition} {isolate(jalali_text(day))}" if day else "")
        boxes = (*self.boxes.values(), self.book)
        parts += [box.currentText() if box.currentIndex() > 0 else "" for box in boxes]
        parts.append(f"ثبت‌شده {self.mine.text()}" if self.mine.isChecked() else "")
        return " · ".join(part for part in parts if part)

    def clear(self) -> None:
        """Ask for the whole register."""
        self.show_filter(LetterFilter())

    def show_filter(self, wanted: LetterFilter) -> None:
        """Stand as a filter was kept."""
        self.text.setText(wanted.text)
        # In a narrow window a long question shows its beginning.
        self.text.home(False)
        self.from_day.set_value(wanted.from_day)
        self.to_day.set_value(wanted.to_day)
        for name, choices in BOXES:
            self.boxes[name].setCurrentIndex(_place_of(choices, wanted))
        self._wanted_book = wanted.register_id
        self.book.setCurrentIndex(max(self.book.findData(wanted.register_id), 0))
        self.mine.setChecked(wanted.mine)

    def remember(self, settings: QSettings) -> None:
        """Write the filter down; the text is of the moment and not kept."""
        for name, box in self.boxes.items():
            settings.setValue(f"filters/letters/{name}", box.currentIndex())
        settings.setValue("filters/letters/mine", int(self.mine.isChecked()))

    def recall(self, settings: QSettings) -> None:
        """Set the filter as it was left."""
        for name, box in self.boxes.items():
            place = int(str(settings.value(f"filters/letters/{name}", 0)))
            box.setCurrentIndex(place if place < box.count() else 0)
        self.mine.setChecked(bool(int(str(settings.value("filters/letters/mine", 0)))))


def _open_whole(box: QComboBox) -> None:
    """What is chosen may be cut in the row; the list that opens is as wide as its words."""
    view = box.view()
    view.setMinimumWidth(view.sizeHintForColumn(0) + theme.SPACE[4])


def _day_of(field: DateField) -> date | None:
    try:
        return field.value()
    except ValueError:
        return None


def _place_of(choices: Choices, wanted: LetterFilter) -> int:
    """The choice that asks for what a filter asks in its fields; the first when there is none."""
    names = {name for _words, part in choices for name in part}
    nothing = LetterFilter()
    asked = {
        name: getattr(wanted, name)
        for name in names
        if getattr(wanted, name) != getattr(nothing, name)
    }
    return next((place for place, (_words, part) in enumerate(choices) if part == asked), 0)
