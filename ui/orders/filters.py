"""The filter row of the follow-up page, which remembers itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.changes import Kind
from app.jalali import jalali_text
from app.order_sources import SOURCES
from app.orders import FollowUpOrder, FollowUpView, OrderFilter
from app.text import isolate
from ui import theme
from ui.common.fields import DateField, start_at_right
from ui.common.flow import FlowRow
from ui.orders.texts import ORDERINGS, VIEWS
from ui.shell import Shell

_VIEWS: Final = tuple(VIEWS)
_ORDERINGS: Final = tuple(ORDERINGS)
_SOURCES: Final[tuple[Kind | None, ...]] = (None, *SOURCES)


class OrderFilters(QWidget):
    """Text, view, days, source and order."""

    def __init__(self, shell: Shell, changed: Callable[[], None]) -> None:
        super().__init__()
        self.text = QLineEdit(self)
        start_at_right(self.text)
        self.text.setPlaceholderText("فیلتر: متن دستور، گیرنده، متقاضی، شماره سند   Ctrl+F")
        self.text.setClearButtonEnabled(True)
        self.view = QComboBox(self)
        self.view.addItems(list(VIEWS.values()))
        self.source = QComboBox(self)
        self.source.addItems(["همه سندها", *(source.title for source in SOURCES.values())])
        self.order = QComboBox(self)
        self.order.addItems(list(ORDERINGS.values()))
        self.from_day = DateField("from_day", "", shell.today)
        self.to_day = DateField("to_day", "", shell.today)
        #: Only what was referred to this one, when a link asked for it.
        self.contact_id: int | None = None
        #: Only this order, until anything else is asked for.
        self.order_id: int | None = None
        self._lay_out()
        self._changed = changed
        self.text.textChanged.connect(self._touched)
        for day in (self.from_day, self.to_day):
            day.edited.connect(self._touched)
        for box in (self.view, self.source, self.order):
            box.currentIndexChanged.connect(self._touched)

    def _touched(self) -> None:
        # Whoever asks for something else is done with the one order a link showed.
        self.contact_id = self.order_id = None
        self._changed()

    def _lay_out(self) -> None:
        layout = FlowRow(self)
        for day, hint in ((self.from_day, "از تاریخ"), (self.to_day, "تا تاریخ")):
            day.line.setPlaceholderText(hint)
            day.line.setAccessibleName(hint)
            day.hide_label()
            theme.keep_width(day, 138)
        self.view.setMinimumWidth(180)
        layout.addWidget(self.text, 1)
        for widget in (self.view, self.from_day, self.to_day, self.source, self.order):
            layout.addWidget(widget)

    def wanted(self) -> OrderFilter:
        """The filter as it stands; a day that cannot be read yet is left out."""
        return OrderFilter(
            text=self.text.text(),
            view=_VIEWS[self.view.currentIndex()],
            from_day=_day_of(self.from_day),
            to_day=_day_of(self.to_day),
            source_kind=_SOURCES[self.source.currentIndex()],
            contact_id=self.contact_id,
            order_id=self.order_id,
            order=_ORDERINGS[self.order.currentIndex()],
        )

    def words(self) -> str:
        """The filter as it stands, in words."""
        text = self.text.text().strip()
        parts = [f"«{text}»" if text else "", self.view.currentText()]
        for field, preposition in ((self.from_day, "از"), (self.to_day, "تا")):
            day = _day_of(field)
            parts.append(f"{preposition} {isolate(jalali_text(day))}" if day else "")
        parts.append(self.source.currentText() if self.source.currentIndex() else "")
        return " · ".join(part for part in parts if part)

    def show_filter(self, wanted: OrderFilter) -> None:
        """Stand as a filter was kept, or as a link asks."""
        self.text.setText(wanted.text)
        self.from_day.set_value(wanted.from_day)
        self.to_day.set_value(wanted.to_day)
        self.view.setCurrentIndex(_VIEWS.index(wanted.view))
        self.source.setCurrentIndex(_SOURCES.index(wanted.source_kind))
        self.order.setCurrentIndex(_ORDERINGS.index(wanted.order))
        self.contact_id, self.order_id = wanted.contact_id, wanted.order_id

    def clear(self) -> None:
        """Everything open again."""
        self.show_filter(OrderFilter())

    def remember(self, settings: QSettings) -> None:
        """Write the filter down; the text is of the moment and not kept."""
        settings.setValue("filters/orders/view", _VIEWS[self.view.currentIndex()].value)
        settings.setValue("filters/orders/order", _ORDERINGS[self.order.currentIndex()].value)

    def recall(self, settings: QSettings) -> None:
        """Set the filter as it was left."""
        view = str(settings.value("filters/orders/view", FollowUpView.OPEN.value))
        order = str(settings.value("filters/orders/order", FollowUpOrder.DEADLINE.value))
        self.view.setCurrentIndex([one.value for one in _VIEWS].index(view) if view in VIEWS else 0)
        known = [one.value for one in _ORDERINGS]
        self.order.setCurrentIndex(known.index(order) if order in known else 0)


def _day_of(field: DateField) -> date | None:
    try:
        day: Any = field.value()
    except ValueError:
        return None
    return day if isinstance(day, date) else None
