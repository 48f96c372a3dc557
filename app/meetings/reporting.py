"""The one report of a meeting to the governor (P1.8)."""

from __future__ import annotations

from typing import Final

from app.access import Right, require
from app.agenda.proving import words_of
from app.changes import Changes, Kind
from app.errors import NotAllowed
from app.folder import standing_sheet
from app.meetings.deeds import MeetingDeed, seen_meeting
from app.meetings.entry import entry_reported
from app.meetings.gaps import few, unanswered
from app.meetings.resolution_lines import resolution_lines
from app.meetings.rows import ResolutionLine
from app.meetings.states import MeetingState
from app.meetings.tables import RESOLUTIONS
from app.session import OfficeSession
from app.text import persian_digits

REPORTED: Final = "report_meeting"
NOTHING_SAID: Final = "بنویسید چه چیزی گزارش شد."
NOT_ANSWERED: Final = "گزارش آماده نیست: "
NOT_LOCKED: Final = "صورتجلسه نهایی ندارد که گزارش شود."
IN_FOLDER: Final = "گزارش آن در کارتابل استاندار است؛ بازگشت آن را در کارتابل بنویسید."
NOTHING_RESOLVED: Final = "مصوبه‌ای نداشت."


def standing_resolutions(session: OfficeSession, meeting_id: int) -> list[ResolutionLine]:
    """What a meeting resolved and did not annul."""
    column = RESOLUTIONS.c
    return resolution_lines(session, column.meeting_id == meeting_id, column.annulled_at.is_(None))


def proposed_report(session: OfficeSession, meeting_id: int) -> str:
    """A report's first words: each resolution with what became of it.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    seen_meeting(session, meeting_id)
    lines = [
        f"{place}. {one.words.splitlines()[0]} — {one.state_words}"
        for place, one in enumerate(standing_resolutions(session, meeting_id), 1)
    ]
    return persian_digits("\n".join(lines) or NOTHING_RESOLVED)


def require_answered(deed: MeetingDeed) -> None:
    """Refuse to report a meeting before everything it resolved is answered.

    Raises:
        NotAllowed: The sentence names what is not.
    """
    deed.require(MeetingState.FINALISED, MeetingState.DISTRIBUTED, refusal=NOT_LOCKED)
    gaps = unanswered(standing_resolutions(deed.session, deed.id))
    if gaps:
        raise NotAllowed(NOT_ANSWERED + " ".join(few(gaps)))


def report_meeting(
    session: OfficeSession, meeting_id: int, version: int, report: str, governor_words: str = ""
) -> Changes[int]:
    """Say that the governor was told what came of a meeting, and what he said.

    Args:
        session: The transaction.
        meeting_id: Which.
        version: As read.
        report: What he was told.
        governor_words: His own words.

    Raises:
        InvalidInput: There is no report.
        NotAllowed: Something it resolved is not answered yet, its report lies in the folder, or as
            for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    told = words_of(report, "report", needed=NOTHING_SAID)
    his = words_of(governor_words, "governor_words")
    if standing_sheet(session, Kind.MEETING, meeting_id) is not None:
        raise NotAllowed(IN_FOLDER)
    require_answered(deed)
    tell_governor(deed, told, his)
    said = "به استاندار گزارش شد"
    return deed.finish(REPORTED, f"{said}: {his.splitlines()[0]}" if his else f"{said}.")


def tell_governor(deed: MeetingDeed, report: str, governor_words: str) -> None:
    """Lead a meeting to being reported, its entry with it; whoever calls finishes the deed."""
    deed.move(
        MeetingState.REPORTED,
        report=report,
        governor_words=governor_words,
        reported_at=deed.session.desk.clock.now(),
    )
    entry_reported(deed, report, governor_words)
