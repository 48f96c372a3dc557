"""The list of a public day: opened, put in order, closed, opened again (P2.16)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from app.changes import Changes
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.public_days.carrying import take_waiting_in
from app.public_days.deeds import PublicDayDeed
from app.public_days.planning import slot_of
from app.public_days.states import PublicDayState
from app.session import OfficeSession
from app.text import persian_digits
from app.visits.states import VisitState

_D: Final = PublicDayState
_V: Final = VisitState

#: While the order of petitioners can still be changed.
ORDERED: Final = (
    _D.PLANNED,
    _D.LIST_OPEN,
    _D.LIST_CLOSED,
    _D.PRESENTED,
    _D.INVITED,
    _D.IN_SESSION,
)
#: Petitions that stand in the order.
IN_ORDER: Final = (_V.COLLECTED, _V.LISTED, _V.PRESENTED, _V.ACCEPTED)

NOT_ALL: Final = "ترتیب باید همه درخواست‌هایی را که نوبت دارند یک بار داشته باشد؛ دوباره بخوانید."
EMPTY: Final = "در این روز هنوز درخواستی گردآوری نشده است."


def open_list(session: OfficeSession, day_id: int, version: int) -> Changes[int]:
    """Begin the list of a day; petitions that waited for it come onto it.

    Raises:
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.move(_D.LIST_OPEN)
    waited = take_waiting_in(deed)
    more = f" {waited} درخواست مانده به این روز آمد." if waited else ""
    return deed.finish("open_list", f"فهرست باز شد.{more}")


def close_list(session: OfficeSession, day_id: int, version: int) -> Changes[int]:
    """Close the list: every petition gets its turn and its time.

    Those that were put in order stand as they were put, the others after them as they came.

    Raises:
        NotAllowed: Nobody is on it, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.move(_D.LIST_CLOSED)
    rows = deed.petitions(_V.COLLECTED)
    if not rows:
        raise NotAllowed(EMPTY)
    for row in deed.petitions(_V.WITHDRAWN):
        # He gave his turn up before the list was opened again; it is another's now.
        if row["turn"] is not None:
            deed.set_petition(row, turn=None, slot_at=None)
    for turn, row in enumerate(rows, 1):
        at = slot_of(deed.record, turn)
        deed.set_petition(row, state=_V.LISTED.value, turn=turn, slot_at=at)
    return deed.finish("close_list", f"فهرست با {len(rows)} درخواست بسته شد.")


def reopen_list(session: OfficeSession, day_id: int, version: int) -> Changes[int]:
    """Take petitioners again; the order of those on the list stays.

    Raises:
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.move(_D.LIST_OPEN)
    for row in deed.petitions(_V.LISTED):
        deed.set_petition(row, state=_V.COLLECTED.value, slot_at=None)
    return deed.finish("reopen_list", "فهرست دوباره باز شد.")


def reorder(
    session: OfficeSession, day_id: int, version: int, visit_ids: Sequence[int]
) -> Changes[int]:
    """Put the petitions in another order.

    Args:
        session: The transaction.
        day_id: Which.
        version: As read.
        visit_ids: All that still have a turn to come, in the order wanted.

    Raises:
        InvalidFields: One is missing, there twice, or none of these.
        NotAllowed: Its order is not changed any more, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.require(*ORDERED, refusal="پایان یافته است و ترتیب آن دیگر عوض نمی‌شود.")
    rows = deed.petitions(*IN_ORDER)
    by_id = {row["id"]: row for row in rows}
    if sorted(by_id) != sorted(visit_ids):
        raise InvalidFields([InvalidInput("visit_ids", NOT_ALL)])
    moved = 0
    for turn, number in zip(_turns(deed, rows), visit_ids, strict=True):
        row = by_id[number]
        if row["turn"] != turn:
            has_time = row["slot_at"] is not None
            at = slot_of(deed.record, turn) if has_time else None
            deed.set_petition(row, turn=turn, slot_at=at)
            moved += 1
    if not moved:
        return Changes(day_id, frozenset())
    return deed.finish("reorder", f"ترتیب {moved} درخواست عوض شد.")


def _turns(deed: PublicDayDeed, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """The turns these petitions share out among them: their own, and new ones behind the last.

    Whoever was heard keeps his, and whoever gave it up may come back to it.
    """
    own = sorted(row["turn"] for row in rows if row["turn"] is not None)
    last = max((row["turn"] or 0 for row in deed.petitions()), default=0)
    return [*own, *range(last + 1, last + 1 + len(rows) - len(own))]


def names_of(deed: PublicDayDeed, *states: VisitState) -> str:
    """The petitions of these states as a refusal names them, the first few by name."""
    rows = deed.petitions(*states)
    named = [deed.called(row) for row in rows[:5]]
    more = f" و {len(rows) - 5} تن دیگر" if len(rows) > 5 else ""
    return persian_digits("، ".join(named) + more)
