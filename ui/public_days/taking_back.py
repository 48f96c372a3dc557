"""Taking back what was done last on the page, whether to the day or to one of its petitions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from app.changes import Changes, Kind
from app.public_days import public_day_version, take_public_day_step_back
from app.session import OfficeSession
from app.visits import take_visit_step_back, visit_version

if TYPE_CHECKING:
    from ui.public_days.page import PublicDaysPage

#: A record, as rows name it: what it is, and which.
Record = tuple[Kind, int, int]
BACK: Final[dict[Kind, tuple[Callable[..., Changes[Any]], Callable[..., int]]]] = {
    Kind.PUBLIC_DAY: (take_public_day_step_back, public_day_version),
    Kind.VISIT: (take_visit_step_back, visit_version),
}


def take_back(page: PublicDaysPage) -> None:
    """Take back what was done last here, else what the cursor stands on was led to."""
    record = page.last or _in_hand(page)
    if record is None:
        return
    page.last = None
    undo, version_of = BACK[record[0]]

    def now(session: OfficeSession, number: int, _version: int) -> Changes[Any]:
        return undo(session, number, version_of(session, number))

    page.take_step(now, record, 0, said="taken_back")


def _in_hand(page: PublicDaysPage) -> Record | None:
    petition = page.workbench.petition()
    if petition is not None and page.workbench.is_entered():
        return petition.record
    return page.day.record if page.day is not None else None
