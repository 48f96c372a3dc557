"""Which fields a case of each kind is typed in, as data, and the row of a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from app.contacts import ContactRow
from app.protocol.drafts import PersonDraft
from app.protocol.rules import Rank
from app.protocol.states import GUESTS, TRIPS, CaseKind, PersonRole
from app.protocol.texts import PERSON_ROLES
from ui.common.contact_edit import ContactField
from ui.common.fields import ChoiceField, TextField
from ui.common.rows_field import FieldLine
from ui.common.tasks import Tasks
from ui.protocol.desk_fields import rank_choices

_K = CaseKind
_EVERY: Final = frozenset(CaseKind)
_FOREIGN: Final = TRIPS | {_K.DELEGATION, _K.COUNTRY_SESSION}
_GATHERINGS: Final = frozenset({_K.CEREMONY, _K.COUNTRY_SESSION})

#: Fields some kinds of case alone have; all others have every case.
OF_KINDS: Final[Mapping[str, frozenset[CaseKind]]] = {
    "ends_on": _EVERY - {_K.PAVILION, _K.CONSULAR, _K.OCCASION},
    "country": _FOREIGN | {_K.CONSULAR},
    "city": TRIPS | {_K.DOMESTIC_GUEST},
    "place": GUESTS | _GATHERINGS | {_K.PAVILION, _K.OCCASION},
    "body": _EVERY - {_K.CONSULAR, _K.OCCASION},
    "host": _EVERY - {_K.CONSULAR, _K.OCCASION},
    "rank": _EVERY - {_K.CONSULAR, _K.OCCASION},
    "with_governor": _EVERY - {_K.CONSULAR},
    "flight": frozenset({_K.PAVILION}),
    "flight_at": frozenset({_K.PAVILION}),
    "consular_kind": frozenset({_K.CONSULAR}),
    "consulate": frozenset({_K.CONSULAR}),
    "requested_by": _EVERY - {_K.OCCASION},
    "request_number": _EVERY - {_K.OCCASION},
    "request_date": _EVERY - {_K.OCCASION},
    "second_language": _FOREIGN | _GATHERINGS,
    "second_subject": _FOREIGN | _GATHERINGS,
}

#: As what the first who is typed comes along, and all others.
_FIRST: Final[Mapping[CaseKind, PersonRole]] = {
    **dict.fromkeys((*TRIPS, _K.DELEGATION), PersonRole.HEAD),
    **dict.fromkeys(_EVERY - TRIPS - {_K.DELEGATION}, PersonRole.GUEST),
}


def belongs(name: str, kind: CaseKind) -> bool:
    """Whether a case of this kind has the field."""
    return name not in OF_KINDS or kind in OF_KINDS[name]


def role_of(kind: CaseKind, place: int) -> PersonRole:
    """As what the one at a place of the list comes along, until somebody says otherwise."""
    first = _FIRST[kind]
    return first if not place or first is PersonRole.GUEST else PersonRole.MEMBER


class PersonRow(FieldLine[PersonDraft]):
    """Who travels or comes: who he is, as what, and his rank; the rest is the desk's."""

    def __init__(self, tasks: Tasks, ranks: Sequence[Rank]) -> None:
        self.who = ContactField("name", "نام", tasks, hint="نام")
        self.post = TextField("post", "سمت", hint="سمت")
        self.organisation = TextField("organisation", "دستگاه", hint="دستگاه")
        self.role = ChoiceField("role", "نقش", [(one, PERSON_ROLES[one]) for one in PersonRole])
        self._ranks = rank_choices(ranks)
        self.rank = ChoiceField("rank", "مقام", self._ranks)
        self.passport = TextField("passport", "گذرنامه", digits=True, hint="گذرنامه")
        #: Somebody said as what he comes.
        self.is_said = False
        super().__init__(
            [
                (self.who, 6),
                (self.post, 5),
                (self.organisation, 5),
                (self.role, 3),
                (self.rank, 4),
                (self.passport, 3),
            ]
        )
        self.who.picked.connect(self._known)
        self.role.edited.connect(self._said)

    def _said(self) -> None:
        self.is_said = True

    def _known(self, row: ContactRow) -> None:
        """What the directory knows of him, in place of what stood there of another."""
        self.post.set_value(row.post)
        self.organisation.set_value(row.organisation)

    def value(self) -> PersonDraft:
        """Who it is."""
        return PersonDraft(
            contact_id=self.who.contact_id,
            name=self.who.value(),
            post=self.post.value(),
            organisation=self.organisation.value(),
            role=self.role.value(),
            rank=self.rank.value() or "",
            passport=self.passport.value(),
        )

    def set_value(self, value: PersonDraft) -> None:
        """Show somebody."""
        self.who.set_contact(value.contact_id, value.name)
        self.post.set_value(value.post)
        self.organisation.set_value(value.organisation)
        self.role.set_value(value.role)
        self.passport.set_value(value.passport)
        # One that was taken out of the order since is none.
        ranks = [key for key, _name in self._ranks]
        self.rank.set_value(value.rank if value.rank in ranks else "")
        self._said()

    def offer_ranks(self, ranks: Sequence[Rank]) -> None:
        """Offer the order of precedence."""
        self._ranks = rank_choices(ranks)
        self.rank.show_choices(self._ranks)


def without_strange(values: Mapping[str, object], kind: CaseKind) -> dict[str, object]:
    """What is typed, without what a case of this kind has no field for."""
    return {name: value for name, value in values.items() if belongs(name, kind)}


def placed(people: tuple[PersonDraft, ...], rank: str) -> tuple[PersonDraft, ...]:
    """Who was typed; the head has the rank of the case where none was chosen for him."""
    leading = next((one for one in people if one.role in (PersonRole.HEAD, PersonRole.GUEST)), None)
    return tuple(replace(one, rank=one.rank or rank) if one is leading else one for one in people)
