"""The programme of a delegation, minute by minute, in two languages; its badges."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import FixedClock
from app.marks import Classification
from app.office import Office, open_office
from app.protocol import (
    CaseKind,
    EntryDraft,
    EntryKind,
    PersonDraft,
    PersonRole,
    SecondLanguage,
    VehicleDraft,
    save_entries,
    save_people,
    save_vehicles,
)
from app.protocol.sheets import PROGRAMME, CasePaper, case_paper
from call_sheets import LETTERHEAD, MARK
from printed_pages import pages_of
from printed_words import Word, printed_words, text_of
from protocol_office import START, do, opened
from reports.badges import PLACES, badges_sheet, blank_badges
from reports.delegation_programme import blank_programme, delegation_programmes
from reports.persian.direction import LEFT_TO_RIGHT, visual_runs
from reports.second_language import RIGHT_TO_LEFT, WORDS

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
AT = datetime(START.year, START.month, START.day, 5, 40, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)
SECOND = "Welcome (Hall 2), at 10."


@pytest.fixture
def office(made: None, sqlite_url: str) -> Iterator[Office]:
    with open_office(sqlite_url, clock=FixedClock(NOW)) as opened_office:
        opened_office.sign_in_as()
        yield opened_office


def delegation(
    office: Office, language: SecondLanguage = SecondLanguage.ENGLISH, entries: int = 1
) -> int:
    """A delegation with a host, a car, and entries half an hour apart from 09:10 on."""
    people = (
        PersonDraft(role=PersonRole.HEAD, name="میرات آنایف", second_name="Myrat Annayev"),
        PersonDraft(role=PersonRole.GUIDE, name="کیوان شایان", phone="09590003344"),
    )
    number = opened(
        office,
        CaseKind.DELEGATION,
        second_language=language,
        second_subject="Economic delegation",
        people=people,
    )
    do(office, save_vehicles, number, [VehicleDraft(title="ون سفید", driver="نادر طاهری")])
    drafts = [
        EntryDraft(
            kind=EntryKind.RECEPTION,
            title=f"استقبال شماره {place}",
            second_title=SECOND,
            location="پایانه مرزی",
            starts_at=AT + place * HALF_HOUR,
            ends_at=AT + place * HALF_HOUR + timedelta(minutes=20),
        )
        for place in range(entries)
    ]
    do(office, save_entries, number, drafts)
    return number


def paper(office: Office, number: int) -> CasePaper:
    return office.read(case_paper, number, PROGRAMME)


def printed(office: Office, number: int) -> bytes:
    return delegation_programmes([paper(office, number)], letterhead=LETTERHEAD, mark=MARK)


def found(words: list[Word], text: str) -> Word:
    return next(one for one in words if one.text == text)


def test_each_entry_says_its_minutes_in_both_languages(office: Office) -> None:
    text = text_of(printed(office, delegation(office)))
    for part in ("۰۹:۱۰ تا ۰۹:۳۰", "09:10 – 09:30", "استقبال شماره ۰", "پایانه مرزی"):
        assert part in text, part
    for part in (SECOND, "Economic delegation", "Saturday, 12 December 2026", "Venue"):
        assert part in text, part
    for part in ("Myrat Annayev", "کیوان شایان", "۰۹۵۹۰۰۰۳۳۴۴", "ون سفید", "نادر طاهری"):
        assert part in text, part


def test_a_foreign_line_runs_from_the_left(office: Office) -> None:
    (words,) = printed_words(printed(office, delegation(office)))
    line = [found(words, part) for part in SECOND.split()]
    assert [one.left for one in line] == sorted(one.left for one in line)
    ours = found(words, "استقبال")
    assert line[0].top > ours.bottom - 1
    assert line[0].left < ours.left
    assert found(words, "Saturday,").left < found(words, "۲۱").left


def test_without_a_second_language_nothing_of_it_is_there(office: Office) -> None:
    text = text_of(printed(office, delegation(office, SecondLanguage.NONE)))
    assert "استقبال شماره ۰" in text
    assert not set(text) & set("0123456789")
    assert "Welcome" not in text


@pytest.mark.parametrize("language", WORDS)
def test_every_language_knows_its_days_and_columns(
    office: Office, language: SecondLanguage
) -> None:
    words = WORDS[language]
    assert (len(set(words.days)), len(set(words.months))) == (7, 12)
    text = text_of(printed(office, delegation(office, language)))
    assert words.host in text
    if language not in RIGHT_TO_LEFT:
        assert words.day(START) in text


def test_a_day_is_told_as_its_language_tells_it() -> None:
    english = WORDS[SecondLanguage.ENGLISH]
    assert english.day(date(2026, 11, 30)) == "Monday, 30 November 2026"
    assert WORDS[SecondLanguage.RUSSIAN].day(date(2026, 12, 6)) == "воскресенье, 6 декабря 2026"


def test_a_long_day_goes_on_under_its_head_with_no_entry_cut(office: Office) -> None:
    pages = pages_of(printed(office, delegation(office, entries=26)))
    assert len(pages) == 2
    assert all("Venue" in page and "Saturday, 12 December 2026" in page for page in pages)
    for page in pages:
        assert page.count("استقبال شماره") == page.count("Welcome")
    assert sum(page.count("Welcome") for page in pages) == 26


@given(st.text(alphabet="ابپتی ۰۱۲۳abcXY-/():،\u200c.0123", max_size=60))
def test_every_character_of_a_foreign_line_is_in_just_one_run(line: str) -> None:
    runs = visual_runs(line, LEFT_TO_RIGHT)
    assert sorted("".join(run.text for run in runs)) == sorted(line)


@given(st.text(alphabet="abc XY,.()-0123:!?", min_size=1, max_size=60))
def test_a_foreign_line_stays_as_it_was_typed(line: str) -> None:
    runs = visual_runs(line, LEFT_TO_RIGHT)
    assert "".join(run.text for run in runs) == line
    assert not any(run.right_to_left for run in runs)


def test_badges_lie_eight_on_a_sheet(office: Office) -> None:
    number = delegation(office)
    people = [PersonDraft(name=f"میهمان {place}", post="عضو") for place in range(PLACES + 1)]
    do(office, save_people, number, people)
    pdf = badges_sheet([paper(office, number)], letterhead=LETTERHEAD, mark=MARK)
    pages = pages_of(pdf)
    assert [page.count("میهمان") for page in pages] == [PLACES, 1]
    for words in printed_words(pdf):
        for word in words:
            assert not any(word.left < edge < word.right for edge in (0, 105, 210)), word
            assert not any(word.top < edge < word.bottom for edge in (74.25, 148.5)), word


def test_a_badge_says_the_name_twice_and_keeps_a_secret(office: Office) -> None:
    number = delegation(office)
    text = text_of(badges_sheet([paper(office, number)], letterhead=LETTERHEAD, mark=MARK))
    for part in ("میرات آنایف", "Myrat Annayev", "رئیس هیأت", "مهماندار", "پرونده نمونه"):
        assert part in text, part
    secret = opened(office, CaseKind.DELEGATION, classification=Classification.CONFIDENTIAL)
    text = text_of(badges_sheet([paper(office, secret)], letterhead=LETTERHEAD, mark=MARK))
    assert "پرونده نمونه" not in text


def test_a_very_long_name_stays_on_its_badge(office: Office) -> None:
    number = delegation(office)
    long = PersonDraft(name="نامی بسیار بلند " * 8, post="سمتی بسیار بلند " * 10)
    do(office, save_people, number, [long])
    pdf = badges_sheet([paper(office, number)], letterhead=LETTERHEAD, mark=MARK)
    (words,) = printed_words(pdf)
    assert all(word.left > 105 and word.bottom < 74.25 for word in words)


def test_programme_and_badges_print_empty_too() -> None:
    for blank in (blank_programme, blank_badges):
        assert len(pages_of(blank(letterhead=LETTERHEAD, mark=MARK, copies=2))) == 2
