"""An office for a whole module, on both stores, where every life makes visits of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from tempfile import TemporaryDirectory

import pytest

from app.clock import FixedClock
from app.office import Office, open_office
from postgresql import fresh_database

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)

_STORES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


@pytest.fixture(params=_STORES)
def living_office(request: pytest.FixtureRequest) -> Iterator[tuple[Office, FixedClock]]:
    """An office and its clock."""
    clock = FixedClock(NOW)
    if request.param == "sqlite":
        with TemporaryDirectory() as folder:
            path = shutil.copy(request.getfixturevalue("made_file"), folder)
            with open_office(f"sqlite:///{path}", clock=clock) as office:
                office.sign_in_as()
                yield office, clock
        return
    server = request.getfixturevalue("postgresql_server")
    like = request.getfixturevalue("made_database")
    with fresh_database(server, like) as url, open_office(url, clock=clock) as office:
        office.sign_in_as()
        yield office, clock
