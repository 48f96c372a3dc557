"""The meeting of a session on a country, planned from its case and gone to from there."""

from __future__ import annotations

from datetime import date

import pytest

from app.protocol import CaseKind
from protocol_office import opened, programme
from protocol_seat import CasesSeat
from seat import Seat


@pytest.fixture
def desk(seat: Seat) -> CasesSeat:
    """The register of cases, not yet in sight."""
    return CasesSeat(seat)


def test_a_session_gets_its_meeting_and_leads_to_it(desk: CasesSeat) -> None:
    other = desk.seat.other
    number = opened(
        other, CaseKind.COUNTRY_SESSION, starts_on=date(2030, 3, 4), ends_on=date(2030, 3, 5)
    )
    desk.show()
    desk.stand_on(number)
    session = desk.seat.window.action("case_session")
    assert not session.isEnabled(), "there is no talk yet"
    programme(other, number)
    desk.stand_on(number)
    desk.act("case_session")
    desk.seat.until(lambda: desk.sheet(number).meeting_id is not None)
    desk.stand_on(number)
    desk.act("case_session")
    meetings = desk.seat.page("meetings")
    meeting = desk.sheet(number).meeting_id
    desk.seat.until(lambda: meetings.sheet is not None and meetings.sheet.id == meeting)
