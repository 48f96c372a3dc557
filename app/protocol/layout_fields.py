"""The fields a layout may name: of the case, of a traveller, of each line of its tables.

One table says them for the reader of layouts, for the forms that are filled, for the editor's list
of fields and for the sample beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from app.jalali import clock_text, jalali_text
from app.protocol.rows import CaseSheet, PersonLine
from app.protocol.states import OURS, Visa
from app.protocol.texts import (
    AGREEMENT_KINDS,
    DISPATCH_CHANNELS,
    ENTRY_KINDS,
    GIFT_DIRECTIONS,
    PERMIT_ROUTES,
    PERSON_ROLES,
    RECIPIENTS,
    VISAS,
)
from app.text import persian_count, persian_digits

#: The place of a row in its table.
PLACE: Final = "ردیف"


@dataclass(frozen=True)
class LayoutField:
    """A field a layout may name.

    Attributes:
        value: Asks a case, a traveller or a line for it, in words fit for paper.
        samples: Invented, for the sample beside the editor; a table's lines take turns.
    """

    name: str
    value: Callable[[Any], str]
    samples: tuple[str, ...]


def _said(value: object) -> str:
    """A value in words."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{jalali_text(value.date())}، {clock_text(value.time())}"
    if isinstance(value, date):
        return jalali_text(value)
    if isinstance(value, int):
        return persian_count(value)
    return persian_digits(str(value))


def _of(name: str, attribute: str, *samples: str) -> LayoutField:
    return LayoutField(name, lambda one: _said(getattr(one, attribute)), samples)


def _step(name: str, column: str, *samples: str) -> LayoutField:
    """What a step of the course filled."""
    return LayoutField(name, lambda case: _said(case.values.get(column)), samples)


def _words(name: str, attribute: str, words: Mapping[str, str], *samples: str) -> LayoutField:
    def value(one: Any) -> str:
        mark = getattr(one, attribute)
        return "" if mark is None else words[mark.value].strip("—")

    return LayoutField(name, value, samples)


def travellers(case: CaseSheet) -> list[PersonLine]:
    """Who travels, by precedence."""
    found = [one for one in case.people if one.role not in OURS]
    return sorted(found, key=lambda one: one.order)


def _total(case: CaseSheet, name: str) -> str:
    amounts = [amount for one in case.costs if (amount := getattr(one, name)) is not None]
    return persian_count(sum(amounts)) if amounts else ""


def _days(case: CaseSheet) -> str:
    return persian_digits(str((case.ends_on - case.starts_on).days + 1))


_WHY: Final = "گسترش همکاری‌های بازرگانی و گشایش بازارچه مرزی"

CASE_FIELDS: Final = (
    _of("شماره پرونده", "number", "۱۴۰۵/ت/۰۱۲"),
    _of("موضوع", "subject", "سفر استاندار به عشق‌آباد"),
    _of("کشور", "country", "ترکمنستان"),
    _of("شهر", "city", "عشق‌آباد"),
    _of("هدف", "purpose", _WHY),
    _of("آغاز", "starts_on", "۱۴۰۵/۰۹/۲۱"),
    _of("پایان", "ends_on", "۱۴۰۵/۰۹/۲۴"),
    LayoutField("شمار روزها", _days, ("۴",)),
    _of("دعوت‌کننده", "body", "استانداری آخال"),
    _of("درخواست‌کننده", "requested_by", "مدیر کل امور اتباع و بین‌الملل"),
    _of("شماره درخواست", "request_number", "۱۲/۳۴۵"),
    _of("تاریخ درخواست", "request_date", "۱۴۰۵/۰۸/۱۰"),
    _of("تاریخ دستور", "ordered_on", "۱۴۰۵/۰۸/۱۲"),
    _of("متن دستور", "order_words", "اقدام شود."),
    _step("تاریخ بررسی", "examined_on", "۱۴۰۵/۰۸/۱۴"),
    _step("نظر کارشناس", "opinion", "با توجه به دعوت رسمی، سفر مفید است."),
    _step("ضرورت", "necessity", "دعوت رسمی طرف مقابل و پیگیری تفاهم‌نامه سال گذشته"),
    _step("محل تأمین هزینه", "cost_source", "بودجه تشریفات"),
    _words("مسیر مجوز", "permit_route", PERMIT_ROUTES, PERMIT_ROUTES["headquarters"]),
    _step("تاریخ درخواست مجوز", "permit_asked_on", "۱۴۰۵/۰۸/۱۶"),
    _step("شماره درخواست مجوز", "permit_asked_number", "۱۲/۴۰۱"),
    _step("شماره مجوز", "permit_number", "۷۷۸۱"),
    _step("تاریخ مجوز", "permit_date", "۱۴۰۵/۰۹/۰۱"),
    _step("زمان اعزام", "began_at", "۱۴۰۵/۰۹/۲۱، ۰۷:۳۰"),
    _step("زمان بازگشت", "ended_at", "۱۴۰۵/۰۹/۲۴، ۲۱:۱۰"),
    _of("موعد گزارش", "report_due_on", "۱۴۰۵/۱۰/۰۵"),
    _step("تاریخ گزارش", "reported_on", "۱۴۰۵/۱۰/۰۲"),
    _step("گزارش", "report", "دیدار با استاندار آخال و بازدید از بازارچه مرزی انجام شد."),
    _step("جمع‌بندی", "summary", "ساعت کار مرز دو ساعت افزوده می‌شود."),
    _step("دستاوردها", "achievements", "امضای یادداشت تفاهم بازرگانی"),
    _step("تاریخ انتشار", "published_on", "۱۴۰۵/۱۰/۱۰"),
    _step("جای انتشار", "publication", "پایگاه اطلاع‌رسانی استانداری"),
    LayoutField("شمار مسافران", lambda case: _said(len(travellers(case)) or None), ("۲",)),
    LayoutField("جمع برآورد", lambda case: _total(case, "planned"), ("۸۵۰٬۰۰۰٬۰۰۰",)),
    LayoutField("جمع هزینه", lambda case: _total(case, "spent"), ("۸۱۰٬۰۰۰٬۰۰۰",)),
    _of("مسئول پرونده", "owner", "نرگس یزدانی"),
)

#: What a form says of the office whatever the case; filled where the form is made.
OFFICE_FIELDS: Final[Mapping[str, str]] = {
    "استانداری": "استانداری خراسان رضوی",
    "واحد": "دفتر استاندار",
    "نام استاندار": "کاوه مهرپرور",
    "امروز": "۱۴۰۵/۰۸/۲۰",
}

PERSON_FIELDS: Final = (
    _of("نام", "name", "کاوه مهرپرور", "مینا آذرنوش"),
    _of("نام لاتین", "second_name", "Kaveh Mehrparvar", "Mina Azarnoush"),
    _of("سمت", "post", "استاندار", "مدیر کل امور اتباع و بین‌الملل"),
    _of("سازمان", "organisation", "استانداری", "استانداری"),
    _of("مقام", "rank_name", "استاندار", "مدیر کل"),
    _words("نقش", "role", PERSON_ROLES, "رئیس هیأت", "عضو"),
    _of("تلفن", "phone", "۰۵۱-۳۸۴۰۰۰۰۰", "۰۵۱-۳۸۴۰۰۰۰۱"),
    _of("تابعیت", "nationality", "ایران", "ایران"),
    _of("زبان", "language", "فارسی", "روسی"),
    _of("گذرنامه", "passport", "A1234567", "B7654321"),
    _of("اعتبار گذرنامه", "passport_until", "۱۴۰۸/۰۴/۱۲", "۱۴۰۷/۱۱/۳۰"),
    LayoutField(
        "روادید",
        lambda one: "" if one.visa is Visa.UNSAID else VISAS[one.visa],
        ("صادر شد", "درخواست شد"),
    ),
    _of("اعتبار روادید", "visa_until", "۱۴۰۵/۱۲/۰۱", ""),
    _of("بلیت", "ticket", "رفت و برگشت", "رفت و برگشت"),
    _of("زمان رفت", "arrives_at", "۱۴۰۵/۰۹/۲۱، ۰۷:۳۰", "۱۴۰۵/۰۹/۲۱، ۰۷:۳۰"),
    _of("وسیله رفت", "arrives_by", "پرواز ۲۱۴", "پرواز ۲۱۴"),
    _of("زمان برگشت", "leaves_at", "۱۴۰۵/۰۹/۲۴، ۱۹:۰۰", "۱۴۰۵/۰۹/۲۴، ۱۹:۰۰"),
    _of("وسیله برگشت", "leaves_by", "پرواز ۲۱۵", "پرواز ۲۱۵"),
    _of("اقامتگاه", "lodging", "مهمان‌خانه دولتی", "مهمان‌خانه دولتی"),
    _of("فوق‌العاده", "allowance", "۱۲۰٬۰۰۰٬۰۰۰", "۹۰٬۰۰۰٬۰۰۰"),
    _of("یادداشت", "note", "", "مترجم همراه"),
)

_ENTRY: Final = (
    LayoutField("روز", lambda one: jalali_text(one.starts_at.date()), ("۱۴۰۵/۰۹/۲۱", "۱۴۰۵/۰۹/۲۲")),
    LayoutField("ساعت", lambda one: clock_text(one.starts_at.time()), ("۱۰:۰۰", "۰۹:۳۰")),
    LayoutField("تا ساعت", lambda one: clock_text(one.ends_at.time()), ("۱۱:۳۰", "۱۲:۰۰")),
    _words("گونه", "kind", ENTRY_KINDS, "دیدار", "بازدید"),
    _of("شرح", "title", "دیدار با استاندار آخال", "بازدید از بازارچه مرزی"),
    _of("جا", "location", "استانداری آخال", "مرز هوادان"),
    _of("میزبان", "host", "استاندار آخال", "رئیس گمرک"),
    _of("همراهان", "who", "همه", "همه"),
    _of("یادداشت", "note", "", ""),
)

_COST: Final = (
    _of("شرح", "title", "بلیت رفت و برگشت", "فوق‌العاده مأموریت"),
    _of("برآورد", "planned", "۴۰۰٬۰۰۰٬۰۰۰", "۴۵۰٬۰۰۰٬۰۰۰"),
    _of("هزینه", "spent", "۳۶۰٬۰۰۰٬۰۰۰", "۴۵۰٬۰۰۰٬۰۰۰"),
    _of("محل", "source", "بودجه تشریفات", "بودجه جاری"),
    _of("سند", "document", "۱۱۲", "۱۱۸"),
    _of("یادداشت", "note", "", ""),
)

_GIFT: Final = (
    _of("شماره", "number", "۱۴۰۵/ه/۰۰۳", "۱۴۰۵/ه/۰۰۴"),
    _of("شرح", "item", "قالیچه دستباف", "گلدان نقره"),
    _of("شمار", "quantity", "۱", "۲"),
    _words("جهت", "direction", GIFT_DIRECTIONS, "داده شد", "گرفته شد"),
    _of("طرف", "name", "استاندار آخال", "رئیس گمرک"),
    _of("ارزش", "value", "۹۰٬۰۰۰٬۰۰۰", "۲۵٬۰۰۰٬۰۰۰"),
    _of("تاریخ", "given_on", "۱۴۰۵/۰۹/۲۲", "۱۴۰۵/۰۹/۲۳"),
    _of("شماره اموال", "inventory_number", "", "۵۵۱۲"),
)

_AGREEMENT: Final = (
    _of("شماره", "number", "۱۴۰۵/تف/۰۰۱"),
    _of("عنوان", "title", "یادداشت تفاهم همکاری‌های بازرگانی"),
    _words("گونه", "kind", AGREEMENT_KINDS, "یادداشت تفاهم"),
    _of("طرف", "other_party", "استانداری آخال"),
    _of("تاریخ امضا", "signed_on", "۱۴۰۵/۰۹/۲۳"),
    _of("اعتبار تا", "expires_on", "۱۴۰۸/۰۹/۲۳"),
)

_RECIPIENT: Final = (
    _words("گیرنده", "recipient", RECIPIENTS, *RECIPIENTS.values()),
    _words("راه", "channel", DISPATCH_CHANNELS, "شبکه دولت", "اتوماسیون", "پست"),
    _of("شماره", "number", "۱۲/۵۰۱", "۱۲/۵۰۲", "۱۲/۵۰۳"),
    _of("تاریخ", "sent_on", "۱۴۰۵/۱۰/۰۳"),
    _of("رسید", "receipt", "۳۳۴۵", "۸۱۲", ""),
    _of("تاریخ رسید", "received_on", "۱۴۰۵/۱۰/۰۵", "۱۴۰۵/۱۰/۰۶", ""),
)


@dataclass(frozen=True)
class LayoutTable:
    """A part of a case a layout may draw as a table.

    Attributes:
        lines: Its lines, in the order of the paper.
        sample_rows: How many rows the sample has.
    """

    lines: Callable[[CaseSheet], Sequence[Any]]
    fields: tuple[LayoutField, ...]
    sample_rows: int = 2


TABLES: Final[Mapping[str, LayoutTable]] = {
    "مسافران": LayoutTable(travellers, PERSON_FIELDS),
    "برنامه": LayoutTable(lambda case: case.entries, _ENTRY),
    "هزینه‌ها": LayoutTable(lambda case: case.costs, _COST),
    "هدایا": LayoutTable(lambda case: [one for one in case.gifts if not one.is_annulled], _GIFT),
    "توافق‌ها": LayoutTable(lambda case: case.agreements, _AGREEMENT, 1),
    "گیرندگان گزارش": LayoutTable(lambda case: case.dispatches, _RECIPIENT, 3),
}


@lru_cache(maxsize=16)
def known_names(table: str = "") -> tuple[str, ...]:
    """The names a mark may have outside of tables, or in a column of one."""
    found = [PLACE, *(one.name for one in TABLES[table].fields)] if table else []
    names = (one.name for one in (*PERSON_FIELDS, *CASE_FIELDS))
    return tuple(dict.fromkeys([*found, *names, *OFFICE_FIELDS]))
