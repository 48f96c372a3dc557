"""How an entry looks: its kind by icon and edge, its marks by icon and tone, as tokens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.agenda.rows import CalendarEntry
from app.agenda.states import DONE, EventKind, EventState
from ui import theme
from ui.theme import Tone

_K = EventKind

#: The icon of each kind, and the tone of its edge.
KINDS: Final[Mapping[EventKind, tuple[str, Tone]]] = {
    _K.MEETING: ("account-group-outline", Tone.INFORMATION),
    _K.SITE_VISIT: ("map-marker-outline", Tone.SUCCESS),
    _K.AUDIENCE: ("account-tie-outline", Tone.ACCENT),
    _K.PUBLIC_MEETING: ("account-multiple-outline", Tone.ACCENT),
    _K.STAFF_MEETING: ("badge-account-outline", Tone.ACCENT),
    _K.CEREMONY: ("flag-outline", Tone.WARNING),
    _K.TRIP: ("car-outline", Tone.SUCCESS),
    _K.INTERVIEW: ("microphone-outline", Tone.WARNING),
    _K.PERSONAL: ("account-outline", Tone.QUIET),
    _K.BLOCKED: ("cancel", Tone.QUIET),
}

HIDDEN_ICON: Final = "lock-outline"

#: States that are behind it: it stands quietly.
PAST_STATES: Final = DONE | {
    EventState.HELD,
    EventState.HELD_WITHOUT,
    EventState.MINUTES_AWAITED,
    EventState.MINUTES_RECEIVED,
    EventState.FOLLOW_UP,
    EventState.REPORTED,
}


@dataclass(frozen=True)
class Look:
    """An entry's colours, all of the theme in force.

    Attributes:
        edge: Of its kind, at the right.
        fill: Behind its words.
        outline: Around it; empty for none.
        dashed: The outline is: it is only held tentatively.
    """

    icon: str
    edge: str
    fill: str
    outline: str
    dashed: bool
    text: str
    muted: str


def look_of(entry: CalendarEntry) -> Look:
    """The look of an entry in the theme in force."""
    colours = theme.CURRENT
    if entry.is_hidden:
        return Look(
            HIDDEN_ICON,
            colours.muted,
            colours.hover,
            colours.danger if entry.clashes else colours.border,
            False,
            colours.muted,
            colours.muted,
        )
    icon, tone = KINDS[entry.kind]
    strong, soft = colours.tone(tone)
    fill = colours.surface if entry.tentative else soft
    if tone is Tone.QUIET and not entry.tentative:
        fill = colours.hover
    outline = strong if entry.tentative else ""
    if entry.clashes:
        outline = colours.danger
    edge = colours.danger if entry.clashes else strong
    return Look(icon, edge, fill, outline, entry.tentative, colours.text, colours.muted)


def marks_of(entry: CalendarEntry) -> list[tuple[str, str]]:
    """The icons of an entry's marks with their colours, the gravest first; words say them too."""
    colours = theme.CURRENT
    done = entry.state in PAST_STATES and not entry.is_hidden
    there = (
        (bool(entry.clashes), "alert-circle-outline", colours.danger),
        (entry.is_overridden, "shield-alert-outline", colours.warning),
        (entry.is_special, "phone-outline", colours.accent),
        (done, "check", colours.success),
        (entry.is_series, "repeat", colours.muted),
    )
    return [(icon, ink) for true, icon, ink in there if true]
