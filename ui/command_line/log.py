"""The log: what went wrong, in full, where a person who was told one line can find it."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app.paths import log_folder

LARGEST = 1_000_000
KEPT = 3


def start_log() -> Path | None:
    """Write the program's log to its file; a second call changes nothing.

    Returns:
        The file, or None where none can be written.
    """
    path = log_folder() / "daftar.log"
    root = logging.getLogger()
    if any(getattr(handler, "baseFilename", None) == str(path) for handler in root.handlers):
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    except OSError:
        root.addHandler(logging.NullHandler())
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    return path
