"""Meetings of the office's own council: planned, held, written down, followed up, reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from app.demo.meeting_desk import Deed, MeetingDesk
from app.demo.meeting_words import HEARD, LEFT_OUT, OPENING, REPORT_WORDS, Matter
from app.meetings import meeting_sheet
from app.meetings.attending import all_present, begin_meeting, end_meeting, record_presence
from app.meetings.closing import close_meeting
from app.meetings.deciding import decide_item
from app.meetings.distributing import distribute, proposed_dispatches
from app.meetings.drafts import AnswerDraft, ItemDecision, ItemDraft, PresenceDraft
from app.meetings.finalising import finalise, reopen
from app.meetings.inviting import invitations_out, record_answer
from app.meetings.proposing import meeting_proposal
from app.meetings.reporting import proposed_report, report_meeting
from app.meetings.resolutions import resolve
from app.meetings.rows import ItemLine
from app.meetings.states import InviteAnswer, ItemKind, ItemState, Presence
from app.meetings.writing import save_text
from app.rich_text import from_plain, to_json

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
#: How long it is planned.
LENGTH: Final = 2 * HOUR
#: Items that are decided without a word.
_PLAINLY: Final = (ItemKind.APPROVAL, ItemKind.CARRIED)


@dataclass
class CouncilMeeting:
    """A meeting of ours, as far as it has come by now.

    Attributes:
        begins: The hour.
        matters: What stands on its agenda besides what is proposed.
        late: How many of its resolutions are answered a month too late.
        unanswered: How many are not answered at all.
        puts_off: The title of an item that is left to the next meeting.
        is_opened_again: Its minutes are locked twice.
        is_plain: Nobody said whether he comes, and everybody came.
    """

    desk: MeetingDesk
    series_id: int
    begins: datetime
    matters: Sequence[Matter]
    late: int = 0
    unanswered: int = 0
    puts_off: str = ""
    is_opened_again: bool = False
    is_plain: bool = False
    id: int = 0
    resolved: list[tuple[int, Matter]] = field(default_factory=list)

    def deeds(self) -> Iterator[Deed]:
        """All that happens to it, each at its hour."""
        begins = self.begins
        yield begins - 10 * DAY, self._plan
        yield begins - 8 * DAY, self._invite
        if not self.is_plain:
            yield begins - 3 * DAY, self._answers
        yield begins, self._begin
        for place, _matter in enumerate(self.matters):
            yield begins + (place * 15 + 20) * MINUTE, self._next_matter
        yield begins + LENGTH - 10 * MINUTE, self._end
        yield begins + DAY, self._lock
        if self.is_opened_again:
            yield begins + DAY + HOUR, self._open_again
            yield begins + DAY + 2 * HOUR, self._lock
        yield begins + 2 * DAY, self._distribute
        answered = [self._answered_at(place) for place in range(len(self.matters))]
        for place, at in enumerate(answered):
            if at is not None:
                yield at, _AnswerOf(self, place)
            elif place % 2:
                yield begins + 9 * DAY, _WorkOn(self, place)
        if None not in answered:
            reported = max(at for at in answered if at is not None) + 2 * DAY
            yield reported, self._report
            yield reported + DAY, self._close

    def _answered_at(self, place: int) -> datetime | None:
        count = len(self.matters)
        if place >= count - self.unanswered:
            return None
        days = self.matters[place].days * 0.8
        if place < self.late:
            days = self.matters[place].days + 32
        return self.begins + timedelta(days=days, hours=2)

    def _plan(self) -> None:
        session = self.desk.session
        proposal = meeting_proposal(session, series_id=self.series_id)
        items = [
            ItemDraft(title=one.title, presenter=one.presenter, minutes=one.minutes)
            for one in self.matters
        ]
        if self.puts_off:
            items.append(ItemDraft(title=self.puts_off, minutes=10))
        draft = replace(
            proposal,
            starts_at=self.begins,
            ends_at=self.begins + LENGTH,
            items=(*(proposal.items or ()), *items),
        )
        self.id = self.desk.plan(draft)

    def _invite(self) -> None:
        self.desk.do(invitations_out, self.id)

    def _answers(self) -> None:
        people = meeting_sheet(self.desk.session, self.id).invitees
        for person in people[:-1]:
            answer = AnswerDraft(answer=InviteAnswer.ACKNOWLEDGED)
            if person.place % 5 == 4:
                answer = AnswerDraft(
                    answer=InviteAnswer.SUBSTITUTE,
                    substitute="داریوش نیک‌نام",
                    substitute_post="معاون ایشان",
                    introduction="نامه دستگاه",
                )
            self.desk.do(record_answer, self.id, person.id, answer)

    def _begin(self) -> None:
        desk = self.desk
        desk.do(begin_meeting, self.id)
        people = meeting_sheet(desk.session, self.id).invitees
        if len(people) > 2 and not self.is_plain:
            excused = PresenceDraft(presence=Presence.EXCUSED, note="مأموریت")
            desk.do(record_presence, self.id, people[-2].id, excused)
            late = PresenceDraft(came_at=min(self.begins + 12 * MINUTE, desk.now))
            desk.do(record_presence, self.id, people[1].id, late)
        desk.do(all_present, self.id)
        self._write(None, OPENING)
        for item in self._items():
            if item.kind in _PLAINLY:
                desk.do(decide_item, self.id, item.id, ItemDecision())

    def _items(self) -> tuple[ItemLine, ...]:
        return meeting_sheet(self.desk.session, self.id).items

    def _write(self, item_id: int | None, said: str) -> None:
        save_text(self.desk.session, self.id, item_id, 0, to_json(from_plain(said)))

    def _next_matter(self) -> None:
        """The next item is discussed and decided."""
        matter = self.matters[len(self.resolved)]
        item = next(one for one in self._items() if one.title == matter.title)
        self._write(item.id, matter.said)
        draft = self.desk.resolution(matter, self.begins, item.id)
        self.resolved.append((self.desk.do(resolve, self.id, draft), matter))

    def _end(self) -> None:
        for item in self._items():
            if item.state is ItemState.OPEN:
                put_off = item.title == self.puts_off
                heard = ItemDecision(state=ItemState.NOTED, decision=HEARD)
                decision = ItemDecision(state=ItemState.PUT_OFF) if put_off else heard
                self.desk.do(decide_item, self.id, item.id, decision)
        self.desk.do(end_meeting, self.id)

    def _lock(self) -> None:
        self.desk.do(finalise, self.id)

    def _open_again(self) -> None:
        self.desk.do(reopen, self.id, LEFT_OUT)

    def _distribute(self) -> None:
        drafts = proposed_dispatches(self.desk.session, self.id)
        self.desk.do(distribute, self.id, drafts)

    def _report(self) -> None:
        report = proposed_report(self.desk.session, self.id)
        self.desk.do(report_meeting, self.id, report, REPORT_WORDS)

    def _close(self) -> None:
        self.desk.do(close_meeting, self.id)


@dataclass(frozen=True)
class _AnswerOf:
    """What came back of one resolution."""

    meeting: CouncilMeeting
    place: int

    def __call__(self) -> None:
        number, matter = self.meeting.resolved[self.place]
        self.meeting.desk.answer(number, matter.answer)


@dataclass(frozen=True)
class _WorkOn:
    """One resolution is worked on and not answered."""

    meeting: CouncilMeeting
    place: int

    def __call__(self) -> None:
        number, _matter = self.meeting.resolved[self.place]
        self.meeting.desk.begin_work(number)
