"""Files a deed puts onto its record or takes off it, kept beside its step to be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.attachments.files import put_removal_back, standing_file
from app.changes import Kind
from app.errors import NotFound
from app.session import OfficeSession


def before_move(session: OfficeSession, *, onto: bool) -> dict[str, datetime | None]:
    """How a file stood before a deed that puts it onto its record, or takes it off."""
    return {"removed_at": session.desk.clock.now() if onto else None}


def put_move_back(session: OfficeSession, number: int, before: Mapping[str, Any]) -> None:
    """Let a file stand as it did before a deed, from what its step keeps."""
    at = before["removed_at"]
    put_removal_back(session, number, datetime.fromisoformat(at) if at else None)


def are_gone_on(session: OfficeSession, kind: Kind, moves: Mapping[int, Mapping[str, Any]]) -> bool:
    """Whether the file a deed put in place of another was taken off since, by a deed of its own.

    There is nothing of it to take back any more.
    """
    new = next(number for number, before in moves.items() if before["removed_at"])
    try:
        standing_file(session, kind, new)
    except NotFound:
        return True
    return False
