"""The councils of an invented office: a year of their meetings, and others before them, sound."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

import pytest
from sqlalchemy import func, select

from app.clock import FixedClock
from app.demo import SCALES, Scale, fill_store
from app.meetings import MeetingState, meeting_sheet, take_meeting_step_back
from app.meetings.distributing import distribute
from app.meetings.drafts import DispatchDraft
from app.office import open_office
from invented import faults, rows
from models.meetings import CarriedResolution, Meeting, MeetingSeries, MinutesDispatch, Resolution
from models.office import SeriesYear
from models.orders import Referral

#: Copies of a store that is made once; how one is made is told in test_demo and test_schema.
pytestmark = pytest.mark.usefixtures("made")

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
#: Eleven of them are played this year, the others lie before.
SOME: Final = Scale(contacts=60, calls=1, orders=0, days=500, meetings=13)
STATES: Final = {"planned", "in_session", "minutes_awaited", "distributed", "closed", "cancelled"}


def only(url: str, statement: Any) -> list[Any]:
    return [row[0] for row in rows(url, statement)]


def test_meetings_of_every_kind_are_there_and_go_on(store_url: str) -> None:
    assert fill_store(store_url, SOME, 1, NOW).meetings == 13
    assert set(only(store_url, select(Meeting.state).distinct())) == STATES
    for statement in (
        select(CarriedResolution.id).where(CarriedResolution.stood != ""),
        select(MinutesDispatch.id).where(MinutesDispatch.part == "extract"),
        select(Resolution.id).where(Resolution.their_number != ""),
        select(Meeting.id).where(Meeting.edition == 2),
        select(Referral.id).where(Referral.state == "in_progress"),
        select(Meeting.id).where(Meeting.event_id.is_not(None)),
        select(Meeting.id).where(Meeting.invites == "outside", Meeting.state == "closed"),
    ):
        assert rows(store_url, statement), str(statement)
    begun = only(store_url, select(Meeting.starts_at).order_by(Meeting.id))
    assert begun == sorted(begun)
    years = select(Meeting.year, func.count()).group_by(Meeting.year).order_by(Meeting.year)
    counters = select(SeriesYear.year, SeriesYear.last).where(SeriesYear.series == "meetings")
    assert rows(store_url, counters.order_by(SeriesYear.year)) == rows(store_url, years)
    with open_office(store_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        for state, before in (("closed", "reported"), ("distributed", "finalised")):
            (number,) = only(store_url, select(func.max(Meeting.id)).where(Meeting.state == state))
            sheet = office.read(meeting_sheet, number)
            office.write(take_meeting_step_back, number, sheet.version)
            left = office.read(meeting_sheet, number)
            assert left.state is MeetingState(before)
            # One more gets them, also after the governor had his report.
            late = [DispatchDraft(name="دبیرخانه هیئت دولت")]
            office.write(distribute, number, left.version, late)
    assert faults(store_url) == []


@pytest.mark.parametrize(
    ("now", "count"),
    [
        (datetime(2026, 3, 20, 21, 35, tzinfo=UTC), 10),
        (datetime(2026, 11, 27, 11, 0, tzinfo=UTC), 3),
    ],
    ids=["the last of the year", "a Friday"],
)
def test_they_can_be_invented_on_any_day(sqlite_url: str, now: datetime, count: int) -> None:
    scale = Scale(contacts=60, calls=1, orders=0, days=5, meetings=count)
    assert fill_store(sqlite_url, scale, 3, now).meetings == count
    assert rows(sqlite_url, select(func.count()).select_from(MeetingSeries)) == [(2,)]
    assert max(only(sqlite_url, select(Meeting.last_step_at))) <= now
    assert faults(sqlite_url) == []


def test_offices_have_as_many_meetings_as_their_scale_says() -> None:
    counts = {name: scale.meetings for name, scale in SCALES.items()}
    assert counts == {"small": 11, "office": 300, "large": 1_000}
