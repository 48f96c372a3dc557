"""Results the inspection office sends back in a spreadsheet, each written to its petition.

A petition is found by its number, its SAMAD code or its line in the list, within one day; where a
row has several of them they must name the same, and so must the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import InvalidInput
from app.exchange.bulk import ImportResult, write_down
from app.exchange.cells import day_of, digits_of, is_empty, text_of
from app.exchange.rows import Plan, Refusal, Repeated, Repeats, Source, SourceRow, refusal
from app.exchange.visits import NO_DAY, day_list
from app.limits import checked_length
from app.progress import Progress
from app.public_days.deeds import seen_day
from app.public_days.results import NOT_YET, WORDS, result_in
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, latin_digits, persian_digits, search_key, tidy
from app.visits.drafts import ResultDraft
from app.visits.states import VisitState
from app.visits.texts import VISIT_STATES

#: What a petition can be found by, and the column of it.
_FOUND_BY: Final = {
    "visit_number": "number",
    "samad_code": "samad_code",
    "list_number": "list_number",
}
_NAMELESS: Final = "شماره ملاقات، کد سماد یا ردیف فهرست را بنویسید."
_TAKES_RESULT: Final = frozenset({VisitState.HANDED_OVER.value, VisitState.RESULT_IN.value})


@dataclass(frozen=True)
class PlannedResult:
    """A result proved, with the petition and the version it was read at."""

    row: int
    visit_id: int
    version: int
    draft: ResultDraft


def plan_results(
    session: OfficeSession,
    source: Source,
    public_day_id: int | None,
    *,
    repeats: Repeats = Repeats.SKIP,
    progress: Progress | None = None,
) -> Plan[PlannedResult]:
    """Prove every row as the result of a petition of a day; nothing is written.

    Args:
        session: Where to ask.
        source: The file.
        public_day_id: The day.
        repeats: Whether a result that is there already, and says otherwise, is written anew.
        progress: Told of each row.

    Raises:
        NotAllowed: The operator may not hold public days.
        InvalidInput: No day is named.
        NotFound: There is no such day.
        Cancelled: By `progress`.
    """
    require(session.desk.operator, Right.HOLD_PUBLIC_DAYS)
    if public_day_id is None:
        raise InvalidInput("public_day_id", NO_DAY)
    seen_day(session, public_day_id)
    proof = _Proof(session, source, public_day_id, repeats)
    for row in (progress or Progress()).through("بررسی سطرها", source.rows):
        proof.row(row)
    return Plan(
        kind=Kind.PUBLIC_DAY,
        source=source,
        of=len(source.rows),
        taken=tuple(proof.taken),
        amended=(),
        repeated=tuple(proof.repeated),
        refusals=tuple(proof.refusals),
    )


class _Proof:
    """The rows of a file, held against the petitions of a day and each other.

    Attributes:
        taken: Results to be written.
        repeated: Those that are there already.
        refusals: What is wrong with the others.
    """

    def __init__(
        self, session: OfficeSession, source: Source, public_day_id: int, repeats: Repeats
    ) -> None:
        self._source, self._repeats = source, repeats
        self._today = session.desk.clock.today()
        self._found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for petition in day_list(session, public_day_id):
            for field, column in _FOUND_BY.items():
                if petition[column]:
                    self._found[field, search_key(petition[column])].append(petition)
        self._rows: dict[int, int] = {}
        self.taken: list[PlannedResult] = []
        self.repeated: list[Repeated] = []
        self.refusals: list[Refusal] = []

    def row(self, row: SourceRow) -> None:
        """Prove one row."""
        values, problems = _read(row, self._today)
        petition = None if row.problem else self._petition(values, problems)
        draft = ResultDraft(
            words=values.get("words", ""), number=values.get("number", ""), on=values.get("on")
        )
        if not row.problem:
            problems += _wrong(draft, self._today, {name for name, _words in problems})
        if petition is not None:
            problems += self._unfit(row.number, petition)
        if problems or petition is None:
            self.refusals += [
                refusal(Kind.PUBLIC_DAY, row.number, name, words) for name, words in problems
            ]
            return
        if petition["state"] == VisitState.RESULT_IN.value and self._stands(row, petition, draft):
            return
        planned = PlannedResult(row.number, petition["id"], petition["version"], draft)
        self.taken.append(planned)

    def _petition(
        self, values: Mapping[str, Any], problems: list[tuple[str, str]]
    ) -> dict[str, Any] | None:
        """The one petition a row names."""
        named = {field: values[field] for field in _FOUND_BY if values.get(field)}
        unread = {name for name, _words in problems} & _FOUND_BY.keys()
        if not named or unread:
            if not unread:
                problems.append(("", _NAMELESS))
            return None
        found: dict[int, dict[str, Any]] = {}
        for field, typed in named.items():
            those = self._found.get((field, search_key(typed)), [])
            if len(those) != 1:
                how = "نیست" if not those else "بیش از یکی است"
                words = f"«{typed}» در فهرست این روز {how}."
                problems.append((field, persian_digits(words)))
            found |= {one["id"]: one for one in those}
        if len(found) > 1:
            numbers = " و ".join(one["number"] for one in found.values())
            problems.append(("", persian_digits(f"این سطر هم‌زمان از {numbers} است.")))
        if len(found) != 1:
            return None
        (petition,) = found.values()
        _name_fits(values, petition, problems)
        return petition

    def _unfit(self, row: int, petition: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Why a petition takes no result of this row."""
        number = petition["number"]
        first = self._rows.setdefault(petition["id"], row)
        if first != row:
            words = f"نتیجه ملاقات {number} در {self._source.unit} {first} هم هست."
            yield "", persian_digits(words)
        if petition["state"] not in _TAKES_RESULT:
            state = VISIT_STATES[petition["state"]]
            words = f"ملاقات {number} در وضعیت «{state}» است و نتیجه نمی‌گیرد."
            yield "", persian_digits(words)

    def _stands(self, row: SourceRow, petition: Mapping[str, Any], draft: ResultDraft) -> bool:
        """Pass over what is there already, unless it says otherwise and shall be written anew."""
        own, here = tidy(petition["result"], multiline=True), tidy(draft.words, multiline=True)
        same = own == here and latin_digits(draft.number) == petition["result_number"]
        if not same and self._repeats is Repeats.UPDATE:
            return False
        beside = "همین نتیجه ثبت است." if same else f"آنجا: «{own}»؛ اینجا: «{here}»."
        self.repeated.append(Repeated(row.number, petition["visitor_name"], beside))
        return True


def _read(row: SourceRow, today: date) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """A row's values by field, and the fields that cannot be read."""
    if row.problem:
        return {}, [("", row.problem)]
    values: dict[str, Any] = {}
    problems: list[tuple[str, str]] = []
    for one in row.cells:
        if is_empty(one.cell):
            continue
        try:
            if one.field == "on":
                values["on"] = day_of(one.cell, today)[0]
            elif one.field in _FOUND_BY or one.field == "number":
                values[one.field] = latin_digits(tidy(digits_of(one.cell)))
            else:
                values[one.field] = text_of(one.cell)
        except ValueError as error:
            problems.append((one.field, str(error)))
    return values, problems


def _wrong(draft: ResultDraft, today: date, told: set[str]) -> Iterator[tuple[str, str]]:
    """What the form would say of a result."""
    found: list[InvalidInput] = []
    words = checked_length("words", tidy(draft.words, multiline=True), LONG_LIMIT, found)
    checked_length("number", draft.number, SHORT_LIMIT, found)
    if not words:
        found.append(InvalidInput("words", WORDS))
    if draft.on is not None and draft.on > today:
        found.append(InvalidInput("on", NOT_YET))
    return ((one.field, one.message) for one in found if one.field not in told)


def _name_fits(
    values: Mapping[str, Any], petition: Mapping[str, Any], problems: list[tuple[str, str]]
) -> None:
    typed, own = values.get("visitor_name", ""), petition["visitor_name"]
    if typed and search_key(typed) != search_key(own):
        words = f"در دفتر این ملاقات از «{own}» است، نه «{tidy(typed)}»."
        problems.append(("visitor_name", words))


def import_results(
    session: OfficeSession,
    plan: Plan[PlannedResult],
    progress: Progress | None = None,
    mapping_name: str = "",
) -> Changes[ImportResult]:
    """Write every result of a plan to its petition; each goes back as its newest step.

    Raises:
        NotAllowed: The operator may not, or as for a result that is typed.
        StaleRecord: A petition changed since the proof.
        Cancelled: By `progress`; nothing was written.
    """
    require(session.desk.operator, Right.HOLD_PUBLIC_DAYS)
    progress = progress or Progress()
    kinds: frozenset[Kind] = frozenset()
    # In the order of their ids, so that two desks never wait for each other.
    planned = sorted(plan.taken, key=lambda one: one.visit_id)
    for one in progress.through("نوشتن نتیجه‌ها", planned):
        kinds |= result_in(session, one.visit_id, one.version, one.draft).kinds
    import_id = write_down(session, plan, (), mapping_name, {}, written=len(planned))
    result = ImportResult(import_id, len(planned), 0, 0, len(plan.repeated), plan.refused_rows)
    return changed(result, *kinds)
