"""The real window as a process of its own, and a real keyboard before it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from display import Display

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0
#: A key that opened nothing after so many seconds was not heard.
LONG_FOR_A_KEY = 3.0

#: Seconds in which a program at rest takes a few ticks of the processor at most, and how long that
#: is waited for.
AT_REST = 0.4
FEW_TICKS = 3
AT_REST_PATIENCE = 5.0


class Keyboard:
    """Types into the window in front, and reads titles to know when the program is ready."""

    def __init__(self, display: Display) -> None:
        self._environment = display.environment()
        # The layouts of a desk in Iran; otherwise each Persian letter needs a key of its own first.
        subprocess.run(["setxkbmap", "us,ir"], env=self._environment, check=True, timeout=20)

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        self._xdotool("key", "--clearmodifiers", *keys)

    def write(self, text: str) -> None:
        self._xdotool("type", "--delay", "12", text)

    def begin(self, keys: str, title: str) -> None:
        """Press a key until what it opens is in front; a page that still reads takes no key."""
        until(lambda: self._opens(keys, title), f"{keys} does not lead to «{title}»")

    def _opens(self, keys: str, title: str) -> bool:
        self.press(keys)
        end = monotonic() + LONG_FOR_A_KEY
        while title not in self.title():
            if monotonic() > end:
                return False
        return True

    def fill(self, *texts: str) -> None:
        """Type into one field after another; Enter goes on to the next."""
        for text in texts:
            if text:
                self.write(text)
            self.press("Return")

    def title(self) -> str:
        return self._xdotool("getactivewindow", "getwindowname")

    def window_size(self) -> tuple[int, int]:
        """Width and height of the window in front, without its frame, in pixels."""
        shell = self._xdotool("getactivewindow", "getwindowgeometry", "--shell")
        found = dict(line.split("=") for line in shell.splitlines())
        return int(found["WIDTH"]), int(found["HEIGHT"])

    def until_title(self, part: str) -> None:
        until(lambda: part in self.title(), f"no window named «{part}», but «{self.title()}»")


def until(reached: Callable[[], bool], otherwise: str) -> None:
    """Ask again and again until it is so; each question takes its own time."""
    end = monotonic() + PATIENCE
    while not reached():
        if monotonic() > end:
            pytest.fail(otherwise)


def until_at_rest(window: subprocess.Popen[bytes]) -> None:
    """Wait until the program has shown what was saved: it takes the processor no more.

    Where nothing in a title tells, and for a few seconds at most: it may read ahead meanwhile.
    """
    end = monotonic() + AT_REST_PATIENCE
    spent, since = _processor_ticks(window), monotonic()
    while monotonic() < end and monotonic() - since < AT_REST:
        now = _processor_ticks(window)
        if now - spent > FEW_TICKS:
            spent, since = now, monotonic()


def _processor_ticks(window: subprocess.Popen[bytes]) -> int:
    fields = Path(f"/proc/{window.pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


@contextmanager
def running_window(display: Display, store_url: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "ui", "--store", store_url]
    environment = display.environment(QT_QPA_PLATFORM="xcb")
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)
