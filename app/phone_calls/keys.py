"""What a call is found by: who called from where, what he asked, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.phone_calls.states import CallDirection
from app.telephone import in_one_piece
from app.text import search_text

#: Columns of the head: any part of them is found.
_HEAD: Final = (
    "number",
    "caller_name",
    "caller_post",
    "organisation",
    "subject",
    "national_id",
    "phone",
    "sender_number",
    "former_number",
)
#: Longer columns, found by their words.
_BODY: Final = ("request", "result", "receipt", "passed_by", "received_by")
_CALLER: Final = ("caller_name", "caller_post", "organisation")


def call_search_key(call: Mapping[str, Any]) -> str:
    """What a call with these columns is found by."""
    caller = [call[name] for name in _CALLER]
    coming = call["direction"] == CallDirection.INCOMING.value
    return search_text(
        (
            *(call[name] for name in _HEAD),
            in_one_piece(call["phone"]),
            call["phone_number"],
        ),
        [call[name] for name in _BODY],
        senders=[*(caller if coming else ()), call["passed_by"]],
        receivers=[*(() if coming else caller), call["received_by"]],
        units=(call["organisation"], call["caller_post"]),
    )


def call_keys(_connection: Connection | Session, calls: Sequence[Mapping[Any, Any]]) -> list[str]:
    """What calls ought to be found by, as their rows stand."""
    return [call_search_key(dict(one)) for one in calls]
