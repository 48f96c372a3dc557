"""The programme beside the row in sight, of whatever register: a request from it, its entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from app.agenda import EventDraft, EventRow, events_of_record
from app.agenda.record_drafts import draft_from_record
from app.changes import Kind
from app.linked_records import LINKED
from app.text import isolate, persian_digits
from ui.shell import kept_by
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SECTION: Final = "events"
NO_ROW: Final = "سطری که بتوان از آن برنامه‌ای خواست برگزیده نیست."
NO_ENTRY: Final = "این سطر با برنامه‌ای پیوند ندارد؛ Ctrl+F7 از آن درخواست می‌سازد."


def request(window: MainWindow) -> None:
    """Open the form of a request filled from the chosen letter or call, and linked to it."""
    record = _chosen(window)
    if record is None or record[0] is Kind.EVENT:
        window.say(NO_ROW, Tone.INFORMATION)
        return

    def known(draft: EventDraft) -> None:
        window.go_to(SECTION)
        window.pages[SECTION].new_request(draft)

    window.tasks.read(window, draft_from_record, *record, done=known)


def show_entries(window: MainWindow) -> None:
    """Go to the entry the chosen row hangs together with; of several, let one be chosen."""
    record = _chosen(window)
    if record is None:
        window.say(NO_ROW, Tone.INFORMATION)
        return

    def known(rows: Sequence[EventRow]) -> None:
        if not rows:
            window.say(NO_ENTRY, Tone.INFORMATION)
            return
        choices = [
            (f"{isolate(persian_digits(one.number))} · {one.subject}", one.id) for one in rows
        ]
        page: Any = window.page_in_sight()
        choose = getattr(page, "choose", None)
        if len(choices) == 1 or choose is None:
            window.show_record(Kind.EVENT, choices[0][1])
        else:
            choose(choices, lambda number: window.show_record(Kind.EVENT, number))

    window.tasks.read(window, events_of_record, *record, done=known)


def _chosen(window: MainWindow) -> tuple[Kind, int] | None:
    page = window.page_in_sight()
    row = page.table.current_row() if page is not None and hasattr(page, "table") else None
    kind = next((kind for kind in LINKED if page is not None and kind in kept_by(page)), None)
    if kind is None or row is None:
        return None
    # Of an order's page the row is a referral; its order is what is linked.
    return kind, getattr(row, "order_id", row.id)
