"""A widget caught in a cycle is freed in the window's thread, whoever allocates."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


class Knot(QWidget):
    """A widget that holds itself, and says in which thread it was let go."""

    def __init__(self, freed_in: list[str]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: freed_in.append(threading.current_thread().name))


def test_workers_never_free_widgets(qtbot: QtBot) -> None:
    freed_in: list[str] = []
    Knot(freed_in)
    assert not gc.isenabled()

    def allocate() -> None:
        _held = [[number] for number in range(200_000)]

    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert freed_in == []
    qtbot.waitUntil(lambda: freed_in != [], timeout=5000)
    assert freed_in == [threading.main_thread().name]
