"""A case's request in the governor's folder: put in, back with his order or without, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.check import check_store
from app.errors import NotAllowed
from app.folder import FolderFilter, FolderPlace, Outcome, SheetRow, list_sheets
from app.folder_sources import sheet_returned, sheets_title, take_sheet_back
from app.office import Office
from app.orders import OrderDraft
from app.protocol import (
    CaseAction,
    CaseDraft,
    CaseKind,
    CaseState,
    amend_case,
    take_case_step_back,
)
from app.protocol.in_folder import case_returned, put_case_in_folder
from protocol_office import END, START, do, opened, sheet, take

WORDS = OrderDraft(words="موافقت می‌شود.")


def lying(office: Office) -> list[SheetRow]:
    return office.read(list_sheets, FolderFilter(place=FolderPlace.IN))


def test_his_words_on_the_request_are_the_order_of_the_trip(office: Office) -> None:
    number = opened(office)
    do(office, put_case_in_folder, number)
    (lies,) = lying(office)
    assert (lies.number, sheets_title(lies.kind)) == (
        sheet(office, number).number,
        "درخواست‌های تشریفات",
    )
    assert sheet(office, number).in_folder
    with pytest.raises(NotAllowed, match="در کارتابل است"):
        do(office, put_case_in_folder, number)
    office.write(sheet_returned, lies.id, Outcome.ORDERED, WORDS)
    shown = sheet(office, number)
    assert (shown.state, shown.order_words) == (CaseState.ORDERED, "موافقت می‌شود.")
    assert not shown.in_folder
    assert lying(office) == []
    do(office, take_case_step_back, number)
    assert sheet(office, number).state is CaseState.REQUESTED
    assert [one.id for one in lying(office)] == [lies.id]
    do(office, take_case_step_back, number)
    assert lying(office) == []
    assert not check_store(office.database)


@pytest.mark.parametrize("outcome", [Outcome.SEEN, Outcome.SENT_BACK])
def test_it_comes_back_without_an_order_and_lies_there_again(
    office: Office, outcome: Outcome
) -> None:
    number = opened(office)
    do(office, put_case_in_folder, number)
    (lies,) = lying(office)
    office.write(sheet_returned, lies.id, outcome, OrderDraft())
    assert sheet(office, number).state is CaseState.REQUESTED
    assert lying(office) == []
    office.write(take_sheet_back, lies.id)
    assert [one.id for one in lying(office)] == [lies.id]
    assert not check_store(office.database)


def test_its_sheet_follows_the_case(office: Office) -> None:
    number = opened(office, CaseKind.DELEGATION)
    do(office, put_case_in_folder, number)
    shown = sheet(office, number)
    draft = CaseDraft(
        kind=CaseKind.DELEGATION,
        subject="هیأت تازه",
        country="افغانستان",
        starts_on=START,
        ends_on=END,
    )
    do(office, amend_case, number, replace(draft, body="سفارت افغانستان"))
    assert shown.in_folder
    (lies,) = lying(office)
    assert (lies.title, lies.from_whom) == ("هیأت تازه", "سفارت افغانستان")


def test_what_is_over_or_not_there_goes_nowhere(office: Office) -> None:
    number = opened(office, CaseKind.CEREMONY)
    with pytest.raises(NotAllowed, match="در کارتابل نیست"):
        office.write(case_returned, number, Outcome.SEEN, OrderDraft())
    take(office, number, CaseAction.CANCEL, state_reason="نشد")
    with pytest.raises(NotAllowed, match="لغو شد"):
        do(office, put_case_in_folder, number)
