"""A desk that runs protocol work, for tests of its rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from app.changes import Kind
from app.office import Office
from app.order_sources import record_order_on
from app.orders import OrderDraft, OrderKind
from app.protocol import (
    CaseAction,
    CaseDispatchDraft,
    CaseDraft,
    CaseKind,
    CaseSheet,
    CaseStepDraft,
    ConsularKind,
    EntryDraft,
    EntryKind,
    PersonDraft,
    PersonRole,
    Recipient,
    TaskState,
    case_sheet,
    dismiss_task,
    finish_tasks,
    open_case,
    record_dispatch,
    save_entries,
    take_case_step,
)

#: A Saturday three weeks after the standing clock of the tests.
START: Final = date(2026, 12, 12)
END: Final = date(2026, 12, 15)
#: What a case of each kind needs besides.
_NEEDS: Final[dict[CaseKind, dict[str, Any]]] = {
    CaseKind.FOREIGN_TRIP: {"country": "ترکمنستان", "city": "عشق‌آباد"},
    CaseKind.OUTBOUND_DELEGATION: {"country": "ازبکستان", "city": "تاشکند"},
    CaseKind.DELEGATION: {"country": "افغانستان"},
    CaseKind.COUNTRY_SESSION: {"country": "عمان"},
    CaseKind.PAVILION: {"flight": "ایران‌ایر ۲۱۴", "rank": "minister"},
    CaseKind.CONSULAR: {"consular_kind": ConsularKind.VISA},
}
TRAVELLERS: Final = (
    PersonDraft(role=PersonRole.HEAD, name="کاوه مهرپرور", rank="governor", passport="A1234567"),
    PersonDraft(name="مینا آذرنوش", rank="director_general", passport="B7654321"),
)


def opened(office: Office, kind: CaseKind = CaseKind.FOREIGN_TRIP, **more: Any) -> int:
    """A case of a kind, of those days, or as said."""
    values: dict[str, Any] = {
        "kind": kind,
        "subject": "پرونده نمونه",
        "starts_on": START,
        "ends_on": END,
        "people": TRAVELLERS,
        "requested_by": "نمایندگی وزارت امور خارجه",
        "request_number": "۱۲/۳۴",
    }
    return office.write(open_case, CaseDraft(**(values | _NEEDS.get(kind, {}) | more))).value


def sheet(office: Office, number: int) -> CaseSheet:
    """A case as it stands."""
    return office.read(case_sheet, number)


def do(office: Office, deed: Any, number: int, *more: Any) -> Any:
    """A deed on a case as it stands."""
    return office.write(deed, number, sheet(office, number).version, *more).value


def take(office: Office, number: int, action: CaseAction, **values: Any) -> None:
    """A step of a case's course as it stands."""
    do(office, take_case_step, number, action, CaseStepDraft(values=values))


def order(office: Office, number: int, words: str = "اقدام شود") -> int:
    """The governor's order on a case."""
    draft = OrderDraft(kind=OrderKind.ORAL, words=words)
    return office.write(record_order_on, Kind.PROTOCOL_CASE, number, draft).value


def programme(office: Office, number: int) -> None:
    """Two entries on the first day of a case."""
    at = datetime(START.year, START.month, START.day, 6, tzinfo=UTC)
    hour = timedelta(hours=1)
    entries = (
        EntryDraft(kind=EntryKind.RECEPTION, title="استقبال", starts_at=at, ends_at=at + hour),
        EntryDraft(title="دیدار با استاندار", starts_at=at + 2 * hour, ends_at=at + 3 * hour),
    )
    do(office, save_entries, number, entries)


def finish_all(office: Office, number: int) -> None:
    """All open steps of a case, done but for one that is not needed."""
    left = [one.id for one in sheet(office, number).tasks if one.state is TaskState.OPEN]
    do(office, dismiss_task, number, left[0], "در این پرونده لازم نیست")
    do(office, finish_tasks, number, left[1:])


def send_report(office: Office, number: int, *recipients: Recipient, receipt: str = "") -> None:
    """The report on its way to some of its recipients."""
    for one in recipients:
        draft = CaseDispatchDraft(recipient=one, number=f"۵۵/{one.value}", receipt=receipt)
        do(office, record_dispatch, number, draft)
