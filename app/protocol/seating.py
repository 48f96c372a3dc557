"""Who sits where: the order of precedence, seats changed by hand, places at each table (P6.9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from app.changes import Changes, changed
from app.errors import InvalidFields, InvalidInput
from app.limits import checked_length
from app.protocol.deeds import CaseDeed
from app.protocol.drafts import SeatingDraft
from app.protocol.rows import PersonLine
from app.protocol.rules import ProtocolRules
from app.protocol.states import OURS, PersonRole, Seating
from app.protocol.tables import PEOPLE
from app.protocol.texts import SEATINGS
from app.session import OfficeSession
from app.text import LONG_LIMIT, persian_digits, tidy

#: Of one rank who comes first, by role.
_BY_ROLE: Final = {role: place for place, role in enumerate(PersonRole)}
#: So many sit in a row of an audience.
ROW_SEATS: Final = 8
#: More than sit together.
MOST_SEATS: Final = 400

WRONG_SEAT: Final = "جای «{name}» عددی از صفر تا ۴۰۰ است."
TAKEN: Final = "جای {seat} به «{first}» و «{second}» داده شده است."


def precedence(people: Iterable[Mapping[str, Any]], rules: ProtocolRules) -> dict[int, int]:
    """The place of everybody by precedence, 1 first.

    Guests come before ours and the head before all; then rank says, then role, then the list.
    Whoever was given a seat by hand has it; the others fill the places left, in their order.

    Args:
        people: Rows of whoever belongs to a case: id, role, rank, seat and place.
        rules: The office's ranks.

    Returns:
        From the id of each to his place, every place from 1 on once.
    """
    ordered = sorted(people, key=lambda one: _first_by(one, rules))
    free = list(range(1, len(ordered) + 1))
    places: dict[int, int] = {}
    for one in sorted((one for one in ordered if one["seat"] > 0), key=lambda one: one["seat"]):
        # A seat beyond the last one of today, or one taken twice, is the next that is free.
        place = next((place for place in free if place >= one["seat"]), free[-1])
        free.remove(place)
        places[one["id"]] = place
    rest = (one["id"] for one in ordered if one["id"] not in places)
    return places | dict(zip(rest, free, strict=True))


def _first_by(one: Mapping[str, Any], rules: ProtocolRules) -> tuple[Any, ...]:
    role = PersonRole(one["role"])
    return (
        role in OURS,
        role is not PersonRole.HEAD,
        rules.precedence(one["rank"]),
        _BY_ROLE[role],
        one["place"],
        one["id"],
    )


class SeatSide(StrEnum):
    """Where at a table, or among an audience, a seat is."""

    #: The long side of the guests, and ours across from it.
    GUESTS = "guests"
    OURS = "ours"
    #: The head of the table or the crown of a horseshoe, and the arms at its right and left hand.
    HEAD = "head"
    RIGHT = "right"
    LEFT = "left"
    CIRCLE = "circle"
    ROW = "row"


@dataclass(frozen=True)
class Seat:
    """Where somebody sits.

    Attributes:
        place: Along a side, a circle or a row 0 is its middle, 1 the first at the right hand of
            whoever sits there, -1 the first at the left; down an arm 1 is nearest the head.
        row: Of an audience, 1 the foremost.
    """

    person: PersonLine
    side: SeatSide
    place: int
    row: int = 1


def seats_of(people: Sequence[PersonLine], seating: Seating) -> tuple[Seat, ...]:
    """Where everybody sits, by their `order`.

    The place of honour is the middle of a side, the head of a table, the middle of the first row;
    from there it goes right, left, right. Our first host presides at a head, a horseshoe and a
    round table, with the first guest at his right hand.
    """
    ordered = sorted(people, key=lambda one: one.order)
    if seating is Seating.FACING:
        guests = [one for one in ordered if one.role not in OURS]
        ours = [one for one in ordered if one.role in OURS]
        return _along(guests, SeatSide.GUESTS) + _along(ours, SeatSide.OURS)
    if seating is Seating.ROWS:
        rows = enumerate(range(0, len(ordered), ROW_SEATS), 1)
        return tuple(
            seat
            for row, first in rows
            for seat in _along(ordered[first : first + ROW_SEATS], SeatSide.ROW, row)
        )
    presided = _presided(ordered)
    if seating is Seating.ROUND:
        return _along(presided, SeatSide.CIRCLE)
    return tuple(
        Seat(one, SeatSide.HEAD, 0)
        if not nth
        else Seat(one, SeatSide.RIGHT if nth % 2 else SeatSide.LEFT, (nth + 1) // 2)
        for nth, one in enumerate(presided)
    )


def _along(people: Sequence[PersonLine], side: SeatSide, row: int = 1) -> tuple[Seat, ...]:
    """From the middle outwards, the right hand first."""
    return tuple(
        Seat(one, side, (nth + 1) // 2 if nth % 2 else -(nth // 2), row)
        for nth, one in enumerate(people)
    )


def _presided(ordered: list[PersonLine]) -> list[PersonLine]:
    host = next((one for one in ordered if one.role is PersonRole.HOST), None)
    return ordered if host is None else [host, *(one for one in ordered if one is not host)]


_SIDES: Final = {
    SeatSide.GUESTS: "سوی میهمانان",
    SeatSide.OURS: "سوی میزبان",
    SeatSide.CIRCLE: "میز گرد",
}


def seat_words(seat: Seat) -> str:
    """Where a seat is, in words."""
    if seat.side is SeatSide.HEAD:
        return "صدر"
    if seat.side in (SeatSide.RIGHT, SeatSide.LEFT):
        hand = "راست" if seat.side is SeatSide.RIGHT else "چپ"
        return persian_digits(f"دست {hand} صدر، نفر {seat.place}")
    where = f"ردیف {seat.row}" if seat.side is SeatSide.ROW else _SIDES[seat.side]
    hand = "راست" if seat.place > 0 else "چپ"
    beside = f"نفر {abs(seat.place)} از {hand}" if seat.place else "میانه"
    return persian_digits(f"{where}، {beside}")


def save_seating(
    session: OfficeSession, case_id: int, version: int, draft: SeatingDraft
) -> Changes[int]:
    """Say how people sit, change seats by hand, and put the flags in order.

    Raises:
        InvalidFields: A seat is none or is given twice, or the flags are too long.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    problems: list[InvalidInput] = []
    flags = checked_length("flags", tidy(draft.flags, multiline=True), LONG_LIMIT, problems)
    changes = {
        number: seat
        for number, seat in draft.seats.items()
        if deed.row(PEOPLE.name, number)["seat"] != seat
    }
    for number, seat in changes.items():
        deed.set_row(PEOPLE.name, number, seat=seat)
    problems += _wrong_seats(deed.part(PEOPLE.name).values())
    if problems:
        raise InvalidFields(problems)
    wanted = {"seating": draft.seating.value, "flags": flags}
    if not changes and all(deed.record[name] == value for name, value in wanted.items()):
        return changed(case_id)
    deed.set(**wanted)
    return deed.finish("save_seating", f"چیدمان نشستن ({SEATINGS[draft.seating]}) نوشته شد.")


def _wrong_seats(rows: Iterable[Mapping[str, Any]]) -> list[InvalidInput]:
    taken: dict[int, str] = {}
    found = []
    for row in rows:
        name, seat = row["name"] or row["organisation"], row["seat"]
        if not 0 <= seat <= MOST_SEATS:
            found.append(WRONG_SEAT.format(name=name))
        elif seat and seat in taken:
            found.append(TAKEN.format(seat=seat, first=taken[seat], second=name))
        taken[seat] = name
    return [InvalidInput("seats", persian_digits(words)) for words in found]
