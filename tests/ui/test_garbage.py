"""A widget caught in a cycle is freed in the window's thread, whoever allocates."""

from __future__ import annotations

import subprocess
import sys

SESSION = """
import gc, threading, weakref
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from ui.application import make_application
application = make_application([])
freed_in = []
def tie():
    knot = QWidget()
    knot.itself = knot
    weakref.finalize(knot, lambda: freed_in.append(threading.current_thread().name))
tie()
worker = threading.Thread(target=lambda: [[number] for number in range(300_000)])
worker.start()
worker.join()
assert freed_in == [], freed_in
held = [[number] for number in range(50_000)]
timer = QTimer()
timer.timeout.connect(lambda: freed_in and application.quit())
timer.start(20)
application.exec()
print(freed_in[0])
"""


def test_workers_never_free_widgets() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SESSION], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "MainThread"
