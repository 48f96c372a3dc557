"""Writing anew what a contact is found by, from what stands in its rows."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from app.contacts.drafts import ContactDraft, PositionDraft
from app.contacts.operations import found_by
from app.session import OfficeSession
from app.telephone import Telephone
from models.contacts import Contact, ContactAlias, ContactPhone, ContactWord, Position


def renew_words(session: OfficeSession, number: int) -> None:
    """Let a contact be found by its names, posts and numbers as they stand now."""
    contact = session.execute(
        select(Contact.name, Contact.honorific, Contact.identity_number).where(Contact.id == number)
    ).one()
    aliases = session.execute(
        select(ContactAlias.name).where(ContactAlias.contact_id == number)
    ).scalars()
    titles = session.execute(select(Position.title).where(Position.person_id == number)).scalars()
    numbers = session.execute(
        select(ContactPhone.number).where(ContactPhone.contact_id == number)
    ).scalars()
    draft = ContactDraft(
        name=contact.name,
        honorific=contact.honorific,
        identity_number=contact.identity_number,
        aliases=tuple(aliases),
        positions=tuple(PositionDraft(title=title) for title in titles),
    )
    words = found_by(draft, [Telephone(phone, "", phone) for phone in numbers])
    session.execute(delete(ContactWord).where(ContactWord.contact_id == number))
    if words:
        session.execute(
            insert(ContactWord), [{"contact_id": number, "word": word} for word in sorted(words)]
        )
