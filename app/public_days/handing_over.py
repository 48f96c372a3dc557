"""Handing orders and margin notes over to the inspection office, with its receipt (P2.20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from app.agenda.proving import words_of
from app.changes import Changes
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.jalali import jalali_text
from app.limits import checked_length
from app.public_days.deeds import PublicDayDeed
from app.public_days.drafts import HandOverDraft
from app.public_days.states import PublicDayState
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import LONG_LIMIT, SHORT_LIMIT, latin_digits, persian_digits, tidy
from app.visits.states import Decision, VisitState
from app.visits.tables import HAND_OVERS

_D: Final = PublicDayState
_V: Final = VisitState

#: While something is handed over.
HANDED_IN: Final = (_D.ENDED, _D.HANDED_OVER, _D.RESULTS_AWAITED)
#: Working days the inspection office has for its results where nobody says otherwise.
RESULT_DAYS: Final = 15

RECEIVER: Final = "نام گیرنده در دفتر بازرسی را بنویسید."
NOTHING: Final = "چیزی برای تحویل نمانده است."
NOT_YET: Final = "این تاریخ هنوز نرسیده است."
NUMBER: Final = "شماره رسید را بنویسید."


def to_hand_over(deed: PublicDayDeed) -> list[dict[str, Any]]:
    """The petitions whose orders and margin notes were not handed over yet.

    Whoever was told before belongs to them too: his order is theirs to follow up.
    """
    told = [
        row
        for row in deed.petitions(_V.TOLD, _V.CLOSED)
        if row["decision"] in (Decision.ACCEPT.value, Decision.ANSWER.value)
        and (row["left_at"] is not None or row["decision"] == Decision.ANSWER.value)
    ]
    rows = [*deed.petitions(_V.HEARD, _V.ANSWERED), *told]
    return [row for row in rows if row["hand_over_id"] is None]


def hand_over(
    session: OfficeSession, day_id: int, version: int, draft: HandOverDraft
) -> Changes[int]:
    """Hand everything over that was heard or answered and was not handed over yet.

    Returns:
        The hand-over.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: Nothing is left to hand over, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.require(*HANDED_IN, refusal="در این وضعیت چیزی تحویل نمی‌دهد.")
    checked = _checked(draft, session.desk.clock.today())
    rows = to_hand_over(deed)
    if not rows:
        raise NotAllowed(NOTHING)
    if deed.state is _D.ENDED:
        deed.move(_D.HANDED_OVER)
    number = deed.begin_row(
        HAND_OVERS.name,
        place=len(deed.part(HAND_OVERS.name)) + 1,
        handed_at=session.desk.clock.now(),
        handed_by=session.desk.operator.id,
        receiver=checked.receiver,
        receiver_post=checked.receiver_post,
        receipt_number=checked.receipt_number,
        receipt_on=checked.receipt_on,
        note=checked.note,
    )
    for row in rows:
        state = row["state"]
        goes = _V(state) in (_V.HEARD, _V.ANSWERED)
        deed.set_petition(row, hand_over_id=number, state=_V.HANDED_OVER.value if goes else state)
    words = f"{len(rows)} درخواست با دستور و هامش به «{checked.receiver}» تحویل شد."
    done = deed.finish("hand_over", words)
    return replace(done, value=number)


def _checked(draft: HandOverDraft, today: date) -> HandOverDraft:
    problems: list[InvalidInput] = []
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in ("receiver", "receiver_post", "receipt_number")
    }
    note = checked_length("note", tidy(draft.note, multiline=True), LONG_LIMIT, problems)
    if not texts["receiver"]:
        problems.append(InvalidInput("receiver", RECEIVER))
    if draft.receipt_on is not None and draft.receipt_on > today:
        problems.append(InvalidInput("receipt_on", NOT_YET))
    if problems:
        raise InvalidFields(problems)
    texts["receipt_number"] = latin_digits(texts["receipt_number"])
    return replace(draft, note=note, **texts)


def record_receipt(
    session: OfficeSession,
    day_id: int,
    version: int,
    hand_over_id: int,
    number: str,
    on: date | None = None,
) -> Changes[int]:
    """Write the number the inspection office gave to what it received.

    Args:
        session: The transaction.
        day_id: Of which day.
        version: As read.
        hand_over_id: Which hand-over.
        number: Their number.
        on: Its day; today when not said.

    Raises:
        InvalidFields: The number is missing, or the day cannot be.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.row(HAND_OVERS.name, hand_over_id)
    text = latin_digits(words_of(number, "receipt_number", needed=NUMBER, limit=SHORT_LIMIT))
    day = on or session.desk.clock.today()
    if day > session.desk.clock.today():
        raise InvalidFields([InvalidInput("receipt_on", NOT_YET)])
    deed.set_row(HAND_OVERS.name, hand_over_id, receipt_number=text, receipt_on=day)
    return deed.finish("record_receipt", f"رسید {text} به تاریخ {jalali_text(day)} نوشته شد.")


def await_results(
    session: OfficeSession, day_id: int, version: int, due_on: date | None = None
) -> Changes[int]:
    """Say that everything is handed over and results are awaited until a day.

    Raises:
        InvalidFields: The day lies behind us.
        NotAllowed: Something is left to hand over, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    today = session.desk.clock.today()
    due = due_on or office_calendar(session).add_work_days(today, RESULT_DAYS)
    deed.move(_D.RESULTS_AWAITED, results_due_on=due)
    if due < today:
        raise InvalidFields([InvalidInput("due_on", "این تاریخ گذشته است.")])
    left = to_hand_over(deed)
    if left:
        raise NotAllowed(persian_digits(f"{len(left)} درخواست هنوز تحویل نشده است."))
    return deed.finish("await_results", f"نتیجه‌ها تا {jalali_text(due)} در انتظار است.")
