"""Proving rows as contacts: by the form's own checks, against the directory and the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.access import Right, require
from app.changes import Kind
from app.contacts import ContactDraft, ContactKind, PhoneDraft
from app.contacts.drafts import checked
from app.errors import InvalidFields
from app.exchange.contact_rows import RowContact, read_contact
from app.exchange.directory import Directory, read_directory, standing_drafts
from app.exchange.rows import Plan, Refusal, Repeated, Repeats, Source, refusal
from app.progress import Progress
from app.session import OfficeSession
from app.settings import office_settings
from app.telephone import Telephone
from app.text import persian_digits, search_key

#: Stands for a link whose record is not known yet, so that the form's check sees that there is one.
_SOME_RECORD = 1

_AMBIGUOUS: Final = (
    "بیش از یک دستگاه یا واحد به نام «{}» هست؛ نام دستگاه بالاتر را پیش از آن بنویسید."
)


@dataclass(frozen=True)
class InFile:
    """A link to another contact of the same plan, by its place in `Plan.taken`."""

    place: int


Link = int | InFile | None


@dataclass(frozen=True)
class PlannedContact:
    """A contact proved.

    Attributes:
        row: Where it comes from; 0 for an organisation only named by others.
        draft: Checked; its links are in `parent` and `organisations`.
        organisations: Of each position, in order.
        contact_id: The contact it is added to, of `version`; 0 for a new one.
    """

    row: int
    draft: ContactDraft
    phones: tuple[Telephone, ...]
    parent: Link
    organisations: tuple[Link, ...]
    contact_id: int = 0
    version: int = 0


@dataclass
class _Candidate:
    """A row that passed the form's checks."""

    read: RowContact
    draft: ContactDraft
    phones: tuple[Telephone, ...]
    known: int = 0


class _Planner:
    def __init__(
        self, session: OfficeSession, source: Source, repeats: Repeats, progress: Progress
    ) -> None:
        self._session = session
        self._source = source
        self._repeats = repeats
        self._progress = progress
        self._area = office_settings(session).area_code
        self._today = session.desk.clock.today()
        self._directory = Directory()
        self._refusals: list[Refusal] = []
        self._repeated: list[Repeated] = []
        self._in_file: dict[str, set[int]] = defaultdict(set)
        self._taken: list[PlannedContact] = []

    def plan(self) -> Plan[PlannedContact]:
        self._directory = read_directory(self._session, self._progress)
        rows = self._progress.through("بررسی سطرها", self._source.rows)
        candidates = [one for row in rows for one in self._proved(read_contact(row, self._today))]
        candidates = list(self._without_twins(candidates))
        fresh = [one for one in candidates if not one.known]
        self._lay_out(fresh)
        amended = list(self._amended([one for one in candidates if one.known]))
        return Plan(
            kind=Kind.CONTACT,
            source=self._source,
            of=len(self._source.rows),
            taken=tuple(self._taken),
            amended=tuple(amended),
            repeated=tuple(self._repeated),
            refusals=tuple(sorted(self._refusals, key=lambda one: one.row)),
        )

    def _refuse(self, row: int, field: str, reason: str) -> None:
        self._refusals.append(refusal(Kind.CONTACT, row, field, reason))

    def _proved(self, read: RowContact) -> Iterator[_Candidate]:
        """The row as a candidate, if the form would take it."""
        for field, reason in read.problems:
            self._refuse(read.row, field, reason)
        draft = read.draft
        if read.parent:
            draft = replace(draft, parent_id=_SOME_RECORD)
        try:
            tidied, phones = checked(draft, self._area)
        except InvalidFields as error:
            told = {field for field, _reason in read.problems}
            for problem in error.problems:
                if problem.field not in told and "" not in told:
                    self._refuse(read.row, problem.field, problem.message)
            return
        if not read.problems:
            yield _Candidate(read, tidied, phones)

    def _without_twins(self, candidates: Sequence[_Candidate]) -> Iterator[_Candidate]:
        """Candidates that are neither in the directory nor twice in the file."""
        identities: dict[str, int] = {}
        whole: dict[object, int] = {}
        for one in candidates:
            row, identity = one.read.row, one.draft.identity_number
            unit = self._source.unit
            first = whole.setdefault(_content(one), row)
            if first != row:
                reason = persian_digits(f"همان {unit} {first} است.")
                self._repeated.append(Repeated(row, one.draft.name, reason))
                continue
            if identity and identities.setdefault(identity, row) != row:
                other = persian_digits(f"{unit} {identities[identity]}")
                reason = f"این کد یا شناسه در {other} هم آمده است."
                self._refuse(row, "identity_number", reason)
                continue
            same = self._directory.same_as(one.draft, one.phones, one.read.parent)
            if same is not None and self._repeats is Repeats.SKIP:
                reason = f"{same[1]} در دفتر هست: «{self._directory.names[same[0]]}»."
                self._repeated.append(Repeated(row, one.draft.name, reason))
                continue
            yield replace(one, known=same[0] if same else 0)

    # -- links -----------------------------------------------------------------------------

    def _lay_out(self, fresh: Sequence[_Candidate]) -> None:
        """Plan the new contacts, those others hang below first."""
        waiting = {
            place: one
            for place, one in enumerate(fresh)
            if one.draft.kind is not ContactKind.PERSON
        }
        keys: dict[str, set[int]] = defaultdict(set)
        for place, one in waiting.items():
            for key in _keys(one.draft.name, one.read.parent):
                keys[key].add(place)
        while waiting:
            ready = [
                place
                for place, one in waiting.items()
                if not self._waits(place, one, waiting, keys)
            ]
            if not ready:
                for one in waiting.values():
                    self._refuse(one.read.row, "parent", "واحدها در حلقه از یکدیگرند.")
                break
            for place in ready:
                self._take(waiting.pop(place))
        for one in fresh:
            if one.draft.kind is ContactKind.PERSON:
                self._take(one)

    @staticmethod
    def _waits(
        place: int,
        one: _Candidate,
        waiting: dict[int, _Candidate],
        keys: dict[str, set[int]],
    ) -> bool:
        """Whether what a unit is of stands in the file and is not planned yet."""
        if not one.read.parent:
            return False
        return bool((keys.get(search_key(one.read.parent), set()) & waiting.keys()) - {place})

    def _take(self, one: _Candidate) -> None:
        row, place = one.read.row, len(self._taken)
        problems = len(self._refusals)
        parent = self._link(row, "parent", one.read.parent)
        organisations = self._links(one)
        if len(self._refusals) > problems:
            self._forget_from(place)
            return
        draft = replace(one.draft, parent_id=None)
        planned = PlannedContact(row, draft, one.phones, parent, organisations)
        self._taken.append(planned)
        if draft.kind is not ContactKind.PERSON:
            for key in _keys(draft.name, one.read.parent):
                self._in_file[key].add(len(self._taken) - 1)

    def _links(self, one: _Candidate) -> tuple[Link, ...]:
        row = one.read.row
        return tuple(self._link(row, "organisation", name) for name in one.read.organisations)

    def _forget_from(self, place: int) -> None:
        """Nothing of a refused row is kept, nor what was to be made for it."""
        for places in self._in_file.values():
            places -= set(range(place, len(self._taken)))
        del self._taken[place:]

    def _link(self, row: int, field: str, name: str) -> Link:
        """The organisation of this name: of the directory, of the file, or made on the way."""
        if not name:
            return None
        key = search_key(name)
        here = self._in_file.get(key, set())
        there = self._directory.organisations.get(key, set())
        if len(here) + len(there) > 1:
            self._refuse(row, field, _AMBIGUOUS.format(name))
            return None
        if there:
            return next(iter(there))
        return InFile(next(iter(here)) if here else self._made_on_the_way(row, field, name))

    def _made_on_the_way(self, row: int, field: str, name: str) -> int:
        """An organisation rows only name is added too; otherwise their posts would hang nowhere."""
        try:
            draft, phones = checked(
                ContactDraft(kind=ContactKind.ORGANISATION, name=name), self._area
            )
        except InvalidFields as error:
            self._refuse(row, field, error.message)
            return 0
        self._taken.append(PlannedContact(0, draft, phones, None, ()))
        self._in_file[search_key(name)].add(len(self._taken) - 1)
        return len(self._taken) - 1

    # -- what is known already -----------------------------------------------------------------

    def _amended(self, known: Sequence[_Candidate]) -> Iterator[PlannedContact]:
        """What the file adds to contacts of the directory; nothing that stands there is lost."""
        ids = sorted({one.known for one in known})
        standing = standing_drafts(self._session, ids)
        amended: dict[int, int] = {}
        for one in known:
            first = amended.setdefault(one.known, one.read.row)
            if first != one.read.row:
                other = persian_digits(f"{self._source.unit} {first}")
                self._refuse(one.read.row, "", f"همین شخص یا دستگاه در {other} هم آمده است.")
                continue
            yield from self._added_to(one, *standing[one.known])

    def _added_to(
        self, one: _Candidate, before: ContactDraft, version: int
    ) -> Iterator[PlannedContact]:
        row, place = one.read.row, len(self._taken)
        problems = len(self._refusals)
        links = self._links(one)
        try:
            merged, phones, organisations = self._merged(before, one, links)
        except InvalidFields as error:
            for problem in error.problems:
                self._refuse(row, problem.field, problem.message)
        if len(self._refusals) > problems:
            self._forget_from(place)
        elif merged == replace(before, parent_id=None):
            reason = f"در دفتر هست و چیزی بر آن نمی‌افزاید: «{before.name}»."
            self._repeated.append(Repeated(row, one.draft.name, reason))
        else:
            yield PlannedContact(
                row, merged, phones, before.parent_id, organisations, one.known, version
            )

    def _merged(
        self, before: ContactDraft, one: _Candidate, links: Sequence[Link]
    ) -> tuple[ContactDraft, tuple[Telephone, ...], tuple[Link, ...]]:
        new = one.draft
        stood, old_phones = checked(replace(before, parent_id=_SOME_RECORD), self._area)
        dialled = {(phone.e164, phone.extension) for phone in old_phones}
        added = [
            PhoneDraft(number=phone.shown, label=draft.label)
            for draft, phone in zip(new.phones, one.phones, strict=True)
            if (phone.e164, phone.extension) not in dialled
        ]
        held: set[tuple[str, Link]] = {
            (position.title, where)
            for position in stood.positions
            for where in (position.organisation_id, None)
        }
        pairs = [
            (position, link)
            for position, link in zip(new.positions, links, strict=True)
            if (position.title, link) not in held
        ]
        names = {search_key(name) for name in (before.name, *before.aliases)}
        other_names = (new.name, *new.aliases)
        merged, phones = checked(
            replace(
                stood,
                honorific=new.honorific or stood.honorific,
                identity_number=stood.identity_number or new.identity_number,
                city=new.city or stood.city,
                address=new.address or stood.address,
                note=_joined(stood.note, new.note),
                aliases=(*stood.aliases, *(n for n in other_names if search_key(n) not in names)),
                phones=(*stood.phones, *added),
                positions=(*stood.positions, *(position for position, _link in pairs)),
            ),
            self._area,
        )
        organisations = (
            *(position.organisation_id for position in stood.positions),
            *(link for _position, link in pairs),
        )
        return replace(merged, parent_id=None), phones, organisations


def _joined(before: str, new: str) -> str:
    return before if new in before else f"{before}\n{new}".strip()


def _keys(name: str, parent: str) -> tuple[str, ...]:
    """By what posts and units may name an organisation."""
    folded = search_key(name)
    return (folded, f"{search_key(parent)} {folded}") if parent else (folded,)


def _content(one: _Candidate) -> object:
    """What two rows have in common when they are the same."""
    draft = one.draft
    return (
        replace(draft, phones=(), positions=(), request_key=_NO_KEY),
        tuple((phone.e164, phone.extension) for phone in one.phones),
        tuple(phone.label for phone in draft.phones),
        draft.positions,
        one.read.parent,
        one.read.organisations,
    )


_NO_KEY = ContactDraft().request_key


def plan_contacts(
    session: OfficeSession,
    source: Source,
    *,
    repeats: Repeats = Repeats.SKIP,
    progress: Progress | None = None,
) -> Plan[PlannedContact]:
    """Prove every row as a contact; nothing is written.

    Args:
        session: Where to ask.
        source: The file's rows by field.
        repeats: What is done with rows the directory already has.
        progress: Told of each row.

    Raises:
        NotAllowed: The operator may not bring contacts in.
        Cancelled: By `progress`.
    """
    require(session.desk.operator, Right.EDIT_CONTACTS)
    return _Planner(session, source, repeats, progress or Progress()).plan()
