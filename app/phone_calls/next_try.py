"""When a call shall be tried again: kept on the call, settled by what happens to it.

A next try somebody promised is a planned call-back and reminds; one that only followed an attempt
nobody answered has its place in the calling order and no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from app.errors import InvalidInput
from app.phone_calls.drafts import AttemptDraft
from app.phone_calls.states import AttemptOutcome, CallState
from app.phone_calls.steps import Step

#: States in which nobody waits to be rung any more.
SETTLED: Final = (CallState.TOLD, CallState.CLOSED, CallState.ANNULLED)

#: A call nobody is to ring again.
NOTHING_PLANNED: Final[Mapping[str, Any]] = {
    "next_try_at": None,
    "next_try_by": None,
    "next_try_note": None,
}


def plan_of(call: Mapping[str, Any]) -> dict[str, Any]:
    """The plan a call's columns hold, fit for JSON."""
    at: datetime | None = call["next_try_at"]
    return {
        "next_try_at": at.isoformat() if at else None,
        "next_try_by": call["next_try_by"],
        "next_try_note": call["next_try_note"],
    }


def with_plan_settled(
    call: Mapping[str, Any], steps: tuple[Step, ...], written: Mapping[str, Any]
) -> tuple[tuple[Step, ...], dict[str, Any]]:
    """What the steps of a deed do to the plan: an attempt, telling or closing settles it.

    Args:
        call: The call's columns before the deed.
        steps: Of the deed.
        written: What the deed writes into the call besides.

    Returns:
        The steps, remembering the plan they settled, and the columns to write.
    """
    settles = steps[-1].to_state in SETTLED or any(step.attempt_id for step in steps)
    plans = written.get("next_try_at") is not None
    if not plans and (call["next_try_at"] is None or not settles):
        return steps, dict(written)
    first = replace(steps[0], overwrote={**plan_of(call), **steps[0].overwrote})
    return (first, *steps[1:]), {**NOTHING_PLANNED, **written}


PAST: Final = "این زمان گذشته است."
TOO_LATE: Final = "دورتر از یک سال برنامه‌ریزی نمی‌شود."
LATEST: Final = timedelta(days=366)


def checked_moment(at: datetime, now: datetime) -> datetime:
    """A moment somebody may be rung at: to come, and not too far.

    Raises:
        InvalidInput: It is past, or more than a year away.
    """
    if at <= now:
        raise InvalidInput("at", PAST)
    if at > now + LATEST:
        raise InvalidInput("at", TOO_LATE)
    return at


def next_try_of(draft: AttemptDraft, now: datetime) -> dict[str, Any]:
    """What an attempt writes into the call of the next; nothing once the caller was told.

    Raises:
        InvalidInput: The next try lies in the past, or too far.
    """
    if draft.next_try_at is None or draft.outcome is AttemptOutcome.TOLD:
        return {}
    return {"next_try_at": checked_moment(draft.next_try_at, now)}
