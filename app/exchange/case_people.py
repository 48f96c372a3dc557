"""Members of a case from the list the other side sends: proved as the dossier proves them.

Somebody is known again by his passport, else by his name. All of a file comes in as one step of the
case, and goes back with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed, StaleRecord
from app.exchange.bulk import ImportResult, write_down
from app.exchange.case_people_rows import read_person
from app.exchange.rows import Plan, Refusal, Repeated, Repeats, Source, refusal
from app.progress import Progress
from app.protocol.deeds import CASE_TABLES, seen_case
from app.protocol.drafts import PersonDraft
from app.protocol.people import MOST_PEOPLE, checked_people, people_as_typed, save_people
from app.protocol.rules import protocol_rules
from app.protocol.states import OVER, CaseState, PersonRole, Visa
from app.protocol.tables import VEHICLES
from app.protocol.texts import CASE_STATES
from app.session import OfficeSession
from app.text import latin_digits, persian_digits, search_key, tidy

NO_CASE: Final = "بگویید اعضا از کدام پرونده تشریفات‌اند."
IS_OVER: Final = "پرونده {number} «{state}» است و دیگر تغییر نمی‌کند."
ONE_HEAD: Final = "هیأت یک رئیس دارد، و آن «{name}» است."
NO_ROOM: Final = f"بیش از {MOST_PEOPLE} نفر در یک پرونده نمی‌گنجند."
MOVED_ON: Final = "فهرست این پرونده در این میان تغییر کرد؛ پرونده را دوباره بررسی کنید."

#: What a row never completes, and what says nothing.
_NO_GAP: Final = frozenset({"id", "role", "seat"})
_USUAL: Final = (None, "", Visa.UNSAID)


@dataclass(frozen=True)
class PlannedPerson:
    """A member proved; its draft has the id of the line it completes."""

    row: int
    draft: PersonDraft


@dataclass(frozen=True)
class PeoplePlan(Plan[PlannedPerson]):
    """Members proved against the list of a case.

    Attributes:
        version: Of the case, as it was read.
    """

    case_id: int = 0
    version: int = 0


def plan_people(
    session: OfficeSession,
    source: Source,
    case_id: int | None,
    *,
    repeats: Repeats = Repeats.SKIP,
    progress: Progress | None = None,
) -> PeoplePlan:
    """Prove every row as somebody of a case; nothing is written.

    Raises:
        NotAllowed: The operator may not, or the case is over.
        InvalidInput: No case is named.
        NotFound: There is no such case.
        Cancelled: By `progress`.
    """
    require(session.desk.operator, Right.RUN_PROTOCOL)
    if case_id is None:
        raise InvalidInput("case_id", NO_CASE)
    case = seen_case(session, case_id)
    if CaseState(case["state"]) in OVER:
        words = IS_OVER.format(number=case["number"], state=CASE_STATES[case["state"]])
        raise NotAllowed(persian_digits(words))
    proof = _Proof(session, source, case_id, repeats)
    today = session.desk.clock.today()
    for row in (progress or Progress()).through("بررسی سطرها", source.rows):
        draft, problems = read_person(row, proof.ranks, proof.vehicles, today)
        proof.row(row.number, draft, problems)
    return PeoplePlan(
        kind=Kind.PROTOCOL_CASE,
        source=source,
        of=len(source.rows),
        taken=tuple(proof.taken),
        amended=tuple(proof.amended),
        repeated=tuple(proof.repeated),
        refusals=tuple(proof.refusals),
        case_id=case_id,
        version=case["version"],
    )


class _Proof:
    """The rows of a list, held against whoever belongs to the case and each other.

    Attributes:
        ranks: Keys of the office's ranks, by their folded names.
        vehicles: Cars of the case, by title and plate.
        taken: Those to be added; `amended` those the file completes.
        repeated: Those that are there already.
        refusals: What is wrong with the others.
    """

    def __init__(
        self, session: OfficeSession, source: Source, case_id: int, repeats: Repeats
    ) -> None:
        self._session, self._source, self._repeats = session, source, repeats
        self.ranks = {search_key(one.name): one.key for one in protocol_rules(session).ranks}
        self.vehicles: Mapping[str, int] = {
            search_key(row[name]): number
            for number, row in CASE_TABLES.rows(session, VEHICLES.name, case_id).items()
            for name in ("plate", "title")
            if row[name]
        }
        self._head = ""
        self._known: dict[tuple[str, str], tuple[str, PersonDraft | None]] = {}
        there = people_as_typed(session, case_id)
        self._room = MOST_PEOPLE - len(there)
        for one in there:
            self._remember("در فهرست پرونده هست", one, one)
        self.taken: list[PlannedPerson] = []
        self.amended: list[PlannedPerson] = []
        self.repeated: list[Repeated] = []
        self.refusals: list[Refusal] = []

    def _remember(self, where: str, person: PersonDraft, own: PersonDraft | None) -> None:
        for key in _keys(person):
            self._known.setdefault(key, (where, own))
        if person.role is PersonRole.HEAD:
            self._head = person.name or person.organisation

    def row(self, number: int, draft: PersonDraft, problems: list[tuple[str, str]]) -> None:
        """Prove one row."""
        checked = None if problems else self._checked(draft, problems)
        same = self._same(checked) if checked is not None else None
        if checked is not None and same is None:
            problems += self._too_many(checked)
        if problems or checked is None:
            self.refusals += [
                refusal(Kind.PROTOCOL_CASE, number, name, words) for name, words in problems
            ]
        elif same is not None:
            self._again(number, checked, *same)
        else:
            where = persian_digits(f"همان {self._source.unit} {number} است")
            self._remember(where, checked, None)
            self.taken.append(PlannedPerson(number, checked))

    def _checked(self, draft: PersonDraft, problems: list[tuple[str, str]]) -> PersonDraft | None:
        """The dossier's own check."""
        try:
            found = checked_people(self._session, [draft])
        except InvalidFields as error:
            problems += [("", one.message) for one in error.problems]
            return None
        if not found:
            problems.append(("name", "نام را بنویسید."))
            return None
        return found[0]

    def _too_many(self, person: PersonDraft) -> list[tuple[str, str]]:
        """Why a case takes nobody else like him."""
        found = []
        if person.role is PersonRole.HEAD and self._head:
            found.append(("role", ONE_HEAD.format(name=self._head)))
        if len(self.taken) >= self._room:
            found.append(("", persian_digits(NO_ROOM)))
        return found

    def _same(self, person: PersonDraft) -> tuple[str, PersonDraft | None] | None:
        """Whom a row repeats; one of another passport is another, whatever he is called."""
        for key in _keys(person):
            found = self._known.get(key)
            if found is None:
                continue
            own = found[1]
            differs = own is not None and own.passport and person.passport
            if not differs or (own is not None and own.passport == person.passport):
                return found
        return None

    def _again(self, number: int, person: PersonDraft, where: str, own: PersonDraft | None) -> None:
        if own is not None and self._repeats is Repeats.UPDATE:
            whole, problems = _completed(own, person), list[tuple[str, str]]()
            if whole != own and all(one.draft.id != own.id for one in self.amended):
                if self._checked(whole, problems) is not None:
                    self.amended.append(PlannedPerson(number, whole))
                self.refusals += [
                    refusal(Kind.PROTOCOL_CASE, number, name, words) for name, words in problems
                ]
                return
        self.repeated.append(Repeated(number, person.name or person.organisation, f"{where}."))


def _keys(person: PersonDraft) -> list[tuple[str, str]]:
    """Under what somebody is known, the surest first."""
    passport = latin_digits(tidy(person.passport)).upper()
    keys = [("passport", passport)] if passport else []
    name = search_key(person.name or person.second_name)
    return [*keys, ("name", name)] if name else keys


def _completed(own: PersonDraft, row: PersonDraft) -> PersonDraft:
    """Somebody with what a row has where the case says nothing of him."""
    more: dict[str, Any] = {
        one.name: getattr(row, one.name)
        for one in fields(PersonDraft)
        if one.name not in _NO_GAP
        and getattr(own, one.name) in _USUAL
        and getattr(row, one.name) not in _USUAL
    }
    return replace(own, **more)


def import_people(
    session: OfficeSession,
    plan: PeoplePlan,
    progress: Progress | None = None,
    mapping_name: str = "",
) -> Changes[ImportResult]:
    """Write everybody of a plan into the list of its case, as one step.

    Raises:
        NotAllowed: The operator may not, or the case is over.
        StaleRecord: The case changed since the proof, or this plan is written already.
        Cancelled: By `progress`; nothing was written.
    """
    require(session.desk.operator, Right.RUN_PROTOCOL)
    (progress or Progress()).begin("نوشتن در پرونده")
    planned = (*plan.amended, *plan.taken)
    kinds: frozenset[Kind] = frozenset()
    if planned:
        if seen_case(session, plan.case_id)["version"] != plan.version:
            raise StaleRecord(MOVED_ON)
        completed = {one.draft.id: one.draft for one in plan.amended}
        there = [completed.get(one.id, one) for one in people_as_typed(session, plan.case_id)]
        people = [*there, *(one.draft for one in plan.taken)]
        kinds = save_people(session, plan.case_id, plan.version, people).kinds
    import_id = write_down(session, plan, (), mapping_name, {}, written=len(plan.taken))
    result = ImportResult(
        import_id, len(plan.taken), len(plan.amended), 0, len(plan.repeated), plan.refused_rows
    )
    return changed(result, *kinds)
