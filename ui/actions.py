"""Every action of the program, once: its words, its key, its menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Action:
    """Something a person can do.

    Attributes:
        name: What pages know it by.
        title: Its words in menus and on buttons.
        shortcut: Its key, or empty.
        menu: The menu it stands in.
        section: Where to go first, so that its key works from anywhere; empty when it concerns
            what is in sight.
        separated: Whether a line parts it from the one above.
        run: For what concerns the whole window and no page: `module:function`, imported when it is
            first wanted and called with the window.
        right: The right it needs (`app.access.Right`), or empty.
        of_register: It is run on the register in sight, and only where there is one.
    """

    name: str
    title: str
    shortcut: str
    menu: str
    section: str = ""
    separated: bool = False
    run: str = ""
    right: str = ""
    of_register: bool = False


FILE: Final = "دفتر"
CALL: Final = "تماس"
ORDER: Final = "دستور"
SHIFT: Final = "شیفت"
REMINDER: Final = "یادآوری"
CONTACT: Final = "اشخاص"
FORM: Final = "فرم"
VIEW: Final = "نمایش"

MENUS: Final = (FILE, CALL, ORDER, REMINDER, SHIFT, CONTACT, FORM, VIEW)

ACTIONS: Final = (
    Action("new", "تازه در این فهرست", "Ctrl+N", FILE),
    Action("print", "پیش‌نمایش چاپ", "Ctrl+P", FILE),
    Action("print_blank", "چاپ فرم خالی تماس", "", FILE, section="calls"),
    Action(
        "make_backup",
        "پشتیبان‌گیری …",
        "",
        FILE,
        separated=True,
        run="ui.backup:make",
        right="change_settings",
    ),
    Action(
        "inspect_backup",
        "بازبینی پشتیبان …",
        "",
        FILE,
        run="ui.backup:inspect",
        right="change_settings",
    ),
    Action(
        "switch_operator",
        "تعویض کاربر",
        "",
        FILE,
        separated=True,
        run="ui.application:switch_operator",
    ),
    Action(
        "print_list",
        "چاپ فهرست",
        "Ctrl+Alt+P",
        FILE,
        separated=True,
        run="ui.common.register_listing:print_list",
        of_register=True,
    ),
    Action(
        "export_list",
        "خروجی صفحه‌گسترده از فهرست",
        "Ctrl+Alt+X",
        FILE,
        run="ui.common.register_listing:export_list",
        of_register=True,
    ),
    Action(
        "take_import_back",
        "پس گرفتن آخرین پرونده واردشده",
        "",
        FILE,
        separated=True,
        run="ui.exchange.opening:take_import_back",
        right="read_contacts",
    ),
    Action("quit", "خروج", "Ctrl+Q", FILE, separated=True),
    Action("new_call", "ثبت تماس", "F2", CALL, section="calls", right="log_calls"),
    Action(
        "new_outgoing_call", "ثبت تماس صادره", "Ctrl+F2", CALL, section="calls", right="log_calls"
    ),
    Action("new_fax", "ثبت نمابر", "Shift+F2", CALL, section="calls", right="log_calls"),
    Action(
        "new_telephonogram",
        "ثبت تلفنگرام",
        "Ctrl+Shift+T",
        CALL,
        section="calls",
        right="log_calls",
    ),
    Action(
        "new_placed_call",
        "تماس تازه برای استاندار",
        "Ctrl+Shift+F2",
        CALL,
        section="calls",
        right="log_calls",
    ),
    Action("to_folder", "چاپ و گذاشتن در کارتابل", "Ctrl+Shift+P", CALL, separated=True),
    Action(
        "print_waiting", "چاپ همه برگ‌های در انتظار کارتابل", "Ctrl+Alt+F", CALL, section="calls"
    ),
    Action("call_log", "چاپ دفتر تماس‌های روز", "Ctrl+Alt+D", CALL, section="calls"),
    Action("record_note", "ثبت پی‌نوشت استاندار", "F8", CALL),
    Action("to_be_told", "فهرست در انتظار اعلام نتیجه", "F9", CALL, section="telling"),
    Action("to_place", "تماس‌های در نوبت برقراری", "Shift+F9", CALL, section="calls"),
    Action("told", "اعلام شد", "Ctrl+T", CALL, separated=True),
    Action("no_answer", "پاسخ نداد", "Ctrl+U", CALL),
    Action("busy", "اشغال بود", "Ctrl+B", CALL),
    Action("told_to_relative", "به بستگان گفته شد", "Ctrl+R", CALL),
    Action("call_later", "تماس مجدد در …", "Ctrl+W", CALL),
    Action("change_next_try", "تغییر زمان نوبت بعد", "Ctrl+Shift+W", CALL),
    Action("promise_kept", "وعده تماس انجام شد", "Ctrl+I", CALL),
    Action("open_call", "باز کردن در دفتر تماس", "Ctrl+O", CALL),
    Action("connected", "وصل شد", "Ctrl+L", CALL, separated=True),
    Action("absent", "حضور نداشت", "Ctrl+J", CALL),
    Action("hand_over", "سپردن به مدیرکل", "Ctrl+H", CALL),
    Action("finish_direct", "پایان گفتگو", "Ctrl+G", CALL, separated=True),
    Action("close_call", "مختومه کردن", "Ctrl+M", CALL),
    Action("amend", "اصلاح", "Ctrl+E", CALL),
    Action("take_back", "پس گرفتن گام آخر", "Ctrl+Z", CALL),
    Action("annul", "باطل کردن", "", CALL),
    Action("attach_files", "پیوست پرونده", "Ctrl+Shift+A", CALL, separated=True),
    Action(
        "take_scans",
        "پیوست اسکن‌های رسیده",
        "Ctrl+Shift+I",
        CALL,
        run="ui.scan_watch:take_scans",
        right="log_calls",
    ),
    Action("open_file", "دیدن پرونده پیوست", "Ctrl+Shift+O", CALL),
    Action(
        "import_calls",
        "ورود تماس‌های گذشته از پرونده",
        "Ctrl+Alt+Shift+I",
        CALL,
        separated=True,
        run="ui.exchange.opening:import_calls",
        right="log_calls",
    ),
    Action(
        "export_calls",
        "خروجی همه تماس‌ها (اکسل)",
        "",
        CALL,
        run="ui.exchange.opening:export_calls",
        right="read_calls",
    ),
    Action("follow_ups", "دستورات و پیگیری", "Ctrl+F8", ORDER, section="orders"),
    Action("show_folder", "کارتابل استاندار", "Alt+F8", ORDER, section="folder"),
    Action("send_in", "فرستادن کارتابل نزد استاندار", "Ctrl+Alt+K", ORDER),
    Action("unsend_folder", "پس گرفتن فرستادن کارتابل", "", ORDER),
    Action("sheet_seen", "برگ را دید", "Alt+6", ORDER),
    Action("sheet_sent_back", "برگ را برگرداند", "Alt+7", ORDER),
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
    Action("print_result_notice", "چاپ نامه اعلام نتیجه", "Ctrl+Alt+R", ORDER),
    Action(
        "print_governor_hand_over",
        "چاپ صورت دستورات در تغییر استاندار",
        "Ctrl+Alt+H",
        ORDER,
        section="orders",
        right="read_orders",
    ),
    *(
        Action(
            name,
            title,
            key,
            REMINDER,
            separated=apart,
            run=f"ui.reminders.deeds:{deed}",
            right="read_calls",
        )
        for name, title, key, deed, apart in (
            ("set_reminder", "یادآوری این سطر …", "Ctrl+Shift+F9", "set_reminder", False),
            ("my_reminders", "یادآوری‌های من", "Alt+F9", "my_reminders", False),
            ("show_due", "رفتن به آنچه وقتش رسیده", "Alt+F6", "show_due", True),
            ("reminder_done", "یادآوری انجام شد", "Shift+F6", "finish", False),
            ("remove_reminder", "برداشتن یادآوری", "Ctrl+Shift+F6", "remove", False),
            ("snooze_reminder", "یادآوری ده دقیقه دیگر", "Ctrl+F9", "snooze", True),
            ("snooze_hour", "یادآوری یک ساعت دیگر", "Ctrl+F6", "snooze_hour", False),
            ("snooze_tomorrow", "یادآوری فردا صبح", "Alt+Shift+F6", "snooze_tomorrow", False),
        )
    ),
    Action("hand_over_shift", "تحویل شیفت", "F7", SHIFT, section="shifts", right="log_calls"),
    Action("receive_shift", "تحویل گرفتم", "Ctrl+Y", SHIFT),
    Action("earlier_days", "روزهای پیش", "Alt+PgUp", SHIFT, separated=True),
    Action("this_week", "امروز", "Alt+Home", SHIFT),
    Action("later_days", "روزهای بعد", "Alt+PgDown", SHIFT),
    Action("week_or_month", "هفته / ماه", "Ctrl+Shift+K", SHIFT),
    Action("copy_week", "رونوشت از هفته پیش", "Ctrl+Shift+R", SHIFT),
    Action(
        "new_contact",
        "شخص یا دستگاه تازه",
        "Ctrl+Shift+N",
        CONTACT,
        section="contacts",
        right="edit_contacts",
    ),
    Action(
        "import_contacts",
        "ورود اشخاص از پرونده",
        "Ctrl+Alt+I",
        CONTACT,
        separated=True,
        run="ui.exchange.opening:import_contacts",
        right="edit_contacts",
    ),
    Action(
        "export_contacts",
        "خروجی همه اشخاص (اکسل یا کارت)",
        "",
        CONTACT,
        run="ui.exchange.opening:export_contacts",
        right="read_contacts",
    ),
    Action("archive", "بایگانی یا بازگرداندن", "Ctrl+D", CONTACT),
    Action("delete", "انداختن در سطل", "Del", CONTACT),
    Action(
        "find_duplicates",
        "یافتن تکراری‌ها",
        "Ctrl+Shift+D",
        CONTACT,
        section="contacts",
        separated=True,
        right="edit_contacts",
    ),
    Action("merge", "ادغام سطرهای برگزیده", "Ctrl+Shift+M", CONTACT),
    Action("undo_merge", "بازگرداندن ادغام", "", CONTACT),
    Action("add_to_group", "افزودن به گروه", "Ctrl+Shift+G", CONTACT, separated=True),
    Action("save", "ذخیره", "Ctrl+S", FORM),
    Action("save_close", "ذخیره و بستن", "Ctrl+Return", FORM),
    Action("save_new", "ذخیره و تماس بعدی", "Ctrl+Shift+Return", FORM),
    Action("park", "نگه داشتن فرم", "F5", FORM, run="ui.kept_forms:park"),
    Action("take_up", "برداشتن فرم نگه‌داشته", "Shift+F5", FORM, run="ui.kept_forms:take_up"),
    Action("toggle_path", "مسیر دیگر", "Alt+4", FORM, separated=True),
    Action("next_way", "نوع دیگر", "Alt+5", FORM),
    Action("missed", "بی‌پاسخ ماند", "Alt+1", FORM),
    Action("redirected", "به جای دیگر هدایت شد", "Alt+2", FORM),
    Action("abandoned", "تماس‌گیرنده قطع کرد", "Alt+3", FORM),
    Action("close_form", "بستن فرم", "Esc", FORM, separated=True),
    Action("filter", "فیلتر فهرست", "Ctrl+F", VIEW),
    Action("search_calls", "جستجو در تماس‌ها", "Ctrl+K", VIEW, section="calls"),
    Action("clear_filter", "پاک کردن فیلتر", "Ctrl+Shift+F", VIEW),
    Action("reload", "خواندن دوباره", "Ctrl+F5", VIEW),
    Action("help", "راهنمای این صفحه", "F1", VIEW, separated=True, run="ui.help.panel:toggle"),
    Action(
        "switch_theme",
        "پوسته روشن یا تیره",
        "Ctrl+Shift+L",
        VIEW,
        separated=True,
        run="ui.look:switch_theme",
    ),
    Action("larger_type", "قلم بزرگ‌تر", "Ctrl+=", VIEW, run="ui.look:larger_type"),
    Action("smaller_type", "قلم کوچک‌تر", "Ctrl+-", VIEW, run="ui.look:smaller_type"),
    Action("usual_type", "قلم با اندازه عادی", "Ctrl+Alt+0", VIEW, run="ui.look:usual_type"),
    Action(
        "save_list",
        "ذخیره این فیلتر به نام نما",
        "Ctrl+Alt+S",
        VIEW,
        separated=True,
        run="ui.saved_lists.desk:save_filter",
        of_register=True,
    ),
    Action(
        "saved_lists",
        "نماهای ذخیره‌شده",
        "Ctrl+Alt+L",
        VIEW,
        run="ui.saved_lists.desk:open_panel",
    ),
    Action(
        "choose_columns",
        "ستون‌های فهرست",
        "Ctrl+Alt+C",
        VIEW,
        separated=True,
        run="ui.common.columns_panel:choose_columns",
        of_register=True,
    ),
)
