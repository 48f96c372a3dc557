"""A register of five thousand calls before a person: scrolled, ended, shown, printed, changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.changes import Kind
from app.errors import NotFound
from app.phone_calls import CallDraft, CallFilter, list_calls, log_call
from app.text import persian_digits, strip_isolates
from many_calls import add_many_calls
from seat import Seat
from ui.common.register_listing import AT_ONCE, listing_of
from ui.saved_lists.buttons import ListButton

COUNT = 5_001


@pytest.fixture
def long(seat: Seat) -> Seat:
    office = seat.window.tasks.office
    assert office is not None
    add_many_calls(office, COUNT - 1)
    page = seat.page()
    page.reload(from_top=True)
    seat.until(lambda: page.model.has_more)
    seat.settle()
    return seat


def whole(seat: Seat) -> list[int]:
    rows = seat.other.read(list_calls, CallFilter(), limit=2 * COUNT)
    return [row.id for row in rows]


def shown(seat: Seat) -> list[int]:
    """The calls in sight, from the top; none of them is still awaited."""
    page: Any = seat.page()
    table = page.table
    first = table.rowAt(0)
    last = table.rowAt(table.viewport().height() - 2)
    last = page.model.rowCount() - 1 if last < 0 else last

    def rows() -> list[Any]:
        return [page.model.row_at(line) for line in range(first, last + 1)]

    table.viewport().repaint()
    seat.until(lambda: None not in rows())
    return [row.id for row in rows()]


def test_the_foot_says_that_there_are_more_than_are_counted(long: Seat) -> None:
    page = long.page()
    assert page.model.rowCount() < COUNT
    assert "بیش از ۱٬۰۰۰ تماس در فهرست" in page.status.text()
    long.press("Ctrl+F")
    long.type("کس ۱۲۳۴")
    long.until(lambda: page.model.rowCount() == 1)
    long.until(lambda: page.status.text().startswith("۱ تماس در فهرست"))


def test_ctrl_end_goes_to_the_last_call(long: Seat) -> None:
    page, every = long.page(), whole(long)
    page.table.setFocus()
    long.press("Ctrl+End")
    long.until(lambda: page.table.currentIndex().row() == COUNT - 1)
    assert shown(long)[-1] == every[-1]
    long.until(lambda: page.sheet is not None and page.sheet.id == every[-1])
    assert persian_digits(f"{COUNT:,}".replace(",", "٬")) + " تماس در فهرست" in page.status.text()
    long.press("Ctrl+Home")
    assert shown(long)[0] == every[0]


def test_page_down_goes_on_where_the_list_was_not_counted(long: Seat) -> None:
    page, every = long.page(), whole(long)
    page.table.setFocus()
    at = 0
    while at < 1_500:
        long.press("PgDown")
        seen = shown(long)
        place = every.index(seen[0])
        assert seen == every[place : place + len(seen)]
        assert page.table.currentIndex().row() > at
        at = page.table.currentIndex().row()
    assert "بیش از ۲٬۰۰۰ تماس در فهرست" in page.status.text()


def test_a_call_far_down_is_shown_in_its_place(long: Seat) -> None:
    page, every = long.page(), whole(long)
    long.window.show_record(Kind.CALL, every[4_321])
    long.until(lambda: page.table.currentIndex().row() == 4_321)
    assert page.table.current_row().id == every[4_321]
    seen = shown(long)
    assert every[4_321] in seen
    place = every.index(seen[0])
    assert seen == every[place : place + len(seen)]


def test_a_call_far_down_is_in_sight_before_its_line_is_counted(long: Seat) -> None:
    page, every = long.page(), whole(long)
    held: list[Any] = []
    place_of = page.place_of
    asked: Any = lambda *_arguments: held.append(None)  # noqa: E731  # it finds nobody
    page.place_of = asked
    long.window.show_record(Kind.CALL, every[4_321])
    long.until(lambda: getattr(page.table.current_row(), "id", 0) == every[4_321])
    long.until(lambda: held)
    line = page.table.currentIndex().row()
    assert line != 4_321
    # Upwards, and downwards, what is seen are its neighbours.
    for step in ("PgUp", "PgUp", "PgDown", "PgDown", "PgDown"):
        page.table.setFocus()
        long.press(step)
        seen = shown(long)
        place = every.index(seen[0])
        assert seen == every[place : place + len(seen)]
        assert abs(place - 4_321) < 100
    page.place_of = place_of
    long.window.show_record(Kind.CALL, every[4_321])
    long.until(lambda: page.table.currentIndex().row() == 4_321)
    assert page.table.current_row().id == every[4_321]


def test_a_call_a_filter_hides_is_shown_all_the_same(long: Seat) -> None:
    page, every = long.page(), whole(long)
    long.press("Ctrl+F")
    long.type("کس ۱۲۳۴")
    long.until(lambda: page.model.rowCount() == 1)
    long.window.show_record(Kind.CALL, every[2_468])
    long.until(lambda: getattr(page.table.current_row(), "id", 0) == every[2_468])
    long.until(lambda: page.table.currentIndex().row() == 2_468)
    long.window.show_record(Kind.CALL, every[20])
    long.until(lambda: page.table.currentIndex().row() == 20)
    assert page.table.current_row().id == every[20]


def test_what_is_in_sight_stays_when_calls_come_in_above(long: Seat) -> None:
    page, every = long.page(), whole(long)
    long.window.show_record(Kind.CALL, every[3_210])
    long.until(lambda: page.table.currentIndex().row() == 3_210)
    before, line = shown(long), page.table.currentIndex().row()
    for number in range(3):
        long.clock.advance(timedelta(minutes=1))
        draft = CallDraft(caller_name=f"تازه {number}", subject="برق", request="شرح")
        long.other.write(log_call, draft)
    anew: list[bool] = []
    page.filled.connect(lambda: anew.append(True))
    page.changed(frozenset({Kind.CALL}))
    long.until(lambda: anew)
    assert shown(long) == before
    assert page.table.current_row().id == every[3_210]
    assert page.table.currentIndex().row() == line
    page.table.setFocus()
    long.press("Ctrl+Home")
    long.until(lambda: page.model.row_at(0) is not None)
    assert shown(long)[0] == whole(long)[0]


def test_everything_is_taken_to_paper_whatever_was_counted(long: Seat) -> None:
    page, every = long.page(), whole(long)
    listing = listing_of(page)
    work = page.shell.tasks.long_work("")
    rows = listing.read(long.other, page.model.rowCount(), work.progress)
    work.end()
    assert [row.id for row in rows] == every


def test_a_kept_list_says_that_it_finds_more_than_is_counted(long: Seat) -> None:
    long.press("Ctrl+F")
    long.type("آب")
    long.until(lambda: "بیش از ۱٬۰۰۰ تماس" in long.page().status.text())
    long.press("Ctrl+Alt+S")
    long.type("همه آب")
    long.press("Ctrl+Return")

    def said() -> set[str]:
        buttons = long.window.findChildren(ListButton)
        return {strip_isolates(one.accessibleName()) for one in buttons}

    long.until(lambda: "همه آب بیش از ۱٬۰۰۰" in said())


def test_a_call_deleted_while_the_list_is_printed_does_not_end_it(long: Seat) -> None:
    page, every = long.page(), whole(long)
    listing = listing_of(page)
    query, asked = listing.query, []

    def losing(session: Any, *arguments: Any, **part: Any) -> Any:
        asked.append(part)
        if part.get("after") == every[1_999]:
            raise NotFound("gone")
        return query(session, *arguments, **part)

    work = page.shell.tasks.long_work("")
    rows = replace(listing, query=losing).read(long.other, 1_001, work.progress)
    work.end()
    assert [row.id for row in rows] == every
    assert {"after": every[1_998], "limit": AT_ONCE} in asked
