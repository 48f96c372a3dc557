"""Numbers are gapless and unique whatever happens, between real processes and kills."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.check import check_store
from app.clock import FixedClock
from app.errors import InvalidInput, NotAllowed
from app.numbering import CALLS, checked_format, list_series, written
from app.office import Office, open_office
from app.phone_calls import CallDraft, CallFilter, count_calls, list_calls, log_call
from app.settings import OfficeSettings, close_year, office_settings, save_office_settings
from desk_deeds import many_calls
from desks import Desk, ready_desks

DESKS, CALLS_EACH = 8, 25


def running(url: str, count: int, each: int) -> list[Desk]:
    desks = ready_desks(url, many_calls, [(each,)] * count)
    for desk in desks:
        desk.begin()
    return desks


def test_many_desks_make_neither_gap_nor_duplicate(made: None, store_url: str) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        for desk in running(store_url, DESKS, CALLS_EACH):
            assert desk.end() == "done"
        refused = len([number for number in range(CALLS_EACH) if number % 7 == 3])
        expected = DESKS * (CALLS_EACH - refused)
        rows = office.read(list_calls, CallFilter(), limit=10_000)
        serials = sorted(int(row.number.rsplit("/", 1)[1]) for row in rows)
        assert serials == list(range(1, expected + 1))
        assert check_store(office.database) == []


def test_a_killed_desk_leaves_the_store_sound(made: None, store_url: str) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        for _round in range(3):
            desks = running(store_url, 3, 2000)
            before = office.read(count_calls, CallFilter())
            while office.read(count_calls, CallFilter()) < before + 10:
                pass
            for desk in desks:
                desk.kill()
            assert check_store(office.database) == []
        office.write(log_call, CallDraft(caller_name="پس از آن", subject="آب", request="شرح"))


def test_a_closed_year_takes_nothing_more(office: Office, clock: FixedClock) -> None:
    office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح"))
    with pytest.raises(NotAllowed):
        office.write(close_year, CALLS, 1405)
    moment = clock.now()
    clock.advance(timedelta(days=200))
    office.write(close_year, CALLS, 1405)
    assert [line.closed_at is not None for line in office.read(list_series)] == [True]
    clock.set(moment)
    with pytest.raises(NotAllowed):
        office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح"))


def test_the_offices_own_format(office: Office) -> None:
    settings = office.read(office_settings)
    changed = OfficeSettings(**{**vars(settings), "call_number": "{yy}-{serial:04}/ف"})
    office.write(save_office_settings, changed)
    office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح"))
    assert office.read(list_calls, CallFilter())[0].number == "05-0001/ف"


@pytest.mark.parametrize(
    "template", ["", "{serial}", "{year}", "{year}/{number}", "{year}{", "{" * 40]
)
def test_a_format_that_could_repeat_a_number_is_refused(template: str) -> None:
    with pytest.raises(InvalidInput):
        checked_format(template)


@given(st.integers(1300, 1498), st.integers(1, 10**6), st.integers(1, 10**6))
def test_no_two_serials_of_a_year_are_written_alike(year: int, one: int, other: int) -> None:
    for template in ("{year}/ت/{serial}", "{yy}-{serial:05}"):
        same = written(template, year, one) == written(template, year, other)
        assert same is (one == other)


def test_the_year_is_that_of_registration(office: Office, clock: FixedClock) -> None:
    past = CallDraft(caller_name="رضا", subject="آب", request="شرح", called_on=date(2026, 3, 10))
    office.write(log_call, past)
    assert office.read(list_calls, CallFilter())[0].number.startswith("1405/")
