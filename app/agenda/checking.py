"""Whether a time is free: asked while typing and dragging, again under locks at saving (U21)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
from app.agenda.busy import GOVERNOR, Span, Wanted, busy_span, collisions
from app.agenda.clashes import Clash, Clashing, WayOut
from app.agenda.drafts import AttendeeDraft, EventDraft, When
from app.agenda.office_days import rule_hits
from app.agenda.slots import NEAR_DAYS, Surroundings, Ways, first_free
from app.agenda.states import STAYS_AWAY, EventKind
from app.agenda.surroundings import rules_and_calendar
from app.agenda.tables import ATTENDEES
from app.agenda.wording import worded
from app.clock import from_tehran, to_tehran
from app.errors import NotFound
from app.marks import Classification
from app.session import OfficeSession
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
    day = _day_asked(session, requested_at)
    asked = _Asked(keys_and_quantities, when, kind, with_governor, day)
    checked = _Checked(session, asked, event_id, locking=False)
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
    day = _day_asked(session, requested_at)
    asked = _Asked(keys_and_quantities, when, kind, with_governor, day)
    checked = _Checked(session, asked, event_id, locking=True)
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
    asked = _of_draft(session, draft, draft.when, event_id)
    checked = _Checked(session, asked, event_id, locking=False)
    return checked.clashes(session.desk.operator.clearance)


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
    wanted = _of_draft(session, draft, draft.when, event_id).wanted(session)
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
    when = When(starts_at=begins, ends_at=begins + timedelta(minutes=minutes))
    asked = _Asked(
        dict.fromkeys(keys, 1),
        when,
        EventKind.MEETING,
        GOVERNOR in keys,
        session.desk.clock.today(),
    )
    wanted = asked.wanted(session)
    end = from_tehran(to_day + timedelta(days=1), datetime.min.time())
    around = _surroundings(session, wanted, (begins, end), None)
    return first_free(wanted, around, from_day, to_day, limit)


# -- what has to be known --------------------------------------------------------------------------


@dataclass(frozen=True)
class _Asked:
    """A time somebody wants, before it is known who is busy in it."""

    keys: Mapping[str, int]
    when: When
    kind: EventKind
    with_governor: bool
    requested_on: date

    def wanted(self, session: OfficeSession) -> Wanted:
        """With what is known of whom and what it needs."""
        subjects = subjects_of(session, self.keys)
        when = checked_when(self.when)
        return Wanted(when, subjects, self.kind, self.with_governor, self.requested_on)


def _of_draft(
    session: OfficeSession, draft: EventDraft, when: When, event_id: int | None
) -> _Asked:
    asked: datetime | None = None
    attendees: Sequence[AttendeeDraft] = draft.attendees
    if event_id is not None:
        asked = session.execute(
            select(EVENTS.c.requested_at).where(EVENTS.c.id == event_id)
        ).scalar()
        if asked is None:
            raise NotFound(MISSING)
        away = _staying_away(session, event_id)
        attendees = [one for one in attendees if one.id not in away]
    keys = subject_keys(
        session,
        with_governor=draft.with_governor,
        stand_in_id=draft.stand_in_id,
        attendees=attendees,
        uses=draft.uses,
    )
    return _Asked(keys, when, draft.kind, draft.with_governor, _day_asked(session, asked))


def _staying_away(session: OfficeSession, event_id: int) -> set[int]:
    """The invitees of an entry who said they do not come: what is theirs is free."""
    rows = session.execute(
        select(ATTENDEES.c.id).where(
            ATTENDEES.c.event_id == event_id,
            ATTENDEES.c.answer.in_([one.value for one in STAYS_AWAY]),
        )
    )
    return set(rows.scalars())


def _day_asked(session: OfficeSession, asked: datetime | None) -> date:
    """The day a lead time counts from: today, of what is asked now."""
    return to_tehran(asked or session.desk.clock.now()).date()


def _is_in_series(session: OfficeSession, event_id: int | None) -> bool:
    series = select(EVENTS.c.series_id).where(EVENTS.c.id == event_id)
    return event_id is not None and session.execute(series).scalar() is not None


def _surroundings(
    session: OfficeSession, wanted: Wanted, span: Span, event_id: int | None
) -> Surroundings:
    rules, calendar = rules_and_calendar(session)
    margin = timedelta(minutes=rules.gap)
    keys = [subject.key for subject in wanted.subjects]
    others = taken(session, keys, span, but=event_id, margin=margin)
    return Surroundings(rules, calendar, others, session.desk.clock.now())


class _Checked:
    """What stands in the way of one entry; its words are made for whoever reads them.

    The office's rules are judged before anybody is locked: the calendar's first question takes
    long, and others would wait for it.
    """

    def __init__(
        self, session: OfficeSession, asked: _Asked, event_id: int | None, *, locking: bool
    ) -> None:
        self._session = session
        rules, calendar = rules_and_calendar(session)
        when = checked_when(asked.when)
        plain = Wanted(when, (), asked.kind, asked.with_governor, asked.requested_on)
        against_rules = rule_hits(plain, rules, calendar, session.desk.clock.now())
        if locking:
            lock_subjects(session, asked.keys)
        self._wanted = replace(plain, subjects=subjects_of(session, asked.keys))
        span, margin = busy_span(when, travels=True), timedelta(minutes=rules.gap)
        others = taken(session, asked.keys, span, but=event_id, margin=margin)
        self._rules, self._calendar = rules, calendar
        self._hits = [*collisions(self._wanted, others, rules.gap), *against_rules]

    def clashes(self, clearance: int) -> list[Clash]:
        """In sentences, none of which tells what is above a clearance."""
        # An entry in the way says itself whose time it takes; a lack of cars does not.
        keys = {hit.subject_key for hit in self._hits if hit.subject_key and hit.other is None}
        names = _names_of(self._session, keys) if keys else {}
        return worded(self._hits, self._wanted, names, self._rules, self._calendar, clearance)


def _names_of(session: OfficeSession, keys: Iterable[str]) -> dict[str, str]:
    """What things there are several of are called, by their keys."""
    ids = [int(key.removeprefix("r")) for key in keys]
    rows = session.execute(select(RESOURCES.c.id, RESOURCES.c.name).where(RESOURCES.c.id.in_(ids)))
    return {f"r{number}": name for number, name in rows}
