"""The papers of meetings, as `daftar print` and `daftar export docx` make them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from app.errors import InvalidInput
from app.letters import count_letter_prints, letter_prints
from app.meetings import ResolutionFilter, ResolutionView
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
from app.office import Office
from app.record_codes import store_mark
from ui.command_line.papers import Paper, letterhead, print_mark


def invitations(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The letters that invite to meetings, by rank.

    Raises:
        InvalidInput: No meeting was named; letters do not print blank.
        NotFound: There is no such meeting, or it has no letters yet.
    """
    from reports.letter import print_letters, proposed_page

    if arguments.blank:
        raise InvalidInput("--blank", "دعوتنامه خالی چاپ نمی‌شود؛ سربرگ را daftar print letterhead.")
    meetings = _meetings(arguments)
    ids = tuple(one for number in meetings for one in office.read(invitation_letters, number))
    prints = office.read(letter_prints, ids, proposed_page)
    pdf = print_letters(
        prints, mark=print_mark(office), store=office.read(store_mark), with_copies=False
    )

    def written(office: Office) -> None:
        office.write(count_letter_prints, ids)

    return Paper(pdf, written)


def attendances(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """Who is invited to meetings and was there; or the list empty.

    Raises:
        InvalidInput: No meeting was named.
        NotFound: There is no such meeting.
    """
    from reports.attendance import attendance, blank_attendance

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_attendance(letterhead=head, mark=mark, copies=arguments.copies))
    ids = _meetings(arguments)
    papers = [office.read(attendance_paper, number) for number in ids]
    return Paper(attendance(papers, letterhead=head, mark=mark), _counted(ids, ATTENDANCE))


def minutes_of(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The minutes of meetings; or the form empty.

    Raises:
        InvalidInput: No meeting was named.
        NotFound: There is no such meeting.
    """
    from reports.minutes import blank_minutes, minutes

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_minutes(letterhead=head, mark=mark, copies=arguments.copies))
    ids = _meetings(arguments)
    papers = [office.read(minutes_paper, number) for number in ids]
    return Paper(minutes(papers, letterhead=head, mark=mark), _counted(ids, MINUTES))


def extracts(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """What meetings resolved, an extract for each addressee.

    Raises:
        InvalidInput: No meeting was named; an extract does not print blank.
        NotFound: There is no such meeting, or it resolved nothing for anybody.
    """
    from reports.minutes_extract import minutes_extracts

    if arguments.blank:
        raise InvalidInput("--blank", "گزیده خالی چاپ نمی‌شود.")
    ids = _meetings(arguments)
    papers = [one for number in ids for one in office.read(extract_papers, number)]
    pdf = minutes_extracts(papers, letterhead=letterhead(office), mark=print_mark(office))
    return Paper(pdf, _counted(ids, EXTRACT))


def agencies(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """What each agency owes of what meetings resolved.

    Raises:
        InvalidInput: Meetings were named, or it was asked for blank.
    """
    from reports.resolutions_by_agency import resolutions_by_agency

    if arguments.blank:
        raise InvalidInput("--blank", "گزارش مصوبات خالی چاپ نمی‌شود.")
    if arguments.ids:
        raise InvalidInput("ID", "مصوبات با دوره جلسه‌ها خواسته می‌شوند: --from و --to.")
    wanted = ResolutionFilter(
        view=ResolutionView.OPEN, from_day=arguments.from_day, to_day=arguments.to_day
    )
    paper = office.read(agencies_paper, wanted)
    head, mark = letterhead(office), print_mark(office)
    return Paper(resolutions_by_agency(paper, letterhead=head, mark=mark))


def meeting_report(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """What became of what meetings resolved, for the governor.

    Raises:
        InvalidInput: No meeting was named; a report does not print blank.
        NotFound: There is no such meeting.
    """
    from reports.meeting_report import meeting_reports

    if arguments.blank:
        raise InvalidInput("--blank", "گزارش جلسه خالی چاپ نمی‌شود.")
    ids = _meetings(arguments)
    papers = [office.read(report_paper, number) for number in ids]
    pdf = meeting_reports(papers, letterhead=letterhead(office), mark=print_mark(office))
    return Paper(pdf, _counted(ids, REPORT))


def docx(office: Office, ids: list[int]) -> bytes:
    """The minutes of a meeting as a docx.

    Raises:
        InvalidInput: No meeting was named, or several.
        NotFound: There is no such meeting.
    """
    from reports.minutes_docx import minutes_docx

    if len(ids) != 1:
        raise InvalidInput("ID", "شناسه یک جلسه را بنویسید.")
    return minutes_docx(office.read(minutes_paper, ids[0]).content)


def _meetings(arguments: Namespace) -> tuple[int, ...]:
    if not arguments.ids:
        raise InvalidInput("ID", "شناسه جلسه را بنویسید.")
    return tuple(dict.fromkeys(arguments.ids))


def _counted(ids: tuple[int, ...], paper: str) -> Callable[[Office], None]:
    def written(office: Office) -> None:
        for number in ids:
            office.write(count_meeting_prints, number, paper)

    return written
