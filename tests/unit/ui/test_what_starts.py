"""What the window reads at its start and while it reads ahead: only what its pages need."""

from __future__ import annotations

import subprocess
import sys

#: The window, its store and every page of its navigation; then the names of all that was imported.
_START = """
import sys
from importlib import import_module
import app.office, ui.application
from ui.beginning import JOINING
from ui.sections import SECTIONS
import app.backup  # asked at the start when the last one was made
for joining in JOINING:
    import_module(joining.partition(":")[0])
for section in SECTIONS:
    import_module(section.page.partition(":")[0])
"""

#: Read by whoever prints, reads files, exchanges, upgrades or proves, when he does.
NOT_AT_THE_START = {
    "alembic",
    "app.check",
    "app.demo",
    "app.exchange",
    "app.records",
    "bidi",
    "dateutil",
    "docx",
    "fontTools",
    "holidays",
    "icalendar",
    "openpyxl",
    "PIL",
    "phonenumbers",
    "psycopg",
    "pypdfium2",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
    "qtawesome",
    "qtpy",
    "reportlab",
    "segno",
    "uharfbuzz",
    "ui.tour",
    "vobject",
    "zxingcpp",
}


def _child(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", _START + code], capture_output=True, text=True, check=True
    ).stdout


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    imported = set(_child("print(*sys.modules)").split())
    assert "ui.letters.page" in imported
    assert not imported & NOT_AT_THE_START


def test_the_frame_of_the_window_stands_before_any_library_of_a_store_is_read() -> None:
    code = "import sys; import ui.application; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    imported = {name.partition(".")[0] for name in done.stdout.split()}
    assert {"app", "ui"} <= imported
    assert not imported & {"alembic", "models", "psycopg", "sqlalchemy", "reportlab"}


def test_no_module_is_kept_as_text() -> None:
    lines = "import linecache; print(sum(len(entry[2]) for entry in linecache.cache.values()))"
    # A few, of what is imported before our own: Qt and what it brings.
    assert int(_child(lines)) < 10_000


def test_of_whatever_page_is_first_the_window_reads_only_its_own_part() -> None:
    """All else of it was read by the worker that opened the store."""
    code = """
import sys
from importlib import import_module
import app.office
from ui.needed_modules import plain_below
from ui.sections import SECTIONS, first_page
assert first_page("letters") == "ui.letters.page"
assert first_page("") == first_page("none") == first_page(SECTIONS[0].name)
for section in SECTIONS:
    if section.name == "trash":
        continue  # it asks its sources, which are many, while it is read
    page = first_page(section.name)
    for name in plain_below(page):
        import_module(name)
    read = {*sys.modules}
    import_module(page)
    print(*{name.partition(".")[0] for name in {*sys.modules} - read})
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert "ui" in lines[0]
    assert not {*done.stdout.split()} & {"app", "models", "reports", "sqlalchemy"}
