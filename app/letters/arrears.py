"""The arrears on a day: letters that wait past a deadline or since an earlier year.

They came in or stay inside; what goes out is waited for elsewhere. A letter is with the units whose
referrals of an order on it still run; their deadlines count as its own do. As in other reports of a
day, what is counted is how things stand now; the day says which letters count, and how old and late
they were on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, or_, select

from app.access import Right, require
from app.changes import Kind
from app.jalali import from_jalali, jalali_year
from app.letters.deeds import LETTERS, sender_words
from app.letters.states import IN_ARREARS, LetterDirection, LetterState
from app.marks import Classification
from app.orders.states import LIVE
from app.session import OfficeSession
from app.settings import office_calendar
from app.workdays import Calendar
from models.base import table_of
from models.orders import Order, Referral

_ORDERS: Final = table_of(Order)
_REFERRALS: Final = table_of(Referral)

#: More lines are a register, not a report; the totals count them all.
MOST_LINES: Final = 5000

#: Up to how many working days old a letter of each band is; those of the last are older.
AGE_BANDS: Final = (5, 10, 22, 66, 250)

#: Ids asked for at once.
_CHUNK: Final = 500


@dataclass(frozen=True)
class ArrearLine:
    """A letter in arrears.

    Attributes:
        units: Who has it; empty when nobody has.
        was_referred: An order on it was referred, and every unit is done with it.
        age: Working days since it came in.
        due_on: The first deadline that is past, of the letter or of a unit that has it; the
            letter's own when none is.
        late: Working days since that deadline; 0 when none is past.
        is_old: It is of an earlier year than the day of the report.
    """

    id: int
    number: str
    dated: date
    sender: str
    subject: str
    state: LetterState
    due_on: date | None
    classification: Classification
    units: tuple[str, ...]
    was_referred: bool
    age: int
    late: int
    is_old: bool


@dataclass(frozen=True)
class UnitArrears:
    """What a unit has in arrears.

    Attributes:
        name: Empty for letters nobody has.
        was_referred: Of those: every unit is done with them, and they wait to be settled.
        by_age: How many are of each band of age, those older than any last.
        late: How many are past their deadline.
        lines: The oldest first; fewer than `count` when the report has too many.
    """

    name: str
    was_referred: bool
    count: int
    late: int
    by_age: tuple[int, ...]
    lines: tuple[ArrearLine, ...]


@dataclass(frozen=True)
class ArrearsOnDay:
    """The arrears on a day.

    Attributes:
        count: Letters, each once, with however many units it is.
        late: Those past their deadline.
        old: Those of earlier years.
        unreferred: Those that were never referred.
        units: Those with most letters first, what nobody has at the end.
        is_cut: There are more lines than a report takes.
    """

    day: date
    count: int
    late: int
    old: int
    unreferred: int
    by_age: tuple[int, ...]
    oldest: date | None
    units: tuple[UnitArrears, ...]
    classification: Classification
    is_cut: bool


def arrears(session: OfficeSession, day: date | None = None) -> ArrearsOnDay:
    """Letters that still wait, late or of an earlier year than `day`; today without it.

    What is above the operator's clearance is not there.
    """
    require(session.desk.operator, Right.READ_LETTERS)
    day = day or session.desk.clock.today()
    new_year = from_jalali(jalali_year(day), 1, 1)
    rows = (
        session.execute(
            select(LETTERS)
            .where(
                LETTERS.c.direction != LetterDirection.OUTGOING.value,
                LETTERS.c.dated <= day,
                LETTERS.c.classification <= int(session.desk.operator.clearance),
                LETTERS.c.state.in_([state.value for state in IN_ARREARS]),
                or_(
                    LETTERS.c.dated < new_year,
                    LETTERS.c.due_on < day,
                    LETTERS.c.id.in_(_late_at_a_unit(day)),
                ),
            )
            .order_by(LETTERS.c.dated, LETTERS.c.id)
        )
        .mappings()
        .all()
    )
    referred = _referred(session, [row["id"] for row in rows])
    waiting = [_Waiting.of(dict(row), referred.get(row["id"]), day) for row in rows]
    days = _WorkDays(office_calendar(session), _all_days(waiting), day)
    return _gathered(day, [_line(one, days, day, new_year) for one in waiting])


def _running() -> ColumnElement[bool]:
    """Referrals of orders on letters; those of withdrawn orders are none."""
    return and_(
        _ORDERS.c.source_kind == Kind.LETTER.value,
        _ORDERS.c.withdrawn_at.is_(None),
        _REFERRALS.c.order_id == _ORDERS.c.id,
    )


def _late_at_a_unit(day: date) -> Select[tuple[int]]:
    return select(_ORDERS.c.source_id).where(
        _running(),
        _REFERRALS.c.state.in_([state.value for state in LIVE]),
        _REFERRALS.c.due_on < day,
    )


@dataclass
class _Referred:
    """Who has a letter that was referred: nobody, when every unit is done with it."""

    units: dict[str, None] = field(default_factory=dict)
    deadlines: list[date] = field(default_factory=list)


@dataclass(frozen=True)
class _Waiting:
    """A letter in arrears, with who has it and the deadline it is held to."""

    letter: Mapping[str, Any]
    referred: _Referred | None
    due_on: date | None

    @classmethod
    def of(cls, letter: Mapping[str, Any], referred: _Referred | None, day: date) -> _Waiting:
        """Held to the first deadline that is past, else to its own."""
        own: date | None = letter["due_on"]
        deadlines = [*(referred.deadlines if referred else ()), *([own] if own else ())]
        return cls(letter, referred, min((one for one in deadlines if one < day), default=own))


class _WorkDays:
    """Working days up to the day of the report, counted once for all letters."""

    def __init__(self, calendar: Calendar, days: Iterable[date], last: date) -> None:
        self._last = last
        self._first = min(days, default=last)
        #: How many working days lie after each day, up to and with the last.
        self._left = [0] * ((last - self._first).days + 1)
        count = 0
        for place in range(len(self._left) - 1, 0, -1):
            count += calendar.is_work_day(self._first + timedelta(days=place))
            self._left[place - 1] = count

    def since(self, day: date | None) -> int:
        """Working days after `day`; 0 for one that is not over."""
        if day is None or day >= self._last:
            return 0
        return self._left[(day - self._first).days]


def _all_days(waiting: Iterable[_Waiting]) -> Iterable[date]:
    for one in waiting:
        yield one.letter["dated"]
        if one.due_on is not None:
            yield one.due_on


def _referred(session: OfficeSession, ids: Sequence[int]) -> dict[int, _Referred]:
    """Who has each letter that was referred, and until when."""
    found: dict[int, _Referred] = {}
    live = {state.value for state in LIVE}
    for first in range(0, len(ids), _CHUNK):
        rows = session.execute(
            select(_ORDERS.c.source_id, _REFERRALS.c.name, _REFERRALS.c.state, _REFERRALS.c.due_on)
            .where(
                _running(),
                _ORDERS.c.source_id.in_(ids[first : first + _CHUNK]),
                _ORDERS.c.classification <= int(session.desk.operator.clearance),
            )
            .order_by(_REFERRALS.c.id)
        )
        for letter_id, name, state, due_on in rows:
            has = found.setdefault(letter_id, _Referred())
            if state in live:
                has.units[name] = None
                has.deadlines += [due_on] if due_on is not None else []
    return found


def _line(one: _Waiting, days: _WorkDays, day: date, new_year: date) -> ArrearLine:
    row, referred, due_on = one.letter, one.referred, one.due_on
    return ArrearLine(
        id=row["id"],
        number=row["number"],
        dated=row["dated"],
        sender=sender_words(row),
        subject=row["subject"],
        state=LetterState(row["state"]),
        due_on=due_on,
        classification=Classification(row["classification"]),
        units=tuple(referred.units) if referred is not None else (),
        was_referred=referred is not None,
        age=days.since(row["dated"]),
        late=days.since(due_on) if due_on is not None and due_on < day else 0,
        is_old=row["dated"] < new_year,
    )


def age_band(age: int) -> int:
    """Which band an age in working days belongs to."""
    return next((place for place, most in enumerate(AGE_BANDS) if age <= most), len(AGE_BANDS))


def _by_age(lines: Iterable[ArrearLine]) -> tuple[int, ...]:
    counts = Counter(age_band(line.age) for line in lines)
    return tuple(counts[band] for band in range(len(AGE_BANDS) + 1))


def _gathered(day: date, lines: Sequence[ArrearLine]) -> ArrearsOnDay:
    groups: dict[tuple[bool, str, bool], list[ArrearLine]] = {}
    for line in lines:
        for name in line.units or ("",):
            groups.setdefault((not name, name, not name and line.was_referred), []).append(line)
    ordered = sorted(groups.items(), key=lambda group: (group[0][0], -len(group[1]), group[0]))
    room = MOST_LINES
    units = []
    for (_nobody, name, was_referred), own in ordered:
        units.append(
            UnitArrears(
                name,
                was_referred,
                len(own),
                sum(1 for line in own if line.late),
                _by_age(own),
                tuple(own[: max(0, room)]),
            )
        )
        room -= len(own)
    return ArrearsOnDay(
        day=day,
        count=len(lines),
        late=sum(1 for line in lines if line.late),
        old=sum(1 for line in lines if line.is_old),
        unreferred=sum(1 for line in lines if not line.was_referred),
        by_age=_by_age(lines),
        oldest=lines[0].dated if lines else None,
        units=tuple(units),
        classification=max(
            (line.classification for line in lines), default=Classification.ORDINARY
        ),
        is_cut=room < 0,
    )
