"""Receiving a visitor, or taking down his petition for a public day (P1.14, P2.12, P2.16).

A visit takes its number from its series inside the one transaction, as late as possible.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import insert, select

from app import journal
from app.access import Right, require, require_may_classify
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.numbering import VISITS as SERIES
from app.numbering import take_number
from app.session import OfficeSession
from app.text import SHORT_LIMIT, latin_digits, persian_digits, search_key
from app.visits.deeds import VISIT_TABLES
from app.visits.drafts import VisitDraft
from app.visits.keys import visit_search_key
from app.visits.proving import CheckedVisit, checked_visit
from app.visits.rules import visit_rules
from app.visits.states import VisitPath, VisitState
from app.visits.steps import RECEIVED
from app.visits.tables import PUBLIC_DAYS, VISIT_STEPS, VISITS
from app.visits.texts import PUBLIC_DAY_STATES

#: States of a public day in which petitioners are still taken.
TAKES_PETITIONERS: Final = frozenset({"planned", "list_open"})

NO_DAY: Final = "این روز ملاقات عمومی در دفتر یافت نشد."


def receive_visit(session: OfficeSession, draft: VisitDraft) -> Changes[int]:
    """Write down a visitor who stands here, a request for a visit, or a petition.

    Saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not, or may not see what he would write; the day takes no
            petitioners any more; or the year is closed.
        InvalidFields: Something typed cannot be taken.
    """
    operator = session.desk.operator
    require(operator, Right.RECEIVE_VISITS)
    require_may_classify(operator, draft.classification)
    made = session.execute(
        select(VISITS.c.id).where(VISITS.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    checked = checked_visit(session, draft)
    if draft.public_day_id is not None:
        require_takes_petitioners(session, draft.public_day_id)
    _require_carried(session, draft.carried_from_id)
    return changed(write_visit(session, checked), Kind.VISIT)


def require_takes_petitioners(session: OfficeSession, public_day_id: int) -> None:
    """Refuse a day whose list is closed; a desk that closes it waits until this is over.

    Raises:
        InvalidFields: There is no such day.
        NotAllowed: It takes nobody any more.
    """
    row = session.execute(
        select(PUBLIC_DAYS.c.number, PUBLIC_DAYS.c.state)
        .where(PUBLIC_DAYS.c.id == public_day_id)
        .with_for_update(read=True)
    ).first()
    if row is None:
        raise InvalidFields([InvalidInput("public_day_id", NO_DAY)])
    if row.state not in TAKES_PETITIONERS:
        raise NotAllowed(
            persian_digits(
                f"ملاقات عمومی {row.number} در وضعیت «{PUBLIC_DAY_STATES[row.state]}» است و "
                "متقاضی تازه نمی‌پذیرد."
            )
        )


def _require_carried(session: OfficeSession, visit_id: int | None) -> None:
    if visit_id is not None:
        VISIT_TABLES.seen(session, visit_id)


def write_visit(
    session: OfficeSession, checked: CheckedVisit, *, action: str = RECEIVED, **columns: Any
) -> int:
    """Write a new visit that was proved: number, first step, journal.

    Args:
        session: The transaction; the operator's right was asked.
        checked: As `checked_visit` gave it.
        action: The step it begins with.
        **columns: Of the petition it carries on, or of the list it came from.

    Returns:
        Its id.

    Raises:
        NotAllowed: The year is closed.
    """
    visit = content(checked) | first_columns(session, checked.draft) | columns
    now = session.desk.clock.now()
    template = visit_rules(session).number
    number = take_number(session, SERIES, template, to_tehran(now).date())
    visit |= {"year": number.year, "serial": number.serial, "number": number.text}
    visit["number_key"] = search_key(number.text)
    visit["search_key"] = visit_search_key(visit)
    words = persian_digits(first_words(visit))
    visit["last_step"] = words[:SHORT_LIMIT]
    visit_id: int = session.execute(insert(VISITS).returning(VISITS.c.id), visit).scalar_one()
    step = VISIT_TABLES.step_row(session, visit_id, action, words)
    session.execute(insert(VISIT_STEPS).values(**step))
    journal.note(
        session,
        Kind.VISIT,
        visit_id,
        action,
        words,
        details={"number": number.text, "subject": visit["subject"]},
        classification=visit["classification"],
    )
    return visit_id


def first_words(visit: dict[str, Any]) -> str:
    """What is said of a visit that begins."""
    who = f"«{visit['visitor_name']}»"
    return {
        VisitState.PRESENT.value: f"{who} به دفتر آمد و با شماره {visit['number']} پذیرش شد.",
        VisitState.REQUESTED.value: f"درخواست ملاقات {visit['number']} از {who} ثبت شد.",
        VisitState.COLLECTED.value: f"درخواست ملاقات عمومی {visit['number']} از {who} ثبت شد.",
    }[visit["state"]]


def content(checked: CheckedVisit) -> dict[str, Any]:
    """A visit's columns that a form decides."""
    draft, telephone = checked.draft, checked.telephone
    return {
        "visitor_id": draft.visitor_id,
        "visitor_name": draft.visitor_name,
        "father_name": draft.father_name,
        "national_id": draft.national_id,
        "phone": latin_digits(telephone.shown) if telephone else "",
        "phone_number": telephone.e164 if telephone else "",
        "address": draft.address,
        "county": draft.county,
        "job": draft.job,
        "post": draft.post,
        "organisation_id": draft.organisation_id,
        "organisation": draft.organisation,
        "special_status": draft.special_status.value,
        "companions": draft.companions,
        "group_size": draft.group_size,
        "channel": draft.channel.value,
        "petition_kind": draft.petition_kind.value,
        "subject": draft.subject,
        "problem": draft.problem,
        "category": draft.category,
        "agency_id": draft.agency_id,
        "agency": draft.agency,
        "documents": draft.documents,
        "expert": draft.expert,
        "expert_opinion": draft.expert_opinion,
        "samad_code": draft.samad_code,
        "list_number": draft.list_number,
        "note": draft.note,
        "classification": int(draft.classification),
        "public_day_id": draft.public_day_id,
        "carried_from_id": draft.carried_from_id,
    }


def first_columns(session: OfficeSession, draft: VisitDraft) -> dict[str, Any]:
    """The columns no form decides, as a visit begins with them at this desk now."""
    now = session.desk.clock.now()
    state = first_state(draft)
    return {
        "path": draft.path.value,
        "state": state.value,
        "arrived_at": (draft.arrived_at or now) if state is VisitState.PRESENT else None,
        "announced_at": None,
        "decision": None,
        "decided_at": None,
        "decision_words": "",
        "mode": "",
        "minutes": None,
        "host_id": None,
        "host": "",
        "event_id": None,
        "entered_at": None,
        "left_at": None,
        "turn": None,
        "slot_at": None,
        "manager_id": None,
        "hand_over_id": None,
        "result": "",
        "result_number": "",
        "result_on": None,
        "attempts": 0,
        "last_attempt": None,
        "told_at": None,
        "satisfaction": None,
        "satisfaction_words": "",
        "operator_id": session.desk.operator.id,
        "registered_at": now,
        "last_step_at": now,
        "printed_count": 0,
        "request_key": draft.request_key,
        "version": 1,
    }


def first_state(draft: VisitDraft) -> VisitState:
    """Where a visit of this draft begins."""
    if draft.path is VisitPath.PUBLIC:
        return VisitState.COLLECTED
    return VisitState.PRESENT if draft.is_present else VisitState.REQUESTED
