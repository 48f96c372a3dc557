"""The papers of protocol work: of the case in hand, counted when they go to a printer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.protocol import CaseKind, CaseState, EntryDraft, case_sheet, save_entries
from app.protocol.sheets import CHECKLIST, SEATING, case_paper
from protocol_desk_seat import NAMES, at, do, small_case
from seat import Seat
from ui.protocol.papers import NO_CASE, paper_of
from ui.protocol_paper_actions import PROTOCOL_PAPER_ACTIONS

OF_CASE = (
    "print_checklist",
    "print_case_programme",
    "print_seating_plan",
    "print_badges",
    "print_car_list",
    "print_trip_summary",
)
BLANKS = tuple(one.name for one in PROTOCOL_PAPER_ACTIONS if "blank" in one.name)


def words_of(seat: Seat, action: str, *, goes_to_printer: bool = False) -> str:
    """The words of the paper an action shows; it is closed again."""
    seat.window.action(action).trigger()
    seat.until(seat.previews)
    (paper,) = seat.previews()
    count = paper.document.pageCount()
    words = "".join(paper.document.getAllText(page).text() for page in range(count))
    if goes_to_printer:
        paper.printed.emit()
    seat.close_preview(paper)
    seat.activate(seat.window)
    seat.settle()
    return words


@pytest.fixture
def number(seat: Seat) -> int:
    """A case in sight."""
    made = small_case(seat.other)
    seat.show_section("protocol")
    seat.settle()
    page: Any = seat.page("protocol")
    seat.until(lambda: page.sheet is not None)
    return made


def test_every_paper_of_the_case_in_hand_is_shown(seat: Seat, number: int) -> None:
    for action in OF_CASE:
        assert NAMES[0].split()[0] in words_of(seat, action), action
    assert seat.other.read(case_paper, number, CHECKLIST).reprint == 0


def test_what_went_to_a_printer_is_counted_paper_by_paper(seat: Seat, number: int) -> None:
    words_of(seat, "print_seating_plan", goes_to_printer=True)
    seat.until(lambda: seat.other.read(case_paper, number, SEATING).reprint == 1)
    assert seat.other.read(case_paper, number, CHECKLIST).reprint == 0


def test_from_another_page_the_case_last_in_hand_is_printed(seat: Seat, number: int) -> None:
    seat.show_section("calls")
    seat.settle()
    assert NAMES[0].split()[0] in words_of(seat, "print_badges")


def test_without_a_case_it_says_so(seat: Seat) -> None:
    seat.show_section("protocol")
    seat.settle()
    seat.window.action("print_badges").trigger()
    seat.until(lambda: NO_CASE in seat.page("protocol").bar.text)
    assert not seat.previews()


def test_the_lists_and_all_blanks_are_shown_from_any_page(seat: Seat) -> None:
    assert "در این فهرست نیست" in words_of(seat, "print_agreements")
    assert "در این فهرست نیست" in words_of(seat, "print_gifts")
    assert len(BLANKS) == 8
    for action in BLANKS:
        words_of(seat, action)


def test_print_shows_the_paper_of_the_hour(seat: Seat, number: int) -> None:
    sheet = seat.other.read(case_sheet, number)
    assert paper_of(sheet) == "print_checklist"
    seat.press("Ctrl+P")
    seat.until(seat.previews)
    entry = EntryDraft(title="دیدار", starts_at=at(0, 9), ends_at=at(0, 10))
    do(seat.other, save_entries, number, [entry])
    assert paper_of(seat.other.read(case_sheet, number)) == "print_case_programme"


@pytest.mark.parametrize(
    ("section", "title"), [("agreements", "فهرست توافق"), ("gifts", "فهرست هدایا")]
)
def test_a_register_prints_as_it_is_filtered(seat: Seat, section: str, title: str) -> None:
    seat.show_section(section)
    seat.settle()
    seat.press("Ctrl+P")
    seat.until(seat.previews)
    words = seat.previews()[0].document.getAllText(0).text()
    assert title in words


def test_what_is_over_is_summed_up(seat: Seat) -> None:
    number = small_case(seat.other, CaseKind.FOREIGN_TRIP)
    sheet = seat.other.read(case_sheet, number)
    assert paper_of(replace(sheet, state=CaseState.REPORTED)) == "print_trip_summary"
