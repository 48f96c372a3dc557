"""The words and tones of the follow-up page."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.jalali import jalali_text
from app.order_sources import source_title
from app.orders import (
    RUNGS,
    FollowUpOrder,
    FollowUpRow,
    FollowUpView,
    OrderState,
    ReferralState,
    Telling,
)
from app.text import isolate, persian_digits
from app.texts import ORDER_STATES, REFERRAL_STATES
from ui.common.state_tones.orders import ORDER_TONES
from ui.theme import Tone

EMPTY: Final = (
    "در این فهرست دستوری نیست. Ctrl+N دستوری بی سند ثبت می‌کند و "
    "Shift+F8 روی سطر هر دفتری، دستوری بر آن."
)
NOTHING_CHOSEN: Final = "دستوری را از فهرست برگزینید."

VIEWS: Final[dict[FollowUpView, str]] = {
    FollowUpView.OPEN: "همه دستورات در جریان",
    FollowUpView.MINE: "آنچه من پیگیری می‌کنم",
    FollowUpView.OVERDUE: "سررسید گذشته",
    FollowUpView.TODAY: "سررسید امروز",
    FollowUpView.THIS_WEEK: "سررسید تا پایان هفته",
    FollowUpView.TO_REMIND: "نوبت یادآوری",
    FollowUpView.STOPPED: "متوقف",
    FollowUpView.RETURNED: "برگشت‌خورده",
    FollowUpView.WAITING_FOR_SIGHT: "در انتظار رؤیت",
    FollowUpView.SCAN_MISSING: "اسکن ندارد",
    FollowUpView.NOT_TOLD: "متقاضی خبر ندارد",
    FollowUpView.SETTLED: "پایان‌یافته",
    FollowUpView.ALL: "همه، پایان‌یافته هم",
}

ORDERINGS: Final[dict[FollowUpOrder, str]] = {
    FollowUpOrder.DEADLINE: "به ترتیب مهلت",
    FollowUpOrder.UNIT: "به ترتیب گیرنده",
    FollowUpOrder.AGE: "کهنه‌ترین نخست",
}

STATE_TONES: Final = {
    ReferralState.OPEN: Tone.INFORMATION,
    ReferralState.SEEN: Tone.INFORMATION,
    ReferralState.IN_PROGRESS: Tone.INFORMATION,
    ReferralState.ANSWERED: Tone.SUCCESS,
    ReferralState.WAITING_FOR_SIGHT: Tone.WARNING,
    ReferralState.RETURNED: Tone.DANGER,
    ReferralState.STOPPED: Tone.QUIET,
    ReferralState.CLOSED: Tone.SUCCESS,
    ReferralState.TRANSFERRED: Tone.QUIET,
    ReferralState.WITHDRAWN: Tone.QUIET,
}

TELLINGS: Final = {
    Telling.NOBODY_ASKED: "",
    Telling.AWAITING_RESULT: "متقاضی در انتظار نتیجه است",
    Telling.TO_BE_TOLD: "نتیجه به متقاضی گفته نشده است",
    Telling.TOLD: "نتیجه به متقاضی گفته شد",
    Telling.WAIVED: "به متقاضی گفته نمی‌شود",
}


def state_words(row: FollowUpRow) -> str:
    """What a line's chip says: the rung to be climbed, else where it stands."""
    if row.order_state is not OrderState.OPEN:
        return ORDER_STATES[row.order_state]
    if row.due_rung > row.rung:
        return RUNGS[row.due_rung - 1]
    if row.state is not None:
        return REFERRAL_STATES[row.state]
    if row.telling is Telling.TO_BE_TOLD:
        return "در انتظار اعلام نتیجه"
    return "بی ارجاع"


def state_tone(row: FollowUpRow) -> Tone:
    """A chip's tone."""
    if row.order_state is not OrderState.OPEN:
        return ORDER_TONES[row.order_state]
    if row.due_rung > row.rung:
        return Tone.DANGER if row.due_rung > 1 else Tone.WARNING
    if row.state is not None:
        return STATE_TONES[row.state]
    return Tone.WARNING


def shown_day(day: date | None) -> str:
    """A day, or a dash."""
    return isolate(jalali_text(day)) if day else "—"


def source_words(row: FollowUpRow) -> str:
    """The record an order stands on."""
    if row.source_kind is None:
        return source_title(None)
    return f"{source_title(row.source_kind)} {isolate(persian_digits(row.source_number))}"


def first_line(words: str) -> str:
    """The first line of an order, for a list."""
    return words.splitlines()[0] if words else ""
