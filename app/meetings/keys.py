"""What meetings, their series and resolutions are found by; minutes once they are locked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Table, select
from sqlalchemy.orm import Session

from app.meetings.content_json import UnreadableMinutes, content_from_json
from app.meetings.content_rows import MinutesContent
from app.meetings.proving import helpers_of
from app.meetings.tables import (
    EDITIONS,
    INVITEES,
    ITEMS,
    MEETINGS,
    SERIES,
)
from app.rich_text import plain_text
from app.text import search_text

_HEAD: Final = (
    "number",
    "subject",
    "place",
    "chair",
    "secretary",
    "secretary_body",
    "invitation_number",
    "minutes_number",
)
_BODY: Final = (
    "chair_post",
    "secretary_post",
    "note",
    "received_text",
    "report",
    "governor_words",
    "state_reason",
)
_INVITEE: Final = ("name", "post", "organisation", "substitute")
_ITEM: Final = ("title", "presenter", "papers")

Rows = Iterable[Mapping[Any, Any]]


def meeting_search_key(
    meeting: Mapping[Any, Any], series: str, invitees: Rows, items: Rows, editions: Rows
) -> str:
    """What a meeting is found by.

    Minutes are found by as they were locked last, not while they are written.

    Args:
        meeting: Its columns.
        series: The name of its series.
        invitees: Whom it invites, whom it goes to.
        items: Its agenda.
        editions: Its locked minutes; others than the last are passed over.
    """
    people = sorted(invitees, key=_by_place)
    locked = (one["content"] for one in editions if one["edition"] == meeting["edition"])
    return search_text(
        (*(meeting[name] for name in _HEAD), series),
        (
            *(meeting[name] for name in _BODY),
            *(one[name] for one in people for name in _INVITEE),
            *(one[name] for one in sorted(items, key=_by_place) for name in _ITEM),
            *(words for content in locked for words in minutes_words(content)),
        ),
        senders=(meeting["secretary"], meeting["secretary_body"]),
        receivers=(one[name] for one in people for name in ("name", "organisation")),
        units=(meeting["secretary_body"], *(one["organisation"] for one in people)),
    )


def _by_place(row: Mapping[Any, Any]) -> tuple[int, str]:
    """Their order, with or without an id yet."""
    return row["place"], row.get("name", row.get("title", ""))


@lru_cache(maxsize=64)
def minutes_words(content: str) -> tuple[str, ...]:
    """Every word of locked minutes, which never change; of those a newer program wrote none."""
    try:
        minutes = content_from_json(content)
    except UnreadableMinutes:
        return ()
    return (*_said(minutes), minutes.next_note)


def _said(minutes: MinutesContent) -> Iterable[str]:
    yield plain_text(minutes.discussion)
    for item in minutes.items:
        yield from (item.decision, plain_text(item.discussion))
    for resolution in minutes.resolutions:
        yield from (resolution.number, resolution.their_number)
        yield from (resolution.words, resolution.responsible, *resolution.co_responsible)


#: Columns a series is found by.
_SERIES: Final = ("name", "chair", "secretary", "secretary_body", "place")


def series_search_key(series: Mapping[Any, Any]) -> str:
    """What a series is found by; whoever invites to it is whom it comes from."""
    return search_text(
        [series[name] for name in _SERIES],
        (series["purpose"], series["chair_post"], series["secretary_post"]),
        senders=(series["secretary"], series["secretary_body"]),
        units=(series["secretary_body"],),
    )


def resolution_search_key(resolution: Mapping[Any, Any], meeting: Mapping[Any, Any]) -> str:
    """What a resolution is found by; whoever carries it out is whom it goes to and concerns."""
    helpers = (one.name for one in helpers_of(resolution["co_responsible"]))
    carriers = (resolution["responsible"], *helpers)
    return search_text(
        (resolution["number"], resolution["their_number"], *carriers),
        (resolution["words"], meeting["number"], meeting["subject"]),
        receivers=carriers,
        units=carriers,
    )


def meeting_keys(connection: Connection | Session, rows: Sequence[Mapping[Any, Any]]) -> list[str]:
    """What these meetings are found by, as their rows and all that belongs to them stand."""
    ids = [row["id"] for row in rows]
    asked = select(SERIES.c.id, SERIES.c.name).where(
        SERIES.c.id.in_({row["series_id"] for row in rows})
    )
    series = {row.id: row.name for row in connection.execute(asked)}
    own = [_by_meeting(connection, table, ids) for table in (INVITEES, ITEMS, EDITIONS)]
    return [
        meeting_search_key(
            row, series.get(row["series_id"], ""), *(parts[row["id"]] for parts in own)
        )
        for row in rows
    ]


def series_keys(_connection: Connection | Session, rows: Sequence[Mapping[Any, Any]]) -> list[str]:
    """What these series are found by."""
    return [series_search_key(row) for row in rows]


def resolution_keys(
    connection: Connection | Session, rows: Sequence[Mapping[Any, Any]]
) -> list[str]:
    """What these resolutions are found by, as they and their meetings stand."""
    asked = select(MEETINGS.c.id, MEETINGS.c.number, MEETINGS.c.subject).where(
        MEETINGS.c.id.in_({row["meeting_id"] for row in rows})
    )
    meetings = {row["id"]: row for row in connection.execute(asked).mappings()}
    return [resolution_search_key(row, meetings[row["meeting_id"]]) for row in rows]


def _by_meeting(
    connection: Connection | Session, table: Table, ids: Sequence[int]
) -> defaultdict[int, list[Mapping[Any, Any]]]:
    found: defaultdict[int, list[Mapping[Any, Any]]] = defaultdict(list)
    asked = select(table).where(table.c.meeting_id.in_(ids)).order_by(table.c.id)
    for row in connection.execute(asked).mappings():
        found[row["meeting_id"]].append(dict(row))
    return found
