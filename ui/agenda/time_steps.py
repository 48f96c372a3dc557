"""Giving an entry its time, with what stands in the way named while it is typed (P1.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar, Final
from uuid import UUID

from app.agenda import (
    Clashing,
    EventDraft,
    EventSheet,
    EventState,
    WayOut,
    event_draft,
    schedule_event,
)
from app.errors import AppError, InvalidInput
from app.text import persian_digits
from ui.agenda.event_values import when_of_sheet
from ui.agenda.step_form import EventStepForm, Saved
from ui.agenda.time_part import TimePart
from ui.common.clash_panel import ClashPanel
from ui.common.fields import SegmentField, TextField
from ui.common.form import FieldRow
from ui.shell import Shell

HOLD: Final = ((True, "رزرو موقت"), (False, "قطعی"))
NEEDED: Final = "روز و ساعت را بنویسید، مانند «فردا ۱۰ تا ۱۱:۳۰»."


class ScheduleForm(EventStepForm):
    """The time, the place, and whether it is only a hold."""

    beside: ClassVar[Mapping[str, str]] = {"starts_at": "when", "ends_at": "when", "uses": "when"}

    def __init__(self, shell: Shell, sheet: EventSheet, saved: Saved) -> None:
        self._draft: EventDraft | None = None
        self._time = time = TimePart(shell.today, shell.tasks, lambda: sheet.minutes_wanted)
        hold = SegmentField("tentative", "رزرو", HOLD)
        place = TextField("place", "مکان")
        is_held = sheet.state is EventState.TENTATIVE
        super().__init__(
            shell,
            sheet,
            "قطعی کردن زمان" if is_held else "زمان دادن",
            _rows(self._time, hold, place),
            self._meant,
            saved,
            step="event_schedule",
            told=_asked(sheet),
        )
        time.setParent(self)
        self.fill({"place": sheet.place, "tentative": not is_held})
        time.show(when_of_sheet(sheet))
        self._show_what_belongs()
        for field in (time.day, time.span, time.to_day, *time.roads):
            field.edited.connect(self.clashes.ask_later)
        for settled in (time.span.edited, time.span.line.editingFinished):
            settled.connect(self._show_what_belongs)
        self.clashes.taken.connect(self._take)
        shell.tasks.read(self, event_draft, sheet.id, done=self._draft_known, latest="draft")

    def lay_more(self) -> None:
        """What stands in the way, under the fields."""
        self.clashes = ClashPanel(self._shell, self)
        self.body.addWidget(self.clashes)
        self.add_field(self.clashes.override)

    def _draft_known(self, draft: EventDraft) -> None:
        self._draft = draft
        self.clashes.watch(self._typed, self._sheet.id)
        self.clashes.ask()

    def _show_what_belongs(self) -> None:
        self._time.to_day.setVisible(self._time.is_of_days)
        self.share_rows()

    def start(self) -> None:
        """The time is what is typed; a day may stand in it."""
        self._time.span.setFocus()
        self._time.span.line.selectAll()

    def _typed(self) -> EventDraft | None:
        try:
            when = self._time.typed()
        except (ValueError, InvalidInput):
            return None
        return None if self._draft is None else replace(self._draft, when=when)

    def _meant(self, values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        when = self._time.typed()
        if when is None:
            raise InvalidInput("when", NEEDED)
        operation = partial(
            schedule_event,
            tentative=values["tentative"],
            place=values["place"],
            override_reason=values["override_reason"],
        )
        return operation, (when,)

    def _take(self, way: WayOut) -> None:
        self._time.take(way)
        self._mark_changed()
        self.clashes.ask()

    def show_error(self, error: AppError) -> None:
        """Say what stands in the way where it can be helped; else as every step."""
        if not isinstance(error, Clashing):
            super().show_error(error)
            return
        self.is_saving = False
        self.clear_problems()
        self.clashes.refused(error.clashes, may_override=error.may_override)


def _rows(time: TimePart, hold: SegmentField, place: TextField) -> Sequence[FieldRow]:
    return (
        ((time.day, 3), (time.span, 5), (time.to_day, 3), (hold, 4)),
        ((place, 1),),
        tuple((road, 1) for road in time.roads),
    )


def _asked(sheet: EventSheet) -> str:
    """What was asked for, so that nobody has to look it up."""
    wanted = f"{sheet.minutes_wanted} دقیقه" if sheet.minutes_wanted else ""
    asked = "؛ ".join(part for part in (sheet.proposed, wanted) if part)
    return persian_digits(f"خواسته: {asked}") if asked else ""
