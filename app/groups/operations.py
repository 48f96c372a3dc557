"""Every way to change distribution groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.contacts import held_contact
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.groups.drafts import GroupDraft, checked
from app.groups.keys import group_search_key
from app.links import count_links
from app.session import OfficeSession
from app.text import persian_digits, sort_key
from models.contacts import Contact
from models.groups import DistributionGroup, GroupMember

MISSING = "این گروه یافت نشد."


def add_group(session: OfficeSession, draft: GroupDraft) -> Changes[int]:
    """Make a distribution group; saving the same draft again finds the group it made.

    Raises:
        NotAllowed: The operator may not.
        InvalidFields: Something typed cannot be taken, or another group has the name.
    """
    require(session.desk.operator, Right.EDIT_CONTACTS)
    made = session.execute(
        select(DistributionGroup.id).where(DistributionGroup.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    tidied = checked(draft)
    _check_name(session, tidied.name, None)
    number = session.execute(
        insert(DistributionGroup)
        .values(
            **_columns(tidied),
            created_at=session.desk.clock.now(),
            request_key=draft.request_key,
            version=1,
        )
        .returning(DistributionGroup.id)
    ).scalar_one()
    _write_members(session, number, tidied.contact_ids)
    journal.note(session, Kind.GROUP, number, "add_group", f"گروه «{tidied.name}» ساخته شد.")
    return changed(number, Kind.GROUP)


def amend_group(
    session: OfficeSession, number: int, version: int, draft: GroupDraft
) -> Changes[int]:
    """Correct a group; its standing members become those of the draft, in that order.

    Raises:
        NotFound: There is no such group.
        StaleRecord: Another desk saved it since.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.EDIT_CONTACTS)
    tidied = checked(draft)
    before = _stored(session, number)
    _check_name(session, tidied.name, number)
    after = _columns(tidied)
    _save_version(session, number, version, after)
    was = _members(session, number)
    _write_members(session, number, tidied.contact_ids)
    details = journal.differences(before, {name: after[name] for name in before})
    now = _members(session, number)
    if was != now:
        details["members"] = {"from": was, "to": now}
    words = f"گروه «{tidied.name}» اصلاح شد."
    journal.note(session, Kind.GROUP, number, "amend_group", words, details=details)
    return changed(number, Kind.GROUP)


def add_members(session: OfficeSession, number: int, contact_ids: Sequence[int]) -> Changes[int]:
    """Put contacts at the end of a group; who is a member already stays where he is.

    Returns:
        How many were added.

    Raises:
        NotFound: There is no such group, or one of the contacts is not there.
    """
    require(session.desk.operator, Right.EDIT_CONTACTS)
    group = _stored(session, number)
    # One desk after the other: each sees whom the one before added.
    version = session.execute(
        select(DistributionGroup.version).where(DistributionGroup.id == number).with_for_update()
    ).scalar_one()
    there = set(_members(session, number))
    new = [one for one in _standing(session, contact_ids) if one not in there]
    if not new:
        return changed(0)
    last = session.execute(
        select(func.coalesce(func.max(GroupMember.place), 0)).where(GroupMember.group_id == number)
    ).scalar_one()
    _insert_members(session, number, new, last + 1)
    _save_version(session, number, version, {})
    words = persian_digits(f"{len(new)} عضو به گروه «{group['name']}» افزوده شد.")
    journal.note(session, Kind.GROUP, number, "add_members", words, details={"members": new})
    return changed(len(new), Kind.GROUP)


def archive_group(session: OfficeSession, number: int, version: int) -> Changes[int]:
    """Take a group out of the lists; it can come back.

    Raises:
        NotFound: There is no such group.
        StaleRecord: Another desk saved it since.
    """
    return _set_out(session, number, version, _archived(session), "archive_group", "بایگانی شد")


def delete_group(session: OfficeSession, number: int, version: int) -> Changes[int]:
    """Put a group that no record names into the trash, from where it can come back.

    Raises:
        NotFound: There is no such group.
        NotAllowed: A record names it.
        StaleRecord: Another desk saved it since.
    """
    require(session.desk.operator, Right.EDIT_CONTACTS)
    name = _stored(session, number)["name"]
    hanging = count_links(session, DistributionGroup, number, besides={"group_members.group_id"})
    if hanging:
        count = persian_digits(str(sum(hanging.values())))
        raise NotAllowed(f"گروه «{name}» در {count} رکورد آمده است؛ بایگانی‌اش کنید (Ctrl+D).")
    out = {**_archived(session), "deleted_at": session.desk.clock.now()}
    return _set_out(session, number, version, out, "delete_group", "به سطل رفت")


def restore_group(session: OfficeSession, number: int, version: int) -> Changes[int]:
    """Bring a group back from the archive or the trash.

    Raises:
        NotFound: There is no such group.
        InvalidFields: Another group has its name by now.
        StaleRecord: Another desk saved it since.
    """
    require(session.desk.operator, Right.EDIT_CONTACTS)
    _check_name(session, str(_stored(session, number)["name"]), number)
    back = {"archived_at": None, "archived_by": None, "deleted_at": None}
    return _set_out(session, number, version, back, "restore_group", "بازگردانده شد")


def _set_out(
    session: OfficeSession,
    number: int,
    version: int,
    values: Mapping[str, object],
    action: str,
    words: str,
) -> Changes[int]:
    require(session.desk.operator, Right.EDIT_CONTACTS)
    name = _stored(session, number)["name"]
    _save_version(session, number, version, values)
    journal.note(session, Kind.GROUP, number, action, f"گروه «{name}» {words}.")
    return changed(number, Kind.GROUP)


def _archived(session: OfficeSession) -> dict[str, Any]:
    desk = session.desk
    return {"archived_at": desk.clock.now(), "archived_by": desk.operator.id or None}


def _columns(draft: GroupDraft) -> dict[str, object]:
    said = {"name": draft.name, "note": draft.note}
    return {**said, "sort_key": sort_key(draft.name), "search_key": group_search_key(said)}


def _stored(session: OfficeSession, number: int) -> dict[str, object]:
    row = session.execute(
        select(DistributionGroup.name, DistributionGroup.note, DistributionGroup.sort_key).where(
            DistributionGroup.id == number
        )
    ).one_or_none()
    if row is None:
        raise NotFound(MISSING)
    return {"name": row.name, "note": row.note, "sort_key": row.sort_key}


def _save_version(
    session: OfficeSession, number: int, version: int, values: Mapping[str, object]
) -> None:
    done = session.execute(
        update(DistributionGroup)
        .where(DistributionGroup.id == number, DistributionGroup.version == version)
        .values(**values, version=version + 1)
        .returning(DistributionGroup.id)
    ).scalar()
    if done is None:
        raise StaleRecord(STALE)


def _check_name(session: OfficeSession, name: str, number: int | None) -> None:
    other = session.execute(
        select(DistributionGroup.id).where(
            DistributionGroup.sort_key == sort_key(name),
            DistributionGroup.archived_at.is_(None),
            DistributionGroup.id != (number or 0),
        )
    ).scalar()
    if other is not None:
        raise InvalidFields([InvalidInput("name", f"گروهی به نام «{name}» هست.")])


def _members(session: OfficeSession, number: int) -> list[int]:
    """The standing members in their order."""
    return list(
        session.execute(
            select(GroupMember.contact_id)
            .join(Contact, Contact.id == GroupMember.contact_id)
            .where(GroupMember.group_id == number, Contact.archived_at.is_(None))
            .order_by(GroupMember.place, GroupMember.id)
        ).scalars()
    )


def _standing(session: OfficeSession, contact_ids: Iterable[int]) -> list[int]:
    found = {number: held_contact(session, number) for number in contact_ids}
    if None in found.values():
        raise NotFound("یکی از برگزیدگان در دفتر اشخاص یافت نشد.")
    return list(dict.fromkeys(number for number in found.values() if number is not None))


def _write_members(session: OfficeSession, number: int, contact_ids: Sequence[int]) -> None:
    """Let the standing members be these; who is archived keeps his place for his return."""
    new = _standing(session, contact_ids)
    gone = [*_members(session, number), *new]
    if gone:
        session.execute(
            delete(GroupMember).where(
                GroupMember.group_id == number, GroupMember.contact_id.in_(gone)
            )
        )
    _insert_members(session, number, new, 1)


def _insert_members(
    session: OfficeSession, number: int, contact_ids: Sequence[int], first: int
) -> None:
    rows = [
        {"group_id": number, "contact_id": contact, "place": place}
        for place, contact in enumerate(contact_ids, first)
    ]
    if rows:
        session.execute(insert(GroupMember), rows)
