"""How long the window stands while a person scrolls through 100,000 calls, and in what memory.

And what a page of them costs the store, far down and at the top.
"""

from __future__ import annotations

import os
import subprocess
import sys
from tempfile import TemporaryDirectory

from figure import HOMES, ROOT, Figure, seconds
from store import office_store

from app.listing import MOST_COUNTED, walk
from app.office import Office, open_office
from app.phone_calls import CallFilter, CallRow, count_calls, list_calls
from ui.common.known_rows import STRIDE
from ui.common.register_model import PAGE

#: The machine does other things too: of so many runs the calmest is ours alone.
RUNS = 3
#: Of a page of rows, which takes a millisecond.
READINGS = 40
#: Filters a person scrolls through: everything, and what a common word finds.
WORD = "آب"


def measure() -> list[Figure]:
    """The longest pause of the main thread in every way of scrolling, and resident memory."""
    url = office_store()
    return [*pauses(url, "calls", "100,000 calls"), *_depth(url)]


def pauses(url: str, section: str, rows: str) -> list[Figure]:
    """The longest pause in every way of scrolling a register, and resident memory.

    Args:
        url: The store.
        section: The register's page.
        rows: What it holds, in words.
    """
    runs = [_scrolled(url, section) for _ in range(RUNS)]
    calmest = {name: min(run[name] for run in runs) for name in runs[0]}
    memory = max(run["memory"] for run in runs)
    longest = [
        Figure(f"longest pause, {name}, {rows}", pause, 16, "ms")
        for name, pause in calmest.items()
        if name != "memory"
    ]
    return [*longest, Figure(f"memory with {rows} scrolled", memory, 250, "MB")]


def _depth(url: str) -> list[Figure]:
    """A page at the end of the register against its first, whole and searched."""
    found = []
    with open_office(url) as office:
        office.sign_in_as()
        for name, text in (("all calls", ""), ("a common word", WORD)):
            wanted = CallFilter(text=text)
            walked = office.read(
                walk, list_calls, (wanted,), _key, None, stride=STRIDE, strides=1_000
            )
            first = _page(office, wanted)
            # Between two known rows, as far from the first of them as it may be.
            last = _page(office, wanted, after=walked.keys[-2], offset=STRIDE - PAGE)
            counted = min(
                seconds(lambda: office.read(count_calls, wanted, most=MOST_COUNTED))  # noqa: B023  # called at once
                for _ in range(READINGS)
            )
            depth = len(walked.keys) * STRIDE
            found += [
                Figure(f"first page of {name}", first * 1000, 15, "ms"),
                Figure(f"page {depth:,} rows down / first, {name}", last / first, 2, "x"),
                Figure(f"count to a thousand, {name}", counted * 1000, 10, "ms"),
            ]
    return found


def _page(office: Office, wanted: CallFilter, **part: int) -> float:
    """The calmest of many readings of a page."""
    return min(
        seconds(lambda: office.read(list_calls, wanted, **part, limit=PAGE))
        for _ in range(READINGS)
    )


def _key(row: CallRow) -> int:
    return row.id


def _scrolled(url: str, section: str) -> dict[str, float]:
    """The longest pause of each way of scrolling a register, in milliseconds, and memory in MB."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with TemporaryDirectory() as home:
        environment |= dict.fromkeys(HOMES, home)
        done = subprocess.run(
            [sys.executable, "tests/bench/child_scrolling.py", url, section],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=180,
        )
    lines = (line.split("\t") for line in done.stdout.splitlines())
    return {name: float(value) for name, value in lines}
