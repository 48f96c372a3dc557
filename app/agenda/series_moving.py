"""Moving this occurrence, this and those after it, or all of a series.

Whoever asks is shown first what will be touched (`series_scope`) and where it goes
(`preview_move`); occurrences changed by hand and those that were held are left alone and named
there. A move of "this and following" parts the series in two. Each occurrence is moved by its own
deed, with its own clash check and its own trace.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import delete

from app.access import Right, require
from app.agenda.checking import clashes_of, ways_out
from app.agenda.clashes import Clash, Clashing, WayKind, WayOut
from app.agenda.copying import day_of, when_on
from app.agenda.deeds import seen_event
from app.agenda.drafts import When
from app.agenda.recurring import (
    DayAnswer,
    DayChoices,
    Fate,
    PlacedDay,
    Recurrence,
    moved_days,
    placed_days,
    recurrence_of_day,
)
from app.agenda.scheduling import cancel_event, move_event
from app.agenda.series import Answers, hour_columns
from app.agenda.series_parting import (
    has_before,
    hold_subjects,
    leave_out,
    part_series,
    place_occurrence,
    read_occurrence,
    require_seen,
    write_series,
)
from app.agenda.series_rows import (
    EXCEPTIONS,
    OccurrencePreview,
    Scope,
    ScopeEntry,
    choices_of,
    days_off_of,
    recurrence_of,
    require_answers,
    rule_columns,
    series_row,
    skipped_days,
    standing_day,
    together,
)
from app.agenda.series_scope import touched_entries
from app.agenda.sheets import event_draft
from app.changes import Changes, Kind, changed
from app.jalali import long_jalali_text
from app.session import OfficeSession

_ONLY_THIS: Final = "تنها همین نوبت جابه‌جا شود"
_NO_SHIFT: Final = timedelta(0)


@dataclass(frozen=True)
class _Change:
    """Where one occurrence of a moved series goes; without a time it is cancelled."""

    entry: ScopeEntry
    placed: PlacedDay
    when: When | None


@dataclass(frozen=True)
class _Moves:
    """A series as it stands, and as a move leaves it.

    Attributes:
        this: The occurrence somebody moves.
        shift: By how many days it goes from the day its rule meant; nothing if only hours change.
    """

    this: dict[str, Any]
    series: dict[str, Any]
    old: Recurrence
    new: Recurrence
    shift: timedelta
    changes: tuple[_Change, ...]

    @property
    def touched(self) -> tuple[int, ...]:
        """The entries."""
        return tuple(one.entry.id for one in self.changes)


# -- looking first -----------------------------------------------------------------------------


def preview_move(
    session: OfficeSession,
    event_id: int,
    scope: Scope,
    when: When,
    answers: Answers | None = None,
    *,
    with_detached: bool = False,
) -> list[OccurrencePreview]:
    """Where every occurrence would go if this one went there, with what stands in its way.

    Raises:
        NotAllowed: The operator may not see the programme, or the entry does not repeat.
        NotFound: There is no such entry for him.
    """
    moves = _moves(session, event_id, scope, when, answers or {}, with_detached=with_detached)
    return [_preview(session, one, moves.touched) for one in moves.changes]


def _preview(
    session: OfficeSession, change: _Change, touched: Collection[int]
) -> OccurrencePreview:
    clashes: tuple[Clash, ...] = ()
    if change.when is not None:
        row = seen_event(session, change.entry.id)
        there = replace(event_draft(session, row["id"]), when=change.when)
        found = clashes_of(session, there, change.entry.id)
        # What moves along makes room.
        clashes = tuple(one for one in found if one.entry_id not in touched)
    placed = change.placed
    return OccurrencePreview(
        meant=placed.meant,
        day=placed.day,
        moved_from=placed.meant if placed.fate is Fate.MOVED else None,
        fate=placed.fate,
        why=placed.why,
        clashes=clashes,
        event_id=change.entry.id,
    )


def series_ways_out(
    session: OfficeSession, event_id: int, scope: Scope, when: When
) -> list[WayOut]:
    """Ways out of the clashes of a move: this occurrence alone where it has none, then the others.

    Raises:
        NotAllowed: The operator may not see the programme, or the entry does not repeat.
        NotFound: There is no such entry for him.
    """
    ways: list[WayOut] = []
    if scope is not Scope.THIS:
        blocked = {
            one.event_id
            for one in preview_move(session, event_id, scope, when)
            if any(clash.blocks for clash in one.clashes)
        }
        if blocked and event_id not in blocked:
            ways.append(WayOut(WayKind.ONLY_THIS, when.starts_at, when.ends_at, _ONLY_THIS))
    there = replace(event_draft(session, event_id), when=when)
    return ways + ways_out(session, there, event_id)


def _moves(
    session: OfficeSession,
    event_id: int,
    scope: Scope,
    when: When,
    answers: Answers,
    *,
    with_detached: bool,
) -> _Moves:
    entries = touched_entries(session, event_id, scope, with_detached=with_detached)
    this = seen_event(session, event_id)
    series = series_row(session, this["series_id"])
    old, goes_to = recurrence_of(series), day_of(when.starts_at)
    if goes_to == standing_day(this):
        stay = tuple(_staying(session, one, when) for one in entries)
        return _Moves(this, series, old, old, _NO_SHIFT, stay)
    new = recurrence_of_day(old, goes_to)
    days = sorted({one.series_day for one in entries} | {this["series_day"]})
    meant = moved_days(old, new, (this["series_day"], goes_to), days)
    choices = DayChoices(
        rule=choices_of(session, series).rule,
        # Where somebody puts it himself, it stands.
        answers={**answers, goes_to: DayAnswer.KEEP},
    )
    placed = {
        one.meant: one
        for one in placed_days(sorted(set(meant.values())), days_off_of(session), choices)
    }
    changes = tuple(_going(one, placed[meant[one.series_day]], when) for one in entries)
    return _Moves(this, series, old, new, goes_to - this["series_day"], changes)


def _staying(session: OfficeSession, entry: ScopeEntry, when: When) -> _Change:
    """Other hours of the day an occurrence stands on, wherever days off had put it."""
    day = standing_day(seen_event(session, entry.id))
    return _Change(entry, PlacedDay(entry.series_day, day, Fate.KEPT), when_on(when, day))


def _going(entry: ScopeEntry, placed: PlacedDay, when: When) -> _Change:
    return _Change(entry, placed, None if placed.day is None else when_on(when, placed.day))


# -- moving ------------------------------------------------------------------------------------


def move_series(
    session: OfficeSession,
    event_id: int,
    version: int,
    scope: Scope,
    when: When,
    *,
    reason: str = "",
    override_reason: str = "",
    answers: Answers | None = None,
    seen: Collection[int] | None = None,
    with_detached: bool = False,
) -> Changes[tuple[int, ...]]:
    """Move an occurrence to another time, and those of the scope by as much.

    Args:
        session: The transaction.
        event_id: The occurrence somebody moves.
        version: As read.
        scope: How much of the series goes along.
        when: Its new time; the others come to the same hours of their days.
        reason: Why, as `move_event` asks.
        override_reason: Why they may stand although they clash; needs the right to.
        answers: What becomes of days off that are asked.
        seen: The entries somebody was shown as touched; None where nobody was.
        with_detached: Whether those changed by hand go along.

    Returns:
        The entries that were touched.

    Raises:
        Clashing: Occurrences are not free; their days are named, and nothing was written.
        InvalidFields: A day off is still to be asked, or the time cannot be taken.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    require(session.desk.operator, Right.PLAN_AGENDA)
    read_occurrence(session, event_id, version)
    if scope is Scope.THIS:
        require_seen([event_id], seen)
        move_event(session, event_id, version, when, reason, override_reason)
        return changed((event_id,), Kind.EVENT)
    moves = _moves(session, event_id, scope, when, answers or {}, with_detached=with_detached)
    require_seen(moves.touched, seen)
    require_answers([one.placed for one in moves.changes])
    hold_subjects(session, moves.touched)
    refused: dict[date, Clashing] = {}
    for one in _in_order(moves.changes):
        try:
            _move_one(session, one, reason, override_reason)
        except Clashing as error:
            refused[one.placed.day or one.placed.meant] = error
    if refused:
        raise together(refused)
    series_id = _moved_series(session, moves, scope, when)
    for one in moves.changes:
        place_occurrence(
            session,
            one.entry.id,
            series_id=series_id,
            series_day=one.placed.meant,
            detached=False,
        )
    return changed(moves.touched, Kind.EVENT)


def _in_order(changes: Collection[_Change]) -> Iterator[_Change]:
    """The later ones first where they go later, so that none runs into the next one's old time."""
    ordered = sorted(changes, key=lambda one: one.entry.series_day)
    later = [one for one in ordered if one.when and _starts(one.entry) < one.when.starts_at]
    yield from reversed(later)
    yield from (one for one in ordered if one not in later)


def _starts(entry: ScopeEntry) -> Any:
    return entry.starts_at


def _move_one(session: OfficeSession, change: _Change, reason: str, override_reason: str) -> None:
    entry = change.entry
    if change.when is not None:
        move_event(session, entry.id, entry.version, change.when, reason, override_reason)
        return
    day = long_jalali_text(change.placed.meant)
    why = f"با جابه‌جایی تکرار به {day} می‌افتاد که برگزار نمی‌شود ({change.placed.why})."
    cancel_event(session, entry.id, entry.version, why)


def _moved_series(session: OfficeSession, moves: _Moves, scope: Scope, when: When) -> int:
    """Write the rule the moved occurrences have now, parted from those that stay; its series."""
    number: int = moves.series["id"]
    day, rule = moves.this["series_day"], _rule_of(moves, scope)
    if scope is Scope.FOLLOWING and has_before(session, number, day):
        number = part_series(session, moves.series, day, rule, hour_columns(when))
    else:
        write_series(session, moves.series, **rule_columns(rule), **hour_columns(when))
    if moves.shift:
        _shift_skipped(session, moves, number)
    for one in moves.changes:
        if one.when is None:
            leave_out(session, number, one.placed.meant, one.placed.why)
    return number


def _rule_of(moves: _Moves, scope: Scope) -> Recurrence:
    """The new rule with the days it runs from and to."""
    days = [one.placed.meant for one in moves.changes]
    last = max([moves.old.last_day + moves.shift, *days])
    if scope is Scope.ALL and not moves.shift:
        days.append(moves.old.first_day)
    return replace(moves.new, first_day=min(days), last_day=last)


def _shift_skipped(session: OfficeSession, moves: _Moves, series_id: int) -> None:
    """Let the days left out follow the rule they are left out of."""
    reached = min(one.entry.series_day for one in moves.changes)
    reasons = {
        day: reason for day, reason in skipped_days(session, series_id).items() if day >= reached
    }
    this = moves.this["series_day"]
    moved = moved_days(moves.old, moves.new, (this, this + moves.shift), list(reasons))
    session.execute(
        delete(EXCEPTIONS).where(EXCEPTIONS.c.series_id == series_id, EXCEPTIONS.c.day >= reached)
    )
    for day, reason in reasons.items():
        leave_out(session, series_id, moved[day], reason)
