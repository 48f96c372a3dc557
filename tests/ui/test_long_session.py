"""A day at the desk has thousands of answers from the store; the program must outlive them."""

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


def test_true_outlives_two_hundred_thousand_signals() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SESSION], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "alive"
