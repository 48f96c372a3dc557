"""What the box asks: every register, read by name only when somebody searches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.search.completing import Completion
    from app.session import OfficeSession
    from ui.search.answers import Answer, ShownGroup


def ask_lines(session: OfficeSession, text: str) -> Answer:
    """The newest of each register, ready to be shown."""
    from app.search.everything import search_everything
    from app.search_sources import SOURCES
    from ui.search.answers import made_ready

    return made_ready(search_everything(session, text, SOURCES))


def ask_more(session: OfficeSession, text: str, title: str, most: int) -> ShownGroup:
    """More lines of one register, ready to be shown; for those without a list of their own."""
    from app.search.everything import FoundGroup, search_kind
    from app.search.matching import asked
    from app.search_sources import SOURCES
    from ui.search.answers import group_ready

    source = next(one for one in SOURCES if one.title == title)
    lines = search_kind(session, source, text, limit=most + 1)
    group = FoundGroup(source, tuple(lines[:most]), has_more=len(lines) > most)
    return group_ready(group, asked(session, text))


def ask_counts(session: OfficeSession, text: str, titles: Sequence[str]) -> dict[str, int]:
    """How many these registers find, as far as they are counted."""
    from app.listing import MOST_COUNTED
    from app.search.everything import count_everything
    from app.search_sources import SOURCES

    wanted = [source for source in SOURCES if source.title in titles]
    return count_everything(session, text, wanted, MOST_COUNTED)


def ask_completions(session: OfficeSession, text: str, cursor: int) -> tuple[Completion, ...]:
    """What the question can be completed to at its cursor."""
    from app.search_completions import completions

    return completions(session, text, cursor)
