"""A measured figure and its limit, and how often and how things are measured."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).parents[2]
#: Where a bench keeps what takes long to make.
KEPT = ROOT / "build" / "bench"
RUNS = 7
HOMES = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


@dataclass(frozen=True)
class Figure:
    """What was measured.

    Attributes:
        value: The figure.
        limit: What it may be at most, or at least when `at_least`.
        unit: Shown after both.
    """

    name: str
    value: float
    limit: float
    unit: str
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Whether the limit is kept."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def seconds(work: Callable[[], object]) -> float:
    """How long one run of `work` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all are not above."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def ratio_of_children(one: Sequence[str], other: Sequence[str]) -> float:
    """How many times as long a program takes as another, turn by turn, by what each prints."""
    child_seconds(one)
    child_seconds(other)
    return median(child_seconds(one) / child_seconds(other) for _ in range(RUNS))


def child_seconds(arguments: Sequence[str]) -> float:
    """The seconds from its start until the moment that counts in a child process."""
    start = perf_counter()
    stayed = child_figure(arguments)
    # What it prints is how long it stayed after the moment that counts.
    return perf_counter() - start - stayed


def child_figure(arguments: Sequence[str]) -> float:
    """The number a child process prints last."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with TemporaryDirectory() as home:
        # A desk that remembers nothing, and never the settings of whoever measures.
        environment |= dict.fromkeys(HOMES, home)
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    return float(done.stdout.split()[-1])
