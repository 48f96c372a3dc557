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

    # SQLAlchemy marks the class as listened to and never takes that back: what is asked from now
    # on is to take as long as before, and whoever else listens is still to be heard.
    is_listened_to = Engine._has_events
    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)
        Engine._has_events = is_listened_to
