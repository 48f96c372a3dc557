"""What people type is read as they mean it, and nothing anybody can type breaks a store."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis.strategies import lists, sampled_from, text

from app.marks import Classification
from app.office import Office
from app.search.asking import FILTERS, MOST_WORDS, read_question
from app.search.matching import file_query, found_ids, server_query
from models.search import CALLS

TODAY = date(2026, 11, 22)  # 1405/09/01, a Sunday

#: What is typed, how FTS5 is asked, how PostgreSQL is asked.
ASKED = [
    ("آب روستا", '("اب" *) AND ("روستا" *)', "('اب':*) & ('روستا':*)"),
    ("كريمي", '("کریمی" *)', "('کریمی':*)"),
    ("۱۴۰۵/ت/۲", '("1405 ت 2" *)', "('1405' <-> 'ت' <-> '2':*)"),
    ("۴/۱۲۳", '("4 123" *)', "('4' <-> '123':*)"),
    ("«آب و برق»", '("اب و برق")', "('اب' <-> 'و' <-> 'برق')"),
    ('"آب و برق"', '("اب و برق")', "('اب' <-> 'و' <-> 'برق')"),
    ("«آب و", '("اب و")', "('اب' <-> 'و')"),
    ("می‌شود", '("میشود" *)', "('میشود':*)"),
    ("می شود", '("میشود" *)', "('میشود':*)"),
    ("بخش‌نامه", '(("بخشنامه" *) OR ("بخش نامه" *))', "(('بخشنامه':*) | ('بخش' <-> 'نامه':*))"),
    ("جاده ها", '("جادهها" *)', "('جادهها':*)"),
    ("از:رضایی", '("fرضایی" *)', "('fرضایی':*)"),
    ("به: «راه و شهر»", '("tراه") AND ("tو") AND ("tشهر")', "('tراه') & ('tو') & ('tشهر')"),
    ("واحد:آب", '("uاب" *)', "('uاب':*)"),
    ("و آب", '("و") AND ("اب" *)', "('و') & ('اب':*)"),
    ("باز:", '("باز" *)', "('باز':*)"),
    ("  ", "", ""),
    ("؟!", "", ""),
]


@pytest.mark.parametrize(("typed", "file", "server"), ASKED)
def test_words_are_read_as_they_are_meant(typed: str, file: str, server: str) -> None:
    question = read_question(typed, TODAY)
    assert (file_query(question), server_query(question)) == (file, server)
    assert question.problems == ()


def test_filters_stand_among_words_in_any_order() -> None:
    typed = "آب تاریخ: هفته گذشته طبقه: خیلی محرمانه نوع: تماس پل"
    question = read_question(typed, TODAY)
    assert file_query(question) == '("اب" *) AND ("پل" *)'
    assert question.period is not None
    assert (question.period.first, question.period.last) == (
        date(2026, 11, 14),
        date(2026, 11, 20),
    )
    assert question.classification is Classification.HIGHLY_CONFIDENTIAL
    assert question.kind == "تماس"
    assert question.parts == ("اب", "پل")


@pytest.mark.parametrize(
    ("typed", "piece"),
    [
        ("تاریخ: آب", "تاریخ «آب»"),
        ("طبقه: آبی", "طبقه «آبی»"),
        ("آب از:", "نام فرستنده"),
        ("به: تاریخ: امروز", "نام گیرنده"),
    ],
)
def test_what_is_not_understood_is_said(typed: str, piece: str) -> None:
    (problem,) = read_question(typed, TODAY).problems
    assert piece in problem


def test_what_is_begun_of_a_classification_is_enough() -> None:
    level = read_question("طبقه:محر", TODAY).classification
    assert level is Classification.CONFIDENTIAL
    assert read_question("طبقه: سری", TODAY).classification is Classification.SECRET


def test_parts_of_words_are_not_looked_for_beside_phrases_and_names() -> None:
    assert read_question("آب «و برق»", TODAY).parts == ()
    assert read_question("آب از:رضا", TODAY).parts == ()


def test_no_more_words_are_asked_than_narrow() -> None:
    assert len(read_question("آب " * 40, TODAY).terms) == MOST_WORDS


PIECES = sampled_from(
    [*(f"{name}:" for name in FILTERS), "«", "»", '"', "'", "*", "(", "AND", "\\", ":*", "<->", "&"]
)


def test_nothing_typed_breaks_a_store(office: Office) -> None:
    """Whatever is typed is a question to the store, not an error of it."""

    @given(lists(text(max_size=8) | PIECES | sampled_from(["آب", "می", "ها", "۱/۲"]), max_size=8))
    @example(["'", "آب'ب", '"'])
    def ask(pieces: list[str]) -> None:
        question = read_question(" ".join(pieces), TODAY)
        if not question.is_empty:
            office.read(lambda session: session.execute(found_ids(session, CALLS, question)).all())

    ask()
