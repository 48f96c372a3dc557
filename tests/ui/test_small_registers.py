"""The folder, reminders, groups and the trash are asked by keys as every other page is."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from PySide6.QtGui import QColor

from app.changes import Kind
from app.contacts import ContactDraft, add_contact, archive_contact
from app.groups import GroupDraft, add_group
from app.phone_calls import CallDraft, log_call, put_in_folder
from app.reminders import ReminderDraft, set_reminder
from app.search.noting import BY_PARTS
from seat import Seat
from ui import theme
from ui.common.question_note import QuestionNote

#: A page, what one row answers, and what none does.
QUESTIONS = (
    ("folder", "روستا از:احمدي", "آب روستا از:«نیست»"),
    ("reminders", "برق «آب روستا»", "«آب رو»"),
    ("groups", "شهرست فرماندار", "«فرماندار»"),
    ("trash", "كهن تاریخ:امروز", "کهن تاریخ:دیروز"),
)
#: A page, a part of a word of one row, and the whole word.
PARTS = (
    ("reminders", "وست", "روستا"),
    ("groups", "هرست", "شهرستان‌ها"),
)


@pytest.fixture
def filled(seat: Seat) -> Seat:
    """One row of each page that answers, and one that does not."""
    other = seat.other
    for name, subject in (("رضا احمدی", "آب روستا"), ("مریم سپهری", "وام مسکن")):
        draft = CallDraft(caller_name=name, subject=subject, request="شرح")
        call = other.write(log_call, draft).value
        other.write(put_in_folder, call, 1)
        at = other.clock.now() + timedelta(days=1)
        note = "برق هم"
        other.write(set_reminder, ReminderDraft(kind=Kind.CALL, record_id=call, note=note, at=at))
    for name in ("فرمانداران شهرستان‌ها", "ستاد"):
        other.write(add_group, GroupDraft(name=name))
    for name in ("شرکت کهن", "شرکت نو"):
        other.write(archive_contact, other.write(add_contact, ContactDraft(name=name)).value, 1)
    return seat


def _opened(seat: Seat, name: str) -> tuple[Any, QuestionNote]:
    """A page, and what it says of its question."""
    seat.window.go_to(name)
    seat.settle()
    page = seat.page(name)
    (note,) = page.findChildren(QuestionNote)
    return page, note


@pytest.mark.parametrize(("name", "answered", "unanswered"), QUESTIONS)
def test_a_page_is_asked_in_the_language_of_search(
    filled: Seat, name: str, answered: str, unanswered: str
) -> None:
    page, note = _opened(filled, name)

    def ask(text: str, rows: int) -> None:
        filled.press("Ctrl+F")
        filled.press("Ctrl+A")
        filled.type(text)
        filled.until(lambda: page.question()[1][0].text == text)
        filled.until(lambda: page.model.rowCount() == rows)

    ask(answered, 1)
    ask(unanswered, 0)
    ask("طبقه:بسیار", 2)
    filled.until(lambda: "بسیار" in note.text() and note.isVisible())
    ask(answered, 1)
    filled.until(lambda: not note.isVisible())


def _is_lit(page: Any) -> bool:
    """Whether a found word lies on its own ground anywhere in the rows."""
    picture = page.table.viewport().grab().toImage()
    ground = QColor(theme.CURRENT.warning_soft).rgb()
    places = product(range(0, picture.width(), 3), range(0, picture.height(), 3))
    return any(picture.pixel(*place) == ground for place in places)


@pytest.mark.parametrize(("name", "part", "word"), PARTS)
def test_a_part_of_a_word_is_found_and_it_is_said_that_it_is_one(
    filled: Seat, name: str, part: str, word: str
) -> None:
    page, note = _opened(filled, name)
    filled.until(lambda: page.model.rowCount() == 2)
    assert not _is_lit(page)
    filled.press("Ctrl+F")
    filled.type(part)
    filled.until(lambda: page.question()[1][0].text == part and page.model.rowCount() == 1)
    filled.until(lambda: note.isVisible() and note.text().endswith(BY_PARTS))
    filled.until(lambda: _is_lit(page))
    filled.press("Ctrl+A")
    filled.type(word)
    filled.until(lambda: page.question()[1][0].text == word and not note.isVisible())
    assert page.model.rowCount() == 1
