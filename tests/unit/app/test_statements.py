"""Parts of statements: written out, read as enumerations, refused where they cannot be."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, case, literal, select

from app.letters.states import LetterState, Stage
from app.marks import Classification
from app.office import Office
from app.statements import constant, read_as, there_is, written
from models.base import table_of
from models.office import Setting

SETTINGS = table_of(Setting)


def test_a_constant_is_a_plain_word_or_a_number() -> None:
    assert (str(constant("open")), str(constant(3))) == ("'open'", "3")
    with pytest.raises(ValueError, match="no constant"):
        constant("it's")


def test_what_is_written_out_answers_as_before(office: Office) -> None:
    is_there = there_is(select(SETTINGS.c.name).where(SETTINGS.c.name == constant("x")), SETTINGS)
    value = case((is_there, constant("yes")), else_=constant("no"))
    assert office.read(lambda session: session.ask(select(value)).scalar_one()) == "no"
    assert office.read(lambda session: session.ask(select(written(value))).scalar_one()) == "no"


@pytest.mark.parametrize("given", [bindparam("name"), literal("x")])
def test_what_is_given_with_a_question_cannot_be_written_out(given: object) -> None:
    with pytest.raises(ValueError, match="not of constants"):
        written(SETTINGS.c.name == given)


@pytest.mark.parametrize("member", [*LetterState, *Stage, *Classification])
def test_a_stored_word_is_read_as_the_member_it_is_of(
    office: Office, member: LetterState | Stage | Classification
) -> None:
    asked = select(read_as(type(member), constant(member.value)))
    assert office.read(lambda session: session.ask(asked).scalar_one()) is member


def test_a_word_of_no_member_is_an_error(office: Office) -> None:
    asked = select(read_as(LetterState, constant("unheard")))
    with pytest.raises(KeyError):
        office.read(lambda session: session.ask(asked).all())
