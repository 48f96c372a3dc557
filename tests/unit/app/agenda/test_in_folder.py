"""A request's form in the governor's folder: in, back with his order or without, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agenda_seat import do, last_words, refused, requested, state_of, version_of, when
from app.access import Right
from app.agenda import (
    EventState,
    amend_event,
    cancel_event,
    event_draft,
    event_seen,
    event_sheet,
    put_event_in_folder,
    record_order_on_event,
    take_event_step_back,
)
from app.changes import Kind
from app.errors import InvalidInput, NotAllowed, NotFound
from app.folder import FolderFilter, FolderPlace, Outcome, SheetRow, list_sheets
from app.folder_sources import sheet_returned, sheets_title, take_sheet_back
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.orders import OrderDraft, ReferralDraft

ORDER = OrderDraft(words="برنامه‌ریزی شود.", referrals=(ReferralDraft(name="دفتر"),))


def lying(office: Office) -> list[SheetRow]:
    return office.read(list_sheets, FolderFilter(place=FolderPlace.IN))


def put_in(office: Office) -> tuple[int, SheetRow]:
    event = requested(office)
    do(office, put_event_in_folder, event)
    (sheet,) = lying(office)
    return event, sheet


def test_its_form_lies_in_the_folder_as_it_stands(office: Office) -> None:
    event, sheet = put_in(office)
    assert (sheet.kind, sheet.record_id) == (Kind.EVENT, event)
    assert sheets_title(sheet.kind) == "درخواست‌های برنامه"
    assert sheet.title == "کمیسیون ایمنی راه‌ها"
    assert "رضا احمدی" in sheet.from_whom
    assert state_of(office, event) is EventState.REQUESTED
    assert "در کارتابل" in refused(NotAllowed, office, put_event_in_folder, event)
    draft = office.read(event_draft, event)
    do(office, amend_event, event, replace(draft, subject="موضوع تازه"))
    assert lying(office)[0].title == "موضوع تازه"


def test_it_comes_back_with_his_order(office: Office) -> None:
    event, sheet = put_in(office)
    with pytest.raises(InvalidInput):
        office.write(sheet_returned, sheet.id, Outcome.ORDERED, OrderDraft())
    office.write(sheet_returned, sheet.id, Outcome.ORDERED, ORDER)
    assert lying(office) == []
    (order,) = office.read(event_sheet, event).orders
    assert order.words == "برنامه‌ریزی شود."
    office.write(take_sheet_back, sheet.id)
    assert [one.id for one in lying(office)] == [sheet.id]
    assert office.read(event_sheet, event).orders == ()
    office.write(take_sheet_back, sheet.id)
    assert lying(office) == []
    assert office.read(event_sheet, event).can_take_back == ""


@pytest.mark.parametrize(
    ("outcome", "words"),
    [(Outcome.SEEN, "دید و چیزی ننوشت"), (Outcome.SENT_BACK, "برگرداند")],
)
def test_it_comes_back_without_words(office: Office, outcome: Outcome, words: str) -> None:
    event, sheet = put_in(office)
    office.write(sheet_returned, sheet.id, outcome, OrderDraft())
    assert lying(office) == []
    assert words in last_words(office, event)
    assert "نیست" in refused(NotAllowed, office, event_seen, event)
    do(office, take_event_step_back, event)
    assert [one.id for one in lying(office)] == [sheet.id]
    office.write(sheet_returned, sheet.id, Outcome.KEPT, OrderDraft())
    assert [one.outcome for one in lying(office)] == [Outcome.KEPT]


def test_an_order_given_by_word_leaves_the_folder_alone(office: Office) -> None:
    """Taken back, it does not put a form in that never lay there."""
    event = requested(office)
    office.write(record_order_on_event, event, ORDER)
    do(office, take_event_step_back, event)
    assert lying(office) == []


def test_what_is_past_asking_does_not_go_in(office: Office) -> None:
    cancelled = requested(office)
    do(office, cancel_event, cancelled, "منتفی")
    assert "به کارتابل نمی‌رود" in refused(NotAllowed, office, put_event_in_folder, cancelled)
    planned = requested(office, when=when(9))
    assert "قطعی" in refused(NotAllowed, office, put_event_in_folder, planned)
    tentative = requested(office, when=when(11), tentative=True)
    do(office, put_event_in_folder, tentative)
    assert len(lying(office)) == 1


def test_rights_and_clearance(office: Office) -> None:
    secret = requested(office, classification=Classification.SECRET)
    open_one = requested(office)
    version = version_of(office, open_one)
    draft = OperatorDraft(name="reader", full_name="خواننده", rights=frozenset({Right.READ_AGENDA}))
    reader = office.write(add_operator, draft).value
    planner = office.write(
        add_operator,
        OperatorDraft(
            name="planner",
            full_name="برنامه‌ریز",
            rights=frozenset({Right.READ_AGENDA, Right.PLAN_AGENDA}),
        ),
    ).value
    office.sign_in(reader)
    with pytest.raises(NotAllowed):
        office.write(put_event_in_folder, open_one, version)
    office.sign_in(planner)
    with pytest.raises(NotFound):
        office.write(put_event_in_folder, secret, 1)
    office.write(put_event_in_folder, open_one, version)
    with pytest.raises(NotAllowed):
        office.write(event_seen, open_one, version + 1)
