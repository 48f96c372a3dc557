"""For whom a list is kept: its keeper alone, everybody of his unit, or the whole office."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from app.access import Right, SignedIn


class Audience(StrEnum):
    """Who sees a kept list."""

    SELF = "self"
    UNIT = "unit"
    ALL = "all"

    @classmethod
    def of(cls, *, shared: bool, unit: str) -> Audience:
        """What the columns of a list say."""
        if shared:
            return cls.ALL
        return cls.UNIT if unit else cls.SELF


AUDIENCES: Final[dict[Audience, str]] = {
    Audience.SELF: "برای خودم",
    Audience.UNIT: "برای واحد",
    Audience.ALL: "برای همه",
}


def audiences_for(operator: SignedIn) -> tuple[Audience, ...]:
    """For whom this operator may keep lists."""
    allowed = {
        Audience.SELF: True,
        Audience.UNIT: bool(operator.unit),
        Audience.ALL: operator.may(Right.CHANGE_SETTINGS),
    }
    return tuple(audience for audience, may in allowed.items() if may)
