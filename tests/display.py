"""A screen nobody looks at, with a window manager: for tests that need real focus and keys."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

#: Each program and the Debian package that brings it.
PROGRAMS: Final = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}

SECONDS_TO_START: Final = 30


class NoDisplay(Exception):  # a reason to skip, not an error
    """A program is missing or did not start; the message says which."""


@dataclass(frozen=True)
class Display:
    """A running screen.

    Attributes:
        name: What DISPLAY is set to, as ":7".
    """

    name: str

    def environment(self, **more: str) -> dict[str, str]:
        """The environment for a child process that opens its window here."""
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("WAYLAND")}
        return {**inherited, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", **more}


@contextmanager
def running_display(width: int = 1366, height: int = 768) -> Iterator[Display]:
    """Run Xvfb and openbox for as long as the block.

    Args:
        width: Of the screen, in pixels.
        height: Of the screen, in pixels.

    Raises:
        NoDisplay: They are not installed, or did not start.
    """
    missing = [package for name, package in PROGRAMS.items() if shutil.which(name) is None]
    if missing:
        raise NoDisplay(f"no screen to test on: apt-get install {' '.join(missing)}")
    screen = f"{width}x{height}x24"
    with _running_xvfb(screen) as name, _running_openbox(name):
        yield Display(name)


@contextmanager
def _running_xvfb(screen: str) -> Iterator[str]:
    # The server itself chooses a free number and writes it into the pipe.
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen]
    process = subprocess.Popen(
        [*command, "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise NoDisplay("Xvfb did not start")
        yield f":{number}"
    finally:
        _end(process)


@contextmanager
def _running_openbox(display: str) -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="daftar-display-") as folder:
        ready = Path(folder) / "ready"
        process = subprocess.Popen(
            ["openbox", "--sm-disable", "--startup", f"touch {ready}"],
            env={**os.environ, "DISPLAY": display},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(ready, process)
            yield
        finally:
            _end(process)


def _wait_for(file: Path, process: subprocess.Popen[bytes]) -> None:
    end = monotonic() + SECONDS_TO_START
    while not file.exists():
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.02)
            raise NoDisplay("openbox ended at once")
        if monotonic() > end:
            raise NoDisplay("openbox does not begin")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
