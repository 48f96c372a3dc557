"""What is typed of an order, its referrals and the steps after it, tidied and proved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any, TypeVar
from uuid import UUID

from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput
from app.limits import checked_length
from app.orders.states import (
    Expected,
    FollowUpWay,
    OrderKind,
    TellingWay,
    WriteOff,
)
from app.text import LONG_LIMIT, SHORT_LIMIT, tidy


@dataclass(frozen=True, kw_only=True)
class ReferralDraft:
    """To whom an order goes.

    Attributes:
        contact_id: A unit, organisation or person of the directory, if chosen.
        name: As it shall stand on paper; empty to take the contact's.
        group_id: A distribution group in place of one addressee; each member gets a referral.
        group_name: The group a member was named through.
        expected: What the addressee shall do.
        due_on: Until when; not for what needs no answer.
    """

    contact_id: int | None = None
    name: str = ""
    group_id: int | None = None
    group_name: str = ""
    expected: Expected = Expected.ACTION
    due_on: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody is named."""
        return self.contact_id is None and self.group_id is None and not self.name.strip()


@dataclass(frozen=True, kw_only=True)
class OrderDraft:
    """An order as typed back from the sheet, or as heard.

    Attributes:
        words: Verbatim.
        given_on: The day he gave it; today when not said.
        given_at: The hour, if known.
        referrals: To whom it goes; none when the office itself carries it out.
        applicant: Who asked, where the record it stands on does not say.
        applicant_phone: As typed.
        classification: Of an order without a record; else the record's is taken.
        follows_id: The order it came of.
        request_key: Made once by a form, so that a repeated save finds its own record.
    """

    kind: OrderKind = OrderKind.NOTE
    words: str = ""
    given_on: date | None = None
    given_at: time | None = None
    referrals: tuple[ReferralDraft, ...] = ()
    applicant: str = ""
    applicant_phone: str = ""
    classification: int = 0
    follows_id: int | None = None
    request_key: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerDraft:
    """What an addressee answered.

    Attributes:
        reference: Number of the answering record.
        to_sight: Let it wait for the governor's sight at once (U4).
    """

    answer: str = ""
    reference: str = ""
    answered_on: date | None = None
    to_sight: bool = True


@dataclass(frozen=True, kw_only=True)
class FollowUpDraft:
    """Somebody was asked how far it is.

    Attributes:
        at: When, aware; now when not said.
        rung: Of the ladder it was asked on, from 1; 0 when it was a mere question.
        next_on: When to ask again.
    """

    at: datetime | None = None

    way: FollowUpWay = FollowUpWay.PHONE
    whom: str = ""
    answer: str = ""
    next_on: date | None = None
    rung: int = 0


@dataclass(frozen=True, kw_only=True)
class WriteOffDraft:
    """How a referral leaves the arrears.

    Attributes:
        person: Who decided it.
        reference: The record that answers it.
        on: The day; today when not said.
    """

    kind: WriteOff = WriteOff.ANSWERED
    person: str = ""
    reference: str = ""
    reason: str = ""
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class DeliveryDraft:
    """The sheet or its scan went to the addressee (P2.4).

    Attributes:
        is_scan: The scan; else the paper.
        sent_at: When, aware; now when not said.
        way: How it went, e.g. «نامه‌رسان».
        receipt: Who took it, or the number of the receipt.
    """

    is_scan: bool = False
    sent_at: datetime | None = None
    way: str = ""
    receipt: str = ""


@dataclass(frozen=True, kw_only=True)
class TellDraft:
    """The applicant was told the result, or shall not be (U5).

    Attributes:
        words: What was said.
        reason: Why he is not told; in place of way and words.
        close: Close the order in the same step when nothing else is undone.
    """

    way: TellingWay = TellingWay.PHONE
    words: str = ""
    reason: str = ""
    close: bool = True


@dataclass(frozen=True, kw_only=True)
class SightDraft:
    """What came of a result that the governor saw.

    Attributes:
        enough: It settles the referral; else the addressee goes on.
        words: What he wrote on it: a new order, on the same record.
        referrals: To whom the new order goes.
        reason: Why it does not settle it.
        close: Close the order in the same step when nothing else is undone.
    """

    enough: bool = True
    words: str = ""
    referrals: tuple[ReferralDraft, ...] = ()
    reason: str = ""
    close: bool = True
    write_off: WriteOffDraft = field(default_factory=WriteOffDraft)


_Draft = TypeVar("_Draft", bound=Any)

#: Texts with lines; the others are one line and shorter.
_LONG = frozenset({"words", "answer", "reason"})
_TEXTS = (
    "words",
    "applicant",
    "applicant_phone",
    "name",
    "answer",
    "reference",
    "whom",
    "person",
    "reason",
    "way",
    "receipt",
)


def tidied(draft: _Draft, problems: list[InvalidInput]) -> _Draft:
    """Tidy every text of a draft, naming those over their limit among `problems`."""
    texts = {
        name: checked_length(
            name,
            tidy(getattr(draft, name), multiline=name in _LONG),
            LONG_LIMIT if name in _LONG else SHORT_LIMIT,
            problems,
        )
        for name in _TEXTS
        if type(getattr(draft, name, None)) is str
    }
    changed: _Draft = replace(draft, **texts)
    return changed


def checked(draft: _Draft, *more: InvalidInput) -> _Draft:
    """Tidy a draft's texts and refuse it with whatever else is wrong.

    Raises:
        InvalidFields: Every field that cannot be taken.
    """
    problems: list[InvalidInput] = []
    tidy_draft = tidied(draft, problems)
    problems.extend(more)
    if problems:
        raise InvalidFields(problems)
    return tidy_draft


def moment_problems(
    field: str, at: datetime | None, now: datetime, given_on: date
) -> list[InvalidInput]:
    """What is wrong with the moment something is said to have happened to an order."""
    if at is None:
        return []
    if at > now:
        return [InvalidInput(field, "این زمان هنوز نرسیده است.")]
    if to_tehran(at).date() < given_on:
        return [InvalidInput(field, "این زمان پیش از تاریخ دستور است.")]
    return []


def checked_order(draft: OrderDraft, today: date, earliest: date | None = None) -> OrderDraft:
    """Tidy an order and prove it; its referrals keep their order, empty ones are left out.

    Args:
        draft: As typed.
        today: The office's day.
        earliest: Day of the record it stands on; nobody writes on it earlier.

    Raises:
        InvalidFields: Every field that cannot be taken.
    """
    problems: list[InvalidInput] = []
    order = tidied(draft, problems)
    given_on = order.given_on or today
    if not order.words:
        problems.append(InvalidInput("words", "متن دستور را همان‌گونه که داده شده بنویسید."))
    if given_on > today:
        problems.append(InvalidInput("given_on", "تاریخ دستور هنوز نرسیده است."))
    elif earliest is not None and given_on < earliest:
        problems.append(InvalidInput("given_on", "تاریخ دستور پیش از تاریخ برگ آن است."))
    referrals = checked_referrals(order.referrals, given_on, problems)
    if problems:
        raise InvalidFields(problems)
    return replace(order, given_on=given_on, referrals=referrals)


def checked_referrals(
    drafts: Sequence[ReferralDraft], given_on: date, problems: list[InvalidInput]
) -> tuple[ReferralDraft, ...]:
    """Tidy referrals, leaving out the lines nothing was typed in."""
    return tuple(
        checked_referral(draft, given_on, problems, place)
        for place, draft in enumerate(drafts, 1)
        if not draft.is_empty or draft.due_on is not None
    )


def checked_referral(
    draft: ReferralDraft, given_on: date, problems: list[InvalidInput], place: int = 1
) -> ReferralDraft:
    """Tidy a referral, naming what is wrong among `problems`.

    Args:
        draft: As typed.
        given_on: The day of the order.
        problems: Gets what is wrong; fields of a later line carry its place, as «due_on_2».
        place: Of its line, from 1.
    """
    found: list[InvalidInput] = []
    referral = tidied(draft, found)
    if referral.is_empty:
        found.append(InvalidInput("referred_to", "مهلت از آنِ کدام واحد است؟"))
    if referral.due_on is not None and referral.due_on < given_on:
        found.append(InvalidInput("due_on", "مهلت پیش از تاریخ دستور است."))
    problems += [InvalidInput(_of_line(one.field, place), one.message) for one in found]
    return referral


def _of_line(field: str, place: int) -> str:
    """A referral's field by its name in a form that has several lines of them."""
    named = "referred_to" if field == "name" else field
    return named if place == 1 else f"{named}_{place}"


def needed_reason(reason: str) -> str:
    """Tidy a reason nothing goes without.

    Raises:
        InvalidInput: It is missing or over the limit.
    """
    problems: list[InvalidInput] = []
    words = checked_length("reason", tidy(reason, multiline=True), LONG_LIMIT, problems)
    if not words:
        problems.append(InvalidInput("reason", "سبب را بنویسید."))
    if problems:
        raise problems[0]
    return words
