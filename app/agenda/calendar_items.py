"""An entry as calendars of other programs know it, and the words the two have for each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.agenda.states import AttendeeRole, EventKind
from app.marks import Classification


class CalendarStatus(StrEnum):
    """How an entry stands, as the format says it."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True)
class CalendarAttendee:
    """Somebody who should be there; other calendars know a name and little more."""

    name: str
    role: AttendeeRole = AttendeeRole.REQUIRED


@dataclass(frozen=True, kw_only=True)
class CalendarItem:
    """One entry of a calendar file, of one day.

    Attributes:
        uid: By which it is known again, whoever wrote it.
        starts_at: Aware, UTC; of a whole day its midnight in Tehran.
        ends_at: Aware, UTC, after the start; of whole days the midnight behind them.
        organiser: Who invites or asks.
        kind: None where the file names none of ours: an entry that is here keeps its own.
        takes_time: Whether it takes the governor's own time.
    """

    uid: str
    subject: str
    starts_at: datetime
    ends_at: datetime
    all_day: bool = False
    place: str = ""
    notes: str = ""
    status: CalendarStatus = CalendarStatus.CONFIRMED
    kind: EventKind | None = EventKind.MEETING
    classification: Classification = Classification.ORDINARY
    organiser: str = ""
    takes_time: bool = True
    attendees: tuple[CalendarAttendee, ...] = ()


#: Behind our own numbers in a UID, so that they are known when they come home.
OWN_UIDS: Final = "@daftar"

PRODUCT: Final = "-//Daftar//Daftar//FA"
ZONE: Final = "Asia/Tehran"
#: Attendees have names here and no addresses; other programs write it so too.
NO_ADDRESS: Final = "invalid:nomail"

#: What the format's own words are too few for.
ROLE_PARAMETER: Final = "X-DAFTAR-ROLE"
CLASSIFICATION_PROPERTY: Final = "X-DAFTAR-CLASSIFICATION"

ROLES: Final[dict[AttendeeRole, str]] = {
    AttendeeRole.REQUIRED: "REQ-PARTICIPANT",
    AttendeeRole.OPTIONAL: "OPT-PARTICIPANT",
    AttendeeRole.HOST: "CHAIR",
    AttendeeRole.SECRETARY: "NON-PARTICIPANT",
    AttendeeRole.PRESS: "NON-PARTICIPANT",
    AttendeeRole.CHOSEN: "REQ-PARTICIPANT",
}
ROLES_READ: Final[dict[str, AttendeeRole]] = {
    "REQ-PARTICIPANT": AttendeeRole.REQUIRED,
    "OPT-PARTICIPANT": AttendeeRole.OPTIONAL,
    "CHAIR": AttendeeRole.HOST,
    "NON-PARTICIPANT": AttendeeRole.OPTIONAL,
}


#: Signs a name in a file has no place for.
_NO_PLACE: Final = str.maketrans({'"': "'", "\\": "/"})


def name_in_file(name: str) -> str:
    """What somebody is called in a file."""
    return name.translate(_NO_PLACE)


def class_of(classification: Classification) -> str:
    """How secret the format can say it is."""
    if classification is Classification.ORDINARY:
        return "PUBLIC"
    return "CONFIDENTIAL" if classification is Classification.CONFIDENTIAL else "PRIVATE"
