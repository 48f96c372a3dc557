"""The log: what went wrong, in full, where a person who was told one line can find it."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app.paths import log_folder

LARGEST = 1_000_000
KEPT = 3
NAME = "daftar"


def start_log() -> Path | None:
    """Write the program's log to its file; a second call changes nothing.

    Returns:
        The file, or None where none can be written.
    """
    path = log_folder() / "daftar.log"
    root = logging.getLogger()
    for handler in list(root.handlers):
        if handler.name == NAME:
            if getattr(handler, "baseFilename", "") == str(path):
                return path
            stop_log()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        log = RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    except OSError:
        # Without any handler Python would write to stderr, where a person reads one line.
        nowhere = logging.NullHandler()
        nowhere.set_name(NAME)
        root.addHandler(nowhere)
        return None
    log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.set_name(NAME)
    root.addHandler(log)
    return path


def stop_log() -> None:
    """Close the log's file."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if handler.name == NAME:
            root.removeHandler(handler)
            handler.close()
