"""The words and tones of the letters page."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.jalali import clock_text, jalali_text
from app.letters import (
    LetterChannel,
    LetterDirection,
    LetterRow,
    LetterSheet,
    Stage,
)
from app.text import isolate, persian_digits
from app.texts import LETTER_DIRECTIONS, LETTER_STAGES, LETTER_STATES
from ui.common.state_tones.letters import LETTER_TONES
from ui.theme import Tone

STAGE_TONES: Final = {
    Stage.SCAN_MISSING: Tone.DANGER,
    Stage.TO_DELIVER: Tone.WARNING,
    Stage.DELIVERED: Tone.INFORMATION,
    Stage.IN_FOLLOW_UP: Tone.INFORMATION,
    Stage.ANSWERED: Tone.SUCCESS,
    Stage.WAITING_FOR_SIGHT: Tone.WARNING,
    Stage.TO_TELL: Tone.WARNING,
    Stage.SETTLED: Tone.SUCCESS,
}

EMPTY: Final = "در این فهرست نامه‌ای نیست. F3 نامه وارده و Shift+F3 نامه صادره تازه را باز می‌کند."
NOTHING_CHOSEN: Final = "نامه‌ای را از فهرست برگزینید، یا با F3 نامه وارده تازه ثبت کنید."

#: What is said when a step that needs no form is taken.
DONE: Final = {
    "examined": "نامه بررسی شد.",
    "in_folder": "نامه در کارتابل استاندار گذاشته شد.",
    "seen": "استاندار نامه را دید.",
    "sent_back": "استاندار نامه را برگرداند.",
    "filed": "نامه بی ارجاع بایگانی شد.",
    "taken_back": "گام آخر پس گرفته شد.",
    "step": "ثبت شد.",
}

UNNUMBERED: Final = "بی شماره"

NEW: Final = {
    LetterDirection.INCOMING: "نامه وارده تازه",
    LetterDirection.INTERNAL: "نامه داخلی تازه",
}

#: What a channel's own number is called.
NUMBER_LABELS: Final = {
    LetterChannel.POST: "شماره مرسوله (کد رهگیری)",
    LetterChannel.COURIER: "شماره رسید پیک",
    LetterChannel.FAX: "شماره نمابر فرستنده",
    LetterChannel.AUTOMATION: "شماره در اتوماسیون",
    LetterChannel.GOVERNMENT_NETWORK: "شماره در شبکه دولت",
    LetterChannel.BARID: "شماره در برید",
    LetterChannel.EMAIL: "نشانی رایانامه فرستنده",
}
BRINGER_LABELS: Final = {LetterChannel.COURIER: "پیک", LetterChannel.BY_HAND: "آورنده"}
#: Channels that cannot do without the name of who brought it.
NEEDS_BRINGER: Final = frozenset({LetterChannel.BY_HAND})


def state_words(row: LetterRow | LetterSheet) -> str:
    """What a letter's chip says: how far its orders have come, else where it stands itself."""
    return LETTER_STAGES[row.stage] or LETTER_STATES[row.state]


def state_tone(row: LetterRow | LetterSheet) -> Tone:
    """A chip's tone."""
    return STAGE_TONES.get(row.stage) or LETTER_TONES[row.state]


def shown_number(number: str) -> str:
    """A register number in Persian digits, in one piece."""
    return isolate(persian_digits(number)) if number else "—"


def numbered(sheet: LetterSheet) -> str:
    """A letter's number; a word in its place until it is signed."""
    return shown_number(sheet.number) if sheet.number else UNNUMBERED


def named(sheet: LetterSheet) -> str:
    """A letter as titles name it."""
    if not sheet.number:
        return f"پیش‌نویس «{sheet.subject}»"
    return f"نامه {LETTER_DIRECTIONS[sheet.direction]} {shown_number(sheet.number)}"


def shown_moment(at: datetime) -> str:
    """A moment in one piece."""
    return f"{isolate(jalali_text(at.date()))} {isolate(clock_text(at.time()))}"
