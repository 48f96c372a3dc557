"""The words of the hand-over page."""

from __future__ import annotations

from typing import Final

from app.jalali import clock_text, jalali_text
from app.moments import near_text
from app.shifts import HandOverRow, MatterGroup, ShiftState
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.texts import MATTER_GROUPS
from ui.theme import Tone

EMPTY: Final = "هنوز شیفتی تحویل داده نشده است. با F7 شیفت را تحویل دهید."
NOTHING_CHOSEN: Final = "تحویلی را از فهرست برگزینید، یا با F7 شیفت را تحویل دهید."
WAITING: Final = "منتظر تحویل‌گیرنده"
#: More lines of a group than this make the pane a register.
SHOWN: Final = 12


def shown_day(row: HandOverRow) -> str:
    """The day of a hand-over."""
    return isolate(jalali_text(row.at.date()))


def shown_hour(row: HandOverRow) -> str:
    """Its hour."""
    return isolate(clock_text(row.at.time()))


def received_words(row: HandOverRow) -> str:
    """When it was taken, or that nobody has yet."""
    if row.received_at is None:
        return WAITING
    return f"تحویل شد {isolate(near_text(row.received_at, row.at.date()))}"


def received_tone(row: HandOverRow) -> Tone:
    """The chip's tone."""
    return Tone.WARNING if row.received_at is None else Tone.SUCCESS


def state_lines(state: ShiftState) -> list[tuple[str, str]]:
    """What stands, as (kind, text) lines for a pane."""
    totals = persian_digits("، ".join(f"{words} {n}" for words, n in state.counted.items()))
    lines = [("label", "ثبت‌شده‌های آن روز"), ("", totals or "—")]
    for group in MatterGroup:
        matters = state.of(group)
        if not matters:
            continue
        whole = state.count_of(group)
        count = persian_digits(str(whole))
        lines.append(("label", f"{MATTER_GROUPS[group]} ({count})"))
        for matter in matters[:SHOWN]:
            phone = isolated_telephone(matter.phone)
            lines.append(("", " · ".join(part for part in (matter.who, phone) if part)))
            lines.append(("muted", f"{matter.subject} · {persian_digits(matter.words)}"))
        if whole > len(matters[:SHOWN]):
            rest = persian_digits(str(whole - len(matters[:SHOWN])))
            lines.append(("muted", f"و {rest} مورد دیگر"))
    return lines if len(lines) > 2 else [*lines, ("", "چیزی باز نمانده است.")]
