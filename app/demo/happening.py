"""One thing that happens in an invented office, and whoever writes it into a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.demo.stories import CallStory, Deed, Do, Entry


@dataclass(frozen=True)
class Happening:
    """A call's registration or a deed done to it.

    Attributes:
        place: Of the call among all calls.
        deed: What is done; None for the registration.
        is_last: Nothing more happens to the call.
    """

    at: datetime
    place: int
    story: CallStory
    deed: Deed | None
    is_last: bool

    @staticmethod
    def all_of(place: int, story: CallStory) -> Iterator[Happening]:
        """Everything that happens to a call, in order."""
        yield Happening(story.at, place, story, None, is_last=not story.deeds)
        for deed in story.deeds:
            yield Happening(deed.at, place, story, deed, is_last=deed is story.deeds[-1])

    @property
    def is_registration(self) -> bool:
        """Whether the call takes its number now."""
        return self.deed is None

    @property
    def is_note(self) -> bool:
        """Whether the governor's words are recorded now."""
        return self.deed is not None and self.deed.do is Do.RECORD_NOTE


class Writer(Protocol):
    """Writes what happens into a store."""

    def add(self, entry: Entry) -> None:
        """Put a contact into the directory."""

    def happen(self, happening: Happening) -> None:
        """Write what happens to a call."""

    def finish(self) -> None:
        """Write what is still kept back."""
