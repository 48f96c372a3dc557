"""Whom an entry names, as the directory holds them when it is written, and what it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import select

from app.agenda.bookings import RESOURCES
from app.agenda.drafts import AttendeeDraft, EventDraft, ResourceUse
from app.agenda.states import Answer, ResourceKind
from app.agenda.timing import archived_words
from app.contacts import contact_name, held_contact
from app.contacts.queries import rows_of
from app.errors import InvalidFields, InvalidInput
from app.groups import group_sheet
from app.session import OfficeSession
from app.text import persian_digits

NO_CONTACT: Final = "این نام در دفتر اشخاص یافت نشد."


def with_people(session: OfficeSession, draft: EventDraft) -> EventDraft:
    """The entry with its contacts as they are held now, groups as their members.

    Raises:
        InvalidFields: One is not in the directory, a group is empty, or a room or vehicle is not
            there.
    """
    requester = held(session, draft.requester_id, "requester_id")
    office = held(session, draft.organisation_id, "organisation_id")
    stand_in = held(session, draft.stand_in_id, "stand_in_id")
    return replace(
        draft,
        requester_id=requester[0],
        requester_name=draft.requester_name or requester[1],
        organisation_id=office[0],
        organisation=draft.organisation or office[1],
        stand_in_id=stand_in[0],
        stand_in_name=draft.stand_in_name or stand_in[1],
        attendees=attending(session, draft.attendees),
        uses=checked_uses(session, draft.uses),
    )


def held(session: OfficeSession, contact_id: int | None, field: str) -> tuple[int | None, str]:
    """A contact as it is held until the end of the transaction, and its name.

    Raises:
        InvalidFields: It is not in the directory.
    """
    if contact_id is None:
        return None, ""
    standing = held_contact(session, contact_id)
    name = contact_name(session, standing) if standing is not None else None
    if name is None:
        raise InvalidFields([InvalidInput(field, NO_CONTACT)])
    return standing, name


def attending(session: OfficeSession, drafts: Sequence[AttendeeDraft]) -> tuple[AttendeeDraft, ...]:
    """Who should be there, as the directory holds them; a person stands once, however named.

    Raises:
        InvalidFields: One is not in the directory, or a group is empty.
    """
    found: list[AttendeeDraft] = []
    seen: set[int] = set()
    for draft in drafts:
        for one in _as_held(session, draft):
            if one.contact_id is None or one.contact_id not in seen:
                found.append(one)
            if one.contact_id is not None:
                seen.add(one.contact_id)
    return tuple(found)


def _as_held(session: OfficeSession, draft: AttendeeDraft) -> list[AttendeeDraft]:
    if draft.group_id is not None:
        group = group_sheet(session, draft.group_id)
        if not group.members:
            sentence = f"گروه «{group.name}» عضوی ندارد."
            raise InvalidFields([InvalidInput("attendees", sentence)])
        same = replace(draft, id=None, group_id=None)
        members = [replace(same, contact_id=one.id) for one in group.members]
        return [line for one in members for line in _as_held(session, one)]
    if draft.contact_id is None:
        return [draft]
    number, name = held(session, draft.contact_id, "attendees")
    line = rows_of(session, [number or 0])[0]
    return [
        replace(
            draft,
            contact_id=number,
            name=draft.name or name,
            post=draft.post or line.post,
            organisation=draft.organisation or line.organisation,
            phone=draft.phone or line.phone,
        )
    ]


def checked_uses(session: OfficeSession, uses: Sequence[ResourceUse]) -> tuple[ResourceUse, ...]:
    """Rooms, vehicles and deputies as they can be booked, each once.

    Raises:
        InvalidFields: One is not there, or there are not so many of it.
    """
    wanted: dict[int, int] = {}
    for use in uses:
        wanted[use.resource_id] = max(wanted.get(use.resource_id, 0), use.quantity)
    rows = session.execute(select(RESOURCES).where(RESOURCES.c.id.in_(list(wanted)))).mappings()
    known = {row["id"]: row for row in rows}
    problems: list[InvalidInput] = []
    for number, quantity in wanted.items():
        row = known.get(number)
        if row is None or row["resource_kind"] == ResourceKind.GOVERNOR.value:
            problems.append(InvalidInput("uses", "این اتاق یا خودرو در فهرست نیست."))
        elif row["archived_at"] is not None:
            problems.append(InvalidInput("uses", archived_words(row["name"])))
        elif not 1 <= quantity <= row["quantity"]:
            words = f"از «{row['name']}» {row['quantity']} تا هست."
            problems.append(InvalidInput("uses", persian_digits(words)))
    if problems:
        raise InvalidFields(problems)
    return tuple(
        ResourceUse(resource_id=number, quantity=wanted[number]) for number in sorted(wanted)
    )


def attendee_row(place: int, draft: AttendeeDraft) -> dict[str, Any]:
    """The columns of somebody who should be there and was not asked yet."""
    return {
        **attendee_columns(place, draft),
        "answer": Answer.NONE.value,
        "substitute": "",
        "told_at": None,
        "told_by": None,
        "note": "",
    }


def attendee_columns(place: int, draft: AttendeeDraft) -> dict[str, Any]:
    """The columns of somebody who should be there that a form decides."""
    return {
        "place": place,
        "role": draft.role.value,
        "contact_id": draft.contact_id,
        "name": draft.name,
        "post": draft.post,
        "organisation": draft.organisation,
        "phone": draft.phone,
        "wish": draft.wish,
    }


def is_told(row: Mapping[str, Any]) -> bool:
    """Whether somebody was rung up about an entry."""
    return bool(row["answer"] != Answer.NONE.value)
