"""The page of meetings: the list at the start, one whole at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.access import Right
from app.changes import Changes, Kind
from app.errors import AppError
from app.kept_forms import FilledForm
from app.listing import MOST_COUNTED
from app.meetings import (
    InviteeLine,
    MeetingFilter,
    MeetingRow,
    MeetingSheet,
    MeetingView,
    count_meetings,
    list_meetings,
    meeting_sheet,
    place_of_meeting,
)
from app.meetings.texts import MEETING_STATES
from ui.common.register_table import Column
from ui.common.whole_page import WholePage
from ui.common.whole_pane import WholePane
from ui.meetings.columns import MEETINGS
from ui.meetings.deeds import INVITEE_DEEDS, MEETING_DEEDS, say_by_key
from ui.meetings.filters import MeetingFilters
from ui.meetings.kept import open_kept_meeting
from ui.meetings.meeting_form import MeetingForm, Origin
from ui.meetings.texts import DONE, EMPTY, meeting_heading
from ui.meetings.what_next import first_of_invitee, of_invitee, of_meeting
from ui.meetings.workbench import Workbench
from ui.shell import Shell
from ui.theme import Tone


class MeetingsPage(WholePage[MeetingRow]):
    """The register of meetings."""

    name = "meetings"
    title = "جلسات"
    empty = EMPTY
    kinds = frozenset({Kind.MEETING, Kind.LETTER, Kind.ORDER, Kind.EVENT})
    keeps = frozenset({Kind.MEETING})
    common_actions = WholePage.common_actions | {"save_list"}
    top_actions = ("new_meeting",)
    place_of = staticmethod(place_of_meeting)
    whole = staticmethod(meeting_sheet)

    def __init__(self, shell: Shell) -> None:
        self.workbench: Workbench = Workbench(shell)
        super().__init__(shell)
        self._filters = MeetingFilters(shell, self.filter_later)
        self.filters.addWidget(self._filters, 1)
        self.table.setAccessibleName("جلسات")
        bench = self.workbench
        bench.chosen.connect(shell.refresh_actions)
        bench.opened.connect(self._open_part)
        bench.left.connect(self.table.setFocus)
        bench.invitees.say = self._say_by_key

    def columns(self) -> Sequence[Column[MeetingRow]]:
        """The register's columns."""
        return MEETINGS

    def detail_widget(self) -> QWidget:
        """The meeting in hand."""
        return self.workbench

    def pane(self) -> WholePane:
        """Where it is shown."""
        return self.workbench

    def question(self) -> tuple[Callable[..., Sequence[MeetingRow]], tuple[Any, ...]]:
        """The register as filtered."""
        return list_meetings, (self._filters.wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        return self._filters.words()

    def show_filter(self, wanted: MeetingFilter | Origin) -> None:
        """Filter as a kept list does, or as a link asks; an origin opens the form of a meeting."""
        if isinstance(wanted, Origin):
            self.new_meeting(wanted)
            return
        self._filters.show_filter(wanted)
        self.reload(from_top=True)

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many meetings the filter finds."""
        wanted = self._filters.wanted()
        self.shell.tasks.read(
            self, count_meetings, wanted, most=MOST_COUNTED, done=give, latest="count"
        )

    def status_words(self) -> str:
        """The status line."""
        return f"{self.how_many()} جلسه در فهرست"

    def caption(self) -> str:
        """The form in sight, or the chosen meeting and where it stands."""
        sheet: MeetingSheet | None = self.sheet
        if self.current_form() is None and sheet is not None:
            return f"{meeting_heading(sheet)} · {MEETING_STATES[sheet.state]}"
        return super().caption()

    def show_whole(self, sheet: Any | None) -> None:
        """Show the chosen meeting."""
        if isinstance(sheet, MeetingSheet):
            self.workbench.show_meeting(sheet)
        else:
            self.workbench.show_nothing()

    def available(self) -> frozenset[str]:
        """What can be done with the meeting and the invitee in hand."""
        operator = self.shell.operator()
        found = {"filter", "clear_filter", "reload"}
        if operator.may(Right.HOLD_MEETINGS):
            found.add("new")
        sheet: MeetingSheet | None = self.sheet
        if sheet is None or self.current_form() is not None:
            return frozenset(found)
        found |= of_meeting(sheet, operator)
        return frozenset(found | of_invitee(sheet, self.workbench.invitee(), operator))

    def open_current(self) -> None:
        """Enter on a meeting goes into it."""
        if self.sheet is not None:
            self.workbench.enter()

    def _open_part(self) -> None:
        """Enter on an invitee, an item or a resolution does what comes first with it."""
        bench, sheet = self.workbench, self.sheet
        if sheet is None:
            return
        resolution = bench.resolution()
        if resolution is not None and resolution.order_id is not None:
            self.shell.show_record(Kind.ORDER, resolution.order_id)
        elif bench.item() is not None:
            likely = next((one for one in ("minutes_open", "amend") if self._may(one)), None)
            if likely is not None:
                self.perform(likely)
        else:
            first = first_of_invitee(of_invitee(sheet, bench.invitee(), self.shell.operator()))
            if first is not None:
                self.perform(first)

    def _may(self, action: str) -> bool:
        return self.shell.action(action).isEnabled()

    def perform(self, action: str) -> None:
        """Do an action."""
        sheet: MeetingSheet | None = self.sheet
        if action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
            return
        if sheet is None:
            return
        invitee = self.workbench.invitee()
        if action in MEETING_DEEDS:
            MEETING_DEEDS[action](self, sheet)
        elif action in INVITEE_DEEDS and invitee is not None:
            INVITEE_DEEDS[action](self, sheet, invitee)

    # -- invitees by one key ---------------------------------------------------------------

    def _say_by_key(self, key: str) -> bool:
        sheet, invitee = self.sheet, self.workbench.invitee()
        may = {"invitee_answer", "invitee_presence"}
        if sheet is None or invitee is None or self.current_form() is not None:
            return False
        if not may & of_invitee(sheet, invitee, self.shell.operator()):
            return False
        return say_by_key(self, sheet, invitee, key)

    def note_down(
        self,
        operation: Callable[..., Changes[Any]],
        sheet: MeetingSheet,
        one: InviteeLine,
        said: Any,
    ) -> None:
        """Write what was said of an invitee; the next one can be said before it is written."""

        def refused(error: AppError) -> None:
            self.say(error.message, Tone.DANGER)
            self.reload()

        self._held = sheet.id
        self.shell.tasks.write(self, operation, sheet.id, one, said, failed=refused)

    # -- forms -----------------------------------------------------------------------------

    def new_meeting(self, origin: Origin | None = None) -> MeetingForm:
        """Open the form that plans a meeting, alone or from what it grows from."""
        form = MeetingForm(self.shell, self.meeting_saved, origin=origin)
        self.open_form(form)
        return form

    def new_from_entry(self, number: int) -> None:
        """Open the form of a meeting that grows from an entry of the programme."""
        self.new_meeting(Origin(event_id=number))

    def meeting_saved(self, number: int) -> None:
        """A meeting was planned or corrected."""
        is_new = self.sheet is None or self.sheet.id != number
        self.hold(number)
        self.show_kept(number)
        self.say(DONE["planned" if is_new else "step"], Tone.SUCCESS)

    def stepped(self) -> None:
        """A step was saved by its form."""
        self.hold(self.workbench.shown_id)
        self.say(DONE["step"], Tone.SUCCESS)

    def open_kept(self, filled: FilledForm) -> None:
        """Open a form that was kept, as it stood."""
        open_kept_meeting(self, filled)

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self._filters.text.setFocus()
        self._filters.text.selectAll()

    # -- remembering -----------------------------------------------------------------------

    def remember(self, settings: QSettings) -> None:
        """Write down columns and filters."""
        super().remember(settings)
        self.workbench.remember(settings)
        self._filters.remember(settings)

    def recall(self, settings: QSettings) -> None:
        """Lay columns and filters as they were left."""
        super().recall(settings)
        self.workbench.recall(settings)
        self._filters.recall(settings)


def _show_all(page: MeetingsPage) -> None:
    page.show_filter(MeetingFilter(view=MeetingView.ALL))


_PAGE_DEEDS: Final[dict[str, Callable[[MeetingsPage], object]]] = {
    "new": MeetingsPage.new_meeting,
    "new_meeting": MeetingsPage.new_meeting,
    "filter": MeetingsPage.focus_filter,
    "clear_filter": _show_all,
    "reload": lambda page: page.reload(),
}
