"""A day at the desk has thousands of answers and painted cells; the program must outlive them."""

from __future__ import annotations

import subprocess
import sys

SESSION = """
import sys
from PySide6.QtCore import QObject, Signal
from ui.application import make_application
application = make_application([])
class Speaker(QObject):
    said = Signal(object)
speaker = Speaker()
speaker.said.connect(lambda _word: None)
for _ in range(200_000):
    speaker.said.emit(None)
print("alive")
"""

PAINTING = """
from PySide6.QtGui import QImage, QPainter
from ui.application import make_application
application = make_application([])
picture = QImage(10, 10, QImage.Format.Format_ARGB32)
painter = QPainter(picture)
for _ in range(200_000):
    painter.save()
    painter.restore()
painter.end()
print("alive")
"""


def alive(session: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", session], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "alive"


def test_none_outlives_two_hundred_thousand_painted_cells() -> None:
    alive(PAINTING)


def test_true_outlives_two_hundred_thousand_signals() -> None:
    alive(SESSION)
