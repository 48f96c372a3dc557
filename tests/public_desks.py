"""What a desk of its own process does in a live session, for `desks`."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from app.office import Office
from app.orders import OrderDraft
from app.public_days import HearingDraft, hear, next_petition, public_day_sheet


def draft_for(visit: int) -> HearingDraft:
    """What the governor orders of a petition; the same however often it is sent."""
    words = f"دستور درباره درخواست {visit}"
    return HearingDraft(order=OrderDraft(words=words, request_key=uuid5(NAMESPACE_OID, words)))


def hear_one(office: Office, visit: int, version: int) -> None:
    """Hear one petitioner as this desk read him."""
    office.write(hear, visit, version, draft_for(visit))


def hear_all(office: Office, day: int, acks: str) -> None:
    """Hear one after the other; what was acknowledged is forced to the disk line by line."""
    with Path(acks).open("a", encoding="utf-8") as kept:
        visit = office.read(next_petition, day)
        while visit is not None:
            lines = {one.id: one.version for one in office.read(public_day_sheet, day).petitions}
            office.write(hear, visit, lines[visit], draft_for(visit))
            kept.write(f"{visit}\n")
            kept.flush()
            os.fsync(kept.fileno())
            visit = office.read(next_petition, day, visit)
