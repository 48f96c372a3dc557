"""Where this user's data, settings and logs belong."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("daftar", appauthor=False)


def default_store() -> Path:
    """The local store a desk begins with."""
    return Path(_DIRS.user_data_dir) / "daftar.sqlite"


def desks_folder() -> Path:
    """Where each running desk of this user shows that it lives."""
    return Path(_DIRS.user_data_dir) / "desks"


def log_folder() -> Path:
    """Where the log is written."""
    return Path(_DIRS.user_log_dir)


def settings_file() -> Path:
    """What this desk remembers for itself: geometry, columns, filters, the last store."""
    return Path(_DIRS.user_config_dir) / "desk.ini"
