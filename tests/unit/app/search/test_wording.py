"""A question in words, for those who read a list without having typed it."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import InvalidInput
from app.search.wording import question_days, question_words, require_readable

#: Saturday, 7 Azar 1405.
TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("  ", ""),
        ("آب  روستا", "«آب روستا»"),
        (
            "آب تاریخ: هفته گذشته",
            "«آب تاریخ: هفته گذشته» · شنبه ۳۰ آبان ۱۴۰۵ تا جمعه ۶ آذر ۱۴۰۵",
        ),
        ("تاریخ: دیروز", "«تاریخ: دیروز» · جمعه ۶ آذر ۱۴۰۵"),
    ],
)
def test_a_question_is_said_with_its_days(text: str, words: str) -> None:
    assert question_words(text, TODAY) == words


def test_days_are_only_where_they_are_asked() -> None:
    assert question_days("آب", TODAY) == ""
    assert question_days("تاریخ: تا دیروز", TODAY) == "تا جمعه ۶ آذر ۱۴۰۵"


@pytest.mark.parametrize("text", ["تاریخ: پسین‌فردا", "آب طبقه: سرخ"])
def test_what_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        require_readable("--search", text, TODAY)
    assert refusal.value.field == "--search"
    assert text.rsplit(maxsplit=1)[-1] in refusal.value.message


def test_what_is_understood_is_not() -> None:
    require_readable("--search", "آب از: فرمانداری تاریخ: امروز طبقه: عادی", TODAY)
