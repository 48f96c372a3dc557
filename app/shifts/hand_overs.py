"""Handing a shift over: written down as it stood, and confirmed by who takes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.engine import Row

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.limits import checked_length
from app.listing import bounded_count, key_of, listed
from app.marks import Classification
from app.session import OfficeSession
from app.shifts.matters import Matter, MatterGroup, ShiftState, Total, shift_state
from app.text import LONG_LIMIT, SHORT_LIMIT, tidy
from models.base import alias_of, table_of
from models.duty import ShiftHandOver
from models.operators import Operator

_HAND_OVERS = table_of(ShiftHandOver)
MISSING = "این تحویل شیفت یافت نشد."


@dataclass(frozen=True, kw_only=True)
class HandOverDraft:
    """A hand-over as typed by who leaves.

    Attributes:
        to_id: The operator who takes the shift.
        shift: Which shift ends.
        note: What else he must know.
        request_key: Made once by the form, so that a repeated save finds its own record.
    """

    to_id: int | None = None
    shift: str = ""
    note: str = ""
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class HandOverRow:
    """A line of the earlier hand-overs; hours are Tehran's."""

    id: int
    version: int
    at: datetime
    shift: str
    from_id: int
    from_name: str
    to_id: int
    to_name: str
    received_at: datetime | None
    note: str


@dataclass(frozen=True)
class HandOverSheet:
    """A hand-over whole, as far as the reader's clearance goes."""

    row: HandOverRow
    state: ShiftState
    printed_count: int


def hand_over_shift(session: OfficeSession, draft: HandOverDraft) -> Changes[int]:
    """Write down what stands now and hand it to the next; saving it again finds its record.

    Raises:
        NotAllowed: The operator may not log calls.
        InvalidFields: Nobody is named to take it, or he cannot, or a text is too long.
    """
    operator = session.desk.operator
    require(operator, Right.LOG_CALLS)
    made = session.execute(
        select(_HAND_OVERS.c.id).where(_HAND_OVERS.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    note, shift, to_name = _checked(session, draft)
    number = session.execute(
        insert(_HAND_OVERS)
        .values(
            from_id=operator.id,
            to_id=draft.to_id,
            at=session.desk.clock.now(),
            shift=shift,
            note=note,
            listed=_listed(shift_state(session)),
            received_at=None,
            printed_count=0,
            request_key=draft.request_key,
            version=1,
        )
        .returning(_HAND_OVERS.c.id)
    ).scalar_one()
    words = f"شیفت از «{operator.full_name}» به «{to_name}» تحویل داده شد."
    journal.note(session, Kind.HAND_OVER, number, "hand_over_shift", words)
    return changed(number, Kind.HAND_OVER)


def _checked(session: OfficeSession, draft: HandOverDraft) -> tuple[str, str, str]:
    """The note and the shift, tidied, and who takes it."""
    problems: list[InvalidInput] = []
    note = checked_length("note", tidy(draft.note, multiline=True), LONG_LIMIT, problems)
    shift = checked_length("shift", tidy(draft.shift), SHORT_LIMIT, problems)
    taker = session.execute(
        select(Operator.full_name, Operator.active).where(Operator.id == (draft.to_id or 0))
    ).first()
    if draft.to_id is None:
        problems.append(InvalidInput("to_id", "تحویل‌گیرنده را برگزینید."))
    elif taker is None or not taker.active:
        problems.append(InvalidInput("to_id", "این کاربر دیگر در دفتر نیست."))
    elif draft.to_id == session.desk.operator.id:
        problems.append(InvalidInput("to_id", "شیفت را به خودتان نمی‌توانید تحویل دهید."))
    if problems or taker is None:
        raise InvalidFields(problems)
    return note, shift, str(taker.full_name)


def _listed(state: ShiftState) -> str:
    plain = {
        "at": state.at.isoformat(),
        "matters": [asdict(matter) for matter in state.matters],
        "totals": [asdict(total) for total in state.totals],
        "counts": [asdict(total) for total in state.counts],
    }
    return json.dumps(plain, ensure_ascii=False)


def state_of(listed: str, clearance: int) -> ShiftState:
    """What was listed, without what lies above a clearance.

    Raises:
        ValueError: It is not as it was written; only a damaged store says so.
    """
    plain: Mapping[str, Any] = json.loads(listed)
    matters = tuple(
        Matter(
            **{
                **one,
                "group": MatterGroup(one["group"]),
                "classification": Classification(one["classification"]),
            }
        )
        for one in plain["matters"]
        if one["classification"] <= clearance
    )
    totals, counts = (
        tuple(
            Total(one["words"], one["count"], Classification(one["classification"]))
            for one in plain[name]
            if one["classification"] <= clearance
        )
        for name in ("totals", "counts")
    )
    return ShiftState(datetime.fromisoformat(plain["at"]), matters, totals, counts)


def receive_shift(session: OfficeSession, number: int, version: int) -> Changes[None]:
    """Say at one's own desk that one has taken the shift.

    Raises:
        NotFound: There is no such hand-over.
        NotAllowed: It was handed to somebody else, or is taken already.
        StaleRecord: Another desk changed it since.
    """
    operator = session.desk.operator
    require(operator, Right.LOG_CALLS)
    row = _row_of(session, number)
    if row.to_id != operator.id:
        raise NotAllowed(f"این شیفت به «{row.to_name}» تحویل شده است.")
    if row.received_at is not None:
        raise NotAllowed("این شیفت پیش از این تحویل گرفته شده است.")
    done = session.execute(
        update(_HAND_OVERS)
        .where(_HAND_OVERS.c.id == number, _HAND_OVERS.c.version == version)
        .values(received_at=session.desk.clock.now(), version=version + 1)
        .returning(_HAND_OVERS.c.id)
    ).scalar()
    if done is None:
        raise StaleRecord(STALE)
    words = f"«{operator.full_name}» شیفت را از «{row.from_name}» تحویل گرفت."
    journal.note(session, Kind.HAND_OVER, number, "receive_shift", words)
    return changed(None, Kind.HAND_OVER)


def count_hand_over_print(session: OfficeSession, number: int) -> Changes[None]:
    """Count that a hand-over is printed, so that a reprint says so.

    Raises:
        NotFound: There is no such hand-over.
    """
    require(session.desk.operator, Right.READ_CALLS)
    _row_of(session, number)
    session.execute(
        update(_HAND_OVERS)
        .where(_HAND_OVERS.c.id == number)
        .values(printed_count=_HAND_OVERS.c.printed_count + 1)
    )
    journal.note(session, Kind.HAND_OVER, number, "print_hand_over", "برگ تحویل شیفت چاپ شد.")
    return changed(None, Kind.HAND_OVER)


_GIVER = alias_of(table_of(Operator), "giver")
_TAKER = alias_of(table_of(Operator), "taker")


def _rows() -> Select[Any]:
    return (
        select(ShiftHandOver, _GIVER.c.full_name.label("giver"), _TAKER.c.full_name.label("taker"))
        .join(_GIVER, _GIVER.c.id == ShiftHandOver.from_id)
        .join(_TAKER, _TAKER.c.id == ShiftHandOver.to_id)
    )


def list_hand_overs(
    session: OfficeSession, *, after: int | None = None, offset: int = 0, limit: int = 50
) -> list[HandOverRow]:
    """Earlier hand-overs, newest first.

    Args:
        session: Who asks.
        after: The hand-over before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.
    """
    require(session.desk.operator, Right.READ_CALLS)
    order = (_HAND_OVERS.c.at.desc(), _HAND_OVERS.c.id.desc())
    key = None if after is None else key_of(session, order, _HAND_OVERS.c.id == after)
    rows = listed(session, _rows(), order, after=key, offset=offset, limit=limit)
    return [_row(found) for found in rows]


def count_hand_overs(session: OfficeSession, *, most: int | None = None) -> int:
    """How many hand-overs there are; with `most`, no more than one above it."""
    require(session.desk.operator, Right.READ_CALLS)
    return bounded_count(session, select(_HAND_OVERS.c.id), most)


def waiting_hand_overs(session: OfficeSession) -> int:
    """How many were handed to this operator and not yet taken."""
    require(session.desk.operator, Right.READ_CALLS)
    waiting = select(func.count()).where(
        _HAND_OVERS.c.to_id == session.desk.operator.id, _HAND_OVERS.c.received_at.is_(None)
    )
    return int(session.execute(waiting).scalar_one())


def hand_over_sheet(session: OfficeSession, number: int) -> HandOverSheet:
    """One hand-over whole.

    Raises:
        NotFound: There is no such hand-over.
    """
    require(session.desk.operator, Right.READ_CALLS)
    found = session.execute(_rows().where(ShiftHandOver.id == number)).first()
    if found is None:
        raise NotFound(MISSING)
    held: ShiftHandOver = found[0]
    clearance = int(session.desk.operator.clearance)
    return HandOverSheet(_row(found), state_of(held.listed, clearance), held.printed_count)


def _row_of(session: OfficeSession, number: int) -> HandOverRow:
    found = session.execute(_rows().where(ShiftHandOver.id == number)).first()
    if found is None:
        raise NotFound(MISSING)
    return _row(found)


def _row(found: Row[Any]) -> HandOverRow:
    held: ShiftHandOver = found[0]
    return HandOverRow(
        id=held.id,
        version=held.version,
        at=to_tehran(held.at),
        shift=held.shift,
        from_id=held.from_id,
        from_name=found.giver,
        to_id=held.to_id,
        to_name=found.taker,
        received_at=to_tehran(held.received_at) if held.received_at else None,
        note=held.note,
    )
