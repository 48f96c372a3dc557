"""The desk at which an invented office holds its meetings, each deed at its hour."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from app.access import SignedIn
from app.changes import Changes
from app.clock import to_tehran
from app.demo.calls import DIRECTOR
from app.demo.happening import seeded_key
from app.demo.meeting_words import Matter
from app.demo.playing import sit_down
from app.meetings.drafts import CoResponsible, MeetingDraft, ResolutionDraft
from app.meetings.planning import meeting_version, plan_meeting
from app.meetings.tables import RESOLUTIONS
from app.operators import ADMINISTRATOR
from app.orders import (
    AnswerDraft,
    ReferralState,
    advance_referral,
    answer_referral,
    order_sheet,
)
from app.session import OfficeSession

#: When something happens, and what.
Deed = tuple[datetime, Callable[[], None]]


@dataclass
class MeetingDesk:
    """Where meetings are planned, held and followed up; the clock goes back for what was.

    Attributes:
        made: How many meetings there are.
    """

    session: OfficeSession
    operators: Mapping[str, SignedIn]
    random: Random
    now: datetime
    made: int = 0

    def at(self, moment: datetime) -> None:
        """Sit down at an hour, which is never later than now."""
        operator = self.operators.get(ADMINISTRATOR, self.operators[DIRECTOR])
        sit_down(self.session, operator, min(moment, self.now))

    def plan(self, draft: MeetingDraft) -> int:
        """Plan a meeting."""
        keyed = replace(draft, request_key=seeded_key(self.random))
        number = plan_meeting(self.session, keyed).value
        self.made += 1
        return number

    def do(
        self, operation: Callable[..., Changes[Any]], meeting_id: int, *values: Any, **named: Any
    ) -> Any:
        """Do a deed on a meeting as it stands."""
        version = meeting_version(self.session, meeting_id)
        return operation(self.session, meeting_id, version, *values, **named).value

    def resolution(self, matter: Matter, begins: datetime, item_id: int | None) -> ResolutionDraft:
        """What is resolved in a matter."""
        due = to_tehran(begins).date() + timedelta(days=matter.days)
        return ResolutionDraft(
            item_id=item_id,
            words=matter.resolved,
            responsible=matter.unit,
            co_responsible=(CoResponsible(name=matter.helper),),
            due_on=due,
            request_key=seeded_key(self.random),
        )

    def answer(self, resolution_id: int, words: str) -> None:
        """Whoever is responsible reports what he did, which is all that was asked of him."""
        self._to_responsible(
            answer_referral, resolution_id, AnswerDraft(answer=words, to_sight=False)
        )

    def begin_work(self, resolution_id: int) -> None:
        """Whoever is responsible read it and is at work."""
        for state in (ReferralState.SEEN, ReferralState.IN_PROGRESS):
            self._to_responsible(advance_referral, resolution_id, state)

    def _to_responsible(
        self, operation: Callable[..., Changes[Any]], resolution_id: int, value: Any
    ) -> None:
        """A deed on what was referred to whoever is responsible."""
        order_id = self.session.execute(
            select(RESOLUTIONS.c.order_id).where(RESOLUTIONS.c.id == resolution_id)
        ).scalar_one()
        sheet = order_sheet(self.session, order_id)
        operation(self.session, sheet.id, sheet.version, sheet.referrals[0].id, value)
