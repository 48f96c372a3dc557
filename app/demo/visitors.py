"""Who comes to an invented office: strangers, people of the directory, and some of them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final, NamedTuple

from sqlalchemy import select

from app.demo.affairs import AFFAIRS
from app.demo.happening import seeded_key
from app.demo.people import mobile, national_id_of, person_name
from app.demo.visit_words import CATEGORY_OF, STATUSES
from app.demo.words import COUNTIES, MEN, VILLAGES
from app.session import OfficeSession
from app.text import persian_digits
from app.visits import Channel, PetitionKind, SpecialStatus, VisitDraft
from models.base import table_of
from models.contacts import Contact, ContactPhone

_CONTACTS: Final = table_of(Contact)
_PHONES: Final = table_of(ContactPhone)

#: How many come who were here before, and how many of the others the directory knows.
AGAIN, KNOWN = 0.3, 0.15
#: Nobody comes again before so many others came, nor after so many.
SOON, LATE = 20, 300

#: What a request by telephone says besides its matter.
ON_PHONE: Final[Mapping[str, Any]] = {"is_present": False, "channel": Channel.PHONE}


class Visitor(NamedTuple):
    """Somebody who comes to the office, with whatever stays his."""

    name: str
    father_name: str
    national_id: str
    phone: str
    county: str
    village: str
    status: SpecialStatus
    contact_id: int | None = None


@dataclass
class Visitors:
    """Everybody who comes, one after the other, the same for the same seed."""

    session: OfficeSession
    random: Random
    made: int = 0
    _were_here: list[Visitor] = field(default_factory=list)
    _contacts: list[Visitor] = field(init=False)

    def __post_init__(self) -> None:
        rows = self.session.execute(
            select(_CONTACTS.c.id, _CONTACTS.c.name, _CONTACTS.c.identity_number, _PHONES.c.number)
            .join(_PHONES, _PHONES.c.contact_id == _CONTACTS.c.id)
            .where(
                _CONTACTS.c.kind == "person",
                _CONTACTS.c.archived_at.is_(None),
                _PHONES.c.label == "همراه",
            )
            .order_by(_CONTACTS.c.id.desc())
            .limit(2000)
        )
        self._contacts = [
            self._stranger()._replace(
                name=row.name,
                national_id=row.identity_number,
                phone=row.number,
                contact_id=row.id,
            )
            for row in rows
        ]

    def comes(self) -> Visitor:
        """Whoever comes next."""
        random, before = self.random, self._were_here
        if len(before) > SOON and random.random() < AGAIN:
            visitor = before.pop(random.randrange(len(before) - SOON))
        elif self._contacts and random.random() < KNOWN:
            visitor = self._contacts.pop()
        else:
            visitor = self._stranger()
        before.append(visitor)
        del before[:-LATE]
        return visitor

    def draft(self, **columns: Any) -> VisitDraft:
        """Whoever comes next, with a matter."""
        random, visitor = self.random, self.comes()
        self.made += 1
        affair = AFFAIRS[self.made % len(AFFAIRS)]
        places = {"county": visitor.county, "village": visitor.village}
        count = persian_digits(str(random.randint(12, 90)))
        return VisitDraft(
            visitor_id=visitor.contact_id,
            visitor_name=visitor.name,
            father_name=visitor.father_name,
            national_id=visitor.national_id,
            phone=visitor.phone,
            county=visitor.county,
            address=f"{visitor.county}، {visitor.village}",
            special_status=visitor.status,
            petition_kind=random.choice((PetitionKind.REQUEST,) * 3 + (PetitionKind.COMPLAINT,)),
            subject=affair.subject.format(**places),
            problem=random.choice(affair.requests).format(**places, count=count),
            category=CATEGORY_OF.get(affair.unit, "دیگر"),
            agency=affair.unit,
            documents=random.choice(("", "رونوشت نامه پیشین", "استشهاد محلی", "تصویر سند")),
            request_key=seeded_key(random),
            **columns,
        )

    def _stranger(self) -> Visitor:
        random = self.random
        return Visitor(
            name=person_name(random)[0],
            father_name=random.choice(MEN),
            national_id=national_id_of(random),
            phone=mobile(random),
            county=random.choice(COUNTIES),
            village=random.choice(VILLAGES),
            status=random.choice(STATUSES),
        )
