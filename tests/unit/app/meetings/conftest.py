"""An office for a whole module, on both stores, where a long life is led once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from tempfile import TemporaryDirectory

import pytest

from app.clock import FixedClock
from app.office import Office, open_office
from postgresql import fresh_database

#: A working Sunday in Tehran, half past ten.
NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


@pytest.fixture(
    scope="module", params=("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))
)
def life_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A store for one long life."""
    if request.param == "sqlite":
        with TemporaryDirectory() as folder:
            yield f"sqlite:///{shutil.copy(request.getfixturevalue('made_file'), folder)}"
        return
    like = request.getfixturevalue("made_database")
    with fresh_database(request.getfixturevalue("postgresql_server"), like) as url:
        yield url


@pytest.fixture
def lived_office(life_url: str) -> Iterator[Office]:
    """That store, opened at a clock that can be turned."""
    with open_office(life_url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        yield office
