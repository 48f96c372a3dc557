"""What stands beside the calendar: mini month and chosen entry, or the forms that are open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from ui import theme
from ui.agenda.detail import EntryDetail
from ui.agenda.mini_month import MiniMonth
from ui.common.form import FormPanel
from ui.shell import Shell


class CalendarSide(QStackedWidget):
    """Month and details, or forms as tabs.

    Signals:
        changed: A form came or went.
    """

    changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self.month = MiniMonth(self)
        self.detail = EntryDetail(shell, self)
        self.forms = QTabWidget(self)
        self.forms.setDocumentMode(True)
        self.forms.tabBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.forms.setTabBarAutoHide(True)
        card = QFrame(self)
        theme.set_kind(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 4, 8, 6)
        inside.addWidget(self.month)
        beside = QWidget(self)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE[1])
        column.addWidget(card)
        column.addWidget(self.detail, 1)
        self.addWidget(beside)
        self.addWidget(self.forms)

    @property
    def has_forms(self) -> bool:
        """Whether a form is open."""
        return bool(self.forms.count())

    def current_form(self) -> FormPanel | None:
        """The form in sight, if any."""
        form = self.forms.currentWidget()
        return form if isinstance(form, FormPanel) else None

    def open_form(self, form: FormPanel) -> None:
        """Show a form, as a tab when there are others."""
        place = self.forms.addTab(form, form.title)
        form.finished.connect(lambda: self._take_away(form))
        form.retitled.connect(lambda title: self.forms.setTabText(self.forms.indexOf(form), title))
        self.forms.setCurrentIndex(place)
        self.setCurrentIndex(1)
        self.changed.emit()
        form.start()

    def _take_away(self, form: FormPanel) -> None:
        self.forms.removeTab(self.forms.indexOf(form))
        form.deleteLater()
        if not self.has_forms:
            self.setCurrentIndex(0)
        else:
            left = self.current_form()
            if left is not None:
                left.start()
        self.changed.emit()

    def may_close(self) -> bool:
        """Whether every open form may be lost."""
        for place in range(self.forms.count()):
            form = self.forms.widget(place)
            if isinstance(form, FormPanel) and form.is_changed:
                self.forms.setCurrentIndex(place)
                if not form.may_close():
                    return False
        return True
