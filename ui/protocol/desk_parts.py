"""The parts of a dossier, in the order of the keys, and which of them a case has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.protocol.rows import CaseSheet
from app.protocol.states import TRIPS, CaseKind
from ui.protocol.desk_cars import CarsPart
from ui.protocol.desk_costs import CostsPart
from ui.protocol.desk_dispatch import DispatchPart
from ui.protocol.desk_forms import FormsPart
from ui.protocol.desk_gifts import GiftsPart
from ui.protocol.desk_log import LogPart
from ui.protocol.desk_part import DeskPart
from ui.protocol.desk_people import PeoplePart
from ui.protocol.desk_programme import ProgrammePart
from ui.protocol.desk_seating import SeatingPart
from ui.protocol.desk_tasks import TasksPart

PARTS: Final[tuple[type[DeskPart], ...]] = (
    TasksPart,
    PeoplePart,
    ProgrammePart,
    CarsPart,
    SeatingPart,
    CostsPart,
    GiftsPart,
    LogPart,
    DispatchPart,
    FormsPart,
)

#: Parts some kinds of case alone have; all others have every case.
OF_KINDS: Final[Mapping[str, frozenset[CaseKind]]] = {"dispatch": TRIPS, "forms": TRIPS}


def parts_of(sheet: CaseSheet) -> tuple[type[DeskPart], ...]:
    """The parts a case has."""
    return tuple(
        one for one in PARTS if one.name not in OF_KINDS or sheet.kind in OF_KINDS[one.name]
    )
