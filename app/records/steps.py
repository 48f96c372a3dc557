"""The steps of a call's life as JSON: what to do, and what each needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from app.changes import Changes, Kind
from app.errors import InvalidInput
from app.phone_calls import (
    AttemptDraft,
    AttemptOutcome,
    CallBackDraft,
    NoteDraft,
    annul_call,
    close_call,
    finish_direct_call,
    hand_over,
    keep_promise,
    log_attempt,
    log_placing,
    plan_call_back,
    put_in_folder,
    record_note,
    take_back,
)
from app.records.fields import (
    choice_field,
    date_field,
    flag_field,
    id_field,
    moment_field,
    text_field,
    time_field,
)
from app.session import OfficeSession


class Deed(StrEnum):
    """What can be done to a registered call."""

    PUT_IN_FOLDER = "put_in_folder"
    RECORD_NOTE = "record_note"
    LOG_ATTEMPT = "log_attempt"
    LOG_PLACING = "log_placing"
    HAND_OVER = "hand_over"
    PLAN_CALL_BACK = "plan_call_back"
    KEEP_PROMISE = "keep_promise"
    FINISH = "finish"
    CLOSE = "close"
    ANNUL = "annul"
    TAKE_BACK = "take_back"


#: What each deed takes besides the call; the first ones named are needed.
TAKES: Final[Mapping[Deed, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    Deed.PUT_IN_FOLDER: ((), ()),
    Deed.RECORD_NOTE: (("words",), ("noted_on", "referred_to_id", "referred_to", "due_on")),
    Deed.LOG_ATTEMPT: (("outcome",), ("words", "close", "next_try_at")),
    Deed.LOG_PLACING: (("outcome",), ("words",)),
    Deed.HAND_OVER: ((), ("reason",)),
    Deed.PLAN_CALL_BACK: (("at",), ("note",)),
    Deed.KEEP_PROMISE: ((), ("words",)),
    Deed.FINISH: (("ended_at", "result"), ()),
    Deed.CLOSE: ((), ("reason",)),
    Deed.ANNUL: (("reason",), ()),
    Deed.TAKE_BACK: ((), ()),
}

STEP_FIELDS: Final = (
    choice_field("do", Deed, Deed.RECORD_NOTE),
    text_field("words", "اقدام شود."),
    date_field("noted_on"),
    id_field("referred_to_id"),
    text_field("referred_to", "دفتر فنی"),
    date_field("due_on"),
    choice_field("outcome", AttemptOutcome, None),
    flag_field("close"),
    time_field("ended_at"),
    text_field("result"),
    text_field("reason"),
    moment_field("at"),
    moment_field("next_try_at"),
    text_field("note"),
)

_Take = Callable[[OfficeSession, int, int, Mapping[str, Any]], Changes[int]]


def _note(
    session: OfficeSession, call_id: int, version: int, values: Mapping[str, Any]
) -> Changes[int]:
    return record_note(session, call_id, version, NoteDraft(**values))


def _attempt(
    session: OfficeSession, call_id: int, version: int, values: Mapping[str, Any]
) -> Changes[int]:
    return log_attempt(session, call_id, version, AttemptDraft(**values))


def _placing(
    session: OfficeSession, call_id: int, version: int, values: Mapping[str, Any]
) -> Changes[int]:
    return log_placing(session, call_id, version, AttemptDraft(**values))


def _plan(
    session: OfficeSession, call_id: int, version: int, values: Mapping[str, Any]
) -> Changes[int]:
    return plan_call_back(session, call_id, version, CallBackDraft(**values))


def _directly(operation: Callable[..., Changes[int]]) -> _Take:
    def take(
        session: OfficeSession, call_id: int, version: int, values: Mapping[str, Any]
    ) -> Changes[int]:
        return operation(session, call_id, version, **values)

    return take


_DEEDS: Final[Mapping[Deed, _Take]] = {
    Deed.PUT_IN_FOLDER: _directly(put_in_folder),
    Deed.RECORD_NOTE: _note,
    Deed.LOG_ATTEMPT: _attempt,
    Deed.LOG_PLACING: _placing,
    Deed.HAND_OVER: _directly(hand_over),
    Deed.PLAN_CALL_BACK: _plan,
    Deed.KEEP_PROMISE: _directly(keep_promise),
    Deed.FINISH: _directly(finish_direct_call),
    Deed.CLOSE: _directly(close_call),
    Deed.ANNUL: _directly(annul_call),
    Deed.TAKE_BACK: _directly(take_back),
}


def take_step(
    session: OfficeSession, call_id: int, version: int, values: Mapping[str, Any]
) -> frozenset[Kind]:
    """Do to a call what `values` say.

    Args:
        session: The transaction.
        call_id: The call.
        version: The version it stands at.
        values: `do` and what that deed takes, as read by `STEP_FIELDS`.

    Returns:
        The kinds of record that were touched.

    Raises:
        InvalidInput: What is to be done is not said, or lacks or does not take a field.
        AppError: What the deed says.
    """
    if "do" not in values:
        raise InvalidInput("do", f"چه کاری؟ یکی از این‌ها: {'، '.join(Deed)}.")
    deed: Deed = values["do"]
    given = {name: value for name, value in values.items() if name != "do"}
    needed, optional = TAKES[deed]
    for name in needed:
        if name not in given:
            raise InvalidInput(name, f"«{deed.value}» این فیلد را لازم دارد.")
    for name in given:
        if name not in (*needed, *optional):
            raise InvalidInput(name, f"«{deed.value}» این فیلد را ندارد.")
    return _DEEDS[deed](session, call_id, version, given).kinds
