"""`make bench`: every figure with its limit, as a table; exit status 1 when one is missed.

With `million`, what is asked of a store with a million letters, which takes long to make; with
names of parts, such as `working search_cost`, only those. A part's figures are shown as soon as it
is measured: the whole takes long, and a store that is made first takes minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

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
import search_cost
import starting
import working
from figure import Figure

PARTS = (
    starting,
    working,
    following,
    case,
    programme,
    painted_week,
    scrolling,
    search,
    search_cost,
    importing,
    minutes,
    minutes_paper,
    paper,
    public_day,
)


#: Wide enough for every name.
WIDE = 64


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    holds = True
    for figure in _measured(arguments):
        sign = ">=" if figure.at_least else "<="
        verdict = "ok" if figure.holds else "MISSED"
        print(
            f"{figure.name:<{WIDE}}  {figure.value:8.2f} {figure.unit:<2}"
            f"  {sign} {figure.limit:.2f} {figure.unit:<2}  {verdict}",
            flush=True,
        )
        holds &= figure.holds
    return 0 if holds else 1


def _measured(wanted: Sequence[str]) -> Iterator[Figure]:
    if list(wanted) == ["million"]:
        yield from search.measure_million()
        return
    parts = {part.__name__: part for part in PARTS}
    for name in wanted or parts:
        yield from parts[name].measure()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
