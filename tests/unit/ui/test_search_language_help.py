"""What the page of the language of search says can be typed is understood."""

from __future__ import annotations

import re
from datetime import date

import pytest

from app.search.asking import FILTERS
from app.search.periods import read_period
from ui.help.topics import path_of

PAGE = path_of("search-language").read_text(encoding="utf-8")
DAYS = PAGE.partition("## تاریخ\n")[2].partition("\n\n")[0]
EXAMPLES = [
    example.strip() for line in DAYS.splitlines() for example in line.partition("**:")[2].split("،")
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_a_date_is_read(example: str) -> None:
    assert read_period(example, date(2026, 11, 28)) is not None


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 20


def test_every_filter_is_explained() -> None:
    assert set(re.findall(r"^- \*\*(\w+):\*\*", PAGE, re.MULTILINE)) == set(FILTERS)
