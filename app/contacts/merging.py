"""Merging contacts that are one and the same (`app.contacts.parting` undoes it).

The merged contact is archived and points to its survivor; whatever named it names the survivor.
All that moved, and what was written over, is kept as JSON beside the deed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.contacts.drafts import ContactKind
from app.contacts.following import move_links
from app.contacts.merge_drafts import CHOSEN_FIELDS, MergeDraft, MergeSide, fuller
from app.contacts.operations import (
    MISSING,
    check_identity,
    hangs_below,
    save_version,
    stored,
)
from app.contacts.queries import contact_sheet
from app.contacts.removal import OWN_ROWS
from app.contacts.rows import ContactSheet
from app.contacts.words import renew_words
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.links import count_links
from app.session import OfficeSession
from app.text import search_key, sort_key
from models.base import table_of
from models.contacts import Contact, ContactAlias, ContactMerge

_CONTACTS = table_of(Contact)
#: The kinds of record whose pages show who was merged.
MERGE_KINDS: Final = (
    Kind.CONTACT,
    Kind.GROUP,
    Kind.CALL,
    Kind.ORDER,
    Kind.EVENT,
    Kind.VISIT,
    Kind.PUBLIC_DAY,
    Kind.MEETING,
    Kind.MEETING_SERIES,
    Kind.PROTOCOL_CASE,
    Kind.AGREEMENT,
    Kind.GIFT,
)

#: What a merge may write over in its survivor.
WRITTEN: Final = (*CHOSEN_FIELDS, "sort_key")


def merge_sides(session: OfficeSession, numbers: Sequence[int]) -> tuple[MergeSide, ...]:
    """The contacts a person wants to merge, whole, each with how many records name it.

    Raises:
        NotFound: One of them is not there.
        InvalidFields: They cannot be merged: fewer than two, or of different kinds.
    """
    require(session.desk.operator, Right.EDIT_CONTACTS)
    sheets = [contact_sheet(session, number) for number in dict.fromkeys(numbers)]
    sheets = list({sheet.id: sheet for sheet in sheets}.values())
    _check_kinds(sheets)
    return tuple(
        MergeSide(sheet, sum(count_links(session, Contact, sheet.id, besides=OWN_ROWS).values()))
        for sheet in sheets
    )


def merge_contacts(session: OfficeSession, draft: MergeDraft) -> Changes[int]:
    """Make one contact of several; every link follows, and it can be undone.

    Saving the same draft again does nothing more.

    Returns:
        The survivor's id.

    Raises:
        NotFound: One of them is not there.
        NotAllowed: One of them was merged already, or the survivor is archived.
        InvalidFields: They are of different kinds, or one belongs to another.
        StaleRecord: Another desk saved one of them since.
    """
    require(session.desk.operator, Right.EDIT_CONTACTS)
    if _is_done(session, draft.request_key):
        return changed(draft.survivor.id)
    # In the order of ids, so that two desks never wait for each other in a circle.
    session.execute(
        select(_CONTACTS.c.id)
        .where(_CONTACTS.c.id.in_(draft.ids))
        .order_by(_CONTACTS.c.id)
        .with_for_update()
    )
    sheets = _checked(session, draft)
    fields = _chosen(session, draft, sheets)
    save_version(session, draft.survivor.id, draft.survivor.version, {})
    for other in draft.others:
        _merge_one(session, draft, other.id, other.version, fields)
    names = [sheet.name for sheet in sheets]
    renew_words(session, draft.survivor.id)
    session.expire_all()
    _note_merge(session, draft, names, str(fields["name"]))
    return changed(draft.survivor.id, *MERGE_KINDS)


def _is_done(session: OfficeSession, deed: UUID) -> bool:
    return (
        session.execute(select(ContactMerge.id).where(ContactMerge.deed == deed)).first()
        is not None
    )


def _checked(session: OfficeSession, draft: MergeDraft) -> list[ContactSheet]:
    """The contacts, the survivor first, proved fit to be merged."""
    for number in draft.ids:
        stored(session, number)
    if len(set(draft.ids)) < len(draft.ids):
        raise InvalidFields([InvalidInput("others", "یکی دو بار برگزیده شده است.")])
    sheets = [contact_sheet(session, number) for number in dict.fromkeys(draft.ids)]
    _check_kinds(sheets)
    if sheets[0].archived:
        raise NotAllowed(f"«{sheets[0].name}» بایگانی است؛ دیگری را نگه دارید یا آن را برگردانید.")
    for sheet, taken in zip(sheets, (draft.survivor, *draft.others), strict=True):
        if sheet.version != taken.version:
            raise StaleRecord(STALE)
        _check_line(session, sheet.id, sheet.name, draft.ids)
    return sheets


def _check_kinds(sheets: Sequence[ContactSheet]) -> None:
    if len(sheets) < 2:
        raise InvalidFields([InvalidInput("others", "برای ادغام دست‌کم دو سطر برگزینید.")])
    if len({sheet.kind for sheet in sheets}) > 1:
        sentence = "شخص، دستگاه و واحد در هم ادغام نمی‌شوند؛ نخست گونه آن‌ها را یکی کنید."
        raise InvalidFields([InvalidInput("others", sentence)])


def _check_line(session: OfficeSession, number: int, name: str, ids: Sequence[int]) -> None:
    """Nothing is merged with what it belongs to, or would then belong to itself."""
    above = session.execute(select(Contact.parent_id).where(Contact.id == number)).scalar()
    if any(hangs_below(session, above, other) for other in ids):
        sentence = f"«{name}» زیرمجموعه یکی از همین‌هاست؛ در آن ادغام نمی‌شود."
        raise InvalidFields([InvalidInput("others", sentence)])


def _chosen(
    session: OfficeSession, draft: MergeDraft, sheets: Sequence[ContactSheet]
) -> dict[str, object]:
    """The survivor's fields as they shall be."""
    by_id = {sheet.id: sheet for sheet in sheets}
    fields: dict[str, object] = {}
    for name in CHOSEN_FIELDS:
        whose = draft.chosen.get(name, fuller(name, sheets))
        if whose not in by_id:
            raise InvalidFields([InvalidInput(name, "این مقدار از هیچ‌یک از ادغام‌شده‌ها نیست.")])
        fields[name] = getattr(by_id[whose], name)
    if sheets[0].kind is ContactKind.UNIT and fields["parent_id"] is None:
        raise InvalidFields([InvalidInput("parent_id", "واحد از کدام دستگاه است؟")])
    check_identity(session, str(fields["identity_number"]), *draft.ids)
    return {**fields, "sort_key": sort_key(str(fields["name"]))}


def _merge_one(
    session: OfficeSession,
    draft: MergeDraft,
    merged: int,
    version: int,
    fields: Mapping[str, object],
) -> None:
    survivor, desk = draft.survivor.id, session.desk
    before, was = columns_of(session, survivor), columns_of(session, merged)
    session.execute(update(_CONTACTS).where(_CONTACTS.c.id == survivor).values(**fields))
    links = move_links(session, merged, survivor)
    added = [
        alias
        for name in dict.fromkeys((str(was["name"]), str(before["name"])))
        if (alias := _add_alias(session, survivor, name)) is not None
    ]
    out = {
        "archived_at": desk.clock.now(),
        "archived_by": desk.operator.id or None,
        "deleted_at": None,
        "merged_into_id": survivor,
    }
    save_version(session, merged, version, out)
    renew_words(session, merged)
    moved = {
        "links": links,
        "added": added,
        "before": {name: before[name] for name in WRITTEN},
        "after": dict(fields),
        "was": {name: _plain(was[name]) for name in ("archived_at", "archived_by", "deleted_at")},
    }
    session.execute(
        insert(ContactMerge).values(
            deed=draft.request_key,
            survivor_id=survivor,
            merged_id=merged,
            at=desk.clock.now(),
            operator_id=desk.operator.id,
            moved=json.dumps(moved, ensure_ascii=False),
        )
    )


def columns_of(session: OfficeSession, number: int) -> dict[str, Any]:
    """A contact's row as it stands.

    Raises:
        NotFound: There is none.
    """
    row = session.execute(select(_CONTACTS).where(_CONTACTS.c.id == number)).one_or_none()
    if row is None:
        raise NotFound(MISSING)
    return dict(row._mapping)  # noqa: SLF001  # a row's documented mapping


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _add_alias(session: OfficeSession, survivor: int, name: str) -> dict[str, Any] | None:
    """Let the survivor be found by a name that was given up, if it is not its own anyway."""
    own = session.execute(select(Contact.name).where(Contact.id == survivor)).scalars().all()
    known = session.execute(select(ContactAlias.name).where(ContactAlias.contact_id == survivor))
    if search_key(name) in {search_key(text) for text in (*own, *known.scalars())}:
        return None
    number = session.execute(
        insert(ContactAlias).values(contact_id=survivor, name=name).returning(ContactAlias.id)
    ).scalar_one()
    return {"id": number, "name": name}


def _note_merge(session: OfficeSession, draft: MergeDraft, names: Sequence[str], kept: str) -> None:
    gone = " و ".join(f"«{name}»" for name in names[1:])
    words = f"{gone} در «{kept}» ادغام شد."
    for number in draft.ids:
        journal.note(session, Kind.CONTACT, number, "merge_contacts", words)
