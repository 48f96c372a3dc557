"""Meetings: series with standing members, invitees, agenda, minutes, resolutions, distribution."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, key, long, request_key, short, word


class MeetingSeries(Base):
    """A council, working group or other meeting that is held again and again."""

    __tablename__ = "meeting_series"

    id: Mapped[identity]
    name: Mapped[short]
    purpose: Mapped[long]
    classification: Mapped[int]
    #: Who invites and writes the minutes: the office, or an outside secretary (P1.4).
    invites: Mapped[word]
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    chair: Mapped[short]
    chair_post: Mapped[short]
    secretary_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    secretary: Mapped[short]
    secretary_post: Mapped[short]
    secretary_body: Mapped[short]
    place: Mapped[short]
    #: Verbatim, semi-verbatim, summary or form.
    minutes_kind: Mapped[word]
    archived_at: Mapped[instant | None]
    last_step: Mapped[short]
    last_step_at: Mapped[instant]
    search_key: Mapped[key]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class SeriesMember(Base):
    """A standing member of a series, invited to each of its meetings."""

    __tablename__ = "meeting_series_members"

    id: Mapped[identity]
    series_id: Mapped[int] = mapped_column(ForeignKey("meeting_series.id"), index=True)
    place: Mapped[int]
    role: Mapped[word]
    #: Order of rank: 1 sits first; 0 where nobody said.
    rank: Mapped[int]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    name: Mapped[short]
    post: Mapped[short]
    organisation: Mapped[short]
    phone: Mapped[short]
    channel: Mapped[word]


class SeriesTopic(Base):
    """A topic that waits for a meeting of its series: the backlog of its agenda."""

    __tablename__ = "meeting_series_topics"

    id: Mapped[identity]
    series_id: Mapped[int] = mapped_column(ForeignKey("meeting_series.id"), index=True)
    place: Mapped[int]
    title: Mapped[short]
    presenter: Mapped[short]
    minutes: Mapped[int | None]
    papers: Mapped[long]
    #: Where it came from, in words.
    origin: Mapped[short]
    #: The meeting that took it onto its agenda; None while it waits.
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    added_at: Mapped[instant]
    added_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    dropped_at: Mapped[instant | None]
    dropped_reason: Mapped[short]


class SeriesStep(Base):
    """One deed on a series; the newest that stands can be taken back."""

    __tablename__ = "meeting_series_steps"

    id: Mapped[identity]
    series_id: Mapped[int] = mapped_column(ForeignKey("meeting_series.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    action: Mapped[word]
    words: Mapped[long]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    overwrote: Mapped[long]
    taken_back_at: Mapped[instant | None]
    taken_back_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))


class Meeting(Base):
    """One meeting, from its agenda to the report of what became of its resolutions."""

    __tablename__ = "meetings"

    id: Mapped[identity]
    year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[word]
    number_key: Mapped[key] = mapped_column(index=True)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("meeting_series.id"), index=True)
    #: Which meeting of its series; None of one that stands alone.
    session_number: Mapped[int | None]
    #: The entry of the programme it grew from.
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"), unique=True)
    state: Mapped[word]
    subject: Mapped[short]
    classification: Mapped[int]
    starts_at: Mapped[instant]
    ends_at: Mapped[instant]
    place: Mapped[short]
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    chair: Mapped[short]
    chair_post: Mapped[short]
    secretary_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    secretary: Mapped[short]
    secretary_post: Mapped[short]
    #: Whose secretary: the staff office or agency that invites, where it is not us (U22).
    secretary_body: Mapped[short]
    secretary_phone: Mapped[short]
    invites: Mapped[word]
    note: Mapped[long]
    #: An outside secretary's invitation: asked for, its draft seen, issued, its copy received.
    invitation_asked_on: Mapped[date | None]
    invitation_draft_seen_on: Mapped[date | None]
    invitation_number: Mapped[short]
    invitation_date: Mapped[date | None]
    invitation_copy_on: Mapped[date | None]
    #: What stands in ours before the agenda and after it; empty for the office's own words.
    invitation_words: Mapped[long]
    began_at: Mapped[instant | None]
    ended_at: Mapped[instant | None]
    minutes_kind: Mapped[word]
    #: What was said besides the items, as JSON (`app.rich_text`).
    discussion: Mapped[long]
    #: Counts the savings of `discussion`: who began on an older one is shown the newer.
    discussion_edition: Mapped[int]
    #: Counts every saving of a text of these minutes; savings and the locking wait on it.
    texts_saved: Mapped[int]
    next_at: Mapped[instant | None]
    next_note: Mapped[short]
    #: Minutes of an outside secretary: due, reminded, received (U22, P1.7).
    minutes_due_on: Mapped[date | None]
    minutes_reminded_on: Mapped[date | None]
    minutes_reminders: Mapped[int]
    minutes_received_on: Mapped[date | None]
    minutes_number: Mapped[short]
    minutes_date: Mapped[date | None]
    #: As pasted or read from the scan; resolutions are cut from it (U24).
    received_text: Mapped[long]
    #: The edition that was locked last; 0 before the first.
    edition: Mapped[int]
    finalised_at: Mapped[instant | None]
    reopened_reason: Mapped[long]
    #: The one report to the governor (P1.8).
    report: Mapped[long]
    reported_at: Mapped[instant | None]
    governor_words: Mapped[long]
    state_reason: Mapped[long]
    last_step: Mapped[short]
    last_step_at: Mapped[instant]
    printed_count: Mapped[int]
    search_key: Mapped[key]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("year", "serial"),
        UniqueConstraint("series_id", "session_number"),
        Index("ix_meetings_starts_at_id", "starts_at", "id"),
        Index("ix_meetings_state_starts_at_id", "state", "starts_at", "id"),
    )


class MeetingInvitee(Base):
    """Who is invited, what he answered, and whether he was there."""

    __tablename__ = "meeting_invitees"

    id: Mapped[identity]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    place: Mapped[int]
    role: Mapped[word]
    rank: Mapped[int]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    name: Mapped[short]
    post: Mapped[short]
    organisation: Mapped[short]
    phone: Mapped[short]
    #: By what his invitation goes.
    channel: Mapped[word]
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"), index=True)
    answer: Mapped[word]
    answered_at: Mapped[instant | None]
    #: Who comes in his place, and with which letter of introduction.
    substitute: Mapped[short]
    substitute_post: Mapped[short]
    introduction: Mapped[short]
    #: Empty until somebody says: present, substitute or excused; absent is who nobody saw.
    presence: Mapped[word]
    came_at: Mapped[instant | None]
    left_at: Mapped[instant | None]
    note: Mapped[short]


class MeetingItem(Base):
    """An item of the agenda, what was said to it, and how it was decided."""

    __tablename__ = "meeting_items"

    id: Mapped[identity]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    place: Mapped[int]
    item_kind: Mapped[word]
    title: Mapped[short]
    presenter: Mapped[short]
    minutes: Mapped[int | None]
    papers: Mapped[long]
    origin: Mapped[short]
    #: The topic of the series it was taken from.
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("meeting_series_topics.id"), index=True)
    state: Mapped[word]
    decision: Mapped[long]
    decided_at: Mapped[instant | None]
    #: What was said, as JSON (`app.rich_text`), and how often it was saved.
    discussion: Mapped[long]
    discussion_edition: Mapped[int]


class MeetingText(Base):
    """A text of the minutes as it was saved: immutable, so that nothing written is ever lost."""

    __tablename__ = "meeting_texts"

    id: Mapped[identity]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    #: None of what was said besides the items.
    item_id: Mapped[int | None] = mapped_column(ForeignKey("meeting_items.id"))
    edition: Mapped[int]
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    body: Mapped[long]


class Resolution(Base):
    """What was decided: who does it until when, and the order that chases it."""

    __tablename__ = "resolutions"

    id: Mapped[identity]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("meeting_items.id"), index=True)
    place: Mapped[int]
    year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[word]
    number_key: Mapped[key] = mapped_column(index=True)
    #: As numbered in the minutes of an outside secretary.
    their_number: Mapped[short]
    words: Mapped[long]
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    responsible: Mapped[short]
    #: Who helps, a line each: a name, or the number of a line of the directory and its name.
    co_responsible: Mapped[long]
    due_on: Mapped[date | None]
    #: The order in the one machinery; its state is the resolution's.
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), unique=True)
    decided_at: Mapped[instant]
    decided_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    #: A number once given stays; what was decided by mistake is annulled.
    annulled_at: Mapped[instant | None]
    annulled_reason: Mapped[long]
    search_key: Mapped[key]

    __table_args__ = (UniqueConstraint("year", "serial"),)


class CarriedResolution(Base):
    """An open resolution of an earlier meeting, before a later one of its series."""

    __tablename__ = "meeting_carried"

    id: Mapped[identity]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolutions.id"), index=True)
    place: Mapped[int]
    #: How it stood, in words, when the minutes were locked; empty until then.
    stood: Mapped[long]
    #: What this meeting said of it.
    note: Mapped[long]

    __table_args__ = (UniqueConstraint("meeting_id", "resolution_id"),)


class MinutesEdition(Base):
    """Locked minutes: all that was printed, and why they were opened again after."""

    __tablename__ = "minutes_editions"

    id: Mapped[identity]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    edition: Mapped[int]
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    #: The minutes whole, as JSON.
    content: Mapped[long]
    reopened_at: Mapped[instant | None]
    reopened_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    reopened_reason: Mapped[long]

    __table_args__ = (UniqueConstraint("meeting_id", "edition"),)


class MinutesDispatch(Base):
    """To whom minutes, an extract or a report went: when, how, and the receipt (P1.7)."""

    __tablename__ = "minutes_dispatches"

    id: Mapped[identity]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    place: Mapped[int]
    #: The whole minutes or an extract.
    part: Mapped[word]
    edition: Mapped[int]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    name: Mapped[short]
    organisation: Mapped[short]
    channel: Mapped[word]
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"), index=True)
    number: Mapped[short]
    sent_at: Mapped[instant]
    sent_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    receipt: Mapped[short]
    received_on: Mapped[date | None]
    note: Mapped[short]


class MeetingStep(Base):
    """One deed on a meeting; the newest that stands can be taken back."""

    __tablename__ = "meeting_steps"

    id: Mapped[identity]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    action: Mapped[word]
    words: Mapped[long]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    #: What the deed wrote over, as JSON, so that taking it back restores it.
    overwrote: Mapped[long]
    taken_back_at: Mapped[instant | None]
    taken_back_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
