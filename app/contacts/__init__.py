"""The directory of people, organisations and units."""

from app.contacts.drafts import ContactDraft, ContactKind, PhoneDraft, PositionDraft
from app.contacts.operations import (
    add_contact,
    amend_contact,
    archive_contact,
    restore_contact,
)
from app.contacts.queries import (
    ContactFilter,
    contact_name,
    contact_sheet,
    count_contacts,
    has_contact,
    list_contacts,
    same_identity,
    suggest_contacts,
)
from app.contacts.rows import ContactRow, ContactSheet, PhoneLine, PositionLine

__all__ = [
    "ContactDraft",
    "ContactFilter",
    "ContactKind",
    "ContactRow",
    "ContactSheet",
    "PhoneDraft",
    "PhoneLine",
    "PositionDraft",
    "PositionLine",
    "add_contact",
    "amend_contact",
    "archive_contact",
    "contact_name",
    "contact_sheet",
    "count_contacts",
    "has_contact",
    "list_contacts",
    "restore_contact",
    "same_identity",
    "suggest_contacts",
]
