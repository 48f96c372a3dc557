"""A written spreadsheet is right to left, and nothing in it is ever a formula."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.exchange.workbook import FORMULA_SIGNS, SheetColumn, workbook_bytes
from app.progress import Cancelled, Progress
from app.text import isolate


def opened(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content)).active


def written(*values: object) -> list[Any]:
    """The cells of one written row."""
    columns = [SheetColumn(f"ستون {place}") for place in range(len(values))]
    return list(opened(workbook_bytes("فهرست", columns, [values]))[2])


def test_the_sheet_is_as_an_office_reads_it() -> None:
    columns = (SheetColumn("نام", 30), SheetColumn("تلفن", 16))
    sheet = opened(workbook_bytes("دفتر اشخاص", columns, [("رضا", "0915"), ("مریم", "")]))
    assert sheet.title == "دفتر اشخاص"
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert [sheet.column_dimensions[name].width for name in "AB"] == [30, 16]
    assert [cell.value for cell in sheet[1]] == ["نام", "تلفن"]
    assert sheet["A1"].alignment.readingOrder == 2


def test_values_are_written_as_a_person_reads_them() -> None:
    moment = datetime(2026, 11, 22, 7, 12, tzinfo=UTC)
    cells = written(date(2026, 11, 22), moment, time(10, 42), 12, None, "", True, isolate("051"))
    assert [cell.value for cell in cells] == [
        "۱۴۰۵/۰۹/۰۱",
        "۱۴۰۵/۰۹/۰۱ ۱۰:۴۲",
        "۱۰:۴۲",
        12,
        None,
        None,
        "بله",
        "051",
    ]


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_no_text_is_a_formula_even_after_it_was_edited(sign: str) -> None:
    (cell,) = written(f"{sign}HYPERLINK(1)")
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.number_format == "@"


def test_an_id_keeps_its_leading_zero() -> None:
    (cell,) = written("0499370899")
    assert (cell.value, cell.data_type) == ("0499370899", "s")


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_any_text_can_be_written_and_is_text(text: str) -> None:
    (cell,) = written(text)
    assert cell.data_type in ("s", "n")
    assert cell.value is None or isinstance(cell.value, str)


@pytest.mark.parametrize("name", ["", "a/b:c*?[d]", "ن" * 80])
def test_any_name_becomes_a_sheets_name(name: str) -> None:
    assert opened(workbook_bytes(name, [SheetColumn("نام")], [])).title


def test_writing_can_be_cancelled() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        workbook_bytes("فهرست", [SheetColumn("نام")], [("a",)], progress=progress)
