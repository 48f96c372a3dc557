"""What `daftar check` finds of the ministry's forms."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text

from app.check.faults import Part
from app.check.protocol_forms import answers_are_of_trips, layouts_can_be_read
from app.demo import Scale, fill_store
from app.demo.protocol_tales import ANSWERS, PLAYED
from app.protocol.layouts import MINISTRY_FORMS

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
OFFICE = Scale(contacts=60, calls=1, orders=0, days=900, events=20, protocol=PLAYED)
LAYOUT = (
    "INSERT INTO form_layouts (name, text, saved_at, saved_by, version) "
    "VALUES ('{}', '{}', '2026-11-01 08:00:00', 1, 1)"
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, made_file: Path) -> Iterator[Connection]:
    """A sound store: what is planted is rolled back."""
    url = f"sqlite:///{shutil.copy(made_file, tmp_path_factory.mktemp('sound'))}"
    fill_store(url, OFFICE, 1, NOW)
    engine = create_engine(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def found(connection: Connection) -> list[tuple[Part, str]]:
    """The faults of forms."""
    faults = [*layouts_can_be_read(connection), *answers_are_of_trips(connection)]
    return [(one.part, one.words) for one in faults]


def test_the_invented_office_has_answers_and_no_faults(sound: Connection) -> None:
    names = set(sound.execute(text("SELECT name FROM case_forms")).scalars())
    assert names == set(ANSWERS)
    assert names <= set(MINISTRY_FORMS)
    assert found(sound) == []


@pytest.mark.parametrize(
    ("damage", "part", "words"),
    [
        (LAYOUT.format("trip-form-a", "عنوان"), Part.TEMPLATES, "چیدمان فرم «trip-form-a»"),
        (LAYOUT.format("trip-form-c", "عنوان: فرم\n> متن"), Part.TEMPLATES, "«trip-form-c»"),
        ("UPDATE case_forms SET name = 'x' WHERE name = 'trip-form-a'", Part.STATES, "فرم «x»"),
        ("UPDATE protocol_cases SET case_kind = 'pavilion'", Part.STATES, "جایی ندارد"),
    ],
)
def test_what_is_planted_is_found(sound: Connection, damage: str, part: Part, words: str) -> None:
    with sound.begin_nested() as planted:
        sound.execute(text(damage))
        faults = found(sound)
        planted.rollback()
    assert faults
    assert {one for one, _words in faults} == {part}
    assert any(words in said for _part, said in faults)
