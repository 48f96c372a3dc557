"""Recording an order on the row in sight, whatever register it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.changes import Kind
from app.order_sources import SOURCES, source_card
from app.orders import SourceCard
from ui.shell import kept_by
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SECTION: Final = "orders"
NO_ROW: Final = "سطری که بتوان دستوری بر آن ثبت کرد برگزیده نیست؛ Ctrl+N دستوری بی سند ثبت می‌کند."


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


def _chosen(window: MainWindow) -> tuple[Kind, int] | None:
    page = window.page_in_sight()
    row = page.table.current_row() if page is not None and hasattr(page, "table") else None
    kind = next((kind for kind in SOURCES if page is not None and kind in kept_by(page)), None)
    if kind is None or row is None:
        return None
    return kind, row.id
