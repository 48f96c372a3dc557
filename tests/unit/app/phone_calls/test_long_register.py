"""Five thousand calls, read as they are scrolled, on both stores."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.clock import FixedClock
from app.listing import MOST_COUNTED, walk
from app.office import Office
from app.phone_calls import CallDraft, CallFilter, call_place, count_calls, list_calls, log_call
from app.saved_lists import SavedListDraft, count_saved_lists, save_list
from app.session import OfficeSession
from many_calls import add_many_calls

COUNT = 5_001
STRIDE = 1_000


@pytest.fixture
def many(office: Office, clock: FixedClock) -> Office:
    draft = CallDraft(caller_name="نخستین", subject="آب روستا", request="شرح")
    office.write(log_call, draft)
    add_many_calls(office, COUNT - 1)
    clock.advance(timedelta(days=1))
    return office


def ids(office: Office, wanted: CallFilter, **part: Any) -> list[int]:
    return [row.id for row in office.read(list_calls, wanted, **part)]


@pytest.mark.parametrize(
    "wanted", [CallFilter(), CallFilter(text="روستا"), CallFilter(open_only=True, text="آب")]
)
def test_every_part_is_read_from_rows_nearby(many: Office, wanted: CallFilter) -> None:
    whole = ids(many, wanted, limit=COUNT + 10)
    assert len(whole) == len(set(whole)) == COUNT
    walked = many.read(
        walk, list_calls, (wanted,), lambda row: row.id, None, stride=STRIDE, strides=99
    )
    assert walked.keys == tuple(whole[STRIDE - 1 :: STRIDE])
    assert walked.rest == COUNT % STRIDE
    for line in (999, 2_500, 4_999):
        after = whole[line]
        assert ids(many, wanted, after=after, offset=3, limit=40) == whole[line + 4 : line + 44]
        assert ids(many, wanted, after=after, offset=-60, limit=100) == whole[line - 59 : line + 41]
        assert ids(many, wanted, after=after, offset=-1, limit=1) == [after]
        assert many.read(call_place, wanted, after) == line


def test_a_count_stops_at_a_thousand(many: Office) -> None:
    wanted = CallFilter(text="روستا")
    assert many.read(count_calls, wanted, most=MOST_COUNTED) == MOST_COUNTED + 1
    assert many.read(count_calls, wanted) == COUNT
    assert many.read(count_calls, CallFilter(text="کس ۱۲"), most=MOST_COUNTED) < MOST_COUNTED


def test_a_kept_list_is_counted_no_further(many: Office) -> None:
    kept = SavedListDraft(section="calls", wanted=CallFilter(text="روستا"), name="همه روستا")
    few = SavedListDraft(section="calls", wanted=CallFilter(text="کس ۴۹۹۹"), name="یکی")
    numbers = [many.write(save_list, draft).value for draft in (kept, few)]
    counts = many.read(count_saved_lists, ("calls",))
    assert [counts[number] for number in numbers] == [MOST_COUNTED + 1, 1]


def test_a_list_goes_on_after_a_call_that_left_it(many: Office) -> None:
    wanted = CallFilter(text="کس")
    whole = ids(many, wanted, limit=COUNT)
    newest = ids(many, CallFilter(), limit=1)[0]
    assert newest not in whole
    # The row to begin after need not be in the list.
    assert ids(many, wanted, after=newest, limit=10) == whole[:10]


@pytest.mark.parametrize("text", ["", "روستا", "«آب روستا»"])
def test_no_page_costs_more_than_the_first(local_office: Office, text: str) -> None:
    """Counted in the steps of SQLite's own machine: no clock is asked."""
    local_office.write(log_call, CallDraft(caller_name="نخستین", subject="آب روستا", request="شرح"))
    add_many_calls(local_office, COUNT - 1)
    wanted = CallFilter(text=text)
    whole = ids(local_office, wanted, limit=COUNT)

    def steps(**part: Any) -> int:
        counted = 0

        def step() -> int:
            nonlocal counted
            counted += 1
            return 0

        def asked(session: OfficeSession) -> None:
            driver: Any = session.connection().connection.driver_connection
            driver.set_progress_handler(step, 10)
            list_calls(session, wanted, **part)
            driver.set_progress_handler(None, 0)

        local_office.read(asked)
        return counted

    first = steps(limit=100)
    assert steps(after=whole[99], limit=100) < 1.5 * first
    assert steps(after=whole[-101], limit=100) < 1.5 * first
    assert steps(after=whole[2_500], offset=-50, limit=100) < 1.5 * first
    assert steps(offset=COUNT - 100, limit=100) > 3 * first, "leaving rows out costs"
