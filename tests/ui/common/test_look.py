"""The look: readable contrast, right-to-left everywhere, no Latin-lettered words, no leaks."""

from __future__ import annotations

import gc
import re
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QTabWidget,
    QWidget,
)

from app.phone_calls import AttemptOutcome, call_sheet
from seat import Seat, key_of
from ui import theme
from ui.common import call_steps
from ui.phone_calls import step_forms
from ui.sections import SECTIONS
from ui.theme import Tone

READABLE = 4.5


def grounds(colours: theme.Theme) -> Iterator[tuple[str, str]]:
    """Every text colour with what the sheet and the painters lay behind it."""
    c = colours
    for ground in (c.background, c.surface, c.raised, c.hover, c.accent_soft, c.border):
        yield c.text, ground
    for ground in (c.background, c.surface, c.raised):
        yield c.muted, ground
    for ground in (c.surface, c.raised, c.hover, c.accent_soft):
        yield c.accent, ground
    yield from ((c.on_accent, c.accent), (c.on_accent, c.accent_hover))
    yield from ((c.danger, c.surface), (c.danger, c.raised), (c.surface, c.text))
    for tone in Tone:
        strong, soft = c.tone(tone)
        yield strong, soft
        yield c.text, soft
        # A bar's one action is written in the accent's colour.
        yield c.accent, soft


GROUNDS = tuple(
    pytest.param(*pair, id=f"{colours.name} {pair[0]} on {pair[1]}")
    for colours in (theme.LIGHT, theme.DARK)
    for pair in grounds(colours)
)


def light(colour: str) -> float:
    """WCAG's relative luminance."""
    made = QColor(colour)
    channels = (made.redF(), made.greenF(), made.blueF())
    linear = [c / 12.92 if c <= 0.03928 else float(((c + 0.055) / 1.055) ** 2.4) for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("text", "ground"), GROUNDS)
def test_text_can_be_read_on_its_ground(text: str, ground: str) -> None:
    brighter, darker = sorted((light(text), light(ground)), reverse=True)
    assert (brighter + 0.05) / (darker + 0.05) >= READABLE


#: Keys, file kinds and what is Latin by nature; everything else must be Persian.
ALLOWED = re.compile(
    r"B Nazanin\.ttf|vCard|ECE|PNG|JPEG"
    # What is to be installed where scans cannot be read, as its packages are called.
    r"|tesseract(-ocr(-fas)?)?"
    r"|(Ctrl|Shift|Alt|Esc|Enter|Return|Ins|Del|Tab|Space|PgUp|PgDown|Home|End|Up|Down|Left|Right|PDF|F\d{1,2}|[A-Z])"
    r"(?=$|[^A-Za-z])"
    r"|\{(year|yy|serial)(:\d+)?\}"
    r"|Gregorian|January|February|March|April|May|June|July|August|September|October|November"
    r"|December"
)


def foreign(text: str) -> str:
    """The Latin letters of a text that have no business there."""
    return "".join(re.findall(r"[A-Za-z]+", ALLOWED.sub("", text)))


def texts_of(widget: QWidget) -> Iterator[str]:
    """Every word a person may see on a widget."""
    for inside in (widget, *widget.findChildren(QWidget)):
        yield inside.toolTip()
        yield inside.accessibleName()
        if isinstance(inside, QLabel | QAbstractButton):
            yield inside.text()
        if isinstance(inside, QLineEdit):
            yield inside.placeholderText()
        if isinstance(inside, QComboBox):
            yield from (inside.itemText(place) for place in range(inside.count()))
        if isinstance(inside, QTabWidget):
            yield from (inside.tabText(place) for place in range(inside.count()))
        if isinstance(inside, QTableView):
            header = inside.model()
            for place in range(header.columnCount()):
                yield str(header.headerData(place, Qt.Orientation.Horizontal) or "")
    for action in widget.findChildren(QAction):
        yield action.text()
        yield action.toolTip()


def check_words(widget: QWidget) -> None:
    found = {text for text in texts_of(widget) if foreign(text)}
    assert not found


def check_direction(widget: QWidget) -> None:
    """Everything runs right to left, but the lines that hold numbers and codes."""
    wrong = [
        inside
        for inside in widget.findChildren(QWidget)
        if inside.layoutDirection() is not Qt.LayoutDirection.RightToLeft
        and not isinstance(inside, QLineEdit)
        and not isinstance(inside.parent(), QLineEdit)
    ]
    assert not wrong


def test_the_rule_finds_what_is_foreign() -> None:
    assert foreign("Cancel") == "Cancel"
    assert foreign("ثبت Ctrl+Enter") == ""
    assert foreign("&OK")


SECTION_KEYS = {one.name: key_of(one.name) for one in SECTIONS}


@pytest.mark.parametrize("section", SECTION_KEYS)
def test_every_page_is_persian_and_right_to_left(seat: Seat, section: str) -> None:
    seat.press(SECTION_KEYS[section])
    seat.settle()
    assert seat.page(section).isVisible()
    check_words(seat.window)
    check_direction(seat.window)


def test_every_settings_tab_is_persian(seat: Seat) -> None:
    seat.press(key_of("settings"))
    seat.settle()
    tabs = seat.page("settings").tabs
    assert tabs.count() >= 8
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        seat.settle()
        seat.form().save("stay")
        seat.settle()
        check_words(seat.window)
        check_direction(seat.window)


def steps(seat: Seat) -> list[Callable[[], QWidget]]:
    sheet = seat.other.read(call_sheet, seat.current().id)
    window = seat.window

    def saved(_number: int, _after: str) -> None:
        """Nothing is saved here."""

    return [
        lambda: step_forms.note_form(window, sheet, saved),
        *(
            lambda outcome=outcome: call_steps.attempt_form(window, sheet, outcome, saved)
            for outcome in (AttemptOutcome.TOLD, AttemptOutcome.TOLD_TO_RELATIVE)
        ),
        lambda: call_steps.later_form(window, sheet, saved),
        lambda: call_steps.kept_form(window, sheet, saved),
        lambda: step_forms.reason_form(window, sheet, annul=True, saved=saved),
        lambda: step_forms.reason_form(window, sheet, annul=False, saved=saved),
        lambda: step_forms.finish_form(window, sheet, saved),
    ]


def test_every_form_of_a_call_is_persian(seat: Seat) -> None:
    for make in steps(seat):
        seat.page().open_form(make())
        check_words(seat.window)
        check_direction(seat.window)
        seat.press("Ctrl+Return")
        seat.settle()
        check_words(seat.window)
        form = seat.page().current_form()
        if form is not None:
            form.is_changed = False
            form.close_form()
    for key in ("F2", "Ctrl+F2", "Return"):
        seat.press(key)
        check_words(seat.window)
        check_direction(seat.window)
        seat.form().is_changed = False
        seat.press("Esc")
    seat.press("Ctrl+Shift+N")
    check_words(seat.window)
    check_direction(seat.window)
    seat.press("Esc")


def test_a_closed_form_is_freed(seat: Seat) -> None:
    left: list[weakref.ref[QWidget]] = []
    for key in ("F2", "Return", "Ctrl+Shift+N"):
        seat.press(key)
        left.append(weakref.ref(seat.form()))
        seat.press("Esc")
        seat.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    seat.settle()
    gc.collect()
    assert [form() for form in left] == [None, None, None]


def test_a_hundred_forms_leave_no_widgets(seat: Seat) -> None:
    def widgets() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        return len(seat.window.findChildren(QWidget))

    for _ in range(3):
        seat.press("F2")
        seat.press("Esc")
    before = widgets()
    for _ in range(20):
        seat.press("F2")
        seat.press("Esc")
    assert widgets() == before
