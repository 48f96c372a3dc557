"""Guessing what an order asks: phrases, deadlines and names; abbreviations put in full."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.contacts import ContactKind, Named
from app.jalali import from_jalali
from app.orders import Expected, read_deadline
from app.orders.deadlines import NOT_A_DEADLINE, deadline_in
from app.orders.guessing import Guess, Phrase, expanded, guess
from app.workdays import Calendar
from resources.locate import resource_path

CALENDAR = Calendar()
#: A Sunday.
GIVEN = from_jalali(1405, 9, 1)


def shipped() -> tuple[Phrase, ...]:
    lines = resource_path("phrases/orders.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return tuple(
        Phrase(place, short, words, Expected(expected), int(days) if days else None, place=place)
        for place, (short, words, expected, days) in enumerate(rows, 1)
    )


SHIPPED = shipped()
DIRECTORY = (
    Named(1, ContactKind.UNIT, "معاونت عمرانی", frozenset({"معاونتعمرانی", "معاونعمرانی"})),
    Named(2, ContactKind.ORGANISATION, "اداره کل راه و شهرسازی", frozenset({"راهوشهرسازی"})),
    Named(3, ContactKind.PERSON, "رضا نوری", frozenset({"رضانوری"})),
    Named(4, ContactKind.PERSON, "رضا نوری", frozenset({"رضانوری"})),
    Named(5, ContactKind.ORGANISATION, "شهرسازی", frozenset({"شهرسازی"})),
)


def asked(words: str) -> Guess:
    return guess(words, SHIPPED, DIRECTORY, CALENDAR, GIVEN)


def test_the_shipped_phrases_are_whole_and_apart() -> None:
    assert len(SHIPPED) >= 25
    assert len({phrase.abbreviation for phrase in SHIPPED}) == len(SHIPPED)
    for phrase in SHIPPED:
        assert expanded(phrase.abbreviation, SHIPPED) == phrase.words
        assert expanded(phrase.words, SHIPPED) == phrase.words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("برن", "بررسی و نتیجه را اعلام نمایید"),
        ("معاون عمرانی، برن.", "معاون عمرانی، بررسی و نتیجه را اعلام نمایید."),
        ("برنده", "برنده"),
        ("بَرن", "بررسی و نتیجه را اعلام نمایید"),
        ("تا شنبه اط", "تا شنبه جهت اطلاع"),
        ("", ""),
    ],
)
def test_abbreviations_of_their_own_are_put_in_full(typed: str, words: str) -> None:
    assert expanded(typed, SHIPPED) == words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("بررسی و نتیجه را اعلام نمایید", Expected.ACTION),
        ("بررسي و نتيجه را اعلام نماييد", Expected.ACTION),
        ("لطفاً اظهار نظر فرمایید", Expected.OPINION),
        ("پیش نویس پاسخ تهیه شود", None),
        ("پیش‌نویس پاسخ تهیه شود", Expected.DRAFT),
        ("پیشنویس پاسخ تهیه شود", Expected.DRAFT),
        ("جهت اطلاع", Expected.INFORMATION),
        ("بایگانی شود", Expected.FILE),
        ("جهت اطلاع معاون عمرانی؛ پیگیری و گزارش شود", Expected.ACTION),
        ("پپ", Expected.DRAFT),
        ("سلام", None),
    ],
)
def test_what_is_expected_comes_of_the_phrase(words: str, expected: Expected | None) -> None:
    assert asked(words).expected is expected


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("ظرف یک هفته گزارش شود", (1405, 9, 8)),
        ("ظرف مدت ۲ هفته", (1405, 9, 15)),
        ("تا پایان هفته", (1405, 9, 4)),
        ("تا آخر همین هفته", (1405, 9, 4)),
        ("تا پایان ماه", (1405, 9, 30)),
        ("تا ۱۵ آذر پاسخ دهند", (1405, 9, 15)),
        ("حداکثر تا ۱۵ آذر", (1405, 9, 15)),
        ("تا روز شنبه ۱۴ آذر", (1405, 9, 14)),
        ("تا ۵ آبان", None),
        ("تا ۵ فروردین", (1406, 1, 7)),
        ("تا ۱۴۰۵/۹/۱۵", (1405, 9, 15)),
        ("تا ۱۴۰۴/۹/۱۵", None),
        ("تا ۳۱ آذر", None),
        ("تا سه‌شنبه", (1405, 9, 3)),
        ("تا سه شنبه", (1405, 9, 3)),
        ("تا پنج‌شنبه", (1405, 9, 7)),
        ("تا فردا", (1405, 9, 2)),
        ("فوری", (1405, 9, 2)),
        ("خیلی فوری است", (1405, 9, 2)),
        ("فوریت ندارد", None),
        ("ظرف ۴۸ ساعت", (1405, 9, 3)),
        ("ظرف ۲۴ ساعت", (1405, 9, 2)),
        ("۳ روزه", (1405, 9, 4)),
        ("سه‌روزه گزارش شود", (1405, 9, 4)),
        ("ظرف ده روز", (1405, 9, 15)),
        ("ظرف یک ماه", (1405, 10, 1)),
        ("۳ روز پیش آمده بود", None),
        ("ظرف ۹۹۹ ماه", None),
        ("تا پایان وقت اداری", (1405, 9, 1)),
        ("اقدام کنند", None),
    ],
)
def test_the_deadline_is_read_out_of_the_words(
    words: str, due: tuple[int, int, int] | None
) -> None:
    assert deadline_in(words, CALENDAR, GIVEN) == (due and from_jalali(*due))


def test_on_a_day_off_the_end_of_the_week_is_the_next() -> None:
    friday = from_jalali(1405, 9, 6)
    assert deadline_in("تا پایان هفته", CALENDAR, friday) == from_jalali(1405, 9, 11)


def test_the_words_own_deadline_comes_before_the_phrases() -> None:
    assert asked("پیگیری و گزارش شود").due_on == CALENDAR.add_work_days(GIVEN, 7)
    assert asked("ظرف ۲ روز پیگیری و گزارش شود").due_on == CALENDAR.add_work_days(GIVEN, 2)


def test_two_addressees_are_found_in_their_order() -> None:
    found = asked("معاون عمرانی و راه و شهرسازی بررسی کنند").addressees
    assert found == ((1, "معاونت عمرانی"), (2, "اداره کل راه و شهرسازی"))


def test_a_name_of_two_names_nobody() -> None:
    assert asked("رضا نوری اقدام کند").addressees == ()


def test_a_phrase_s_own_addressee_stands_where_none_is_named() -> None:
    phrase = Phrase(1, "", "ملاقات داده شود", Expected.ACTION, contact_id=9, contact="دفتر")
    assert guess("ملاقات داده شود", [phrase], DIRECTORY, CALENDAR, GIVEN).addressees == (
        (9, "دفتر"),
    )
    named = guess("ملاقات داده شود معاون عمرانی", [phrase], DIRECTORY, CALENDAR, GIVEN)
    assert named.addressees == ((1, "معاونت عمرانی"),)


#: What deadlines are made of.
WORDS_OF_TIME = re.split(" ", "ظرف تا یک هفته روزه پایان ماه آذر فوری ۱۵ ۳۱ شنبه ساعت ۴۸ سال ۱۴۹۸")
PIECES = st.sampled_from(
    [
        *(phrase.words for phrase in SHIPPED),
        *(phrase.abbreviation for phrase in SHIPPED),
        *WORDS_OF_TIME,
        "معاون عمرانی",
        "راه و شهرسازی",
        "\u200c",
        "،",
        "ٌ",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(PIECES, st.sampled_from("ابج")), max_size=12).map(" ".join),
)
PHRASES = st.lists(
    st.builds(
        Phrase,
        id=st.integers(1, 9),
        abbreviation=st.one_of(st.text(max_size=3), st.sampled_from(["ا", "ب", "ج"])),
        words=st.one_of(
            st.text(max_size=9),
            st.lists(st.one_of(PIECES, st.sampled_from("ابج")), max_size=3).map(" ".join),
        ),
        expected=st.sampled_from(Expected),
        deadline_days=st.one_of(st.none(), st.integers(1, 365)),
    ),
    max_size=5,
).map(tuple)
DAYS = st.dates(from_jalali(1380, 1, 1), from_jalali(1430, 12, 29))


@settings(deadline=None, max_examples=150)
@given(TEXTS, PHRASES, DAYS)
def test_guessing_takes_anything(words: str, phrases: tuple[Phrase, ...], day: date) -> None:
    for standing in (phrases, SHIPPED):
        found = guess(words, standing, DIRECTORY, CALENDAR, day)
        assert found.due_on is None or found.due_on >= day


def test_an_abbreviation_that_is_a_word_of_a_phrase_is_left_alone() -> None:
    phrases = [
        Phrase(1, "ن", "با ا و ب", Expected.ACTION),
        Phrase(2, "ا", "اقدام ن", Expected.ACTION),
        Phrase(3, "ج", "جواب", Expected.ACTION),
    ]
    assert expanded("ن ا ج", phrases) == "ن ا جواب"


@settings(deadline=None, max_examples=150)
@given(TEXTS, PHRASES)
def test_expanding_twice_is_expanding_once(words: str, phrases: tuple[Phrase, ...]) -> None:
    for standing in (phrases, SHIPPED):
        once = expanded(words, standing)
        assert expanded(once, standing) == once


_ARABIC = str.maketrans("یک۰۱۲۳۴۵۶۷۸۹", "يك0123456789")


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_how_the_words_are_typed_does_not_matter(words: str) -> None:
    assert asked(words.translate(_ARABIC)) == asked(words)
    assert asked(words.replace("ا", "اَ")) == asked(words)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        # Sunday 1 Azar; Thursday 5 and Friday 6 are off.
        ("۵ روز کاری", (1405, 9, 8)),
        ("5 روز کاري", (1405, 9, 8)),
        ("پنج روز", (1405, 9, 8)),
        ("۵", (1405, 9, 8)),
        ("1", (1405, 9, 2)),
        ("دو هفته", (1405, 9, 15)),
        ("یک هفته‌ای", (1405, 9, 8)),
        ("۴۸ ساعت", (1405, 9, 3)),
        ("پایان ماه", (1405, 9, 30)),
        ("فوری", (1405, 9, 2)),
        ("۱۵ آذر", (1405, 9, 15)),
        ("9/15", (1405, 9, 15)),
        ("+3", (1405, 9, 13)),
        ("فردا", (1405, 9, 11)),
    ],
)
def test_a_deadline_is_typed_as_a_day_or_as_a_time(typed: str, day: tuple[int, int, int]) -> None:
    # Times count from the order's day, days near by from today.
    today = from_jalali(1405, 9, 10)
    assert read_deadline(typed, CALENDAR, GIVEN, today) == from_jalali(*day)


@pytest.mark.parametrize("typed", ["سی و سوم", "0", "999", "۰ روز", "به زودی", "؟", "\u202e"])
def test_what_is_no_deadline_is_said(typed: str) -> None:
    with pytest.raises(ValueError, match="روز کاری") as refused:
        read_deadline(typed, CALENDAR, GIVEN, GIVEN)
    assert str(refused.value) == NOT_A_DEADLINE


def test_a_day_that_is_none_says_which() -> None:
    with pytest.raises(ValueError, match="بهمن"):
        read_deadline("۳۱ بهمن", CALENDAR, GIVEN, GIVEN)
