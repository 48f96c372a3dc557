"""The duty roster (کشیک): who is on duty on which shift of which day, and what is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, delete, insert, select

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.errors import InvalidInput, NotAllowed, NotFound
from app.jalali import jalali_text, long_jalali_text, weekday_index
from app.session import OfficeSession
from app.settings import office_calendar
from app.shifts.times import ShiftTime, shift_times
from app.workdays import DayOff
from models.base import table_of
from models.duty import DutyTurn
from models.operators import Operator

_TURNS = table_of(DutyTurn)

WEEK: Final = timedelta(days=7)
#: A turn in hours: when it begins and ends, its day and its shift.
_Held = tuple[datetime, datetime, date, str]
#: A roster asked for is at most so long.
LONGEST: Final = timedelta(days=62)


@dataclass(frozen=True)
class OnDuty:
    """A person on a shift; `active` is false when he no longer works here."""

    operator_id: int
    name: str
    active: bool = True


@dataclass(frozen=True)
class RosterDay:
    """A day of the roster.

    Attributes:
        off: Why the day is off, or None.
        turns: Who is on duty, by the shift's name.
    """

    day: date
    off: DayOff | None
    turns: Mapping[str, tuple[OnDuty, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Roster:
    """Some days of the roster.

    Attributes:
        shifts: The office's shifts; turns set under a name that is gone come after them.
        clashes: What is wrong, in sentences.
    """

    shifts: tuple[ShiftTime, ...]
    days: tuple[RosterDay, ...]
    clashes: tuple[str, ...]


@dataclass(frozen=True)
class OnDutyNow:
    """Who is on duty at this moment.

    Attributes:
        shift: Its name, or empty outside every shift.
        names: Full names.
    """

    shift: str
    names: tuple[str, ...]

    @property
    def words(self) -> str:
        """The shift and its people in a line; empty when nobody is named."""
        return f"{self.shift}: {'، '.join(self.names)}" if self.names else ""


def week_of(day: date) -> date:
    """The Saturday a day's week begins with."""
    return day - timedelta(days=weekday_index(day))


def duty_roster(session: OfficeSession, first: date, last: date) -> Roster:
    """The roster from a day to a day; everybody may know who is on duty.

    Raises:
        InvalidInput: The days are the wrong way round, or too many.
    """
    if last < first:
        raise InvalidInput("--to", "پایان پیش از آغاز است.")
    if last - first > LONGEST:
        raise InvalidInput("--to", "کشیک تا دو ماه با هم نشان داده می‌شود.")
    shifts = shift_times(session)
    # The night before reaches into the first day.
    turns = _turns(session, first - timedelta(days=1), last)
    calendar = office_calendar(session)
    count = (last - first).days + 1
    days = tuple(
        RosterDay(day, calendar.day_off(day), turns.get(day, {}))
        for day in (first + timedelta(days=number) for number in range(count))
    )
    return Roster(shifts, days, tuple(_clashes(shifts, turns)))


def _turns(
    session: OfficeSession, first: date, last: date
) -> dict[date, dict[str, tuple[OnDuty, ...]]]:
    rows = session.execute(
        select(DutyTurn.day, DutyTurn.shift, Operator.id, Operator.full_name, Operator.active)
        .join(Operator, Operator.id == DutyTurn.operator_id)
        .where(DutyTurn.day.between(first, last))
        .order_by(DutyTurn.day, Operator.full_name, Operator.id)
    )
    found: dict[date, dict[str, tuple[OnDuty, ...]]] = defaultdict(dict)
    for day, shift, number, name, active in rows:
        one = OnDuty(number, name, active)
        found[day][shift] = (*found[day].get(shift, ()), one)
    return dict(found)


def _clashes(
    shifts: Sequence[ShiftTime], turns: Mapping[date, Mapping[str, tuple[OnDuty, ...]]]
) -> list[str]:
    """Who is on two shifts at once, and who is named though he no longer works here."""
    by_name = {shift.name: shift for shift in shifts}
    sentences: list[str] = []
    spans: dict[int, list[_Held]] = defaultdict(list)
    for day, shares in sorted(turns.items()):
        for shift, people in shares.items():
            for one in people:
                if not one.active:
                    sentences.append(
                        f"{long_jalali_text(day)}، {shift}: «{one.name}» دیگر کاربر این دفتر نیست."
                    )
                if shift in by_name:
                    begins, ends = by_name[shift].span(day)
                    spans[one.operator_id].append((begins, ends, day, shift))
    names = {
        one.operator_id: one.name
        for shares in turns.values()
        for people in shares.values()
        for one in people
    }
    for number, held in spans.items():
        held.sort()
        latest = held[0]
        for turn in held[1:]:
            if turn[0] < latest[1]:
                sentences.append(_at_once(names[number], latest, turn))
            latest = max(latest, turn, key=lambda one: one[1])
    return sentences


def _at_once(name: str, first: _Held, second: _Held) -> str:
    (_, _, day, shift), (_, _, other_day, other_shift) = first, second
    return (
        f"«{name}» هم‌زمان در دو شیفت است: {shift} {jalali_text(day)} و "
        f"{other_shift} {jalali_text(other_day)}."
    )


def on_duty_now(session: OfficeSession) -> OnDutyNow:
    """Who is on duty at this moment, on whichever shift it falls in."""
    now = to_tehran(session.desk.clock.now())
    yesterday = now.date() - timedelta(days=1)
    turns = _turns(session, yesterday, now.date())
    for shift in shift_times(session):
        for day in (now.date(), yesterday):
            begins, ends = shift.span(day)
            if begins <= now < ends:
                people = turns.get(day, {}).get(shift.name, ())
                return OnDutyNow(shift.name, tuple(one.name for one in people if one.active))
    return OnDutyNow("", ())


def put_on_duty(session: OfficeSession, day: date, shift: str, operator_id: int) -> Changes[None]:
    """Put somebody on a shift of a day; who is on it already stays.

    Raises:
        NotAllowed: The operator may not plan duty, or that person no longer works here.
        NotFound: There is no such person or shift.
    """
    require(session.desk.operator, Right.PLAN_DUTY)
    name = _worker(session, operator_id)
    if shift not in {one.name for one in shift_times(session)}:
        raise NotFound("این شیفت در تنظیمات دفتر نیست.")
    held = session.execute(select(DutyTurn.id).where(*_turn(day, shift, operator_id))).first()
    if held is not None:
        return changed(None)
    session.execute(insert(_TURNS).values(day=day, shift=shift, operator_id=operator_id))
    words = f"«{name}» در {jalali_text(day)} کشیک {shift} شد."
    journal.note(session, Kind.DUTY, None, "put_on_duty", words)
    return changed(None, Kind.DUTY)


def take_off_duty(session: OfficeSession, day: date, shift: str, operator_id: int) -> Changes[None]:
    """Take somebody off a shift of a day.

    Raises:
        NotAllowed: The operator may not plan duty.
        NotFound: That person is not on it.
    """
    require(session.desk.operator, Right.PLAN_DUTY)
    gone = session.execute(
        delete(_TURNS).where(*_turn(day, shift, operator_id)).returning(_TURNS.c.id)
    ).first()
    if gone is None:
        raise NotFound("این شخص در آن شیفت نیست.")
    name = session.execute(
        select(Operator.full_name).where(Operator.id == operator_id)
    ).scalar_one()
    words = f"«{name}» در {jalali_text(day)} از کشیک {shift} برداشته شد."
    journal.note(session, Kind.DUTY, None, "take_off_duty", words)
    return changed(None, Kind.DUTY)


def copy_week(session: OfficeSession, week: date) -> Changes[int]:
    """Fill a week as the week before it; what is set already stays.

    Args:
        session: The transaction.
        week: Any day of the week to be filled.

    Returns:
        How many turns were set. Who no longer works here is left out.

    Raises:
        NotAllowed: The operator may not plan duty, or the week before is empty.
    """
    require(session.desk.operator, Right.PLAN_DUTY)
    first = week_of(week)
    before = _turns(session, first - WEEK, first - timedelta(days=1))
    if not before:
        raise NotAllowed("هفته پیش کشیکی ندارد که رونوشت شود.")
    there = _turns(session, first, first + WEEK - timedelta(days=1))
    known = {shift.name for shift in shift_times(session)}
    rows = [
        {"day": day + WEEK, "shift": shift, "operator_id": one.operator_id}
        for day, shares in before.items()
        for shift, people in shares.items()
        for one in people
        if one.active and shift in known and not _is_on(there, day + WEEK, shift, one.operator_id)
    ]
    if not rows:
        return changed(0)
    session.execute(insert(_TURNS), rows)
    words = f"کشیک هفته {jalali_text(first)} از هفته پیش رونوشت شد."
    journal.note(session, Kind.DUTY, None, "copy_week", words, details={"turns": len(rows)})
    return changed(len(rows), Kind.DUTY)


def _is_on(
    turns: Mapping[date, Mapping[str, tuple[OnDuty, ...]]], day: date, shift: str, number: int
) -> bool:
    return any(one.operator_id == number for one in turns.get(day, {}).get(shift, ()))


def _turn(day: date, shift: str, operator_id: int) -> tuple[ColumnElement[bool], ...]:
    return (_TURNS.c.day == day, _TURNS.c.shift == shift, _TURNS.c.operator_id == operator_id)


def _worker(session: OfficeSession, operator_id: int) -> str:
    """The full name of somebody who works here."""
    row = session.execute(
        select(Operator.full_name, Operator.active).where(Operator.id == operator_id)
    ).first()
    if row is None:
        raise NotFound("این کاربر یافت نشد.")
    if not row.active:
        raise NotAllowed(f"«{row.full_name}» دیگر کاربر این دفتر نیست.")
    return str(row.full_name)
