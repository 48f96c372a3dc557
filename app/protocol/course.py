"""Taking a step of a case's course: what it asks is proved, its gates hold, the case goes on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from app.changes import Changes
from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.limits import checked_length
from app.protocol.courses import CaseAction, CourseStep, FieldKind, StepField, course_step
from app.protocol.deeds import CaseDeed
from app.protocol.drafts import CaseStepDraft, StepValue
from app.protocol.gates import gaps_before
from app.protocol.in_programme import leave_programme, programme_held
from app.protocol.reckoning import copy_conditional
from app.protocol.rules import protocol_rules
from app.protocol.states import PermitRoute
from app.protocol.tables import DISPATCHES, ENTRIES, PEOPLE, TASKS
from app.protocol.texts import CASE_STATES
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import LONG_LIMIT, SHORT_LIMIT, persian_digits, tidy

#: With these a case's programme is over.
_OVER: Final = frozenset({CaseAction.RETURN, CaseAction.SEE_OFF, CaseAction.HOLD})

NO_SUCH_STEP: Final = "چنین گامی در روند این پرونده نیست."
WRONG_STATE: Final = "در وضعیت «{state}» است و «{step}» اکنون انجام نمی‌شود."
NEEDED: Final = "«{title}» را بنویسید."
IN_FUTURE: Final = "این زمان هنوز نیامده است."
ENDS_BEFORE: Final = "پایان پیش از آغاز است."
WRONG_KIND: Final = "«{title}» درست نوشته نشده است."


def take_case_step(
    session: OfficeSession, case_id: int, version: int, action: CaseAction, draft: CaseStepDraft
) -> Changes[int]:
    """Lead a case on along its course.

    Raises:
        InvalidFields: Something the step asks is missing or cannot be taken.
        NotAllowed: Its course has no such step from there, or something is missing before it.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    step = course_step(deed.case_kind, action)
    if step is None:
        raise NotAllowed(NO_SUCH_STEP)
    if deed.state not in step.begins:
        words = WRONG_STATE.format(state=CASE_STATES[deed.state.value], step=step.title)
        raise NotAllowed(persian_digits(f"{deed.named} {words}"))
    missing = gaps_of(deed, action)
    if missing:
        raise NotAllowed(" ".join(missing))
    values = _checked(deed, step, draft.values)
    deed.set(**values, state=step.leads.value)
    if action is CaseAction.ASK_PERMIT:
        copy_conditional(deed)
    reason = values.get("refusal") or values.get("state_reason") or ""
    if action in (CaseAction.REFUSE, CaseAction.CANCEL):
        leave_programme(deed, reason)
    if action in _OVER:
        programme_held(deed)
    return deed.finish(action.value, f"{step.said}: {reason}" if reason else f"{step.said}.")


def gaps_of(deed: CaseDeed, action: CaseAction) -> tuple[str, ...]:
    """What is missing before a step of a case that is held."""
    return gaps_before(
        action,
        deed.record,
        people=deed.part(PEOPLE.name).values(),
        entries=deed.part(ENTRIES.name).values(),
        tasks=sorted(deed.part(TASKS.name).values(), key=lambda one: (one["stage"], one["place"])),
        dispatches=deed.part(DISPATCHES.name).values(),
    )


def _checked(deed: CaseDeed, step: CourseStep, typed: Mapping[str, StepValue]) -> dict[str, Any]:
    problems: list[InvalidInput] = []
    values: dict[str, Any] = {
        one.name: _value(deed, one, typed.get(one.name), problems) for one in step.fields
    }
    began, ended = deed.record["began_at"], values.get("ended_at")
    if began is not None and ended is not None and ended < began:
        problems.append(InvalidInput("ended_at", ENDS_BEFORE))
    if problems:
        raise InvalidFields(problems)
    if "report_due_on" in values and values["report_due_on"] is None and ended is not None:
        days = protocol_rules(deed.session).report_due_days
        calendar = office_calendar(deed.session)
        values["report_due_on"] = calendar.add_work_days(to_tehran(ended).date(), days)
    return values


def _value(
    deed: CaseDeed, asked: StepField, value: StepValue, problems: list[InvalidInput]
) -> StepValue:
    """One field as typed, proved; a problem is said beside it."""
    if value is None or value == "":
        if asked.is_needed:
            problems.append(InvalidInput(asked.name, NEEDED.format(title=asked.title)))
        return None if asked.kind in (FieldKind.DAY, FieldKind.MOMENT) else ""
    clock = deed.session.desk.clock
    if asked.kind is FieldKind.MOMENT and isinstance(value, datetime):
        if value > clock.now():
            problems.append(InvalidInput(asked.name, IN_FUTURE))
        return value
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    if asked.kind is FieldKind.DAY and is_day and isinstance(value, date):
        if asked.is_today and value > clock.today():
            problems.append(InvalidInput(asked.name, IN_FUTURE))
        return value
    if isinstance(value, str) and asked.kind in (FieldKind.TEXT, FieldKind.LONG):
        return _text(asked, value, problems)
    if isinstance(value, str) and asked.kind is FieldKind.ROUTE and value in _ROUTES:
        return value
    problems.append(InvalidInput(asked.name, WRONG_KIND.format(title=asked.title)))
    return None


_ROUTES: Final = frozenset(one.value for one in PermitRoute if one)


def _text(asked: StepField, value: str, problems: list[InvalidInput]) -> str:
    is_long = asked.kind is FieldKind.LONG
    limit = LONG_LIMIT if is_long else SHORT_LIMIT
    text = checked_length(asked.name, tidy(value, multiline=is_long), limit, problems)
    if not text and asked.is_needed:
        problems.append(InvalidInput(asked.name, NEEDED.format(title=asked.title)))
    return text
