"""`make bench`: every figure with its limit, as a table; exit status 1 when one is missed."""

from __future__ import annotations

import sys

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
import starting
import working


def main() -> int:
    """Measure and print."""
    figures = [
        figure
        for part in (
            starting,
            working,
            following,
            case,
            programme,
            painted_week,
            scrolling,
            importing,
            minutes,
            minutes_paper,
            paper,
            public_day,
        )
        for figure in part.measure()
    ]
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
    sys.exit(main())
