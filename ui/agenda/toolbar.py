"""What stands over the calendar: where it is, how it is seen, and two fields to type into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from app.agenda import When
from app.agenda.rows import ResourceLine
from app.agenda.spans import parse_span
from app.jalali import jalali_text, parse_date
from app.text import isolate
from ui import theme
from ui.agenda.place import VIEWS, Place, View
from ui.common.fields import start_at_right
from ui.common.flow import FlowRow
from ui.common.jalali_month import attach_month
from ui.common.labels import text_label
from ui.common.shortcuts import shortcut_of
from ui.shell import Shell

DATE_HINT: Final = "برو به تاریخ"
SPAN_HINT: Final = "۱۰ تا ۱۱:۳۰"
DATE_WIDTH, SPAN_WIDTH = 132, 150


class AskLine(QLineEdit):
    """A line to type into and leave again by Esc, which closes no form meanwhile.

    Signals:
        left: Esc was pressed; what stood there is gone.
    """

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties it and leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Toolbar(QWidget):
    """The row over the calendar.

    Signals:
        view_chosen: A `View`.
        went: As `TimeGrid.went`.
        turned: A view back or on.
        date_typed: A day to go to.
        span_typed: A `When` for what is chosen, or for a new entry.
        refused: What was typed cannot be read; the sentence.
        left: Esc in a field: back to the calendar.
        columns_chosen: Whose columns, as subject keys.
    """

    view_chosen = Signal(object)
    turned = Signal(int)
    went = Signal(str, int)
    date_typed = Signal(object)
    span_typed = Signal(object)
    refused = Signal(str)
    left = Signal()
    columns_chosen = Signal(object)

    def __init__(self, shell: Shell, day: Callable[[], date], parent: QWidget) -> None:
        """Make the row; `day` is the one in sight."""
        super().__init__(parent)
        self._shell, self._day = shell, day
        self.title = text_label("", self, "title")
        self.title.setWordWrap(False)
        self.date_line = AskLine(self)
        self.span_line = AskLine(self)
        self.columns_button = QPushButton("انتخاب ستون", self)
        theme.set_kind(self.columns_button, "segment")
        self._views: dict[View, QPushButton] = {}
        self._resources: Sequence[ResourceLine] = ()
        self._chosen: Sequence[str] = ()
        self._lay_out()

    def _lay_out(self) -> None:
        row = FlowRow(self, spacing=theme.SPACE[1])
        row.addWidget(self.title)
        row.addStretch(1)
        for way in self._ways():
            row.addWidget(way)
        self._add_views(row)
        row.addWidget(self.columns_button)
        # Where they do not fit, they go to the next line together and stay at the left.
        row.addWidget(self._lay_fields(), 1)

    def _lay_fields(self) -> QWidget:
        """The fields to type into, and the two ways on from the calendar."""
        fields = QWidget(self)
        row = QHBoxLayout(fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE[1])
        row.addStretch(1)
        self._add_line(row, self.date_line, DATE_HINT, DATE_WIDTH, self._date_entered)
        self._add_line(row, self.span_line, SPAN_HINT, SPAN_WIDTH, self._span_entered)
        attach_month(self.date_line, self._day, self.date_typed.emit)
        self.date_line.setAccessibleName(DATE_HINT)
        self.span_line.setAccessibleName("زمان برنامه برگزیده یا تازه")
        self.columns_button.clicked.connect(self._offer_columns)
        for name in ("show_events", "new_event"):
            row.addWidget(self._action_button(name, primary=name == "new_event"))
        return fields

    def _ways(self) -> list[QPushButton]:
        """Back, today, on: the page runs to the left, so on is at the left."""
        made = []
        for icon, words, tip, by in (
            ("chevron-right", "", "پیش (Alt+→)", -1),
            ("", "امروز", "امروز (Home یا ت)", 0),
            ("chevron-left", "", "بعد (Alt+←)", 1),
        ):
            button = QPushButton(words, self)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            theme.set_kind(button, "segment")
            if icon:
                theme.set_icon(button, icon)
                theme.keep_width(button, 38)
                button.clicked.connect(lambda _on=False, by=by: self.turned.emit(by))
            else:
                button.clicked.connect(lambda: self.went.emit("today", 0))
            made.append(button)
        return made

    def _add_views(self, row: FlowRow) -> None:
        group = QButtonGroup(self)
        group.setExclusive(True)
        for view, words in VIEWS.items():
            button = QPushButton(words, self)
            button.setCheckable(True)
            theme.set_kind(button, "segment")
            key = shortcut_of(self._shell.action(f"calendar_{view}"))
            button.setToolTip(f"{words} ({key})")
            button.clicked.connect(lambda _on=False, view=view: self.view_chosen.emit(view))
            group.addButton(button)
            self._views[view] = button
            row.addWidget(button)

    def _add_line(
        self, row: QHBoxLayout, line: AskLine, hint: str, width: int, entered: Callable[[], None]
    ) -> None:
        line.setPlaceholderText(hint)
        start_at_right(line)
        theme.keep_width(line, width)
        line.returnPressed.connect(entered)
        line.left.connect(self.left)
        row.addWidget(line)

    def _action_button(self, name: str, *, primary: bool) -> QPushButton:
        action = self._shell.action(name)
        button = QPushButton(f"{action.text()}   {shortcut_of(action)}".strip(), self)
        button.setToolTip(action.toolTip())
        if primary:
            theme.set_kind(button, "primary")
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.setEnabled)
        button.clicked.connect(action.trigger)
        return button

    # -- showing ---------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Say what is in sight."""
        self.title.setText("\u200f" + place.heading())
        self._views[place.view].setChecked(True)
        self.columns_button.setVisible(place.view is View.COLUMNS)
        self.date_line.setPlaceholderText(isolate(jalali_text(place.day)))

    def show_resources(self, resources: Sequence[ResourceLine], chosen: Sequence[str]) -> None:
        """Know whose columns there may be."""
        self._resources, self._chosen = resources, chosen

    def ask_date(self) -> None:
        """Put the cursor where a date is typed."""
        self.date_line.setFocus()
        self.date_line.selectAll()

    def begin_span(self, text: str) -> None:
        """Go on with a span whose first digit was typed in the calendar."""
        self.span_line.setText(text)
        self.span_line.setFocus()
        self.span_line.setCursorPosition(len(text))

    # -- what is typed ---------------------------------------------------------------------

    def _date_entered(self) -> None:
        try:
            day = parse_date(self.date_line.text(), self._shell.today())
        except ValueError as error:
            self.refused.emit(str(error))
            return
        self.date_line.clear()
        self.date_typed.emit(day)

    def _span_entered(self) -> None:
        try:
            when: When = parse_span(self.span_line.text(), self._day(), self._shell.today())
        except ValueError as error:
            self.refused.emit(str(error))
            return
        self.span_line.clear()
        self.span_typed.emit(when)

    def _offer_columns(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self._resources:
            action = menu.addAction(one.name)
            action.setCheckable(True)
            action.setChecked(one.subject_key in self._chosen)
            action.triggered.connect(lambda _on=False, key=one.subject_key: self._toggle(key))
        menu.popup(self.columns_button.mapToGlobal(self.columns_button.rect().bottomLeft()))

    def _toggle(self, key: str) -> None:
        chosen = [one for one in self._chosen if one != key]
        if key not in self._chosen:
            chosen.append(key)
        self._chosen = tuple(chosen)
        self.columns_chosen.emit(self._chosen)
