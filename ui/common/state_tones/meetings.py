"""The tones of meetings and their resolutions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.meetings.states import MeetingState, ResolutionState
from ui.theme import Tone

MEETING_TONES: Final[Mapping[MeetingState, Tone]] = {
    MeetingState.PLANNED: Tone.INFORMATION,
    MeetingState.INVITED: Tone.INFORMATION,
    MeetingState.IN_SESSION: Tone.SUCCESS,
    MeetingState.ENDED: Tone.WARNING,
    MeetingState.MINUTES_AWAITED: Tone.WARNING,
    MeetingState.MINUTES_RECEIVED: Tone.WARNING,
    MeetingState.FINALISED: Tone.INFORMATION,
    MeetingState.DISTRIBUTED: Tone.INFORMATION,
    MeetingState.REPORTED: Tone.SUCCESS,
    MeetingState.CLOSED: Tone.QUIET,
    MeetingState.CANCELLED: Tone.DANGER,
}

RESOLUTION_TONES: Final[Mapping[ResolutionState, Tone]] = {
    ResolutionState.OPEN: Tone.WARNING,
    ResolutionState.IN_ACTION: Tone.INFORMATION,
    ResolutionState.REPORTED: Tone.ACCENT,
    ResolutionState.DONE: Tone.SUCCESS,
    ResolutionState.DROPPED: Tone.QUIET,
}
