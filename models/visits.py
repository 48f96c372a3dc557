"""Visits: who wishes to see the governor, day by day or on a public meeting day, and every step."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, key, long, request_key, short, word


class Visit(Base):
    """A visitor with his matter: come by himself (P2.12), or on a public day's list (P2.16)."""

    __tablename__ = "visits"

    id: Mapped[identity]
    year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[word]
    number_key: Mapped[key] = mapped_column(index=True)
    #: Daily, or by a public meeting day.
    path: Mapped[word]
    state: Mapped[word]
    #: Who: a person of the directory or not, as the form has him (P1.F4).
    visitor_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    visitor_name: Mapped[short]
    father_name: Mapped[short]
    national_id: Mapped[word] = mapped_column(index=True)
    #: As shown, in Latin digits; and as dialled.
    phone: Mapped[short]
    phone_number: Mapped[word] = mapped_column(index=True)
    address: Mapped[short]
    county: Mapped[short]
    job: Mapped[short]
    post: Mapped[short]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    organisation: Mapped[short]
    #: Veteran, family of a martyr, disabled, under relief; empty of most.
    special_status: Mapped[word]
    #: Who comes with him, a line each; of a group how many they are.
    companions: Mapped[long]
    group_size: Mapped[int | None]
    #: How the matter came to us: in person, by telephone, by letter, by the inspection office.
    channel: Mapped[word]
    #: Request, complaint or idea.
    petition_kind: Mapped[word]
    subject: Mapped[short]
    problem: Mapped[long]
    category: Mapped[short]
    #: Whose matter it is.
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    agency: Mapped[short]
    documents: Mapped[long]
    #: What the expert who took the matter down says of it, and who he is.
    expert: Mapped[short]
    expert_opinion: Mapped[long]
    samad_code: Mapped[short]
    #: Its line in the list the inspection office sent.
    list_number: Mapped[short]
    note: Mapped[long]
    classification: Mapped[int]
    #: When he stood in the waiting room, and when the governor was told of him.
    arrived_at: Mapped[instant | None]
    announced_at: Mapped[instant | None]
    #: What the governor decided: now, at a time, referred, declined; accepted, answered, refused.
    decision: Mapped[word | None]
    decided_at: Mapped[instant | None]
    #: Why it was declined, or what was answered without a session.
    decision_words: Mapped[long]
    #: Face to face or in writing, how many minutes, and with whom if not with the governor.
    mode: Mapped[word]
    minutes: Mapped[int | None]
    host_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    host: Mapped[short]
    #: The entry of the programme that holds its time.
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"), index=True)
    entered_at: Mapped[instant | None]
    left_at: Mapped[instant | None]
    public_day_id: Mapped[int | None] = mapped_column(ForeignKey("public_days.id"), index=True)
    #: Its place in the order of the closed list, from 1, and its time.
    turn: Mapped[int | None]
    slot_at: Mapped[instant | None]
    #: The manager who spoke to it in the session.
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("public_day_managers.id"))
    #: The petition this one goes on with, of an earlier day.
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("visits.id"), index=True)
    hand_over_id: Mapped[int | None] = mapped_column(ForeignKey("public_hand_overs.id"), index=True)
    #: What the inspection office reported back.
    result: Mapped[long]
    result_number: Mapped[short]
    result_on: Mapped[date | None]
    #: Attempts to tell him, and what came of the last; when he was told.
    attempts: Mapped[int]
    last_attempt: Mapped[word | None]
    told_at: Mapped[instant | None]
    satisfaction: Mapped[word | None]
    satisfaction_words: Mapped[long]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    registered_at: Mapped[instant]
    last_step: Mapped[short]
    last_step_at: Mapped[instant]
    printed_count: Mapped[int]
    search_key: Mapped[key]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("year", "serial"),
        Index("ix_visits_registered_at_id", "registered_at", "id"),
        Index("ix_visits_state_registered_at_id", "state", "registered_at", "id"),
    )


class VisitAttempt(Base):
    """One attempt to tell a visitor what came of his visit (P2.14, P2.15)."""

    __tablename__ = "visit_attempts"

    id: Mapped[identity]
    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    #: By telephone, in person, by letter, by text message.
    channel: Mapped[word]
    outcome: Mapped[word]
    words: Mapped[long]


class VisitStep(Base):
    """One deed on a visit; the newest that stands can be taken back."""

    __tablename__ = "visit_steps"

    id: Mapped[identity]
    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    action: Mapped[word]
    words: Mapped[long]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    #: What the deed wrote over, as JSON, so that taking it back restores it.
    overwrote: Mapped[long]
    taken_back_at: Mapped[instant | None]
    taken_back_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))


class PublicDay(Base):
    """A public meeting day: one session with its list, its managers and what came of it (U15)."""

    __tablename__ = "public_days"

    id: Mapped[identity]
    year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[word]
    number_key: Mapped[key] = mapped_column(index=True)
    state: Mapped[word]
    starts_at: Mapped[instant]
    ends_at: Mapped[instant]
    place: Mapped[short]
    title: Mapped[short]
    note: Mapped[long]
    #: The entry of the programme that holds its time.
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), unique=True)
    #: How long each petitioner has.
    minutes_each: Mapped[int]
    #: Until when the inspection office may send petitioners.
    list_until: Mapped[date | None]
    #: Why it was moved last, or cancelled.
    state_reason: Mapped[long]
    moved_count: Mapped[int]
    began_at: Mapped[instant | None]
    ended_at: Mapped[instant | None]
    results_due_on: Mapped[date | None]
    #: To whom the report of the day went (Appendix A), when, under which number, what it says.
    report: Mapped[long]
    reported_to: Mapped[short]
    reported_number: Mapped[short]
    reported_on: Mapped[date | None]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    registered_at: Mapped[instant]
    last_step: Mapped[short]
    last_step_at: Mapped[instant]
    printed_count: Mapped[int]
    search_key: Mapped[key]
    request_key: Mapped[request_key]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("year", "serial"),
        Index("ix_public_days_starts_at_id", "starts_at", "id"),
    )


class PublicDayManager(Base):
    """A manager invited because of the problems on the list (P2.18), and whether he came."""

    __tablename__ = "public_day_managers"

    id: Mapped[identity]
    public_day_id: Mapped[int] = mapped_column(ForeignKey("public_days.id"), index=True)
    place: Mapped[int]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    name: Mapped[short]
    post: Mapped[short]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    organisation: Mapped[short]
    phone: Mapped[short]
    #: The invitation in the letter register.
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"))
    answer: Mapped[word]
    substitute: Mapped[short]
    told_at: Mapped[instant | None]
    #: None until the session.
    present: Mapped[bool | None]


class PublicHandOver(Base):
    """That orders and margin notes were handed over to the inspection office (P2.20)."""

    __tablename__ = "public_hand_overs"

    id: Mapped[identity]
    public_day_id: Mapped[int] = mapped_column(ForeignKey("public_days.id"), index=True)
    #: The first of a day, the second, from 1.
    place: Mapped[int]
    handed_at: Mapped[instant]
    handed_by: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    receiver: Mapped[short]
    receiver_post: Mapped[short]
    #: The number their secretariat gave it.
    receipt_number: Mapped[short]
    receipt_on: Mapped[date | None]
    note: Mapped[long]

    __table_args__ = (UniqueConstraint("public_day_id", "place"),)


class PublicDayStep(Base):
    """One deed on a public day; the newest that stands can be taken back."""

    __tablename__ = "public_day_steps"

    id: Mapped[identity]
    public_day_id: Mapped[int] = mapped_column(ForeignKey("public_days.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    action: Mapped[word]
    words: Mapped[long]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    #: What the deed wrote over, as JSON, so that taking it back restores it.
    overwrote: Mapped[long]
    taken_back_at: Mapped[instant | None]
    taken_back_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
