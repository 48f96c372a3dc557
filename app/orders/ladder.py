"""The ladder overdue referrals climb, and the follow-ups that lead up it.

The office sets how many working days after a deadline each rung begins: a reminder, a second one,
the director-general, the governor's list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import insert

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.orders.deeds import FOLLOW_UPS, Deed
from app.orders.drafts import FollowUpDraft, checked, moment_problems
from app.orders.states import DONE, WITH_ADDRESSEE, ReferralState
from app.session import OfficeSession
from app.settings import office_calendar, read_setting, write_setting
from app.text import persian_digits
from app.texts import FOLLOW_UP_WAYS
from app.workdays import Calendar

_LADDER: Final = "ladder"

#: The rungs by name, the first one first; their days are the office's to set.
RUNGS: Final = ("یادآوری", "یادآوری دوم", "مدیرکل حوزه", "فهرست استاندار")

#: More is no deadline any more.
MOST_DAYS: Final = 365


@dataclass(frozen=True)
class Ladder:
    """How many working days after the deadline each rung begins, rising."""

    days: tuple[int, ...] = (1, 4, 8, 12)


def ladder(session: OfficeSession) -> Ladder:
    """The office's ladder."""
    stored = read_setting(session, _LADDER).get("days")
    return Ladder(tuple(stored)) if stored else Ladder()


def set_ladder(session: OfficeSession, wanted: Ladder) -> Changes[None]:
    """Set when each rung begins.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: A rung, named rung_1 and so on, does not come after the one before.
        InvalidInput: It has not as many rungs as the office's.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    days = wanted.days
    if len(days) != len(RUNGS):
        raise InvalidInput("days", "برای هر پله روزی بنویسید.")
    problems = _wrong_rungs(days)
    if problems:
        raise InvalidFields(problems)
    before = ladder(session)
    if before == wanted:
        return changed(None)
    write_setting(session, _LADDER, {"days": list(days)})
    words = "، ".join(persian_digits(str(one)) for one in days)
    journal.note(session, Kind.SETTING, None, "set_ladder", f"پله‌های پیگیری {words} روز کاری شد.")
    return changed(None, Kind.SETTING, Kind.ORDER)


def _wrong_rungs(days: Sequence[int]) -> list[InvalidInput]:
    problems = []
    for place, (one, name) in enumerate(zip(days, RUNGS, strict=True)):
        if one > MOST_DAYS:
            most = persian_digits(str(MOST_DAYS))
            sentence = f"«{name}» نمی‌تواند بیش از {most} روز پس از مهلت باشد."
        elif not place and one < 1:
            sentence = f"«{name}» دست‌کم یک روز پس از مهلت است."
        elif place and one <= days[place - 1]:
            sentence = f"«{name}» باید پس از «{RUNGS[place - 1]}» باشد."
        else:
            continue
        problems.append(InvalidInput(f"rung_{place + 1}", sentence))
    return problems


def thresholds(wanted: Ladder, calendar: Calendar, today: date) -> tuple[date, ...]:
    """The latest deadline that has reached each rung today; a deadline not after it has."""
    found: list[date] = []
    day, passed = today, 0
    for days in wanted.days:
        while passed < days:
            if calendar.is_work_day(day):
                passed += 1
            day -= timedelta(days=1)
        found.append(day)
    return tuple(found)


def rung_of(due_on: date | None, limits: Sequence[date]) -> int:
    """Which rung a deadline has reached: 0 before the first."""
    return 0 if due_on is None else sum(1 for limit in limits if due_on <= limit)


def follow_up(
    session: OfficeSession, order_id: int, version: int, referral_id: int, draft: FollowUpDraft
) -> Changes[int]:
    """Log that an addressee was asked how far it is (P2.7).

    Raises:
        InvalidFields: The moment lies ahead or before the order, the next day does not lie ahead,
            or the rung is none of his.
        NotAllowed: The referral is done with, or waits for nobody outside.
        NotFound, StaleRecord: As for every deed.
    """
    return _logged(Deed(session, order_id, version), referral_id, draft)


def remind_many(session: OfficeSession, wanted: Sequence[tuple[int, int, int]]) -> Changes[int]:
    """Log a reminder on several referrals at once, each on its own rung, all or none.

    The rung is the one its deadline has reached, or the next one where it was reminded on that.

    Args:
        session: The transaction.
        wanted: Order, the version that was read, and referral of each; an order may come twice.

    Returns:
        How many.

    Raises:
        As for one.
    """
    limits = thresholds(ladder(session), office_calendar(session), session.desk.clock.today())
    moved: dict[int, int] = {}
    for order_id, version, referral_id in wanted:
        done = moved.get(order_id, 0)
        deed = Deed(session, order_id, version + done)
        referral = deed.referral(referral_id)
        rung = max(rung_of(referral["due_on"], limits), referral["rung"] + 1)
        _logged(deed, referral_id, FollowUpDraft(rung=min(rung, len(RUNGS))))
        moved[order_id] = done + 1
    return changed(len(wanted), Kind.ORDER)


def _logged(deed: Deed, referral_id: int, draft: FollowUpDraft) -> Changes[int]:
    session, referral = deed.session, deed.referral(referral_id)
    asked = _checked(deed, referral, draft)
    follow_up_id = session.execute(
        insert(FOLLOW_UPS).values(**_row(deed, referral, asked)).returning(FOLLOW_UPS.c.id)
    ).scalar_one()
    deed.set_referral(
        referral_id,
        follow_ups=referral["follow_ups"] + 1,
        rung=max(referral["rung"], asked.rung),
        next_follow_up_on=asked.next_on,
    )
    what = RUNGS[asked.rung - 1] if asked.rung else "پیگیری"
    answer = f": {asked.answer}" if asked.answer else "."
    words = f"{what} «{referral['name']}»، {FOLLOW_UP_WAYS[asked.way]}{answer}"
    return deed.finish("follow_up", words, referral_id=referral_id, follow_up_id=follow_up_id)


def _checked(deed: Deed, referral: Mapping[str, Any], draft: FollowUpDraft) -> FollowUpDraft:
    state = ReferralState(referral["state"])
    if state in DONE:
        raise NotAllowed(f"ارجاع «{referral['name']}» پایان یافته است و پیگیری ندارد.")
    today = deed.session.desk.clock.today()
    now, given_on = deed.session.desk.clock.now(), deed.order["given_on"]
    problems = moment_problems("at", draft.at, now, given_on)
    if draft.next_on is not None and draft.next_on <= today:
        problems.append(InvalidInput("next_on", "نوبت بعد باید پس از امروز باشد."))
    if not 0 <= draft.rung <= len(RUNGS):
        problems.append(InvalidInput("rung", "چنین پله‌ای نیست."))
    elif draft.rung and state not in WITH_ADDRESSEE:
        problems.append(InvalidInput("rung", "یادآوری از آنِ ارجاعی است که نزد گیرنده است."))
    if problems:
        raise InvalidFields(problems)
    asked: FollowUpDraft = checked(draft)
    return asked


def _row(deed: Deed, referral: Mapping[str, Any], draft: FollowUpDraft) -> dict[str, Any]:
    desk = deed.session.desk
    return {
        "referral_id": referral["id"],
        "at": draft.at or desk.clock.now(),
        "operator_id": desk.operator.id,
        "way": draft.way.value,
        "whom": draft.whom or referral["name"],
        "answer": draft.answer,
        "next_on": draft.next_on,
        "rung": draft.rung,
        "taken_back_at": None,
    }
