"""`daftar print` of the papers of visits and public days, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.jalali import jalali_text
from app.office import Office, connect
from app.public_days import close_list, open_list
from app.text import latin_digits
from app.visits import visit_sheet
from commands import Daftar
from printed_pages import pages_of
from public_seat import do, petition, planned
from visits_seat import received

#: A Monday far ahead: the commands go by the clock of the day.
FAR = date(2031, 11, 24)


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


def test_a_form_prints_and_a_reprint_says_so(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    visit = received(office)
    (page,) = printed(daftar, store, tmp_path, "visit-form", str(visit))
    assert "حسن رستگار" in page
    assert "چاپ مجدد" not in page
    assert "چاپ مجدد ۱" in printed(daftar, store, tmp_path, "visit-form", str(visit))[0]
    assert office.read(visit_sheet, visit).printed_count == 2
    (page,) = printed(daftar, store, tmp_path, "gate-slip", str(visit))
    assert "حسن رستگار" in page
    (page,) = printed(daftar, store, tmp_path, "visit-programme")
    assert "آب روستای بالاده" in page


def test_the_papers_of_a_public_day(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    day = planned(office, FAR)
    do(office, open_list, day)
    visits = [petition(office, day, number) for number in (1, 2)]
    do(office, close_list, day)
    pack = printed(daftar, store, tmp_path, "public-day", str(day))
    assert ["درخواست‌کننده ۰۰۱" in page for page in pack] == [True, True, False]
    again = printed(daftar, store, tmp_path, "public-day", str(day), "--layout", "programme")
    assert len(again) == 1
    assert "چاپ مجدد ۱" in again[0]
    assert [office.read(visit_sheet, one).printed_count for one in visits] == [1, 1]
    for words in (("slot-slips",), ("public-day-orders",), ("gate-slip", "--kind", "public_day")):
        (page,) = printed(daftar, store, tmp_path, *words, str(day))
        assert "درخواست‌کننده ۰۰۲" in page
    lost = ("slot-slips", "--kind", "visit", str(visits[1]))
    assert "درخواست‌کننده ۰۰۱" not in printed(daftar, store, tmp_path, *lost)[0]
    assert "برای تحویل نمانده" in printed(daftar, store, tmp_path, "hand-over", str(day))[0]
    far = latin_digits(jalali_text(FAR))
    period = ("--from", far, "--to", far)
    assert "۵۰٪" in printed(daftar, store, tmp_path, "statistics", *period)[0]
    assert "ملاقات عمومی" in printed(daftar, store, tmp_path, "visit-programme", *period)[0]
    assert "درخواست‌کننده ۰۰۱" in printed(daftar, store, tmp_path, "gate-slip", *period)[0]


def test_what_makes_no_sense_is_said(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    for words, said in (
        (("visit-form",), "شناسه ملاقات"),
        (("visit-form", "99"), "یافت نشد"),
        (("public-day",), "شناسه ملاقات عمومی"),
        (("public-day", "99"), "یافت نشد"),
        (("public-day-orders", "1", "2"), "هر بار یک"),
        (("slot-slips", "99"), "یافت نشد"),
        (("slot-slips", "99", "--kind", "visit"), "یافت نشد"),
        (("slot-slips", "1", "--kind", "call"), "public_day"),
        (("hand-over", "99"), "یافت نشد"),
        (("gate-slip", "99"), "یافت نشد"),
        (("gate-slip", "99", "--kind", "public_day"), "یافت نشد"),
        (("gate-slip", "1", "--kind", "call"), "public_day"),
        (("visit-programme", "3"), "--from"),
        (("visit-programme", "--from", "1405/9/5", "--to", "1405/9/1"), "پایان پیش از آغاز"),
        (("statistics", "3"), "--from"),
    ):
        path = tmp_path / "refused.pdf"
        answer = daftar("print", *words, "--store", local_store, "-o", str(path))
        assert answer.status != 0, words
        assert said in answer.err, (words, answer.err)
        assert not path.exists()


FORMS = (
    ("visit-form", "daily"),
    ("visit-form", "public"),
    ("visit-programme", "days"),
    ("public-day", "pack"),
    ("slot-slips", "slips"),
    ("public-day-orders", "turn"),
    ("hand-over", "receipt"),
    ("gate-slip", "a5"),
    ("statistics", "period"),
)


def test_each_prints_blank(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    for form, layout in FORMS:
        words = (form, "--blank", "--copies", "2", "--layout", layout)
        assert len(printed(daftar, local_store, tmp_path, *words)) == 2
