"""`make bench`: every figure with its limit, as a table; exit status 1 when one is missed.

With `million`, what is asked of a store with a million letters, which takes long to make.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import case
import following
import importing
import minutes
import minutes_paper
import painted_week
import paper
import programme
import public_day
import scrolling
import search
import starting
import working

PARTS = (
    starting,
    working,
    following,
    case,
    programme,
    painted_week,
    scrolling,
    search,
    importing,
    minutes,
    minutes_paper,
    paper,
    public_day,
)


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    if list(arguments) == ["million"]:
        figures = search.measure_million()
    else:
        figures = [figure for part in PARTS for figure in part.measure()]
    wide = max(len(figure.name) for figure in figures)
    for figure in figures:
        sign = ">=" if figure.at_least else "<="
        verdict = "ok" if figure.holds else "MISSED"
        print(
            f"{figure.name:<{wide}}  {figure.value:8.2f} {figure.unit:<2}"
            f"  {sign} {figure.limit:.2f} {figure.unit:<2}  {verdict}"
        )
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
