"""The report of a trip on its way to the three who get it, and their receipts (P6.5, P8.11)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from app.changes import Changes, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.limits import checked_length
from app.protocol.deeds import CaseDeed
from app.protocol.drafts import CaseDispatchDraft
from app.protocol.states import TRIPS, CaseState, Recipient
from app.protocol.tables import DISPATCHES
from app.protocol.texts import CASE_STATES, RECIPIENTS
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits, tidy

#: From the report on until the case is over.
SENDABLE: Final = frozenset(
    {CaseState.REPORTED, CaseState.SENT, CaseState.SUMMED_UP, CaseState.PUBLISHED}
)
NO_TRIP: Final = "گزارش تنها برای سفر فرستاده می‌شود."
NO_REPORT: Final = "در وضعیت «{state}» است؛ نخست گزارش سفر را ثبت کنید."
NO_NUMBER: Final = "شماره نامه را بنویسید."
IN_FUTURE: Final = "این روز هنوز نیامده است."
RECEIVED_BEFORE: Final = "رسید پیش از فرستادن است."


def record_dispatch(
    session: OfficeSession, case_id: int, version: int, draft: CaseDispatchDraft
) -> Changes[int]:
    """Write down that the report went to one recipient; again for the same, to add his receipt.

    With the third the case goes on by itself.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: There is no report yet, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    if deed.case_kind not in TRIPS:
        raise NotAllowed(NO_TRIP)
    if deed.state not in SENDABLE:
        words = NO_REPORT.format(state=CASE_STATES[deed.state.value])
        raise NotAllowed(persian_digits(f"{deed.named} {words}"))
    columns = _checked(draft, session.desk.clock.today())
    rows = deed.part(DISPATCHES.name)
    before = next((one for one in rows.values() if one["recipient"] == draft.recipient), None)
    if before is None:
        deed.add_row(DISPATCHES.name, recipient=draft.recipient.value, **columns)
    else:
        values = {name: value for name, value in columns.items() if before[name] != value}
        if not values:
            return changed(case_id)
        deed.set_row(DISPATCHES.name, before["id"], **values)
    if deed.state is CaseState.REPORTED and len(deed.part(DISPATCHES.name)) == len(Recipient):
        deed.set(state=CaseState.SENT.value)
    name = RECIPIENTS[draft.recipient.value]
    if columns["received_on"] is not None or columns["receipt"]:
        return deed.finish("record_receipt", f"رسید گزارش سفر از {name} ثبت شد.")
    words = f"گزارش سفر با شماره {columns['number']} به {name} فرستاده شد."
    return deed.finish("record_dispatch", words)


def _checked(draft: CaseDispatchDraft, today: date) -> dict[str, Any]:
    problems: list[InvalidInput] = []
    texts = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in ("number", "receipt", "note")
    }
    sent_on = draft.sent_on or today
    if not texts["number"]:
        problems.append(InvalidInput("number", NO_NUMBER))
    if sent_on > today:
        problems.append(InvalidInput("sent_on", IN_FUTURE))
    if draft.received_on is not None and draft.received_on > today:
        problems.append(InvalidInput("received_on", IN_FUTURE))
    elif draft.received_on is not None and draft.received_on < sent_on:
        problems.append(InvalidInput("received_on", RECEIVED_BEFORE))
    if problems:
        raise InvalidFields(problems)
    return {
        **texts,
        "channel": draft.channel.value,
        "sent_on": sent_on,
        "received_on": draft.received_on,
    }
