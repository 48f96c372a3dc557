"""The form of an entry of a programme: what stands in the governor's way is said as it is typed."""

from __future__ import annotations

from typing import Final

from app.agenda import EventDraft, EventKind, Origin, WayOut, When
from app.protocol.rows import CaseSheet
from ui.common.clash_panel import ClashPanel
from ui.protocol.desk_step import LineForm

#: As what an entry is asked about: whatever it is, it takes his time.
ASKED_AS: Final = EventKind.MEETING
LOCKED: Final = (
    "این برنامه در تقویم استاندار است؛ زمانش با جابه‌جایی پرونده یا در تقویم تغییر می‌کند."
)


class EntryForm(LineForm):
    """An entry, with what stands in its way while the governor is in it."""

    def lay_before(self) -> None:
        """What clashes stands over the fields."""
        self.clashes = ClashPanel(self._shell, self)
        held = self._held
        event_id = self._line.event_id if self._line is not None else None
        self.clashes.watch(self._asked, event_id)
        self.clashes.taken.connect(self._take_way)
        self.body.addWidget(self.clashes)
        for name in ("when", "with_governor"):
            self.typed[name].edited.connect(self.clashes.ask_later)
        self._lock(event_id)
        if event_id is None and held.with_governor:
            self.clashes.ask_later()

    def _lock(self, event_id: int | None) -> None:
        """Its hour in the calendar is changed there."""
        self.typed["when"].setEnabled(event_id is None)
        self.typed["when"].show_note("" if event_id is None else LOCKED)

    def start(self) -> None:
        """Begin in the time; where it is the calendar's, in what it is called."""
        super().start()
        if not self.typed["when"].isEnabled():
            self.typed["title"].setFocus()

    def follow(self, sheet: CaseSheet) -> None:
        """It may have gone into the calendar, or out of it, while it is typed."""
        super().follow(sheet)
        line = self._spec.line(sheet, self.line_id)
        if line is not None:
            self._lock(line.event_id)

    def _asked(self) -> EventDraft | None:
        if not self.typed["with_governor"].value():
            return None
        try:
            when: When | None = self.typed["when"].value()
        except ValueError:
            return None
        if when is None or when.ends_at <= when.starts_at:
            return None
        return EventDraft(
            kind=ASKED_AS, subject=self.typed["title"].value(), origin=Origin.OFFICE, when=when
        )

    def _take_way(self, way: WayOut) -> None:
        self.typed["when"].set_value(When(starts_at=way.starts_at, ends_at=way.ends_at))
        self.typed["when"].show_problem("")
        self._mark_changed()
        self.clashes.ask()
