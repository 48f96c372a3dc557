"""What is missing before a meeting can take its next step, in sentences that name it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from app.agenda.states import EventState
from app.agenda.tables import EVENTS
from app.meetings.content_rows import MinutesItem, MinutesResolution
from app.meetings.rows import ItemLine, ResolutionLine
from app.meetings.states import (
    MOVABLE,
    WRITABLE,
    Inviter,
    ItemState,
    MeetingState,
    ResolutionState,
)
from app.session import OfficeSession
from app.text import persian_digits

#: So many are named; the rest is counted.
MOST_NAMED: Final = 6

MOVED_IN_PROGRAMME: Final = "زمان این جلسه در تقویم تغییر کرده است؛ به پیروی از تقویم ببرید."
LOST_IN_PROGRAMME: Final = "برنامه این جلسه در تقویم لغو شده یا بی زمان مانده است."


def undecided(items: Sequence[ItemLine | MinutesItem]) -> list[str]:
    """The items nobody has decided."""
    found = [one.title for one in items if one.state is ItemState.OPEN]
    return [f"تصمیم این بند نوشته نشده است: {title}" for title in found]


def without_responsible(resolutions: Sequence[ResolutionLine | MinutesResolution]) -> list[str]:
    """The resolutions nobody is responsible for; annulled ones need nobody."""
    numbers = [one.number for one in resolutions if not one.responsible]
    return [f"مصوبه {number} مسئول ندارد." for number in numbers]


def unanswered(resolutions: Sequence[ResolutionLine]) -> list[str]:
    """The resolutions whose orders still wait for an answer."""
    waits = (ResolutionState.OPEN, ResolutionState.IN_ACTION)
    found = [one for one in resolutions if one.state in waits and not one.is_annulled]
    return [
        f"پاسخ مصوبه {one.number} نرسیده است ({one.responsible or 'بی مسئول'})." for one in found
    ]


def gaps_of(
    session: OfficeSession,
    meeting: Mapping[str, Any],
    items: Sequence[ItemLine],
    resolutions: Sequence[ResolutionLine],
) -> tuple[str, ...]:
    """What is missing before the next step of a meeting."""
    state = MeetingState(meeting["state"])
    found: list[str] = []
    if state in MOVABLE:
        found += _of_entry(session, meeting)
    if state in WRITABLE:
        found += undecided(items)
    if state in WRITABLE - {MeetingState.IN_SESSION}:
        found += without_responsible([one for one in resolutions if not one.is_annulled])
    if state is MeetingState.MINUTES_AWAITED and meeting["invites"] == Inviter.OUTSIDE.value:
        found.append("صورتجلسه هنوز نرسیده است.")
    if state in (MeetingState.FINALISED, MeetingState.DISTRIBUTED):
        found += unanswered(resolutions)
    return few(found)


def few(found: Sequence[str]) -> tuple[str, ...]:
    """As many of these sentences as are read, and how many there are more."""
    more = len(found) - MOST_NAMED
    named = [persian_digits(one) for one in found[:MOST_NAMED]]
    return (*named, persian_digits(f"و {more} مورد دیگر")) if more > 0 else tuple(named)


def _of_entry(session: OfficeSession, meeting: Mapping[str, Any]) -> list[str]:
    """Whether its entry went elsewhere in the programme itself."""
    if meeting["event_id"] is None:
        return []
    column = EVENTS.c
    entry = session.execute(
        EVENTS.select()
        .with_only_columns(column.starts_at, column.ends_at, column.state)
        .where(column.id == meeting["event_id"])
    ).one()
    if entry.starts_at is None or entry.state == EventState.CANCELLED.value:
        return [LOST_IN_PROGRAMME]
    if (entry.starts_at, entry.ends_at) != (meeting["starts_at"], meeting["ends_at"]):
        return [MOVED_IN_PROGRAMME]
    return []
