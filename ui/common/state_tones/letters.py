"""The tones of letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.letters.states import LetterState
from ui.theme import Tone

LETTER_TONES: Final[Mapping[LetterState, Tone]] = {
    LetterState.REGISTERED: Tone.INFORMATION,
    LetterState.EXAMINED: Tone.INFORMATION,
    LetterState.IN_FOLDER: Tone.WARNING,
    LetterState.ORDERED: Tone.INFORMATION,
    LetterState.REFERRED: Tone.INFORMATION,
    LetterState.FILED: Tone.QUIET,
    LetterState.WRITTEN_OFF: Tone.SUCCESS,
    LetterState.DRAFT: Tone.QUIET,
    LetterState.FOR_APPROVAL: Tone.WARNING,
    LetterState.FOR_SIGNATURE: Tone.WARNING,
    LetterState.SIGNED: Tone.INFORMATION,
    LetterState.DISPATCHED: Tone.SUCCESS,
    LetterState.CLOSED: Tone.SUCCESS,
    LetterState.ANNULLED: Tone.QUIET,
    LetterState.WITHDRAWN: Tone.QUIET,
}
