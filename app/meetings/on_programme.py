"""Meetings go where their entries go: moved or called off in the programme, and back again (P1.4).

The entry was moved or called off by whoever plans the programme; its meeting follows in the same
transaction, without a right of its own. One above his clearance stays, and says so itself
(`app.meetings.gaps`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import and_, or_, select

from app.agenda import EventState
from app.agenda.states import HOLDING
from app.agenda.tables import EVENTS
from app.changes import Changes, Kind, changed
from app.errors import NotAllowed
from app.meetings.deeds import CALLED_OFF_THERE, MOVED_THERE, MeetingDeed, hold_meeting
from app.meetings.fields import time_words
from app.meetings.moving import NOT_MOVED, ask_anew, let_topics_wait
from app.meetings.states import MOVABLE, MeetingState
from app.meetings.tables import MEETINGS
from app.overwriting import typed
from app.session import OfficeSession

CALLED_OFF: Final = "برنامه آن در تقویم لغو شد."
NO_ENTRY_TIME: Final = "برنامه این جلسه در تقویم زمانی ندارد؛ جلسه را جابه‌جا یا لغو کنید."

_M: Final = MEETINGS.c
_E: Final = EVENTS.c
_TIMES: Final = ("starts_at", "ends_at")
_CANCELLED: Final = EventState.CANCELLED.value
_ENTRY: Final = ("id", "state", "state_reason", "classification", *_TIMES)
#: A meeting that has not begun stands elsewhere than its entry, or is alone.
_ASTRAY: Final = and_(
    _M.state.in_(sorted(state.value for state in MOVABLE)),
    or_(
        _E.state == _CANCELLED,
        and_(
            _E.state.in_(sorted(state.value for state in HOLDING)),
            or_(_M.starts_at != _E.starts_at, _M.ends_at != _E.ends_at),
        ),
    ),
)
#: A meeting that was called off while its entry stands.
_ALONE: Final = and_(
    _M.state == MeetingState.CANCELLED.value,
    _E.state.in_(sorted(state.value for state in HOLDING)),
)


def meetings_follow(session: OfficeSession) -> frozenset[Kind]:
    """Let the meetings follow whose entries were moved, called off or brought back just now.

    Returns:
        The kinds of record that were touched.
    """
    clearance = int(session.desk.operator.clearance)
    found = session.execute(
        select(_M.id)
        .join(EVENTS, _E.id == _M.event_id)
        .where(_M.classification <= clearance, or_(_ASTRAY, _ALONE))
        .order_by(_M.id)
    ).scalars()
    kinds: set[Kind] = set()
    for number in list(found):
        kinds |= _follow(session, number)
    return frozenset(kinds)


def _follow(session: OfficeSession, meeting_id: int) -> frozenset[Kind]:
    hold_meeting(session, meeting_id)
    version = session.execute(select(_M.version).where(_M.id == meeting_id)).scalar_one()
    deed = MeetingDeed(session, meeting_id, version, right=None)
    entry = _entry(deed)
    stands = entry["state"] != _CANCELLED
    newest = deed.newest_step()
    if deed.state is MeetingState.CANCELLED:
        # What the office itself called off stays so.
        return deed.take_back().kinds if newest["action"] == CALLED_OFF_THERE else frozenset()
    if deed.state not in MOVABLE:
        return frozenset()
    if not stands:
        return _call_off(deed, entry).kinds
    if newest["action"] == MOVED_THERE and _came_from(deed, newest, entry):
        return deed.take_back().kinds
    return _go(deed, entry).kinds


def _entry(deed: MeetingDeed) -> dict[str, Any]:
    # Whoever may do something with a meeting may follow its entry, whatever he may read of it.
    row = deed.session.execute(
        select(*(_E[name] for name in _ENTRY)).where(_E.id == deed.record["event_id"])
    ).mappings()
    return dict(row.one())


def _came_from(deed: MeetingDeed, step: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    """Whether taking a step back brings the meeting where its entry is again."""
    for table, number, values in json.loads(step["overwrote"]):
        if table == MEETINGS.name and number == deed.id:
            before = deed.record | typed(MEETINGS, values)
            return all(before[name] == entry[name] for name in _TIMES)
    return False


def _go(deed: MeetingDeed, entry: Mapping[str, Any]) -> Changes[int]:
    times = {name: entry[name] for name in _TIMES}
    if all(deed.record[name] == value for name, value in times.items()):
        return changed(deed.id)
    before = time_words(deed.record)
    deed.set(**times)
    ask_anew(deed)
    words = f"به پیروی از تقویم از {before} به {time_words(deed.record)} رفت."
    return deed.finish(MOVED_THERE, words)


def _call_off(deed: MeetingDeed, entry: Mapping[str, Any]) -> Changes[int]:
    # Who reads the meeting may not know of its entry.
    is_known = entry["classification"] <= deed.record["classification"]
    why = (entry["state_reason"] if is_known else "") or CALLED_OFF
    deed.move(MeetingState.CANCELLED, state_reason=why)
    let_topics_wait(deed)
    return deed.finish(CALLED_OFF_THERE, f"به پیروی از تقویم لغو شد: {why}")


def follow_programme(session: OfficeSession, meeting_id: int, version: int) -> Changes[int]:
    """Take over the time its entry was given by somebody who may not know of the meeting.

    Raises:
        NotAllowed: The entry has no time, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*MOVABLE, refusal=NOT_MOVED)
    entry = _entry(deed) if deed.record["event_id"] is not None else None
    if entry is None or entry["starts_at"] is None or entry["state"] == _CANCELLED:
        raise NotAllowed(NO_ENTRY_TIME)
    return _go(deed, entry)
