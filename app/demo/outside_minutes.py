"""Meetings an outside secretary invites to: his invitation, his minutes, what is cut from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from app.clock import to_tehran
from app.demo.council_meetings import DAY, HOUR
from app.demo.meeting_desk import Deed, MeetingDesk
from app.demo.meeting_words import RECEIVED, RECEIVED_LINE, REPORT_WORDS, Matter
from app.jalali import jalali_text
from app.meetings.attending import minutes_expected, remind_minutes
from app.meetings.closing import close_meeting
from app.meetings.cutting import cut_resolution
from app.meetings.distributing import distribute, proposed_dispatches
from app.meetings.drafts import OutsideInvitationDraft, ReceivedMinutesDraft
from app.meetings.finalising import finalise
from app.meetings.moving import cancel_meeting
from app.meetings.outside import outside_invitation
from app.meetings.proposing import meeting_proposal
from app.meetings.receiving import minutes_received
from app.meetings.reporting import proposed_report, report_meeting
from app.text import persian_digits

LENGTH: Final = 2 * HOUR


@dataclass
class OutsideMeeting:
    """A meeting elsewhere, as far as it has come by now.

    Attributes:
        matters: What its minutes resolve; without any they have not come.
        is_answered: Everything was done since, and reported.
        called_off: Why it was not held.
    """

    desk: MeetingDesk
    series_id: int
    begins: datetime
    matters: Sequence[Matter] = ()
    is_answered: bool = False
    called_off: str = ""
    id: int = 0
    resolved: list[tuple[int, Matter]] = field(default_factory=list)

    def deeds(self) -> Iterator[Deed]:
        """All that happens to it, each at its hour."""
        begins = self.begins
        yield begins - 12 * DAY, self._plan
        yield begins - 11 * DAY, self._asked
        yield begins - 7 * DAY, self._draft_seen
        yield begins - 4 * DAY, self._issued
        if self.called_off:
            yield begins - 2 * DAY, self._call_off
            return
        yield begins + 4 * HOUR, self._held
        if not self.matters:
            yield begins + 10 * DAY, self._remind
            return
        yield begins + 6 * DAY, self._received
        yield begins + 6 * DAY + HOUR, self._cut
        yield begins + 7 * DAY, self._lock
        yield begins + 8 * DAY, self._distribute
        if self.is_answered:
            yield begins + 40 * DAY, self._answered
            yield begins + 42 * DAY, self._report
            yield begins + 43 * DAY, self._close

    def _plan(self) -> None:
        proposal = meeting_proposal(self.desk.session, series_id=self.series_id)
        ends = self.begins + LENGTH
        draft = replace(proposal, starts_at=self.begins, ends_at=ends, items=())
        self.id = self.desk.plan(draft)

    def _invitation(self, *, seen: bool = False, issued: bool = False) -> None:
        today = to_tehran(self.begins).date()
        draft = OutsideInvitationDraft(asked_on=today - 11 * DAY)
        if seen:
            draft = replace(draft, draft_seen_on=today - 7 * DAY)
        if issued:
            dated = today - 5 * DAY
            draft = replace(draft, number="۴۲/۱۱۸۰", dated=dated, copy_on=today - 4 * DAY)
        self.desk.do(outside_invitation, self.id, draft)

    def _asked(self) -> None:
        self._invitation()

    def _draft_seen(self) -> None:
        self._invitation(seen=True)

    def _issued(self) -> None:
        self._invitation(seen=True, issued=True)

    def _call_off(self) -> None:
        self.desk.do(cancel_meeting, self.id, self.called_off)

    def _held(self) -> None:
        self.desk.do(minutes_expected, self.id)

    def _remind(self) -> None:
        self.desk.do(remind_minutes, self.id)

    def _received(self) -> None:
        held_on = to_tehran(self.begins).date()
        lines = [
            RECEIVED_LINE.format(
                place=place,
                words=one.resolved,
                unit=one.unit,
                due=jalali_text(held_on + timedelta(days=one.days)),
            )
            for place, one in enumerate(self.matters, 1)
        ]
        draft = ReceivedMinutesDraft(
            number="۴۲/۱۲۰۵",
            dated=held_on + 4 * DAY,
            received_on=held_on + 6 * DAY,
            text=persian_digits(RECEIVED.format("\n".join(lines))),
        )
        self.desk.do(minutes_received, self.id, draft)

    def _cut(self) -> None:
        for place, matter in enumerate(self.matters, 1):
            draft = self.desk.resolution(matter, self.begins, None)
            draft = replace(draft, their_number=persian_digits(str(place)))
            self.resolved.append((self.desk.do(cut_resolution, self.id, draft), matter))

    def _lock(self) -> None:
        self.desk.do(finalise, self.id)

    def _distribute(self) -> None:
        self.desk.do(distribute, self.id, proposed_dispatches(self.desk.session, self.id))

    def _answered(self) -> None:
        for number, matter in self.resolved:
            self.desk.answer(number, matter.answer)

    def _report(self) -> None:
        report = proposed_report(self.desk.session, self.id)
        self.desk.do(report_meeting, self.id, report, REPORT_WORDS)

    def _close(self) -> None:
        self.desk.do(close_meeting, self.id)
