"""Statements compiled once for all stores of a test process, as at a desk that stays open all day.

Every test opens a store of its own, and each engine would compile every statement anew: that was
a third of all the time of the tests.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.engine.default import DefaultDialect

from app.compiled_statements import CompiledStatements

#: Statements that are kept; an engine alone keeps 500.
_SHARED: Final = CompiledStatements(6000)


def share_compiled_statements() -> None:
    """Let every engine of the same kind look into the same cache, whichever store it opens."""
    # A dialect is a part of the cache's key; all of a kind are made with the same settings.
    DefaultDialect.__hash__ = lambda self: hash(type(self))  # type: ignore[method-assign]
    DefaultDialect.__eq__ = lambda self, other: type(self) is type(other)  # type: ignore[method-assign]
    event.listen(Engine, "engine_connect", _share)


def _share(connection: Connection) -> None:
    connection.execution_options(compiled_cache=_SHARED)
