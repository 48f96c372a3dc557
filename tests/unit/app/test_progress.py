"""Long work says how far it is, and stops where it is told to."""

from __future__ import annotations

import pytest

from app.progress import Cancelled, Progress


def test_every_stage_is_told_with_its_beginning_and_its_end() -> None:
    told: list[tuple[int, int, str]] = []
    progress = Progress(lambda *step: told.append(step))
    assert list(progress.through("خواندن", ["a", "b", "c"])) == ["a", "b", "c"]
    assert told[0] == (0, 0, "خواندن")
    assert told[-1] == (3, 3, "خواندن")


def test_a_fast_work_does_not_flood_its_watcher() -> None:
    told: list[int] = []
    progress = Progress(lambda done, _of, _stage: told.append(done))
    for done in range(100_000):
        progress.step(done, 200_000)
    assert len(told) < 200


def goes_through(progress: Progress, cancelled_at: int) -> list[int]:
    """Go through ten items; a person cancels at one of them."""
    seen: list[int] = []
    try:
        for item in progress.through("خواندن", range(10)):
            seen.append(item)
            if item == cancelled_at:
                progress.cancel()
    except Cancelled:
        return [*seen, -1]
    return seen


@pytest.mark.parametrize("place", [0, 3, 9])
def test_a_cancelled_work_stops_at_its_next_step(place: int) -> None:
    assert goes_through(Progress(), place) == [*range(place + 1), -1]
