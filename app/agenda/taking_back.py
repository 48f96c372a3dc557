"""Taking the newest deed on an entry back: row, attendees, bookings, moves, links as before it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import insert, select, update

from app.access import Right
from app.agenda.deeds import (
    FILE_STEPS,
    FIRST_STEPS,
    MADE_SERIES,
    USES,
    EventDeed,
    standing_steps,
)
from app.agenda.drafts import ResourceUse
from app.agenda.in_folder import sheet_taken_back
from app.agenda.series_undoing import withdraw_series
from app.agenda.tables import EVENTS, PARTS, STEPS
from app.attachments import are_gone_on, put_move_back
from app.changes import Changes, Kind, changed
from app.contacts import standing_contact
from app.errors import NotAllowed
from app.orders import withdraw_order
from app.overwriting import typed
from app.proving import prove_version
from app.session import OfficeSession
from app.text import persian_digits

GONE_ON: Final = "دستوری که روی این برنامه ثبت شده خود گام‌هایی دارد؛ نخست آن‌ها را پس بگیرید."
NOT_UNDONE: Final = (
    "درخواست برنامه برگشت‌پذیر نیست، چون شماره گرفته است؛ می‌توانید آن را رد یا لغو کنید."
)

#: Putting the pages of a file in order is taken back like any deed, while the file is there.
ARRANGED: Final = "arrange_file"

#: What a step wrote over: table, id of the row, and its columns before.
Before = tuple[str, int, dict[str, Any]]


def take_event_step_back(
    session: OfficeSession,
    event_id: int,
    version: int,
    *,
    right: Right | None = Right.PLAN_AGENDA,
) -> Changes[int]:
    """Take the newest deed on an entry back: everything is as before it, its trace stays.

    Whoever has asked his own right, as visits do, asks for none here.

    Raises:
        Clashing: The time it had before is taken by now.
        NotAllowed: Only the request is left, or what came of the deed has gone on.
        NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version, right=right)
    steps = steps_that_count(session, event_id)
    prove_version(session, EVENTS, event_id, version)
    last = steps[-1]
    if last["action"] in FIRST_STEPS:
        raise NotAllowed(NOT_UNDONE)
    wrote = [(table, number, values) for table, number, values in json.loads(last["overwrote"])]
    series_id = deed.event["series_id"]
    _restore(deed, wrote)
    if last["action"] == MADE_SERIES and series_id is not None:
        withdraw_series(deed, series_id)
    if deed.books_anew:
        deed.keep_time()
    deed.save(steps[-2]["words"])
    _bring_back_rows(deed, wrote, steps[:-1])
    sheet_taken_back(session, last, deed)
    if last["order_id"] is not None:
        withdraw_order(session, last["order_id"], GONE_ON)
        deed.kinds.add(Kind.ORDER)
    session.execute(
        update(STEPS)
        .where(STEPS.c.id == last["id"])
        .values(taken_back_at=session.desk.clock.now(), taken_back_by=session.desk.operator.id)
    )
    deed.note("take_back", persian_digits(f"گام آخر {deed.named} پس گرفته شد: {last['words']}"))
    return changed(event_id, *deed.kinds)


def steps_that_count(session: OfficeSession, event_id: int) -> list[dict[str, Any]]:
    """The steps of an entry taking back knows of, oldest first."""
    return [
        one
        for one in standing_steps(session, event_id)
        if one["action"] not in FILE_STEPS and not _is_gone_on(session, one)
    ]


def _is_gone_on(session: OfficeSession, step: dict[str, Any]) -> bool:
    """Whether a step arranged a file that was taken off since, by a deed of its own."""
    if step["action"] != ARRANGED:
        return False
    moves = json.loads(step["overwrote"])
    files = {number: before for table, number, before in moves if table == "attachments"}
    return are_gone_on(session, Kind.EVENT, files)


def _restore(deed: EventDeed, wrote: Sequence[Before]) -> None:
    for table, number, values in wrote:
        if table == USES:
            deed.use(tuple(ResourceUse(resource_id=n, quantity=q) for n, q in values[USES]))
        elif table == "attachments":
            put_move_back(deed.session, number, values)
        elif table == EVENTS.name and number == deed.id:
            deed.set(**_standing(deed, table, values))
        elif table == EVENTS.name:
            deed.set_beside(number, {}, **typed(EVENTS, values))
        elif values.get("id", 0) is None:
            if number in deed.part(table):
                deed.remove_row(table, number)
        elif "id" in values:
            # Known at once, so that the time is asked for with them; written after the entry.
            deed.part(table)[number] = _standing(deed, table, values) | {"id": number}
        elif number in deed.part(table):
            deed.set_row(table, number, **_standing(deed, table, values))


def _standing(deed: EventDeed, table: str, values: dict[str, Any]) -> dict[str, Any]:
    """What was written over as the columns hold it; contacts merged since are their survivors."""
    columns = EVENTS if table == EVENTS.name else PARTS[table]
    found = typed(columns, values)
    for name, value in found.items():
        keys = columns.c[name].foreign_keys
        if value is not None and any(key.column.table.name == "contacts" for key in keys):
            found[name] = standing_contact(deed.session, value)
    return found


def _bring_back_rows(
    deed: EventDeed, wrote: Sequence[Before], earlier: Sequence[dict[str, Any]]
) -> None:
    """Write the rows the deed had taken away; one whose id is another's by now gets a new one."""
    for table, number, values in wrote:
        if table not in PARTS or values.get("id", None) is None:
            continue
        part = PARTS[table]
        row = deed.part(table)[number]
        taken = deed.session.execute(select(part.c.id).where(part.c.id == number)).first()
        if taken is not None:
            del row["id"]
        new: int = deed.session.execute(
            insert(part).values(**row).returning(part.c.id)
        ).scalar_one()
        if new != number:
            _rename(deed.session, earlier, table, number, new)


def _rename(
    session: OfficeSession, steps: Sequence[dict[str, Any]], table: str, old: int, new: int
) -> None:
    """Let earlier steps know a row by its new id."""
    for step in steps:
        wrote = json.loads(step["overwrote"])
        renamed = [[t, new if (t, n) == (table, old) else n, values] for t, n, values in wrote]
        if renamed != wrote:
            step["overwrote"] = json.dumps(renamed, ensure_ascii=False)
            session.execute(
                update(STEPS).where(STEPS.c.id == step["id"]).values(overwrote=step["overwrote"])
            )
