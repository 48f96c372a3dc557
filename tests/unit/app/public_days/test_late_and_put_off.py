"""Who comes late is heard as anybody; who is put off is not lost by closing his petition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest

from app.clock import FixedClock, from_tehran
from app.errors import InvalidInput
from app.office import Office, open_office
from app.public_days import HearingDraft, carry_over, end_session, hear, mark_absent, put_off
from app.visits import VisitState, close_visit
from public_seat import LATER, do, in_session, of_petition, planned, row_of, state_of

NOW = from_tehran(date(2026, 11, 22), time(10))


@pytest.fixture
def office(made: None, store_url: str) -> Iterator[Office]:
    with open_office(store_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        yield office


def test_why_he_was_absent_is_no_answer_to_who_comes_late(office: Office) -> None:
    _day, (visit,) = in_session(office, 1)
    of_petition(office, mark_absent, visit, "در راه بود")
    assert row_of(office, visit)["decision_words"] == "در راه بود"
    of_petition(office, hear, visit, HearingDraft(note="راهنمایی شد"))
    row = row_of(office, visit)
    assert (row["decision_words"], row["note"]) == ("", "راهنمایی شد")


def test_a_petition_put_off_is_not_closed_before_it_goes_on(office: Office) -> None:
    day, (visit, other) = in_session(office, 2)
    for one in (visit, other):
        of_petition(office, put_off, one, "وقت نماند")
    do(office, end_session, day)
    with pytest.raises(InvalidInput, match="برده نشده"):
        of_petition(office, close_visit, visit)
    of_petition(office, close_visit, other, "خودش پس گرفت.")
    do(office, carry_over, day, planned(office, LATER))
    of_petition(office, close_visit, visit)
    assert state_of(office, visit) is VisitState.CLOSED
