"""The actions of public meeting days: each step of a day, of its petitions and managers."""

from __future__ import annotations

from typing import Final

from ui.action import PUBLIC_DAY, Action

PUBLIC_DAY_ACTIONS: Final = (
    Action(
        "new_public_day",
        "روز ملاقات عمومی تازه",
        "",
        PUBLIC_DAY,
        section="public_days",
        right="hold_public_days",
    ),
    *(
        Action(name, title, key, PUBLIC_DAY, separated=apart)
        for name, title, key, apart in (
            ("day_next", "گام بعدی روز", "Alt+Left", False),
            ("new_petition", "درخواست تازه در فهرست", "Ins", True),
            ("day_open_list", "باز کردن فهرست", "", False),
            ("day_take_waiting", "آوردن درخواست‌های مانده", "", False),
            ("day_close_list", "بستن فهرست", "", False),
            ("day_reopen_list", "باز کردن دوباره فهرست", "", False),
            ("day_present", "فرم‌ها به رؤیت رسید", "", False),
            ("petition_accept", "پذیرفته برای جلسه", "+", True),
            ("petition_answer", "پاسخ بی جلسه", "/", False),
            ("petition_refuse", "رد درخواست", "-", False),
            ("accept_rest", "پذیرفتن همه مانده‌ها", "*", False),
            ("petition_record", "پرونده درخواست در ملاقات‌ها", "Alt+/", False),
            ("day_managers", "مدیران این روز", "Alt+Ins", True),
            ("day_invite", "دعوت مدیران با نامه", "", False),
            ("manager_answer", "پاسخ مدیر", "Ctrl+Ins", False),
            ("manager_present", "مدیر حاضر است یا نیست", "Ctrl+Space", False),
            ("manager_letter", "دعوتنامه مدیر", "Ctrl+/", False),
            ("day_begin", "آغاز جلسه", "", True),
            ("session_open", "جلسه، یک‌به‌یک", "Ctrl+Down", False),
            ("session_on", "درخواست‌کننده بعد", "PgDown", False),
            ("session_back", "درخواست‌کننده پیش", "PgUp", False),
            ("petition_absent", "غایب بود", "Alt+End", False),
            ("petition_put_off", "به نوبت بعد ماند", "Alt+Down", False),
            ("day_end", "پایان جلسه", "", False),
            ("day_hand_over", "تحویل به بازرسی", "", True),
            ("day_receipt", "نوشتن رسید تحویل", "", False),
            ("day_await", "در انتظار نتیجه‌ها", "", False),
            ("petition_result", "نتیجه بازرسی رسید", "Alt+.", False),
            ("day_report", "گزارش روز", "", False),
            ("day_carry_over", "بردن مانده‌ها به روز دیگر", "", True),
            ("day_move", "جابه‌جایی روز", "", False),
            ("day_follow", "پیروی از زمان تقویم", "", False),
            ("day_cancel", "لغو روز", "", False),
            ("day_in_calendar", "برنامه این روز در تقویم", "", False),
        )
    ),
)
