"""Where the window lies: as it was left, and at first wholly in sight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.window_place import FIRST_SIZE, FRAME, appear, keep_place, recall_place


@pytest.fixture
def desk(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QMainWindow]:
    made = QMainWindow()
    yield made
    made.close()
    made.deleteLater()


def _shown(window: QMainWindow, desk: QSettings, screen: QSize) -> bool:
    """Whether it comes up maximised on a screen of a size."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(window.screen()), "availableSize", lambda _screen: screen)
        appear(window, has_place=recall_place(window, desk))
    return window.isMaximized()


@pytest.mark.parametrize(
    ("screen", "is_maximised"),
    [
        (FIRST_SIZE, True),
        (FIRST_SIZE + QSize(FRAME.width(), 0), True),
        (FIRST_SIZE + FRAME, False),
        (QSize(1920, 1080), False),
    ],
)
def test_the_first_window_is_wholly_in_sight(
    window: QMainWindow, desk: QSettings, screen: QSize, *, is_maximised: bool
) -> None:
    assert _shown(window, desk, screen) is is_maximised


def test_a_place_that_cannot_be_read_is_none(window: QMainWindow, desk: QSettings) -> None:
    desk.setValue("window/geometry", b"nothing of ours")
    assert _shown(window, desk, FIRST_SIZE)


def test_a_window_that_was_moved_comes_where_it_was_left(
    window: QMainWindow, desk: QSettings
) -> None:
    window.resize(500, 400)
    keep_place(window, desk)
    window.resize(300, 300)
    assert not _shown(window, desk, QSize(1366, 768))
    assert window.size() == QSize(500, 400)
