"""Every action of the program, once: its words, its key, its menu."""

from __future__ import annotations

from typing import Final

from ui.action import (
    AGENDA,
    CALL,
    CONTACT,
    FILE,
    FORM,
    LETTER,
    LISTING,
    MEETING,
    ORDER,
    PROTOCOL,
    PUBLIC_DAY,
    REMINDER,
    REPORTS,
    SCANS,
    SHIFT,
    VIEW,
    VISIT,
    Action,
)
from ui.agenda_actions import AGENDA_ACTIONS
from ui.agenda_paper_actions import AGENDA_PAPER_ACTIONS
from ui.calendar_actions import CALENDAR_ACTIONS
from ui.calendar_file_actions import CALENDAR_FILE_ACTIONS
from ui.letter_actions import LETTER_ACTIONS
from ui.meeting_actions import MEETING_ACTIONS
from ui.meeting_paper_actions import MEETING_PAPER_ACTIONS
from ui.minutes_actions import MINUTES_ACTIONS
from ui.order_actions import ORDER_ACTIONS
from ui.protocol_actions import PROTOCOL_ACTIONS
from ui.protocol_register_actions import PROTOCOL_REGISTER_ACTIONS
from ui.public_day_actions import PUBLIC_DAY_ACTIONS
from ui.visit_actions import VISIT_ACTIONS
from ui.visit_paper_actions import PUBLIC_DAY_FILE_ACTIONS, VISIT_PAPER_ACTIONS

__all__ = ["ACTIONS", "MENUS", "Action"]

MENUS: Final = (
    FILE,
    AGENDA,
    CALL,
    LETTER,
    VISIT,
    PUBLIC_DAY,
    MEETING,
    PROTOCOL,
    ORDER,
    REMINDER,
    SHIFT,
    CONTACT,
    FORM,
    VIEW,
)

#: Menus of the registers whose records are led from step to step.
_LED: Final = (LETTER, AGENDA, VISIT, PUBLIC_DAY, MEETING, PROTOCOL)

ACTIONS: Final = (
    Action("new", "تازه در این فهرست", "Ctrl+N", FILE),
    Action("print", "پیش‌نمایش چاپ", "Ctrl+P", FILE),
    Action("print_blank", "چاپ فرم خالی تماس", "", FILE, section="calls"),
    *(
        Action(name, title, "", FILE, separated=apart, run=run, right="change_settings")
        for name, title, apart, run in (
            ("make_backup", "پشتیبان‌گیری …", True, "ui.backup:make"),
            ("inspect_backup", "بازبینی پشتیبان …", False, "ui.backup:inspect"),
        )
    ),
    Action(
        "switch_operator",
        "تعویض کاربر",
        "",
        FILE,
        separated=True,
        run="ui.application:switch_operator",
    ),
    *(
        Action(name, title, key, FILE, separated=apart, run=run, of_register=True)
        for name, title, key, apart, run in (
            ("print_list", "چاپ فهرست", "Ctrl+Alt+P", True, f"{LISTING}:print_list"),
            (
                "export_list",
                "خروجی صفحه‌گسترده از فهرست",
                "Ctrl+Alt+X",
                False,
                f"{LISTING}:export_list",
            ),
        )
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
    *CALENDAR_FILE_ACTIONS,
    *CALENDAR_ACTIONS,
    *AGENDA_ACTIONS,
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
    Action(
        "record_note",
        "ثبت پی‌نوشت استاندار",
        "F8",
        CALL,
        also=(LETTER, AGENDA, VISIT, MEETING, PROTOCOL),
    ),
    Action("to_be_told", "فهرست در انتظار اعلام نتیجه", "F9", CALL, section="telling"),
    Action("to_place", "تماس‌های در نوبت برقراری", "Shift+F9", CALL, section="calls"),
    Action("told", "اعلام شد", "Ctrl+T", CALL, separated=True, also=(VISIT, PUBLIC_DAY)),
    Action("no_answer", "پاسخ نداد", "Ctrl+U", CALL, also=(VISIT, PUBLIC_DAY)),
    Action("busy", "اشغال بود", "Ctrl+B", CALL, also=(VISIT, PUBLIC_DAY)),
    Action("told_to_relative", "به بستگان گفته شد", "Ctrl+R", CALL),
    Action("call_later", "تماس مجدد در …", "Ctrl+W", CALL),
    Action("change_next_try", "تغییر زمان نوبت بعد", "Ctrl+Shift+W", CALL),
    Action("promise_kept", "وعده تماس انجام شد", "Ctrl+I", CALL),
    Action("open_call", "باز کردن در دفتر تماس", "Ctrl+O", CALL),
    Action("connected", "وصل شد", "Ctrl+L", CALL, separated=True),
    Action("absent", "حضور نداشت", "Ctrl+J", CALL),
    Action("hand_over", "سپردن به مدیرکل", "Ctrl+H", CALL),
    Action("finish_direct", "پایان گفتگو", "Ctrl+G", CALL, separated=True),
    Action("close_call", "مختومه کردن", "Ctrl+M", CALL, also=_LED),
    Action("amend", "اصلاح", "Ctrl+E", CALL, also=_LED),
    Action("take_back", "پس گرفتن گام آخر", "Ctrl+Z", CALL, also=_LED),
    Action("annul", "باطل کردن", "", CALL, also=(LETTER, PROTOCOL)),
    Action(
        "attach_files",
        "پیوست پرونده",
        "Ctrl+Shift+A",
        CALL,
        separated=True,
        also=(LETTER, AGENDA, VISIT, MEETING, PROTOCOL),
    ),
    Action(
        "open_file",
        "دیدن پرونده پیوست",
        "Ctrl+Shift+O",
        CALL,
        also=(LETTER, AGENDA, VISIT, MEETING, PROTOCOL),
    ),
    *(
        Action(name, title, key, CALL, run=run, also=(LETTER,))
        for name, title, key, run in (
            ("take_scans", "پیوست اسکن‌های رسیده", "Ctrl+Shift+I", "ui.scan_watch:take_scans"),
            ("arrange_pages", "آراستن صفحه‌های پرونده", "Ctrl+Shift+E", f"{SCANS}:arrange_pages"),
            ("print_separators", "چاپ برگه جداکننده اسکن", "", f"{SCANS}:print_separators"),
        )
    ),
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
    *LETTER_ACTIONS,
    *(
        Action(name, title, key, LETTER, separated=apart, run=run, right="read_letters")
        for name, title, key, apart, run in (
            ("register_book", "چاپ دفتر اندیکاتور", "Ctrl+Alt+A", True, f"{REPORTS}:open_book"),
            ("print_arrears", "چاپ گزارش معوق‌ها", "Ctrl+Alt+O", False, f"{REPORTS}:arrears"),
        )
    ),
    *AGENDA_PAPER_ACTIONS,
    *VISIT_ACTIONS,
    *PUBLIC_DAY_ACTIONS,
    *PUBLIC_DAY_FILE_ACTIONS,
    *VISIT_PAPER_ACTIONS,
    *MEETING_ACTIONS,
    *MINUTES_ACTIONS,
    *MEETING_PAPER_ACTIONS,
    *PROTOCOL_ACTIONS,
    *PROTOCOL_REGISTER_ACTIONS,
    *ORDER_ACTIONS,
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
            ("snooze_hour", "یادآوری یک ساعت دیگر", "Ctrl+Alt+F9", "snooze_hour", False),
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
    Action("save_new", "ذخیره و بعدی", "Ctrl+Shift+Return", FORM),
    Action("park", "نگه داشتن فرم", "F5", FORM, run="ui.kept_forms:park"),
    Action("take_up", "برداشتن فرم نگه‌داشته", "Shift+F5", FORM, run="ui.kept_forms:take_up"),
    Action("toggle_path", "مسیر دیگر", "Alt+4", FORM, separated=True),
    Action("next_way", "نوع دیگر", "Alt+5", FORM),
    Action("missed", "بی‌پاسخ ماند", "Alt+1", FORM),
    Action("redirected", "به جای دیگر هدایت شد", "Alt+2", FORM),
    Action("abandoned", "تماس‌گیرنده قطع کرد", "Alt+3", FORM),
    Action("close_form", "بستن فرم", "Esc", FORM, separated=True),
    Action("filter", "فیلتر فهرست", "Ctrl+F", VIEW),
    Action("search", "جستجو در همه‌جا", "Ctrl+K", VIEW, run="ui.search.box:begin"),
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
