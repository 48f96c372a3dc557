"""What moving a case does, before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class TaskMove:
    """What moving a case does to one of its open steps."""

    task_id: int
    title: str
    before: date | None
    after: date | None


@dataclass(frozen=True, kw_only=True)
class EntryMove:
    """Where moving a case would take an entry; whoever moves it says which really go.

    Attributes:
        clashes: What is in its way in the governor's programme, in sentences.
        is_fixed: Its entry in the programme cannot be moved any more.
    """

    entry_id: int
    title: str
    before: datetime
    after: datetime
    clashes: tuple[str, ...] = ()
    is_fixed: bool = False


@dataclass(frozen=True, kw_only=True)
class CaseMovePreview:
    """All that moving a case does, before it is done."""

    starts_on: date
    ends_on: date
    tasks: tuple[TaskMove, ...]
    entries: tuple[EntryMove, ...]
