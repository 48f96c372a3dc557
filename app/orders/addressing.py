"""Whom an order may go to, suggested while a name is typed."""

from __future__ import annotations

from app.contacts import ContactRow, suggest_contacts
from app.groups import GroupRow, suggest_groups
from app.session import OfficeSession


def suggest_addressees(session: OfficeSession, text: str) -> list[ContactRow | GroupRow]:
    """Find contacts, and the few groups whose name has what is typed; the groups last.

    Args:
        session: Where to ask.
        text: As `suggest_contacts` takes it; of a group a part of its name.
    """
    return [*suggest_contacts(session, text), *suggest_groups(session, text)]
