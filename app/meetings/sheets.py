"""What the papers of meetings take: frozen, as far as this operator may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import NotFound
from app.marks import Classification
from app.meetings.content import locked_content, minutes_content
from app.meetings.content_rows import MinutesContent
from app.meetings.deeds import seen_meeting
from app.meetings.distributing import addressees_of, of_addressee
from app.meetings.following import (
    AgencyResolutions,
    ResolutionFilter,
    resolutions_by_agency,
)
from app.meetings.reading import meeting_sheet
from app.meetings.rows import MeetingSheet, ResolutionLine
from app.meetings.states import LOCKED, MeetingState
from app.meetings.tables import MEETINGS
from app.session import OfficeSession

MINUTES: Final = "print_minutes"
ATTENDANCE: Final = "print_attendance"
EXTRACT: Final = "print_extract"
REPORT: Final = "print_meeting_report"

_SAID: Final = {
    MINUTES: "صورتجلسه چاپ شد.",
    ATTENDANCE: "فهرست حضور و غیاب چاپ شد.",
    EXTRACT: "گزیده صورتجلسه چاپ شد.",
    REPORT: "گزارش جلسه چاپ شد.",
}
NO_LETTERS: Final = "برای این جلسه هنوز دعوتنامه‌ای آماده نشده است."


@dataclass(frozen=True)
class MinutesPaper:
    """Minutes to be printed: locked ones as they were locked, others as a draft.

    Attributes:
        reprint: How often they were printed before.
    """

    content: MinutesContent
    reprint: int


@dataclass(frozen=True)
class AttendancePaper:
    """Who is invited and was there."""

    meeting: MeetingSheet
    reprint: int


@dataclass(frozen=True)
class ExtractPaper:
    """The resolutions of a meeting that concern one addressee."""

    meeting: MeetingSheet
    addressee: str
    lines: tuple[ResolutionLine, ...]
    reprint: int


@dataclass(frozen=True)
class ReportPaper:
    """What became of what a meeting resolved, for the governor."""

    meeting: MeetingSheet
    reprint: int


@dataclass(frozen=True)
class AgenciesPaper:
    """Resolutions by agency.

    Attributes:
        on: The day they stand so.
        classification: The highest of their meetings.
    """

    agencies: tuple[AgencyResolutions, ...]
    from_day: date | None
    to_day: date | None
    on: date
    classification: Classification


def minutes_paper(
    session: OfficeSession, meeting_id: int, edition: int | None = None
) -> MinutesPaper:
    """The minutes of a meeting as they are printed.

    Args:
        session: Who asks.
        meeting_id: Of which meeting.
        edition: A locked one; otherwise the last locked, or as they are written while they are not.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting or edition for him.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    state = MeetingState(seen_meeting(session, meeting_id)["state"])
    locked = edition is not None or state in LOCKED
    content = (
        locked_content(session, meeting_id, edition)
        if locked
        else minutes_content(session, meeting_id)
    )
    return MinutesPaper(content, _printed(session, meeting_id, MINUTES))


def attendance_paper(session: OfficeSession, meeting_id: int) -> AttendancePaper:
    """Who is invited to a meeting and was there.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him.
    """
    return AttendancePaper(
        meeting_sheet(session, meeting_id), _printed(session, meeting_id, ATTENDANCE)
    )


def extract_papers(
    session: OfficeSession, meeting_id: int, names: Sequence[str] = ()
) -> list[ExtractPaper]:
    """An extract for each of these addressees, or for all the meeting's resolutions name.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him, or nothing was resolved for one of them.
    """
    sheet = meeting_sheet(session, meeting_id)
    known = addressees_of(sheet.resolutions)
    wanted = [(None, name) for name in names] or known
    reprint = _printed(session, meeting_id, EXTRACT)
    found = []
    for contact, name in wanted:
        lines = tuple(of_addressee(sheet.resolutions, contact, name))
        if not lines:
            raise NotFound(f"مصوبه‌ای به نام «{name}» در این جلسه نیست.")
        found.append(ExtractPaper(sheet, name, lines, reprint))
    if not found:
        raise NotFound("این جلسه مصوبه‌ای با مسئول ندارد.")
    return found


def report_paper(session: OfficeSession, meeting_id: int) -> ReportPaper:
    """What became of what a meeting resolved.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him.
    """
    return ReportPaper(meeting_sheet(session, meeting_id), _printed(session, meeting_id, REPORT))


def agencies_paper(session: OfficeSession, wanted: ResolutionFilter) -> AgenciesPaper:
    """Resolutions by agency.

    Raises:
        NotAllowed: The operator may not read meetings.
    """
    agencies = tuple(resolutions_by_agency(session, wanted))
    meetings = {line.meeting_id for one in agencies for line in one.lines}
    secrecy = session.execute(
        MEETINGS.select()
        .with_only_columns(MEETINGS.c.classification)
        .where(MEETINGS.c.id.in_(meetings))
    ).scalars()
    return AgenciesPaper(
        agencies,
        wanted.from_day,
        wanted.to_day,
        session.desk.clock.today(),
        Classification(max(secrecy, default=0)),
    )


def invitation_letters(session: OfficeSession, meeting_id: int) -> list[int]:
    """The letters that invite to a meeting, in the order of rank.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him, or it has no letters yet.
    """
    sheet = meeting_sheet(session, meeting_id)
    letters = [one.letter_id for one in sheet.invitees if one.letter_id is not None]
    if not letters:
        raise NotFound(NO_LETTERS)
    return letters


def _printed(session: OfficeSession, meeting_id: int, paper: str) -> int:
    return journal.times(session, Kind.MEETING, meeting_id, paper)


def count_meeting_prints(session: OfficeSession, meeting_id: int, paper: str) -> Changes[int]:
    """Say in the journal that a paper of a meeting was printed.

    Args:
        session: The transaction.
        meeting_id: Of which meeting.
        paper: Which, as `MINUTES` names it.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    meeting = seen_meeting(session, meeting_id)
    journal.note(
        session,
        Kind.MEETING,
        meeting_id,
        paper,
        _SAID[paper],
        classification=meeting["classification"],
    )
    return changed(meeting_id, Kind.MEETING)
