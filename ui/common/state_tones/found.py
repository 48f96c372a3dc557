"""The tone of a record that was found, whatever it is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from app.agenda.states import EventState
from app.letters.states import LetterState
from app.meetings.states import MeetingState, ResolutionState
from app.orders.states import OrderState
from app.phone_calls.states import CallState
from app.protocol.states import AgreementState, CaseState, GiftDirection, TaskState
from app.public_days.states import PublicDayState
from app.visits.states import VisitState
from ui.common.state_tones.calls import CALL_TONES
from ui.common.state_tones.events import EVENT_TONES
from ui.common.state_tones.letters import LETTER_TONES
from ui.common.state_tones.meetings import MEETING_TONES, RESOLUTION_TONES
from ui.common.state_tones.orders import ORDER_TONES
from ui.common.state_tones.protocol import AGREEMENT_TONES, CASE_TONES, GIFT_TONES, TASK_TONES
from ui.common.state_tones.public_days import PUBLIC_DAY_TONES
from ui.common.state_tones.visits import VISIT_TONES
from ui.theme import Tone

_TONES: Final[Mapping[type[StrEnum], Mapping[Any, Tone]]] = {
    LetterState: LETTER_TONES,
    CallState: CALL_TONES,
    OrderState: ORDER_TONES,
    VisitState: VISIT_TONES,
    EventState: EVENT_TONES,
    MeetingState: MEETING_TONES,
    ResolutionState: RESOLUTION_TONES,
    CaseState: CASE_TONES,
    TaskState: TASK_TONES,
    AgreementState: AGREEMENT_TONES,
    GiftDirection: GIFT_TONES,
    PublicDayState: PUBLIC_DAY_TONES,
}


def found_tone(standing: StrEnum | None) -> Tone:
    """The tone its register gives a state; quiet where it is no state of a course."""
    return Tone.QUIET if standing is None else _TONES[type(standing)][standing]
