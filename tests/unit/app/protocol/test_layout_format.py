"""The format of a form's layout: what it reads, what it refuses and where, and its laws."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol.layout_fields import TABLES, known_names
from app.protocol.layout_filling import (
    PLACE_TO_WRITE,
    FormValues,
    PersonValues,
    blank,
    filled,
    sample_values,
)
from app.protocol.layout_format import (
    BoxPart,
    CellPart,
    FilledBox,
    FilledRow,
    FilledTable,
    FilledText,
    FilledTicks,
    GapPart,
    HeadingPart,
    Layout,
    Mark,
    RowPart,
    SignaturePart,
    TablePart,
    TextPart,
    TicksPart,
    marks_of,
    name_key,
)
from app.protocol.layout_reading import MOST_LINES, read_layout, tidied_layout
from app.protocol.layouts import MINISTRY_FORMS, shipped_text

TEXT: Final = """\
# یادداشت
عنوان: فرم الف
زیر عنوان: درخواست: سفر
== مشخصات سفر ==
کشور: {کشور} | هدف سفر *۳: {هدف}
[ ] گونه سفر {?گونه سفر}: کاری | آموزشی
[۴] ضرورت سفر: {?ضرورت من: چرا: این سفر | لازم است؟}
جدول مسافران (۵): ردیف: {ردیف} | نام *3: {نام}، {سمت}
جدول خالی (۲): تاریخ | شرح *۴
> از {آغاز} تا {پایان}
---
+++
امضا: تنظیم‌کننده | استاندار: {نام استاندار}
"""


def read(text: str) -> Layout:
    layout, problems = read_layout(text)
    assert problems == ()
    return layout


def problems(*lines: str) -> list[tuple[int, str]]:
    """What is wrong with a form of these lines, the first of which is the third."""
    _layout, found = read_layout("\n".join(["عنوان: فرم", "== بخش", *lines]))
    return [(one.line, one.words) for one in found]


def test_every_sort_of_line_is_read() -> None:
    layout = read(TEXT)
    assert (layout.title, layout.subtitle) == ("فرم الف", "درخواست: سفر")
    assert not layout.by_person
    assert layout.parts == (
        HeadingPart(("مشخصات سفر",)),
        RowPart((CellPart("کشور", (Mark("کشور"),)), CellPart("هدف سفر", (Mark("هدف"),), 3))),
        TicksPart("گونه سفر", ("کاری", "آموزشی"), Mark("گونه سفر", is_question=True)),
        BoxPart("ضرورت سفر", 4, (Mark("ضرورت من", is_question=True),)),
        TablePart(
            "مسافران",
            (
                CellPart("ردیف", (Mark("ردیف"),)),
                CellPart("نام", (Mark("نام"), "، ", Mark("سمت")), 3),
            ),
            5,
        ),
        TablePart("خالی", (CellPart("تاریخ"), CellPart("شرح", (), 4)), 2),
        TextPart(("از ", Mark("آغاز"), " تا ", Mark("پایان"))),
        GapPart(),
        GapPart(new_page=True),
        SignaturePart((CellPart("تنظیم‌کننده"), CellPart("استاندار", (Mark("نام استاندار"),)))),
    )
    kind, need = layout.questions
    assert (kind.asked, kind.options, kind.lines) == ("گونه سفر", ("کاری", "آموزشی"), 1)
    assert (need.asked, need.options, need.lines) == ("چرا: این سفر | لازم است؟", (), 4)


def test_names_are_known_however_they_are_typed() -> None:
    layout = read("عنوان: فرم\nالف: {دعوت كننده}\nب: {؟ نام  پدر}\nپ: {?نام پدر: نامِ پدر؟}")
    assert len(layout.questions) == 1
    assert layout.questions[0].asked == "نامِ پدر؟"
    assert [one.key for one in marks_of(layout)] == [
        name_key("دعوت‌کننده"),
        name_key("نام پدر"),
        name_key("نام پدر"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("کشور ترکمنستان", "این سطر شناخته نیست"),
        ("کشور: {کشورر}", "«کشورر» شناخته نیست؛ منظور «کشور» است؟"),
        ("کشور: {کشور", "آکولاد"),
        ("کشور: کشور}", "آکولاد"),
        ("کشور: {}", "نامی نوشته نشده"),
        ("کشور: {?}", "نامی نوشته نشده"),
        ("{کشور}: کشور", "برچسب جا ندارد"),
        (": {کشور}", "برچسبی نوشته نشده"),
        ("کشور: {کشور} | شهر", "در «شهر» میان برچسب و مقدار"),
        ("کشور *۲۱: {کشور}", "از ۱ تا ۲۰"),
        ("کشور *۰: {کشور}", "از ۱ تا ۲۰"),
        ("|".join(["کشور: {کشور}"] * 11), "بیش از ۱۰ خانه"),
        ("[۰] ضرورت: {ضرورت}", "جعبه عددی از ۱ تا ۴۰"),
        ("[۴۱] ضرورت: {ضرورت}", "جعبه عددی از ۱ تا ۴۰"),
        ("[۳] {ضرورت}", "برچسب جا ندارد"),
        ("[ ] گونه سفر", "پس از «:»"),
        ("[ ] گونه: {کشور}", "پس از «:»"),
        ("[ ] گونه {کشور} {شهر}: یک | دو", "تنها یک فیلد"),
        ("[ ] {کشور}: یک | دو", "برچسبی نوشته نشده"),
        (f"[ ] گونه: {'|'.join(str(one) for one in range(13))}", "بیش از ۱۲ خانه"),
        ("جدول مسافر: نام: {نام}", "«مسافر» شناخته نیست؛ منظور «مسافران» است؟"),
        ("جدول مسافران (۴۱): نام: {نام}", "جدول عددی از ۱ تا ۴۰"),
        ("جدول مسافران: نام: {?نام}", "پرسش در جدول"),
        ("جدول مسافران: نام", "میان برچسب و مقدار"),
        ("جدول خالی: نام: {نام}", "با دست پر می‌شود"),
        ("> {" + "x" * 80 + "}", "شناخته نیست"),
        ("> {?" + "x" * 80 + "}", "بیش از ۶۰ نویسه"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(line: str, said: str) -> None:
    (found,) = problems("", "# یادداشت", line, "> متن")
    assert found[0] == 5
    assert said in found[1]


def test_fields_of_a_table_are_known_only_in_it() -> None:
    assert problems("جدول هزینه‌ها: شرح: {شرح} | کشور: {کشور}") == []
    (outside,) = problems("شرح: {محل}")
    assert "«محل» شناخته نیست" in outside[1]


def test_a_form_without_a_name_or_without_parts_is_refused() -> None:
    _layout, (no_title,) = read_layout("== بخش")
    assert "نام فرم" in no_title.words
    _layout, (no_parts,) = read_layout("عنوان: فرم")
    assert "چیزی نوشته نشده" in no_parts.words
    _layout, (too_long,) = read_layout("عنوان: فرم\n" + "> متن\n" * MOST_LINES)
    assert too_long.line == MOST_LINES + 1


def test_every_problem_is_said_at_once() -> None:
    assert [line for line, _words in problems("آ", "> متن", "کشور: {ک", "ب: {ناشناس}")] == [3, 5, 6]


# -- filled ------------------------------------------------------------------------------------

VALUES: Final = FormValues(
    case={name_key("کشور"): "عمان", name_key("آغاز"): "۱۴۰۵/۰۹/۲۱"},
    people=(
        PersonValues(7, {name_key("نام"): "کاوه", name_key("سمت"): ""}),
        PersonValues(8, {name_key("نام"): "مینا", name_key("سمت"): "مدیر"}),
    ),
    tables={
        "مسافران": [
            {name_key("ردیف"): "۱", name_key("نام"): "کاوه", name_key("سمت"): ""},
            {name_key("ردیف"): "۲", name_key("نام"): "مینا", name_key("سمت"): "مدیر"},
        ]
    },
    answers={name_key("گونه سفر"): "آموزشی، کاری", name_key("ضرورت من"): "{کشور} | دعوت"},
)


def test_values_stand_where_their_marks_were() -> None:
    (sheet,) = filled(read(TEXT), VALUES)
    _heading, row, ticks, box, table, empty, text, *_rest = sheet.parts
    assert isinstance(row, FilledRow)
    assert [one.value for one in row.cells] == ["عمان", ""]
    assert isinstance(ticks, FilledTicks)
    assert ticks.ticked == ("کاری", "آموزشی")
    # What an answer holds is never read as a layout.
    assert isinstance(box, FilledBox)
    assert box.text == "{کشور} | دعوت"
    assert isinstance(table, FilledTable)
    assert table.rows == (("۱", "کاوه"), ("۲", "مینا، مدیر"))
    assert table.least == 5
    assert isinstance(empty, FilledTable)
    assert empty.rows == ()
    assert isinstance(text, FilledText)
    assert text.text == f"از ۱۴۰۵/۰۹/۲۱ تا {PLACE_TO_WRITE}"


def test_a_blank_form_holds_no_value_and_leaves_room() -> None:
    sheet = blank(read(TEXT))
    _heading, row, ticks, box, table, *_rest = sheet.parts
    assert sheet.is_blank
    assert isinstance(row, FilledRow)
    assert {one.value for one in row.cells} == {""}
    assert isinstance(ticks, FilledTicks)
    assert ticks.ticked == ()
    assert isinstance(box, FilledBox)
    assert box.text == ""
    assert isinstance(table, FilledTable)
    assert table.rows == ()


def test_everybody_has_a_sheet_and_answers_of_his_own() -> None:
    layout = read("عنوان: فرم\nبرای هر مسافر\nنام: {نام} | پدر: {?نام پدر} | کشور: {کشور}")
    values = FormValues(
        case=VALUES.case, people=VALUES.people, answers={f"{name_key('نام پدر')}@8": "بهرام"}
    )
    first, second = filled(layout, values)
    assert (first.who, second.who) == ("کاوه", "مینا")
    assert isinstance(first.parts[0], FilledRow)
    assert [one.value for one in first.parts[0].cells] == ["کاوه", "", "عمان"]
    assert isinstance(second.parts[0], FilledRow)
    assert [one.value for one in second.parts[0].cells] == ["مینا", "بهرام", "عمان"]
    # Without anybody known there is still a paper.
    assert len(filled(layout, FormValues())) == 1


def test_a_field_ticks_the_option_whose_words_it_holds() -> None:
    layout = read("عنوان: فرم\n[ ] مرجع {مسیر مجوز}: ستاد هماهنگی | وزیر کشور | وزیر")
    route = {name_key("مسیر مجوز"): "ب: وزیر کشور (استان مرزی)"}
    (sheet,) = filled(layout, FormValues(case=route))
    assert isinstance(sheet.parts[0], FilledTicks)
    assert sheet.parts[0].ticked == ("وزیر کشور", "وزیر")


# -- laws --------------------------------------------------------------------------------------

SIGNS: Final = ("{", "}", "|", ":", "*", "[", "]", "==", ">", "?", "(", ")", "#", "-", "+", "\n")
WORDS: Final = ("جدول", "مسافران", "خالی", "امضا", "عنوان", "کشور", "۳", "9999999999", "²", " ")
ANYTHING: Final = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(SIGNS + WORDS), max_size=60).map("".join),
)


@given(ANYTHING)
def test_reading_never_fails_and_names_only_lines_there_are(text: str) -> None:
    layout, found = read_layout(text)
    lines = max(1, len(text.splitlines()))
    assert all(1 <= one.line <= lines and one.words for one in found)
    if not found:
        assert layout.title
        assert layout.parts
    sheets = (*filled(layout, sample_values(layout)), blank(layout))
    assert all(len(one.parts) == len(layout.parts) for one in sheets)


@given(ANYTHING)
def test_tidying_keeps_every_line_in_its_place_and_is_done_once(text: str) -> None:
    tidied = tidied_layout(text)
    assert tidied_layout(tidied) == tidied
    assert read_layout(tidied)[0] == read_layout(text.rstrip())[0]


LABEL: Final = st.text("ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی ", min_size=1, max_size=20).map(
    lambda words: f"ب{words}".strip()
)
NAME: Final = st.sampled_from(known_names())


@given(st.lists(st.tuples(LABEL, st.integers(1, 20), NAME), min_size=1, max_size=10))
def test_rows_come_back_as_they_were_written(cells: list[tuple[str, int, str]]) -> None:
    line = " | ".join(f"{label} *{share}: {{{name}}}" for label, share, name in cells)
    (row,) = read(f"عنوان: فرم\n{line}").parts
    assert isinstance(row, RowPart)
    found = [(one.label, one.share, one.pieces) for one in row.cells]
    assert found == [
        (" ".join(label.split()), share, (Mark(name),)) for label, share, name in cells
    ]


@given(st.sampled_from(sorted(TABLES)), st.data())
def test_every_field_of_a_table_may_stand_in_it(table: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(known_names(table)))
    assert problems(f"جدول {table}: ستون: {{{name}}}") == []


@pytest.mark.parametrize("name", MINISTRY_FORMS)
def test_the_layouts_that_come_along_are_whole(name: str) -> None:
    layout = read(shipped_text(name))
    assert layout.title
    assert layout.subtitle
    assert layout.questions
    assert len(filled(layout, sample_values(layout))) == (2 if layout.by_person else 1)
