"""Public days and petitions as typed, for tests of public meeting days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import select

from app.clock import FixedClock, from_tehran
from app.office import Office
from app.orders import OrderDraft
from app.public_days import (
    HearingDraft,
    PublicDayDraft,
    PublicDaySheet,
    accept_rest,
    begin_session,
    close_list,
    hear,
    open_list,
    plan_public_day,
    present_list,
    public_day_sheet,
    public_day_version,
)
from app.visits.drafts import VisitDraft
from app.visits.receiving import receive_visit
from app.visits.states import Channel, VisitPath, VisitState
from app.visits.tables import VISITS

#: Monday, a day after the tests' own.
MONDAY: Final = date(2026, 11, 23)
LATER: Final = date(2026, 12, 7)

AGENCIES: Final = ("اداره کل راه", "شرکت آب و فاضلاب", "بنیاد مسکن", "")


def planned(office: Office, day: date = MONDAY, **more: Any) -> int:
    """A public day that is planned, from nine to twelve."""
    typed: dict[str, Any] = {
        "starts_at": from_tehran(day, time(9)),
        "ends_at": from_tehran(day, time(11, 50)),
        "place": "سالن اجتماعات",
        "override_reason": "برای آزمون",
    }
    draft = PublicDayDraft(**(typed | more))
    return office.write(plan_public_day, draft).value


def petition(office: Office, day: int, number: int, **more: Any) -> int:
    """A petition on a day's list."""
    draft = VisitDraft(
        path=VisitPath.PUBLIC,
        visitor_name=f"درخواست‌کننده {number:03}",
        phone=f"0915{number:07}",
        county="مشهد",
        channel=Channel.INSPECTION,
        subject=f"موضوع {number}",
        problem="شرح مشکل",
        category="راه",
        agency=AGENCIES[number % len(AGENCIES)],
        list_number=str(number),
        is_present=False,
        public_day_id=day,
        request_key=uuid4(),
    )
    return office.write(receive_visit, replace(draft, **more)).value


def do(office: Office, deed: Any, day: int, *arguments: Any, **keywords: Any) -> Any:
    """Do something to a day as it stands."""
    version = office.read(public_day_version, day)
    return office.write(deed, day, version, *arguments, **keywords).value


def of_petition(office: Office, deed: Any, visit: int, *arguments: Any, **keywords: Any) -> Any:
    """Do something to a petition as it stands."""
    version = row_of(office, visit)["version"]
    return office.write(deed, visit, version, *arguments, **keywords).value


def sheet(office: Office, day: int) -> PublicDaySheet:
    """A day whole."""
    return office.read(public_day_sheet, day)


def row_of(office: Office, visit: int) -> dict[str, Any]:
    """A petition's columns."""

    def asked(session: Any) -> dict[str, Any]:
        row = session.execute(select(VISITS).where(VISITS.c.id == visit)).mappings().one()
        return dict(row)

    return office.read(asked)


def state_of(office: Office, visit: int) -> VisitState:
    """Where a petition stands."""
    return VisitState(row_of(office, visit)["state"])


def in_session(
    office: Office, count: int, day: date = MONDAY, first: int = 1, **more: Any
) -> tuple[int, list[int]]:
    """A day in session with so many petitions accepted, and these in turn order."""
    number = planned(office, day, **more)
    do(office, open_list, number)
    visits = [petition(office, number, one) for one in range(first, first + count)]
    for deed in (close_list, present_list, accept_rest):
        do(office, deed, number)
    go_to(office, from_tehran(day, time(9)))
    do(office, begin_session, number)
    return number, visits


def go_to(office: Office, moment: datetime) -> None:
    """Let it be then."""
    clock = office.clock
    assert isinstance(clock, FixedClock)
    clock.set(moment)


def said(words: str, **more: Any) -> HearingDraft:
    """What came of a petitioner: an order, word by word."""
    return HearingDraft(order=OrderDraft(words=words, request_key=uuid4()), **more)


def heard(office: Office, visits: Sequence[int]) -> None:
    """Hear these petitioners."""
    for visit in visits:
        of_petition(office, hear, visit, said(f"دستور {visit}"))
