"""The actions that print the papers of visits and of public meeting days."""

from __future__ import annotations

from typing import Final

from ui.action import PUBLIC_DAY, VISIT, Action

_VISITS: Final = "ui.visits.papers"
_DAYS: Final = "ui.public_days.papers"

VISIT_PAPER_ACTIONS: Final = (
    *(
        Action(
            name,
            title,
            key,
            VISIT,
            section="visits",
            separated=apart,
            right="read_visits",
        )
        for name, title, key, apart in (
            ("print_visit_programme", "چاپ برنامه ملاقات", "Ctrl+Alt+Shift+P", True),
            ("print_gate_slip", "چاپ برگ ورود ملاقات‌کنندگان", "Ctrl+Alt+Shift+G", False),
        )
    ),
    Action(
        "print_blank_visit_form",
        "چاپ فرم ملاقات خالی",
        "",
        VISIT,
        run=f"{_VISITS}:print_blank_form",
        right="read_visits",
    ),
    *(
        Action(name, title, key, PUBLIC_DAY, separated=apart)
        for name, title, key, apart in (
            ("print_petition", "چاپ فرم این درخواست", "Ctrl+Alt+Shift+F", True),
            ("print_slot_slips", "چاپ برگه‌های نوبت", "Ctrl+Alt+Shift+N", False),
            ("print_day_orders", "چاپ صورت دستورات روز", "Ctrl+Alt+Shift+O", False),
            ("print_day_hand_over", "چاپ صورت تحویل به بازرسی", "Ctrl+Alt+Shift+H", False),
        )
    ),
    Action(
        "print_public_statistics",
        "چاپ گزارش دوره‌ای ملاقات‌های عمومی",
        "Ctrl+Alt+Shift+R",
        PUBLIC_DAY,
        section="public_days",
        separated=True,
        right="read_visits",
    ),
    *(
        Action(
            f"print_blank_{name}",
            title,
            "",
            PUBLIC_DAY,
            separated=name == "petition",
            run=f"{_DAYS}:print_blank_{name}",
            right="read_visits",
        )
        for name, title in (
            ("petition", "چاپ فرم درخواست خالی"),
            ("public_day", "چاپ برنامه ملاقات عمومی خالی"),
            ("slot_slips", "چاپ برگه‌های نوبت خالی"),
            ("day_orders", "چاپ صورت دستورات خالی"),
            ("day_hand_over", "چاپ صورت تحویل خالی"),
        )
    ),
)
