"""Taking contacts out of the lists and bringing them back; no row is ever destroyed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.contacts.operations import check_identity, save_version, stored
from app.errors import NotAllowed
from app.links import count_links
from app.session import OfficeSession
from app.text import persian_digits
from models.contacts import Contact

#: Rows that are part of the contact, or that matter to nobody once it is gone.
OWN_ROWS: Final = frozenset(
    {
        "contact_aliases.contact_id",
        "contact_phones.contact_id",
        "contact_words.contact_id",
        "contact_merges.merged_id",
        "group_members.contact_id",
        "positions.person_id",
    }
)

#: What hangs on a contact, in words; anything else is «رکورد».
_LINK_WORDS: Final[Mapping[str, str]] = {
    "agreements.other_party_id": "توافق",
    "agreements.responsible_id": "توافق",
    "calls.caller_id": "تماس",
    "case_conversations.contact_id": "گفت‌وگوی تشریفات",
    "case_people.contact_id": "پرونده تشریفات",
    "case_tasks.responsible_id": "گام تشریفات",
    "contact_merges.survivor_id": "ادغام",
    "contacts.merged_into_id": "ادغام",
    "contacts.parent_id": "واحد",
    "event_attendees.contact_id": "حضور در برنامه",
    "event_bookings.contact_id": "وقت گرفته‌شده",
    "event_reviews.reviewer_id": "نظرخواهی",
    "events.organisation_id": "درخواست برنامه",
    "events.requester_id": "درخواست برنامه",
    "events.stand_in_id": "جانشینی در برنامه",
    "gifts.contact_id": "هدیه",
    "order_phrases.contact_id": "عبارت دستور",
    "positions.organisation_id": "سمت",
    "protocol_cases.body_id": "پرونده تشریفات",
    "protocol_cases.owner_id": "پرونده تشریفات",
    "referrals.contact_id": "ارجاع",
}


def link_words(name: str) -> str:
    """What the rows of a link are called."""
    return _LINK_WORDS.get(name, "رکورد")


def archive_contact(session: OfficeSession, number: int, version: int) -> Changes[int]:
    """Take a contact out of the lists; what was recorded of it stays, and it can come back.

    Raises:
        NotFound: There is no such contact.
        NotAllowed: It was merged into another.
        StaleRecord: Another desk saved it since.
    """
    name = _named(session, number)
    save_version(session, number, version, _archived(session))
    journal.note(session, Kind.CONTACT, number, "archive_contact", f"«{name}» بایگانی شد.")
    return changed(number, Kind.CONTACT, Kind.GROUP)


def delete_contact(session: OfficeSession, number: int, version: int) -> Changes[int]:
    """Put a contact that no record names into the trash, from where it can come back.

    Raises:
        NotFound: There is no such contact.
        NotAllowed: A record names it, and it can only be archived; or it was merged.
        StaleRecord: Another desk saved it since.
    """
    name = _named(session, number)
    # A desk that is just naming the contact in a record is waited for, and then counted.
    session.execute(select(Contact.id).where(Contact.id == number).with_for_update())
    hanging = count_links(session, Contact, number, besides=OWN_ROWS)
    if hanging:
        count, words = sum(hanging.values()), link_words(next(iter(hanging)))
        raise NotAllowed(
            persian_digits(
                f"«{name}» حذف نمی‌شود: {count} {words} به آن بسته است. بایگانی‌اش کنید (Ctrl+D)."
            )
        )
    out: dict[str, Any] = {**_archived(session), "deleted_at": session.desk.clock.now()}
    save_version(session, number, version, out)
    journal.note(session, Kind.CONTACT, number, "delete_contact", f"«{name}» به سطل رفت.")
    return changed(number, Kind.CONTACT, Kind.GROUP)


def restore_contact(session: OfficeSession, number: int, version: int) -> Changes[int]:
    """Bring a contact back from the archive or the trash.

    Raises:
        NotFound: There is no such contact.
        NotAllowed: It was merged into another.
        InvalidFields: Its national or legal id is another's by now.
        StaleRecord: Another desk saved it since.
    """
    name = _named(session, number)
    check_identity(session, str(stored(session, number)["identity_number"]), number)
    back = {"archived_at": None, "archived_by": None, "deleted_at": None}
    save_version(session, number, version, back)
    journal.note(session, Kind.CONTACT, number, "restore_contact", f"«{name}» به دفتر برگشت.")
    return changed(number, Kind.CONTACT, Kind.GROUP)


def _named(session: OfficeSession, number: int) -> str:
    require(session.desk.operator, Right.EDIT_CONTACTS)
    return str(stored(session, number)["name"])


def _archived(session: OfficeSession) -> dict[str, object]:
    desk = session.desk
    return {"archived_at": desk.clock.now(), "archived_by": desk.operator.id or None}
