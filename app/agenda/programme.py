"""The governor's programme for paper, and its editions: what a day's print marks as changed.

An edition is counted when it is printed, under the lock of the governor's own line, so that no
number is given twice and nothing changes while it is kept. A day printed again unchanged keeps its
number and says that it is a reprint.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import insert, select, update

from app import journal
from app.access import Right, require
from app.agenda.days import day_infos
from app.agenda.programme_entries import programme_entries
from app.agenda.programme_marks import (
    fingerprint,
    marked,
    masked,
    read_entries,
    written_entries,
)
from app.agenda.programme_rows import DayProgramme, ProgrammeDay, ProgrammeEntry
from app.agenda.states import HOLDING, EventState, ResourceKind
from app.agenda.texts import EVENT_STATES
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.errors import InvalidInput, StaleRecord
from app.jalali import clock_text, jalali_text, long_jalali_text
from app.marks import Classification
from app.session import OfficeSession
from app.text import persian_digits
from models.agenda import AgendaResource, Event, ProgrammeEdition
from models.base import table_of

_EVENTS: Final = table_of(Event)
_RESOURCES: Final = table_of(AgendaResource)
_EDITIONS: Final = table_of(ProgrammeEdition)

#: More days at once are no paper.
LONGEST: Final = timedelta(days=62)
CHANGED_MEANWHILE: Final = (
    "برنامه {day} از هنگام پیش‌نمایش عوض شده است؛ آن برگ را کنار بگذارید و دوباره چاپ کنید."
)
REMOVED: Final = "از برنامه برداشته شد"


@dataclass(frozen=True)
class PrintedEdition:
    """What a counted print was: its number, and how often that edition was printed before."""

    edition: int
    reprint: int


@dataclass(frozen=True)
class _Edition:
    """The newest edition of a day and what the one before it had."""

    id: int
    number: int
    printed_count: int
    entries: str
    before: tuple[ProgrammeEntry, ...]
    has_before: bool


def programme_days(
    session: OfficeSession,
    from_day: date,
    to_day: date,
    public: bool = False,  # noqa: FBT001  # as the editions of a day
) -> tuple[ProgrammeDay, ...]:
    """The governor's programme of some days, as this operator may see it.

    Args:
        session: Of whoever asks.
        from_day: First day.
        to_day: Last day.
        public: Leave confidential entries out.

    Raises:
        InvalidInput: The days are the wrong way round, or too many.
        NotAllowed: The operator may not read the programme.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    if to_day < from_day:
        raise InvalidInput("--to", "پایان پیش از آغاز است.")
    if to_day - from_day > LONGEST:
        raise InvalidInput("--to", "برنامه تا دو ماه با هم چاپ می‌شود.")
    clearance = session.desk.operator.clearance
    entries = programme_entries(session, from_day, to_day, public=public)
    shown = [masked(one, clearance) for one in entries]
    return tuple(
        ProgrammeDay(info, tuple(one for one in shown if one.is_on(info.day)))
        for info in day_infos(session, from_day, to_day)
    )


def programme_of_day(
    session: OfficeSession,
    day: date,
    public: bool = False,  # noqa: FBT001  # a paper's one tick, passed on by place
) -> DayProgramme:
    """A day's programme as its next print shows it, with marks against the edition before.

    Args:
        session: Of whoever asks.
        day: Whose programme.
        public: Leave confidential entries out; such editions count by themselves.

    Raises:
        NotAllowed: The operator may not read the programme.
    """
    operator = session.desk.operator
    require(operator, Right.READ_AGENDA)
    now = programme_entries(session, day, day, public=public)
    text = written_entries(now)
    last = _last_edition(session, day, public=public)
    unchanged = last is not None and last.entries == text
    since, before = _marked_against(last, unchanged=unchanged)
    shown = now
    if since is not None:
        gone = {one.id for one in before} - {one.id for one in now}
        words, secrecy = _gone(session, gone, day)
        known = [_as_secret(one, secrecy) for one in before]
        if public:
            # What became confidential since is left out whole, and where it went with it.
            known = [one for one in known if one.classification is Classification.ORDINARY]
        shown = marked(now, known, day, words)
    (info,) = day_infos(session, day, day)
    edition = 1 if last is None else last.number + (0 if unchanged else 1)
    return DayProgramme(
        info,
        tuple(masked(one, operator.clearance) for one in shown),
        public,
        edition,
        since,
        last.printed_count if last is not None and unchanged else 0,
        fingerprint(edition, text),
    )


def count_programme_print(
    session: OfficeSession,
    day: date,
    public: bool,  # noqa: FBT001  # as for asking
    seen: str = "",
) -> Changes[PrintedEdition]:
    """Keep what was printed of a day as an edition, or count that the last one was printed again.

    Args:
        session: The transaction.
        day: Whose programme.
        public: Confidential entries were left out.
        seen: Of the programme that is on the paper; without it, the programme as it stands.

    Raises:
        NotAllowed: The operator may not read the programme.
        StaleRecord: It changed since it was read, so that the paper has no number of its own.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    _lock(session)
    text = written_entries(programme_entries(session, day, day, public=public))
    last = _last_edition(session, day, public=public)
    again = last is not None and last.entries == text
    edition = 1 if last is None else last.number + (0 if again else 1)
    # Another desk may have printed the same edition meanwhile: this paper is then a reprint of it.
    if seen and seen != fingerprint(edition, text):
        raise StaleRecord(CHANGED_MEANWHILE.format(day=long_jalali_text(day)))
    if last is not None and again:
        session.execute(
            update(_EDITIONS)
            .where(_EDITIONS.c.id == last.id)
            .values(printed_count=_EDITIONS.c.printed_count + 1)
        )
    else:
        _keep(session, day, edition, text, public=public)
    _say(session, day, edition, public=public, again=again)
    return changed(PrintedEdition(edition, last.printed_count if last and again else 0), Kind.EVENT)


def _keep(session: OfficeSession, day: date, edition: int, text: str, *, public: bool) -> None:
    desk = session.desk
    session.execute(
        insert(_EDITIONS).values(
            day=day,
            edition=edition,
            printed_at=desk.clock.now(),
            printed_by=desk.operator.id,
            printed_count=1,
            public=public,
            entries=text,
        )
    )


def _say(session: OfficeSession, day: date, edition: int, *, public: bool, again: bool) -> None:
    whose = "برنامه عمومی" if public else "برنامه"
    deed = "دوباره چاپ شد" if again else "چاپ شد"
    words = f"{whose} {long_jalali_text(day)}، ویرایش {edition}، {deed}."
    journal.note(session, Kind.EVENT, None, "print_programme", persian_digits(words))


def _lock(session: OfficeSession) -> None:
    """Hold the governor's own line: whoever plans his time or prints it waits."""
    session.execute(
        select(_RESOURCES.c.id)
        .where(_RESOURCES.c.resource_kind == ResourceKind.GOVERNOR.value)
        .order_by(_RESOURCES.c.id)
        .with_for_update(key_share=True)
    ).all()


def _last_edition(session: OfficeSession, day: date, *, public: bool) -> _Edition | None:
    rows = session.execute(
        select(_EDITIONS)
        .where(_EDITIONS.c.day == day, _EDITIONS.c.public == public)
        .order_by(_EDITIONS.c.edition.desc())
        .limit(2)
    ).all()
    if not rows:
        return None
    last, *earlier = rows
    before = read_entries(earlier[0].entries) if earlier else ()
    return _Edition(last.id, last.edition, last.printed_count, last.entries, before, bool(earlier))


def _marked_against(
    last: _Edition | None, *, unchanged: bool
) -> tuple[int | None, tuple[ProgrammeEntry, ...]]:
    """The edition marks are made against: a reprint carries those its first print had."""
    if last is None:
        return None, ()
    if not unchanged:
        return last.number, read_entries(last.entries)
    return (last.number - 1, last.before) if last.has_before else (None, ())


def _gone(
    session: OfficeSession, ids: Collection[int], day: date
) -> tuple[dict[int, str], dict[int, Classification]]:
    """What became of entries that left a day, and how secret they are now."""
    if not ids:
        return {}, {}
    rows = session.execute(
        select(
            _EVENTS.c.id,
            _EVENTS.c.state,
            _EVENTS.c.starts_at,
            _EVENTS.c.all_day,
            _EVENTS.c.classification,
        ).where(_EVENTS.c.id.in_(ids))
    ).all()
    words = {row.id: _gone_words(row, day) for row in rows}
    return words, {row.id: Classification(row.classification) for row in rows}


def _gone_words(row: Any, day: date) -> str:
    state = EventState(row.state)
    if state in {EventState.CANCELLED, EventState.POSTPONED}:
        return EVENT_STATES[state]
    if state in HOLDING and row.starts_at is not None:
        moment = to_tehran(row.starts_at)
        if moment.date() != day:
            hour = "" if row.all_day else f" ساعت {clock_text(moment.time())}"
            return f"به {jalali_text(moment.date())}{hour} رفت"
    return REMOVED


def _as_secret(entry: ProgrammeEntry, secrecy: Mapping[int, Classification]) -> ProgrammeEntry:
    """What is gone is as secret as it has become since."""
    now = secrecy.get(entry.id, entry.classification)
    return replace(entry, classification=max(entry.classification, now))
