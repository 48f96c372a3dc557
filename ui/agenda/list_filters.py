"""The filter row of the list of entries, which remembers itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.agenda import EventFilter, EventKind, EventState, EventView, Origin
from app.agenda.texts import EVENT_KINDS, EVENT_ORIGINS, EVENT_STATES
from app.jalali import jalali_text
from app.text import isolate
from ui import theme
from ui.common.fields import DateField, start_at_right
from ui.common.flow import FlowRow
from ui.shell import Shell

#: Words, and what they ask in the filter's fields.
Choices = tuple[tuple[str, dict[str, Any]], ...]

VIEWS: Final[Choices] = (
    ("همه", {}),
    ("نیازمند زمان", {"view": EventView.WAITING}),
    ("نظر معاون دیر شده", {"view": EventView.REVIEW_LATE}),
    ("پیش رو", {"view": EventView.AHEAD}),
    ("یادآوری تلفنی مانده", {"view": EventView.TO_REMIND}),
    ("گذشته و بی نتیجه", {"view": EventView.UNSETTLED}),
    ("در انتظار صورتجلسه", {"view": EventView.MINUTES_AWAITED}),
    ("صورتجلسه دیر شده", {"view": EventView.MINUTES_LATE}),
    ("گزارش مانده", {"view": EventView.TO_REPORT}),
    ("باید دیده شود", {"view": EventView.TOUCHED}),
    ("آنچه زمان گرفته است", {"view": EventView.IN_PROGRAMME}),
)
STATES: Final[Choices] = (
    ("همه وضعیت‌ها", {}),
    *((EVENT_STATES[one], {"states": (one,)}) for one in EventState),
)
KINDS: Final[Choices] = (
    ("هر گونه", {}),
    *((EVENT_KINDS[one], {"kind": one}) for one in EventKind),
)
ORIGINS: Final[Choices] = (
    ("از هر کجا", {}),
    *((EVENT_ORIGINS[one], {"origin": one}) for one in Origin),
)
#: The boxes in their order, with what settings remember them by.
BOXES: Final[tuple[tuple[str, Choices], ...]] = (
    ("view", VIEWS),
    ("state", STATES),
    ("kind", KINDS),
    ("origin", ORIGINS),
)
WIDTHS: Final = {"view": 148, "state": 128, "kind": 112, "origin": 112}


class EventFilters(QWidget):
    """Text, days, what is left to do, state, kind, origin, and mine or all."""

    def __init__(self, shell: Shell, changed: Callable[[], None]) -> None:
        super().__init__()
        self.text = QLineEdit(self)
        start_at_right(self.text)
        self.text.setPlaceholderText("فیلتر: موضوع، نام   Ctrl+F")
        self.text.setClearButtonEnabled(True)
        self.from_day = DateField("from_day", "", shell.today)
        self.to_day = DateField("to_day", "", shell.today)
        self.boxes = {name: QComboBox(self) for name, _choices in BOXES}
        for name, choices in BOXES:
            self.boxes[name].addItems([words for words, _ in choices])
        self.mine = QCheckBox("به دست من", self)
        #: What a link asks besides, that no box shows.
        self._besides: dict[str, Any] = {}
        self._lay_out()
        self.text.textChanged.connect(changed)
        for day in (self.from_day, self.to_day):
            day.edited.connect(changed)
        for box in self.boxes.values():
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
        layout.addWidget(self.text, 1)
        for name, box in self.boxes.items():
            theme.keep_width(box, WIDTHS[name])
            view = box.view()
            view.setMinimumWidth(view.sizeHintForColumn(0) + theme.SPACE[4])
        for widget in (self.from_day, self.to_day, *self.boxes.values(), self.mine):
            layout.addWidget(widget)

    def wanted(self) -> EventFilter:
        """The filter as it stands; a day that cannot be read yet is left out."""
        wanted = EventFilter(
            text=self.text.text(),
            from_day=_day_of(self.from_day),
            to_day=_day_of(self.to_day),
            mine=self.mine.isChecked(),
            **self._besides,
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
        parts += [
            box.currentText() if box.currentIndex() > 0 else "" for box in self.boxes.values()
        ]
        parts.append("برنامه‌های یک تکرار" if "series_id" in self._besides else "")
        parts.append("برنامه‌های یک شخص" if "contact_id" in self._besides else "")
        parts.append(f"ثبت‌شده {self.mine.text()}" if self.mine.isChecked() else "")
        return " · ".join(part for part in parts if part)

    def clear(self) -> None:
        """Ask for all of them."""
        self.show_filter(EventFilter())

    def show_filter(self, wanted: EventFilter) -> None:
        """Stand as a filter was kept."""
        nothing = EventFilter()
        self._besides = {
            name: getattr(wanted, name)
            for name in ("series_id", "contact_id", "event_id")
            if getattr(wanted, name) != getattr(nothing, name)
        }
        self.text.setText(wanted.text)
        self.from_day.set_value(wanted.from_day)
        self.to_day.set_value(wanted.to_day)
        for name, choices in BOXES:
            self.boxes[name].setCurrentIndex(_place_of(choices, wanted))
        self.mine.setChecked(wanted.mine)

    def remember(self, settings: QSettings) -> None:
        """Write the filter down; the text is of the moment and not kept."""
        for name, box in self.boxes.items():
            settings.setValue(f"filters/events/{name}", box.currentIndex())
        settings.setValue("filters/events/mine", int(self.mine.isChecked()))

    def recall(self, settings: QSettings) -> None:
        """Set the filter as it was left."""
        for name, box in self.boxes.items():
            place = int(str(settings.value(f"filters/events/{name}", 0)))
            box.setCurrentIndex(place if place < box.count() else 0)
        self.mine.setChecked(bool(int(str(settings.value("filters/events/mine", 0)))))


def _day_of(field: DateField) -> date | None:
    try:
        return field.value()
    except ValueError:
        return None


def _place_of(choices: Choices, wanted: EventFilter) -> int:
    """The choice that asks for what a filter asks in its fields; the first when there is none."""
    names = {name for _words, part in choices for name in part}
    nothing = EventFilter()
    asked = {
        name: getattr(wanted, name)
        for name in names
        if getattr(wanted, name) != getattr(nothing, name)
    }
    return next((place for place, (_words, part) in enumerate(choices) if part == asked), 0)
