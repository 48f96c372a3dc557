"""Calls to print, made by hand: paper needs no store."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from app.clock import TEHRAN
from app.marks import Classification, Urgency
from app.phone_calls import CallChannel, CallDirection, CallOutcome, CallPath, CallSheet, CallState
from reports.paper import Letterhead, PrintMark

LETTERHEAD = Letterhead("استانداری خراسان رضوی", "دفتر استاندار")
MARK = PrintMark(datetime(2026, 11, 22, 10, 50, tzinfo=TEHRAN), "مریم کریمی")

_SHEET = CallSheet(
    id=218,
    version=1,
    number="1405/ت/218",
    state=CallState.RECORDED,
    channel=CallChannel.PHONE,
    direction=CallDirection.INCOMING,
    outcome=CallOutcome.TAKEN,
    path=CallPath.FORM,
    caller_id=3,
    caller_name="جناب آقای رضا احمدی",
    caller_post="رئیس شورای اسلامی",
    organisation="شورای اسلامی شهر تربت‌حیدریه",
    phone="051 5222 3344 داخلی 12",
    national_id="",
    called_at=datetime(2026, 11, 22, 10, 42, tzinfo=TEHRAN),
    connected_at=None,
    ended_at=None,
    subject="لایروبی کانال آب",
    request="کانال آب روستای قلعه‌نو لایروبی نشده است.",
    urgency=Urgency.NORMAL,
    classification=Classification.ORDINARY,
    spoke_with=None,
    result="",
    pages=None,
    sender_number="",
    receipt="",
    passed_by="",
    received_by="",
    read_back=False,
    taken_by="مریم کریمی",
    registered_at=datetime(2026, 11, 22, 10, 47, tzinfo=TEHRAN),
    back_dated=False,
    printed_count=0,
    note=None,
    attempts=(),
    steps=(),
    earlier=(),
)


def call_to_print(**changes: Any) -> CallSheet:
    """A call on the form, waiting for the folder, but for `changes`."""
    return replace(_SHEET, **changes)
