"""Meetings, their series and resolutions among all that can be found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import select

from app.access import Right
from app.changes import Kind
from app.clock import to_tehran
from app.marks import Classification
from app.meetings.following import ResolutionFilter, ResolutionView, seen_resolutions
from app.meetings.keys import meeting_keys, minutes_words, resolution_keys, series_keys
from app.meetings.queries import MeetingFilter, seen_meetings
from app.meetings.resolution_lines import lines_of, resolved
from app.meetings.series_lists import SeriesFilter, seen_series_rows
from app.meetings.states import MeetingState
from app.meetings.tables import EDITIONS, MEETINGS, RESOLUTIONS, SERIES
from app.meetings.texts import MEETING_STATES, RESOLUTION_STATES
from app.search.findable import Findable, FoundLine
from app.search.lists import keys_by, of_ids
from app.session import OfficeSession
from models.search import MEETING_SERIES as SERIES_INDEXED
from models.search import MEETINGS as MEETINGS_INDEXED
from models.search import RESOLUTIONS as RESOLUTIONS_INDEXED

_CONTEXT: Final = ("note", "report", "governor_words", "state_reason", "received_text")
ARCHIVED: Final = "بایگانی"

_MEETINGS: Final = of_ids(
    select(MEETINGS, SERIES.c.name.label("series"), EDITIONS.c.content).select_from(
        MEETINGS.outerjoin(SERIES, SERIES.c.id == MEETINGS.c.series_id).outerjoin(
            EDITIONS,
            (EDITIONS.c.meeting_id == MEETINGS.c.id) & (EDITIONS.c.edition == MEETINGS.c.edition),
        )
    ),
    MEETINGS.c.id,
)
_SERIES: Final = of_ids(select(SERIES), SERIES.c.id)
_RESOLUTIONS: Final = of_ids(
    resolved().add_columns(MEETINGS.c.classification.label("secrecy")), RESOLUTIONS.c.id
)


def _meetings(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
    found = {}
    for row in session.ask(_MEETINGS, {"ids": ids}).mappings():
        longer = [row[name] for name in _CONTEXT if row[name]]
        longer += minutes_words(row["content"]) if row["content"] else ()
        found[row["id"]] = FoundLine(
            kind=Kind.MEETING,
            id=row["id"],
            number=row["number"],
            title=row["subject"],
            who=row["series"] or row["secretary_body"] or row["chair"],
            day=to_tehran(row["starts_at"]).date(),
            state=MEETING_STATES[row["state"]],
            standing=MeetingState(row["state"]),
            classification=Classification(row["classification"]),
            context="\n".join(longer),
        )
    return found


def _series(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
    rows = session.ask(_SERIES, {"ids": ids}).mappings()
    return {
        row["id"]: FoundLine(
            kind=Kind.MEETING_SERIES,
            id=row["id"],
            number="",
            title=row["name"],
            who=row["secretary_body"] or row["chair"],
            day=None,
            state=ARCHIVED if row["archived_at"] is not None else "",
            classification=Classification(row["classification"]),
            context=row["purpose"],
        )
        for row in rows
    }


def _resolutions(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
    """A resolution opens its meeting, and is as secret as that."""
    rows = session.ask(_RESOLUTIONS, {"ids": ids}).mappings().all()
    return {
        one.id: FoundLine(
            kind=Kind.MEETING,
            id=one.meeting_id,
            number=one.number,
            title=one.words.splitlines()[0],
            who=one.responsible,
            day=one.meeting_on,
            state=RESOLUTION_STATES[one.state],
            standing=one.state,
            classification=Classification(row["secrecy"]),
            context=one.words,
        )
        for row, one in zip(rows, lines_of(session, rows), strict=True)
    }


MEETINGS_FOUND: Final = Findable(
    kind=Kind.MEETING,
    title="جلسات و صورتجلسه‌ها",
    right=Right.READ_MEETINGS,
    section="meetings",
    wanted=lambda text: MeetingFilter(text=text),
    indexed=MEETINGS_INDEXED,
    table=MEETINGS,
    visible=seen_meetings,
    lines=_meetings,
    keys=keys_by(MEETINGS, meeting_keys),
)

RESOLUTIONS_FOUND: Final = Findable(
    kind=Kind.MEETING,
    title="مصوبات",
    right=Right.READ_MEETINGS,
    section="resolutions",
    wanted=lambda text: ResolutionFilter(text=text, view=ResolutionView.ALL),
    indexed=RESOLUTIONS_INDEXED,
    table=RESOLUTIONS,
    visible=seen_resolutions,
    lines=_resolutions,
    keys=keys_by(RESOLUTIONS, resolution_keys),
)

SERIES_FOUND: Final = Findable(
    kind=Kind.MEETING_SERIES,
    title="سلسله جلسات",
    right=Right.READ_MEETINGS,
    section="meeting_series",
    wanted=lambda text: SeriesFilter(text=text, archived=True),
    indexed=SERIES_INDEXED,
    table=SERIES,
    visible=seen_series_rows,
    lines=_series,
    keys=keys_by(SERIES, series_keys),
)
