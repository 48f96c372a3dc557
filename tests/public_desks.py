"""What a desk of its own process does in a live session, for `desks`."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from app.office import Office
from app.orders import OrderDraft
from app.public_days import (
    HearingDraft,
    close_list,
    end_session,
    hear,
    next_petition,
    public_day_sheet,
    public_day_version,
)
from public_seat import petition


def words_for(visit: int) -> str:
    """What the governor orders of a petition."""
    return f"دستور درباره درخواست {visit}"


def draft_for(visit: int) -> HearingDraft:
    """His order as typed; the same however often it is sent."""
    words = words_for(visit)
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


def ask(office: Office, day: int, number: int) -> None:
    """Take a petition down for a day."""
    petition(office, day, number)


def lead_on(office: Office, name: str, day: int) -> None:
    """Lead a day on, or a petitioner of it."""
    deeds = {"close": close_list, "end": end_session}
    office.write(deeds[name], day, office.read(public_day_version, day))


def either(office: Office, name: str, *given: int) -> None:
    """One of the things desks do to a day at once."""
    if name == "ask":
        ask(office, *given)
    elif name == "hear":
        hear_one(office, *given)
    else:
        lead_on(office, name, *given)
