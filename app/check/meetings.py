"""Proofs of meetings and series: numbers, states, what they hang together with, search keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
)

from app.agenda.tables import EVENTS, STEPS
from app.changes import Kind
from app.check.courses import GIVES_TIME, astray, fewer_versions, state_values
from app.check.faults import Fault, Part
from app.check.yearly_numbers import yearly_numbers
from app.folder.operations import SHEETS
from app.meetings.deeds import CALLED_OFF_THERE, CAME_BACK, PLANNED
from app.meetings.states import LOCKED, ItemState, MeetingState
from app.meetings.tables import (
    DISPATCHES,
    INVITEES,
    ITEMS,
    MEETING_STEPS,
    MEETINGS,
    RESOLUTIONS,
    SERIES,
    SERIES_STEPS,
    TOPICS,
)
from app.numbering import MEETINGS as MEETING_SERIAL
from app.numbering import RESOLUTIONS as RESOLUTION_SERIAL

_S = MeetingState
#: It was held here, and began at an hour.
_BEGAN: Final = frozenset({_S.IN_SESSION, _S.ENDED})


def _are(states: frozenset[MeetingState]) -> ColumnElement[bool]:
    return MEETINGS.c.state.in_(state_values(states))


def _only(*states: MeetingState) -> ColumnElement[bool]:
    return _are(frozenset(states))


#: Where each step of a meeting that leads anywhere may have led.
_REACHED: Final[Mapping[str, frozenset[MeetingState]]] = {
    PLANNED: frozenset({_S.PLANNED}),
    "invitations_out": frozenset({_S.INVITED}),
    "outside_invitation": frozenset({_S.PLANNED, _S.INVITED}),
    "begin_meeting": frozenset({_S.IN_SESSION}),
    "end_meeting": frozenset({_S.ENDED}),
    "minutes_expected": frozenset({_S.MINUTES_AWAITED}),
    "minutes_received": frozenset({_S.MINUTES_RECEIVED}),
    "finalise": frozenset({_S.FINALISED}),
    "reopen": frozenset({_S.ENDED, _S.MINUTES_RECEIVED}),
    # They go on to others after the governor had his report.
    "distribute": frozenset({_S.DISTRIBUTED, _S.REPORTED}),
    "report_meeting": frozenset({_S.REPORTED}),
    # He may also send it back to be written anew.
    CAME_BACK: frozenset({_S.REPORTED, _S.FINALISED, _S.DISTRIBUTED}),
    "close_meeting": frozenset({_S.CLOSED}),
    "cancel_meeting": frozenset({_S.CANCELLED}),
    CALLED_OFF_THERE: frozenset({_S.CANCELLED}),
}

#: A statement giving ids of records, where the fault belongs, its words.
_Found = tuple[Select[Any], Part, str]

_OF_MEETINGS: Final[tuple[_Found, ...]] = (
    (
        select(MEETINGS.c.id).where(MEETINGS.c.ends_at <= MEETINGS.c.starts_at),
        Part.STATES,
        "جلسه {} زمان درستی ندارد.",
    ),
    (
        select(MEETINGS.c.id).where(_are(_BEGAN), MEETINGS.c.began_at.is_(None)),
        Part.STATES,
        "جلسه {} برگزار شده و ساعت آغاز ندارد.",
    ),
    (
        select(MEETINGS.c.id).where(
            or_(
                and_(_only(_S.ENDED), MEETINGS.c.ended_at.is_(None)),
                and_(_only(_S.IN_SESSION), MEETINGS.c.ended_at.is_not(None)),
                MEETINGS.c.ended_at < MEETINGS.c.began_at,
            )
        ),
        Part.STATES,
        "ساعت پایان جلسه {} با وضعیت آن نمی‌خواند.",
    ),
    (
        select(MEETINGS.c.id).where(_only(_S.CANCELLED), MEETINGS.c.state_reason == ""),
        Part.STATES,
        "جلسه {} لغو شده و سبب آن نیست.",
    ),
    (
        select(MEETINGS.c.id).where(_only(_S.MINUTES_AWAITED), MEETINGS.c.minutes_due_on.is_(None)),
        Part.STATES,
        "صورتجلسه جلسه {} در راه است و مهلت ندارد.",
    ),
    (
        select(MEETINGS.c.id).where(
            _only(_S.MINUTES_RECEIVED), MEETINGS.c.minutes_received_on.is_(None)
        ),
        Part.STATES,
        "صورتجلسه جلسه {} رسیده و روز آن نیست.",
    ),
    (
        select(MEETINGS.c.id).where(
            _only(_S.REPORTED, _S.CLOSED),
            or_(MEETINGS.c.reported_at.is_(None), MEETINGS.c.report == ""),
        ),
        Part.STATES,
        "جلسه {} گزارش شده و گزارش آن نیست.",
    ),
    (
        select(ITEMS.c.meeting_id)
        .join(MEETINGS, MEETINGS.c.id == ITEMS.c.meeting_id)
        .where(_are(LOCKED), ITEMS.c.state == ItemState.OPEN.value),
        Part.STATES,
        "صورتجلسه جلسه {} نهایی است و بندی از آن بررسی نشده است.",
    ),
    (
        select(ITEMS.c.meeting_id).where(
            ITEMS.c.state == ItemState.DECIDED.value, ITEMS.c.decided_at.is_(None)
        ),
        Part.STATES,
        "زمان تصمیم درباره بندی از جلسه {} نیست.",
    ),
    (
        select(MEETINGS.c.id).where(
            _only(_S.DISTRIBUTED), ~exists().where(DISPATCHES.c.meeting_id == MEETINGS.c.id)
        ),
        Part.STATES,
        "صورتجلسه جلسه {} فرستاده شده و گیرنده‌ای ندارد.",
    ),
    (
        select(DISPATCHES.c.meeting_id)
        .join(MEETINGS, MEETINGS.c.id == DISPATCHES.c.meeting_id)
        .where(or_(DISPATCHES.c.edition > MEETINGS.c.edition, DISPATCHES.c.edition < 1)),
        Part.LINKS,
        "ویرایشی از صورتجلسه جلسه {} فرستاده شده که نیست.",
    ),
    (
        select(INVITEES.c.meeting_id).where(INVITEES.c.left_at < INVITEES.c.came_at),
        Part.STATES,
        "کسی از جلسه {} پیش از آمدن رفته است.",
    ),
    (
        select(MEETINGS.c.id).where(
            MEETINGS.c.series_id.is_(None) != MEETINGS.c.session_number.is_(None)
        ),
        Part.NUMBERS,
        "شماره نشست جلسه {} با سلسله آن نمی‌خواند.",
    ),
    (
        select(MEETINGS.c.id)
        .join(EVENTS, EVENTS.c.id == MEETINGS.c.event_id)
        .where(
            MEETINGS.c.state != _S.CANCELLED.value,
            or_(
                EVENTS.c.starts_at != MEETINGS.c.starts_at,
                EVENTS.c.ends_at != MEETINGS.c.ends_at,
            ),
            ~exists().where(STEPS.c.event_id == EVENTS.c.id, STEPS.c.action.in_(GIVES_TIME)),
        ),
        Part.LINKS,
        "زمان جلسه {} با برنامه آن در تقویم یکی نیست.",
    ),
    (
        select(ITEMS.c.meeting_id)
        .join(TOPICS, TOPICS.c.id == ITEMS.c.topic_id)
        .join(MEETINGS, MEETINGS.c.id == ITEMS.c.meeting_id)
        .where(TOPICS.c.series_id != func.coalesce(MEETINGS.c.series_id, 0)),
        Part.LINKS,
        "بندی از جلسه {} از سلسله دیگری آمده است.",
    ),
    (
        select(SHEETS.c.record_id).where(
            SHEETS.c.kind == Kind.MEETING.value,
            ~exists().where(MEETINGS.c.id == SHEETS.c.record_id),
        ),
        Part.LINKS,
        "گزارش جلسه {} در کارتابل است و آن جلسه نیست.",
    ),
    (
        select(MEETINGS.c.id).where(
            ~exists().where(
                MEETING_STEPS.c.meeting_id == MEETINGS.c.id,
                MEETING_STEPS.c.taken_back_at.is_(None),
            )
        ),
        Part.STATES,
        "جلسه {} هیچ گامی ندارد.",
    ),
    (
        fewer_versions(MEETINGS, MEETING_STEPS, "meeting_id"),
        Part.STATES,
        "جلسه {} کمتر از شمار گام‌هایش نوشته شده است.",
    ),
    (
        astray(MEETINGS, MEETING_STEPS, "meeting_id", _REACHED),
        Part.STATES,
        "وضعیت جلسه {} با گام آخر آن نمی‌خواند.",
    ),
)

_OF_SERIES: Final[tuple[_Found, ...]] = (
    (
        select(SERIES.c.id).where(
            ~exists().where(
                SERIES_STEPS.c.series_id == SERIES.c.id,
                SERIES_STEPS.c.taken_back_at.is_(None),
            )
        ),
        Part.STATES,
        "سلسله جلسات {} هیچ گامی ندارد.",
    ),
    (
        fewer_versions(SERIES, SERIES_STEPS, "series_id"),
        Part.STATES,
        "سلسله جلسات {} کمتر از شمار گام‌هایش نوشته شده است.",
    ),
    (
        select(TOPICS.c.series_id)
        .join(MEETINGS, MEETINGS.c.id == TOPICS.c.meeting_id)
        .where(TOPICS.c.series_id != func.coalesce(MEETINGS.c.series_id, 0)),
        Part.LINKS,
        "موضوعی از سلسله جلسات {} در جلسه سلسله دیگری است.",
    ),
)


def meeting_numbers_are_gapless(connection: Connection) -> Iterator[Fault]:
    """Every number up to the year's counter is a meeting's or a resolution's, exactly once."""
    kind = Kind.MEETING
    yield from yearly_numbers(connection, MEETINGS, MEETING_SERIAL, kind, "جلسه‌ها")
    yield from yearly_numbers(connection, RESOLUTIONS, RESOLUTION_SERIAL, kind, "مصوبه‌ها")


def meetings_agree(connection: Connection) -> Iterator[Fault]:
    """Every meeting and series stands where its columns, parts, steps and entry say."""
    for kind, faults in ((Kind.MEETING, _OF_MEETINGS), (Kind.MEETING_SERIES, _OF_SERIES)):
        for statement, part, words in faults:
            for (number,) in connection.execute(statement.distinct()):
                yield Fault(part, kind.value, number, words.format(number))
