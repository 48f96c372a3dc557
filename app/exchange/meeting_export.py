"""The resolutions of all meetings as a spreadsheet, with how far each is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from app.exchange.workbook import SheetColumn, workbook_bytes
from app.meetings.following import (
    ResolutionFilter,
    ResolutionView,
    count_resolutions,
    list_resolutions,
)
from app.meetings.rows import ResolutionLine
from app.progress import Progress
from app.session import OfficeSession
from app.text import latin_digits

#: Title, width, and what of a resolution stands there.
_COLUMNS: Final[tuple[tuple[str, int, Callable[[ResolutionLine], object]], ...]] = (
    ("شماره مصوبه", 16, lambda one: latin_digits(one.number)),
    ("شماره در صورتجلسه", 14, lambda one: one.their_number or None),
    ("شماره جلسه", 16, lambda one: latin_digits(one.meeting_number)),
    ("روز جلسه", 12, lambda one: one.meeting_on),
    ("مصوبه", 60, lambda one: one.words),
    ("مسئول پیگیری", 28, lambda one: one.responsible or None),
    ("همکار", 28, lambda one: "، ".join(one.co_responsible) or None),
    ("مهلت", 12, lambda one: one.due_on),
    ("وضعیت", 36, lambda one: one.state_words),
    ("روزهای دیرکرد", 10, lambda one: one.late_days or None),
)

EVERY: Final = ResolutionFilter(view=ResolutionView.ALL)
#: Resolutions read at once.
AT_ONCE: Final = 1000


def export_resolutions(
    session: OfficeSession, progress: Progress | None = None
) -> tuple[bytes, int]:
    """Every resolution there is, annulled ones too, as far as the clearance goes.

    Returns:
        The file, and how many resolutions it has.

    Raises:
        NotAllowed: The operator may not read meetings.
        Cancelled: By `progress`.
    """
    count = count_resolutions(session, EVERY)
    columns = [SheetColumn(title, width) for title, width, _value in _COLUMNS]
    rows = ([value(one) for _title, _width, value in _COLUMNS] for one in _lines(session, count))
    return workbook_bytes("مصوبات", columns, rows, progress=progress, of=count), count


def _lines(session: OfficeSession, count: int) -> Iterator[ResolutionLine]:
    for offset in range(0, count, AT_ONCE):
        yield from list_resolutions(session, EVERY, offset=offset, limit=AT_ONCE)
