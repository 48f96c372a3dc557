"""What the columns of the inspection office's lists can be: petitions, and results of them."""

from __future__ import annotations

from typing import Final

from app.exchange.exchange_field import ExchangeField

#: A petition of a public day, as a list of the inspection office has it.
VISIT_FIELDS: Final = (
    ExchangeField(
        "list_number",
        "ردیف",
        "شماره|شماره ردیف|ردیف فهرست|شماره فهرست|شماره در فهرست|row|number",
        width=8,
    ),
    ExchangeField(
        "visitor_name",
        "نام",
        "نام و نام خانوادگی|نام نام خانوادگی|نام کامل|متقاضی|نام متقاضی|ملاقات‌کننده|"
        "نام ملاقات‌کننده|درخواست‌کننده|نام درخواست‌کننده|مراجعه‌کننده|نام مراجعه‌کننده|شاکی|"
        "نام و فامیل|نام و فامیلی|name|full name",
        width=26,
    ),
    ExchangeField("first_name", "نام کوچک", "اسم|first name|firstname"),
    ExchangeField(
        "last_name", "نام خانوادگی", "فامیل|فامیلی|نام فامیل|شهرت|last name|family name|surname"
    ),
    ExchangeField("father_name", "نام پدر", "فرزند|پدر|father name|father"),
    ExchangeField("national_id", "کد ملی", "کدملی|شماره ملی|national id|national code", width=14),
    ExchangeField(
        "phone",
        "تلفن",
        "شماره تلفن|شماره تماس|تلفن تماس|تماس|موبایل|همراه|تلفن همراه|شماره همراه|"
        "شماره موبایل|phone|tel|mobile",
    ),
    ExchangeField("address", "نشانی", "آدرس|محل سکونت|نشانی محل سکونت|address", width=36),
    ExchangeField("county", "شهرستان", "شهر|محل|county|city", width=14),
    ExchangeField("job", "شغل", "پیشه|job", width=16),
    ExchangeField("post", "سمت", "پست|post|position", width=16),
    ExchangeField(
        "organisation", "از دستگاه", "محل کار|شرکت|نماینده|organisation|organization", width=24
    ),
    ExchangeField(
        "special_status",
        "وضعیت ویژه",
        "وضعیت|وضعیت خاص|شرایط ویژه|شرایط خاص|ایثارگری|special status",
        width=16,
    ),
    ExchangeField("companions", "همراهان", "نام همراهان|companions", width=24),
    ExchangeField(
        "group_size", "شمار گروه", "تعداد|تعداد نفرات|نفرات|تعداد همراه|شمار همراهان", width=8
    ),
    ExchangeField(
        "petition_kind", "گونه", "نوع|نوع درخواست|نوع مراجعه|گونه درخواست|kind|type", width=10
    ),
    ExchangeField("subject", "موضوع", "موضوع درخواست|عنوان|عنوان درخواست|خلاصه|subject", width=30),
    ExchangeField(
        "problem",
        "شرح مشکل",
        "شرح|مشکل|شرح درخواست|درخواست|خواسته|متن درخواست|شرح موضوع|مطلب|problem|request",
        width=50,
    ),
    ExchangeField("category", "دسته", "دسته‌بندی|حوزه|گروه|گروه موضوعی|category", width=14),
    ExchangeField(
        "agency",
        "دستگاه مربوط",
        "دستگاه|دستگاه ذی‌ربط|دستگاه مربوطه|دستگاه اجرایی|سازمان|اداره|سازمان مربوطه|agency",
        width=26,
    ),
    ExchangeField("documents", "مدارک", "پیوست|مستندات|مدارک پیوست|documents", width=24),
    ExchangeField("expert", "کارشناس", "نام کارشناس|expert", width=18),
    ExchangeField(
        "expert_opinion", "نظر کارشناس", "نظر کارشناسی|نظریه کارشناس|نظریه|opinion", width=36
    ),
    ExchangeField(
        "samad_code",
        "کد سماد",
        "سماد|شماره سماد|کد سامد|کد سامانه سماد|کد پیگیری|شماره پیگیری|کد رهگیری|samad",
        width=14,
    ),
    ExchangeField("note", "ملاحظات", "توضیحات|توضیح|یادداشت|note", width=30),
)

#: What the inspection office reports of the petitions of a day.
RESULT_FIELDS: Final = (
    ExchangeField("visit_number", "شماره ملاقات", "شماره|شماره ثبت|شماره درخواست|number", width=16),
    ExchangeField("samad_code", "کد سماد", VISIT_FIELDS[-2].words, width=14),
    ExchangeField(
        "list_number", "ردیف فهرست", "ردیف|شماره ردیف|شماره فهرست|شماره در فهرست|row", width=8
    ),
    ExchangeField("visitor_name", "نام", VISIT_FIELDS[1].words, width=26),
    ExchangeField(
        "words",
        "نتیجه",
        "نتیجه اقدام|نتیجه پیگیری|اقدام|اقدام انجام‌شده|اقدامات|پاسخ|پاسخ دستگاه|result",
        width=50,
    ),
    ExchangeField(
        "number",
        "شماره نامه نتیجه",
        "شماره نتیجه|شماره نامه|شماره پاسخ|شماره نامه پاسخ|letter number",
        width=18,
    ),
    ExchangeField(
        "on",
        "تاریخ نتیجه",
        "تاریخ|تاریخ پاسخ|تاریخ نامه|تاریخ نامه پاسخ|تاریخ اقدام|date",
        width=12,
    ),
)
