"""An action's key as it is shown on buttons."""

from __future__ import annotations

from typing import Any

from app.text import persian_digits


def shortcut_of(action: Any) -> str:
    """An action's key as shown on a button, kept left to right."""
    text = action.shortcut().toString()
    # A digit alone is said in Persian, as the key of this desk has it.
    text = persian_digits(text) if text.isdigit() else text
    return f"\u2066{text}\u2069" if text else ""
