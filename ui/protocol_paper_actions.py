"""The actions that print the papers of protocol work, whole and empty."""

from __future__ import annotations

from typing import Final

from ui.action import PROTOCOL, Action

PROTOCOL_PAPER_ACTIONS: Final = tuple(
    Action(
        name,
        title,
        "",
        PROTOCOL,
        separated=apart,
        run=f"ui.protocol.papers:{name}",
        right="read_protocol",
    )
    for name, title, apart in (
        ("print_checklist", "چاپ چک‌لیست پرونده", True),
        ("print_case_programme", "چاپ برنامه هیأت یا سفر", False),
        ("print_seating_plan", "چاپ نقشه جلوس", False),
        ("print_badges", "چاپ کارت‌های شناسایی", False),
        ("print_car_list", "چاپ فهرست خودروها", False),
        ("print_trip_summary", "چاپ خلاصه سفر", False),
        ("print_agreements", "چاپ فهرست توافق‌ها", True),
        ("print_gifts", "چاپ فهرست هدایا", False),
        ("print_blank_checklist", "چاپ چک‌لیست خالی", True),
        ("print_blank_programme", "چاپ برنامه هیأت خالی", False),
        ("print_blank_seating", "چاپ نقشه جلوس خالی", False),
        ("print_blank_badges", "چاپ کارت‌های خالی", False),
        ("print_blank_cars", "چاپ فهرست خودروهای خالی", False),
        ("print_blank_summary", "چاپ خلاصه سفر خالی", False),
        ("print_blank_agreements", "چاپ فهرست توافق‌های خالی", False),
        ("print_blank_gifts", "چاپ فهرست هدایای خالی", False),
    )
)

MINISTRY_PAPER_ACTIONS: Final = tuple(
    Action(
        name,
        title,
        "",
        PROTOCOL,
        separated=apart,
        run=f"ui.protocol.ministry_papers:{name}",
        right="read_protocol",
    )
    for name, title, apart in (
        ("print_trip_form_a", "چاپ فرم الف سفر", True),
        ("print_trip_form_b", "چاپ فرم ب سفر", False),
        ("print_trip_five", "چاپ فرم‌های پنجگانه سفر", False),
        ("print_blank_trip_forms", "چاپ فرم‌های سفر، خالی", False),
    )
)
