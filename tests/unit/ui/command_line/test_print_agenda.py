"""`daftar print` of the governor's programme and of its requests, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from agenda_seat import TOMORROW, requested, when
from app.agenda import AttendeeDraft, EventKind, event_sheet
from app.jalali import jalali_text
from app.marks import Classification
from app.office import Office, connect
from app.text import latin_digits
from commands import Daftar
from printed_pages import pages_of

DAY = latin_digits(jalali_text(TOMORROW))


@pytest.fixture
def office(store: str) -> Iterator[Office]:
    """The store of the command, through a door of its own."""
    opened = connect(store)
    opened.sign_in_as()
    yield opened
    opened.close()


def printed(daftar: Daftar, store: str, folder: Path, *words: str) -> list[str]:
    path = folder / "paper.pdf"
    answer = daftar("print", *words, "--store", store, "-o", str(path))
    assert (answer.status, answer.out.strip()) == (0, str(path)), answer.err
    return pages_of(path.read_bytes())


def refused(daftar: Daftar, store: str, folder: Path, *words: str) -> str:
    path = folder / "refused.pdf"
    answer = daftar("print", *words, "--store", store, "-o", str(path))
    assert answer.status != 0
    assert not path.exists()
    return answer.err


def test_a_day_counts_editions_by_itself_with_and_without_what_is_confidential(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    requested(office, subject="شورای اداری", when=when(9))
    requested(
        office, subject="شورای تأمین", when=when(11), classification=Classification.CONFIDENTIAL
    )
    day = ("day-programme", "--from", DAY)
    (page,) = printed(daftar, store, tmp_path, *day)
    assert "شورای تأمین" in page
    assert "چاپ مجدد" not in page
    assert "چاپ مجدد ۱" in printed(daftar, store, tmp_path, *day, "--layout", "a4")[0]
    requested(office, subject="دیدار تازه", when=when(13))
    (page,) = printed(daftar, store, tmp_path, *day)
    assert "نسبت به ویرایش ۱" in page
    assert "تازه" in page
    (page,) = printed(daftar, store, tmp_path, *day, "--public")
    assert "شورای تأمین" not in page
    assert "نسبت به" not in page


def test_days_weeks_and_months_of_a_period(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    requested(office, subject="شورای اداری", when=when(9))
    last = latin_digits(jalali_text(TOMORROW + timedelta(days=2)))
    pages = printed(daftar, store, tmp_path, "day-programme", "--from", DAY, "--to", last)
    assert [("شورای اداری" in page) for page in pages] == [True, False, False]
    (page,) = printed(daftar, store, tmp_path, "week-programme", "--from", DAY)
    assert "شورای اداری" in page
    (page,) = printed(daftar, store, tmp_path, "month-programme", "--from", DAY)
    assert "شورای اداری" in page
    over = latin_digits(jalali_text(TOMORROW + timedelta(days=35)))
    period = ("--from", DAY, "--to", over)
    assert len(printed(daftar, store, tmp_path, "month-programme", *period)) == 2
    assert len(printed(daftar, store, tmp_path, "week-programme", *period)) == 6


def test_a_request_prints_and_a_reprint_says_so(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    event = requested(office, attendees=(AttendeeDraft(name="مریم کاویانی", phone="05137601020"),))
    (page,) = printed(daftar, store, tmp_path, "meeting-request", str(event))
    assert "فرم ضرورت برگزاری جلسات" in page
    assert "مریم کاویانی" in page
    assert "چاپ مجدد ۱" in printed(daftar, store, tmp_path, "meeting-request", str(event))[0]
    assert office.read(event_sheet, event).printed_count == 2
    visit = requested(office, kind=EventKind.SITE_VISIT)
    assert "درخواست بازدید" in printed(daftar, store, tmp_path, "meeting-request", str(visit))[0]
    (page,) = printed(daftar, store, tmp_path, "reminder-sheet", str(event))
    assert "مریم کاویانی" in page
    assert office.read(event_sheet, event).printed_count == 2


@pytest.mark.parametrize(
    ("form", "layout"),
    [
        ("day-programme", "a5"),
        ("day-programme", "a4"),
        ("week-programme", "grid"),
        ("month-programme", "month"),
        ("meeting-request", "meeting"),
        ("meeting-request", "visit"),
        ("reminder-sheet", "invitees"),
    ],
)
def test_each_prints_blank(
    daftar: Daftar, local_store: str, tmp_path: Path, form: str, layout: str
) -> None:
    words = (form, "--blank", "--copies", "2", "--layout", layout)
    assert len(printed(daftar, local_store, tmp_path, *words)) == 2


def test_what_makes_no_sense_is_said(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    for words, said in (
        (("day-programme", "3"), "--from"),
        (("week-programme", "--from", "1405/9/5", "--to", "1405/9/1"), "پایان پیش از آغاز"),
        (("day-programme", "--from", "1405/1/1", "--to", "1405/12/1"), "تا دو ماه"),
        (("meeting-request",), "شناسه برنامه"),
        (("meeting-request", "99"), "یافت نشد"),
        (("reminder-sheet",), "شناسه برنامه"),
    ):
        assert said in refused(daftar, local_store, tmp_path, *words), words
