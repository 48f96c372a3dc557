"""Every way to ask about distribution groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, select

from app.access import Right, require
from app.contacts.queries import rows_of
from app.errors import NotFound
from app.groups.keys import group_keys
from app.groups.operations import MISSING
from app.groups.rows import GroupRow, GroupSheet
from app.listing import bounded_count, key_of, listed
from app.search.lists import keys_by
from app.search.matching import asked
from app.search.small_registers import SmallRegister, answered
from app.session import OfficeSession
from models.base import table_of
from models.contacts import Contact
from models.groups import DistributionGroup, GroupMember

_GROUPS: Final = table_of(DistributionGroup)

#: How groups are asked for.
ASKED_GROUPS: Final = SmallRegister(
    title="گروه‌های توزیع",
    table=_GROUPS,
    keys=keys_by(_GROUPS, group_keys),
    section="groups",
    right=Right.READ_CONTACTS,
    visible=lambda _session: [_GROUPS.c.deleted_at.is_(None)],
)


@dataclass(frozen=True)
class GroupFilter:
    """What the page of groups shows.

    Attributes:
        text: A question as typed; groups are of no day.
        archived: The archive in place of the groups in use.
    """

    text: str = ""
    archived: bool = False


def _filtered(session: OfficeSession, wanted: GroupFilter) -> Select[int]:
    return _ids(ASKED_GROUPS.answering(session, wanted.text), archived=wanted.archived)


def _ids(answering: Sequence[ColumnElement[bool]], *, archived: bool = False) -> Select[int]:
    is_archived = _GROUPS.c.archived_at.is_not(None)
    return select(_GROUPS.c.id).where(
        _GROUPS.c.deleted_at.is_(None), is_archived if archived else ~is_archived, *answering
    )


_ORDER: Final = (_GROUPS.c.sort_key, _GROUPS.c.id)


def list_groups(
    session: OfficeSession,
    wanted: GroupFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> list[GroupRow]:
    """A page of the groups in Persian order.

    Args:
        session: Who asks.
        wanted: The filter.
        after: The group before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.
    """
    require(session.desk.operator, Right.READ_CONTACTS)
    found = _filtered(session, wanted)
    key = None if after is None else key_of(session, _ORDER, _GROUPS.c.id == after)
    return _rows(session, found, after=key, offset=offset, limit=limit)


def _rows(
    session: OfficeSession,
    found: Select[int],
    *,
    after: Sequence[Any] | None = None,
    offset: int = 0,
    limit: int,
) -> list[GroupRow]:
    members = (
        select(GroupMember.group_id, func.count().label("count"))
        .join(Contact, Contact.id == GroupMember.contact_id)
        .where(Contact.archived_at.is_(None))
        .group_by(GroupMember.group_id)
        .subquery()
    )
    statement = (
        select(
            _GROUPS.c.id,
            _GROUPS.c.name,
            _GROUPS.c.note,
            func.coalesce(members.c.count, 0).label("members"),
            _GROUPS.c.archived_at,
        )
        .outerjoin(members, members.c.group_id == _GROUPS.c.id)
        .where(_GROUPS.c.id.in_(found))
    )
    rows = listed(session, statement, _ORDER, after=after, offset=offset, limit=limit)
    return [
        GroupRow(row.id, row.name, row.note, row.members, row.archived_at is not None)
        for row in rows
    ]


def suggest_groups(session: OfficeSession, text: str, *, limit: int = 3) -> list[GroupRow]:
    """Find groups while a name is typed; nothing asked finds none.

    Args:
        session: Where to ask.
        text: Words of the name or the note, each begun at least.
        limit: How many at most.
    """
    require(session.desk.operator, Right.READ_CONTACTS)
    question = asked(session, text)
    if question.is_empty:
        return []
    return _rows(session, _ids(answered(question, _GROUPS)), limit=limit)


def count_groups(session: OfficeSession, wanted: GroupFilter, *, most: int | None = None) -> int:
    """How many the page has; with `most`, no more than one above it."""
    require(session.desk.operator, Right.READ_CONTACTS)
    return bounded_count(session, _filtered(session, wanted), most)


def group_sheet(session: OfficeSession, number: int) -> GroupSheet:
    """One group whole.

    Raises:
        NotFound: There is no such group.
    """
    require(session.desk.operator, Right.READ_CONTACTS)
    group = session.get(DistributionGroup, number)
    if group is None:
        raise NotFound(MISSING)
    members = session.execute(
        select(GroupMember.contact_id)
        .join(Contact, Contact.id == GroupMember.contact_id)
        .where(GroupMember.group_id == number, Contact.archived_at.is_(None))
        .order_by(GroupMember.place, GroupMember.id)
    ).scalars()
    return GroupSheet(
        id=group.id,
        version=group.version,
        name=group.name,
        note=group.note,
        members=tuple(rows_of(session, list(members))),
        created_at=group.created_at,
        archived=group.archived_at is not None,
        deleted=group.deleted_at is not None,
    )
