"""Desks at once on one store, killed at random; `make soak` does it for minutes and measures."""

from __future__ import annotations

from random import Random

import pytest

from soak.soaking import soak

#: Of each kind of store: so many desks, so many seconds.
SHORT = {"sqlite": (3, 5.0), "postgresql": (4, 5.0)}


@pytest.mark.timeout(180)
def test_nothing_is_lost_doubled_or_half_done(store_url: str) -> None:
    seed = Random().randrange(2**31)  # printed, to be tried again
    print(f"seed {seed}")
    processes, seconds = SHORT[store_url.split(":", maxsplit=1)[0].split("+", maxsplit=1)[0]]
    soaked = soak(store_url, processes, seconds, seed, pause=0.8)
    assert soaked.faults == ()
    assert soaked.killed > 3
    assert soaked.acknowledged > 20
