"""Faxes, telephonograms and calls for the governor through the real window, by keys alone."""

from __future__ import annotations

from app.marks import Urgency
from app.phone_calls import (
    AttemptOutcome,
    CallChannel,
    CallDirection,
    CallPath,
    CallState,
    DirectDraft,
    DirectKind,
    SpokeWith,
    add_direct_rule,
)
from seat import CALLER, Seat
from ui.phone_calls.form import CallForm


def in_sight(seat: Seat) -> set[str]:
    """The fields of the form a person sees."""
    return {name for name, field in seat.form().fields.items() if field.isVisible()}


def save(seat: Seat) -> None:
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.page().current_form() is None, seat.problems()


def test_a_fax_comes_and_goes(seat: Seat) -> None:
    seat.press("Shift+F2")
    assert seat.form().title == "نمابر وارده تازه"
    assert {"pages", "sender_number"} <= in_sight(seat)
    assert not {"receipt", "passed_by", "national_id", "result"} & in_sight(seat)
    seat.type("فرمانداری بهاران")
    seat.write_in("subject", "گزارش سیل")
    seat.press("Ctrl+Return")
    seat.settle()
    assert set(seat.problems()) == {"pages"}
    seat.write_in("pages", "۳ صفحه")
    seat.press("Ctrl+Return")
    seat.settle()
    assert set(seat.problems()) == {"pages"}
    seat.write_in("pages", "۳")
    save(seat)
    sheet = seat.sheet()
    assert (sheet.channel, sheet.pages) == (CallChannel.FAX, 3)
    assert sheet.state is CallState.RECORDED

    # The next kind is one key away; a fax sent has its receipt and no path to choose.
    seat.press("Shift+F2")
    seat.press("Alt+5")
    assert seat.form().title == "نمابر صادره تازه"
    assert "receipt" in in_sight(seat)
    assert "path" not in in_sight(seat)
    seat.type("وزارت کشور")
    seat.write_in("subject", "پاسخ نامه")
    seat.write_in("pages", "2")
    seat.write_in("receipt", "OK 09:12")
    save(seat)
    sheet = seat.sheet()
    assert (sheet.direction, sheet.receipt) == (CallDirection.OUTGOING, "OK 09:12")
    assert (sheet.path, sheet.state) == (CallPath.RECORD, CallState.CLOSED)


def test_a_telephonogram_counts_its_words(seat: Seat) -> None:
    seat.press("Ctrl+Shift+T")
    seat.type("فرمانداری بهاران")
    seat.write_in("subject", "جلسه")
    seat.write_in("request", "جلسه ستاد بحران " * 20)
    label = seat.form().fields["request"].editor.accessibleName()
    assert "۶۰ واژه از ۵۰" in label
    seat.write_in("passed_by", "رضا احمدی")
    seat.press("Ctrl+Return")
    seat.settle()
    assert set(seat.problems()) == {"request"}
    assert seat.form().fields["received_by"].value() == seat.window.operator().full_name
    seat.write_in("request", "جلسه ستاد بحران ساعت ۱۶")
    seat.go("read_back")
    seat.press("Space")
    save(seat)
    sheet = seat.sheet()
    assert (sheet.passed_by, sheet.read_back) == ("رضا احمدی", True)
    assert "تلفنگرام" in seat.window.windowTitle()


def test_a_call_for_the_governor_is_tried_and_put_through(seat: Seat) -> None:
    for name, urgency in (("استاندار همسایه", 0), ("وزیر راه", 2)):
        seat.press("Ctrl+Shift+F2")
        assert seat.form().title == "تماس تازه برای استاندار"
        seat.type(name)
        seat.write_in("subject", "آزادراه")
        seat.go("urgency")
        for _ in range(urgency):
            seat.press("Down")
        save(seat)
    seat.press("Shift+F9")
    seat.settle()
    assert seat.current().caller_name == "وزیر راه"
    assert seat.current().urgency is Urgency.VERY_URGENT
    seat.press("Ctrl+U")
    seat.settle()
    assert seat.current().last_attempt is AttemptOutcome.NO_ANSWER
    seat.press("Ctrl+L")
    seat.settle()
    number = next(call.id for call in seat.calls() if call.caller_name == "وزیر راه")
    assert seat.sheet(number).state is CallState.CONNECTED
    # The list goes on with the next; he is handed to the director-general.
    assert seat.current().caller_name == "استاندار همسایه"
    seat.press("Ctrl+H")
    seat.settle()
    assert seat.sheet().state is CallState.HANDED_OVER
    seat.press("Ctrl+Z")
    seat.settle()
    assert seat.sheet().state is CallState.TO_PLACE


def test_who_goes_straight_through_is_said_and_taken(seat: Seat) -> None:
    rule = DirectDraft(kind=DirectKind.POST, words="دهیار", spoke_with=SpokeWith.DIRECTOR_GENERAL)
    seat.other.write(add_direct_rule, rule)
    seat.press("F2")
    form = seat.form()
    assert isinstance(form, CallForm)
    seat.take_suggestion("احمدی‌ن")
    seat.until(lambda: "تماس مستقیم" in form.bar.text)
    form.bar._action.click()
    assert form.path.value() is CallPath.DIRECT
    seat.write_in("subject", "راه روستا")
    save(seat)
    sheet = seat.sheet()
    assert (sheet.caller_name, sheet.spoke_with) == (CALLER, SpokeWith.DIRECTOR_GENERAL)
    assert sheet.state is CallState.CONNECTED


def test_what_is_typed_stays_when_the_kind_changes(seat: Seat) -> None:
    seat.press("F2")
    seat.type("بهمن سپیدار")
    seat.write_in("subject", "راه")
    seat.write_in("request", "شرح")
    for _ in range(6):
        seat.press("Alt+5")
    form = seat.form()
    assert form.title == "تماس تازه"
    assert [form.fields[name].value() for name in ("caller_name", "subject", "request")] == [
        "بهمن سپیدار",
        "راه",
        "شرح",
    ]
    save(seat)
    assert seat.sheet().channel is CallChannel.PHONE
