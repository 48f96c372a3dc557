"""The programme of a case on its desk: the entries by the minute, and drawn by day and hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, Final

from PySide6.QtWidgets import QWidget

from app.clock import to_tehran
from app.protocol import save_entries
from app.protocol.drafts import EntryDraft
from app.protocol.rows import CaseSheet, EntryLine
from app.protocol.states import EntryKind
from app.protocol.texts import ENTRY_KINDS
from ui.common.register_table import Column
from ui.protocol.desk_calendar import CalendarDeeds
from ui.protocol.desk_entry import EntryForm
from ui.protocol.desk_fields import LineField, Typed
from ui.protocol.desk_part import LinesPart
from ui.protocol.desk_step import DeskStep, LineSpec, whole
from ui.protocol.desk_table import NEW, REMOVE, TICK
from ui.protocol.desk_words import (
    NOTHING,
    entry_hours,
    entry_tone,
    programme_words,
    shown_count,
    shown_day,
)
from ui.protocol.papers import PROGRAMME_PAPER
from ui.protocol.timeline import Timeline
from ui.theme import Tone


def _calendar_tone(one: EntryLine) -> Tone:
    if one.event_id is not None:
        return Tone.SUCCESS
    return Tone.DANGER if one.with_governor else Tone.QUIET


COLUMNS: Final[tuple[Column[EntryLine], ...]] = (
    Column("day", "روز", lambda row: shown_day(to_tehran(row.starts_at).date()), 92, rank=2),
    Column("hours", "ساعت", entry_hours, 112, rank=1),
    Column("title", "برنامه", lambda row: row.title, 0, rank=1, least=150),
    Column(
        "kind",
        "گونه",
        lambda row: ENTRY_KINDS[row.kind],
        92,
        tone=lambda row: entry_tone(row.kind),
        rank=3,
    ),
    Column("calendar", "تقویم", programme_words, 150, tone=_calendar_tone, rank=2),
    Column("location", "جا", lambda row: row.location or NOTHING, 140, rank=4),
    Column("host", "میزبان", lambda row: row.host or NOTHING, 120, rank=5),
    Column("who", "چه کسانی", lambda row: row.who or NOTHING, 120, rank=6),
    Column("vehicles", "خودرو", lambda row: row.vehicles or NOTHING, 110, rank=7),
)

FIELDS: Final = (
    (
        LineField("when", "روز و ساعت", Typed.SPAN, 5),
        LineField("kind", "گونه", Typed.CHOICE, 3, choices=(EntryKind, ENTRY_KINDS)),
    ),
    (LineField("title", "برنامه", needed=True),),
    (LineField("second_title", "به زبان میهمان", Typed.FOREIGN),),
    (LineField("with_governor", "استاندار در آن است", Typed.CHECK),),
    (
        LineField("location", "جا"),
        LineField("second_location", "جا به زبان میهمان", Typed.FOREIGN),
    ),
    (
        LineField("origin", "از کجا (جابه‌جایی)"),
        LineField("carrier", "با چه، شماره پرواز", Typed.FOREIGN),
    ),
    (LineField("host", "میزبان"), LineField("vehicles", "خودرو")),
    (LineField("who", "چه کسانی"),),
    (LineField("note", "یادداشت"),),
)


def _lines(sheet: CaseSheet) -> Sequence[EntryLine]:
    return sheet.entries


class ProgrammePart(LinesPart):
    """The programme."""

    name = "programme"
    title = "برنامه"
    digit = 3
    empty = "هنوز برنامه‌ای نوشته نشده است. Ins برنامه نخست را می‌نویسد."
    hint = "Space برنامه‌های برگزیده را در تقویم استاندار می‌گذارد، اگر چیزی با آن برخورد نکند."
    columns = COLUMNS
    prints = PROGRAMME_PAPER
    deeds: ClassVar = {NEW: "new", REMOVE: "remove", TICK: "into_calendar"}
    buttons = (
        ("در تقویم استاندار", "Space", "into_calendar"),
        ("برنامه تازه", "Ins", "new"),
        ("اصلاح", "Enter", "opened"),
        ("برداشتن", "Del", "remove"),
        ("همه سفر یک برنامه در تقویم", "", "trip_into_calendar"),
    )
    writes = staticmethod(save_entries)
    spec: ClassVar[LineSpec] = LineSpec(
        part="programme",
        adding="برنامه تازه",
        amending="اصلاح برنامه",
        draft=EntryDraft,
        rows=FIELDS,
        lines=_lines,
        write=whole(save_entries, _lines, EntryDraft),
    )

    def __init__(self, desk: Any, parent: Any) -> None:
        super().__init__(desk, parent)
        self.calendar = CalendarDeeds(self)

    def make_rest(self) -> QWidget:
        """The drawing."""
        self.timeline = Timeline(self)
        self.timeline.chosen.connect(self._clicked)
        return self.timeline

    @classmethod
    def count(cls, sheet: CaseSheet) -> str:
        """How many entries."""
        return shown_count(len(sheet.entries)) if sheet.entries else ""

    def day(self) -> date:
        """The day of the entry the cursor is on: another one is most often on it as well."""
        one = self.current()
        return to_tehran(one.starts_at).date() if one is not None else self.sheet.starts_on

    def show_case(self, sheet: CaseSheet) -> None:
        """Show table and drawing."""
        super().show_case(sheet)
        self.timeline.show_entries(sheet.entries)
        self.calendar.show_case(sheet)
        self.chosen()

    def chosen(self) -> None:
        """Mark the entry in the drawing."""
        one = self.current()
        self.timeline.stand_on(one.id if one is not None else None)

    def _clicked(self, number: int) -> None:
        self.table.stand_on_row(number)
        self.table.setFocus()

    # -- forms -----------------------------------------------------------------------------

    def open_step(self, step: str, line: int | None) -> DeskStep | None:
        """The form of an entry, which says what stands in its way; or of its way into the calendar.

        As a kept one asks.
        """
        if step == "calendar":
            return self.calendar.form([one for one in self.sheet.entries if one.id == line])
        found = self.spec.line(self.sheet, line)
        if step != "line" or (line is not None and found is None):
            return None
        return EntryForm(
            self.shell,
            self.sheet,
            self.spec,
            found,
            self.desk.ranks,
            self.day(),
            self.desk.saved,
        )

    def into_calendar(self) -> None:
        """Put the chosen entries into the governor's programme."""
        self.calendar.put_in([one for one in self.selected() if one.event_id is None])

    def trip_into_calendar(self) -> None:
        """Put the whole trip there as one entry."""
        self.calendar.put_trip_in()
