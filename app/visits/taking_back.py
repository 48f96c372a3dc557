"""Taking the newest deed on a visit back, with all it did elsewhere."""

from __future__ import annotations

from app.changes import Changes
from app.session import OfficeSession
from app.visits.deeds import VisitDeed


def take_visit_step_back(session: OfficeSession, visit_id: int, version: int) -> Changes[int]:
    """Take the newest deed on a visit back: everything is as before it, its trace stays.

    Raises:
        Clashing: The time it had before is taken by now.
        NotAllowed: Only its reception is left, or what came of the deed has gone on.
        NotFound, StaleRecord: As for every deed.
    """
    return VisitDeed(session, visit_id, version).take_back()
