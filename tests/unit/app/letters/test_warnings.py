"""The two warnings of a deadline: each once for the whole office, and none for the past."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.access import Right
from app.clock import FixedClock
from app.letters import (
    LetterWarning,
    amend_letter,
    examine_letter,
    give_letter_warnings,
    letter_draft,
    letter_sheet,
    letters_to_warn,
    warned_letters,
)
from app.letters.deadlines import warning_days
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from asked import questions_asked
from letters_seat import Came


@pytest.fixture
def letter(came: Came) -> int:
    """A letter with the usual deadline of ten working days."""
    return came()


def days_of(office: Office, letter: int) -> tuple[date, date, date]:
    due = office.read(letter_sheet, letter).due_on
    assert due is not None
    first, second = office.read(warning_days, due)
    return first, second, due


def at_day(clock: FixedClock, day: date) -> None:
    clock.advance(timedelta(days=(day - clock.today()).days))


def given(office: Office) -> tuple[LetterWarning, ...]:
    return office.write(give_letter_warnings).value


def test_each_warning_is_given_once_on_its_day(
    office: Office, clock: FixedClock, letter: int
) -> None:
    first, second, due = days_of(office, letter)
    at_day(clock, first - timedelta(days=1))
    assert given(office) == ()
    at_day(clock, first)
    assert [(one.letter_id, one.warned) for one in given(office)] == [(letter, 1)]
    assert given(office) == ()
    assert [one.letter_id for one in office.read(warned_letters, limit=5)] == [letter]
    at_day(clock, second)
    assert [one.warned for one in given(office)] == [2]
    assert given(office) == ()
    at_day(clock, due + timedelta(days=1))
    assert office.read(warned_letters, limit=5) == []


def test_a_thousand_letters_of_a_day_are_looked_at_as_one(
    office: Office, clock: FixedClock, came: Came
) -> None:
    """Each desk asks in the background, and would keep its own window from painting."""
    first, _second, due = days_of(office, came())
    at_day(clock, first)
    with questions_asked() as of_one:
        assert len(office.read(letters_to_warn)) == 1
    for _ in range(4):
        came(due_on=due)
    with questions_asked() as of_five:
        assert len(office.read(letters_to_warn)) == 5
    assert len(of_five) == len(of_one)


def test_the_past_never_reminds_and_two_days_at_once_are_one_warning(
    office: Office, clock: FixedClock, came: Came
) -> None:
    late, both = came(due_on=clock.today()), came(due_on=clock.today() + timedelta(days=30))
    _first, second, _due = days_of(office, both)
    at_day(clock, second)
    assert [(one.letter_id, one.warned) for one in given(office)] == [(both, 2)]
    assert office.read(letter_sheet, late).warned == 0


def test_a_warning_makes_nobodys_form_stale_and_a_deed_forgets_none(
    office: Office, clock: FixedClock, letter: int
) -> None:
    version = office.read(letter_sheet, letter).version
    at_day(clock, days_of(office, letter)[0])
    given(office)
    office.write(examine_letter, letter, version)
    assert office.read(letter_sheet, letter).warned == 1
    assert given(office) == ()


def test_another_deadline_is_warned_of_anew(office: Office, clock: FixedClock, letter: int) -> None:
    at_day(clock, days_of(office, letter)[1])
    assert given(office)
    sheet = office.read(letter_sheet, letter)
    draft = replace(office.read(letter_draft, letter), due_on=clock.today() + timedelta(days=30))
    office.write(amend_letter, letter, sheet.version, draft)
    assert office.read(letter_sheet, letter).warned == 0
    at_day(clock, days_of(office, letter)[0])
    assert [one.warned for one in given(office)] == [1]


def test_what_is_above_the_clearance_waits_for_who_may_see_it(
    office: Office, clock: FixedClock, came: Came
) -> None:
    letter = came(classification=Classification.SECRET)
    at_day(clock, days_of(office, letter)[0])
    director = office.operator.id
    draft = OperatorDraft(
        name="desk",
        full_name="نسرین سپهری",
        rights=frozenset({Right.READ_LETTERS, Right.REGISTER_LETTERS}),
    )
    office.sign_in(office.write(add_operator, draft).value)
    assert office.read(letters_to_warn) == []
    assert given(office) == ()
    office.sign_in(director)
    assert [one.letter_id for one in given(office)] == [letter]
