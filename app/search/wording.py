"""A question in words: what stands above a list of what it found, and why it cannot be asked."""

from __future__ import annotations

from datetime import date

from app.errors import InvalidInput
from app.search.asking import read_question
from app.search.periods import period_days


def question_days(text: str, today: date) -> str:
    """The days a question is about, which on paper must outlive «هفته گذشته»; empty without any."""
    period = read_question(text, today).period
    return "" if period is None else period_days(period)


def question_words(text: str, today: date) -> str:
    """A question as it was typed, and the days it is about; empty where nothing is asked."""
    typed = " ".join(text.split())
    days = question_days(text, today)
    return " · ".join(part for part in (f"«{typed}»" if typed else "", days) if part)


def require_readable(field: str, text: str, today: date) -> None:
    """Refuse a question a part of which is not understood.

    On the screen such a part is said and left out; a list that goes into a file, or to a program,
    would hold more than was asked.

    Raises:
        InvalidInput: With what is not understood.
    """
    problems = read_question(text, today).problems
    if problems:
        raise InvalidInput(field, " ".join(f"{problem}." for problem in problems))
