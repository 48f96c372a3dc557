"""How soon the window stands, and how soon it shows the first of 100,000 calls."""

from __future__ import annotations

from figure import Figure, ratio_of_children
from store import office_store

HERE = "tests/bench"


def measure() -> list[Figure]:
    """Ratios within one run, against a bare window and a bare query."""
    url = office_store()
    ours, bare = [f"{HERE}/child_our_window.py"], [f"{HERE}/child_bare_window.py"]
    frame = ratio_of_children(ours, bare)
    rows = ratio_of_children([*ours, url], [f"{HERE}/child_reference_rows.py", url])
    return [
        Figure("window frame visible / bare window", frame, 2.0, "x"),
        Figure("first rows of 100,000 calls / reference", rows, 1.5, "x"),
    ]
