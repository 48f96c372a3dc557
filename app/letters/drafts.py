"""What is typed of a letter, its parties, enclosures and references, tidied and proved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from app.clock import from_tehran, to_tehran
from app.errors import InvalidFields, InvalidInput
from app.letters.body import checked_body
from app.letters.states import (
    OPEN_CHANNELS,
    LetterChannel,
    LetterDirection,
    LetterKind,
    PaperPlace,
    PartyRole,
    Relation,
)
from app.limits import checked_length
from app.marks import Classification, Urgency
from app.text import LONG_LIMIT, SHORT_LIMIT, latin_digits, persian_digits, tidy
from app.texts import CLASSIFICATIONS, LETTER_CHANNELS

#: Two desks' clocks may differ a little.
CLOCK_TOLERANCE: Final = timedelta(minutes=5)
#: More is a slip of the finger.
MOST_PAGES: Final = 5000
MOST_PARTIES: Final = 500


@dataclass(frozen=True, kw_only=True)
class PartyDraft:
    """To whom a letter goes.

    Attributes:
        contact_id: A person, office or unit of the directory, if chosen.
        group_id: A distribution group in place of one; each member becomes a party.
        name: As it shall stand on paper; empty to take the contact's.
        reason: Why he gets a copy.
        channel: By what it shall go.
    """

    id: int | None = None
    role: PartyRole = PartyRole.RECEIVER
    contact_id: int | None = None
    group_id: int | None = None
    name: str = ""
    post: str = ""
    organisation: str = ""
    reason: str = ""
    channel: LetterChannel | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody is named."""
        return (
            self.contact_id is None
            and self.group_id is None
            and not any(part.strip() for part in (self.name, self.post, self.organisation))
        )


@dataclass(frozen=True, kw_only=True)
class EnclosureDraft:
    """Something enclosed.

    Attributes:
        pages: How many; None for what has none, such as a disc.
    """

    title: str = ""
    pages: int | None = None
    classification: Classification = Classification.ORDINARY


@dataclass(frozen=True, kw_only=True)
class LinkDraft:
    """A reference to another letter.

    Attributes:
        other_id: The letter, if it is in our books; its number is then taken from there.
        number: As written; without `other_id` its letter is looked for.
        is_text: The number is that of no letter here, whatever letter has it.
    """

    relation: Relation = Relation.IN_REPLY_TO
    other_id: int | None = None
    number: str = ""
    dated: date | None = None
    is_text: bool = False


@dataclass(frozen=True, kw_only=True)
class LetterDraft:
    """A letter as typed; which fields belong to which direction is asked by its check.

    Attributes:
        register_id: The book; None for the proper one.
        sender_id: Who sent it, if chosen from the directory.
        sender_name: As it shall stand in the book.
        organisation_id: Where he holds his post.
        their_number: The sender's own number, and `their_date` its day.
        channel_at: When the channel brought it, aware; its operator and number stand beside.
        bringer: Who brought it by hand.
        received_on: The day it came in; today when not said. An earlier one marks it back-dated.
        dated: Of an internal letter or one signed earlier: the day it carries.
        enclosures: What came with it; the highest classification of all is the letter's.
        block_id: Take the number from a reserved block.
        serial: Which number of the block; None for its next.
        wants_answer: Its sender waits for an answer.
        due_on: Until when; None for what the office's deadlines say.
        is_incoming_class_fixed: Kept by the check; what came in is not ours to lower.
        body: Of a letter written here, as JSON (`app.rich_text`).
        signer_id: Who shall sign.
        request_key: Made once by a form, so that a repeated save finds its own record.
    """

    direction: LetterDirection = LetterDirection.INCOMING
    register_id: int | None = None
    kind: LetterKind = LetterKind.LETTER
    sender_id: int | None = None
    sender_name: str = ""
    sender_post: str = ""
    organisation_id: int | None = None
    organisation: str = ""
    sender_phone: str = ""
    their_number: str = ""
    their_date: date | None = None
    channel: LetterChannel = LetterChannel.POST
    channel_number: str = ""
    channel_at: datetime | None = None
    channel_operator: str = ""
    batch: str = ""
    bringer: str = ""
    received_on: date | None = None
    received_at: time | None = None
    back_dated_reason: str = ""
    dated: date | None = None
    subject: str = ""
    summary: str = ""
    keywords: str = ""
    classification: Classification = Classification.ORDINARY
    urgency: Urgency = Urgency.NORMAL
    on_paper: bool = True
    wants_answer: bool = True
    due_on: date | None = None
    enclosures: tuple[EnclosureDraft, ...] = ()
    links: tuple[LinkDraft, ...] = ()
    parties: tuple[PartyDraft, ...] = ()
    block_id: int | None = None
    serial: int | None = None
    body: str = ""
    signer_id: int | None = None
    letterhead_id: int | None = None
    former_number: str = ""
    request_key: UUID = field(default_factory=uuid4)

    @property
    def secrecy(self) -> Classification:
        """The highest of the letter's own classification and its enclosures' (1354, article 2)."""
        classes = [one.classification for one in self.enclosures]
        return Classification(max((self.classification, *classes), key=int))


@dataclass(frozen=True, kw_only=True)
class CheckedLetter:
    """A draft that was tidied and proved.

    Attributes:
        received_at: Aware; None of a letter that does not come in.
        dated: The day that stands in the book.
        back_dated: That day lies before today.
    """

    draft: LetterDraft
    received_at: datetime | None
    dated: date
    back_dated: bool


_LONG: Final = frozenset({"summary", "back_dated_reason"})
_TEXTS: Final = (
    "sender_name",
    "sender_post",
    "organisation",
    "sender_phone",
    "their_number",
    "channel_number",
    "channel_operator",
    "batch",
    "bringer",
    "back_dated_reason",
    "subject",
    "summary",
    "keywords",
    "former_number",
)
_DIGITS: Final = frozenset({"their_number", "channel_number", "sender_phone", "former_number"})


def checked_letter(draft: LetterDraft, now: datetime, booked: date | None = None) -> CheckedLetter:
    """Tidy a letter and prove it.

    Args:
        draft: As typed.
        now: This moment, aware.
        booked: The day it was entered in the book; today for one that is entered now.

    Raises:
        InvalidFields: Every field that cannot be taken, in the order of the form.
    """
    problems: list[InvalidInput] = []
    letter = _tidied(draft, problems)
    today = to_tehran(now).date()
    incoming = letter.direction is LetterDirection.INCOMING
    if not letter.subject:
        problems.append(InvalidInput("subject", "موضوع نامه را بنویسید."))
    if incoming:
        problems += _wrong_sender(letter)
        problems += _wrong_channel(letter, now)
    letter = replace(
        letter,
        enclosures=_enclosures(letter, problems),
        parties=_parties(letter, problems),
        links=_links(letter, problems),
        body=_body(letter, problems),
    )
    dated = (letter.received_on if incoming else letter.dated) or today
    if dated > today:
        name = "received_on" if incoming else "dated"
        problems.append(InvalidInput(name, "این تاریخ هنوز نرسیده است."))
    if letter.their_date is not None and letter.their_date > dated:
        problems.append(InvalidInput("their_date", "تاریخ نامه فرستنده پس از رسیدن آن است."))
    if dated < (booked or today) and not letter.back_dated_reason:
        problems.append(
            InvalidInput("back_dated_reason", "ثبت با تاریخ گذشته است؛ سبب آن را بنویسید.")
        )
    if letter.due_on is not None and letter.due_on < dated:
        problems.append(InvalidInput("due_on", "مهلت پیش از تاریخ نامه است."))
    if problems:
        raise InvalidFields(problems)
    hour = letter.received_at or to_tehran(now).time().replace(second=0, microsecond=0)
    received = from_tehran(dated, hour) if incoming else None
    if received is not None and received > now + CLOCK_TOLERANCE:
        raise InvalidFields([InvalidInput("received_at", "این ساعت هنوز نرسیده است.")])
    return CheckedLetter(
        draft=letter, received_at=received, dated=dated, back_dated=dated < (booked or today)
    )


def _tidied(draft: LetterDraft, problems: list[InvalidInput]) -> LetterDraft:
    texts: dict[str, Any] = {}
    for name in _TEXTS:
        limit = LONG_LIMIT if name in _LONG else SHORT_LIMIT
        text = tidy(getattr(draft, name), multiline=name in _LONG)
        texts[name] = checked_length(name, text, limit, problems)
        if name in _DIGITS:
            texts[name] = latin_digits(texts[name])
    return replace(draft, **texts)


def _wrong_sender(letter: LetterDraft) -> list[InvalidInput]:
    named = letter.sender_id, letter.sender_name, letter.organisation_id, letter.organisation
    if any(named):
        return []
    return [InvalidInput("sender_name", "فرستنده را بنویسید: شخص، یا دستگاه او.")]


def _wrong_channel(letter: LetterDraft, now: datetime) -> list[InvalidInput]:
    problems = []
    if letter.channel is LetterChannel.BY_HAND and not letter.bringer:
        problems.append(InvalidInput("bringer", "چه کسی آورد؟"))
    if letter.channel_at is not None and letter.channel_at > now + CLOCK_TOLERANCE:
        problems.append(InvalidInput("channel_at", "این زمان هنوز نرسیده است."))
    return problems


def refuse_open_channel(
    channel: LetterChannel | None, secrecy: Classification, field_name: str
) -> InvalidInput | None:
    """Say that a secret letter does not go by a channel others read (P2.M4, C28)."""
    if channel in OPEN_CHANNELS and secrecy >= Classification.SECRET:
        words = CLASSIFICATIONS[secrecy]
        return InvalidInput(
            field_name,
            f"نامه «{words}» با «{LETTER_CHANNELS[channel]}» فرستاده نمی‌شود؛ دستی و با رسید.",
        )
    return None


def _enclosures(letter: LetterDraft, problems: list[InvalidInput]) -> tuple[EnclosureDraft, ...]:
    kept = []
    for one in letter.enclosures:
        title = checked_length("enclosures", tidy(one.title), SHORT_LIMIT, problems)
        if not title and one.pages is None:
            continue
        if one.pages is not None and not 1 <= one.pages <= MOST_PAGES:
            problems.append(InvalidInput("enclosures", "شمار برگ‌های پیوست درست نیست."))
        kept.append(replace(one, title=title))
    return tuple(kept)


def _parties(letter: LetterDraft, problems: list[InvalidInput]) -> tuple[PartyDraft, ...]:
    kept = []
    for one in letter.parties:
        if one.is_empty:
            continue
        field_name = "copies" if one.role is PartyRole.COPY else "receivers"
        texts: dict[str, Any] = {
            name: checked_length(field_name, tidy(getattr(one, name)), SHORT_LIMIT, problems)
            for name in ("name", "post", "organisation", "reason")
        }
        wrong = refuse_open_channel(one.channel, letter.secrecy, field_name)
        if wrong is not None:
            problems.append(wrong)
        kept.append(replace(one, **texts))
    if len(kept) > MOST_PARTIES:
        most = persian_digits(str(MOST_PARTIES))
        problems.append(InvalidInput("receivers", f"بیش از {most} گیرنده در یک نامه نمی‌آید."))
    return tuple(kept)


def _links(letter: LetterDraft, problems: list[InvalidInput]) -> tuple[LinkDraft, ...]:
    kept = []
    for one in letter.links:
        number = latin_digits(checked_length("links", tidy(one.number), SHORT_LIMIT, problems))
        if number or one.other_id is not None:
            kept.append(replace(one, number=number))
    return tuple(kept)


def _body(letter: LetterDraft, problems: list[InvalidInput]) -> str:
    try:
        return checked_body(letter.body)
    except InvalidInput as error:
        problems.append(error)
        return ""


def first_place(draft: LetterDraft) -> PaperPlace:
    """Where the paper of a letter lies that has just been registered."""
    return PaperPlace.DESK if draft.on_paper else PaperPlace.NONE
