"""One thing that happens in an invented office, and whoever writes it into a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Protocol
from uuid import UUID

from app.demo.stories import CallStory, Deed, Do, Entry, LetterDeed, LetterStory


@dataclass(frozen=True)
class Happening:
    """The registration of a call or letter, or a deed done to it.

    Attributes:
        place: Of the record among all calls and letters.
        deed: What is done; None for the registration.
        is_last: Nothing more happens to the record.
    """

    at: datetime
    place: int
    story: CallStory | LetterStory
    deed: Deed | LetterDeed | None
    is_last: bool

    @staticmethod
    def all_of(place: int, story: CallStory | LetterStory) -> Iterator[Happening]:
        """Everything that happens to a call or letter, in order."""
        yield Happening(story.at, place, story, None, is_last=not story.deeds)
        for deed in story.deeds:
            yield Happening(deed.at, place, story, deed, is_last=deed is story.deeds[-1])

    @property
    def is_registration(self) -> bool:
        """Whether a call takes its number now."""
        return self.deed is None and isinstance(self.story, CallStory)

    @property
    def is_letter(self) -> bool:
        """Whether a letter begins now."""
        return self.deed is None and isinstance(self.story, LetterStory)

    @property
    def is_note(self) -> bool:
        """Whether the governor's words are recorded now."""
        return isinstance(self.deed, Deed) and self.deed.do is Do.RECORD_NOTE


class Writer(Protocol):
    """Writes what happens into a store."""

    def add(self, entry: Entry) -> None:
        """Put a contact into the directory."""

    def happen(self, happening: Happening) -> None:
        """Write what happens to a call or letter."""

    def finish(self) -> None:
        """Write what is still kept back."""


def seeded_key(random: Random) -> UUID:
    """A key that is the same for the same seed."""
    return UUID(int=random.getrandbits(128), version=4)
