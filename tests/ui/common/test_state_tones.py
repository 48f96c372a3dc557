"""Every state has the tone of its register, in the search box too."""

from __future__ import annotations

from app.phone_calls import CallState
from app.public_days import PublicDayState
from ui.common.state_tones.found import _TONES, found_tone
from ui.theme import Tone


def test_every_state_that_is_found_has_a_tone() -> None:
    for states, tones in _TONES.items():
        assert set(tones) == set(states)
        assert all(found_tone(state) is tones[state] for state in states)


def test_states_of_like_words_keep_their_own_tones() -> None:
    """Members of two enumerations may be equal: a closed call is settled, a closed day is past."""
    assert found_tone(CallState.CLOSED) is Tone.SUCCESS
    assert found_tone(PublicDayState.CLOSED) is Tone.QUIET


def test_what_is_no_state_is_quiet() -> None:
    assert found_tone(None) is Tone.QUIET
