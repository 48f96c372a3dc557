"""A tour of the program without a display: the main jobs through the real window, with pictures.

It stands in for a person: keys go to whatever has the cursor, and each step waits until the window
shows what a person would wait for. The parts of it are named in `ui.tour.parts`, one a register.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from app.demo import fill_store
from app.office import Office, connect
from ui import theme
from ui.application import make_application
from ui.main_window import MainWindow
from ui.shell import FIRST_SECTION
from ui.theme import Theme
from ui.tour.guide import Guide, TourFailed
from ui.tour.parts import PARTS
from ui.trouble import start_log

__all__ = ["PARTS", "SIZES", "run_tour"]

SIZES: Final = ((1366, 768), (1920, 1080))
SEED: Final = 1405


def run_tour(output: Path) -> int:
    """Take the tour and leave its pictures and papers in a folder.

    Args:
        output: The folder, made if need be.

    Returns:
        0, or 1 when a step did not happen.
    """
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    output.mkdir(parents=True, exist_ok=True)
    start_log()
    with TemporaryDirectory() as folder:
        try:
            paths = _taken(Path(folder), output)
        except TourFailed as failure:
            sys.stderr.write(f"گشت ناتمام ماند: {failure}\n")
            return 1
    sys.stdout.writelines(f"{path}\n" for path in paths)
    return 0


def _taken(folder: Path, output: Path) -> list[Path]:
    store = f"sqlite:///{folder / 'tour.sqlite'}"
    fill_store(store, "small", SEED, datetime.now(UTC))
    application = make_application(["daftar"])
    settings = QSettings(str(folder / "desk.ini"), QSettings.Format.IniFormat)
    office = connect(store)
    office.sign_in_as()
    paths = _papers(office, output)
    for size in SIZES:
        # A window is made in its theme: to dress one anew costs more than a walk through it.
        for colours in (theme.DARK, theme.LIGHT):
            theme.dress(application, theme.POINTS, colours)
            paths += _walk(settings, office, output, size, colours)
    office.close()
    return list(dict.fromkeys(paths))


def _papers(office: Office, output: Path) -> list[Path]:
    """The papers the parts make of what the office has."""
    paths = []
    for part in PARTS:
        for name, pdf in part.papers(office).items():
            paths.append(output / name)
            paths[-1].write_bytes(pdf)
    return paths


def _walk(
    settings: QSettings, office: Office, output: Path, size: tuple[int, int], colours: Theme
) -> list[Path]:
    """Every part once, in a window of its own."""
    settings.setValue(FIRST_SECTION, "calls")
    window = MainWindow(settings)
    window.trouble.watch()
    window.resize(*size)
    window.show()
    window.activateWindow()
    window.begin(_connected_again(office))
    guide = Guide(window, output, f"{size[0]}x{size[1]}", colours.name)
    for part in PARTS:
        part.walk(guide)
    window.close()
    # A window that is only closed is dressed again with the next.
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return guide.pictures + guide.papers


def _connected_again(office: Office) -> Office:
    """The same store and seat through a door of its own, closed with its window."""
    again = connect(office.database.url.render_as_string(hide_password=False))
    again.sign_in(office.operator.id)
    return again
