"""Entries of cases go where theirs go in the governor's programme: moved, called off, back again.

Whoever plans the programme moved or called one off; its case follows in the same transaction,
without a right of its own. A case above his clearance stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import and_, or_, select

from app.agenda.states import HOLDING
from app.agenda.tables import EVENTS
from app.changes import Kind
from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.overwriting import typed
from app.protocol.deeds import FOLLOWED, CaseDeed
from app.protocol.in_programme import GONE
from app.protocol.states import OVER, CaseState
from app.protocol.tables import CASE_STEPS, CASES, ENTRIES
from app.session import OfficeSession

#: How the words of such a step begin.
_FOLLOWING: Final = "به پیروی از تقویم"

_C: Final = CASES.c
_E: Final = EVENTS.c
_N: Final = ENTRIES.c
_TIMES: Final = ("starts_at", "ends_at")
_RUNNING: Final = sorted(state.value for state in frozenset(CaseState) - OVER)
_HOLDS: Final = frozenset(state.value for state in HOLDING)
_GONE: Final = frozenset(state.value for state in GONE)
_ASTRAY: Final = or_(
    _E.state.in_(sorted(_GONE)),
    and_(
        _E.state.in_(sorted(_HOLDS)),
        or_(_N.starts_at != _E.starts_at, _N.ends_at != _E.ends_at),
    ),
)

#: An entry of the programme: id, state, reason and times.
Event = Mapping[Any, Any]


def cases_follow(session: OfficeSession) -> frozenset[Kind]:
    """Let the entries of cases follow that were moved, called off or brought back just now.

    Returns:
        The kinds of record that were touched.
    """
    kinds: set[Kind] = set()
    for number in sorted(_astray(session) | _brought_back(session)):
        kinds |= _follow(session, number)
    return frozenset(kinds)


def _astray(session: OfficeSession) -> set[int]:
    """Cases with an entry that stands elsewhere than in the programme."""
    found = session.execute(
        select(_C.id)
        .join(ENTRIES, _N.case_id == _C.id)
        .join(EVENTS, _E.id == _N.event_id)
        .where(
            _C.state.in_(_RUNNING),
            _C.classification <= int(session.desk.operator.clearance),
            _ASTRAY,
        )
    )
    return set(found.scalars())


def _brought_back(session: OfficeSession) -> set[int]:
    """Cases that last let an entry go which stands in the programme again."""
    steps = CASE_STEPS.c
    found = session.execute(
        select(steps.case_id, steps.overwrote)
        .join(CASES, _C.id == steps.case_id)
        .where(
            _C.state.in_(_RUNNING),
            _C.last_step.startswith(_FOLLOWING),
            _C.classification <= int(session.desk.operator.clearance),
            steps.action == FOLLOWED,
            steps.taken_back_at.is_(None),
        )
    ).all()
    let_go = {
        values["event_id"]: case_id
        for case_id, overwrote in found
        for table, _number, values in json.loads(overwrote)
        if table == ENTRIES.name and values.get("event_id") is not None
    }
    if not let_go:
        return set()
    standing = select(_E.id).where(_E.id.in_(let_go), _E.state.in_(sorted(_HOLDS)))
    return {let_go[number] for number in session.execute(standing).scalars()}


def _follow(session: OfficeSession, case_id: int) -> frozenset[Kind]:
    held = select(_C.version).where(_C.id == case_id).with_for_update()
    deed = CaseDeed(session, case_id, session.execute(held).scalar_one(), right=None)
    newest = deed.newest_step()
    if newest["action"] == FOLLOWED and _came_from(deed, newest):
        return deed.take_back().kinds
    events = _events(session, (row["event_id"] for row in deed.part(ENTRIES.name).values()))
    words = [
        said
        for row in list(deed.part(ENTRIES.name).values())
        if row["event_id"] in events
        for said in [_go(deed, row, events[row["event_id"]])]
        if said
    ]
    if not words:
        return frozenset()
    return deed.finish(FOLLOWED, f"{_FOLLOWING} {'؛ '.join(words)}").kinds


def _events(session: OfficeSession, numbers: Any) -> dict[int, Event]:
    # Whoever may do something with a case may follow its entries, whatever he may read of them.
    wanted = [number for number in numbers if number is not None]
    rows = session.execute(
        select(_E.id, _E.state, _E.state_reason, _E.classification, _E.starts_at, _E.ends_at).where(
            _E.id.in_(wanted)
        )
    ).mappings()
    return {row["id"]: row for row in rows}


def _came_from(deed: CaseDeed, step: Mapping[str, Any]) -> bool:
    """Whether taking a step back brings every entry where it stands in the programme again."""
    rows = deed.part(ENTRIES.name)
    before = {
        number: rows[number] | typed(ENTRIES, values)
        for table, number, values in json.loads(step["overwrote"])
        if table == ENTRIES.name and number in rows
    }
    after = {**rows, **before}
    events = _events(deed.session, (row["event_id"] for row in after.values()))
    return bool(before) and all(
        _agree(row, events[row["event_id"]]) for row in after.values() if row["event_id"] in events
    )


def _agree(row: Mapping[str, Any], event: Event) -> bool:
    if event["state"] in _GONE:
        return False
    return event["state"] not in _HOLDS or all(row[name] == event[name] for name in _TIMES)


def _go(deed: CaseDeed, row: Mapping[str, Any], event: Event) -> str:
    """Let one entry follow; answers with what is said of it, nothing where it stands right."""
    if _agree(row, event):
        return ""
    number, title = row["id"], row["title"]
    if event["state"] in _GONE:
        deed.set_row(ENTRIES.name, number, event_id=None)
        # Who reads the case may not know of its entry.
        is_known = event["classification"] <= deed.record["classification"]
        why = event["state_reason"] if is_known else ""
        return f"«{title}» از تقویم رفت: {why}" if why else f"«{title}» از تقویم رفت."
    before = _moment(row)
    deed.set_row(ENTRIES.name, number, **{name: event[name] for name in _TIMES})
    return f"«{title}» از {before} به {_moment(event)} رفت."


def _moment(row: Mapping[Any, Any]) -> str:
    at = to_tehran(row["starts_at"])
    return f"{jalali_text(at.date())} ساعت {clock_text(at.time())}"
