"""What is asked of a store, as its driver gets it: to explain it, and to ask it without us."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, event


@dataclass(frozen=True)
class Question:
    """A statement and its parameters."""

    statement: str
    parameters: Any


@contextmanager
def questions_asked() -> Iterator[list[Question]]:
    """Note every SELECT asked inside the block, of whichever store."""
    found: list[Question] = []

    def note(
        _connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool
    ) -> None:
        if statement.startswith("SELECT"):
            found.append(Question(statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)
        # Nobody listens any more, and what is asked from now on is to take as long as before.
        Engine._has_events = False  # SQLAlchemy itself never takes it back
