"""Pages nobody opened yet: their modules are read in idle moments, and nothing of them is made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from seat import Seat
from ui.beginning import JOINING
from ui.reading_ahead import ReadingAhead
from ui.saved_lists.desk import SavedListsDesk
from ui.saved_lists.panel import ListsPanel
from ui.search.box import SearchBox


def test_modules_are_read_ahead_and_no_page_is_made(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = seat.window.findChild(ReadingAhead)
    assert isinstance(ahead, ReadingAhead)
    monkeypatch.delitem(sys.modules, "ui.duty.page", raising=False)
    ahead.begin([], ["calls", "duty"])
    seat.until(lambda: "ui.duty.page" in sys.modules)
    seat.until(lambda: ahead.is_done)
    assert list(seat.window.pages) == ["calls"]


def test_what_a_page_needs_is_read_before_it() -> None:
    code = """
import sys
from ui.needed_modules import needs
assert "ui.settings.page" not in sys.modules
wanted = needs("ui.settings.page")
assert not {*wanted} & {*sys.modules}, "what is there is not read again"
import ui.settings.page
print(*wanted, "ui.settings.page")
print(*[name for name in sys.modules if name in wanted or name == "ui.settings.page"])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    wanted, imported = (line.split() for line in done.stdout.splitlines())
    assert len(wanted) > 3
    # Not one too many, such as what only the checker of types reads.
    assert sorted(wanted) == sorted(imported)


def test_what_knows_qt_is_read_in_the_thread_of_the_window() -> None:
    code = """
import sys
from threading import current_thread, main_thread
from ui.application import make_application
from ui.reading_ahead import ReadingAhead
aside, here = set(), set()
class Heard:
    @staticmethod
    def find_spec(name, path, target=None):
        (here if current_thread() is main_thread() else aside).add(name.partition(".")[0])
sys.meta_path.insert(0, Heard)
application = make_application([])
ahead = ReadingAhead(application)
ahead.begin([], ["duty"])
while not ahead.is_done:
    application.processEvents()
assert "ui" in here, here
print(*aside)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    aside = set(done.stdout.split())
    assert "app" in aside
    assert not aside & {"ui", "PySide6", "shiboken6"}


def test_who_asks_for_the_box_before_it_joined_keeps_what_he_types(seat: Seat) -> None:
    ahead = seat.window.findChild(ReadingAhead)
    assert isinstance(ahead, ReadingAhead)
    ahead.begin(JOINING, ["calls"])
    assert not ahead.has_joined
    seat.press("Ctrl+K")
    box = seat.window.findChild(SearchBox)
    assert box is not None
    box.field.setText("آب")
    seat.until(lambda: ahead.has_joined)
    assert box.field.text() == "آب"
    assert box.panel.isVisible()


def test_the_kept_lists_open_before_their_desk_joined(seat: Seat) -> None:
    ahead = seat.window.findChild(ReadingAhead)
    assert isinstance(ahead, ReadingAhead)
    for kind in (SearchBox, SavedListsDesk):  # as when nothing has joined yet
        for one in seat.window.findChildren(kind):
            one.setParent(None)
            one.deleteLater()
    ahead.begin(JOINING, ["calls"])
    seat.press("Ctrl+Alt+L")
    seat.until(lambda: seat.window.findChild(ListsPanel) is not None)
    assert seat.window.findChild(SearchBox) is not None
    assert seat.window.findChild(SavedListsDesk) is not None


def test_each_joins_once_when_its_turn_comes(seat: Seat) -> None:
    ahead = seat.window.findChild(ReadingAhead)
    assert isinstance(ahead, ReadingAhead)
    boxes = seat.window.findChildren(SearchBox)
    ahead.begin(JOINING, ["calls"])
    seat.until(lambda: ahead.has_joined)
    assert seat.window.findChildren(SearchBox) == boxes
    assert len(seat.window.findChildren(SavedListsDesk)) == 1


def test_answers_are_let_go_first_for_a_while(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "ui.duty.page", raising=False)
    ahead = seat.window.findChild(ReadingAhead)
    assert isinstance(ahead, ReadingAhead)
    busy = [True]
    monkeypatch.setattr(ahead, "_is_busy", lambda: busy[0])
    ahead.begin([], ["duty"])
    looks: list[None] = []
    turns = QTimer(ahead)
    turns.timeout.connect(lambda: looks.append(None))
    turns.start(40)
    seat.until(lambda: len(looks) == 5)  # it could have read ten times
    assert "ui.duty.page" not in sys.modules
    busy[0] = False
    seat.until(lambda: "ui.duty.page" in sys.modules)
    seat.until(lambda: ahead.is_done)


def test_a_store_is_opened_by_one_who_makes_no_class_of_qts_and_reads_alone(
    store: Path, tmp_path: Path
) -> None:
    """Of a library two threads begin at the same time, each may see the half."""
    code = """
import builtins, os, sys
from threading import current_thread, main_thread
from PySide6.QtCore import QObject
aside, here = set(), set()
beside = set()
class Heard:
    @staticmethod
    def find_spec(name, path, target=None):
        if current_thread() is main_thread() and window.office is None:
            beside.add(name)
build = builtins.__build_class__
def noted(*parts, **keywords):
    made = build(*parts, **keywords)
    (here if current_thread() is main_thread() else aside).add(made)
    return made
builtins.__build_class__ = noted
from ui.application import desk_settings, make_application, open_store
from ui.main_window import MainWindow
from ui.reading_ahead import ReadingAhead
application = make_application([])
window = MainWindow(desk_settings())
window.show()
application.processEvents()
sys.meta_path.insert(0, Heard)
open_store(window, sys.argv[1])
while not (ahead := window.findChild(ReadingAhead)) or not ahead.has_joined:
    application.processEvents()
assert any(issubclass(made, QObject) for made in here)
assert aside
print(*[made.__name__ for made in aside if issubclass(made, QObject)], *beside)
sys.stdout.flush()
os._exit(0)
"""
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", code, f"sqlite:///{store}"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **homes},
        timeout=60,
    )
    assert done.stdout.split() == []
