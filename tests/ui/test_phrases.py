"""The governor's words typed in phrases: abbreviations, offered phrases, and what is guessed."""

from __future__ import annotations

import pytest

from app.changes import Kind
from app.contacts import ContactDraft, ContactKind, add_contact
from app.jalali import from_jalali
from app.orders import Expected, OrderFilter, list_follow_ups, order_sheet, orders_of
from seat import UNIT, Seat
from ui.common.guess_filling import AlsoField
from ui.common.phrase_edit import PhraseEdit

#: Seven working days after Thursday, 8 Mordad 1405 … is said by the store, not here.
ROADS = "اداره کل راه و شهرسازی"


@pytest.fixture
def noting(seat: Seat) -> Seat:
    """Before the form of the governor's words on a call that came back from the folder."""
    seat.other.write(add_contact, ContactDraft(kind=ContactKind.ORGANISATION, name=ROADS))
    seat.new_call()
    seat.put_in_folder()
    seat.press("F8")
    seat.settle()
    seat.until(lambda: editor(seat).phrases)
    return seat


def editor(seat: Seat) -> PhraseEdit:
    found = seat.form().fields["words"].editor
    assert isinstance(found, PhraseEdit)
    return found


def text(seat: Seat) -> str:
    return editor(seat).toPlainText()


def raw(seat: Seat, name: str) -> object:
    return seat.form().fields[name].value()


def test_a_space_opens_an_abbreviation_and_backspace_gives_it_back(noting: Seat) -> None:
    noting.type("برن ")
    assert text(noting) == "بررسی و نتیجه را اعلام نمایید "
    noting.press("Backspace")
    assert text(noting) == "برن "
    noting.type("و ")
    assert text(noting) == "برن و "


def test_undo_gives_the_abbreviation_back(noting: Seat) -> None:
    noting.type("سلام برن ")
    assert text(noting) == "سلام بررسی و نتیجه را اعلام نمایید "
    noting.press("Ctrl+Z")
    assert text(noting) == "سلام برن "


def test_a_backspace_later_is_a_backspace(noting: Seat) -> None:
    noting.type("اط ا")
    noting.press("Backspace")
    noting.press("Backspace")
    assert text(noting) == "جهت اطلاع"


def test_leaving_the_field_opens_the_last_abbreviation(noting: Seat) -> None:
    noting.type("اط")
    noting.press("Tab")
    assert text(noting) == "جهت اطلاع"
    assert noting.focused() is not editor(noting)


def test_tab_takes_the_phrase_that_is_offered(noting: Seat) -> None:
    noting.type("معاون عمرانی پیگ")
    assert [phrase.words for phrase in editor(noting).offered] == ["پیگیری و گزارش شود"]
    noting.press("Tab")
    assert text(noting) == "معاون عمرانی پیگیری و گزارش شود"
    assert noting.focused() is editor(noting)
    assert editor(noting).offered == []
    noting.press("Ctrl+Z")
    assert text(noting) == "معاون عمرانی پیگ"


def test_the_arrows_choose_and_enter_takes(noting: Seat) -> None:
    noting.type("جهت")
    offered = [phrase.words for phrase in editor(noting).offered]
    assert offered == ["جهت اقدام لازم", "جهت اطلاع"]
    assert not editor(noting).takes_enter
    noting.press("Down")
    noting.press("Down")
    assert editor(noting).takes_enter
    noting.press("Return")
    assert text(noting) == "جهت اطلاع"


def test_escape_leaves_the_phrases_and_not_the_form(noting: Seat) -> None:
    noting.type("جهت")
    form = noting.form()
    noting.press("Esc")
    assert editor(noting).offered == []
    assert noting.form() is form
    noting.press("Return")
    assert text(noting) == "جهت\n"


def test_addressee_and_deadline_are_guessed_until_somebody_types_there(noting: Seat) -> None:
    noting.type("معاونت عمرانی و راه و شهرسازی ظرف ۳ روز پگ")
    noting.until(lambda: raw(noting, "due_on") is not None)
    referred, due = (noting.form().fields[name] for name in ("referred_to", "due_on"))
    assert referred.value() == UNIT
    assert "گمان" in referred.note
    assert "گمان" in due.note
    also = noting.form().fields["others"]
    assert isinstance(also, AlsoField)
    assert ROADS in also.box.text()
    assert raw(noting, "expected") is Expected.ACTION
    noting.write_in("due_on", "۱۴۰۵/۶/۱")
    assert due.note == ""
    noting.go("words")
    noting.type(" تا پایان هفته")
    noting.press("Ctrl+Return")
    noting.settle()
    call = noting.current()
    order = noting.other.read(orders_of, Kind.CALL, call.id)[0]
    assert order.words == "معاونت عمرانی و راه و شهرسازی ظرف ۳ روز پیگیری و گزارش شود تا پایان هفته"
    referrals = noting.other.read(order_sheet, order.id).referrals
    assert [one.name for one in referrals] == [UNIT, ROADS]
    assert {one.due_on for one in referrals} == {from_jalali(1405, 6, 1)}


def test_an_addressee_typed_by_hand_stays(noting: Seat) -> None:
    noting.write_in("referred_to", "بایگانی راکد")
    noting.go("words")
    noting.type("معاونت عمرانی ظرف ۳ روز گزارش دهد")
    noting.until(lambda: raw(noting, "due_on") is not None)
    assert raw(noting, "referred_to") == "بایگانی راکد"


def test_a_deadline_waits_for_somebody_to_meet_it(noting: Seat) -> None:
    noting.type("ظرف ۳ روز نظر کارشناسی اعلام شود")
    with noting.bot.waitSignal(editor(noting).guessed, timeout=5000):
        pass
    assert raw(noting, "due_on") is None
    noting.write_in("referred_to", "دفتر فنی")
    assert raw(noting, "due_on") is not None
    assert raw(noting, "expected") is Expected.OPINION


def test_who_is_unticked_gets_nothing(noting: Seat) -> None:
    noting.type("معاونت عمرانی و راه و شهرسازی پگ")
    noting.until(lambda: raw(noting, "others"))
    noting.go("others")
    noting.press("Space")
    noting.go("words")
    noting.type(" فوری")
    noting.until(lambda: raw(noting, "due_on") == from_jalali(1405, 5, 10))
    assert raw(noting, "others") == ()
    noting.press("Ctrl+Return")
    noting.settle()
    order = noting.other.read(orders_of, Kind.CALL, noting.current().id)[0]
    referrals = noting.other.read(order_sheet, order.id).referrals
    assert [one.name for one in referrals] == [UNIT]


def test_a_form_taken_up_again_keeps_who_was_unticked(noting: Seat) -> None:
    noting.type("معاونت عمرانی و راه و شهرسازی")
    noting.until(lambda: raw(noting, "others"))
    noting.go("others")
    noting.press("Space")
    noting.press("F5")
    noting.settle()
    noting.press("Shift+F5")
    noting.until(lambda: noting.page().current_form() is not None)
    also = noting.form().fields["others"]
    assert isinstance(also, AlsoField)
    noting.form().fields["words"].editor.guess()  # type: ignore[attr-defined]  # the phrases' editor
    noting.settle()
    assert ROADS in also.box.text()
    assert also.value() == ()


def test_what_was_guessed_goes_with_the_words(noting: Seat) -> None:
    noting.type("معاونت عمرانی ظرف ۳ روز")
    noting.until(lambda: raw(noting, "due_on") is not None)
    noting.write_in("words", "سلام")
    noting.until(lambda: raw(noting, "due_on") is None)
    assert raw(noting, "referred_to") == ""


def test_saving_at_once_saves_the_phrase_in_full(noting: Seat) -> None:
    noting.type("بایگ")
    noting.press("Ctrl+Return")
    noting.settle()
    order = noting.other.read(orders_of, Kind.CALL, noting.current().id)[0]
    assert order.words == "بایگانی شود"


def test_each_addressee_gets_a_line_of_the_order_s_form(seat: Seat) -> None:
    seat.other.write(add_contact, ContactDraft(kind=ContactKind.ORGANISATION, name=ROADS))
    seat.press("Ctrl+F8")
    seat.settle()
    seat.press("Ctrl+N")
    seat.settle()
    seat.write_in("referred_to_2", "بایگانی راکد")
    seat.go("words")
    seat.until(lambda: editor(seat).phrases)
    seat.type("معاونت عمرانی و راه و شهرسازی ظرف ۳ روز نکا ")
    seat.until(lambda: raw(seat, "referred_to_3"))
    names = [raw(seat, name) for name in ("referred_to", "referred_to_2", "referred_to_3")]
    assert names == [UNIT, "بایگانی راکد", ROADS]
    assert raw(seat, "expected_3") is Expected.OPINION
    assert raw(seat, "due_on") == raw(seat, "due_on_3") == from_jalali(1405, 5, 12)
    seat.press("Ctrl+Return")
    seat.settle()
    rows = seat.other.read(list_follow_ups, OrderFilter(text=ROADS))
    expected = {row.name: row.expected for row in rows}
    assert expected[ROADS] is expected[UNIT] is Expected.OPINION
