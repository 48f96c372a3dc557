"""A letter registered with its scan, on both stores: both or neither, and told of twins."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest

from app.access import Right
from app.errors import InvalidInput
from app.letters import (
    LetterFilter,
    attach_letter_files,
    count_letters,
    letter_sheet,
    letters_with_file,
    register_scanned_letter,
)
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from letters_seat import INCOMING, Came

CONTENT = b"%PDF-1.4\n"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    path.write_bytes(CONTENT)
    return path


def test_the_scan_comes_in_with_the_number_once(office: Office, scan: Path) -> None:
    draft = replace(INCOMING, request_key=uuid4())
    number = office.write(register_scanned_letter, draft, [scan]).value
    assert office.write(register_scanned_letter, draft, [scan]).value == number
    sheet = office.read(letter_sheet, number)
    assert [line.name for line in sheet.files] == ["scan.pdf"]
    assert office.read(count_letters, LetterFilter()) == 1


def test_without_the_scan_no_number_is_taken(office: Office, scan: Path) -> None:
    draft = replace(INCOMING, request_key=uuid4())
    with pytest.raises(InvalidInput):
        office.write(register_scanned_letter, draft, [scan, scan.with_name("gone.pdf")])
    assert office.read(count_letters, LetterFilter()) == 0
    number = office.write(register_scanned_letter, draft, [scan]).value
    assert office.read(letter_sheet, number).number.endswith("1")


def test_letters_with_the_same_scan_are_told(office: Office, came: Came, scan: Path) -> None:
    digest = sha256(CONTENT).hexdigest()
    assert office.read(letters_with_file, digest) == []
    first, secret = came(), came(classification=Classification.SECRET)
    for letter in (first, secret):
        office.write(attach_letter_files, letter, [scan])
    assert [one.id for one in office.read(letters_with_file, digest)] == [secret, first]
    second = office.write(attach_letter_files, came(), [scan]).value
    number = office.read(letter_sheet, first).number
    assert any(number in sentence for sentence in second.noticed)
    draft = OperatorDraft(
        name="reader",
        full_name="نسرین سپهری",
        rights=frozenset({Right.READ_LETTERS}),
        clearance=Classification.ORDINARY,
    )
    office.write(add_operator, draft)
    office.sign_in_as("reader")
    assert secret not in [one.id for one in office.read(letters_with_file, digest)]
