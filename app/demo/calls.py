"""Inventing calls: when they come, who rings, about what, and how far each has got by now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

from app.clock import from_tehran, to_tehran
from app.contacts import ContactKind
from app.demo.affairs import (
    AFFAIRS,
    ANNULLED,
    CLOSED_EARLY,
    REDIRECTS,
    RESULTS,
    Affair,
)
from app.demo.days import OPENS, day_counts, moments_of
from app.demo.kinds import KINDS, handed_over, waiting
from app.demo.lives import form_life, noted_life
from app.demo.people import mobile, national_id_of, person_name
from app.demo.stories import CallStory, Deed, Do, Entry, Scale
from app.demo.words import COUNTIES, VILLAGES
from app.marks import Classification, Urgency
from app.phone_calls import CallDirection, CallDraft, CallOutcome, CallPath, SpokeWith
from app.text import persian_digits

PHONE_UNIT: Final = ("phone", "phone2")
DIRECTOR: Final = "director"

#: What becomes of calls without a note, out of a hundred.
FATES: Final = (
    ("direct", 46),
    ("missed", 14),
    ("redirected", 13),
    ("abandoned", 8),
    ("closed_early", 9),
    ("annulled", 4),
    ("outgoing", 6),
    ("outgoing_note", 5),
    ("fax_in", 9),
    ("fax_out", 7),
    ("telephonogram", 4),
    ("placed", 4),
)
#: The same for today's calls, of which many are still under way.
FATES_TODAY: Final = (
    ("direct", 32),
    ("missed", 10),
    ("redirected", 8),
    ("abandoned", 5),
    ("closed_early", 3),
    ("annulled", 3),
    ("outgoing", 5),
    ("outgoing_note", 3),
    ("fax_in", 6),
    ("fax_out", 5),
    ("telephonogram", 3),
    ("placed", 3),
    ("form", 34),
)


class Calls:
    """The calls of an invented office, in the order of their rings.

    Attributes:
        scale: How many.
        people: Who may ring: place in the directory and the contact.
        now: Nothing happens later.
    """

    def __init__(
        self, random: Random, scale: Scale, entries: Sequence[Entry], now: datetime
    ) -> None:
        """Prepare to invent."""
        self.random = random
        self.scale = scale
        self.entries = entries
        self.people = [
            place for place, entry in enumerate(entries) if entry.draft.kind is ContactKind.PERSON
        ]
        self.now = now
        self.today = to_tehran(now).date()

    def stories(self) -> Iterator[CallStory]:
        """Every call; those of today have no note yet, so the notes are spread over the rest."""
        counts = day_counts(self.random, self.scale.calls, self.scale.days, self.today)
        earlier = sum(count for day, count in counts if day < self.today)
        made = 0
        for day, count in counts:
            for called_at in moments_of(self.random, day, count, self.now):
                noted = day < self.today and _falls(made, self.scale.orders, earlier)
                made += 1
                yield self._story(called_at, noted=noted, left=self.scale.calls - made)

    def _story(self, called_at: datetime, *, noted: bool, left: int) -> CallStory:
        registered = min(called_at + timedelta(seconds=self.random.randint(60, 400)), self.now)
        caller, draft = self._caller(called_at)
        if left == 2 and not noted:
            deeds = handed_over(registered, self.now)
            return self._told_as(caller, waiting(draft), registered, deeds)
        if left == 1 and not noted:
            return self._told_as(caller, waiting(draft), registered)
        if not left:
            # Somebody speaks with the governor this very moment.
            return self._told_as(caller, self._direct(draft, None), registered)
        if noted:
            deeds = noted_life(self.random, registered, self.now)
            return self._told_as(caller, self._form(draft), registered, deeds)
        fates = FATES_TODAY if to_tehran(called_at).date() == self.today else FATES
        fate = self.random.choices([name for name, _ in fates], [share for _, share in fates])[0]
        return self._fated(fate, caller, draft, registered)

    def _fated(
        self, fate: str, caller: int | None, draft: CallDraft, registered: datetime
    ) -> CallStory:
        random = self.random
        soon = min(registered + timedelta(minutes=random.randint(3, 90)), self.now)
        if fate == "form":
            deeds = form_life(random, registered, self.now)
            return self._told_as(caller, self._form(draft), registered, deeds)
        if fate == "closed_early":
            deeds = (Deed(soon, Do.CLOSE, words=random.choice(CLOSED_EARLY)),)
            return self._told_as(caller, self._form(draft), registered, deeds)
        if fate == "annulled":
            deeds = (Deed(soon, Do.ANNUL, words=random.choice(ANNULLED)),)
            return self._told_as(caller, self._form(draft), registered, deeds)
        if fate in KINDS:
            draft, deeds = KINDS[fate](random, draft, registered, self.now)
            return self._told_as(caller, draft, registered, deeds)
        if fate in ("direct", "outgoing"):
            draft = self._direct(draft, registered)
            if fate == "outgoing":
                draft = replace(draft, direction=CallDirection.OUTGOING)
            return self._told_as(caller, draft, registered)
        result = random.choice(REDIRECTS) if fate == "redirected" else ""
        draft = replace(draft, outcome=CallOutcome(fate), result=result, request="")
        return self._told_as(caller, draft, registered)

    def _told_as(
        self,
        caller: int | None,
        draft: CallDraft,
        registered: datetime,
        deeds: tuple[Deed, ...] = (),
    ) -> CallStory:
        operator = DIRECTOR if draft.classification > 1 else self.random.choice(PHONE_UNIT)
        rang_at = from_tehran(draft.called_on or self.today, draft.called_at or OPENS)
        return CallStory(rang_at, registered, operator, caller, draft, deeds)

    def _form(self, draft: CallDraft) -> CallDraft:
        return replace(draft, path=CallPath.FORM)

    def _direct(self, draft: CallDraft, registered: datetime | None) -> CallDraft:
        """Put through; without `registered` the talk still goes on."""
        spoke_with = self.random.choice(tuple(SpokeWith))
        ended, result = None, ""
        if registered is not None:
            ended = to_tehran(registered).time().replace(second=0, microsecond=0)
            # A talk over midnight would end before it began.
            ended = max(ended, draft.called_at or ended)
            result = self.random.choice(RESULTS)
        return replace(
            draft, path=CallPath.DIRECT, spoke_with=spoke_with, ended_at=ended, result=result
        )

    def _caller(self, called_at: datetime) -> tuple[int | None, CallDraft]:
        random = self.random
        moment = to_tehran(called_at)
        affair = random.choice(AFFAIRS)
        subject, request = _told(random, affair)
        draft = CallDraft(
            called_on=moment.date(),
            called_at=moment.time(),
            subject=subject,
            request=request,
            urgency=random.choices(tuple(Urgency), (78, 15, 5, 2))[0],
            classification=Classification(random.choices((0, 1, 2), (970, 27, 3))[0]),
            request_key=UUID(int=random.getrandbits(128), version=4),
        )
        if not self.people or random.random() > 0.65:
            name, _honorific = person_name(random)
            national = national_id_of(random) if random.random() < 0.3 else ""
            return None, replace(
                draft, caller_name=name, phone=mobile(random), national_id=national
            )
        # Some people ring every week, most once a year.
        place = self.people[int(len(self.people) * random.random() ** 2.2)]
        entry = self.entries[place]
        post = entry.draft.positions[0].title if entry.draft.positions else ""
        works_at = "" if entry.works_at is None else self.entries[entry.works_at].draft.name
        return place, replace(
            draft,
            caller_name=entry.draft.name,
            caller_post=post,
            organisation=works_at,
            phone=entry.draft.phones[0].number,
            national_id=entry.draft.identity_number,
        )


def _told(random: Random, affair: Affair) -> tuple[str, str]:
    names = {
        "county": random.choice(COUNTIES),
        "village": random.choice(VILLAGES),
        "count": persian_digits(str(random.randint(3, 240))),
    }
    return affair.subject.format(**names), random.choice(affair.requests).format(**names)


def _falls(place: int, chosen: int, among: int) -> bool:
    """Whether `place` is one of `chosen` spread evenly over `among`."""
    return (place + 1) * chosen // among > place * chosen // among
