"""The bound book of letters on paper: every number in its place, annulled ones too."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from app.clock import FixedClock
from app.errors import InvalidInput
from app.letters import Book, EnclosureDraft, annul_letter, register_books, register_letter
from app.marks import Classification, Urgency
from app.office import open_office
from call_sheets import LETTERHEAD, MARK
from letters_seat import DAY, INCOMING
from reports.letter_register import EMPTY, register_book

NEXT = DAY + timedelta(days=1)


def text_of(books: list[Book], folder: Path) -> str:
    path = folder / "book.pdf"
    path.write_bytes(register_book(books, DAY, DAY, letterhead=LETTERHEAD, mark=MARK))
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    marks = dict.fromkeys([*range(0x202A, 0x202F), 0x200E, 0x200F, *range(0x2066, 0x206A)])
    return done.stdout.decode().translate(marks)


def test_a_period_stands_as_the_bound_book_shows_it(store_url: str, tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 22, 7, 0, tzinfo=UTC))
    with open_office(store_url, clock=clock, create=True) as office:
        office.sign_in_as()
        for number in range(45):
            draft = replace(
                INCOMING,
                subject=f"موضوع نامه {number}",
                urgency=Urgency.URGENT,
                enclosures=(EnclosureDraft(title="نقشه", pages=7),),
                request_key=uuid4(),
            )
            letter = office.write(register_letter, draft).value
        office.write(annul_letter, letter, 1, "دو بار ثبت شد")
        secret = replace(INCOMING, classification=Classification.SECRET, request_key=uuid4())
        office.write(register_letter, secret)
        books = office.read(register_books, DAY, DAY)
        with pytest.raises(InvalidInput):
            office.read(register_books, NEXT, DAY)
        assert office.read(register_books, NEXT, NEXT) == []
    assert [(one.name, len(one.lines)) for one in books] == [
        ("نامه‌های وارده", 45),
        ("نامه‌های محرمانه", 1),
    ]
    pages = text_of(books, tmp_path).split("\f")[:-1]
    assert len(pages) > 2
    # The head of the table stands on every page but the one with the totals alone.
    assert all("شماره" in page for page in pages)
    assert "سری" in pages[-1]
    assert "سری" not in pages[0]
    assert "باطل: دو بار" in " ".join(pages)


def test_an_empty_period_says_so(tmp_path: Path) -> None:
    assert EMPTY in " ".join(text_of([], tmp_path).split())
