"""Spreadsheets as offices make them: titles, merged cells, two header rows, formulas, damage."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from app.changes import Kind
from app.errors import InvalidInput
from app.exchange import Table, read_spreadsheet
from app.exchange.cells import Broken
from app.exchange.fields import FIELDS, field_of, guessed_mapping, header_key
from app.progress import Cancelled, Progress
from spreadsheets import saved, with_part


def read(path: Path, kind: Kind = Kind.CONTACT) -> Table:
    return read_spreadsheet(path, kind)


def outcome(path: Path) -> str:
    """The sheet's name, or what a person is told."""
    try:
        return read(path).sheet
    except InvalidInput as error:
        return error.message


def cells(table: Table) -> list[tuple[Any, ...]]:
    return [line.cells for line in table.lines if not line.problem]


HEAD = ("نام", "تلفن", "شهر")


def test_a_header_below_titles_and_empty_rows_is_found(tmp_path: Path) -> None:
    rows: list[Sequence[Any]] = [
        ["فهرست تلفن‌های ضروری"],
        [],
        [None, "تهیه: دفتر"],
        HEAD,
        ["رضا", "111", "مشهد"],
        [],
        ["مریم"],
    ]
    table = read(saved(tmp_path / "a.xlsx", rows, ["A1:C1"]))
    assert table.header == HEAD
    assert [(line.number, line.cells) for line in table.lines] == [
        (5, ("رضا", "111", "مشهد")),
        (7, ("مریم", None, None)),
    ]


def test_a_header_of_two_rows_is_joined(tmp_path: Path) -> None:
    rows: list[Sequence[Any]] = [
        ["نام", "تلفن", None, "شهر"],
        [None, "ثابت", "همراه", None],
        ["رضا", "38402020", "09151112233", "مشهد"],
    ]
    table = read(saved(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:C1", "D1:D2"]))
    assert table.header == ("نام", "تلفن › ثابت", "تلفن › همراه", "شهر")
    assert guessed_mapping(Kind.CONTACT, table.header) == ("name", "phone", "mobile", "city")
    assert cells(table) == [("رضا", "38402020", "09151112233", "مشهد")]


def test_two_header_rows_without_merged_cells_are_joined(tmp_path: Path) -> None:
    rows = [("نام", "تلفن", "شهر"), ("Name", "Phone", "City"), ("رضا", "111", "مشهد")]
    table = read(saved(tmp_path / "a.xlsx", rows))
    assert guessed_mapping(Kind.CONTACT, table.header) == ("name", "phone", "city")
    assert len(cells(table)) == 1


def test_a_first_row_of_known_words_is_no_second_header(tmp_path: Path) -> None:
    rows = [("گونه", "نام", "شهر"), ("دستگاه", "فرمانداری", None), ("دستگاه", "شهرداری", None)]
    table = read(saved(tmp_path / "a.xlsx", rows))
    assert len(cells(table)) == 2


def test_a_merged_organisation_belongs_to_each_of_its_rows(tmp_path: Path) -> None:
    rows: list[Sequence[Any]] = [
        ("دستگاه", "نام"),
        ("شهرداری", "رضا"),
        (None, "مریم"),
        (None, "علی"),
        (None, None),
    ]
    table = read(saved(tmp_path / "a.xlsx", rows, ["A2:A9"]))
    assert cells(table) == [("شهرداری", "رضا"), ("شهرداری", "مریم"), ("شهرداری", "علی")]


def test_a_section_title_and_a_header_again_are_no_data(tmp_path: Path) -> None:
    rows: list[Sequence[Any]] = [
        HEAD,
        ["اداره‌ها"],
        ("رضا", "111", "مشهد"),
        HEAD,
        ("مریم", "112", "قوچان"),
    ]
    table = read(saved(tmp_path / "a.xlsx", rows, ["A2:C2"]))
    problems = {line.number: line.problem for line in table.lines if line.problem}
    assert set(problems) == {2, 4}
    assert "بخش" in problems[2]
    assert "سرستون" in problems[4]
    assert len(cells(table)) == 2


def test_a_formula_nobody_calculated_is_named(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [HEAD, ("رضا", "=B9", "مشهد"), ("=A2", 111, "")])
    (first, second) = cells(read(path))
    assert isinstance(first[1], Broken)
    assert "فرمول" in first[1].reason
    assert isinstance(second[0], Broken)


def test_the_kept_result_of_a_formula_is_its_value(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [HEAD, ("رضا", "=1110/10", "=IF(1,B1,2)")])
    part = "xl/worksheets/sheet1.xml"
    with_part(path, part, "<f>1110/10</f><v ?/>|<f>1110/10</f><v></v>", "<f>1110/10</f><v>111</v>")
    # A formula whose result is an empty text is empty, not unknown.
    with_part(path, part, '(<c r="C2")([^>]*)><f>', r'\1 t="str"><f>')
    assert cells(read(path)) == [("رضا", 111, None)]


def test_an_error_of_the_spreadsheet_is_named(tmp_path: Path) -> None:
    (row,) = cells(read(saved(tmp_path / "a.xlsx", [HEAD, ("رضا", "#REF!", "")])))
    assert isinstance(row[1], Broken)
    assert "#REF!" in row[1].reason


def test_of_several_sheets_the_one_with_our_headers_is_read(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.append(["راهنما"])
    hidden = book.create_sheet("پنهان")
    hidden.sheet_state = "hidden"
    second = book.create_sheet("اشخاص")
    for sheet in (hidden, second):
        sheet.append(["نام", "تلفن", "شهر", "نشانی"])
        sheet.append([sheet.title])
    book.save(tmp_path / "a.xlsx")
    table = read(tmp_path / "a.xlsx")
    assert (table.sheet, table.lines[0].cells[0]) == ("اشخاص", "اشخاص")


def test_a_wrong_size_in_the_file_hides_no_row(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [HEAD, ("رضا", "1", ""), ("مریم", "2", "")])
    with_part(path, "xl/worksheets/sheet1.xml", '<dimension ref="[^"]*"', '<dimension ref="A1"')
    assert len(read(path).lines) == 2


def test_a_list_without_a_header_loses_no_row(tmp_path: Path) -> None:
    for rows in ([("رضا", "09151112233"), ("مریم", "")], [("رضا", 9151112233), ("مریم", None)]):
        table = read(saved(tmp_path / "a.xlsx", rows))
        assert table.header == ("ستون ۱", "ستون ۲")
        assert [line.number for line in table.lines] == [1, 2]


def test_a_table_without_known_headers_is_still_read(tmp_path: Path) -> None:
    table = read(saved(tmp_path / "a.xlsx", [["عنوان من"], ("الف", "ب"), ("رضا", "111")]))
    assert table.header[:2] == ("الف", "ب") or table.header[0] == "عنوان من"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "صفر بایت"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "قدیمی"),
        (b"name,phone\n", "xlsx نیست"),
        (b"PK\x03\x04 but no archive", "xlsx نیست"),
        (None, "خوانده نشد"),
    ],
)
def test_a_file_that_is_no_spreadsheet_is_refused_in_words(
    tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "a.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InvalidInput) as refusal:
        read(path)
    assert words in refusal.value.message


def test_a_damaged_sheet_is_refused_in_words(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [HEAD])
    with_part(path, "xl/worksheets/sheet1.xml", "</sheetData>.*", "")
    with pytest.raises(InvalidInput, match="آسیب"):
        read(path)


def test_another_archive_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(InvalidInput, match="xlsx نیست"):
        read(path)


def test_an_empty_workbook_has_no_table(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="خالی"):
        read(saved(tmp_path / "a.xlsx", []))


@given(cut=st.integers(0, 4000), flip=st.integers(0, 4000))
def test_no_damage_to_a_file_ends_in_anything_but_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, cut: int, flip: int
) -> None:
    path = tmp_path_factory.mktemp("zoo") / "a.xlsx"
    saved(path, [HEAD, ("رضا", "=1+1", "مشهد")], ["A2:A3"])
    content = bytearray(path.read_bytes())
    content[flip % len(content)] ^= 0xFF
    path.write_bytes(bytes(content[: len(content) - cut % 200]))
    assert outcome(path)


def test_damage_to_the_list_of_sheets_ends_in_a_sentence(tmp_path: Path) -> None:
    """Each byte of the part that is read first, so that zlib finds its own kinds of error."""
    path = saved(tmp_path / "a.xlsx", [HEAD])
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        part = archive.getinfo("xl/_rels/workbook.xml.rels")
    start = part.header_offset + 30 + len(part.filename)
    for place in range(start, start + part.compress_size):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        assert outcome(path)


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_spreadsheet(saved(tmp_path / "a.xlsx", [HEAD]), Kind.CONTACT, progress)


# -- headers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(FIELDS))
def test_every_word_of_a_field_is_of_that_field_alone(kind: Kind) -> None:
    owners: dict[str, str] = {}
    for field in FIELDS[kind]:
        for words in (field.title, *filter(None, field.words.split("|"))):
            assert owners.setdefault(header_key(words), field.name) == field.name, words


@pytest.mark.parametrize("kind", list(FIELDS))
def test_what_an_export_writes_over_a_column_is_known(kind: Kind) -> None:
    for field in FIELDS[kind]:
        assert field_of(kind, field.title) == field.name
        assert not field.many or field_of(kind, f"{field.title} ۳") == field.name


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        (("نام", "نام خانوادگی", "كد ملي"), ("first_name", "last_name", "identity_number")),
        (("نام و نام‌خانوادگی (اجباری)", "شماره موبایل"), ("name", "mobile")),
        (("نام پدر", "نام", "ردیف"), ("", "name", "")),
        (("تلفن 1", "تلفن ۲", "فکس"), ("phone", "phone", "fax")),
        (("Full Name", "MOBILE", "Job Title"), ("name", "mobile", "post")),
        (("نام", "نام", "شهر"), ("name", "", "city")),
    ],
)
def test_headers_are_guessed_however_they_are_typed(
    header: tuple[str, ...], mapping: tuple[str, ...]
) -> None:
    assert guessed_mapping(Kind.CONTACT, header) == mapping
