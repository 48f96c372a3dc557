"""How secret a record is whose own table does not say: as what it belongs to is.

It knows tables and no register.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, func, literal, select

from app.marks import Classification
from models.base import table_of
from models.meetings import Meeting, Resolution
from models.protocol import CaseTask, ProtocolCase
from models.protocol_registers import Gift

_MEETINGS: Final = table_of(Meeting)
_CASES: Final = table_of(ProtocolCase)

#: The column by which a record names what it is as secret as.
_OWNERS: Final[dict[str, tuple[str, Table]]] = {
    table_of(Resolution).name: ("meeting_id", _MEETINGS),
    table_of(CaseTask).name: ("case_id", _CASES),
    table_of(Gift).name: ("case_id", _CASES),
}


@cache
def secrecy_of(table: Table) -> ColumnElement[int]:
    """How secret the rows of a register are, in a statement that asks it."""
    if "classification" in table.c:
        return table.c.classification
    if table.name not in _OWNERS:
        return literal(int(Classification.ORDINARY))
    name, owner = _OWNERS[table.name]
    own = owner.alias("secret_owner")
    secrecy: Any = select(own.c.classification).where(own.c.id == table.c[name])
    return func.coalesce(secrecy.scalar_subquery(), int(Classification.ORDINARY))
