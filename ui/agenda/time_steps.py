"""Giving an entry its time, with what stands in the way named while it is typed (P1.3)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, Final
from uuid import UUID

from app.agenda import (
    Clashing,
    EventDraft,
    EventSheet,
    EventState,
    WayOut,
    When,
    event_draft,
    schedule_event,
)
from app.clock import to_tehran
from app.errors import AppError, InvalidInput
from app.text import persian_digits
from ui.agenda.clash_panel import ClashPanel
from ui.agenda.event_values import when_of_sheet
from ui.agenda.span_field import SpanField, when_words
from ui.agenda.step_form import EventStepForm, Saved
from ui.common.fields import DateField, SegmentField, TextField
from ui.common.number_field import NumberField
from ui.shell import Shell

HOLD: Final = ((True, "رزرو موقت"), (False, "قطعی"))
NEEDED: Final = "روز و ساعت را بنویسید، مانند «فردا ۱۰ تا ۱۱:۳۰»."
_ROADS: Final = (
    ("preparation", "آمادگی (دقیقه)"),
    ("travel_before", "راه رفت (دقیقه)"),
    ("travel_after", "راه برگشت (دقیقه)"),
)


class ScheduleForm(EventStepForm):
    """The time, the place, and whether it is only a hold."""

    beside = {"starts_at": "when", "ends_at": "when"}  # noqa: RUF012  # a table of the class

    def __init__(self, shell: Shell, sheet: EventSheet, saved: Saved) -> None:
        self._draft: EventDraft | None = None
        self._day = DateField("day", "روز", shell.today)
        self._span = SpanField(
            "when",
            "زمان",
            self._day.day_or_today,
            shell.today,
            optional=True,
            dated=False,
            minutes=lambda: sheet.minutes_wanted or 60,
        )
        hold = SegmentField("tentative", "رزرو", HOLD)
        place = TextField("place", "مکان")
        roads = [(NumberField(name, label, least=0), 1) for name, label in _ROADS]
        is_held = sheet.state is EventState.TENTATIVE
        super().__init__(
            shell,
            sheet,
            "قطعی کردن زمان" if is_held else "زمان دادن",
            (((self._day, 3), (self._span, 5), (hold, 4)), ((place, 1),), roads),
            self._meant,
            saved,
            step="event_schedule",
            told=_asked(sheet),
        )
        when = when_of_sheet(sheet)
        values: dict[str, Any] = {"place": sheet.place, "tentative": not is_held, "when": when}
        if when is not None:
            values["day"] = to_tehran(when.starts_at).date()
        values |= {name: getattr(sheet, name) or None for name, _label in _ROADS}
        self.fill(values)
        self.clashes.watch(self._typed, sheet.id)
        for name in ("day", "when", *(name for name, _label in _ROADS)):
            self.fields[name].edited.connect(self.clashes.ask_later)
        for name in ("day", "when"):
            self.fields[name].edited.connect(self._show_meaning)
        self._span.line.editingFinished.connect(self._settle)
        self.clashes.taken.connect(self._take)
        shell.tasks.read(self, event_draft, sheet.id, done=self._draft_known, latest="draft")

    def lay_more(self) -> None:
        """What stands in the way, under the fields."""
        self.clashes = ClashPanel(self._shell, self)
        self.body.addWidget(self.clashes)
        self.add_field(self.clashes.override)

    def _draft_known(self, draft: EventDraft) -> None:
        self._draft = draft
        self.clashes.ask()

    def start(self) -> None:
        """The time is what is typed; a day may stand in it."""
        self._span.setFocus()
        self._span.line.selectAll()

    def _when(self, values: dict[str, Any]) -> When | None:
        when: When | None = values["when"]
        if when is None:
            return None
        return replace(when, **{name: values[name] or 0 for name, _label in _ROADS})

    def _typed(self) -> EventDraft | None:
        try:
            when = self._when(self.values())
        except AppError:
            return None
        if self._draft is None or when is None:
            return None
        return replace(self._draft, when=when)

    def _meant(self, values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        when = self._when(values)
        if when is None:
            raise InvalidInput("when", NEEDED)
        operation = partial(
            schedule_event,
            tentative=values["tentative"],
            place=values["place"],
            override_reason=values["override_reason"],
        )
        return operation, (when,)

    def _show_meaning(self) -> None:
        try:
            when = self._span.value()
        except ValueError:
            when = None
        self._span.show_note(when_words(when) if when is not None else "")

    def _settle(self) -> None:
        """A day typed with the hours goes to its own field."""
        try:
            when = self._span.value()
        except ValueError:
            return
        if when is not None:
            self._day.set_value(to_tehran(when.starts_at).date())
            self._span.set_value(when)
            self._show_meaning()

    def _take(self, way: WayOut) -> None:
        self._day.set_value(to_tehran(way.starts_at).date())
        self._span.set_value(When(starts_at=way.starts_at, ends_at=way.ends_at))
        self._span.show_problem("")
        self._mark_changed()
        self._show_meaning()
        self.clashes.ask()
        self._span.setFocus()

    def show_error(self, error: AppError) -> None:
        """Say what stands in the way where it can be helped; else as every step."""
        if not isinstance(error, Clashing):
            super().show_error(error)
            return
        self.is_saving = False
        self.clear_problems()
        self.clashes.refused(error.clashes, may_override=error.may_override)


def _asked(sheet: EventSheet) -> str:
    """What was asked for, so that nobody has to look it up."""
    wanted = f"{sheet.minutes_wanted} دقیقه" if sheet.minutes_wanted else ""
    asked = "؛ ".join(part for part in (sheet.proposed, wanted) if part)
    return persian_digits(f"خواسته: {asked}") if asked else ""
