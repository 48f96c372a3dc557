"""The office's rules for the programme: hours, prayer, gap, lead time, public day (U21)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, time
from typing import Any, Final

from app import journal
from app.access import Right, require
from app.agenda.recurring import LAST_WEEK, DayOffRule
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput
from app.jalali import to_jalali, weekday_index
from app.numbering import checked_format, written
from app.session import OfficeSession
from app.settings import read_setting, write_setting
from app.text import latin_digits, persian_digits

#: Under which name the store keeps them.
SETTING: Final = "agenda"


@dataclass(frozen=True, kw_only=True)
class AgendaRules:
    """What an entry with the governor must keep to; each can be overridden with a reason.

    Attributes:
        number: Format of an entry's number (`app.numbering`).
        half_day_to: Until when a half day is worked.
        gap: Minutes that shall lie between two entries of the governor's, their roads counted.
        lead_days: Working days a request shall come before (C8); fewer warn, and never block.
        public_weekday: Of the public meeting day, Saturday is 0; None where there is none.
        public_week: Which such weekday of the Jalali month, 1 to 4, -1 is the last; None where
            weeks are counted.
        public_every: Every how many weeks, counted from `public_first`, a day it is held on;
            where that is asked for and not known, there is none.
        public_day_off: What a day off does to it.
        day_from: Where the calendar's day begins on screen, and `day_to` where it ends.
        minutes_due_days: Working days after a meeting its minutes are due.
    """

    number: str = "{year}/ب/{serial}"
    work_from: time = time(7, 30)
    work_to: time = time(14, 30)
    half_day_to: time = time(13, 0)
    ramadan_from: time = time(9, 0)
    ramadan_to: time = time(14, 0)
    prayer_from: time = time(12, 15)
    prayer_to: time = time(12, 45)
    gap: int = 10
    lead_days: int = 3
    public_weekday: int | None = None
    public_week: int | None = None
    public_every: int = 2
    public_first: date | None = None
    public_day_off: DayOffRule = DayOffRule.DROP
    public_from: time = time(9, 0)
    public_to: time = time(12, 0)
    day_from: time = time(7, 0)
    day_to: time = time(20, 0)
    minutes_due_days: int = 5


#: Which weekday of a Jalali month the public meeting can be held on.
PUBLIC_WEEKS: Final = (1, 2, 3, 4, LAST_WEEK)

#: Fields of which one lies before the other, and what is said beside the later one.
_ORDERED: Final = (
    ("work_from", "work_to", "پایان ساعت کار باید پس از آغاز آن باشد."),
    ("work_from", "half_day_to", "پایان نیمه‌روز باید پس از آغاز ساعت کار باشد."),
    ("ramadan_from", "ramadan_to", "پایان ساعت کار رمضان باید پس از آغاز آن باشد."),
    ("public_from", "public_to", "پایان ملاقات عمومی باید پس از آغاز آن باشد."),
    ("day_from", "day_to", "پایان روز تقویم باید پس از آغاز آن باشد."),
)

#: The least and the most of each number.
_LIMITS: Final[dict[str, tuple[int, int]]] = {
    "gap": (0, 120),
    "lead_days": (0, 60),
    "public_every": (1, 12),
    "minutes_due_days": (0, 60),
}


def agenda_rules(session: OfficeSession) -> AgendaRules:
    """The office's rules; what was never set has its default."""
    return rules_of(read_setting(session, SETTING))


def rules_of(kept: Mapping[str, Any]) -> AgendaRules:
    """The rules as the setting keeps them."""
    return AgendaRules(
        **{
            one.name: _read(one.name, kept[one.name])
            for one in fields(AgendaRules)
            if one.name in kept
        }
    )


def _read(name: str, value: Any) -> Any:
    default = _DEFAULTS[name]
    if isinstance(default, time):
        return time.fromisoformat(value)
    if name == "public_first" and value is not None:
        return date.fromisoformat(value)
    if isinstance(default, DayOffRule):
        return DayOffRule(value)
    return value


def _plain(rules: AgendaRules) -> dict[str, Any]:
    return {
        name: f"{value:%H:%M}" if isinstance(value, time) else value
        for name, value in asdict(rules).items()
    } | {"public_first": None if rules.public_first is None else rules.public_first.isoformat()}


_DEFAULTS: Final = asdict(AgendaRules())


def checked_rules(rules: AgendaRules) -> AgendaRules:
    """Prove rules as typed.

    Raises:
        InvalidFields: Every field that cannot be taken.
    """
    problems: list[InvalidInput] = []
    number = latin_digits(rules.number)
    try:
        number = checked_format(number, "number")
    except InvalidInput as problem:
        problems.append(problem)
    problems += _problems(rules)
    if problems:
        raise InvalidFields(problems)
    return replace(rules, number=number)


def _problems(rules: AgendaRules) -> Iterator[InvalidInput]:
    for first, second, sentence in _ORDERED:
        if getattr(rules, first) >= getattr(rules, second):
            yield InvalidInput(second, sentence)
    if rules.prayer_to < rules.prayer_from:
        yield InvalidInput("prayer_to", "پایان وقت نماز پیش از آغاز آن است.")
    for name, (least, most) in _LIMITS.items():
        if not least <= getattr(rules, name) <= most:
            yield InvalidInput(name, persian_digits(f"عددی از {least} تا {most} بنویسید."))
    yield from _problems_of_public_day(rules)


def _problems_of_public_day(rules: AgendaRules) -> Iterator[InvalidInput]:
    if rules.public_weekday is None:
        return
    if not 0 <= rules.public_weekday <= 6:
        yield InvalidInput("public_weekday", "روز هفته درست نیست.")
    elif rules.public_week is not None:
        if rules.public_week not in PUBLIC_WEEKS:
            yield InvalidInput("public_week", "هفته ماه درست نیست.")
    elif rules.public_first is None:
        if rules.public_every > 1:
            words = "یک روز را که ملاقات عمومی در آن بود بنویسید، تا هفته‌ها از آن شمرده شود."
            yield InvalidInput("public_first", words)
    elif weekday_index(rules.public_first) != rules.public_weekday:
        yield InvalidInput("public_first", "این تاریخ در روز هفته ملاقات عمومی نیست.")


def event_number_example(template: str, on: date) -> str:
    """What an entry's number will look like; empty while its format cannot be taken."""
    try:
        checked = checked_format(latin_digits(template), "number")
    except InvalidInput:
        return ""
    year, month, _day = to_jalali(on)
    return written(checked, year, 1, month=month)


def save_agenda_rules(session: OfficeSession, rules: AgendaRules) -> Changes[None]:
    """Change the office's rules; entries that stand stay where they are.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    wanted = checked_rules(rules)
    before = agenda_rules(session)
    if wanted == before:
        return changed(None)
    write_setting(session, SETTING, _plain(wanted))
    journal.note(
        session,
        Kind.SETTING,
        None,
        "save_agenda_rules",
        "قاعده‌های تقویم برنامه‌ها تغییر کرد.",
        details=journal.differences(_plain(before), _plain(wanted)),
    )
    return changed(None, Kind.SETTING)
