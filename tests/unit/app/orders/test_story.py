"""The life of an order through the services, on both stores: every step, and every way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.attachments import files_of
from app.changes import Kind
from app.check import check_store
from app.clock import FixedClock
from app.errors import NotAllowed
from app.folder import FolderFilter, FolderPlace, Outcome, SheetRow, list_sheets, send_in
from app.folder_sources import sheet_returned, take_sheet_back
from app.office import Office
from app.orders import (
    AnswerDraft,
    DeliveryDraft,
    FollowUpView,
    OrderDraft,
    OrderFilter,
    OrderSheet,
    OrderState,
    ReferralDraft,
    ReferralState,
    Scan,
    Telling,
    advance_referral,
    answer_referral,
    attach_order_files,
    close_order,
    deliver,
    list_follow_ups,
    order_sheet,
    orders_of,
    remind_many,
    take_order_step_back,
    waive_scan,
)
from app.phone_calls import (
    AttemptDraft,
    AttemptOutcome,
    CallDraft,
    CallState,
    annul_call,
    call_sheet,
    log_attempt,
    log_call,
    put_in_folder,
    take_back,
)
from app.settings import office_calendar
from models.office import JournalEntry
from scans import PDF

OTHERS = 10
S = ReferralState


def sheets(office: Office, place: FolderPlace) -> list[SheetRow]:
    rows: list[SheetRow] = office.read(list_sheets, FolderFilter(place=place), limit=50)
    return rows


def sheet(office: Office, order: int) -> OrderSheet:
    return office.read(order_sheet, order)


def stands(office: Office, order: int) -> tuple[Any, ...]:
    """What a step changes, without the trace it leaves."""
    found = sheet(office, order)
    referrals = [(r.state, r.rung, r.answer, len(r.follow_ups), r.paper) for r in found.referrals]
    return found.state, found.scan, found.telling, found.undone, referrals


def twice(office: Office, order: int, operation: Callable[..., Any], *values: Any) -> None:
    """Take a step, take it back, and take it again."""
    before = stands(office, order)
    office.write(operation, order, sheet(office, order).version, *values)
    done = stands(office, order)
    assert done != before
    office.write(take_order_step_back, order, sheet(office, order).version)
    assert stands(office, order) == before
    office.write(operation, order, sheet(office, order).version, *values)
    assert stands(office, order) == done


def in_the_folder_with_others(office: Office) -> int:
    """A call goes in with ten others, and the folder to him."""
    calls = []
    for number in range(OTHERS + 1):
        draft = CallDraft(caller_name=f"متقاضی {number}", subject="پل", request="شرح")
        calls.append(office.write(log_call, draft).value)
        office.write(put_in_folder, calls[-1], 1)
    first = sheets(office, FolderPlace.PREPARING)[0]
    office.write(send_in, first.folder_id, first.folder_version)
    assert len(sheets(office, FolderPlace.WITH_HIM)) == OTHERS + 1
    return calls[-1]


def it_comes_back(office: Office, call: int, due: date) -> int:
    """The order of the call; its return is taken back once, and the ten others he saw."""
    draft = OrderDraft(
        words="پل روستا ساخته شود",
        referrals=(ReferralDraft(name="راه", due_on=due), ReferralDraft(name="آب")),
    )
    for row in sheets(office, FolderPlace.WITH_HIM):
        if row.record_id != call:
            office.write(sheet_returned, row.id, Outcome.SEEN, OrderDraft())
            continue
        office.write(sheet_returned, row.id, Outcome.ORDERED, draft)
        office.write(take_sheet_back, row.id)
        assert office.read(orders_of, Kind.CALL, call) == []
        assert row.id in [one.id for one in sheets(office, FolderPlace.WITH_HIM)]
        office.write(sheet_returned, row.id, Outcome.ORDERED, draft)
    assert sheets(office, FolderPlace.WITH_HIM) == []
    (line,) = office.read(orders_of, Kind.CALL, call)
    return line.id


def remind_one(session: Any, order: int, version: int, referral: int) -> Any:
    return remind_many(session, [(order, version, referral)])


def test_an_order_from_the_folder_to_its_end(
    office: Office, clock: FixedClock, tmp_path: Any
) -> None:
    call = in_the_folder_with_others(office)
    calendar = office.read(office_calendar)
    order = it_comes_back(office, call, calendar.add_work_days(clock.today(), 5))
    road, water = (one.id for one in sheet(office, order).referrals)
    twice(office, order, deliver, road, DeliveryDraft(way="نامه‌رسان", receipt="خانم نوری"))
    twice(office, order, advance_referral, road, S.SEEN)

    clock.advance(timedelta(days=14))
    late = office.read(list_follow_ups, OrderFilter(view=FollowUpView.OVERDUE))
    assert [row.referral_id for row in late] == [road]
    twice(office, order, remind_one, road)
    clock.advance(timedelta(days=7))
    twice(office, order, remind_one, road)
    assert len(sheet(office, order).referrals[0].follow_ups) == 2

    _nothing_ends_it_early(office, order, call)
    twice(office, order, answer_referral, road, AnswerDraft(answer="ساخته شد", reference="12/3"))
    twice(office, order, answer_referral, water, AnswerDraft(answer="مانعی نیست"))
    _he_sees(office, order)
    scan = tmp_path / "sheet.pdf"
    scan.write_bytes(PDF)
    twice(office, order, waive_scan, "برگ نزد استاندار ماند")
    office.write(take_order_step_back, order, sheet(office, order).version)
    twice(office, order, attach_order_files, [scan])
    assert len(office.read(files_of, Kind.ORDER, order)) == 1
    with pytest.raises(NotAllowed, match="متقاضی 10"):
        office.write(close_order, order, sheet(office, order).version)
    _the_caller_is_told(office, order, call)
    _the_journal_tells_it(office, order)
    assert check_store(office.database) == []


def _nothing_ends_it_early(office: Office, order: int, call: int) -> None:
    """Closing names each thing that is undone, and the record it stands on cannot go."""
    found = sheet(office, order)
    with pytest.raises(NotAllowed) as refused:
        office.write(close_order, order, found.version)
    for part in ("راه", "آب", "اسکن", "متقاضی"):
        assert part in refused.value.message
    version = office.read(call_sheet, call).version
    with pytest.raises(NotAllowed, match="در جریان"):
        office.write(annul_call, call, version, "اشتباه بود")
    with pytest.raises(NotAllowed):
        office.write(take_back, call, version)
    assert sheet(office, order) == found


def _he_sees(office: Office, order: int) -> None:
    """The results lie in the folder by themselves; his look is taken back once."""
    for row in sheets(office, FolderPlace.PREPARING):
        assert (row.kind, row.record_id) == (Kind.ORDER, order)
        office.write(sheet_returned, row.id, Outcome.SEEN, OrderDraft())
        office.write(take_sheet_back, row.id)
        office.write(sheet_returned, row.id, Outcome.SEEN, OrderDraft())
    found = sheet(office, order)
    assert {one.state for one in found.referrals} == {S.CLOSED}
    assert (found.state, found.telling) == (OrderState.OPEN, Telling.TO_BE_TOLD)


def _the_caller_is_told(office: Office, order: int, call: int) -> None:
    told = AttemptDraft(outcome=AttemptOutcome.TOLD, words="پل ساخته شد", close=True)
    office.write(log_attempt, call, office.read(call_sheet, call).version, told)
    assert sheet(office, order).state is OrderState.CLOSED
    office.write(take_back, call, office.read(call_sheet, call).version)
    assert sheet(office, order).state is OrderState.OPEN
    office.write(log_attempt, call, office.read(call_sheet, call).version, told)
    found = sheet(office, order)
    assert (found.state, found.scan, found.told_words) == (
        OrderState.CLOSED,
        Scan.ATTACHED,
        "پل ساخته شد",
    )
    assert office.read(call_sheet, call).state is CallState.CLOSED


def _the_journal_tells_it(office: Office, order: int) -> None:
    with office.database.connection() as connection:
        said = connection.execute(
            select(JournalEntry.words)
            .where(JournalEntry.kind == Kind.ORDER.value, JournalEntry.record_id == order)
            .order_by(JournalEntry.sequence)
        ).scalars()
        story = " ".join(said)
    at = -1
    for part in (
        "ارجاع شد",
        "نامه‌رسان",
        "ارجاع را دید",
        "یادآوری",
        "یادآوری دوم",
        "پاسخ «راه» رسید",
        "پاسخ «آب» رسید",
        "استاندار پاسخ",
        "اسکن پیوست شد",
        "گفته شد",
        "مختومه شد",
    ):
        found = story.find(part, at + 1)
        assert found > at, (part, story)
        at = found
    assert "پس گرفته شد" in story
