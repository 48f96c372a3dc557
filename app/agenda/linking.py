"""How an entry hangs together with letters, calls, orders and other entries, both ways."""

from __future__ import annotations

from sqlalchemy import select

from app.access import Right
from app.agenda.deeds import EventDeed
from app.agenda.drafts import LinkedRecord
from app.agenda.requesting import link_row
from app.agenda.tables import EVENTS, LINKS
from app.changes import Changes, Kind, changed
from app.errors import InvalidInput, NotFound
from app.linked_records import LINKED, linked_titles, require_linked
from app.session import OfficeSession
from app.text import SHORT_LIMIT

#: What an entry says of one above it that it hangs together with.
BESIDE = "زمان برنامه‌ای که با آن پیوند دارد تغییر کرد."
NO_LINK = "این پیوند روی برنامه نیست."


def link_record(
    session: OfficeSession,
    event_id: int,
    version: int,
    record: LinkedRecord,
    *,
    right: Right | None = Right.PLAN_AGENDA,
) -> Changes[int]:
    """Say that an entry hangs together with a record.

    Whoever has asked his own right, as public days do, asks for none here.

    Raises:
        InvalidInput: Entries are not linked to such records, or it is the entry itself.
        NotFound: There is no such record, or no such entry, for this operator.
        NotAllowed, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version, right=right)
    if (record.kind, record.id) == (Kind.EVENT, event_id):
        raise InvalidInput("links", "برنامه به خودش پیوند نمی‌خورد.")
    require_linked(session, record.kind, record.id)
    if link_of(deed, record) is not None:
        return changed(event_id)
    deed.add_row(LINKS.name, **link_row(record))
    deed.kinds.add(record.kind)
    return deed.finish("link_record", _said(record, "افزوده شد."), details=_named(record))


def unlink_record(
    session: OfficeSession, event_id: int, version: int, record: LinkedRecord
) -> Changes[int]:
    """Say that an entry does not hang together with a record any more.

    Raises:
        NotFound: It did not, or there is no such entry for this operator.
        NotAllowed, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    number = link_of(deed, record)
    if number is None or not linked_titles(session, [(record.kind, record.id)]):
        raise NotFound(NO_LINK)
    deed.remove_row(LINKS.name, number)
    deed.kinds.add(record.kind)
    return deed.finish("unlink_record", _said(record, "برداشته شد."), details=_named(record))


def _said(record: LinkedRecord, what: str) -> str:
    """What became of a link; whoever reads the entry may not know of the record."""
    return f"پیوند با یک {LINKED[record.kind].title} {what}"


def _named(record: LinkedRecord) -> dict[str, object]:
    return {"record": f"{record.kind.value}:{record.id}"}


def link_of(deed: EventDeed, record: LinkedRecord) -> int | None:
    """The link of an entry with a record, if there is one."""
    return next(
        (
            number
            for number, row in deed.part(LINKS.name).items()
            if (row["record_kind"], row["record_id"]) == (record.kind.value, record.id)
        ),
        None,
    )


def mark_touched(deed: EventDeed, words: str) -> None:
    """Let whatever hangs on an entry say that it moved or was cancelled, until somebody looked."""
    said = f"{deed.named} {words}"[:SHORT_LIMIT]
    now = deed.session.desk.clock.now()
    links = deed.part(LINKS.name)
    for number in list(links):
        deed.set_row(LINKS.name, number, touched_at=now, touched_words=said)
        deed.kinds.add(Kind(links[number]["record_kind"]))
    for number, before, classification in _entries_beside(deed):
        # Whoever reads the entry beside may not know of this one.
        told = said if deed.event["classification"] <= classification else BESIDE
        deed.set_beside(number, {"touched_words": before}, touched_words=told)


def _entries_beside(deed: EventDeed) -> list[tuple[int, str, int]]:
    """The entries linked with this one, whichever was linked to the other; mark, classification."""
    there = [
        row["record_id"]
        for row in deed.part(LINKS.name).values()
        if row["record_kind"] == Kind.EVENT.value
    ]
    back = deed.session.execute(
        select(LINKS.c.event_id).where(
            LINKS.c.record_kind == Kind.EVENT.value, LINKS.c.record_id == deed.id
        )
    ).scalars()
    rows = deed.session.execute(
        select(EVENTS.c.id, EVENTS.c.touched_words, EVENTS.c.classification)
        .where(EVENTS.c.id.in_({*there, *back} - {deed.id}))
        .order_by(EVENTS.c.id)
    )
    return [(number, words, classification) for number, words, classification in rows]


def touched_seen(
    session: OfficeSession, event_id: int, version: int, record: LinkedRecord | None = None
) -> Changes[int]:
    """Say that somebody looked at what a move or a cancellation touched.

    Args:
        session: The transaction.
        event_id: Which entry.
        version: As read.
        record: Of one linked record alone; else of the entry and all that hangs on it.

    Raises:
        NotFound: There is no such link.
        NotAllowed, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    links = deed.part(LINKS.name)
    wanted = list(links)
    if record is not None:
        number = link_of(deed, record)
        if number is None:
            raise NotFound(NO_LINK)
        wanted = [number]
    marked = [number for number in wanted if links[number]["touched_at"] is not None]
    if not marked and (record is not None or not deed.event["touched_words"]):
        return changed(event_id)
    for number in marked:
        deed.set_row(LINKS.name, number, touched_at=None, touched_words="")
        deed.kinds.add(Kind(links[number]["record_kind"]))
    if record is None:
        deed.set(touched_words="")
    return deed.finish("touched_seen", "پیامد جابه‌جایی یا لغو دیده شد.")
