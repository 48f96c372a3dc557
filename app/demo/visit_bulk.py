"""The visitors of years past: closed daily visits, and petitions of public days long over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from random import Random
from typing import Any, Final

from app.clock import from_tehran
from app.demo.visit_days import MOST, SHARE, HeldDay, held_days
from app.demo.visit_rows import Life, VisitRows, told
from app.demo.visit_words import STAND_INS, TOLD, WHY_NOT
from app.demo.visitors import ON_PHONE, Visitors
from app.settings import office_calendar
from app.visits import Decision, Mode, TellDraft, TellOutcome, VisitState

_V: Final = VisitState

#: Visitors come within so many minutes from the opening on.
OPENS, OPEN_FOR = time(8), 330
#: Days until the last deed on a daily visit.
LATEST: Final = timedelta(days=4)


def write_visits(rows: VisitRows, visitors: Visitors, span: tuple[date, date], count: int) -> None:
    """Write so many visits of the working days from a day to a day, in the order of time."""
    first, last = span
    days = held_days(rows.session, first, last, count)
    each = min(MOST, int(count * SHARE) // len(days)) if days else 0
    held = [HeldDay(rows, visitors, day, each) for day in days]
    for one in held:
        one.plan()
    coming: list[tuple[datetime, HeldDay | None]] = [
        (at, one) for one in held for at in one.arrivals()
    ]
    daily = _daily(rows, visitors.random, (first, last - LATEST), count - each * len(held))
    coming += [(at, None) for at in daily]
    for at, day in sorted(coming, key=itemgetter(0)):
        if day is None:
            _live(rows, visitors, at)
        else:
            day.collect(at)
    rows.finish()


def _daily(
    rows: VisitRows, random: Random, span: tuple[date, date], count: int
) -> Iterator[datetime]:
    """When daily visitors come, as many on one working day as on the other."""
    calendar = office_calendar(rows.session)
    every = [span[0] + timedelta(days=number) for number in range((span[1] - span[0]).days + 1)]
    days = [day for day in every if calendar.is_work_day(day)]
    for number, day in enumerate(days):
        opens = from_tehran(day, OPENS)
        for _ in range(count * number // len(days), count * (number + 1) // len(days)):
            yield opens + timedelta(minutes=random.randrange(OPEN_FOR))


def _live(rows: VisitRows, visitors: Visitors, at: datetime) -> None:
    place = rows.made
    asked = place % 8 == 7
    columns = ON_PHONE if asked else {}
    life = rows.receive(at, visitors.draft(**columns))
    if asked:
        at += timedelta(days=1)
        words = f"«{life.visit['visitor_name']}» به دفتر آمد."
        life.do(at, "arrive", words, state=_V.PRESENT.value, arrived_at=at)
    visitors.random.choices(_LIVES, _SHARES)[0](life, at, place)
    life.end()


def _announced(life: Life, at: datetime) -> None:
    life.do(
        at,
        "announce",
        "به استاندار اعلام شد.",
        state=_V.ANNOUNCED.value,
        announced_at=at,
    )


def _decided(
    life: Life, at: datetime, state: VisitState, decision: Decision, said: str, **values: Any
) -> None:
    columns = {
        "decision": decision.value,
        "decided_at": at,
        "decision_words": "",
        "mode": Mode.FACE_TO_FACE.value,
        "minutes": 10,
        "host_id": None,
        "host": "",
    }
    life.do(at, "decide", said, state=state.value, **columns | values)


def _told_and_closed(life: Life, at: datetime, place: int) -> None:
    if place % 5 == 4:
        life.tell(at - timedelta(hours=1), TellDraft(outcome=TellOutcome.NO_ANSWER))
    life.tell(at, told(place, TOLD[place % len(TOLD)]))
    _closed(life, at + timedelta(minutes=5))


def _closed(life: Life, at: datetime, why: str = "") -> None:
    words = f"بسته شد: {why}" if why else "بسته شد."
    life.do(at, "close_visit", words, state=_V.CLOSED.value)


def _received(life: Life, at: datetime, place: int) -> None:
    """He was with the governor, and was told what came of it."""
    minute = timedelta(minutes=1)
    _announced(life, at + 6 * minute)
    now = Decision.NOW
    said = "همین حالا پذیرفته می‌شود (چهره به چهره)."
    _decided(life, at + 6 * minute, _V.AGREED, now, said)
    went_in, came_out = at + 12 * minute, at + (17 + place % 12) * minute
    life.do(went_in, "enter", "نزد استاندار رفت.", state=_V.INSIDE.value, entered_at=went_in)
    life.do(came_out, "leave", "ملاقات انجام شد.", state=_V.OUT.value, left_at=came_out)
    _told_and_closed(life, at + timedelta(days=place % 3, hours=2), place)


def _referred(life: Life, at: datetime, place: int) -> None:
    host = STAND_INS[place % len(STAND_INS)]
    _announced(life, at + timedelta(minutes=6))
    said = f"به «{host}» سپرده شد."
    _decided(life, at + timedelta(minutes=8), _V.REFERRED, Decision.REFER, said, host=host)
    _told_and_closed(life, at + timedelta(days=place % 3, hours=2), place)


def _declined(life: Life, at: datetime, place: int) -> None:
    why = WHY_NOT[place % len(WHY_NOT)]
    _announced(life, at + timedelta(minutes=6))
    said = f"پذیرفته نشد: {why}"
    _decided(
        life, at + timedelta(minutes=8), _V.DECLINED, Decision.DECLINE, said, decision_words=why
    )
    _told_and_closed(life, at + timedelta(hours=2), place)


def _left(life: Life, at: datetime, _place: int) -> None:
    """He did not wait for his turn."""
    at += timedelta(minutes=40)
    life.do(at, "no_show", "نیامد: پیش از نوبت رفت.", state=_V.NO_SHOW.value)
    _closed(life, at + timedelta(hours=3))


def _gave_up(life: Life, at: datetime, _place: int) -> None:
    why = "کارش از راه دیگری انجام شد."
    at += timedelta(minutes=30)
    life.do(at, "withdraw", f"انصراف داد: {why}", state=_V.WITHDRAWN.value)


#: What becomes of a daily visitor, and how often.
_LIVES: Final[Sequence[Callable[[Life, datetime, int], None]]] = (
    _received,
    _referred,
    _declined,
    _left,
    _gave_up,
)
_SHARES: Final = (66, 14, 10, 7, 3)
