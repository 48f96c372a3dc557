"""Any record, from anywhere, by a real keyboard: the one box, its panel, and the way back."""

from __future__ import annotations

from time import monotonic

import pytest

from app.check import check_store
from app.contacts import ContactDraft, add_contact
from app.office import Office, open_office
from app.phone_calls import CallDraft, CallFilter, call_sheet, list_calls, log_call
from app.text import persian_digits
from display import Display
from real_keyboard import Keyboard, running_window, until

#: Seconds in which an answer comes to a window that hears.
ANSWERED = 5.0
#: What was called about, the first first.
SUBJECTS = (
    "لایروبی کانال روستای گرماب",
    "پل روستای علی‌آباد",
    "کمبود معلم در سرولایت",
    "پل روستای دهنو",
    "آب آشامیدنی گرماب",
)


def numbers(office: Office) -> list[str]:
    """Log the calls; their numbers as they are shown."""
    shown = []
    for subject in SUBJECTS:
        draft = CallDraft(caller_name="رضا احمدی", subject=subject, request="شرح درخواست")
        sheet = office.read(call_sheet, office.write(log_call, draft).value)
        shown.append(persian_digits(sheet.number))
    return shown


def newest(office: Office) -> tuple[str, str]:
    """Who called last, and what for."""
    row = office.read(list_calls, CallFilter())[0]
    return row.caller_name, office.read(call_sheet, row.id).request


class Box:
    """A person who searches with the keyboard alone."""

    def __init__(self, keyboard: Keyboard) -> None:
        self.keyboard = keyboard

    def ask(self, question: str, *keys: str) -> None:
        self.keyboard.press("ctrl+k")
        self.keyboard.write(question)
        self.keyboard.press(*keys)


@pytest.mark.end2end
def test_a_call_and_a_person_are_found(display: Display, sqlite_url: str) -> None:
    with open_office(sqlite_url, create=True) as office:
        office.sign_in_as()
        canal, first_bridge, _teacher, second_bridge, water = numbers(office)
        office.write(add_contact, ContactDraft(name="مهین فرهمند"))
        keyboard = Keyboard(display)
        box = Box(keyboard)
        with running_window(display, sqlite_url) as window:
            keyboard.until_title("امروز")
            # The box is there as soon as the first rows are.
            until(lambda: _found(box, canal), "the canal was not found")
            # Words in any order, each begun; Enter does not wait for the answer.
            box.ask("آشام آب", "Return")
            keyboard.until_title(water)
            # The second line of two.
            box.ask("پل")
            keyboard.press("Down", "Return")
            keyboard.until_title(first_bridge)
            # Both in their register, and nothing else there.
            box.ask("پل", "ctrl+Return")
            keyboard.begin("Home", second_bridge)
            # Out of a form, and back to the field one was in.
            keyboard.begin("F2", "تماس تازه")
            keyboard.write("کسی که در خط است")
            box.ask("گرماب", "Escape")
            keyboard.press("ctrl+a")
            keyboard.write("نسرین سپهری")
            keyboard.press("Return", "Return", "Return", "Return")
            keyboard.fill("پرسش از نشست")
            # A text of many lines has keys of its own; this one is not among them.
            keyboard.write("نشست کی است؟")
            box.ask("گرماب", "Escape")
            keyboard.press("ctrl+Return")
            saved = ("نسرین سپهری", "نشست کی است؟")
            until(lambda: newest(office) == saved, "the form was not saved as it was written")
            keyboard.until_title("ثبت‌شده")
            box.ask("فرهم", "Return")
            keyboard.until_title("اشخاص")
            keyboard.begin("Return", "مهین فرهمند")
            assert window.poll() is None
        assert check_store(office.database) == []


def _found(box: Box, number: str) -> bool:
    """Ask once, and again only where no answer came: a later one would open it once more."""
    box.ask("لایروبی کانال", "Return")
    end = monotonic() + ANSWERED
    while number not in box.keyboard.title():
        if monotonic() > end:
            return False
    return True
