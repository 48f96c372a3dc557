"""What was found, made ready to be shown while nobody waits: cut around the words, and marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.jalali import jalali_text
from app.search.asking import Phrase, Question
from app.search.everything import Found, FoundGroup
from app.search.findable import FoundLine, Source
from app.search.marking import excerpt, marked, marks_of
from app.text import isolate, persian_digits
from ui.common.lit import Lit
from ui.common.state_tones.found import found_tone
from ui.theme import Tone

#: Letters of a second line; what does not fit is cut where it is painted.
MOST_LETTERS: Final = 110


@dataclass(frozen=True)
class ShownLine:
    """A record as its line shows it.

    Attributes:
        second: Whose it is, and what of its longer text stands around the found words.
        tone: Of its state.
    """

    line: FoundLine
    number: Lit
    title: Lit
    second: Lit
    day: str
    tone: Tone


@dataclass(frozen=True)
class ShownGroup:
    """A register's lines."""

    source: Source
    lines: tuple[ShownLine, ...]
    has_more: bool
    by_parts: bool


@dataclass(frozen=True)
class Answer:
    """All that was found."""

    question: Question
    groups: tuple[ShownGroup, ...]


def made_ready(found: Found) -> Answer:
    """An answer ready to be painted; Persian takes its time to be marked."""
    groups = (group_ready(group, found.question) for group in found.groups)
    return Answer(found.question, tuple(groups))


def group_ready(group: FoundGroup, question: Question) -> ShownGroup:
    """A group ready to be painted."""
    marks = marks_of(question, by_parts=group.by_parts)
    lines = tuple(_line(line, marks.phrases, marks.parts) for line in group.lines)
    return ShownGroup(group.source, lines, group.has_more, group.by_parts)


def _line(line: FoundLine, phrases: Sequence[Phrase], parts: Sequence[str]) -> ShownLine:
    def lit(text: str) -> Lit:
        return Lit(text, marked(text, phrases, parts))

    return ShownLine(
        line,
        number=lit(isolate(persian_digits(line.number))),
        title=lit(line.title),
        second=_second(line, phrases, parts),
        day=isolate(jalali_text(line.day)) if line.day is not None else "",
        tone=found_tone(line.standing),
    )


def _second(line: FoundLine, phrases: Sequence[Phrase], parts: Sequence[str]) -> Lit:
    said = [line.who] if line.who else []
    if line.context:
        cut = excerpt(line.context, phrases, MOST_LETTERS, parts)
        if cut.spans or not said:
            said.append(cut.text)
    text = " · ".join(said)
    return Lit(text, marked(text, phrases, parts))
