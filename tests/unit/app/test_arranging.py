"""Pages put in order on both stores: a new file under the old name, in one deed, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.attachments import ArrangedFile, FileLine, PageFate, PageOrder, ScanPage
from app.changes import Kind
from app.check import Part, check_store
from app.clock import FixedClock
from app.errors import InvalidInput, NotAllowed, NotFound, StaleRecord
from app.letters import (
    arrange_letter_file,
    attach_letter_files,
    detach_letter_file,
    examine_letter,
    letter_file,
    letter_sheet,
    letter_version,
    record_order_on_letter,
    register_letter,
    take_letter_step_back,
)
from app.office import Office
from app.orders import (
    OrderDraft,
    Scan,
    SourceCard,
    arrange_order_file,
    attach_order_files,
    detach_order_file,
    order_file,
    order_sheet,
    record_order,
    take_order_step_back,
)
from app.phone_calls import (
    CallDraft,
    CallState,
    arrange_call_file,
    attach_files,
    call_file,
    call_sheet,
    close_call,
    detach_file,
    log_call,
    put_in_folder,
    record_order_on_call,
    take_back,
)
from app.returned_sheets import attach_sheets
from app.sheet_groups import SheetFile
from letters_seat import INCOMING

OLD, NEW, APART = (b"%%PDF-1.4\n%d\n" % number for number in range(3))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def letter(office: Office, scan: Path) -> int:
    number = office.write(register_letter, replace(INCOMING, request_key=uuid4())).value
    office.write(attach_letter_files, number, [scan])
    return number


def files(office: Office, letter: int) -> tuple[FileLine, ...]:
    return office.read(letter_sheet, letter).files


def contents(office: Office, letter: int) -> dict[str, bytes]:
    found = (office.read(letter_file, line.id) for line in files(office, letter))
    return {one.name: one.content for one in found}


def letter_step_back(office: Office, letter: int) -> None:
    office.write(take_letter_step_back, letter, office.read(letter_version, letter))


def test_a_new_file_stands_in_place_of_the_old(office: Office, letter: int) -> None:
    (before,) = files(office, letter)
    arranged = ArrangedFile(NEW, APART, "۲ صفحه جدا شد")
    office.write(arrange_letter_file, before.id, arranged)
    assert contents(office, letter) == {"scan.pdf": NEW, "scan جداشده.pdf": APART}
    assert files(office, letter)[0].sha256 != before.sha256
    step = office.read(letter_sheet, letter).steps[-1]
    assert "آراسته شد" in step.words
    assert "scan جداشده.pdf" in step.words
    with pytest.raises(NotFound):
        office.write(arrange_letter_file, before.id, ArrangedFile(APART))
    letter_step_back(office, letter)
    assert contents(office, letter) == {"scan.pdf": OLD}
    assert files(office, letter) == (before,)
    faults = check_store(office.database)
    assert [one for one in faults if one.part is Part.FILES] == []


def test_what_was_done_before_it_is_taken_back_after_it(office: Office, letter: int) -> None:
    office.write(examine_letter, letter, office.read(letter_version, letter))
    for content in (NEW, APART):
        office.write(arrange_letter_file, files(office, letter)[0].id, ArrangedFile(content))
    for content in (NEW, OLD):
        letter_step_back(office, letter)
        assert contents(office, letter) == {"scan.pdf": content}
    assert office.read(letter_sheet, letter).state.value == "examined"
    letter_step_back(office, letter)
    assert office.read(letter_sheet, letter).state.value == "registered"


def test_a_file_taken_off_since_is_not_brought_back(office: Office, letter: int) -> None:
    office.write(examine_letter, letter, office.read(letter_version, letter))
    office.write(arrange_letter_file, files(office, letter)[0].id, ArrangedFile(NEW))
    office.write(detach_letter_file, files(office, letter)[0].id)
    letter_step_back(office, letter)
    assert office.read(letter_sheet, letter).state.value == "registered"
    assert not files(office, letter)


def arranged_call(office: Office, call: int, content: bytes) -> None:
    (line,) = office.read(call_sheet, call).files
    office.write(arrange_call_file, line.id, ArrangedFile(content, words="۱ صفحه چرخید"))


def call_step_back(office: Office, call: int) -> None:
    office.write(take_back, call, office.read(call_sheet, call).version)


def call_content(office: Office, call: int) -> bytes:
    (line,) = office.read(call_sheet, call).files
    return office.read(call_file, line.id).content


def test_a_calls_pages_go_back_like_a_letters(office: Office, scan: Path) -> None:
    call = office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح")).value
    office.write(attach_files, call, [scan])
    (first,) = office.read(call_sheet, call).files
    assert not office.read(call_sheet, call).may_go_back
    arranged_call(office, call, NEW)
    sheet = office.read(call_sheet, call)
    assert sheet.may_go_back
    assert sheet.steps[-1].is_plan
    assert "۱ صفحه چرخید" in sheet.steps[-1].reason
    office.write(put_in_folder, call, sheet.version)
    arranged_call(office, call, APART)
    version = office.read(call_sheet, call).version
    call_step_back(office, call)
    with pytest.raises(StaleRecord):
        office.write(take_back, call, version)
    assert call_content(office, call) == NEW
    call_step_back(office, call)
    assert office.read(call_sheet, call).state is CallState.RECORDED
    call_step_back(office, call)
    assert office.read(call_sheet, call).files == (first,)
    assert call_content(office, call) == OLD
    with pytest.raises(NotAllowed):
        call_step_back(office, call)
    assert check_store(office.database) == []


def test_a_closed_call_stays_closed_when_its_pages_go_back(office: Office, scan: Path) -> None:
    call = office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح")).value
    order = office.write(record_order_on_call, call, OrderDraft(words="اقدام شود")).value
    office.write(attach_files, call, [scan])
    office.write(close_call, call, office.read(call_sheet, call).version, "تکراری")
    told = office.read(order_sheet, order)
    arranged_call(office, call, NEW)
    call_step_back(office, call)
    assert call_content(office, call) == OLD
    assert office.read(call_sheet, call).state is CallState.CLOSED
    assert office.read(order_sheet, order) == told


def test_a_calls_file_taken_off_since_is_passed_over(office: Office, scan: Path) -> None:
    call = office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح")).value
    office.write(attach_files, call, [scan])
    office.write(put_in_folder, call, office.read(call_sheet, call).version)
    arranged_call(office, call, NEW)
    office.write(detach_file, office.read(call_sheet, call).files[0].id)
    call_step_back(office, call)
    assert office.read(call_sheet, call).state is CallState.RECORDED
    assert not office.read(call_sheet, call).files


def test_a_letters_sheet_taken_off_is_missing_again(office: Office, scan: Path) -> None:
    letter = office.write(register_letter, replace(INCOMING, request_key=uuid4())).value
    order = office.write(record_order_on_letter, letter, OrderDraft(words="اقدام شود")).value
    assert office.read(order_sheet, order).scan is Scan.MISSING
    office.write(attach_letter_files, letter, [scan])
    assert office.read(order_sheet, order).scan is Scan.ATTACHED
    office.write(detach_letter_file, files(office, letter)[0].id)
    assert office.read(order_sheet, order).scan is Scan.MISSING


def test_an_old_scan_in_order_is_no_sheet_that_came_home(
    office: Office, scan: Path, clock: FixedClock
) -> None:
    call = office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح")).value
    office.write(attach_files, call, [scan])
    (before,) = office.read(call_sheet, call).files
    clock.advance(timedelta(hours=1))
    office.write(put_in_folder, call, office.read(call_sheet, call).version)
    clock.advance(timedelta(hours=1))
    office.write(arrange_call_file, before.id, ArrangedFile(NEW))
    (after,) = office.read(call_sheet, call).files
    assert after.at == before.at
    order = office.write(record_order_on_call, call, OrderDraft(words="اقدام شود")).value
    assert office.read(order_sheet, order).scan is Scan.MISSING


def test_a_letter_in_order_is_still_not_the_sheet(office: Office) -> None:
    call = office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح")).value
    order = office.write(record_order_on_call, call, OrderDraft(words="اقدام شود")).value
    sheets = [SheetFile(Kind.ORDER, order, None, "sheet.pdf", OLD)]
    sheets.append(SheetFile(Kind.ORDER, order, None, "letter.pdf", NEW, is_letter=True))
    office.write(attach_sheets, sheets)
    sheet, letter = office.read(order_sheet, order).files
    office.write(arrange_order_file, letter.id, ArrangedFile(APART))
    assert office.read(order_sheet, order).scan is Scan.ATTACHED
    office.write(detach_order_file, sheet.id)
    assert office.read(order_sheet, order).scan is Scan.MISSING


def test_the_same_file_is_no_new_one(office: Office, letter: int, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(NEW)
    office.write(attach_letter_files, letter, [other])
    first = files(office, letter)[0].id
    for content in (OLD, NEW):
        with pytest.raises(InvalidInput):
            office.write(arrange_letter_file, first, ArrangedFile(content))
    assert contents(office, letter) == {"scan.pdf": OLD, "other.pdf": NEW}


def test_calls_and_orders_have_it_too(office: Office, scan: Path) -> None:
    call = office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح")).value
    office.write(attach_files, call, [scan])
    (line,) = office.read(call_sheet, call).files
    office.write(arrange_call_file, line.id, ArrangedFile(NEW))
    (line,) = office.read(call_sheet, call).files
    assert (line.name, office.read(call_file, line.id).content) == ("scan.pdf", NEW)
    order = office.write(record_order, SourceCard(), OrderDraft(words="اقدام شود")).value
    office.write(attach_order_files, order, office.read(order_sheet, order).version, [scan])
    (line,) = office.read(order_sheet, order).files
    office.write(arrange_order_file, line.id, ArrangedFile(NEW))
    sheet = office.read(order_sheet, order)
    assert office.read(order_file, sheet.files[0].id).content == NEW
    office.write(take_order_step_back, order, sheet.version)
    (back,) = office.read(order_sheet, order).files
    assert office.read(order_file, back.id).content == OLD


def test_pages_move_turn_and_are_left_out_and_in() -> None:
    pages = PageOrder(4)
    assert not pages.is_changed
    with pytest.raises(InvalidInput):
        pages.checked()
    assert pages.move(3, -2) == 1
    assert pages.move(0, -1) == 0
    pages.turn(0, -90)
    pages.leave_out(2, PageFate.APART)
    pages.leave_out(3, PageFate.DROPPED)
    assert pages.of_fate(PageFate.KEPT) == (ScanPage(0, 270), ScanPage(3))
    assert pages.of_fate(PageFate.APART) == (ScanPage(1, 0, PageFate.APART),)
    assert pages.words == "۱ صفحه چرخید، ۱ صفحه جدا شد، ۱ صفحه برداشته شد"
    pages.checked()
    for place in (0, 1):
        pages.leave_out(place, PageFate.DROPPED)
    with pytest.raises(InvalidInput):
        pages.checked()
    pages.leave_out(3, PageFate.DROPPED)
    pages.checked()


@given(
    st.integers(1, 9),
    st.lists(
        st.tuples(st.integers(0, 99), st.integers(-9, 9), st.sampled_from((90, -90))), max_size=30
    ),
)
def test_no_page_is_ever_lost_or_twice(count: int, deeds: list[tuple[int, int, int]]) -> None:
    pages = PageOrder(count)
    for place, by, degrees in deeds:
        new = pages.move(place % count, by)
        pages.turn(new, degrees)
        assert 0 <= new < count
    assert sorted(page.number for page in pages.pages) == list(range(count))
    assert all(page.turned in (0, 90, 180, 270) for page in pages.pages)
