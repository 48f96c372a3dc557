"""What a half-filled form is found by: the first of the texts that were typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

#: How many of the typed texts name a form, and how much of each.
SUMMARY_WORDS: Final = 2
SUMMARY_LETTERS: Final = 60


def words_of_raw(raw: Any) -> str:
    """What stands in a field, as words."""
    return str(raw.get("name", "")) if isinstance(raw, dict) else str(raw)


def _first_line(text: str) -> str:
    line = text.splitlines()[0]
    return line if len(line) <= SUMMARY_LETTERS else f"{line[:SUMMARY_LETTERS]}…"


def summary_of(texts: Iterable[Any]) -> list[str]:
    """The first lines of the first texts that say something."""
    words = [words_of_raw(raw).strip() for raw in texts if isinstance(raw, str | dict)]
    return [_first_line(text) for text in words if text][:SUMMARY_WORDS]
