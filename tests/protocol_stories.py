"""What stories of protocol work do through the services: cases opened, led on, ticked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from app.clock import FixedClock, from_tehran, to_tehran
from app.errors import StaleRecord
from app.office import Office
from app.orders import OrderDraft
from app.protocol import (
    CaseAction,
    CaseDispatchDraft,
    CaseDraft,
    CaseKind,
    CaseSheet,
    CaseState,
    CaseStepDraft,
    ConsularKind,
    EntryDraft,
    FieldKind,
    PersonDraft,
    PersonRole,
    Recipient,
    StepValue,
    TaskDone,
    TaskState,
    case_proposal,
    case_sheet,
    case_version,
    course_step,
    finish_task,
    finish_tasks,
    next_action,
    open_case,
    record_dispatch,
    record_order_on_case,
    save_entries,
    take_case_step,
)

#: A Monday; the cases begin three weeks later.
TODAY: Final = date(2026, 9, 21)
STARTS: Final = date(2026, 10, 12)
PASSPORT: Final = date(2032, 1, 1)

#: What a case of a kind cannot be opened without.
NEEDED: Final[Mapping[CaseKind, Mapping[str, Any]]] = {
    CaseKind.FOREIGN_TRIP: {"country": "عمان", "requested_by": "معاون اقتصادی"},
    CaseKind.OUTBOUND_DELEGATION: {"country": "عراق", "requested_by": "اتاق بازرگانی"},
    CaseKind.DELEGATION: {"country": "ترکمنستان", "rank": "minister", "with_governor": True},
    CaseKind.DOMESTIC_GUEST: {"rank": "minister"},
    CaseKind.COUNTRY_SESSION: {"country": "عمان"},
    CaseKind.PAVILION: {"flight": "۳۴۱"},
    CaseKind.CONSULAR: {"consular_kind": ConsularKind.VISA},
}


def on(day: date, hour: int = 9) -> datetime:
    """An hour of a day, Tehran's."""
    return from_tehran(day, time(hour))


def go_to(office: Office, day: date, hour: int = 9) -> None:
    """Let it be that hour."""
    clock = office.clock
    assert isinstance(clock, FixedClock)
    clock.set(on(day, hour))


def do(office: Office, deed: Any, case: int, *arguments: Any, **more: Any) -> Any:
    """Do something to a case as it stands."""
    version = office.read(case_version, case)
    return office.write(deed, case, version, *arguments, **more).value


def sheet(office: Office, case: int) -> CaseSheet:
    """A case whole."""
    return office.read(case_sheet, case)


def head(contact_id: int | None = None) -> PersonDraft:
    """Who leads it."""
    return PersonDraft(
        role=PersonRole.HEAD,
        contact_id=contact_id,
        name="" if contact_id else "کاوه سرمدی",
        passport="R1234567",
        passport_until=PASSPORT,
    )


def opened(office: Office, kind: CaseKind, **more: Any) -> int:
    """A case as its form proposes it, with what its kind needs."""
    proposal: CaseDraft = office.read(case_proposal, kind)
    given: dict[str, Any] = {
        "subject": "پرونده آزمون",
        "starts_on": STARTS,
        "ends_on": STARTS + timedelta(days=2),
        "people": (head(),),
        **NEEDED.get(kind, {}),
    }
    return office.write(open_case, replace(proposal, **(given | more))).value


def values(office: Office, kind: CaseKind, action: CaseAction) -> dict[str, StepValue]:
    """Something for every field a step asks."""
    step = course_step(kind, action)
    assert step is not None
    now = to_tehran(office.clock.now())
    typed: dict[FieldKind, StepValue] = {
        FieldKind.TEXT: "۱۲/۳۴",
        FieldKind.LONG: f"«{step.title}» انجام شد.",
        FieldKind.MOMENT: now,
        FieldKind.ROUTE: "headquarters",
    }
    return {
        one.name: (now.date() if one.is_today else None)
        if one.kind is FieldKind.DAY
        else typed[one.kind]
        for one in step.fields
    }


def step(office: Office, case: int, action: CaseAction, **more: StepValue) -> None:
    """Take a step of a case's course."""
    kind = sheet(office, case).kind
    draft = CaseStepDraft(values=values(office, kind, action) | more)
    do(office, take_case_step, case, action, draft)


def ordered(office: Office, case: int) -> None:
    """The governor says yes."""
    office.write(record_order_on_case, case, OrderDraft(words="موافقت می‌شود."))


def programme(office: Office, case: int) -> None:
    """A meeting and a meal on its first day."""
    day = sheet(office, case).starts_on
    entries = [
        EntryDraft(title=title, starts_at=on(day, hour), ends_at=on(day, hour + 1))
        for title, hour in (("دیدار", 10), ("ناهار", 13))
    ]
    do(office, save_entries, case, entries)


def sent(office: Office, case: int, recipient: Recipient, receipt: str = "") -> None:
    """The report is sent to one of three; or his receipt comes."""
    draft = CaseDispatchDraft(recipient=recipient, number="۱۰۱/۲", receipt=receipt)
    do(office, record_dispatch, case, draft)


def all_sent(office: Office, case: int) -> None:
    """The report went to all three, and all three said so."""
    for recipient in Recipient:
        sent(office, case, recipient)
    for recipient in Recipient:
        sent(office, case, recipient, "رسید")


def ticked(office: Office, case: int) -> None:
    """Every step of the checklist that is left is done."""
    left = [one.id for one in sheet(office, case).tasks if one.state is TaskState.OPEN]
    do(office, finish_tasks, case, left)


#: What has happened before a case goes on, by its state: days from its beginning.
DAYS: Final[Mapping[CaseState, int]] = {
    CaseState.PERMITTED: -2,
    CaseState.PREPARED: 0,
    CaseState.APPROVED: 0,
    CaseState.UNDER_WAY: 2,
    CaseState.ARRIVED: 2,
    CaseState.RETURNED: 8,
    CaseState.DEPARTED: 8,
}


def led_to(office: Office, case: int, *ends: CaseState) -> list[CaseAction]:
    """Lead a case along its course as far as one of these states; answers with its steps."""
    taken: list[CaseAction] = []
    while (standing := sheet(office, case)).state not in ends:
        days = DAYS.get(standing.state)
        if days is not None:
            go_to(office, standing.starts_on + timedelta(days=days))
        if standing.state is CaseState.REQUESTED and standing.kind in NEEDS_ORDER:
            ordered(office, case)
        if standing.state is CaseState.REPORTED and standing.kind in NEEDS_ORDER:
            all_sent(office, case)
            continue
        action = next_action(standing.kind, sheet(office, case).state)
        assert action is not None
        if action is CaseAction.DRAFT:
            programme(office, case)
        if action is CaseAction.CLOSE:
            ticked(office, case)
        step(office, case, action)
        taken.append(action)
    return taken


NEEDS_ORDER: Final = (CaseKind.FOREIGN_TRIP, CaseKind.OUTBOUND_DELEGATION)


# -- what desks of other processes do --------------------------------------------------------


def tick_one(office: Office, case: int, version: int, task: int) -> None:
    """Tick a step as this desk read the case."""
    office.write(finish_task, case, version, task, TaskDone(document_number=str(version)))


def tick_along(office: Office, case: int, tasks: tuple[int, ...]) -> None:
    """Tick one's own steps of a checklist; what others ticked in between stays."""
    for task in tasks:
        while True:
            try:
                do(office, finish_task, case, task, TaskDone())
                break
            except StaleRecord:
                continue


def open_many(office: Office, count: int, key: str) -> None:
    """Open so many cases, one after the other."""
    for number in range(count):
        opened(office, CaseKind.CEREMONY, subject=f"{key} {number}")
