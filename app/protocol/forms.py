"""The ministry's forms of a trip: what they still ask, their answers, and the filled sheets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.jalali import jalali_text
from app.limits import checked_length
from app.marks import Classification
from app.protocol.deeds import CaseDeed, seen_case
from app.protocol.layout_fields import travellers
from app.protocol.layout_filling import answer_key, blank, filled, values_of
from app.protocol.layout_format import FilledSheet, Layout, Question
from app.protocol.layouts import MINISTRY_FORMS, form_layout
from app.protocol.reading import case_sheet
from app.protocol.rows import CaseSheet
from app.protocol.states import TRIPS, CaseKind
from app.protocol.tables import FORMS
from app.session import OfficeSession
from app.settings import governor_on, office_settings
from app.text import LONG_LIMIT, persian_digits, tidy

NOT_A_TRIP: Final = "فرم‌های سفر تنها برای پرونده سفر خارجی و اعزام هیأت است."
#: Answers of a form; more travellers than a trip has would have more.
MOST_ANSWERS: Final = 400


@dataclass(frozen=True, kw_only=True)
class FormQuestion:
    """A question of a form for one case.

    Attributes:
        key: By which its answer is kept (`app.protocol.layout_filling.answer_key`).
        who: Of which traveller; empty where it is asked once.
    """

    key: str
    question: Question
    who: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class CaseFormSheet:
    """A form of a case, to be filled and to be printed.

    Attributes:
        questions: Beside what the case knows, in the order of the paper.
        sheets: The paper; of some forms one for every traveller.
        printed: How often it was printed.
    """

    name: str
    title: str
    case_id: int
    version: int
    number: str
    day: date
    classification: Classification
    questions: tuple[FormQuestion, ...]
    sheets: tuple[FilledSheet, ...]
    printed: int


@dataclass(frozen=True, kw_only=True)
class CaseFormLine:
    """A form of a case in the list of its forms.

    Attributes:
        id: Its place in the list, from 1.
        questions: What it asks, with the answers there are.
    """

    id: int
    name: str
    title: str
    questions: tuple[FormQuestion, ...]
    printed: int

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(bool(one.answer) for one in self.questions)


def case_forms(session: OfficeSession, case_id: int) -> tuple[CaseFormLine, ...]:
    """Every form of a trip with its questions; none of a case that is no trip.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such case for him.
    """
    case = case_sheet(session, case_id)
    if case.kind not in TRIPS:
        return ()
    lines = []
    for place, name in enumerate(MINISTRY_FORMS, 1):
        line = form_layout(session, name)
        kept = case.forms.get(name, {})
        lines.append(
            CaseFormLine(
                id=place,
                name=name,
                title=line.title,
                questions=_questions(line.layout, case, kept),
                printed=journal.times(session, Kind.PROTOCOL_CASE, case_id, name),
            )
        )
    return tuple(lines)


def case_form(session: OfficeSession, case_id: int, name: str) -> CaseFormSheet:
    """A form of a trip as it stands: its questions, and the paper filled.

    Raises:
        NotAllowed: The operator may not read protocol work, or the case is no trip.
        NotFound: There is no such case for him, or no such form.
    """
    return case_form_as_typed(session, case_id, name, {})


def case_form_as_typed(
    session: OfficeSession, case_id: int, name: str, answers: Mapping[str, str]
) -> CaseFormSheet:
    """A form with answers that are not saved yet in place of those that are; for its preview.

    Raises:
        NotAllowed, NotFound: As `case_form`.
    """
    line = form_layout(session, name)
    case = case_sheet(session, case_id)
    _require_trip(case.kind)
    kept = {**case.forms.get(name, {}), **answers}
    return CaseFormSheet(
        name=name,
        title=line.title,
        case_id=case_id,
        version=case.version,
        number=case.number,
        day=session.desk.clock.today(),
        classification=case.classification,
        questions=_questions(line.layout, case, kept),
        sheets=filled(line.layout, values_of(case, _office(session), kept)),
        printed=journal.times(session, Kind.PROTOCOL_CASE, case_id, name),
    )


def blank_form(session: OfficeSession, name: str) -> FilledSheet:
    """A form empty.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such form.
    """
    return blank(form_layout(session, name).layout)


def _require_trip(kind: CaseKind) -> None:
    if kind not in TRIPS:
        raise NotAllowed(NOT_A_TRIP)


def _office(session: OfficeSession) -> dict[str, str]:
    """What forms say of the office; the names are those of `layout_fields.OFFICE_FIELDS`."""
    office, today = office_settings(session), session.desk.clock.today()
    governor = governor_on(session, today)
    return {
        "استانداری": office.office,
        "واحد": office.unit,
        "نام استاندار": governor.name if governor else "",
        "امروز": jalali_text(today),
    }


def _questions(
    layout: Layout, case: CaseSheet, kept: Mapping[str, str]
) -> tuple[FormQuestion, ...]:
    people: list[tuple[int | None, str]] = [(None, "")]
    if layout.by_person:
        people = [(one.id, one.name or one.organisation) for one in travellers(case)] or people
    return tuple(
        FormQuestion(key=key, question=one, who=who, answer=kept.get(key, ""))
        for number, who in people
        for one in layout.questions
        for key in (answer_key(one.name, number),)
    )


def save_form_answers(
    session: OfficeSession, case_id: int, version: int, name: str, answers: Mapping[str, str]
) -> Changes[int]:
    """Write the answers of a form of a trip; those it does not ask any more stay as they are.

    Args:
        session: The transaction.
        case_id: Which case.
        version: As read.
        name: Of the form.
        answers: By the question's key; an empty one takes the answer away.

    Raises:
        InvalidFields: An answer is too long; its sentence is beside its key.
        NotAllowed: The case is no trip, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = CaseDeed(session, case_id, version)
    deed.require_running()
    _require_trip(deed.case_kind)
    title = form_layout(session, name).title
    row = next((one for one in deed.part(FORMS.name).values() if one["name"] == name), None)
    before: dict[str, str] = json.loads(row["answers"]) if row else {}
    wanted = _with_answers(before, answers)
    if wanted == before:
        return changed(case_id)
    text = json.dumps(wanted, ensure_ascii=False, sort_keys=True)
    if row is None:
        deed.add_row(FORMS.name, name=name, answers=text)
    else:
        deed.set_row(FORMS.name, row["id"], answers=text)
    return deed.finish("save_form_answers", f"«{title}» پر شد.")


def _with_answers(before: Mapping[str, str], answers: Mapping[str, str]) -> dict[str, str]:
    problems: list[InvalidInput] = []
    wanted = dict(before)
    for key, typed in answers.items():
        wanted[key] = checked_length(key, tidy(typed, multiline=True), LONG_LIMIT, problems)
    wanted = {key: answer for key, answer in wanted.items() if answer}
    if len(wanted) > MOST_ANSWERS:
        words = persian_digits(f"یک فرم بیش از {MOST_ANSWERS} پاسخ جا ندارد.")
        problems.append(InvalidInput("answers", words))
    if problems:
        raise InvalidFields(problems)
    return wanted


def count_form_print(session: OfficeSession, case_id: int, name: str) -> Changes[int]:
    """Say in the journal that a form of a case was printed, so that a reprint can say so.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such case for him, or no such form.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    title = MINISTRY_FORMS[form_layout(session, name).name]
    case = seen_case(session, case_id)
    journal.note(
        session,
        Kind.PROTOCOL_CASE,
        case_id,
        name,
        f"«{title}» چاپ شد.",
        classification=case["classification"],
    )
    return changed(case_id, Kind.PROTOCOL_CASE)
