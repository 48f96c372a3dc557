"""Each kind of case from its template to its end, by its own course and through its gates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.access import Right
from app.clock import FixedClock
from app.errors import InvalidFields, NotAllowed, NotFound, StaleRecord
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.protocol import (
    COURSES,
    CaseAction,
    CaseDraft,
    CaseFilter,
    CaseKind,
    CaseState,
    CaseStepDraft,
    Recipient,
    TaskFilter,
    TaskState,
    amend_case,
    case_of_number,
    case_sheet,
    count_cases,
    list_case_tasks,
    list_cases,
    steps_from,
    take_case_step,
    take_case_step_back,
)
from app.protocol.states import OVER
from protocol_office import (
    END,
    finish_all,
    opened,
    order,
    programme,
    send_report,
    sheet,
    take,
)

_A = CaseAction
_THREE = tuple(Recipient)


@pytest.fixture
def later(clock: FixedClock) -> Callable[[], None]:
    """Lets the case be over."""

    def wait() -> None:
        clock.set(datetime(END.year, END.month, END.day, 18, tzinfo=UTC) + timedelta(days=1))

    return wait


def _examine(office: Office, number: int) -> None:
    take(office, number, _A.EXAMINE, examined_on=_today(office), opinion="ضرورت دارد")


def _today(office: Office) -> Any:
    return office.clock.today()


def _permitted(office: Office, number: int) -> None:
    today = _today(office)
    take(
        office,
        number,
        _A.ASK_PERMIT,
        permit_route="headquarters",
        permit_asked_on=today,
        permit_asked_number="۷/۱۰۰",
    )
    take(office, number, _A.PERMIT, permit_number="م/۵۱", permit_date=today)


@pytest.mark.parametrize("order_first", [True, False])
def test_a_trip_goes_its_course_whether_order_or_examination_comes_first(
    office: Office, later: Callable[[], None], *, order_first: bool
) -> None:
    number = opened(office)
    if order_first:
        order(office, number)
        assert sheet(office, number).state is CaseState.ORDERED
        _examine(office, number)
    else:
        _examine(office, number)
        assert sheet(office, number).gaps == ("دستور استاندار درباره سفر ثبت نشده است.",)
        with pytest.raises(NotAllowed, match="دستور استاندار"):
            _permitted(office, number)
        order(office, number)
    assert sheet(office, number).state is CaseState.EXAMINED
    _permitted(office, number)
    take(office, number, _A.PREPARED)
    later()
    now = office.clock.now()
    take(office, number, _A.DEPART, began_at=now - timedelta(days=3))
    take(office, number, _A.RETURN, ended_at=now - timedelta(hours=2))
    assert sheet(office, number).report_due_on is not None
    today = _today(office)
    take(office, number, _A.REPORT, reported_on=today, report="دیدار با والی انجام شد.")
    with pytest.raises(NotAllowed):
        take(office, number, _A.SUM_UP, summary="خوب بود")
    send_report(office, number, *_THREE[:2], receipt="رسید")
    assert sheet(office, number).state is CaseState.REPORTED
    send_report(office, number, _THREE[2])
    assert sheet(office, number).state is CaseState.SENT
    take(office, number, _A.SUM_UP, summary="خوب بود")
    values = {"published_on": today, "publication": "پایگاه استانداری", "achievements": "تفاهم"}
    take(office, number, _A.PUBLISH, **values)
    finish_all(office, number)
    with pytest.raises(NotAllowed, match="رسید گزارش سفر از وزارت امور خارجه"):
        take(office, number, _A.CLOSE)
    send_report(office, number, _THREE[2], receipt="۱۰۲")
    take(office, number, _A.CLOSE)
    assert sheet(office, number).state is CaseState.CLOSED


def test_a_closed_trip_takes_its_last_step_back_and_lacks_a_report_again(
    office: Office, later: Callable[[], None]
) -> None:
    number = opened(office)
    order(office, number)
    _examine(office, number)
    _permitted(office, number)
    later()
    now = office.clock.now()
    take(office, number, _A.DEPART, began_at=now - timedelta(days=3))
    take(office, number, _A.RETURN, ended_at=now)
    take(office, number, _A.REPORT, reported_on=_today(office), report="گزارش")
    send_report(office, number, *_THREE)
    office.write(take_case_step_back, number, sheet(office, number).version)
    after = sheet(office, number)
    assert after.state is CaseState.REPORTED
    assert [one.sent_on is None for one in after.dispatches] == [False, False, True]


_Way = tuple[tuple[CaseAction, dict[str, str]], ...]
_GUEST: _Way = (
    (_A.ACCEPT, {}),
    (_A.DRAFT, {}),
    (_A.APPROVE, {"approved_on": "today", "approved_by": "استاندار"}),
    (_A.ARRIVE, {"began_at": "now"}),
    (_A.SEE_OFF, {"ended_at": "now", "media": "دو خبر"}),
    (_A.REPORT, {"reported_on": "today", "report": "گزارش"}),
)
_CEREMONY: _Way = (
    (_A.DRAFT, {}),
    (_A.APPROVE, {"approved_on": "today", "approved_by": "رئیس دفتر"}),
    (_A.HOLD, {"ended_at": "now"}),
    (_A.REPORT, {"reported_on": "today", "report": "گزارش"}),
)
WAYS: dict[CaseKind, _Way] = {
    CaseKind.DELEGATION: _GUEST,
    CaseKind.DOMESTIC_GUEST: _GUEST,
    CaseKind.CEREMONY: _CEREMONY,
    CaseKind.COUNTRY_SESSION: _CEREMONY,
    CaseKind.PAVILION: (
        (_A.ACCEPT, {}),
        (_A.SEND, {"sent_on": "today", "sent_number": "۱۲"}),
        (_A.HOLD, {"ended_at": "now"}),
    ),
    CaseKind.CONSULAR: (
        (_A.SEND, {"consulate": "سرکنسولگری", "sent_on": "today", "sent_number": "۱۲"}),
        (_A.ANSWER, {"result": "صادر شد", "result_date": "today"}),
    ),
    CaseKind.OCCASION: ((_A.HOLD, {"ended_at": "now"}),),
}


@pytest.mark.parametrize("kind", WAYS)
def test_every_other_kind_goes_from_its_template_to_closed(
    office: Office, later: Callable[[], None], kind: CaseKind
) -> None:
    number = opened(office, kind)
    programme(office, number)
    later()
    moments = {"today": _today(office), "now": office.clock.now()}
    for action, asked in WAYS[kind]:
        values = {name: moments.get(value, value) for name, value in asked.items()}
        take(office, number, action, **values)
    with pytest.raises(NotAllowed, match="مانده است"):
        take(office, number, _A.CLOSE)
    finish_all(office, number)
    take(office, number, _A.CLOSE)
    assert sheet(office, number).state is CaseState.CLOSED


def test_what_a_step_needs_is_said_beside_its_field(office: Office) -> None:
    number = opened(office, CaseKind.CONSULAR)
    with pytest.raises(InvalidFields) as caught:
        take(office, number, _A.SEND, sent_number=" ")
    assert {one.field for one in caught.value.problems} == {"consulate", "sent_on", "sent_number"}
    tomorrow = _today(office) + timedelta(days=1)
    with pytest.raises(InvalidFields) as caught:
        take(office, number, _A.SEND, consulate="x", sent_on=tomorrow, sent_number="۱")
    assert [one.field for one in caught.value.problems] == ["sent_on"]


def test_no_step_is_taken_twice_or_from_elsewhere(office: Office) -> None:
    number = opened(office, CaseKind.PAVILION)
    version = sheet(office, number).version
    take(office, number, _A.ACCEPT)
    with pytest.raises(StaleRecord):
        office.write(take_case_step, number, version, _A.SEND, CaseStepDraft())
    with pytest.raises(NotAllowed):
        take(office, number, _A.ACCEPT)
    with pytest.raises(NotAllowed):
        take(office, number, _A.EXAMINE)


def test_a_refused_case_says_why_and_changes_no_more(office: Office) -> None:
    number = opened(office, CaseKind.DELEGATION)
    take(office, number, _A.REFUSE, refusal="زمان مناسب نیست")
    after = sheet(office, number)
    assert after.state is CaseState.REFUSED
    assert after.values["refusal"] == "زمان مناسب نیست"
    with pytest.raises(NotAllowed):
        finish_all(office, number)
    assert {one.state for one in after.tasks} == {TaskState.OPEN}


def test_every_state_of_a_course_leads_on_until_it_is_over() -> None:
    for kind, steps in COURSES.items():
        reached = {step.leads for step in steps}
        for state in reached - OVER:
            # Reports go on by being sent to all three.
            if state is CaseState.REPORTED and CaseState.SENT in {
                begin for step in steps for begin in step.begins
            }:
                continue
            assert steps_from(kind, state), (kind, state)


def test_a_case_above_the_clearance_is_not_there(office: Office) -> None:
    secret = opened(office, classification=Classification.SECRET)
    plain = opened(office)
    rights = frozenset({Right.READ_PROTOCOL, Right.RUN_PROTOCOL})
    office.write(add_operator, OperatorDraft(name="officer", full_name="سارا", rights=rights))
    office.sign_in_as("officer")
    with pytest.raises(NotFound):
        office.read(case_sheet, secret)
    assert [one.id for one in office.read(list_cases, CaseFilter())] == [plain]
    assert office.read(count_cases, CaseFilter()) == 1
    assert {one.case_id for one in office.read(list_case_tasks, TaskFilter())} == {plain}
    assert office.read(case_of_number, sheet(office, plain).number) == plain


def test_whoever_may_not_neither_reads_nor_writes(office: Office, clerk: int) -> None:
    number = opened(office)
    office.sign_in_as("clerk")
    with pytest.raises(NotAllowed):
        office.read(case_sheet, number)
    with pytest.raises(NotAllowed):
        opened(office)


def test_correcting_a_case_lets_steps_join_and_go(office: Office) -> None:
    number = opened(office, CaseKind.DELEGATION, rank="expert")
    before = {one.title for one in sheet(office, number).tasks}
    assert "درخواست پاویون فرودگاه" not in before

    def amended(rank: str) -> dict[str, TaskState]:
        now = sheet(office, number)
        draft = CaseDraft(kind=now.kind, subject="هیأت بازرگانی", country="قزاقستان", rank=rank)
        office.write(amend_case, number, now.version, draft)
        return {one.title: one.state for one in sheet(office, number).tasks}

    assert amended("minister")["درخواست پاویون فرودگاه"] is TaskState.OPEN
    assert amended("expert")["درخواست پاویون فرودگاه"] is TaskState.NOT_NEEDED
    assert amended("ambassador")["درخواست پاویون فرودگاه"] is TaskState.OPEN
