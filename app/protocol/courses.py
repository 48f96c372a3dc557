"""The course of each kind of case: which step leads from where to where, and what it asks.

One table says it for the rules, the forms of the window and the commands alike. The governor's
order on a trip is recorded as an order (`ordering`), and what goes to the three recipients as
dispatches (`dispatching`); all other steps are taken by `course.take_case_step`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.protocol.states import BEFORE, OVER, CaseKind, CaseState

_S = CaseState


class FieldKind(StrEnum):
    """How a field of a step is typed."""

    TEXT = "text"
    LONG = "long"
    DAY = "day"
    MOMENT = "moment"
    ROUTE = "route"


@dataclass(frozen=True)
class StepField:
    """A field a step asks; its name is a column of the case.

    Attributes:
        is_needed: Nothing is saved without it.
        is_today: It begins with today, or with this moment.
    """

    name: str
    title: str
    kind: FieldKind = FieldKind.TEXT
    is_needed: bool = False
    is_today: bool = False


class CaseAction(StrEnum):
    """What is done to a case that changes where it stands."""

    EXAMINE = "examine"
    ASK_PERMIT = "ask_permit"
    PERMIT = "permit"
    PREPARED = "prepared"
    DEPART = "depart"
    RETURN = "return"
    REPORT = "report"
    SUM_UP = "sum_up"
    PUBLISH = "publish"
    ACCEPT = "accept"
    DRAFT = "draft"
    APPROVE = "approve"
    ARRIVE = "arrive"
    SEE_OFF = "see_off"
    HOLD = "hold"
    SEND = "send"
    ANSWER = "answer"
    REFUSE = "refuse"
    CANCEL = "cancel"
    CLOSE = "close"


@dataclass(frozen=True)
class CourseStep:
    """A step of a course.

    Attributes:
        title: As the window's action and the form are called.
        said: What the case's history says, after its kind and number.
    """

    action: CaseAction
    title: str
    said: str
    begins: frozenset[CaseState]
    leads: CaseState
    fields: tuple[StepField, ...] = ()


_DAY = FieldKind.DAY
_LONG = FieldKind.LONG
_MOMENT = FieldKind.MOMENT

_REASON: Final = StepField("refusal", "سبب موافقت نشدن", _LONG, is_needed=True)
_WHY: Final = StepField("state_reason", "سبب", _LONG, is_needed=True)
_REPORT: Final = StepField("report", "گزارش", _LONG, is_needed=True)
_REPORTED: Final = StepField("reported_on", "تاریخ گزارش", _DAY, is_needed=True, is_today=True)
_BEGAN: Final = StepField("began_at", "زمان", _MOMENT, is_needed=True, is_today=True)
_ENDED: Final = StepField("ended_at", "زمان", _MOMENT, is_needed=True, is_today=True)
_MEDIA: Final = StepField("media", "پوشش رسانه‌ای", _LONG)
_PUBLICATION: Final = (
    StepField("published_on", "تاریخ انتشار", _DAY, is_needed=True, is_today=True),
    StepField("publication", "نشانی یا جای انتشار", is_needed=True),
    StepField("achievements", "دستاوردها", _LONG, is_needed=True),
)


def _step(
    action: CaseAction,
    title: str,
    said: str,
    begins: set[CaseState],
    leads: CaseState,
    *fields: StepField,
) -> CourseStep:
    return CourseStep(action, title, said, frozenset(begins), leads, fields)


_CANCEL: Final = _step(CaseAction.CANCEL, "لغو پرونده", "لغو شد", set(BEFORE), _S.CANCELLED, _WHY)


_APPROVE: Final = _step(
    CaseAction.APPROVE,
    "تأیید برنامه",
    "برنامه تأیید شد",
    {_S.DRAFTED},
    _S.APPROVED,
    StepField("approved_on", "تاریخ تأیید", _DAY, is_needed=True, is_today=True),
    StepField("approved_by", "تأییدکننده", is_needed=True),
)


def _draft(begins: CaseState) -> CourseStep:
    title, said = "پایان تنظیم برنامه", "برنامه تنظیم شد"
    return _step(CaseAction.DRAFT, title, said, {begins}, _S.DRAFTED)


def _close(*begins: CaseState) -> CourseStep:
    return _step(CaseAction.CLOSE, "بستن پرونده", "بسته شد", set(begins), _S.CLOSED)


def _refuse(*begins: CaseState) -> CourseStep:
    return _step(
        CaseAction.REFUSE, "ثبت موافقت نشدن", "موافقت نشد", set(begins), _S.REFUSED, _REASON
    )


#: P6.1 to P6.6, P8.7 to P8.12. Order and examination come in either sequence (C15).
_TRIP: Final = (
    _step(
        CaseAction.EXAMINE,
        "ثبت بررسی",
        "بررسی شد",
        {_S.REQUESTED, _S.ORDERED},
        _S.EXAMINED,
        StepField("examined_on", "تاریخ بررسی", _DAY, is_needed=True, is_today=True),
        StepField("opinion", "نظر کارشناس", _LONG, is_needed=True),
        StepField("necessity", "ضرورت سفر", _LONG),
        StepField("cost_source", "محل تأمین هزینه"),
    ),
    _step(
        CaseAction.ASK_PERMIT,
        "درخواست مجوز",
        "مجوز خواسته شد",
        {_S.EXAMINED},
        _S.PERMIT_ASKED,
        StepField("permit_route", "مسیر مجوز", FieldKind.ROUTE, is_needed=True),
        StepField("permit_asked_on", "تاریخ ارسال", _DAY, is_needed=True, is_today=True),
        StepField("permit_asked_number", "شماره نامه", is_needed=True),
    ),
    _step(
        CaseAction.PERMIT,
        "ثبت مجوز",
        "مجوز رسید",
        {_S.PERMIT_ASKED},
        _S.PERMITTED,
        StepField("permit_number", "شماره مجوز", is_needed=True),
        StepField("permit_date", "تاریخ مجوز", _DAY, is_needed=True, is_today=True),
    ),
    _step(CaseAction.PREPARED, "پایان آماده‌سازی", "مقدمات آماده شد", {_S.PERMITTED}, _S.PREPARED),
    _step(
        CaseAction.DEPART,
        "ثبت اعزام",
        "سفر آغاز شد",
        {_S.PERMITTED, _S.PREPARED},
        _S.UNDER_WAY,
        _BEGAN,
    ),
    _step(
        CaseAction.RETURN,
        "ثبت بازگشت",
        "مسافران بازگشتند",
        {_S.UNDER_WAY},
        _S.RETURNED,
        _ENDED,
        StepField("report_due_on", "موعد گزارش", _DAY),
    ),
    _step(
        CaseAction.REPORT,
        "ثبت گزارش سفر",
        "گزارش سفر رسید",
        {_S.RETURNED},
        _S.REPORTED,
        _REPORTED,
        _REPORT,
    ),
    _step(
        CaseAction.SUM_UP,
        "جمع‌بندی سفر",
        "جمع‌بندی شد",
        {_S.SENT},
        _S.SUMMED_UP,
        StepField("summary", "جمع‌بندی", _LONG, is_needed=True),
    ),
    _step(
        CaseAction.PUBLISH,
        "انتشار دستاوردها",
        "دستاوردها منتشر شد",
        {_S.SUMMED_UP},
        _S.PUBLISHED,
        *_PUBLICATION,
    ),
    _refuse(_S.REQUESTED, _S.ORDERED, _S.EXAMINED, _S.PERMIT_ASKED),
    _close(_S.PUBLISHED),
    _CANCEL,
)

#: P6.7 to P6.9, P7.1 to P7.4.
_GUEST: Final = (
    _step(
        CaseAction.ACCEPT,
        "پذیرفتن",
        "پذیرفته شد",
        {_S.REQUESTED},
        _S.ACCEPTED,
        StepField("opinion", "نظر", _LONG),
    ),
    _draft(_S.ACCEPTED),
    _APPROVE,
    _step(
        CaseAction.ARRIVE,
        "ثبت ورود",
        "وارد استان شدند",
        {_S.APPROVED},
        _S.ARRIVED,
        _BEGAN,
    ),
    _step(
        CaseAction.SEE_OFF,
        "ثبت بدرقه",
        "بدرقه شدند",
        {_S.ARRIVED},
        _S.DEPARTED,
        _ENDED,
        _MEDIA,
    ),
    _step(
        CaseAction.REPORT,
        "ثبت گزارش",
        "گزارش نوشته شد",
        {_S.DEPARTED},
        _S.REPORTED,
        _REPORTED,
        _REPORT,
    ),
    _refuse(_S.REQUESTED, _S.ACCEPTED),
    _close(_S.REPORTED),
    _CANCEL,
)

#: P6.13, P7.3: a ceremony, a conference, a session on a country.
_CEREMONY: Final = (
    _draft(_S.PLANNED),
    _APPROVE,
    _step(
        CaseAction.HOLD,
        "ثبت برگزاری",
        "برگزار شد",
        {_S.APPROVED},
        _S.HELD,
        _ENDED,
        _MEDIA,
    ),
    _step(
        CaseAction.REPORT,
        "ثبت گزارش",
        "گزارش نوشته شد",
        {_S.HELD},
        _S.REPORTED,
        _REPORTED,
        _REPORT,
    ),
    _close(_S.REPORTED),
    _CANCEL,
)

#: P6.10, P9.1.
_PAVILION: Final = (
    _step(
        CaseAction.ACCEPT,
        "موافقت",
        "موافقت شد",
        {_S.REQUESTED},
        _S.ACCEPTED,
        StepField("opinion", "نظر", _LONG),
    ),
    _step(
        CaseAction.SEND,
        "درخواست از فرودگاه",
        "از فرودگاه خواسته شد",
        {_S.ACCEPTED},
        _S.ASKED,
        StepField("sent_on", "تاریخ درخواست", _DAY, is_needed=True, is_today=True),
        StepField("sent_number", "شماره درخواست", is_needed=True),
    ),
    _step(
        CaseAction.HOLD,
        "ثبت پذیرایی",
        "پذیرایی شد",
        {_S.ASKED},
        _S.HELD,
        _ENDED,
    ),
    _refuse(_S.REQUESTED, _S.ACCEPTED, _S.ASKED),
    _close(_S.HELD),
    _CANCEL,
)

#: P6.11, P9.2.
_CONSULAR: Final = (
    _step(
        CaseAction.SEND,
        "ارسال به کنسولگری",
        "به کنسولگری فرستاده شد",
        {_S.REQUESTED},
        _S.ASKED,
        StepField("consulate", "سفارت یا کنسولگری", is_needed=True),
        StepField("sent_on", "تاریخ ارسال", _DAY, is_needed=True, is_today=True),
        StepField("sent_number", "شماره نامه", is_needed=True),
    ),
    _step(
        CaseAction.ANSWER,
        "ثبت پاسخ",
        "پاسخ رسید",
        {_S.ASKED},
        _S.ANSWERED,
        StepField("result", "نتیجه", _LONG, is_needed=True),
        StepField("result_number", "شماره پاسخ"),
        StepField("result_date", "تاریخ پاسخ", _DAY, is_needed=True, is_today=True),
    ),
    _refuse(_S.REQUESTED, _S.ASKED),
    _close(_S.ANSWERED),
    _CANCEL,
)

#: P6.12, P9.3.
_OCCASION: Final = (
    _step(
        CaseAction.HOLD,
        "ثبت برگزاری",
        "برگزار شد",
        {_S.PLANNED},
        _S.HELD,
        _ENDED,
        _MEDIA,
    ),
    _close(_S.HELD),
    _CANCEL,
)

COURSES: Final[Mapping[CaseKind, tuple[CourseStep, ...]]] = {
    CaseKind.FOREIGN_TRIP: _TRIP,
    CaseKind.OUTBOUND_DELEGATION: _TRIP,
    CaseKind.DELEGATION: _GUEST,
    CaseKind.DOMESTIC_GUEST: _GUEST,
    CaseKind.CEREMONY: _CEREMONY,
    CaseKind.COUNTRY_SESSION: _CEREMONY,
    CaseKind.PAVILION: _PAVILION,
    CaseKind.CONSULAR: _CONSULAR,
    CaseKind.OCCASION: _OCCASION,
}


def first_state(kind: CaseKind) -> CaseState:
    """Where a case of this kind begins."""
    return _S.PLANNED if COURSES[kind] in (_CEREMONY, _OCCASION) else _S.REQUESTED


def course_step(kind: CaseKind, action: CaseAction) -> CourseStep | None:
    """A step of the course of this kind; None where it has no such step."""
    return next((one for one in COURSES[kind] if one.action is action), None)


def steps_from(kind: CaseKind, state: CaseState) -> tuple[CourseStep, ...]:
    """What can be done with a case of this kind that stands there, the way on first."""
    if state in OVER:
        return ()
    return tuple(one for one in COURSES[kind] if state in one.begins)
