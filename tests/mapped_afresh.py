"""Mapped classes nobody has used yet: those of the program are ready from the first test on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Column, Integer, Table
from sqlalchemy.orm import Mapper, configure_mappers, registry

#: How many there are.
CLASSES = 6


class MappedAfresh:
    """So many classes of a registry of their own."""

    def __init__(self, own: registry) -> None:
        self.registry = own
        self._mappers = [self._mapped(number) for number in range(CLASSES)]

    def _mapped(self, number: int) -> Mapper[Any]:
        column = Column("id", Integer, primary_key=True)
        table = Table(f"afresh_{number}", self.registry.metadata, column)
        return self.registry.map_imperatively(type(f"Afresh{number}", (), {}), table)

    @property
    def ready(self) -> int:
        """How many are ready for a record."""
        return sum(mapper.configured for mapper in self._mappers)


@contextmanager
def mapped_afresh() -> Iterator[MappedAfresh]:
    """Map them, the only ones that are not ready, and let go of them again."""
    configure_mappers()
    own = registry()
    try:
        yield MappedAfresh(own)
    finally:
        own.dispose()
