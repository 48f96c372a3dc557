"""A meeting and a series read whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import Select, Table, func, select

from app.access import Right, require
from app.agenda.tables import EVENTS
from app.attachments import files_of
from app.changes import Kind
from app.clock import to_tehran
from app.letters.body import body_document
from app.marks import Classification
from app.meetings.carrying import carried_lines
from app.meetings.deeds import seen_meeting, seen_series
from app.meetings.gaps import gaps_of
from app.meetings.latest import later_locked
from app.meetings.queries import MeetingFilter, list_meetings
from app.meetings.resolution_lines import IS_OPEN, resolution_lines
from app.meetings.rows import (
    DispatchLine,
    EditionLine,
    InviteeLine,
    ItemLine,
    MeetingSheet,
    SeriesSheet,
    StepLine,
    TopicLine,
)
from app.meetings.states import (
    DispatchPart,
    InviteAnswer,
    InviteChannel,
    InviteeRole,
    Inviter,
    ItemKind,
    ItemState,
    MeetingState,
    MinutesKind,
    Presence,
)
from app.meetings.tables import (
    DISPATCHES,
    EDITIONS,
    INVITEES,
    ITEMS,
    MEETING_STEPS,
    MEETINGS,
    MEMBERS,
    RESOLUTIONS,
    SERIES,
    SERIES_STEPS,
    TOPICS,
)
from app.session import OfficeSession
from models.base import table_of
from models.letters import Letter
from models.operators import Operator

_OPERATORS: Final = table_of(Operator)
_LETTERS: Final = table_of(Letter)

#: Columns that are marks, not words.
_MARKS: Final[Mapping[str, Any]] = {
    "state": MeetingState,
    "classification": Classification,
    "invites": Inviter,
    "minutes_kind": MinutesKind,
    "discussion": body_document,
}
#: More meetings of one series than a page shows.
MOST_MEETINGS: Final = 200


def meeting_sheet(session: OfficeSession, meeting_id: int) -> MeetingSheet:
    """One meeting whole.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    meeting = seen_meeting(session, meeting_id)
    own = {field.name for field in fields(MeetingSheet)} & meeting.keys()
    items = _items(session, meeting_id)
    resolutions = tuple(resolution_lines(session, RESOLUTIONS.c.meeting_id == meeting_id))
    return MeetingSheet(
        **{name: _shown(name, meeting[name]) for name in own},
        series=_name_of(session, SERIES, "name", meeting["series_id"]),
        event_number=_name_of(session, EVENTS, "number", meeting["event_id"]),
        invitees=invitees_of(session, meeting),
        items=items,
        resolutions=resolutions,
        carried=carried_lines(session, meeting_id),
        editions=_editions(session, meeting_id),
        dispatches=_dispatches(session, meeting_id),
        steps=_steps(session, MEETING_STEPS, MEETING_STEPS.c.meeting_id == meeting_id),
        files=files_of(session, Kind.MEETING, meeting_id),
        gaps=gaps_of(session, meeting, items, resolutions),
        is_latest=later_locked(session, meeting) is None,
    )


def _shown(name: str, value: Any) -> Any:
    if isinstance(value, datetime):
        return to_tehran(value)
    mark = _MARKS.get(name)
    return value if mark is None else mark(value)


def _name_of(session: OfficeSession, table: Table, column: str, number: int | None) -> str:
    """What another record is called; nothing where this operator may not know of it."""
    if number is None:
        return ""
    asked = select(table.c[column]).where(
        table.c.id == number, table.c.classification <= int(session.desk.operator.clearance)
    )
    return session.execute(asked).scalar() or ""


def invitees_of(session: OfficeSession, meeting: Mapping[str, Any]) -> tuple[InviteeLine, ...]:
    """Whom a meeting invites, in their order, with whether they were there and how long."""
    rows = session.execute(
        select(
            INVITEES,
            func.coalesce(_LETTERS.c.number, "").label("letter_number"),
            func.coalesce(_LETTERS.c.state, "").label("letter_state"),
        )
        .outerjoin(_LETTERS, _LETTERS.c.id == INVITEES.c.letter_id)
        .where(INVITEES.c.meeting_id == meeting["id"])
        .order_by(INVITEES.c.place, INVITEES.c.id)
    ).mappings()
    return tuple(_invitee(row, meeting) for row in rows)


_PERSON: Final = ("id", "place", "rank", "contact_id", "name", "post", "organisation", "phone")


def _invitee(row: Mapping[Any, Any], meeting: Mapping[str, Any]) -> InviteeLine:
    presence = Presence(row["presence"])
    is_over = meeting["ended_at"] is not None or meeting["minutes_due_on"] is not None
    words = ("substitute", "substitute_post", "introduction", "note", "letter_number")
    return InviteeLine(
        **{name: row[name] for name in (*_PERSON, *words, "letter_id", "letter_state")},
        role=InviteeRole(row["role"]),
        channel=InviteChannel(row["channel"]),
        answer=InviteAnswer(row["answer"]),
        answered_at=_in_tehran(row["answered_at"]),
        presence=presence,
        is_absent=is_over and presence is Presence.UNSAID,
        came_at=_in_tehran(row["came_at"]),
        left_at=_in_tehran(row["left_at"]),
        late_minutes=_minutes(meeting["began_at"] or meeting["starts_at"], row["came_at"]),
        early_minutes=_minutes(row["left_at"], meeting["ended_at"] or meeting["ends_at"]),
    )


def _minutes(first: datetime | None, then: datetime | None) -> int:
    if first is None or then is None:
        return 0
    return max(int((then - first).total_seconds()) // 60, 0)


def _in_tehran(moment: datetime | None) -> datetime | None:
    return None if moment is None else to_tehran(moment)


def _items(session: OfficeSession, meeting_id: int) -> tuple[ItemLine, ...]:
    column = ITEMS.c
    rows = session.execute(
        select(ITEMS).where(column.meeting_id == meeting_id).order_by(column.place, column.id)
    ).mappings()
    same = ("id", "place", "title", "presenter", "minutes", "papers", "origin", "topic_id")
    return tuple(
        ItemLine(
            **{name: row[name] for name in (*same, "decision")},
            kind=ItemKind(row["item_kind"]),
            state=ItemState(row["state"]),
            decided_at=_in_tehran(row["decided_at"]),
            discussion=body_document(row["discussion"]),
            edition=row["discussion_edition"],
        )
        for row in rows
    )


@cache
def _edition_lines() -> Select[Any]:
    """Editions with who locked and who opened them; built once."""
    column = EDITIONS.c
    by, again = _OPERATORS.alias("locked_by"), _OPERATORS.alias("opened_by")
    return (
        select(
            column.edition,
            column.at,
            by.c.full_name.label("by"),
            column.reopened_at,
            func.coalesce(again.c.full_name, "").label("reopened_by"),
            column.reopened_reason,
        )
        .join(by, by.c.id == column.operator_id)
        .outerjoin(again, again.c.id == column.reopened_by)
        .order_by(column.edition)
    )


def _editions(session: OfficeSession, meeting_id: int) -> tuple[EditionLine, ...]:
    asked = _edition_lines().where(EDITIONS.c.meeting_id == meeting_id)
    rows = session.execute(asked).mappings()
    return tuple(
        EditionLine(
            **{
                **row,
                "at": to_tehran(row["at"]),
                "reopened_at": _in_tehran(row["reopened_at"]),
            }
        )
        for row in rows
    )


def _dispatches(session: OfficeSession, meeting_id: int) -> tuple[DispatchLine, ...]:
    column = DISPATCHES.c
    rows = session.execute(
        select(DISPATCHES, _OPERATORS.c.full_name.label("by"))
        .join(_OPERATORS, _OPERATORS.c.id == column.sent_by)
        .where(column.meeting_id == meeting_id)
        .order_by(column.place, column.id)
    ).mappings()
    same = ("id", "edition", "contact_id", "name", "organisation", "number", "receipt", "note")
    return tuple(
        DispatchLine(
            **{name: row[name] for name in (*same, "received_on")},
            part=DispatchPart(row["part"]),
            channel=InviteChannel(row["channel"]),
            sent_at=to_tehran(row["sent_at"]),
            sent_by=row["by"],
        )
        for row in rows
    )


def _steps(session: OfficeSession, steps: Table, of: Any) -> tuple[StepLine, ...]:
    rows = session.execute(
        select(steps.c.at, _OPERATORS.c.full_name, steps.c.words, steps.c.taken_back_at)
        .join(_OPERATORS, _OPERATORS.c.id == steps.c.operator_id)
        .where(of)
        .order_by(steps.c.id)
    ).all()
    return tuple(
        StepLine(
            at=to_tehran(row.at),
            by=row.full_name,
            words=row.words,
            taken_back=row.taken_back_at is not None,
        )
        for row in rows
    )


# -- series ----------------------------------------------------------------------------------------


def series_sheet(session: OfficeSession, series_id: int) -> SeriesSheet:
    """One series whole: members, what waits, its meetings and what they left open.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such series for him.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    series = seen_series(session, series_id)
    own = {field.name for field in fields(SeriesSheet)} & series.keys()
    return SeriesSheet(
        **{name: _shown(name, series[name]) for name in own},
        is_archived=series["archived_at"] is not None,
        members=_members(session, series_id),
        topics=_topics(session, series_id),
        meetings=tuple(
            list_meetings(session, MeetingFilter(series_id=series_id), limit=MOST_MEETINGS)
        ),
        open_resolutions=tuple(
            resolution_lines(session, MEETINGS.c.series_id == series_id, IS_OPEN)
        ),
        steps=_steps(session, SERIES_STEPS, SERIES_STEPS.c.series_id == series_id),
    )


def _members(session: OfficeSession, series_id: int) -> tuple[InviteeLine, ...]:
    column = MEMBERS.c
    rows = session.execute(
        select(MEMBERS).where(column.series_id == series_id).order_by(column.place, column.id)
    ).mappings()
    return tuple(
        InviteeLine(
            **{name: row[name] for name in _PERSON},
            role=InviteeRole(row["role"]),
            channel=InviteChannel(row["channel"]),
        )
        for row in rows
    )


def _topics(session: OfficeSession, series_id: int) -> tuple[TopicLine, ...]:
    column = TOPICS.c
    rows = session.execute(
        select(TOPICS, func.coalesce(MEETINGS.c.number, "").label("meeting_number"))
        .outerjoin(
            MEETINGS,
            (MEETINGS.c.id == column.meeting_id)
            & (MEETINGS.c.classification <= int(session.desk.operator.clearance)),
        )
        .where(column.series_id == series_id, column.dropped_at.is_(None))
        .order_by(column.place, column.id)
    ).mappings()
    names = [field.name for field in fields(TopicLine)]
    return tuple(TopicLine(**{name: row[name] for name in names}) for row in rows)
