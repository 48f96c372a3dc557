"""Open resolutions of earlier meetings, carried before the later ones of their series."""

from __future__ import annotations

from typing import Final

from sqlalchemy import and_, or_, select

from app.agenda.proving import words_of
from app.changes import Changes, Kind, changed
from app.errors import NotAllowed
from app.meetings.deeds import MeetingDeed
from app.meetings.resolution_lines import IS_OPEN, resolution_lines
from app.meetings.rows import CarriedLine, ResolutionLine
from app.meetings.states import WRITABLE, MeetingState, ResolutionState
from app.meetings.tables import CARRIED, MEETINGS, RESOLUTIONS
from app.orders.settling import settle_order
from app.session import OfficeSession
from app.text import persian_digits

NOT_NOW: Final = "در این وضعیت مصوبات پیشین پیگیری نمی‌شود."
WHAT_WAS_DONE: Final = "بنویسید چه شد، تا در پاسخ مصوبه بماند."
NOT_OPEN: Final = "مصوبه {number} دیگر در جریان نیست."
NO_ORDER: Final = "مصوبه {number} دستوری ندارد که مختومه شود."


def open_before(session: OfficeSession, meeting_id: int) -> list[ResolutionLine]:
    """The open resolutions earlier meetings of its series left before a meeting.

    What a more secret meeting resolved is not told to a less secret one.
    """
    row = session.execute(select(MEETINGS).where(MEETINGS.c.id == meeting_id)).mappings().one()
    if row["series_id"] is None:
        return []
    earlier = or_(
        MEETINGS.c.starts_at < row["starts_at"],
        and_(MEETINGS.c.starts_at == row["starts_at"], MEETINGS.c.id < meeting_id),
    )
    return resolution_lines(
        session,
        MEETINGS.c.series_id == row["series_id"],
        MEETINGS.c.state != MeetingState.CANCELLED.value,
        MEETINGS.c.classification <= row["classification"],
        earlier,
        IS_OPEN,
    )


def carry_open(deed: MeetingDeed) -> int:
    """Put what earlier meetings of the series left open before the meeting that begins.

    Returns:
        How many.
    """
    known = {row["resolution_id"] for row in deed.part(CARRIED.name).values()}
    last = max((row["place"] for row in deed.part(CARRIED.name).values()), default=0)
    fresh = [one for one in open_before(deed.session, deed.id) if one.id not in known]
    for place, one in enumerate(fresh, last + 1):
        deed.add_row(CARRIED.name, resolution_id=one.id, place=place, stood="", note="")
    return len(fresh)


def carried_lines(session: OfficeSession, meeting_id: int) -> tuple[CarriedLine, ...]:
    """The open resolutions before a meeting, as they stand now or stood when it was locked."""
    rows = session.execute(
        select(CARRIED)
        .where(CARRIED.c.meeting_id == meeting_id)
        .order_by(CARRIED.c.place, CARRIED.c.id)
    ).mappings()
    carried = [dict(row) for row in rows]
    if not carried:
        return ()
    wanted = RESOLUTIONS.c.id.in_([row["resolution_id"] for row in carried])
    lines = {one.id: one for one in resolution_lines(session, wanted)}
    return tuple(
        CarriedLine(
            id=row["id"],
            place=row["place"],
            resolution=lines[row["resolution_id"]],
            stood=row["stood"] or lines[row["resolution_id"]].state_words,
            note=row["note"],
        )
        for row in carried
        if row["resolution_id"] in lines
    )


def note_carried(
    session: OfficeSession, meeting_id: int, version: int, carried_id: int, note: str
) -> Changes[int]:
    """Write what a meeting said of an open resolution before it.

    Raises:
        InvalidInput: It is over the limit.
        NotAllowed: The minutes are not being written.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*WRITABLE, refusal=NOT_NOW)
    row = deed.row(CARRIED.name, carried_id)
    words = words_of(note, "note")
    if row["note"] == words:
        return changed(meeting_id)
    deed.set_row(CARRIED.name, carried_id, note=words)
    number = _line(session, row["resolution_id"]).number
    return deed.finish("note_carried", f"درباره مصوبه {number}: {_first_line(words)}")


def close_carried(
    session: OfficeSession, meeting_id: int, version: int, carried_id: int, words: str
) -> Changes[int]:
    """Close an open resolution a meeting heard to be done; its order is closed with it.

    Args:
        session: The transaction.
        meeting_id: The meeting that hears it.
        version: As read.
        carried_id: The resolution as it stands before it.
        words: What was done; the answer of whoever had not answered yet.

    Raises:
        InvalidInput: The words are missing.
        NotAllowed: The minutes are not being written, or it is closed already.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*WRITABLE, refusal=NOT_NOW)
    row = deed.row(CARRIED.name, carried_id)
    said = words_of(words, "words", needed=WHAT_WAS_DONE)
    line = _line(session, row["resolution_id"])
    if line.state in (ResolutionState.DONE, ResolutionState.DROPPED):
        raise NotAllowed(persian_digits(NOT_OPEN.format(number=line.number)))
    if line.order_id is None:
        raise NotAllowed(persian_digits(NO_ORDER.format(number=line.number)))
    heard = persian_digits(f"در جلسه {deed.record['number']} انجام‌شده دانسته شد: {said}")
    settle_order(session, line.order_id, said, heard)
    deed.changed_order(line.order_id)
    deed.set_row(CARRIED.name, carried_id, note=said)
    done = deed.finish(
        "close_carried",
        f"مصوبه {line.number} مختومه شد: {_first_line(said)}",
        order_id=line.order_id,
    )
    return Changes(done.value, done.kinds | {Kind.ORDER})


def _line(session: OfficeSession, resolution_id: int) -> ResolutionLine:
    """A resolution before a meeting.

    Raises:
        NotAllowed: It is more secret than this operator may see.
    """
    lines = resolution_lines(session, RESOLUTIONS.c.id == resolution_id)
    if not lines:
        raise NotAllowed("این مصوبه بالاتر از سطح دسترسی شماست.")
    return lines[0]


def _first_line(words: str) -> str:
    return words.splitlines()[0][:120] if words else "—"
