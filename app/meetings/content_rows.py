"""All that minutes say, in one frozen value: what is printed, and what is kept when they lock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.marks import Classification
from app.meetings.states import (
    InviteeRole,
    Inviter,
    ItemKind,
    ItemState,
    MinutesKind,
    ResolutionState,
)
from app.rich_text import Document


@dataclass(frozen=True, kw_only=True)
class MinutesPerson:
    """Somebody who was invited.

    Attributes:
        substitute: Who came in his place, and with which letter of introduction.
        came_at: Where he came after the beginning; so `left_at` of the end. Tehran time, aware.
        late_minutes: How much after the beginning he came.
        early_minutes: How much before the end he left.
    """

    role: InviteeRole
    name: str
    post: str = ""
    organisation: str = ""
    substitute: str = ""
    substitute_post: str = ""
    introduction: str = ""
    came_at: datetime | None = None
    left_at: datetime | None = None
    late_minutes: int = 0
    early_minutes: int = 0
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class MinutesItem:
    """An item of the agenda with what was said and decided.

    Attributes:
        row: Its number in these minutes, from 1.
        resolutions: The numbers of what was resolved on it.
    """

    row: int
    kind: ItemKind
    title: str
    presenter: str
    minutes: int | None
    papers: str
    origin: str
    state: ItemState
    decision: str
    discussion: Document
    resolutions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MinutesResolution:
    """A resolution of this meeting.

    Attributes:
        number: As printed, digits Latin.
        item_row: The item it decides, by its number in these minutes.
        state_words: How it stood.
    """

    number: str
    their_number: str
    item_row: int | None
    words: str
    responsible: str
    co_responsible: tuple[str, ...]
    due_on: date | None
    state: ResolutionState
    state_words: str


@dataclass(frozen=True, kw_only=True)
class MinutesCarried:
    """An open resolution of an earlier meeting, and what this one said of it."""

    number: str
    meeting_number: str
    meeting_on: date
    words: str
    responsible: str
    due_on: date | None
    state: ResolutionState
    stood: str
    note: str


@dataclass(frozen=True, kw_only=True)
class MinutesContent:
    """Minutes whole.

    Attributes:
        meeting_id: Of which meeting.
        number: As printed, digits Latin.
        held_on: The day it was held.
        began_at: Tehran time, aware, as every moment here; None of one held elsewhere.
        edition: Which locked one this is; 0 while they are written.
        locked_at: When, and by whom; nobody while they are written.
        absent: Computed: who was invited and nobody saw, once it is over.
        discussion: What was said besides the items.
        minutes_number: Of the minutes of an outside secretary, with their day and text.
        copies_to: Who shall have a copy: who is responsible, who helps, who was not there.
    """

    meeting_id: int
    number: str
    subject: str
    classification: Classification
    minutes_kind: MinutesKind
    invites: Inviter
    series: str
    session_number: int | None
    held_on: date
    starts_at: datetime
    ends_at: datetime
    began_at: datetime | None
    ended_at: datetime | None
    place: str
    chair: str
    chair_post: str
    secretary: str
    secretary_post: str
    secretary_body: str
    present: tuple[MinutesPerson, ...]
    substitutes: tuple[MinutesPerson, ...]
    excused: tuple[MinutesPerson, ...]
    absent: tuple[MinutesPerson, ...]
    items: tuple[MinutesItem, ...]
    discussion: Document
    resolutions: tuple[MinutesResolution, ...]
    carried: tuple[MinutesCarried, ...]
    next_at: datetime | None
    next_note: str
    minutes_number: str
    minutes_date: date | None
    received_text: str
    copies_to: tuple[str, ...]
    edition: int = 0
    locked_at: datetime | None = None
    locked_by: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether they are still written."""
        return self.edition == 0
