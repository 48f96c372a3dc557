"""A session that knows at which desk it works, and what its transaction will journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, CursorResult, Engine, Executable
from sqlalchemy.orm import Session

from app.access import SignedIn
from app.changes import Kind
from app.clock import Clock

Values = Mapping[str, Any] | Sequence[Mapping[str, Any]]


@dataclass
class Desk:
    """From where an operation comes.

    Attributes:
        operator: Who is signed in.
        clock: What the time is.
    """

    operator: SignedIn
    clock: Clock


@dataclass(frozen=True)
class Entry:
    """A deed, ready to be chained into the journal."""

    at: datetime
    operator_id: int | None
    operator_name: str
    kind: Kind
    record_id: int | None
    action: str
    words: str
    details: Mapping[str, object]
    classification: int


class OfficeSession(Session):
    """The session every operation and query gets.

    Attributes:
        desk: Who asks and when.
        is_shared: Whether the store is a server's, where each question is a way there and back.
        pending: Journal entries of this transaction, chained at its end so that the order of
            locks is always number first, chain last.
    """

    def __init__(self, bind: Engine | Connection, desk: Desk) -> None:
        super().__init__(bind, expire_on_commit=False, autoflush=False)
        self.desk = desk
        self.is_shared = bind.dialect.name == "postgresql"
        self.pending: list[Entry] = []
        self._asked = bind if isinstance(bind, Connection) else None

    def ask(self, statement: Executable, values: Values | None = None) -> CursorResult[Any]:
        """Execute a statement on plain tables, as most deeds do, past what is there for objects.

        Args:
            statement: Best built once, with a name (`bindparam`) for what differs each time:
                building one takes longer than asking it.
            values: By those names, and by columns that are written; several rows to write many.
        """
        asked = self._asked
        if asked is None or asked.closed:  # its transaction is over
            # Finding it anew for each question would be a tenth of what a desk holds the others up.
            self._asked = asked = self.connection()
        return asked.execute(statement, values)

    def forget(self) -> None:
        """Keep nothing of what was asked, for the next question that is asked in this session."""
        if self.in_transaction() or self.identity_map:  # objects were asked for
            self.close()
        self.info.clear()
        self.pending.clear()
