"""Cases of protocol work as JSON: what a form takes, and the whole of what came of it.

`case` is of any kind; `trip` and `delegation` are the same narrowed to theirs. What is done with a
case is a `case-step`; a step of its checklist a `case-task`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import partial
from typing import Any, Final

from app import journal
from app.changes import Changes, Kind
from app.errors import AppError, InvalidFields, InvalidInput
from app.marks import Classification
from app.protocol import (
    CaseDraft,
    CaseFilter,
    CaseKind,
    CaseSheet,
    CaseState,
    CaseTaskRow,
    ConsularKind,
    CostDraft,
    CostLine,
    EntryDraft,
    EntryKind,
    EntryLine,
    PersonDraft,
    PersonLine,
    PersonRole,
    SecondLanguage,
    TaskAnchor,
    TaskDraft,
    TaskFilter,
    TaskView,
    VehicleDraft,
    VehicleLine,
    Visa,
    case_sheet,
    case_version,
    count_case_tasks,
    count_cases,
    list_case_tasks,
    list_cases,
    open_case,
    save_costs,
    save_entries,
    save_tasks,
    save_vehicles,
)
from app.protocol.states import GUESTS, TRIPS
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.case_steps import CASE_STEP_FIELDS, take_case_deed
from app.records.fields import (
    Field,
    choice_field,
    date_field,
    days_field,
    flag_field,
    id_field,
    key_field,
    minutes_field,
    moment_field,
    number_field,
    objects_field,
    sum_field,
    text_field,
)
from app.records.plain import Plain, plain, plain_object
from app.session import OfficeSession
from app.text import persian_digits

_PERSON: Final = (
    choice_field("role", PersonRole, PersonRole.HEAD),
    text_field("rank", "governor"),
    id_field("contact_id"),
    text_field("name", "کاوه سرمدی"),
    text_field("second_name", "Kaveh Sarmadi"),
    text_field("post"),
    text_field("organisation"),
    text_field("phone"),
    text_field("nationality"),
    text_field("language"),
    text_field("diet"),
    text_field("passport"),
    date_field("passport_until"),
    choice_field("visa", Visa, None),
    date_field("visa_until"),
    text_field("ticket"),
    moment_field("arrives_at"),
    text_field("arrives_by"),
    moment_field("leaves_at"),
    text_field("leaves_by"),
    text_field("lodging"),
    text_field("room"),
    minutes_field("seat"),
    sum_field("allowance"),
    text_field("note"),
)
_VEHICLE: Final = (
    text_field("title", "سمند"),
    text_field("plate"),
    text_field("driver"),
    text_field("phone"),
    number_field("seats"),
    text_field("note"),
)
_ENTRY: Final = (
    choice_field("kind", EntryKind, EntryKind.MEETING),
    moment_field("starts_at", "1405/9/16 9:00"),
    moment_field("ends_at", "1405/9/16 10:00"),
    text_field("title", "دیدار با استاندار"),
    text_field("second_title", "Meeting with the Governor"),
    text_field("location"),
    text_field("second_location"),
    text_field("origin"),
    text_field("carrier"),
    text_field("host"),
    text_field("vehicles"),
    text_field("who"),
    text_field("note"),
    flag_field("with_governor"),
)
_COST: Final = (
    text_field("title", "اقامت"),
    sum_field("planned", 100_000_000),
    sum_field("spent"),
    text_field("source"),
    text_field("document"),
    text_field("note"),
)

#: What a case is typed in: of every kind alike.
_CASE: Final = (
    text_field("checklist"),
    text_field("subject", "سفر به نمایشگاه مشترک"),
    text_field("second_subject"),
    choice_field("second_language", SecondLanguage, None),
    choice_field("classification", Classification, Classification.ORDINARY),
    date_field("starts_on", "1405/9/16"),
    date_field("ends_on", "1405/9/18"),
    text_field("country", "عمان"),
    text_field("city"),
    text_field("place"),
    text_field("purpose"),
    id_field("body_id"),
    text_field("body"),
    text_field("rank"),
    flag_field("with_governor"),
    text_field("host"),
    id_field("owner_id"),
    text_field("owner"),
    text_field("note"),
    text_field("requested_by", "معاون اقتصادی"),
    text_field("request_number"),
    date_field("request_date"),
    id_field("letter_id"),
    text_field("flight"),
    moment_field("flight_at"),
    choice_field("consular_kind", ConsularKind, None),
    text_field("consulate"),
    text_field("occasion"),
)


def _objects(name: str, parts: tuple[Field, ...], line: type) -> Field:
    """Lines of a part of a case; what `show` prints of each besides is set aside."""
    shown = {one.name for one in fields(line)} - {part.name for part in parts}
    return objects_field(name, parts, [{part.name: part.example for part in parts}], shown=shown)


_PARTS: Final = (
    _objects("people", _PERSON, PersonLine),
    _objects("vehicles", _VEHICLE, VehicleLine),
    _objects("entries", _ENTRY, EntryLine),
    _objects("costs", _COST, CostLine),
    objects_field("steps", CASE_STEP_FIELDS, [], shown=()),
)
#: How each part but people, who come with the case, is saved once it is open.
_SAVED: Final[Mapping[str, tuple[type, Callable[..., Changes[int]]]]] = {
    "vehicles": (VehicleDraft, save_vehicles),
    "entries": (EntryDraft, save_entries),
    "costs": (CostDraft, save_costs),
}


def _open(
    kinds: frozenset[CaseKind], first: CaseKind, session: OfficeSession, values: Mapping[str, Any]
) -> Changes[Added]:
    kind = values.get("kind", first)
    if kind not in kinds:
        names = "، ".join(sorted(kinds))
        raise InvalidInput("kind", f"اینجا یکی از این‌هاست: {names}.")
    given = {name: value for name, value in values.items() if name not in {*_SAVED, "steps"}}
    people = values.get("people")
    given["people"] = None if people is None else tuple(PersonDraft(**one) for one in people)
    made = open_case(session, CaseDraft(**{**given, "kind": kind}))
    touched = made.kinds
    # One saved before finds its record, whose life has gone on since.
    if made.kinds:
        for name, (draft, save) in _SAVED.items():
            lines = [draft(**one) for one in values.get(name, ())]
            if lines:
                version = case_version(session, made.value)
                touched |= save(session, made.value, version, lines).kinds
        touched |= _steps(session, made.value, values)
    return Changes(_added(session, made.value), touched)


def _steps(session: OfficeSession, case_id: int, values: Mapping[str, Any]) -> frozenset[Kind]:
    touched: frozenset[Kind] = frozenset()
    for place, step in enumerate(values.get("steps", ()), 1):
        try:
            touched |= take_case_deed(session, case_id, step)
        except AppError as error:
            raise _of_step(place, error) from error
    return touched


def _of_step(place: int, error: AppError) -> AppError:
    """The same difficulty, naming the step of the record it comes from."""
    name = f"گام {persian_digits(str(place))}: "
    if isinstance(error, InvalidFields):
        return InvalidFields(
            [InvalidInput(f"steps.{one.field}", name + one.message) for one in error.problems]
        )
    inner = f".{error.field}" if isinstance(error, InvalidInput) else ""
    return InvalidInput(f"steps{inner}", name + error.message)


def _added(session: OfficeSession, case_id: int) -> Added:
    sheet = case_sheet(session, case_id)
    return Added(case_id, sheet.number, sheet.state.value)


def _listed(kinds: frozenset[CaseKind], session: OfficeSession, asked: Asked) -> Found:
    wanted = CaseFilter(
        text=asked.text,
        from_day=asked.from_day,
        to_day=asked.to_day,
        kinds=() if kinds == frozenset(CaseKind) else tuple(kinds),
        states=(CaseState(asked.state),) if asked.state else (),
    )
    rows = list_cases(session, wanted, limit=asked.limit)
    return Found(tuple(plain_object(row) for row in rows), count_cases(session, wanted))


def _whole(session: OfficeSession, number: int) -> dict[str, Plain]:
    sheet = case_sheet(session, number)
    # What was done is its trace; as steps it would be done again by `add`.
    shown = {name: value for name, value in plain_object(sheet).items() if name != "steps"}
    return shown | {
        "trace": plain(sheet.steps),
        "history": plain(journal.history(session, Kind.PROTOCOL_CASE, number)),
    }


def _record(name: str, kinds: frozenset[CaseKind], first: CaseKind) -> RecordKind:
    return RecordKind(
        name=name,
        fields=(
            choice_field("kind", sorted(kinds), first),
            *_CASE,
            *_PARTS,
            key_field("request_key"),
        ),
        sheet=CaseSheet,
        extras=("trace", "history"),
        states=tuple(CaseState),
        dated=True,
        add=partial(_open, kinds, first),
        listed=partial(_listed, kinds),
        whole=_whole,
    )


CASE: Final = _record("case", frozenset(CaseKind), CaseKind.CEREMONY)
TRIP: Final = _record("trip", TRIPS, CaseKind.FOREIGN_TRIP)
DELEGATION: Final = _record("delegation", GUESTS, CaseKind.DELEGATION)


# -- what is done with a case ----------------------------------------------------------------------


def _of_case(values: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
    if "case_id" not in values:
        raise InvalidInput("case_id", "از کدام پرونده تشریفات؟ شناسه آن را بنویسید.")
    return values["case_id"], {name: one for name, one in values.items() if name != "case_id"}


def _step(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    case_id, step = _of_case(values)
    touched = take_case_deed(session, case_id, step)
    return Changes(_added(session, case_id), touched)


CASE_STEP: Final = RecordKind(
    name="case-step", fields=(id_field("case_id"), *CASE_STEP_FIELDS), add=_step
)


# -- steps of checklists ---------------------------------------------------------------------------


def _add_task(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    case_id, given = _of_case(values)
    sheet = case_sheet(session, case_id)
    before = {one.id for one in sheet.tasks}
    there = [
        TaskDraft(
            id=one.id,
            stage=one.stage,
            title=one.title,
            anchor=one.anchor,
            days_before=one.days_before,
            due_on=one.due_on if one.is_pinned else None,
            responsible_id=one.responsible_id,
            responsible=one.responsible,
            document=one.document,
            note=one.note,
        )
        for one in sorted(sheet.tasks, key=lambda one: one.place)
    ]
    if not given.get("title"):
        raise InvalidInput("title", "عنوان گام را بنویسید.")
    made = save_tasks(session, case_id, sheet.version, [*there, TaskDraft(**given)])
    fresh = next(one for one in case_sheet(session, case_id).tasks if one.id not in before)
    return Changes(Added(fresh.id, fresh.title, fresh.state.value), made.kinds)


def _tasks(session: OfficeSession, asked: Asked) -> Found:
    wanted = TaskFilter(text=asked.text, view=TaskView(asked.state or TaskView.OPEN))
    rows = list_case_tasks(session, wanted, limit=asked.limit)
    return Found(tuple(plain_object(row) for row in rows), count_case_tasks(session, wanted))


CASE_TASK: Final = RecordKind(
    name="case-task",
    fields=(
        id_field("case_id"),
        number_field("stage"),
        text_field("title", "هماهنگی با پلیس راهور"),
        choice_field("anchor", TaskAnchor, TaskAnchor.START),
        days_field("days_before", 3),
        date_field("due_on"),
        id_field("responsible_id"),
        text_field("responsible", "حراست"),
        text_field("document"),
        text_field("note"),
    ),
    sheet=CaseTaskRow,
    states=tuple(TaskView),
    add=_add_task,
    listed=_tasks,
)
