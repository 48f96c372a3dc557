"""What a question may go on with, on a Sunday, the 1st of Azar 1405."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access import Right
from app.contacts import ContactDraft, ContactKind, PositionDraft, add_contact, archive_contact
from app.jalali import from_jalali
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.search.asking import FILTERS, read_question
from app.search.completing import MOST_OFFERED, Completion
from app.search.findable import Source
from app.search.period_offers import offered_periods
from app.search_completions import completions
from app.search_sources import SOURCES
from app.text import search_key


def _typed(office: Office, typed: str, behind: str = "") -> tuple[Completion, ...]:
    return office.read(completions, typed + behind, len(typed))


def _shown(found: Iterable[Completion]) -> list[str]:
    return [one.shown for one in found]


def _after(office: Office, typed: str) -> list[str]:
    """The questions that the completions make of it."""
    return [one.put_into(typed)[0] for one in _typed(office, typed)]


@pytest.fixture
def directory(office: Office) -> Office:
    water = office.write(
        add_contact, ContactDraft(kind=ContactKind.ORGANISATION, name="شرکت آب منطقه‌ای")
    ).value
    office.write(add_contact, ContactDraft(kind=ContactKind.ORGANISATION, name="شرکت «آب» شهر"))
    office.write(
        add_contact,
        ContactDraft(
            name="شهرام آبکار",
            positions=(PositionDraft(title="مدیرعامل", organisation_id=water),),
        ),
    )
    gone = office.write(add_contact, ContactDraft(name="شهریار رفته")).value
    office.write(archive_contact, gone, 1)
    return office


def _sign_in_clerk(office: Office, *rights: Right) -> None:
    draft = OperatorDraft(
        name="clerk",
        full_name="نسرین سپهری",
        rights=frozenset(rights),
        clearance=Classification.CONFIDENTIAL,
    )
    office.write(add_operator, draft)
    office.sign_in_as("clerk")


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_is_offered_from_its_first_letter(local_office: Office, name: str) -> None:
    for letters in range(1, len(name) + 1):
        assert f"{name}:" in _shown(_typed(local_office, name[:letters]))
        assert f"بودجه {name}:" in _after(local_office, f"بودجه {name[:letters]}")


def test_nothing_is_offered_where_nothing_is_begun(local_office: Office) -> None:
    for typed in ("", " ", "بودجه", "بودجه ", "«از", "«ا»", "تاریخ:هفته گذشته "):
        assert _typed(local_office, typed) == ()


def test_in_the_middle_of_a_question_the_word_at_the_cursor_is_replaced(
    local_office: Office,
) -> None:
    (found,) = _typed(local_office, "بودجه تا", "ریخ شهر")
    assert found.put_into("بودجه تاریخ شهر") == ("بودجه تاریخ: شهر", len("بودجه تاریخ:"))
    found, *_ = _typed(local_office, "تاریخ:هفته گ", "ذشته شهر")
    assert found.put_into("تاریخ:هفته گذشته شهر") == (
        "تاریخ:هفته گذشته شهر",
        len("تاریخ:هفته گذشته "),
    )


def test_days_are_offered_with_what_they_are(local_office: Office) -> None:
    first, *_ = _typed(local_office, "تاریخ:")
    assert (first.shown, first.about) == ("امروز", "یکشنبه ۱ آذر ۱۴۰۵")
    found, *_ = _typed(local_office, "بودجه تاریخ: هفته گ")
    assert found.shown == "هفته گذشته"
    assert found.about == "شنبه ۲۳ آبان ۱۴۰۵ تا جمعه ۲۹ آبان ۱۴۰۵"
    assert found.put_into("بودجه تاریخ: هفته گ")[0] == "بودجه تاریخ: هفته گذشته "


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("مه", ["مهر"]),
        # Of the words for the same days those that come first.
        ("مهر", ["مهر", "مهر پارسال", "مهر ۱۴۰۳", "مهر ۱۴۰۲", "مهر ۱۴۰۱"]),
        ("مهر ۱۴۰۴", ["مهر ۱۴۰۴"]),
        ("مهر پ", ["مهر پارسال"]),
        ("۱۲ ر", ["۱۲ روز گذشته"]),
        ("دوازده رو", ["دوازده روز گذشته"]),
        ("۱۲ فر", ["۱۲ فروردین"]),
        ("۱۴۰", ["۱۴۰۵", "۱۴۰۴", "۱۴۰۳", "۱۴۰۲", "۱۴۰۱"]),
        ("از ۱ مه", ["از ۱ مهر"]),
        ("از ۱ مهر تا ۳۰ آب", ["از ۱ مهر تا ۳۰ آبان"]),
        ("از ۱ مهر ت", ["از ۱ مهر تا امروز"]),
        ("پیش از پار", ["پیش از پارسال"]),
        ("هفته گذشته بو", []),
    ],
)
def test_days_go_on_as_they_were_begun(
    local_office: Office, typed: str, offered: list[str]
) -> None:
    today = local_office.clock.today()
    assert [one.words for one in offered_periods(typed, today, 8)] == offered


def test_days_may_take_many_words(local_office: Office) -> None:
    typed = "تاریخ:از روز ۱ مهر ماه سال ۱۴۰۴ تا روز ۳۰ آبا"
    assert _shown(_typed(local_office, typed)) == ["از روز ۱ مهر ماه سال ۱۴۰۴ تا روز ۳۰ آبان"]


def test_days_said_without_the_filter_are_offered_with_it(local_office: Office) -> None:
    assert _after(local_office, "بودجه هفته گذشته") == ["بودجه تاریخ:هفته گذشته "]
    assert _after(local_office, "مهر ۱۴۰۰،") == ["تاریخ:مهر ۱۴۰۰، "]
    # One word alone is a word of the question.
    assert _typed(local_office, "مهر") == ()


def test_names_come_from_the_directory(directory: Office) -> None:
    assert _after(directory, "از:شر") == ["از:«شرکت آب شهر» ", "از:«شرکت آب منطقه‌ای» "]
    assert _after(directory, "به:«شرکت آب من") == ["به:«شرکت آب منطقه‌ای» "]
    assert _after(directory, "از:شرکت منط")[0] == "از:«شرکت آب منطقه‌ای» "
    (person,) = _typed(directory, "از:آبک")
    assert (person.shown, person.about) == ("شهرام آبکار", "مدیرعامل، شرکت آب منطقه‌ای")
    # One letter would be half the directory.
    assert _typed(directory, "از:ش") == ()


def test_offices_alone_are_offered_where_offices_are_meant(directory: Office) -> None:
    assert _shown(_typed(directory, "واحد:آب")) == ["شرکت آب شهر", "شرکت آب منطقه‌ای"]
    assert "شهرام آبکار" in _shown(_typed(directory, "به:آب"))


def test_what_is_archived_is_not_offered(directory: Office) -> None:
    assert _typed(directory, "از:شهری") == ()


def test_without_the_right_to_the_directory_it_says_no_name(directory: Office) -> None:
    _sign_in_clerk(directory, Right.READ_LETTERS)
    assert _typed(directory, "از:شر") == ()
    assert _typed(directory, "واحد:شر") == ()


def test_classifications_go_up_to_the_clearance(local_office: Office) -> None:
    assert _shown(_typed(local_office, "طبقه:")) == [
        "عادی",
        "محرمانه",
        "خیلی محرمانه",
        "سری",
        "به‌کلی سری",
    ]
    assert _after(local_office, "طبقه:خیلی م") == ["طبقه:«خیلی محرمانه» "]
    _sign_in_clerk(local_office, Right.READ_LETTERS)
    assert _shown(_typed(local_office, "طبقه:")) == ["عادی", "محرمانه"]
    assert _typed(local_office, "طبقه:س") == ()


def test_registers_are_offered_to_those_who_may_read_them(local_office: Office) -> None:
    titles = [source.title for source in SOURCES]
    assert _shown(_typed(local_office, "نوع:")) == titles
    _sign_in_clerk(local_office, Right.READ_VISITS)
    readable = [one.title for one in SOURCES if one.right in (None, Right.READ_VISITS)]
    assert _shown(_typed(local_office, "نوع:")) == readable
    assert len(readable) < len(titles)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.kind.value)
def test_a_register_that_is_taken_is_the_one_that_is_asked(
    local_office: Office, source: Source
) -> None:
    begun = f"نوع:{source.title[:-1]}"
    (taken,) = [one for one in _typed(local_office, begun) if one.shown == source.title]
    question = read_question(taken.put_into(begun)[0], local_office.clock.today())
    assert question.kind == search_key(source.title)
    assert (question.problems, question.terms) == ((), ())


def test_what_is_taken_is_understood(directory: Office) -> None:
    """Every completion makes a question that is read without a problem."""
    today = directory.clock.today()
    for typed in ("تاریخ:", "تاریخ:۱۲", "تاریخ:از مهر تا ", "طبقه:", "از:شرکت", "واحد:آب"):
        found = _typed(directory, typed)
        assert 0 < len(found) <= MOST_OFFERED
        for one in found:
            question = read_question(one.put_into(typed)[0], today)
            assert question.problems == ()
            assert question.terms or question.period or question.classification is not None


_TYPED = st.lists(
    st.sampled_from(
        [*FILTERS, ":", " ", "«", "»", '"', "هفته", "گذشته", "م", "تا", "۱۲", "آب", "،", "مهر"]
    ),
    max_size=12,
).map("".join)


@given(_TYPED, st.integers(0, 60), st.dates(from_jalali(1390, 1, 1), from_jalali(1420, 1, 1)))
def test_periods_offered_are_read_again_as_they_are(typed: str, most: int, today: date) -> None:
    for period in offered_periods(typed, today, most):
        assert (
            search_key(period.words).replace(" ", "").startswith(search_key(typed).replace(" ", ""))
        )


def test_anything_may_stand_before_the_cursor(local_office: Office) -> None:
    @given(_TYPED, st.integers(0, 40))
    def holds(typed: str, cursor: int) -> None:
        cursor = min(cursor, len(typed))
        for one in local_office.read(completions, typed, cursor):
            start, end = one.replaces
            assert 0 <= start <= cursor <= end <= len(typed)
            asked, place = one.put_into(typed)
            assert asked[start:place] == one.text

    holds()
