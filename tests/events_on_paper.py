"""Entries of the programme made by hand, for the papers of one entry: paper needs no store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from app.agenda import (
    Answer,
    AttendeeLine,
    AttendeeRole,
    EventKind,
    EventSheet,
    EventState,
    Inviter,
    Opinion,
    Origin,
    RequestChannel,
    ReviewLine,
    StopLine,
)
from app.clock import TEHRAN
from app.marks import Classification

ATTENDEE = AttendeeLine(
    id=1,
    role=AttendeeRole.REQUIRED,
    contact_id=None,
    name="دکتر رضا احمدی",
    post="معاون هماهنگی امور عمرانی",
    organisation="استانداری خراسان رضوی",
    phone="0915 511 2233",
    wish="",
    answer=Answer.NONE,
    substitute="",
    told_at=None,
    told_by="",
    note="",
)

REVIEW = ReviewLine(
    id=1,
    reviewer="معاون سیاسی، امنیتی و اجتماعی",
    asked_at=datetime(2026, 11, 18, 9, 0, tzinfo=TEHRAN),
    due_on=date(2026, 11, 21),
    opinion=Opinion.SUITABLE,
    words="حضور استاندار برای تصویب اعتبار لازم است.",
    rule_cited="بند ۳ دستورالعمل جلسات",
    answered_on=date(2026, 11, 20),
)

_SHEET = EventSheet(
    id=12,
    version=1,
    number="1405/ب/12",
    kind=EventKind.MEETING,
    state=EventState.SCHEDULED,
    subject="کمیته تخصیص اعتبارات عمرانی شهرستان‌ها",
    notes="",
    classification=Classification.ORDINARY,
    origin=Origin.AGENCY,
    requester_id=None,
    requester_name="حسین رضایی",
    requester_post="رئیس سازمان مدیریت و برنامه‌ریزی",
    organisation_id=None,
    organisation="سازمان مدیریت و برنامه‌ریزی خراسان رضوی",
    requester_phone="051 3760 1020 داخلی 12",
    channel=RequestChannel.LETTER,
    letter_number="23/1405/7781",
    letter_date=date(2026, 11, 15),
    necessity="مصوبات این کمیته بی تأیید استاندار به دستگاه‌های اجرایی ابلاغ نمی‌شود.",
    legal_basis="ماده ۱۷۹ قانون برنامه ششم توسعه",
    proposed="یکشنبه ۱ آذر، ساعت ۱۰ یا سه‌شنبه ۳ آذر، ساعت ۹",
    documents="گزارش پیشرفت طرح‌ها، جدول اعتبارات",
    minutes_wanted=90,
    requested_at=datetime(2026, 11, 17, 8, 20, tzinfo=TEHRAN),
    requested_by="مریم کریمی",
    starts_at=datetime(2026, 11, 22, 10, 0, tzinfo=TEHRAN),
    ends_at=datetime(2026, 11, 22, 11, 30, tzinfo=TEHRAN),
    all_day=False,
    place="سالن شهید بهشتی",
    travel_before=0,
    travel_after=0,
    preparation=0,
    with_governor=True,
    stand_in_id=None,
    stand_in_name="",
    special=True,
    invites=Inviter.OFFICE,
    secretary="",
    invitation_number="",
    invitation_date=None,
    press_needs=frozenset(),
    press_note="",
    override_reason="",
    overridden="",
    overridden_by="",
    state_reason="",
    moved_count=0,
    touched_words="",
    minutes_from="",
    minutes_due_on=None,
    minutes_received_on=None,
    report="",
    reported_at=None,
    governor_words="",
    series_id=None,
    series_day=None,
    detached=False,
    last_step="",
    printed_count=0,
    can_take_back="",
    attendees=(ATTENDEE,),
    uses=(),
    reviews=(REVIEW,),
    moves=(),
    links=(),
    stops=(),
    orders=(),
    files=(),
    steps=(),
)


def event_to_print(**changes: Any) -> EventSheet:
    """A meeting asked for by letter, reviewed and planned, but for `changes`."""
    return replace(_SHEET, **changes)


def attendee(**changes: Any) -> AttendeeLine:
    """Somebody invited, not rung up yet, but for `changes`."""
    return replace(ATTENDEE, **changes)


def invitees() -> tuple[AttendeeLine, ...]:
    """One for each answer."""
    told = datetime(2026, 11, 21, 11, 5, tzinfo=TEHRAN)
    return (
        attendee(id=1, answer=Answer.TOLD, told_at=told, told_by="نسرین سپهری"),
        attendee(
            id=2,
            name="مهندس علی رستمی",
            post="فرماندار",
            organisation="فرمانداری نیشابور",
            answer=Answer.SUBSTITUTE,
            substitute="محمد قاسمی، معاون فرماندار",
            told_at=told,
            told_by="نسرین سپهری",
        ),
        attendee(
            id=3,
            name="زهرا موسوی",
            answer=Answer.DECLINED,
            note="در مأموریت است",
            told_at=told,
            told_by="نسرین سپهری",
        ),
        attendee(id=4, name="", organisation="اداره کل راه و شهرسازی", answer=Answer.NO_ANSWER),
        attendee(id=5, name="محسن کاظمی", role=AttendeeRole.OPTIONAL, phone=""),
    )


def stops() -> tuple[StopLine, ...]:
    """The route of a site visit."""
    return (
        StopLine(1, "سد دوستی", "سرخس", "شرکت آب منطقه‌ای", time(8), time(9, 30), ""),
        StopLine(2, "روستای گنبدلی", "بخش مرکزی", "بخشدار", time(10), None, ""),
    )
