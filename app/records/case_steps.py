"""What is done with a case of protocol work as JSON: what to do, and what each deed needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from app.changes import Changes, Kind
from app.errors import InvalidInput
from app.orders import OrderDraft, OrderKind, ReferralDraft
from app.protocol import (
    COURSES,
    CaseAction,
    CaseDispatchDraft,
    CaseSheet,
    CaseStepDraft,
    ConversationChannel,
    ConversationDirection,
    ConversationDraft,
    DispatchChannel,
    FieldKind,
    PermitRoute,
    Recipient,
    StepField,
    TaskDone,
    case_sheet,
    case_version,
    dismiss_task,
    finish_task,
    record_conversation,
    record_dispatch,
    record_order_on_case,
    reopen_task,
    take_case_step,
    take_case_step_back,
)
from app.protocol.in_folder import put_case_in_folder
from app.protocol.in_programme import entries_into_programme, trip_into_programme
from app.protocol.moving import TRIP_ENTRY, move_case
from app.records.fields import (
    Field,
    choice_field,
    date_field,
    flag_field,
    id_field,
    ids_field,
    moment_field,
    number_field,
    objects_field,
    text_field,
)
from app.records.orders import REFERRAL
from app.session import OfficeSession
from app.text import persian_digits


class Beside(StrEnum):
    """What is done with a case beside the steps of its course."""

    ORDER = "order"
    FINISH_TASK = "finish_task"
    REOPEN_TASK = "reopen_task"
    DISMISS_TASK = "dismiss_task"
    CONVERSATION = "conversation"
    DISPATCH = "dispatch"
    INTO_FOLDER = "into_folder"
    INTO_PROGRAMME = "into_programme"
    TRIP_INTO_PROGRAMME = "trip_into_programme"
    MOVE = "move"
    TAKE_BACK = "take_back"


#: Every deed under one name: the steps of the courses, and what is done beside them.
CaseDeedName: Final[type[StrEnum]] = StrEnum(  # type: ignore[misc]  # its members are the courses
    "CaseDeedName", {one.name: one.value for kind in (CaseAction, Beside) for one in kind}
)

_Values = Mapping[str, Any]
_Take = Callable[[OfficeSession, int, int, _Values], Changes[Any]]

#: What each deed beside the courses takes; the first ones named are needed.
TAKES: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    Beside.ORDER: (("words",), ("given_on", "order_kind", "referrals")),
    Beside.FINISH_TASK: (("task_place",), ("done_on", "document_number", "note")),
    Beside.REOPEN_TASK: (("task_place",), ()),
    Beside.DISMISS_TASK: (("task_place", "reason"), ()),
    Beside.CONVERSATION: (
        ("words",),
        ("at", "channel", "direction", "contact_id", "name", "organisation", "phone"),
    ),
    Beside.DISPATCH: (
        ("recipient", "number"),
        ("by_channel", "sent_on", "receipt", "received_on", "note"),
    ),
    Beside.INTO_FOLDER: ((), ()),
    Beside.INTO_PROGRAMME: (("entry_places",), ("override_reason",)),
    Beside.TRIP_INTO_PROGRAMME: ((), ("override_reason",)),
    Beside.MOVE: (
        ("starts_on", "ends_on", "reason"),
        ("entry_places", "trip_days", "override_reason"),
    ),
    Beside.TAKE_BACK: ((), ()),
}


def _course_fields() -> dict[str, StepField]:
    """Every field a step of a course asks, by name."""
    return {
        field.name: field for course in COURSES.values() for step in course for field in step.fields
    }


def _asked(field: StepField) -> Field:
    if field.kind is FieldKind.DAY:
        return date_field(field.name)
    if field.kind is FieldKind.MOMENT:
        return moment_field(field.name)
    if field.kind is FieldKind.ROUTE:
        return choice_field(field.name, [one for one in PermitRoute if one], None)
    return text_field(field.name)


COURSE_FIELDS: Final = _course_fields()

CASE_STEP_FIELDS: Final = (
    choice_field("do", CaseDeedName, Beside.ORDER),
    text_field("words", "موافقت می‌شود."),
    date_field("given_on"),
    choice_field("order_kind", OrderKind, None),
    objects_field("referrals", REFERRAL, [], shown=()),
    number_field("task_place"),
    date_field("done_on"),
    text_field("document_number"),
    text_field("reason"),
    moment_field("at"),
    choice_field("channel", ConversationChannel, None),
    choice_field("direction", ConversationDirection, None),
    id_field("contact_id"),
    text_field("name"),
    text_field("organisation"),
    text_field("phone"),
    choice_field("recipient", Recipient, None),
    choice_field("by_channel", DispatchChannel, None),
    text_field("number"),
    text_field("receipt"),
    date_field("received_on"),
    date_field("starts_on"),
    date_field("ends_on"),
    ids_field("entry_places", ()),
    flag_field("trip_days"),
    text_field("override_reason"),
    text_field("note"),
    *(_asked(field) for field in COURSE_FIELDS.values()),
)


def _at_place(rows: tuple[Any, ...], place: int, field: str, what: str) -> Any:
    """The line that stands at a place, from 1."""
    found = next((one for one in rows if one.place == place), None)
    if found is None:
        raise InvalidInput(field, persian_digits(f"این پرونده {what} {place} ندارد."))
    return found


def _task(sheet: CaseSheet, values: _Values) -> int:
    number: int = _at_place(sheet.tasks, values["task_place"], "task_place", "گام").id
    return number


def _entries(sheet: CaseSheet, values: _Values) -> list[int]:
    places = values.get("entry_places", ())
    return [_at_place(sheet.entries, place, "entry_places", "برنامه").id for place in places]


def _order(s: OfficeSession, case_id: int, _version: int, values: _Values) -> Changes[int]:
    given = {name: values[name] for name in ("words", "given_on") if name in values}
    referrals = tuple(ReferralDraft(**one) for one in values.get("referrals", ()))
    kind = values.get("order_kind", OrderKind.NOTE)
    return record_order_on_case(s, case_id, OrderDraft(kind=kind, referrals=referrals, **given))


def _finish(s: OfficeSession, case_id: int, version: int, values: _Values) -> Changes[int]:
    task = _task(case_sheet(s, case_id), values)
    given = {name: value for name, value in values.items() if name != "task_place"}
    return finish_task(s, case_id, version, task, TaskDone(**given))


def _reopen(s: OfficeSession, case_id: int, version: int, values: _Values) -> Changes[int]:
    return reopen_task(s, case_id, version, _task(case_sheet(s, case_id), values))


def _dismiss(s: OfficeSession, case_id: int, version: int, values: _Values) -> Changes[int]:
    task = _task(case_sheet(s, case_id), values)
    return dismiss_task(s, case_id, version, task, values["reason"])


def _conversation(s: OfficeSession, case_id: int, version: int, values: _Values) -> Changes[int]:
    return record_conversation(s, case_id, version, ConversationDraft(**values))


def _dispatch(s: OfficeSession, case_id: int, version: int, values: _Values) -> Changes[int]:
    given = {"channel" if name == "by_channel" else name: one for name, one in values.items()}
    return record_dispatch(s, case_id, version, CaseDispatchDraft(**given))


def _folder(s: OfficeSession, case_id: int, version: int, _values: _Values) -> Changes[int]:
    return put_case_in_folder(s, case_id, version)


def _into(s: OfficeSession, case_id: int, version: int, values: _Values) -> Changes[int]:
    entries = _entries(case_sheet(s, case_id), values)
    reason = values.get("override_reason", "")
    return entries_into_programme(s, case_id, version, entries, reason)


def _trip_into(s: OfficeSession, case_id: int, version: int, values: _Values) -> Changes[int]:
    return trip_into_programme(s, case_id, version, values.get("override_reason", ""))


def _move(s: OfficeSession, case_id: int, version: int, values: _Values) -> Changes[int]:
    entries = _entries(case_sheet(s, case_id), values)
    if values.get("trip_days"):
        entries.append(TRIP_ENTRY)
    return move_case(
        s,
        case_id,
        version,
        values["starts_on"],
        values["ends_on"],
        values["reason"],
        entries,
        values.get("override_reason", ""),
    )


def _back(s: OfficeSession, case_id: int, version: int, _values: _Values) -> Changes[int]:
    return take_case_step_back(s, case_id, version)


_DEEDS: Final[Mapping[str, _Take]] = {
    Beside.ORDER: _order,
    Beside.FINISH_TASK: _finish,
    Beside.REOPEN_TASK: _reopen,
    Beside.DISMISS_TASK: _dismiss,
    Beside.CONVERSATION: _conversation,
    Beside.DISPATCH: _dispatch,
    Beside.INTO_FOLDER: _folder,
    Beside.INTO_PROGRAMME: _into,
    Beside.TRIP_INTO_PROGRAMME: _trip_into,
    Beside.MOVE: _move,
    Beside.TAKE_BACK: _back,
}


def take_case_deed(session: OfficeSession, case_id: int, values: _Values) -> frozenset[Kind]:
    """Do with a case what `values` say, at the version it stands at.

    Args:
        session: The transaction.
        case_id: The case.
        values: `do` and what that deed takes, as read by `CASE_STEP_FIELDS`.

    Returns:
        The kinds of record that were touched.

    Raises:
        InvalidInput: What is to be done is not said, or lacks or does not take a field.
        AppError: What the deed says.
    """
    if "do" not in values:
        raise InvalidInput("do", f"چه کاری؟ یکی از این‌ها: {'، '.join(CaseDeedName)}.")
    deed = str(values["do"].value)
    given = {name: value for name, value in values.items() if name != "do"}
    version = case_version(session, case_id)
    if deed not in TAKES:
        _refuse_others(deed, given, COURSE_FIELDS)
        draft = CaseStepDraft(values=_written(given))
        return take_case_step(session, case_id, version, CaseAction(deed), draft).kinds
    needed, optional = TAKES[deed]
    for name in needed:
        if name not in given:
            raise InvalidInput(name, f"«{deed}» این فیلد را لازم دارد.")
    _refuse_others(deed, given, (*needed, *optional))
    return _DEEDS[deed](session, case_id, version, given).kinds


def _refuse_others(deed: str, given: _Values, known: Any) -> None:
    for name in given:
        if name not in known:
            raise InvalidInput(name, f"«{deed}» این فیلد را ندارد.")


def _written(values: _Values) -> dict[str, Any]:
    """Values of a step as its course takes them: a route by its word."""
    return {
        name: value.value if isinstance(value, PermitRoute) else value
        for name, value in values.items()
    }
