"""The tables of meetings and their series, and what each is found by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.meetings.proving import helpers_of
from app.text import search_key, search_text
from models.base import table_of
from models.meetings import (
    CarriedResolution,
    Meeting,
    MeetingInvitee,
    MeetingItem,
    MeetingSeries,
    MeetingStep,
    MeetingText,
    MinutesDispatch,
    MinutesEdition,
    Resolution,
    SeriesMember,
    SeriesStep,
    SeriesTopic,
)

SERIES: Final = table_of(MeetingSeries)
MEMBERS: Final = table_of(SeriesMember)
TOPICS: Final = table_of(SeriesTopic)
SERIES_STEPS: Final = table_of(SeriesStep)
MEETINGS: Final = table_of(Meeting)
INVITEES: Final = table_of(MeetingInvitee)
ITEMS: Final = table_of(MeetingItem)
TEXTS: Final = table_of(MeetingText)
RESOLUTIONS: Final = table_of(Resolution)
CARRIED: Final = table_of(CarriedResolution)
EDITIONS: Final = table_of(MinutesEdition)
DISPATCHES: Final = table_of(MinutesDispatch)
MEETING_STEPS: Final = table_of(MeetingStep)

#: Columns a meeting and a series are found by.
_MEETING: Final = ("number", "subject", "place", "chair", "secretary", "secretary_body")
_SERIES: Final = ("name", "chair", "secretary", "secretary_body", "place")


def meeting_search_key(meeting: Mapping[str, Any]) -> str:
    """What a meeting is found by."""
    return search_key(" ".join(meeting[name] for name in _MEETING if meeting[name]))


def series_search_key(series: Mapping[str, Any]) -> str:
    """What a series is found by."""
    return search_key(" ".join(series[name] for name in _SERIES if series[name]))


def resolution_search_key(resolution: Mapping[str, Any]) -> str:
    """What a resolution is found by; whoever carries it out is whom it goes to and concerns."""
    helpers = (one.name for one in helpers_of(resolution["co_responsible"]))
    carriers = (resolution["responsible"], *helpers)
    return search_text(
        (resolution["number"], resolution["their_number"], *carriers),
        (resolution["words"],),
        receivers=carriers,
        units=carriers,
    )
