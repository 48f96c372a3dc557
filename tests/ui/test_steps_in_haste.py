"""A step right after another at this desk, and a step on what another desk changed meanwhile."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from app.agenda import (
    EventDraft,
    EventState,
    ReviewDraft,
    amend_event,
    ask_review,
    event_sheet,
    reject_event,
    request_event,
)
from app.changes import Kind
from app.order_sources import record_order_on
from app.orders import (
    FollowUpDraft,
    OrderDraft,
    OrderKind,
    ReferralDraft,
    ReferralState,
    follow_up,
    order_sheet,
)
from seat import Seat
from ui.common.form import FormPanel


def entry(seat: Seat) -> int:
    return seat.other.write(request_event, EventDraft(subject="کارگروه آب")).value


def heads(form: FormPanel) -> str:
    """Every word in sight of a form but what is typed."""
    return " ".join(label.text() for label in form.findChildren(QLabel) if not label.isHidden())


def test_a_step_written_here_takes_no_key_until_it_is_read_again(seat: Seat) -> None:
    number = entry(seat)
    seat.window.show_record(Kind.EVENT, number)
    page = seat.page("events")
    seat.until(lambda: page.sheet is not None and page.sheet.id == number)
    page.stepped(number)
    assert page.sheet is None
    assert not seat.window.action("event_schedule").isEnabled()
    seat.until(lambda: page.sheet is not None)
    assert seat.window.action("event_schedule").isEnabled()


def test_a_step_is_taken_on_what_another_desk_made_of_its_entry(seat: Seat) -> None:
    number = entry(seat)
    seat.window.show_record(Kind.EVENT, number)
    page = seat.page("events")
    seat.until(lambda: page.sheet is not None and page.sheet.id == number)
    seat.window.action("event_schedule").trigger()
    form = page.current_form()
    assert form is not None
    form.fields["when"].line.setText("شنبه ۱۰ تا ۱۱")
    version = seat.other.read(event_sheet, number).version
    seat.other.write(ask_review, number, version, ReviewDraft(reviewer="معاون عمرانی"))
    form.save("close")
    seat.until(lambda: "میز دیگری" in form.bar.text)
    assert "شنبه ۱۰ تا ۱۱" in form.fields["when"].line.text()
    assert "معاون عمرانی" in form.bar.text
    form.save("close")
    seat.until(lambda: seat.other.read(event_sheet, number).starts_at is not None)
    assert seat.other.read(event_sheet, number).state in (
        EventState.TENTATIVE,
        EventState.SCHEDULED,
    )


def test_the_head_says_what_the_entry_is_now_and_what_it_forbids_stays_forbidden(
    seat: Seat,
) -> None:
    number = entry(seat)
    seat.window.show_record(Kind.EVENT, number)
    page = seat.page("events")
    seat.until(lambda: page.sheet is not None and page.sheet.id == number)
    seat.window.action("event_schedule").trigger()
    form = page.current_form()
    assert form is not None
    form.fields["when"].line.setText("شنبه ۱۰ تا ۱۱")
    version = seat.other.read(event_sheet, number).version
    seat.other.write(amend_event, number, version, EventDraft(subject="کارگروه خاک"))
    version = seat.other.read(event_sheet, number).version
    seat.other.write(reject_event, number, version, "فرصت نیست")
    form.save("close")
    seat.until(lambda: "میز دیگری" in form.bar.text)
    # A layout shows what it is given with the next turn of the loop.
    seat.until(lambda: "کارگروه خاک" in heads(form))
    assert "کارگروه آب" not in heads(form)
    assert "فرصت نیست" in form.bar.text
    form.save("close")
    seat.until(lambda: not form.is_saving and "میز دیگری" not in form.bar.text)
    assert form.fields["when"].line.text() == "شنبه ۱۰ تا ۱۱"
    assert page.current_form() is form
    assert seat.other.read(event_sheet, number).state is EventState.REJECTED


def test_an_answer_is_written_on_what_another_desk_made_of_its_order(seat: Seat) -> None:
    draft = OrderDraft(
        kind=OrderKind.ORAL,
        words="پل روستا ساخته شود",
        referrals=(ReferralDraft(name="راه و شهرسازی"),),
    )
    number = seat.other.write(record_order_on, None, None, draft).value
    seat.press("Ctrl+F8")
    seat.settle()
    page = seat.page("orders")
    seat.until(lambda: page.sheet is not None and page.sheet.id == number)
    seat.window.action("order_answered").trigger()
    form = page.current_form()
    assert form is not None
    form.fields["answer"].editor.setPlainText("ساخته شد")
    sheet = seat.other.read(order_sheet, number)
    seat.other.write(follow_up, number, sheet.version, sheet.referrals[0].id, FollowUpDraft())
    form.save("close")
    seat.until(lambda: "میز دیگری" in form.bar.text)
    assert "Ctrl+Enter" in form.bar.text
    assert form.fields["answer"].editor.toPlainText() == "ساخته شد"
    form.save("close")
    seat.until(lambda: page.current_form() is None)
    (unit,) = seat.other.read(order_sheet, number).referrals
    assert unit.state is ReferralState.WAITING_FOR_SIGHT
