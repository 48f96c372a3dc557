"""The actions of protocol work: each step of a case by one key or from the menu."""

from __future__ import annotations

from typing import Final

from ui.action import LETTER, PROTOCOL, Action
from ui.protocol_file_actions import PROTOCOL_FILE_ACTIONS
from ui.protocol_paper_actions import MINISTRY_PAPER_ACTIONS, PROTOCOL_PAPER_ACTIONS

PROTOCOL_ACTIONS: Final = (
    Action(
        "new_case",
        "پرونده تشریفات تازه",
        "Ctrl+Shift+F5",
        PROTOCOL,
        section="protocol",
        right="run_protocol",
    ),
    Action(
        "case_from_letter",
        "پرونده تشریفات از این نامه",
        "",
        PROTOCOL,
        run="ui.protocol_recording:from_letter",
        right="run_protocol",
        also=(LETTER,),
    ),
    *(
        Action(name, title, "", PROTOCOL, section=section, right="run_protocol")
        for name, title, section in (
            ("new_pavilion", "درخواست پاویون تازه", "pavilion"),
            ("new_consular", "کار کنسولی تازه", "consular"),
        )
    ),
    *(
        Action(name, title, key, PROTOCOL, separated=apart)
        for name, title, key, apart in (
            ("case_desk", "میز پرونده", "Ctrl+Shift+Home", True),
            ("case_next", "گام بعدی پرونده", "Ctrl+Shift+End", False),
            ("case_examine", "ثبت بررسی", "", True),
            ("case_ask_permit", "درخواست مجوز", "", False),
            ("case_permit", "ثبت مجوز", "", False),
            ("case_prepared", "پایان آماده‌سازی", "", False),
            ("case_depart", "ثبت اعزام", "", False),
            ("case_return", "ثبت بازگشت", "", False),
            ("case_remind_report", "یادآوری گزارش سفر", "", False),
            ("case_sum_up", "جمع‌بندی سفر", "", False),
            ("case_publish", "انتشار دستاوردها", "", False),
            ("case_accept", "پذیرفتن درخواست", "", True),
            ("case_draft", "پایان تنظیم برنامه", "", False),
            ("case_approve", "تأیید برنامه", "", False),
            ("case_arrive", "ثبت ورود", "", False),
            ("case_see_off", "ثبت بدرقه", "", False),
            ("case_send", "فرستادن درخواست", "", False),
            ("case_answer", "ثبت پاسخ", "", False),
            ("case_hold", "ثبت برگزاری", "", False),
            ("case_report", "ثبت گزارش", "", False),
            ("case_session", "جلسه این نشست", "", True),
            ("case_move", "جابه‌جایی روزهای پرونده", "", False),
            ("case_refuse", "ثبت موافقت نشدن", "", False),
            ("case_cancel", "لغو پرونده", "", False),
            ("case_task_done", "گام برگزیده انجام شد", "", True),
            ("case_task_form", "انجام گام با شماره سند", "", False),
            ("case_task_dismiss", "گام برگزیده لازم نیست", "", False),
        )
    ),
    *PROTOCOL_FILE_ACTIONS,
    *PROTOCOL_PAPER_ACTIONS,
    *MINISTRY_PAPER_ACTIONS,
)
