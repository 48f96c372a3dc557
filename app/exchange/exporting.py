"""Contacts and calls as spreadsheets, laid out so that an import takes back what was written.

Telephones and ids keep Latin digits, because other programs look them up; dates and hours are
written as a person reads them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.contacts import ContactDraft, ContactKind
from app.exchange.directory import AT_ONCE, standing_drafts
from app.exchange.fields import CALL_FIELDS, CONTACT_FIELDS
from app.exchange.workbook import SheetColumn, workbook_bytes
from app.marks import Classification, Urgency
from app.progress import Progress
from app.session import OfficeSession
from app.text import latin_digits, persian_digits, search_key
from app.texts import (
    CALL_CHANNELS,
    CALL_DIRECTIONS,
    CALL_OUTCOMES,
    CALL_PATHS,
    CALL_STATES,
    CLASSIFICATIONS,
    CONTACT_KINDS,
    SPOKE_WITH,
    URGENCIES,
)
from models.base import table_of
from models.calls import Call
from models.contacts import Contact

_COLUMNS: Final[Mapping[str, SheetColumn]] = {
    field.name: SheetColumn(field.title, field.width) for field in CONTACT_FIELDS
}

_CALLS = table_of(Call)


def note_export(session: OfficeSession, kind: Kind, count: int, form: str) -> Changes[None]:
    """Say in the journal that records left the office in a file.

    Raises:
        NotAllowed: The operator may not read them.
    """
    require(session.desk.operator, _READING[kind])
    sentence = persian_digits(f"{count} {_NAMES[kind]} به پرونده {form} نوشته شد.")
    journal.note(session, kind, None, "export", sentence)
    return changed(None)


_NAMES: Final = {
    Kind.CONTACT: "شخص و دستگاه",
    Kind.CALL: "تماس",
    Kind.LETTER: "نامه",
    Kind.EVENT: "برنامه",
    Kind.VISIT: "درخواست ملاقات عمومی",
    Kind.PUBLIC_DAY: "دستور ملاقات عمومی",
    Kind.MEETING: "مصوبه",
    Kind.PROTOCOL_CASE: "پرونده تشریفات",
    Kind.AGREEMENT: "توافق",
    Kind.GIFT: "هدیه",
}
_READING: Final = {
    Kind.CONTACT: Right.READ_CONTACTS,
    Kind.CALL: Right.READ_CALLS,
    Kind.LETTER: Right.READ_LETTERS,
    Kind.EVENT: Right.READ_AGENDA,
    Kind.VISIT: Right.READ_VISITS,
    Kind.PUBLIC_DAY: Right.READ_VISITS,
    Kind.MEETING: Right.READ_MEETINGS,
    Kind.PROTOCOL_CASE: Right.READ_PROTOCOL,
    Kind.AGREEMENT: Right.READ_PROTOCOL,
    Kind.GIFT: Right.READ_PROTOCOL,
}


# -- contacts ------------------------------------------------------------------------------------


#: A contact, the name of what it is of, and of where each of its posts is.
LinkedContact = tuple[ContactDraft, str, tuple[str, ...]]


def contacts_in_order(session: OfficeSession, progress: Progress) -> list[LinkedContact]:
    """Every contact that is not archived, with the names its links go by, in Persian order."""
    require(session.desk.operator, Right.READ_CONTACTS)
    ids = list(
        session.execute(
            select(Contact.id)
            .where(Contact.archived_at.is_(None))
            .order_by(Contact.sort_key, Contact.id)
        ).scalars()
    )
    names = _link_names(session)
    drafts: dict[int, tuple[ContactDraft, int]] = {}
    progress.begin("خواندن دفتر اشخاص")
    for start in range(0, len(ids), AT_ONCE):
        progress.step(start, len(ids))
        drafts |= standing_drafts(session, ids[start : start + AT_ONCE])
    found = []
    for number in ids:
        draft = drafts[number][0]
        parent = names.get(draft.parent_id or 0, "")
        where = tuple(names.get(post.organisation_id or 0, "") for post in draft.positions)
        found.append((draft, parent, where))
    return found


def _link_names(session: OfficeSession) -> dict[int, str]:
    """What an import finds an organisation by: its name, after its parent's where two share it."""
    rows = session.execute(
        select(Contact.id, Contact.name, Contact.parent_id).where(
            Contact.kind != ContactKind.PERSON.value
        )
    ).all()
    plain = {number: name for number, name, _parent in rows}
    shared = Counter(search_key(name) for name in plain.values())
    return {
        number: f"{plain[parent]} / {name}"
        if shared[search_key(name)] > 1 and parent in plain
        else name
        for number, name, parent in rows
    }


@dataclass(frozen=True)
class _Room:
    """How many other names, posts and telephones somebody has at most."""

    aliases: int
    posts: int
    phones: int


def _room(contacts: Iterable[LinkedContact]) -> _Room:
    drafts = [one for one, _parent, _where in contacts]
    return _Room(
        max((len(one.aliases) for one in drafts), default=0),
        max((1, *(len(one.positions) for one in drafts))),
        max((1, *(len(one.phones) for one in drafts))),
    )


def _contact_columns(room: _Room) -> list[SheetColumn]:
    return [
        *_numbered(("kind", "honorific", "name"), 1),
        *_numbered(("alias",), room.aliases),
        *_numbered(("identity_number", "parent"), 1),
        *_numbered(("post", "organisation", "from_day", "to_day"), room.posts),
        *_numbered(("phone", "phone_label"), room.phones),
        *_numbered(("city", "address", "note"), 1),
    ]


def _numbered(names: Sequence[str], times: int) -> Iterator[SheetColumn]:
    for place in range(1, times + 1):
        for name in names:
            column = _COLUMNS[name]
            title = persian_digits(f"{column.title} {place}") if times > 1 else column.title
            yield SheetColumn(title, column.width)


def _contact_row(contact: LinkedContact, room: _Room) -> list[object]:
    one, parent, where = contact
    held = [
        (post.title, place, post.from_day, post.to_day)
        for post, place in zip(one.positions, where, strict=True)
    ]
    dialled = [(latin_digits(phone.number), phone.label) for phone in one.phones]
    return [
        CONTACT_KINDS[one.kind],
        one.honorific,
        one.name,
        *_filled([(alias,) for alias in one.aliases], room.aliases, 1),
        one.identity_number,
        parent,
        *_filled(held, room.posts, 4),
        *_filled(dialled, room.phones, 2),
        one.city,
        one.address,
        one.note,
    ]


def _filled(groups: Sequence[tuple[object, ...]], times: int, size: int) -> Iterator[object]:
    for place in range(times):
        yield from groups[place] if place < len(groups) else (None,) * size


def export_contacts(session: OfficeSession, progress: Progress | None = None) -> tuple[bytes, int]:
    """The directory as a spreadsheet.

    Returns:
        The file, and how many contacts it has.

    Raises:
        NotAllowed: The operator may not read the directory.
        Cancelled: By `progress`.
    """
    progress = progress or Progress()
    contacts = contacts_in_order(session, progress)
    room = _room(contacts)
    content = workbook_bytes(
        "اشخاص و دستگاه‌ها",
        _contact_columns(room),
        (_contact_row(contact, room) for contact in contacts),
        progress=progress,
        of=len(contacts),
    )
    return content, len(contacts)


# -- calls -----------------------------------------------------------------------------------------

_WORDS: Final[Mapping[str, Mapping[Any, str]]] = {
    "channel": CALL_CHANNELS,
    "direction": CALL_DIRECTIONS,
    "outcome": CALL_OUTCOMES,
    "path": CALL_PATHS,
    "spoke_with": SPOKE_WITH,
    "state": CALL_STATES,
    "urgency": {urgency.value: word for urgency, word in URGENCIES.items()},
    "classification": {int(rank): word for rank, word in CLASSIFICATIONS.items()},
}

#: What is not worth a word, so that the eye finds what differs.
_USUAL: Final = {
    "urgency": Urgency.NORMAL.value,
    "classification": int(Classification.ORDINARY),
    "read_back": False,
}


def export_calls(session: OfficeSession, progress: Progress | None = None) -> tuple[bytes, int]:
    """The register of calls as a spreadsheet, as far as the operator's clearance goes.

    Returns:
        The file, and how many calls it has.

    Raises:
        NotAllowed: The operator may not read calls.
        Cancelled: By `progress`.
    """
    operator = session.desk.operator
    require(operator, Right.READ_CALLS)
    progress = progress or Progress()
    seen = _CALLS.c.classification <= int(operator.clearance)
    count = session.execute(select(func.count()).select_from(_CALLS).where(seen)).scalar_one()
    statement = select(_CALLS).where(seen).order_by(_CALLS.c.called_at, _CALLS.c.id)
    calls = session.execute(statement.execution_options(yield_per=1000)).mappings()
    columns = [SheetColumn(field.title, field.width) for field in CALL_FIELDS]
    rows = _call_rows(calls)
    return workbook_bytes("تماس‌ها", columns, rows, progress=progress, of=count), count


def _call_rows(calls: Iterable[Mapping[Any, Any]]) -> Iterator[list[object]]:
    for call in calls:
        yield [_call_value(field.name, call) for field in CALL_FIELDS]


def _call_value(name: str, call: Mapping[Any, Any]) -> object:
    if name == "former_number":
        return call["number"]
    if name in ("called_on", "called_at", "ended_at"):
        moment = call["called_at" if name == "called_on" else name]
        local = to_tehran(moment) if moment else None
        return local and (local.date() if name == "called_on" else local.time())
    value = call[name]
    if value is None or value == _USUAL.get(name, ""):
        return None
    return _WORDS[name][value] if name in _WORDS else value
