"""How people sit, drawn: everybody once, at the right hand of the right one, on the paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from app.clock import FixedClock
from app.office import Office, open_office
from app.protocol import (
    CaseKind,
    PersonDraft,
    PersonRole,
    Seating,
    SeatingDraft,
    save_people,
    save_seating,
)
from app.protocol.sheets import SEATING, CasePaper, case_paper
from app.protocol.texts import SEATINGS
from app.text import persian_count
from call_sheets import LETTERHEAD, MARK
from printed_pages import pages_of
from printed_words import Word, printed_words
from protocol_office import do, opened
from reports.seating_plan import blank_seating_plan, seating_plans

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


@pytest.fixture
def office(made: None, sqlite_url: str) -> Iterator[Office]:
    with open_office(sqlite_url, clock=FixedClock(NOW)) as opened_office:
        opened_office.sign_in_as()
        yield opened_office


def paper(office: Office, guests: int, hosts: int = 0, flags: str = "") -> CasePaper:
    """A case with so many guests and hosts, who are named by their place in precedence."""
    number = opened(office, CaseKind.DELEGATION)
    people = [
        *(PersonDraft(name=f"میهمان‌{persian_count(place + 1)}") for place in range(guests)),
        *(
            PersonDraft(role=PersonRole.HOST, name=f"میزبان‌{persian_count(place + 1)}")
            for place in range(hosts)
        ),
    ]
    do(office, save_people, number, people)
    do(office, save_seating, number, SeatingDraft(flags=flags))
    return office.read(case_paper, number, SEATING)


def drawn(one: CasePaper, seating: Seating) -> list[list[Word]]:
    return printed_words(
        seating_plans([one], letterhead=LETTERHEAD, mark=MARK, layout=seating.value)
    )


def seat(words: list[Word], name: str) -> Word:
    """Where somebody is drawn: above the list in which he stands too."""
    return min((one for one in words if one.text == name), key=lambda one: one.top)


def test_guests_face_us_and_have_their_first_at_their_right_hand(office: Office) -> None:
    (words,) = drawn(paper(office, 3, 3), Seating.FACING)
    first, second, third = (seat(words, f"میهمان‌{place}") for place in "۱۲۳")
    ours, our_second = (seat(words, f"میزبان‌{place}") for place in "۱۲")
    assert first.left > 105 > ours.right
    assert abs(first.top - ours.top) < 1
    # Who looks at the left of the page has his right hand upwards; who looks back, downwards.
    assert second.top < first.top < third.top
    assert our_second.top > ours.top


@pytest.mark.parametrize("seating", [Seating.HEAD, Seating.HORSESHOE])
def test_our_host_presides_with_the_first_guest_at_his_right(
    office: Office, seating: Seating
) -> None:
    (words,) = drawn(paper(office, 4, 1), seating)
    host, first, second = (seat(words, name) for name in ("میزبان‌۱", "میهمان‌۱", "میهمان‌۲"))
    assert abs(host.middle - 105) < 10
    assert host.bottom < min(first.top, second.top)
    # He looks at the reader: his right hand is at the left of the page.
    assert first.right < 105 < second.left


def test_a_round_table_goes_from_the_top_to_the_right_hand(office: Office) -> None:
    (words,) = drawn(paper(office, 6, 1), Seating.ROUND)
    assert seat(words, "میهمان‌۱").right < 105 < seat(words, "میهمان‌۲").left
    assert seat(words, "میزبان‌۱").top < seat(words, "میهمان‌۲").top


def test_an_audience_sits_in_rows_from_the_middle_to_its_right(office: Office) -> None:
    (words,) = drawn(paper(office, 10), Seating.ROWS)
    first, second, third = (seat(words, f"میهمان‌{place}") for place in "۱۲۳")
    assert third.left < first.left < second.left
    assert abs(first.top - second.top) < 1
    assert seat(words, "میهمان‌۹").top > first.bottom


@pytest.mark.parametrize("seating", Seating)
@pytest.mark.parametrize("guests", [1, 25, 90])
def test_everybody_is_drawn_once_and_listed_once_on_the_paper(
    office: Office, seating: Seating, guests: int
) -> None:
    pages = drawn(paper(office, guests, 5), seating)
    words = [word for page in pages for word in page]
    for place in range(1, guests + 1):
        name = f"میهمان‌{persian_count(place)}"
        assert sum(1 for one in words if one.text == name) == 2, name
    assert all(one.left >= 10 and one.right <= 200 and one.bottom <= 290 for one in words)


@pytest.mark.parametrize("seating", Seating)
def test_no_two_seats_lie_on_each_other(office: Office, seating: Seating) -> None:
    (words, *_rest) = drawn(paper(office, 20, 5), seating)
    names = [one for one in words if one.text.startswith(("میهمان‌", "میزبان‌"))]
    drawn_once = {one.text: seat(words, one.text) for one in names}.values()
    for one in drawn_once:
        for other in drawn_once:
            apart = one.right <= other.left or other.right <= one.left
            assert one is other or apart or abs(one.top - other.top) > 2, (one, other)


def test_flags_stand_from_the_right_in_their_order(office: Office) -> None:
    one = paper(office, 2, flags="ایران\nترکمنستان\nتاجیکستان")
    (words,) = drawn(one, Seating.FACING)
    places = [seat(words, name).middle for name in ("ایران", "ترکمنستان", "تاجیکستان")]
    assert places == sorted(places, reverse=True)


def test_without_people_it_says_so(office: Office) -> None:
    text = pages_of(seating_plans([paper(office, 0)], letterhead=LETTERHEAD, mark=MARK))[0]
    assert "کسی در این پرونده نیست" in text


@pytest.mark.parametrize("seating", Seating)
def test_each_seating_prints_empty(seating: Seating) -> None:
    pages = pages_of(blank_seating_plan(letterhead=LETTERHEAD, mark=MARK, layout=seating.value))
    assert len(pages) == 1
    assert SEATINGS[seating] in pages[0]
