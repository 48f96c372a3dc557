"""Whether a time is free: asked while typing and dragging, again under locks at saving (U21)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select

from app.access import Right, require
from app.agenda.bookings import (
    EVENTS,
    RESOURCES,
    checked_when,
    lock_subjects,
    subject_keys,
    subjects_of,
    taken,
)
from app.agenda.busy import GOVERNOR, Hit, Span, Wanted, busy_span
from app.agenda.clashes import Clash, Clashing, WayOut
from app.agenda.drafts import EventDraft, When
from app.agenda.rules import agenda_rules
from app.agenda.slots import NEAR_DAYS, Surroundings, Ways, first_free, hits_of
from app.agenda.states import EventKind, ResourceKind
from app.agenda.texts import RESOURCE_KINDS
from app.agenda.wording import worded
from app.clock import from_tehran, to_tehran
from app.errors import NotFound
from app.marks import Classification
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import tidy
from models.base import table_of
from models.contacts import Contact

_CONTACTS: Final = table_of(Contact)

MISSING: Final = "این برنامه یافت نشد."


def check_time(
    session: OfficeSession,
    *,
    keys_and_quantities: Mapping[str, int],
    when: When,
    event_id: int | None,
    kind: EventKind,
    with_governor: bool,
    requested_at: datetime | None = None,
) -> list[Clash]:
    """What stands in the way of a time, what blocks first.

    Args:
        session: The transaction; whoever saves by the answer has locked the subjects.
        keys_and_quantities: Whom and what the entry books (`subject_keys`).
        when: The time it shall have.
        event_id: The entry itself, if it is one already.
        kind: What it is; some need not keep the office's hours.
        with_governor: Whether the office's rules are asked at all.
        requested_at: From when the lead time counts; now, if not said.

    Raises:
        InvalidFields: It is no time.
    """
    wanted = _wanted(
        session, keys_and_quantities, when, kind, with_governor=with_governor, asked=requested_at
    )
    checked = _Checked(session, wanted, event_id)
    return checked.clashes(session.desk.operator.clearance)


def require_free(
    session: OfficeSession,
    *,
    keys_and_quantities: Mapping[str, int],
    when: When,
    event_id: int | None,
    kind: EventKind,
    with_governor: bool,
    requested_at: datetime | None = None,
    override_reason: str = "",
    classification: int = Classification.ORDINARY,
) -> tuple[Clash, ...]:
    """Lock whom and what an entry books, and refuse a time that is not free.

    Args:
        session: The transaction that writes the bookings after it.
        keys_and_quantities: As `check_time`, and so on up to `requested_at`.
        when: As there.
        event_id: As there.
        kind: As there.
        with_governor: As there.
        requested_at: As there.
        override_reason: Why it may stand all the same.
        classification: Of the entry: what is kept with it tells of nothing above that.

    Returns:
        What was gone over with a reason, fit to be kept with the entry; mostly nothing.

    Raises:
        Clashing: Something blocks, and there is no reason or no right to go over it.
        InvalidFields: It is no time.
    """
    lock_subjects(session, keys_and_quantities)
    wanted = _wanted(
        session, keys_and_quantities, when, kind, with_governor=with_governor, asked=requested_at
    )
    checked = _Checked(session, wanted, event_id)
    operator = session.desk.operator
    clashes = checked.clashes(operator.clearance)
    if not any(clash.blocks for clash in clashes):
        return ()
    may_override = operator.may(Right.OVERRIDE_CLASHES)
    if not (may_override and tidy(override_reason)):
        raise Clashing(clashes, may_override=may_override)
    told = checked.clashes(min(int(operator.clearance), int(classification)))
    return tuple(clash for clash in told if clash.blocks)


def clashes_of(
    session: OfficeSession, draft: EventDraft, event_id: int | None = None
) -> list[Clash]:
    """What stands in the way of an entry as it is typed or dragged; nothing while it has no time.

    Raises:
        NotAllowed: The operator may not see the programme.
        InvalidFields: Its time is none.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    if draft.when is None:
        return []
    wanted = _of_draft(session, draft, draft.when, event_id)
    return _Checked(session, wanted, event_id).clashes(session.desk.operator.clearance)


def ways_out(
    session: OfficeSession, draft: EventDraft, event_id: int | None = None
) -> list[WayOut]:
    """Times in which nothing is in the way; none offered where nothing blocks.

    Raises:
        NotAllowed: The operator may not see the programme.
        InvalidFields: Its time is none.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    if draft.when is None:
        return []
    wanted = _of_draft(session, draft, draft.when, event_id)
    begins, ends = busy_span(wanted.when, travels=True)
    reach = timedelta(days=NEAR_DAYS + 1)
    around = _surroundings(session, wanted, (begins - reach, ends + reach), event_id)
    ways = Ways(wanted, around, is_in_series=_is_in_series(session, event_id))
    return ways.found()


def free_slots(
    session: OfficeSession,
    keys: Sequence[str],
    minutes: int,
    from_day: date,
    to_day: date,
    limit: int = 10,
) -> list[Span]:
    """The first times of a length in which every one of the subjects is free.

    Args:
        session: The transaction.
        keys: Of the subjects.
        minutes: How long.
        from_day: Where to begin; nothing that has gone by is offered.
        to_day: Where to end, with it.
        limit: At most so many.

    Returns:
        Starts and ends, in the office's hours, beside one another.

    Raises:
        NotAllowed: The operator may not see the programme.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    begins = from_tehran(from_day, datetime.min.time())
    when = checked_when(When(starts_at=begins, ends_at=begins + timedelta(minutes=minutes)))
    wanted = _wanted(
        session,
        dict.fromkeys(keys, 1),
        when,
        EventKind.MEETING,
        with_governor=GOVERNOR in keys,
        asked=None,
    )
    end = from_tehran(to_day + timedelta(days=1), datetime.min.time())
    around = _surroundings(session, wanted, (begins, end), None)
    return first_free(wanted, around, from_day, to_day, limit)


# -- what has to be known --------------------------------------------------------------------------


def _wanted(
    session: OfficeSession,
    keys: Mapping[str, int],
    when: When,
    kind: EventKind,
    *,
    with_governor: bool,
    asked: datetime | None,
) -> Wanted:
    requested = to_tehran(asked or session.desk.clock.now()).date()
    return Wanted(checked_when(when), subjects_of(session, keys), kind, with_governor, requested)


def _of_draft(
    session: OfficeSession, draft: EventDraft, when: When, event_id: int | None
) -> Wanted:
    keys = subject_keys(
        session,
        with_governor=draft.with_governor,
        stand_in_id=draft.stand_in_id,
        attendees=draft.attendees,
        uses=draft.uses,
    )
    asked: datetime | None = None
    if event_id is not None:
        asked = session.execute(
            select(EVENTS.c.requested_at).where(EVENTS.c.id == event_id)
        ).scalar()
        if asked is None:
            raise NotFound(MISSING)
    return _wanted(session, keys, when, draft.kind, with_governor=draft.with_governor, asked=asked)


def _is_in_series(session: OfficeSession, event_id: int | None) -> bool:
    series = select(EVENTS.c.series_id).where(EVENTS.c.id == event_id)
    return event_id is not None and session.execute(series).scalar() is not None


def _surroundings(
    session: OfficeSession, wanted: Wanted, span: Span, event_id: int | None
) -> Surroundings:
    rules = agenda_rules(session)
    margin = timedelta(minutes=rules.gap)
    keys = [subject.key for subject in wanted.subjects]
    others = taken(session, keys, span, but=event_id, margin=margin)
    return Surroundings(rules, office_calendar(session), others, session.desk.clock.now())


@dataclass
class _Checked:
    """What stands in the way of one entry; its words are made for whoever reads them."""

    session: OfficeSession
    wanted: Wanted
    event_id: int | None
    around: Surroundings = field(init=False)
    hits: list[Hit] = field(init=False)

    def __post_init__(self) -> None:
        span = busy_span(self.wanted.when, travels=True)
        self.around = _surroundings(self.session, self.wanted, span, self.event_id)
        self.hits = hits_of(self.wanted, self.around)

    def clashes(self, clearance: int) -> list[Clash]:
        """In sentences, none of which tells what is above a clearance."""
        keys = {hit.subject_key for hit in self.hits if hit.subject_key}
        return worded(
            self.hits,
            self.wanted,
            names_of(self.session, keys) if keys else {},
            self.around.rules,
            self.around.calendar,
            clearance,
        )


def names_of(session: OfficeSession, keys: Iterable[str]) -> dict[str, str]:
    """What subjects are called, by their keys."""
    ids: dict[str, list[int]] = {"c": [], "r": []}
    for key in keys:
        ids[key[0]].append(int(key[1:]))
    found: dict[str, str] = {}
    for letter, table in (("c", _CONTACTS), ("r", RESOURCES)):
        if ids[letter]:
            rows = session.execute(
                select(table.c.id, table.c.name).where(table.c.id.in_(ids[letter]))
            )
            found |= {f"{letter}{number}": name for number, name in rows}
    if GOVERNOR in found:
        found[GOVERNOR] = RESOURCE_KINDS[ResourceKind.GOVERNOR]
    return found
