"""What a sender wrote and asked before, beside the form while it is filled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject

from app.access import Right
from app.jalali import jalali_text
from app.letters import EarlierLetter, earlier_letters
from app.phone_calls import CallOutcome, EarlierCall, earlier_calls
from app.session import OfficeSession
from app.text import isolate
from app.texts import CALL_OUTCOMES, CALL_STATES, LETTER_STATES
from ui.common.history import Entry, HistoryNote
from ui.common.tasks import Tasks
from ui.letters.texts import shown_number


class SenderHistory(HistoryNote):
    """A sender's earlier letters and calls, the newest first."""

    def __init__(self) -> None:
        super().__init__("سابقه این فرستنده")

    def ask(
        self,
        owner: QObject,
        tasks: Tasks,
        contact_id: int | None,
        organisation_id: int | None,
        besides: int | None,
    ) -> None:
        """Ask what there is of him, and show it."""
        tasks.read(
            owner,
            _earlier,
            contact_id,
            organisation_id,
            besides,
            done=self.show_entries,
            latest="history",
        )


def _earlier(
    session: OfficeSession,
    contact_id: int | None,
    organisation_id: int | None,
    besides: int | None,
) -> list[Entry]:
    """His letters and calls in one row of time, as far as the operator may see them."""
    found = [
        (one.dated, _letter(one))
        for one in earlier_letters(session, contact_id, organisation_id, besides)
    ]
    if contact_id is not None and session.desk.operator.may(Right.READ_CALLS):
        calls: Sequence[EarlierCall] = earlier_calls(session, contact_id=contact_id)
        found += [(one.called_at.date(), _call(one)) for one in calls]
    found.sort(key=_day, reverse=True)
    return [entry for _on, entry in found]


def _day(one: tuple[date, Entry]) -> date:
    return one[0]


def _letter(one: EarlierLetter) -> Entry:
    when = f"{isolate(jalali_text(one.dated))} · نامه {shown_number(one.number)}"
    return when, one.subject, LETTER_STATES[one.state]


def _call(one: EarlierCall) -> Entry:
    when = f"{isolate(jalali_text(one.called_at.date()))} · تماس {shown_number(one.number)}"
    if one.outcome is not CallOutcome.TAKEN:
        return when, CALL_OUTCOMES[one.outcome], ""
    return when, one.subject, one.note or CALL_STATES[one.state]
