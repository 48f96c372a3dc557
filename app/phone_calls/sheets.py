"""A call's form as a sheet of the governor's folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.attachments import files_of
from app.changes import Kind
from app.folder import (
    Outcome,
    Purpose,
    SheetCard,
    put_back,
    put_in,
    sheet_came_back,
    standing_sheet,
    take_out,
)
from app.phone_calls.states import CallState
from app.session import OfficeSession


def call_sheet_card(call: Mapping[str, Any]) -> SheetCard:
    """A call as the folder's list shows it."""
    return SheetCard(
        kind=Kind.CALL,
        record_id=call["id"],
        purpose=Purpose.ORDER,
        number=call["number"],
        title=call["subject"] or call["request"],
        from_whom=call["caller_name"] or call["phone"],
        classification=call["classification"],
    )


def settle_sheet(
    session: OfficeSession,
    call: Mapping[str, Any],
    reached: CallState,
    *,
    order_id: int | None = None,
    taken_back: bool = False,
) -> set[Kind]:
    """Let the call's sheet follow its state: put in, come back, or be taken out.

    Args:
        session: The transaction.
        call: As it stood.
        reached: Where it stands now.
        order_id: The order he wrote on it.
        taken_back: The state was reached by taking a deed back.

    Returns:
        The kinds that were touched.
    """
    was_in, is_in = call["state"] == CallState.IN_FOLDER.value, reached is CallState.IN_FOLDER
    if was_in == is_in:
        return set()
    if is_in and taken_back:
        put_back(session, call_sheet_card(call))
    elif is_in:
        put_in(session, call_sheet_card(call))
    elif taken_back:
        take_out(session, Kind.CALL, call["id"])
    else:
        outcome = Outcome.SEEN if order_id is None else Outcome.ORDERED
        sheet_came_back(session, Kind.CALL, call["id"], outcome, order_id=order_id)
    return {Kind.FOLDER}


def came_back_scanned(session: OfficeSession, call_id: int) -> bool:
    """Whether a scan came onto a call since its form went into the folder.

    A returned folder is often scanned whole before the first of its sheets is typed back.
    """
    sheet = standing_sheet(session, Kind.CALL, call_id)
    if sheet is None:
        return False
    return any(file.at >= sheet["put_in_at"] for file in files_of(session, Kind.CALL, call_id))
