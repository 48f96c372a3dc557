"""`daftar print` of letters and what goes with them, `daftar export docx`, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest

from app.clock import SystemClock
from app.letters import (
    DispatchDraft,
    LetterChannel,
    dispatch_letter,
    letter_sheet,
    register_letter,
    sign_letter,
    submit_for_signature,
)
from app.marks import Classification
from app.office import Office, connect
from commands import Daftar
from letters_on_paper import SHORT, long_body
from letters_seat import INCOMING
from outgoing_letters import CHIEF, add_signers, written
from printed_pages import pages_of


@pytest.fixture
def office(store: str) -> Iterator[Office]:
    """The store of the command, through a door of its own."""
    opened = connect(store)
    opened.sign_in_as()
    yield opened
    opened.close()


def came(office: Office) -> int:
    draft = replace(INCOMING, their_date=None, channel=LetterChannel.BY_HAND, bringer="علی پیک")
    return office.write(register_letter, draft).value


def printed(daftar: Daftar, store: str, folder: Path, *words: str) -> list[str]:
    path = folder / "paper.pdf"
    answer = daftar("print", *words, "--store", store, "-o", str(path))
    assert (answer.status, answer.out.strip()) == (0, str(path)), answer.err
    return pages_of(path.read_bytes())


def test_the_two_prints_differ_by_the_copies_and_a_reprint_says_so(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    chief, _deputy = add_signers(office)
    number = str(written(office, chief, SHORT))
    (whole,) = printed(daftar, store, tmp_path, "letter", number)
    assert "پیش‌نویس" in whole
    assert "رونوشت" in whole
    assert "فرمانداری نیشابور" in whole
    (alone,) = printed(daftar, store, tmp_path, "letter", number, "--layout", "addressee")
    assert "فرمانداری نیشابور" not in alone
    assert "رضا احمدی" in alone
    assert office.read(letter_sheet, int(number)).printed_count == 2
    assert "چاپ مجدد" in printed(daftar, store, tmp_path, "letter", number)[0]


def test_letters_of_two_sizes_are_one_file_each_page_of_its_own(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    chief, _deputy = add_signers(office)
    short = written(office, chief, SHORT, classification=Classification.CONFIDENTIAL)
    long = written(office, chief, long_body())
    for letter in (short, long):
        office.write(submit_for_signature, letter, 1)
        office.write(sign_letter, letter, 2)
    pages = printed(daftar, store, tmp_path, "letter", str(short), str(long))
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(tmp_path / "paper.pdf")]
    assert [round(width) for width, _height in sizes[:2]] == [420, 595]
    assert pages[0].count("محرمانه") == 2
    assert all(f"صفحه {digit} از" in pages[place] for place, digit in enumerate("۱۲۳", 1))
    assert CHIEF in pages[-1]


def test_labels_receipts_and_dispatches(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    chief, _deputy = add_signers(office)
    letter = written(office, chief)
    (sheet,) = printed(daftar, store, tmp_path, "labels", str(letter))
    assert "فرمانداری نیشابور" in sheet
    assert len(printed(daftar, store, tmp_path, "labels", str(letter), "--layout", "dl")) == 2
    (receipt,) = printed(daftar, store, tmp_path, "receipt", str(came(office)))
    assert "علی پیک" in receipt
    assert "راه روستای آبگرم" in receipt
    assert len(printed(daftar, store, tmp_path, "receipt", "--blank", "--copies", "2")) == 2
    office.write(submit_for_signature, letter, 1)
    office.write(sign_letter, letter, 2)
    first, second = (one.id for one in office.read(letter_sheet, letter).parties)
    post = DispatchDraft(channel=LetterChannel.POST, number="۹۸۷")
    office.write(dispatch_letter, letter, 3, [first], post)
    fax = DispatchDraft(channel=LetterChannel.FAX)
    office.write(dispatch_letter, letter, 4, [second], fax)
    pages = printed(daftar, store, tmp_path, "dispatch-list")
    assert len(pages) == 2
    (post_page,) = printed(daftar, store, tmp_path, "dispatch-list", "--channel", "post")
    assert "رضا احمدی" in post_page
    assert "۹۸۷" in post_page
    yesterday = SystemClock().today().replace(year=2020).isoformat()
    (nothing,) = printed(
        daftar, store, tmp_path, "dispatch-list", "--from", yesterday, "--to", yesterday
    )
    assert "فرستاده نشده" in nothing


def test_a_letter_goes_out_as_docx(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    chief, _deputy = add_signers(office)
    letter = written(office, chief, long_body(3))
    path = tmp_path / "letter.docx"
    answer = daftar("export", "docx", str(letter), "--store", store, "-o", str(path))
    assert (answer.status, answer.out.strip()) == (0, str(path)), answer.err
    document = docx.Document(BytesIO(path.read_bytes()))
    words = [one.text for one in document.paragraphs]
    assert "موارد درخواستی" in words
    assert "رضا احمدی" in words
    assert CHIEF in words
    assert document.tables[0].cell(0, 0).text == "ردیف"
    assert all("w:bidi" in one._p.xml for one in document.paragraphs if one.text)


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("print", "letter"), 2, "شناسه"),
        (("print", "letter", "999"), 1, "یافت نشد"),
        (("print", "letter", "--blank"), 2, "letterhead"),
        (("print", "letter", "1", "--layout", "docx"), 2, "addressee"),
        (("print", "labels"), 2, "شناسه"),
        (("print", "receipt", "999"), 1, "یافت نشد"),
        (("print", "dispatch-list", "1"), 2, "--from"),
        (("print", "dispatch-list", "--channel", "pigeon"), 2, "pigeon"),
        (("export", "docx"), 2, "یک نامه"),
        (("export", "docx", "999"), 1, "یافت نشد"),
        (("export", "docx", "1", "--kind", "call"), 2, "docx"),
        (("export", "xlsx", "1"), 2, "شناسه"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(  # the case and its surroundings
    daftar: Daftar, store: str, tmp_path: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    answer = daftar(*words, "--store", store, "-o", str(tmp_path / "x"))
    assert answer.status == status, answer.err
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert not (tmp_path / "x").exists()


def test_what_came_in_is_not_printed_as_ours(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    number = str(came(office))
    for words in (("print", "letter", number), ("export", "docx", number)):
        answer = daftar(*words, "--store", store, "-o", str(tmp_path / "x"))
        assert answer.status != 0
        assert "نوشته نشده" in answer.err
