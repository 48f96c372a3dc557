"""The words of the registers of agreements, gifts and occasions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.protocol import AgreementRow, AgreementState, GiftRow, OccasionRow
from app.protocol.texts import AGREEMENT_STATES, CASE_STATES, GIFT_DIRECTIONS
from ui.common.state_tones.protocol import GIFT_TONES
from ui.protocol.desk_words import NOTHING, shown_count
from ui.theme import Tone

EMPTY_AGREEMENTS: Final = "توافقی در این فهرست نیست. Ctrl+N توافق تازه‌ای ثبت می‌کند."
EMPTY_GIFTS: Final = "هدیه‌ای در این فهرست نیست. Ctrl+N هدیه تازه‌ای ثبت می‌کند."
EMPTY_OCCASIONS: Final = "مناسبتی در این فهرست نیست. مناسبت‌های دفتر در مدیریت افزوده می‌شود."
NO_AGREEMENT: Final = "توافقی را از فهرست برگزینید، یا با Ctrl+N توافق تازه‌ای ثبت کنید."
NO_GIFT: Final = "هدیه‌ای را از فهرست برگزینید، یا با Ctrl+N هدیه تازه‌ای ثبت کنید."
NO_INVENTORY: Final = "این هدیه گرفته شده و شماره اموال ندارد. Ctrl+E آن را می‌نویسد."

DONE: Final[Mapping[str, str]] = {
    "saved": "ثبت شد.",
    "step": "ثبت شد. Ctrl+Z آن را پس می‌گیرد.",
    "taken_back": "گام آخر پس گرفته شد.",
    "gone": "این فرم دیگر جایی برای باز شدن ندارد.",
}


def agreement_words(row: AgreementRow) -> str:
    """How an agreement stands, in a chip."""
    return AGREEMENT_STATES[row.state]


def left_words(row: AgreementRow) -> str:
    """How long an agreement still runs."""
    if row.state is AgreementState.ENDED:
        return NOTHING
    if row.days_left is None:
        return "بی‌مدت"
    if row.days_left < 0:
        return f"{shown_count(-row.days_left)} روز گذشته"
    return "امروز" if not row.days_left else f"{shown_count(row.days_left)} روز"


def gift_words(row: GiftRow) -> str:
    """What became of a gift, in a chip."""
    if row.is_annulled:
        return "باطل"
    return "بی شماره اموال" if row.lacks_inventory else GIFT_DIRECTIONS[row.direction]


def gift_tone(row: GiftRow) -> Tone:
    """As a warning, what nobody took into the inventory."""
    if row.is_annulled:
        return Tone.QUIET
    if row.lacks_inventory:
        return Tone.WARNING
    return GIFT_TONES[row.direction]


def sum_words(value: int | None) -> str:
    """A sum of rials, or that nobody estimated it."""
    return NOTHING if value is None else shown_count(value)


def occasion_words(row: OccasionRow) -> str:
    """How the case of an occasion stands, in a chip."""
    if row.case_state is None:
        return NOTHING
    if row.late:
        return f"{shown_count(row.late)} گام دیر"
    return CASE_STATES[row.case_state]


def occasion_tone(row: OccasionRow) -> Tone:
    """As danger, what is late."""
    if row.case_state is None:
        return Tone.QUIET
    return Tone.DANGER if row.late else Tone.INFORMATION
