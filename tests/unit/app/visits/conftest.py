"""An office for a whole module, on both stores, where every life makes visits of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
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
        with (
            TemporaryDirectory() as folder,
            open_office(
                f"sqlite:///{Path(folder) / 'store.sqlite'}", clock=clock, create=True
            ) as office,
        ):
            office.sign_in_as()
            yield office, clock
        return
    server = request.getfixturevalue("postgresql_server")
    with fresh_database(server) as url, open_office(url, clock=clock, create=True) as office:
        office.sign_in_as()
        yield office, clock
