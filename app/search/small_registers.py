"""The language of search asked of registers too small for a search table: row by row.

A register keeps `search_key` as the large ones do (`app.text.search_text`) and declares it to be
renewed (`app.search_sources`); its own list then gives these conditions to the store. They find
what `app.search.answering` finds, in the same words on both stores.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Table, and_, false, func, literal, or_

from app.clock import from_tehran
from app.search.asking import Phrase, Question, Term
from app.search.periods import Period
from app.search.secrecy import secrecy_of

#: Letters of the longest phrase that is looked for: SQLite takes patterns of 50,000 bytes.
_LONGEST: Final = 12_000


def answered(
    question: Question, table: Table, at: ColumnElement[datetime] | None = None
) -> list[ColumnElement[bool]]:
    """The conditions under which rows of a small register answer a question; none if it is empty.

    Args:
        question: As read.
        table: The register's, with a `search_key`.
        at: The moment whose day in Tehran is asked by «تاریخ:»; without it no row has a day.
    """
    key = _in_one_line(table.c.search_key)
    conditions = [_has_term(key, term) for term in question.terms]
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
    words = f" {' '.join(phrase.words)}{'' if phrase.is_open else ' '}"
    return key.contains(words, autoescape=True) if len(words) <= _LONGEST else false()


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
