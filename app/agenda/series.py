"""Repeating an entry: every occurrence an entry of its own, with its own number and clash check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import insert, select

from app.access import Right, require
from app.agenda.checking import clashes_of
from app.agenda.clashes import Clash, Clashing
from app.agenda.copying import day_of, fresh_copy, minutes_of, when_on
from app.agenda.deeds import MADE_SERIES, REPEATED, EventDeed, seen_event
from app.agenda.drafts import EventDraft, When
from app.agenda.recurring import (
    DayAnswer,
    DayChoices,
    Fate,
    PlacedDay,
    Recurrence,
    placed_days,
    recurrence_words,
)
from app.agenda.requesting import checked_draft, request_event, write_event
from app.agenda.series_parting import hold_subjects
from app.agenda.series_rows import (
    EXCEPTIONS,
    SERIES,
    OccurrencePreview,
    SeriesDraft,
    days_off_of,
    meant_days,
    recurrence_from,
    require_answers,
    rule_columns,
    together,
)
from app.agenda.sheets import event_draft
from app.agenda.states import PLANNED, EventState
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotAllowed, StaleRecord
from app.limits import checked_length
from app.session import OfficeSession
from app.text import SHORT_LIMIT, tidy

_NO_TIME: Final = "برنامه‌ای تکرار می‌شود که زمان دارد."
#: Kept with a day that was left out because a person said so.
_LEFT_OUT: Final = "هنگام ساختن تکرار کنار گذاشته شد."

Answers = Mapping[date, DayAnswer]


def preview_series(
    session: OfficeSession,
    entry: int | EventDraft,
    draft: SeriesDraft,
    answers: Answers | None = None,
) -> list[OccurrencePreview]:
    """Every day of a series before it is made: what is dropped or moved, and what clashes.

    Args:
        session: Where to ask.
        entry: The entry that shall repeat, or what is typed of one.
        draft: How it shall repeat.
        answers: What a person said of single days.

    Raises:
        NotAllowed: The operator may not see the programme, or the entry has no time.
        InvalidFields: The rule is none.
        NotFound: There is no such entry for him.
    """
    require(session.desk.operator, Right.READ_AGENDA)
    event_id = entry if isinstance(entry, int) else None
    typed = event_draft(session, entry) if isinstance(entry, int) else entry
    if typed.when is None:
        raise NotAllowed(_NO_TIME)
    _rule, placed = _placed(session, typed.when, draft, answers or {})
    first = placed[0].meant
    return [
        _preview(session, typed, typed.when, one, event_id if one.meant == first else None)
        for one in placed
    ]


def _placed(
    session: OfficeSession, when: When, draft: SeriesDraft, answers: Answers
) -> tuple[Recurrence, list[PlacedDay]]:
    first = day_of(when.starts_at)
    rule = recurrence_from(draft, first)
    choices = DayChoices(
        rule=draft.day_off_rule,
        skipped={day: words for day, words in draft.skipped.items() if day != first},
        # The entry stands where somebody put it.
        answers={**answers, first: DayAnswer.KEEP},
    )
    return rule, placed_days(meant_days(rule), days_off_of(session), choices)


def _preview(
    session: OfficeSession, draft: EventDraft, when: When, one: PlacedDay, event_id: int | None
) -> OccurrencePreview:
    clashes: tuple[Clash, ...] = ()
    if one.day is not None:
        there = replace(draft, when=when_on(when, one.day))
        clashes = tuple(clashes_of(session, there, event_id))
    return OccurrencePreview(
        meant=one.meant,
        day=one.day,
        moved_from=one.meant if one.fate is Fate.MOVED else None,
        fate=one.fate,
        why=one.why,
        clashes=clashes,
        event_id=event_id,
    )


def request_series(
    session: OfficeSession,
    draft: EventDraft,
    series: SeriesDraft,
    answers: Answers | None = None,
) -> Changes[int]:
    """Plan a new entry and its repetitions at one go.

    Raises:
        NotAllowed: The operator may not, or the entry has no time.
        InvalidFields: Something typed cannot be taken.
        Clashing: As `repeat_event`.
    """
    require(session.desk.operator, Right.PLAN_AGENDA)
    if draft.when is None:
        raise NotAllowed(_NO_TIME)
    event_id = request_event(session, draft).value
    version = seen_event(session, event_id)["version"]
    return repeat_event(
        session, event_id, version, series, answers, override_reason=draft.override_reason
    )


def repeat_event(
    session: OfficeSession,
    event_id: int,
    version: int,
    draft: SeriesDraft,
    answers: Answers | None = None,
    *,
    override_reason: str = "",
) -> Changes[int]:
    """Make a planned entry the first of a series: all its occurrences are written, or none.

    Args:
        session: The transaction.
        event_id: The entry.
        version: As read.
        draft: How it repeats.
        answers: What a person said of single days: of days off that are asked, and of days that
            clash, which can be left out.
        override_reason: Why occurrences may stand although they clash; needs the right to.

    Returns:
        The id of the series.

    Raises:
        NotAllowed: The operator may not, or the entry has no time or repeats already.
        InvalidFields: The rule is none, or a day is still to be asked.
        Clashing: Occurrences are not free; their days are named, and nothing was written.
        NotFound, StaleRecord: As for every deed.
    """
    require(session.desk.operator, Right.PLAN_AGENDA)
    made = session.execute(
        select(SERIES.c.id).where(SERIES.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    event = seen_event(session, event_id)
    when = _time_of(event, version, event_draft(session, event["id"]))
    rule, placed = _placed(session, when, draft, answers or {})
    require_answers(placed)
    reasons = _checked_reasons(placed)
    hold_subjects(session, [event_id])
    deed = EventDeed(session, event_id, version)
    columns = _series_columns(draft, rule, when)
    series_id: int = session.execute(
        insert(SERIES).values(columns).returning(SERIES.c.id)
    ).scalar_one()
    if reasons:
        rows = [{"series_id": series_id, "day": day, "reason": why} for day, why in reasons.items()]
        session.execute(insert(EXCEPTIONS), rows)
    # It is the first of its series; taking this step back withdraws the others.
    deed.set(series_id=series_id, series_day=day_of(event["starts_at"]))
    template = replace(
        fresh_copy(event_draft(session, event["id"])), override_reason=override_reason
    )
    standing = [one for one in placed[1:] if one.day is not None]
    write_occurrences(session, series_id, template, when, standing)
    count = len(standing) + 1
    deed.finish(MADE_SERIES, f"تکرار شد: {recurrence_words(rule)}، {count} نوبت.")
    return changed(series_id, Kind.EVENT)


def _time_of(event: Mapping[str, Any], version: int, draft: EventDraft) -> When:
    if event["version"] != version:
        raise StaleRecord(STALE)
    if event["series_id"] is not None:
        raise NotAllowed("این برنامه خود یکی از یک تکرار است.")
    if draft.when is None or EventState(event["state"]) not in PLANNED:
        raise NotAllowed(_NO_TIME)
    return draft.when


def _checked_reasons(placed: list[PlacedDay]) -> dict[date, str]:
    """The days that are left out, each with why.

    Raises:
        InvalidFields: A reason is too long.
    """
    problems: list[InvalidInput] = []
    reasons: dict[date, str] = {}
    for one in placed:
        if one.fate in (Fate.SKIPPED, Fate.DROPPED):
            reasons[one.meant] = tidy(one.why) or _LEFT_OUT
            checked_length("skipped", reasons[one.meant], SHORT_LIMIT, problems)
    if problems:
        raise InvalidFields(problems)
    return reasons


def _series_columns(draft: SeriesDraft, rule: Recurrence, when: When) -> dict[str, Any]:
    return {
        **rule_columns(rule),
        **hour_columns(when),
        "day_off_rule": draft.day_off_rule.value,
        "request_key": draft.request_key,
        "version": 1,
    }


def hour_columns(when: When) -> dict[str, Any]:
    """When on its day a series begins, and how long it lasts, as its columns."""
    return {
        "begins_at": None if when.all_day else to_tehran(when.starts_at).time(),
        "minutes": minutes_of(when),
    }


def write_occurrences(
    session: OfficeSession,
    series_id: int,
    template: EventDraft,
    when: When,
    placed: list[PlacedDay],
) -> list[int]:
    """Write entries of a series on their days, like one that stands.

    Raises:
        Clashing: Days are not free; all of them are named.
    """
    proved = checked_draft(session, template)
    refused: dict[date, Clashing] = {}
    written: list[int] = []
    for one in placed:
        if one.day is None:
            continue
        there = replace(fresh_copy(proved), when=when_on(when, one.day))
        there = replace(there, override_reason=template.override_reason)
        try:
            written.append(
                write_event(
                    session, there, action=REPEATED, series_id=series_id, series_day=one.meant
                )
            )
        except Clashing as error:
            refused[one.day] = error
    if refused:
        raise together(refused)
    return written
