"""What the panel of the box shows, row by row, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from app.listing import count_words
from app.search.noting import BY_PARTS
from app.text import persian_digits

if TYPE_CHECKING:
    from app.search.completing import Completion
    from app.search.findable import FoundLine, Source
    from ui.search.answers import Answer, ShownGroup, ShownLine

#: Ways to go on that are offered at once; a letter more leaves fewer.
MOST_COMPLETIONS: Final = 6

COMPLETE: Final = "کامل کردن با \u2066Tab\u2069"
RECENT: Final = "پرسش‌های پیشین"
KEPT: Final = "پرسش‌های نگه‌داشته"
EXAMPLES: Final = "چه می‌توان پرسید"
#: What can be asked, and how it looks.
LANGUAGE: Final = (
    ("بخشی از نام، موضوع یا شماره، به هر ترتیب", "احمدی آب · \u2067۴/۱۲۳\u2069"),
    ("عین یک عبارت", "«اعتبار بازگشایی راه»"),
    ("از یک نفر یا دستگاه، به او، یا درباره واحدی", "از:فرمانداری · به:احمدی · واحد:عمرانی"),
    ("در چند روز یا یک سال", "تاریخ:هفته گذشته · تاریخ:فروردین ۱۴۰۵"),
    ("از یک دفتر یا یک طبقه", "نوع:نامه · طبقه:محرمانه"),
)
MORE: Final = "سطرهای بیشتر"
NOTHING: Final = "چیزی یافت نشد. واژه کمتری بنویسید، یا بخشی از آن را."


class Role(Enum):
    """What a row is."""

    HEADING = auto()
    NOTE = auto()
    LINE = auto()
    ALL = auto()
    MORE = auto()
    COMPLETION = auto()
    RECENT = auto()
    KEPT = auto()


@dataclass(frozen=True)
class KeptQuestion:
    """A question somebody keeps under a name, and how many answers it has; None: not counted."""

    name: str
    text: str
    count: int | None = None


@dataclass(frozen=True)
class PanelRow:
    """A row of the panel.

    Attributes:
        text: What it says; of a line what those hear who cannot see it.
        about: What is said beside it.
        has_number: Whether lines of its group begin with a number.
        question: What taking it asks.
    """

    role: Role
    text: str
    about: str = ""
    shown: ShownLine | None = None
    source: Source | None = None
    completion: Completion | None = None
    has_number: bool = False
    question: str = ""

    @property
    def can_be_chosen(self) -> bool:
        """Whether the cursor may stand on it."""
        return self.role not in (Role.HEADING, Role.NOTE)

    @property
    def line(self) -> FoundLine | None:
        """The record it leads to."""
        return None if self.shown is None else self.shown.line

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from all other rows, also when they are made anew."""
        title = self.source.title if self.source is not None else ""
        if self.line is not None:
            return self.role, title, self.line.kind, self.line.id
        return self.role, title or self.text


def completion_rows(completions: Sequence[Completion]) -> list[PanelRow]:
    """What the question can be completed to."""
    if not completions:
        return []
    rows = [
        PanelRow(Role.COMPLETION, one.shown, about=one.about, completion=one) for one in completions
    ]
    return [PanelRow(Role.HEADING, COMPLETE), *rows]


def opening_rows(recent: Sequence[str], kept: Sequence[KeptQuestion] = ()) -> list[PanelRow]:
    """Before anything is asked: what is kept, what was asked here last, and what can be asked."""
    rows = [
        PanelRow(
            Role.KEPT,
            one.name,
            about="" if one.count is None else count_words(one.count),
            question=one.text,
        )
        for one in kept
    ]
    if rows:
        rows.insert(0, PanelRow(Role.HEADING, KEPT))
    if recent:
        rows.append(PanelRow(Role.HEADING, RECENT))
    rows += [PanelRow(Role.RECENT, question, question=question) for question in recent]
    examples = [PanelRow(Role.NOTE, words, about=example) for words, example in LANGUAGE]
    return [*rows, PanelRow(Role.HEADING, EXAMPLES), *examples]


def found_rows(answer: Answer, counts: Mapping[str, int]) -> list[PanelRow]:
    """What was found, group by group.

    Args:
        answer: To what is asked.
        counts: How many there are of a group with more than its lines, by its title; what is not
            there is not counted yet.
    """
    if answer.question.is_empty:
        return []
    if not answer.groups:
        return [PanelRow(Role.NOTE, NOTHING)]
    by_parts = any(group.by_parts for group in answer.groups)
    rows = [PanelRow(Role.NOTE, BY_PARTS)] if by_parts else []
    for group in answer.groups:
        rows += _group_rows(group, counts)
    return rows


def _group_rows(group: ShownGroup, counts: Mapping[str, int]) -> list[PanelRow]:
    source = group.source
    count = counts.get(source.title) if group.has_more else len(group.lines)
    said = count_words(count) if count is not None else ""
    has_number = any(shown.line.number for shown in group.lines)
    rows = [PanelRow(Role.HEADING, source.title, about=said, source=source)]
    rows += [
        PanelRow(Role.LINE, _spoken(shown.line), shown=shown, source=source, has_number=has_number)
        for shown in group.lines
    ]
    if group.has_more and source.section:
        every = f"همه {source.title}" if count is None else f"همه {said} از {source.title}"
        rows.append(PanelRow(Role.ALL, every, source=source))
    elif group.has_more:
        rows.append(PanelRow(Role.MORE, MORE, source=source))
    return rows


def _spoken(line: FoundLine) -> str:
    parts = (persian_digits(line.number), line.title, line.who, line.state)
    return "، ".join(part for part in parts if part)
