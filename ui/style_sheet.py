"""The program's one style sheet, with the theme's tokens left open (`ui.theme` fills them in)."""

from __future__ import annotations

from typing import Final

#: What lies on the soft colour of a tone, in the strong one.
TONED: Final[str] = """
QFrame[tone="{tone}"] {{ background: {soft}; border: none; border-radius: 8px; }}
QFrame[kind="strip"][tone="{tone}"] {{ border-radius: 0; }}
QLabel[tone="{tone}"] {{ background: {soft}; border-radius: 8px; padding: 4px 14px; }}
QLabel[tone="{tone}"], QFrame[tone="{tone}"] QLabel {{ color: {strong}; }}
QLabel[kind="figure"][tone="{tone}"] {{ background: transparent; padding: 0; }}
"""

SHEET: Final[str] = """
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
QWidget[kind="help"] {{
    background: {surface}; border: none; border-right: 1px solid {border};
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
QLabel[kind="figure"] {{ font-size: {figure}pt; font-weight: 700; }}
QPushButton[kind="figure"] {{
    background: {surface}; border: 1px solid {border}; border-radius: {card}px; padding: 0;
    min-height: {px60}px; max-height: {px60}px;
}}
QPushButton[kind="figure"]:hover {{ border-color: {muted}; }}
QPushButton[kind="figure"]:focus {{ border: 2px solid {accent}; }}
QLabel[kind="brand"] {{ color: {accent}; font-size: {title}pt; font-weight: 700; }}

QLineEdit, QPlainTextEdit, QTextEdit[kind="rich"], QComboBox, QSpinBox {{
    background: {surface}; color: {text}; border: 1px solid {edge};
    border-radius: {control}px; padding: 6px 10px;
    selection-background-color: {accent_soft}; selection-color: {text};
}}
QTextEdit[kind="lines"], QTextBrowser {{
    background: transparent; border: none;
    selection-background-color: {accent_soft}; selection-color: {text};
}}
QLineEdit, QComboBox, QSpinBox {{ min-height: {px22}px; }}
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit[kind="rich"]:hover, QComboBox:hover,
QSpinBox:hover {{
    border-color: {muted};
}}
QWidget[kind="inside"] QLineEdit, QWidget[kind="inside"] QComboBox,
QWidget[kind="inside"] QSpinBox {{ padding: 4px 10px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit[kind="rich"]:focus, QComboBox:focus,
QSpinBox:focus {{
    border: 2px solid {accent}; padding: 5px 9px;
}}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QTextEdit[kind="rich"][wrong="true"],
QComboBox[wrong="true"] {{
    border: 2px solid {danger}; padding: 5px 9px;
}}
QWidget[kind="inside"] QLineEdit:focus, QWidget[kind="inside"] QComboBox:focus,
QWidget[kind="inside"] QSpinBox:focus, QWidget[kind="inside"] QLineEdit[wrong="true"],
QWidget[kind="inside"] QComboBox[wrong="true"] {{ padding: 3px 9px; }}
QLineEdit:read-only, QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{
    background: {raised}; color: {muted}; border-color: {border};
}}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{
    subcontrol-origin: padding; subcontrol-position: center left; width: {px26}px; border: none;
}}
QComboBox::down-arrow {{
    image: url({icons}/chevron-down.svg); width: {px12}px; height: {px12}px;
}}
QComboBox QAbstractItemView {{
    background: {surface}; border: 1px solid {edge}; padding: 4px; outline: none;
    selection-background-color: {accent_soft}; selection-color: {text};
}}
QComboBox QAbstractItemView::item {{ min-height: {px30}px; padding: 0 8px; }}
QComboBox QAbstractItemView::item:selected {{ background: {accent_soft}; color: {text}; }}
QSpinBox::up-button, QSpinBox::down-button {{
    subcontrol-origin: border; width: {px22}px; border: none; background: transparent;
}}
QSpinBox::up-button {{ subcontrol-position: top left; }}
QSpinBox::down-button {{ subcontrol-position: bottom left; }}
QSpinBox::up-arrow {{ image: url({icons}/chevron-up.svg); width: {px10}px; height: {px10}px; }}
QSpinBox::down-arrow {{ image: url({icons}/chevron-down.svg); width: {px10}px; height: {px10}px; }}
QCheckBox, QRadioButton {{ spacing: 8px; background: transparent; padding: 2px; }}
QCheckBox:focus, QRadioButton:focus {{ color: {accent}; }}
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator, QTreeView::indicator,
QTableView::indicator {{
    width: {px16}px; height: {px16}px; border: 1px solid {muted}; border-radius: 4px;
    background: {surface};
}}
QRadioButton::indicator {{ border-radius: {px16}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {accent}; }}
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked,
QTableView::indicator:checked {{
    background: {accent}; border-color: {accent}; image: url({icons}/check.svg);
}}
QRadioButton::indicator:checked {{
    background: {accent}; border-color: {accent}; image: url({icons}/dot.svg);
}}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {accent}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {muted}; }}

QPushButton {{
    background: {surface}; color: {text}; border: 1px solid {edge};
    border-radius: {control}px; padding: 6px 14px; min-height: {px22}px;
}}
QPushButton:hover {{ background: {hover}; border-color: {muted}; }}
QPushButton:pressed {{ background: {border}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 5px 13px; }}
QPushButton:disabled {{ color: {muted}; background: {background}; border-color: {border}; }}
QPushButton[kind="primary"] {{
    background: {accent}; color: {on_accent}; border: 1px solid {accent}; font-weight: 600;
}}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{
    background: {accent_hover}; border-color: {accent_hover};
}}
QPushButton[kind="primary"]:focus {{ border: 2px solid {text}; }}
QPushButton[kind="primary"]:disabled {{
    background: {border}; border-color: {border}; color: {muted};
}}
QPushButton[kind="quiet"] {{
    background: transparent; border: 1px solid transparent; color: {accent}; padding: 4px 8px;
}}
QPushButton[kind="quiet"]:hover {{ background: {hover}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {accent}; padding: 3px 7px; }}
QFrame[tone] QPushButton[kind="quiet"]:hover {{ background: transparent; border-color: {accent}; }}
QPushButton[kind="section"] {{
    background: transparent; border: 1px solid transparent; text-align: left;
    padding: 8px 11px; border-radius: {control}px; icon-size: {px16}px;
}}
QPushButton[kind="section"]:hover {{ background: {hover}; }}
QPushButton[kind="section"]:focus {{ border: 2px solid {accent}; padding: 7px 10px; }}
QPushButton[kind="section"]:checked {{
    background: {accent_soft}; color: {accent}; font-weight: 600;
}}
QPushButton[kind="segment"] {{ border-radius: {control}px; padding: 4px 8px; }}
QPushButton[kind="segment"]:focus {{ padding: 3px 7px; }}
QPushButton[kind="list"] {{
    background: transparent; border: none; border-radius: {control}px; padding: 0; min-height: 0;
}}
QPushButton[kind="list"]:hover {{ background: {background}; }}
QPushButton[kind="list"]:focus {{ border: 1.5px solid {accent}; }}
QPushButton[kind="segment"]:checked {{
    background: {accent_soft}; color: {accent}; border-color: {accent}; font-weight: 600;
}}
QToolButton {{ background: transparent; border: none; border-radius: 6px; padding: 4px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:focus {{ border: 2px solid {accent}; padding: 2px; }}
QToolButton[kind="command"] {{
    padding: 3px 5px; min-height: {px22}px; icon-size: {px16}px; color: {muted};
}}
QToolButton[kind="command"]:checked {{ background: {accent_soft}; color: {accent}; }}

QTableView, QTreeView {{
    background: {surface}; border: none; gridline-color: transparent; outline: none;
    alternate-background-color: {raised};
    selection-background-color: {accent_soft}; selection-color: {text};
}}
QTableView::item {{ border-bottom: 1px solid {border}; padding: 0 8px; }}
QTreeView::item {{ min-height: {px26}px; }}
QTableView::item:selected, QTreeView::item:selected {{ background: {accent_soft}; color: {text}; }}
QHeaderView {{ background: {surface}; border: none; }}
QHeaderView::section {{
    background: {surface}; color: {muted}; border: none; border-bottom: 1px solid {edge};
    padding: 8px; font-size: {small}pt;
}}
QHeaderView::section:hover {{ color: {text}; }}
QHeaderView::up-arrow {{ image: url({icons}/chevron-up.svg); width: {px10}px; height: {px10}px; }}
QHeaderView::down-arrow {{
    image: url({icons}/chevron-down.svg); width: {px10}px; height: {px10}px;
}}
QTableCornerButton::section {{ background: {surface}; border: none; }}
QListView {{
    background: {surface}; border: 1px solid {edge}; border-radius: {control}px; outline: none;
    padding: 3px; alternate-background-color: {raised};
}}
QListView::item {{ min-height: {px26}px; padding: 0 6px; border-radius: 6px; color: {text}; }}
QListView::item:hover {{ background: {hover}; }}
QListView::item:selected {{ background: {accent_soft}; color: {text}; }}
QListView:focus {{ border: 2px solid {accent}; padding: 2px; }}
QFrame[kind="found"] {{
    background: {surface}; border: 1px solid {edge}; border-radius: {card}px;
}}
QListView[kind="found"], QListView[kind="found"]:focus {{ border: none; padding: 0; }}
QComboBox QListView, QComboBox QListView:focus {{
    border: 1px solid {edge}; border-radius: 0; padding: 4px;
}}
QScrollArea, QScrollArea > QWidget > QWidget[kind="inside"] {{
    background: transparent; border: none;
}}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 1px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 1px; }}
QScrollBar::handle {{
    background: {edge}; border-radius: 4px; min-height: 32px; min-width: 32px;
}}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QMenuBar {{ background: {surface}; border-bottom: 1px solid {border}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 5px 10px; border-radius: 6px; background: transparent; }}
QMenuBar::item:selected {{ background: {accent_soft}; color: {accent}; }}
QMenuBar::item:disabled {{ color: {muted}; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {edge}; padding: 6px; }}
QMenu::item {{ padding: 6px 26px 6px 26px; border-radius: 6px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {accent}; }}
QMenu::item:disabled {{ color: {muted}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 6px 8px; }}
QMenu::indicator {{ width: {px12}px; height: {px12}px; margin: 0 6px; }}
QMenu::indicator:checked {{ image: url({icons}/menu-check.svg); }}
QMenu::right-arrow, QMenu::left-arrow {{
    image: url({icons}/chevron-left.svg); width: {px10}px; height: {px10}px;
}}
QTabWidget::pane {{ border: none; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{
    background: transparent; color: {muted}; padding: 6px 14px; border: none;
    border-bottom: 2px solid transparent;
}}
QTabBar::tab:selected {{ color: {accent}; border-bottom: 2px solid {accent}; font-weight: 600; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:focus {{ color: {text}; }}
QTabBar::close-button {{ subcontrol-position: left; }}
QTabBar QToolButton {{ background: {surface}; border: 1px solid {border}; padding: 2px; }}
QTabBar QToolButton::right-arrow {{ image: url({icons}/chevron-right.svg); }}
QTabBar QToolButton::left-arrow {{ image: url({icons}/chevron-left.svg); }}
QListWidget[kind="side"] {{
    background: {surface}; border: 1px solid {border}; border-radius: {card}px; padding: 6px;
    outline: none;
}}
QListWidget[kind="side"]::item {{
    color: {muted}; padding: 4px 10px; border-radius: {control}px;
}}
QListWidget[kind="side"]::item:hover {{ color: {text}; background: {hover}; }}
QListWidget[kind="side"]::item:selected {{
    color: {accent}; background: {accent_soft}; font-weight: 600;
}}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {hover}; border-radius: 4px; }}
QGroupBox {{
    border: 1px solid {border}; border-radius: {control}px; margin-top: 10px; padding: 8px;
}}
QGroupBox::title {{ subcontrol-origin: margin; padding: 0 6px; color: {muted}; }}
QFrame[kind="note"] {{
    background: {raised}; border: 1px solid {border}; border-radius: {control}px;
}}
QProgressBar {{
    background: {border}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px;
}}
QProgressBar::chunk {{ background: {accent}; border-radius: 2px; }}
"""
