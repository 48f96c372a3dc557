"""What is asked after a meeting: rights, clearance, versions, gates, the folder, files, lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from app.access import Right
from app.changes import Kind
from app.clock import FixedClock
from app.errors import InvalidInput, NotAllowed, NotFound, StaleRecord
from app.folder import FolderFilter, FolderPlace, Outcome, list_sheets
from app.folder_sources import sheet_returned, sheets_title, take_sheet_back
from app.marks import Classification
from app.meetings import (
    DispatchDraft,
    MeetingState,
    ReceivedMinutesDraft,
    ResolutionFilter,
    ResolutionView,
    begin_meeting,
    close_meeting,
    count_resolutions,
    distribute,
    list_resolutions,
    minutes_received,
    proposed_dispatches,
    proposed_report,
    put_report_in_folder,
    receipt_of,
    report_meeting,
    resolutions_by_agency,
    save_received_text,
    take_meeting_step_back,
)
from app.meetings.cutting import cut_many, cuts, proposed_cuts
from app.meetings.drafts import ResolutionDraft
from app.meetings.following import resolution_line
from app.meetings.resolutions import annul_resolution, resolve
from app.meetings.sheets import extract_papers
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.order_sources import record_order_on
from app.orders import OrderDraft, extend_referral, order_sheet
from app.returned_sheets import attach_sheets
from app.sheet_groups import SheetFile
from unit.app.meetings.test_after import (
    ROADS,
    WATER,
    answered,
    do,
    held,
    planned,
    settled,
    sheet,
)

PDF = b"%PDF-1.4\n%%EOF\n"
READER = frozenset({Right.READ_MEETINGS, Right.READ_ORDERS})
HOLDER = READER | {Right.HOLD_MEETINGS, Right.RECORD_ORDERS, Right.LOG_CALLS}

#: Every deed after a meeting, with what it is given after id and version.
DEEDS: dict[Callable[..., Any], tuple[Any, ...]] = {
    minutes_received: (ReceivedMinutesDraft(),),
    save_received_text: ("متن",),
    cut_many: ((ResolutionDraft(words="شود"),),),
    distribute: ((DispatchDraft(name="راه"),),),
    receipt_of: (1, "۱"),
    report_meeting: ("گزارش",),
    put_report_in_folder: ("گزارش",),
    close_meeting: (),
}
QUESTIONS_OF_ONE: tuple[Any, ...] = (
    extract_papers,
    proposed_dispatches,
    proposed_report,
    proposed_cuts,
)
QUESTIONS: tuple[tuple[Any, tuple[Any, ...]], ...] = (
    (list_resolutions, (ResolutionFilter(),)),
    (count_resolutions, (ResolutionFilter(),)),
    (resolutions_by_agency, (ResolutionFilter(),)),
    (resolution_line, (1,)),
)


def seated(office: Office, rights: frozenset[Right], clearance: Classification) -> None:
    draft = OperatorDraft(name="other", full_name="میز دیگر", rights=rights, clearance=clearance)
    office.write(add_operator, draft)
    office.sign_in_as("other")


def test_whoever_only_reads_does_nothing_after(office: Office) -> None:
    number = held(office)
    seated(office, READER, Classification.SECRET)
    before = sheet(office, number)
    for deed, given in DEEDS.items():
        with pytest.raises(NotAllowed):
            office.write(deed, number, before.version, *given)
    with pytest.raises(NotAllowed):
        office.read(proposed_cuts, number)
    with pytest.raises(NotAllowed):
        office.read(cuts, "متن")
    assert sheet(office, number) == before
    assert office.read(count_resolutions, ResolutionFilter()) == 2


def test_whoever_may_not_read_meetings_sees_no_resolution(local_office: Office) -> None:
    office = local_office
    number = held(office)
    seated(office, frozenset({Right.READ_ORDERS}), Classification.SECRET)
    of_one = [(ask, (number,)) for ask in QUESTIONS_OF_ONE]
    for ask, given in (*QUESTIONS, *of_one):
        with pytest.raises(NotAllowed):
            office.read(ask, *given)


def test_what_is_above_a_clearance_has_no_after(office: Office) -> None:
    hidden = held(office, classification=Classification.SECRET)
    line = sheet(office, hidden).resolutions[0].id
    seated(office, HOLDER, Classification.ORDINARY)
    for deed, given in DEEDS.items():
        with pytest.raises(NotFound):
            office.write(deed, hidden, 1, *given)
    for view in ResolutionView:
        assert office.read(list_resolutions, ResolutionFilter(view=view)) == []
        assert office.read(count_resolutions, ResolutionFilter(view=view)) == 0
    assert office.read(resolutions_by_agency, ResolutionFilter()) == []
    with pytest.raises(NotFound):
        office.read(resolution_line, line)
    for ask in QUESTIONS_OF_ONE:
        with pytest.raises(NotFound):
            office.read(ask, hidden)


def test_every_deed_after_tells_that_another_was_faster(office: Office) -> None:
    number = held(office)
    before = sheet(office, number)
    for deed, given in DEEDS.items():
        with pytest.raises((StaleRecord, NotAllowed)) as refused:
            office.write(deed, number, before.version - 1, *given)
        # Ours are not cut at all: that is said before anything is compared.
        assert deed is cut_many or isinstance(refused.value, StaleRecord)
    assert sheet(office, number) == before


def test_the_gates_name_what_is_missing(office: Office) -> None:
    number = planned(office)
    for deed in (report_meeting, put_report_in_folder):
        with pytest.raises(NotAllowed, match="صورتجلسه نهایی ندارد"):
            do(office, deed, number, "گزارش")
    with pytest.raises(NotAllowed, match="صورتجلسه نهایی ندارد"):
        do(office, distribute, number, [DispatchDraft(name="راه")])
    with pytest.raises(NotAllowed):
        do(office, close_meeting, number)
    number = held(office)
    with pytest.raises(NotAllowed) as refused:
        do(office, report_meeting, number, "گزارش")
    for who in (ROADS, WATER):
        assert who in refused.value.message
    with pytest.raises(NotFound):
        do(office, receipt_of, number, 999, "۱")


def in_folder(office: Office) -> list[int]:
    return [one.id for one in office.read(list_sheets, FolderFilter(place=FolderPlace.IN))]


def test_he_sends_the_report_back_sees_it_or_orders_with_it(office: Office) -> None:
    number = held(office)
    answered(office, number)
    assert sheets_title(Kind.MEETING) == "گزارش‌های جلسه"
    do(office, put_report_in_folder, number, "شد.")
    (put_in,) = in_folder(office)
    with pytest.raises(InvalidInput):
        office.write(sheet_returned, put_in, Outcome.ORDERED, OrderDraft())
    office.write(sheet_returned, put_in, Outcome.SENT_BACK, OrderDraft())
    assert sheet(office, number).state is MeetingState.FINALISED
    assert in_folder(office) == []
    do(office, put_report_in_folder, number, "اکنون شد.")
    (put_in,) = in_folder(office)
    office.write(sheet_returned, put_in, Outcome.SEEN, OrderDraft())
    found = sheet(office, number)
    assert (found.state, found.report) == (MeetingState.REPORTED, "اکنون شد.")
    office.write(take_sheet_back, put_in)
    assert sheet(office, number).state is MeetingState.FINALISED
    assert in_folder(office) == [put_in]
    office.write(take_sheet_back, put_in)
    assert in_folder(office) == []


def test_an_order_on_it_is_of_its_class_and_gone_when_taken_back(office: Office) -> None:
    number = held(office, classification=Classification.SECRET)
    answered(office, number)
    do(office, report_meeting, number, "گزارش")
    draft = OrderDraft(words="زودتر", given_on=office.clock.today())
    order = office.write(record_order_on, Kind.MEETING, number, draft).value
    assert office.read(order_sheet, order).classification is Classification.SECRET
    do(office, take_meeting_step_back, number)
    do(office, close_meeting, number)


def test_a_scan_comes_home_to_its_meeting(office: Office) -> None:
    number = held(office)
    paper = SheetFile(Kind.MEETING, number, None, "a.pdf", PDF)
    done = office.write(attach_sheets, [paper])
    assert Kind.MEETING in done.kinds
    assert len(sheet(office, number).files) == 1
    seated(office, READER, Classification.ORDINARY)
    again = office.write(attach_sheets, [SheetFile(Kind.MEETING, number, None, "b.pdf", PDF)])
    assert (again.value.added, len(again.value.refused)) == ((), 1)


def listed(office: Office, **wanted: Any) -> list[str]:
    found = office.read(list_resolutions, ResolutionFilter(**wanted))
    assert len(found) == office.read(count_resolutions, ResolutionFilter(**wanted))
    return [one.words for one in found]


def test_a_deadline_that_was_extended_is_not_late(office: Office, clock: FixedClock) -> None:
    number = held(office)
    clock.advance(timedelta(days=12))
    late = ResolutionView.LATE
    assert listed(office, view=late) == ["آسفالت شود."]
    order = sheet(office, number).resolutions[0].order_id
    assert order is not None
    for referral in office.read(order_sheet, order).referrals:
        version = office.read(order_sheet, order).version
        until = office.clock.today() + timedelta(days=14)
        office.write(extend_referral, order, version, referral.id, until, "بارندگی")
    assert listed(office, view=late) == []
    assert sheet(office, number).resolutions[0].late_days == 0


def test_the_lists_say_what_their_lines_say(office: Office, clock: FixedClock) -> None:
    number = held(office)
    other = planned(office)
    do(office, begin_meeting, other, office.clock.now() - timedelta(hours=3))
    do(office, resolve, other, ResolutionDraft(words="كاشت درخت", responsible=WATER))
    do(office, resolve, other, ResolutionDraft(words="اشتباه", responsible=WATER))
    do(office, annul_resolution, other, sheet(office, other).resolutions[1].id, "اشتباه بود")
    late, done, every = ResolutionView.LATE, ResolutionView.DONE, ResolutionView.ALL
    assert (listed(office, view=late), listed(office, view=done)) == ([], [])
    clock.advance(timedelta(days=30))
    assert listed(office, view=late) == ["آسفالت شود."]
    lines = office.read(list_resolutions, ResolutionFilter(view=every))
    assert [one.words for one in lines if one.late_days] == ["آسفالت شود."]
    answered(office, number)
    assert listed(office, view=late) == []
    settled(office, number)
    assert set(listed(office, view=done)) == {"آسفالت شود.", "لوله عوض شود."}
    assert listed(office, text="كاشت") == listed(office, text="کاشت") == ["کاشت درخت"]
    assert "اشتباه" in listed(office, view=every, agency=WATER)
    day = date(2026, 11, 22)
    assert listed(office, from_day=day, to_day=day) == ["کاشت درخت"]
    assert listed(office, from_day=day + timedelta(days=1)) == []
    (agency,) = office.read(resolutions_by_agency, ResolutionFilter(view=every, text="کاشت"))
    assert (agency.agency, agency.open, agency.late, agency.done) == (WATER, 1, 0, 0)
    assert office.read(list_resolutions, ResolutionFilter(series_id=99)) == []
