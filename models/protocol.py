"""Cases of protocol work: checklist, people, cars, programme, costs, contact log, papers, steps."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.types import identity, instant, key, long, request_key, rials, short, word


class ProtocolCase(Base):
    """A trip, a delegation, a guest, a ceremony, a pavilion or consular request, an occasion."""

    __tablename__ = "protocol_cases"

    id: Mapped[identity]
    year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[word]
    number_key: Mapped[key] = mapped_column(index=True)
    case_kind: Mapped[word]
    state: Mapped[word]
    subject: Mapped[short]
    #: The same in the guest's language, for the printed programme; empty without one.
    second_subject: Mapped[short]
    second_language: Mapped[word]
    classification: Mapped[int]
    #: From which template its checklist was copied: its key, or `shipped:` and the shipped one's.
    checklist: Mapped[word]
    #: The day it was opened: no step is due before it.
    opened_on: Mapped[date]
    #: The days everything is reckoned from: departure or arrival, and return or departure.
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    country: Mapped[short]
    city: Mapped[short]
    place: Mapped[short]
    purpose: Mapped[long]
    #: Whose invitation: the body that invites, sends the delegation, or organises the event.
    body_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    body: Mapped[short]
    #: Whose rank the checklist's conditions ask: the head's, the guest's.
    rank: Mapped[word]
    #: Whether the governor himself travels, receives or attends.
    with_governor: Mapped[bool]
    host: Mapped[short]
    #: Who in the office runs it.
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    owner: Mapped[short]
    note: Mapped[long]
    #: The request or notice (P6.1, P6.7, P6.10).
    requested_by: Mapped[short]
    request_number: Mapped[short]
    request_date: Mapped[date | None]
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"), index=True)
    #: The order of the province's highest official, in either sequence with the examination (C15).
    ordered_on: Mapped[date | None]
    order_words: Mapped[long]
    examined_on: Mapped[date | None]
    opinion: Mapped[long]
    necessity: Mapped[long]
    cost_source: Mapped[short]
    #: The headquarters (A) or, of border provinces in haste, the Minister of the Interior (B).
    permit_route: Mapped[word]
    permit_asked_on: Mapped[date | None]
    permit_asked_number: Mapped[short]
    permit_number: Mapped[short]
    permit_date: Mapped[date | None]
    #: Why a permit, a delegation or a request was refused.
    refusal: Mapped[long]
    #: A delegation's programme: approved when, by whom (P6.9).
    approved_on: Mapped[date | None]
    approved_by: Mapped[short]
    #: When it really began and ended.
    began_at: Mapped[instant | None]
    ended_at: Mapped[instant | None]
    #: The report of a trip: due from the return, reminded, there (U35).
    report_due_on: Mapped[date | None]
    report_reminded_on: Mapped[date | None]
    report_reminders: Mapped[int]
    reported_on: Mapped[date | None]
    report: Mapped[long]
    summary: Mapped[long]
    achievements: Mapped[long]
    published_on: Mapped[date | None]
    publication: Mapped[short]
    media: Mapped[long]
    #: A pavilion or flight (P6.10).
    flight: Mapped[short]
    flight_at: Mapped[instant | None]
    #: Of consular affairs (P6.11).
    consular_kind: Mapped[word]
    consulate: Mapped[short]
    sent_on: Mapped[date | None]
    sent_number: Mapped[short]
    result: Mapped[long]
    result_number: Mapped[short]
    result_date: Mapped[date | None]
    #: The occasion it is for: one everybody knows as `solar-9-16`, the office's own as `own-3`.
    occasion: Mapped[word]
    #: The meeting that is held in it: a specialised session on a country (P7.3).
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    #: How people sit, and the flags from the place of honour on, a line each.
    seating: Mapped[word]
    flags: Mapped[long]
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
        Index("ix_protocol_cases_starts_on_id", "starts_on", "id"),
        Index("ix_protocol_cases_state_starts_on_id", "state", "starts_on", "id"),
        Index("ix_protocol_cases_case_kind_starts_on_id", "case_kind", "starts_on", "id"),
        Index("ix_protocol_cases_occasion_starts_on", "occasion", "starts_on"),
        Index("ix_protocol_cases_report_due_on", "report_due_on"),
    )


class CaseTask(Base):
    """A step of a case's checklist."""

    __tablename__ = "case_tasks"

    id: Mapped[identity]
    case_id: Mapped[int] = mapped_column(ForeignKey("protocol_cases.id"), index=True)
    place: Mapped[int]
    #: Key of the template's step it was copied from; empty of the case's own.
    origin: Mapped[word]
    #: Steps of one stage go side by side; a stage waits for those before it.
    stage: Mapped[int]
    title: Mapped[short]
    #: From which day it is reckoned: the beginning, the end, the day the case was opened.
    anchor: Mapped[word]
    #: Working days before that day; negative after it.
    days_before: Mapped[int]
    due_on: Mapped[date | None]
    #: A day somebody set by hand stays when the case moves.
    is_pinned: Mapped[bool]
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    responsible: Mapped[short]
    #: What paper it needs, and the number by which that is there.
    document: Mapped[short]
    document_number: Mapped[short]
    state: Mapped[word]
    done_on: Mapped[date | None]
    done_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
    note: Mapped[short]
    search_key: Mapped[key]

    __table_args__ = (
        Index("ix_case_tasks_state_due_on", "state", "due_on"),
        Index("ix_case_tasks_case_id_state", "case_id", "state"),
    )


class CaseVehicle(Base):
    """A car of a case, with its driver."""

    __tablename__ = "case_vehicles"

    id: Mapped[identity]
    case_id: Mapped[int] = mapped_column(ForeignKey("protocol_cases.id"), index=True)
    place: Mapped[int]
    title: Mapped[short]
    plate: Mapped[short]
    driver: Mapped[short]
    phone: Mapped[short]
    seats: Mapped[int]
    note: Mapped[short]


class CasePerson(Base):
    """A traveller, a member of a delegation, a guest, or who accompanies them."""

    __tablename__ = "case_people"

    id: Mapped[identity]
    case_id: Mapped[int] = mapped_column(ForeignKey("protocol_cases.id"), index=True)
    place: Mapped[int]
    role: Mapped[word]
    rank: Mapped[word]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    name: Mapped[short]
    #: As on the badge in the guest's language.
    second_name: Mapped[short]
    post: Mapped[short]
    organisation: Mapped[short]
    phone: Mapped[short]
    nationality: Mapped[short]
    language: Mapped[short]
    diet: Mapped[short]
    passport: Mapped[short]
    passport_until: Mapped[date | None]
    visa: Mapped[word]
    visa_until: Mapped[date | None]
    ticket: Mapped[short]
    arrives_at: Mapped[instant | None]
    arrives_by: Mapped[short]
    leaves_at: Mapped[instant | None]
    leaves_by: Mapped[short]
    lodging: Mapped[short]
    room: Mapped[short]
    vehicle_id: Mapped[int | None] = mapped_column(ForeignKey("case_vehicles.id"), index=True)
    #: 1 is the place of honour; 0 where precedence says.
    seat: Mapped[int]
    allowance: Mapped[rials | None]
    note: Mapped[short]


class CaseEntry(Base):
    """An entry of a case's programme: a flight, a meeting, a visit, a meal, a speech."""

    __tablename__ = "case_entries"

    id: Mapped[identity]
    case_id: Mapped[int] = mapped_column(ForeignKey("protocol_cases.id"), index=True)
    place: Mapped[int]
    entry_kind: Mapped[word]
    starts_at: Mapped[instant]
    ends_at: Mapped[instant]
    title: Mapped[short]
    second_title: Mapped[short]
    location: Mapped[short]
    second_location: Mapped[short]
    #: From where and by what, of a journey.
    origin: Mapped[short]
    carrier: Mapped[short]
    host: Mapped[short]
    vehicles: Mapped[short]
    who: Mapped[short]
    note: Mapped[short]
    with_governor: Mapped[bool]
    #: Its entry in the governor's programme, clash-checked.
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"), unique=True)


class CaseCost(Base):
    """What something of a case costs, in rials: as reckoned before, and as spent."""

    __tablename__ = "case_costs"

    id: Mapped[identity]
    case_id: Mapped[int] = mapped_column(ForeignKey("protocol_cases.id"), index=True)
    place: Mapped[int]
    title: Mapped[short]
    planned: Mapped[rials | None]
    spent: Mapped[rials | None]
    source: Mapped[short]
    document: Mapped[short]
    note: Mapped[short]


class CaseConversation(Base):
    """A line of the contact log: what was agreed with whom (P6.14)."""

    __tablename__ = "case_conversations"

    id: Mapped[identity]
    case_id: Mapped[int] = mapped_column(ForeignKey("protocol_cases.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    channel: Mapped[word]
    direction: Mapped[word]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    name: Mapped[short]
    organisation: Mapped[short]
    phone: Mapped[short]
    words: Mapped[long]


class CaseDispatch(Base):
    """The report on its way to one of its recipients, and the receipt (P6.5)."""

    __tablename__ = "case_dispatches"

    id: Mapped[identity]
    case_id: Mapped[int] = mapped_column(ForeignKey("protocol_cases.id"), index=True)
    recipient: Mapped[word]
    channel: Mapped[word]
    number: Mapped[short]
    sent_on: Mapped[date]
    receipt: Mapped[short]
    received_on: Mapped[date | None]
    note: Mapped[short]

    __table_args__ = (UniqueConstraint("case_id", "recipient"),)


class CaseForm(Base):
    """What was typed into a ministry's form for a case, beside what the case itself knows."""

    __tablename__ = "case_forms"

    id: Mapped[identity]
    case_id: Mapped[int] = mapped_column(ForeignKey("protocol_cases.id"), index=True)
    name: Mapped[word]
    #: By the name of the field, as JSON.
    answers: Mapped[long]

    __table_args__ = (UniqueConstraint("case_id", "name"),)


class CaseLetter(Base):
    """A letter that was begun for a case: a note to an embassy, congratulations, condolences."""

    __tablename__ = "case_letters"

    id: Mapped[identity]
    case_id: Mapped[int] = mapped_column(ForeignKey("protocol_cases.id"), index=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), unique=True)
    purpose: Mapped[word]


class CaseStep(Base):
    """One deed on a case; the newest that stands can be taken back."""

    __tablename__ = "case_steps"

    id: Mapped[identity]
    case_id: Mapped[int] = mapped_column(ForeignKey("protocol_cases.id"), index=True)
    at: Mapped[instant]
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    action: Mapped[word]
    words: Mapped[long]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    #: What the deed wrote over, as JSON, so that taking it back restores it.
    overwrote: Mapped[long]
    taken_back_at: Mapped[instant | None]
    taken_back_by: Mapped[int | None] = mapped_column(ForeignKey("operators.id"))
