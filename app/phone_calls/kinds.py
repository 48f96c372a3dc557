"""What may be written of each kind of call: its paths, its fields, and what it cannot be without.

One form serves calls, faxes and telephonograms, in and out (P2.F3, C11); this is where they part.
"""

from __future__ import annotations

from typing import Final

from app.phone_calls.states import CallChannel, CallDirection, CallOutcome, CallPath

#: A telephonogram is short enough to be read out and back (secretariat's custom).
TELEPHONOGRAM_WORDS: Final = 50

_IN, _OUT = CallDirection.INCOMING, CallDirection.OUTGOING
_PHONE, _FAX = CallChannel.PHONE, CallChannel.FAX
_TELEPHONOGRAM = CallChannel.TELEPHONOGRAM

#: The paths of each kind; the first is the usual one.
PATHS: Final[dict[tuple[CallChannel, CallDirection], tuple[CallPath, ...]]] = {
    (_PHONE, _IN): (CallPath.FORM, CallPath.DIRECT),
    (_PHONE, _OUT): (CallPath.RECORD, CallPath.DIRECT, CallPath.PLACED, CallPath.FORM),
    (_FAX, _IN): (CallPath.FORM, CallPath.RECORD),
    (_FAX, _OUT): (CallPath.RECORD,),
    (_TELEPHONOGRAM, _IN): (CallPath.FORM, CallPath.RECORD),
    (_TELEPHONOGRAM, _OUT): (CallPath.RECORD,),
}

#: Only a telephone rings in vain.
OUTCOMES: Final[dict[CallChannel, tuple[CallOutcome, ...]]] = {
    _PHONE: tuple(CallOutcome),
    _FAX: (CallOutcome.TAKEN, CallOutcome.REDIRECTED),
    _TELEPHONOGRAM: (CallOutcome.TAKEN, CallOutcome.REDIRECTED),
}

#: Fields that only some channels have, with what they hold when they are empty.
OWN_FIELDS: Final[dict[str, object]] = {
    "pages": None,
    "sender_number": "",
    "receipt": "",
    "passed_by": "",
    "received_by": "",
    "read_back": False,
}
_OF_CHANNEL: Final[dict[CallChannel, frozenset[str]]] = {
    _PHONE: frozenset({"national_id"}),
    _FAX: frozenset({"pages", "sender_number"}),
    _TELEPHONOGRAM: frozenset(
        {"sender_number", "passed_by", "received_by", "read_back", "ended_at"}
    ),
}
#: Fields every kind has.
ALWAYS: Final = frozenset(
    {
        "caller_name",
        "caller_post",
        "organisation",
        "phone",
        "called_on",
        "called_at",
        "subject",
        "urgency",
        "classification",
        "channel",
        "direction",
        "path",
    }
)


def fields_of(
    channel: CallChannel, direction: CallDirection, path: CallPath, outcome: CallOutcome
) -> frozenset[str]:
    """The draft's fields that say something of such a call; the others stay empty."""
    found = ALWAYS | _OF_CHANNEL[channel]
    if channel is _FAX and direction is _OUT:
        found |= {"receipt"}
    if outcome is CallOutcome.REDIRECTED:
        return found | {"result"}
    if outcome is not CallOutcome.TAKEN:
        return found
    if path is CallPath.DIRECT:
        found |= {"spoke_with", "ended_at", "result"}
    return found | {"request"}


#: Sentences for what is missing.
NO_NAME: Final = {
    _IN: "نام تماس‌گیرنده یا فرستنده را بنویسید.",
    _OUT: "نام طرف تماس یا گیرنده را بنویسید.",
}
NO_SUBJECT: Final = "موضوع را بنویسید."
NO_REQUEST: Final = {
    CallPath.FORM: "شرح درخواست را بنویسید.",
    CallPath.RECORD: "آنچه گفته شد را بنویسید.",
}


def needed_of(
    channel: CallChannel, direction: CallDirection, path: CallPath, outcome: CallOutcome
) -> list[tuple[str, str]]:
    """The fields such a call cannot be without, each with the sentence that asks for it."""
    if outcome is CallOutcome.REDIRECTED:
        return [("result", "به کجا هدایت شد؟")]
    if outcome is not CallOutcome.TAKEN:
        return []
    needed = [("caller_name", NO_NAME[direction]), ("subject", NO_SUBJECT)]
    if channel is _TELEPHONOGRAM:
        needed.append(("request", "متن تلفنگرام را بنویسید."))
        needed.append(("passed_by", "چه کسی تلفنگرام را خواند؟"))
        needed.append(("received_by", "چه کسی تلفنگرام را گرفت؟"))
    elif channel is _FAX:
        needed.append(("pages", "شمار صفحه‌های نمابر را بنویسید."))
    elif path in NO_REQUEST:
        needed.append(("request", NO_REQUEST[path]))
    if path is CallPath.DIRECT:
        needed.append(("spoke_with", "با چه کسی گفتگو شد؟"))
    return needed
