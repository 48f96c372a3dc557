"""Sending signed letters, receiver by receiver and channel by channel, and their receipts.

Steps P1.12 and P2.6; what goes by شبکه دولت, برید, ECE or by hand is logged with that channel's own
number, time and operator (U39). Letters classified سری and above go by hand alone (P2.M4, C28).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.access import Right
from app.changes import Changes, Kind
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.letters.course import words_of
from app.letters.deeds import LetterDeed
from app.letters.drafts import CLOCK_TOLERANCE, refuse_open_channel
from app.letters.rows import LetterSheet
from app.letters.states import LetterChannel, LetterState, PaperPlace, PartyRole
from app.limits import checked_length
from app.marks import Classification
from app.orders import Scan
from app.session import OfficeSession
from app.text import SHORT_LIMIT, latin_digits, tidy
from app.texts import LETTER_CHANNELS


@dataclass(frozen=True, kw_only=True)
class DispatchDraft:
    """How a letter goes to one of its parties.

    Attributes:
        number: The channel's own, such as a postal code of tracing or a number in automation.
        at: When it went; now when not said.
        receipt: Who took it, or the number of the receipt.
    """

    channel: LetterChannel | None = None
    number: str = ""
    at: datetime | None = None
    receipt: str = ""


#: What goes by these is signed for when it is given.
_SIGNED_FOR: Final = frozenset({LetterChannel.BY_HAND})


def dispatch_letter(
    session: OfficeSession,
    letter_id: int,
    version: int,
    party_ids: Sequence[int],
    draft: DispatchDraft,
) -> Changes[int]:
    """Send a signed letter to some of its parties by one channel.

    When the last one has it, the letter is dispatched.

    Raises:
        InvalidFields: The channel is missing or not one for this letter, or who took it is.
        NotAllowed: It is not signed, or went to one of them already.
        NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    if deed.state not in (LetterState.SIGNED, LetterState.DISPATCHED):
        raise NotAllowed(f"{deed.named} هنوز امضا نشده است و فرستاده نمی‌شود.")
    if not party_ids:
        raise InvalidFields([InvalidInput("party_ids", "برای چه کسی فرستاده شد؟")])
    channel, values = _checked(deed, draft)
    for party_id in party_ids:
        party = deed.party(party_id)
        if party["sent_at"] is not None:
            raise NotAllowed(f"برای «{party['name']}» پیش از این فرستاده شده است.")
        deed.set_party(party_id, **values)
    if deed.state is LetterState.SIGNED and _all_sent(deed):
        deed.move(LetterState.DISPATCHED)
        deed.move_paper(PaperPlace.SENT.value)
    names = "»، «".join(deed.party(one)["name"] for one in party_ids[:3])
    more = f" و {len(party_ids) - 3} گیرنده دیگر" if len(party_ids) > 3 else ""
    words = f"با {LETTER_CHANNELS[channel]} برای «{names}»{more} فرستاده شد."
    return deed.finish("dispatch", words)


def _checked(deed: LetterDeed, draft: DispatchDraft) -> tuple[LetterChannel, dict[str, object]]:
    desk = deed.session.desk
    problems: list[InvalidInput] = []
    number = latin_digits(checked_length("number", tidy(draft.number), SHORT_LIMIT, problems))
    receipt = latin_digits(checked_length("receipt", tidy(draft.receipt), SHORT_LIMIT, problems))
    if draft.channel is None:
        problems.append(InvalidInput("channel", "با چه فرستاده شد؟"))
    secrecy = Classification(deed.letter["classification"])
    refused = refuse_open_channel(draft.channel, secrecy, "channel")
    if refused is not None:
        problems.append(refused)
    if draft.channel in _SIGNED_FOR and not receipt:
        problems.append(InvalidInput("receipt", "چه کسی تحویل گرفت؟"))
    elif secrecy >= Classification.SECRET and not receipt:
        problems.append(InvalidInput("receipt", "نامه با این طبقه‌بندی بی رسید فرستاده نمی‌شود."))
    at = draft.at or desk.clock.now()
    if at > desk.clock.now() + CLOCK_TOLERANCE:
        problems.append(InvalidInput("at", "این زمان هنوز نرسیده است."))
    if problems or draft.channel is None:
        raise InvalidFields(problems)
    return draft.channel, {
        "channel": draft.channel.value,
        "channel_number": number,
        "sent_at": at,
        "sent_by": desk.operator.id,
        "receipt": receipt,
        "receipt_at": desk.clock.now() if receipt else None,
    }


def _all_sent(deed: LetterDeed) -> bool:
    return all(row["sent_at"] is not None for row in deed.parties.values())


def receipt_came(
    session: OfficeSession,
    letter_id: int,
    version: int,
    party_id: int,
    receipt: str,
    their_number: str = "",
) -> Changes[int]:
    """Write down the receipt of a party, and the number the letter got there.

    Raises:
        InvalidFields: Neither is given.
        NotAllowed: It was not sent to him.
        NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    party = deed.party(party_id)
    if party["sent_at"] is None:
        raise NotAllowed(f"نامه هنوز برای «{party['name']}» فرستاده نشده است.")
    problems: list[InvalidInput] = []
    words = latin_digits(checked_length("receipt", tidy(receipt), SHORT_LIMIT, problems))
    number = latin_digits(checked_length("their_number", tidy(their_number), SHORT_LIMIT, problems))
    if not words and not number:
        problems.append(InvalidInput("receipt", "چه کسی گرفت، یا شماره رسید یا ثبت آنجا؟"))
    if problems:
        raise InvalidFields(problems)
    deed.set_party(
        party_id,
        receipt=words or party["receipt"],
        receipt_at=session.desk.clock.now(),
        their_number=number or party["their_number"],
    )
    return deed.finish("receipt", f"رسید «{party['name']}»: {words or number}")


def copy_read(session: OfficeSession, letter_id: int, version: int, party_id: int) -> Changes[int]:
    """Mark that a copy was read by whom it was for; said twice, unsaid.

    Raises:
        NotAllowed: It is no copy.
        NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version, right=Right.READ_LETTERS)
    party = deed.party(party_id)
    if party["role"] != PartyRole.COPY.value:
        raise NotAllowed("نشان خواندن از آن رونوشت است.")
    was_read = party["read_at"] is not None
    desk = session.desk
    deed.set_party(
        party_id,
        read_at=None if was_read else desk.clock.now(),
        read_by=None if was_read else desk.operator.id,
    )
    words = "خوانده نشده است" if was_read else "خوانده شد"
    return deed.finish("copy_read", f"رونوشت «{party['name']}» {words}.")


def close_letter(session: OfficeSession, letter_id: int, version: int) -> Changes[int]:
    """Close a letter that went to everybody, was receipted where it must, and was scanned.

    Raises:
        NotAllowed: Something is undone; the sentences name it.
        NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    left = _left(
        (
            (row["name"], row["sent_at"] is not None, row["channel"], row["receipt"])
            for row in deed.parties.values()
        ),
        Scan(deed.letter["scan"]),
    )
    if left:
        raise NotAllowed(f"{deed.named} بسته نمی‌شود: " + " ".join(left))
    deed.move(
        LetterState.CLOSED,
        settled_at=session.desk.clock.now(),
        settled_by=session.desk.operator.id,
    )
    return deed.finish("close", "بسته شد.")


def left_to_close(sheet: LetterSheet) -> tuple[str, ...]:
    """What keeps a signed letter from being closed, a sentence each."""
    if sheet.state not in (LetterState.SIGNED, LetterState.DISPATCHED):
        return ()
    parties = (
        (one.name, one.sent_at is not None, one.channel or "", one.receipt) for one in sheet.parties
    )
    return tuple(_left(parties, sheet.scan))


def _left(parties: Iterable[tuple[str, bool, str, str]], scan: Scan) -> list[str]:
    """Of each party: his name, whether it went to him, by what, and its receipt."""
    unsent, unsigned = [], []
    for name, sent, channel, receipt in parties:
        if not sent:
            unsent.append(f"برای «{name}» فرستاده نشده است.")
        elif channel in _SIGNED_FOR and not receipt:
            unsigned.append(f"رسید «{name}» نرسیده است.")
    left = unsent + unsigned
    if scan is Scan.MISSING:
        left.append("اسکن نسخه امضاشده پیوست نشده است.")
    return left


def waive_letter_scan(
    session: OfficeSession, letter_id: int, version: int, reason: str
) -> Changes[int]:
    """Let a signed letter go without the scan of its sheet, for a reason.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed: No scan is missing.
        NotFound, StaleRecord: As for every deed.
    """
    deed = LetterDeed(session, letter_id, version)
    if deed.letter["scan"] != Scan.MISSING.value:
        raise NotAllowed("اسکنی کم نیست.")
    words = words_of(reason, "reason", needed="سبب را بنویسید.")
    deed.set(scan=Scan.WAIVED.value, scan_reason=words)
    done = deed.finish("waive_scan", f"بی اسکن پذیرفته شد: {words}")
    return Changes(done.value, done.kinds | {Kind.LETTER})
