"""Who is a standing member or invited, as the directory holds them when it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from app.agenda.people import held
from app.contacts.queries import rows_of
from app.errors import InvalidFields, InvalidInput
from app.groups import group_sheet
from app.limits import checked_length
from app.meetings.drafts import InviteeDraft
from app.meetings.states import InviteAnswer, InviteeRole, Presence
from app.record_deed import RecordDeed
from app.session import OfficeSession
from app.text import SHORT_LIMIT, latin_digits, persian_digits, search_key, tidy

#: More than any hall holds.
MOST_PEOPLE: Final = 400
_TEXTS: Final = ("name", "post", "organisation", "phone")
#: Columns of an invitee nobody has answered for yet.
_ANEW: Final[dict[str, Any]] = {
    "letter_id": None,
    "answer": InviteAnswer.NONE.value,
    "answered_at": None,
    "substitute": "",
    "substitute_post": "",
    "introduction": "",
    "presence": Presence.UNSAID.value,
    "came_at": None,
    "left_at": None,
    "note": "",
}

WRONG_RANK: Final = "ترتیب نشستن عددی از صفر تا ۹۹۹ است."
HAS_LETTER: Final = "برای «{name}» دعوتنامه‌ای آماده شده است و نامش نمی‌رود."


def checked_people(
    session: OfficeSession, drafts: Sequence[InviteeDraft], field: str
) -> tuple[InviteeDraft, ...]:
    """People as typed, tidied and proved: groups as their members, everybody once.

    Args:
        session: The transaction.
        drafts: As typed; empty lines are passed over.
        field: Where a problem is said.

    Raises:
        InvalidFields: Every line that cannot be taken.
    """
    problems: list[InvalidInput] = []
    found: dict[object, InviteeDraft] = {}
    for draft in drafts:
        if draft.is_empty:
            continue
        for one in _as_held(session, draft, field):
            checked = _tidied(one, field, problems)
            found.setdefault(_key(checked), checked)
    if len(found) > MOST_PEOPLE:
        words = persian_digits(f"بیش از {MOST_PEOPLE} نفر در یک جلسه نمی‌نشینند.")
        problems.append(InvalidInput(field, words))
    if problems:
        raise InvalidFields(problems)
    return in_order_of_rank(found.values())


def in_order_of_rank(people: Any) -> tuple[InviteeDraft, ...]:
    """Chair first and by rank; those nobody ranked after them as they were named."""
    return tuple(
        sorted(
            people,
            key=lambda one: (one.role is not InviteeRole.CHAIR, one.rank == 0, one.rank),
        )
    )


def _key(one: InviteeDraft) -> object:
    if one.contact_id is not None:
        return one.contact_id
    return search_key(f"{one.name} {one.post} {one.organisation}")


def _as_held(session: OfficeSession, draft: InviteeDraft, field: str) -> list[InviteeDraft]:
    if draft.group_id is not None:
        group = group_sheet(session, draft.group_id)
        if not group.members:
            raise InvalidFields([InvalidInput(field, f"گروه «{group.name}» عضوی ندارد.")])
        same = replace(draft, id=None, group_id=None, name="", post="", organisation="", phone="")
        members = [replace(same, contact_id=one.id) for one in group.members]
        return [line for one in members for line in _as_held(session, one, field)]
    if draft.contact_id is None:
        return [draft]
    number, name = held(session, draft.contact_id, field)
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


def _tidied(draft: InviteeDraft, field: str, problems: list[InvalidInput]) -> InviteeDraft:
    texts: dict[str, Any] = {
        name: checked_length(field, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in _TEXTS
    }
    texts["phone"] = latin_digits(texts["phone"])
    if not 0 <= draft.rank <= 999:
        problems.append(InvalidInput(field, WRONG_RANK))
    return replace(draft, **texts)


def person_columns(place: int, draft: InviteeDraft) -> dict[str, Any]:
    """The columns members and invitees share."""
    return {
        "place": place,
        "role": draft.role.value,
        "rank": draft.rank,
        "contact_id": draft.contact_id,
        "name": draft.name,
        "post": draft.post,
        "organisation": draft.organisation,
        "phone": draft.phone,
        "channel": draft.channel.value,
    }


def invitee_columns(place: int, draft: InviteeDraft) -> dict[str, Any]:
    """The columns of an invitee who was not asked yet."""
    return person_columns(place, draft) | _ANEW


def replace_people(
    deed: RecordDeed, table: str, people: Sequence[InviteeDraft], *, invited: bool
) -> bool:
    """Write people in place of those before; a line that stays keeps what hangs on it.

    Args:
        deed: On the series or the meeting.
        table: Of members or invitees.
        people: As `checked_people` gave them.
        invited: Whether they are invitees, who may have a letter already.

    Returns:
        Whether anything changed.

    Raises:
        InvalidFields: One goes for whom an invitation was made.
    """
    left = dict(deed.part(table))
    is_changed = False
    for place, draft in enumerate(people, 1):
        before = left.pop(draft.id, None) if draft.id is not None else None
        if before is None:
            columns = invitee_columns if invited else person_columns
            deed.add_row(table, **columns(place, draft))
            is_changed = True
            continue
        values = _differing(before, person_columns(place, draft))
        if values:
            deed.set_row(table, before["id"], **values)
            is_changed = True
    for row in left.values():
        if row.get("letter_id") is not None:
            name = row["name"] or row["organisation"]
            raise InvalidFields([InvalidInput("invitees", HAS_LETTER.format(name=name))])
        deed.remove_row(table, row["id"])
        is_changed = True
    return is_changed


def _differing(before: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in wanted.items() if before[name] != value}
