"""What the call form and the command line hand over, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from app.clock import from_tehran, to_tehran
from app.errors import InvalidFields, InvalidInput
from app.identity import national_id
from app.limits import checked_length
from app.marks import Classification, Urgency
from app.orders import Expected, OrderKind, ReferralDraft
from app.phone_calls.kinds import (
    OUTCOMES,
    OWN_FIELDS,
    PATHS,
    TELEPHONOGRAM_WORDS,
    fields_of,
    needed_of,
)
from app.phone_calls.states import (
    AttemptOutcome,
    CallChannel,
    CallDirection,
    CallOutcome,
    CallPath,
    SpokeWith,
)
from app.telephone import Telephone, parse_telephone
from app.text import LONG_LIMIT, SHORT_LIMIT, persian_digits, tidy
from app.texts import CALL_CHANNELS, CALL_DIRECTIONS, CALL_PATHS

#: Two desks' clocks may differ a little.
CLOCK_TOLERANCE = timedelta(minutes=5)

#: A talk that begins this late may end on the next day, this early.
LATE, EARLY = time(18), time(6)

#: More is no fax but a slip of the finger.
MOST_PAGES = 2000


@dataclass(frozen=True, kw_only=True)
class CallDraft:
    """A call, fax or telephonogram as typed; `app.phone_calls.kinds` says what belongs to which.

    Attributes:
        caller_id: The directory's contact, if one was chosen.
        add_caller: Put the caller into the directory in the same step (only without `caller_id`).
        caller_name: As it shall stand on the form, also when chosen from the directory.
        phone: As typed; an extension may follow «داخلی».
        called_on: Day of the call (Gregorian); a past day marks the record back-dated.
        called_at: Hour of the ring, Tehran time; of a call to be placed, when it was asked for.
        ended_at: When a direct call or the dictation of a telephonogram ended, Tehran time.
        pages: Of a fax.
        sender_number: The sender's own number of a fax or telephonogram.
        receipt: What the machine said of a fax sent (رسید ارسال).
        passed_by: Who read a telephonogram out.
        received_by: Who wrote it down.
        read_back: It was read back.
        former_number: Its number in an older register, when it is brought in from there.
        spoke_with: Who took a direct call.
        result: What came of a direct call, or to whom a call was redirected.
        request_key: Made once by the form, so that a repeated save finds its own record.
    """

    direction: CallDirection = CallDirection.INCOMING
    channel: CallChannel = CallChannel.PHONE
    outcome: CallOutcome = CallOutcome.TAKEN
    path: CallPath = CallPath.FORM
    caller_id: int | None = None
    add_caller: bool = False
    caller_name: str = ""
    caller_post: str = ""
    organisation: str = ""
    phone: str = ""
    national_id: str = ""
    called_on: date | None = None
    called_at: time | None = None
    ended_at: time | None = None
    subject: str = ""
    request: str = ""
    urgency: Urgency = Urgency.NORMAL
    classification: Classification = Classification.ORDINARY
    spoke_with: SpokeWith | None = None
    result: str = ""
    pages: int | None = None
    sender_number: str = ""
    receipt: str = ""
    passed_by: str = ""
    received_by: str = ""
    read_back: bool = False
    former_number: str = ""
    request_key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class NoteDraft:
    """The governor's words on a call form, typed back (پی‌نوشت; P2.10).

    Attributes:
        kind: Below the text or in the margin.
        words: Verbatim.
        noted_on: The day he wrote them.
        noted_at: The hour, if known.
        referred_to_id: A unit, organisation or person of the directory, if chosen.
        referred_to: Its name as typed; empty when nobody else has to act.
        expected: What the addressee shall do.
        due_on: Until when; only with a referral.
        others: Further addressees.
    """

    kind: OrderKind = OrderKind.NOTE
    words: str = ""
    noted_on: date | None = None
    noted_at: time | None = None
    referred_to_id: int | None = None
    referred_to: str = ""
    expected: Expected = Expected.ACTION
    due_on: date | None = None
    others: tuple[ReferralDraft, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AttemptDraft:
    """One attempt to tell the caller the result, or to place a call for the governor.

    Attributes:
        words: What was said, or to which relative.
        close: Close the call in the same step when the caller himself was told.
        next_try_at: When to try again, aware; it orders the list and reminds nobody.
    """

    outcome: AttemptOutcome
    words: str = ""
    close: bool = False
    next_try_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CallBackDraft:
    """A call-back promised for a moment.

    Attributes:
        at: Aware.
        note: What was promised.
        reason: Why it is moved, such as what came of the try just made.
    """

    at: datetime | None = None
    note: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class CheckedCall:
    """A call's draft, tidied and proved.

    Attributes:
        called_at: Aware.
        ended_at: Aware, not before `called_at`.
        telephone: The number, read; None when there is none.
    """

    draft: CallDraft
    called_at: datetime
    ended_at: datetime | None
    telephone: Telephone | None


#: The draft's texts: field, longest length, whether it has lines.
_TEXTS: tuple[tuple[str, int, bool], ...] = (
    ("caller_name", SHORT_LIMIT, False),
    ("caller_post", SHORT_LIMIT, False),
    ("organisation", SHORT_LIMIT, False),
    ("subject", SHORT_LIMIT, False),
    ("request", LONG_LIMIT, True),
    ("result", LONG_LIMIT, True),
    ("sender_number", SHORT_LIMIT, False),
    ("receipt", SHORT_LIMIT, False),
    ("passed_by", SHORT_LIMIT, False),
    ("received_by", SHORT_LIMIT, False),
    ("former_number", SHORT_LIMIT, False),
)


def checked_call(draft: CallDraft, now: datetime, area_code: str) -> CheckedCall:
    """Tidy a call as typed and prove it.

    Args:
        draft: As typed.
        now: The moment of saving; no call is later.
        area_code: What local numbers are dialled with.

    Raises:
        InvalidFields: Every field that cannot be taken, with its sentence.
    """
    problems: list[InvalidInput] = []
    texts = _tidied_texts(draft, _TEXTS, problems)
    tidied = replace(draft, **texts)
    _check_kind(tidied, problems)
    national = _checked_national_id(draft, problems)
    telephone = _checked_telephone(draft, area_code, problems)
    called_at, ended_at = _checked_times(draft, now, problems)
    if problems:
        raise InvalidFields(problems)
    return CheckedCall(
        draft=replace(tidied, national_id=national),
        called_at=called_at,
        ended_at=ended_at,
        telephone=telephone,
    )


def _checked_times(
    draft: CallDraft, now: datetime, problems: list[InvalidInput]
) -> tuple[datetime, datetime | None]:
    moment = to_tehran(now)
    day = draft.called_on or moment.date()
    called_at = from_tehran(day, draft.called_at or moment.time().replace(second=0, microsecond=0))
    ended_at = None if draft.ended_at is None else end_of(called_at, draft.ended_at)
    if called_at > now + CLOCK_TOLERANCE:
        name = "called_on" if day > moment.date() else "called_at"
        problems.append(InvalidInput(name, "زمان تماس هنوز نرسیده است."))
    if ended_at is not None and ended_at < called_at:
        problems.append(InvalidInput("ended_at", "پایان تماس پیش از آغاز آن است."))
    return called_at, ended_at


def end_of(began_at: datetime, hour: time) -> datetime:
    """When a talk that began then ended at that hour: late in the evening, perhaps tomorrow."""
    began = to_tehran(began_at)
    ended = from_tehran(began.date(), hour)
    if ended < began_at and began.time() >= LATE and hour <= EARLY:
        return from_tehran(began.date() + timedelta(days=1), hour)
    return ended


def _tidied_texts(
    draft: object, texts: Sequence[tuple[str, int, bool]], problems: list[InvalidInput]
) -> dict[str, Any]:
    """Tidy the named fields, and name those over their limit (refused, never cut)."""
    return {
        name: checked_length(name, tidy(getattr(draft, name), multiline=lines), limit, problems)
        for name, limit, lines in texts
    }


def _check_kind(draft: CallDraft, problems: list[InvalidInput]) -> None:
    """What a call of this kind, path and outcome cannot be without, and what it cannot have."""
    channel, outcome = draft.channel, draft.outcome
    if outcome not in OUTCOMES[channel]:
        problems.append(InvalidInput("outcome", f"{CALL_CHANNELS[channel]} بی‌پاسخ نمی‌ماند."))
    if draft.path not in PATHS[channel, draft.direction]:
        kind = f"{CALL_CHANNELS[channel]} {CALL_DIRECTIONS[draft.direction]}"
        sentence = f"مسیر «{CALL_PATHS[draft.path]}» از آن {kind} نیست."
        problems.append(InvalidInput("path", sentence))
    needed = needed_of(channel, draft.direction, draft.path, outcome)
    problems.extend(
        InvalidInput(name, sentence) for name, sentence in needed if not getattr(draft, name)
    )
    if outcome is not CallOutcome.TAKEN and not (draft.caller_name or draft.phone.strip()):
        problems.append(InvalidInput("caller_name", "نام یا شماره تماس‌گیرنده را بنویسید."))
    own = fields_of(channel, draft.direction, draft.path, outcome)
    problems.extend(
        InvalidInput(name, f"{CALL_CHANNELS[channel]} این را ندارد.")
        for name, empty in OWN_FIELDS.items()
        if name not in own and getattr(draft, name) != empty
    )
    _check_sizes(draft, problems)


def _check_sizes(draft: CallDraft, problems: list[InvalidInput]) -> None:
    if draft.pages is not None and not 1 <= draft.pages <= MOST_PAGES:
        most = persian_digits(str(MOST_PAGES))
        problems.append(InvalidInput("pages", f"شمار صفحه‌ها از ۱ تا {most} است."))
    words = len(draft.request.split())
    if draft.channel is CallChannel.TELEPHONOGRAM and words > TELEPHONOGRAM_WORDS:
        sentence = f"تلفنگرام بیش از {TELEPHONOGRAM_WORDS} واژه نمی‌شود؛ این {words} واژه است."
        problems.append(InvalidInput("request", persian_digits(sentence)))


def _checked_national_id(draft: CallDraft, problems: list[InvalidInput]) -> str:
    if not draft.national_id.strip():
        return ""
    try:
        return national_id(draft.national_id)
    except ValueError as error:
        problems.append(InvalidInput("national_id", str(error)))
        return ""


def _checked_telephone(
    draft: CallDraft, area_code: str, problems: list[InvalidInput]
) -> Telephone | None:
    if not draft.phone.strip():
        return None
    try:
        return parse_telephone(draft.phone, area=area_code)
    except ValueError as error:
        problems.append(InvalidInput("phone", str(error)))
        return None


def checked_note(draft: NoteDraft, today: date, called_on: date) -> NoteDraft:
    """Tidy the governor's words as typed back and prove the note.

    Args:
        draft: As typed.
        today: The office's day.
        called_on: Day of the call; nobody notes on it earlier.

    Raises:
        InvalidFields: Every field that cannot be taken.
    """
    problems: list[InvalidInput] = []
    texts = _tidied_texts(
        draft, (("words", LONG_LIMIT, True), ("referred_to", SHORT_LIMIT, False)), problems
    )
    tidied = replace(draft, noted_on=draft.noted_on or today, **texts)
    noted_on = tidied.noted_on or today
    if not tidied.words:
        problems.append(InvalidInput("words", "متن پی‌نوشت را همان‌گونه که نوشته شده بنویسید."))
    if noted_on > today:
        problems.append(InvalidInput("noted_on", "تاریخ پی‌نوشت هنوز نرسیده است."))
    elif noted_on < called_on:
        problems.append(InvalidInput("noted_on", "تاریخ پی‌نوشت پیش از تاریخ تماس است."))
    if tidied.due_on is not None and not tidied.referred_to and tidied.referred_to_id is None:
        problems.append(InvalidInput("referred_to", "مهلت از آنِ کدام واحد است؟"))
    if tidied.due_on is not None and tidied.due_on < noted_on:
        problems.append(InvalidInput("due_on", "مهلت پیش از تاریخ پی‌نوشت است."))
    if problems:
        raise InvalidFields(problems)
    return tidied


def checked_words(words: str, name: str = "words") -> str:
    """Tidy one free text.

    Raises:
        InvalidFields: It is over the limit.
    """
    problems: list[InvalidInput] = []
    tidied = checked_length(name, tidy(words, multiline=True), LONG_LIMIT, problems)
    if problems:
        raise InvalidFields(problems)
    return tidied
