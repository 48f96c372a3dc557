"""How far a form has got: printed, in the folder, noted, told after some attempts, closed."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from random import Random
from typing import Final

from app.clock import from_tehran, to_tehran
from app.demo.affairs import (
    AFFAIRS,
    ANSWERS,
    CLOSED_UNTOLD,
    NOTES,
    RELATIVES,
    SCAN_WAIVED,
    TOLD,
)
from app.demo.stories import Deed, Do
from app.orders import ReferralDraft
from app.phone_calls import AttemptDraft, AttemptOutcome, NoteDraft

#: What came of the attempts to tell, out of a hundred; all but the last are told in the end.
COURSES: Final = (
    ((AttemptOutcome.TOLD,), 52),
    ((AttemptOutcome.NO_ANSWER, AttemptOutcome.TOLD), 20),
    ((AttemptOutcome.BUSY, AttemptOutcome.TOLD), 10),
    ((AttemptOutcome.NO_ANSWER, AttemptOutcome.BUSY, AttemptOutcome.TOLD), 7),
    ((AttemptOutcome.TOLD_TO_RELATIVE, AttemptOutcome.TOLD), 7),
    ((AttemptOutcome.NO_ANSWER,) * 5, 4),
)

#: Before this many days nothing is done with an order, and whoever called was told long since.
RIPE: Final = timedelta(days=14)
#: Until this age some orders still run; later only those everybody forgot.
SETTLING: Final = timedelta(days=90)
SETTLED_SHARES: Final = (0.8, 0.985)

#: Of the notes that name no unit, those the office referred all the same.
REFERRED_SHARE: Final = 0.88
#: Of the referred ones, those that went to a second unit too.
SECOND_SHARE: Final = 0.18


def form_life(random: Random, registered: datetime, now: datetime) -> tuple[Deed, ...]:
    """A form of today: most are in the governor's folder."""
    folder = min(registered + timedelta(minutes=random.randint(5, 50)), now)
    if random.random() < 0.3:
        return ()
    printed = registered + (folder - registered) / 2
    return (Deed(printed, Do.PRINT), Deed(folder, Do.PUT_IN_FOLDER))


def noted_life(random: Random, registered: datetime, now: datetime) -> tuple[Deed, ...]:
    """A form the governor wrote on, and what was done since; nothing after `now`."""
    folder = registered + timedelta(minutes=random.randint(10, 90))
    noted = evening(random, folder)
    latest = now - timedelta(minutes=2)
    if noted > latest:
        # He wrote earlier than he would have: the note has to be there by now.
        noted = registered + (latest - registered) * 0.9
        folder = min(folder, registered + (noted - registered) / 2)
    printed = registered + (folder - registered) / 2
    note = _note(random, noted)
    later = _told_life(random, noted)
    if now - noted > RIPE:
        later += _order_life(random, note, later[-1].at, now - noted)
    return (
        Deed(printed, Do.PRINT),
        Deed(folder, Do.PUT_IN_FOLDER),
        Deed(noted, Do.RECORD_NOTE, note=note),
        *(deed for deed in later if deed.at < now),
    )


def evening(random: Random, folder: datetime) -> datetime:
    """When he reads his folder: that evening, or one of the next."""
    day = to_tehran(folder).date() + timedelta(days=random.choices((0, 1, 2, 4), (60, 28, 9, 3))[0])
    evening = from_tehran(day, time(19, 15)) + timedelta(minutes=random.randint(0, 75))
    return max(evening, folder + timedelta(minutes=15))


def _note(random: Random, noted: datetime) -> NoteDraft:
    unit = random.choice(AFFAIRS).unit
    words = random.choice(NOTES).format(unit=unit)
    day = to_tehran(noted).date()
    if unit not in words and random.random() > REFERRED_SHARE:
        return NoteDraft(words=words, noted_on=day)
    due = day + timedelta(days=random.choice((2, 3, 7, 10, 14)))
    second = random.choice(AFFAIRS).unit
    others: tuple[ReferralDraft, ...] = ()
    if second != unit and random.random() < SECOND_SHARE:
        others = (ReferralDraft(name=second, due_on=due),)
    return NoteDraft(words=words, noted_on=day, referred_to=unit, due_on=due, others=others)


def _told_life(random: Random, noted: datetime) -> list[Deed]:
    courses, shares = zip(*COURSES, strict=True)
    outcomes = random.choices(courses, shares)[0]
    deeds: list[Deed] = []
    at = noted
    for outcome in outcomes:
        at = office_hour(random, at)
        deeds.append(
            Deed(
                at,
                Do.LOG_ATTEMPT,
                attempt=AttemptDraft(outcome=outcome, words=_words(random, outcome)),
            )
        )
    if outcomes[-1] is AttemptOutcome.TOLD:
        closed = at + timedelta(minutes=random.choices((1, 240, 2900), (80, 15, 5))[0])
        deeds.append(Deed(closed, Do.CLOSE))
    else:
        reason = random.choice(CLOSED_UNTOLD)
        deeds.append(Deed(office_hour(random, at), Do.CLOSE, words=reason))
    return deeds


def office_hour(random: Random, after: datetime) -> datetime:
    """Some time in the office, an hour or a night later."""
    moment = to_tehran(after)
    if moment.hour < 13 and random.random() < 0.7:
        return after + timedelta(minutes=random.randint(45, 200))
    morning = from_tehran(moment.date() + timedelta(days=1), time(8, 10))
    return morning + timedelta(minutes=random.randint(0, 260))


def _words(random: Random, outcome: AttemptOutcome) -> str:
    if outcome is AttemptOutcome.TOLD:
        return random.choice(TOLD)
    return random.choice(RELATIVES) if outcome is AttemptOutcome.TOLD_TO_RELATIVE else ""


def _order_life(random: Random, note: NoteDraft, told: datetime, age: timedelta) -> list[Deed]:
    """What came of an order: answered, seen and told, or carried out by the office itself."""
    if random.random() > SETTLED_SHARES[age > SETTLING]:
        return []
    at = office_hour(random, told)
    deeds = [Deed(at, Do.WAIVE_SCAN, words=SCAN_WAIVED)]
    if not note.referred_to:
        return [*deeds, Deed(at + timedelta(minutes=3), Do.CLOSE_ORDER)]
    for place in range(1 + len(note.others)):
        answered = office_hour(random, at + timedelta(days=random.randint(0, 9)))
        at = evening(random, answered)
        deeds.append(Deed(answered, Do.ANSWER, words=random.choice(ANSWERS), place=place))
        deeds.append(Deed(at, Do.SEE_RESULT, place=place))
    return [*deeds, Deed(office_hour(random, at), Do.TELL, words=random.choice(TOLD))]
