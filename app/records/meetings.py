"""Meetings, their series and resolutions as JSON: what a form takes, and the whole of what came.

What is done in a meeting and after it are deeds of the desk; `add` plans a meeting, begins a
series, and resolves where the minutes are open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from app import journal
from app.changes import Changes, Kind
from app.errors import InvalidInput
from app.marks import Classification
from app.meetings import (
    MeetingFilter,
    SeriesFilter,
    begin_series,
    count_meetings,
    count_series,
    list_meetings,
    list_series,
    meeting_sheet,
    meeting_version,
    plan_meeting,
    series_sheet,
)
from app.meetings.drafts import (
    CoResponsible,
    InviteeDraft,
    ItemDraft,
    MeetingDraft,
    ResolutionDraft,
    SeriesDraft,
)
from app.meetings.following import (
    MOST_LINES,
    ResolutionFilter,
    ResolutionView,
    count_resolutions,
    list_resolutions,
    resolution_line,
)
from app.meetings.resolutions import resolve
from app.meetings.rows import InviteeLine, ItemLine, MeetingSheet, ResolutionLine, SeriesSheet
from app.meetings.states import (
    InviteChannel,
    InviteeRole,
    Inviter,
    ItemKind,
    MeetingState,
    MinutesKind,
    ResolutionState,
)
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import (
    choice_field,
    date_field,
    flag_field,
    id_field,
    key_field,
    minutes_field,
    moment_field,
    objects_field,
    text_field,
)
from app.records.plain import Plain, plain, plain_object
from app.rich_text import plain_text
from app.session import OfficeSession

_INVITEE: Final = (
    choice_field("role", InviteeRole, InviteeRole.MEMBER),
    minutes_field("rank", 1),
    id_field("contact_id"),
    id_field("group_id"),
    text_field("name", "بهمن سپیدار"),
    text_field("post", "فرماندار"),
    text_field("organisation"),
    text_field("phone"),
    choice_field("channel", InviteChannel, InviteChannel.LETTER),
)
_ITEM: Final = (
    choice_field("kind", ItemKind, ItemKind.ORDINARY),
    text_field("title", "بررسی راه روستای ده‌نو"),
    text_field("presenter"),
    minutes_field("minutes", 20),
    text_field("papers"),
    text_field("origin"),
    id_field("topic_id"),
)
_CO_RESPONSIBLE: Final = (text_field("name", "اداره کل راه"), id_field("contact_id"))

#: Who sits at the head and who writes: of a series and of a meeting alike.
_HEADS: Final = (
    id_field("chair_id"),
    text_field("chair", "سهراب آریان‌فر"),
    text_field("chair_post", "استاندار"),
    id_field("secretary_id"),
    text_field("secretary"),
    text_field("secretary_post"),
    text_field("secretary_body"),
    text_field("place", "سالن شورا"),
    choice_field("minutes_kind", MinutesKind, MinutesKind.SUMMARY),
    choice_field("invites", Inviter, Inviter.OFFICE),
    choice_field("classification", Classification, Classification.ORDINARY),
)


def _shown(row: type, parts: tuple[Any, ...]) -> set[str]:
    """What a line of `show` has and no form takes."""
    return {one.name for one in fields(row)} - {part.name for part in parts}


def _people(values: list[Mapping[str, Any]]) -> tuple[InviteeDraft, ...]:
    return tuple(InviteeDraft(**one) for one in values)


# -- meetings --------------------------------------------------------------------------------------


def _plan(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    given = dict(values)
    if "invitees" in given:
        given["invitees"] = _people(given["invitees"])
    if "items" in given:
        given["items"] = tuple(ItemDraft(**one) for one in given["items"])
    made = plan_meeting(session, MeetingDraft(**given))
    sheet = meeting_sheet(session, made.value)
    return Changes(Added(made.value, sheet.number, sheet.state.value), made.kinds)


def _meetings(session: OfficeSession, asked: Asked) -> Found:
    wanted = MeetingFilter(
        text=asked.text,
        from_day=asked.from_day,
        to_day=asked.to_day,
        states=(MeetingState(asked.state),) if asked.state else (),
    )
    rows = list_meetings(session, wanted, limit=asked.limit)
    return Found(tuple(plain_object(row) for row in rows), count_meetings(session, wanted))


def _meeting(session: OfficeSession, number: int) -> dict[str, Plain]:
    sheet = meeting_sheet(session, number)
    items: list[Plain] = [
        plain_object(item) | {"discussion": plain_text(item.discussion)} for item in sheet.items
    ]
    return plain_object(sheet) | {
        "discussion": plain_text(sheet.discussion),
        "items": items,
        "history": plain(journal.history(session, Kind.MEETING, number)),
    }


MEETING: Final = RecordKind(
    name="meeting",
    fields=(
        id_field("series_id"),
        id_field("event_id"),
        text_field("subject", "شورای اداری استان"),
        moment_field("starts_at", "1405/9/16 9:00"),
        moment_field("ends_at", "1405/9/16 11:00"),
        flag_field("in_programme"),
        text_field("override_reason"),
        *_HEADS,
        text_field("secretary_phone"),
        text_field("invitation_words"),
        text_field("note"),
        objects_field(
            "items",
            _ITEM,
            [{part.name: part.example for part in _ITEM}],
            shown=_shown(ItemLine, _ITEM),
        ),
        objects_field(
            "invitees",
            _INVITEE,
            [{part.name: part.example for part in _INVITEE}],
            shown=_shown(InviteeLine, _INVITEE),
        ),
        key_field("request_key"),
    ),
    sheet=MeetingSheet,
    extras=("history",),
    states=tuple(MeetingState),
    dated=True,
    add=_plan,
    listed=_meetings,
    whole=_meeting,
)


# -- series ----------------------------------------------------------------------------------------


def _begin(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    given = dict(values)
    given["members"] = _people(given.get("members", []))
    made = begin_series(session, SeriesDraft(**given))
    return Changes(Added(made.value, series_sheet(session, made.value).name), made.kinds)


def _series_list(session: OfficeSession, asked: Asked) -> Found:
    wanted = SeriesFilter(text=asked.text)
    found = tuple(plain_object(row) for row in list_series(session, wanted, limit=asked.limit))
    return Found(found, count_series(session, wanted))


def _series(session: OfficeSession, number: int) -> dict[str, Plain]:
    return plain_object(series_sheet(session, number)) | {
        "history": plain(journal.history(session, Kind.MEETING_SERIES, number)),
    }


MEETING_SERIES: Final = RecordKind(
    name="meeting_series",
    fields=(
        text_field("name", "شورای اداری استان"),
        text_field("purpose"),
        *_HEADS,
        objects_field(
            "members",
            _INVITEE,
            [{part.name: part.example for part in _INVITEE}],
            shown=_shown(InviteeLine, _INVITEE),
        ),
        key_field("request_key"),
    ),
    sheet=SeriesSheet,
    extras=("history",),
    add=_begin,
    listed=_series_list,
    whole=_series,
)


# -- resolutions -----------------------------------------------------------------------------------


def _resolve(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    given = dict(values)
    if "meeting_id" not in given:
        raise InvalidInput("meeting_id", "مصوبه کدام جلسه؟ شناسه آن را بنویسید.")
    meeting_id = given.pop("meeting_id")
    helpers = given.pop("co_responsible", [])
    given["co_responsible"] = tuple(CoResponsible(**one) for one in helpers)
    version = meeting_version(session, meeting_id)
    made = resolve(session, meeting_id, version, ResolutionDraft(**given))
    line = resolution_line(session, made.value)
    return Changes(Added(made.value, line.number, line.state.value), made.kinds)


def _resolutions(session: OfficeSession, asked: Asked) -> Found:
    wanted = ResolutionFilter(
        text=asked.text,
        from_day=asked.from_day,
        to_day=asked.to_day,
        view=ResolutionView.ALL,
    )
    if not asked.state:
        rows = list_resolutions(session, wanted, limit=asked.limit)
        return Found(tuple(plain_object(row) for row in rows), count_resolutions(session, wanted))
    # How far a resolution is stands in no column: it is read from whom its order went to.
    state = ResolutionState(asked.state)
    rows = [
        one for one in list_resolutions(session, wanted, limit=MOST_LINES) if one.state is state
    ]
    return Found(tuple(plain_object(row) for row in rows[: asked.limit]), len(rows))


def _resolution(session: OfficeSession, number: int) -> dict[str, Plain]:
    return plain_object(resolution_line(session, number))


RESOLUTION: Final = RecordKind(
    name="resolution",
    fields=(
        id_field("meeting_id"),
        id_field("item_id"),
        text_field("their_number"),
        text_field("words", "راه روستای ده‌نو تا پایان سال آسفالت شود."),
        id_field("responsible_id"),
        text_field("responsible", "اداره کل راه و شهرسازی"),
        objects_field(
            "co_responsible",
            _CO_RESPONSIBLE,
            [{part.name: part.example for part in _CO_RESPONSIBLE}],
            shown=(),
        ),
        date_field("due_on", "1405/10/1"),
        key_field("request_key"),
    ),
    sheet=ResolutionLine,
    states=tuple(ResolutionState),
    dated=True,
    add=_resolve,
    listed=_resolutions,
    whole=_resolution,
)
