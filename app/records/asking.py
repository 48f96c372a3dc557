"""What every kind of record offers to scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from app.changes import Changes
from app.records.fields import Field
from app.records.plain import Plain
from app.session import OfficeSession


@dataclass(frozen=True)
class Added:
    """A record that was registered.

    Attributes:
        number: Its register number or name, as stored.
        state: Where it stands; empty for records without a life-cycle.
    """

    id: int
    number: str
    state: str = ""


@dataclass(frozen=True)
class Asked:
    """Which records are asked for.

    Attributes:
        text: A question in the language of search.
        state: One of the kind's states, or empty.
        limit: How many at most.
    """

    text: str = ""
    from_day: date | None = None
    to_day: date | None = None
    state: str = ""
    limit: int = 50


@dataclass(frozen=True)
class Found:
    """An answer to `Asked`.

    Attributes:
        rows: The records, as the register shows them.
        total: How many there are without the limit.
    """

    rows: tuple[dict[str, Plain], ...]
    total: int


@dataclass(frozen=True)
class RecordKind:
    """A kind of record as scripts see it.

    Attributes:
        fields: What `add` takes.
        states: What `list --state` may ask for.
        dated: Whether `list --from --to` means anything.
        searched: Whether `list --search` means anything.
        add: Registers one record from the values read by `fields`.
        listed: The register, filtered; None where nothing is listed.
        whole: One record with all that belongs to it; None where nothing is shown.
        sheet: The dataclass `whole` is made of.
        extras: Keys `whole` has besides.
    """

    name: str
    fields: tuple[Field, ...]
    add: Callable[[OfficeSession, Mapping[str, Any]], Changes[Added]]
    listed: Callable[[OfficeSession, Asked], Found] | None = None
    whole: Callable[[OfficeSession, int], dict[str, Plain]] | None = None
    sheet: type | None = None
    extras: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    dated: bool = False
    searched: bool = True

    @property
    def shown(self) -> frozenset[str]:
        """Keys that `show` prints and nobody can set; `add` sets them aside."""
        printed = {part.name for part in fields(self.sheet)} if self.sheet else set()
        return frozenset({*printed, *self.extras}) - {field.name for field in self.fields}

    def template(self) -> dict[str, Plain]:
        """An example record with every field."""
        return {field.name: field.example for field in self.fields}
