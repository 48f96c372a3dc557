"""What a question may go on with, from the registers and the directory there are."""

from __future__ import annotations

from app.access import Right
from app.contacts import ContactKind, suggest_contacts
from app.search.completing import Completion, KnownName, complete
from app.search_sources import SOURCES
from app.session import OfficeSession


def completions(session: OfficeSession, typed: str, cursor: int) -> tuple[Completion, ...]:
    """What a question may go on with at the cursor, the likeliest first.

    Args:
        session: Where to ask.
        typed: The question as it stands.
        cursor: Where in it is being typed.
    """
    return complete(session, typed, cursor, sources=SOURCES, ask_names=_directory)


def _directory(
    session: OfficeSession, typed: str, most: int, *, offices_only: bool
) -> tuple[KnownName, ...]:
    if not session.desk.operator.may(Right.READ_CONTACTS):
        return ()
    kinds = (ContactKind.ORGANISATION, ContactKind.UNIT) if offices_only else ()
    rows = suggest_contacts(session, typed, kinds=kinds, limit=most)
    return tuple(
        KnownName(row.name, "، ".join(part for part in (row.post, row.organisation) if part))
        for row in rows
    )
