"""A file of the desk before it is in the store: what it is, by its content and never by its name.

It is copied first, outside any transaction: a slow network drive must not keep the other desks
waiting, and a file that is written over in the middle must not come in half and half.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final

from app.errors import InvalidInput
from app.progress import Progress
from app.text import persian_digits, tidy

#: 200 MB (architecture.md, limits).
LARGEST: Final = 200 * 1024 * 1024

#: Bytes read at a time.
BLOCK: Final = 256 * 1024

#: What is taken, by its first bytes: the kind, and the endings its name may have.
_KINDS: Final[tuple[tuple[bytes, str, tuple[str, ...]], ...]] = (
    (b"%PDF-", "application/pdf", (".pdf",)),
    (b"\x89PNG\r\n\x1a\n", "image/png", (".png",)),
    (b"\xff\xd8\xff", "image/jpeg", (".jpg", ".jpeg")),
    (b"II*\x00", "image/tiff", (".tif", ".tiff")),
    (b"MM\x00*", "image/tiff", (".tif", ".tiff")),
)

#: The longest name; far longer than what any file system takes.
_NAME_LIMIT: Final = 255


@dataclass(frozen=True)
class Source:
    """A file that was read whole and may come in.

    Attributes:
        name: As it is shown; its ending tells what the file truly is.
        content: Its bytes, from the beginning.
        size: In bytes.
        sha256: Of the bytes, in hexadecimal digits.
    """

    name: str
    media_type: str
    content: IO[bytes]
    size: int
    sha256: str


@contextmanager
def taken_in(path: Path, progress: Progress | None = None) -> Iterator[Source]:
    """Read a file of the desk whole, for as long as the block runs.

    Raises:
        InvalidInput: It is gone, empty, over the limit, locked, or no PDF, TIFF, JPEG or PNG.
        Cancelled: A person stopped it.
    """
    name = shown_name(path)
    try:
        with _opened(path, name) as file, TemporaryFile() as copy:
            size, sha256 = _copied(file, copy, name, progress or Progress())
            copy.seek(0)
            media_type, endings = _kind(copy.read(16), name)
            copy.seek(0)
            right = Path(name).suffix.lower() in endings
            yield Source(name if right else name + endings[0], media_type, copy, size, sha256)
    except FileNotFoundError as error:
        raise _refused(name, "دیگر در جای خود نیست.") from error
    except OSError as error:
        raise _refused(
            name, "خوانده نشد؛ شاید برنامه دیگری آن را نگه داشته یا اجازه نیست."
        ) from error


def shown_name(path: Path) -> str:
    """A file's name fit to be shown: one line, without marks that turn text around."""
    name = path.name.encode("utf-8", "replace").decode()
    return tidy(name)[-_NAME_LIMIT:] or "پرونده"


@contextmanager
def _opened(path: Path, name: str) -> Iterator[IO[bytes]]:
    # Not blocking: a pipe somebody dropped must not keep the desk waiting for ever.
    descriptor = os.open(
        path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _refused(name, "پوشه است یا پرونده عادی نیست؛ پرونده‌های درون آن را بیاورید.")
    with os.fdopen(descriptor, "rb") as file:
        yield file


def _copied(file: IO[bytes], copy: IO[bytes], name: str, progress: Progress) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    of = os.fstat(file.fileno()).st_size
    progress.begin(f"خواندن «{name}»")
    while block := file.read(BLOCK):
        size += len(block)
        if size > LARGEST:
            limit = persian_digits(str(LARGEST // 1024 // 1024))
            raise _refused(name, f"بزرگ‌تر از {limit} مگابایت است.")
        digest.update(block)
        copy.write(block)
        progress.step(size, max(of, size))
    if not size:
        raise _refused(name, "خالی است (صفر بایت).")
    return size, digest.hexdigest()


def is_known_kind(head: bytes) -> bool:
    """Whether a file that begins so may come in."""
    return any(head.startswith(first) for first, _, _ in _KINDS)


def _kind(head: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    for first, media_type, endings in _KINDS:
        if head.startswith(first):
            return media_type, endings
    raise _refused(name, "PDF، TIFF، JPEG یا PNG نیست، هرچه نامش باشد.")


def _refused(name: str, why: str) -> InvalidInput:
    return InvalidInput("files", f"«{name}» {why}")
