"""How far a letter has got: what was done to it until now, of each direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Final

from app.clock import to_tehran
from app.demo.letter_words import ANNULLED, CHANGES, FILED, OPINIONS, ORDERS, WITHDRAWN
from app.demo.lives import evening, office_hour
from app.demo.people import person_name
from app.demo.stories import LetterDeed, LetterDo
from app.letters import DispatchDraft, LetterChannel
from app.marks import Classification
from app.orders import OrderDraft, OrderKind, ReferralDraft
from app.text import persian_digits

#: Older letters are settled, but for a few that nobody asked about.
OLD: Final = timedelta(days=40)

#: What becomes of letters that come in, out of a hundred: old ones, and those of late.
_INCOMING: Final = (
    (
        ("filed", 44),
        ("answered", 16),
        ("seen", 27),
        ("annulled", 4),
        ("referred", 5),
        ("ordered", 4),
    ),
    (
        ("filed", 24),
        ("answered", 8),
        ("seen", 9),
        ("annulled", 4),
        ("referred", 16),
        ("ordered", 20),
        ("in_folder", 8),
        ("examined", 7),
        ("registered", 4),
    ),
)
#: The same of letters of ours.
_OUTGOING: Final = (
    (("closed", 82), ("dispatched", 11), ("annulled", 3), ("withdrawn", 4)),
    (
        ("closed", 28),
        ("dispatched", 22),
        ("signed", 12),
        ("for_signature", 12),
        ("for_approval", 8),
        ("returned", 4),
        ("draft", 6),
        ("annulled", 3),
        ("withdrawn", 5),
    ),
)


def _fate(random: Random, fates: Sequence[Sequence[tuple[str, int]]], age: timedelta) -> str:
    of_this_age = fates[0 if age > OLD else 1]
    return random.choices(
        [name for name, _share in of_this_age], [share for _name, share in of_this_age]
    )[0]


def _until(now: datetime, deeds: Iterator[LetterDeed]) -> tuple[LetterDeed, ...]:
    """What of a life has happened by now."""
    kept: list[LetterDeed] = []
    for deed in deeds:
        if deed.at >= now - timedelta(minutes=1):
            break
        kept.append(deed)
    return tuple(kept)


def incoming_life(random: Random, at: datetime, now: datetime, unit: str) -> tuple[LetterDeed, ...]:
    """What was done to a letter that came in."""
    fate = _fate(random, _INCOMING, now - at)
    return _until(now, _incoming(random, at, fate, unit))


def _incoming(random: Random, at: datetime, fate: str, unit: str) -> Iterator[LetterDeed]:
    if fate == "registered":
        return
    at += timedelta(minutes=random.randint(4, 45))
    if fate == "annulled":
        yield LetterDeed(at, LetterDo.ANNUL, random.choice(ANNULLED))
        return
    yield LetterDeed(at, LetterDo.EXAMINE, random.choice(OPINIONS))
    if fate in ("ordered", "in_folder", "seen"):
        yield LetterDeed(at + timedelta(minutes=2), LetterDo.PUT_IN_FOLDER)
        if fate == "in_folder":
            return
        at = evening(random, at)
    at = at + timedelta(minutes=3) if fate in ("ordered", "seen") else office_hour(random, at)
    if fate in ("ordered", "referred"):
        yield _order(random, at, unit, by_office=fate == "referred")
        return
    if fate == "seen":
        yield LetterDeed(at, LetterDo.SEEN)
        at = office_hour(random, at)
    yield LetterDeed(at, LetterDo.FILE, random.choice(FILED))
    if fate == "answered":
        number = persian_digits(f"{random.randint(1, 9000)}/{random.randint(1, 60)}")
        yield LetterDeed(office_hour(random, at), LetterDo.WRITE_OFF, number)


def _order(random: Random, at: datetime, unit: str, *, by_office: bool) -> LetterDeed:
    day = to_tehran(at).date()
    referral = ReferralDraft(name=unit, due_on=day + timedelta(days=random.choice((3, 5, 10, 15))))
    words = random.choice(ORDERS).format(unit=unit)
    kind = OrderKind.OFFICE if by_office else random.choice((OrderKind.MARGINAL, OrderKind.NOTE))
    order = OrderDraft(kind=kind, words=words, given_on=day, referrals=(referral,))
    return LetterDeed(at, LetterDo.REFER if by_office else LetterDo.ORDER, order=order)


def internal_life(random: Random, at: datetime, now: datetime) -> tuple[LetterDeed, ...]:
    """What was done to a letter between our own units."""
    if now - at < OLD and random.random() < 0.3:
        return ()
    filed = LetterDeed(office_hour(random, at), LetterDo.FILE, random.choice(FILED))
    return _until(now, iter((filed,)))


def outgoing_life(
    random: Random, at: datetime, now: datetime, secrecy: Classification, *, governor: bool
) -> tuple[LetterDeed, ...]:
    """What was done to a letter of ours."""
    fate = _fate(random, _OUTGOING, now - at)
    return _until(now, _outgoing(random, at, fate, secrecy, governor=governor))


def _outgoing(
    random: Random, at: datetime, fate: str, secrecy: Classification, *, governor: bool
) -> Iterator[LetterDeed]:
    if fate == "draft":
        return
    at += timedelta(minutes=random.randint(5, 60))
    if fate == "withdrawn":
        yield LetterDeed(at, LetterDo.WITHDRAW, random.choice(WITHDRAWN))
        return
    yield LetterDeed(at, LetterDo.FOR_APPROVAL)
    at += timedelta(minutes=random.randint(5, 60))
    if fate == "for_approval":
        return
    if fate == "returned":
        yield LetterDeed(at, LetterDo.RETURN, random.choice(CHANGES))
        return
    yield LetterDeed(at, LetterDo.FOR_SIGNATURE)
    if fate == "for_signature":
        return
    at = evening(random, at) if governor else office_hour(random, at)
    substitute = not governor and random.random() < 0.15
    yield LetterDeed(at, LetterDo.SIGN, by_substitute=substitute)
    at = office_hour(random, at)
    if fate == "annulled":
        yield LetterDeed(at, LetterDo.ANNUL, random.choice(ANNULLED))
    if fate in ("signed", "annulled"):
        return
    yield LetterDeed(at, LetterDo.DISPATCH, dispatch=_dispatch(random, secrecy))
    if fate == "closed":
        at = office_hour(random, at)
        yield LetterDeed(at, LetterDo.WAIVE_SCAN, "نسخه امضاشده در زونکن بایگانی است.")
        yield LetterDeed(at + timedelta(minutes=1), LetterDo.CLOSE)


def _dispatch(random: Random, secrecy: Classification) -> DispatchDraft:
    if secrecy >= Classification.SECRET:
        name, _honorific = person_name(random)
        return DispatchDraft(channel=LetterChannel.BY_HAND, receipt=name)
    channel = random.choice(
        (LetterChannel.AUTOMATION, LetterChannel.GOVERNMENT_NETWORK, LetterChannel.POST)
    )
    return DispatchDraft(channel=channel, number=str(random.randint(10_000, 99_999)))
