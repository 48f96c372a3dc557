"""`daftar print` of the papers of meetings, `daftar export docx` of minutes, what is refused."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import docx
import pytest

from app.meetings import begin_meeting, invite
from app.meetings.drafts import InviteeDraft, ResolutionDraft
from app.meetings.resolutions import resolve
from app.office import Office, connect
from commands import Daftar
from meetings_office import do, planned
from printed_pages import pages_of


@pytest.fixture
def office(store: str) -> Iterator[Office]:
    """The store of the command, through a door of its own."""
    opened = connect(store)
    opened.sign_in_as()
    yield opened
    opened.close()


@pytest.fixture
def meeting(office: Office) -> int:
    """One that runs, two invited, and resolved something for each of two agencies."""
    begins = office.clock.now() - timedelta(hours=1)
    number = planned(
        office,
        starts_at=begins,
        ends_at=begins + timedelta(hours=2),
        invitees=(
            InviteeDraft(name="علی احمدی", organisation="راه"),
            InviteeDraft(name="مینا راد", organisation="آب"),
        ),
    )
    do(office, begin_meeting, number, begins)
    for agency in ("اداره کل راه", "شرکت آب"):
        do(office, resolve, number, ResolutionDraft(words="لوله عوض شود.", responsible=agency))
    return number


def printed(daftar: Daftar, store: str, folder: Path, *words: str) -> list[str]:
    path = folder / "paper.pdf"
    answer = daftar("print", *words, "--store", store, "-o", str(path))
    assert (answer.status, answer.out.strip()) == (0, str(path)), answer.err
    return pages_of(path.read_bytes())


@pytest.mark.parametrize(
    ("form", "pages", "words"),
    [
        ("minutes", 1, "پیش‌نویس"),
        ("attendance", 1, "مینا راد"),
        ("extract", 2, "گزیده صورتجلسه"),
        ("meeting-report", 1, "نظر استاندار"),
    ],
)
def test_a_paper_prints_and_a_reprint_says_so(
    daftar: Daftar, store: str, meeting: int, tmp_path: Path, form: str, pages: int, words: str
) -> None:
    first = printed(daftar, store, tmp_path, form, str(meeting))
    assert len(first) == pages
    assert all(words in page for page in first)
    assert "چاپ مجدد" not in first[0]
    assert "چاپ مجدد ۱" in printed(daftar, store, tmp_path, form, str(meeting))[0]


def test_resolutions_are_asked_for_by_the_days_of_their_meetings(
    daftar: Daftar, store: str, meeting: int, tmp_path: Path
) -> None:
    text = " ".join(printed(daftar, store, tmp_path, "resolutions"))
    assert "شرکت آب" in text
    later = " ".join(printed(daftar, store, tmp_path, "resolutions", "--from", "1490/01/01"))
    assert "شرکت آب" not in later
    answer = daftar("print", "resolutions", str(meeting), "--store", store, "-o", "x.pdf")
    assert answer.status != 0
    assert "--from" in answer.err


def test_invitations_print_once_there_are_letters(
    daftar: Daftar, store: str, office: Office, tmp_path: Path
) -> None:
    begins = office.clock.now() + timedelta(days=3)
    people = (InviteeDraft(name="علی احمدی"), InviteeDraft(name="مینا راد"))
    number = planned(office, starts_at=begins, ends_at=begins + timedelta(hours=1), invitees=people)
    refused = daftar("print", "invitation", str(number), "--store", store, "-o", "x.pdf")
    assert refused.status != 0
    assert "دعوتنامه" in refused.err
    do(office, invite, number, uuid4())
    pages = printed(daftar, store, tmp_path, "invitation", str(number))
    assert ["علی احمدی" in page for page in pages] == [True, False]


def test_the_forms_filled_by_hand_print_blank(daftar: Daftar, store: str, tmp_path: Path) -> None:
    for form in ("minutes", "attendance"):
        assert len(printed(daftar, store, tmp_path, form, "--blank", "--copies", "2")) == 2
    for form in ("extract", "meeting-report", "invitation", "resolutions"):
        answer = daftar("print", form, "--blank", "--store", store, "-o", "x.pdf")
        assert answer.status != 0
        assert "خالی چاپ نمی‌شود" in answer.err


def test_minutes_go_out_as_docx(daftar: Daftar, store: str, meeting: int, tmp_path: Path) -> None:
    path = tmp_path / "minutes.docx"
    words = ("export", "docx", str(meeting), "--kind", "meeting", "--store", store)
    answer = daftar(*words, "-o", str(path))
    assert (answer.status, answer.out.strip()) == (0, str(path)), answer.err
    document = docx.Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "لوله عوض شود." in cells
