"""The language of search asked of lists that stand in no table: a year's occasions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.search.asking import Phrase, Question
from app.text import search_key


def is_answered(
    question: Question, text: str, day: date | None = None, *, by_parts: bool = False
) -> bool:
    """Whether a line answers a question, as the stores would find it.

    Args:
        question: As read; empty ones are answered by everything.
        text: What the line is found by, as `app.text.search_text` gives it.
        day: Of which day it is.
        by_parts: By parts of words in place of words.
    """
    period = question.period
    if period is not None and (
        day is None
        or (period.first is not None and day < period.first)
        or (period.last is not None and day > period.last)
    ):
        return False
    if by_parts:
        head = text.split("\n", maxsplit=1)[0]
        return all(part in head for part in question.parts)
    words = search_key(text).split()
    return all(
        any(all(_has(words, phrase) for phrase in way) for way in term.ways)
        for term in question.terms
    )


def _has(words: Sequence[str], phrase: Phrase) -> bool:
    """Whether these words stand side by side among others, the last one begun at least."""
    size = len(phrase.words)
    for place in range(len(words) - size + 1):
        part = words[place : place + size]
        is_same = tuple(part[:-1]) == phrase.words[:-1]
        last, asked = part[-1], phrase.words[-1]
        if is_same and (last.startswith(asked) if phrase.is_open else last == asked):
            return True
    return False
