"""Writing a file wholly or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from app.errors import AppError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file; what stood there before stays when it cannot be.

    Raises:
        AppError: It cannot be written there.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise AppError(f"پرونده «{path}» نوشته نشد؛ پوشه و اجازه آن را ببینید.") from error
