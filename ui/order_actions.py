"""The actions of orders, of their follow-up, and of the governor's folder."""

from __future__ import annotations

from typing import Final

from ui.action import AGENDA, LETTER, ORDER, VISIT, Action

ORDER_ACTIONS: Final = (
    Action("follow_ups", "دستورات و پیگیری", "Ctrl+F8", ORDER, section="orders"),
    Action("show_folder", "کارتابل استاندار", "Alt+F8", ORDER, section="folder"),
    Action("send_in", "فرستادن کارتابل نزد استاندار", "Ctrl+Alt+K", ORDER),
    Action("unsend_folder", "پس گرفتن فرستادن کارتابل", "", ORDER),
    Action("sheet_seen", "برگ را دید", "Alt+6", ORDER, also=(LETTER, AGENDA, VISIT)),
    Action("sheet_sent_back", "برگ را برگرداند", "Alt+7", ORDER, also=(LETTER, AGENDA, VISIT)),
    Action("sheet_kept", "برگ را نگه داشت", "Alt+8", ORDER),
    Action(
        "record_order",
        "ثبت دستور بر این سطر",
        "Shift+F8",
        ORDER,
        run="ui.order_recording:record",
        right="record_orders",
    ),
    Action(
        "show_orders",
        "دستورهای این سطر",
        "Ctrl+Shift+F8",
        ORDER,
        run="ui.order_recording:show_orders",
        right="read_orders",
    ),
    Action(
        "print_cover",
        "چاپ برگ ارجاع این سطر",
        "Ctrl+Alt+B",
        ORDER,
        run="ui.order_recording:print_cover",
        right="read_orders",
    ),
    Action("order_follow_up", "پیگیری", "Alt+F", ORDER, separated=True),
    Action("order_remind", "یادآوری پله بعد", "Alt+N", ORDER),
    Action("order_seen", "گیرنده دید", "Alt+S", ORDER),
    Action("order_in_progress", "در اقدام", "Alt+P", ORDER),
    Action("order_answered", "پاسخ رسید", "Alt+A", ORDER),
    Action("order_to_sight", "آماده رؤیت", "Alt+V", ORDER),
    Action("order_sighted", "استاندار دید", "Alt+G", ORDER),
    Action("order_deliver", "فرستادن اصل یا اسکن", "Alt+D", ORDER, separated=True),
    Action("order_refer", "ارجاع به دیگران هم", "Alt+R", ORDER),
    Action("order_transfer", "سپردن به دیگری", "Alt+T", ORDER),
    Action("order_return", "برگشت خورد", "Alt+B", ORDER),
    Action("order_again", "فرستادن دوباره", "Alt+I", ORDER),
    Action("order_extend", "تمدید مهلت", "Alt+E", ORDER, separated=True),
    Action("order_stop", "توقف پیگیری", "Alt+W", ORDER),
    Action("order_resume", "از سر گرفتن", "Alt+Q", ORDER),
    Action("order_write_off", "بیرون بردن از معوق‌ها", "Alt+O", ORDER),
    Action("order_waive_scan", "پذیرفتن بی اسکن", "Alt+X", ORDER, separated=True),
    Action("order_hand_over", "سپردن پیگیری به همکار", "Alt+U", ORDER),
    Action("order_replace", "جایگزینی دستور", "", ORDER),
    Action("order_revoke", "لغو دستور", "", ORDER),
    *(
        Action(name, title, "", ORDER, section=section, right="read_orders", separated=apart)
        for name, title, section, apart in (
            ("print_blank_slip", "چاپ برگ دستور خالی", "orders", True),
            ("print_blank_follow_up", "چاپ گزارش پیگیری خالی", "orders", False),
            ("print_blank_list", "چاپ فهرست کارتابل خالی", "folder", False),
        )
    ),
    Action("print_follow_up", "چاپ گزارش پیگیری", "Ctrl+Alt+G", ORDER, separated=True),
    Action("print_reminders", "چاپ نامه پیگیری", "Ctrl+Alt+N", ORDER),
    Action("letter_of_reminder", "پیش‌نویس نامه پیگیری در دفتر نامه‌ها", "Ctrl+Alt+Y", ORDER),
    Action("letter_of_result", "پیش‌نویس نامه اعلام نتیجه در دفتر نامه‌ها", "Ctrl+Alt+T", ORDER),
    Action("print_result_notice", "چاپ نامه اعلام نتیجه", "Ctrl+Alt+R", ORDER),
    Action(
        "print_governor_hand_over",
        "چاپ صورت دستورات در تغییر استاندار",
        "Ctrl+Alt+H",
        ORDER,
        section="orders",
        right="read_orders",
    ),
)
