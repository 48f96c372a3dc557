"""An entry to be written once more, on another day at the same hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

from app.agenda.drafts import EventDraft, When
from app.clock import from_tehran, to_tehran


def fresh_copy(draft: EventDraft) -> EventDraft:
    """The same entry to be written once more: nobody told of it yet, its papers with the first."""
    return replace(
        draft,
        attendees=tuple(replace(one, id=None) for one in draft.attendees),
        links=(),
        override_reason="",
        request_key=uuid4(),
    )


def day_of(moment: datetime) -> date:
    """The day of an instant in Tehran."""
    return to_tehran(moment).date()


def when_on(when: When, day: date) -> When:
    """A time at the same hours of another day, as Tehran's clock shows them."""
    starts, ends = to_tehran(when.starts_at), to_tehran(when.ends_at)
    last = day + (ends.date() - starts.date())
    return replace(
        when, starts_at=from_tehran(day, starts.time()), ends_at=from_tehran(last, ends.time())
    )


def minutes_of(when: When) -> int:
    """How long it lasts."""
    return (when.ends_at - when.starts_at) // timedelta(minutes=1)
