"""Writing what was proved of a calendar: new entries, changed ones, cancelled ones; and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import select, update

from app.access import Right, require
from app.agenda.amending import amend_event
from app.agenda.calendar_items import CalendarStatus
from app.agenda.requesting import checked_draft, write_event
from app.agenda.scheduling import cancel_event, fix_event, move_event
from app.agenda.series_parting import hold_subjects
from app.agenda.sheets import event_draft
from app.agenda.tables import EVENTS
from app.changes import Changes, changed
from app.errors import NotAllowed, StaleRecord
from app.exchange.bulk import ImportResult, kinds_of, refuse_second_time, write_down
from app.exchange.events import PlannedEvent
from app.exchange.rows import Plan
from app.progress import Progress
from app.session import OfficeSession
from app.text import persian_digits
from models.agenda import Event

#: The step an entry of another calendar begins with.
IMPORTED: Final = "import_event"

_AT_ONCE: Final = 500

_CHANGED: Final = (
    "{} تا از آنچه وارد شد پس از آن تغییر کرده است و یک‌جا پس گرفته نمی‌شود؛ آن‌ها را یک‌به‌یک لغو کنید."
)


def import_events(
    session: OfficeSession,
    plan: Plan[PlannedEvent],
    progress: Progress | None = None,
    mapping_name: str = "",
) -> Changes[ImportResult]:
    """Write every event of a plan, in the order of the file.

    Raises:
        NotAllowed: The operator may not, or the year is closed.
        StaleRecord: The office changed since the proof, or this plan is written already.
        Clashing: A time was taken since.
        Cancelled: By `progress`; nothing was written and no number was taken.
    """
    require(session.desk.operator, Right.PLAN_AGENDA)
    progress = progress or Progress()
    refuse_second_time(session, Event, [one.draft.request_key for one in plan.taken])
    hold_subjects(session, [one.event_id for one in plan.amended if one.event_id])
    for one in progress.through("تغییر برنامه‌ها", plan.amended):
        _amend(session, one, plan.source.name)
    ids = [
        write_event(
            session,
            checked_draft(session, one.draft),
            action=IMPORTED,
            calendar_uid=one.item.uid,
        )
        for one in progress.through("نوشتن در تقویم", plan.taken)
    ]
    import_id = write_down(session, plan, ids, mapping_name, {})
    result = ImportResult(
        import_id, len(ids), len(plan.amended), 0, len(plan.repeated), plan.refused_rows
    )
    return changed(result, *kinds_of(plan))


def _amend(session: OfficeSession, planned: PlannedEvent, source: str) -> None:
    """Bring an entry to what the file says: its text, its time, how it stands."""
    event_id, reason = planned.event_id or 0, f"از پرونده «{source}»."
    if _version(session, event_id) != planned.version:
        raise StaleRecord("تقویم برنامه‌ها در این میان تغییر کرد؛ پرونده را دوباره بررسی کنید.")
    if planned.item.status is CalendarStatus.CANCELLED:
        cancel_event(session, event_id, planned.version, reason)
        return
    draft, why = planned.draft, planned.draft.override_reason
    own = event_draft(session, event_id)
    if draft.when is not None and draft.when != own.when:
        move_event(session, event_id, planned.version, draft.when, reason, why)
    amend_event(session, event_id, _version(session, event_id), replace(draft, when=None))
    if own.tentative and planned.item.status is CalendarStatus.CONFIRMED:
        fix_event(session, event_id, _version(session, event_id), why)


def _version(session: OfficeSession, event_id: int) -> int:
    asked = select(EVENTS.c.version).where(EVENTS.c.id == event_id)
    version: int = session.execute(asked).scalar_one()
    return version


def cancel_imported(
    session: OfficeSession, ids: Sequence[int], source: str, progress: Progress
) -> None:
    """Cancel every entry an import added, if nothing was done on them since.

    Their UIDs are free again: the same file can be brought in once more.

    Raises:
        NotAllowed: Something was.
    """
    untouched = {
        number
        for part in range(0, len(ids), _AT_ONCE)
        for number in session.execute(
            select(EVENTS.c.id).where(
                EVENTS.c.id.in_(ids[part : part + _AT_ONCE]), EVENTS.c.version == 1
            )
        ).scalars()
    }
    if len(untouched) < len(ids):
        raise NotAllowed(persian_digits(_CHANGED.format(len(ids) - len(untouched))))
    reason = f"ورود پرونده «{source}» پس گرفته شد."
    for one in progress.through("پس گرفتن", ids):
        cancel_event(session, one, 1, reason)
        session.execute(update(EVENTS).where(EVENTS.c.id == one).values(calendar_uid=""))
