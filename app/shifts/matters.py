"""What is under way at the end of a shift: promised, waiting, open, and how the day went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, func, select

from app.access import Right, require
from app.clock import from_tehran, to_tehran
from app.jalali import clock_text, jalali_text
from app.marks import Classification
from app.moments import near_text
from app.phone_calls import WAITING_TO_BE_PLACED, CallState
from app.session import OfficeSession
from app.texts import ATTEMPT_OUTCOMES, CALL_CHANNELS, CALL_DIRECTIONS, CALL_STATES
from models.calls import Call
from models.kept_forms import KeptForm
from models.operators import Operator


class MatterGroup(StrEnum):
    """Why a matter is handed over; the order is that of the paper."""

    PROMISED = "promised"
    CONNECTED = "connected"
    TO_PLACE = "to_place"
    TO_BE_TOLD = "to_be_told"
    RECORDED = "recorded"
    IN_FOLDER = "in_folder"
    PARKED = "parked"


#: In which states a call without a promise belongs to which group.
_STATES: Final[Mapping[CallState, MatterGroup]] = {
    CallState.CONNECTED: MatterGroup.CONNECTED,
    **dict.fromkeys(WAITING_TO_BE_PLACED, MatterGroup.TO_PLACE),
    CallState.TO_BE_TOLD: MatterGroup.TO_BE_TOLD,
    CallState.RECORDED: MatterGroup.RECORDED,
    CallState.IN_FOLDER: MatterGroup.IN_FOLDER,
    CallState.NOTED: MatterGroup.IN_FOLDER,
}

_OF_CALLS: Final = tuple(group for group in MatterGroup if group is not MatterGroup.PARKED)

#: Of each group; a list nobody reads to its end is no hand-over, and the register has them all.
MOST: Final = 100


@dataclass(frozen=True)
class Matter:
    """Something left to the next shift.

    Attributes:
        call_id: The call; None for a form still being filled.
        number: The call's, digits Latin.
        words: What was promised or tried, or since when it waits.
    """

    group: MatterGroup
    call_id: int | None
    number: str
    who: str
    phone: str
    subject: str
    words: str
    classification: Classification


@dataclass(frozen=True)
class Total:
    """How many of a kind were registered that day."""

    words: str
    count: int
    classification: Classification = Classification.ORDINARY


@dataclass(frozen=True)
class ShiftState:
    """What stands at a moment.

    Attributes:
        at: Tehran time.
        matters: In the order of the groups; of a long group the first.
        totals: Of the day so far, by kind.
        counts: How many each group has, by its value.
    """

    at: datetime
    matters: tuple[Matter, ...]
    totals: tuple[Total, ...]
    counts: tuple[Total, ...] = ()

    @property
    def counted(self) -> dict[str, int]:
        """How many of each kind, whatever their classification."""
        return _summed(self.totals)

    def of(self, group: MatterGroup) -> tuple[Matter, ...]:
        """The matters of a group."""
        return tuple(matter for matter in self.matters if matter.group is group)

    def count_of(self, group: MatterGroup) -> int:
        """How many there are of a group, listed or not."""
        return max(_summed(self.counts).get(group.value, 0), len(self.of(group)))


def _summed(totals: Iterable[Total]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for total in totals:
        counts[total.words] = counts.get(total.words, 0) + total.count
    return counts


def shift_state(session: OfficeSession) -> ShiftState:
    """What stands now, as far as the operator's clearance goes."""
    require(session.desk.operator, Right.READ_CALLS)
    now = to_tehran(session.desk.clock.now())
    matters = [matter for group in _OF_CALLS for matter in _matters(session, group, now)]
    return ShiftState(
        now,
        (*matters, *_parked(session, now)),
        tuple(_totals(session, now)),
        tuple(_group_counts(session)),
    )


def _belongs(session: OfficeSession, group: MatterGroup) -> list[ColumnElement[bool]]:
    """What a call of a group is."""
    seen = Call.classification <= int(session.desk.operator.clearance)
    if group is MatterGroup.PROMISED:
        standing = Call.state.in_([state.value for state in _STATES])
        return [seen, standing, Call.next_try_by.is_not(None), Call.next_try_at.is_not(None)]
    states = [state.value for state, found in _STATES.items() if found is group]
    return [seen, Call.state.in_(states), Call.next_try_by.is_(None)]


def _matters(session: OfficeSession, group: MatterGroup, now: datetime) -> list[Matter]:
    rows = session.execute(
        select(Call)
        .where(*_belongs(session, group))
        .order_by(Call.next_try_at.is_(None), Call.next_try_at, Call.called_at, Call.id)
        .limit(MOST)
    ).scalars()
    return [_matter(call, group, now) for call in rows]


def _parked(session: OfficeSession, now: datetime) -> list[Matter]:
    """The forms put aside half-filled, by whom and since when."""
    rows = session.execute(
        select(KeptForm.title, KeptForm.parked_at, KeptForm.classification, Operator.full_name)
        .join(Operator, Operator.id == KeptForm.operator_id)
        .where(
            KeptForm.parked_at.is_not(None),
            KeptForm.classification <= int(session.desk.operator.clearance),
        )
        .order_by(KeptForm.parked_at, KeptForm.id)
        .limit(MOST)
    )
    return [
        Matter(
            group=MatterGroup.PARKED,
            call_id=None,
            number="",
            who=name,
            phone="",
            subject=title,
            words=f"از {near_text(at, now.date())}",
            classification=Classification(rank),
        )
        for title, at, rank, name in rows
        if at is not None
    ]


def _group_counts(session: OfficeSession) -> list[Total]:
    return [
        Total(group.value, count, Classification(rank))
        for group in _OF_CALLS
        for rank, count in session.execute(
            select(Call.classification, func.count())
            .where(*_belongs(session, group))
            .group_by(Call.classification)
            .order_by(Call.classification)
        )
    ]


def _matter(call: Call, group: MatterGroup, now: datetime) -> Matter:
    return Matter(
        group=group,
        call_id=call.id,
        number=call.number,
        who=call.caller_name or call.phone,
        phone=call.phone,
        subject=call.subject,
        words=_words(call, now),
        classification=Classification(call.classification),
    )


def _words(call: Call, now: datetime) -> str:
    if call.next_try_at is not None:
        at = to_tehran(call.next_try_at)
        note = call.next_try_note or CALL_STATES[call.state]
        return f"{near_text(at, now.date())}: {note}" if call.next_try_by else _tried(call)
    return _tried(call)


def _tried(call: Call) -> str:
    if call.attempts and call.last_attempt:
        return f"{ATTEMPT_OUTCOMES[call.last_attempt]} ({call.attempts} بار)"
    since = to_tehran(call.called_at)
    return f"از {jalali_text(since.date())} {clock_text(since.time())}"


def _totals(session: OfficeSession, now: datetime) -> list[Total]:
    rows: Any = session.execute(
        select(Call.channel, Call.direction, Call.classification, func.count())
        .where(
            Call.called_at >= from_tehran(now.date(), time()),
            Call.called_at <= session.desk.clock.now(),
            Call.classification <= int(session.desk.operator.clearance),
        )
        .group_by(Call.channel, Call.direction, Call.classification)
        .order_by(Call.channel.desc(), Call.direction, Call.classification)
    )
    return [
        Total(f"{CALL_CHANNELS[channel]} {CALL_DIRECTIONS[way]}", count, Classification(rank))
        for channel, way, rank, count in rows
    ]
