"""The look of this desk: light or dark, how large, and following what the desk itself chose.

Colours and the size of the type change at once. The scale of the whole window is Qt's own factor,
which every picture, line and paper preview obeys; Qt reads it once, so it holds from the next
start. It multiplies what the desk's own scaling asks for.
"""

from __future__ import annotations

import os
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from ui import theme

if TYPE_CHECKING:
    from ui.main_window import MainWindow

TYPE_SIZE: Final = "look/type_size"
SCHEME: Final = "look/theme"
SCALE: Final = "look/scale"

#: Per cent of the desk's own size.
USUAL_SCALE: Final = 100
SCALES: Final = (USUAL_SCALE, 125, 150)
SCALE_VARIABLE: Final = "QT_SCALE_FACTOR"


class Scheme(Enum):
    """Which theme a desk wants."""

    LIGHT = "light"
    DARK = "dark"
    DESK = "desk"


def wanted_scheme(settings: QSettings) -> Scheme:
    """The desk's choice; without one, as the desk itself is."""
    kept = str(settings.value(SCHEME, ""))
    return next((scheme for scheme in Scheme if scheme.value == kept), Scheme.DESK)


def wanted_type(settings: QSettings) -> int:
    """Points of the base type; the usual when none, or nonsense, is kept."""
    sizes = range(theme.SMALLEST_TYPE, theme.LARGEST_TYPE + 1)
    return _kept(settings, TYPE_SIZE, sizes, theme.USUAL_TYPE)


def wanted_scale(settings: QSettings) -> int:
    """Per cent of the desk's own size."""
    return _kept(settings, SCALE, SCALES, USUAL_SCALE)


def _kept(settings: QSettings, key: str, known: range | tuple[int, ...], usual: int) -> int:
    words = str(settings.value(key, usual))
    number = int(words) if words.isdecimal() else usual
    return number if number in known else usual


def prepare_scale(settings: QSettings) -> None:
    """Tell Qt the scale before its application is made; one given from outside stays."""
    scale = wanted_scale(settings)
    if scale != USUAL_SCALE:
        os.environ.setdefault(SCALE_VARIABLE, str(scale / 100))


def dress(settings: QSettings) -> None:
    """Give the program the look this desk wants, also while its windows are open."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        theme.dress(application, wanted_type(settings), _colours(application, settings))


def _colours(application: QApplication, settings: QSettings) -> theme.Theme:
    hints = application.styleHints()
    scheme = wanted_scheme(settings)
    if scheme is Scheme.DESK:
        hints.unsetColorScheme()
        is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
    else:
        is_dark = scheme is Scheme.DARK
        # The window's own frame and the desk's dialogs follow where the desk allows it.
        hints.setColorScheme(Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light)
    return theme.DARK if is_dark else theme.LIGHT


def follow_desk(settings: QSettings) -> None:
    """Change when the desk changes between light and dark, if this desk wants that."""
    application = QApplication.instance()
    if isinstance(application, QApplication):

        def changed(scheme: Qt.ColorScheme) -> None:
            colours = theme.DARK if scheme is Qt.ColorScheme.Dark else theme.LIGHT
            if wanted_scheme(settings) is Scheme.DESK and colours is not theme.CURRENT:
                theme.dress(application, theme.POINTS, colours)

        application.styleHints().colorSchemeChanged.connect(changed)


def switch_theme(window: MainWindow) -> None:
    """From light to dark or back; it stays so until it is switched again."""
    chosen = Scheme.LIGHT if theme.CURRENT is theme.DARK else Scheme.DARK
    window.settings.setValue(SCHEME, chosen.value)
    dress(window.settings)


def larger_type(window: MainWindow) -> None:
    """One point larger, as far as it goes."""
    _set_type(window, min(theme.POINTS + 1, theme.LARGEST_TYPE))


def smaller_type(window: MainWindow) -> None:
    """One point smaller, as far as it goes."""
    _set_type(window, max(theme.POINTS - 1, theme.SMALLEST_TYPE))


def usual_type(window: MainWindow) -> None:
    """The usual size again."""
    _set_type(window, theme.USUAL_TYPE)


def _set_type(window: MainWindow, points: int) -> None:
    window.settings.setValue(TYPE_SIZE, points)
    dress(window.settings)
