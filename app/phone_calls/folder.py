"""The evening's folder: every form that waits for it, printed and put in at one go (P2.10)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import NotFound, StaleRecord
from app.phone_calls.course import put_in_folder
from app.phone_calls.operations import seen_call
from app.phone_calls.queries import call_sheet
from app.phone_calls.rows import CallSheet
from app.phone_calls.states import CallState
from app.progress import Progress
from app.session import OfficeSession
from app.text import persian_digits
from models.base import table_of
from models.calls import Call

_CALLS = table_of(Call)

NOTHING_WAITS = "تماسی در انتظار کارتابل نیست."


def waiting_sheets(session: OfficeSession, progress: Progress | None = None) -> list[CallSheet]:
    """Every call that waits for the folder, in the order of its number.

    Raises:
        NotFound: None waits.
        Cancelled: By `progress`.
    """
    operator = session.desk.operator
    require(operator, Right.READ_CALLS)
    ids = session.execute(
        select(_CALLS.c.id)
        .where(
            _CALLS.c.state == CallState.RECORDED.value,
            _CALLS.c.classification <= int(operator.clearance),
        )
        .order_by(_CALLS.c.year, _CALLS.c.serial, _CALLS.c.id)
    ).scalars()
    watched = (progress or Progress()).through("خواندن برگ‌ها", ids.all())
    sheets = [call_sheet(session, call_id) for call_id in watched]
    if not sheets:
        raise NotFound(NOTHING_WAITS)
    return sheets


def put_all_in_folder(session: OfficeSession, calls: Sequence[tuple[int, int]]) -> Changes[int]:
    """Say that these printed forms were put into the governor's folder, all or none.

    Each is a step of its own, taken back by itself.

    Args:
        session: The transaction.
        calls: Id and the version that was printed, of each.

    Returns:
        How many.

    Raises:
        StaleRecord: One was changed after it was printed; the sentence names it.
        NotAllowed, NotFound: As for one call.
    """
    require(session.desk.operator, Right.LOG_CALLS)
    for call_id, version in calls:
        call = seen_call(session, call_id)
        if call["version"] != version or call["state"] != CallState.RECORDED.value:
            number = persian_digits(call["number"])
            raise StaleRecord(
                f"تماس {number} پس از چاپ تغییر کرده است و هیچ برگی در کارتابل گذاشته نشد. "
                "دوباره چاپ کنید."
            )
        put_in_folder(session, call_id, version)
    return changed(len(calls), Kind.CALL, Kind.FOLDER)
