"""What a spreadsheet's columns can be: the fields of each kind of record, as data.

A field knows the words people write over it; guessing a mapping, the panel's combo boxes and the
headers of an export all read these tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from app.changes import Kind
from app.exchange.case_people_fields import CASE_PEOPLE_FIELDS
from app.exchange.exchange_field import ExchangeField
from app.exchange.visit_fields import RESULT_FIELDS, VISIT_FIELDS
from app.text import search_key

CONTACT_FIELDS: Final = (
    ExchangeField("kind", "گونه", "نوع|نوع شخص|حقیقی حقوقی|حقیقی/حقوقی|kind|type", width=10),
    ExchangeField("honorific", "عنوان", "لقب|پیشوند|خطاب|prefix|honorific|title prefix", width=14),
    ExchangeField(
        "name",
        "نام",
        "نام و نام خانوادگی|نام کامل|نام نام خانوادگی|نام و فامیل|نام و فامیلی|نام شخص|نام دستگاه|"
        "نام سازمان|نام اداره|نام یا دستگاه|name|full name|display name|contact|contact name",
        width=30,
    ),
    ExchangeField("first_name", "نام کوچک", "اسم|first name|given name|firstname"),
    ExchangeField(
        "last_name",
        "نام خانوادگی",
        "فامیل|فامیلی|نام فامیل|شهرت|last name|family name|surname|lastname",
    ),
    ExchangeField(
        "alias", "نام دیگر", "نام‌های دیگر|نام مستعار|نام پیشین|alias|nickname", many=True
    ),
    ExchangeField(
        "identity_number",
        "کد ملی / شناسه ملی",
        "کد ملی|کدملی|شماره ملی|شناسه ملی|کد/شناسه ملی|کد یا شناسه ملی|شناسه ملی شرکت|"
        "national id|national code|identity number|id number",
        width=16,
    ),
    ExchangeField(
        "parent", "از دستگاه", "دستگاه بالاتر|دستگاه مادر|سازمان مادر|زیرمجموعه|parent", width=28
    ),
    ExchangeField(
        "post", "سمت", "پست|پست سازمانی|شغل|عنوان شغلی|مسئولیت|position|job title|post", many=True
    ),
    ExchangeField(
        "organisation",
        "دستگاه",
        "سازمان|اداره|نام محل کار|محل خدمت|شرکت|ارگان|نهاد|دستگاه سمت|محل سمت|"
        "organization|organisation|company",
        many=True,
        width=28,
    ),
    ExchangeField(
        "from_day", "آغاز سمت", "از تاریخ|تاریخ انتصاب|شروع سمت|from", many=True, width=12
    ),
    ExchangeField("to_day", "پایان سمت", "تا تاریخ|خاتمه سمت|to", many=True, width=12),
    ExchangeField(
        "phone",
        "تلفن",
        "شماره تلفن|شماره|شماره تماس|تماس|تلفن‌ها|تلفن ثابت|ثابت|تلفن تماس|تلفن مستقیم|مستقیم|"
        "phone|tel|telephone|phone number",
        many=True,
    ),
    ExchangeField(
        "phone_label", "عنوان تلفن", "برچسب تلفن|نوع تلفن|phone label", many=True, width=12
    ),
    ExchangeField(
        "mobile",
        "همراه",
        "تلفن همراه|شماره همراه|موبایل|شماره موبایل|تلفن موبایل|mobile|cell|cell phone",
        many=True,
    ),
    ExchangeField("fax", "نمابر", "فکس|دورنگار|فاکس|شماره نمابر|شماره فکس|fax", many=True),
    ExchangeField(
        "work_phone",
        "تلفن محل کار",
        "تلفن اداره|تلفن دفتر|محل کار|work phone|office phone",
        many=True,
    ),
    ExchangeField("home_phone", "تلفن منزل", "منزل|home phone|home", many=True),
    ExchangeField("extension", "داخلی", "شماره داخلی|ext|extension", many=True, width=10),
    ExchangeField("city", "شهر", "شهرستان|city|town", width=16),
    ExchangeField("address", "نشانی", "آدرس|نشانی پستی|محل سکونت|address", width=40),
    ExchangeField(
        "note", "یادداشت", "توضیحات|توضیح|ملاحظات|note|notes|comment", many=True, width=40
    ),
)

CALL_FIELDS: Final = (
    ExchangeField(
        "former_number",
        "شماره",
        "شماره ثبت|شماره دفتر|شماره دفتر پیشین|شماره تماس پیشین|شماره اندیکاتور|number",
        width=16,
    ),
    ExchangeField("channel", "گونه", "نوع|نوع تماس|کانال|channel|type", width=12),
    ExchangeField("direction", "جهت", "وارده صادره|وارده/صادره|direction", width=10),
    ExchangeField(
        "called_on", "تاریخ", "روز|تاریخ تماس|روز تماس|تاریخ ثبت|تاریخ و ساعت|date|day", width=12
    ),
    ExchangeField("called_at", "ساعت", "ساعت تماس|زمان|زمان تماس|time|hour", width=8),
    ExchangeField("ended_at", "ساعت پایان", "پایان|پایان تماس|end", width=8),
    ExchangeField(
        "caller_name",
        "نام",
        "تماس‌گیرنده|نام تماس‌گیرنده|تماس گیرنده|نام تماس گیرنده|طرف تماس|فرستنده|گیرنده|"
        "نام و نام خانوادگی|نام نام خانوادگی|متقاضی|نام متقاضی|caller|name|from",
        width=28,
    ),
    ExchangeField("caller_post", "سمت", "پست|سمت تماس‌گیرنده|عنوان|position|post", width=22),
    ExchangeField(
        "organisation", "دستگاه", "سازمان|اداره|شرکت|organization|organisation", width=26
    ),
    ExchangeField(
        "phone",
        "تلفن",
        "شماره تلفن|شماره تماس|تلفن تماس|تلفن تماس‌گیرنده|موبایل|همراه|تلفن همراه|phone|tel|mobile",
    ),
    ExchangeField("national_id", "کد ملی", "کدملی|شماره ملی|national id|national code", width=14),
    ExchangeField("subject", "موضوع", "موضوع تماس|خواسته|عنوان درخواست|subject", width=30),
    ExchangeField(
        "request",
        "شرح",
        "شرح درخواست|درخواست|شرح تماس|متن|متن پیام|پیام|خلاصه|خلاصه درخواست|خلاصه تماس|خلاصه پیام|"
        "شرح مختصر|مطلب|request|text",
        width=50,
    ),
    ExchangeField(
        "result", "نتیجه", "اقدام|نتیجه اقدام|اقدام انجام‌شده|پاسخ|نتیجه تماس|result", width=40
    ),
    ExchangeField("urgency", "فوریت", "اولویت|urgency|priority", width=10),
    ExchangeField("classification", "طبقه‌بندی", "محرمانگی|سطح محرمانگی|classification", width=12),
    ExchangeField("outcome", "سرانجام زنگ", "وضعیت تماس|outcome", width=16),
    ExchangeField("path", "مسیر", "مسیر تماس|path", width=18),
    ExchangeField("spoke_with", "گفتگو با", "وصل به|وصل شد به|spoke with", width=16),
    ExchangeField("pages", "شمار صفحه", "تعداد صفحه|صفحات|تعداد صفحات|pages", width=8),
    ExchangeField("sender_number", "شماره فرستنده", "شماره نامه|شماره نامه فرستنده|sender number"),
    ExchangeField("receipt", "رسید ارسال", "رسید|receipt"),
    ExchangeField("passed_by", "خواننده تلفنگرام", "خواننده|مخابره‌کننده|passed by"),
    ExchangeField("received_by", "گیرنده تلفنگرام", "دریافت‌کننده|received by"),
    ExchangeField("read_back", "بازخوانی شد", "بازخوانی|read back", width=10),
    ExchangeField("state", "وضعیت", "state", width=18),
)

#: A year's paper register; «وارده» and «صادره» may stand over its two halves.
LETTER_FIELDS: Final = (
    ExchangeField(
        "serial",
        "ردیف",
        "شماره|شماره ثبت|شماره ردیف|شماره دفتر|شماره اندیکاتور|ردیف دفتر|number|row|serial",
        width=10,
    ),
    ExchangeField("direction", "جهت", "وارده صادره|وارده/صادره|نوع ثبت|direction", width=10),
    ExchangeField(
        "dated",
        "تاریخ",
        "تاریخ ثبت|تاریخ ورود|روز|وارده تاریخ|وارده تاریخ ثبت|وارده تاریخ ورود|date",
        width=12,
    ),
    ExchangeField(
        "sender_name",
        "فرستنده",
        "نام فرستنده|صاحب نامه|از|وارده فرستنده|وارده صاحب نامه|وارده از|sender|from",
        width=28,
    ),
    ExchangeField("sender_post", "سمت فرستنده", "سمت|وارده سمت|position", width=22),
    ExchangeField(
        "organisation", "دستگاه فرستنده", "دستگاه|سازمان|اداره|وارده دستگاه|organisation", width=28
    ),
    ExchangeField(
        "their_number",
        "شماره نامه",
        "شماره نامه وارده|شماره نامه رسیده|شماره نامه فرستنده|وارده شماره نامه|وارده شماره",
        width=18,
    ),
    ExchangeField(
        "their_date", "تاریخ نامه", "تاریخ نامه وارده|تاریخ نامه رسیده|وارده تاریخ نامه", width=12
    ),
    ExchangeField(
        "subject",
        "موضوع",
        "خلاصه|خلاصه نامه|خلاصه موضوع|موضوع نامه|شرح|وارده موضوع|وارده خلاصه|وارده خلاصه نامه|"
        "subject",
        width=40,
    ),
    ExchangeField(
        "enclosures",
        "پیوست",
        "تعداد پیوست|تعداد برگ پیوست|شمار پیوست|وارده پیوست|وارده تعداد پیوست",
        width=8,
    ),
    ExchangeField(
        "sent_on",
        "تاریخ صدور",
        "تاریخ ارسال|صادره تاریخ|صادره تاریخ صدور|صادره تاریخ ثبت",
        width=12,
    ),
    ExchangeField(
        "receiver", "گیرنده", "نام گیرنده|به|صادره گیرنده|صادره به|receiver|to", width=28
    ),
    ExchangeField(
        "sent_subject", "موضوع صادره", "صادره موضوع|صادره خلاصه|صادره خلاصه نامه", width=40
    ),
    ExchangeField("sent_enclosures", "پیوست صادره", "صادره پیوست|صادره تعداد پیوست", width=8),
    ExchangeField("channel", "روش", "روش دریافت|روش ارسال|طریق|کانال|channel", width=14),
    ExchangeField("kind", "گونه نامه", "نوع نامه|kind", width=14),
    ExchangeField("urgency", "فوریت", "اولویت|urgency|priority", width=10),
    ExchangeField("classification", "طبقه‌بندی", "محرمانگی|classification", width=12),
    ExchangeField("keywords", "کلیدواژه", "کلیدواژه‌ها|keywords", width=20),
    ExchangeField(
        "paper_with",
        "بایگانی",
        "زونکن|شماره زونکن|کد بایگانی|شماره پرونده|صادره بایگانی|صادره شماره پرونده|file",
        width=14,
    ),
    ExchangeField(
        "summary", "ملاحظات", "توضیحات|یادداشت|صادره ملاحظات|وارده ملاحظات|note", width=30
    ),
    ExchangeField("state", "وضعیت", "state", width=18),
)

FIELDS: Final[Mapping[Kind, tuple[ExchangeField, ...]]] = {
    Kind.CONTACT: CONTACT_FIELDS,
    Kind.CALL: CALL_FIELDS,
    Kind.LETTER: LETTER_FIELDS,
    Kind.VISIT: VISIT_FIELDS,
    # What the inspection office reports of a day's petitions.
    Kind.PUBLIC_DAY: RESULT_FIELDS,
    # Whoever belongs to a case of protocol work.
    Kind.PROTOCOL_CASE: CASE_PEOPLE_FIELDS,
}

#: What a person calls the fields of an entry of the programme; a calendar file has no columns.
EVENT_FIELDS: Final = (
    ExchangeField("subject", "موضوع"),
    ExchangeField("starts_at", "آغاز"),
    ExchangeField("ends_at", "پایان"),
    ExchangeField("place", "جا"),
    ExchangeField("notes", "یادداشت"),
    ExchangeField("attendees", "دعوت‌شدگان"),
    ExchangeField("requester_name", "درخواست‌کننده"),
)
_TITLED: Final = {**FIELDS, Kind.EVENT: EVENT_FIELDS}

#: Fields of contacts that are telephones, with the label their column gives.
TELEPHONES: Final[Mapping[str, str]] = {
    "phone": "",
    "mobile": "همراه",
    "fax": "نمابر",
    "work_phone": "محل کار",
    "home_phone": "منزل",
}

#: Stands between the rows of a header of two rows.
JOINT: Final = " › "

_IN_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]")
_COUNTED = re.compile(r"(?<=.)[0-9]+$")


def header_key(text: str) -> str:
    """A header as it is compared: without brackets, signs, blanks and a number at its end."""
    return _COUNTED.sub("", search_key(_IN_BRACKETS.sub(" ", text)).replace(" ", ""))


def _known(fields: Sequence[ExchangeField]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in fields:
        for words in (field.title, field.name, *field.words.split("|")):
            found.setdefault(header_key(words.replace("_", " ")), field.name)
    return found


_KNOWN: Final = {kind: _known(fields) for kind, fields in FIELDS.items()}


def field_of(kind: Kind, header: str) -> str:
    """The field a header names, or nothing.

    Of a header of two rows the whole is looked up, then its lower row, then its upper.
    """
    known = _KNOWN[kind]
    parts = header.split(JOINT)
    for words in (header, *reversed(parts)):
        name = known.get(header_key(words), "")
        if name:
            return name
    return ""


def guessed_mapping(kind: Kind, header: Sequence[str]) -> tuple[str, ...]:
    """The field of each column as far as its header says, empty where it says nothing.

    A field that only one column can be is the first such column; «نام» beside «نام خانوادگی» is
    the first name.
    """
    many = {field.name for field in FIELDS[kind] if field.many}
    mapping: list[str] = []
    for text in header:
        name = field_of(kind, text)
        mapping.append("" if name in mapping and name not in many else name)
    if "last_name" in mapping and "first_name" not in mapping:
        whole = {"name", "visitor_name"}
        mapping = ["first_name" if name in whole else name for name in mapping]
    return tuple(mapping)


def title_of(kind: Kind, name: str) -> str:
    """What a person calls a field; drafts' own names are known too."""
    drafts = {"phones": "phone", "aliases": "alias", "positions": "post", "parent_id": "parent"}
    wanted = drafts.get(name, name)
    return next((field.title for field in _TITLED[kind] if field.name == wanted), name)
