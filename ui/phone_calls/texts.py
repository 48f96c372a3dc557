"""The words and tones of the calls page."""

from __future__ import annotations

from typing import Final

from app.jalali import clock_text, jalali_text
from app.phone_calls import CallOutcome, CallRow, CallState
from app.text import isolate, persian_digits
from app.texts import ATTEMPT_OUTCOMES, CALL_OUTCOMES, CALL_STATES
from ui.common.state_tones.calls import CALL_TONES
from ui.theme import Tone

OUTCOME_TONES: Final = {
    CallOutcome.MISSED: Tone.DANGER,
    CallOutcome.REDIRECTED: Tone.QUIET,
    CallOutcome.ABANDONED: Tone.QUIET,
}

EMPTY: Final = (
    "در این فهرست چیزی نیست. F2 تماس، Shift+F2 نمابر و Ctrl+Shift+T تلفنگرام تازه را ثبت می‌کند."
)
NOTHING_CHOSEN: Final = "تماسی را از فهرست برگزینید، یا با F2 تماس تازه ثبت کنید."


#: States in which the chip tells of the last attempt.
_TRIED: Final = (CallState.TO_BE_TOLD, CallState.TO_PLACE)


def state_words(row: CallRow) -> str:
    """What a call's chip says."""
    if row.state is CallState.CLOSED and row.outcome is not CallOutcome.TAKEN:
        return CALL_OUTCOMES[row.outcome]
    if row.state in _TRIED and row.attempts and row.last_attempt is not None:
        count = persian_digits(str(row.attempts))
        return f"{ATTEMPT_OUTCOMES[row.last_attempt]} ({count} بار)"
    return CALL_STATES[row.state]


def state_tone(row: CallRow) -> Tone:
    """A chip's tone."""
    if row.state is CallState.CLOSED and row.outcome in OUTCOME_TONES:
        return OUTCOME_TONES[row.outcome]
    if row.state in _TRIED and row.attempts:
        return Tone.DANGER
    return CALL_TONES[row.state]


def shown_number(number: str) -> str:
    """A register number in Persian digits, in one piece."""
    return isolate(persian_digits(number))


def shown_day(row: CallRow) -> str:
    """A call's day."""
    return isolate(jalali_text(row.called_at.date()))


def shown_hour(row: CallRow) -> str:
    """A call's hour."""
    return isolate(clock_text(row.called_at.time()))


def shown_moment(row: CallRow) -> str:
    """A call's month, day and hour; its year stands in its number."""
    day = jalali_text(row.called_at.date()).split("/", 1)[1]
    return f"{isolate(day)}  {isolate(clock_text(row.called_at.time()))}"
