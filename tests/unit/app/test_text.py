"""Persian text: what is stored, what it is found by, how it is ordered and shown."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.search.answering import is_answered
from app.search.asking import read_question
from app.text import (
    SEARCH_KEY_VERSION,
    isolate,
    latin_digits,
    persian_digits,
    search_key,
    search_text,
    search_words,
    sort_key,
    strip_isolates,
    tidy,
)

ZWNJ = "\u200c"

# Everything the folding has an opinion on, so that the pieces meet one another often.
_TROUBLE = (
    "يىیئكکەہھهةۀۂآأإٱؤءـاوبپچژگ\u0653\u0654\u0655\u064b\u064e\u0651\u0670\u0338"
    "٠٤٩۰۴۹049 \t\n\r\u0085\u00a0\u2003\u200b\u200c\u200d\u200e\u200f\u202b\u202e\u2066\u2067\u2069"
    "\u061c\ufeff\u00ad\u2028\ufe8e\ufefb\ufbfd\ufba4\ufdfa\ufdfc\ufe70\u3164\u2800\x00\x07=<./-_،«»"
    "İßΣKé\ud800\udfff\ue000\U0001f600\U0010ffff"
)
_TEXTS = st.text(st.one_of(st.sampled_from(_TROUBLE), st.characters()), max_size=40)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("علي كريمى", "علی کریمی"),
        ("خانۀ ما", "خانه\u0654 ما"),
        ("خان\u06c2 ما", "خانه\u0654 ما"),
        ("\u06d5\u0654", "ه\u0654"),  # U+06C0 decomposed: the wrong base
        ("مسي\u0654ول", "مسئول"),  # ئ decomposed: its base is the Arabic yeh
        ("مسی\u0654ول", "مسئول"),
        ("آب", "آب"),
        ("ا\u0653ب", "آب"),
        ("ا\u200e\u0653ب", "آب"),  # composed only when the mark between is gone
        ("مسألة مؤمن إن", "مسألة مؤمن إن"),  # stored as written; only the key folds
        ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"),
        ("Room 12", "Room 12"),
        ("\ufefb \ufbfd\ufedb", "لا یک"),
        ("بها ۵۰۰ \ufdfc…", "بها ۵۰۰ \ufdfc…"),  # NFKC would spell these out
        ("الف\u00a0ب\u2003پ\tت", "الف ب پ ت"),
        ("الف\u0085ب\u2028پ\r\nت", "الف ب پ ت"),
        ("  دو   فاصله  ", "دو فاصله"),
        ("\u202eevil\u202c \u2066x\u2069 \u200fب\u200e", "evil x ب"),
        ("س\u200bل\ufeffا\u00adم\x00\x07", "سلام"),
        ("\u3164", ""),
        ("\ud800سلام\udfff", "سلام"),
        (f"می{ZWNJ}{ZWNJ}شود", f"می{ZWNJ}شود"),
        (f"{ZWNJ}می{ZWNJ}شود{ZWNJ}", f"می{ZWNJ}شود"),
        (f"کتاب{ZWNJ} ها {ZWNJ}را", "کتاب ها را"),
        (f"«کتاب{ZWNJ}»{ZWNJ}.", "«کتاب»."),
        (f"خانه\u0654{ZWNJ}ما", f"خانه\u0654{ZWNJ}ما"),
        (f"۲۰{ZWNJ}هزار", f"۲۰{ZWNJ}هزار"),
        ("", ""),
    ],
)
def test_what_is_stored(typed: str, stored: str) -> None:
    assert tidy(typed) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("یک\nدو", "یک\nدو"),
        ("یک\r\nدو\rسه", "یک\nدو\nسه"),
        ("یک\n\n\n\nدو", "یک\n\nدو"),
        ("یک \n \n  \n دو", "یک\n\nدو"),
        ("\n\nیک\n", "یک"),
        (f"یک{ZWNJ}\n{ZWNJ}دو", "یک\nدو"),
    ],
)
def test_lines_are_kept_when_asked(typed: str, stored: str) -> None:
    assert tidy(typed, multiline=True) == stored
    assert "\n" not in tidy(typed)


@given(_TEXTS, st.booleans())
@example("=" + ZWNJ + "\u0338" + ZWNJ + "a", False)
@example("ي\u200e\u0654", False)
def test_tidying_twice_changes_nothing(text: str, multiline: bool) -> None:
    once = tidy(text, multiline=multiline)
    assert tidy(once, multiline=multiline) == once


@given(_TEXTS)
def test_what_is_stored_is_clean(text: str) -> None:
    stored = tidy(text, multiline=True)
    stored.encode("utf-8")
    assert unicodedata.is_normalized("NFC", stored)
    assert not set(stored) & set("يىكۀ٠١٢٣٤٥٦٧٨٩\t\r\u00a0")
    kinds = {unicodedata.category(char) for char in stored if char not in {ZWNJ, "\n"}}
    assert not kinds & {"Cc", "Cf", "Cs", "Co", "Cn"}


@given(_TEXTS)
@example("İ")
@example("\u1100ـ\u1161")
def test_a_key_is_its_own_key(text: str) -> None:
    key = search_key(text)
    assert search_key(key) == key


@given(_TEXTS, st.booleans())
def test_stored_text_has_the_key_of_typed_text(text: str, multiline: bool) -> None:
    assert search_key(tidy(text, multiline=multiline)) == search_key(text)


@given(_TEXTS)
def test_a_key_holds_words_and_single_spaces(text: str) -> None:
    key = search_key(text)
    assert key == " ".join(key.split())
    assert not set(key) & set("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩يكىأإؤئةءـ" + ZWNJ)


@given(_TEXTS)
def test_both_keyboards_give_one_key(text: str) -> None:
    arabic = str.maketrans("یک۰۱۲۳۴۵۶۷۸۹", "يك٠١٢٣٤٥٦٧٨٩")
    latin = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
    stored = tidy(text)
    assert search_key(stored.translate(arabic)) == search_key(stored)
    assert search_key(stored.translate(latin)) == search_key(stored)


@pytest.mark.parametrize(
    "spellings",
    [
        ("علی", "علي", "على", "عَلِیّ", "عـلـی", "\ufecb\ufee0\ufef2"),
        ("کتاب", "كتاب", "کتـاب"),
        (f"می{ZWNJ}شود", "میشود", "ميشود"),
        ("۱۴۰۴/ص-۱۲", "1404/ص-12", "١٤٠٤/ص-١٢", "1404 ص 12", "\u2067۱۴۰۴/ص-۱۲\u2069"),
        ("مسئول", "مسیول", "مسي\u0654ول"),
        ("خانۀ", "خانهٔ", "خانه", "خانة"),
        ("آب", "اب", "أب", "ا\u0653ب"),
        ("مؤمن", "مومن"),
        ("جزء", "جز"),
        ("ASTAN", "astan", "Ástan"),
    ],
)
def test_spellings_that_find_one_another(spellings: tuple[str, ...]) -> None:
    assert len({search_key(spelling) for spelling in spellings}) == 1


def test_different_words_keep_different_keys() -> None:
    words = ("علی", "کتاب", "گتاب", "آب", "باب", "پاپ", "زن", "ژن", "هوا", "حوا", "12", "21")
    assert len({search_key(word) for word in words}) == len(words)


def test_the_words_of_a_question_are_each_there_once() -> None:
    assert search_words("  جناب  آقای‌ رضايي، آقای دكتر ") == ("جناب", "اقای", "رضایی", "دکتر")
    assert search_words(" ،؟ ") == ()


def test_the_version_of_the_key_changes_with_its_answers() -> None:
    # Stores keep keys. If this fails, raise SEARCH_KEY_VERSION and re-index, then change the test.
    key = search_key("نامهٔ ۱۴۰۵/ت-۲۱۸ «هیأت» می‌شود؛ مسئول: İSTANBUL ٪۵ ﷼")
    assert (SEARCH_KEY_VERSION, key) == (2, "نامه 1405 ت 218 هیات میشود مسیول istanbul 5")


def _finds(query: str, record: str) -> bool:
    return is_answered(read_question(query, date(2026, 11, 22)), search_text([record]))


@pytest.mark.parametrize(
    "spellings",
    [
        (f"می{ZWNJ}شود", "می شود", "میشود", "مي شود"),
        (f"نمی{ZWNJ}رسد", "نمی رسد", "نمیرسد"),
        (f"کتاب{ZWNJ}ها", "کتاب ها", "کتابها"),
        (f"بزرگ{ZWNJ}ترین", "بزرگ ترین", "بزرگترین"),
    ],
)
def test_half_space_space_and_nothing_meet(spellings: tuple[str, ...]) -> None:
    for query in spellings:
        for record in spellings:
            assert _finds(query, f"گفت {record} و رفت"), (query, record)


def test_a_half_space_in_the_question_may_stand_as_a_space() -> None:
    assert _finds(f"علی{ZWNJ}نژاد", "آقای علی نژاد")
    assert _finds("علی نژاد", f"آقای علی{ZWNJ}نژاد")
    assert not _finds(f"علی{ZWNJ}نژاد", "نژاد علی")


@given(_TEXTS)
def test_every_record_is_found_by_its_own_words(text: str) -> None:
    # Folded, for quotes and filters are no words.
    assert _finds(search_key(text), text)


def test_digits_are_shown_persian_and_read_latin() -> None:
    assert persian_digits("1405/٩/۱ a") == "۱۴۰۵/۹/۱ a"
    assert latin_digits("۱۴۰۵/٩/1 الف") == "1405/9/1 الف"


@given(_TEXTS)
def test_digits_survive_both_ways(text: str) -> None:
    assert latin_digits(persian_digits(text)) == latin_digits(text)


@pytest.mark.parametrize("text", ["۰۵۱ ۳۸۴۰ ۲۰۲۰", "۱۲۳-۴۵", "+۴۴۲۰", "A-12", "۱۰٪"])
def test_numbers_and_latin_codes_run_left_to_right(text: str) -> None:
    assert isolate(text) == f"\u2066{text}\u2069"


@pytest.mark.parametrize("text", ["۱۴۰۴/ص-۱۲", "ق/۲۳"])
def test_codes_with_persian_letters_run_right_to_left(text: str) -> None:
    assert isolate(text) == f"\u2067{text}\u2069"


@given(st.text(max_size=20).map(tidy))
def test_isolates_come_off_again(text: str) -> None:
    assert strip_isolates(isolate(text)) == text
    assert tidy(isolate(text)) == text


def test_nothing_is_not_isolated() -> None:
    assert isolate("") == ""


def test_the_order_is_that_of_the_persian_alphabet() -> None:
    alphabet = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
    assert "".join(sorted(sorted(alphabet), key=sort_key)) == alphabet


@pytest.mark.parametrize(
    "ordered",
    [
        [
            "آب",
            "احمد",
            "پدر",
            "تاج",
            "زن",
            "ژاله",
            "کاخ",
            "گل",
            "لاله",
            "نوه",
            "واحد",
            "هما",
            "یاس",
        ],
        ["۲", "A", "آ"],
        ["علی", "علی رضایی", f"علی{ZWNJ}نژاد"],
        ["رضا", "رضا احمدی", "رضازاده"],
        ["ابر", "أبر", "بار"],
    ],
)
def test_names_are_in_persian_order(ordered: list[str]) -> None:
    assert sorted(sorted(ordered, reverse=True), key=sort_key) == ordered


@pytest.mark.parametrize(
    ("one", "other"),
    [("علي", "علی"), ("كريم", "کریم"), (f"می{ZWNJ}شود", "میشود"), ("۱۲", "12"), ("رحمة", "رحمه")],
)
def test_spellings_sort_together(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@given(_TEXTS)
def test_sorting_never_stumbles(text: str) -> None:
    sort_key(text).encode("utf-8")
    assert sort_key(tidy(text)) == sort_key(text)


@pytest.mark.parametrize(
    ("head", "body", "line"),
    [
        (["راه ده‌نو"], [], "راه دهنو\n\nده نو"),
        (["کتاب‌ها"], ["می‌شود"], "کتابها\nمیشود"),
        (["کتاب ها"], ["می شود"], "کتاب ها\nمی شود\nکتابها میشود"),
        (["۱۴۰۵/ت/۲", ""], ["", "پیش‌بینی بارش"], "1405 ت 2\nپیشبینی بارش\nپیش بینی"),
        ([], ["دانش‌آموزان‌"], "\nدانشاموزان\nدانش اموزان"),
    ],
)
def test_a_record_is_found_by_words_written_otherwise(
    head: list[str], body: list[str], line: str
) -> None:
    assert search_text(head, body) == line


def test_names_are_found_behind_their_marks() -> None:
    key = search_text(["۱"], senders=["علی راد"], receivers=["", "راه"], units=["آب"])
    assert key == "1\n\nfعلی fراد tراه uاب"
