"""What the columns of a list of members, travellers or guests can be."""

from __future__ import annotations

from typing import Final

from app.exchange.exchange_field import ExchangeField

#: Whoever belongs to a case of protocol work, as the other side's list has him.
CASE_PEOPLE_FIELDS: Final = (
    ExchangeField("role", "نقش", "عنوان در هیأت|نوع|جایگاه در هیأت|role", width=12),
    ExchangeField(
        "name",
        "نام",
        "نام و نام خانوادگی|نام کامل|نام نام خانوادگی|نام عضو|اعضا|نام مسافر|نام میهمان|"
        "name|full name",
        width=26,
    ),
    ExchangeField("first_name", "نام کوچک", "اسم|first name|given name|firstname"),
    ExchangeField(
        "last_name", "نام خانوادگی", "فامیل|فامیلی|شهرت|last name|family name|surname|lastname"
    ),
    ExchangeField(
        "second_name",
        "نام به زبان دوم",
        "نام لاتین|نام انگلیسی|نام در گذرنامه|name in passport|latin name|english name",
        width=26,
    ),
    ExchangeField("rank", "مقام", "رتبه|ردیف تشریفاتی|rank", width=18),
    ExchangeField("post", "سمت", "پست|شغل|عنوان شغلی|position|job title|title|post", width=24),
    ExchangeField(
        "organisation",
        "دستگاه",
        "سازمان|نهاد|محل کار|شرکت|وزارتخانه|organization|organisation|company",
        width=26,
    ),
    ExchangeField("phone", "تلفن", "تلفن همراه|همراه|موبایل|شماره تماس|phone|mobile|tel"),
    ExchangeField("nationality", "تابعیت", "ملیت|کشور|nationality|citizenship|country", width=16),
    ExchangeField("language", "زبان", "زبان گفت‌وگو|language", width=12),
    ExchangeField("diet", "رژیم غذایی", "رژیم|غذا|diet|dietary requirements|meal", width=18),
    ExchangeField(
        "passport",
        "شماره گذرنامه",
        "گذرنامه|پاسپورت|شماره پاسپورت|passport|passport no|passport number",
        width=16,
    ),
    ExchangeField(
        "passport_until",
        "اعتبار گذرنامه",
        "اعتبار پاسپورت|انقضای گذرنامه|تاریخ انقضای گذرنامه|passport expiry|expiry date|"
        "date of expiry",
        width=14,
    ),
    ExchangeField("visa", "روادید", "ویزا|وضعیت روادید|visa", width=12),
    ExchangeField("visa_until", "اعتبار روادید", "اعتبار ویزا|visa expiry", width=14),
    ExchangeField("ticket", "بلیت", "شماره بلیت|ticket|ticket number", width=14),
    ExchangeField(
        "arrives_at", "زمان آمدن", "ورود|تاریخ ورود|زمان ورود|arrival|arrival date", width=18
    ),
    ExchangeField("arrives_by", "پرواز آمدن", "پرواز ورود|وسیله ورود|arrival flight", width=14),
    ExchangeField(
        "leaves_at", "زمان رفتن", "خروج|تاریخ خروج|زمان خروج|departure|departure date", width=18
    ),
    ExchangeField("leaves_by", "پرواز رفتن", "پرواز خروج|وسیله خروج|departure flight", width=14),
    ExchangeField("lodging", "اقامتگاه", "هتل|محل اقامت|hotel|lodging", width=20),
    ExchangeField("room", "اتاق", "شماره اتاق|room", width=8),
    ExchangeField("vehicle", "خودرو", "ماشین|car|vehicle", width=16),
    ExchangeField("allowance", "فوق‌العاده (ریال)", "فوق‌العاده|مأموریت|allowance", width=16),
    ExchangeField("note", "ملاحظات", "توضیحات|توضیح|یادداشت|note|remarks", width=30),
)
