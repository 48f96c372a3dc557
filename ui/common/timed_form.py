"""A form that takes the governor's time: what stands in its way is said while it is typed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar, Final

from app.agenda import EventDraft, EventKind, Origin, WayOut, When
from app.agenda.clashes import Clashing
from app.errors import AppError, InvalidInput
from ui.common.clash_panel import ClashPanel
from ui.common.form import FormPanel
from ui.common.span_field import SpanField
from ui.shell import Shell

WHEN_NEEDED: Final = "روز و ساعت را بنویسید، مانند «دوشنبه ۹ تا ۱۲»."


class TimedForm(FormPanel):
    """A form with a span of the governor's time, and what stands in its way.

    Attributes:
        entry: Of what kind the entry of the programme is, and what it is about.
        usual_minutes: How long it lasts where no end is typed.
        when_needed: What is said where no time is.
    """

    answers: frozenset[str] = frozenset()
    entry: ClassVar[tuple[EventKind, str]]
    usual_minutes: ClassVar[int] = 60
    when_needed: ClassVar[str] = WHEN_NEEDED

    def __init__(self, shell: Shell, title: str, day: date, event_id: int | None) -> None:
        """Make the form; `day` is meant where none is typed."""
        super().__init__(title)
        self._shell = shell
        today = shell.today()
        self.when = SpanField(
            "when",
            "روز و ساعت",
            lambda: day,
            lambda: today,
            optional=True,
            minutes=lambda: self.usual_minutes,
        )
        self.clashes = ClashPanel(shell, self)
        self.clashes.watch(self._asked, event_id)
        self.clashes.taken.connect(self._take_way)
        self.when.edited.connect(self.clashes.ask_later)

    def asks_time(self) -> bool:
        """Whether the governor's time is asked for at all."""
        return True

    def _asked(self) -> EventDraft | None:
        if not self.asks_time():
            return None
        try:
            when = self.when.value()
        except ValueError:
            return None
        if when is None:
            return None
        kind, subject = self.entry
        return EventDraft(
            kind=kind,
            subject=subject,
            origin=Origin.OFFICE,
            when=When(starts_at=when.starts_at, ends_at=when.ends_at),
        )

    def _take_way(self, way: WayOut) -> None:
        self.take_time(way.starts_at, way.ends_at)

    def take_time(self, starts_at: datetime, ends_at: datetime) -> None:
        """Stand at another time."""
        self.when.set_value(When(starts_at=starts_at, ends_at=ends_at))
        self.when.show_problem("")
        self._mark_changed()
        self.clashes.ask()

    def show_error(self, error: AppError) -> None:
        """Say what stands in the way where it can be helped; else as every form."""
        if not isinstance(error, Clashing):
            super().show_error(_beside_time(error))
            return
        self.is_saving = False
        self.clear_problems()
        self.clashes.refused(error.clashes, may_override=error.may_override)

    def typed_time(self, values: dict[str, Any]) -> When:
        """The time as typed.

        Raises:
            InvalidInput: None is.
        """
        when: When | None = values.pop("when")
        if when is None:
            raise InvalidInput("when", self.when_needed)
        return when


def _beside_time(error: AppError) -> AppError:
    """What is wrong with beginning or end is said beside the time."""
    if isinstance(error, InvalidInput) and error.field in ("starts_at", "ends_at"):
        return InvalidInput("when", error.message)
    for one in getattr(error, "problems", ()):
        if one.field in ("starts_at", "ends_at"):
            return InvalidInput("when", one.message)
    return error
