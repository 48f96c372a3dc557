"""Opening a store: the window first, then its pages, or one sentence why not."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.office import open_office
from app.operators import OperatorDraft, add_operator
from ui.application import open_store
from ui.main_window import MainWindow
from ui.shell import FIRST_SECTION
from ui.sign_in.closed_store import ClosedStore
from ui.sign_in.page import SignInPage

Shown = Callable[[type[QWidget]], QWidget]


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat)
    settings.setValue(FIRST_SECTION, "calls")
    made = MainWindow(settings)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot) -> Shown:
    """Waits until something of a kind is in sight."""

    def wait(kind: type[QWidget]) -> QWidget:
        def visible() -> list[QWidget]:
            return [widget for widget in window.findChildren(kind) if widget.isVisible()]

        qtbot.waitUntil(lambda: bool(visible()))
        return visible()[0]

    return wait


def closed(shown: Shown) -> ClosedStore:
    found = shown(ClosedStore)
    assert isinstance(found, ClosedStore)
    return found


def test_a_store_of_one_operator_opens_its_first_page(
    window: MainWindow, store: Path, qtbot: QtBot
) -> None:
    open_store(window, f"sqlite:///{store}")
    assert not window.pages, "the window waits for nothing"
    qtbot.waitUntil(lambda: bool(window.pages))
    qtbot.waitUntil(lambda: window.pages["calls"].model.rowCount() == 1)
    assert window.settings.value("store/last") == f"sqlite:///{store}"


def test_a_store_of_several_asks_who_sits_here(
    window: MainWindow, store: Path, shown: Shown
) -> None:
    with open_office(f"sqlite:///{store}") as office:
        office.sign_in_as()
        office.write(add_operator, OperatorDraft(name="zahra", full_name="زهرا نوری"))
    open_store(window, f"sqlite:///{store}")
    page = shown(SignInPage)
    assert isinstance(page, SignInPage)
    assert page.list.count() == 2


def missing(path: Path) -> None:
    """No file at all."""


def foreign(path: Path) -> None:
    path.write_text("این پرونده دفتر نیست." * 200, encoding="utf-8")


def other_program(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE recipes (name TEXT)")
    raw.close()


def newer(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()


@pytest.mark.parametrize("spoil", [missing, foreign, other_program, newer])
def test_a_store_that_cannot_be_opened_says_why(
    window: MainWindow, store: Path, shown: Shown, spoil: Callable[[Path], None]
) -> None:
    if spoil is not newer:
        store.unlink()
    spoil(store)
    open_store(window, f"sqlite:///{store}")
    page = closed(shown)
    sentence = page.reason.text()
    assert sentence.endswith((".", "؟")), sentence
    assert any("آ" <= letter <= "ی" for letter in sentence)
    assert window.office is None


def test_trying_again_opens_what_was_mended(
    window: MainWindow, store: Path, shown: Shown, qtbot: QtBot
) -> None:
    aside = store.with_suffix(".aside")
    store.rename(aside)
    open_store(window, f"sqlite:///{store}")
    again = next(b for b in closed(shown).findChildren(QPushButton) if "دوباره" in b.text())
    aside.rename(store)
    again.click()
    qtbot.waitUntil(lambda: bool(window.pages))


def test_an_address_that_is_none_says_so(window: MainWindow, shown: Shown) -> None:
    open_store(window, "هیچ")
    assert closed(shown).reason.text()


def test_the_local_store_is_made_when_there_is_none(window: MainWindow, qtbot: QtBot) -> None:
    open_store(window, None)
    qtbot.waitUntil(lambda: bool(window.pages))
    qtbot.waitUntil(lambda: window.tasks.office is not None)


def test_only_the_look_and_the_manual_are_there_before_a_store_is_open(window: MainWindow) -> None:
    enabled = {action.text() for action in window.actions() if action.isEnabled()}
    names = ("quit", "help", "switch_theme", "larger_type", "smaller_type", "usual_type")
    assert enabled == {window.action(name).text() for name in names}
