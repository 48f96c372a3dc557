"""Making the mapped classes ready for the first record that is read or written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Mapper, configure_mappers


def configure_mappings(rest: Callable[[], None]) -> None:
    """Do now what SQLAlchemy does at the first record otherwise, for all classes at once.

    Whoever needs a record meanwhile waits for it (SQLAlchemy's own lock). Where all are ready
    nothing is done.

    Args:
        rest: Called between any two of them, in whichever thread makes them ready.
    """

    def configured(_mapper: Mapper[Any], _mapped: type[Any]) -> None:
        rest()

    event.listen(Mapper, "mapper_configured", configured)
    try:
        configure_mappers()
    finally:
        event.remove(Mapper, "mapper_configured", configured)
