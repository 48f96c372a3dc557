"""The actions of minutes: the desk, locking and opening them, sending them, the report."""

from __future__ import annotations

from typing import Final

from ui.action import MEETING, Action

MINUTES_ACTIONS: Final = tuple(
    Action(name, title, key, MEETING, separated=apart)
    for name, title, key, apart in (
        ("minutes_open", "میز صورتجلسه", "Ctrl+Shift+Ins", True),
        ("minutes_received", "صورتجلسه از بیرون رسید", "", False),
        ("minutes_cut", "بریدن مصوبات از صورتجلسه رسیده", "", False),
        ("minutes_finalise", "نهایی کردن صورتجلسه", "", False),
        ("minutes_reopen", "باز کردن صورتجلسه نهایی", "", False),
        ("minutes_editions", "ویرایش‌های صورتجلسه", "", False),
        ("minutes_distribute", "فرستادن صورتجلسه", "", True),
        ("minutes_receipt", "رسید گیرنده صورتجلسه", "", False),
        ("minutes_report", "گزارش جلسه به استاندار", "", False),
        ("resolution_meeting", "جلسه این مصوبه", "Ctrl+.", True),
    )
)
