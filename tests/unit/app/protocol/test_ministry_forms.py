"""The ministry's forms: layouts as the office writes them, answers, the filled sheets."""

from __future__ import annotations

from typing import Any

import pytest

from app import journal
from app.access import Right
from app.changes import Kind
from app.errors import InvalidFields, NotAllowed, NotFound, StaleRecord
from app.jalali import jalali_text
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.protocol import (
    MINISTRY_FORMS,
    CaseAction,
    CaseKind,
    CostDraft,
    blank_form,
    case_form,
    case_form_as_typed,
    count_form_print,
    form_layout,
    restore_layout,
    save_costs,
    save_form_answers,
    save_layout,
    shipped_text,
    take_case_step_back,
)
from app.protocol.layout_fields import OFFICE_FIELDS
from app.protocol.layout_filling import answer_key
from app.protocol.layout_format import FilledBox, FilledRow, FilledSheet, FilledTable, name_key
from app.settings import GovernorLine, appoint_governor
from protocol_office import do, opened, order, sheet, take

A = "trip-form-a"
TEXT = "عنوان: فرم تازه\nکشور: {کشور} | پدر: {?نام پدر}\n[۲] گزارش: {گزارش}"


def values(paper: FilledSheet) -> dict[str, str]:
    """What stands in the rows and boxes of a form, by its label."""
    found: dict[str, str] = {}
    for part in paper.parts:
        if isinstance(part, FilledRow):
            found |= {one.label: one.value for one in part.cells}
        elif isinstance(part, FilledBox):
            found[part.label] = part.text
    return found


def test_an_office_writes_a_layout_and_goes_back_to_the_shipped_one(office: Office) -> None:
    first = office.read(form_layout, A)
    assert (first.version, first.text, first.saved_by) == (0, shipped_text(A), "")
    office.write(save_layout, A, 0, TEXT)
    now = office.read(form_layout, A)
    assert (now.version, now.text, now.layout.title) == (1, TEXT, "فرم تازه")
    assert now.saved_by == office.operator.full_name
    assert now.saved_at is not None
    office.write(save_layout, A, 1, f"{TEXT}\n> متن")
    assert office.read(form_layout, A).version == 2
    for version in (0, 1):
        with pytest.raises(StaleRecord):
            office.write(save_layout, A, version, TEXT)
    with pytest.raises(StaleRecord):
        office.write(restore_layout, A, 1)
    office.write(restore_layout, A, 2)
    assert office.read(form_layout, A) == first
    with pytest.raises(StaleRecord):
        office.write(save_layout, A, 2, TEXT)


def test_a_layout_that_cannot_be_read_is_refused_by_its_lines(office: Office) -> None:
    for text, said in (
        ("", "بنویسید"),
        ("عنوان: فرم\nکشور: {کشورر}", "سطر ۲: فیلد «کشورر»"),
        ("عنوان: فرم\n> " + "متن " * 6000, "جا دارد"),
    ):
        with pytest.raises(InvalidFields) as raised:
            office.write(save_layout, A, 0, text)
        (problem,) = raised.value.problems
        assert problem.field == "text"
        assert said in problem.message
    assert office.read(form_layout, A).version == 0
    with pytest.raises(NotFound):
        office.read(form_layout, "trip-form-c")


def seated(office: Office, clearance: Classification, *rights: Right) -> None:
    """Another at this desk."""
    draft = OperatorDraft(
        name="other", full_name="میز دیگر", rights=frozenset(rights), clearance=clearance
    )
    office.write(add_operator, draft)
    office.sign_in_as("other")


def test_layouts_are_the_administrators_and_forms_of_those_who_run(office: Office) -> None:
    number = opened(office)
    seated(office, Classification.SECRET, Right.READ_PROTOCOL)
    office.write(count_form_print, number, A)
    deeds: tuple[tuple[Any, ...], ...] = (
        (save_layout, A, 0, TEXT),
        (restore_layout, A, 0),
        (save_form_answers, number, 1, A, {"x": "y"}),
    )
    for deed, *arguments in deeds:
        with pytest.raises(NotAllowed):
            office.write(deed, *arguments)
    assert office.read(form_layout, A).version == 0


def test_whoever_may_not_read_protocol_work_sees_no_form(local_office: Office) -> None:
    office = local_office
    number = opened(office)
    seated(office, Classification.SECRET, Right.READ_CALLS)
    questions: tuple[tuple[Any, ...], ...] = (
        (case_form, number, A),
        (blank_form, A),
        (form_layout, A),
    )
    for ask, *arguments in questions:
        with pytest.raises(NotAllowed):
            office.read(ask, *arguments)


def test_a_form_holds_what_the_case_knows_and_what_was_answered(office: Office) -> None:
    number = opened(office, purpose="گشایش بازارچه")
    order(office, number, "موافقت می‌شود")
    take(
        office,
        number,
        CaseAction.EXAMINE,
        examined_on=office.clock.today(),
        opinion="سودمند است",
        necessity="دعوت رسمی",
    )
    costs = [CostDraft(title="بلیت", planned=1_500_000), CostDraft(title="ارز", planned=500_000)]
    do(office, save_costs, number, costs)
    do(office, save_form_answers, number, A, {name_key("ارز"): " دو هزار  یورو "})
    form = office.read(case_form, number, A)
    said = values(form.sheets[0])
    assert said["کشور مقصد"] == "ترکمنستان"
    assert said["هدف سفر و نتیجه‌ای که انتظار می‌رود"] == "گشایش بازارچه"
    assert said["نظر کارشناس"] == "سودمند است"
    assert said["دستور استاندار"] == "موافقت می‌شود"
    assert said["برآورد هزینه سفر (ریال)"] == "۲٬۰۰۰٬۰۰۰"
    assert said["ارز مورد نیاز"] == "دو هزار یورو"
    (people,) = [one for one in form.sheets[0].parts if isinstance(one, FilledTable)]
    assert [row[1] for row in people.rows] == ["کاوه مهرپرور", "مینا آذرنوش"]
    answered = {one.key: one.answer for one in form.questions if one.answer}
    assert answered == {name_key("ارز"): "دو هزار یورو"}
    assert set(values(office.read(blank_form, A)).values()) == {""}


def test_answers_are_one_deed_taken_back_and_outlive_a_question(office: Office) -> None:
    number = opened(office)
    currency, way = name_key("ارز"), name_key("مسیر سفر")
    do(office, save_form_answers, number, A, {currency: "یورو", way: "تهران، مسقط"})
    version = sheet(office, number).version
    assert office.write(save_form_answers, number, version, A, {currency: "یورو"}).kinds == set()
    do(office, save_form_answers, number, A, {currency: "", "x": "پاسخ"})
    assert sheet(office, number).forms[A] == {way: "تهران، مسقط", "x": "پاسخ"}
    office.write(take_case_step_back, number, sheet(office, number).version)
    assert sheet(office, number).forms[A] == {currency: "یورو", way: "تهران، مسقط"}
    office.write(save_layout, A, 0, TEXT)
    do(office, save_form_answers, number, A, {name_key("نام پدر"): "بهرام"})
    assert sheet(office, number).forms[A][currency] == "یورو"
    assert values(office.read(case_form, number, A).sheets[0])["پدر"] == "بهرام"
    office.write(take_case_step_back, number, sheet(office, number).version)
    office.write(take_case_step_back, number, sheet(office, number).version)
    assert sheet(office, number).forms == {}


def test_every_traveller_has_a_sheet_with_answers_of_his_own(office: Office) -> None:
    number = opened(office)
    first, second = sheet(office, number).people
    father = name_key("نام پدر")
    do(office, save_form_answers, number, "trip-five-2", {answer_key(father, second.id): "بهرام"})
    form = office.read(case_form, number, "trip-five-2")
    assert [one.who for one in form.sheets] == [first.name, second.name]
    assert [values(one)["نام پدر"] for one in form.sheets] == ["", "بهرام"]
    asked = [(one.who, one.answer) for one in form.questions if one.question.name == father]
    assert asked == [(first.name, ""), (second.name, "بهرام")]
    typed = office.read(
        case_form_as_typed, number, "trip-five-2", {answer_key(father, first.id): "داریوش"}
    )
    assert [values(one)["نام پدر"] for one in typed.sheets] == ["داریوش", "بهرام"]


def test_only_trips_have_these_forms_and_only_while_they_run(office: Office) -> None:
    guests = opened(office, CaseKind.DELEGATION)
    with pytest.raises(NotAllowed):
        office.read(case_form, guests, A)
    with pytest.raises(NotAllowed):
        do(office, save_form_answers, guests, A, {"x": "y"})
    trip = opened(office)
    with pytest.raises(NotFound):
        do(office, save_form_answers, trip, "trip-form-c", {"x": "y"})
    too_long: dict[str, Any] = {name_key("ارز"): "ا" * 20_001}
    with pytest.raises(InvalidFields) as raised:
        do(office, save_form_answers, trip, A, too_long)
    assert raised.value.problems[0].field == name_key("ارز")
    many = {f"x{one}": "پاسخ" for one in range(401)}
    with pytest.raises(InvalidFields):
        do(office, save_form_answers, trip, A, many)
    take(office, trip, CaseAction.CANCEL, state_reason="دعوت پس گرفته شد")
    with pytest.raises(NotAllowed):
        do(office, save_form_answers, trip, A, {"x": "y"})
    assert office.read(case_form, trip, A).sheets


def test_prints_are_counted_and_secret_trips_stay_secret(office: Office) -> None:
    number = opened(office, classification=Classification.CONFIDENTIAL)
    office.write(count_form_print, number, A)
    assert office.read(case_form, number, A).printed == 1
    assert office.read(case_form, number, "trip-form-b").printed == 0
    seated(office, Classification.ORDINARY, Right.READ_PROTOCOL, Right.RUN_PROTOCOL)
    with pytest.raises(NotFound):
        office.read(case_form, number, A)
    with pytest.raises(NotFound):
        office.write(count_form_print, number, A)
    assert office.read(journal.times, Kind.PROTOCOL_CASE, number, A) == 1
    assert set(MINISTRY_FORMS) == {A, "trip-form-b", *(f"trip-five-{one}" for one in range(1, 6))}


def test_a_form_says_what_it_may_say_of_the_office(office: Office) -> None:
    today = office.clock.today()
    governor = GovernorLine(today, "جناب آقای", "بهمن رستگار", "استاندار", acting=False)
    office.write(appoint_governor, governor)
    marks = " | ".join(f"{name}: {{{name}}}" for name in OFFICE_FIELDS)
    office.write(save_layout, A, 0, f"عنوان: فرم\n{marks}")
    said = values(office.read(case_form, opened(office), A).sheets[0])
    assert all(said.values())
    assert said["نام استاندار"] == "بهمن رستگار"
    assert said["امروز"] == jalali_text(today)
