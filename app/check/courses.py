"""What the steps of a register are proved by: where they led a record, how often it was written."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Table, and_, false, func, or_, select

#: What may have given an entry another time than what grew from it has, until that follows.
GIVES_TIME: Final = ("move_event", "schedule_event", "postpone_event", "amend_event")


def astray(
    table: Table,
    steps: Table,
    owner: str,
    reached: Mapping[str, frozenset[Any]],
    also: ColumnElement[bool] | None = None,
) -> Select[Any]:
    """Records that stand elsewhere than where their last standing step that leads anywhere led.

    Args:
        table: Of the records.
        steps: Of their steps.
        owner: The column of steps that names the record.
        reached: Where each step may have led.
        also: Whether the record may stand there nevertheless.
    """
    stands = steps.c.taken_back_at.is_(None)
    last = (
        select(steps.c[owner], func.max(steps.c.id).label("id"))
        .where(stands, steps.c.action.in_(reached))
        .group_by(steps.c[owner])
        .subquery()
    )
    led_there = or_(
        *(
            and_(steps.c.action == action, table.c.state.in_(state_values(states)))
            for action, states in reached.items()
        ),
        false() if also is None else also,
    )
    return (
        select(table.c.id)
        .outerjoin(last, last.c[owner] == table.c.id)
        .outerjoin(steps, steps.c.id == last.c.id)
        .where(or_(steps.c.id.is_(None), ~func.coalesce(led_there, False)))  # SQL
    )


def state_values(states: frozenset[StrEnum]) -> list[str]:
    """States as their column keeps them."""
    return sorted(state.value for state in states)


def fewer_versions(table: Table, steps: Table, owner: str) -> Select[Any]:
    """Records that were written less often than steps were left on them."""
    count = select(func.count()).where(steps.c[owner] == table.c.id).scalar_subquery()
    return select(table.c.id).where(table.c.version < count)
