"""The words of the command line: what each key of a record is called, and its values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.marks import Classification
from app.texts import (
    ATTEMPT_OUTCOMES,
    CALL_CHANNELS,
    CALL_DIRECTIONS,
    CALL_OUTCOMES,
    CALL_PATHS,
    CALL_STATES,
    CLASSIFICATIONS,
    CONTACT_KINDS,
    SPOKE_WITH,
    URGENCIES,
)

FIELD_TYPES: Final[Mapping[str, str]] = {
    "text": "متن",
    "integer": "عدد",
    "boolean": "true/false",
    "date": "تاریخ",
    "time": "ساعت",
    "choice": "یکی از",
    "list": "فهرست",
    "key": "UUID",
}

FIELDS: Final[Mapping[str, str]] = {
    "id": "شناسه",
    "version": "نگارش",
    "number": "شماره",
    "state": "وضعیت",
    "kind": "نوع",
    "honorific": "لقب",
    "name": "نام",
    "identity_number": "کد یا شناسه ملی",
    "parent_id": "شناسه دستگاه بالاتر",
    "parent": "دستگاه بالاتر",
    "city": "شهر",
    "address": "نشانی",
    "note": "یادداشت",
    "aliases": "نام‌های دیگر",
    "phones": "تلفن‌ها",
    "label": "برچسب",
    "extension": "داخلی",
    "shown": "به نوشتار مردم",
    "positions": "سمت‌ها",
    "title": "سمت",
    "organisation_id": "شناسه دستگاه",
    "organisation": "دستگاه",
    "from_day": "از",
    "to_day": "تا",
    "created_at": "افزوده شد",
    "archived": "بایگانی",
    "calls": "تماس‌ها",
    "history": "رویدادها",
    "channel": "نوع",
    "direction": "جهت",
    "outcome": "نتیجه تماس",
    "path": "مسیر",
    "caller_id": "شناسه تماس‌گیرنده",
    "add_caller": "به دفتر اشخاص افزوده شود",
    "caller_name": "تماس‌گیرنده",
    "caller_post": "سمت تماس‌گیرنده",
    "phone": "تلفن",
    "national_id": "کد ملی",
    "called_on": "روز تماس",
    "called_at": "ساعت تماس",
    "connected_at": "وصل شد",
    "ended_at": "پایان",
    "pages": "شمار صفحه‌ها",
    "sender_number": "شماره فرستنده",
    "receipt": "رسید ارسال",
    "passed_by": "گوینده",
    "received_by": "گیرنده تلفنگرام",
    "read_back": "بازخوانی شد",
    "subject": "موضوع",
    "request": "شرح درخواست",
    "urgency": "فوریت",
    "classification": "طبقه‌بندی",
    "spoke_with": "گفتگو با",
    "result": "نتیجه",
    "steps": "گام‌ها",
    "do": "کار",
    "words": "متن",
    "noted_on": "تاریخ پی‌نوشت",
    "given_on": "تاریخ دستور",
    "referred_to_id": "شناسه گیرنده ارجاع",
    "referred_to": "ارجاع به",
    "due_on": "مهلت",
    "reason": "سبب",
    "close": "هم‌زمان مختومه شود",
    "governor": "استاندار آن روز",
    "governor_acts": "سرپرست بود",
    "request_key": "کلید تکرار",
    "taken_by": "ثبت‌کننده",
    "registered_at": "ثبت شد",
    "back_dated": "با تاریخ گذشته",
    "printed_count": "شمار چاپ",
    "attempts": "اعلام نتیجه",
    "last_attempt": "آخرین اعلام",
    "earlier": "تماس‌های پیشین",
    "trace": "مسیر طی‌شده",
    "taken_back": "پس گرفته شد",
    "call_id": "شناسه تماس",
    "call_number": "شماره تماس",
    "written_by": "نویسنده",
    "written_at": "نوشته شد",
    "order_id": "شناسه دستور",
    "post": "سمت",
    "at": "زمان",
    "by": "کاربر",
    "operator_name": "کاربر",
    "action": "رویداد",
}

DEEDS: Final[Mapping[str, str]] = {
    "put_in_folder": "گذاشتن در کارتابل",
    "record_note": "ثبت پی‌نوشت",
    "log_attempt": "اعلام نتیجه",
    "log_placing": "کوشش برای برقراری",
    "hand_over": "سپردن به مدیرکل",
    "finish": "پایان تماس مستقیم",
    "close": "مختومه کردن",
    "annul": "باطل کردن",
    "take_back": "پس گرفتن گام آخر",
}

ORDER_KINDS: Final[Mapping[str, str]] = {"note": "پی‌نوشت", "marginal": "هامش", "oral": "شفاهی"}

_STATES: Final[Mapping[str, str]] = {
    **CALL_STATES,
    "standing": "جاری",
    "archived": "بایگانی",
    "revoked": "پس‌گرفته",
}

_VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    "state": _STATES,
    "kind": {**CONTACT_KINDS, **ORDER_KINDS},
    "channel": CALL_CHANNELS,
    "direction": CALL_DIRECTIONS,
    "outcome": {**CALL_OUTCOMES, **ATTEMPT_OUTCOMES},
    "last_attempt": ATTEMPT_OUTCOMES,
    "path": CALL_PATHS,
    "urgency": {urgency.value: word for urgency, word in URGENCIES.items()},
    "classification": {rank.name.lower(): word for rank, word in CLASSIFICATIONS.items()},
    "spoke_with": SPOKE_WITH,
    "do": DEEDS,
}

CLASSIFICATION_NAMES: Final = tuple(rank.name.lower() for rank in Classification)


def value_words(name: str, value: str) -> str:
    """What a value of the field `name` is called; a text is itself."""
    return _VALUES.get(name, {}).get(value, value)
