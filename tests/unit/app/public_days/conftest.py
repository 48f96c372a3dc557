"""An office for a whole module, on both stores, where every test makes entries of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from tempfile import TemporaryDirectory

import pytest

from app.clock import FixedClock
from app.office import Office, open_office
from postgresql import fresh_database

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)

_STORES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


@contextmanager
def _an_office(url: str) -> Iterator[Office]:
    with open_office(url, clock=FixedClock(NOW)) as office:
        office.sign_in_as()
        yield office


@pytest.fixture(scope="module", params=_STORES)
def shared_office(request: pytest.FixtureRequest) -> Iterator[Office]:
    """One office for every example: a life leaves nothing the next could trip over."""
    if request.param == "sqlite":
        with TemporaryDirectory() as folder:
            path = shutil.copy(request.getfixturevalue("made_file"), folder)
            with _an_office(f"sqlite:///{path}") as office:
                yield office
        return
    server = request.getfixturevalue("postgresql_server")
    like = request.getfixturevalue("made_database")
    with fresh_database(server, like) as url, _an_office(url) as office:
        yield office
