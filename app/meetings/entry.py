"""What becomes of a meeting's entry in the programme while the meeting goes on.

An entry somebody led on in the programme itself stays where it is: it is never led back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from app.agenda import EventState, event_held, minutes_received
from app.agenda import Inviter as EntryInviter
from app.agenda.course import close_event, follow_up_event, invitations_out, report_event
from app.agenda.deeds import seen_event
from app.changes import Changes
from app.clock import to_tehran
from app.meetings.deeds import MeetingDeed

OUR_MINUTES: Final = "دفتر استاندار"

_BEFORE: Final = frozenset({EventState.SCHEDULED, EventState.INVITED})
_HELD: Final = frozenset({EventState.HELD, EventState.HELD_WITHOUT})
_REPORTABLE: Final = _HELD | {EventState.MINUTES_RECEIVED, EventState.FOLLOW_UP}


def entry_of(deed: MeetingDeed) -> dict[str, Any] | None:
    """The entry of a meeting as it stands; None where it has none."""
    number = deed.record["event_id"]
    return None if number is None else seen_event(deed.session, number)


def _lead(
    deed: MeetingDeed,
    states: frozenset[EventState],
    step: Callable[..., Changes[int]],
    *arguments: Any,
    **more: Any,
) -> bool:
    """Take a step of the entry if it stands where that begins; it goes back with the deed."""
    entry = entry_of(deed)
    if entry is None or EventState(entry["state"]) not in states:
        return False
    step(deed.session, entry["id"], entry["version"], *arguments, right=None, **more)
    deed.changed_event(entry["id"])
    return True


def entry_invited(deed: MeetingDeed, number: str, dated: date | None) -> None:
    """The invitations went out, if by whom the entry says."""
    entry = entry_of(deed)
    inviter = None if entry is None else EntryInviter(entry["invites"])
    if inviter is EntryInviter.OFFICE or (inviter is EntryInviter.OUTSIDE and number and dated):
        _lead(deed, frozenset({EventState.SCHEDULED}), invitations_out, number, dated)


def entry_held(deed: MeetingDeed, minutes_from: str, due_on: date | None = None) -> None:
    """The meeting was held; who writes its minutes, and until when they are due."""
    entry = entry_of(deed)
    # An entry of a later time is not over, whatever hour the meeting really ended.
    if entry is None or entry["starts_at"] > deed.session.desk.clock.now():
        return
    _lead(
        deed,
        _BEFORE,
        event_held,
        with_governor=bool(entry["with_governor"]),
        minutes_from=minutes_from,
        minutes_due_on=due_on,
    )


def entry_has_minutes(deed: MeetingDeed, on: date) -> None:
    """The minutes are there: they came, or ours are locked."""
    entry = entry_of(deed)
    if entry is None or entry["starts_at"] is None or on < to_tehran(entry["starts_at"]).date():
        return
    _lead(deed, frozenset({EventState.MINUTES_AWAITED}), minutes_received, on)


def entry_followed_up(deed: MeetingDeed) -> None:
    """The minutes went to whom they concern."""
    _lead(deed, _HELD | {EventState.MINUTES_RECEIVED}, follow_up_event)


def entry_reported(deed: MeetingDeed, report: str, governor_words: str) -> None:
    """The governor was told what came of it."""
    _lead(deed, _REPORTABLE, report_event, report, governor_words)


def entry_closed(deed: MeetingDeed) -> None:
    """Nothing is left to do."""
    _lead(deed, frozenset({EventState.REPORTED}), close_event)
