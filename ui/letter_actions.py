"""The actions of the letter registers."""

from __future__ import annotations

from typing import Final

from ui.action import AGENDA, LETTER, MEETING, PROTOCOL, VISIT, Action

LETTER_ACTIONS: Final = (
    Action(
        "new_letter", "ثبت نامه وارده", "F3", LETTER, section="letters", right="register_letters"
    ),
    Action(
        "new_outgoing_letter",
        "نوشتن نامه صادره",
        "Shift+F3",
        LETTER,
        section="letters",
        right="register_letters",
    ),
    Action(
        "new_internal_letter",
        "ثبت نامه داخلی",
        "Alt+Shift+F3",
        LETTER,
        section="letters",
        right="register_letters",
    ),
    Action(
        "import_letters",
        "ورود دفتر کاغذی از پرونده",
        "",
        LETTER,
        run="ui.exchange.opening:import_letters",
        right="register_letters",
    ),
    Action(
        "export_letters",
        "خروجی همه نامه‌ها (اکسل)",
        "",
        LETTER,
        run="ui.exchange.opening:export_letters",
        right="read_letters",
    ),
    Action("search_letters", "جستجو در نامه‌ها", "Ctrl+F3", LETTER, section="letters"),
    Action("letter_links", "رفتن به نامه عطف یا پیرو", "Alt+F3", LETTER),
    Action("letter_examined", "بررسی شد", "Alt+Y", LETTER, separated=True),
    Action("letter_opinion", "بررسی با نظر کارشناس", "Ctrl+Shift+F4", LETTER),
    Action(
        "letter_to_folder",
        "گذاشتن در کارتابل استاندار",
        "Alt+K",
        LETTER,
        also=(AGENDA, VISIT, MEETING, PROTOCOL),
    ),
    Action("letter_refer", "ارجاع دفتر", "Alt+J", LETTER),
    Action("letter_file", "بایگانی بی ارجاع", "Alt+Shift+F2", LETTER),
    Action("letter_reply", "پاسخ به این نامه", "Ctrl+Shift+F3", LETTER),
    Action("letter_for_approval", "فرستادن برای تأیید", "F11", LETTER, separated=True),
    Action("letter_for_signature", "فرستادن برای امضا", "Shift+F11", LETTER),
    Action("letter_sign", "امضا شد", "Ctrl+F11", LETTER),
    Action("letter_return", "برگرداندن برای اصلاح", "Ctrl+Shift+F11", LETTER),
    Action("letter_withdraw", "کنار گذاشتن پیش‌نویس", "Alt+F11", LETTER),
    Action("letter_editions", "متن‌های پیشین نامه", "Alt+F12", LETTER),
    Action("letter_dispatch", "ارسال نامه", "F12", LETTER, separated=True),
    Action("letter_receipt", "رسید نامه آمد", "Shift+F12", LETTER),
    Action("letter_close", "بستن نامه", "Ctrl+F12", LETTER),
    Action("letter_waive_scan", "پذیرفتن بی اسکن", "Ctrl+Shift+F12", LETTER),
    Action("letter_docx", "خروجی ورد نامه", "Ctrl+Alt+W", LETTER, separated=True),
    Action("letter_labels", "چاپ برچسب و پاکت", "Ctrl+Alt+E", LETTER),
    Action("print_receipt", "چاپ رسید آورنده", "Ctrl+Alt+V", LETTER),
    Action("print_dispatches", "چاپ فهرست ارسال نامه‌ها", "Ctrl+Alt+J", LETTER),
    Action("letter_paper", "جای کاغذ نامه", "Alt+L", LETTER, separated=True),
    Action("letter_read", "رونوشت خوانده شد", "Alt+C", LETTER),
)
