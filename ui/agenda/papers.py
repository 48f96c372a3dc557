"""The papers of the governor's programme, shown before they are printed, from wherever they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.agenda import CalendarEntry, count_event_prints, event_sheets
from app.changes import Kind
from app.errors import AppError
from ui.common.desk_papers import DeskPaper, preview_blank, preview_paper
from ui.sections import SECTIONS
from ui.shell import kept_by
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

#: Where forms are laid when the page in sight has no room for one; the first there is.
WITH_FORMS: Final = ("events", "calls")
NO_ENTRY: Final = "برنامه‌ای برگزیده نیست؛ فرم خالی از منوی «برنامه» چاپ می‌شود."
REQUEST: Final = "فرم درخواست"
REMINDERS: Final = "فهرست یادآوری تلفنی جلسه"


def print_day_programme(window: MainWindow) -> None:
    """Ask which days' programme is printed, and how."""
    _ask(window, "day_a5")


def print_week_programme(window: MainWindow) -> None:
    """Ask which weeks are printed."""
    _ask(window, "week")


def print_month_programme(window: MainWindow) -> None:
    """Ask which months are printed."""
    _ask(window, "month")


def _ask(window: MainWindow, paper: str) -> None:
    from ui.agenda.programme_form import ProgrammeForm

    page = window.page_in_sight()
    day = _day_in_sight(window, page)
    if not hasattr(page, "open_form"):
        sections = {one.name for one in SECTIONS}
        window.go_to(next(name for name in WITH_FORMS if name in sections))
        page = window.page_in_sight()
    if hasattr(page, "open_form"):
        page.open_form(ProgrammeForm(window, paper, day))


def print_meeting_request(window: MainWindow) -> None:
    """Show the forms of the chosen requests; what goes to the printer is counted."""

    def paper(desk: DeskPaper, ids: tuple[int, ...]) -> bytes:
        from reports.meeting_request import meeting_request

        sheets = desk.office.read(event_sheets, ids)
        return meeting_request(
            sheets,
            letterhead=desk.letterhead,
            marks=[replace(desk.mark, reprint=one.printed_count) for one in sheets],
            typefaces=desk.typefaces,
        )

    def printed(ids: tuple[int, ...]) -> None:
        window.tasks.write(window, count_event_prints, ids, REQUEST)

    _show(window, paper, REQUEST, "meeting-request.pdf", printed)


def print_reminder_sheet(window: MainWindow) -> None:
    """Show who is to be rung up before the chosen meetings."""

    def paper(desk: DeskPaper, ids: tuple[int, ...]) -> bytes:
        from reports.reminder_sheet import reminder_sheet

        return reminder_sheet(
            desk.office.read(event_sheets, ids),
            letterhead=desk.letterhead,
            mark=desk.mark,
            typefaces=desk.typefaces,
        )

    _show(window, paper, REMINDERS, "reminder-sheet.pdf", None)


def _show(
    window: MainWindow,
    paper: Callable[[DeskPaper, tuple[int, ...]], bytes],
    title: str,
    file_name: str,
    printed: Callable[[tuple[int, ...]], None] | None,
) -> None:
    page = window.page_in_sight()
    ids = chosen_entries(page)
    if not ids:
        window.say(NO_ENTRY, Tone.INFORMATION)
        return

    def failed(error: AppError) -> None:
        window.say(error.message, Tone.DANGER)

    preview_paper(
        page,
        window,
        lambda desk: paper(desk, ids),
        title,
        file_name,
        None if printed is None else lambda: printed(ids),
        failed=failed,
    )


def _day_in_sight(window: MainWindow, page: Any) -> date:
    """The day the calendar stands on, where it is in sight; else today."""
    day = getattr(getattr(page, "place", None), "day", None)
    return day if isinstance(day, date) else window.today()


def chosen_entries(page: Any) -> tuple[int, ...]:
    """The entries chosen on a page: the calendar's, or the selected rows of the list of entries."""
    chosen = getattr(page, "chosen", None)
    entry = chosen() if callable(chosen) else None
    if isinstance(entry, CalendarEntry):
        return (entry.id,)
    if page is None or not hasattr(page, "table") or Kind.EVENT not in kept_by(page):
        return ()
    return tuple(dict.fromkeys(row.id for row in page.table.selected_rows()))


def print_blank_request(window: MainWindow) -> None:
    """Show the necessity form empty."""
    maker = "reports.meeting_request:blank_meeting_request"
    preview_blank(window, window, maker, REQUEST, "meeting-request.pdf")


def print_blank_visit(window: MainWindow) -> None:
    """Show the request for a visit empty."""
    maker = "reports.meeting_request:blank_visit_request"
    preview_blank(window, window, maker, REQUEST, "visit-request.pdf")


def print_blank_reminders(window: MainWindow) -> None:
    """Show the list of reminders empty."""
    maker = "reports.reminder_sheet:blank_reminder_sheet"
    preview_blank(window, window, maker, REMINDERS, "reminder-sheet.pdf")
