"""The tables of meetings and their series."""

from __future__ import annotations

from typing import Final

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
