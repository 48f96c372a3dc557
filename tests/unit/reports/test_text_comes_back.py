"""Selecting, searching and pdftotext give the ordinary letters in reading order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import hard_texts, judged, pdf_of, read_by_pdfium, read_by_poppler
from reports.persian import Style, wrapped
from reports.persian.direction import visual_runs
from reports.persian.setting import prepared


def test_the_list_is_hard_enough() -> None:
    assert len(hard_texts()) >= 60


def test_poppler_gives_back_what_went_in(tmp_path: Path) -> None:
    texts = hard_texts()
    reading = judged(texts, read_by_poppler(pdf_of(texts), tmp_path))
    assert reading.share >= 0.98, reading
    assert reading.worst >= 0.90, reading


def test_pdfium_gives_back_what_went_in() -> None:
    texts = hard_texts()
    reading = judged(texts, read_by_pdfium(pdf_of(texts), len(texts)), mirrored=True)
    assert reading.share >= 0.90, reading


def test_isolates_of_the_screen_print_as_nothing(tmp_path: Path) -> None:
    text = "تماس \u20671405/ت/218\u2069 از \u20660915 123 4567\u2069"
    back = read_by_poppler(pdf_of([text]), tmp_path)
    assert back == ["تماس ۱۴۰۵/ت/۲۱۸ از ۰۹۱۵ ۱۲۳ ۴۵۶۷"]


@pytest.mark.parametrize("text", ["نماد ✓ و Ω", "حرف 中 ناشناخته", "شکلک 😀"])
def test_a_missing_glyph_prints_in_another_font_or_as_a_mark(text: str) -> None:
    assert pdf_of([text]).startswith(b"%PDF")


def test_lines_break_in_logical_order() -> None:
    text = "یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم"
    lines = wrapped(text, 90, Style(size=10))
    assert len(lines) > 2
    assert " ".join(lines) == text


def test_a_word_longer_than_the_line_is_broken_and_whole() -> None:
    lines = wrapped("ا" * 400, 100, Style(size=10))
    assert len(lines) > 3
    assert "".join(lines) == "ا" * 400


@given(st.text(alphabet="ابپتی ۰۱۲۳abcXY-/():،\u200c.", max_size=60))
def test_every_character_is_in_just_one_run(line: str) -> None:
    runs = visual_runs(line)
    assert sorted("".join(run.text for run in runs)) == sorted(line)


@given(st.text(max_size=80))
def test_no_text_stops_the_press(text: str) -> None:
    assert pdf_of([text.replace("\n", " ")]).startswith(b"%PDF")


def test_a_passport_keeps_its_digits_and_all_else_has_persian_ones() -> None:
    assert prepared("گذرنامه R98110022 تا 1408/04/12") == "گذرنامه R98110022 تا ۱۴۰۸/۰۴/۱۲"
    assert prepared("کاغذ A4 و 1234567") == "کاغذ A۴ و ۱۲۳۴۵۶۷"
