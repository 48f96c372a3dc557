"""The words of meetings every floor uses: states, kinds of minutes, roles, answers, presence."""

from __future__ import annotations

from typing import Final

MEETING_STATES: Final[dict[str, str]] = {
    "planned": "برنامه‌ریزی‌شده",
    "invited": "دعوت‌شده",
    "in_session": "در حال برگزاری",
    "ended": "در حال تنظیم صورتجلسه",
    "minutes_awaited": "منتظر صورتجلسه",
    "minutes_received": "صورتجلسه رسید",
    "finalised": "صورتجلسه نهایی",
    "distributed": "ابلاغ شد",
    "reported": "به استاندار گزارش شد",
    "closed": "بسته شد",
    "cancelled": "لغو شد",
}

MINUTES_KINDS: Final[dict[str, str]] = {
    "verbatim": "مشروح",
    "semi_verbatim": "نیمه‌مشروح",
    "summary": "خلاصه",
    "form": "فرم",
}

INVITEE_ROLES: Final[dict[str, str]] = {
    "chair": "رئیس",
    "secretary": "دبیر",
    "member": "عضو",
    "guest": "مدعو",
    "presenter": "ارائه‌دهنده",
}

INVITE_CHANNELS: Final[dict[str, str]] = {
    "letter": "نامه",
    "automation": "اتوماسیون",
    "phone": "تلفن",
    "text_message": "پیامک",
    "by_hand": "دستی",
    "email": "رایانامه",
}

INVITE_ANSWERS: Final[dict[str, str]] = {
    "none": "پاسخ نداده",
    "acknowledged": "می‌آید",
    "substitute": "جانشین می‌فرستد",
    "declined": "نمی‌آید",
    "no_answer": "در دسترس نبود",
}

PRESENCES: Final[dict[str, str]] = {
    "": "—",
    "present": "حاضر",
    "substitute": "جانشین حاضر",
    "excused": "غایب موجه",
}
#: Of whoever was invited and is none of these when the meeting is over.
ABSENT: Final = "غایب"

ITEM_KINDS: Final[dict[str, str]] = {
    "ordinary": "دستور جلسه",
    "approval": "تأیید صورتجلسه پیشین",
    "carried": "پیگیری مصوبات پیشین",
    "other": "خارج از دستور",
}

ITEM_STATES: Final[dict[str, str]] = {
    "open": "بررسی نشده",
    "decided": "تصمیم گرفته شد",
    "noted": "جهت اطلاع",
    "put_off": "به جلسه بعد ماند",
    "withdrawn": "از دستور خارج شد",
}

DISPATCH_PARTS: Final[dict[str, str]] = {"minutes": "صورتجلسه", "extract": "گزیده"}

RESOLUTION_STATES: Final[dict[str, str]] = {
    "open": "باز",
    "in_action": "در اقدام",
    "reported": "پاسخ رسید",
    "done": "انجام شد",
    "dropped": "کنار گذاشته شد",
}
