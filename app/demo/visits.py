"""Visitors of an invented office: those of this week, and a public day from its list to results.

Everything is done through the services, each deed at its hour.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from app.access import SignedIn
from app.agenda import Clashing
from app.changes import Changes
from app.clock import from_tehran, to_tehran
from app.demo.affairs import AFFAIRS, Affair
from app.demo.calls import DIRECTOR
from app.demo.happening import seeded_key
from app.demo.people import mobile, national_id_of, person_name
from app.demo.playing import sit_down
from app.demo.visit_words import CATEGORY_OF, ORDERED, OUTCOMES, RESULTS, SAID, STATUSES
from app.demo.words import COUNTIES, VILLAGES
from app.operators import ADMINISTRATOR
from app.orders import OrderDraft, OrderKind, ReferralDraft
from app.public_days import (
    HandOverDraft,
    HearingDraft,
    PublicDayDraft,
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
    plan_public_day,
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
from app.text import persian_digits
from app.visits import (
    Channel,
    Decision,
    DecisionDraft,
    PetitionKind,
    TellDraft,
    VisitDraft,
    VisitPath,
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
)

#: Of all visits, how many are petitions of the day that is over, and of the one to come.
HELD_SHARE: Final = 0.45
COMING_SHARE: Final = 0.15
#: A public day is never planned shorter than this takes.
MINUTES_EACH: Final = 5
#: Days back to the public day that is over, and on to the one to come.
BACK, ON = timedelta(days=13), timedelta(days=6)


@dataclass
class Front:
    """The desk at which visitors are received; the clock goes back for what happened before."""

    session: OfficeSession
    operators: Mapping[str, SignedIn]
    random: Random
    now: datetime
    made: int = 0
    _affair: int = field(default=0)

    def at(self, moment: datetime) -> None:
        """Sit down at an hour, which is never later than now."""
        operator = self.operators.get(ADMINISTRATOR, self.operators[DIRECTOR])
        sit_down(self.session, operator, min(moment, self.now))

    def do(self, operation: Callable[..., Changes[Any]], visit_id: int, *arguments: Any) -> Any:
        """Do a deed on a visit as it stands."""
        version = visit_version(self.session, visit_id)
        return operation(self.session, visit_id, version, *arguments).value

    def on_day(self, operation: Callable[..., Changes[Any]], day_id: int, *arguments: Any) -> Any:
        """Do a deed on a public day as it stands."""
        version = public_day_version(self.session, day_id)
        return operation(self.session, day_id, version, *arguments).value

    def affair(self) -> Affair:
        """What the next visitor comes about."""
        self._affair += 1
        return AFFAIRS[self._affair % len(AFFAIRS)]

    def visitor(self, **columns: Any) -> VisitDraft:
        """Somebody with a matter."""
        random, affair = self.random, self.affair()
        places = {"county": random.choice(COUNTIES), "village": random.choice(VILLAGES)}
        count = persian_digits(str(random.randint(12, 90)))
        name, _honorific = person_name(random)
        self.made += 1
        return VisitDraft(
            visitor_name=name,
            father_name=name.split()[0]
            if random.random() < 0.1
            else random.choice(("احمد", "علی")),
            national_id=national_id_of(random),
            phone=mobile(random),
            county=places["county"],
            address=f"{places['county']}، {places['village']}",
            special_status=random.choice(STATUSES),
            petition_kind=random.choice((PetitionKind.REQUEST,) * 3 + (PetitionKind.COMPLAINT,)),
            subject=affair.subject.format(**places),
            problem=random.choice(affair.requests).format(**places, count=count),
            category=CATEGORY_OF.get(affair.unit, "دیگر"),
            agency=affair.unit,
            documents=random.choice(("", "رونوشت نامه پیشین", "استشهاد محلی", "تصویر سند")),
            request_key=seeded_key(random),
            **columns,
        )

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
    count: int,
) -> int:
    """Let the office have received so many visitors; answers with how many there are."""
    if not count:
        return 0
    before = session.desk.operator
    front = Front(session, operators, random, now)
    _public_day_before(front, round(count * HELD_SHARE))
    _daily(front, count - front.made - round(count * COMING_SHARE))
    _public_day_to_come(front, count - front.made)
    sit_down(session, before, now)
    return front.made


def _work_day(session: OfficeSession, near: date) -> date:
    calendar = office_calendar(session)
    while not calendar.is_work_day(near):
        near -= timedelta(days=1)
    return near


def _planned(front: Front, day: date, count: int, at: datetime) -> int:
    """Plan a public day where the programme has room, from the early hours on."""
    length = timedelta(minutes=max(60, MINUTES_EACH * count))
    front.at(at)
    key = seeded_key(front.random)
    starts = from_tehran(day, time(9))
    for reason in ("", "به دستور استاندار هم‌زمان برگزار می‌شود."):
        try:
            return plan_public_day(
                front.session,
                PublicDayDraft(
                    starts_at=starts,
                    ends_at=starts + length,
                    place="تالار اجتماعات استانداری",
                    minutes_each=MINUTES_EACH,
                    list_until=day - timedelta(days=1),
                    override_reason=reason,
                    request_key=key,
                ),
            ).value
        except Clashing:
            continue
    message = "a public day cannot be planned by whoever may override clashes"
    raise AssertionError(message)


def _collected(front: Front, day_id: int, count: int, at: datetime) -> None:
    for place in range(count):
        front.at(at + timedelta(minutes=7 * place))
        draft = front.visitor(
            path=VisitPath.PUBLIC,
            channel=Channel.INSPECTION,
            public_day_id=day_id,
            is_present=False,
            list_number=str(place + 1),
            samad_code=f"S{front.random.randint(10_000, 99_999)}",
            expert="کارشناس دفتر بازرسی",
            expert_opinion=front.random.choice(SAID),
        )
        receive_visit(front.session, draft)


def _public_day_before(front: Front, count: int) -> None:
    """A day of two weeks ago: heard, handed over, and the first results are back."""
    if not count:
        return
    day = _work_day(front.session, to_tehran(front.now - BACK).date())
    hour = from_tehran(day, time(9))
    day_id = _planned(front, day, count, hour - timedelta(days=8))
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
    day = _work_day(front.session, to_tehran(front.now + ON).date())
    begun = front.now - timedelta(days=3)
    day_id = _planned(front, day, count, begun)
    front.on_day(open_list, day_id)
    _collected(front, day_id, count, begun + timedelta(hours=1))


def _daily(front: Front, count: int) -> None:
    """The visitors of the days before, then those of today, each a step further than the next."""
    today = len(_TODAY)
    begin = to_tehran(front.now).date() - timedelta(days=6)
    for place in range(max(0, count - today)):
        day = _work_day(front.session, begin + timedelta(days=place * 6 // max(1, count - today)))
        _lived(front, from_tehran(day, time(8)) + timedelta(minutes=25 * (place % 12)), place)
    for place, live in enumerate(_TODAY[:count]):
        front.at(front.now - timedelta(minutes=95 - 9 * place))
        live(front, receive_visit(front.session, front.visitor()).value)


def _lived(front: Front, at: datetime, place: int) -> None:
    """A visit of an earlier day, from the door to the end."""
    front.at(at)
    visit_id = receive_visit(front.session, front.visitor()).value
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


def _referred(front: Front, visit_id: int) -> None:
    front.do(announce, visit_id)
    draft = DecisionDraft(decision=Decision.REFER, host="معاون هماهنگی امور عمرانی")
    front.do(decide, visit_id, draft)


def _missed(front: Front, visit_id: int) -> None:
    front.do(no_show, visit_id, "پیش از نوبت رفت.")


def _back(front: Front, visit_id: int) -> None:
    _missed(front, visit_id)
    front.do(arrive, visit_id)


def _announced(front: Front, visit_id: int) -> None:
    front.do(announce, visit_id)


def _waits(_front: Front, _visit_id: int) -> None:
    """He sits in the waiting room."""


#: Today's visitors, from the first who came.
_TODAY: Final = (
    _ordered,
    _referred,
    _missed,
    _ordered,
    _back,
    _inside,
    _agreed,
    _announced,
    _waits,
    _waits,
)
