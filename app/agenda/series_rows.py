"""A series as it is typed, kept and shown; what each of its deeds needs to know of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import exists, select

from app.agenda.clashes import Clash, Clashing
from app.agenda.copying import day_of
from app.agenda.recurring import (
    LAST_WEEK,
    MOST_OCCURRENCES,
    DayChoices,
    DayOffOf,
    DayOffRule,
    Fate,
    PlacedDay,
    Recurrence,
    SeriesRule,
    checked_recurrence,
    recurrence_days,
)
from app.agenda.states import EventState
from app.agenda.tables import EVENTS
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound
from app.jalali import jalali_text, long_jalali_text, to_jalali, weekday_index
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import persian_digits
from models.agenda import EventSeries, SeriesException
from models.base import table_of

SERIES: Final = table_of(EventSeries)
EXCEPTIONS: Final = table_of(SeriesException)

#: A series that is counted ends within so many years.
_FARTHEST_YEARS: Final = 12

NO_SERIES: Final = "این برنامه تکرار نمی‌شود."


class Scope(StrEnum):
    """How much of a series a deed is meant for."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class SeriesDraft:
    """How an entry shall repeat; what is not said is as the entry's own day has it.

    Attributes:
        last_day: No occurrence after it; or else `count`.
        count: How many occurrences, the entry itself counted.
        skipped: Days without an occurrence, each with its reason.
        request_key: Made once by a form, so that a repeated save finds its own series.
    """

    rule: SeriesRule = SeriesRule.WEEKLY
    interval: int = 1
    weekday: int | None = None
    month_day: int | None = None
    week: int | None = None
    last_day: date | None = None
    count: int | None = None
    day_off_rule: DayOffRule = DayOffRule.DROP
    skipped: Mapping[date, str] = field(default_factory=dict)
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class OccurrencePreview:
    """What one day of a series would come to.

    Attributes:
        meant: The day the rule names.
        day: Where it would stand; None when dropped, skipped or still to be asked.
        moved_from: The day off it is moved away from.
        why: Why the meant day is off or skipped.
        clashes: What stands in its way, blocking ones first.
        event_id: The entry it is already, if it is one.
    """

    meant: date
    day: date | None
    moved_from: date | None
    fate: Fate
    why: str
    clashes: tuple[Clash, ...]
    event_id: int | None = None

    @property
    def is_dropped(self) -> bool:
        """Whether there would be none."""
        return self.fate in (Fate.DROPPED, Fate.SKIPPED)

    @property
    def is_asked(self) -> bool:
        """Whether a person must say what becomes of it."""
        return self.fate is Fate.ASKED


@dataclass(frozen=True)
class ScopeEntry:
    """An entry a deed on a series reaches, or names and leaves alone.

    Attributes:
        left_alone: Why it is not touched; empty of those that are.
    """

    id: int
    version: int
    number: str
    subject: str
    state: EventState
    series_day: date
    starts_at: datetime | None
    ends_at: datetime | None
    all_day: bool
    left_alone: str


@dataclass(frozen=True)
class SeriesSheet:
    """A series whole.

    Attributes:
        words: Its rule in a sentence.
        skipped: Days without an occurrence, each with its reason.
    """

    id: int
    version: int
    recurrence: Recurrence
    day_off_rule: DayOffRule
    words: str
    occurrences: tuple[ScopeEntry, ...]
    skipped: tuple[tuple[date, str], ...]


# -- the rule ----------------------------------------------------------------------------------


def recurrence_from(draft: SeriesDraft, first_day: date) -> Recurrence:
    """The rule a draft means for an entry on its day.

    Raises:
        InvalidFields: It is none, has no end, or names too many days.
    """
    _year, _month, number = to_jalali(first_day)
    week = (number - 1) // 7 + 1
    endless = date.fromordinal(first_day.toordinal() + 366 * _FARTHEST_YEARS)
    if draft.last_day is None and draft.count is None:
        raise InvalidFields([InvalidInput("last_day", "بگویید تا کی تکرار می‌شود.")])
    if draft.count is not None and not 2 <= draft.count <= MOST_OCCURRENCES:
        words = f"شمار نوبت‌ها باید میان ۲ و {MOST_OCCURRENCES} باشد."
        raise InvalidFields([InvalidInput("count", persian_digits(words))])
    rule = checked_recurrence(
        Recurrence(
            rule=draft.rule,
            interval=draft.interval,
            weekday=weekday_index(first_day) if draft.weekday is None else draft.weekday,
            month_day=number if draft.month_day is None else draft.month_day,
            week=(LAST_WEEK if week > 4 else week) if draft.week is None else draft.week,
            first_day=first_day,
            last_day=draft.last_day or endless,
        )
    )
    if draft.count is not None:
        days = meant_days(rule, draft.count)
        if len(days) < draft.count:
            words = f"با این فاصله در {_FARTHEST_YEARS} سال {len(days)} نوبت می‌گنجد."
            raise InvalidFields([InvalidInput("count", persian_digits(words))])
        return replace(rule, last_day=min(rule.last_day, days[-1]))
    if len(recurrence_days(rule, MOST_OCCURRENCES + 1)) > MOST_OCCURRENCES:
        words = f"بیش از {MOST_OCCURRENCES} نوبت می‌شود؛ پایان آن را نزدیک‌تر بگیرید."
        raise InvalidFields([InvalidInput("last_day", persian_digits(words))])
    return rule


def meant_days(rule: Recurrence, most: int = MOST_OCCURRENCES) -> list[date]:
    """The days of a series: the entry's own first, whether the rule names it or not."""
    named = recurrence_days(rule, most)
    days = named if rule.first_day in named else [rule.first_day, *named]
    return days[:most]


def recurrence_of(series: Mapping[str, Any]) -> Recurrence:
    """The rule of a series that is kept."""
    return Recurrence(
        rule=SeriesRule(series["rule"]),
        **{
            name: series[name]
            for name in ("interval", "weekday", "month_day", "week", "first_day", "last_day")
        },
    )


def rule_columns(rule: Recurrence) -> dict[str, Any]:
    """A rule as the columns of its series."""
    return {
        "rule": rule.rule.value,
        "interval": rule.interval,
        "weekday": rule.weekday,
        "month_day": rule.month_day,
        "week": rule.week,
        "first_day": rule.first_day,
        "last_day": rule.last_day,
    }


def days_off_of(session: OfficeSession) -> DayOffOf:
    """Why days are off by the office's calendar."""
    calendar = office_calendar(session)

    def why(day: date) -> str:
        try:
            off = calendar.day_off(day)
        except ValueError:
            # Farther than Hijri months are estimated: nothing is known of it yet.
            return ""
        return off.name if off else ""

    return why


def require_answers(placed: Sequence[PlacedDay]) -> None:
    """Refuse a series of which days are still to be asked.

    Raises:
        InvalidFields: The sentence names them.
    """
    asked = [long_jalali_text(one.meant) for one in placed if one.fate is Fate.ASKED]
    if asked:
        words = f"این روزها تعطیل است؛ بگویید چه شود: {'، '.join(asked)}."
        raise InvalidFields([InvalidInput("answers", words)])


def choices_of(session: OfficeSession, series: Mapping[str, Any]) -> DayChoices:
    """What a series that is kept does with days off and skipped days."""
    return DayChoices(
        rule=DayOffRule(series["day_off_rule"]), skipped=skipped_days(session, series["id"])
    )


def together(refused: Mapping[date, Clashing]) -> Clashing:
    """What stands in the way of several occurrences as one refusal that names their days."""
    clashes = [
        replace(clash, words=f"{jalali_text(day)}: {clash.words}")
        for day, error in sorted(refused.items())
        for clash in error.clashes
    ]
    clashes.sort(key=lambda clash: not clash.blocks)
    return Clashing(clashes, may_override=all(one.may_override for one in refused.values()))


# -- what is kept ------------------------------------------------------------------------------


def series_row(session: OfficeSession, series_id: int | None) -> dict[str, Any]:
    """The columns of a series.

    Raises:
        NotAllowed: The entry is of none.
    """
    if series_id is None:
        raise NotAllowed(NO_SERIES)
    row = session.execute(select(SERIES).where(SERIES.c.id == series_id)).mappings().first()
    if row is None:
        raise NotFound(NO_SERIES)
    return dict(row)


def skipped_days(session: OfficeSession, series_id: int) -> dict[date, str]:
    """The days a series leaves out, each with its reason.

    One whose cancelling was taken back stands again, and is left out no more.
    """
    stands = exists().where(
        EVENTS.c.series_id == series_id,
        EVENTS.c.series_day == EXCEPTIONS.c.day,
        EVENTS.c.state != EventState.CANCELLED.value,
    )
    rows = session.execute(
        select(EXCEPTIONS.c.day, EXCEPTIONS.c.reason)
        .where(EXCEPTIONS.c.series_id == series_id, ~stands)
        .order_by(EXCEPTIONS.c.day)
    )
    return {row.day: row.reason for row in rows}


def occurrence_rows(session: OfficeSession, series_id: int) -> list[dict[str, Any]]:
    """The occurrences of a series in their order, whoever may see them."""
    rows = session.execute(
        select(EVENTS)
        .where(EVENTS.c.series_id == series_id)
        .order_by(EVENTS.c.series_day, EVENTS.c.id)
    )
    return [dict(row) for row in rows.mappings()]


def standing_day(row: Mapping[str, Any]) -> date:
    """The day an occurrence stands on now, or was meant for where it has no time."""
    meant: date = row["series_day"]
    return meant if row["starts_at"] is None else day_of(row["starts_at"])
