"""What an office does with its directory: groups, those who left, and who stands there twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from random import Random
from typing import Final

from sqlalchemy import select

from app.access import SignedIn
from app.contacts import (
    ContactDraft,
    ContactKind,
    ContactSheet,
    MergeDraft,
    PhoneDraft,
    Taken,
    amend_contact,
    archive_contact,
    contact_sheet,
    delete_contact,
    merge_contacts,
)
from app.contacts.removal import OWN_ROWS
from app.demo.calls import PHONE_UNIT
from app.demo.happening import seeded_key
from app.demo.playing import sit_down
from app.groups import GroupDraft, add_group, delete_group
from app.links import count_links
from app.session import OfficeSession
from app.text import ZWNJ
from models.calls import Call
from models.contacts import Contact, Position

#: Pairs that wait to be found and merged.
TWINS: Final = 3

#: Name and note of each group, and how many are in it.
GROUPS: Final = (
    ("شورای اداری استان", "دعوت و ابلاغ هر دو هفته", 14),
    ("اصحاب رسانه", "خبر دیدارهای عمومی", 6),
    ("ستاد مدیریت بحران", "تلفن‌های شبانه‌روزی", 9),
)
OUTLIVED: Final = "ستاد تسهیلات سفر سال گذشته"


def gather(
    session: OfficeSession, operators: Mapping[str, SignedIn], random: Random, now: datetime
) -> None:
    """Do it as the phone unit would have done it today."""
    sit_down(session, operators[PHONE_UNIT[0]], now)
    people = _people(session)
    callers = [number for number in people if number in _callers(session)]
    free = list(islice(_nobodys(session, people), TWINS + 3))
    _make_groups(session, people, random)
    if len(free) > 2 and callers:
        _part_with(session, random, callers[-1], *free[:3])
    for number, caller in zip(free[3:], callers, strict=False):
        _let_be_twin(session, number, caller)


def _part_with(
    session: OfficeSession, random: Random, caller: int, merged: int, archived: int, deleted: int
) -> None:
    """One is merged into a caller, one archived, one put into the trash."""
    _let_be_twin(session, merged, caller)
    _merge(session, caller, merged, random)
    archive_contact(session, archived, _version(session, archived))
    delete_contact(session, deleted, _version(session, deleted))


def _people(session: OfficeSession) -> list[int]:
    kind = ContactKind.PERSON.value
    found = select(Contact.id).where(Contact.kind == kind).order_by(Contact.id).limit(2000)
    return list(session.execute(found).scalars())


def _callers(session: OfficeSession) -> set[int]:
    found = session.execute(select(Call.caller_id).distinct()).scalars()
    return {number for number in found if number is not None}


def _nobodys(session: OfficeSession, people: Sequence[int]) -> Iterator[int]:
    """Those whom no record names, the last first."""
    for number in reversed(people):
        if not count_links(session, Contact, number, besides=OWN_ROWS):
            yield number


def _make_groups(session: OfficeSession, people: Sequence[int], random: Random) -> None:
    posts = session.execute(
        select(Position.person_id)
        .where(Position.title == "فرماندار", Position.person_id.in_(people))
        .order_by(Position.person_id)
        .limit(20)
    ).scalars()
    drafts = [
        GroupDraft(name="فرمانداران", contact_ids=tuple(posts), request_key=seeded_key(random))
    ]
    for name, note, count in GROUPS:
        members = tuple(random.sample(people, min(count, len(people))))
        drafts.append(
            GroupDraft(name=name, note=note, contact_ids=members, request_key=seeded_key(random))
        )
    for draft in drafts:
        add_group(session, draft)
    outlived = GroupDraft(name=OUTLIVED, request_key=seeded_key(random))
    delete_group(session, add_group(session, outlived).value, 1)


def _let_be_twin(session: OfficeSession, number: int, caller: int) -> None:
    """Let somebody turn out to be a caller, typed once more by another hand."""
    sheet = _sheet(session, caller)
    phones = tuple(PhoneDraft(number=phone.shown) for phone in sheet.phones[:1])
    draft = ContactDraft(
        name=sheet.name.replace(ZWNJ, " "),
        city=sheet.city,
        note="از دفترچه پیشین",
        phones=phones,
    )
    amend_contact(session, number, _version(session, number), draft)
    session.expire_all()


def _merge(session: OfficeSession, survivor: int, merged: int, random: Random) -> None:
    draft = MergeDraft(
        survivor=Taken(survivor, _version(session, survivor)),
        others=(Taken(merged, _version(session, merged)),),
        request_key=seeded_key(random),
    )
    merge_contacts(session, draft)


def _sheet(session: OfficeSession, number: int) -> ContactSheet:
    session.expire_all()
    return contact_sheet(session, number)


def _version(session: OfficeSession, number: int) -> int:
    return _sheet(session, number).version
