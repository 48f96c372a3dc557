"""What happens to single entries of an invented week: every state, and all that can be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from app.agenda import (
    Answer,
    AttendeeDraft,
    Clashing,
    EventDraft,
    EventKind,
    Inviter,
    Origin,
    ResourceUse,
    StopDraft,
    When,
    cancel_event,
    choose_signed_up,
    event_held,
    event_sheet,
    move_event,
    postpone_event,
    record_promise,
    save_stops,
    sign_up,
    write_report,
)
from app.clock import from_tehran
from app.demo.calls import DIRECTOR
from app.demo.happening import seeded_key
from app.demo.programme_desk import BEGINS, Desk, ring_up
from app.demo.programme_requests import ask_for_time
from app.demo.programme_series import repeat_weekly
from app.demo.programme_words import PROMISES, STOPS, WISHES
from app.marks import Classification
from app.orders import OrderDraft, OrderKind, ReferralDraft

OVERRIDE: Final = "استاندار خواست که هم‌زمان در میانه جلسه دیده شود."


def play_tales(desk: Desk, days: Sequence[date]) -> None:
    """Play them all; `days` are the working days around today, the middle one."""
    middle = len(days) // 2
    repeat_weekly(desk, days[middle])
    ask_for_time(desk)
    _visit_made(desk, days[middle - 2])
    _minutes_late(desk, days[0])
    _held_without(desk, days[middle - 3])
    _unsettled(desk, days[middle - 1])
    _today(desk, days[middle])
    _special(desk, days[middle + 1])
    _lost_and_moved(desk, days[middle + 1], days[middle + 2])
    _visit_ahead(desk, days[middle + 2])
    _staff(desk, days[middle + 3])
    _trip(desk, days[-1])


# -- what is over ----------------------------------------------------------------------------------


def _visit_made(desk: Desk, day: date) -> None:
    """A site visit with its stops, the promises made on the spot, and its report."""
    number = desk.plan(
        EventDraft(
            kind=EventKind.SITE_VISIT,
            subject="بازدید از روستاهای سیل‌زده ده‌نو و سرچشمه",
            place="بخش سرچشمه",
            organisation="فرمانداری مهرآباد",
            origin=Origin.COUNTY,
            press_needs=frozenset({"photo", "film"}),
            press_note="گروه فیلم‌برداری با مینی‌بوس دفتر",
            uses=(
                ResourceUse(resource_id=desk.booked.vehicles[0], quantity=2),
                ResourceUse(resource_id=desk.booked.vehicles[2]),
            ),
            attendees=desk.people(3),
        ),
        day,
        120,
        travel_before=40,
        travel_after=40,
        preparation=10,
    )
    if number is None:
        return
    _route(desk, number, time(9))
    desk.at(from_tehran(day, time(14)))
    desk.do(event_held, number, with_governor=True)
    stops = event_sheet(desk.session, number).stops
    for stop, (words, unit) in zip(stops, PROMISES, strict=False):
        due = day + timedelta(days=30)
        draft = OrderDraft(
            kind=OrderKind.ORAL,
            words=words,
            given_on=day,
            referrals=(ReferralDraft(name=unit, due_on=due),),
            request_key=seeded_key(desk.random),
        )
        desk.do(record_promise, number, stop.id, draft)
    desk.do(write_report, number, "از سه جا دیدن شد؛ دو وعده داده شد و مردم از راه گفتند.")


def _route(desk: Desk, number: int, begins: time) -> None:
    stops = [
        StopDraft(
            title=title,
            where="بخش سرچشمه",
            host=host,
            arrives_at=time(begins.hour + place, 0),
            leaves_at=time(begins.hour + place, 35),
        )
        for place, (title, host) in enumerate(STOPS)
    ]
    desk.do(save_stops, number, stops)


def _minutes_late(desk: Desk, day: date) -> None:
    number = desk.plan(
        EventDraft(subject="کمیسیون ماده پنج", uses=_room(desk, 0), attendees=desk.people(3)),
        day,
        60,
    )
    if number is not None:
        desk.at(from_tehran(day, time(15)))
        due = day + timedelta(days=2)
        desk.do(
            event_held,
            number,
            with_governor=True,
            minutes_from="اداره کل راه و شهرسازی",
            minutes_due_on=due,
        )


def _held_without(desk: Desk, day: date) -> None:
    """Called away at the last hour, he let his deputy go."""
    deputy = desk.booked.contacts[1]
    number = desk.plan(
        EventDraft(
            kind=EventKind.CEREMONY,
            subject="آیین گرامیداشت پژوهشگران",
            place="دانشگاه مهرآباد",
            stand_in_id=deputy,
        ),
        day,
        60,
        travel_before=15,
        travel_after=15,
    )
    if number is not None:
        desk.at(from_tehran(day, time(15)))
        desk.do(event_held, number, with_governor=False)


def _unsettled(desk: Desk, day: date) -> None:
    """Nobody has said yet whether it was held."""
    draft = EventDraft(kind=EventKind.AUDIENCE, subject="دیدار خانواده شهدا", uses=_room(desk, 3))
    desk.plan(draft, day, 30)


def _room(desk: Desk, place: int) -> tuple[ResourceUse, ...]:
    return (ResourceUse(resource_id=desk.booked.rooms[place]),)


# -- today and the days ahead ----------------------------------------------------------------------


def _today(desk: Desk, day: date) -> None:
    """Something confidential, and an audience in the middle of a meeting, for a reason."""
    desk.plan(
        EventDraft(
            subject="شورای تأمین استان",
            classification=Classification.CONFIDENTIAL,
            uses=_room(desk, 1),
            attendees=(AttendeeDraft(contact_id=desk.booked.contacts[1]), *desk.people(1)),
        ),
        day,
        60,
        operator=DIRECTOR,
    )
    meeting = desk.plan(
        EventDraft(subject="شورای اداری استان", uses=_room(desk, 0), attendees=desk.people(4)),
        day,
        60,
    )
    if meeting is None:
        return
    begins = event_sheet(desk.session, meeting).starts_at
    if begins is None:
        return
    desk.at(from_tehran(day - timedelta(days=1), time(12)), DIRECTOR)
    inside = begins + timedelta(minutes=30)
    desk.request(
        EventDraft(
            kind=EventKind.AUDIENCE,
            subject="دیدار سفیر همسایه",
            when=When(starts_at=inside, ends_at=inside + timedelta(minutes=20)),
            uses=_room(desk, 3),
            override_reason=OVERRIDE,
        )
    )


def _special(desk: Desk, day: date) -> None:
    """A special meeting whose invitees are being rung up."""
    number = desk.plan(
        EventDraft(
            subject="ستاد ویژه بحران آب",
            special=True,
            invites=Inviter.OFFICE,
            uses=_room(desk, 0),
            attendees=desk.people(6),
        ),
        day,
        90,
    )
    if number is not None:
        answers = (Answer.TOLD, Answer.SUBSTITUTE, Answer.DECLINED, Answer.NO_ANSWER)
        ring_up(desk, number, desk.now - timedelta(hours=3), answers)


def _lost_and_moved(desk: Desk, first: date, second: date) -> None:
    """A tentative hold, one postponed, one cancelled, and one that was moved."""
    desk.plan(
        EventDraft(
            subject="نشست با سرمایه‌گذاران",
            tentative=True,
            uses=_room(desk, 1),
            organisation="سازمان سرمایه‌گذاری",
            origin=Origin.AGENCY,
        ),
        second,
        45,
    )
    tales = (
        ("کارگروه ایمنی راه‌ها", first),
        ("نشست شورای زکات", second),
        ("بررسی طرح جامع شهر", second),
    )
    numbers = [
        desk.plan(EventDraft(subject=subject, attendees=desk.people(2)), day, 30)
        for subject, day in tales
    ]
    desk.at(desk.now - timedelta(hours=20))
    postponed, cancelled, moved = numbers
    if postponed is not None:
        desk.do(postpone_event, postponed, "هم‌زمان با سفر وزیر شد.")
    if cancelled is not None:
        desk.do(cancel_event, cancelled, "درخواست‌کننده منصرف شد.")
    if moved is not None:
        _move(desk, moved, second)


def _move(desk: Desk, number: int, day: date) -> None:
    """Move an entry to the last hour of a day that is free."""
    when = _time_of(desk, number)
    for hour in reversed(BEGINS):
        begins = from_tehran(day, hour)
        if when is None or begins == when.starts_at:
            continue
        ends = begins + (when.ends_at - when.starts_at)
        there = replace(when, starts_at=begins, ends_at=ends)
        try:
            desk.do(move_event, number, there, "به خواست معاون عمرانی")
        except Clashing:
            continue
        return


def _time_of(desk: Desk, number: int | None) -> When | None:
    if number is None:
        return None
    sheet = event_sheet(desk.session, number)
    if sheet.starts_at is None or sheet.ends_at is None:
        return None
    return When(starts_at=sheet.starts_at, ends_at=sheet.ends_at)


def _visit_ahead(desk: Desk, day: date) -> None:
    number = desk.plan(
        EventDraft(
            kind=EventKind.SITE_VISIT,
            subject="بازدید از کارگاه پل سنگ‌بر",
            place="سنگ‌بر",
            organisation="اداره کل راه و شهرسازی",
            origin=Origin.AGENCY,
            press_needs=frozenset({"photo"}),
            uses=(ResourceUse(resource_id=desk.booked.vehicles[1]),),
            attendees=desk.people(2),
        ),
        day,
        90,
        travel_before=30,
        travel_after=30,
    )
    if number is not None:
        _route(desk, number, time(10))


def _staff(desk: Desk, day: date) -> None:
    """A staff meeting five signed up for, of whom two were chosen."""
    number = desk.plan(
        EventDraft(kind=EventKind.STAFF_MEETING, subject="دیدار با کارکنان", uses=_room(desk, 2)),
        day,
        60,
    )
    if number is None:
        return
    desk.at(desk.now - timedelta(days=1))
    for one, wish in zip(desk.people(len(WISHES)), WISHES, strict=True):
        desk.do(sign_up, number, replace(one, wish=wish))
    lines = event_sheet(desk.session, number).attendees
    desk.do(choose_signed_up, number, [line.id for line in lines[:2]])


def _trip(desk: Desk, day: date) -> None:
    """A whole day away, with a deputy in his place."""
    begins = from_tehran(day, time())
    desk.at(desk.now - timedelta(days=2))
    try:
        desk.request(
            EventDraft(
                kind=EventKind.TRIP,
                subject="سفر به تهران، هیئت دولت",
                place="تهران",
                when=When(
                    starts_at=begins,
                    ends_at=from_tehran(day + timedelta(days=1), time()),
                    all_day=True,
                ),
            )
        )
    except Clashing:
        return
