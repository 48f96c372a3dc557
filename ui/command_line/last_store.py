"""The store this desk used last, remembered beside what the window remembers.

The file is the window's own settings file (Qt's ini format), key `store/last`; every other line
of it is kept as it is. Demo and test stores are never remembered: the next start would open them.
"""

from __future__ import annotations

import re
from configparser import Error, RawConfigParser

from app.paths import settings_file

SECTION = "store"
KEY = "last"

_PASSWORD = re.compile(r"//([^:/@]*):.*@")


def last_store() -> str | None:
    """The address of the last store, or None where nothing is remembered."""
    text = _read().get(SECTION, KEY, fallback="").strip()
    if text.startswith('"') and text.endswith('"'):
        text = text[1:-1]
    return text.replace("\\\\", "\\") or None


def remember_store(url: str) -> None:
    """Remember an address for the next start; a password in it is left out.

    A desk that cannot write its settings works on without them.
    """
    address = _PASSWORD.sub(r"//\1@", url)
    settings = _read()
    if not settings.has_section(SECTION):
        settings.add_section(SECTION)
    settings.set(SECTION, KEY, '"' + address.replace("\\", "\\\\") + '"')
    path = settings_file()
    fresh = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8") as file:
            settings.write(file, space_around_delimiters=False)
        fresh.replace(path)
    except OSError:
        return


def _read() -> RawConfigParser:
    settings = RawConfigParser(delimiters=("=",), comment_prefixes=(";",), strict=False)
    # Qt's keys have capital letters.
    settings.optionxform = str  # type: ignore[assignment,method-assign]  # the documented way
    try:
        settings.read(settings_file(), encoding="utf-8")
    except (Error, UnicodeDecodeError, OSError):
        return RawConfigParser(delimiters=("=",), strict=False)
    return settings
