"""Lines of orders as the reports about them show them."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.jalali import jalali_text
from app.moments import deadline_words
from app.order_sources import source_title
from app.orders import RUNGS, FollowUpRow, Telling
from app.orders.states import WITH_ADDRESSEE
from app.texts import REFERRAL_STATES
from reports.table import TableColumn

NOBODY: Final = "بی ارجاع باز"
UNTOLD: Final = "در انتظار اعلام نتیجه"
#: Who signs what the office writes in its own name.
SIGNER: Final = "مدیرکل حوزه استاندار"

COLUMNS: Final = (
    TableColumn("دستور", 5),
    TableColumn("سند", 2),
    TableColumn("تاریخ", 1.5),
    TableColumn("مهلت", 1.5),
    TableColumn("وضعیت", 1.9),
    TableColumn("گام آخر", 3.2),
)


def order_cells(one: FollowUpRow, today: date) -> tuple[str, ...]:
    """A line's cells under `COLUMNS`."""
    nobody = UNTOLD if one.telling is Telling.TO_BE_TOLD else NOBODY
    state = REFERRAL_STATES[one.state] if one.state else nobody
    if one.rung:
        state += f" · {RUNGS[one.rung - 1]}"
    return (
        one.words,
        source_words(one),
        jalali_text(one.given_on),
        deadline_words(one.due_on, today),
        state,
        f"{jalali_text(one.last_step_at.date())} {one.last_step}",
    )


def source_words(one: FollowUpRow) -> str:
    """The record an order stands on."""
    return f"{source_title(one.source_kind)} {one.source_number}".strip()


def is_late(one: FollowUpRow, today: date) -> bool:
    """Whether the addressee is behind his deadline."""
    return one.state in WITH_ADDRESSEE and one.due_on is not None and one.due_on < today
