"""Minutes locked, edition by edition, and the latest opened again with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sqlalchemy import func, select

from app.changes import Changes
from app.clock import to_tehran
from app.errors import NotAllowed
from app.meetings.carrying import carried_lines
from app.meetings.content import gathered
from app.meetings.content_json import content_to_json
from app.meetings.deeds import MeetingDeed
from app.meetings.entry import entry_has_minutes
from app.meetings.gaps import few, undecided, without_responsible
from app.meetings.latest import require_latest
from app.meetings.states import MeetingState
from app.meetings.tables import CARRIED, EDITIONS
from app.orders.drafts import needed_reason
from app.session import OfficeSession
from app.text import persian_digits

FINALISED: Final = "finalise"
REOPENED: Final = "reopen"
GAPS: Final = "صورتجلسه نهایی نمی‌شود: "
NOT_LOCKED: Final = "صورتجلسه نهایی‌شده‌ای ندارد که باز شود."

_S: Final = MeetingState


def finalise(session: OfficeSession, meeting_id: int, version: int) -> Changes[int]:
    """Lock the minutes: all they say is kept as it stands, and printed as it was kept.

    Returns:
        The edition.

    Raises:
        NotAllowed: An item is undecided or a resolution has nobody who does it, each named; or the
            meeting is not over, its minutes are locked already, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    desk = session.desk
    edition = _next_edition(session, meeting_id)
    now = desk.clock.now()
    # What is gathered is as the meeting stands, before it moves on.
    written = gathered(session, deed.record)
    deed.move(_S.FINALISED, finalised_at=now, edition=edition, reopened_reason="")
    gaps = [*undecided(written.items), *without_responsible(written.resolutions)]
    if gaps:
        raise NotAllowed(GAPS + " ".join(few(gaps)))
    content = replace(
        written, edition=edition, locked_at=to_tehran(now), locked_by=desk.operator.full_name
    )
    for line in carried_lines(session, meeting_id):
        deed.set_row(CARRIED.name, line.id, stood=line.resolution.state_words)
    deed.add_row(
        EDITIONS.name,
        edition=edition,
        at=now,
        operator_id=desk.operator.id,
        content=content_to_json(content),
        reopened_at=None,
        reopened_by=None,
        reopened_reason="",
    )
    entry_has_minutes(deed, desk.clock.today())
    done = deed.finish(FINALISED, f"صورتجلسه نهایی شد (نسخه {edition}).")
    return Changes(edition, done.kinds)


def _next_edition(session: OfficeSession, meeting_id: int) -> int:
    """The edition after all there ever were: one taken back keeps its number."""
    last: int | None = session.execute(
        select(func.max(EDITIONS.c.edition)).where(EDITIONS.c.meeting_id == meeting_id)
    ).scalar()
    return (last or 0) + 1


def reopen(session: OfficeSession, meeting_id: int, version: int, reason: str) -> Changes[int]:
    """Open locked minutes again to be written on; the locked edition stays as it was.

    Only the latest of a series: later ones stand on what these resolved.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed: They are not locked, others of their series were locked after them, or they were
            reported to the governor.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(_S.FINALISED, _S.DISTRIBUTED, refusal=NOT_LOCKED)
    why = needed_reason(reason)
    require_latest(session, deed.record)
    received = deed.record["minutes_received_on"] is not None
    deed.move(
        _S.MINUTES_RECEIVED if received else _S.ENDED,
        finalised_at=None,
        reopened_reason=why,
        # Kept with the step: what is written from now on keeps it from being taken back.
        texts_saved=deed.record["texts_saved"],
    )
    now, by = session.desk.clock.now(), session.desk.operator.id
    for number, row in deed.part(EDITIONS.name).items():
        if row["edition"] == deed.record["edition"]:
            deed.set_row(
                EDITIONS.name, number, reopened_at=now, reopened_by=by, reopened_reason=why
            )
    for number in deed.part(CARRIED.name):
        deed.set_row(CARRIED.name, number, stood="")
    return deed.finish(REOPENED, persian_digits(f"صورتجلسه باز شد: {why}"))
