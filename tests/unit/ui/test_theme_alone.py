"""Only the theme names a colour, and its pictures are drawn in its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resources.locate import resource_path
from ui import theme

ROOT = Path(__file__).resolve().parents[3]
SOURCES = [path for path in sorted((ROOT / "ui").rglob("*.py")) if path.name != "theme.py"]

#: A colour in so many words, one Qt knows by name, a colour of numbers, or a sheet of one's own.
COLOUR = re.compile(
    r"""["'][^"'\n]*\#[0-9A-Fa-f]{3,8}\b|QColor\(\s*["'\d]|GlobalColor|\brgba?\(|\.setStyleSheet\("""
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_widget_names_a_colour(path: Path) -> None:
    found = [line for line in path.read_text(encoding="utf-8").splitlines() if COLOUR.search(line)]
    assert not found


@pytest.mark.parametrize(
    "line", ['pen("#FFF")', 'QColor("red")', "QColor(1, 2, 3)", "Qt.GlobalColor.red", "rgb(1,2,3)"]
)
def test_the_rule_finds_a_colour(line: str) -> None:
    assert COLOUR.search(line)


def pictures(colours: theme.Theme) -> dict[str, str]:
    folder = resource_path(f"icons/{colours.name}")
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.svg")}


def test_both_themes_have_the_same_pictures_in_their_own_colours() -> None:
    light, dark = pictures(theme.LIGHT), pictures(theme.DARK)
    assert light
    assert light.keys() == dark.keys()
    names = theme.Theme.__dataclass_fields__.keys() - {"name"}
    for name, drawn in light.items():
        inks = set(re.findall(r"#[0-9A-F]{6}", drawn))
        tokens = {token for token in names if getattr(theme.LIGHT, token) in inks}
        assert {getattr(theme.LIGHT, token) for token in tokens} == inks
        shades = {getattr(theme.DARK, token) for token in tokens}
        assert set(re.findall(r"#[0-9A-F]{6}", dark[name])) <= shades


def test_the_sheet_asks_only_for_pictures_there_are() -> None:
    from ui.style_sheet import SHEET

    wanted = set(re.findall(r"\{icons\}/([\w-]+\.svg)", SHEET))
    assert wanted
    assert wanted == pictures(theme.DARK).keys()
