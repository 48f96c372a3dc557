"""What the calendar offers to do with the entry it stands on; the list of entries offers all."""

from __future__ import annotations

from typing import Final

from app.access import Right, SignedIn
from app.agenda.rows import CalendarEntry
from app.agenda.states import PLANNED, EventState

#: Deeds of whoever may plan.
_OF_PLANNERS: Final = frozenset({"event_fix", "event_move", "take_back"})


def steps_of(entry: CalendarEntry | None, operator: SignedIn) -> frozenset[str]:
    """What can be done with an entry in the calendar."""
    if entry is None or entry.is_hidden:
        return frozenset()
    found = {"open_event", "take_back"}
    if entry.state in PLANNED:
        found.add("event_move")
    if entry.state is EventState.TENTATIVE:
        found.add("event_fix")
    if not operator.may(Right.PLAN_AGENDA):
        found -= _OF_PLANNERS
    return frozenset(found)


def next_steps(entry: CalendarEntry, operator: SignedIn) -> tuple[str, ...]:
    """The buttons under an entry, the likeliest first."""
    there = steps_of(entry, operator)
    return tuple(name for name in ("event_fix", "open_event", "event_move") if name in there)


def may_move(entry: CalendarEntry, operator: SignedIn) -> bool:
    """Whether a drag may begin on an entry."""
    return "event_move" in steps_of(entry, operator)
