"""The governor's programme: entries, who attends, what is booked by when, reviews, moves, steps."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, key, long, request_key, short, word


class AgendaResource(Base):
    """Something that is booked by the hour: the governor, a deputy, a room, a vehicle."""

    __tablename__ = "agenda_resources"

    id: Mapped[identity]
    resource_kind: Mapped[word]
    #: Empty of the governor's line, whose name the dated setting says.
    name: Mapped[short]
    #: Of a deputy: his line in the directory, so that he is one person wherever he attends.
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), unique=True)
    #: How many alike there are: three cars of a kind, one room.
    quantity: Mapped[int]
    #: How many people it seats; None where that is not asked.
    seats: Mapped[int | None]
    note: Mapped[short]
    place: Mapped[int]
    archived_at: Mapped[instant | None]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class EventSeries(Base):
    """How entries repeat; its occurrences are entries of their own."""

    __tablename__ = "event_series"

    id: Mapped[identity]
    rule: Mapped[word]
    #: Every how many weeks or months.
    interval: Mapped[int]
    #: Saturday is 0; of weekly rules and of "the second Tuesday".
    weekday: Mapped[int | None]
    #: Jalali day of the month; 31 means its last.
    month_day: Mapped[int | None]
    #: Which such weekday of the month; -1 is the last.
    week: Mapped[int | None]
    first_day: Mapped[date]
    last_day: Mapped[date]
    begins_at: Mapped[time | None]
    minutes: Mapped[int]
    #: What a day off does to an occurrence: drop, next working day, ask.
    day_off_rule: Mapped[word]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class SeriesException(Base):
    """A day on which a series has no occurrence, or has it elsewhere."""

    __tablename__ = "event_series_exceptions"

    id: Mapped[identity]
    series_id: Mapped[int] = mapped_column(ForeignKey("event_series.id"), index=True)
    day: Mapped[date]
    reason: Mapped[short]

    __table_args__ = (UniqueConstraint("series_id", "day"),)


class Event(Base):
    """A request for the governor's time, and what became of it; planned, it has a time."""

    __tablename__ = "events"

    id: Mapped[identity]
    year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[word]
    number_key: Mapped[key] = mapped_column(index=True)
    event_kind: Mapped[word]
    state: Mapped[word]
    subject: Mapped[short]
    notes: Mapped[long]
    classification: Mapped[int]
    #: Who asks: a person or office of the directory, the post held, and where (P1.1).
    origin: Mapped[word]
    requester_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    requester_name: Mapped[short]
    requester_post: Mapped[short]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    organisation: Mapped[short]
    requester_phone: Mapped[short]
    channel: Mapped[word]
    #: Of the letter that asks, as written on it; ours is a link.
    letter_number: Mapped[short]
    letter_date: Mapped[date | None]
    #: The necessity form (P1.F1): why he must be there himself, and on what ground.
    necessity: Mapped[long]
    legal_basis: Mapped[short]
    proposed: Mapped[long]
    documents: Mapped[long]
    minutes_wanted: Mapped[int | None]
    requested_at: Mapped[instant]
    requested_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    #: When it is; both None until planned. Of a whole day: from midnight to midnight in Tehran.
    starts_at: Mapped[instant | None]
    ends_at: Mapped[instant | None]
    all_day: Mapped[bool]
    place: Mapped[short]
    #: Minutes.
    travel_before: Mapped[int]
    travel_after: Mapped[int]
    preparation: Mapped[int]
    #: Whether the governor's own time is booked; a deputy's or a room's entry may be without him.
    with_governor: Mapped[bool]
    stand_in_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    stand_in_name: Mapped[short]
    #: Its invitees are rung up before (P1.5).
    special: Mapped[bool]
    #: Who invites (P1.4): we, or an outside secretary, whose invitation has a number and a day.
    invites: Mapped[word]
    secretary: Mapped[short]
    invitation_number: Mapped[short]
    invitation_date: Mapped[date | None]
    #: What public relations shall bring (P1.6, U26): words parted by spaces, and a remark.
    press_needs: Mapped[short]
    press_note: Mapped[short]
    #: Where a person with the right put it although rules or entries were hurt.
    override_reason: Mapped[long]
    overridden: Mapped[long]
    overridden_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    overridden_at: Mapped[instant | None]
    #: Why it was rejected, cancelled, postponed last or sent back to be completed.
    state_reason: Mapped[long]
    moved_count: Mapped[int]
    #: A deed on what it hangs together with wants a look: moved or cancelled beneath it.
    touched_words: Mapped[short]
    #: Minutes: due from whom until when, when they came; the report, and when he was told (P1.7-8).
    minutes_from: Mapped[short]
    minutes_due_on: Mapped[date | None]
    minutes_received_on: Mapped[date | None]
    #: Of a site visit or staff meeting: what came of it.
    report: Mapped[long]
    reported_at: Mapped[instant | None]
    governor_words: Mapped[long]
    series_id: Mapped[int | None] = mapped_column(ForeignKey("event_series.id"), index=True)
    #: The day the series meant, wherever the occurrence stands now.
    series_day: Mapped[date | None]
    #: Changed by hand: "all" leaves it as it is unless told otherwise.
    detached: Mapped[bool]
    #: The UID it has in calendars of others.
    calendar_uid: Mapped[short] = mapped_column(index=True)
    last_step: Mapped[short]
    last_step_at: Mapped[instant]
    printed_count: Mapped[int]
    search_key: Mapped[key]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("year", "serial"),
        Index("ix_events_starts_at_id", "starts_at", "id"),
        Index("ix_events_state_starts_at_id", "state", "starts_at", "id"),
        Index("ix_events_requested_at_id", "requested_at", "id"),
    )


class EventAttendee(Base):
    """Who should be there, and what he said when he was rung up (P1.5)."""

    __tablename__ = "event_attendees"

    id: Mapped[identity]
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    place: Mapped[int]
    #: As what: required, optional, host, secretary, press; signed up and chosen of a staff meeting.
    role: Mapped[word]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    name: Mapped[short]
    post: Mapped[short]
    organisation: Mapped[short]
    phone: Mapped[short]
    #: Of whoever signed up: what he wants to raise.
    wish: Mapped[long]
    answer: Mapped[word]
    substitute: Mapped[short]
    told_at: Mapped[instant | None]
    told_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    note: Mapped[short]


class EventBooking(Base):
    """That an entry takes somebody's or something's time, its roads and preparation with it."""

    __tablename__ = "event_bookings"

    id: Mapped[identity]
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    #: Either a resource or a person of the directory.
    resource_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_resources.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    #: «r12» or «c345»: one column to ask by, whichever of the two it is.
    subject_key: Mapped[word]
    #: How many of it; 0 of whoever may stay away, whose time warns and never blocks.
    quantity: Mapped[int]
    #: With the roads and preparation; None until the entry has a time.
    busy_from: Mapped[instant | None]
    busy_to: Mapped[instant | None]
    #: Of the entry itself.
    starts_at: Mapped[instant | None]
    ends_at: Mapped[instant | None]
    #: Of a tentative hold, which warns and does not block.
    tentative: Mapped[bool]
    #: Whether the entry stands: neither a mere request nor cancelled.
    holds: Mapped[bool]

    __table_args__ = (
        Index("ix_event_bookings_subject_key_busy_from", "subject_key", "busy_from"),
        UniqueConstraint("event_id", "subject_key"),
    )


class EventReview(Base):
    """That a deputy was asked whether a request is suitable, and what he said (P1.2)."""

    __tablename__ = "event_reviews"

    id: Mapped[identity]
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    reviewer: Mapped[short]
    asked_at: Mapped[instant]
    asked_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    due_on: Mapped[date | None]
    opinion: Mapped[word]
    words: Mapped[long]
    rule_cited: Mapped[short]
    answered_on: Mapped[date | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))


class EventMove(Base):
    """Every time an entry was postponed, moved or cancelled, with its reason."""

    __tablename__ = "event_moves"

    id: Mapped[identity]
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    move: Mapped[word]
    reason: Mapped[long]
    from_start: Mapped[instant | None]
    from_end: Mapped[instant | None]
    to_start: Mapped[instant | None]
    to_end: Mapped[instant | None]


class EventLink(Base):
    """That an entry hangs together with a record: its letter, a visit, a call, minutes, a case."""

    __tablename__ = "event_links"

    id: Mapped[identity]
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    #: Kind and id of the other record (`app.changes.Kind`).
    record_kind: Mapped[word]
    record_id: Mapped[int]
    relation: Mapped[word]
    #: Set when the entry moved or was cancelled, until somebody has looked.
    touched_at: Mapped[instant | None]
    touched_words: Mapped[short]

    __table_args__ = (
        UniqueConstraint("event_id", "record_kind", "record_id"),
        Index("ix_event_links_record_kind_record_id", "record_kind", "record_id"),
    )


class EventStop(Base):
    """A stop on the route of a site visit (U25)."""

    __tablename__ = "event_stops"

    id: Mapped[identity]
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    place: Mapped[int]
    title: Mapped[short]
    where: Mapped[short]
    host: Mapped[short]
    arrives_at: Mapped[time | None]
    leaves_at: Mapped[time | None]
    note: Mapped[long]


class EventPromise(Base):
    """A promise made on the spot: the order that keeps it, and at which stop it was made."""

    __tablename__ = "event_promises"

    id: Mapped[identity]
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    stop_id: Mapped[int | None] = mapped_column(ForeignKey("event_stops.id"))
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), unique=True)


class EventStep(Base):
    """One deed on an entry; the newest that stands can be taken back."""

    __tablename__ = "event_steps"

    id: Mapped[identity]
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    action: Mapped[word]
    words: Mapped[long]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    #: What the deed wrote over, as JSON, so that taking it back restores it.
    overwrote: Mapped[long]
    taken_back_at: Mapped[instant | None]
    taken_back_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))


class ProgrammeEdition(Base):
    """A day's programme as it was printed, so that the next edition marks what changed."""

    __tablename__ = "programme_editions"

    id: Mapped[identity]
    day: Mapped[date]
    edition: Mapped[int]
    printed_at: Mapped[instant]
    printed_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    #: How often: printed again unchanged, it stays the same edition.
    printed_count: Mapped[int]
    #: Whether confidential entries were left out.
    public: Mapped[bool]
    #: The entries as they stood, as JSON.
    entries: Mapped[long]

    __table_args__ = (UniqueConstraint("day", "public", "edition"),)


class AgendaOccasion(Base):
    """A day of note the office keeps itself, by Jalali or Hijri date, every year or once."""

    __tablename__ = "agenda_occasions"

    id: Mapped[identity]
    calendar: Mapped[word]
    #: None where it comes every year.
    year: Mapped[int | None]
    month: Mapped[int]
    day: Mapped[int]
    title: Mapped[short]
    removed_at: Mapped[instant | None]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
