"""The filter row of the calls page, which remembers itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.jalali import jalali_text
from app.phone_calls import (
    WAITING_TO_BE_PLACED,
    CallDirection,
    CallFilter,
    CallOutcome,
    CallState,
)
from app.text import isolate
from app.texts import CALL_DIRECTIONS, CALL_OUTCOMES, CALL_STATES
from ui import theme
from ui.common.fields import DateField, start_at_right
from ui.common.flow import FlowRow
from ui.phone_calls.kind_words import WAYS, way_words
from ui.shell import Shell

#: States a call only passes through, or that are found with another.
_PASSING: Final = (CallState.NOTED, CallState.TO_PLACE)

#: What the state list offers: words, states, outcome, whether only open calls.
STATES: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("همه وضعیت‌ها", {}),
    ("باز (بسته نشده)", {"open_only": True}),
    ("برای استاندار، در نوبت برقراری", {"states": WAITING_TO_BE_PLACED}),
    *((CALL_STATES[state], {"states": (state,)}) for state in CallState if state not in _PASSING),
    *(
        (CALL_OUTCOMES[outcome], {"outcome": outcome})
        for outcome in CallOutcome
        if outcome is not CallOutcome.TAKEN
    ),
)
TO_PLACE: Final = next(
    place
    for place, (_, wanted) in enumerate(STATES)
    if wanted.get("states") == WAITING_TO_BE_PLACED
)

#: What the list of kinds offers: words, and the filter's channel and direction.
KINDS: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("همه گونه‌ها", {}),
    *((f"همه {CALL_DIRECTIONS[way]}", {"direction": way}) for way in CallDirection),
    *(
        (way_words((channel, direction)), {"channel": channel, "direction": direction})
        for channel, direction in WAYS
    ),
)


class CallFilters(QWidget):
    """Text, days, state, direction, and mine or all."""

    def __init__(self, shell: Shell, changed: Callable[[], None]) -> None:
        super().__init__()
        self.text = QLineEdit(self)
        start_at_right(self.text)
        self.text.setPlaceholderText("فیلتر: شماره، نام، دستگاه، موضوع، تلفن   Ctrl+F")
        self.text.setClearButtonEnabled(True)
        self.from_day = DateField("from_day", "", shell.today)
        self.to_day = DateField("to_day", "", shell.today)
        self.state = QComboBox(self)
        self.state.addItems([words for words, _ in STATES])
        self.kind = QComboBox(self)
        self.kind.addItems([words for words, _ in KINDS])
        self.mine = QCheckBox("ثبت‌شده به دست من", self)
        self._lay_out()
        self.text.textChanged.connect(changed)
        for day in (self.from_day, self.to_day):
            day.edited.connect(changed)
        for box in (self.state, self.kind):
            box.currentIndexChanged.connect(changed)
        self.mine.toggled.connect(changed)

    def _lay_out(self) -> None:
        layout = FlowRow(self)
        for day, hint in ((self.from_day, "از تاریخ"), (self.to_day, "تا تاریخ")):
            day.line.setPlaceholderText(hint)
            day.line.setAccessibleName(hint)
            day.hide_label()
            theme.keep_width(day, 138)
        self.state.setMinimumWidth(170)
        layout.addWidget(self.text, 1)
        for widget in (self.from_day, self.to_day, self.state, self.kind, self.mine):
            layout.addWidget(widget)

    def wanted(self) -> CallFilter:
        """The filter as it stands; a day that cannot be read yet is left out."""
        more = STATES[self.state.currentIndex()][1]
        return CallFilter(
            text=self.text.text(),
            from_day=_day_of(self.from_day),
            to_day=_day_of(self.to_day),
            mine=self.mine.isChecked(),
            **KINDS[self.kind.currentIndex()][1],
            **more,
        )

    def words(self) -> str:
        """The filter as it stands, in words."""
        text = self.text.text().strip()
        parts = [f"«{text}»" if text else ""]
        for field, preposition in ((self.from_day, "از"), (self.to_day, "تا")):
            day = _day_of(field)
            parts.append(f"{preposition} {isolate(jalali_text(day))}" if day else "")
        parts += [
            box.currentText() if box.currentIndex() else "" for box in (self.state, self.kind)
        ]
        parts.append(self.mine.text() if self.mine.isChecked() else "")
        return " · ".join(part for part in parts if part)

    def show_only(self, state: int) -> None:
        """Clear everything but the state."""
        self.text.clear()
        self.from_day.set_value(None)
        self.to_day.set_value(None)
        self.kind.setCurrentIndex(0)
        self.mine.setChecked(False)
        self.state.setCurrentIndex(state)

    def show_filter(self, wanted: CallFilter) -> None:
        """Stand as a filter was kept."""
        self.text.setText(wanted.text)
        self.from_day.set_value(wanted.from_day)
        self.to_day.set_value(wanted.to_day)
        self.state.setCurrentIndex(_place_of(STATES, wanted))
        self.kind.setCurrentIndex(_place_of(KINDS, wanted))
        self.mine.setChecked(wanted.mine)

    def remember(self, settings: QSettings) -> None:
        """Write the filter down; the text is of the moment and not kept."""
        settings.setValue("filters/calls/state", self.state.currentIndex())
        settings.setValue("filters/calls/kind", self.kind.currentIndex())
        settings.setValue("filters/calls/mine", int(self.mine.isChecked()))

    def recall(self, settings: QSettings) -> None:
        """Set the filter as it was left."""
        for box, name in ((self.state, "state"), (self.kind, "kind")):
            place = int(str(settings.value(f"filters/calls/{name}", 0)))
            box.setCurrentIndex(place if place < box.count() else 0)
        self.mine.setChecked(bool(int(str(settings.value("filters/calls/mine", 0)))))


def _day_of(field: DateField) -> Any:
    try:
        return field.value()
    except ValueError:
        return None


def _place_of(choices: Sequence[tuple[str, dict[str, Any]]], wanted: CallFilter) -> int:
    """The choice that asks for what a filter asks in its fields; the first when there is none."""
    names = {name for _words, part in choices for name in part}
    nothing = CallFilter()
    asked = {
        name: getattr(wanted, name)
        for name in names
        if getattr(wanted, name) != getattr(nothing, name)
    }
    return next((place for place, (_words, part) in enumerate(choices) if part == asked), 0)
