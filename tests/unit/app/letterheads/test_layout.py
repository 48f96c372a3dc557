"""A layout: kept and read back, and refused where it cannot be printed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidInput
from app.letterheads import (
    BOUNDS,
    FactOrder,
    HeadLine,
    Layout,
    Page,
    Paper,
    UnreadableLayout,
    checked_layout,
    layout_from_json,
    layout_to_json,
    shipped_layout,
)


def refused(page: Page = Page.A4, **values: Any) -> dict[str, str]:
    problems: list[InvalidInput] = []
    checked_layout(replace(shipped_layout(page, "استانداری", "دفتر"), **values), page, problems)
    return {problem.field: problem.message for problem in problems}


@pytest.mark.parametrize("page", Page)
def test_the_shipped_layouts_can_be_printed(page: Page) -> None:
    assert refused(page) == {}
    assert refused(page, foot_lines=("خیابان بهار، پلاک ۱", "تلفن ۰۵۱۳۸۰۰۰۰۰۰")) == {}


@given(
    st.floats(0, 100).map(lambda value: round(value, 2)),
    st.text("آابپت ۱۲", max_size=20),
    st.sampled_from(FactOrder),
    st.sampled_from(Paper),
    st.booleans(),
)
def test_a_layout_comes_back_as_it_was_kept(
    measure: float, words: str, order: FactOrder, paper: Paper, bold: bool
) -> None:
    layout = replace(
        Layout(),
        emblem_top=measure,
        lines=(HeadLine(words, measure, bold), HeadLine()),
        foot_lines=(words,),
        facts_order=order,
        paper=paper,
        subject_block=bold,
    )
    assert layout_from_json(layout_to_json(layout), Page.A4) == layout


def test_what_an_older_version_did_not_know_is_as_shipped() -> None:
    kept = json.loads(layout_to_json(replace(shipped_layout(Page.A5), left=14)))
    del kept["text_gap"]
    kept["of_tomorrow"] = 1
    read = layout_from_json(json.dumps(kept), Page.A5)
    assert read == replace(shipped_layout(Page.A5), left=14)


@pytest.mark.parametrize(
    "kept",
    ["", "{", "[]x", "3", '{"left": "چپ"}', '{"paper": "gold"}', '{"lines": [{"text": "الف"}]}'],
)
def test_what_is_no_layout_is_not_read(kept: str) -> None:
    with pytest.raises(UnreadableLayout):
        layout_from_json(kept, Page.A4)


@pytest.mark.parametrize("name", BOUNDS)
@pytest.mark.parametrize("value", [-1.0, 500.0, float("nan"), float("inf")])
def test_a_measure_beyond_reason_is_refused_beside_its_field(name: str, value: float) -> None:
    assert list(refused(Page.A4, **{name: value})) == [name]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"emblem_right": 195.0}, "emblem_width"),
        ({"lines_right": 160.0}, "lines_width"),
        ({"facts_left": 190.0}, "facts_width"),
        ({"emblem_height": 40.0}, "emblem_height"),
        ({"lines_top": 38.0}, "lines_top"),
        ({"centre_top": 38.0}, "centre_top"),
        ({"facts_top": 25.0}, "facts_top"),
        ({"title_top": 150.0, "bottom": 110.0}, "title_top"),
        ({"other_top": 150.0, "bottom": 110.0}, "other_top"),
        ({"left": 80.0, "right": 75.0, "first_right": 78.0}, "right"),
        ({"first_right": 20.0}, "first_right"),
        ({"foot_lines": ("نشانی", "تلفن"), "foot_bottom": 20.0}, "foot_bottom"),
        ({"lines": (HeadLine("نام", 40),)}, "line_1_size"),
        ({"lines": (HeadLine("ن" * 121),)}, "line_1"),
        ({"foot_lines": ("", "ن" * 121)}, "foot_2"),
        ({"centre_line": "ن" * 121}, "centre_line"),
    ],
)
def test_what_cannot_be_printed_is_named(values: dict[str, Any], field: str) -> None:
    assert field in refused(**values)
