"""A time of the programme in words, as steps and the journal say it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text


def time_words(event: Mapping[str, Any]) -> str:
    """When an entry is: its day and hours, or its days."""
    start, end = to_tehran(event["starts_at"]), to_tehran(event["ends_at"])
    day = jalali_text(start.date())
    if event["all_day"]:
        last = (end - timedelta(minutes=1)).date()
        return day if last == start.date() else f"{day} تا {jalali_text(last)}"
    until = clock_text(end.time())
    if end.date() != start.date():
        until = f"{jalali_text(end.date())} {until}"
    return f"{day} {clock_text(start.time())} تا {until}"
