"""The tones of visits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.visits.states import VisitState
from ui.theme import Tone

VISIT_TONES: Final[Mapping[VisitState, Tone]] = {
    VisitState.REQUESTED: Tone.INFORMATION,
    VisitState.PRESENT: Tone.WARNING,
    VisitState.ANNOUNCED: Tone.WARNING,
    VisitState.AGREED: Tone.SUCCESS,
    VisitState.APPOINTED: Tone.INFORMATION,
    VisitState.REFERRED: Tone.INFORMATION,
    VisitState.DECLINED: Tone.DANGER,
    VisitState.INSIDE: Tone.SUCCESS,
    VisitState.OUT: Tone.INFORMATION,
    VisitState.NO_SHOW: Tone.QUIET,
    VisitState.COLLECTED: Tone.INFORMATION,
    VisitState.LISTED: Tone.INFORMATION,
    VisitState.PRESENTED: Tone.WARNING,
    VisitState.ACCEPTED: Tone.SUCCESS,
    VisitState.ANSWERED: Tone.INFORMATION,
    VisitState.REFUSED: Tone.DANGER,
    VisitState.HEARD: Tone.INFORMATION,
    VisitState.ABSENT: Tone.QUIET,
    VisitState.POSTPONED: Tone.WARNING,
    VisitState.HANDED_OVER: Tone.INFORMATION,
    VisitState.RESULT_IN: Tone.WARNING,
    VisitState.WITHDRAWN: Tone.QUIET,
    VisitState.TOLD: Tone.SUCCESS,
    VisitState.CLOSED: Tone.QUIET,
}
