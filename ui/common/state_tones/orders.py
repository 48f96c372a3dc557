"""The tones of orders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.orders.states import OrderState
from ui.theme import Tone

ORDER_TONES: Final[Mapping[OrderState, Tone]] = {
    OrderState.OPEN: Tone.INFORMATION,
    OrderState.CLOSED: Tone.SUCCESS,
    OrderState.REVOKED: Tone.QUIET,
    OrderState.REPLACED: Tone.QUIET,
    OrderState.WITHDRAWN: Tone.QUIET,
}
