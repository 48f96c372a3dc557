"""Words in the picture of a page: tesseract, where this computer has it with Persian.

It is a program of the desk's own and no part of Daftar: without it scans are kept and shown as
ever, only their words are not found.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from app.errors import AppError
from app.progress import Progress
from app.text import isolate

if TYPE_CHECKING:
    from PIL import Image

PROGRAM: Final = "tesseract"
PERSIAN: Final = "fas"

#: A page that takes longer is given up; a dense one takes some ten seconds on an office's computer.
PAGE_SECONDS: Final = 480.0
#: How soon a page is left when the desk closes.
_LOOK_SECONDS: Final = 0.2
#: How much more willingly than others it gives the computer away.
_NICENESS: Final = 10


class NotRecognised(AppError):
    """The program could not read this page."""


class RecogniserState(StrEnum):
    """Whether words in pictures can be read here."""

    READY = "ready"
    ABSENT = "absent"
    WITHOUT_PERSIAN = "without_persian"

    @property
    def advice(self) -> str:
        """How it stands, and what to install, in one sentence."""
        return _ADVICE[self]


_PACKAGES: Final = isolate("tesseract-ocr tesseract-ocr-fas")
_ADVICE: Final[dict[RecogniserState, str]] = {
    RecogniserState.READY: "متن‌خوان تصویر با زبان فارسی روی این رایانه هست.",
    RecogniserState.ABSENT: (
        f"برای خواندن متن اسکن‌ها، برنامه {isolate(PROGRAM)} را با زبان فارسی روی یکی از رایانه‌ها "
        f"نصب کنید (در لینوکس بسته‌های {_PACKAGES})؛ بی آن تنها متن PDFها خوانده می‌شود."
    ),
    RecogniserState.WITHOUT_PERSIAN: (
        f"برنامه {isolate(PROGRAM)} روی این رایانه هست ولی فارسی نمی‌داند؛ زبان فارسی آن را هم "
        f"نصب کنید (در لینوکس بسته {isolate('tesseract-ocr-fas')})."
    ),
}


@dataclass(frozen=True)
class Recogniser:
    """The program that knows words in a picture.

    Attributes:
        program: Where it lies.
    """

    program: str

    def words_in(self, picture: Image.Image, progress: Progress) -> str:
        """The text of a page.

        Args:
            picture: The page, grey.
            progress: May stop it in the middle of a page.

        Raises:
            NotRecognised: It took too long, or the program failed.
            Cancelled: By `progress`.
        """
        # No file of a page is ever left on this computer, however the process ends.
        page = io.BytesIO()
        picture.save(page, "PNG", compress_level=1)
        try:
            with _started(
                [self.program, "stdin", "stdout", "-l", PERSIAN, "--psm", "3"]
            ) as running:
                try:
                    found = _answer(running, page.getvalue(), progress)
                finally:
                    if running.poll() is None:
                        running.kill()
        except OSError as error:
            raise NotRecognised("متن‌خوان اجرا نشد.") from error
        if running.returncode != 0:
            raise NotRecognised("متن‌خوان این صفحه را نخواند.")
        return found.decode("utf-8", "replace")


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    """The program begun: on one core, and behind everything else the desk does."""
    surroundings = os.environ | {"OMP_THREAD_LIMIT": "1"}
    extra: dict[str, Any] = {}
    if os.name == "nt":  # no window of its own, and below the others
        extra["creationflags"] = 0x08000000 | 0x00004000
    running = subprocess.Popen(  # noqa: S603  # the program was found by its name on this computer
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=surroundings,
        **extra,
    )
    if hasattr(os, "setpriority"):
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, running.pid, _NICENESS)
    return running


def _answer(running: subprocess.Popen[bytes], page: bytes, progress: Progress) -> bytes:
    until = monotonic() + PAGE_SECONDS
    told: bytes | None = page
    while True:
        progress.step(0, 0)
        try:
            return running.communicate(told, timeout=_LOOK_SECONDS)[0]
        except subprocess.TimeoutExpired:
            told = None  # it goes on being told what it was told
            if monotonic() > until:
                raise NotRecognised("خواندن این صفحه بیش از اندازه طول کشید.") from None


def look_for_recogniser() -> tuple[RecogniserState, Recogniser | None]:
    """Whether the program is here with Persian, and it."""
    program = shutil.which(PROGRAM)
    if program is None:
        return RecogniserState.ABSENT, None
    try:
        answer = subprocess.run(  # noqa: S603  # as above
            [program, "--list-langs"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return RecogniserState.ABSENT, None
    if PERSIAN.encode() not in answer.stdout.split():
        return RecogniserState.WITHOUT_PERSIAN, None
    return RecogniserState.READY, Recogniser(program)
