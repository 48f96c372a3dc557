"""The tones of entries of the programme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.agenda.states import EventState
from ui.theme import Tone

EVENT_TONES: Final[Mapping[EventState, Tone]] = {
    EventState.REQUESTED: Tone.INFORMATION,
    EventState.IN_REVIEW: Tone.WARNING,
    EventState.NEEDS_COMPLETION: Tone.WARNING,
    EventState.REJECTED: Tone.QUIET,
    EventState.TENTATIVE: Tone.WARNING,
    EventState.SCHEDULED: Tone.INFORMATION,
    EventState.INVITED: Tone.INFORMATION,
    EventState.HELD: Tone.SUCCESS,
    EventState.HELD_WITHOUT: Tone.SUCCESS,
    EventState.POSTPONED: Tone.DANGER,
    EventState.CANCELLED: Tone.QUIET,
    EventState.MINUTES_AWAITED: Tone.WARNING,
    EventState.MINUTES_RECEIVED: Tone.INFORMATION,
    EventState.FOLLOW_UP: Tone.INFORMATION,
    EventState.REPORTED: Tone.SUCCESS,
    EventState.CLOSED: Tone.SUCCESS,
}
