"""Every way to ask for agreements; what is above the clearance is not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, or_, select

from app.access import Right, require
from app.attachments import files_of
from app.changes import Kind
from app.marks import Classification
from app.protocol.deeds import AGREEMENT_TABLES
from app.protocol.register_rows import AgreementRow, AgreementSheet
from app.protocol.states import AgreementKind, AgreementState
from app.protocol.step_lines import step_lines
from app.protocol.tables import AGREEMENTS, CASES
from app.search.lists import SearchedList
from app.session import OfficeSession
from app.text import tidy
from models.search import AGREEMENTS as INDEXED

_A: Final = AGREEMENTS.c
_ROW: Final = tuple(name for name in (field.name for field in fields(AgreementRow)) if name in _A)


class AgreementView(StrEnum):
    """What the register of agreements can be narrowed to."""

    ALL = "all"
    #: Not ended, and its term not over.
    IN_FORCE = "in_force"
    #: Its term ends within the days the office wants to know it before.
    EXPIRING = "expiring"
    #: Its term is over and nobody renewed or ended it.
    EXPIRED = "expired"


@dataclass(frozen=True)
class AgreementFilter:
    """What the register of agreements shows.

    Attributes:
        text: What is asked of number, title, country, the other side, the responsible.
        kinds: Agreements, memoranda, contracts; all where empty.
        country: Of one country alone, or of what begins like it.
        from_day: First day it was signed on; `to_day` the last.
    """

    text: str = ""
    view: AgreementView = AgreementView.ALL
    kinds: tuple[AgreementKind, ...] = ()
    country: str = ""
    from_day: date | None = None
    to_day: date | None = None


def asked_agreements(session: OfficeSession) -> Select[Any]:
    """Agreements this operator may see, with the number of their case where he may see that."""
    clearance = int(session.desk.operator.clearance)
    return (
        select(
            *(_A[name] for name in _ROW),
            _A.agreement_kind,
            case((CASES.c.classification <= clearance, CASES.c.number)).label("case_number"),
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


def _conditions(session: OfficeSession, wanted: AgreementFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        *seen_agreements(session),
        *_viewed(session, wanted.view),
    ]
    if wanted.kinds:
        found.append(_A.agreement_kind.in_(sorted(one.value for one in wanted.kinds)))
    country = tidy(wanted.country)
    if country:
        found.append(_A.country.startswith(country, autoescape=True))
    if wanted.from_day is not None:
        found.append(_A.signed_on >= wanted.from_day)
    if wanted.to_day is not None:
        found.append(_A.signed_on <= wanted.to_day)
    return found


def _viewed(session: OfficeSession, view: AgreementView) -> list[ColumnElement[bool]]:
    today = session.desk.clock.today()
    if view is AgreementView.IN_FORCE:
        return [_A.ended_on.is_(None), or_(_A.expires_on.is_(None), _A.expires_on >= today)]
    if view is AgreementView.EXPIRED:
        return [_A.ended_on.is_(None), _A.expires_on < today]
    if view is AgreementView.EXPIRING:
        # The stores do not reckon days alike; few terms of notice are in use.
        notices = session.execute(select(_A.notice_days).distinct()).scalars().all()
        due = (
            and_(_A.notice_days == days, _A.expires_on <= today + timedelta(days=days))
            for days in notices
        )
        return [_A.ended_on.is_(None), _A.expires_on >= today, or_(False, *due)]
    return []


#: Views that go by when a term ends.
_BY_TERM: Final = (AgreementView.EXPIRING, AgreementView.EXPIRED)


def _order(wanted: AgreementFilter) -> tuple[ColumnElement[Any], ...]:
    if wanted.view is AgreementView.EXPIRING:
        return _A.expires_on.asc().nulls_last(), _A.id.asc()
    if wanted.view is AgreementView.EXPIRED:
        return _A.expires_on.desc().nulls_last(), _A.id.desc()
    return _A.signed_on.desc(), _A.id.desc()


def seen_agreements(session: OfficeSession) -> list[ColumnElement[bool]]:
    """Which agreements this operator may see at all."""
    return [_A.classification <= int(session.desk.operator.clearance)]


def _list(session: OfficeSession, wanted: AgreementFilter) -> SearchedList:
    return SearchedList(
        table=AGREEMENTS,
        indexed=INDEXED,
        visible=seen_agreements(session),
        statement=asked_agreements(session).where(*_conditions(session, wanted)),
        order=_order(wanted),
        keeps_order=wanted.view in _BY_TERM,
    )


def list_agreements(
    session: OfficeSession,
    wanted: AgreementFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[AgreementRow]:
    """A page of agreements, the newest first; of those that expire the next first.

    Args:
        session: Who asks.
        wanted: The filter.
        after: The agreement before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    today = session.desk.clock.today()
    rows = _list(session, wanted).page(
        session, wanted.text, after=after, offset=offset, limit=limit
    )
    return [agreement_row(row, today) for row in rows]


def count_agreements(
    session: OfficeSession, wanted: AgreementFilter, *, most: int | None = None
) -> int:
    """How many agreements a filter finds; with `most`, no more than one above it.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    return _list(session, wanted).count(session, wanted.text, most)


def agreement_place(
    session: OfficeSession, wanted: AgreementFilter, agreement_id: int
) -> int | None:
    """How many agreements stand before one in its list; None where the filter hides it.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    return _list(session, wanted).place(session, wanted.text, agreement_id)


def agreement_sheet(session: OfficeSession, agreement_id: int) -> AgreementSheet:
    """One agreement whole.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such agreement for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    AGREEMENT_TABLES.seen(session, agreement_id)
    row = session.execute(asked_agreements(session).where(_A.id == agreement_id)).mappings().one()
    return AgreementSheet(
        row=agreement_row(row, session.desk.clock.today()),
        steps=step_lines(session, AGREEMENT_TABLES, agreement_id),
        files=tuple(files_of(session, Kind.AGREEMENT, agreement_id)),
    )


def agreement_version(session: OfficeSession, agreement_id: int) -> int:
    """The version a deed on an agreement begins on.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such agreement for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    version: int = AGREEMENT_TABLES.seen(session, agreement_id)["version"]
    return version
