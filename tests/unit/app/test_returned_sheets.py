"""Whose the pages of a scan are, on both stores: by their codes, the store's mark and clearance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.changes import Kind
from app.check import check_store
from app.clock import FixedClock
from app.letters import LetterDraft, letter_sheet, record_order_on_letter, register_letter
from app.marks import Classification
from app.office import Office
from app.orders import (
    OrderDraft,
    Scan,
    detach_order_file,
    order_sheet,
    take_order_step_back,
)
from app.phone_calls import (
    CallDraft,
    call_sheet,
    detach_file,
    log_call,
    put_in_folder,
    record_order_on_call,
    take_back,
)
from app.record_codes import SEPARATOR, code_text, store_mark
from app.returned_sheets import (
    LIST,
    NO_CODE,
    OTHER_STORE,
    UNKNOWN,
    attach_sheets,
    sort_out,
)
from app.sheet_groups import (
    KnownRecord,
    SheetFile,
    SheetGroup,
    new_letters,
    page_numbers,
    with_owner,
)

DRAFT = CallDraft(caller_name="رضا", subject="آب", request="شرح")
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def code(office: Office) -> Callable[..., str]:
    """The text of a record's code in this store."""
    mark = office.read(store_mark)

    def text(number: int, kind: Kind = Kind.CALL, store: str = mark) -> str:
        return code_text(f"daftar:{kind.value}:{number}", store)

    return text


def call(office: Office, **changes: object) -> int:
    draft = replace(DRAFT, request_key=CallDraft().request_key, **changes)  # type: ignore[arg-type]  # its fields
    return office.write(log_call, draft).value


def owners(office: Office, *codes: str) -> list[tuple[tuple[int, ...], int | None, str]]:
    groups = office.read(sort_out, codes)
    return [(one.pages, one.record.id if one.record else None, one.reason) for one in groups]


def test_each_page_goes_to_its_own_and_bare_ones_follow(
    office: Office, code: Callable[..., str]
) -> None:
    one, two = call(office), call(office)
    found = owners(office, "", code(one), "", code(two), "متفرقه", code(one))
    assert found == [((0,), None, NO_CODE), ((1, 2, 5), one, ""), ((3, 4), two, "")]
    groups = office.read(sort_out, [code(one), ""])
    assert groups[0].followed == 1
    assert "بی‌کد" in groups[0].words
    assert owners(office) == []


def test_separators_part_a_stack_into_letters(office: Office, code: Callable[..., str]) -> None:
    known = call(office)
    codes = [SEPARATOR, "", "متفرقه", SEPARATOR, SEPARATOR, code(known), "", SEPARATOR, ""]
    groups = office.read(sort_out, codes)
    assert [(one.pages, one.letter) for one in groups] == [((1, 2), 1), ((5, 6), 0), ((8,), 2)]
    assert groups[1].record is not None
    assert all(one.is_cut for one in groups)
    assert new_letters(groups) == 2
    assert "نامه تازه ۲" in groups[2].words
    before = office.read(sort_out, ["", SEPARATOR, ""])
    assert [(one.pages, one.letter) for one in before] == [((0,), 1), ((2,), 2)]
    assert office.read(sort_out, [SEPARATOR]) == ()
    assert not office.read(sort_out, [""])[0].is_cut


def test_nobody_takes_another_store_s_or_a_record_that_is_not(
    office: Office, code: Callable[..., str]
) -> None:
    one = call(office)
    codes = (code(one, store="ZZZZZ"), "", code(999), code(one, Kind.GROUP))
    assert owners(office, *codes) == [((0, 1), None, OTHER_STORE), ((2, 3), None, UNKNOWN)]


def test_what_is_too_secret_is_unknown(
    office: Office, clerk: int, code: Callable[..., str]
) -> None:
    secret = call(office, classification=Classification.SECRET)
    office.sign_in(clerk)
    assert owners(office, code(secret)) == [((0,), None, UNKNOWN)]
    sheet = SheetFile(Kind.CALL, secret, None, "a.pdf", PDF)
    done = office.write(attach_sheets, [sheet]).value
    assert (done.added, len(done.refused)) == ((), 1)


def test_an_old_code_counts_for_a_call_that_was_on_paper(
    office: Office, code: Callable[..., str]
) -> None:
    one = call(office)
    assert owners(office, f"DAFTAR:CALL:{one}") == [((0,), None, UNKNOWN)]
    office.write(put_in_folder, one, 1)
    assert owners(office, f"DAFTAR:CALL:{one}") == [((0,), one, "")]


def test_the_sheet_of_a_call_settles_its_order_once(office: Office) -> None:
    one = call(office)
    order = office.write(record_order_on_call, one, OrderDraft(words="شود")).value
    assert office.read(order_sheet, order).scan is Scan.MISSING
    sheet = SheetFile(Kind.CALL, one, None, "a.pdf", PDF)
    assert office.write(attach_sheets, [sheet]).kinds == {Kind.CALL, Kind.ORDER}
    assert office.read(order_sheet, order).scan is Scan.ATTACHED
    again = office.write(attach_sheets, [sheet])
    assert again.value.added == ()
    assert "پیش‌تر" in again.value.refused[0]
    assert len(office.read(call_sheet, one).files) == 1
    assert check_store(office.database) == []


def test_a_folder_scanned_before_it_is_typed_back_misses_no_scan(
    office: Office, clock: FixedClock
) -> None:
    scanned, bare, older = call(office), call(office), call(office)
    an_old_paper = SheetFile(Kind.CALL, older, None, "b.pdf", PDF)
    office.write(attach_sheets, [an_old_paper])
    clock.advance(timedelta(hours=1))
    for number in (scanned, bare, older):
        office.write(put_in_folder, number, office.read(call_sheet, number).version)
    clock.advance(timedelta(days=1))
    office.write(attach_sheets, [SheetFile(Kind.CALL, scanned, None, "a.pdf", PDF)])
    orders = [
        office.write(record_order_on_call, number, OrderDraft(words="شود")).value
        for number in (scanned, bare, older)
    ]
    scans = [office.read(order_sheet, order).scan for order in orders]
    assert scans == [Scan.ATTACHED, Scan.MISSING, Scan.MISSING]
    # Taken back and typed again, it is still there.
    office.write(take_back, scanned, office.read(call_sheet, scanned).version)
    again = office.write(record_order_on_call, scanned, OrderDraft(words="بشود")).value
    assert office.read(order_sheet, again).scan is Scan.ATTACHED
    assert check_store(office.database) == []


def test_a_sheet_of_an_order_goes_to_the_order(office: Office, code: Callable[..., str]) -> None:
    one = call(office)
    order = office.write(record_order_on_call, one, OrderDraft(words="شود")).value
    assert owners(office, code(order, Kind.ORDER)) == [((0,), order, "")]
    sheet = SheetFile(Kind.ORDER, order, None, "a.pdf", PDF)
    done = office.write(attach_sheets, [sheet]).value
    assert [name for _, name in done.added] == ["a.pdf"]
    assert office.read(order_sheet, order).scan is Scan.ATTACHED
    assert office.write(attach_sheets, [sheet]).value.refused
    assert check_store(office.database) == []


def test_a_letter_comes_home_but_is_not_the_sheet_he_wrote_on(office: Office) -> None:
    order = office.write(record_order_on_call, call(office), OrderDraft(words="شود")).value
    text = code_text(f"daftar:notice:{order}", office.read(store_mark))
    (group,) = office.read(sort_out, [text])
    assert group.record is not None
    assert (group.record.kind, group.record.id, group.record.is_letter) == (Kind.ORDER, order, True)
    letter = SheetFile(Kind.ORDER, order, None, "letter.pdf", PDF, is_letter=True)
    assert office.write(attach_sheets, [letter]).value.added
    found = office.read(order_sheet, order)
    assert ([file.name for file in found.files], found.scan) == (["letter.pdf"], Scan.MISSING)
    assert check_store(office.database) == []


def test_a_list_of_the_folder_is_known_and_left(office: Office, code: Callable[..., str]) -> None:
    one = call(office)
    assert owners(office, code(one), code(1, Kind.FOLDER)) == [((0,), one, ""), ((1,), None, LIST)]


def test_a_sheet_of_a_letter_goes_to_the_letter(office: Office, code: Callable[..., str]) -> None:
    draft = LetterDraft(sender_name="رضا", subject="آب")
    letter = office.write(register_letter, draft).value
    office.write(record_order_on_letter, letter, OrderDraft(words="اقدام شود"))
    (group,) = office.read(sort_out, [code(letter, Kind.LETTER)])
    assert group.record is not None
    assert (group.record.kind, group.record.id) == (Kind.LETTER, letter)
    assert group.record.number == "1405/و/1"
    sheet = SheetFile(Kind.LETTER, letter, name="scan.pdf", content=PDF)
    done = office.write(attach_sheets, [sheet]).value
    assert [name for _number, name in done.added] == ["scan.pdf"]
    (order,) = office.read(letter_sheet, letter).orders
    assert office.read(order_sheet, order.id).scan is Scan.ATTACHED
    assert owners(office, code(77, Kind.LETTER))[0][1] is None
    assert check_store(office.database) == []


def test_the_mark_of_a_store_is_its_own_and_stays(office: Office) -> None:
    mark = office.read(store_mark)
    assert len(mark) == 5
    call(office)
    assert office.read(store_mark) == mark


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.sampled_from(["", "own", "other", "none", "متن"]), max_size=12))
def test_every_page_is_in_one_group(local_office: Office, kinds: list[str]) -> None:
    mark = local_office.read(store_mark)
    if "number" not in local_office.__dict__:
        local_office.__dict__["number"] = call(local_office)
    number = local_office.__dict__["number"]
    texts = {
        "own": code_text(f"daftar:call:{number}", mark),
        "other": code_text(f"daftar:call:{number}", "ZZZZZ"),
        "none": code_text("daftar:call:999", mark),
    }
    groups = local_office.read(sort_out, [texts.get(kind, kind) for kind in kinds])
    pages = sorted(page for group in groups for page in group.pages)
    assert pages == list(range(len(kinds)))
    chosen = KnownRecord(Kind.CALL, 7, "۷", "")
    owned = with_owner(groups, chosen)
    assert all(group.record is not None for group in owned)
    assert sorted(page for group in owned for page in group.pages) == pages


@pytest.mark.parametrize(
    ("pages", "said"),
    [((0,), "۱"), ((0, 1, 2), "۱ تا ۳"), ((0, 2, 3, 5), "۱، ۳ تا ۴، ۶"), ((), "")],
)
def test_pages_are_said_as_people_count_them(pages: tuple[int, ...], said: str) -> None:
    assert page_numbers(pages) == said
    assert SheetGroup(pages, None, reason=NO_CODE).words == f"برگ {said}: {NO_CODE}"


def test_a_letter_is_taken_back_and_taken_off_alone(office: Office) -> None:
    one = call(office)
    order = office.write(record_order_on_call, one, OrderDraft(words="شود")).value
    office.write(attach_sheets, [SheetFile(Kind.CALL, one, None, "a.pdf", PDF)])
    letter = SheetFile(Kind.ORDER, order, None, "letter.pdf", PDF, is_letter=True)

    def stands() -> tuple[list[str], Scan]:
        found = office.read(order_sheet, order)
        return [file.name for file in found.files], found.scan

    office.write(attach_sheets, [letter])
    office.write(take_order_step_back, order, office.read(order_sheet, order).version)
    assert stands() == ([], Scan.ATTACHED)
    office.write(attach_sheets, [letter])
    (file,) = office.read(order_sheet, order).files
    office.write(detach_order_file, file.id)
    assert stands() == ([], Scan.ATTACHED)
    assert check_store(office.database) == []


def test_a_letter_left_alone_is_not_the_sheet(office: Office) -> None:
    order = office.write(record_order_on_call, call(office), OrderDraft(words="شود")).value
    office.write(attach_sheets, [SheetFile(Kind.ORDER, order, None, "a.pdf", PDF)])
    other = PDF + b"\n"
    office.write(
        attach_sheets, [SheetFile(Kind.ORDER, order, None, "l.pdf", other, is_letter=True)]
    )
    sheet, _letter = office.read(order_sheet, order).files
    office.write(detach_order_file, sheet.id)
    assert office.read(order_sheet, order).scan is Scan.MISSING


def test_a_scan_taken_off_its_call_is_missed_by_its_orders(
    office: Office, clock: FixedClock
) -> None:
    one = call(office)
    early = SheetFile(Kind.CALL, one, None, "early.pdf", PDF + b"%")
    office.write(attach_sheets, [early])
    clock.advance(timedelta(hours=1))
    office.write(put_in_folder, one, 1)
    order = office.write(record_order_on_call, one, OrderDraft(words="شود")).value
    clock.advance(timedelta(hours=1))
    scans = [SheetFile(Kind.CALL, one, None, f"{n}.pdf", PDF + b"\n" * n) for n in (1, 2)]
    office.write(attach_sheets, scans)
    before, first, second = (file.id for file in office.read(call_sheet, one).files)
    assert office.read(order_sheet, order).scan is Scan.ATTACHED
    # Another scan is left that can be the sheet; what lay there before it went in cannot.
    assert office.write(detach_file, first).kinds == {Kind.CALL}
    assert office.read(order_sheet, order).scan is Scan.ATTACHED
    assert office.write(detach_file, second).kinds == {Kind.CALL, Kind.ORDER}
    assert office.read(order_sheet, order).scan is Scan.MISSING
    assert office.write(detach_file, before).kinds == {Kind.CALL}
    assert check_store(office.database) == []
