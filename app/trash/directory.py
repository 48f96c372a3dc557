"""What lies in the trash of the directory: contacts and distribution groups."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Select, case, select

from app.access import Right
from app.changes import Changes, Kind, changed
from app.contacts import restore_contact, undo_merge
from app.errors import NotFound
from app.groups import restore_group
from app.session import OfficeSession
from app.trash.kinds import Removal, TrashKind
from models.contacts import Contact, ContactMerge
from models.groups import DistributionGroup

_GONE = "این رکورد دیگر در بایگانی یا سطل نیست."


def _lying_contacts(_session: OfficeSession) -> Select[*tuple[Any, ...]]:
    removal = case(
        (Contact.merged_into_id.is_not(None), Removal.MERGED.value),
        (Contact.deleted_at.is_not(None), Removal.DELETED.value),
        else_=Removal.ARCHIVED.value,
    )
    return select(
        Contact.id,
        Contact.name.label("title"),
        removal.label("removal"),
        Contact.archived_at.label("at"),
        Contact.archived_by.label("operator_id"),
    ).where(Contact.archived_at.is_not(None))


def _restore_contact(session: OfficeSession, number: int) -> Changes[str]:
    row = session.execute(
        select(Contact.version, Contact.archived_at, Contact.merged_into_id).where(
            Contact.id == number
        )
    ).one_or_none()
    if row is None or row.archived_at is None:
        raise NotFound(_GONE)
    if row.merged_into_id is not None:
        return _part(session, number)
    return changed("", *restore_contact(session, number, row.version).kinds)


def _part(session: OfficeSession, number: int) -> Changes[str]:
    deed = session.execute(
        select(ContactMerge.deed)
        .where(ContactMerge.merged_id == number, ContactMerge.undone_at.is_(None))
        .order_by(ContactMerge.id.desc())
    ).scalar()
    if deed is None:
        raise NotFound(_GONE)
    return undo_merge(session, deed)


def _lying_groups(_session: OfficeSession) -> Select[*tuple[Any, ...]]:
    group = DistributionGroup
    removal = case(
        (group.deleted_at.is_not(None), Removal.DELETED.value), else_=Removal.ARCHIVED.value
    )
    return select(
        group.id,
        group.name.label("title"),
        removal.label("removal"),
        group.archived_at.label("at"),
        group.archived_by.label("operator_id"),
    ).where(group.archived_at.is_not(None))


def _restore_group(session: OfficeSession, number: int) -> Changes[str]:
    row = session.execute(
        select(DistributionGroup.version, DistributionGroup.archived_at).where(
            DistributionGroup.id == number
        )
    ).one_or_none()
    if row is None or row.archived_at is None:
        raise NotFound(_GONE)
    return changed("", *restore_group(session, number, row.version).kinds)


CONTACTS: Final = TrashKind(
    Kind.CONTACT, "شخص یا دستگاه", Right.READ_CONTACTS, _lying_contacts, _restore_contact
)
GROUPS: Final = TrashKind(
    Kind.GROUP, "گروه توزیع", Right.READ_CONTACTS, _lying_groups, _restore_group
)
