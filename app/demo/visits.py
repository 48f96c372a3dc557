"""Visitors of an invented office: years of them, those of this week, and two public days.

What is not long over is done through the services, each deed at its hour.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from app.access import SignedIn
from app.agenda import Clashing
from app.changes import Changes
from app.clock import from_tehran, to_tehran
from app.demo.affairs import AFFAIRS
from app.demo.calls import DIRECTOR
from app.demo.happening import seeded_key
from app.demo.playing import sit_down
from app.demo.scope import Scope
from app.demo.visit_bulk import write_visits
from app.demo.visit_days import (
    AHEAD,
    BEGINS,
    MINUTES_EACH,
    held_days,
    petition,
    planned,
    work_day,
)
from app.demo.visit_rows import VisitRows
from app.demo.visit_words import ORDERED, OUTCOMES, RESULTS
from app.demo.visitors import ON_PHONE, Visitors
from app.operators import ADMINISTRATOR
from app.orders import OrderDraft, OrderKind, ReferralDraft
from app.public_days import (
    HandOverDraft,
    HearingDraft,
    accept_rest,
    await_results,
    begin_session,
    close_list,
    decide_petition,
    end_session,
    hand_over,
    hear,
    mark_absent,
    mark_present,
    open_list,
    present_list,
    proposed_managers,
    public_day_sheet,
    public_day_version,
    put_off,
    record_receipt,
    result_in,
    save_managers,
)
from app.public_days.drafts import ManagerDraft
from app.session import OfficeSession
from app.settings import office_calendar
from app.visits import (
    Decision,
    DecisionDraft,
    TellDraft,
    announce,
    arrive,
    close_visit,
    decide,
    enter,
    leave,
    no_show,
    receive_visit,
    record_order_on_visit,
    tell_visitor,
    visit_version,
    withdraw,
)

#: Of all visits, how many are petitions of the day that is over, and of the one to come.
HELD_SHARE: Final = 0.45
COMING_SHARE: Final = 0.15
#: Visits that are played through the services; the others are written as rows of the years before.
PLAYED: Final = 60
#: Days between the last of the years before and the first that is played.
APART: Final = timedelta(days=26)
#: Days back to the public day that is over, and on to the one to come, planned before this week.
BACK, ON, BEGUN = timedelta(days=13), timedelta(days=6), timedelta(days=8)


@dataclass
class Front:
    """The desk at which visitors are received; the clock goes back for what happened before."""

    session: OfficeSession
    operators: Mapping[str, SignedIn]
    random: Random
    now: datetime
    visitors: Visitors

    @property
    def operator(self) -> SignedIn:
        """Who receives them."""
        return self.operators.get(ADMINISTRATOR, self.operators[DIRECTOR])

    def at(self, moment: datetime) -> None:
        """Sit down at an hour, which is never later than now."""
        sit_down(self.session, self.operator, min(moment, self.now))

    def do(self, operation: Callable[..., Changes[Any]], visit_id: int, *arguments: Any) -> Any:
        """Do a deed on a visit as it stands."""
        version = visit_version(self.session, visit_id)
        return operation(self.session, visit_id, version, *arguments).value

    def on_day(self, operation: Callable[..., Changes[Any]], day_id: int, *arguments: Any) -> Any:
        """Do a deed on a public day as it stands."""
        version = public_day_version(self.session, day_id)
        return operation(self.session, day_id, version, *arguments).value

    def order(self, to: str = "") -> OrderDraft:
        """What the governor says of a matter."""
        random = self.random
        given = to_tehran(self.session.desk.clock.now())
        referral = ReferralDraft(
            name=to or "مدیرکل حوزه استاندار", due_on=given.date() + timedelta(days=10)
        )
        return OrderDraft(
            kind=OrderKind.ORAL,
            words=random.choice(ORDERED),
            given_on=given.date(),
            given_at=given.time().replace(second=0, microsecond=0),
            referrals=(referral,),
            request_key=seeded_key(random),
        )


def plan_visits(
    session: OfficeSession,
    operators: Mapping[str, SignedIn],
    random: Random,
    now: datetime,
    scope: Scope,
) -> int:
    """Let the office have received so many visitors; answers with how many there are."""
    if not scope.count:
        return 0
    before = session.desk.operator
    front = Front(session, operators, random, now, Visitors(session, random))
    if scope.count > PLAYED:
        rows = VisitRows(session, front.operator)
        write_visits(rows, front.visitors, _years_before(now, scope), scope.count - PLAYED)
    _play(front, min(scope.count, PLAYED))
    sit_down(session, before, now)
    return front.visitors.made


def public_days_before(session: OfficeSession, now: datetime, scope: Scope) -> frozenset[date]:
    """The public days of years past, for the programme to leave the governor free."""
    return frozenset(held_days(session, *_years_before(now, scope), scope.count - PLAYED))


def _years_before(now: datetime, scope: Scope) -> tuple[date, date]:
    today = to_tehran(now).date()
    return today - timedelta(days=scope.days), today - APART


def _play(front: Front, count: int) -> None:
    """The visitors of these weeks."""
    held, coming = round(count * HELD_SHARE), round(count * COMING_SHARE)
    _public_day_before(front, held)
    _public_day_to_come(front, coming)
    _daily(front, count - held - coming)


def _collected(front: Front, day_id: int, count: int, at: datetime) -> None:
    for place in range(count):
        front.at(at + timedelta(minutes=7 * place))
        columns = petition(front.random, day_id, place)
        receive_visit(front.session, front.visitors.draft(**columns))


def _public_day_before(front: Front, count: int) -> None:
    """A day of two weeks ago: heard, handed over, and the first results are back."""
    if not count:
        return
    day = work_day(front.session, to_tehran(front.now - BACK).date())
    hour = from_tehran(day, BEGINS)
    front.at(hour - AHEAD)
    day_id = planned(front.session, day, count, front.random)
    front.on_day(open_list, day_id)
    _collected(front, day_id, count, hour - timedelta(days=7))
    front.at(hour - timedelta(days=2))
    front.on_day(close_list, day_id)
    front.on_day(present_list, day_id)
    petitions = [line.id for line in public_day_sheet(front.session, day_id).petitions]
    for visit_id, (decision, words) in zip(petitions[-3:], OUTCOMES, strict=False):
        front.do(decide_petition, visit_id, decision, words)
    front.on_day(accept_rest, day_id)
    proposed = proposed_managers(front.session, day_id)
    managers = [ManagerDraft(name=one.organisation, post="مدیر") for one in proposed]
    front.on_day(save_managers, day_id, managers)
    front.at(hour)
    front.on_day(begin_session, day_id)
    _heard(front, day_id, petitions[:-3], hour)
    front.at(hour + timedelta(minutes=MINUTES_EACH * count + 30))
    front.on_day(end_session, day_id)
    _handed_over(front, day_id, hour + timedelta(days=1))
    front.on_day(await_results, day_id)
    for place, visit_id in enumerate(petitions[: count // 4]):
        at = hour + timedelta(days=7, minutes=20 * place)
        front.at(at)
        front.do(result_in, visit_id, RESULTS[place % len(RESULTS)])
        if place % 2:
            front.at(at + timedelta(hours=2))
            front.do(tell_visitor, visit_id, TellDraft(words="نتیجه به او گفته شد."))


def _heard(front: Front, day_id: int, petitions: list[int], hour: datetime) -> None:
    sheet = public_day_sheet(front.session, day_id)
    for manager in sheet.managers:
        front.on_day(mark_present, day_id, manager.id, manager.id % 5 != 0)
    for place, visit_id in enumerate(petitions):
        front.at(hour + timedelta(minutes=MINUTES_EACH * (place + 1)))
        if place % 11 == 10:
            front.do(mark_absent, visit_id, "در جلسه حاضر نشد.")
        elif place % 13 == 12:
            front.do(put_off, visit_id, "مدیر مربوط در جلسه نبود.")
        else:
            order = front.order(AFFAIRS[place % len(AFFAIRS)].unit) if place % 6 != 5 else None
            note = "" if order is not None else "راهنمایی شد و دستوری نداشت."
            front.do(hear, visit_id, HearingDraft(order=order, note=note))


def _handed_over(front: Front, day_id: int, at: datetime) -> None:
    front.at(at)
    front.on_day(hand_over, day_id, HandOverDraft(receiver="نسترن موحد", receiver_post="کارشناس"))
    (given,) = public_day_sheet(front.session, day_id).hand_overs
    number = str(front.random.randint(100, 999))
    front.on_day(record_receipt, day_id, given.id, number, to_tehran(at).date())


def _public_day_to_come(front: Front, count: int) -> None:
    if not count:
        return
    day = work_day(front.session, to_tehran(front.now + ON).date())
    begun = front.now - BEGUN
    front.at(begun)
    day_id = planned(front.session, day, count, front.random)
    front.on_day(open_list, day_id)
    _collected(front, day_id, count, begun + timedelta(hours=1))


def _daily(front: Front, count: int) -> None:
    """The visitors of the days before, then those of today, each a step further than the next."""
    today = len(_TODAY)
    begin = to_tehran(front.now).date() - timedelta(days=6)
    for place in range(max(0, count - today)):
        day = work_day(front.session, begin + timedelta(days=place * 6 // max(1, count - today)))
        _lived(front, from_tehran(day, time(8)) + timedelta(minutes=25 * (place % 12)), place)
    for place, live in enumerate(_TODAY[:count]):
        front.at(front.now - timedelta(minutes=95 - 6 * place))
        columns = ON_PHONE if live in _ASKED else {}
        live(front, receive_visit(front.session, front.visitors.draft(**columns)).value)


def _lived(front: Front, at: datetime, place: int) -> None:
    """A visit of an earlier day, from the door to the end."""
    front.at(at)
    visit_id = receive_visit(front.session, front.visitors.draft()).value
    front.at(at + timedelta(minutes=6))
    front.do(announce, visit_id)
    if place % 7 == 6:
        front.do(
            decide, visit_id, DecisionDraft(decision=Decision.DECLINE, words="در صلاحیت شهرداری.")
        )
        front.do(tell_visitor, visit_id, TellDraft(words="راهنمایی شد."))
        front.do(close_visit, visit_id, "")
        return
    front.do(decide, visit_id, DecisionDraft(decision=Decision.NOW, minutes=10))
    front.at(at + timedelta(minutes=12))
    front.do(enter, visit_id)
    front.at(at + timedelta(minutes=22))
    front.do(leave, visit_id)
    if place % 3 == 0:
        record_order_on_visit(front.session, visit_id, front.order())
    elif place % 3 == 1:
        front.do(tell_visitor, visit_id, TellDraft(words="پاسخ همان‌جا گفته شد."))
        front.do(close_visit, visit_id, "")


def _agreed(front: Front, visit_id: int) -> None:
    front.do(announce, visit_id)
    front.do(decide, visit_id, DecisionDraft(decision=Decision.NOW, minutes=10))


def _inside(front: Front, visit_id: int) -> None:
    _agreed(front, visit_id)
    front.do(enter, visit_id)


def _ordered(front: Front, visit_id: int) -> None:
    _inside(front, visit_id)
    front.do(leave, visit_id)
    record_order_on_visit(front.session, visit_id, front.order())


def _appointed(front: Front, visit_id: int) -> None:
    """He gets a time on one of the next days, where the programme has room."""
    calendar = office_calendar(front.session)
    for ahead in range(1, 10):
        day = calendar.add_work_days(to_tehran(front.now).date(), ahead)
        starts = from_tehran(day, time(10, 15))
        try:
            draft = DecisionDraft(decision=Decision.AT_TIME, starts_at=starts, minutes=15)
            front.do(decide, visit_id, draft)
        except Clashing:
            continue
        return


def _declined(front: Front, visit_id: int) -> None:
    front.do(announce, visit_id)
    words = "موضوع در صلاحیت شهرداری است."
    front.do(decide, visit_id, DecisionDraft(decision=Decision.DECLINE, words=words))


def _referred(front: Front, visit_id: int) -> None:
    front.do(announce, visit_id)
    draft = DecisionDraft(decision=Decision.REFER, host="معاون هماهنگی امور عمرانی")
    front.do(decide, visit_id, draft)


def _missed(front: Front, visit_id: int) -> None:
    front.do(no_show, visit_id, "پیش از نوبت رفت.")


def _gives_up(front: Front, visit_id: int) -> None:
    front.do(withdraw, visit_id, "کارش از راه دیگری انجام شد.")


def _back(front: Front, visit_id: int) -> None:
    _missed(front, visit_id)
    front.do(arrive, visit_id)


def _announced(front: Front, visit_id: int) -> None:
    front.do(announce, visit_id)


def _asks(_front: Front, _visit_id: int) -> None:
    """His request waits for an answer."""


def _waits(_front: Front, _visit_id: int) -> None:
    """He sits in the waiting room."""


#: Who asks for a visit by telephone, and what becomes of that today.
_ASKED: Final = (_asks, _appointed)

#: Today's visitors, from the first who came.
_TODAY: Final = (
    _ordered,
    _appointed,
    _referred,
    _missed,
    _ordered,
    _asks,
    _gives_up,
    _declined,
    _back,
    _inside,
    _agreed,
    _announced,
    _waits,
    _waits,
)
