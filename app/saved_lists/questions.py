"""Questions to every register at once, kept as lists are, with how many answers they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.search.everything import count_everything
from app.search_sources import SOURCES
from app.session import OfficeSession

#: The section kept questions belong to: no page of the window, but its search box.
SEARCH: Final = "search"
#: More than any store holds.
_ALL: Final = 2**31 - 2


@dataclass(frozen=True)
class AskedEverywhere:
    """What is asked of every register the operator may see.

    Attributes:
        text: The question as typed.
    """

    text: str = ""


def count_answers(
    session: OfficeSession, wanted: AskedEverywhere, *, most: int | None = None
) -> int:
    """How many records answer; with `most`, no more than one above it."""
    every = _ALL if most is None else most
    found = sum(count_everything(session, wanted.text, SOURCES, every).values())
    return min(found, every + 1)
