"""Orders on the row in sight, of whatever register: recording one, those it has, its cover."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from app.changes import Kind
from app.order_sources import (
    SOURCES,
    RecordName,
    count_cover_prints,
    cover_papers,
    source_card,
)
from app.orders import OrderLine, SourceCard, cover_frame, orders_of
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.shell import kept_by
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SECTION: Final = "orders"
NO_ROW: Final = "سطری که بتوان دستوری بر آن ثبت کرد برگزیده نیست؛ Ctrl+N دستوری بی سند ثبت می‌کند."

NO_ORDER: Final = "بر این سطر دستوری ثبت نشده است؛ Shift+F8 ثبت می‌کند."

NO_COVER: Final = "سطری که برگ ارجاع داشته باشد برگزیده نیست؛ دستور بی سند برگی ندارد."
COVER: Final = "برگ ارجاع"


def record(window: MainWindow) -> None:
    """Open the form of an order on the chosen row."""
    source = _chosen(window)
    if source is None:
        window.say(NO_ROW, Tone.INFORMATION)
        return

    def known(card: SourceCard) -> None:
        window.go_to(SECTION)
        window.pages[SECTION].record(card)

    window.tasks.read(window, source_card, *source, done=known)


def show_orders(window: MainWindow) -> None:
    """Go to the newest order on the chosen row."""
    source = _chosen(window)
    if source is None:
        window.say(NO_ORDER, Tone.INFORMATION)
        return

    def known(orders: Sequence[OrderLine]) -> None:
        if orders:
            window.show_record(Kind.ORDER, orders[0].id)
        else:
            window.say(NO_ORDER, Tone.INFORMATION)

    window.tasks.read(window, orders_of, *source, done=known)


def print_cover(window: MainWindow) -> None:
    """Show the covers of the selected rows' records; what goes to the printer is counted."""
    page = window.page_in_sight()
    rows = page.table.selected_rows() if page is not None and hasattr(page, "table") else []
    named = (_record_of(page, row) for row in rows)
    records = tuple(dict.fromkeys(one for one in named if one is not None))
    if page is None or not records:
        window.say(NO_COVER, Tone.INFORMATION)
        return

    def make(desk: DeskPaper) -> bytes:
        from reports.letter_cover import letter_cover

        return letter_cover(
            desk.office.read(cover_papers, records),
            desk.office.read(cover_frame),
            letterhead=desk.letterhead,
            mark=desk.mark,
            typefaces=desk.typefaces,
        )

    def printed() -> None:
        window.tasks.write(page, count_cover_prints, records)

    preview_paper(page, window, make, COVER, "letter-cover.pdf", printed)


def _record_of(page: Any, row: Any) -> RecordName | None:
    """The record a row is of, or tells of."""
    kind = next((kind for kind in SOURCES if kind in kept_by(page)), None)
    if kind is not None:
        return kind, row.id
    tells_of = getattr(page, "tells_of", None)
    named: RecordName | None = tells_of(row) if tells_of is not None else None
    return named if named is not None and named[0] in SOURCES else None


def _chosen(window: MainWindow) -> tuple[Kind, int] | None:
    page = window.page_in_sight()
    row = page.table.current_row() if page is not None and hasattr(page, "table") else None
    kind = next((kind for kind in SOURCES if page is not None and kind in kept_by(page)), None)
    if kind is None or row is None:
        return None
    return kind, row.id
