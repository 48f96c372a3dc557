"""The columns of a meeting, as typed: tidied, proved, and what they begin with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from app.agenda import (
    When,
)
from app.agenda.people import held
from app.agenda.proving import checked_when
from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput
from app.jalali import clock_text, long_jalali_text
from app.limits import checked_length
from app.meetings.drafts import MeetingDraft
from app.meetings.people import checked_people
from app.meetings.proving import checked_item
from app.meetings.states import (
    MeetingState,
)
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, latin_digits, tidy

NO_SUBJECT: Final = "موضوع جلسه را بنویسید."
NO_TIME: Final = "روز و ساعت جلسه را بنویسید."

_SHORT: Final = (
    "subject",
    "place",
    "chair",
    "chair_post",
    "secretary",
    "secretary_post",
    "secretary_body",
    "secretary_phone",
)
_LONG: Final = ("note", "invitation_words", "override_reason")
_COLUMNS: Final = (
    *_SHORT,
    "note",
    "invitation_words",
    "chair_id",
    "secretary_id",
)


def checked_meeting(session: OfficeSession, draft: MeetingDraft) -> MeetingDraft:
    """A meeting tidied and proved, its people as the directory holds them.

    Raises:
        InvalidFields: Every field that cannot be taken.
    """
    problems: list[InvalidInput] = []
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in _SHORT
    } | {
        name: checked_length(name, tidy(getattr(draft, name), multiline=True), LONG_LIMIT, problems)
        for name in _LONG
    }
    texts["secretary_phone"] = latin_digits(texts["secretary_phone"])
    if not texts["subject"]:
        problems.append(InvalidInput("subject", NO_SUBJECT))
    starts_at, ends_at = _proved_time(draft.starts_at, draft.ends_at, problems)
    if problems:
        raise InvalidFields(problems)
    chair, chair_name = held(session, draft.chair_id, "chair")
    secretary, secretary_name = held(session, draft.secretary_id, "secretary")
    texts["chair"] = texts["chair"] or chair_name
    texts["secretary"] = texts["secretary"] or secretary_name
    return replace(
        draft,
        **texts,
        chair_id=chair,
        secretary_id=secretary,
        starts_at=starts_at,
        ends_at=ends_at,
        items=tuple(checked_item(one) for one in draft.items or () if one.title.strip()),
        invitees=checked_people(session, draft.invitees or (), "invitees"),
    )


def _proved_time(
    starts_at: datetime | None, ends_at: datetime | None, problems: list[InvalidInput]
) -> tuple[datetime | None, datetime | None]:
    if starts_at is None or ends_at is None:
        problems.append(InvalidInput("starts_at", NO_TIME))
        return starts_at, ends_at
    try:
        when = checked_when(When(starts_at=starts_at, ends_at=ends_at))
    except InvalidFields as error:
        problems.extend(error.problems)
        return starts_at, ends_at
    return when.starts_at, when.ends_at


def columns_of(draft: MeetingDraft) -> dict[str, Any]:
    """The columns a meeting is typed in."""
    return {name: getattr(draft, name) for name in _COLUMNS} | {
        "classification": int(draft.classification),
        "invites": draft.invites.value,
        "minutes_kind": draft.minutes_kind.value,
    }


def first_columns(session: OfficeSession, draft: MeetingDraft) -> dict[str, Any]:
    """The columns of a meeting nothing has happened to yet."""
    nothing = (
        "invitation_asked_on",
        "invitation_draft_seen_on",
        "invitation_date",
        "invitation_copy_on",
        "began_at",
        "ended_at",
        "next_at",
        "minutes_due_on",
        "minutes_reminded_on",
        "minutes_received_on",
        "minutes_date",
        "finalised_at",
        "reported_at",
    )
    empty = (
        "invitation_number",
        "discussion",
        "next_note",
        "minutes_number",
        "received_text",
        "reopened_reason",
        "report",
        "governor_words",
        "state_reason",
    )
    counts = ("discussion_edition", "texts_saved", "minutes_reminders", "edition", "printed_count")
    return {
        **dict.fromkeys(nothing),
        **dict.fromkeys(empty, ""),
        **dict.fromkeys(counts, 0),
        "state": MeetingState.PLANNED.value,
        "last_step_at": session.desk.clock.now(),
        "request_key": draft.request_key,
        "version": 1,
    }


def time_words(meeting: Mapping[str, Any]) -> str:
    """A meeting's time as sentences say it."""
    starts, ends = to_tehran(meeting["starts_at"]), to_tehran(meeting["ends_at"])
    hours = f"{clock_text(starts.time())} تا {clock_text(ends.time())}"
    return f"{long_jalali_text(starts.date())}، {hours}"
