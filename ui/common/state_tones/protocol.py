"""The tones of cases, their steps, agreements and gifts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.protocol.states import AgreementState, CaseState, GiftDirection, TaskState
from ui.theme import Tone

#: Where a case that still goes on stands on its way; the rest is as it says.
CASE_TONES: Final[Mapping[CaseState, Tone]] = {
    **dict.fromkeys(CaseState, Tone.INFORMATION),
    **dict.fromkeys(
        (CaseState.REQUESTED, CaseState.PLANNED, CaseState.ASKED, CaseState.PERMIT_ASKED),
        Tone.WARNING,
    ),
    **dict.fromkeys((CaseState.UNDER_WAY, CaseState.ARRIVED, CaseState.RETURNED), Tone.ACCENT),
    **dict.fromkeys((CaseState.REFUSED, CaseState.CANCELLED), Tone.DANGER),
    **dict.fromkeys((CaseState.CLOSED, CaseState.PUBLISHED), Tone.SUCCESS),
}

TASK_TONES: Final[Mapping[TaskState, Tone]] = {
    TaskState.OPEN: Tone.INFORMATION,
    TaskState.DONE: Tone.SUCCESS,
    TaskState.NOT_NEEDED: Tone.QUIET,
}

AGREEMENT_TONES: Final[Mapping[AgreementState, Tone]] = {
    AgreementState.IN_FORCE: Tone.SUCCESS,
    AgreementState.EXPIRING: Tone.WARNING,
    AgreementState.EXPIRED: Tone.DANGER,
    AgreementState.ENDED: Tone.QUIET,
}

GIFT_TONES: Final[Mapping[GiftDirection, Tone]] = {
    GiftDirection.GIVEN: Tone.INFORMATION,
    GiftDirection.RECEIVED: Tone.SUCCESS,
}
