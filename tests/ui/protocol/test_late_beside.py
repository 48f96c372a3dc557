"""Protocol work on the pages of others: follow-up, Today, a contact, the governor's folder."""

from __future__ import annotations

from datetime import timedelta

from app.changes import Kind
from app.contacts import ContactDraft, add_contact
from app.follow_up_sources import SOURCES
from app.protocol import (
    CaseDraft,
    CaseKind,
    PersonDraft,
    TaskDraft,
    TaskView,
    case_sheet,
    finish_task,
    open_case,
    save_tasks,
)
from app.protocol.drafts import TaskDone
from app.text import strip_isolates
from app.today import CARDS, LISTS
from seat import Seat
from ui.sections import SECTIONS


def late_case(seat: Seat, contact_id: int | None = None) -> int:
    """A ceremony with a step that is late by now."""
    today = seat.clock.today()
    people = (PersonDraft(contact_id=contact_id),) if contact_id is not None else ()
    draft = CaseDraft(
        kind=CaseKind.CEREMONY,
        subject="همایش زعفران",
        starts_on=today + timedelta(days=40),
        people=people,
    )
    number = seat.other.write(open_case, draft).value
    version = seat.other.read(case_sheet, number).version
    steps = [TaskDraft(title="کارت دعوت", due_on=today - timedelta(days=2))]
    seat.other.write(save_tasks, number, version, steps)
    return number


def test_what_is_counted_is_kept_where_its_number_leads() -> None:
    led_to = {one.section for one in (*SOURCES, *CARDS, *LISTS)}
    assert led_to <= {one.name for one in SECTIONS}


def test_follow_up_counts_late_steps_and_leads_to_them(seat: Seat) -> None:
    number = late_case(seat)
    seat.window.go_to("orders")
    page = seat.page("orders")
    seat.settle()
    (button,) = page.late_beside.buttons()
    seat.until(lambda: button.text() == "گام‌های تشریفات: ۱ دیرکرده")
    assert button.isVisible()
    button.setFocus()
    seat.press("Space")
    seat.settle()
    steps = seat.page("protocol_tasks")
    assert seat.window.page_in_sight() is steps
    assert steps.question()[1][0].view is TaskView.LATE
    assert [row.title for _, row in steps.model.loaded()] == ["کارت دعوت"]
    shown = seat.other.read(case_sheet, number)
    seat.other.write(finish_task, number, shown.version, shown.tasks[0].id, TaskDone())
    seat.window.go_to("orders")
    seat.press("Ctrl+F5")
    seat.until(lambda: not page.late_beside.isVisible())


def test_a_step_in_today_leads_to_its_case(seat: Seat) -> None:
    number = late_case(seat)
    seat.window.go_to("today")
    today = seat.page("today")
    seat.until(lambda: "protocol" in today.listings)
    card = today.cards["protocol_steps_late"]
    seat.until(lambda: "۱" in strip_isolates(card.accessibleName() or card.text()))
    seat.window.show_record(Kind.PROTOCOL_CASE, number)
    seat.settle()
    assert seat.window.page_in_sight() is seat.page("protocol")


def test_a_contact_shows_the_cases_he_belongs_to(seat: Seat) -> None:
    contact = seat.other.write(add_contact, ContactDraft(name="شهاب کریمی")).value
    late_case(seat, contact)
    seat.window.go_to("contacts")
    page = seat.page("contacts")
    page.reload(keep=contact)
    seat.settle()

    def said() -> str:
        return strip_isolates("\n".join(page._lines.texts()))

    seat.until(lambda: "پرونده‌های تشریفات" in said())
    assert "مراسم و همایش: همایش زعفران" in said()


def test_a_request_goes_into_the_folder_by_one_key_and_is_not_offered_twice(seat: Seat) -> None:
    number = late_case(seat)
    seat.window.show_record(Kind.PROTOCOL_CASE, number)
    page = seat.page("protocol")
    action = seat.window.action("letter_to_folder")
    seat.until(action.isEnabled)
    seat.press("Alt+K")
    seat.until(lambda: seat.other.read(case_sheet, number).in_folder)
    seat.settle()
    assert "کارتابل" in page.bar.text
    seat.until(lambda: not action.isEnabled())
    seat.until(lambda: seat.window.action("take_back").isEnabled())
    seat.press("Ctrl+Z")
    seat.until(lambda: not seat.other.read(case_sheet, number).in_folder)
