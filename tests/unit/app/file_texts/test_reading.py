"""The text of files, on both stores: read by the page, gone on with, never read by two."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from sqlalchemy import select

from app.clock import FixedClock
from app.errors import NotAllowed, StaleRecord
from app.file_texts import (
    Recogniser,
    RecogniserState,
    TextCounts,
    TextState,
    TextWay,
    look_for_recogniser,
    read_failed_again,
    read_texts,
    text_counts,
)
from app.file_texts.taking import (
    IN_HAND,
    PageText,
    Taken,
    Waiting,
    contents_to_read,
    fail_content,
    keep_pages,
    take_content,
)
from app.office import Office, open_office
from app.phone_calls import CallDraft, call_sheet, detach_file, log_call
from app.progress import Cancelled, Progress
from app.search.findable import PAGE_END
from app.text import persian_digits
from models.attachments import ContentText, TextPiece
from scans import picture
from text_papers import attach, paper, scan


@pytest.fixture
def call(office: Office) -> int:
    return office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح")).value


def texts(office: Office) -> list[Any]:
    with office.database.connection() as connection:
        return list(connection.execute(select(ContentText.__table__)))


def pieces(office: Office) -> list[Any]:
    table = TextPiece.__table__
    with office.database.connection() as connection:
        rows = connection.execute(select(table).order_by(table.c.sha256, table.c.place))
        return list(rows)


def counts(office: Office) -> TextCounts:
    return office.read(text_counts)


def test_a_paper_is_read_page_by_page(office: Office, call: int, tmp_path: Path) -> None:
    attach(office, call, tmp_path, "نامه.pdf", paper("سیلاب گرماب", "برآورد خسارت\nپل شکسته"))
    assert read_texts(office, None) == 1
    (row,) = texts(office)
    assert (row.state, row.way, row.pages, row.read_pages) == ("read", "own", 2, 2)
    (piece,) = pieces(office)
    first, second = piece.text.split(PAGE_END)
    assert "سیلاب" in first
    assert "شکسته" in second
    assert (piece.first_page, piece.last_page) == (0, 1)
    assert piece.search_key == "\nسیلاب گرماب براورد خسارت پل شکسته"
    assert read_texts(office, None) == 0, "it is read once"


def test_the_same_paper_on_two_records_is_read_once(
    office: Office, call: int, tmp_path: Path
) -> None:
    other = office.write(
        log_call, CallDraft(caller_name="مریم", subject="راه", request="شرح")
    ).value
    for number in (call, other):
        attach(office, number, tmp_path, "نامه.pdf", paper("سیلاب"))
    assert read_texts(office, None) == 1


def test_a_file_that_was_taken_off_is_not_read(office: Office, call: int, tmp_path: Path) -> None:
    attach(office, call, tmp_path, "نامه.pdf", paper("سیلاب"))
    (line,) = office.read(call_sheet, call).files
    office.write(detach_file, line.id)
    assert read_texts(office, None) == 0


def test_a_long_text_is_many_pieces(office: Office, call: int, tmp_path: Path) -> None:
    page = "\n".join(" ".join(f"واژه{n}" for n in range(20)) for _line in range(28))
    attach(office, call, tmp_path, "کتاب.pdf", paper(*[page] * 9))
    read_texts(office, None)
    found = pieces(office)
    assert [piece.place for piece in found] == list(range(len(found)))
    assert len(found) == 3
    assert [(p.first_page, p.last_page) for p in found] == [(0, 2), (3, 5), (6, 8)]


def test_pictures_wait_for_a_program_and_are_read_once_it_is_here(
    office: Office, call: int, tmp_path: Path, seeing: Recogniser
) -> None:
    attach(office, call, tmp_path, "نمابر.tif", picture("TIFF", 2))
    assert read_texts(office, None) == 1
    assert counts(office).of(TextState.WAITING) == 1
    assert read_texts(office, None) == 0, "without the program it goes on waiting"
    assert read_texts(office, seeing) == 1
    (row,) = texts(office)
    assert (row.state, row.way, row.read_pages) == ("read", TextWay.RECOGNISED, 2)
    (piece,) = pieces(office)
    assert piece.search_key == "\nگزارش اسکنشده سیلاب گزارش اسکنشده سیلاب"


def test_a_paper_with_a_scanned_page_is_found_by_what_it_says_meanwhile(
    office: Office, call: int, tmp_path: Path, seeing: Recogniser
) -> None:
    attach(office, call, tmp_path, "آمیخته.pdf", mixed("متن روشن", "صفحه تصویری"))
    read_texts(office, None)
    (row,) = texts(office)
    assert (row.state, row.way, row.unseen_pages) == ("waiting", "own", 1)
    assert [piece.search_key for piece in pieces(office)] == ["\nمتن روشن"]
    read_texts(office, seeing)
    (row,) = texts(office)
    assert (row.state, row.way, row.unseen_pages) == ("read", "mixed", 0)


def mixed(said: str, shown: str) -> bytes:
    """A PDF of a page with words and a page that is a picture."""
    made = pypdfium2.PdfDocument.new()
    for content in (paper(said), scan(shown, form="PDF")):
        made.import_pages(pypdfium2.PdfDocument(content))
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def test_an_empty_page_is_no_picture(office: Office, call: int, tmp_path: Path) -> None:
    attach(office, call, tmp_path, "سفید.pdf", paper("متن", ""))
    read_texts(office, None)
    assert counts(office).of(TextState.READ) == 1


def test_what_cannot_be_opened_is_said_and_may_be_tried_again(
    office: Office, call: int, tmp_path: Path, clerk: int
) -> None:
    attach(office, call, tmp_path, "خراب.pdf", b"%PDF-1.4 nothing that is one")
    attach(office, call, tmp_path, "خراب.png", b"\x89PNG\r\n\x1a\n and no more")
    assert read_texts(office, None) == 2
    found = counts(office)
    assert (found.of(TextState.FAILED), found.unread) == (2, 0)
    assert len(found.troubles) == 2
    assert read_texts(office, None) == 0
    assert office.write(read_failed_again).value == 2
    assert counts(office).unread == 2
    office.sign_in(clerk)
    with pytest.raises(NotAllowed):
        office.write(read_failed_again)
    with pytest.raises(NotAllowed):
        counts(office)


def test_a_program_that_fails_on_a_page_fails_on_that_page(
    office: Office, call: int, tmp_path: Path, program: Callable[[str], Recogniser]
) -> None:
    attach(office, call, tmp_path, "نمابر.tif", picture("TIFF", 2))
    read_texts(office, program("raise SystemExit(1)"))
    (row,) = texts(office)
    assert (row.state, row.read_pages) == ("failed", 2)
    assert row.trouble.startswith("صفحه ۱: ")
    assert office.write(read_failed_again).value == 1
    read_texts(office, program("print('این بار')"))
    (row,) = texts(office)
    assert (row.state, row.trouble) == ("read", "")


def test_stopping_in_the_middle_of_a_page_keeps_the_pages_before(
    office: Office, call: int, tmp_path: Path, program: Callable[[str], Recogniser]
) -> None:
    attach(office, call, tmp_path, "نمابر.tif", picture("TIFF", 3))
    progress = Progress()
    # The first page is read; on the second the program thinks for ever.
    mark = tmp_path / "second"
    slow = program(
        f"import pathlib, time\nmark = pathlib.Path({str(mark)!r})\n"
        "if mark.exists(): time.sleep(600)\nmark.touch(); print('صفحه')"
    )

    def stop_after_the_first() -> None:
        if mark.exists():
            progress.cancel()

    with pytest.raises(Cancelled):
        read_texts(office, slow, progress, kept=stop_after_the_first)
    (row,) = texts(office)
    assert (row.state, row.pages, row.read_pages) == ("begun", 3, 1)
    read_texts(office, program("print('برگ')"))
    (row,) = texts(office)
    assert (row.state, row.read_pages) == ("read", 3)
    assert [piece.search_key for piece in pieces(office)] == ["\nصفحه برگ برگ"]


_KILLED = """
import os, signal, sys
from datetime import datetime
from app.clock import FixedClock
from app.file_texts import read_texts
from app.office import open_office

left = 3

def kept():
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)

with open_office(sys.argv[1], clock=FixedClock(datetime.fromisoformat(sys.argv[2]))) as office:
    office.sign_in_as()
    read_texts(office, None, kept=kept)
"""


def test_what_a_killed_process_read_is_kept_and_gone_on_with(
    office: Office, call: int, tmp_path: Path, clock: FixedClock
) -> None:
    pages = [persian_digits(f"صفحه شماره {number}") for number in range(100)]
    attach(office, call, tmp_path, "کتاب.pdf", paper(*pages))
    url = office.database.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", _KILLED, url, clock.now().isoformat()]
    done = subprocess.run(command, check=False)
    assert done.returncode == -signal.SIGKILL
    (row,) = texts(office)
    assert row.state == "reading"
    assert 0 < row.read_pages < 100
    assert read_texts(office, None) == 0, "another desk seems to have it in hand"
    clock.advance(IN_HAND + timedelta(seconds=1))
    assert read_texts(office, None) == 1
    (row,) = texts(office)
    assert (row.state, row.read_pages) == ("read", 100)
    text = "".join(piece.text for piece in pieces(office))
    assert text.split(PAGE_END) == pages


def test_desks_of_a_shared_store_read_different_files(
    postgresql_url: str, made: None, clock: FixedClock, tmp_path: Path
) -> None:
    with open_office(postgresql_url, clock=clock) as office:
        office.sign_in_as()
        number = office.write(
            log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح")
        ).value
        for place in range(12):
            attach(office, number, tmp_path, f"{place}.pdf", paper(f"نامه {place}", "دو"))

        def read(_desk: int) -> int:
            with open_office(postgresql_url, clock=clock) as desk:
                desk.sign_in_as()
                return read_texts(desk, None)

        with ThreadPoolExecutor(3) as desks:
            assert sum(desks.map(read, range(3))) == 12, "none was read twice"
        assert counts(office).of(TextState.READ) == 12
        assert len(pieces(office)) == 12


def test_a_desk_that_was_silent_for_too_long_writes_nothing(
    office: Office, call: int, tmp_path: Path, clock: FixedClock
) -> None:
    attach(office, call, tmp_path, "نامه.pdf", paper("سیلاب", "گرماب"))
    (waiting,) = office.read(contents_to_read, can_recognise=False)
    slow = taken(office, waiting)
    assert slow is not None
    assert taken(office, waiting) is None, "it is in hand"
    clock.advance(IN_HAND + timedelta(seconds=1))
    other = taken(office, waiting)
    assert other is not None
    page = PageText("سیلاب", TextWay.OWN)
    office.write(keep_pages, other, 2, (page,))
    with pytest.raises(StaleRecord):
        office.write(keep_pages, slow, 2, (page,))
    assert len(pieces(office)) == 1


def test_a_content_another_desk_gave_up_is_not_written_to(
    office: Office, call: int, tmp_path: Path, clock: FixedClock
) -> None:
    attach(office, call, tmp_path, "نامه.pdf", paper("سیلاب"))
    (waiting,) = office.read(contents_to_read, can_recognise=False)
    slow = taken(office, waiting)
    assert slow is not None
    clock.advance(IN_HAND + timedelta(seconds=1))
    other = taken(office, waiting)
    assert other is not None
    office.write(fail_content, other, "آسیب دیده است.")
    with pytest.raises(StaleRecord):
        office.write(keep_pages, slow, 1, (PageText("سیلاب", TextWay.OWN),))
    assert counts(office).of(TextState.FAILED) == 1


def taken(office: Office, waiting: Waiting) -> Taken | None:
    return office.write(take_content, waiting, can_recognise=False).value


def test_without_the_program_or_its_persian_nothing_is_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Callable[[str], Recogniser]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert look_for_recogniser() == (RecogniserState.ABSENT, None)
    monkeypatch.setenv("PATH", str(tmp_path))
    program("print('List of available languages (1):\\neng')")
    assert look_for_recogniser() == (RecogniserState.WITHOUT_PERSIAN, None)
    there = program("print('List of available languages (2):\\neng\\nfas')")
    assert look_for_recogniser() == (RecogniserState.READY, there)


_STATE, _TESSERACT = look_for_recogniser()


@pytest.mark.skipif(_TESSERACT is None, reason="tesseract with Persian is not on this computer")
def test_tesseract_reads_a_scanned_sheet(local_office: Office, tmp_path: Path) -> None:
    office = local_office
    number = office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح")).value
    attach(office, number, tmp_path, "نمابر.tif", scan("گزارش خسارت سیلاب روستای گرماب"))
    read_texts(office, _TESSERACT)
    (piece,) = pieces(office)
    words = set(piece.search_key.split())
    assert len(words & {"گزارش", "خسارت", "سیلاب", "روستای", "گرماب"}) >= 4, piece.search_key
