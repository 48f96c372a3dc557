"""The life of an order as a simple model knows it: only the table of what leads where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from app.orders import (
    AnswerDraft,
    FollowUpDraft,
    ReferralDraft,
    ReferralState,
    SightDraft,
    TellDraft,
    WriteOff,
    WriteOffDraft,
    advance_referral,
    answer_referral,
    close_order,
    follow_up,
    resume_referral,
    return_referral,
    revoke_order,
    see_result,
    stop_referral,
    take_order_step_back,
    tell_applicant,
    transfer_referral,
    write_off_referral,
)

_S = ReferralState

_WITH_ADDRESSEE = ("open", "seen", "in_progress")

ALLOWED: dict[str, dict[str, str]] = {
    "seen": {"open": "seen"},
    "progress": {"open": "in_progress", "seen": "in_progress"},
    "answer": dict.fromkeys(_WITH_ADDRESSEE, "waiting_for_sight"),
    "enough": {"waiting_for_sight": "closed"},
    "thin": {"waiting_for_sight": "in_progress"},
    "stop": dict.fromkeys(_WITH_ADDRESSEE, "stopped"),
    "return": dict.fromkeys(_WITH_ADDRESSEE, "returned"),
    "again": {"returned": "open"},
    "transfer": dict.fromkeys((*_WITH_ADDRESSEE, "returned"), "transferred"),
    "moot": dict.fromkeys((*_WITH_ADDRESSEE, "returned", "stopped"), "closed"),
}

Deed = tuple[Callable[..., Any], tuple[Any, ...]]

#: Deeds on one referral, and what they are given.
ON_REFERRAL: dict[str, Deed] = {
    "seen": (advance_referral, (_S.SEEN,)),
    "progress": (advance_referral, (_S.IN_PROGRESS,)),
    "answer": (answer_referral, (AnswerDraft(answer="شد"),)),
    "enough": (see_result, (SightDraft(close=False),)),
    "thin": (see_result, (SightDraft(enough=False, reason="کم"),)),
    "stop": (stop_referral, ("سبب",)),
    "resume": (resume_referral, ()),
    "return": (return_referral, ("سبب",)),
    "again": (advance_referral, (_S.OPEN,)),
    "transfer": (transfer_referral, (ReferralDraft(name="تازه"),)),
    "moot": (write_off_referral, (WriteOffDraft(kind=WriteOff.MOOT, reason="سبب"),)),
    "ask": (follow_up, (FollowUpDraft(),)),
}

#: Deeds on the whole order.
ON_ORDER: dict[str, Deed] = {
    "back": (take_order_step_back, ()),
    "close": (close_order, ()),
    "tell": (tell_applicant, (TellDraft(words="گفته شد", close=False),)),
    "revoke": (revoke_order, ("پشیمان شد",)),
}

DONE = ("closed", "transferred")


@dataclass(frozen=True)
class Life:
    """Where an order with an applicant stands.

    Attributes:
        referrals: The state of each, and where it stood when it was stopped.
        before: The life the newest deed that stands began from; it is what taking back leads to.
    """

    referrals: tuple[tuple[str, str], ...]
    state: str = "open"
    told: bool = False
    before: Life | None = None

    @property
    def is_live(self) -> bool:
        """Whether somebody has still to do something."""
        return any(now not in DONE for now, _ in self.referrals)

    def after(self, deed: str, place: int) -> Life | None:
        """The life after a deed, on its nth referral; None when the deed must be refused."""
        if deed == "back":
            return self.before
        if self.state != "open":
            return None
        found = self._ended(deed) if deed in ON_ORDER else self._led_on(deed, place)
        return replace(found, before=self) if found is not None else None

    def _ended(self, deed: str) -> Life | None:
        if deed == "revoke":
            ended = tuple((now if now in DONE else "closed", "") for now, _ in self.referrals)
            return replace(self, referrals=ended, state="revoked")
        if self.is_live or self.told != (deed == "close"):
            return None
        return replace(self, told=True, state="closed" if deed == "close" else "open")

    def _led_on(self, deed: str, place: int) -> Life | None:
        now, stopped_from = self.referrals[place]
        if deed == "ask":
            return None if now in DONE else self
        if deed == "resume":
            led = (stopped_from, "") if now == "stopped" else None
        else:
            wanted = ALLOWED[deed].get(now)
            led = (wanted, now if deed == "stop" else "") if wanted else None
        if led is None:
            return None
        referrals = [*self.referrals[:place], led, *self.referrals[place + 1 :]]
        if deed == "transfer":
            referrals.append(("open", ""))
        return replace(self, referrals=tuple(referrals))
