"""How a case and an agreement stand for whoever wants to be reminded of them (U35, P6.I5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app.changes import Kind
from app.protocol.states import BEFORE, OVER, CaseState
from app.protocol.tables import AGREEMENTS, CASES
from app.reminded import Parts, Stands, reminders_follow
from app.reminder_anchors import EXPIRY, NOTICE, REPORT_DUE, START
from app.reminder_moments import Anchor
from app.session import OfficeSession


def parts_of_case(session: OfficeSession, case_id: int) -> Parts:
    """How a case stands, which has no parts; nothing where there is none."""
    row = session.execute(select(CASES).where(CASES.c.id == case_id)).mappings().first()
    return {} if row is None else case_parts(row)


def case_parts(case: Mapping[Any, Any]) -> Parts:
    """How a case of these columns stands."""
    state = CaseState(case["state"])
    anchors: dict[str, Anchor] = {}
    if state in BEFORE:
        anchors[START] = Anchor(case["starts_on"])
    if case["report_due_on"] is not None and state is CaseState.RETURNED:
        anchors[REPORT_DUE] = Anchor(case["report_due_on"])
    return {
        0: Stands(
            number=case["number"],
            title=case["subject"],
            classification=case["classification"],
            is_settled=state in OVER,
            anchors=anchors,
        )
    }


def case_reminders_follow(session: OfficeSession, case: Mapping[str, Any]) -> None:
    """Let the reminders on a case follow a deed on it."""
    reminders_follow(session, Kind.PROTOCOL_CASE, case["id"], lambda: case_parts(case))


def parts_of_agreement(session: OfficeSession, agreement_id: int) -> Parts:
    """How an agreement stands; nothing where there is none."""
    found = session.execute(select(AGREEMENTS).where(AGREEMENTS.c.id == agreement_id))
    row = found.mappings().first()
    return {} if row is None else agreement_parts(row)


def agreement_parts(agreement: Mapping[Any, Any]) -> Parts:
    """How an agreement of these columns stands."""
    anchors: dict[str, Anchor] = {}
    expires_on, is_over = agreement["expires_on"], agreement["ended_on"] is not None
    if expires_on is not None and not is_over:
        anchors[EXPIRY] = Anchor(expires_on)
        anchors[NOTICE] = Anchor(expires_on - timedelta(days=agreement["notice_days"]))
    return {
        0: Stands(
            number=agreement["number"],
            title=agreement["title"],
            classification=agreement["classification"],
            is_settled=is_over,
            anchors=anchors,
        )
    }


def agreement_reminders_follow(session: OfficeSession, agreement: Mapping[str, Any]) -> None:
    """Let the reminders on an agreement follow a deed on it."""
    reminders_follow(session, Kind.AGREEMENT, agreement["id"], lambda: agreement_parts(agreement))
