"""The directory of people, organisations and units."""

from app.contacts.drafts import ContactDraft, ContactKind, PhoneDraft, PositionDraft
from app.contacts.duplicates import LikelyDuplicates, Likeness, find_duplicates
from app.contacts.merge_drafts import (
    CHOSEN_FIELDS,
    MergeDraft,
    MergeSide,
    Taken,
    fuller,
    likely_survivor,
)
from app.contacts.merging import merge_contacts, merge_sides
from app.contacts.naming import Named, contacts_named_in
from app.contacts.operations import add_contact, amend_contact
from app.contacts.parting import standing_merge, undo_merge
from app.contacts.phone_book import (
    BookSection,
    PhoneBook,
    PhoneBookAsked,
    PhoneBookEntry,
    by_organisation,
    phone_book,
)
from app.contacts.queries import (
    ContactFilter,
    contact_name,
    contact_place,
    contact_sheet,
    count_contacts,
    has_contact,
    list_contacts,
    same_identity,
    suggest_contacts,
)
from app.contacts.removal import archive_contact, delete_contact, restore_contact
from app.contacts.rows import ContactRow, ContactSheet, PhoneLine, PositionLine
from app.contacts.standing import held_contact, standing_contact

__all__ = [
    "CHOSEN_FIELDS",
    "BookSection",
    "ContactDraft",
    "ContactFilter",
    "ContactKind",
    "ContactRow",
    "ContactSheet",
    "LikelyDuplicates",
    "Likeness",
    "MergeDraft",
    "MergeSide",
    "Named",
    "PhoneBook",
    "PhoneBookAsked",
    "PhoneBookEntry",
    "PhoneDraft",
    "PhoneLine",
    "PositionDraft",
    "PositionLine",
    "Taken",
    "add_contact",
    "amend_contact",
    "archive_contact",
    "by_organisation",
    "contact_name",
    "contact_place",
    "contact_sheet",
    "contacts_named_in",
    "count_contacts",
    "delete_contact",
    "find_duplicates",
    "fuller",
    "has_contact",
    "held_contact",
    "likely_survivor",
    "list_contacts",
    "merge_contacts",
    "merge_sides",
    "phone_book",
    "restore_contact",
    "same_identity",
    "standing_contact",
    "standing_merge",
    "suggest_contacts",
    "undo_merge",
]
