"""What a desk of its own process does with orders that come its way, for `desks`."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from app.changes import Changes, Kind
from app.errors import AppError
from app.folder import FolderFilter, FolderPlace, Outcome, list_sheets
from app.folder_sources import sheet_returned
from app.office import Office
from app.orders import OrderDraft, order_sheet
from app.session import OfficeSession
from order_life import ON_ORDER, ON_REFERRAL

#: Taking back comes often, so that orders live on.
_DEEDS = (*ON_REFERRAL, *ON_REFERRAL, *ON_ORDER, *["back"] * 5, *["sheet"] * 3)


def take_turns(office: Office, seed: int, turns: int, orders: list[int], told: str) -> None:
    """Take turns, and say of each: order, version it was done on, deed, place, what came of it.

    Args:
        office: Of this desk.
        seed: Of what it does.
        turns: How many.
        orders: Among which.
        told: The file that is told.
    """
    chance = Random(seed)
    lines = [_turn(office, chance, chance.choice(orders)) for _ in range(turns)]
    Path(told).write_text(json.dumps(lines), encoding="utf-8")


def _turn(office: Office, chance: Random, order: int) -> list[Any]:
    sheet = office.read(order_sheet, order)
    place = chance.randrange(len(sheet.referrals))
    deed = chance.choice(_DEEDS)
    if deed == "sheet":
        return _returned(office, chance)
    operation, values = (ON_ORDER | ON_REFERRAL)[deed]
    which = () if deed in ON_ORDER else (sheet.referrals[place].id,)
    try:
        office.write(operation, order, sheet.version, *which, *values)
    except AppError as error:
        return [order, sheet.version, deed, place, type(error).__name__]
    except Exception as error:  # noqa: BLE001  # what nobody could be shown
        return [order, sheet.version, deed, place, f"raw {error!r}"]
    return [order, sheet.version, deed, place, "done"]


def _returned(office: Office, chance: Random) -> list[Any]:
    """A result comes back with the folder: the same deed by another door."""
    waiting = office.read(list_sheets, FolderFilter(place=FolderPlace.PREPARING), limit=20)
    if not waiting:
        return [0, 0, "sheet", 0, "nothing"]
    sheet = chance.choice(waiting)
    deed, outcome = chance.choice([("enough", Outcome.SEEN), ("thin", Outcome.SENT_BACK)])
    found: list[int] = []

    def come_back(session: OfficeSession) -> Changes[Any]:
        done = sheet_returned(session, sheet.id, outcome, OrderDraft())
        # What was written is held until the end: the version it was done on is one less.
        after = order_sheet(session, sheet.record_id)
        place = [one.id for one in after.referrals].index(sheet.part_id)
        found[:] = [after.version - 1, place]
        return done

    try:
        office.write(come_back)
    except AppError as error:
        return [sheet.record_id, 0, "sheet", 0, type(error).__name__]
    except Exception as error:  # noqa: BLE001  # what nobody could be shown
        return [sheet.record_id, 0, "sheet", 0, f"raw {error!r}"]
    assert sheet.kind is Kind.ORDER
    return [sheet.record_id, found[0], deed, found[1], "done"]
