"""The filter row of the visits page, which remembers itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.jalali import jalali_text
from app.text import isolate
from app.visits import VisitFilter, VisitPath, VisitState, VisitView
from app.visits.texts import VISIT_PATHS, VISIT_STATES
from ui import theme
from ui.common.fields import DateField, SegmentField, start_at_right
from ui.common.flow import FlowRow
from ui.shell import Shell

#: Words, and what they ask in the filter's fields.
Choices = tuple[tuple[str, dict[str, Any]], ...]

#: What is in sight: who waits now, who has a time, who must still hear, everybody.
VIEWS: Final[tuple[tuple[VisitView, str], ...]] = (
    (VisitView.WAITING_ROOM, "اتاق انتظار"),
    (VisitView.APPOINTMENTS, "وقت‌ها"),
    (VisitView.TO_BE_TOLD, "در انتظار خبر"),
    (VisitView.ALL, "همه"),
)
STATES: Final[Choices] = (
    ("همه وضعیت‌ها", {}),
    ("باز (بسته نشده)", {"view": VisitView.OPEN}),
    ("درخواست بی تصمیم", {"view": VisitView.REQUESTS}),
    ("وقت ازدست‌رفته", {"view": VisitView.LOST_APPOINTMENTS}),
    ("بی روز ملاقات عمومی", {"view": VisitView.WITHOUT_DAY}),
    *((VISIT_STATES[one], {"states": (one,)}) for one in VisitState),
)
PATHS: Final[Choices] = (
    ("روزمره و عمومی", {}),
    *((VISIT_PATHS[one], {"path": one}) for one in VisitPath),
)
#: The boxes in their order, with what settings remember them by.
BOXES: Final[tuple[tuple[str, Choices], ...]] = (("state", STATES), ("path", PATHS))
#: What a link or a kept list asks besides, in words.
BESIDES: Final = {
    "public_day_id": "ملاقات‌های یک روز عمومی",
    "contact_id": "ملاقات‌های یک شخص",
    "category": "از یک دسته",
    "mine": "ثبت‌شده به دست من",
}
#: What a reader of the screen hears of each box.
NAMES: Final = {"state": "وضعیت", "path": "روزمره یا عمومی"}
WIDTHS: Final = {"state": 138, "path": 128}
VIEWS_WIDTH: Final = 388


class VisitFilters(QWidget):
    """What is in sight, text, days, state and path."""

    def __init__(self, shell: Shell, changed: Callable[[], None]) -> None:
        super().__init__()
        self.view = SegmentField("view", "نما", VIEWS)
        self.view.hide_label()
        for button, (_view, words) in zip(self.view.buttons(), VIEWS, strict=True):
            button.setAccessibleName(f"نما: {words}")
        self.text = QLineEdit(self)
        start_at_right(self.text)
        self.text.setPlaceholderText("فیلتر: نام، موضوع   Ctrl+F")
        self.text.setAccessibleName("فیلتر")
        self.text.setClearButtonEnabled(True)
        self.from_day = DateField("from_day", "", shell.today)
        self.to_day = DateField("to_day", "", shell.today)
        self.boxes = {name: QComboBox(self) for name, _choices in BOXES}
        for name, choices in BOXES:
            self.boxes[name].addItems([words for words, _ in choices])
            self.boxes[name].setAccessibleName(NAMES[name])
        #: What a link asks besides, that no box shows.
        self._besides: dict[str, Any] = {}
        self._lay_out()
        self.view.edited.connect(changed)
        self.text.textChanged.connect(changed)
        for day in (self.from_day, self.to_day):
            day.edited.connect(changed)
        for box in self.boxes.values():
            box.currentIndexChanged.connect(changed)

    def _lay_out(self) -> None:
        layout = FlowRow(self, spacing=theme.SPACE[1])
        theme.keep_width(self.view, VIEWS_WIDTH)
        layout.addWidget(self.view)
        for day, hint in ((self.from_day, "از تاریخ"), (self.to_day, "تا تاریخ")):
            day.line.setPlaceholderText(hint)
            day.line.setAccessibleName(hint)
            day.hide_label()
            theme.keep_width(day, 112)
        self.text.setMinimumWidth(170)
        layout.addWidget(self.text, 1)
        for name, box in self.boxes.items():
            theme.keep_width(box, WIDTHS[name])
            view = box.view()
            view.setMinimumWidth(view.sizeHintForColumn(0) + theme.SPACE[4])
        for widget in (self.from_day, self.to_day, *self.boxes.values()):
            layout.addWidget(widget)

    def wanted(self) -> VisitFilter:
        """The filter as it stands; a day that cannot be read yet is left out."""
        wanted = VisitFilter(
            view=self.view.value(),
            text=self.text.text(),
            from_day=_day_of(self.from_day),
            to_day=_day_of(self.to_day),
            **self._besides,
        )
        for name, choices in BOXES:
            wanted = replace(wanted, **choices[self.boxes[name].currentIndex()][1])
        return wanted

    def words(self) -> str:
        """The filter as it stands, in words."""
        text = self.text.text().strip()
        parts = [dict(VIEWS)[self.view.value()], f"«{text}»" if text else ""]
        for field, preposition in ((self.from_day, "از"), (self.to_day, "تا")):
            day = _day_of(field)
            parts.append(f"{preposition} {isolate(jalali_text(day))}" if day else "")
        parts += [
            box.currentText() if box.currentIndex() > 0 else "" for box in self.boxes.values()
        ]
        parts += [words for name, words in BESIDES.items() if name in self._besides]
        return " · ".join(part for part in parts if part)

    def show_only(self, view: VisitView) -> None:
        """Ask for nothing but this view."""
        self.show_filter(VisitFilter(view=view))

    def show_filter(self, wanted: VisitFilter) -> None:
        """Stand as a filter was kept."""
        nothing = VisitFilter()
        self._besides = {
            name: getattr(wanted, name)
            for name in BESIDES
            if getattr(wanted, name) != getattr(nothing, name)
        }
        in_sight = [view for view, _words in VIEWS]
        self.view.set_value(wanted.view if wanted.view in in_sight else VisitView.ALL)
        self.text.setText(wanted.text)
        self.from_day.set_value(wanted.from_day)
        self.to_day.set_value(wanted.to_day)
        for name, choices in BOXES:
            self.boxes[name].setCurrentIndex(_place_of(choices, wanted))

    def remember(self, settings: QSettings) -> None:
        """Write the filter down; the text is of the moment and not kept."""
        settings.setValue("filters/visits/view", self.view.value().value)
        for name, box in self.boxes.items():
            settings.setValue(f"filters/visits/{name}", box.currentIndex())

    def recall(self, settings: QSettings) -> None:
        """Set the filter as it was left."""
        named = {one.value: one for one, _words in VIEWS}
        left = str(settings.value("filters/visits/view") or "")
        self.view.set_value(named.get(left, VIEWS[0][0]))
        for name, box in self.boxes.items():
            place = int(str(settings.value(f"filters/visits/{name}", 0)))
            box.setCurrentIndex(place if place < box.count() else 0)


def _day_of(field: DateField) -> date | None:
    try:
        return field.value()
    except ValueError:
        return None


def _place_of(choices: Choices, wanted: VisitFilter) -> int:
    """The choice that asks for what a filter asks in its fields; the first when there is none."""
    names = {name for _words, part in choices for name in part}
    if wanted.view in (view for view, _words in VIEWS):
        names.discard("view")
    nothing = VisitFilter()
    asked = {
        name: getattr(wanted, name)
        for name in names
        if getattr(wanted, name) != getattr(nothing, name)
    }
    return next((place for place, (_words, part) in enumerate(choices) if part == asked), 0)
