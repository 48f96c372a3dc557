"""Parts of statements: constants, and words read as enumerations."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.sql.selectable import NamedFromClause

from app.letters.states import LetterState, Stage
from app.marks import Classification
from app.office import Office
from app.session import Desk
from app.statements import constant, read_as
from models.base import alias_of, table_of
from models.office import Setting


def test_a_constant_is_a_plain_word_or_a_number() -> None:
    assert (str(constant("open")), str(constant(3))) == ("'open'", "3")
    with pytest.raises(ValueError, match="no constant"):
        constant("it's")


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


def test_enumerations_with_the_same_values_are_not_confused(office: Office) -> None:
    """Equal statements are compiled once, and members of these are equal."""

    class One(StrEnum):
        IT = "it"

    class Other(StrEnum):
        IT = "it"

    for members in (One, Other):
        asked = select(read_as(members, constant("it")))
        with office.database.reading(Desk(office.operator, office.clock)) as session:
            found = session.ask(asked).scalar_one()
        assert type(found) is members


@pytest.fixture
def busy_threads() -> Iterator[None]:
    """Threads that take turns after every step."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("busy_threads")
def test_a_table_under_another_name_is_the_same_for_all_threads() -> None:
    settings = table_of(Setting)

    def joined(other: NamedFromClause[Any], begun: Barrier) -> str:
        begun.wait()
        on = other.c.name == settings.c.name
        return str(select(settings.c.name, other.c.value).join(other, on))

    with ThreadPoolExecutor(4) as threads:
        for _ in range(100):
            begun = Barrier(4)
            found = threads.map(partial(joined, begun=begun), [alias_of(settings, "other")] * 4)
            assert len(set(found)) == 1
