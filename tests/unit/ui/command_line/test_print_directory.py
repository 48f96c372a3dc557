"""`daftar print phone-directory`."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from app.contacts import ContactDraft, add_contact
from app.groups import GroupDraft, add_group
from app.office import open_office
from commands import Daftar


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path.read_bytes())
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.fixture
def filled(store: str) -> str:
    """Two people, one of them in a group."""
    with open_office(store) as office:
        office.sign_in_as()
        first = office.write(add_contact, ContactDraft(name="رضا احمدی")).value
        office.write(add_contact, ContactDraft(name="مریم سپهری"))
        office.write(add_group, GroupDraft(name="شورای اداری", contact_ids=(first,)))
    return store


@pytest.mark.parametrize(
    ("words", "there", "missing"),
    [
        ((), "مریم سپهری", "xx"),
        (("--layout", "organisation"), "رضا احمدی", "xx"),
        (("--group", "1"), "شورای اداری", "مریم"),
        (("--search", "سپهری"), "مریم سپهری", "رضا"),
        (("1",), "رضا احمدی", "مریم"),
    ],
)
def test_the_directory_whole_and_in_part(
    daftar: Daftar,
    filled: str,
    tmp_path: Path,
    words: tuple[str, ...],
    there: str,
    missing: str,
) -> None:
    path = tmp_path / "book.pdf"
    answer = daftar("print", "phone-directory", *words, "--store", filled, "-o", str(path))
    assert (answer.status, answer.out.strip()) == (0, str(path))
    assert there in text_of(path)
    assert missing not in text_of(path)


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("--from", "امروز"), 2, "--group"),
        (("--blank",), 2, "--search"),
        (("--layout", "x"), 2, "organisation"),
        (("--group", "9"), 1, "گروه"),
        (("--search", "هیچ‌کس"), 1, "کسی نیست"),
    ],
)
def test_what_is_asked_wrongly_is_said(
    daftar: Daftar,
    local_store: str,
    tmp_path: Path,
    words: tuple[str, ...],
    status: int,
    sentence: str,
) -> None:
    path = tmp_path / "book.pdf"
    answer = daftar("print", "phone-directory", *words, "--store", local_store, "-o", str(path))
    assert answer.status == status, answer.err
    assert sentence in answer.err
    assert not path.exists()
