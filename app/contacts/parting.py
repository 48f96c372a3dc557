"""Parting contacts again that were merged, as exactly as what happened since allows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, select, update

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.contacts.following import Lost, move_back
from app.contacts.merge_drafts import CHOSEN_FIELDS
from app.contacts.merging import MERGE_KINDS, WRITTEN, columns_of
from app.contacts.operations import check_identity, save_version
from app.contacts.removal import link_words
from app.contacts.standing import standing_contact
from app.contacts.words import renew_words
from app.errors import NotAllowed, NotFound
from app.session import OfficeSession
from app.text import persian_digits
from models.base import table_of
from models.contacts import Contact, ContactAlias, ContactMerge

_CONTACTS = table_of(Contact)

_FIELD_WORDS: Final[Mapping[str, str]] = {
    "name": "نام",
    "honorific": "عنوان",
    "identity_number": "کد ملی",
    "parent_id": "دستگاه",
    "city": "شهر",
    "address": "نشانی",
    "note": "یادداشت",
}


def standing_merge(session: OfficeSession, number: int) -> tuple[UUID, tuple[str, ...]] | None:
    """The last merge into this contact (or of it) that can be undone.

    Returns:
        The deed and the names of those who were merged by it; None when there is none.
    """
    require(session.desk.operator, Right.READ_CONTACTS)
    survivor = standing_contact(session, number)
    deed = session.execute(
        select(ContactMerge.deed)
        .where(ContactMerge.survivor_id == survivor, ContactMerge.undone_at.is_(None))
        .order_by(ContactMerge.id.desc())
        .limit(1)
    ).scalar()
    if deed is None:
        return None
    names = session.execute(
        select(Contact.name)
        .join(ContactMerge, ContactMerge.merged_id == Contact.id)
        .where(ContactMerge.deed == deed)
        .order_by(ContactMerge.id)
    ).scalars()
    return deed, tuple(names)


def undo_merge(session: OfficeSession, deed: UUID) -> Changes[str]:
    """Part contacts again that were merged at one go.

    Returns:
        A sentence that says what could not go back because it was changed since; empty when
        everything is as it was.

    Raises:
        NotFound: There is no such merge, or it was undone.
        NotAllowed: A later merge has to be undone first.
        InvalidFields: The national id of one of them is another's by now.
    """
    require(session.desk.operator, Right.EDIT_CONTACTS)
    merges = session.execute(
        select(
            ContactMerge.id, ContactMerge.survivor_id, ContactMerge.merged_id, ContactMerge.moved
        )
        .where(ContactMerge.deed == deed, ContactMerge.undone_at.is_(None))
        .order_by(ContactMerge.id.desc())
        .with_for_update()
    ).all()
    if not merges:
        raise NotFound("این ادغام یافت نشد یا پیش‌تر بازگردانده شده است.")
    survivor = merges[0].survivor_id
    _check_last(session, survivor, merges[0].id)
    own = (survivor, *(merge.merged_id for merge in merges))
    lost: list[Lost] = []
    kept: list[str] = []
    for merge in merges:
        moved = json.loads(merge.moved)
        kept += _give_back_fields(session, survivor, moved)
        _take_aliases(session, survivor, moved["added"])
        lost += move_back(session, merge.merged_id, survivor, moved["links"])
        _bring_back(session, merge.merged_id, moved["was"], own)
        renew_words(session, merge.merged_id)
    _bump(session, survivor)
    renew_words(session, survivor)
    desk = session.desk
    session.execute(
        update(ContactMerge)
        .where(ContactMerge.deed == deed)
        .values(undone_at=desk.clock.now(), undone_by=desk.operator.id)
    )
    session.expire_all()
    _note_parting(session, own)
    return changed(_remainder(lost, kept), *MERGE_KINDS)


def _check_last(session: OfficeSession, survivor: int, merge: int) -> None:
    contact = columns_of(session, survivor)
    if contact["merged_into_id"] is not None:
        above = columns_of(session, contact["merged_into_id"])["name"]
        raise NotAllowed(
            f"«{contact['name']}» خود در «{above}» ادغام شده است؛ نخست آن ادغام را بازگردانید."
        )
    later = session.execute(
        select(Contact.name)
        .join(ContactMerge, ContactMerge.merged_id == Contact.id)
        .where(
            ContactMerge.survivor_id == survivor,
            ContactMerge.undone_at.is_(None),
            ContactMerge.id > merge,
        )
    ).scalar()
    if later is not None:
        raise NotAllowed(f"پس از این «{later}» هم ادغام شده است؛ نخست آن را بازگردانید.")


def _give_back_fields(session: OfficeSession, survivor: int, moved: Mapping[str, Any]) -> list[str]:
    """Put back what the merge wrote over; answers with the fields that were amended since."""
    now = columns_of(session, survivor)
    before, after = moved["before"], moved["after"]
    touched = {name for name in WRITTEN if before[name] != after[name]}
    back = {name: before[name] for name in touched if now[name] == after[name]}
    if back:
        session.execute(update(_CONTACTS).where(_CONTACTS.c.id == survivor).values(**back))
    return [_FIELD_WORDS[n] for n in CHOSEN_FIELDS if n in touched and n not in back]


def _take_aliases(
    session: OfficeSession, survivor: int, added: Sequence[Mapping[str, Any]]
) -> None:
    for alias in added:
        same = session.execute(
            select(ContactAlias.id)
            .where(ContactAlias.contact_id == survivor, ContactAlias.name == alias["name"])
            .order_by(ContactAlias.id != alias["id"], ContactAlias.id)
        ).scalar()
        if same is not None:
            session.execute(delete(ContactAlias).where(ContactAlias.id == same))


def _bring_back(
    session: OfficeSession, merged: int, was: Mapping[str, Any], own: Sequence[int]
) -> None:
    columns = columns_of(session, merged)
    if was["archived_at"] is None:
        check_identity(session, columns["identity_number"], *own)
    back = {
        "archived_at": _moment(was["archived_at"]),
        "archived_by": was["archived_by"],
        "deleted_at": _moment(was["deleted_at"]),
        "merged_into_id": None,
    }
    save_version(session, merged, columns["version"], back)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _bump(session: OfficeSession, survivor: int) -> None:
    save_version(session, survivor, columns_of(session, survivor)["version"], {})


def _note_parting(session: OfficeSession, own: Sequence[int]) -> None:
    names = [str(columns_of(session, number)["name"]) for number in own]
    gone = " و ".join(f"«{name}»" for name in names[1:])
    for number in own:
        words = f"ادغام {gone} در «{names[0]}» بازگردانده شد."
        journal.note(session, Kind.CONTACT, number, "undo_merge", words)


def _remainder(lost: Sequence[Lost], kept: Sequence[str]) -> str:
    parts = [f"{one.count} {link_words(one.link)}" for one in lost]
    sentences = []
    if parts:
        rows = " و ".join(parts)
        sentences.append(f"{rows} که پس از ادغام تغییر کرده بود همان‌گونه که هست ماند.")
    if kept:
        fields = "، ".join(dict.fromkeys(kept))
        sentences.append(f"این خانه‌ها پس از ادغام اصلاح شده بود و ماند: {fields}.")
    return persian_digits(" ".join(sentences))
