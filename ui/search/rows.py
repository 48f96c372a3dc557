"""What the panel of the box shows, row by row, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from app.text import isolate, persian_count

if TYPE_CHECKING:
    from app.search.completing import Completion
    from app.search.everything import Found, FoundGroup
    from app.search.findable import FoundLine, Source

#: Where counting stops; one more says that there are more.
MOST_COUNTED: Final = 1000

COMPLETE: Final = "کامل کردن با \u2066Tab\u2069"
RECENT: Final = "پرسش‌های پیشین"
NOTHING: Final = "چیزی یافت نشد. واژه کمتری بنویسید، یا بخشی از آن را."
BY_PARTS: Final = "هیچ واژه‌ای چنین آغاز نمی‌شود؛ این‌ها آن را در میان واژه‌ها دارند."


class Role(Enum):
    """What a row is."""

    HEADING = auto()
    NOTE = auto()
    LINE = auto()
    ALL = auto()
    COMPLETION = auto()
    RECENT = auto()


@dataclass(frozen=True)
class PanelRow:
    """A row of the panel.

    Attributes:
        text: What it says; of a line what those hear who cannot see it.
        about: What is said beside it.
        words: What of it is marked, folded.
        by_parts: Whether they are marked inside of words too.
    """

    role: Role
    text: str
    about: str = ""
    line: FoundLine | None = None
    source: Source | None = None
    completion: Completion | None = None
    words: tuple[str, ...] = ()
    by_parts: bool = False

    @property
    def can_be_chosen(self) -> bool:
        """Whether the cursor may stand on it."""
        return self.role not in (Role.HEADING, Role.NOTE)

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from all other rows, also when they are made anew."""
        if self.line is not None:
            return self.role, self.source and self.source.title, self.line.kind, self.line.id
        return self.role, self.source.title if self.source is not None else self.text


def completion_rows(completions: Sequence[Completion]) -> list[PanelRow]:
    """What the question can be completed to."""
    if not completions:
        return []
    rows = [
        PanelRow(Role.COMPLETION, one.shown, about=one.about, completion=one)
        for one in completions
    ]
    return [PanelRow(Role.HEADING, COMPLETE), *rows]


def recent_rows(questions: Sequence[str]) -> list[PanelRow]:
    """What was asked at this desk before, the last first."""
    if not questions:
        return []
    rows = [PanelRow(Role.RECENT, question) for question in questions]
    return [PanelRow(Role.HEADING, RECENT), *rows]


def found_rows(found: Found, counts: Mapping[str, int]) -> list[PanelRow]:
    """What was found, group by group.

    Args:
        found: The answer.
        counts: How many there are of a group with more than its lines, by its title; what is not
            there is not counted yet.
    """
    if found.question.is_empty:
        return []
    if not found.groups:
        return [PanelRow(Role.NOTE, NOTHING)]
    words = tuple(" ".join(phrase.words) for phrase in found.question.phrases)
    rows = [PanelRow(Role.NOTE, BY_PARTS)] if any(one.by_parts for one in found.groups) else []
    for group in found.groups:
        rows += _group_rows(group, counts, words)
    return rows


def _group_rows(
    group: FoundGroup, counts: Mapping[str, int], words: tuple[str, ...]
) -> list[PanelRow]:
    source = group.source
    count = counts.get(source.title) if group.has_more else len(group.lines)
    said = count_words(count) if count is not None else ""
    rows = [PanelRow(Role.HEADING, source.title, about=said, source=source)]
    rows += [
        PanelRow(
            Role.LINE,
            _spoken(line),
            line=line,
            source=source,
            words=words,
            by_parts=group.by_parts,
        )
        for line in group.lines
    ]
    if group.has_more and source.section:
        every = f"همه {source.title}" if count is None else f"همه {said} از {source.title}"
        rows.append(PanelRow(Role.ALL, every, source=source))
    return rows


def count_words(count: int) -> str:
    """A count as far as it was counted."""
    if count > MOST_COUNTED:
        return f"بیش از {isolate(persian_count(MOST_COUNTED))}"
    return isolate(persian_count(count))


def _spoken(line: FoundLine) -> str:
    return "، ".join(part for part in (line.number, line.title, line.who, line.state) if part)
