"""Desks that want the same times at once, each a process; in `make soak` twenty do it at length."""

from __future__ import annotations

from random import Random

import pytest

from soak.bookings import book_at_once

DESKS, TRIES = 4, 25


@pytest.mark.timeout(180)
def test_nobody_and_nothing_is_booked_twice(made: None, store_url: str) -> None:
    seed = Random().randrange(2**31)  # printed, to be tried again
    print(f"seed {seed}")
    booked = book_at_once(store_url, DESKS, TRIES, seed)
    assert booked.faults == ()
    assert booked.tries == DESKS * TRIES
    assert min(booked.planned, booked.moved, booked.refused) > 3
