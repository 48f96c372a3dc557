"""Lists that are built once are still of who asks: his clearance, day, filter and words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from app.access import Right
from app.clock import FixedClock
from app.letters import (
    LetterDirection,
    LetterFilter,
    count_letters,
    letter_place,
    list_letters,
    register_letter,
)
from app.letters.deeds import LETTERS
from app.letters.queries import letters_listed
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.search.everything import search_everything
from app.search.keeping import MOST_KEPT
from app.search_sources import SOURCES
from app.statements import constant
from letters_seat import INCOMING

IDS = select(LETTERS.c.id)


@pytest.fixture
def letters(office: Office) -> dict[str, int]:
    """Two about roads, one of them confidential, and one about water whose answer is due today."""
    today = office.clock.today()
    drafts = {
        "road": INCOMING,
        "secret": replace(INCOMING, classification=Classification.CONFIDENTIAL),
        "water": replace(INCOMING, subject="آب روستا", organisation="شرکت آب", due_on=today),
    }
    return {
        name: office.write(register_letter, replace(draft, request_key=uuid4())).value
        for name, draft in drafts.items()
    }


def ids(office: Office, wanted: LetterFilter) -> set[int]:
    return {row.id for row in office.read(list_letters, wanted)}


def test_what_is_searched_in_a_kept_list_is_of_this_question(
    office: Office, letters: dict[str, int]
) -> None:
    roads, water = LetterFilter(text="راه"), LetterFilter(text="آب شرکت")
    for _ in range(2):
        assert ids(office, roads) == {letters["road"], letters["secret"]}
        assert ids(office, water) == {letters["water"]}
        assert ids(office, LetterFilter()) == set(letters.values())
        assert ids(office, replace(water, text="تاریخ: فردا")) == set()
        assert ids(office, replace(water, text="طبقه: محرمانه راه")) == {letters["secret"]}
        assert office.read(count_letters, roads, most=10) == 2
        assert office.read(count_letters, water) == 1
        assert office.read(letter_place, water, letters["water"]) == 0
        assert office.read(letter_place, water, letters["road"]) is None


def test_a_kept_list_is_of_its_operator(office: Office, letters: dict[str, int]) -> None:
    clerk = OperatorDraft(
        name="clerk",
        full_name="نسرین سپهری",
        rights=frozenset({Right.READ_LETTERS}),
        clearance=Classification.ORDINARY,
    )
    office.write(add_operator, clerk)
    for name in ("admin", "clerk", "admin", "clerk"):
        office.sign_in_as(name)
        seen = set(letters.values()) - ({letters["secret"]} if name == "clerk" else set())
        assert ids(office, LetterFilter()) == seen
        assert ids(office, LetterFilter(text="راه")) == seen - {letters["water"]}
        assert ids(office, LetterFilter(mine=True)) == (set() if name == "clerk" else seen)
        found = office.read(search_everything, "راه", SOURCES)
        lines = {line.id for group in found.groups for line in group.lines}
        assert lines == seen - {letters["water"]}


def test_a_kept_list_is_of_its_day(
    office: Office, letters: dict[str, int], clock: FixedClock
) -> None:
    assert ids(office, LetterFilter(overdue=True)) == set()
    clock.advance(timedelta(days=1))
    assert letters["water"] in ids(office, LetterFilter(overdue=True))


def test_a_list_is_built_once_for_a_filter_and_never_too_many(office: Office) -> None:
    incoming = LetterFilter(direction=LetterDirection.INCOMING)
    first = office.read(letters_listed, incoming, IDS)
    assert office.read(letters_listed, replace(incoming, text="راه"), IDS) is first
    assert office.read(letters_listed, LetterFilter(), IDS) is not first
    many = [office.read(letters_listed, LetterFilter(letter_id=n), IDS) for n in range(MOST_KEPT)]
    assert len({id(one) for one in many}) == MOST_KEPT
    assert office.read(letters_listed, incoming, IDS) is not first


@pytest.mark.parametrize("value", ["a b", "'", "راه", "x;", "%"])
def test_only_plain_words_are_written_into_statements(value: str) -> None:
    with pytest.raises(ValueError, match="no constant"):
        constant(value)
