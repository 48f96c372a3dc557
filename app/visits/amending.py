"""Correcting what was typed of a visit; what shows it elsewhere follows."""

from __future__ import annotations

from typing import Final

from app.access import require_may_classify
from app.changes import Changes, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.session import OfficeSession
from app.visits.appointments import appointment_follows
from app.visits.deeds import VisitDeed
from app.visits.drafts import VisitDraft
from app.visits.proving import checked_visit
from app.visits.receiving import content, require_takes_petitioners
from app.visits.states import VisitState

#: The petition it goes on with is said once.
_SAID_ONCE: Final = ("carried_from_id",)


def amend_visit(
    session: OfficeSession, visit_id: int, version: int, draft: VisitDraft
) -> Changes[int]:
    """Correct what was typed of a visit; its course stays as it is.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: The operator may not see what he would write; a listed petition goes to no
            other day; or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = VisitDeed(session, visit_id, version)
    require_may_classify(session.desk.operator, draft.classification)
    if draft.path.value != deed.record["path"]:
        words = "ملاقات روزمره و ملاقات عمومی به یکدیگر تبدیل نمی‌شوند."
        raise InvalidFields([InvalidInput("path", words)])
    checked = checked_visit(session, draft)
    values = content(checked)
    for name in _SAID_ONCE:
        del values[name]
    if values["public_day_id"] != deed.record["public_day_id"]:
        _require_free_to_go(deed, values["public_day_id"])
    if draft.arrived_at is not None and deed.record["arrived_at"] is not None:
        values["arrived_at"] = draft.arrived_at
    written = {name: value for name, value in values.items() if deed.record[name] != value}
    if not written:
        return changed(visit_id)
    deed.set(**written)
    appointment_follows(deed)
    return deed.finish("amend_visit", "اصلاح شد.")


def _require_free_to_go(deed: VisitDeed, public_day_id: int | None) -> None:
    if deed.state is not VisitState.COLLECTED:
        raise NotAllowed(f"{deed.named} در فهرست روز خود است و به روز دیگری نمی‌رود.")
    if public_day_id is not None:
        require_takes_petitioners(deed.session, public_day_id)
