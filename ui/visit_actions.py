"""The actions of visits: who came, each step of his by one key, what is printed of him."""

from __future__ import annotations

from typing import Final

from ui.action import VISIT, Action

VISIT_ACTIONS: Final = (
    Action("new_visit", "مراجع تازه", "F4", VISIT, section="visits", right="receive_visits"),
    Action(
        "new_visit_request",
        "درخواست ملاقات",
        "Shift+F4",
        VISIT,
        section="visits",
        right="receive_visits",
    ),
    Action("waiting_room", "اتاق انتظار", "Ctrl+F4", VISIT, section="visits", right="read_visits"),
    Action(
        "visits_to_tell",
        "مراجعان در انتظار خبر",
        "Alt+Shift+F4",
        VISIT,
        section="visits",
        right="read_visits",
    ),
    # A digit on the chosen row: the front desk has one hand free.
    *(
        Action(name, title, key, VISIT, separated=apart)
        for name, title, key, apart in (
            ("visit_announce", "به استاندار اعلام شد", "1", True),
            ("visit_now", "هم‌اکنون بیاید", "2", False),
            ("visit_enter", "وارد شد", "3", False),
            ("visit_leave", "بیرون آمد", "4", False),
            ("visit_at_time", "در وقت دیگر", "5", True),
            ("visit_refer", "سپردن به دیگری", "6", False),
            ("visit_decline", "پذیرفته نشد", "7", False),
            ("visit_arrive", "آمد", "8", True),
            ("visit_no_show", "نیامد", "9", False),
            ("visit_withdraw", "انصراف داد", "0", False),
            ("visit_satisfaction", "رضایت مراجع", "Alt+Shift+F8", True),
            ("visit_in_calendar", "برنامه این وقت", "Alt+Shift+F10", False),
        )
    ),
)
