"""Petitions of a public day from the inspection office's list: proved as the form proves them.

A petition is known again by its SAMAD code, or by who brings what. Whatever is there already is
shown beside what the file says, and the person decides what is done with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from sqlalchemy import select

from app.access import Right, require
from app.changes import Kind
from app.contacts import ContactKind
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.exchange.directory import Directory, read_directory
from app.exchange.rows import Plan, Refusal, Repeated, Repeats, Source, refusal
from app.exchange.visit_rows import read_visit
from app.progress import Progress
from app.public_days.deeds import seen_day
from app.session import OfficeSession
from app.text import persian_digits, search_key
from app.visits.drafts import VisitDraft
from app.visits.proving import CheckedVisit, checked_visit
from app.visits.receiving import TAKES_PETITIONERS
from app.visits.states import PetitionKind, SpecialStatus, VisitState
from app.visits.tables import VISITS
from app.visits.texts import PUBLIC_DAY_STATES
from app.visits.whole import visit_draft

NO_DAY: Final = "روز ملاقات عمومی را بگویید."

#: Of a matter in a sentence.
_LONGEST: Final = 60

_SAME_MATTER: Final = "موضوع هر دو: «{}»"
_OTHER_MATTER: Final = "آنجا: «{}»؛ اینجا: «{}»"


@dataclass(frozen=True)
class PlannedVisit:
    """A petition proved.

    Attributes:
        visitor_id: The directory's person it plainly is of; `agency_id` its agency.
        visit_id: The petition of the day it completes; None of a new one.
        version: Of that petition, as it was read.
    """

    row: int
    draft: VisitDraft
    visitor_id: int | None = None
    agency_id: int | None = None
    visit_id: int | None = None
    version: int = 0


@dataclass(frozen=True)
class VisitPlan(Plan[PlannedVisit]):
    """Petitions proved against a day's list.

    Attributes:
        listed: The petitions that stood on it, each with its version.
    """

    public_day_id: int = 0
    listed: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Known:
    """A petition a row is held against: one of the day's list, or an earlier row.

    Attributes:
        where: It in a sentence.
        petition: What petitions are told apart by.
        visit_id: None of a row.
    """

    where: str
    petition: Mapping[str, Any]
    visit_id: int | None = None
    version: int = 0


def is_same_person(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two petitions are plainly of one person: by his id, or his name and telephone.

    Where one says less than the other, a name is too little: their matter must be the same too.
    """
    if one["national_id"] and other["national_id"]:
        return bool(one["national_id"] == other["national_id"])
    if search_key(one["visitor_name"]) != search_key(other["visitor_name"]):
        return False
    if one["phone_number"] and other["phone_number"]:
        return bool(one["phone_number"] == other["phone_number"])
    fathers = {search_key(each["father_name"]) for each in (one, other)} - {""}
    if len(fathers) > 1:
        return False
    says_more = any(each["national_id"] or each["phone_number"] for each in (one, other))
    return not says_more or matter_of(one) == matter_of(other)


def matter_of(petition: Mapping[str, Any]) -> str:
    """What a petition is about, folded."""
    return search_key(petition["problem"] or petition["subject"]).replace(" ", "")


def day_list(session: OfficeSession, public_day_id: int) -> list[dict[str, Any]]:
    """The petitions of a day this operator may see; who withdrew may come again."""
    rows = session.execute(
        select(VISITS)
        .where(
            VISITS.c.public_day_id == public_day_id,
            VISITS.c.state != VisitState.WITHDRAWN.value,
            VISITS.c.classification <= int(session.desk.operator.clearance),
        )
        .order_by(VISITS.c.id)
    ).mappings()
    return [dict(row) for row in rows]


def versions_of(petitions: Iterable[Mapping[str, Any]]) -> tuple[tuple[int, int], ...]:
    """What tells one state of a list from another."""
    return tuple((one["id"], one["version"]) for one in petitions)


def require_open_day(session: OfficeSession, public_day_id: int | None) -> int:
    """The day whose list is still open.

    Raises:
        InvalidInput: No day is named.
        NotAllowed: It takes nobody any more.
        NotFound: There is no such day.
    """
    if public_day_id is None:
        raise InvalidInput("public_day_id", NO_DAY)
    day = seen_day(session, public_day_id)
    if day["state"] not in TAKES_PETITIONERS:
        state = PUBLIC_DAY_STATES[day["state"]]
        words = f"ملاقات عمومی {day['number']} در وضعیت «{state}» است و متقاضی تازه نمی‌پذیرد."
        raise NotAllowed(persian_digits(words))
    return public_day_id


def plan_visits(
    session: OfficeSession,
    source: Source,
    public_day_id: int | None,
    *,
    repeats: Repeats = Repeats.SKIP,
    progress: Progress | None = None,
) -> VisitPlan:
    """Prove every row as a petition of a public day; nothing is written.

    Raises:
        NotAllowed: The operator may not, or the day takes nobody any more.
        InvalidInput: No day is named.
        NotFound: There is no such day.
        Cancelled: By `progress`.
    """
    require(session.desk.operator, Right.RECEIVE_VISITS)
    day = require_open_day(session, public_day_id)
    progress = progress or Progress()
    proof = _Proof(session, source, day, repeats, read_directory(session, progress))
    for row in progress.through("بررسی سطرها", source.rows):
        draft, problems = read_visit(row, day)
        proof.row(row.number, draft, problems)
    return VisitPlan(
        kind=Kind.VISIT,
        source=source,
        of=len(source.rows),
        taken=tuple(proof.taken),
        amended=tuple(proof.amended),
        repeated=tuple(proof.repeated),
        refusals=tuple(proof.refusals),
        public_day_id=day,
        listed=proof.listed,
    )


class _Proof:
    """The rows of a list, held against the day's petitions and each other.

    Attributes:
        taken: Those to be written.
        amended: Petitions of the day with what the file adds to them.
        repeated: Those that are there already.
        refusals: What is wrong with the others.
        listed: What stood on the day's list.
    """

    def __init__(
        self,
        session: OfficeSession,
        source: Source,
        public_day_id: int,
        repeats: Repeats,
        directory: Directory,
    ) -> None:
        self._session, self._source = session, source
        self._repeats, self._directory = repeats, directory
        self._known: dict[tuple[str, str], list[Known]] = {}
        self._completed: set[int] = set()
        listed = day_list(session, public_day_id)
        self.listed = versions_of(listed)
        for one in listed:
            where = persian_digits(f"همان ملاقات {one['number']} این روز است")
            self._remember(Known(where, one, one["id"], one["version"]))
        self.taken: list[PlannedVisit] = []
        self.amended: list[PlannedVisit] = []
        self.repeated: list[Repeated] = []
        self.refusals: list[Refusal] = []

    def row(self, number: int, draft: VisitDraft, problems: list[tuple[str, str]]) -> None:
        """Prove one row."""
        checked = self._checked(draft, problems)
        if problems or checked is None:
            self.refusals += [refusal(Kind.VISIT, number, name, words) for name, words in problems]
            return
        petition = _columns(checked)
        same, is_other = self._same(petition)
        if same is not None and not (is_other and self._repeats is Repeats.ADD):
            self._again(number, checked.draft, petition, same, is_other=is_other)
            return
        where = persian_digits(f"همان {self._source.unit} {number} است")
        self._remember(Known(where, petition))
        self.taken.append(self._planned(number, checked))

    def _checked(self, draft: VisitDraft, problems: list[tuple[str, str]]) -> CheckedVisit | None:
        """The form's own check; what cannot be read is not told of twice."""
        told = {name for name, _words in problems}
        if "" in told:
            return None
        try:
            return checked_visit(self._session, draft)
        except InvalidFields as error:
            problems += [
                (one.field, one.message) for one in error.problems if one.field not in told
            ]
        return None

    def _remember(self, known: Known) -> None:
        for key in _keys(known.petition):
            self._known.setdefault(key, []).append(known)

    def _same(self, petition: Mapping[str, Any]) -> tuple[Known | None, bool]:
        """The petition a row repeats, and whether its matter is another one."""
        near = [one for key in _keys(petition) for one in self._known.get(key, ())]
        code = petition["samad_code"]
        found = [one for one in near if is_same_person(one.petition, petition)]
        alike = [one for one in near if code and one.petition["samad_code"] == code]
        alike += [one for one in found if matter_of(one.petition) == matter_of(petition)]
        if alike:
            return alike[0], False
        return (found[0], True) if found else (None, False)

    def _again(
        self,
        number: int,
        draft: VisitDraft,
        petition: Mapping[str, Any],
        same: Known,
        *,
        is_other: bool,
    ) -> None:
        """A row that is there already: it completes what is there, or is shown beside it."""
        may_complete = self._repeats is Repeats.UPDATE and not is_other
        if may_complete and same.visit_id is not None and same.visit_id not in self._completed:
            own = visit_draft(self._session, same.visit_id)
            whole = _completed(own, draft)
            if whole != own:
                self._completed.add(same.visit_id)
                self.amended.append(
                    PlannedVisit(number, whole, visit_id=same.visit_id, version=same.version)
                )
                return
        there, shown = _shown(same.petition), _shown(petition)
        beside = _OTHER_MATTER.format(there, shown) if there != shown else ""
        reason = f"{same.where}؛ {beside or _SAME_MATTER.format(shown)}."
        self.repeated.append(Repeated(number, draft.visitor_name, reason))

    def _planned(self, number: int, checked: CheckedVisit) -> PlannedVisit:
        draft, directory = checked.draft, self._directory
        agencies = directory.organisations.get(search_key(draft.agency), set())
        agency = next(iter(agencies)) if draft.agency and len(agencies) == 1 else None
        return PlannedVisit(number, draft, _visitor(directory, checked), agency)


def _columns(checked: CheckedVisit) -> dict[str, Any]:
    """What of a draft petitions are told apart by."""
    draft = checked.draft
    names = (
        "visitor_name",
        "father_name",
        "national_id",
        "problem",
        "subject",
        "samad_code",
    )
    dialled = checked.telephone.e164 if checked.telephone else ""
    return {name: getattr(draft, name) for name in names} | {"phone_number": dialled}


def _keys(petition: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Under what a petition is looked for."""
    yield "name", search_key(petition["visitor_name"])
    for name in ("national_id", "samad_code"):
        if petition[name]:
            yield name, petition[name]


def _shown(petition: Mapping[str, Any]) -> str:
    """What a petition is about, in a line of a report."""
    line = " ".join((petition["problem"] or petition["subject"]).split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"


#: What a row never completes.
_NO_GAP: Final = frozenset({"path", "channel", "classification", "is_present", "request_key"})
_USUAL: Final = (None, "", SpecialStatus.NONE, PetitionKind.REQUEST)


def _completed(own: VisitDraft, row: VisitDraft) -> VisitDraft:
    """A petition with what a row has where it says nothing."""
    more = {
        field.name: getattr(row, field.name)
        for field in fields(VisitDraft)
        if field.name not in _NO_GAP
        and getattr(own, field.name) in _USUAL
        and getattr(row, field.name) not in _USUAL
    }
    return replace(own, **more)


def _visitor(directory: Directory, checked: CheckedVisit) -> int | None:
    """The person with this national id, or with this name and telephone."""
    draft = checked.draft
    if draft.national_id in directory.by_identity:
        return directory.by_identity[draft.national_id]
    number = checked.telephone.e164 if checked.telephone else None
    for one in directory.by_name.get(search_key(draft.visitor_name), ()):
        if directory.kinds[one] is ContactKind.PERSON and number in directory.numbers.get(one, ()):
            return one
    return None
