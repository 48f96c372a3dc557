"""The papers of meetings, shown before they are printed; minutes as a file for a word processor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import AppError
from app.letters import count_letter_prints, letter_prints
from app.meetings import MeetingSheet, ResolutionFilter
from app.meetings.sheets import (
    ATTENDANCE,
    EXTRACT,
    MINUTES,
    REPORT,
    agencies_paper,
    attendance_paper,
    count_meeting_prints,
    extract_papers,
    invitation_letters,
    minutes_paper,
    report_paper,
)
from app.record_codes import store_mark
from ui.common.desk_papers import DeskPaper, preview_blank, preview_paper
from ui.shell import Shell
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

NO_MEETING: Final = "جلسه‌ای برگزیده نیست."
FILTER: Final = "پرونده Word (*.docx)"
SAVED: Final = "صورتجلسه در «{name}» نوشته شد."
NOT_WRITTEN: Final = "«{name}» نوشته نشد؛ جای دیگری را برگزینید."


@dataclass(frozen=True)
class MeetingPaperKind:
    """A paper of one meeting.

    Attributes:
        make: Makes it of the meeting with this id.
        counted: What the journal calls it; what is counted elsewhere keeps it empty.
    """

    title: str
    file_name: str
    make: Callable[[DeskPaper, int], bytes]
    counted: str = ""


def _minutes(desk: DeskPaper, meeting_id: int) -> bytes:
    from reports.minutes import minutes

    papers = [desk.office.read(minutes_paper, meeting_id)]
    return minutes(papers, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces)


def _attendance(desk: DeskPaper, meeting_id: int) -> bytes:
    from reports.attendance import attendance

    papers = [desk.office.read(attendance_paper, meeting_id)]
    return attendance(papers, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces)


def _extracts(desk: DeskPaper, meeting_id: int) -> bytes:
    from reports.minutes_extract import minutes_extracts

    papers = desk.office.read(extract_papers, meeting_id)
    return minutes_extracts(
        papers, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces
    )


def _report(desk: DeskPaper, meeting_id: int) -> bytes:
    from reports.meeting_report import meeting_reports

    papers = [desk.office.read(report_paper, meeting_id)]
    return meeting_reports(
        papers, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces
    )


MINUTES_PAPER: Final = MeetingPaperKind("صورتجلسه", "minutes.pdf", _minutes, MINUTES)
ATTENDANCE_PAPER: Final = MeetingPaperKind(
    "فهرست حضور و غیاب", "attendance.pdf", _attendance, ATTENDANCE
)
EXTRACTS: Final = MeetingPaperKind("گزیده‌های صورتجلسه", "extracts.pdf", _extracts, EXTRACT)
REPORT_PAPER: Final = MeetingPaperKind("گزارش نتیجه جلسه", "meeting-report.pdf", _report, REPORT)


def print_minutes(window: MainWindow) -> None:
    """Show the minutes of the meeting in hand: as they were locked, or a draft."""
    _show(window, MINUTES_PAPER)


def print_attendance(window: MainWindow) -> None:
    """Show who is invited and was there, with room to sign."""
    _show(window, ATTENDANCE_PAPER)


def print_extracts(window: MainWindow) -> None:
    """Show an extract for each addressee."""
    _show(window, EXTRACTS)


def print_meeting_report(window: MainWindow) -> None:
    """Show the report to the governor."""
    _show(window, REPORT_PAPER)


def print_invitations(window: MainWindow) -> None:
    """Show the letters that invite to the meeting in hand, by rank."""
    page, sheet = _in_hand(window)
    if sheet is None:
        return
    ids: list[int] = []

    def make(desk: DeskPaper) -> bytes:
        from reports.letter import print_letters, proposed_page

        ids[:] = desk.office.read(invitation_letters, sheet.id)
        prints = desk.office.read(letter_prints, tuple(ids), proposed_page)
        store = desk.office.read(store_mark)
        return print_letters(prints, mark=desk.mark, store=store, with_copies=False)

    def printed() -> None:
        window.tasks.write(page, count_letter_prints, tuple(ids))

    _preview(window, page, make, "دعوتنامه‌های جلسه", "invitations.pdf", printed)


def print_resolutions(window: MainWindow) -> None:
    """Show what each agency owes, as the page of resolutions is filtered."""
    window.go_to("resolutions")
    page: Any = window.page_in_sight()
    wanted: ResolutionFilter = page.question()[1][0]

    def make(desk: DeskPaper) -> bytes:
        from reports.resolutions_by_agency import resolutions_by_agency

        paper = desk.office.read(agencies_paper, wanted)
        return resolutions_by_agency(
            paper, letterhead=desk.letterhead, mark=desk.mark, typefaces=desk.typefaces
        )

    _preview(window, page, make, "مصوبات دستگاه‌ها", "resolutions.pdf", None)


def print_blank_minutes(window: MainWindow) -> None:
    """Show the form of minutes empty (P1.F2)."""
    preview_blank(window, window, "reports.minutes:blank_minutes", "صورتجلسه", "minutes.pdf")


def print_blank_attendance(window: MainWindow) -> None:
    """Show the list of who is there empty, to be signed."""
    maker = "reports.attendance:blank_attendance"
    preview_blank(window, window, maker, "فهرست حضور و غیاب", "attendance.pdf")


def export_minutes_docx(window: MainWindow) -> None:
    """Write the minutes of the meeting in hand as a docx where a person wants it."""
    page, sheet = _in_hand(window)
    if sheet is None:
        return
    proposed = f"{sheet.subject[:60].replace('/', '-')}.docx"
    name, _kind = QFileDialog.getSaveFileName(page, "صورتجلسه در ورد", proposed, FILTER)
    if name:
        write_minutes_docx(window, page, sheet, Path(name))


def write_minutes_docx(shell: Shell, page: QWidget, sheet: MeetingSheet, path: Path) -> None:
    """Make the docx off the GUI thread and write it whole."""
    office = shell.tasks.office
    if office is None:
        return

    def make() -> bytes:
        from reports.minutes_docx import minutes_docx

        return minutes_docx(office.read(minutes_paper, sheet.id).content)

    def made(content: Any) -> None:
        try:
            path.write_bytes(content)
        except OSError:
            shell.say(NOT_WRITTEN.format(name=path.name), Tone.DANGER)
            return
        shell.say(SAVED.format(name=path.name), Tone.SUCCESS)
        shell.tasks.write(page, count_meeting_prints, sheet.id, MINUTES)

    shell.tasks.run(page, make, done=made, failed=_saying(shell))


def _in_hand(window: MainWindow) -> tuple[Any, MeetingSheet | None]:
    """The page of meetings, and the meeting it stands on; says so where there is none."""
    window.go_to("meetings")
    page: Any = window.page_in_sight()
    sheet = page.sheet
    if not isinstance(sheet, MeetingSheet):
        window.say(NO_MEETING, Tone.INFORMATION)
        return page, None
    return page, sheet


def _show(window: MainWindow, paper: MeetingPaperKind) -> None:
    page, sheet = _in_hand(window)
    if sheet is not None:
        show_meeting_paper(window, page, sheet, paper)


def show_meeting_paper(
    shell: Shell, page: QWidget, sheet: MeetingSheet, paper: MeetingPaperKind
) -> None:
    """Show a paper of a meeting; what goes to the printer is counted."""

    def printed() -> None:
        shell.tasks.write(page, count_meeting_prints, sheet.id, paper.counted)

    _preview(
        shell, page, lambda desk: paper.make(desk, sheet.id), paper.title, paper.file_name, printed
    )


def _preview(
    shell: Shell,
    page: QWidget,
    make: Callable[[DeskPaper], bytes],
    title: str,
    file_name: str,
    printed: Callable[[], None] | None,
) -> None:
    preview_paper(page, shell, make, title, file_name, printed, failed=_saying(shell))


def _saying(shell: Shell) -> Callable[[AppError], None]:
    return lambda error: shell.say(error.message, Tone.DANGER)
