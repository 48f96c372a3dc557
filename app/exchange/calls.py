"""Past calls from an older register: proved as the form proves them, and kept as closed history.

A call brought in takes today's number and is marked back-dated; the number it had is kept beside
it, and it is found by both. Nothing of the past reminds anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from app.access import Right, require, require_may_classify
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.errors import AppError, InvalidFields
from app.exchange.bulk import (
    ImportResult,
    kinds_of,
    refuse_second_time,
    reserved_ids,
    write_down,
    write_rows,
)
from app.exchange.call_rows import read_call
from app.exchange.directory import Directory, read_directory
from app.exchange.rows import Plan, Refusal, Repeated, Source, refusal
from app.numbering import CALLS, take_numbers
from app.phone_calls import (
    CallDraft,
    CallState,
)
from app.phone_calls.drafts import CheckedCall, checked_call
from app.phone_calls.operations import first_steps, new_row, note_registration
from app.phone_calls.steps import Step, deed_rows
from app.progress import Progress
from app.session import OfficeSession
from app.settings import office_settings
from app.text import persian_digits, search_key, tidy
from models.base import Base
from models.calls import Call, CallStep


@dataclass(frozen=True)
class PlannedCall:
    """A past call proved.

    Attributes:
        caller_id: The directory's contact it is plainly of.
    """

    row: int
    checked: CheckedCall
    caller_id: int | None


def plan_calls(
    session: OfficeSession, source: Source, *, progress: Progress | None = None
) -> Plan[PlannedCall]:
    """Prove every row as a past call; nothing is written.

    Raises:
        NotAllowed: The operator may not bring calls in.
        Cancelled: By `progress`.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    progress = progress or Progress()
    directory = read_directory(session, progress)
    known = _known_calls(session)
    area = office_settings(session).area_code
    taken: list[PlannedCall] = []
    refusals: list[Refusal] = []
    repeated: list[Repeated] = []
    for row in progress.through("بررسی سطرها", source.rows):
        draft, problems = read_call(row, session.desk.clock.today())
        checked = _checked(session, draft, area, problems)
        if problems or checked is None:
            refusals += [refusal(Kind.CALL, row.number, name, words) for name, words in problems]
            continue
        first = known.setdefault(_same(checked), row.number)
        if first != row.number:
            where = persian_digits(f"همان {source.unit} {first} است." if first else _REGISTERED)
            repeated.append(Repeated(row.number, draft.caller_name, where))
            continue
        taken.append(PlannedCall(row.number, checked, _caller(directory, checked)))
    return Plan(
        kind=Kind.CALL,
        source=source,
        of=len(source.rows),
        taken=tuple(taken),
        amended=(),
        repeated=tuple(repeated),
        refusals=tuple(refusals),
    )


_REGISTERED: Final = "در دفتر تماس‌ها ثبت است."

_Same = tuple[object, str, str, str]


def _same(checked: CheckedCall) -> _Same:
    """What a call has in common with itself, however often it is brought in."""
    draft = checked.draft
    return (
        checked.called_at,
        search_key(draft.caller_name) or (checked.telephone.e164 if checked.telephone else ""),
        search_key(draft.subject),
        draft.former_number,
    )


def _known_calls(session: OfficeSession) -> dict[_Same, int]:
    """Calls registered already; their row in the file is 0, for they have none.

    A call of the register itself is known by the number it has there, for an export writes that.
    """
    rows = session.execute(
        select(
            Call.called_at,
            Call.caller_name,
            Call.phone_number,
            Call.subject,
            Call.former_number,
            Call.number,
        ).where(Call.classification <= session.desk.operator.clearance)
    )
    known: dict[_Same, int] = {}
    for at, name, phone, subject, former, number in rows:
        who, what = search_key(name) or phone, search_key(subject)
        for written in {former, tidy(number), former or tidy(number)}:
            known[at, who, what, written] = 0
    return known


def _caller(directory: Directory, checked: CheckedCall) -> int | None:
    """The contact with this national id, or with this name and telephone."""
    draft = checked.draft
    if draft.national_id in directory.by_identity:
        return directory.by_identity[draft.national_id]
    number = checked.telephone.e164 if checked.telephone else None
    for one in directory.by_name.get(search_key(draft.caller_name), ()):
        if number in directory.numbers.get(one, set()):
            return one
    return None


def _checked(
    session: OfficeSession, draft: CallDraft, area: str, problems: list[tuple[str, str]]
) -> CheckedCall | None:
    """The form's own check; what cannot be read is not told of twice."""
    told = {name for name, _words in problems}
    try:
        require_may_classify(session.desk.operator, draft.classification)
        return checked_call(draft, session.desk.clock.now(), area)
    except InvalidFields as error:
        if "" not in told:
            problems += [(p.field, p.message) for p in error.problems if p.field not in told]
    except AppError as error:
        problems.append(("classification", error.message))
    return None


# -- writing -----------------------------------------------------------------------------------


def import_calls(
    session: OfficeSession,
    plan: Plan[PlannedCall],
    progress: Progress | None = None,
    mapping_name: str = "",
) -> Changes[ImportResult]:
    """Write every call of a plan as closed history, in the order of the file.

    Raises:
        NotAllowed: The operator may not, or the year is closed.
        StaleRecord: This plan is written already.
        Cancelled: By `progress`; nothing was written and no number was taken.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    progress = progress or Progress()
    progress.begin("آماده کردن سطرها")
    now, count = session.desk.clock.now(), len(plan.taken)
    refuse_second_time(session, Call, [one.checked.draft.request_key for one in plan.taken])
    ids = reserved_ids(session, Call, count)
    calls: list[dict[str, Any]] = []
    steps: list[dict[str, Any]] = []
    if count:
        template = office_settings(session).call_number
        numbers = take_numbers(session, CALLS, template, to_tehran(now).date(), count)
        for call_id, number, planned in zip(ids, numbers, plan.taken, strict=True):
            lived = tuple(_life(planned, plan.source.name))
            calls.append(
                {
                    "id": call_id,
                    **new_row(planned.checked, number, now),
                    "state": CallState.CLOSED.value,
                    "caller_id": planned.caller_id,
                    "operator_id": session.desk.operator.id,
                }
            )
            steps += deed_rows(session.desk, call_id, 1, lived)
            note_registration(session, call_id, number, planned.checked)
    rows: list[tuple[type[Base], list[dict[str, Any]]]] = [(Call, calls), (CallStep, steps)]
    write_rows(session, rows, progress)
    import_id = write_down(session, plan, ids, mapping_name, {})
    result = ImportResult(import_id, count, 0, 0, len(plan.repeated), plan.refused_rows)
    return changed(result, *kinds_of(plan))


def _life(planned: PlannedCall, source: str) -> Iterator[Step]:
    """Registered on its path, and closed because it is past."""
    state: CallState | None = None
    for step in first_steps(planned.checked):
        yield step
        state = step.to_state
    if state is not CallState.CLOSED:
        yield Step(state, CallState.CLOSED, f"از پرونده «{source}» وارد شد.")
