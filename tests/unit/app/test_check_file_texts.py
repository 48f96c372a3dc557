"""What `check` finds wrong in the text of files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, update

from app.check import Part, check_store
from app.file_texts import read_texts
from app.office import Office
from app.phone_calls import CallDraft, log_call
from models.attachments import ContentText, TextPiece
from models.base import table_of
from text_papers import attach, paper

TEXTS, PIECES = table_of(ContentText), table_of(TextPiece)


@pytest.fixture
def read(office: Office, tmp_path: Path) -> Office:
    """An office with a book of three pieces."""
    draft = CallDraft(caller_name="رضا", subject="آب", request="شرح")
    number = office.write(log_call, draft).value
    page = "\n".join(" ".join(f"واژه{n}" for n in range(20)) for _line in range(28))
    attach(office, number, tmp_path, "کتاب.pdf", paper(*[page] * 9))
    read_texts(office, None)
    assert check_store(office.database) == []
    return office


SECOND = PIECES.c.place == 1


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (delete(PIECES).where(SECOND), "تکه‌ای از آن نیست"),
        (delete(PIECES), "هیچ تکه‌ای"),
        (delete(TEXTS), "خود آن نیست"),
        (update(PIECES).where(SECOND).values(text="دیگر"), "کلید جستجوی"),
        (update(PIECES).where(SECOND).values(first_page=0), "صفحه‌های تکه"),
        (update(TEXTS).values(read_pages=2), "همه صفحه‌هایش"),
        (update(TEXTS).values(read_pages=20), "شمار صفحه‌ها"),
        (update(TEXTS).values(state="empty"), "بی‌متن"),
    ],
)
def test_harm_is_found(read: Office, harm: Any, words: str) -> None:
    with read.database.connection(writing=True) as connection:
        connection.execute(harm)
    faults = [fault for fault in check_store(read.database) if fault.part is Part.FILES]
    assert any(words in fault.words for fault in faults), faults


def test_a_text_of_no_content_is_found(read: Office) -> None:
    with read.database.connection(writing=True) as connection:
        connection.execute(update(TEXTS).values(sha256="0" * 64))
        connection.execute(update(PIECES).values(sha256="0" * 64))
    faults = check_store(read.database)
    assert [fault.words for fault in faults] == ["متن 000000000000… از هیچ محتوایی نیست."]
