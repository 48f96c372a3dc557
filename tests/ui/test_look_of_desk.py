"""Light, dark, or as the desk is; larger and smaller: at once, and nothing typed is lost."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from seat import Seat, key_of
from ui import look, theme
from ui.actions import ACTIONS
from ui.common.chip import Chip
from ui.common.jalali_month import JalaliMonth
from ui.common.message_bar import MessageBar
from ui.look import Scheme
from ui.sections import SECTIONS
from ui.theme import Tone

pytestmark = pytest.mark.usefixtures("as_before")


def colours_of(widget: QWidget) -> dict[str, int]:
    """Each colour in sight and how many pixels it has."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("B").cast("I")
    return {f"#{pixel & 0xFFFFFF:06X}": count for pixel, count in Counter(pixels).items()}


SECTION_NAMES = [one.name for one in SECTIONS]
KEYS = {entry.name: entry.shortcut for entry in ACTIONS}

#: Grounds that only one of the themes has.
OF_LIGHT = {theme.LIGHT.background, theme.LIGHT.surface, theme.LIGHT.accent_soft}
OF_DARK = {theme.DARK.background, theme.DARK.surface, theme.DARK.accent_soft}


def grounds(widget: QWidget) -> set[str]:
    """The colours that cover more than a trace of a widget."""
    found = colours_of(widget)
    whole = sum(found.values())
    return {name for name, count in found.items() if count > whole / 500}


def switch(seat: Seat) -> None:
    seat.press(KEYS["switch_theme"])
    seat.settle()


@pytest.mark.parametrize("section", SECTION_NAMES)
def test_every_page_goes_dark_and_back(seat: Seat, section: str) -> None:
    seat.press(key_of(section))
    seat.settle()
    assert grounds(seat.window) & OF_LIGHT
    switch(seat)
    dark = grounds(seat.window)
    assert dark & OF_DARK
    assert not dark & OF_LIGHT
    switch(seat)
    assert not grounds(seat.window) & OF_DARK


def test_what_is_typed_and_the_cursor_stay(seat: Seat) -> None:
    seat.press("F2")
    seat.write_in("subject", "لایروبی کانال")
    focused = QApplication.focusWidget()
    form = seat.form()
    switch(seat)
    assert seat.form() is form
    assert form.fields["subject"].value() == "لایروبی کانال"
    assert QApplication.focusWidget() is focused
    assert not grounds(form) & OF_LIGHT
    form.is_changed = False


def test_a_bar_that_stands_takes_the_other_colours(seat: Seat) -> None:
    seat.window.say("ارتباط قطع است.", Tone.DANGER)
    bar = seat.page().findChild(MessageBar)
    assert theme.LIGHT.danger_soft in grounds(bar)
    switch(seat)
    assert theme.DARK.danger_soft in grounds(bar)
    label = bar.findChild(QLabel)
    assert label.palette().color(label.foregroundRole()) == QColor(theme.DARK.danger)


def test_icons_and_chips_follow(seat: Seat) -> None:
    chip = seat.page().findChild(Chip)
    button = seat.window.findChild(QPushButton, "section settings")
    assert isinstance(button, QPushButton)
    seat.until(lambda: not button.icon().isNull())
    before = button.icon().pixmap(20, 20).toImage()
    chip.show_state("مختومه", Tone.SUCCESS)
    switch(seat)
    assert button.icon().pixmap(20, 20).toImage() != before
    assert theme.DARK.success_soft in colours_of(chip)


def test_the_month_is_painted_in_the_theme(seat: Seat) -> None:
    month = JalaliMonth(seat.window)
    switch(seat)
    assert theme.DARK.surface in grounds(month)
    month.deleteLater()


def test_the_choice_is_kept_and_stands_in_the_settings(seat: Seat) -> None:
    switch(seat)
    assert look.wanted_scheme(seat.window.settings) is Scheme.DARK
    seat.press(key_of("settings"))
    seat.settle()
    tabs = seat.page("settings").tabs
    tabs.setCurrentIndex(tabs.count() - 1)
    assert seat.form().fields["scheme"].value() is Scheme.DARK
    seat.form().fields["scheme"].set_value(Scheme.LIGHT)
    seat.form().save()
    assert theme.CURRENT is theme.LIGHT
    assert look.wanted_scheme(seat.window.settings) is Scheme.LIGHT


def test_a_desk_that_follows_changes_with_its_desktop(qapp: QApplication, seat: Seat) -> None:
    settings = seat.window.settings
    settings.setValue(look.SCHEME, Scheme.DESK.value)
    look.follow_desk(settings)
    hints = qapp.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.CURRENT is theme.DARK
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.CURRENT is theme.LIGHT
    settings.setValue(look.SCHEME, Scheme.LIGHT.value)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.CURRENT is theme.LIGHT


def test_the_type_grows_and_shrinks_by_keys(seat: Seat) -> None:
    table = seat.page().table
    before = table.rowHeight(0)
    seat.press("F2")
    lines = seat.form().fields["request"].editor
    # What the form asks for; what it gets beyond depends on the room that is left.
    high = lines.minimumHeight()
    seat.window.settings.setValue(look.TYPE_SIZE, theme.LARGEST_TYPE - 1)
    look.dress(seat.window.settings)
    for _ in range(2):
        seat.press(KEYS["larger_type"])
    assert theme.POINTS == theme.LARGEST_TYPE
    assert QApplication.font().pointSize() == theme.LARGEST_TYPE
    assert table.rowHeight(0) > before * 1.3
    assert lines.minimumHeight() > high * 1.2
    seat.press(KEYS["usual_type"])
    for _ in range(2):
        seat.press(KEYS["smaller_type"])
    assert theme.POINTS == theme.SMALLEST_TYPE
    seat.press(KEYS["usual_type"])
    assert table.rowHeight(0) == before
    assert lines.minimumHeight() == high


@pytest.mark.parametrize("kept", ["", "بزرگ", "-3", "10.5", "900", "0"])
def test_nonsense_kept_for_the_look_is_passed_over(settings: QSettings, kept: str) -> None:
    for key in (look.TYPE_SIZE, look.SCALE, look.SCHEME):
        settings.setValue(key, kept)
    assert look.wanted_type(settings) == theme.USUAL_TYPE
    assert look.wanted_scale(settings) == look.USUAL_SCALE
    assert look.wanted_scheme(settings) is Scheme.DESK


@pytest.fixture
def settings(tmp_path: object) -> QSettings:
    return QSettings(f"{tmp_path}/desk.ini", QSettings.Format.IniFormat)


def test_the_scale_is_told_to_qt_and_one_from_outside_stays(
    settings: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    monkeypatch.delenv(look.SCALE_VARIABLE, raising=False)
    look.prepare_scale(settings)
    assert look.SCALE_VARIABLE not in os.environ
    settings.setValue(look.SCALE, 150)
    monkeypatch.setenv(look.SCALE_VARIABLE, "2")
    look.prepare_scale(settings)
    assert os.environ[look.SCALE_VARIABLE] == "2"
    monkeypatch.delenv(look.SCALE_VARIABLE)
    look.prepare_scale(settings)
    assert os.environ[look.SCALE_VARIABLE] == "1.5"
    monkeypatch.delenv(look.SCALE_VARIABLE)


def test_the_row_under_the_pointer_is_painted_whole(seat: Seat) -> None:
    table = seat.page().table
    seat.press("F2")
    seat.write_in("subject", "دوم")
    seat.form().is_changed = False
    seat.press("Esc")
    port = table.viewport()
    assert theme.LIGHT.hover not in grounds(port)
    QTest.mouseMove(port, QPoint(20, table.rowHeight(0) + 8))
    if table.model().rowCount() > 1:
        assert theme.LIGHT.hover in grounds(port)


def test_a_narrow_window_keeps_everything_in_reach(seat: Seat) -> None:
    """1366 by 768 at 150 per cent leaves 910 by 490: the navigation folds, a form has it all."""
    seat.window.resize(910, 490)
    seat.settle()
    assert seat.window.size().width() == 910
    button = seat.window.findChild(QPushButton, "section contacts")
    assert isinstance(button, QPushButton)
    assert button.text() == ""
    assert button.accessibleName()
    seat.press("F2")
    form = seat.form()
    assert not seat.page().table.isVisible()
    for one in form.findChildren(QPushButton):
        if one.isVisible() and one.parentWidget() is form:
            assert one.width() >= one.minimumSizeHint().width()
            corner = one.mapTo(form, QPoint(0, 0))
            assert form.rect().contains(corner)
    for name, field in form.fields.items():
        if field.isVisible():
            field.setFocus()
            port = form._scroll.viewport()
            # The cursor's line, of an editor that may be higher than the room.
            at = field.editor.mapTo(port, QPoint(0, 20))
            assert 0 <= at.y() <= port.height(), name
    form.is_changed = False
    seat.press("Esc")
    assert seat.page().table.isVisible()
    seat.window.resize(1366, 768)
    seat.settle()
    assert "اشخاص" in button.text()


@pytest.mark.parametrize("section", SECTION_NAMES)
@pytest.mark.parametrize("size", [(910, 490), (1366, 768)])
def test_no_page_cuts_its_buttons(seat: Seat, section: str, size: tuple[int, int]) -> None:
    seat.window.resize(*size)
    seat.press(key_of(section))
    seat.settle()
    cut = [
        one.text()
        for one in seat.page(section).findChildren(QPushButton)
        if one.isVisible() and one.width() < one.minimumSizeHint().width()
    ]
    assert not cut
