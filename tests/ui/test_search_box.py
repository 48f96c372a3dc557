"""The one box by keyboard: it asks while one types, goes where it is told, and comes back."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.access import Right
from app.changes import Kind
from app.file_texts import read_texts
from app.marks import Classification
from app.operators import OperatorDraft, add_operator
from app.phone_calls import CallDraft, log_call
from app.search.everything import search_kind
from app.search.findable import Source
from app.search.noting import BY_PARTS
from app.search_sources import SOURCES
from seat import CALLER, EARLIER, NAMESAKE, Seat
from text_papers import attach, paper
from ui.common.question_note import QuestionNote
from ui.common.register_page import RegisterPage
from ui.search.box import SearchBox
from ui.search.rows import PanelRow, Role
from ui.sections import SECTIONS
from ui.theme import Tone

Opening = Callable[..., Seat]


class Searcher:
    """A person who searches."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        found = seat.window.findChild(SearchBox)
        assert found is not None
        self.box: SearchBox = found

    def open(self) -> None:
        self.seat.press("Ctrl+K")
        self.seat.until(self.box.field.hasFocus)

    def ask(self, text: str) -> None:
        """Type a question anew and wait for its answer."""
        self.open()
        self.seat.type(text)
        self.answered(text)

    def answered(self, text: str) -> None:
        self.seat.until(lambda: self.box.asked == text)
        self.seat.settle()

    @property
    def rows(self) -> tuple[PanelRow, ...]:
        return self.box.panel.model.rows

    def lines(self, kind: Kind | None = None) -> list[Any]:
        return [row.line for row in self.rows if row.line and kind in (None, row.line.kind)]

    def press(self, keys: str) -> None:
        self.seat.press(keys)

    def tab(self) -> None:
        """Tab as Qt sends it: to the widget, which may keep it."""
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.box.field, event)


@pytest.fixture
def searcher(seat: Seat) -> Searcher:
    return Searcher(seat)


def calls(seat: Seat, *subjects: str) -> None:
    """More calls, through another door."""
    for subject in subjects:
        seat.other.write(
            log_call, CallDraft(caller_name=NAMESAKE, subject=subject, request="شرح درخواست")
        )


def test_a_call_is_found_by_the_beginnings_of_its_words(searcher: Searcher) -> None:
    searcher.ask("روستا آشا")
    assert [line.title for line in searcher.lines(Kind.CALL)] == [EARLIER]
    current = searcher.box.panel.current()
    assert current is not None
    assert current.line is not None


def test_whatever_is_kept_stands_in_its_own_group(searcher: Searcher) -> None:
    searcher.ask("احمدی")
    kinds = {line.kind for line in searcher.lines()}
    assert {Kind.CALL, Kind.CONTACT} <= kinds
    headings = [row for row in searcher.rows if row.role is Role.HEADING]
    assert len(headings) == len({row.text for row in headings}) >= len(kinds)


def test_enter_opens_the_record_where_it_is_kept(searcher: Searcher) -> None:
    searcher.seat.show_section("contacts")
    searcher.seat.settle()
    searcher.ask("گرماب")
    searcher.press("Return")
    searcher.seat.settle()
    assert searcher.seat.window.page_in_sight() is searcher.seat.page("calls")
    assert searcher.seat.current().subject == EARLIER
    assert not searcher.box.panel.isVisible()
    assert searcher.seat.focused() is searcher.seat.page("calls").table


def test_enter_before_the_answer_waits_for_it(searcher: Searcher) -> None:
    searcher.ask("چیزی که نیست")
    searcher.seat.show_section("contacts")
    searcher.open()
    searcher.seat.type("گرماب")
    searcher.press("Return")
    searcher.seat.until(lambda: not searcher.box.panel.isVisible())
    searcher.seat.settle()
    assert searcher.seat.current().subject == EARLIER


def test_arrows_go_over_lines_and_pages_over_groups(searcher: Searcher) -> None:
    calls(searcher.seat, "احمدی یک", "احمدی دو")
    searcher.ask("احمدی")
    chosen = []
    panel = searcher.box.panel
    for _step in range(len(searcher.rows)):
        chosen.append(panel.current())
        searcher.press("Down")
    wanted = [row for row in searcher.rows if row.line is not None or row.role is Role.ALL]
    assert list(dict.fromkeys(chosen)) == wanted
    searcher.press("PgUp")
    searcher.press("PgUp")
    searcher.press("PgUp")
    assert panel.current() == wanted[0]
    first_group = wanted[0].source
    searcher.press("PgDown")
    assert panel.current() is not None
    assert panel.current().source is not first_group  # type: ignore[union-attr]  # just asked
    searcher.press("PgUp")
    assert panel.current() == wanted[0]
    searcher.press("Up")
    assert panel.current() == wanted[0]


def test_escape_goes_back_to_where_one_was(searcher: Searcher) -> None:
    seat = searcher.seat
    seat.press("F2")
    seat.go("subject")
    seat.type("نیمه‌کاره")
    before = seat.focused()
    searcher.ask("گرماب")
    searcher.press("Esc")
    assert seat.focused() is before
    assert not searcher.box.panel.isVisible()
    assert seat.form().fields["subject"].value() == "نیمه‌کاره"
    # What was asked stays, to be gone on from or typed over.
    searcher.open()
    searcher.answered("گرماب")
    assert searcher.box.field.selectedText() == "گرماب"
    searcher.press("Esc")


def test_ctrl_enter_filters_the_register_and_saves_no_form(searcher: Searcher) -> None:
    seat = searcher.seat
    calls(seat, *(f"پل روستای شماره {number}" for number in range(9)))
    seat.press("F2")
    seat.settle()
    searcher.ask("پل")
    count = len(seat.calls())
    every = [row for row in searcher.rows if row.role is Role.ALL]
    assert [row.text for row in every] == ["همه \u2066۹\u2069 از تماس‌ها"]
    searcher.press("Ctrl+Return")
    seat.settle()
    page = seat.page("calls")
    assert page.question()[1][0].text == "پل"
    assert page.model.rowCount() == 9
    assert len(seat.calls()) == count


def test_the_last_row_of_a_group_leads_to_all_of_it(searcher: Searcher) -> None:
    calls(searcher.seat, *(f"پل روستای شماره {number}" for number in range(9)))
    searcher.ask("پل")
    while searcher.box.panel.current().role is not Role.ALL:  # type: ignore[union-attr]  # there is one
        searcher.press("Down")
    searcher.press("Return")
    searcher.seat.settle()
    assert searcher.seat.page("calls").model.rowCount() == 9


def test_what_is_not_understood_is_said_and_the_rest_is_asked(searcher: Searcher) -> None:
    searcher.ask("گرماب طبقه:بسیار")
    assert "بسیار" in searcher.box.panel.problems.text()
    assert searcher.box.panel.problems.isVisible()
    assert searcher.lines(Kind.CALL)
    searcher.ask("گرماب")
    assert not searcher.box.panel.problems.isVisible()


def test_nothing_found_is_said(searcher: Searcher) -> None:
    searcher.ask("قزلقورت")
    assert [row.role for row in searcher.rows] == [Role.NOTE]
    searcher.press("Return")
    assert searcher.box.panel.isVisible()


def test_parts_of_words_are_found_and_that_is_said(searcher: Searcher) -> None:
    searcher.ask("رماب")
    assert searcher.rows[0].role is Role.NOTE
    assert [line.title for line in searcher.lines(Kind.CALL)] == [EARLIER]


def test_a_filter_is_completed_by_tab(searcher: Searcher) -> None:
    searcher.open()
    searcher.seat.type("گرماب از:رض")
    searcher.answered("گرماب از:رض")
    offered = [row for row in searcher.rows if row.completion is not None]
    assert any(CALLER in row.text for row in offered)
    searcher.tab()
    searcher.seat.until(lambda: searcher.box.asked == searcher.box.field.text())
    searcher.seat.settle()
    assert searcher.box.field.text().startswith("گرماب از:")
    assert CALLER in searcher.box.field.text()
    assert [line.title for line in searcher.lines(Kind.CALL)] == [EARLIER]


def test_questions_that_led_somewhere_are_kept_and_forgotten(searcher: Searcher) -> None:
    def recent() -> list[str]:
        return [row.text for row in searcher.rows if row.role is Role.RECENT]

    searcher.ask("گرماب")
    searcher.press("Esc")
    searcher.ask("روستا")
    searcher.press("Return")
    searcher.seat.settle()
    searcher.open()
    searcher.press("Ctrl+A")
    searcher.press("Del")
    assert recent() == ["روستا"]
    searcher.press("Down")
    searcher.press("Return")
    searcher.answered("روستا")
    assert searcher.lines(Kind.CALL)
    searcher.press("Ctrl+A")
    searcher.press("Del")
    searcher.press("Down")
    searcher.press("Del")
    assert recent() == []


def test_what_one_may_not_see_is_no_group_and_no_question(opening: Opening) -> None:
    seat = opening()
    calls(seat, "گرماب نزدیک")
    seat.other.write(
        log_call,
        CallDraft(
            caller_name=NAMESAKE,
            subject="گرماب محرمانه",
            request="شرح",
            classification=Classification.SECRET,
        ),
    )
    seat.other.write(
        add_operator,
        OperatorDraft(
            name="clerk",
            full_name="نسرین سپهری",
            rights=frozenset({Right.READ_CALLS, Right.LOG_CALLS}),
            clearance=Classification.ORDINARY,
        ),
    )
    searcher = Searcher(seat)
    searcher.ask("گرماب")
    assert len(searcher.lines(Kind.CALL)) == 3
    searcher.press("Return")
    seat.settle()
    clerk = Searcher(opening("clerk"))
    clerk.open()
    assert not [row for row in clerk.rows if row.role is Role.RECENT]
    clerk.seat.type("گرماب")
    clerk.answered("گرماب")
    assert len(clerk.lines(Kind.CALL)) == 2
    clerk.ask("احمدی")
    assert {line.kind for line in clerk.lines()} == {Kind.CALL}


def test_every_letter_asks_anew_and_only_the_last_is_answered(searcher: Searcher) -> None:
    searcher.open()
    shown: list[str] = []
    searcher.box.panel.model.modelReset.connect(lambda: shown.append(searcher.box.asked))
    for letter in "گرماب":
        searcher.seat.type(letter)
        QTest.qWait(0)
    searcher.answered("گرماب")
    assert set(shown) <= {"", "گرماب"}


def test_the_manual_opens_at_the_box(searcher: Searcher) -> None:
    from ui.help.topics import topic_of

    searcher.open()
    assert topic_of(searcher.seat.window).page == "search-box"
    searcher.press("Esc")
    assert topic_of(searcher.seat.window).page == "calls"


@pytest.mark.parametrize("size", [(860, 440), (1366, 768), (1920, 1080)])
def test_the_panel_lies_in_the_window(searcher: Searcher, size: tuple[int, int]) -> None:
    searcher.seat.window.resize(*size)
    searcher.ask("احمدی")
    searcher.seat.until(lambda: searcher.seat.window.rect().contains(searcher.box.panel.geometry()))
    assert searcher.box.panel.height() > 100


def test_keys_pressed_before_the_answer_are_for_the_answer(searcher: Searcher) -> None:
    seat = searcher.seat
    calls(seat, "پل روستای علی‌آباد", "پل روستای دهنو")
    searcher.ask("آشام آب")
    searcher.press("Return")
    seat.settle()
    assert seat.current().subject == EARLIER
    searcher.open()
    seat.type("پل")
    searcher.press("Down")
    searcher.press("Return")
    seat.until(lambda: not searcher.box.panel.isVisible())
    seat.settle()
    assert seat.current().subject == "پل روستای علی‌آباد"


@pytest.mark.parametrize(
    "source", [one for one in SOURCES if one.section], ids=lambda source: str(source.section)
)
def test_every_register_can_be_filtered_by_the_same_question(source: Source) -> None:
    entry = next(one for one in SECTIONS if one.name == source.section)
    module, page = entry.page.split(":")
    shown = getattr(import_module(module), page).show_filter
    assert shown is not RegisterPage.show_filter
    assert "گرماب" in str(source.wanted("گرماب"))
    assert entry.right == source.right


def test_a_group_without_a_page_grows_in_its_place(searcher: Searcher, tmp_path: Path) -> None:
    seat = searcher.seat
    lines = searcher.box.panel.model
    for number in range(10):
        book = paper(f"گزارش سیلاب {number}")
        attach(seat.other, seat.calls()[0].id, tmp_path, f"{number}.pdf", book)
    # The window reads files by itself; what it has in hand the other desk leaves to it.
    read_texts(seat.other, None)
    seat.until(lambda: len(seat.other.read(search_kind, SOURCES[-1], "سیلاب")) == 10)
    searcher.ask("سیلاب")
    assert [row.role for row in lines.rows][-1] is Role.MORE
    before = len(searcher.lines())
    for _line in range(before):
        searcher.press("Down")
    searcher.press("Return")
    seat.until(lambda: len(searcher.lines()) == 10)
    current = searcher.box.panel.current()
    assert current is not None
    shown = [row.key for row in lines.rows if row.line is not None]
    assert shown.index(current.key) <= before < len(shown)
    assert Role.MORE not in [row.role for row in lines.rows]


def test_a_register_says_how_it_read_its_own_question(seat: Seat) -> None:
    page = seat.page("calls")
    (note,) = page.findChildren(QuestionNote)

    def asked(text: str) -> None:
        seat.press("Ctrl+F")
        seat.press("Ctrl+A")
        seat.type(text)
        seat.until(lambda: page.question()[1][0].text == text)

    asked("رماب")
    seat.until(lambda: BY_PARTS in note.text())
    asked("گرماب طبقه:بسیار")
    seat.until(lambda: "بسیار" in note.text())
    assert page.model.rowCount() == 1
    asked("گرماب")
    seat.until(lambda: not note.isVisible())
    assert page.model.rowCount() == 1


def test_a_state_has_the_tone_of_its_register(searcher: Searcher) -> None:
    searcher.ask("گرماب")
    (shown,) = [row.shown for row in searcher.rows if row.shown and row.shown.line.title == EARLIER]
    model = searcher.seat.page().model
    (tone,) = [column.tone for column in model.columns if column.key == "state"]
    assert shown.tone is tone(model.row_at(0)) is Tone.WARNING


def test_another_question_begins_at_its_first_line(searcher: Searcher) -> None:
    calls(searcher.seat, "پل روستای علی‌آباد", "پل روستای دهنو")
    searcher.ask("پل روس")
    searcher.press("Down")
    searcher.seat.type("تا")
    searcher.answered("پل روستا")
    current = searcher.box.panel.current()
    assert current is not None
    assert current.line is searcher.lines()[0]


def test_whoever_sits_down_next_finds_the_box_empty(searcher: Searcher) -> None:
    searcher.ask("گرماب")
    searcher.press("Esc")
    searcher.box.begin()
    assert searcher.box.field.text() == ""
    assert searcher.rows == ()
    searcher.open()
    assert not searcher.lines()


def test_an_emptied_box_shows_nothing_that_was_found(
    searcher: Searcher,
) -> None:
    searcher.ask("گرماب")
    searcher.press("Ctrl+A")
    searcher.press("Del")
    assert not searcher.lines()
    assert searcher.box.asked == ""
