"""Calls and the steps of their lives as JSON.

`show` prints the standing steps in the form `add` takes, so that a call added again from what was
shown lives the same life.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from app import journal
from app.changes import Changes, Kind
from app.errors import AppError, InvalidFields, InvalidInput
from app.marks import Classification, Urgency
from app.phone_calls import (
    WAITING_TO_BE_PLACED,
    CallChannel,
    CallDirection,
    CallDraft,
    CallFilter,
    CallOutcome,
    CallPath,
    CallSheet,
    CallState,
    SpokeWith,
    call_sheet,
    count_calls,
    list_calls,
    log_call,
)
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import (
    choice_field,
    date_field,
    flag_field,
    id_field,
    key_field,
    number_field,
    objects_field,
    text_field,
    time_field,
)
from app.records.plain import Plain, plain, plain_object
from app.records.steps import STEP_FIELDS, take_step
from app.session import OfficeSession
from app.text import persian_digits


def _add(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    draft = CallDraft(**{name: value for name, value in values.items() if name != "steps"})
    made = log_call(session, draft)
    kinds = made.kinds
    # A draft saved before finds its record, whose life has gone on since.
    for place, step in enumerate(values.get("steps", ()) if kinds else (), 1):
        try:
            kinds |= take_step(session, made.value, call_sheet(session, made.value).version, step)
        except AppError as error:
            raise _of_step(place, error) from error
    return Changes(_added(session, made.value), kinds)


def _of_step(place: int, error: AppError) -> AppError:
    """The same difficulty, naming the step of the record it comes from."""
    name = f"گام {persian_digits(str(place))}: "
    if isinstance(error, InvalidFields):
        return InvalidFields(
            [InvalidInput(f"steps.{one.field}", name + one.message) for one in error.problems]
        )
    inner = f".{error.field}" if isinstance(error, InvalidInput) else ""
    return InvalidInput(f"steps{inner}", name + error.message)


def _add_step(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    if "call_id" not in values:
        raise InvalidInput("call_id", "این گام از کدام تماس است؟")
    call_id: int = values["call_id"]
    step = {name: value for name, value in values.items() if name != "call_id"}
    kinds = take_step(session, call_id, call_sheet(session, call_id).version, step)
    return Changes(_added(session, call_id), kinds)


def _added(session: OfficeSession, call_id: int) -> Added:
    sheet = call_sheet(session, call_id)
    return Added(call_id, sheet.number, sheet.state.value)


def _listed(session: OfficeSession, asked: Asked) -> Found:
    wanted = CallFilter(
        text=asked.text,
        from_day=asked.from_day,
        to_day=asked.to_day,
        states=(CallState(asked.state),) if asked.state else (),
    )
    rows = list_calls(session, wanted, limit=asked.limit)
    return Found(tuple(plain_object(row) for row in rows), count_calls(session, wanted))


def _whole(session: OfficeSession, number: int) -> dict[str, Plain]:
    sheet = call_sheet(session, number)
    shown: dict[str, Plain] = {}
    for name, value in plain_object(sheet).items():
        if name == "called_at":
            shown["called_on"] = plain(sheet.called_at.date())
        shown[name] = value
    return shown | {
        "called_at": plain(sheet.called_at.time()),
        "ended_at": plain(sheet.ended_at.time() if sheet.ended_at else None),
        "steps": list(standing_steps(sheet)),
        "trace": plain(sheet.steps),
        "history": plain(journal.history(session, Kind.CALL, number)),
    }


def standing_steps(sheet: CallSheet) -> Iterator[dict[str, Plain]]:
    """The steps that stand, as `add` takes them."""
    attempts = iter(sheet.attempts)
    before: CallState | None = None
    for line in sheet.steps:
        # A call-back planned here is this office's own; its hour is past when it is added again.
        if line.taken_back or line.is_plan:
            continue
        if line.state is CallState.IN_FOLDER:
            yield {"do": "put_in_folder"}
        elif line.state is CallState.NOTED and sheet.note is not None:
            yield {
                "do": "record_note",
                "words": sheet.note.words,
                "noted_on": plain(sheet.note.noted_on),
                "referred_to": sheet.note.referred_to,
                "due_on": plain(sheet.note.due_on),
            }
        elif line.state is CallState.HANDED_OVER and before is not line.state:
            yield {"do": "hand_over", "reason": line.reason}
        elif _was_tried_to_place(line.state, before):
            attempt = next(attempts)
            yield {"do": "log_placing", "outcome": plain(attempt.outcome), "words": attempt.words}
        elif line.state is CallState.TOLD or before is line.state is CallState.TO_BE_TOLD:
            attempt = next(attempts)
            yield {"do": "log_attempt", "outcome": plain(attempt.outcome), "words": attempt.words}
        elif line.state is CallState.ANNULLED:
            yield {"do": "annul", "reason": line.reason}
        elif line.state is CallState.CLOSED and not _closed_by_registering(sheet, before):
            yield {"do": "close", "reason": line.reason}
        before = line.state


def _was_tried_to_place(reached: CallState, before: CallState | None) -> bool:
    waiting = before in WAITING_TO_BE_PLACED
    return waiting and (reached is before or reached is CallState.CONNECTED)


def _closed_by_registering(sheet: CallSheet, before: CallState | None) -> bool:
    """Registering again closes it: nobody was spoken to, or the result is written already."""
    return before is None or (
        before is CallState.CONNECTED and bool(sheet.result) and sheet.ended_at is not None
    )


CALL: Final = RecordKind(
    name="call",
    fields=(
        choice_field("channel", CallChannel, CallChannel.PHONE),
        choice_field("direction", CallDirection, CallDirection.INCOMING),
        choice_field("outcome", CallOutcome, CallOutcome.TAKEN),
        choice_field("path", CallPath, CallPath.FORM),
        id_field("caller_id"),
        flag_field("add_caller"),
        text_field("caller_name", "بهمن سپیدار"),
        text_field("caller_post", "فرماندار"),
        text_field("organisation", "فرمانداری مهرآباد"),
        text_field("phone", "0959 123 4567"),
        text_field("national_id"),
        date_field("called_on"),
        time_field("called_at"),
        time_field("ended_at"),
        text_field("subject", "راه روستایی"),
        text_field("request", "بازگشایی راه سه روستا پس از بارش برف درخواست شده است."),
        choice_field("urgency", Urgency, Urgency.NORMAL),
        choice_field("classification", Classification, Classification.ORDINARY),
        choice_field("spoke_with", SpokeWith, None),
        text_field("result"),
        number_field("pages"),
        text_field("sender_number"),
        text_field("receipt"),
        text_field("passed_by"),
        text_field("received_by"),
        flag_field("read_back"),
        text_field("former_number"),
        objects_field(
            "steps",
            STEP_FIELDS,
            [
                {"do": "put_in_folder"},
                {"do": "record_note", "words": "اقدام شود.", "referred_to": "دفتر فنی"},
                {"do": "log_attempt", "outcome": "told", "words": "نتیجه گفته شد."},
                {"do": "close"},
            ],
            shown=(),
        ),
        key_field("request_key"),
    ),
    sheet=CallSheet,
    extras=("trace", "history"),
    states=tuple(CallState),
    dated=True,
    add=_add,
    listed=_listed,
    whole=_whole,
)

STEP: Final = RecordKind(name="step", fields=(id_field("call_id"), *STEP_FIELDS), add=_add_step)
