"""How soon the window stands, and how soon it shows the first of 100,000 calls."""

from __future__ import annotations

from figure import Figure, ratio_of_children
from store import office_store

HERE = "tests/bench"
OURS = f"{HERE}/child_our_window.py"


def measure() -> list[Figure]:
    """Ratios within one run, against a bare window and a bare query."""
    frame = ratio_of_children([OURS], [f"{HERE}/child_bare_window.py"])
    return [
        Figure("window frame visible / bare window", frame, 2.0, "x"),
        first_rows("first rows of 100,000 calls / reference", office_store()),
    ]


def first_rows(name: str, url: str) -> Figure:
    """From nothing to the first rows of a store's calls, against the reference."""
    ratio = ratio_of_children([OURS, url], [f"{HERE}/child_reference_rows.py", url])
    return Figure(name, ratio, 1.5, "x")
