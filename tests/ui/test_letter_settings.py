"""The settings of the letter registers, by hand: books, reserved numbers, deadlines, signers."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from app.letters import (
    Deadlines,
    LetterDirection,
    deadlines,
    list_blocks,
    list_registers,
    list_signers,
)
from app.marks import Classification
from seat import Seat, key_of


def tab(seat: Seat, title: str) -> None:
    """Go to a tab of the settings."""
    seat.press(key_of("settings"))
    seat.settle()
    tabs = seat.page("settings").tabs
    tabs.setCurrentIndex([tabs.tabText(n) for n in range(tabs.count())].index(title))
    seat.settle()


def button(seat: Seat, words: str) -> QPushButton:
    found = [one for one in seat.form().findChildren(QPushButton) if one.text().startswith(words)]
    assert found, words
    # The newest: what stood before a list was read anew is not gone at once.
    return found[-1]


def until_standing(seat: Seat, words: str) -> None:
    """Wait until the list under the form says something."""
    seat.until(lambda: [one for one in seat.form().findChildren(QLabel) if words in one.text()])


def test_a_book_is_added_with_its_number_in_sight(seat: Seat) -> None:
    tab(seat, "دفترهای نامه")
    seat.write_in("name", "دفتر عمرانی")
    seat.write_in("unit", "۱۴")
    seat.form().fields["direction"].set_value(LetterDirection.INCOMING)
    seat.write_in("template", "{unit}/{year}/{serial:04}")
    assert "۱۴/۱۴۰۵/۰۲۱۸" in seat.form().note.text()
    seat.press("Ctrl+S")
    seat.settle()
    book = seat.other.read(list_registers)[-1]
    assert (book.name, book.unit, book.template) == (
        "دفتر عمرانی",
        "14",
        "{unit}/{year}/{serial:04}",
    )


def test_a_wrong_number_format_is_answered_beside_it(seat: Seat) -> None:
    tab(seat, "دفترهای نامه")
    seat.write_in("name", "دفتر")
    seat.write_in("template", "{serial}")
    seat.press("Ctrl+S")
    seat.settle()
    assert list(seat.problems()) == ["template"]
    assert len(seat.other.read(list_registers)) == 4


def test_numbers_are_reserved_and_released(seat: Seat, answers: list[bool]) -> None:
    tab(seat, "رزرو شماره")
    seat.write_in("count", "۳")
    seat.write_in("for_whom", "دبیرخانه شب")
    seat.write_in("valid_until", "+3")
    seat.press("Ctrl+S")
    seat.settle()
    (block,) = seat.other.read(list_blocks)
    assert (block.first, block.last, block.for_whom) == (1, 3, "دبیرخانه شب")
    answers.append(True)
    button(seat, "پایان رزرو").click()
    seat.settle()
    assert seat.other.read(list_blocks) == []


def test_deadlines_are_the_offices_to_set(seat: Seat) -> None:
    tab(seat, "مهلت نامه‌ها")
    seat.write_in("normal", "۷")
    seat.write_in("kind_report", "")
    seat.write_in("first_warning", "۱")
    seat.press("Ctrl+S")
    seat.settle()
    assert list(seat.problems()) == ["second_warning"]
    seat.write_in("first_warning", "۲")
    seat.press("Ctrl+S")
    seat.settle()
    stands = seat.other.read(deadlines)
    assert (stands.by_urgency["normal"], stands.warnings) == (7, (2, 1))
    assert "report" not in stands.by_kind
    assert "report" in Deadlines().by_kind


def test_a_signer_is_added_amended_and_taken_off(seat: Seat) -> None:
    tab(seat, "امضاکنندگان")
    seat.press("Ctrl+S")
    seat.settle()
    assert set(seat.problems()) == {"name", "post"}
    seat.write_in("name", "مریم کاویانی")
    seat.write_in("post", "مدیرکل حوزه استاندار")
    seat.form().fields["highest_class"].set_value(Classification.HIGHLY_CONFIDENTIAL)
    seat.press("Ctrl+S")
    seat.settle()
    (signer,) = seat.other.read(list_signers)
    assert signer.highest_class is Classification.HIGHLY_CONFIDENTIAL
    until_standing(seat, "مدیرکل حوزه استاندار")
    button(seat, "اصلاح").click()
    seat.write_in("post", "سرپرست حوزه استاندار")
    seat.press("Ctrl+S")
    seat.settle()
    assert [one.post for one in seat.other.read(list_signers)] == ["سرپرست حوزه استاندار"]
    until_standing(seat, "سرپرست حوزه استاندار")
    button(seat, "برداشتن").click()
    seat.settle()
    assert seat.other.read(list_signers) == []
