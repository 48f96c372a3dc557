"""The clock of a trip's report: how late it is, and to whom that is said by now (U35)."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.changes import Changes
from app.errors import NotAllowed
from app.protocol.conversations import log_conversation
from app.protocol.deeds import CaseDeed
from app.protocol.drafts import ConversationDraft
from app.protocol.rules import ProtocolRules
from app.protocol.states import CaseState
from app.session import OfficeSession
from app.text import persian_digits

#: Whom each rung reaches, the first at 1; further rungs reach the last.
RUNGS: Final = ("مسافر", "رئیس دفتر", "استاندار")

NOT_AWAITED: Final = "منتظر گزارش سفر نیست و یادآوری نمی‌خواهد."


def rung_of(state: CaseState, due_on: date | None, today: date, rules: ProtocolRules) -> int:
    """How far the lateness of a report has risen: 0 in time, then one for each rung it passed."""
    if state is not CaseState.RETURNED or due_on is None:
        return 0
    late = (today - due_on).days
    return sum(1 for days in rules.report_rungs if late >= days)


def rung_words(rung: int) -> str:
    """To whom the lateness of a report is said by now; empty in time."""
    return RUNGS[min(rung, len(RUNGS)) - 1] if rung else ""


def remind_report(
    session: OfficeSession, case_id: int, version: int, draft: ConversationDraft
) -> Changes[int]:
    """Ask for the report of a trip that is awaited: a line of the contact log, and counted.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: No report of it is awaited, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    if deed.state is not CaseState.RETURNED:
        raise NotAllowed(persian_digits(f"{deed.named} {NOT_AWAITED}"))
    columns = log_conversation(deed, draft)
    times = deed.record["report_reminders"] + 1
    deed.set(report_reminded_on=session.desk.clock.today(), report_reminders=times)
    whom = columns["name"] or columns["organisation"]
    return deed.finish("remind_report", f"گزارش سفر از {whom} خواسته شد (بار {times}).")
