"""What was found, marked in what is shown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.changes import Kind
from app.marks import Classification
from app.search.asking import read_question
from app.search.findable import FoundLine
from app.search.marking import ELLIPSIS, Marks, excerpt, marked, marks_of, on_its_page
from app.text import isolate, search_key

TODAY = date(2026, 11, 28)


def _marked(text: str, question: str) -> list[str]:
    return [text[start:end] for start, end in marked(text, read_question(question, TODAY).phrases)]


@pytest.mark.parametrize(
    ("text", "question", "found"),
    [
        ("قرارداد آبرسانی شهر", "آبرسانی", ["آبرسانی"]),
        ("قرارداد آبرسانی شهر", "شهر قرار", ["قرارداد", "شهر"]),
        # However it is typed and shown: keyboards, harakat, tatweel, half-spaces, digits.
        ("كتاب‌های مدرسه‌ٔ شهيد", "کتاب شهید", ["كتاب‌های", "شهيد"]),
        ("شهرِ کِرمان", "کرمان شهر", ["شهرِ", "کِرمان"]),
        ("آبـــادانی", "اباد", ["آبـــادانی"]),
        ("این کار می شود", "می‌شود", ["می شود"]),
        ("این کار می‌شود", "میشود", ["می‌شود"]),
        ("این کار می‌شود", "می شود", ["می‌شود"]),
        ("ﻻله ﷲ", "لاله الله", ["ﻻله", "ﷲ"]),
        ("سال ۱۴۰۵ و ١٤٠٤", "1405 1404", ["۱۴۰۵", "١٤٠٤"]),
        ("Tehran café", "TEH cafe", ["Tehran", "café"]),
        # Numbers in pieces; what turns them round on the screen is no part of them.
        ("شماره \u2067۱۴۰۵/ت/۱۲۳۴\u2069 رسید", "ت/۱۲", ["ت/۱۲۳۴"]),
        ("شماره \u2067۱۴۰۵/ت/۱۲۳۴\u2069 رسید", "1405", ["۱۴۰۵"]),
        ("شماره ۴/۱۲۳ و ۴ و ۱۲۳", "۴/۱۲", ["۴/۱۲۳"]),
        # Phrases stand together and are whole words.
        ("اعتبار عمرانی، اعتبارات عمرانی", "«اعتبار عمرانی»", ["اعتبار عمرانی"]),
        ("اعتبار\nعمرانی", "«اعتبار عمرانی»", ["اعتبار\nعمرانی"]),
        # Names behind filters are marked as names.
        ("از فرمانداری کاشان", "از:کاشان", ["کاشان"]),
        ("نامه‌ای دیگر", "تاریخ: هفته گذشته دیگر", ["دیگر"]),
        ("هیچ", "دیگر", []),
        ("", "دیگر", []),
        ("هیچ", "", []),
    ],
)
def test_what_is_marked(text: str, question: str, found: list[str]) -> None:
    assert _marked(text, question) == found


def test_parts_of_words_are_marked_where_they_answered() -> None:
    text = "خوش‌آمد به آبادان"
    assert marked(text, (), ("اباد",)) == ((11, 17),)
    assert marked(text, (), ("مد",)) == ((0, 7),)
    assert marked(text, read_question("مد", TODAY).phrases) == ()


def test_what_overlaps_is_marked_once() -> None:
    assert _marked("اعتبار عمرانی شهر", "«اعتبار عمرانی» عمرا") == ["اعتبار عمرانی"]


_TEXTS = st.text(
    st.sampled_from("ابپکيیكآئؤءةۀهـًِّٔ‌ \n/«»،.-_123۱۲۳٤ABéßﻻﷲ\u2067\u2069\u200b\t"), max_size=40
)


@given(_TEXTS)
def test_a_text_is_folded_in_place_as_records_are(text: str) -> None:
    """Whatever a record is found by can be marked in it."""
    for word in search_key(text).split():
        spans = marked(text, read_question(f"«{word}»", TODAY).phrases)
        assert spans
        assert all(search_key(text[start:end]) == word for start, end in spans)


@given(st.text(max_size=80), st.text(max_size=20))
def test_spans_lie_in_order_in_the_text(text: str, question: str) -> None:
    last = 0
    for start, end in marked(text, read_question(question, TODAY).phrases):
        assert last <= start < end <= len(text)
        last = end + 1


def test_an_excerpt_lies_around_the_first_that_was_found() -> None:
    before, after = "الف ب پ ت " * 50, "\n\nج چ  ح خ" * 50
    found = excerpt(f"{before}قرارداد نفت{after}", read_question("نفت", TODAY).phrases, 60)
    assert [found.text[start:end] for start, end in found.spans] == ["نفت"]
    assert found.text.startswith(f"{ELLIPSIS}الف ب") or found.text.startswith(f"{ELLIPSIS}ب")
    assert found.text.endswith(ELLIPSIS)
    assert "قرارداد نفت ج چ ح" in found.text
    assert 40 < len(found.text) <= 60


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt("قرارداد\n نفت", read_question("گاز", TODAY).phrases, 20).text == "قرارداد نفت"


@given(st.lists(st.sampled_from(["قرارداد", "نفت", "و", "می‌شود", "آب"]), max_size=60), st.data())
def test_an_excerpt_has_room_and_shows_what_was_found(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    room = data.draw(st.integers(24, 80))
    found = excerpt(text, read_question("«می‌شود آب»", TODAY).phrases, room)
    assert len(found.text) <= max(room, len("قرارداد"))
    assert found.text.strip(ELLIPSIS) in text
    assert bool(found.spans) == ("می‌شود آب" in text)


def test_a_line_of_a_file_is_shown_on_the_page_that_has_most_of_it() -> None:
    pages = "پل راه\fسیلاب\fراه سیلاب گرماب\fسیلاب گرماب"
    line = FoundLine(
        Kind.CALL, 1, "", "", "", None, "", Classification.ORDINARY, pages, first_page=4
    )
    told = {
        text: on_its_page(line, read_question(text, TODAY)).state
        for text in ("سیلاب", "سیلاب گرم", "پل", "هیچ", "راه سیلاب پل")
    }
    assert told == {
        "سیلاب": "صفحه ۶",
        "سیلاب گرم": "صفحه ۷",
        "پل": "صفحه ۵",
        "هیچ": "صفحه ۵",
        "راه سیلاب پل": "صفحه ۵",
    }
    shown = on_its_page(line, read_question("گرماب", TODAY))
    assert (shown.context, shown.first_page) == ("راه سیلاب گرماب", 6)


@pytest.mark.parametrize(
    ("cell", "question", "found"),
    [
        (isolate("۴/۱۲۳۴"), "۴/۱۲", "۴/۱۲۳۴"),
        (isolate("الف/۴/۱۲۳۴"), "4/1234", "۴/۱۲۳۴"),
        (isolate("۱۴۰۵/۰۴/۱۲"), "۱۴۰۵/۰۴", ""),
        (isolate("۱۴۰۵/۰۴/۱۲") + " " + isolate("۱۲:۰۵"), "۱۲", ""),
        (isolate("۰۹/۱۲ ۱۲:۰۵"), "۱۲", ""),
        ("۱۲ تن", "۱۲", "۱۲"),
    ],
)
def test_cells_are_marked_but_not_days_and_hours(cell: str, question: str, found: str) -> None:
    spans = marks_of(read_question(question, TODAY)).within(cell)
    assert "".join(cell[start:end] for start, end in spans) == found


def test_parts_are_marked_in_place_of_words() -> None:
    question = read_question("رماب", TODAY)
    assert marks_of(question, by_parts=True).within("روستای گرماب") == ((7, 12),)
    assert marks_of(question).within("روستای گرماب") == ()
    assert Marks().is_empty
