"""The ministry's forms on paper: filled, blank, long, and whatever a layout may ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.marks import Classification
from app.protocol.forms import CaseFormSheet
from app.protocol.layout_fields import TABLES, known_names
from app.protocol.layout_filling import PLACE_TO_WRITE, blank, filled, sample_values
from app.protocol.layout_format import FilledSheet, Layout, name_key
from app.protocol.layout_reading import read_layout
from app.protocol.layouts import MINISTRY_FORMS, shipped_text
from app.text import persian_digits
from call_sheets import LETTERHEAD, MARK
from printed_pages import pages_of, text_of
from reports.ministry_form import blank_ministry_forms, ministry_forms


def read(text: str) -> Layout:
    layout, problems = read_layout(text)
    assert problems == ()
    return layout


def form(*sheets: FilledSheet, printed: int = 0) -> CaseFormSheet:
    """A form of a case with these sheets."""
    return CaseFormSheet(
        name="trip-form-a",
        title="فرم الف",
        case_id=12,
        version=1,
        number="1405/ت/012",
        day=date(2026, 11, 22),
        classification=Classification.CONFIDENTIAL,
        questions=(),
        sheets=sheets,
        printed=printed,
    )


def pages(*sheets: FilledSheet) -> list[str]:
    return pages_of(blank_ministry_forms(sheets, letterhead=LETTERHEAD, mark=MARK))


@pytest.mark.parametrize("name", MINISTRY_FORMS)
def test_a_form_that_comes_along_prints_filled_and_blank_alike(name: str) -> None:
    layout = read(shipped_text(name))
    sheets = filled(layout, sample_values(layout))
    said = text_of(ministry_forms([form(*sheets)], letterhead=LETTERHEAD, mark=MARK))
    assert layout.title in said
    assert layout.subtitle in said
    assert "محرمانه" in said
    assert "۱۴۰۵/ت/۰۱۲" in said
    empty = pages(blank(layout))
    assert 1 <= len(empty) <= 2
    for words in ("ترکمنستان", "مهرپرور", "۱۴۰۵/۰۹/۲۱", "۸۵۰٬۰۰۰٬۰۰۰"):
        assert words not in " ".join(empty)


def test_values_ticks_tables_and_signatures_stand_on_the_page() -> None:
    layout = read(
        "عنوان: فرم الف\nکشور: {کشور}\n[ ] گونه سفر {?گونه}: کاری | آموزشی\n"
        "جدول مسافران (۴): نام: {نام} | سمت *۲: {سمت}\nامضا: استاندار: {نام استاندار}"
    )
    (page,) = pages(*filled(layout, sample_values(layout)))
    for words in ("ترکمنستان", "کاری", "آموزشی", "مینا آذرنوش", "استاندار", "کاوه مهرپرور"):
        assert words in page


def test_a_sheet_for_everybody_names_him_and_a_reprint_says_so() -> None:
    layout = read("عنوان: فرم ۲\nبرای هر مسافر\nنام: {نام}")
    sheets = filled(layout, sample_values(layout))
    first, second = pages_of(
        ministry_forms([form(*sheets, printed=2)], letterhead=LETTERHEAD, mark=MARK)
    )
    assert "کاوه مهرپرور" in first
    assert "مینا آذرنوش" not in first
    assert "مینا آذرنوش" in second
    assert "چاپ مجدد" in first


def test_a_new_page_begins_where_the_layout_says_and_a_long_text_flows() -> None:
    first, second = pages(blank(read("عنوان: فرم\n> پیش از آن\n+++\n> پس از آن")))
    assert "پس از آن" not in first
    assert "پس از آن" in second
    layout = read("عنوان: فرم\n[۳] گزارش: {گزارش}")
    values = sample_values(layout)
    words = " ".join(f"بند{persian_digits(str(one))}" for one in range(900))
    long = replace(values, case={**values.case, name_key("گزارش"): words})
    laid = pages(*filled(layout, long))
    assert len(laid) > 1
    assert "بند۰ " in laid[0]
    assert "بند۸۹۹" in laid[-1]


def test_a_sentence_leaves_a_place_for_what_is_missing() -> None:
    (page,) = pages(blank(read("عنوان: فرم\n> گزارش تا {موعد گزارش} می‌رسد.")))
    assert PLACE_TO_WRITE in page


def test_signatures_take_the_line_before_them_to_their_page() -> None:
    text = "عنوان: فرم\n" + "[۴] شرح: {هدف}\n" * 9
    for rows in range(4):
        more = "> گواهی می‌شود\n" * rows
        laid = pages(blank(read(f"{text}{more}> سطر پیش از امضا\nامضا: استاندار")))
        assert "سطر پیش از امضا" in laid[-1]
        assert "استاندار" in laid[-1]


SORTS = st.one_of(
    st.sampled_from(known_names()).map(lambda name: f"برچسب: {{{name}}} | دیگر *۳: {{?{name}}}"),
    st.sampled_from(sorted(TABLES)).map(
        lambda name: f"جدول {name} (۳): " + " | ".join(f"ستون: {{{one}}}" for one in ("ردیف",) * 9)
    ),
    st.integers(1, 40).map(lambda lines: f"[{lines}] " + "برچسب بلند " * 20 + ": {هدف}"),
    st.integers(1, 12).map(
        lambda count: "[ ] گونه: " + " | ".join(f"گزینه بلند شماره {one}" for one in range(count))
    ),
    st.sampled_from(["---", "+++", "امضا: یکی | دیگری | سومی | چهارمی", "== بخش", "> متن " * 40]),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(SORTS, min_size=1, max_size=12))
def test_whatever_can_be_read_can_be_printed(lines: list[str]) -> None:
    layout = read("\n".join(["عنوان: فرم", *lines]))
    sheets = (*filled(layout, sample_values(layout)), blank(layout))
    pdf = blank_ministry_forms(sheets, letterhead=LETTERHEAD, mark=MARK)
    assert pdf.startswith(b"%PDF")
