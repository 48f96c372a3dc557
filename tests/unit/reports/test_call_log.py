"""The day's log: every call in its place, the totals, and what it may not say."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.clock import TEHRAN
from app.marks import Classification, Urgency
from app.phone_calls import (
    CallChannel,
    CallDirection,
    CallOutcome,
    CallPath,
    CallRow,
    CallState,
    DayLog,
    LoggedCall,
)
from call_sheets import LETTERHEAD, MARK
from reports.call_log import COLUMNS, EMPTY, call_log

DAY = date(2026, 11, 22)
_ROW = CallRow(
    id=1,
    number="1405/ت/218",
    called_at=datetime(2026, 11, 22, 10, 42, tzinfo=TEHRAN),
    channel=CallChannel.PHONE,
    direction=CallDirection.INCOMING,
    outcome=CallOutcome.TAKEN,
    path=CallPath.FORM,
    state=CallState.RECORDED,
    caller_name="رضا احمدی",
    caller_post="رئیس شورا",
    organisation="شورای شهر",
    phone="051 5222 3344 داخلی 12",
    subject="لایروبی کانال",
    urgency=Urgency.NORMAL,
    classification=Classification.ORDINARY,
    attempts=0,
    last_attempt=None,
)


def line(**changes: Any) -> LoggedCall:
    return LoggedCall(replace(_ROW, **changes), "مریم کریمی")


def text_of(log: DayLog, folder: Path) -> str:
    (folder / "log.pdf").write_bytes(call_log([log], letterhead=LETTERHEAD, mark=MARK))
    done = subprocess.run(
        ["pdftotext", "-layout", folder / "log.pdf", "-"], capture_output=True, check=True
    )
    marks = dict.fromkeys([*range(0x202A, 0x202F), 0x200E, 0x200F, *range(0x2066, 0x206A)])
    return " ".join(done.stdout.decode().translate(marks).split())


def test_it_carries_every_call_with_all_the_unit_asks(tmp_path: Path) -> None:
    missed = line(number="1405/ت/219", outcome=CallOutcome.MISSED, state=CallState.CLOSED)
    text = text_of(DayLog(DAY, (line(urgency=Urgency.URGENT), missed)), tmp_path)
    for part in (
        "دفتر تماس‌های روز",
        "۱۴۰۵/۰۹/۰۱",
        "یکشنبه ۱ آذر ۱۴۰۵",
        *(column.title for column in COLUMNS),
        "۱۴۰۵/ت/۲۱۸",
        "۱۴۰۵/ت/۲۱۹",
        "۱۰:۴۲",
        "وارده",
        "رئیس شورا، شورای شهر",
        "۰۵۱ ۵۲۲۲ ۳۳۴۴",
        "(فوری)",
        "ثبت‌شده",
        "بی‌پاسخ ماند",
        "مریم کریمی",
    ):
        assert part in text, part
    assert not [digit for digit in text if digit in "0123456789"]


def test_the_totals_count_each_kind(tmp_path: Path) -> None:
    outgoing = [line(direction=CallDirection.OUTGOING) for _ in range(3)]
    text = text_of(DayLog(DAY, (line(), *outgoing)), tmp_path)
    assert "جمع روز" in text
    assert "صادره: ۳" in text
    assert "وارده: ۱" in text


def test_it_is_as_secret_as_its_most_secret_line(tmp_path: Path) -> None:
    assert "محرمانه" not in text_of(DayLog(DAY, (line(),)), tmp_path)
    secret = line(classification=Classification.CONFIDENTIAL)
    assert "محرمانه" in text_of(DayLog(DAY, (line(), secret)), tmp_path)


def test_a_day_without_calls_says_so(tmp_path: Path) -> None:
    assert EMPTY in text_of(DayLog(DAY, ()), tmp_path)
