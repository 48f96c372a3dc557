"""The desk at which an invented office does its protocol work, each deed at its hour."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from random import Random
from typing import Any, Final

from app.access import SignedIn
from app.changes import Changes
from app.clock import from_tehran
from app.demo.calls import DIRECTOR
from app.demo.happening import seeded_key
from app.demo.playing import sit_down
from app.operators import ADMINISTRATOR
from app.protocol.deeds import CASE_TABLES, seen_case
from app.protocol.drafts import CaseDraft
from app.protocol.opening import case_version, open_case
from app.protocol.people import people_as_typed, save_people
from app.protocol.states import OURS, PersonRole
from app.protocol.tables import VEHICLES
from app.session import OfficeSession
from app.text import persian_digits

#: When and how guests come over the border.
ARRIVES: Final = time(9, 10)
BY_LAND: Final = "زمینی"

#: When something happens, and what.
Deed = tuple[datetime, Callable[[], None]]


@dataclass
class ProtocolDesk:
    """Where cases are opened and led to their end; the clock goes back for what was.

    Attributes:
        made: How many cases there are.
    """

    session: OfficeSession
    operators: Mapping[str, SignedIn]
    random: Random
    now: datetime
    made: int = 0

    def at(self, moment: datetime) -> None:
        """Sit down at an hour, which is never later than now."""
        operator = self.operators.get(ADMINISTRATOR, self.operators[DIRECTOR])
        sit_down(self.session, operator, min(moment, self.now))

    def open(self, draft: CaseDraft) -> int:
        """Open a case."""
        keyed = replace(draft, request_key=seeded_key(self.random))
        number = open_case(self.session, keyed).value
        self.made += 1
        return number

    def do(
        self, operation: Callable[..., Changes[Any]], case_id: int, *values: Any, **named: Any
    ) -> Any:
        """Do a deed on a case as it stands."""
        version = case_version(self.session, case_id)
        return operation(self.session, case_id, version, *values, **named).value

    def share_cars(self, case_id: int) -> None:
        """The guests come by land and ride in the cars there are, their head in the first."""
        cars = list(CASE_TABLES.rows(self.session, VEHICLES.name, case_id))
        case = seen_case(self.session, case_id)
        arrives_at = from_tehran(case["starts_on"], ARRIVES)
        riding = [
            one
            if one.role in OURS
            else replace(
                one,
                vehicle_id=cars[0] if one.role is PersonRole.HEAD else cars[-1],
                arrives_at=arrives_at,
                arrives_by=BY_LAND,
            )
            for one in people_as_typed(self.session, case_id)
        ]
        self.do(save_people, case_id, riding)

    def number(self) -> str:
        """The number of a letter of somebody else."""
        return persian_digits(f"{self.random.randint(100, 999)}/{self.random.randint(1000, 9999)}")
