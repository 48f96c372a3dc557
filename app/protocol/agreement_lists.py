"""Every way to ask for agreements; what is above the clearance is not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Select, select

from app.marks import Classification
from app.protocol.rows import AgreementRow
from app.protocol.states import AgreementKind, AgreementState
from app.protocol.tables import AGREEMENTS, CASES
from app.session import OfficeSession

_A: Final = AGREEMENTS.c
_ROW: Final = tuple(name for name in (field.name for field in fields(AgreementRow)) if name in _A)


def asked_agreements(session: OfficeSession) -> Select[Any]:
    """Agreements this operator may see, with the number of their case."""
    clearance = int(session.desk.operator.clearance)
    return (
        select(
            *(_A[name] for name in _ROW),
            _A.agreement_kind,
            CASES.c.number.label("case_number"),
        )
        .select_from(AGREEMENTS.outerjoin(CASES, CASES.c.id == _A.case_id))
        .where(_A.classification <= clearance)
    )


def agreement_row(row: Mapping[Any, Any], today: date) -> AgreementRow:
    """A line of the register of agreements."""
    expires_on: date | None = row["expires_on"]
    return AgreementRow(
        **{name: row[name] for name in _ROW}
        | {
            "kind": AgreementKind(row["agreement_kind"]),
            "state": agreement_state(row, today),
            "classification": Classification(row["classification"]),
            "days_left": None if expires_on is None else (expires_on - today).days,
            "case_number": row["case_number"] or "",
        }
    )


def agreement_state(agreement: Mapping[Any, Any], today: date) -> AgreementState:
    """How an agreement stands on a day: only its ending is ever written down."""
    expires_on: date | None = agreement["expires_on"]
    if agreement["ended_on"] is not None:
        return AgreementState.ENDED
    if expires_on is None:
        return AgreementState.IN_FORCE
    if expires_on < today:
        return AgreementState.EXPIRED
    if expires_on - timedelta(days=agreement["notice_days"]) <= today:
        return AgreementState.EXPIRING
    return AgreementState.IN_FORCE


def agreements_of_case(session: OfficeSession, case_id: int) -> tuple[AgreementRow, ...]:
    """What was signed in a case, the oldest first."""
    asked = asked_agreements(session).where(_A.case_id == case_id).order_by(_A.signed_on, _A.id)
    today = session.desk.clock.today()
    return tuple(agreement_row(row, today) for row in session.execute(asked).mappings())
