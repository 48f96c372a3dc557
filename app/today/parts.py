"""What the page that opens the day is made of: numbers, lists and their lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from app.access import Right
from app.changes import Kind
from app.reminders import ReminderRow
from app.session import OfficeSession

#: Lines of one list on the page, and on paper.
SHOWN: Final = 16
PRINTED: Final = 40


class Weight(StrEnum):
    """How pressing a number is."""

    DANGER = "danger"
    WARNING = "warning"
    INFORMATION = "information"
    SUCCESS = "success"


@dataclass(frozen=True)
class Card:
    """A number of the day, which is a link.

    Attributes:
        name: A stable word.
        title: What is counted.
        section: Where the link leads.
        wanted: The filter it leads to; None where the section needs none.
        right: What an operator needs to see it.
        count: The question.
    """

    name: str
    title: str
    weight: Weight
    section: str
    right: Right
    count: Callable[[OfficeSession], int]
    wanted: Any = None


@dataclass(frozen=True)
class Line:
    """A line of a list, which is a link to its record.

    Attributes:
        chip: Where it stands.
        aside: When, or who.
        reminder: The reminder this line is, so that it can be ticked off here.
        part_id: Of the record; 0 where the line is of the whole.
    """

    kind: Kind
    record_id: int
    text: str
    aside: str
    chip: str
    weight: Weight
    classification: int
    reminder: ReminderRow | None = None
    part_id: int = 0

    @property
    def record(self) -> tuple[Kind, int, int]:
        """Of what this line tells: kind, id and part."""
        return self.kind, self.record_id, self.part_id


@dataclass(frozen=True)
class Listing:
    """A short list of the day.

    Attributes:
        empty: What stands there when there is nothing.
        lines: The question, and how many lines at most.
    """

    name: str
    title: str
    empty: str
    section: str
    right: Right
    lines: Callable[[OfficeSession, int], list[Line]]
    wanted: Any = None


@dataclass(frozen=True)
class Today:
    """The day as one operator sees it.

    Attributes:
        counts: Of each card he may see, in order.
        lists: The lines of each list he may see.
        on_duty: The shift that runs and who is on duty; empty when nobody is named.
        parked: How many forms wait to be taken up.
    """

    counts: tuple[tuple[Card, int], ...]
    lists: tuple[tuple[Listing, tuple[Line, ...]], ...]
    on_duty: str
    parked: int
