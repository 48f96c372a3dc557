"""The office's rules and calendar in one small question: a time is judged at every key (C8)."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Final

from sqlalchemy import ColumnElement, String, cast, literal_column, select, union_all

from app.agenda.rules import SETTING, AgendaRules, rules_of
from app.session import OfficeSession
from app.workdays import DEFAULT_WEEKEND, Calendar, WeekendPattern
from models.base import table_of
from models.office import Closure, HijriCorrection, Setting, WeekendRule

_SETTINGS: Final = table_of(Setting)
_WEEKENDS: Final = table_of(WeekendRule)
_CLOSURES: Final = table_of(Closure)
_MONTHS: Final = table_of(HijriCorrection)

_RULES, _WEEKEND, _CLOSURE, _MONTH = "rules", "weekend", "closure", "month"


def _said(word: str) -> ColumnElement[str]:
    """A word of ours in the statement itself: what is handed over beside it costs time."""
    return literal_column(f"'{word}'", String)


#: What it is, its day, and what is said of it.
_EVERYTHING: Final = union_all(
    select(_said(_RULES), _said(""), _SETTINGS.c.value).where(_SETTINGS.c.name == _said(SETTING)),
    select(_said(_WEEKEND), cast(_WEEKENDS.c.from_day, String), _WEEKENDS.c.pattern),
    select(_said(_CLOSURE), cast(_CLOSURES.c.day, String), _CLOSURES.c.reason),
    select(
        _said(_MONTH),
        cast(_MONTHS.c.first_day, String),
        cast(_MONTHS.c.year * 100 + _MONTHS.c.month, String),
    ),
)


def rules_and_calendar(session: OfficeSession) -> tuple[AgendaRules, Calendar]:
    """The office's rules of the programme, and its working days."""
    return _read(tuple(map(tuple, session.ask(_EVERYTHING))))


@lru_cache(maxsize=4)
def _read(rows: tuple[tuple[str, str, str], ...]) -> tuple[AgendaRules, Calendar]:
    """As they are kept; they are the same from one question to the next."""
    # The store gives them in no order, and the weekends have one: by the day they begin.
    rows = tuple(sorted(rows))
    rules = next((rules_of(json.loads(words)) for part, _, words in rows if part == _RULES), None)
    weekends = tuple(
        (date.fromisoformat(day), WeekendPattern.read(words))
        for part, day, words in rows
        if part == _WEEKEND
    )
    calendar = Calendar(
        weekends=weekends or DEFAULT_WEEKEND,
        closures={date.fromisoformat(day): words for part, day, words in rows if part == _CLOSURE},
        corrections={
            divmod(int(words), 100): date.fromisoformat(day)
            for part, day, words in rows
            if part == _MONTH
        },
    )
    return rules or AgendaRules(), calendar
