"""Proofs of the directory: merged contacts, what is in the trash, and distribution groups."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, select
from sqlalchemy.orm import aliased

from app.changes import Kind
from app.check.faults import Fault, Part
from app.contacts.following import ONCE, following
from app.contacts.removal import OWN_ROWS, link_words
from app.links import Link
from app.text import sort_key
from models.contacts import Contact, ContactMerge
from models.groups import DistributionGroup, GroupMember


def merges_agree(connection: Connection) -> Iterator[Fault]:
    """A merged contact is out of the lists, points to one who stands, and its deed is written."""
    survivor = aliased(Contact)
    merged = connection.execute(
        select(Contact.id, Contact.name, Contact.archived_at, survivor.merged_into_id)
        .join(survivor, survivor.id == Contact.merged_into_id)
        .order_by(Contact.id)
    ).all()
    for number, name, archived_at, above in merged:
        if archived_at is None:
            yield _fault(number, f"«{name}» ادغام شده است و هنوز در فهرست است.")
        if above is not None:
            yield _fault(number, f"«{name}» به کسی اشاره می‌کند که خود ادغام شده است.")
    there = {number for number, _name, _at, _above in merged}
    written = connection.execute(
        select(ContactMerge.merged_id, Contact.name)
        .join(Contact, Contact.id == ContactMerge.merged_id)
        .where(ContactMerge.undone_at.is_(None))
    ).all()
    for number, name in written:
        if number not in there:
            yield _fault(number, f"ادغام «{name}» ثبت است و او ادغام‌شده نیست.")
    for number in sorted(there - {number for number, _name in written}):
        yield _fault(number, "شخصی ادغام شده است و ثبت آن نیست؛ بازگردانده نمی‌شود.")


def nothing_names_the_merged(connection: Connection) -> Iterator[Fault]:
    """Whatever named a merged contact followed it, and nothing names who is in the trash."""
    for link, asked in _questions():
        for number, name, merged_into in connection.execute(asked):
            state = "در سطل است" if merged_into is None else "ادغام شده است"
            words = f"{link_words(link.name)}ی هنوز به «{name}» اشاره می‌کند که {state}."
            yield _fault(number, words)


@cache
def _questions() -> tuple[tuple[Link, Select[int, str, int | None]], ...]:
    """What is asked of each link; put together once, for that takes longer than the answers."""
    return tuple(
        (link, _who_is_named(link))
        for link in following()
        if link.name not in OWN_ROWS and link.name != "contacts.merged_into_id"
    )


def _who_is_named(link: Link) -> Select[int, str, int | None]:
    naming = link.table.alias()
    return (
        select(Contact.id, Contact.name, Contact.merged_into_id)
        .join(naming, naming.c[link.column.name] == Contact.id)
        .where(
            Contact.merged_into_id.is_not(None) | Contact.deleted_at.is_not(None),
            *_stayed_behind(link, naming),
        )
        .distinct()
    )


def _stayed_behind(link: Link, naming: Any) -> list[ColumnElement[bool]]:
    """Leaves out rows whose record names the survivor already, and names nobody twice."""
    if link.name not in ONCE:
        return []
    beside = link.table.alias()
    same = [beside.c[name] == naming.c[name] for name in ONCE[link.name]]
    named = beside.c[link.column.name] == Contact.merged_into_id
    return [~exists().where(named, *same)]


def the_trash_agrees(connection: Connection) -> Iterator[Fault]:
    """What is in the trash is out of the lists too."""
    for table, kind in ((Contact, Kind.CONTACT), (DistributionGroup, Kind.GROUP)):
        rows = connection.execute(
            select(table.id, table.name).where(
                table.deleted_at.is_not(None), table.archived_at.is_(None)
            )
        )
        for number, name in rows:
            words = f"«{name}» در سطل است و هنوز در فهرست است."
            yield Fault(Part.DIRECTORY, kind.value, number, words)


def groups_agree(connection: Connection) -> Iterator[Fault]:
    """Groups are found in their order, and every membership is of somebody in something."""
    groups = select(DistributionGroup.id, DistributionGroup.name, DistributionGroup.sort_key)
    for number, name, key in connection.execute(groups):
        if sort_key(name) != key:
            words = f"کلید ترتیب گروه «{name}» درست نیست."
            yield Fault(Part.SEARCH, Kind.GROUP.value, number, words)
    nowhere = connection.execute(
        select(GroupMember.id)
        .outerjoin(Contact, Contact.id == GroupMember.contact_id)
        .outerjoin(DistributionGroup, DistributionGroup.id == GroupMember.group_id)
        .where(Contact.id.is_(None) | DistributionGroup.id.is_(None))
    )
    for (number,) in nowhere:
        yield Fault(Part.DIRECTORY, Kind.GROUP.value, number, "عضویتی به جایی اشاره نمی‌کند.")


def _fault(number: int, words: str) -> Fault:
    return Fault(Part.DIRECTORY, Kind.CONTACT.value, number, words)
