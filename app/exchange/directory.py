"""What the directory already has, laid out so that thousands of rows can be held against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.contacts import ContactDraft, ContactKind, PhoneDraft, PositionDraft
from app.progress import Progress
from app.session import OfficeSession
from app.telephone import Telephone, shown_telephone
from app.text import search_key
from models.contacts import Contact, ContactAlias, ContactPhone, Position

#: Ids of one statement.
AT_ONCE = 500


@dataclass
class Directory:
    """The contacts that are not archived.

    Attributes:
        names: Of each, as stored.
        by_identity: National or legal id to contact.
        identities: The other way round.
        by_name: Folded name to contacts.
        organisations: Folded name, and parent's name before it, of whatever posts can be at.
        numbers: Telephones of each, as dialled.
        kinds: Of each.
    """

    names: dict[int, str] = field(default_factory=dict)
    kinds: dict[int, ContactKind] = field(default_factory=dict)
    by_identity: dict[str, int] = field(default_factory=dict)
    identities: dict[int, str] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    organisations: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    numbers: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def same_as(
        self, draft: ContactDraft, phones: Iterable[Telephone], parent: str
    ) -> tuple[int, str] | None:
        """The contact a row stands for, and in words why; None when it is a new one.

        It has the same id; or the same name and a telephone in common. A row that says of somebody
        no more than a known name is that contact; so is an organisation of the same name, and a
        unit of the same name in the organisation `parent`.
        """
        identity = draft.identity_number
        if identity in self.by_identity:
            return self.by_identity[identity], "با همین کد یا شناسه ملی"
        namesakes = [one for one in self._namesakes(draft, parent) if not self._differs(one, draft)]
        numbers = {phone.e164 for phone in phones}
        for one in namesakes:
            if numbers & self.numbers.get(one, set()):
                return one, "با همین نام و تلفن"
        if identity or (numbers and draft.kind is ContactKind.PERSON):
            return None
        return (namesakes[0], "با همین نام") if namesakes else None

    def _namesakes(self, draft: ContactDraft, parent: str) -> list[int]:
        folded = search_key(draft.name)
        if draft.kind is ContactKind.UNIT:
            found = sorted(self.organisations.get(f"{search_key(parent)} {folded}", ()))
        else:
            found = self.by_name.get(folded, [])
        return [one for one in found if self.kinds[one] is draft.kind]

    def _differs(self, known: int, draft: ContactDraft) -> bool:
        """Both have an id, and not the same: they are two, whatever they are called."""
        stored = self.identities.get(known, "")
        return bool(stored and draft.identity_number and stored != draft.identity_number)


def read_directory(session: OfficeSession, progress: Progress) -> Directory:
    """Read what is known of everybody who is not archived."""
    found = Directory()
    parent = aliased(Contact)
    rows = session.execute(
        select(Contact.id, Contact.kind, Contact.name, Contact.identity_number, parent.name)
        .outerjoin(parent, parent.id == Contact.parent_id)
        .where(Contact.archived_at.is_(None))
        .order_by(Contact.id)
    ).all()
    for number, kind, name, identity, above in progress.through("خواندن دفتر اشخاص", rows):
        folded = search_key(name)
        found.names[number] = name
        found.kinds[number] = ContactKind(kind)
        found.by_name[folded].append(number)
        if identity:
            found.by_identity[identity] = number
            found.identities[number] = identity
        if kind != ContactKind.PERSON.value:
            found.organisations[folded].add(number)
            if above:
                found.organisations[f"{search_key(above)} {folded}"].add(number)
    for number, dialled in session.execute(select(ContactPhone.contact_id, ContactPhone.number)):
        found.numbers[number].add(dialled)
    return found


def standing_drafts(
    session: OfficeSession, ids: Sequence[int]
) -> dict[int, tuple[ContactDraft, int]]:
    """Contacts as their forms would hand them over, each with its version."""
    found: dict[int, tuple[ContactDraft, int]] = {}
    for start in range(0, len(ids), AT_ONCE):
        found |= _drafts(session, ids[start : start + AT_ONCE])
    return found


def _drafts(session: OfficeSession, ids: Sequence[int]) -> dict[int, tuple[ContactDraft, int]]:
    aliases: dict[int, list[str]] = defaultdict(list)
    for number, name in session.execute(
        select(ContactAlias.contact_id, ContactAlias.name)
        .where(ContactAlias.contact_id.in_(ids))
        .order_by(ContactAlias.id)
    ):
        aliases[number].append(name)
    phones: dict[int, list[PhoneDraft]] = defaultdict(list)
    for number, label, dialled, extension in session.execute(
        select(
            ContactPhone.contact_id, ContactPhone.label, ContactPhone.number, ContactPhone.extension
        )
        .where(ContactPhone.contact_id.in_(ids))
        .order_by(ContactPhone.id)
    ):
        shown = shown_telephone(dialled, extension)
        phones[number].append(PhoneDraft(number=shown, label=label))
    positions: dict[int, list[PositionDraft]] = defaultdict(list)
    for number, title, organisation_id, from_day, to_day in session.execute(
        select(
            Position.person_id,
            Position.title,
            Position.organisation_id,
            Position.from_day,
            Position.to_day,
        )
        .where(Position.person_id.in_(ids))
        .order_by(Position.id)
    ):
        positions[number].append(
            PositionDraft(
                title=title, organisation_id=organisation_id, from_day=from_day, to_day=to_day
            )
        )
    return {
        one.id: (
            ContactDraft(
                kind=ContactKind(one.kind),
                honorific=one.honorific,
                name=one.name,
                identity_number=one.identity_number,
                parent_id=one.parent_id,
                city=one.city,
                address=one.address,
                note=one.note,
                aliases=tuple(aliases[one.id]),
                phones=tuple(phones[one.id]),
                positions=tuple(positions[one.id]),
                request_key=one.request_key,
            ),
            one.version,
        )
        for one in session.execute(select(Contact).where(Contact.id.in_(ids))).scalars()
    }
