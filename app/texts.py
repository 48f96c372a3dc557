"""Persian names of what the office's records are, used by every floor above.

Sentences that belong to one screen live in that screen's own `texts.py`.
"""

from __future__ import annotations

from typing import Final

from app.marks import Classification, Urgency

CLASSIFICATIONS: Final[dict[Classification, str]] = {
    Classification.ORDINARY: "عادی",
    Classification.CONFIDENTIAL: "محرمانه",
    Classification.HIGHLY_CONFIDENTIAL: "خیلی محرمانه",
    Classification.SECRET: "سری",
    Classification.TOP_SECRET: "به‌کلی سری",
}

URGENCIES: Final[dict[Urgency, str]] = {
    Urgency.NORMAL: "عادی",
    Urgency.URGENT: "فوری",
    Urgency.VERY_URGENT: "خیلی فوری",
    Urgency.IMMEDIATE: "آنی",
}

# Keyed by the values of the enums of `app.phone_calls.states`, which asks this module for words.
CALL_STATES: Final[dict[str, str]] = {
    "to_place": "در نوبت برقراری",
    "handed_over": "سپرده به مدیرکل",
    "connected": "وصل شد",
    "recorded": "ثبت‌شده",
    "in_folder": "در کارتابل استاندار",
    "noted": "پی‌نوشت شد",
    "to_be_told": "در انتظار اعلام نتیجه",
    "told": "نتیجه اعلام شد",
    "closed": "مختومه",
    "annulled": "باطل",
}

CALL_CHANNELS: Final[dict[str, str]] = {
    "phone": "تماس",
    "fax": "نمابر",
    "telephonogram": "تلفنگرام",
}

CALL_DIRECTIONS: Final[dict[str, str]] = {"incoming": "وارده", "outgoing": "صادره"}

CALL_OUTCOMES: Final[dict[str, str]] = {
    "taken": "پاسخ داده شد",
    "missed": "بی‌پاسخ ماند",
    "redirected": "به جای دیگر هدایت شد",
    "abandoned": "تماس‌گیرنده قطع کرد",
}

CALL_PATHS: Final[dict[str, str]] = {
    "form": "فرم",
    "direct": "مستقیم",
    "record": "فقط ثبت",
    "placed": "برای استاندار",
}

SPOKE_WITH: Final[dict[str, str]] = {
    "governor": "استاندار",
    "director_general": "مدیرکل حوزه استاندار",
}

ATTEMPT_OUTCOMES: Final[dict[str, str]] = {
    "told": "اعلام شد",
    "told_to_relative": "به بستگان گفته شد",
    "no_answer": "پاسخ نداد",
    "busy": "اشغال بود",
    "connected": "وصل شد",
    "absent": "حضور نداشت",
}

DIRECT_KINDS: Final[dict[str, str]] = {"person": "شخص", "post": "سمت", "subject": "موضوع"}

CONTACT_KINDS: Final[dict[str, str]] = {
    "person": "شخص",
    "organisation": "دستگاه",
    "unit": "واحد",
}

# Keyed by the values of `app.shifts.MatterGroup`.
MATTER_GROUPS: Final[dict[str, str]] = {
    "promised": "وعده تماس",
    "connected": "گفتگوی وصل‌شده بی نتیجه",
    "to_place": "تماس‌های استاندار در نوبت برقراری",
    "to_be_told": "در انتظار اعلام نتیجه",
    "recorded": "ثبت‌شده، هنوز نه در کارتابل",
    "in_folder": "در کارتابل استاندار",
    "parked": "فرم‌های نیمه‌کاره",
}

# Keyed by the values of the enums of `app.orders.states`.
ORDER_KINDS: Final[dict[str, str]] = {
    "note": "پی‌نوشت",
    "marginal": "هامش",
    "oral": "دستور شفاهی",
    "office": "ارجاع دفتر",
    "resolution": "مصوبه",
}

ORDER_STATES: Final[dict[str, str]] = {
    "open": "در جریان",
    "closed": "مختومه",
    "revoked": "لغو شد",
    "replaced": "جایگزین شد",
    "withdrawn": "ثبت پس گرفته شد",
}

EXPECTED: Final[dict[str, str]] = {
    "action": "جهت اقدام",
    "opinion": "اظهار نظر",
    "draft": "تهیه پیش‌نویس پاسخ",
    "information": "جهت اطلاع",
    "file": "بایگانی",
}

REFERRAL_STATES: Final[dict[str, str]] = {
    "open": "ارجاع شد",
    "seen": "دیده شد",
    "in_progress": "در اقدام",
    "answered": "پاسخ رسید",
    "waiting_for_sight": "در انتظار رؤیت",
    "closed": "مختومه",
    "returned": "برگشت خورد",
    "transferred": "به دیگری سپرده شد",
    "stopped": "متوقف",
    "withdrawn": "پس گرفته شد",
}

#: Why the applicant of a record is not told yet.
AWAITED: Final[dict[str, str]] = {
    "answer": "نتیجه واحد نرسیده",
    "sight": "استاندار نتیجه را ندیده",
}

SCANS: Final[dict[str, str]] = {
    "not_needed": "اسکن لازم ندارد",
    "missing": "اسکن ندارد",
    "attached": "اسکن دارد",
    "waived": "بی اسکن پذیرفته شد",
}

WRITE_OFFS: Final[dict[str, str]] = {
    "answered": "نتیجه رسید و رؤیت شد",
    "informed": "برای اطلاع فرستاده شد",
    "filed": "بایگانی شد",
    "unattainable": "شدنی نبود",
    "moot": "منتفی شد",
    "revoked": "دستور لغو شد",
    "replaced": "دستور دیگری جایش آمد",
}

FOLLOW_UP_WAYS: Final[dict[str, str]] = {
    "phone": "تلفنی",
    "letter": "کتبی",
    "automation": "اتوماسیون",
    "in_person": "حضوری",
}

TELLING_WAYS: Final[dict[str, str]] = {
    "phone": "تلفنی",
    "letter": "کتبی",
    "message": "پیامک",
    "in_person": "حضوری",
}

# Keyed by the values of the enums of `app.letters.states`.
LETTER_DIRECTIONS: Final[dict[str, str]] = {
    "incoming": "وارده",
    "outgoing": "صادره",
    "internal": "داخلی",
}

LETTER_STATES: Final[dict[str, str]] = {
    "registered": "ثبت‌شده",
    "examined": "بررسی‌شده",
    "in_folder": "در کارتابل استاندار",
    "ordered": "دستور گرفت",
    "referred": "ارجاع دفتر",
    "filed": "بایگانی، بی ارجاع",
    "written_off": "مختومه",
    "draft": "پیش‌نویس",
    "for_approval": "در انتظار تأیید",
    "for_signature": "در انتظار امضا",
    "signed": "امضا شد",
    "dispatched": "ارسال شد",
    "closed": "بسته",
    "annulled": "باطل",
    "withdrawn": "پیش‌نویس کنارگذاشته",
}

#: How far the orders on a letter have come.
LETTER_STAGES: Final[dict[str, str]] = {
    "": "",
    "scan_missing": "اسکن هامش مانده",
    "to_deliver": "در انتظار فرستادن برگ",
    "delivered": "ارجاع شد",
    "in_follow_up": "در پیگیری",
    "answered": "پاسخ رسید",
    "waiting_for_sight": "در انتظار رؤیت",
    "to_tell": "اعلام نتیجه مانده",
    "settled": "آماده مختومه",
}

LETTER_KINDS: Final[dict[str, str]] = {
    "letter": "نامه",
    "request": "درخواست",
    "complaint": "شکایت",
    "inquiry": "استعلام",
    "report": "گزارش",
    "circular": "بخشنامه",
    "order": "دستورالعمل",
    "invitation": "دعوتنامه",
    "congratulation": "تبریک و تسلیت",
    "reminder": "پیگیری",
    "notice": "اعلام نتیجه",
    "other": "دیگر",
}

LETTER_CHANNELS: Final[dict[str, str]] = {
    "post": "پست",
    "courier": "پیک",
    "by_hand": "تحویل دستی",
    "fax": "نمابر",
    "automation": "اتوماسیون",
    "government_network": "شبکه دولت",
    "barid": "برید",
    "ece": "ECE",
    "email": "رایانامه",
}

LETTER_RELATIONS: Final[dict[str, str]] = {"in_reply_to": "عطف به", "following": "پیرو"}

PARTY_ROLES: Final[dict[str, str]] = {"receiver": "گیرنده", "copy": "رونوشت"}

PAPER_PLACES: Final[dict[str, str]] = {
    "none": "کاغذ ندارد",
    "desk": "نزد دبیرخانه",
    "folder": "کارتابل استاندار",
    "sent": "فرستاده شد",
    "shelf": "بایگانی",
    "lent": "امانت",
}

LETTER_WRITE_OFFS: Final[dict[str, str]] = {
    "letter": "با نامه پاسخ داده شد",
    "told": "شفاهی یا تلفنی پاسخ داده شد",
    "informed": "برای اطلاع بود",
    "carried_out": "دستور انجام شد",
    "moot": "منتفی شد",
    "unattainable": "شدنی نبود",
}

# Keyed by the values of the enums of `app.folder`.
PURPOSES: Final[dict[str, str]] = {
    "order": "برای دستور",
    "signature": "برای امضا",
    "sight": "برای رؤیت",
}

SHEET_OUTCOMES: Final[dict[str, str]] = {
    "": "نزد استاندار",
    "ordered": "دستور داد",
    "signed": "امضا کرد",
    "seen": "دید",
    "sent_back": "برگرداند",
    "kept": "نگه داشت",
}

# Keyed by the values of the enum of `app.reminder_moments`.
REMINDER_STATES: Final[dict[str, str]] = {
    "waiting": "در انتظار",
    "done": "انجام شد",
    "let_go": "کنار رفت",
    "removed": "برداشته شد",
}
