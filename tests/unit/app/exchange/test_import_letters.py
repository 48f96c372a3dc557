"""Importing a year's paper register: its own numbers, its gaps annulled, every refusal in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select, text

from app.changes import Kind
from app.check import check_store
from app.errors import InvalidInput, NotAllowed, StaleRecord
from app.exchange import (
    PaperBook,
    Plan,
    export_letters,
    import_plan,
    last_import,
    mapping_for,
    plan_import,
    read_spreadsheet,
    source_of,
    take_import_back,
)
from app.exchange.report import refused_workbook
from app.letters import (
    BlockDraft,
    LetterDirection,
    LetterDraft,
    LetterFilter,
    LetterSheet,
    LetterState,
    RegisterDraft,
    add_register,
    amend_letter,
    examine_letter,
    letter_draft,
    letter_of_number,
    letter_sheet,
    list_letters,
    register_letter,
    reserve_numbers,
)
from app.marks import Classification
from app.numbering import list_series
from app.office import Office
from app.progress import Cancelled, Progress
from app.settings import close_year
from models.letters import Letter

HEAD = ("ردیف", "تاریخ ثبت", "فرستنده", "خلاصه", "شماره نامه", "تاریخ نامه", "وضعیت")
ROW = ("00001", "1404/2/5", "فرمانداري مهرآباد", "راه روستاي آبگرم", "123/م", "1404/2/1", None)


def numbered(serial: object, day: str = "1404/2/5", subject: str = "آب", **more: Any) -> list[Any]:
    """A row of a simple book."""
    row = dict(zip(HEAD, (serial, day, "فرمانداری", subject, "77", None, None), strict=True))
    return list((row | more).values())


def saved(path: Path, rows: Sequence[Sequence[Any]], merged: Sequence[str] = ()) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


@pytest.fixture
def book(office: Office) -> PaperBook:
    """The paper register of 1404, with both halves in one book."""
    draft = RegisterDraft(name="اندیکاتور کاغذی", template="{year}/{serial}")
    return PaperBook(office.write(add_register, draft).value, 1404)


def planned(
    office: Office, path: Path, book: PaperBook | None, progress: Progress | None = None
) -> Plan[Any]:
    table = read_spreadsheet(path, Kind.LETTER)
    mapping = office.read(mapping_for, Kind.LETTER, table.header)
    source = source_of(path.name, table, mapping)
    return office.read(plan_import, Kind.LETTER, source, progress=progress, book=book)


def of_rows(office: Office, folder: Path, book: PaperBook, rows: list[Any]) -> Plan[Any]:
    return planned(office, saved(folder / "book.xlsx", [HEAD, *rows]), book)


def sheet_of(office: Office, number: str) -> LetterSheet:
    found = office.read(letter_of_number, number)
    assert found is not None, number
    return office.read(letter_sheet, found)


def faults(office: Office) -> list[str]:
    return [fault.words for fault in check_store(office.database)]


def test_a_letter_of_the_book_keeps_its_number(
    office: Office, book: PaperBook, tmp_path: Path
) -> None:
    plan = of_rows(office, tmp_path, book, [list(ROW)])
    assert plan.lines() == []
    office.write(import_plan, plan)
    sheet = sheet_of(office, "۱۴۰۴/۱")
    assert (sheet.number, sheet.serial, sheet.state) == ("1404/1", 1, LetterState.FILED)
    assert (sheet.sender_name, sheet.subject) == ("فرمانداری مهرآباد", "راه روستای آبگرم")
    assert (sheet.their_number, sheet.back_dated) == ("123/م", True)
    assert sheet.settle_reason == "از دفتر کاغذی وارد شد."
    assert [step.action for step in sheet.steps] == ["import_letter"]
    assert faults(office) == []


def test_numbers_the_book_lacks_are_annulled_and_the_counter_goes_on(
    office: Office, book: PaperBook, tmp_path: Path
) -> None:
    office.write(import_plan, of_rows(office, tmp_path, book, [numbered(2), numbered("1404/5")]))
    gap = sheet_of(office, "1404/3")
    assert (gap.state, gap.settle_reason) == (LetterState.ANNULLED, "در دفتر کاغذی نیست.")
    counters = {(line.series, line.year): line.last for line in office.read(list_series)}
    assert counters[f"letters:{book.register_id}", 1404] == 5
    assert faults(office) == []
    # A mended row comes later, and has its number still.
    office.write(import_plan, of_rows(office, tmp_path, book, [numbered(3, subject="برق")]))
    mended = sheet_of(office, "1404/3")
    assert (mended.subject, mended.state) == ("برق", LetterState.FILED)
    assert [step.taken_back for step in mended.steps] == [True, False]
    assert faults(office) == []


@pytest.mark.parametrize(
    ("row", "piece"),
    [
        (numbered(None), "شماره ردیف دفتر"),
        (numbered("الف"), "قالب شماره"),
        (numbered("1403/7"), "قالب شماره"),
        (numbered(0), "قالب شماره"),
        (numbered(1, day=""), "تاریخ ثبت"),
        (numbered(1, day="1403/12/29"), "سال ۱۴۰۴ نیست"),
        (numbered(1, day="1404/13/1"), "تاریخ"),
        (numbered(1, subject=""), "موضوع"),
        (numbered(1, فرستنده=""), "فرستنده"),
        (numbered(1, **{"تاریخ نامه": "1404/3/1"}), "پس از رسیدن"),
        (numbered(1, subject="x" * 4000), "نویسه"),
        (numbered(900_000), "بزرگ‌تر"),
    ],
)
def test_every_refused_row_says_why(
    office: Office, book: PaperBook, tmp_path: Path, row: list[Any], piece: str
) -> None:
    plan = of_rows(office, tmp_path, book, [row, numbered(2)])
    assert [one.serial for one in plan.taken] == [2]
    (line,) = plan.lines()
    assert line.startswith("سطر ۲")
    assert piece in line


def test_a_number_that_is_taken_is_refused(office: Office, book: PaperBook, tmp_path: Path) -> None:
    office.write(import_plan, of_rows(office, tmp_path, book, [numbered(1), numbered(2)]))
    rows = [numbered(1), numbered(2, subject="دیگر"), numbered(3), numbered(3, subject="باز")]
    plan = of_rows(office, tmp_path, book, rows)
    assert [one.serial for one in plan.taken] == [3]
    assert [one.row for one in plan.repeated] == [2]
    assert [(one.row, one.title) for one in plan.refusals] == [(3, "ردیف"), (5, "ردیف")]


def test_the_running_year_and_kept_numbers(office: Office, tmp_path: Path) -> None:
    for _one in range(2):
        draft = LetterDraft(sender_name="رضا", subject="آب")
        office.write(register_letter, draft)
    today = office.clock.today()
    block = BlockDraft(register_id=1, count=2, for_whom="دفتر فنی", valid_until=today)
    office.write(reserve_numbers, block)
    book = PaperBook(1, 1405)
    rows = [numbered(place, day="1405/8/1") for place in (2, 3, 6)]
    plan = of_rows(office, tmp_path, book, rows)
    assert [one.serial for one in plan.taken] == [6]
    assert ["نامه دیگری" in plan.lines()[0], "رزرو" in plan.lines()[1]] == [True, True]
    office.write(import_plan, plan)
    assert faults(office) == []
    assert office.write(register_letter, LetterDraft(sender_name="رضا", subject="آب")).value
    assert sheet_of(office, "1405/و/7").serial == 7


def test_a_closed_or_future_year_takes_nothing(
    office: Office, book: PaperBook, tmp_path: Path
) -> None:
    office.write(import_plan, of_rows(office, tmp_path, book, [numbered(1)]))
    waiting = of_rows(office, tmp_path, book, [numbered(2)])
    office.write(close_year, f"letters:{book.register_id}", 1404)
    with pytest.raises(NotAllowed, match="بسته"):
        office.write(import_plan, waiting)
    for wrong in (book, replace(book, year=1406)):
        with pytest.raises(NotAllowed):
            of_rows(office, tmp_path, wrong, [numbered(2)])
    with pytest.raises(InvalidInput, match="سال"):
        planned(office, saved(tmp_path / "x.xlsx", [HEAD, ROW]), None)


def test_a_number_given_meanwhile_stops_the_whole(
    office: Office, book: PaperBook, tmp_path: Path
) -> None:
    first = of_rows(office, tmp_path, book, [numbered(1), numbered(2)])
    second = of_rows(office, tmp_path, book, [numbered(2, subject="برق"), numbered(3)])
    office.write(import_plan, first)
    with pytest.raises(StaleRecord, match="دوباره بررسی"):
        office.write(import_plan, second)
    with pytest.raises(StaleRecord, match="همین حالا"):
        office.write(import_plan, first)
    assert len(office.read(list_letters, LetterFilter())) == 2
    assert faults(office) == []


def test_open_and_annulled_rows_stand_so(office: Office, book: PaperBook, tmp_path: Path) -> None:
    rows = [numbered(1, وضعیت="در جريان"), numbered(2, وضعیت="ابطال")]
    office.write(import_plan, of_rows(office, tmp_path, book, rows))
    still, gone = sheet_of(office, "1404/1"), sheet_of(office, "1404/2")
    assert (still.state, still.wants_answer) == (LetterState.REGISTERED, True)
    assert still.due_on is not None
    assert gone.state is LetterState.ANNULLED
    office.write(examine_letter, still.id, still.version)
    assert faults(office) == []


def test_an_import_is_taken_back_whole_and_its_numbers_come_again(
    office: Office, book: PaperBook, tmp_path: Path
) -> None:
    rows = [numbered(1, وضعیت="باز"), numbered(2)]
    office.write(import_plan, of_rows(office, tmp_path, book, rows))
    last = office.read(last_import, Kind.LETTER)
    assert last is not None
    still = sheet_of(office, "1404/1")
    draft = replace(office.read(letter_draft, still.id), subject="آب روستا")
    office.write(amend_letter, still.id, still.version, draft)
    with pytest.raises(NotAllowed, match="۱ نامه"):
        office.write(take_import_back, Kind.LETTER, last.id)
    office.write(import_plan, of_rows(office, tmp_path, book, [numbered(3), numbered(4)]))
    again = office.read(last_import, Kind.LETTER)
    assert again is not None
    assert office.write(take_import_back, Kind.LETTER, again.id).value == 2
    assert sheet_of(office, "1404/4").state is LetterState.ANNULLED
    assert faults(office) == []
    office.write(import_plan, of_rows(office, tmp_path, book, [numbered(4, subject="گاز")]))
    assert sheet_of(office, "1404/4").subject == "گاز"
    assert faults(office) == []


def test_what_is_secret_needs_a_secret_book(office: Office, tmp_path: Path) -> None:
    head = [*HEAD, "طبقه‌بندی"]
    rows = [head, [*numbered(1), "محرمانه"], [*numbered(2), "عادی"]]
    plan = planned(office, saved(tmp_path / "secret.xlsx", rows), PaperBook(4, 1404))
    (taken,) = plan.taken
    assert taken.checked.draft.classification is Classification.CONFIDENTIAL
    assert "جای نامه" in plan.lines()[0]


#: The usual book of twelve columns, its halves side by side under one running number.
HALVES = (
    ("دفتر اندیکاتور دبیرخانه استانداری", *(None,) * 11),
    ("سال ۱۴۰۴", *(None,) * 11),
    ("ردیف", "وارده", *(None,) * 5, "صادره", *(None,) * 4),
    (
        None, "تاریخ ثبت", "شماره نامه", "تاریخ نامه", "فرستنده", "خلاصه نامه", "پیوست",
        "تاریخ", "گیرنده", "خلاصه نامه", "پیوست", "شماره پرونده",
    ),
)  # fmt: skip
MERGED = ("A1:L1", "A2:L2", "A3:A4", "B3:G3", "H3:L3")


def thick_book(folder: Path, count: int) -> Path:
    """A year of an office as it is typed: Arabic letters, Latin digits, lost zeros, slips."""
    rows: list[tuple[Any, ...]] = list(HALVES)
    for place in range(1, count + 1):
        if place % 100 == 50:
            continue
        month, day = 1 + (place * 12) // (count + 1), 1 + place % 28
        written = f"1404/{month:02}/{day:02}"
        serial: Any = place if place % 3 else f"{place:05}"
        if place % 500 == 7:
            written = f"1404/{month:02}/33"
        if place % 3:
            rows.append((
                serial, written, place * 7 if place % 2 else f"٢٣{place}/م", written,
                "فرمانداري مهرآباد", f"كمبود آب روستاي {place}", 3 if place % 9 == 0 else None,
                *(None,) * 5,
            ))  # fmt: skip
        else:
            rows.append((
                serial, *(None,) * 6, written, "مديركل راه", f"پاسخ راه {place}", "ندارد", "1/44",
            ))  # fmt: skip
    return saved(folder / "book.xlsx", rows, MERGED)


def test_a_years_book_of_three_thousand_rows_in_two_halves(
    office: Office, book: PaperBook, tmp_path: Path
) -> None:
    stages: list[str] = []
    progress = Progress(lambda _done, _of, stage: stages.append(stage))
    plan = planned(office, thick_book(tmp_path, 3030), book, progress)
    assert plan.of == 3000
    assert plan.refused_rows == 7
    assert all("ردیف" not in line for line in plan.lines())
    assert len(plan.taken) == 2993
    office.write(import_plan, plan, progress)
    assert "بررسی سطرها" in stages
    assert "نوشتن در دفتر" in stages
    if office.database.is_shared:
        known = "SELECT min(reltuples) FROM pg_class WHERE relname IN ('letters', 'search_letters')"
        assert office.read(lambda session: session.execute(text(known)).scalar_one()) > plan.of
    assert faults(office) == []
    ours = sheet_of(office, "1404/3")
    assert (ours.direction, ours.state) == (LetterDirection.OUTGOING, LetterState.CLOSED)
    assert [one.name for one in ours.receivers] == ["مدیرکل راه"]
    came = sheet_of(office, "1404/4")
    assert (came.subject, came.their_number) == ("کمبود آب روستای 4", "234/م")
    assert sheet_of(office, "1404/50").settle_reason == "در دفتر کاغذی نیست."
    refused = tmp_path / "refused.xlsx"
    refused.write_bytes(refused_workbook(plan))
    assert load_workbook(refused).active.max_row == 8  # type: ignore[union-attr]
    again = planned(office, thick_book(tmp_path, 3030), book)
    assert (len(again.taken), len(again.repeated)) == (0, 2993)


def test_a_cancelled_import_leaves_nothing(office: Office, book: PaperBook, tmp_path: Path) -> None:
    plan = of_rows(office, tmp_path, book, [numbered(place) for place in range(1, 40)])
    progress = Progress(lambda _done, _of, stage: progress.cancel() if "نوشتن" in stage else None)
    with pytest.raises(Cancelled):
        office.write(import_plan, plan, progress)
    assert office.read(list_letters, LetterFilter()) == []
    assert faults(office) == []


def test_what_is_exported_is_taken_back_by_an_empty_store(
    office: Office, book: PaperBook, tmp_path: Path
) -> None:
    office.write(import_plan, planned(office, thick_book(tmp_path, 40), book))
    content, count = office.read(export_letters)
    assert count == 40
    path = tmp_path / "out.xlsx"
    path.write_bytes(content)
    other = office.write(add_register, RegisterDraft(name="دیگر", template="{year}-{serial}"))
    plan = planned(office, path, PaperBook(other.value, 1404))
    assert plan.lines() == []
    office.write(import_plan, plan)
    with office.database.connection() as connection:
        rows = connection.execute(
            select(Letter.register_id, Letter.serial, Letter.subject, Letter.state, Letter.dated)
        ).all()
    first = {tuple(row[1:]) for row in rows if row[0] == book.register_id}
    second = {tuple(row[1:]) for row in rows if row[0] == other.value}
    assert first == second
    assert faults(office) == []
