"""The actions that print the papers of visits and public days, and exchange a day's lists."""

from __future__ import annotations

from typing import Final

from ui.action import PUBLIC_DAY, VISIT, Action

_VISITS: Final = "ui.visits.papers"
_DAYS: Final = "ui.public_days.papers"

VISIT_PAPER_ACTIONS: Final = tuple(
    Action(name, title, "", menu, separated=apart, run=f"{module}:{name}", right="read_visits")
    for name, title, menu, module, apart in (
        ("print_visit_programme", "چاپ برنامه ملاقات‌ها", VISIT, _VISITS, True),
        ("print_gate_slip", "چاپ برگ ورود برای نگهبانی", VISIT, _VISITS, False),
        ("print_blank_visit_form", "چاپ فرم ملاقات خالی", VISIT, _VISITS, False),
        ("print_blank_public_form", "چاپ فرم ملاقات عمومی خالی", VISIT, _VISITS, False),
        ("print_public_day", "چاپ برنامه و فرم‌های روز", PUBLIC_DAY, _DAYS, True),
        ("print_slot_slips", "چاپ برگه‌های نوبت", PUBLIC_DAY, _DAYS, False),
        ("print_day_gate", "چاپ برگ ورود مراجعان", PUBLIC_DAY, _DAYS, False),
        ("print_day_orders", "چاپ صورت دستورات", PUBLIC_DAY, _DAYS, False),
        ("print_hand_over", "چاپ صورت تحویل به بازرسی", PUBLIC_DAY, _DAYS, False),
        ("print_public_statistics", "چاپ گزارش ملاقات‌های عمومی", PUBLIC_DAY, _DAYS, False),
    )
)

#: What goes to the inspection office and comes from it (U16).
PUBLIC_DAY_FILE_ACTIONS: Final = tuple(
    Action(
        name,
        title,
        "",
        PUBLIC_DAY,
        separated=apart,
        run=f"ui.exchange.opening:{name}",
        right=right,
    )
    for name, title, right, apart in (
        ("import_petitions", "ورود فهرست بازرسی از پرونده", "receive_visits", True),
        ("import_results", "ورود نتیجه‌های بازرسی از پرونده", "hold_public_days", False),
        ("export_petitions", "خروجی فهرست روز (اکسل)", "read_visits", False),
        ("export_day_orders", "خروجی دستورها و هامش‌ها (اکسل)", "read_visits", False),
    )
)
