"""Words that were searched for and found are lit in the rows of every register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication

from app.phone_calls import CallDraft, log_call
from app.search.asking import Phrase
from app.search.findable import Source
from app.search.marking import Marks, marked
from app.search_sources import SOURCES
from seat import NAMESAKE, Seat
from ui import theme
from ui.common.lit import Lit
from ui.common.marked_text import KEPT_TEXTS, MarkedTexts, _cut

KEPT = [source for source in SOURCES if source.section]
ROAD = "آسفالت جادهٔ روستای یکه‌باغ"
OTHER = "جاده و آسفالت"


@pytest.fixture
def seat_with_calls(seat: Seat) -> Seat:
    for subject in (ROAD, OTHER, "دیدار با شورا"):
        seat.other.write(
            log_call, CallDraft(caller_name=NAMESAKE, subject=subject, request="شرح درخواست")
        )
    return seat


def search(seat: Seat, text: str, name: str = "calls") -> Any:
    """Type a question into a register's own field, and wait until it has its answer."""
    page = seat.page(name)
    seat.press("Ctrl+F")
    seat.press("Ctrl+A")
    seat.type(text) if text else seat.press("Del")
    seat.until(lambda: page.question()[1][0].text == text)
    seat.settle()
    return page


@dataclass(frozen=True)
class Ground:
    """What of a cell is lit, from its right edge, as parts of its width."""

    begins: float
    ends: float


def lit_cells(page: Any) -> dict[str, Ground]:
    """The texts of the cells on the screen in which something is lit."""
    table, found = page.table, {}
    picture = table.viewport().grab().toImage()
    ground = QColor(theme.CURRENT.warning_soft).rgb()
    for row in range(page.model.rowCount()):
        for place, column in enumerate(page.model.columns):
            index = page.model.index(row, place)
            room: QRect = table.visualRect(index).intersected(table.viewport().rect())
            if column.tone is not None or room.isEmpty():
                continue
            middle = range(room.center().y() - 8, room.center().y() + 8)
            across = [
                x
                for x in range(room.left(), room.right())
                if any(picture.pixel(x, y) == ground for y in middle)
            ]
            if across:
                ends = ((room.right() - x) / room.width() for x in (across[-1], across[0]))
                found[index.data()] = Ground(*ends)
    return found


@pytest.mark.usefixtures("as_before")
@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_a_word_is_lit_in_a_chosen_row(seat_with_calls: Seat, colours: theme.Theme) -> None:
    seat = seat_with_calls
    seat.window.resize(1920, 1080)
    if theme.CURRENT is not colours:
        seat.window.action("switch_theme").trigger()
    assert theme.CURRENT is colours
    # On a keyboard of another country.
    page = search(seat, "يكه باغ")
    seat.until(lambda: lit_cells(page))
    found = lit_cells(page)
    assert list(found) == [ROAD]
    # The last word of a line that begins at the right.
    whole = page.fontMetrics().horizontalAdvance(ROAD)
    assert page.table.currentIndex().row() == 0
    subject = next(place for place, one in enumerate(page.model.columns) if one.key == "subject")
    before = (whole / 2) / page.table.columnWidth(subject)
    assert before < found[ROAD].begins < found[ROAD].ends


def test_a_phrase_is_lit_and_nothing_is_when_it_is_cleared(seat_with_calls: Seat) -> None:
    page = search(seat_with_calls, "«آسفالت جاده»")
    seat_with_calls.until(lambda: list(lit_cells(page)) == [ROAD])
    page = search(seat_with_calls, "آسفالت")
    seat_with_calls.until(lambda: set(lit_cells(page)) == {ROAD, OTHER})
    page = search(seat_with_calls, "")
    seat_with_calls.until(lambda: page.model.rowCount() > len((ROAD, OTHER)))
    assert lit_cells(page) == {}


@pytest.mark.parametrize("source", KEPT, ids=[source.title for source in KEPT])
def test_every_register_lights_what_it_is_asked(seat: Seat, source: Source) -> None:
    seat.window.go_to(source.section)
    seat.settle()
    page: Any = seat.page(source.section)
    page.show_filter(source.wanted("آبرسانی"))
    cells: MarkedTexts = page.table.painter._found
    seat.until(lambda: cells.lit("طرح آبرسانی شهر") is not None)
    assert cells.lit("طرح راه‌سازی شهر") is None


LONG = "درخواست مرمت راه و آسفالت جادهٔ روستای یکه‌باغ و روستاهای آن سوی رود تا پل"


@pytest.mark.parametrize("asked", ["یکه باغ", "پل", "روستای", "درخواست"])
@pytest.mark.usefixtures("qapp")
def test_what_was_found_is_in_sight_where_a_line_is_cut(asked: str) -> None:
    lit, metrics = _asked(asked), QFontMetrics(QApplication.font())
    words = LONG[slice(*lit.spans[0])]
    before = " ".join(LONG[: lit.spans[0][1]].split()[-3:])
    for room in range(metrics.horizontalAdvance(f"… {words} …"), 500, 10):
        cut = _cut(lit, metrics, room)
        assert cut.text[slice(*cut.spans[0])] == words
        assert metrics.horizontalAdvance(cut.text) <= room
        from_start = metrics.elidedText(LONG, Qt.TextElideMode.ElideRight, room)
        if cut.text != from_start:
            assert words not in from_start[:-1]
            assert cut.spans[0][0] > 1 or metrics.horizontalAdvance(f"…{before}…") > room


@pytest.mark.usefixtures("qapp")
def test_a_found_word_longer_than_its_room_is_lit_as_far_as_it_is_shown() -> None:
    metrics = QFontMetrics(QApplication.font())
    cut = _cut(_asked("روستاهای"), metrics, metrics.horizontalAdvance("…روست…"))
    assert cut.text.startswith("…رو")
    assert cut.spans[0][0] == 1
    # Where there is room for no letter of it the line begins as it does.
    room = metrics.horizontalAdvance("در…")
    assert _cut(_asked("روستاهای"), metrics, room).text.startswith("د")


@pytest.mark.usefixtures("qapp")
def test_signs_of_direction_are_no_letters_that_are_seen() -> None:
    day = "\u2066۱۴۰۵/۰۲/۱۳\u2069"
    text = f"پاسخ نامه آسفالت جاده تا {day} و {day} و {day}"
    lit = Lit(text, marked(text, (Phrase(("جاده",)),)))
    metrics = QFontMetrics(QApplication.font())
    for room in range(metrics.horizontalAdvance("…جاده…"), 300, 4):
        cut = _cut(lit, metrics, room)
        (span,) = cut.spans
        assert cut.text[slice(*span)] == "جاده"
        assert "…" not in cut.text[1 : span[1]]


@pytest.mark.usefixtures("qapp")
def test_a_telephone_is_not_begun_in_its_middle() -> None:
    """The sign that lets it be read from its left would be cut off."""
    text = "\u2066۰۹۱۵ ۱۲۳ ۴۵۶۷\u2069"
    lit = Lit(text, marked(text, (Phrase(("4567",)),)))
    assert lit.spans
    metrics = QFontMetrics(QApplication.font())
    for room in range(20, metrics.horizontalAdvance(text), 3):
        assert _cut(lit, metrics, room).text.startswith(text[:2])


def _asked(words: str) -> Lit:
    phrases = [Phrase((word,), is_open=True) for word in words.split()]
    return Lit(LONG, marked(LONG, phrases))


def test_no_more_texts_are_kept_than_are_seen_again() -> None:
    texts = MarkedTexts()
    texts.mark(Marks((Phrase(("اب",)),)))
    for number in range(KEPT_TEXTS + 5):
        assert texts.lit(f"آب {number}") is not None
    assert len(texts._lit) == KEPT_TEXTS
    assert texts.mark(Marks())
    assert texts.lit("آب ۱") is None
