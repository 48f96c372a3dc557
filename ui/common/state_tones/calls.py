"""The tones of calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.phone_calls.states import CallState
from ui.theme import Tone

CALL_TONES: Final[Mapping[CallState, Tone]] = {
    CallState.TO_PLACE: Tone.WARNING,
    CallState.HANDED_OVER: Tone.INFORMATION,
    CallState.CONNECTED: Tone.INFORMATION,
    CallState.RECORDED: Tone.WARNING,
    CallState.IN_FOLDER: Tone.WARNING,
    CallState.NOTED: Tone.INFORMATION,
    CallState.TO_BE_TOLD: Tone.INFORMATION,
    CallState.TOLD: Tone.SUCCESS,
    CallState.CLOSED: Tone.SUCCESS,
    CallState.ANNULLED: Tone.QUIET,
}
