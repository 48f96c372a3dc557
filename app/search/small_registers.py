"""The language of search asked of registers too small for a search table: row by row.

A register keeps `search_key` as the large ones do (`app.text.search_text`) and declares itself
(`app.search_sources`); its own list then gives these conditions to the store. They find what
`app.search.answering` finds, in the same words on both stores.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Table,
    Text,
    and_,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
)

from app.access import Right
from app.clock import from_tehran
from app.search.asking import Phrase, Question, Term, are_long_enough
from app.search.findable import Keyed
from app.search.matching import asked
from app.search.periods import Period
from app.search.secrecy import secrecy_of
from app.session import OfficeSession
from models.search import head_sql

#: Letters of the longest phrase that is looked for: SQLite takes patterns of 50,000 bytes.
_LONGEST: Final = 12_000


@dataclass(frozen=True)
class SmallRegister(Keyed):
    """A register whose rows are looked at one by one.

    Attributes:
        section: The page that keeps it.
        right: What an operator needs to know of it.
        visible: The conditions under which this operator may see a row.
        at: The moment whose day in Tehran is asked by «تاریخ:»; without it no row has a day.
        has_parts: Whether parts of words are looked for; all rows are read for that.
    """

    section: str
    right: Right
    visible: Callable[[OfficeSession], Sequence[ColumnElement[bool]]]
    at: ColumnElement[datetime] | None = None
    has_parts: bool = True

    def answering(self, session: OfficeSession, text: str) -> list[ColumnElement[bool]]:
        """The conditions under which rows answer what was typed; none if that is nothing."""
        question = asked(session, text)
        if self.is_by_parts(session, question):
            return answered_by_parts(question, self.table, self.at, is_shared=session.is_shared)
        return answered(question, self.table, self.at)

    def is_by_parts(self, session: OfficeSession, question: Question) -> bool:
        """Whether parts of words answer a question, because no visible row has the words."""
        if not self.has_parts or not are_long_enough(question.parts):
            return False
        words = answered(question, self.table, self.at)
        with_words = select(self.table.c.id).where(*self.visible(session), *words).limit(1)
        return session.ask(with_words).first() is None


def answered(
    question: Question, table: Table, at: ColumnElement[datetime] | None = None
) -> list[ColumnElement[bool]]:
    """The conditions under which rows of a small register answer a question; none if it is empty.

    Args:
        question: As read.
        table: The register's, with a `search_key`.
        at: As for `SmallRegister`.
    """
    key = _in_one_line(table.c.search_key)
    return [*(_has_term(key, term) for term in question.terms), *_beside(question, table, at)]


def answered_by_parts(
    question: Question,
    table: Table,
    at: ColumnElement[datetime] | None = None,
    *,
    is_shared: bool,
) -> list[ColumnElement[bool]]:
    """The same by parts of words, of what is found by them (`app.text.search_text`).

    Args:
        question: With parts.
        table: As for `answered`.
        at: As for `SmallRegister`.
        is_shared: Whether the store is a server's.
    """
    head = literal_column(head_sql(table.name, shared=is_shared), Text())
    return [*(_contains(head, part) for part in question.parts), *_beside(question, table, at)]


def _beside(
    question: Question, table: Table, at: ColumnElement[datetime] | None
) -> list[ColumnElement[bool]]:
    """What is asked besides words."""
    conditions: list[ColumnElement[bool]] = []
    if question.classification is not None:
        conditions.append(secrecy_of(table) == int(question.classification))
    if question.period is not None:
        conditions += [false()] if at is None else _within(at, question.period)
    return conditions


def _in_one_line(key: ColumnElement[str]) -> ColumnElement[str]:
    """A key whose every word has a blank on either side, from one line to the next too."""
    without_gaps = func.replace(key, "\n\n", "\n")
    return literal(" ") + func.replace(without_gaps, "\n", " ") + literal(" ")


def _has_term(key: ColumnElement[str], term: Term) -> ColumnElement[bool]:
    ways = (and_(*(_has_phrase(key, phrase) for phrase in way)) for way in term.ways)
    return or_(*ways)


def _has_phrase(key: ColumnElement[str], phrase: Phrase) -> ColumnElement[bool]:
    """Whether its words stand side by side, the last one begun at least where it is open."""
    return _contains(key, f" {' '.join(phrase.words)}{'' if phrase.is_open else ' '}")


def _contains(key: ColumnElement[str], text: str) -> ColumnElement[bool]:
    return key.contains(text, autoescape=True) if len(text) <= _LONGEST else false()


def _within(at: ColumnElement[datetime], period: Period) -> list[ColumnElement[bool]]:
    """From the first day's midnight to before the one that follows the last."""
    bounds: list[ColumnElement[bool]] = []
    if period.first is not None:
        bounds.append(at >= _midnight(period.first))
    if period.last is not None:
        bounds.append(at < _midnight(period.last + timedelta(days=1)))
    return bounds


def _midnight(day: date) -> datetime:
    return from_tehran(day, time())
