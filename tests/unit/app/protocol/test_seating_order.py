"""Who sits where: every place once, the head first, whoever was seated by hand where he was put."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.protocol.rows import PersonLine
from app.protocol.rules import FIRST_RANKS, ProtocolRules
from app.protocol.seating import SeatSide, precedence, seat_words, seats_of
from app.protocol.states import OURS, PersonRole, Seating, Visa

RULES = ProtocolRules()
RANKS = ["", *(one.key for one in FIRST_RANKS)]


def line(number: int, order: int, role: PersonRole = PersonRole.MEMBER) -> PersonLine:
    """Somebody of whom only his place matters."""
    return PersonLine(
        id=number,
        place=number,
        order=order,
        role=role,
        rank="",
        rank_name="",
        contact_id=None,
        name=f"نفر {number}",
        second_name="",
        post="",
        organisation="",
        phone="",
        nationality="",
        language="",
        diet="",
        passport="",
        passport_until=None,
        visa=Visa.UNSAID,
        visa_until=None,
        ticket="",
        arrives_at=None,
        arrives_by="",
        leaves_at=None,
        leaves_by="",
        lodging="",
        room="",
        vehicle_id=None,
        vehicle="",
        seat=0,
        allowance=None,
        note="",
    )


@st.composite
def peoples(draw: st.DrawFn, *, by_hand: bool = True) -> list[dict[str, Any]]:
    count = draw(st.integers(0, 40))
    seats = draw(st.permutations(range(1, 61)))
    return [
        {
            "id": number,
            "place": number,
            "role": draw(st.sampled_from(PersonRole)).value,
            "rank": draw(st.sampled_from(RANKS)),
            "seat": seats[number] if by_hand and draw(st.booleans()) else 0,
        }
        for number in range(count)
    ]


@given(peoples())
def test_everybody_has_a_place_of_his_own(people: list[dict[str, Any]]) -> None:
    places = precedence(people, RULES)
    assert sorted(places) == [one["id"] for one in people]
    assert sorted(places.values()) == list(range(1, len(people) + 1))


@given(peoples())
def test_whoever_was_seated_by_hand_sits_there(people: list[dict[str, Any]]) -> None:
    places = precedence(people, RULES)
    beyond = any(one["seat"] > len(people) for one in people)
    for one in people:
        if one["seat"] and not beyond:
            assert places[one["id"]] == one["seat"]


@given(peoples())
def test_the_others_keep_their_order_around_them(people: list[dict[str, Any]]) -> None:
    places = precedence(people, RULES)
    alone = precedence([one | {"seat": 0} for one in people], RULES)
    rest = [one["id"] for one in people if not one["seat"]]
    assert sorted(rest, key=places.__getitem__) == sorted(rest, key=alone.__getitem__)


@given(peoples(by_hand=False))
def test_guests_come_first_and_among_them_the_higher_rank(people: list[dict[str, Any]]) -> None:
    places = precedence(people, RULES)
    ordered = sorted(people, key=lambda one: places[one["id"]])
    assert [one["role"] in OURS for one in ordered] == sorted(one["role"] in OURS for one in people)
    ranked = [one for one in ordered if one["role"] not in OURS and one["role"] != "head"]
    marks = [RULES.precedence(one["rank"]) for one in ranked]
    assert marks == sorted(marks)
    heads = [places[one["id"]] for one in people if one["role"] == "head"]
    assert sorted(heads) == list(range(1, len(heads) + 1))


@given(
    st.lists(st.sampled_from(PersonRole), max_size=40),
    st.sampled_from(Seating),
)
def test_no_two_sit_on_one_chair(roles: list[PersonRole], seating: Seating) -> None:
    seats = seats_of([line(nth, nth + 1, role) for nth, role in enumerate(roles)], seating)
    assert sorted(seat.person.id for seat in seats) == list(range(len(roles)))
    chairs = {(seat.side, seat.row, seat.place) for seat in seats}
    assert len(chairs) == len(roles)
    assert len({seat_words(seat) for seat in seats}) == len(roles)


def test_a_side_is_filled_from_its_middle_the_right_hand_first() -> None:
    guests = [line(nth, nth) for nth in range(1, 5)]
    ours = [line(5, 5, PersonRole.HOST), line(6, 6, PersonRole.GUIDE)]
    seats = seats_of([*ours, *guests], Seating.FACING)
    assert [(seat.person.id, seat.side, seat.place) for seat in seats] == [
        (1, SeatSide.GUESTS, 0),
        (2, SeatSide.GUESTS, 1),
        (3, SeatSide.GUESTS, -1),
        (4, SeatSide.GUESTS, 2),
        (5, SeatSide.OURS, 0),
        (6, SeatSide.OURS, 1),
    ]


def test_our_host_presides_with_the_first_guest_at_his_right_hand() -> None:
    people = [line(1, 1), line(2, 2), line(3, 3), line(4, 4, PersonRole.HOST)]
    seats = seats_of(people, Seating.HEAD)
    assert [(seat.person.id, seat.side, seat.place) for seat in seats] == [
        (4, SeatSide.HEAD, 0),
        (1, SeatSide.RIGHT, 1),
        (2, SeatSide.LEFT, 1),
        (3, SeatSide.RIGHT, 2),
    ]
    assert [seat_words(seat) for seat in seats[:2]] == ["صدر", "دست راست صدر، نفر ۱"]


def test_an_audience_sits_in_rows() -> None:
    seats = seats_of([line(nth, nth) for nth in range(1, 11)], Seating.ROWS)
    assert {seat.person.id: seat.row for seat in seats} == {
        nth: 1 if nth < 9 else 2 for nth in range(1, 11)
    }
