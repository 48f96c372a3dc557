"""The parts of the tour in their order; a register adds its own line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from app.office import Office
from ui.tour import (
    agenda,
    calls,
    letters,
    meetings,
    orders,
    pages,
    protocol,
    public_days,
    search,
    visits,
)
from ui.tour.guide import Guide


def _no_papers(_office: Office) -> Mapping[str, bytes]:
    return {}


@dataclass(frozen=True)
class Part:
    """What a register shows of itself on a tour.

    Attributes:
        walk: Goes through its page in the window, once for each size and theme.
        papers: PDFs of what the office has, by file name; made once, besides those of previews.
    """

    walk: Callable[[Guide], None]
    papers: Callable[[Office], Mapping[str, bytes]] = _no_papers


PARTS: Final = (
    Part(calls.walk, calls.papers),
    Part(letters.walk),
    Part(orders.walk),
    Part(agenda.walk),
    Part(visits.walk),
    Part(public_days.walk),
    Part(meetings.walk),
    Part(protocol.walk),
    Part(search.walk),
    Part(pages.walk),
)
