"""Letting an entry repeat, and moving, cancelling, skipping and adding back its occurrences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar, Final
from uuid import UUID

from app.agenda import (
    Clashing,
    DayAnswer,
    DayOffRule,
    EventSheet,
    SeriesDraft,
    SeriesRule,
    SeriesSheet,
    cancel_event,
    cancel_series,
    preview_series,
    repeat_event,
    restore_occurrence,
    series_sheet,
    skip_occurrence,
)
from app.agenda.texts import DAY_OFF_RULES, SERIES_RULES
from app.changes import Changes
from app.errors import AppError, InvalidInput
from app.jalali import WEEKDAYS, long_jalali_text, to_jalali, weekday_index
from app.kept_forms import FilledForm
from app.session import OfficeSession
from ui.agenda.series_views import SCOPES, DaysPreview, ScopeView
from ui.agenda.step_form import EventStepForm, Make, Saved, reason_step
from ui.common.clash_panel import MAY, REASON
from ui.common.fields import ChoiceField, DateField, LinesField, SegmentField, TextField
from ui.common.number_field import NumberField
from ui.shell import Shell
from ui.theme import Tone

_WEEKS: Final = ((1, "نخستین"), (2, "دومین"), (3, "سومین"), (4, "چهارمین"), (-1, "آخرین"))
_RULES: Final = tuple((one, SERIES_RULES[one]) for one in SeriesRule)
_OFF: Final = tuple((one, DAY_OFF_RULES[one]) for one in DayOffRule)
#: Fields only some rules have.
_OF_RULE: Final = {
    "weekday": frozenset({SeriesRule.WEEKLY, SeriesRule.MONTHLY_WEEKDAY}),
    "month_day": frozenset({SeriesRule.MONTHLY_DAY}),
    "week": frozenset({SeriesRule.MONTHLY_WEEKDAY}),
}
ENDS: Final = "پایان را با روز بگویید، یا با شمار نوبت‌ها."
NOTHING_LEFT_OUT: Final = "نوبتی کنار گذاشته نشده است."


class RepeatForm(EventStepForm):
    """How an entry repeats, with every day it comes to shown before it is made."""

    beside: ClassVar[Mapping[str, str]] = {"answers": "day_off_rule"}

    def __init__(self, shell: Shell, sheet: EventSheet, saved: Saved) -> None:
        day = sheet.starts_at.date() if sheet.starts_at is not None else shell.today()
        number = to_jalali(day)[2]
        rule = SegmentField("rule", "چگونه", _RULES)
        interval = NumberField("interval", "هر چند هفته", needed=True)
        rows = (
            ((rule, 1),),
            (
                (interval, 3),
                (ChoiceField("week", "چندمین", _WEEKS), 3),
                (ChoiceField("weekday", "روز هفته", list(enumerate(WEEKDAYS))), 4),
                (NumberField("month_day", "روز ماه (۳۱ یعنی آخرین)"), 4),
            ),
            (
                (DateField("last_day", "تا روز", shell.today), 4),
                (NumberField("count", "یا چند نوبت"), 3),
                (ChoiceField("day_off_rule", "در روز تعطیل", _OFF), 4),
            ),
            ((TextField("override_reason", REASON), 1),),
        )
        super().__init__(
            shell, sheet, "تکرار", rows, self._meant, saved, step="event_repeat", told=ENDS
        )
        self.fields["override_reason"].hide()
        week = (number - 1) // 7 + 1
        self.fill(
            {
                "interval": 1,
                "weekday": weekday_index(day),
                "week": week if week < 5 else -1,  # the fifth is the last
                "month_day": number,
            }
        )
        rule.edited.connect(self._show_what_belongs)
        for field in self.fields.values():
            field.edited.connect(self._ask)
        self._show_what_belongs()

    def lay_more(self) -> None:
        """The days, under the rule."""
        self.days = DaysPreview(self)
        self.days.answered.connect(self._ask)
        self.body.addWidget(self.days, 1)

    def raw(self) -> dict[str, Any]:
        """What stands in the form, and what was said of days off."""
        answers = {day.isoformat(): one.value for day, one in self.days.answers.items()}
        return super().raw() | {"answers": answers}

    def resume(self, filled: FilledForm) -> None:
        """Go on with a kept form and its answers."""
        super().resume(filled)
        answers: dict[str, str] = filled.content.get("answers", {})
        self.days.answers = {
            date.fromisoformat(day): DayAnswer(one) for day, one in answers.items()
        }
        self._show_what_belongs()
        self._ask()

    def _show_what_belongs(self) -> None:
        rule = self.fields["rule"].value()
        for name, rules in _OF_RULE.items():
            self.fields[name].setVisible(rule in rules)
        weekly = rule is SeriesRule.WEEKLY
        self.fields["interval"].rename("هر چند هفته" if weekly else "هر چند ماه")
        self.share_rows()

    def _draft(self, values: dict[str, Any], key: UUID) -> SeriesDraft:
        hidden = {name for name in _OF_RULE if self.fields[name].isHidden()}
        said: dict[str, Any] = {
            name: None if name in hidden else values[name]
            for name in ("weekday", "month_day", "week", "last_day", "count")
        }
        if values["interval"] is None:
            raise InvalidInput("interval", "بنویسید هر چند هفته یا ماه.")
        return SeriesDraft(
            rule=values["rule"],
            interval=values["interval"],
            day_off_rule=values["day_off_rule"],
            request_key=key,
            **said,
        )

    def _ask(self) -> None:
        """Ask what every day would come to, once it can be said."""
        try:
            draft = self._draft(self.values(), self._key)
        except AppError:
            self.days.show_nothing()
            return
        if draft.last_day is None and draft.count is None:
            self.days.show_nothing()
            return
        self._shell.tasks.read(
            self,
            preview_series,
            self._sheet.id,
            draft,
            dict(self.days.answers),
            done=self.days.show_days,
            # What is no rule is said beside its field when it is saved.
            failed=lambda _error: self.days.show_nothing(),
            latest="days",
        )

    def _meant(self, values: dict[str, Any], key: UUID) -> tuple[Any, tuple[Any, ...]]:
        operation = partial(repeat_event, override_reason=values["override_reason"])
        return operation, (self._draft(values, key), dict(self.days.answers))

    def show_error(self, error: AppError) -> None:
        """Say which days clash; whoever has the right says why they may stand."""
        super().show_error(error)
        if isinstance(error, Clashing):
            offer_override(self, error)


def offer_override(form: EventStepForm, error: Clashing) -> None:
    """Say which days clash; whoever has the right is asked why they may stand."""
    form.bar.say(error.message, Tone.DANGER)
    field = form.fields["override_reason"]
    field.setVisible(error.may_override)
    if error.may_override:
        field.show_problem(MAY)
        field.setFocus()


class ScopedForm(EventStepForm):
    """A deed on this occurrence, this and those after it, or all; what it reaches is shown."""

    def lay_more(self) -> None:
        """What it reaches, under the fields."""
        self.reach = ScopeView(self._shell, self._sheet.id, self)
        self.body.addWidget(self.reach)
        scope = self.fields["scope"]
        scope.edited.connect(lambda: self.reach.show_scope(scope.value()))
        self.reach.show_scope(scope.value())

    def resume(self, filled: FilledForm) -> None:
        """Go on with a kept form, its scope read anew."""
        super().resume(filled)
        self.reach.show_scope(self.fields["scope"].value())

    def offer_theirs(self) -> None:
        """Another desk was first: show what it reaches by now, and let it be saved again."""
        super().offer_theirs()
        self.reach.show_scope(self.fields["scope"].value())


class CancelForm(ScopedForm):
    """Why occurrences are cancelled."""

    def __init__(self, shell: Shell, sheet: EventSheet, saved: Saved) -> None:
        rows = (
            ((SegmentField("scope", "کدام نوبت‌ها", SCOPES), 1),),
            ((LinesField("reason", "سبب لغو", needed=True, rows=3), 1),),
        )
        super().__init__(
            shell, sheet, "لغو", rows, self._meant, saved, step="event_cancel", hangs=True
        )

    def start(self) -> None:
        """The reason is what is typed."""
        self.fields["reason"].setFocus()

    def _meant(self, values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        operation = partial(cancel_series, **self.reach.reached())
        return operation, (values["scope"], values["reason"])


class RestoreForm(EventStepForm):
    """Which day that was left out has its occurrence again."""

    def __init__(self, shell: Shell, sheet: EventSheet, saved: Saved) -> None:
        self._days = ChoiceField("day", "کدام روز", [])
        rows = (((self._days, 1),), ((TextField("override_reason", REASON), 1),))
        super().__init__(
            shell, sheet, "بازگرداندن نوبت", rows, self._meant, saved, step="event_restore"
        )
        self.fields["override_reason"].hide()
        if sheet.series_id is not None:
            shell.tasks.read(self, series_sheet, sheet.series_id, done=self._known)

    def _known(self, series: SeriesSheet) -> None:
        self._days.show_choices(
            [(day, f"{long_jalali_text(day)} — {why}") for day, why in series.skipped]
        )
        if not series.skipped:
            self.bar.say(NOTHING_LEFT_OUT, Tone.INFORMATION)

    def _meant(self, values: dict[str, Any], _key: UUID) -> tuple[Any, tuple[Any, ...]]:
        series_id, day = self._sheet.series_id, values["day"]
        if day is None or series_id is None:
            raise InvalidInput("day", NOTHING_LEFT_OUT)
        operation = _restoring(series_id, day, values["override_reason"])
        return operation, ()

    def show_error(self, error: AppError) -> None:
        """Say what stands in the way; whoever has the right says why it may stand."""
        super().show_error(error)
        if isinstance(error, Clashing):
            offer_override(self, error)


def _restoring(series_id: int, day: date, reason: str) -> Callable[..., Changes[int]]:
    """Add a day back; which occurrence somebody stood on is no matter."""

    def restore(session: OfficeSession, _event_id: int, _version: int) -> Changes[int]:
        return restore_occurrence(session, series_id, day, override_reason=reason)

    return restore


_cancel_one = reason_step("لغو", "سبب لغو", cancel_event, step="event_cancel", hangs=True)


def cancel_form(shell: Shell, sheet: EventSheet, saved: Saved) -> Any:
    """Why it is cancelled; of a series, how much of it."""
    if sheet.series_id is None:
        return _cancel_one(shell, sheet, saved)
    return CancelForm(shell, sheet, saved)


#: The form each action opens.
FORMS: Final[dict[str, Make]] = {
    "event_repeat": RepeatForm,
    "event_cancel": cancel_form,
    "event_skip": reason_step(
        "کنار گذاشتن این نوبت", "سبب", skip_occurrence, step="event_skip", hangs=True
    ),
    "event_restore": RestoreForm,
}
