"""The deeds on a record of protocol work, as its sheet lists them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select

from app.clock import to_tehran
from app.deed_tables import DeedTables
from app.protocol.register_rows import CaseStepLine
from app.session import OfficeSession
from models.base import table_of
from models.operators import Operator

_OPERATORS: Final = table_of(Operator)


def step_lines(
    session: OfficeSession, tables: DeedTables, record_id: int
) -> tuple[CaseStepLine, ...]:
    """All deeds on a record in their order, also those taken back."""
    steps = tables.steps.c
    asked = (
        select(steps.at, steps.words, steps.taken_back_at, _OPERATORS.c.full_name)
        .join(_OPERATORS, _OPERATORS.c.id == steps.operator_id)
        .where(steps[tables.owner] == record_id)
        .order_by(steps.id)
    )
    return tuple(
        CaseStepLine(
            at=to_tehran(row.at),
            by=row.full_name,
            words=row.words,
            taken_back=row.taken_back_at is not None,
        )
        for row in session.execute(asked)
    )
