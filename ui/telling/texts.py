"""The words and tones of the call-back page."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.marks import Urgency
from app.moments import near_text
from app.orders import Awaited
from app.phone_calls import AttemptLine, CallState, ToTell
from app.text import isolate, persian_digits
from app.texts import ATTEMPT_OUTCOMES, URGENCIES
from ui.theme import Tone

EMPTY: Final = "کسی در انتظار تماس نیست."
#: In a chip's width; the detail says it whole.
WAITS: Final = {Awaited.ANSWER: "نتیجه نرسیده", Awaited.SIGHT: "رؤیت نشده"}
NOTHING_CHOSEN: Final = "نتیجه همه تماس‌ها گفته شده است. تماس تازه را با F2 ثبت کنید."


def turn_words(row: ToTell, today: date) -> str:
    """Why a row stands where it stands: a promise, urgency, no result yet, an hour, its turn."""
    if row.plan is not None and (row.plan.promised_by or not row.is_due):
        hour = isolate(near_text(row.plan.at, today))
        return f"وعده {hour}" if row.plan.promised_by else hour
    if row.awaited is not Awaited.NOTHING:
        return WAITS[row.awaited]
    return "اکنون" if row.urgency is Urgency.NORMAL else URGENCIES[row.urgency]


def turn_tone(row: ToTell) -> Tone:
    """The chip's tone."""
    if not row.is_due:
        return Tone.QUIET
    if row.plan is not None and row.plan.promised_by:
        return Tone.DANGER
    if row.awaited is not Awaited.NOTHING:
        return Tone.QUIET
    return Tone.INFORMATION if row.urgency is Urgency.NORMAL else Tone.WARNING


def attempts_words(row: ToTell) -> str:
    """How often it was tried and what came of the last."""
    if not row.attempts or row.last_attempt is None:
        return "—"
    count = persian_digits(str(row.attempts))
    return f"{ATTEMPT_OUTCOMES[row.last_attempt]} ({count} بار)"


def attempt_words(attempt: AttemptLine, today: date) -> str:
    """One attempt in a line."""
    when = isolate(near_text(attempt.at, today))
    return f"{when} · {ATTEMPT_OUTCOMES[attempt.outcome]} · {attempt.by}"


def is_told_here(state: CallState) -> bool:
    """Whether an outcome of telling may be logged; other calls were only promised a ring."""
    return state is CallState.TO_BE_TOLD
