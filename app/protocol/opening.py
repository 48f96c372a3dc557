"""Opening a case, with its checklist copied, and correcting what was typed (P6.1, P6.7, P6.10)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sqlalchemy import insert, select

from app import journal
from app.access import Right, require, require_may_classify
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.numbering import PROTOCOL_CASES, take_number
from app.protocol.checklists import checklist, first_checklist
from app.protocol.courses import first_state
from app.protocol.deeds import CASE_TABLES, OPENED, CaseDeed
from app.protocol.drafts import CaseDraft
from app.protocol.fields import checked_case, columns_of, days_words, first_columns
from app.protocol.in_programme import programme_follows
from app.protocol.keys import case_search_key
from app.protocol.parts import replace_lines
from app.protocol.people import person_columns
from app.protocol.reckoning import applies, copy_conditional, reckoned, task_columns
from app.protocol.rows import ChecklistLine
from app.protocol.rules import protocol_rules
from app.protocol.tables import CASE_STEPS, CASES, PEOPLE, TASKS
from app.protocol.texts import CASE_KINDS
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import SHORT_LIMIT, persian_digits, search_key

OTHER_KIND: Final = "این الگو برای «{kind}» است."
KIND_STAYS: Final = "نوع پرونده پس از گشودن تغییر نمی‌کند؛ پرونده دیگری بگشایید."
OCCASION_TAKEN: Final = "برای این مناسبت در همان روز پرونده‌ای گشوده شده است."


def open_case(session: OfficeSession, draft: CaseDraft) -> Changes[int]:
    """Open a case: numbered, with the steps of its checklist that apply.

    Saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not, or the year is closed.
        InvalidFields: Something typed cannot be taken.
        NotFound: There is no such template.
    """
    require(session.desk.operator, Right.RUN_PROTOCOL)
    made = session.execute(
        select(CASES.c.id).where(CASES.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    require_may_classify(session.desk.operator, draft.classification)
    checked = checked_case(session, draft)
    template = _template(session, checked)
    _require_free_occasion(session, checked)
    today = session.desk.clock.today()
    number = take_number(session, PROTOCOL_CASES, protocol_rules(session).case_number, today)
    kind = CASE_KINDS[checked.kind.value]
    words = persian_digits(f"پرونده {kind} {number.text} برای {days_words(checked)} گشوده شد.")
    case = first_columns() | columns_of(checked)
    case |= {
        "year": number.year,
        "serial": number.serial,
        "number": number.text,
        "number_key": search_key(number.text),
        "case_kind": checked.kind.value,
        "state": first_state(checked.kind).value,
        "checklist": template.key,
        "opened_on": today,
        "starts_on": checked.starts_on,
        "ends_on": checked.ends_on,
        "last_step": words[:SHORT_LIMIT],
        "last_step_at": session.desk.clock.now(),
        "request_key": draft.request_key,
    }
    people = [person_columns(place, one) for place, one in enumerate(checked.people or (), 1)]
    case["search_key"] = case_search_key(case, {PEOPLE.name: people})
    case_id: int = session.execute(insert(CASES).values(**case).returning(CASES.c.id)).scalar_one()
    _copy_checklist(session, case | {"id": case_id}, template)
    for columns in people:
        session.execute(insert(PEOPLE).values(case_id=case_id, **columns))
    step = CASE_TABLES.step_row(session, case_id, OPENED, words)
    session.execute(insert(CASE_STEPS).values(**step))
    secrecy = int(checked.classification)
    journal.note(session, Kind.PROTOCOL_CASE, case_id, OPENED, words, classification=secrecy)
    return changed(case_id, Kind.PROTOCOL_CASE)


def _template(session: OfficeSession, draft: CaseDraft) -> ChecklistLine:
    if not draft.checklist:
        return first_checklist(session, draft.kind)
    found = checklist(session, draft.checklist)
    if found.kind is not draft.kind:
        words = OTHER_KIND.format(kind=CASE_KINDS[found.kind.value])
        raise InvalidFields([InvalidInput("checklist", words)])
    return found


def _require_free_occasion(session: OfficeSession, draft: CaseDraft) -> None:
    """Refuse a second case of an occasion on the same day."""
    if not draft.occasion:
        return
    taken = session.execute(
        select(CASES.c.id).where(
            CASES.c.occasion == draft.occasion,
            CASES.c.starts_on == draft.starts_on,
            CASES.c.state != "cancelled",
        )
    ).first()
    if taken is not None:
        raise InvalidFields([InvalidInput("occasion", OCCASION_TAKEN)])


def _copy_checklist(session: OfficeSession, case: dict[str, object], line: ChecklistLine) -> None:
    rules, calendar = protocol_rules(session), office_calendar(session)
    rows = [
        task_columns(place, one, reckoned(calendar, case, one.anchor, one.days_before))
        | {"case_id": case["id"]}
        for place, one in enumerate((one for one in line.tasks if applies(one, case, rules)), 1)
    ]
    if rows:
        keyed = [row | CASE_TABLES.key_columns(TASKS.name, row, case) for row in rows]
        session.execute(insert(TASKS), keyed)


def amend_case(
    session: OfficeSession, case_id: int, version: int, draft: CaseDraft
) -> Changes[int]:
    """Correct a case; its days are moved, not corrected, and its kind stays.

    Steps whose condition it meets now join; open ones it does not meet any more are not needed.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: It is over, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    require_may_classify(session.desk.operator, draft.classification)
    if draft.kind is not deed.case_kind:
        raise NotAllowed(KIND_STAYS)
    days = {name: deed.record[name] for name in ("starts_on", "ends_on", "occasion")}
    checked = checked_case(session, replace(draft, **days))
    wanted = columns_of(checked)
    values = {name: value for name, value in wanted.items() if deed.record[name] != value}
    deed.set(**values)
    if values.keys() & {"rank", "with_governor"}:
        copy_conditional(deed)
    if values.keys() & {"subject", "classification"}:
        programme_follows(deed)
    is_changed = bool(values)
    if checked.people is not None:
        is_changed |= replace_lines(deed, PEOPLE.name, checked.people, person_columns)
    if not is_changed:
        return changed(case_id)
    return deed.finish("amend_case", "مشخصات پرونده ویرایش شد.")


def case_version(session: OfficeSession, case_id: int) -> int:
    """The version a deed on a case begins on.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such case for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    version: int = CASE_TABLES.seen(session, case_id)["version"]
    return version
