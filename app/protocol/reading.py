"""A case read whole: its checklist, people, programme, costs, log, papers, and what is missing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import Table, select

from app.access import Right, require
from app.agenda.tables import EVENTS
from app.agenda.texts import EVENT_STATES
from app.attachments import files_of
from app.changes import Kind
from app.clock import to_tehran
from app.folder import standing_sheet
from app.marks import Classification
from app.protocol.agreement_lists import agreements_of_case
from app.protocol.amiss import warnings_of
from app.protocol.courses import COURSES, CaseAction, steps_from
from app.protocol.deeds import CASE_TABLES, seen_case
from app.protocol.gates import gaps_before
from app.protocol.gift_lists import gifts_of_case
from app.protocol.letter_lines import case_letter_lines
from app.protocol.missing_reports import missing_reports
from app.protocol.people import papers_missing
from app.protocol.queries import report_late_days
from app.protocol.report_clock import rung_of
from app.protocol.rows import (
    CaseDispatchLine,
    CaseSheet,
    ConversationLine,
    CostLine,
    EntryLine,
    PersonLine,
    TaskLine,
    VehicleLine,
)
from app.protocol.rules import ProtocolRules, protocol_rules
from app.protocol.seating import precedence
from app.protocol.states import (
    OURS,
    OVER,
    TRIPS,
    CaseKind,
    CaseState,
    ConsularKind,
    ConversationChannel,
    ConversationDirection,
    DispatchChannel,
    EntryKind,
    PermitRoute,
    PersonRole,
    Recipient,
    Seating,
    SecondLanguage,
    TaskAnchor,
    TaskState,
    Visa,
)
from app.protocol.step_lines import step_lines
from app.protocol.tables import (
    CONVERSATIONS,
    COSTS,
    DISPATCHES,
    ENTRIES,
    FORMS,
    PEOPLE,
    TASKS,
    VEHICLES,
)
from app.session import OfficeSession
from models.base import table_of
from models.letters import Letter
from models.meetings import Meeting
from models.operators import Operator

_OPERATORS: Final = table_of(Operator)
_LETTERS: Final = table_of(Letter)
_MEETINGS: Final = table_of(Meeting)

#: Columns that are marks, not words.
_MARKS: Final[Mapping[str, Any]] = {
    "state": CaseState,
    "classification": Classification,
    "second_language": SecondLanguage,
    "permit_route": PermitRoute,
    "consular_kind": ConsularKind,
    "seating": Seating,
}

#: Rows of a part by id.
Rows = Mapping[int, dict[str, Any]]


def case_sheet(session: OfficeSession, case_id: int) -> CaseSheet:
    """One case whole.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such case for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    case = seen_case(session, case_id)
    today = session.desk.clock.today()
    rules = protocol_rules(session)
    parts = {name: CASE_TABLES.rows(session, name, case_id) for name in _PARTS}
    tasks = sorted(parts[TASKS.name].values(), key=lambda one: (one["stage"], one["place"]))
    kind, state = CaseKind(case["case_kind"]), CaseState(case["state"])
    own = {field.name for field in fields(CaseSheet)} & case.keys()
    people = _people(session, case, parts[PEOPLE.name], parts[VEHICLES.name], rules)
    return CaseSheet(
        **{name: _shown(name, case[name]) for name in own},
        kind=kind,
        rank_name=rules.rank_name(case["rank"]),
        letter_number=_number_of(session, _LETTERS, case["letter_id"]),
        meeting_number=_number_of(session, _MEETINGS, case["meeting_id"]),
        report_late_days=report_late_days(state, case["report_due_on"], today),
        report_rung=rung_of(state, case["report_due_on"], today, rules),
        values=_values(kind, case),
        tasks=_tasks(session, tasks, today),
        vehicles=_vehicles(parts[VEHICLES.name], people),
        people=people,
        entries=_entries(session, parts[ENTRIES.name]),
        costs=tuple(CostLine(**_named(CostLine, row)) for row in parts[COSTS.name].values()),
        conversations=_conversations(session, parts[CONVERSATIONS.name]),
        dispatches=_dispatches(kind, parts[DISPATCHES.name].values()),
        forms={row["name"]: json.loads(row["answers"]) for row in parts[FORMS.name].values()},
        letters=case_letter_lines(session, case_id),
        gifts=gifts_of_case(session, case_id),
        agreements=agreements_of_case(session, case_id),
        steps=step_lines(session, CASE_TABLES, case_id),
        files=files_of(session, Kind.PROTOCOL_CASE, case_id),
        gaps=_gaps(case, parts, tasks),
        in_folder=standing_sheet(session, Kind.PROTOCOL_CASE, case_id) is not None,
        warnings=warnings_of(session, case, people, parts[COSTS.name].values(), rules),
    )


_PARTS: Final = (
    TASKS.name,
    VEHICLES.name,
    PEOPLE.name,
    ENTRIES.name,
    COSTS.name,
    CONVERSATIONS.name,
    DISPATCHES.name,
    FORMS.name,
)


def _shown(name: str, value: Any) -> Any:
    if isinstance(value, datetime):
        return to_tehran(value)
    mark = _MARKS.get(name)
    return value if mark is None else mark(value)


def _named(line: type, row: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a row that a line shows under the same name."""
    return {name: _shown("", row[name]) for name in _names_of(line) & row.keys()}


@cache
def _names_of(line: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(line))


def _number_of(session: OfficeSession, table: Table, number: int | None) -> str:
    """The number of another record; nothing where this operator may not know of it."""
    if number is None:
        return ""
    clearance = int(session.desk.operator.clearance)
    asked = select(table.c.number).where(table.c.id == number, table.c.classification <= clearance)
    return session.execute(asked).scalar() or ""


def _values(kind: CaseKind, case: Mapping[str, Any]) -> dict[str, str | date | datetime | None]:
    """What the steps of its course filled, by the field's name."""
    names = {one.name for step in COURSES[kind] for one in step.fields}
    return {name: _shown("", case[name]) for name in sorted(names)}


def _operators(session: OfficeSession, numbers: Iterable[int | None]) -> dict[int, str]:
    wanted = {number for number in numbers if number is not None}
    if not wanted:
        return {}
    asked = select(_OPERATORS.c.id, _OPERATORS.c.full_name).where(_OPERATORS.c.id.in_(wanted))
    return {row.id: row.full_name for row in session.execute(asked)}


def _tasks(
    session: OfficeSession, rows: Sequence[Mapping[str, Any]], today: date
) -> tuple[TaskLine, ...]:
    names = _operators(session, (row["done_by"] for row in rows))
    open_stages = [row["stage"] for row in rows if row["state"] == TaskState.OPEN.value]
    first_open = min(open_stages, default=0)
    lines = []
    for row in rows:
        is_open = row["state"] == TaskState.OPEN.value
        due_on = row["due_on"]
        late = (today - due_on).days if is_open and due_on is not None else 0
        lines.append(
            TaskLine(
                **_named(TaskLine, row)
                | {
                    "anchor": TaskAnchor(row["anchor"]),
                    "state": TaskState(row["state"]),
                    "done_by": names.get(row["done_by"], ""),
                    "waits": is_open and row["stage"] > first_open,
                    "late_days": max(0, late),
                }
            )
        )
    return tuple(lines)


def _people(
    session: OfficeSession,
    case: Mapping[str, Any],
    rows: Rows,
    vehicles: Rows,
    rules: ProtocolRules,
) -> tuple[PersonLine, ...]:
    places = precedence(rows.values(), rules)
    missing = _missing_reports(session, case, rows)
    return tuple(
        PersonLine(
            **_named(PersonLine, row)
            | {
                "order": places[number],
                "role": PersonRole(row["role"]),
                "visa": Visa(row["visa"]),
                "rank_name": rules.rank_name(row["rank"]),
                "vehicle": _vehicle_name(vehicles.get(row["vehicle_id"])),
                "warnings": papers_missing(row, case, rules),
                "missing_report": missing.get(number, ""),
            }
        )
        for number, row in rows.items()
    )


def _missing_reports(
    session: OfficeSession, case: Mapping[str, Any], rows: Rows
) -> Mapping[int, str]:
    """Numbers of earlier trips without a report, by person; only of trips (U35)."""
    if CaseKind(case["case_kind"]) not in TRIPS or CaseState(case["state"]) in OVER:
        return {}
    travellers = [one for one in rows.values() if PersonRole(one["role"]) not in OURS]
    return missing_reports(session, case, travellers)


def _vehicle_name(row: Mapping[str, Any] | None) -> str:
    return "" if row is None else row["title"] or row["plate"] or row["driver"]


def _vehicles(rows: Rows, people: Sequence[PersonLine]) -> tuple[VehicleLine, ...]:
    by_order = sorted(people, key=lambda one: one.order)
    return tuple(
        VehicleLine(
            **_named(VehicleLine, row),
            passengers=tuple(
                one.name or one.organisation for one in by_order if one.vehicle_id == number
            ),
        )
        for number, row in rows.items()
    )


def _entries(session: OfficeSession, rows: Rows) -> tuple[EntryLine, ...]:
    events = _events(session, [row["event_id"] for row in rows.values()])
    ordered = sorted(rows.values(), key=lambda one: (one["starts_at"], one["place"]))
    lines = []
    for row in ordered:
        event = events.get(row["event_id"])
        lines.append(
            EntryLine(
                **_named(EntryLine, row),
                kind=EntryKind(row["entry_kind"]),
                event_number=event["number"] if event else "",
                event_words=EVENT_STATES[event["state"]] if event else "",
            )
        )
    return tuple(lines)


def _events(session: OfficeSession, numbers: Iterable[int | None]) -> dict[int | None, Any]:
    wanted = [number for number in numbers if number is not None]
    if not wanted:
        return {}
    clearance = int(session.desk.operator.clearance)
    asked = select(EVENTS.c.id, EVENTS.c.number, EVENTS.c.state).where(
        EVENTS.c.id.in_(wanted), EVENTS.c.classification <= clearance
    )
    return {row["id"]: row for row in session.execute(asked).mappings()}


def _conversations(session: OfficeSession, rows: Rows) -> tuple[ConversationLine, ...]:
    names = _operators(session, (row["operator_id"] for row in rows.values()))
    newest_first = sorted(rows.values(), key=lambda one: (one["at"], one["id"]), reverse=True)
    return tuple(
        ConversationLine(
            **_named(ConversationLine, row)
            | {
                "by": names.get(row["operator_id"], ""),
                "channel": ConversationChannel(row["channel"]),
                "direction": ConversationDirection(row["direction"]),
            }
        )
        for row in newest_first
    )


def _dispatches(kind: CaseKind, rows: Iterable[Mapping[str, Any]]) -> tuple[CaseDispatchLine, ...]:
    """The three recipients of a trip's report, each with what he has; nobody of other cases."""
    if kind not in TRIPS:
        return ()
    by_recipient = {row["recipient"]: row for row in rows}
    lines = []
    for recipient in Recipient:
        row = by_recipient.get(recipient.value)
        lines.append(
            CaseDispatchLine(
                recipient=recipient,
                id=row["id"] if row else None,
                channel=DispatchChannel(row["channel"]) if row else None,
                number=row["number"] if row else "",
                sent_on=row["sent_on"] if row else None,
                receipt=row["receipt"] if row else "",
                received_on=row["received_on"] if row else None,
                note=row["note"] if row else "",
            )
        )
    return tuple(lines)


#: Steps nobody is led to.
_AWAY: Final = (CaseAction.REFUSE, CaseAction.CANCEL)


def next_action(kind: CaseKind, state: CaseState) -> CaseAction | None:
    """The way on from there; None where the case is over, or waits for something else."""
    ahead = (one.action for one in steps_from(kind, state) if one.action not in _AWAY)
    return next(ahead, None)


def _gaps(
    case: Mapping[str, Any], parts: Mapping[str, Rows], tasks: Sequence[Mapping[str, Any]]
) -> tuple[str, ...]:
    kind, state = CaseKind(case["case_kind"]), CaseState(case["state"])
    action = next_action(kind, state)
    if action is None:
        return ()
    return gaps_before(
        action,
        case,
        people=parts[PEOPLE.name].values(),
        entries=parts[ENTRIES.name].values(),
        tasks=tasks,
        dispatches=parts[DISPATCHES.name].values(),
    )
