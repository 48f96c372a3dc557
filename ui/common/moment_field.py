"""A day with its hour in one field: «+30», «۱۶:۳۰», «فردا ۹», or picked from a Jalali month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from app.clock import TEHRAN, SystemClock, to_tehran
from app.moments import moment_text, parse_moment
from ui.common.fields import TextField
from ui.shell import Shell

HINT = "+۳۰ ، ۱۶:۳۰ ، فردا ۹"


def now_at(shell: Shell) -> datetime:
    """This moment on the office's clock, in Tehran."""
    office = shell.tasks.office
    return to_tehran((office.clock if office else SystemClock()).now())


class MomentField(TextField):
    """A moment; what is typed is read when the field is left, and what it means is shown."""

    def __init__(
        self, name: str, label: str, now: Callable[[], datetime], *, needed: bool = False
    ) -> None:
        super().__init__(name, label, needed=needed, digits=True, hint=HINT)
        from ui.common.jalali_month import attach_month

        self._now = now
        self.line.editingFinished.connect(self._settle)
        attach_month(self.line, self._month_start, self._pick)

    def _month_start(self) -> date:
        moment = self._understood()
        return (moment or self._now()).date()

    def _understood(self) -> datetime | None:
        try:
            return self.value()
        except ValueError:
            return None

    def _pick(self, day: date) -> None:
        """Keep the hour and change the day."""
        hour = (self._understood() or self._now()).time().replace(second=0, microsecond=0)
        self.set_value(datetime.combine(day, hour, TEHRAN))
        self.show_problem("")
        self.edited.emit()

    def _settle(self) -> None:
        try:
            self.set_value(self.value())
        except ValueError as error:
            self.show_problem(str(error))

    def value(self) -> datetime | None:  # type: ignore[override]  # a field of its own kind of value
        """The moment on Tehran's clock, or None when nothing is typed."""
        text = self.line.text().strip()
        return parse_moment(text, self._now()) if text else None

    def set_value(self, value: datetime | None) -> None:  # type: ignore[override]  # as above
        """Show a moment."""
        self.line.setText(moment_text(value) if value else "")
