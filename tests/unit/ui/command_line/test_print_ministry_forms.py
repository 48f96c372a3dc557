"""`daftar print` of the ministry's forms of a trip, filled and empty, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.office import Office, connect
from app.protocol import CaseKind, case_form
from commands import Daftar
from printed_pages import pages_of
from protocol_office import opened


@pytest.fixture
def office(store: str) -> Iterator[Office]:
    """The store of the command, through a door of its own."""
    there = connect(store)
    there.sign_in_as()
    yield there
    there.close()


def printed(daftar: Daftar, store: str, folder: Path, *words: str) -> list[str]:
    path = folder / "paper.pdf"
    answer = daftar("print", *words, "--store", store, "-o", str(path))
    assert (answer.status, answer.out.strip()) == (0, str(path)), answer.err
    return pages_of(path.read_bytes())


@pytest.mark.parametrize(("form", "words"), [("trip-form-a", "فرم الف"), ("trip-form-b", "فرم ب")])
def test_a_form_prints_and_a_reprint_says_so(
    daftar: Daftar, store: str, office: Office, tmp_path: Path, form: str, words: str
) -> None:
    number = opened(office)
    first = printed(daftar, store, tmp_path, form, str(number))
    assert words in first[0]
    assert "ترکمنستان" in first[0]
    assert "چاپ مجدد" not in first[0]
    assert office.read(case_form, number, form).printed == 1
    assert "چاپ مجدد" in printed(daftar, store, tmp_path, form, str(number))[0]


def test_the_five_print_together_or_one_of_them(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    number = opened(office)
    every = printed(daftar, store, tmp_path, "trip-five", str(number))
    assert len(every) == 7  # two travellers have two of the sheets
    (only,) = printed(daftar, store, tmp_path, "trip-five", str(number), "--layout", "3")
    assert "توجیه ضرورت سفر" in only


def test_they_print_empty(daftar: Daftar, store: str, tmp_path: Path) -> None:
    pages = printed(daftar, store, tmp_path, "trip-five", "--blank")
    assert [f"فرم {digit}" in page for digit, page in zip("۱۲۳۴۵", pages, strict=True)] == [
        True
    ] * 5
    twice = printed(daftar, store, tmp_path, "trip-form-a", "--blank", "--copies", "2")
    assert len(twice) == 4


def test_what_is_refused_is_said(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    guests = opened(office, CaseKind.DELEGATION)
    path = str(tmp_path / "paper.pdf")
    for words, said in (
        (("trip-form-a",), "شناسه پرونده سفر"),
        (("trip-form-a", "999"), "یافت نشد"),
        (("trip-form-a", str(guests)), "سفر خارجی"),
        (("trip-five", "--layout", "6", "1"), "چیدمان‌ها"),
    ):
        answer = daftar("print", *words, "--store", store, "-o", path)
        assert answer.status != 0
        assert said in answer.err
    assert not Path(path).exists()
