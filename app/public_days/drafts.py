"""What is typed of a public day: when and where, its managers, what a petitioner was told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from app.orders import OrderDraft
from app.public_days.states import ManagerAnswer


@dataclass(frozen=True, kw_only=True)
class PublicDayDraft:
    """A public day as planned.

    Attributes:
        starts_at: Aware; so is `ends_at`. It becomes an entry of the programme, clash-checked.
        minutes_each: How long each petitioner has.
        list_until: Until when the inspection office may send petitioners.
        override_reason: Why it may stand although something clashes.
    """

    starts_at: datetime
    ends_at: datetime
    place: str = ""
    title: str = ""
    note: str = ""
    minutes_each: int = 5
    list_until: date | None = None
    room_id: int | None = None
    override_reason: str = ""
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class ManagerDraft:
    """A manager who should be there, or what he answered."""

    id: int | None = None
    contact_id: int | None = None
    name: str = ""
    post: str = ""
    organisation_id: int | None = None
    organisation: str = ""
    phone: str = ""
    answer: ManagerAnswer = ManagerAnswer.NONE
    substitute: str = ""


@dataclass(frozen=True, kw_only=True)
class HearingDraft:
    """What came of a petitioner before the governor (P2.19).

    Attributes:
        order: The order as typed; None where he gave none.
        manager_id: The manager of the day who spoke to it.
        reason: Why he is absent or put off.
    """

    order: OrderDraft | None = None
    manager_id: int | None = None
    note: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class HandOverDraft:
    """To whom orders and margin notes were handed over (P2.20)."""

    receiver: str = ""
    receiver_post: str = ""
    receipt_number: str = ""
    receipt_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportDraft:
    """The report of a day, to whom it went and under which number."""

    words: str = ""
    reported_to: str = ""
    number: str = ""
    on: date | None = None
