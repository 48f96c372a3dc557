"""What the form's fields are called, by the kind of call they are filled for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.phone_calls import (
    OUTCOMES,
    PATHS,
    TELEPHONOGRAM_WORDS,
    CallChannel,
    CallDirection,
    CallOutcome,
    CallPath,
)
from app.text import persian_digits
from app.texts import CALL_CHANNELS, CALL_DIRECTIONS

#: A channel and a way, chosen together.
Way = tuple[CallChannel, CallDirection]

WAYS: Final[tuple[Way, ...]] = tuple(PATHS)

INCOMING_CALL: Final[Way] = (CallChannel.PHONE, CallDirection.INCOMING)
OUTGOING_CALL: Final[Way] = (CallChannel.PHONE, CallDirection.OUTGOING)
INCOMING_FAX: Final[Way] = (CallChannel.FAX, CallDirection.INCOMING)
INCOMING_TELEPHONOGRAM: Final[Way] = (CallChannel.TELEPHONOGRAM, CallDirection.INCOMING)


@dataclass(frozen=True)
class CallKind:
    """A way with the path it takes and what became of it."""

    way: Way
    path: CallPath
    outcome: CallOutcome = CallOutcome.TAKEN

    @property
    def channel(self) -> CallChannel:
        """By what it comes or goes."""
        return self.way[0]

    @property
    def direction(self) -> CallDirection:
        """Who rang whom."""
        return self.way[1]


def rings_in_vain(kind: CallKind) -> bool:
    """Whether such a call may be missed, redirected or abandoned."""
    return CallOutcome.MISSED in OUTCOMES[kind.channel] and kind.path is not CallPath.PLACED


def way_words(way: Way) -> str:
    """A way's name, e.g. «نمابر صادره»."""
    return f"{CALL_CHANNELS[way[0]]} {CALL_DIRECTIONS[way[1]]}"


def new_title(kind: CallKind) -> str:
    """The title of an empty form."""
    if kind.path is CallPath.PLACED:
        return "تماس تازه برای استاندار"
    return "تماس تازه" if kind.way == INCOMING_CALL else f"{way_words(kind.way)} تازه"


_OTHER_SIDE: Final[dict[Way, str]] = {
    INCOMING_CALL: "تماس‌گیرنده",
    OUTGOING_CALL: "طرف تماس",
}
_REQUESTS: Final[dict[tuple[CallChannel, CallPath], str]] = {
    (CallChannel.PHONE, CallPath.RECORD): "شرح گفتگو",
    (CallChannel.PHONE, CallPath.PLACED): "آنچه باید گفته شود",
}
_REQUEST_OF: Final[dict[CallChannel, str]] = {
    CallChannel.PHONE: "شرح درخواست",
    CallChannel.FAX: "خلاصه نمابر",
    CallChannel.TELEPHONOGRAM: "متن تلفنگرام",
}


def labels_of(kind: CallKind, words: int) -> dict[str, str]:
    """The labels that differ from kind to kind.

    Args:
        kind: Of the call.
        words: Words of the request so far; a telephonogram has few.
    """
    side = "فرستنده" if kind.direction is CallDirection.INCOMING else "گیرنده"
    channel = kind.channel
    request = _REQUESTS.get((channel, kind.path), _REQUEST_OF[channel])
    if channel is CallChannel.TELEPHONOGRAM:
        request = persian_digits(f"{request} — {words} واژه از {TELEPHONOGRAM_WORDS}")
    spoken = channel is CallChannel.TELEPHONOGRAM
    return {
        "caller_name": _OTHER_SIDE.get(kind.way, side),
        "phone": "شماره نمابر" if channel is CallChannel.FAX else "تلفن",
        "request": request,
        "sender_number": "شماره تلفنگرام فرستنده" if spoken else "شماره نامه",
        "called_at": "ساعت مخابره" if spoken else "ساعت",
        "ended_at": "پایان مخابره" if spoken else "پایان گفتگو",
        "urgency": "اولویت" if kind.path is CallPath.PLACED else "فوریت",
    }
