"""The folder, reminders, groups and the trash are asked by keys as every other page is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.changes import Kind
from app.contacts import ContactDraft, add_contact, archive_contact
from app.groups import GroupDraft, add_group
from app.phone_calls import CallDraft, log_call, put_in_folder
from app.reminders import ReminderDraft, set_reminder
from seat import Seat
from ui.common.question_note import QuestionNote

#: A page, what is asked of it, and how many rows answer.
QUESTIONS = (
    ("folder", "روستا از:احمدي", "آب روستا از:«نیست»"),
    ("reminders", "برق «آب روستا»", "«آب رو»"),
    ("groups", "شهرست فرماندار", "«فرماندار»"),
    ("trash", "كهن تاریخ:امروز", "کهن تاریخ:دیروز"),
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


@pytest.mark.parametrize(("name", "answered", "unanswered"), QUESTIONS)
def test_a_page_is_asked_in_the_language_of_search(
    filled: Seat, name: str, answered: str, unanswered: str
) -> None:
    filled.window.go_to(name)
    filled.settle()
    page = filled.page(name)
    (note,) = page.findChildren(QuestionNote)

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
