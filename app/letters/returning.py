"""What the folder's return does to a letter: an order on it, a look, a signature, or back again."""

from __future__ import annotations

from typing import Any

from app.access import Right, require
from app.changes import Changes
from app.folder import Outcome
from app.letters.course import letter_seen, record_order_on_letter
from app.letters.deeds import seen_letter
from app.letters.outgoing import return_for_changes, sign_letter
from app.letters.states import LetterState
from app.orders import OrderDraft
from app.session import OfficeSession


def letter_returned(
    session: OfficeSession, letter_id: int, outcome: Outcome, draft: OrderDraft
) -> Changes[Any]:
    """Write down what the governor did with a letter that lay in the folder (P2.3, P2.6).

    On a letter that waits for his signature, «seen» means signed; words send it back to be changed.

    Raises:
        NotAllowed, NotFound, InvalidFields: As for the letter's own deed.
    """
    require(session.desk.operator, Right.RECORD_ORDERS)
    letter = seen_letter(session, letter_id)
    if letter["state"] == LetterState.FOR_SIGNATURE.value:
        if outcome in (Outcome.SEEN, Outcome.SIGNED):
            return sign_letter(session, letter_id, letter["version"])
        return return_for_changes(
            session, letter_id, letter["version"], draft.words or "استاندار برگرداند."
        )
    if outcome is Outcome.ORDERED:
        return record_order_on_letter(session, letter_id, draft)
    sent_back = outcome is Outcome.SENT_BACK
    return letter_seen(session, letter_id, letter["version"], sent_back=sent_back)
