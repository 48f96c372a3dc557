"""Petitions that go on with another day: nobody who asked to be heard is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import func, select

from app.access import Right, require
from app.changes import Changes, Kind
from app.errors import InvalidInput, NotAllowed
from app.marks import Classification
from app.public_days.deeds import PublicDayDeed, hold_day, seen_day
from app.public_days.states import TAKES_PETITIONERS, PublicDayState
from app.session import OfficeSession
from app.text import persian_digits
from app.visits.drafts import VisitDraft
from app.visits.proving import checked_visit
from app.visits.receiving import write_visit
from app.visits.states import Channel, PetitionKind, SpecialStatus, VisitPath, VisitState
from app.visits.steps import CARRIED
from app.visits.tables import VISITS

_S: Final = VisitState

#: Petitions nobody has answered yet: they go along to another day as they are.
UNANSWERED: Final = (_S.COLLECTED, _S.LISTED, _S.PRESENTED, _S.ACCEPTED)

#: What a petition loses of the day it leaves.
_LEFT_BEHIND: Final[Mapping[str, Any]] = {
    "state": _S.COLLECTED.value,
    "turn": None,
    "slot_at": None,
    "manager_id": None,
    "decision": None,
    "decided_at": None,
    "decision_words": "",
}

#: What a petition that goes on as another keeps of the first.
_KEPT: Final = (
    "visitor_id",
    "visitor_name",
    "father_name",
    "national_id",
    "phone",
    "address",
    "county",
    "job",
    "post",
    "organisation_id",
    "organisation",
    "companions",
    "group_size",
    "subject",
    "problem",
    "category",
    "agency_id",
    "agency",
    "documents",
    "expert",
    "expert_opinion",
    "samad_code",
    "list_number",
    "note",
)


def require_takes(session: OfficeSession, day_id: int, field: str = "carry_to") -> dict[str, Any]:
    """A day that still takes petitioners, held until the transaction is over.

    Raises:
        InvalidInput: It takes none any more.
        NotFound: There is no such day.
    """
    hold_day(session, day_id)
    day = seen_day(session, day_id)
    if PublicDayState(day["state"]) not in TAKES_PETITIONERS:
        number = persian_digits(day["number"])
        raise InvalidInput(field, f"ملاقات عمومی {number} دیگر درخواستی نمی‌پذیرد.")
    return day


def leave_day(deed: PublicDayDeed, to_day_id: int | None) -> str:
    """Let the unanswered petitions of a day that is called off go to another, or wait.

    Returns:
        What is said of it.
    """
    if to_day_id == deed.id:
        raise InvalidInput("carry_to", "همین روز لغو می‌شود؛ روز دیگری برگزینید.")
    to_day = require_takes(deed.session, to_day_id) if to_day_id is not None else None
    rows = deed.petitions(*UNANSWERED)
    for row in rows:
        deed.set_petition(row, public_day_id=to_day_id, **_LEFT_BEHIND)
    if not rows:
        return ""
    where = f"به ملاقات عمومی {to_day['number']} رفت" if to_day else "برای روز بعد ماند"
    return f" · {len(rows)} درخواست {where}."


def waiting_petitions(session: OfficeSession) -> int:
    """How many petitions wait for the next public day.

    Raises:
        NotAllowed: The operator may not read visits.
    """
    require(session.desk.operator, Right.READ_VISITS)
    count: int = session.execute(
        select(func.count()).select_from(VISITS).where(*_waiting())
    ).scalar_one()
    return count


def _waiting() -> tuple[Any, ...]:
    column = VISITS.c
    return (
        column.path == VisitPath.PUBLIC.value,
        column.public_day_id.is_(None),
        column.state == _S.COLLECTED.value,
    )


def take_waiting_in(deed: PublicDayDeed) -> int:
    """Put the petitions that wait for the next day onto this one; answers with how many."""
    own = deed.part(VISITS.name)
    rows = deed.session.execute(
        select(VISITS).where(*_waiting()).order_by(VISITS.c.id).with_for_update()
    ).mappings()
    waiting = [dict(row) for row in rows]
    own |= {row["id"]: row for row in waiting}
    for row in waiting:
        deed.set_petition(row, public_day_id=deed.id)
    return len(waiting)


def take_in_waiting(session: OfficeSession, day_id: int, version: int) -> Changes[int]:
    """Put the petitions that wait for the next public day onto this one.

    Raises:
        NotAllowed: It takes none any more, none waits, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.require(*TAKES_PETITIONERS, refusal="دیگر درخواستی نمی‌پذیرد.")
    count = take_waiting_in(deed)
    if not count:
        raise NotAllowed("درخواستی در انتظار روز بعد نیست.")
    return deed.finish("take_in_waiting", f"{count} درخواست مانده به این روز آمد.")


def followers(session: OfficeSession, day_id: int) -> dict[int, int]:
    """The petitions of later days that go on with a day's, by the id of the earlier one."""
    later, earlier = VISITS.alias("later"), VISITS
    rows = session.execute(
        select(later.c.carried_from_id, later.c.id)
        .join(earlier, earlier.c.id == later.c.carried_from_id)
        .where(earlier.c.public_day_id == day_id, later.c.state != _S.WITHDRAWN.value)
    )
    return {row.carried_from_id: row.id for row in rows}


def carry_over(
    session: OfficeSession, day_id: int, version: int, to_day_id: int
) -> Changes[list[int]]:
    """Let the petitions a day put off go on as petitions of a later day.

    Each gets a number of its own and names the one it goes on with.

    Returns:
        The new petitions.

    Raises:
        InvalidInput: The other day takes no petitioners.
        NotAllowed: None is left to be carried over, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    if to_day_id == day_id:
        raise InvalidInput("carry_to", "روز دیگری برگزینید.")
    to_day = require_takes(session, to_day_id)
    carried = followers(session, day_id)
    rows = [row for row in deed.petitions(_S.POSTPONED) if row["id"] not in carried]
    if not rows:
        raise NotAllowed(persian_digits(f"در {deed.named} درخواست به‌تعویق‌افتاده‌ای نمانده است."))
    made = [_goes_on(session, row, to_day_id) for row in rows]
    for number in made:
        deed.carried_on(number)
    deed.kinds.add(Kind.VISIT)
    words = f"{len(made)} درخواست به ملاقات عمومی {to_day['number']} رفت."
    done = deed.finish(CARRIED, words)
    return Changes(made, done.kinds)


def _goes_on(session: OfficeSession, before: Mapping[str, Any], to_day_id: int) -> int:
    """Receive a petition again, for a later day; answers with the new one."""
    kept = {name: before[name] for name in _KEPT}
    draft = VisitDraft(
        path=VisitPath.PUBLIC,
        special_status=SpecialStatus(before["special_status"]),
        channel=Channel(before["channel"]),
        petition_kind=PetitionKind(before["petition_kind"]),
        classification=Classification(before["classification"]),
        is_present=False,
        public_day_id=to_day_id,
        carried_from_id=before["id"],
        **kept,
    )
    return write_visit(session, checked_visit(session, draft), action=CARRIED)
