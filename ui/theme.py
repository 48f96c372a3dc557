"""Colours, type and spacing: the one place that names them; widgets ask for tokens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from resources.locate import resource_path

FAMILY: Final = "Vazirmatn"
WEIGHTS: Final = ("Regular", "Medium", "SemiBold", "Bold")

#: Points of the base type a desk may choose between.
SMALLEST_TYPE, USUAL_TYPE, LARGEST_TYPE = 9, 10, 14

SPACE: Final = (4, 8, 12, 16, 24)
CONTROL_RADIUS: Final = 8
CARD_RADIUS: Final = 12
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
    """The colours of one theme; a soft one lies behind text in the strong one."""

    background: str
    surface: str
    raised: str
    border: str
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
    on_accent: str

    def tone(self, tone: Tone) -> tuple[str, str]:
        """The strong and the soft colour of a tone."""
        if tone is Tone.QUIET:
            return self.muted, self.background
        return getattr(self, tone.value), getattr(self, f"{tone.value}_soft")


LIGHT: Final = Theme(
    background="#F5F6F8",
    surface="#FFFFFF",
    raised="#FBFBFC",
    border="#E2E5EA",
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
    on_accent="#FFFFFF",
)

#: The theme in force.
CURRENT: Final = LIGHT


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
def icon(name: str, colour: str = "") -> QIcon:
    """An icon of the one set, by its Material Design name, e.g. «phone»."""
    import qtawesome

    made: QIcon = qtawesome.icon(f"mdi6.{name}", color=colour or CURRENT.muted)
    return made


def dress(application: QApplication, points: int = USUAL_TYPE) -> None:
    """Give the whole program its look."""
    load_fonts()
    application.setStyle("Fusion")
    application.setFont(font(points))
    application.setPalette(palette(CURRENT))
    application.setStyleSheet(style_sheet(CURRENT, points))


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
        QPalette.ColorRole.Highlight: theme.accent_soft,
        QPalette.ColorRole.HighlightedText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.ToolTipBase: theme.text,
        QPalette.ColorRole.ToolTipText: theme.surface,
        QPalette.ColorRole.Link: theme.accent,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    return made


def set_kind(widget: QWidget, kind: str) -> None:
    """Name what a widget is, so that the style sheet knows it; restyles it at once."""
    widget.setProperty("kind", kind)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def style_sheet(theme: Theme, points: int) -> str:
    """The program's one style sheet."""
    values = {name: getattr(theme, name) for name in Theme.__dataclass_fields__}
    icons = resource_path("icons").as_posix()
    return _SHEET.format(
        **values,
        icons=icons,
        family=FAMILY,
        base=points,
        small=points - 1,
        heading=points + 1,
        title=points + 5,
        dial=2 * points + 8,
        control=CONTROL_RADIUS,
        card=CARD_RADIUS,
    )


_SHEET = """
* {{ font-family: "{family}"; }}
QWidget {{ color: {text}; }}
QMainWindow, QDialog, QWidget[kind="page"] {{ background: {background}; }}
QToolTip {{ background: {text}; color: {surface}; border: none; padding: 5px 8px; }}

QWidget[kind="card"] {{
    background: {surface}; border: 1px solid {border}; border-radius: {card}px;
}}
QWidget[kind="navigation"] {{
    background: {surface}; border: none; border-left: 1px solid {border};
}}
QWidget[kind="top"] {{ background: {surface}; border-bottom: 1px solid {border}; }}
QWidget[kind="foot"] {{ background: {surface}; border-top: 1px solid {border}; }}

QLabel {{ background: transparent; }}
QLabel[kind="title"] {{ font-size: {title}pt; font-weight: 700; }}
QLabel[kind="heading"] {{ font-size: {heading}pt; font-weight: 600; }}
QLabel[kind="label"], QLabel[kind="muted"] {{ color: {muted}; font-size: {small}pt; }}
QLabel[kind="strong"] {{ font-weight: 600; }}
QLabel[kind="problem"] {{ color: {danger}; font-size: {small}pt; }}
QLabel[kind="dial"] {{ font-size: {dial}pt; font-weight: 700; color: {accent}; }}
QLabel[kind="brand"] {{ color: {accent}; font-size: {title}pt; font-weight: 700; }}

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {{
    background: {surface}; color: {text}; border: 1px solid {border};
    border-radius: {control}px; padding: 6px 10px;
    selection-background-color: {accent_soft}; selection-color: {text};
}}
QTextEdit[kind="lines"] {{
    background: transparent; border: none;
    selection-background-color: {accent_soft}; selection-color: {text};
}}
QLineEdit, QComboBox, QSpinBox {{ min-height: 22px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {{
    border: 1.5px solid {accent};
}}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{
    border: 1.5px solid {danger};
}}
QLineEdit:read-only, QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{
    background: {raised}; color: {muted};
}}
QComboBox::drop-down {{
    subcontrol-origin: padding; subcontrol-position: center left; width: 26px; border: none;
}}
QComboBox::down-arrow {{ image: url({icons}/chevron-down.svg); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{
    background: {surface}; border: 1px solid {border}; padding: 4px; outline: none;
    selection-background-color: {accent_soft}; selection-color: {text};
}}
QComboBox QAbstractItemView::item {{ min-height: 30px; padding: 0 8px; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QCheckBox {{ spacing: 8px; background: transparent; }}
QCheckBox::indicator {{
    width: 16px; height: 16px; border: 1px solid {muted}; border-radius: 4px;
    background: {surface};
}}
QCheckBox::indicator:checked {{
    background: {accent}; border-color: {accent}; image: url({icons}/check.svg);
}}
QCheckBox::indicator:focus {{ border: 1.5px solid {accent}; }}

QPushButton {{
    background: {surface}; color: {text}; border: 1px solid {border};
    border-radius: {control}px; padding: 6px 14px; min-height: 22px;
}}
QPushButton:hover {{ background: {raised}; border-color: {muted}; }}
QPushButton:focus {{ border: 1.5px solid {accent}; }}
QPushButton:disabled {{ color: {muted}; background: {background}; }}
QPushButton[kind="primary"] {{
    background: {accent}; color: {on_accent}; border: 1px solid {accent}; font-weight: 600;
}}
QPushButton[kind="primary"]:focus {{ border: 1.5px solid {text}; }}
QPushButton[kind="primary"]:disabled {{
    background: {border}; border-color: {border}; color: {muted};
}}
QPushButton[kind="quiet"] {{
    background: transparent; border: none; color: {accent}; padding: 4px 8px;
}}
QPushButton[kind="quiet"]:focus {{ border: 1.5px solid {accent}; }}
QPushButton[kind="section"] {{
    background: transparent; border: none; text-align: left; padding: 9px 12px;
    border-radius: {control}px;
}}
QPushButton[kind="section"]:hover {{ background: {background}; }}
QPushButton[kind="section"]:focus {{ border: 1.5px solid {accent}; }}
QPushButton[kind="section"]:checked {{
    background: {accent_soft}; color: {accent}; font-weight: 600;
}}
QPushButton[kind="segment"] {{ border-radius: {control}px; padding: 6px 12px; }}
QPushButton[kind="segment"]:checked {{
    background: {accent_soft}; color: {accent}; border-color: {accent}; font-weight: 600;
}}
QToolButton {{ background: transparent; border: none; border-radius: 6px; padding: 4px; }}
QToolButton:hover {{ background: {background}; }}
QToolButton:focus {{ border: 1.5px solid {accent}; }}

QTableView {{
    background: {surface}; border: none; gridline-color: transparent; outline: none;
    selection-background-color: {accent_soft}; selection-color: {text};
}}
QTableView::item {{ border-bottom: 1px solid {border}; padding: 0 8px; }}
QHeaderView {{ background: {surface}; border: none; }}
QHeaderView::section {{
    background: {surface}; color: {muted}; border: none; border-bottom: 1px solid {border};
    padding: 8px; font-size: {small}pt;
}}
QTableCornerButton::section {{ background: {surface}; border: none; }}
QListView {{
    background: {surface}; border: 1px solid {border}; border-radius: {control}px; outline: none;
}}
QScrollArea, QScrollArea > QWidget > QWidget[kind="inside"] {{
    background: transparent; border: none;
}}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle {{
    background: {border}; border-radius: 3px; min-height: 32px; min-width: 32px;
}}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QMenuBar {{ background: {surface}; border-bottom: 1px solid {border}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 5px 10px; border-radius: 6px; background: transparent; }}
QMenuBar::item:selected {{ background: {accent_soft}; color: {accent}; }}
QMenu {{ background: {surface}; border: 1px solid {border}; padding: 6px; }}
QMenu::item {{ padding: 7px 26px 7px 26px; border-radius: 6px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {accent}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 6px 8px; }}
QTabWidget::pane {{ border: none; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{
    background: transparent; color: {muted}; padding: 6px 14px; border: none;
    border-bottom: 2px solid transparent;
}}
QTabBar::tab:selected {{ color: {accent}; border-bottom: 2px solid {accent}; font-weight: 600; }}
QTabBar::tab:focus {{ color: {text}; }}
QSplitter::handle {{ background: transparent; }}
QProgressBar {{
    background: {border}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px;
}}
QProgressBar::chunk {{ background: {accent}; border-radius: 2px; }}
"""
