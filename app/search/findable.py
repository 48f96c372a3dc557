"""What a register declares so that its records are found: the seam between search and registers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Table

from app.access import Right
from app.changes import Kind
from app.marks import Classification
from app.search.asking import Question
from app.session import OfficeSession
from models.search import Indexed


@dataclass(frozen=True)
class FoundLine:
    """A record that was found, as one line shows it.

    Attributes:
        kind: What is opened: of the text of a file, the record it hangs on.
        id: Of that.
        number: As people say it; empty where there is none.
        title: What it is about, or its name.
        who: Whom it comes from or concerns.
        day: Of which day it is.
        state: How it stands, in words; empty where that says nothing.
        context: A longer text in which the words may stand; what is shown is cut out around them.
        first_page: Of the text of a file, from 0; `PAGE_END` ends each. The answer to a question
            then shows the page on which most of it stands, and no other.
        standing: The state itself, where `state` says one: a chip's tone is known by it.
    """

    kind: Kind
    id: int
    number: str
    title: str
    who: str
    day: date | None
    state: str
    classification: Classification
    context: str = ""
    first_page: int | None = None
    standing: StrEnum | None = None


#: Ends a page in the text of a file.
PAGE_END: Final = "\f"


@dataclass(frozen=True)
class Keyed:
    """What has search keys, for stores whose keys are older."""

    title: str
    table: Table
    keys: Callable[[OfficeSession, int, int], Sequence[tuple[int, str]]]


@dataclass(frozen=True, eq=False)
class Findable:
    """A register that can be searched.

    Attributes:
        kind: Of its records.
        title: What its group is called, such as «نامه‌ها».
        right: What an operator needs to know of it.
        section: The page that keeps it, and `wanted` the filter that asks the same there.
        indexed: How it lies in the search tables.
        table: Its table.
        visible: The conditions under which this operator may see a record.
        lines: Records as lines, by id; what is gone meanwhile is not there.
        keys: The search keys of records as they ought to be, by id: those after an id, so many at
            most, in the order of ids. For stores whose keys are older, and for the proof of them.
    """

    kind: Kind
    title: str
    right: Right
    section: str
    wanted: Callable[[str], Any]
    indexed: Indexed
    table: Table
    visible: Callable[[OfficeSession], list[ColumnElement[bool]]]
    lines: Callable[[OfficeSession, Sequence[int]], Mapping[int, FoundLine]]
    keys: Callable[[OfficeSession, int, int], Sequence[tuple[int, str]]]


@dataclass(frozen=True)
class OwnSearch:
    """A register with an index of its own, such as the directory with its words.

    Attributes:
        right: What an operator needs to know of it; None where it asks that by itself.
        section: Empty where no page keeps it.
        find: The ids of what is found, in its own order: session, question, the id before, how
            many at most.
        count: How many are found, at most one above a limit.
    """

    kind: Kind
    title: str
    right: Right | None
    section: str
    wanted: Callable[[str], Any]
    find: Callable[[OfficeSession, Question, int | None, int], Sequence[int]]
    count: Callable[[OfficeSession, Question, int], int]
    lines: Callable[[OfficeSession, Sequence[int]], Mapping[int, FoundLine]]


#: Whatever can be searched.
Source = Findable | OwnSearch

#: Whatever has keys to be folded anew.
HasKeys = Findable | Keyed
