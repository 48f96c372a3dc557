"""A daily visitor's course: he comes, is announced, goes in, goes out (P2.12 to P2.14)."""

from __future__ import annotations

from typing import Any, Final

from app.changes import Changes, Kind
from app.errors import InvalidInput, NotAllowed
from app.orders import require_no_open_orders, source_told
from app.session import OfficeSession
from app.text import persian_digits
from app.visits.appointments import appointment_held, lose_appointment
from app.visits.closing import missing_to_close
from app.visits.deeds import VisitDeed
from app.visits.proving import words_of
from app.visits.states import VisitPath, VisitState
from app.visits.steps import CLOSED

#: What a visitor who comes again after he was not there begins anew.
_ANEW: Final[dict[str, Any]] = {
    "announced_at": None,
    "decision": None,
    "decided_at": None,
    "decision_words": "",
    "entered_at": None,
    "left_at": None,
}


def _daily(session: OfficeSession, visit_id: int, version: int) -> VisitDeed:
    """A deed only a daily visit knows.

    Raises:
        NotAllowed: It is a petition of a public day.
        NotFound, StaleRecord: As for every deed.
    """
    deed = VisitDeed(session, visit_id, version)
    if deed.record["path"] != VisitPath.DAILY.value:
        raise NotAllowed(f"{deed.named} از ملاقات عمومی است و در همان روز پیش می‌رود.")
    return deed


def arrive(session: OfficeSession, visit_id: int, version: int) -> Changes[int]:
    """Say that a visitor who asked, has an appointment, or was not there stands in the room now.

    Raises:
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = _daily(session, visit_id, version)
    now = session.desk.clock.now()
    if deed.state is VisitState.APPOINTED:
        deed.move(VisitState.AGREED, arrived_at=now)
    else:
        deed.move(VisitState.PRESENT, arrived_at=now, **_ANEW)
    return deed.finish("arrive", f"«{deed.record['visitor_name']}» به دفتر آمد.")


def announce(session: OfficeSession, visit_id: int, version: int) -> Changes[int]:
    """Say that the governor was told of a visitor (P2.12).

    Raises:
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = _daily(session, visit_id, version)
    deed.move(VisitState.ANNOUNCED, announced_at=session.desk.clock.now())
    return deed.finish("announce", "به استاندار اعلام شد.")


def enter(session: OfficeSession, visit_id: int, version: int) -> Changes[int]:
    """Say that a visitor went in.

    Raises:
        NotAllowed: He has no leave to go in yet, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = _daily(session, visit_id, version)
    now = session.desk.clock.now()
    deed.move(VisitState.INSIDE, entered_at=now, arrived_at=deed.record["arrived_at"] or now)
    host = deed.record["host"]
    return deed.finish("enter", f"نزد «{host}» رفت." if host else "نزد استاندار رفت.")


def leave(session: OfficeSession, visit_id: int, version: int) -> Changes[int]:
    """Say that a visitor came out; his appointment was held.

    Raises:
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = _daily(session, visit_id, version)
    deed.move(VisitState.OUT, left_at=session.desk.clock.now())
    appointment_held(deed)
    return deed.finish("leave", "ملاقات انجام شد.")


def no_show(session: OfficeSession, visit_id: int, version: int, reason: str = "") -> Changes[int]:
    """Say that a visitor was not there when he was called; his appointment is free again.

    Raises:
        InvalidInput, NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = _daily(session, visit_id, version)
    why = words_of(reason, "reason")
    deed.move(VisitState.NO_SHOW)
    lose_appointment(deed, why or "ملاقات‌کننده نیامد.")
    return deed.finish("no_show", f"نیامد: {why}" if why else "نیامد.")


def withdraw(session: OfficeSession, visit_id: int, version: int, reason: str) -> Changes[int]:
    """Say that a visitor gave it up, or that the visit was written down by mistake.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed: An order on it still runs, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = VisitDeed(session, visit_id, version)
    why = words_of(reason, "reason", needed="سبب انصراف را بنویسید.")
    deed.move(VisitState.WITHDRAWN)
    require_no_open_orders(session, Kind.VISIT, visit_id)
    lose_appointment(deed, why)
    return deed.finish("withdraw", f"انصراف داد: {why}")


def close_visit(
    session: OfficeSession, visit_id: int, version: int, reason: str = ""
) -> Changes[int]:
    """Close a visit; while something is missing it needs a reason (P2.15).

    Raises:
        InvalidInput: Something is missing and no reason was given; the sentence names it.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = VisitDeed(session, visit_id, version)
    why = words_of(reason, "reason")
    missing = missing_to_close(session, deed.record)
    deed.move(VisitState.CLOSED)
    if missing and not why:
        raise InvalidInput("reason", persian_digits(f"{' '.join(missing)} سبب بستن را بنویسید."))
    if missing and deed.record["told_at"] is None:
        deed.kinds |= source_told(session, Kind.VISIT, visit_id, "", reason=why)
    return deed.finish(CLOSED, f"بسته شد: {why}" if why else "بسته شد.")
