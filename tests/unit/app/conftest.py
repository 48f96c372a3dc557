"""An open office on both stores, at a standing clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from app.access import Right
from app.clock import FixedClock
from app.marks import Classification
from app.office import Office, open_office
from app.operators import OperatorDraft, add_operator

#: A working Sunday in Tehran, 1405/09/01, half past ten.
NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def office(made: None, store_url: str, clock: FixedClock) -> Iterator[Office]:
    with open_office(store_url, clock=clock) as opened:
        opened.sign_in_as()
        yield opened


@pytest.fixture
def local_office(made: None, sqlite_url: str, clock: FixedClock) -> Iterator[Office]:
    with open_office(sqlite_url, clock=clock) as opened:
        opened.sign_in_as()
        yield opened


@pytest.fixture
def clerk(office: Office) -> int:
    """An operator of the phone unit: may log calls, sees only ordinary ones."""
    draft = OperatorDraft(
        name="clerk",
        full_name="نسرین سپهری",
        rights=frozenset(
            {Right.READ_CALLS, Right.LOG_CALLS, Right.READ_ORDERS, Right.READ_CONTACTS}
        ),
        clearance=Classification.ORDINARY,
    )
    return office.write(add_operator, draft).value
