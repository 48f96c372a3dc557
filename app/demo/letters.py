"""Inventing letters: when they come or are written, from whom, and how far each has got by now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from app.clock import to_tehran
from app.contacts import ContactKind
from app.demo.days import day_counts, moments_of
from app.demo.letter_lives import incoming_life, internal_life, outgoing_life
from app.demo.letter_words import (
    CHANNELS,
    COPIES,
    ELECTRONIC,
    ENCLOSURES,
    INSIDE,
    INSIDE_TEXTS,
    INTERNAL,
    LATE,
    MATTERS,
    TEXTS,
    UNITS,
    Matter,
)
from app.demo.people import person_name
from app.demo.stories import Entry, LetterStory, Scale
from app.demo.words import COUNTIES, VILLAGES
from app.letters import (
    EnclosureDraft,
    LetterChannel,
    LetterDirection,
    LetterDraft,
    LetterKind,
    LinkDraft,
    PartyDraft,
    PartyRole,
    Relation,
)
from app.marks import Classification, Urgency
from app.rich_text import from_plain, to_json
from app.text import persian_digits

#: Who keeps the books of letters, and who does what she may not see.
REGISTRY: Final = "registry"
DIRECTOR: Final = "director"

#: Letters a letter may refer to lie so far back at most.
BACK: Final = 150

_DIRECTIONS: Final = (
    (LetterDirection.INCOMING, LetterDirection.OUTGOING, LetterDirection.INTERNAL),
    (64, 29, 7),
)


class Letters:
    """The letters of an invented office, in the order they are registered or begun."""

    def __init__(
        self,
        random: Random,
        scale: Scale,
        entries: Sequence[Entry],
        signers: tuple[int, int],
        now: datetime,
    ) -> None:
        """Prepare to invent.

        Args:
            random: Of its own, so that the calls stay what they are.
            scale: How many.
            entries: The directory.
            signers: The governor and the director-general.
            now: Nothing happens later.
        """
        self.random = random
        self.scale = scale
        self.entries = entries
        self.signers = signers
        self.now = now
        self.senders = [
            place
            for place, entry in enumerate(entries)
            if entry.draft.kind is ContactKind.PERSON and entry.works_at is not None
        ]
        #: Registered letters others may refer to: which, and whether it came in.
        self._earlier: list[tuple[int, bool]] = []

    def stories(self) -> Iterator[LetterStory]:
        """Every letter, in the order of time."""
        today = to_tehran(self.now).date()
        made = 0
        for day, count in day_counts(self.random, self.scale.letters, self.scale.days, today):
            for at in moments_of(self.random, day, count, self.now):
                yield self._story(made, at)
                made += 1

    def _story(self, number: int, at: datetime) -> LetterStory:
        (direction,) = self.random.choices(*_DIRECTIONS)
        secrecy = Classification(self.random.choices(range(5), (955, 30, 9, 5, 1))[0])
        if direction is LetterDirection.INTERNAL:
            story = self._internal(at)
        elif direction is LetterDirection.INCOMING:
            story = self._incoming(at, secrecy)
        else:
            story = self._outgoing(at, secrecy)
        follows = self._followed(number, came_in=direction is LetterDirection.OUTGOING)
        relation = Relation.FOLLOWING
        if direction is LetterDirection.OUTGOING:
            relation = Relation.IN_REPLY_TO
        if not story.is_written_here and not story.draft.secrecy:
            self._earlier.append((number, direction is LetterDirection.INCOMING))
        operator = REGISTRY if story.draft.secrecy < Classification.SECRET else DIRECTOR
        return replace(story, operator=operator, follows=follows, relation=relation)

    def _followed(self, number: int, *, came_in: bool) -> int | None:
        self._earlier = [one for one in self._earlier[-BACK:] if one[0] >= number - BACK]
        among = [place for place, is_incoming in self._earlier if is_incoming or not came_in]
        if not among or self.random.random() > (0.6 if came_in else 0.15):
            return None
        return self.random.choice(among)

    # -- one of each direction ---------------------------------------------------------------

    def _incoming(self, at: datetime, secrecy: Classification) -> LetterStory:
        random = self.random
        matter, subject, keywords = self._matter()
        sender, office, who = self._who()
        late = timedelta(days=random.randint(1, 3)) if random.random() < 0.03 else timedelta()
        day = to_tehran(at).date() - late
        draft = LetterDraft(
            kind=matter.kind,
            **who,
            sender_phone="",
            their_number=_their_number(random),
            their_date=day - timedelta(days=random.randint(0, 9)),
            **self._channel(at - timedelta(minutes=random.randint(3, 50)), secrecy),
            received_on=day,
            back_dated_reason=LATE if late else "",
            subject=subject,
            keywords=keywords,
            classification=secrecy,
            urgency=random.choices(tuple(Urgency), (76, 16, 6, 2))[0],
            wants_answer=matter.kind not in (LetterKind.CIRCULAR, LetterKind.CONGRATULATION),
            enclosures=self._enclosures(secrecy),
            request_key=_key(random),
        )
        deeds = incoming_life(random, at, self.now, matter.unit)
        return LetterStory(at, "", draft, sender, office, deeds=deeds)

    def _outgoing(self, at: datetime, secrecy: Classification) -> LetterStory:
        random = self.random
        matter, subject, keywords = self._matter()
        receiver, _office, who = self._who()
        parties = [
            PartyDraft(
                name=who["sender_name"],
                post=who["sender_post"],
                organisation=who["organisation"],
            )
        ]
        if random.random() < 0.4:
            copy = PartyDraft(role=PartyRole.COPY, name=matter.unit, reason=random.choice(COPIES))
            parties.append(copy)
        governor = random.random() < 0.3 or secrecy >= Classification.SECRET
        draft = LetterDraft(
            direction=LetterDirection.OUTGOING,
            kind=matter.kind,
            subject=subject,
            keywords=keywords,
            classification=secrecy,
            wants_answer=random.random() < 0.3,
            enclosures=self._enclosures(secrecy),
            parties=tuple(parties),
            body=_text(random, subject),
            signer_id=self.signers[0 if governor else 1],
            request_key=_key(random),
        )
        deeds = outgoing_life(random, at, self.now, secrecy, governor=governor)
        return LetterStory(at, "", draft, receiver, deeds=deeds)

    def _internal(self, at: datetime) -> LetterStory:
        random = self.random
        if random.random() < 0.5:
            return self._written_inside(at)
        draft = LetterDraft(
            direction=LetterDirection.INTERNAL,
            kind=LetterKind.OTHER,
            subject=random.choice(INTERNAL),
            wants_answer=False,
            parties=(PartyDraft(name=random.choice(UNITS)),),
            request_key=_key(random),
        )
        return LetterStory(at, "", draft, deeds=internal_life(random, at, self.now))

    def _written_inside(self, at: datetime) -> LetterStory:
        """A letter of the office to one of its own units, written here and signed."""
        random = self.random
        unit, other = random.sample(UNITS, 2)
        subject = random.choice(INSIDE)
        parties = [PartyDraft(name=unit)]
        if random.random() < 0.5:
            reason = random.choice(COPIES)
            parties.append(PartyDraft(role=PartyRole.COPY, name=other, reason=reason))
        draft = LetterDraft(
            direction=LetterDirection.INTERNAL,
            subject=subject,
            wants_answer=False,
            parties=tuple(parties),
            body=_text(random, subject, INSIDE_TEXTS),
            signer_id=self.signers[1],
            request_key=_key(random),
        )
        deeds = outgoing_life(random, at, self.now, Classification.ORDINARY, governor=False)
        return LetterStory(at, "", draft, deeds=deeds)

    # -- their parts ---------------------------------------------------------------------------

    def _matter(self) -> tuple[Matter, str, str]:
        random = self.random
        matter = random.choice(MATTERS)
        names = {
            "county": random.choice(COUNTIES),
            "village": random.choice(VILLAGES),
            "count": persian_digits(str(random.randint(3, 240))),
        }
        return matter, matter.subject.format(**names), matter.keywords.format(**names)

    def _who(self) -> tuple[int | None, int | None, dict[str, Any]]:
        """Somebody of the directory with his post and where he holds it, or an office's head."""
        random = self.random
        if not self.senders or random.random() < 0.08:
            name, _honorific = person_name(random)
            return None, None, {"sender_name": name, "sender_post": "", "organisation": ""}
        # Some offices write every week, most once a year.
        place = self.senders[int(len(self.senders) * random.random() ** 1.8)]
        entry = self.entries[place]
        office = entry.works_at
        return (
            place,
            office,
            {
                "sender_name": entry.draft.name,
                "sender_post": entry.draft.positions[0].title,
                "organisation": "" if office is None else self.entries[office].draft.name,
            },
        )

    def _channel(self, at: datetime, secrecy: Classification) -> dict[str, Any]:
        random = self.random
        channels, shares = zip(*CHANNELS, strict=True)
        channel = random.choices(channels, shares)[0]
        if secrecy >= Classification.SECRET or channel is LetterChannel.BY_HAND:
            name, _honorific = person_name(random)
            return {"channel": LetterChannel.BY_HAND, "bringer": name}
        if channel not in ELECTRONIC:
            return {"channel": channel}
        name, _honorific = person_name(random)
        return {
            "channel": channel,
            "channel_number": str(random.randint(10_000, 999_999)),
            "channel_at": at,
            "channel_operator": name,
            "batch": str(random.randint(1, 40)) if channel is LetterChannel.ECE else "",
        }

    def _enclosures(self, secrecy: Classification) -> tuple[EnclosureDraft, ...]:
        random = self.random
        if random.random() > 0.3:
            return ()
        return tuple(
            EnclosureDraft(
                title=random.choice(ENCLOSURES), pages=random.randint(1, 30), classification=secrecy
            )
            for _ in range(random.choice((1, 1, 2)))
        )


def linked_letter(
    story: LetterStory, ids: Sequence[int], followed: tuple[int, str] | None
) -> LetterDraft:
    """A letter's draft with its links.

    Args:
        story: The letter.
        ids: Of the directory's contacts by their places.
        followed: Id and number of the letter it refers to.
    """
    draft = story.draft
    sender = ids[story.sender] if story.sender is not None else None
    if draft.direction is LetterDirection.OUTGOING and sender is not None:
        first, *others = draft.parties
        draft = replace(draft, parties=(replace(first, contact_id=sender), *others))
    elif sender is not None:
        office = ids[story.office] if story.office is not None else None
        draft = replace(draft, sender_id=sender, organisation_id=office)
    if followed is not None:
        link = LinkDraft(relation=story.relation, other_id=followed[0])
        draft = replace(draft, links=(link,))
    return draft


def _their_number(random: Random) -> str:
    year = random.choice((1404, 1405))
    shapes = (
        f"{random.randint(100, 99999)}/{random.randint(1, 60)}",
        f"{year}/{random.randint(1, 20)}/{random.randint(100, 60000)}",
        f"{random.randint(100, 9999)}/م/{year}",
        f"{random.randint(10, 400)}-{random.randint(100, 9999)}",
    )
    return persian_digits(random.choice(shapes))


def _text(random: Random, subject: str, texts: Sequence[tuple[str, ...]] = TEXTS) -> str:
    paragraphs = [words.format(subject=subject) for words in random.choice(texts)]
    return to_json(from_plain("\n".join(paragraphs)))


def _key(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)
