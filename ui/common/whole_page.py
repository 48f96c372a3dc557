"""What pages share whose record is led from beside its list: a narrow list, one record whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final, TypeVar

from app.changes import Changes, Kind
from app.errors import AppError
from app.kept_forms import FilledForm
from ui import theme
from ui.common.form import FormPanel
from ui.common.register_page import FORM_WIDTH, NARROWEST_LIST, RegisterPage
from ui.common.whole_pane import WholePane
from ui.theme import Tone

#: Part of the width the list has, and the most pixels; the record beside it has the rest.
LIST_SHARE: Final = 0.36
WIDEST_LIST: Final = 600


Row = TypeVar("Row")


class WholePage(RegisterPage[Row]):
    """A register whose records are led from beside its list.

    Attributes:
        sheet: The record in sight, whole; None while it is read.
    """

    #: The question that gives a record whole.
    whole: ClassVar[Callable[..., Any]]

    def __init__(self, shell: Any) -> None:
        self.sheet: Any = None
        #: The record whose step was taken last: it stays in sight though it left the list.
        self._held: int | None = None
        #: Something was written that the list does not show yet.
        self._waits = False
        super().__init__(shell)
        # One form wants all the width and the next does not.
        self.forms.currentChanged.connect(lambda _place: self._share_width())

    def show_whole(self, sheet: Any | None) -> None:
        """Show a record whole, or that none is chosen."""
        raise NotImplementedError  # pragma: no cover - every page has its own

    # -- widths ----------------------------------------------------------------------------

    def _share_width(self) -> None:
        """The list is narrow; the desk has the page for itself, a broad form what it asks."""
        super()._share_width()
        form, whole = self.current_form(), self.splitter.width()
        is_wide = getattr(form, "is_wide", False)
        self.status.setVisible(not is_wide)
        if is_wide:
            for part in (self._card, self._head, self._filter_row):
                part.hide()
            return
        if form is None:
            narrow = max(int(whole * LIST_SHARE), NARROWEST_LIST)
            narrow = min(narrow, theme.scaled(WIDEST_LIST))
            self.splitter.setSizes([narrow, whole - narrow])
            return
        wanted = theme.scaled(getattr(form, "breadth", FORM_WIDTH))
        beside = whole >= wanted + theme.scaled(NARROWEST_LIST)
        self._card.setVisible(beside)
        self.splitter.setSizes([whole - wanted, wanted] if beside else [0, whole])

    # -- the chosen record -----------------------------------------------------------------

    def changed(self, kinds: frozenset[Kind]) -> None:
        """Read again; under a desk that has the page for itself only once that is gone.

        It saves as somebody types in it, and its page is out of sight.
        """
        if getattr(self.current_form(), "is_wide", False):
            self._waits = self._waits or bool(kinds & self.kinds)
        else:
            super().changed(kinds)

    def _take_away(self, form: FormPanel) -> None:
        super()._take_away(form)
        if self._waits and not getattr(self.current_form(), "is_wide", False):
            self._waits = False
            self.reload()

    def reload(self, keep: int | None = None, *, from_top: bool = False) -> None:
        """Read the register anew; a record that left it by a step stays in sight."""
        if from_top:
            self._held = None
        # Named here and not kept: what is in sight goes on taking keys until it is read anew.
        self._wanted_id = keep or self._held or self._wanted_id
        super().reload(keep, from_top=from_top)

    def hold(self, number: int | None) -> None:
        """Stay with a record that was written here, and take no key on it until it is read."""
        self._held = number
        if number is not None:
            self.outdate(number)

    def stays_with(self, number: int) -> bool:
        """What left the list by a step just now can still be taken back."""
        if number != self._held:
            return False
        self._ask_whole(number)
        return True

    def show_detail(self, row: Any) -> None:
        """Ask for the chosen record whole."""
        if row is None:
            self.sheet = None
            self.show_whole(None)
            return
        if row.id != self._held:
            self._held = None
        if self.sheet is not None and self.sheet.id != row.id:
            self.sheet = None
        self._ask_whole(row.id)

    def _ask_whole(self, number: int) -> None:
        def arrived(sheet: Any) -> None:
            current = self.table.current_row()
            if sheet.id in (self._held, getattr(current, "id", None)):
                self.sheet = sheet
                self.show_whole(sheet)
                self.shell.refresh_actions()

        question = type(self).whole
        self.details.read(question, number, done=arrived)

    # -- forms and steps -------------------------------------------------------------------

    def pane(self) -> WholePane:
        """Where the record in hand is shown."""
        raise NotImplementedError  # pragma: no cover - every page has its own

    def open_form(self, form: FormPanel) -> None:
        """Open a form; who came to it from a line of the record goes back to that line."""
        came_from_pane = self.pane().is_entered()
        super().open_form(form)
        if came_from_pane:
            form.finished.connect(self._back_to_line)

    def _back_to_line(self) -> None:
        if not self.forms.count():
            self.pane().enter()

    def take_up(self, form: FormPanel, filled: FilledForm) -> None:
        """Go on with a kept form."""
        form.resume(filled)
        self.open_form(form)

    def take_step(
        self,
        operation: Callable[..., Changes[Any]],
        sheet: Any,
        *arguments: Any,
        said: str,
    ) -> None:
        """Take a step; the same key again does nothing until its answer is here."""
        self._held, self.sheet = sheet.id, None
        self.shell.refresh_actions()

        def refused(error: AppError) -> None:
            self.say(error.message, Tone.DANGER)
            self.reload()

        self.shell.tasks.write(
            self,
            operation,
            sheet.id,
            sheet.version,
            *arguments,
            done=lambda _value: self.say(said, Tone.SUCCESS),
            failed=refused,
        )
