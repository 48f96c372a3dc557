"""The words of visits every floor uses: states, decisions, channels, kinds."""

from __future__ import annotations

from typing import Final

VISIT_PATHS: Final[dict[str, str]] = {"daily": "روزمره", "public": "ملاقات عمومی"}

VISIT_STATES: Final[dict[str, str]] = {
    "requested": "درخواست‌شده",
    "present": "حاضر در دفتر",
    "announced": "به استاندار اعلام شد",
    "agreed": "اجازه ورود دارد",
    "appointed": "وقت دارد",
    "referred": "به دیگری سپرده شد",
    "declined": "پذیرفته نشد",
    "inside": "نزد استاندار",
    "out": "ملاقات شد",
    "no_show": "نیامد",
    "collected": "گردآوری‌شده",
    "listed": "در فهرست",
    "presented": "به رؤیت رسید",
    "accepted": "برای جلسه پذیرفته شد",
    "answered": "بی جلسه پاسخ گرفت",
    "refused": "رد شد",
    "heard": "شنیده شد",
    "absent": "غایب",
    "postponed": "به نوبت بعد ماند",
    "handed_over": "تحویل بازرسی شد",
    "result_in": "نتیجه رسید",
    "withdrawn": "انصراف داد",
    "told": "به او گفته شد",
    "closed": "بسته شد",
}

VISIT_CHANNELS: Final[dict[str, str]] = {
    "in_person": "حضوری",
    "phone": "تلفنی",
    "letter": "با نامه",
    "inspection": "از دفتر بازرسی",
    "own": "به ابتکار دفتر",
}

PETITION_KINDS: Final[dict[str, str]] = {
    "request": "درخواست",
    "complaint": "شکایت",
    "idea": "پیشنهاد",
}

SPECIAL_STATUSES: Final[dict[str, str]] = {
    "": "—",
    "veteran": "ایثارگر و جانباز",
    "martyr_family": "خانواده شهید",
    "disabled": "معلول",
    "under_relief": "زیر پوشش نهاد حمایتی",
    "elderly": "سالمند",
}

VISIT_MODES: Final[dict[str, str]] = {"face_to_face": "چهره به چهره", "in_writing": "کتبی"}

DECISIONS: Final[dict[str, str]] = {
    "now": "هم‌اکنون",
    "at_time": "در وقت دیگر",
    "refer": "سپردن به دیگری",
    "decline": "پذیرفته نشد",
    "accept": "در جلسه",
    "answer": "پاسخ بی جلسه",
    "refuse": "رد",
}

TELL_CHANNELS: Final[dict[str, str]] = {
    "phone": "تلفن",
    "in_person": "حضوری",
    "letter": "نامه",
    "text_message": "پیامک",
}

TELL_OUTCOMES: Final[dict[str, str]] = {
    "told": "گفته شد",
    "no_answer": "پاسخ نداد",
    "busy": "مشغول بود",
    "wrong_number": "شماره نادرست",
}

SATISFACTIONS: Final[dict[str, str]] = {
    "satisfied": "راضی",
    "partly": "تا اندازه‌ای",
    "unsatisfied": "ناراضی",
}

PUBLIC_DAY_STATES: Final[dict[str, str]] = {
    "planned": "برنامه‌ریزی‌شده",
    "list_open": "فهرست باز",
    "list_closed": "فهرست بسته",
    "presented": "فرم‌ها به رؤیت رسید",
    "invited": "مدیران دعوت شدند",
    "in_session": "در حال برگزاری",
    "ended": "پایان یافت",
    "handed_over": "تحویل بازرسی شد",
    "results_awaited": "در انتظار نتیجه‌ها",
    "reported": "گزارش شد",
    "closed": "بسته شد",
    "cancelled": "لغو شد",
}
