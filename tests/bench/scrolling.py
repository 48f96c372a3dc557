"""How long the window stands while a person scrolls through 100,000 calls, and in what memory."""

from __future__ import annotations

import os
import subprocess
import sys
from tempfile import TemporaryDirectory

from figure import HOMES, ROOT, Figure
from store import office_store

#: The machine does other things too: of so many runs the calmest is ours alone.
RUNS = 3


def measure() -> list[Figure]:
    """The longest pause of the main thread in every way of scrolling, and resident memory."""
    url = office_store()
    runs = [_scrolled(url) for _ in range(RUNS)]
    calmest = {name: min(run[name] for run in runs) for name in runs[0]}
    memory = max(run["memory"] for run in runs)
    pauses = [
        Figure(f"longest pause, {name}", pause, 16, "ms")
        for name, pause in calmest.items()
        if name != "memory"
    ]
    return [*pauses, Figure("memory with 100,000 calls scrolled", memory, 250, "MB")]


def _scrolled(url: str) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with TemporaryDirectory() as home:
        environment |= dict.fromkeys(HOMES, home)
        done = subprocess.run(
            [sys.executable, "tests/bench/child_scrolling.py", url],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
    lines = (line.split("\t") for line in done.stdout.splitlines())
    return {name: float(value) for name, value in lines}
