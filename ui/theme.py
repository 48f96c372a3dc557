"""Colours, type and spacing: the one place that names them; widgets ask for tokens.

A widget says what it is (`set_kind`), what it warns of (`set_tone`), which picture it carries
(`set_icon`) and how wide it is at the usual type (`keep_width`). `dress` then changes the colours
or the size of the type of a window that is open, and nothing in it has to be made anew. What is
painted by hand asks `theme.CURRENT` while it paints and never keeps a colour.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from resources.locate import resource_path
from ui import icon_set

FAMILY: Final = "Vazirmatn"
WEIGHTS: Final = ("Regular", "Medium", "SemiBold", "Bold")

#: Points of the base type a desk may choose between.
SMALLEST_TYPE, USUAL_TYPE, LARGEST_TYPE = 9, 10, 14

SPACE: Final = (4, 8, 12, 16, 24)
CONTROL_RADIUS: Final = 8
CARD_RADIUS: Final = 12
#: Pixels at the usual type; `scaled` gives them at this desk's.
ROW_HEIGHT: Final = 40
CHIP_HEIGHT: Final = 24


class Tone(Enum):
    """What a chip or a bar says by its colour, besides its text."""

    DANGER = "danger"
    WARNING = "warning"
    SUCCESS = "success"
    INFORMATION = "information"
    ACCENT = "accent"
    QUIET = "quiet"


@dataclass(frozen=True)
class Theme:
    """The colours of one theme; a soft one lies behind text in the strong one.

    Attributes:
        hover: Behind what the pointer is on.
        edge: Around what can be typed in, and the handles of scroll bars.
        surround: Around a sheet of paper.
        accent_hover: The primary button under the pointer.
    """

    name: str
    background: str
    surface: str
    raised: str
    hover: str
    border: str
    edge: str
    surround: str
    text: str
    muted: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str
    information: str
    information_soft: str
    accent: str
    accent_soft: str
    accent_hover: str
    on_accent: str

    def tone(self, tone: Tone) -> tuple[str, str]:
        """The strong and the soft colour of a tone."""
        if tone is Tone.QUIET:
            return self.muted, self.background
        return getattr(self, tone.value), getattr(self, f"{tone.value}_soft")


LIGHT: Final = Theme(
    name="light",
    background="#F5F6F8",
    surface="#FFFFFF",
    raised="#FBFBFC",
    hover="#EFF2F5",
    border="#E2E5EA",
    edge="#CBD1D9",
    surround="#D9DDE3",
    text="#1C2530",
    muted="#5F6B79",
    danger="#B83A2B",
    danger_soft="#FBE9E6",
    warning="#90620F",
    warning_soft="#FCF2DB",
    success="#2A7548",
    success_soft="#E3F3E9",
    information="#2A62A5",
    information_soft="#E5EFFA",
    accent="#0C7473",
    accent_soft="#E0F1F0",
    accent_hover="#0A6160",
    on_accent="#FFFFFF",
)

DARK: Final = Theme(
    name="dark",
    background="#11161B",
    surface="#1A2128",
    raised="#1F2730",
    hover="#242E38",
    border="#2C3641",
    edge="#465462",
    surround="#0C1014",
    text="#E7EBF0",
    muted="#94A1B0",
    danger="#F08C7D",
    danger_soft="#3B201D",
    warning="#E5B75A",
    warning_soft="#382C14",
    success="#6CC693",
    success_soft="#173326",
    information="#7FB2EC",
    information_soft="#182C44",
    accent="#3DB8AE",
    accent_soft="#16383A",
    accent_hover="#5CCBC2",
    on_accent="#0B1517",
)

#: The theme in force and the points of its type; only `dress` changes them.
CURRENT: Theme = LIGHT
POINTS: int = USUAL_TYPE

#: Before the name of an icon that is turned from left to right on purpose.
MIRRORED: Final = "mirrored:"

_ICON: Final = "icon name"
_WIDTH: Final = "width at the usual type"


def scaled(pixels: float) -> int:
    """Pixels given for the usual type, at this desk's type."""
    return round(pixels * POINTS / USUAL_TYPE)


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Make the shipped typeface known to Qt."""
    for weight in WEIGHTS:
        path = resource_path(f"fonts/Vazirmatn/Vazirmatn-{weight}.ttf")
        QFontDatabase.addApplicationFont(str(path))


def font(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The typeface at a size and weight."""
    made = QFont(FAMILY)
    made.setPointSizeF(points)
    made.setWeight(weight)
    return made


@lru_cache(maxsize=256)
def _icon(name: str, ink: str, chosen: str) -> QIcon:
    plain = name.removeprefix(MIRRORED)
    return icon_set.icon(plain, ink, chosen, mirrored=plain is not name)


@lru_cache(maxsize=512)
def icon_picture(name: str, ink: str, pixels: int, ratio: float = 1.0) -> QPixmap:
    """An icon of the one set for whoever paints by hand.

    Args:
        name: Its Material Design name.
        ink: A colour of the theme.
        pixels: Its width and height.
        ratio: Of the screen's own pixels to ours.
    """
    return _icon(name, ink, ink).pixmap(QSize(pixels, pixels), ratio)


def set_icon(target: QAbstractButton | QAction, name: str) -> None:
    """Give a button or an action an icon of the one set, which follows the theme.

    Args:
        target: What carries it.
        name: Its Material Design name, e.g. «phone», behind `MIRRORED` to turn it.
    """
    target.setProperty(_ICON, name)
    target.setIcon(_icon(name, CURRENT.muted, CURRENT.accent))


def keep_width(widget: QWidget, pixels: int) -> None:
    """Fix a widget's width, given at the usual type; it grows and shrinks with the type."""
    widget.setProperty(_WIDTH, pixels)
    widget.setFixedWidth(scaled(pixels))


def set_kind(widget: QWidget, kind: str) -> None:
    """Name what a widget is, so that the style sheet knows it; restyles it at once."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        _polish_anew(widget)


def set_tone(widget: QWidget, tone: Tone) -> None:
    """Lay a tone's soft colour behind a bar or a label and write on it in the strong one."""
    widget.setProperty("tone", tone.value)
    _polish_anew(widget)
    for label in widget.findChildren(QLabel):
        _polish_anew(label)


def _polish_anew(widget: QWidget) -> None:
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # never shown yet: it is dressed when it is
    widget.style().unpolish(widget)
    widget.style().polish(widget)


#: The application's property that says its style is set.
STYLED: Final = "daftar style"


def dress(
    application: QApplication, points: int = USUAL_TYPE, colours: Theme | None = None
) -> None:
    """Give the whole program its look, also while its windows are open.

    Args:
        application: The one application.
        points: Of the base type.
        colours: The theme; without it the one in force stays.
    """
    global CURRENT, POINTS  # the look is one for the whole program
    CURRENT, POINTS = colours or CURRENT, points
    load_fonts()
    # Under a style sheet Qt no longer says which style it stands on.
    if application.property(STYLED) is None:
        application.setStyle("Fusion")
        application.setProperty(STYLED, True)
    # Each of these goes through every widget there is, so what stands already is left alone.
    if application.font() != font(points):
        application.setFont(font(points))
    if application.palette().window().color() != QColor(CURRENT.background):
        application.setPalette(palette(CURRENT))
    sheet = style_sheet(CURRENT, points)
    if application.styleSheet() != sheet:
        application.setStyleSheet(sheet)
    for widget in application.allWidgets():
        _dress_widget(widget)


def _dress_widget(widget: QWidget) -> None:
    width = widget.property(_WIDTH)
    if width:
        widget.setFixedWidth(scaled(width))
    carriers: list[QAction | QAbstractButton] = [*widget.actions()]
    if isinstance(widget, QAbstractButton):
        carriers.append(widget)
    for carrier in carriers:
        name = carrier.property(_ICON)
        if name:
            set_icon(carrier, name)


def palette(theme: Theme) -> QPalette:
    """What Fusion draws by itself."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.background,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.raised,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.danger,
        QPalette.ColorRole.Highlight: theme.accent_soft,
        QPalette.ColorRole.HighlightedText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.ToolTipBase: theme.text,
        QPalette.ColorRole.ToolTipText: theme.surface,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.Light: theme.raised,
        QPalette.ColorRole.Midlight: theme.hover,
        QPalette.ColorRole.Mid: theme.edge,
        #: The ground of the print preview.
        QPalette.ColorRole.Dark: theme.surround,
        QPalette.ColorRole.Shadow: theme.border,
        QPalette.ColorRole.Accent: theme.accent,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    faded = (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    )
    for role in faded:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return made


def style_sheet(theme: Theme, points: int) -> str:
    """The program's one style sheet.

    Args:
        theme: Its colours.
        points: Of the base type; lines, paddings and pictures grow with it.
    """
    from ui.style_sheet import SHEET, TONED

    def grown(pixels: int) -> int:
        return round(pixels * points / USUAL_TYPE)

    values = {field.name: getattr(theme, field.name) for field in fields(Theme)}
    sizes = {f"px{pixels}": grown(pixels) for pixels in (10, 12, 16, 22, 26, 30, 60)}
    tones = []
    for tone in Tone:
        strong, soft = theme.tone(tone)
        tones.append(TONED.format(tone=tone.value, strong=strong, soft=soft))
    whole: str = SHEET.format(
        **values,
        **sizes,
        icons=resource_path(f"icons/{theme.name}").as_posix(),
        family=FAMILY,
        base=points,
        small=points - 1,
        heading=points + 1,
        title=points + 5,
        dial=2 * points + 8,
        figure=2 * points + 4,
        control=CONTROL_RADIUS,
        card=CARD_RADIUS,
    )
    return whole + "".join(tones)


def empty_picture(size: QSize) -> QPixmap:
    """A picture nothing is painted on yet, to be looked through."""
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
