"""The tones of public days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.public_days.states import PublicDayState
from ui.theme import Tone

PUBLIC_DAY_TONES: Final[Mapping[PublicDayState, Tone]] = {
    PublicDayState.PLANNED: Tone.INFORMATION,
    PublicDayState.LIST_OPEN: Tone.INFORMATION,
    PublicDayState.LIST_CLOSED: Tone.WARNING,
    PublicDayState.PRESENTED: Tone.WARNING,
    PublicDayState.INVITED: Tone.WARNING,
    PublicDayState.IN_SESSION: Tone.SUCCESS,
    PublicDayState.ENDED: Tone.WARNING,
    PublicDayState.HANDED_OVER: Tone.INFORMATION,
    PublicDayState.RESULTS_AWAITED: Tone.INFORMATION,
    PublicDayState.REPORTED: Tone.SUCCESS,
    PublicDayState.CLOSED: Tone.QUIET,
    PublicDayState.CANCELLED: Tone.DANGER,
}
