"""Entries of a programme on their way into the governor's; what clashes, with its ways out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from app.agenda import EventDraft, Origin, WayOut, When
from app.agenda.clashes import Clashing
from app.errors import AppError
from app.protocol import save_entries
from app.protocol.drafts import EntryDraft
from app.protocol.in_programme import entries_into_programme, trip_into_programme
from app.protocol.rows import CaseSheet, EntryLine
from app.protocol.states import TRIPS
from ui.common.clash_panel import ClashPanel
from ui.protocol.desk_entry import ASKED_AS
from ui.protocol.desk_step import DeskStep, draft_of
from ui.protocol.desk_words import entry_hours, joined
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.protocol.desk_programme import ProgrammePart

PUT_IN: Final = "گذاشتن در تقویم استاندار"
TRIP: Final = "همه سفر در تقویم"
DONE: Final = "در تقویم گذاشته شد. Ctrl+Z پس می‌گیرد."
ALL_THERE: Final = "برنامه‌های برگزیده در تقویم هست."


class CalendarForm(DeskStep):
    """Asks how entries that clash shall go into the programme all the same, or at another time."""

    def __init__(
        self, part: ProgrammePart, entries: Sequence[EntryLine], clashing: Clashing | None
    ) -> None:
        """Make the form; without entries it is of the whole trip."""
        self._part, self._entries, self._clashing = part, tuple(entries), clashing
        desk = part.desk
        super().__init__(
            desk.shell,
            desk.sheet,
            PUT_IN if entries else TRIP,
            (),
            self._deed_of,
            desk.saved,
            part=part.name,
            step="calendar",
            line=entries[0].id if entries else None,
            about=joined(*(f"{one.title}، {entry_hours(one)}" for one in entries)),
        )

    def lay_more(self) -> None:
        """What clashes, the ways out of it, and the reason why it may stand."""
        self.clashes = ClashPanel(self._shell, self)
        alone = self._entries[0] if len(self._entries) == 1 else None
        if alone is not None:
            self.clashes.watch(lambda: _asked(alone), None)
        self.clashes.taken.connect(self._take_way)
        self.body.addWidget(self.clashes)
        self.add_field(self.clashes.override)

    def start(self) -> None:
        """Say at once what clashes; the cursor is in the reason where one may be given."""
        if self._clashing is None:
            self.clashes.ask()
            self.setFocus()
            return
        self.clashes.refused(self._clashing.clashes, may_override=self._clashing.may_override)
        if self.clashes.override.isHidden():
            self.setFocus()

    def _deed_of(self, values: dict[str, Any], _key: UUID) -> Any:
        reason = values["override_reason"]
        if not self._entries:
            return trip_into_programme, (reason,)
        return entries_into_programme, (tuple(one.id for one in self._entries), reason)

    def show_error(self, error: AppError) -> None:
        """What clashes is said where it can be helped."""
        if isinstance(error, Clashing):
            self.is_saving = False
            self.clear_problems()
            self.clashes.refused(error.clashes, may_override=error.may_override)
            return
        super().show_error(error)

    def _take_way(self, way: WayOut) -> None:
        """Take the other time, for the entry and in the programme."""
        self.is_changed = False
        self.finished.emit()
        self._part.calendar.put_in_at(self._entries[0], way)


def _asked(one: EntryLine) -> EventDraft | None:
    if one.ends_at <= one.starts_at:
        return None
    when = When(starts_at=one.starts_at, ends_at=one.ends_at)
    return EventDraft(kind=ASKED_AS, subject=one.title, origin=Origin.OFFICE, when=when)


class CalendarDeeds:
    """Puts entries into the governor's programme."""

    def __init__(self, part: ProgrammePart) -> None:
        self._part = part

    def show_case(self, sheet: CaseSheet) -> None:
        """A journey alone goes there whole."""
        self._part.offer("trip_into_calendar", on=sheet.kind in TRIPS)

    def form(
        self, entries: Sequence[EntryLine], clashing: Clashing | None = None
    ) -> CalendarForm | None:
        """The form of what clashes."""
        return CalendarForm(self._part, entries, clashing)

    def put_in(self, entries: Sequence[EntryLine]) -> None:
        """Put these in; where something clashes, ask."""
        ids = tuple(one.id for one in entries)
        if not ids:
            self._part.desk.bar.say(ALL_THERE, Tone.INFORMATION)
            return
        self._do(lambda _sheet: (entries_into_programme, (ids,)), entries)

    def put_trip_in(self) -> None:
        """Put the whole trip in as one entry."""
        self._do(lambda _sheet: (trip_into_programme, ()), ())

    def put_in_at(self, entry: EntryLine, way: WayOut) -> None:
        """Put one in at another time than it was written for."""

        def prepare(sheet: CaseSheet) -> Any:
            before = [draft_of(one, EntryDraft) for one in sheet.entries]
            after = [
                replace(one, starts_at=way.starts_at, ends_at=way.ends_at)
                if one.id == entry.id
                else one
                for one in before
            ]
            return save_entries, (tuple(after),)

        moved = replace(entry, starts_at=way.starts_at, ends_at=way.ends_at)
        self._part.desk.deeds.do(prepare)
        self.put_in([moved])

    def _do(self, prepare: Any, entries: Sequence[EntryLine]) -> None:
        desk, part = self._part.desk, self._part

        def failed(error: AppError) -> None:
            if isinstance(error, Clashing):
                desk.open_editor(part, self.form(entries, error))
            else:
                desk.bar.say(error.message, Tone.DANGER)

        desk.deeds.do(prepare, DONE, failed)
