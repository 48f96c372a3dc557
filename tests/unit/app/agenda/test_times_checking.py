"""Whether a time is free, asked of both stores: who, what, which rule, and who may go over it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from agenda_times import MONDAY, at, meeting, plan, span, stand, whole_day
from app.access import Right
from app.agenda import AgendaRules, AttendeeDraft, AttendeeRole, Clash, Clashing, ClashRule, When
from app.agenda.bookings import checked_when
from app.agenda.checking import clashes_of
from app.agenda.rules import save_agenda_rules
from app.agenda.states import EventKind
from app.contacts import ContactDraft, add_contact
from app.errors import InvalidFields, NotAllowed
from app.jalali import from_jalali
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.settings import set_weekend

FRIDAY = from_jalali(1405, 9, 6)


def asked(office: Office, when: When, **fields: Any) -> list[Clash]:
    return office.read(clashes_of, meeting("دیدار", when, **fields))


def planner_signs_in(office: Office) -> None:
    """Somebody who plans, sees only what is ordinary, and goes over nothing."""
    rights = frozenset({Right.READ_AGENDA, Right.PLAN_AGENDA})
    draft = OperatorDraft(name="planner", full_name="نسرین سپهری", rights=rights)
    office.write(add_operator, draft)
    office.sign_in_as("planner")


def blocking(office: Office, when: When, **fields: Any) -> list[ClashRule]:
    return [clash.rule for clash in asked(office, when, **fields) if clash.blocks]


def test_a_clash_names_the_entry_and_its_hours(office: Office) -> None:
    number = office.write(stand, meeting("شورای اداری", span("10:00", "11:30"))).value
    (clash,) = (one for one in asked(office, span("11:00", "12:00")) if one.blocks)
    assert clash.words == "استاندار با «شورای اداری» (۱۰:۰۰ تا ۱۱:۳۰) تداخل دارد."
    assert (clash.rule, clash.subject_key, clash.entry_id) == (ClashRule.ENTRY, "r1", number)


def test_touching_ends_do_not_clash_but_keep_their_distance(office: Office) -> None:
    office.write(stand, meeting("شورا", span("10:00", "11:00")))
    assert blocking(office, span("11:00", "12:00")) == [ClashRule.GAP]
    assert blocking(office, span("11:10", "12:00")) == []
    assert blocking(office, span("11:00", "12:00"), kind=EventKind.PERSONAL) == []


def test_roads_and_preparation_take_time_too(office: Office) -> None:
    office.write(stand, meeting("بازدید", span("10:00", "11:00", travel_after=40)))
    (clash,) = asked(office, span("11:30", "12:00"))[:1]
    assert "با حساب راه" in clash.words
    assert clash.rule is ClashRule.ENTRY
    assert blocking(office, span("11:45", "12:00")) == [ClashRule.GAP]
    assert blocking(office, span("11:50", "12:00", preparation=10)) == [ClashRule.GAP]
    assert blocking(office, span("11:50", "12:00")) == []


@pytest.fixture
def person(office: Office) -> int:
    return office.write(add_contact, ContactDraft(name="مریم کاویانی")).value


def test_every_person_of_the_directory_is_in_one_place(office: Office, person: int) -> None:
    who = (AttendeeDraft(contact_id=person, name="مریم کاویانی"),)
    office.write(
        stand, meeting("کمیته", span("10:00", "11:00"), with_governor=False, attendees=who)
    )
    (clash,) = (one for one in asked(office, span("10:30", "11:00"), attendees=who) if one.blocks)
    assert clash.words == "مریم کاویانی با «کمیته» (۱۰:۰۰ تا ۱۱:۰۰) تداخل دارد."
    assert clash.subject_key == f"c{person}"
    # Whoever only signed up does not come yet.
    signed_up = (replace(who[0], role=AttendeeRole.SIGNED_UP),)
    assert blocking(office, span("10:30", "11:00"), attendees=signed_up) == []
    stands_in = meeting("x", span("10:30", "11:00"), with_governor=False, stand_in_id=person)
    assert [one.rule for one in office.read(clashes_of, stands_in)] == [ClashRule.ENTRY]


def test_a_hold_warns_and_does_not_block(office: Office) -> None:
    office.write(stand, meeting("شورا", span("10:00", "11:00"), tentative=True))
    clashes = [one for one in asked(office, span("10:30", "11:30")) if one.entry_id]
    assert [(one.rule, one.blocks) for one in clashes] == [(ClashRule.ENTRY, False)]
    assert "رزرو موقت «شورا»" in clashes[0].words


def test_a_request_without_a_time_takes_none(office: Office) -> None:
    office.write(stand, meeting("شورا"))
    assert office.read(clashes_of, meeting("شورا")) == []
    assert blocking(office, span("10:30", "11:30")) == []


@pytest.mark.parametrize(
    ("when", "rule", "words"),
    [
        (
            span("07:00", "08:00"),
            ClashRule.HOURS,
            "ساعت کار دوشنبه ۲ آذر ۱۴۰۵ است (۰۷:۳۰ تا ۱۴:۳۰)",
        ),
        (span("14:00", "15:00"), ClashRule.HOURS, "ساعت کار"),
        (span("12:00", "12:20"), ClashRule.PRAYER, "وقت نماز (۱۲:۱۵ تا ۱۲:۴۵)"),
        (span("10:00", "11:00", FRIDAY), ClashRule.DAY_OFF, "جمعه ۶ آذر ۱۴۰۵ تعطیل است."),
        (
            span("10:00", "11:00", from_jalali(1406, 1, 1)),
            ClashRule.DAY_OFF,
            "یکشنبه ۱ فروردین ۱۴۰۶ تعطیل است: نوروز.",
        ),
        (
            # In Ramadan of 1448.
            span("08:00", "09:30", from_jalali(1405, 11, 26)),
            ClashRule.RAMADAN,
            "ساعت کار رمضان",
        ),
    ],
)
def test_the_office_has_its_hours(office: Office, when: When, rule: ClashRule, words: str) -> None:
    (clash,) = (one for one in asked(office, when) if one.blocks)
    assert clash.rule is rule
    assert words in clash.words
    # Whatever the governor does not attend keeps no office hours, nor does what is his own.
    assert blocking(office, when, with_governor=False) == []
    assert blocking(office, when, kind=EventKind.PERSONAL) == []


def test_a_half_day_ends_sooner(office: Office) -> None:
    office.write(set_weekend, MONDAY, "wwwwwho")
    thursday = MONDAY + timedelta(days=3)
    assert blocking(office, span("12:50", "13:00", thursday)) == []
    assert blocking(office, span("12:50", "13:10", thursday)) == [ClashRule.HOURS]


def test_the_public_meeting_day_is_kept_free(office: Office) -> None:
    rules = AgendaRules(public_weekday=2, public_every=2, public_first=MONDAY)
    office.write(save_agenda_rules, rules)
    assert blocking(office, span("11:00", "12:00")) == [ClashRule.PUBLIC_DAY]
    assert blocking(office, span("11:00", "12:00"), kind=EventKind.PUBLIC_MEETING) == []
    assert blocking(office, span("11:00", "12:00", MONDAY + timedelta(days=7))) == []
    assert blocking(office, span("11:00", "12:00", MONDAY + timedelta(days=14))) != []


def test_what_comes_late_or_is_over_only_warns(office: Office) -> None:
    soon = asked(office, span("10:00", "11:00"))
    assert [(one.rule, one.blocks) for one in soon] == [(ClashRule.LEAD_TIME, False)]
    assert soon[0].words == "میان درخواست و برنامه کمتر از ۳ روز کاری است."
    assert asked(office, span("10:00", "11:00", MONDAY + timedelta(days=2))) == []
    over = asked(office, span("10:00", "11:00", MONDAY - timedelta(days=2)))
    assert [(one.rule, one.blocks) for one in over] == [(ClashRule.PAST, False)]


def test_a_whole_day_takes_all_of_it_and_keeps_no_hours(office: Office) -> None:
    assert blocking(office, whole_day()) == []
    office.write(stand, meeting("همایش", whole_day()))
    (clash,) = (one for one in asked(office, span("10:00", "11:00")) if one.blocks)
    assert clash.words == "استاندار با «همایش» (تمام روز) تداخل دارد."
    assert blocking(office, span("10:00", "11:00", MONDAY + timedelta(days=1))) == []
    assert blocking(office, whole_day(FRIDAY)) == [ClashRule.DAY_OFF]
    assert blocking(office, whole_day(FRIDAY), kind=EventKind.TRIP) == []


def test_over_midnight(office: Office) -> None:
    night = When(starts_at=at("22:00"), ends_at=at("02:00", MONDAY + timedelta(days=1)))
    office.write(stand, meeting("سفر", night, kind=EventKind.TRIP))
    early = span("01:30", "03:00", MONDAY + timedelta(days=1))
    (clash,) = (one for one in asked(office, early, kind=EventKind.TRIP) if one.blocks)
    assert "(۱۴۰۵/۰۹/۰۲، ۲۲:۰۰ تا ۱۴۰۵/۰۹/۰۳ ۰۲:۰۰)" in clash.words
    # Of many days a rule is said once.
    (clash,) = (one for one in asked(office, whole_day(FRIDAY, 8)) if one.blocks)
    assert clash.words == "جمعه ۶ آذر ۱۴۰۵ تعطیل است. ۲ روز دیگر آن هم چنین است."


def test_what_is_above_the_clearance_is_only_busy(office: Office) -> None:
    secret = meeting("دیدار محرمانه", span("10:00", "11:00"), classification=Classification.SECRET)
    office.write(stand, secret)
    planner_signs_in(office)
    (clash,) = (one for one in asked(office, span("10:30", "11:30")) if one.blocks)
    assert clash.words == "استاندار با «مشغول» (۱۰:۰۰ تا ۱۱:۰۰) تداخل دارد."


def test_only_who_may_goes_over_it_and_with_a_reason(office: Office) -> None:
    office.write(
        stand, meeting("شورا", span("10:00", "11:00"), classification=Classification.SECRET)
    )
    with pytest.raises(Clashing) as refused:
        office.write(plan, meeting("دیدار", span("10:30", "12:20")))
    assert refused.value.may_override
    assert [one.rule for one in refused.value.clashes if one.blocks] == [
        ClashRule.ENTRY,
        ClashRule.PRAYER,
    ]
    draft = meeting("دیدار", span("10:30", "12:20"), override_reason="به دستور استاندار")
    _number, gone_over = office.write(plan, draft).value
    # What is kept with an ordinary entry tells of no secret one, whoever may see that.
    assert [one.words for one in gone_over] == [
        "استاندار با «مشغول» (۱۰:۰۰ تا ۱۱:۰۰) تداخل دارد.",
        "با وقت نماز (۱۲:۱۵ تا ۱۲:۴۵) تداخل دارد.",
    ]
    planner_signs_in(office)
    with pytest.raises(Clashing) as refused:
        office.write(plan, draft)
    assert not refused.value.may_override


def test_who_may_not_see_the_programme_asks_nothing(office: Office, clerk: int) -> None:
    office.sign_in_as("clerk")
    with pytest.raises(NotAllowed):
        asked(office, span("10:00", "11:00"))


def test_no_time_at_all() -> None:
    for when, fields in (
        (span("11:00", "11:00"), ["ends_at"]),
        (span("11:00", "10:00", preparation=-1), ["ends_at", "preparation"]),
        (whole_day(days=61), ["ends_at"]),
    ):
        with pytest.raises(InvalidFields) as refused:
            checked_when(when)
        assert [one.field for one in refused.value.problems] == fields
