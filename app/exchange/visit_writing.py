"""Writing petitions that were proved, in one transaction; and taking them back whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import select

from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import NotAllowed, StaleRecord
from app.exchange.bulk import ImportResult, refuse_second_time, write_down
from app.exchange.visits import PlannedVisit, VisitPlan, day_list, versions_of
from app.progress import Progress
from app.public_days.deeds import hold_day
from app.session import OfficeSession
from app.text import persian_digits
from app.visits.amending import amend_visit
from app.visits.course import withdraw
from app.visits.proving import checked_visit
from app.visits.receiving import require_takes_petitioners, write_visit
from app.visits.states import VisitState
from app.visits.steps import IMPORTED
from app.visits.tables import VISITS
from models.visits import Visit

_AT_ONCE: Final = 500

_MOVED_ON: Final = "فهرست این روز در این میان تغییر کرد؛ پرونده را دوباره بررسی کنید."
_CHANGED: Final = (
    "{} تا از آنچه وارد شد پس از آن تغییر کرده است و یک‌جا پس گرفته نمی‌شود؛ انصراف آن‌ها را "
    "یک‌به‌یک بنویسید."
)


def import_visits(
    session: OfficeSession,
    plan: VisitPlan,
    progress: Progress | None = None,
    mapping_name: str = "",
) -> Changes[ImportResult]:
    """Write every petition of a plan on its day's list, in the order of the file.

    Raises:
        NotAllowed: The operator may not, or the day takes nobody any more, or the year is closed.
        StaleRecord: The day's list changed since the proof, or this plan is written already.
        Cancelled: By `progress`; nothing was written and no number was taken.
    """
    require(session.desk.operator, Right.RECEIVE_VISITS)
    progress = progress or Progress()
    planned = (*plan.amended, *plan.taken)
    refuse_second_time(session, Visit, [one.draft.request_key for one in plan.taken])
    if planned:
        _require_as_proved(session, plan)
    for one in progress.through("تکمیل درخواست‌ها", plan.amended):
        amend_visit(session, one.visit_id or 0, one.version, one.draft)
    ids = [_written(session, one) for one in progress.through("نوشتن در فهرست", plan.taken)]
    import_id = write_down(session, plan, ids, mapping_name, {})
    result = ImportResult(
        import_id, len(ids), len(plan.amended), 0, len(plan.repeated), plan.refused_rows
    )
    return changed(result, *((Kind.VISIT, Kind.PUBLIC_DAY) if planned else ()))


def _require_as_proved(session: OfficeSession, plan: VisitPlan) -> None:
    """Hold the day, and refuse what was proved against another list than stands there now."""
    hold_day(session, plan.public_day_id)
    require_takes_petitioners(session, plan.public_day_id)
    if plan.listed != versions_of(day_list(session, plan.public_day_id)):
        raise StaleRecord(_MOVED_ON)


def _written(session: OfficeSession, planned: PlannedVisit) -> int:
    """Write one petition with the people the directory knows."""
    draft = replace(planned.draft, visitor_id=planned.visitor_id, agency_id=planned.agency_id)
    return write_visit(session, checked_visit(session, draft), action=IMPORTED)


def withdraw_imported(
    session: OfficeSession, ids: Sequence[int], source: str, progress: Progress
) -> None:
    """Withdraw every petition an import added, if nothing was done on them since.

    Raises:
        NotAllowed: Something was, or the day's list is closed.
    """
    untouched = {
        number
        for part in range(0, len(ids), _AT_ONCE)
        for number in session.execute(
            select(VISITS.c.id).where(
                VISITS.c.id.in_(ids[part : part + _AT_ONCE]),
                VISITS.c.version == 1,
                VISITS.c.state == VisitState.COLLECTED.value,
            )
        ).scalars()
    }
    if len(untouched) < len(ids):
        raise NotAllowed(persian_digits(_CHANGED.format(len(ids) - len(untouched))))
    for one in progress.through("پس گرفتن", ids):
        withdraw(session, one, 1, f"ورود پرونده «{source}» پس گرفته شد.")
