"""All that minutes say, gathered from what was written: for paper, for reading, to be locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select

from app.access import Right, require
from app.clock import to_tehran
from app.errors import NotFound
from app.marks import Classification
from app.meetings.carrying import carried_lines
from app.meetings.content_json import content_from_json
from app.meetings.content_rows import (
    MinutesCarried,
    MinutesContent,
    MinutesItem,
    MinutesPerson,
    MinutesResolution,
)
from app.meetings.deeds import MEETING_TABLES, seen_meeting
from app.meetings.resolution_lines import resolution_lines
from app.meetings.rows import CarriedLine, ResolutionLine
from app.meetings.states import (
    InviteeRole,
    Inviter,
    ItemKind,
    ItemState,
    MeetingState,
    MinutesKind,
    Presence,
)
from app.meetings.tables import EDITIONS, INVITEES, ITEMS, RESOLUTIONS, SERIES
from app.rich_text import Document, from_json
from app.session import OfficeSession

_S: Final = MeetingState
#: Before it is over nobody is absent yet.
_BEFORE_ITS_END: Final = frozenset({_S.PLANNED, _S.INVITED, _S.IN_SESSION, _S.CANCELLED})

NO_EDITION: Final = "صورتجلسه این جلسه هنوز نهایی نشده است."


def minutes_content(session: OfficeSession, meeting_id: int) -> MinutesContent:
    """The minutes of a meeting as they are written now.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    return gathered(session, seen_meeting(session, meeting_id))


def locked_content(
    session: OfficeSession, meeting_id: int, edition: int | None = None
) -> MinutesContent:
    """The minutes of a meeting as they were locked.

    Args:
        session: Who asks.
        meeting_id: Of which meeting.
        edition: Which; the last one without it.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him, or no such edition.
        UnreadableMinutes: A newer program wrote them.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    seen_meeting(session, meeting_id)
    asked = select(EDITIONS.c.content).where(EDITIONS.c.meeting_id == meeting_id)
    if edition is not None:
        asked = asked.where(EDITIONS.c.edition == edition)
    content = session.execute(asked.order_by(EDITIONS.c.edition.desc()).limit(1)).scalar()
    if content is None:
        raise NotFound(NO_EDITION)
    return content_from_json(content)


def gathered(session: OfficeSession, meeting: Mapping[str, Any]) -> MinutesContent:
    """The minutes of a meeting this operator was found to see."""
    number = meeting["id"]
    invitees = list(MEETING_TABLES.rows(session, INVITEES.name, number).values())
    items = list(MEETING_TABLES.rows(session, ITEMS.name, number).values())
    lines = [
        one
        for one in resolution_lines(session, RESOLUTIONS.c.meeting_id == number)
        if not one.is_annulled
    ]
    who = _who_was_there(meeting, invitees)
    began = meeting["began_at"] or meeting["starts_at"]
    content = MinutesContent(
        meeting_id=number,
        classification=Classification(meeting["classification"]),
        minutes_kind=MinutesKind(meeting["minutes_kind"]),
        invites=Inviter(meeting["invites"]),
        series=_series(session, meeting["series_id"]),
        held_on=to_tehran(began).date(),
        **{name: meeting[name] for name in _AS_THEY_ARE},
        **{name: _moment(meeting[name]) for name in _MOMENTS},
        **who,
        items=_items(items, lines),
        discussion=_document(meeting["discussion"]),
        resolutions=_resolutions(items, lines),
        carried=tuple(map(_carried, carried_lines(session, number))),
        copies_to=(),
    )
    return replace(content, copies_to=_copies_to(content))


_AS_THEY_ARE: Final = (
    "number",
    "subject",
    "session_number",
    "place",
    "chair",
    "chair_post",
    "secretary",
    "secretary_post",
    "secretary_body",
    "next_note",
    "minutes_number",
    "minutes_date",
    "received_text",
)
_MOMENTS: Final = ("starts_at", "ends_at", "began_at", "ended_at", "next_at")


def _moment(moment: datetime | None) -> Any:
    return to_tehran(moment) if moment is not None else None


def _document(body: str) -> Document:
    return from_json(body) if body else Document()


def _series(session: OfficeSession, series_id: int | None) -> str:
    if series_id is None:
        return ""
    name: str = session.execute(select(SERIES.c.name).where(SERIES.c.id == series_id)).scalar_one()
    return name


def _who_was_there(
    meeting: Mapping[str, Any], invitees: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Everybody by whether he was there; whoever nobody saw is absent once it is over."""
    found: dict[Presence, list[MinutesPerson]] = {one: [] for one in Presence}
    for row in sorted(invitees, key=_by_rank):
        found[Presence(row["presence"])].append(_person(meeting, row))
    nobody_was_asked = meeting["invites"] == Inviter.OUTSIDE.value and not any(
        row["presence"] for row in invitees
    )
    is_over = _S(meeting["state"]) not in _BEFORE_ITS_END
    absent = found[Presence.UNSAID] if is_over and not nobody_was_asked else []
    return {
        "present": tuple(found[Presence.PRESENT]),
        "substitutes": tuple(found[Presence.SUBSTITUTE]),
        "excused": tuple(found[Presence.EXCUSED]),
        "absent": tuple(absent),
    }


#: Chair first, then the secretary, then by rank.
_FIRST: Final = {InviteeRole.CHAIR.value: 0, InviteeRole.SECRETARY.value: 1}


def _by_rank(row: Mapping[str, Any]) -> tuple[int, bool, int, int]:
    return _FIRST.get(row["role"], 2), row["rank"] == 0, row["rank"], row["place"]


def _person(meeting: Mapping[str, Any], row: Mapping[str, Any]) -> MinutesPerson:
    return MinutesPerson(
        role=InviteeRole(row["role"]),
        name=row["name"],
        post=row["post"],
        organisation=row["organisation"],
        substitute=row["substitute"],
        substitute_post=row["substitute_post"],
        introduction=row["introduction"],
        came_at=_moment(row["came_at"]),
        left_at=_moment(row["left_at"]),
        late_minutes=_minutes(meeting["began_at"], row["came_at"]),
        early_minutes=_minutes(row["left_at"], meeting["ended_at"]),
        note=row["note"],
    )


def _minutes(earlier: datetime | None, later: datetime | None) -> int:
    """Whole minutes between two moments; none where one is not said."""
    if earlier is None or later is None:
        return 0
    return max(0, int((later - earlier).total_seconds() // 60))


def _items(
    items: Sequence[Mapping[str, Any]], lines: Sequence[ResolutionLine]
) -> tuple[MinutesItem, ...]:
    return tuple(
        MinutesItem(
            row=row,
            kind=ItemKind(item["item_kind"]),
            title=item["title"],
            presenter=item["presenter"],
            minutes=item["minutes"],
            papers=item["papers"],
            origin=item["origin"],
            state=ItemState(item["state"]),
            decision=item["decision"],
            discussion=_document(item["discussion"]),
            resolutions=tuple(one.number for one in lines if one.item_id == item["id"]),
        )
        for row, item in enumerate(items, 1)
    )


def _resolutions(
    items: Sequence[Mapping[str, Any]], lines: Sequence[ResolutionLine]
) -> tuple[MinutesResolution, ...]:
    places = {item["id"]: row for row, item in enumerate(items, 1)}
    return tuple(
        MinutesResolution(
            number=one.number,
            their_number=one.their_number,
            item_row=places.get(one.item_id) if one.item_id is not None else None,
            words=one.words,
            responsible=one.responsible,
            co_responsible=one.co_responsible,
            due_on=one.due_on,
            state=one.state,
            state_words=one.state_words,
        )
        for one in sorted(lines, key=lambda line: line.place)
    )


def _carried(line: CarriedLine) -> MinutesCarried:
    one = line.resolution
    return MinutesCarried(
        number=one.number,
        meeting_number=one.meeting_number,
        meeting_on=one.meeting_on,
        words=one.words,
        responsible=one.responsible,
        due_on=one.due_on,
        state=one.state,
        stood=line.stood,
        note=line.note,
    )


def _copies_to(content: MinutesContent) -> tuple[str, ...]:
    """Who shall have a copy: who is responsible, who helps, who was not there; each once."""
    names = [one.responsible for one in content.resolutions]
    names += [helper for one in content.resolutions for helper in one.co_responsible]
    away = (*content.substitutes, *content.excused, *content.absent)
    names += [one.organisation or one.name for one in away]
    return tuple(dict.fromkeys(name for name in names if name))
