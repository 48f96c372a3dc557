"""Statements as they were compiled, found again without reading them.

SQLAlchemy knows a statement again by all it is made of; reading that of a page of a register takes
a tenth of what its execution takes beside the store. Registers' statements are built once, and one
that is the very same is known by that.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy.engine import Compiled
from sqlalchemy.util import LRUCache

#: As many as an engine keeps by itself.
MOST_KEPT: Final = 500
#: Statements known by being the same; those that are built for one question pass through here too.
MOST_KNOWN: Final = 200


class CompiledStatements(LRUCache[Any, Compiled]):
    """What an engine is given as its `compiled_cache`; threads may share it."""

    __slots__ = ("_known",)

    def __init__(self, most: int = MOST_KEPT) -> None:
        super().__init__(most)
        self._known: dict[Any, tuple[object, Compiled]] = {}

    def get(self, key: Any, default: Any = None) -> Any:
        """What a statement was compiled to.

        Args:
            key: As SQLAlchemy makes it: the dialect, what the statement is made of, and what else
                makes a difference. The second is kept by a statement and is as long as that is.
            default: What there is else.
        """
        dialect, statement, *others = key
        same = (id(statement), dialect, *others)
        known = self._known.get(same)
        if known is not None:
            return known[1]
        compiled = super().get(key)
        if compiled is None:
            return default
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        # While it is kept here nothing else can have its identity.
        self._known[same] = statement, compiled
        return compiled

    def clear(self) -> None:
        """Forget all of them."""
        super().clear()
        self._known.clear()
