"""What the office is called, how it numbers, and who governs: settings every desk shares."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from sqlalchemy import (
    Integer,
    bindparam,
    delete,
    insert,
    literal_column,
    null,
    select,
    union_all,
    update,
)

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.hijri import is_believable_start
from app.jalali import jalali_text, jalali_year
from app.limits import checked_length
from app.numbering import checked_format
from app.reminder_moments import follow_calendar
from app.session import OfficeSession
from app.text import SHORT_LIMIT, latin_digits, persian_digits, tidy
from app.workdays import DEFAULT_WEEKEND, Calendar, WeekendPattern
from models.base import table_of
from models.office import Closure, Governor, HijriCorrection, SeriesYear, Setting, WeekendRule

_OFFICE = "office"

_SETTINGS = table_of(Setting)
_WEEKENDS = table_of(WeekendRule)
_CLOSURES = table_of(Closure)
_MONTHS = table_of(HijriCorrection)

_VALUE = select(_SETTINGS.c.value).where(_SETTINGS.c.name == bindparam("setting"))

# The parts of the calendar, and with them the setting that counts its days, are one question.
_NO_MONTH = (literal_column("0", Integer), literal_column("0", Integer))
_PARTS = (
    select(_WEEKENDS.c.from_day, literal_column("'weekend'"), _WEEKENDS.c.pattern, *_NO_MONTH),
    select(_CLOSURES.c.day, literal_column("'closure'"), _CLOSURES.c.reason, *_NO_MONTH),
    select(
        _MONTHS.c.first_day,
        literal_column("'month'"),
        literal_column("''"),
        _MONTHS.c.year,
        _MONTHS.c.month,
    ),
)
_CALENDAR = union_all(*_PARTS)
_CALENDAR_AND_VALUE = union_all(
    *_PARTS,
    select(null(), literal_column("'setting'"), _SETTINGS.c.value, *_NO_MONTH).where(
        _SETTINGS.c.name == bindparam("setting")
    ),
)


@dataclass(frozen=True)
class OfficeSettings:
    """How the office names itself on its papers and numbers its records.

    Attributes:
        province: E.g. «خراسان رضوی».
        office: First line of the letterhead.
        unit: Second line of the letterhead.
        area_code: What a local number is dialled with, Latin digits, e.g. 051.
        call_number: Format of a call's number (`app.numbering`).
        folder_unit: The unit whose name stands on the call form.
    """

    province: str = "خراسان رضوی"
    office: str = "استانداری خراسان رضوی"
    unit: str = "دفتر استاندار"
    area_code: str = "051"
    call_number: str = "{year}/ت/{serial}"
    folder_unit: str = "واحد تلفن و نمابر حوزه استاندار"


@dataclass(frozen=True)
class GovernorLine:
    """Who governs from a day on; papers use the one in office on their date."""

    from_day: date
    honorific: str
    name: str
    title: str
    acting: bool


def office_settings(session: OfficeSession) -> OfficeSettings:
    """The office's settings; what was never set has its default."""
    known = {field.name for field in fields(OfficeSettings)}
    values = read_setting(session, _OFFICE)
    return OfficeSettings(**{name: value for name, value in values.items() if name in known})


def read_setting(session: OfficeSession, name: str) -> dict[str, Any]:
    """What is kept under a setting's name; nothing when it was never set."""
    stored = session.ask(_VALUE, {"setting": name}).scalar()
    values: dict[str, Any] = {} if stored is None else json.loads(stored)
    return values


def write_setting(session: OfficeSession, name: str, values: Mapping[str, object]) -> None:
    """Keep values under a setting's name, in place of those before.

    Whoever calls it asks for the right and writes the journal.
    """
    value = json.dumps(dict(values), ensure_ascii=False)
    done = session.execute(update(Setting).where(Setting.name == name).values(value=value))
    if not done.rowcount:  # type: ignore[attr-defined]  # an UPDATE answers with a cursor result
        session.execute(insert(Setting).values(name=name, value=value))


def checked_settings(settings: OfficeSettings) -> OfficeSettings:
    """Tidy settings as typed.

    Raises:
        InvalidFields: Every field that cannot be taken.
    """
    problems: list[InvalidInput] = []
    tidied = {name: tidy(str(value)) for name, value in asdict(settings).items()}
    for name, value in tidied.items():
        if not value:
            problems.append(InvalidInput(name, "این را خالی نگذارید."))
        elif len(value) > SHORT_LIMIT:
            problems.append(
                InvalidInput(name, f"بیش از {persian_digits(str(SHORT_LIMIT))} نویسه است.")
            )
    tidied["area_code"] = latin_digits(tidied["area_code"])
    if not (tidied["area_code"].isdigit() and tidied["area_code"].startswith("0")):
        problems.append(InvalidInput("area_code", "کد شهر فقط رقم است و با صفر آغاز می‌شود."))
    try:
        tidied["call_number"] = checked_format(latin_digits(tidied["call_number"]), "call_number")
    except InvalidInput as problem:
        problems.append(problem)
    if problems:
        raise InvalidFields(problems)
    return replace(settings, **tidied)


def save_office_settings(session: OfficeSession, settings: OfficeSettings) -> Changes[None]:
    """Change the office's settings.

    Raises:
        NotAllowed: The operator may not.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    wanted = checked_settings(settings)
    before = office_settings(session)
    if wanted == before:
        return changed(None)
    write_setting(session, _OFFICE, asdict(wanted))
    journal.note(
        session,
        Kind.SETTING,
        None,
        "change_settings",
        "تنظیمات دفتر تغییر کرد.",
        details=journal.differences(asdict(before), asdict(wanted)),
    )
    return changed(None, Kind.SETTING)


def governors(session: OfficeSession) -> list[GovernorLine]:
    """Everyone who governed, newest first."""
    rows = session.execute(
        select(
            Governor.from_day, Governor.honorific, Governor.name, Governor.title, Governor.acting
        ).order_by(Governor.from_day.desc())
    )
    return [GovernorLine(*row) for row in rows]


def governor_on(session: OfficeSession, day: date) -> GovernorLine | None:
    """Who governed on `day`, or None before the first that is known."""
    return next((line for line in governors(session) if line.from_day <= day), None)


def appoint_governor(session: OfficeSession, line: GovernorLine) -> Changes[None]:
    """Write down who governs from a day on; the same day again replaces him.

    Raises:
        NotAllowed: The operator may not.
        InvalidFields: The name or title is empty.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    tidied = replace(
        line, honorific=tidy(line.honorific), name=tidy(line.name), title=tidy(line.title)
    )
    problems = [
        InvalidInput(field, sentence)
        for field, value, sentence in (
            ("name", tidied.name, "نام استاندار را بنویسید."),
            ("title", tidied.title, "عنوان زیر امضا را بنویسید."),
        )
        if not value
    ]
    for field in ("honorific", "name", "title"):
        checked_length(field, getattr(tidied, field), SHORT_LIMIT, problems)
    if problems:
        raise InvalidFields(problems)
    session.execute(delete(Governor).where(Governor.from_day == tidied.from_day))
    session.execute(insert(Governor).values(**asdict(tidied)))
    journal.note(
        session,
        Kind.SETTING,
        None,
        "appoint_governor",
        f"«{tidied.name}» از {jalali_text(tidied.from_day)} «{tidied.title}» است.",
    )
    return changed(None, Kind.SETTING)


def office_calendar(session: OfficeSession) -> Calendar:
    """The office's working days: dated weekends, closures, corrected Hijri months."""
    return _calendar_and_value(session.ask(_CALENDAR))[0]


def calendar_and_setting(session: OfficeSession, name: str) -> tuple[Calendar, dict[str, Any]]:
    """The office's working days, and what is kept under a setting's name, asked for at once."""
    calendar, stored = _calendar_and_value(session.ask(_CALENDAR_AND_VALUE, {"setting": name}))
    values: dict[str, Any] = json.loads(stored) if stored else {}
    return calendar, values


def _calendar_and_value(rows: Iterable[Any]) -> tuple[Calendar, str]:
    rules: list[tuple[date, str]] = []
    closures: dict[date, str] = {}
    months: dict[tuple[int, int], date] = {}
    value = ""
    for day, part, words, year, month in rows:
        if part == "weekend":
            rules.append((day, words))
        elif part == "closure":
            closures[day] = words
        elif part == "month":
            months[year, month] = day
        else:
            value = words
    weekends = tuple((day, WeekendPattern.read(pattern)) for day, pattern in sorted(rules))
    return Calendar(weekends or DEFAULT_WEEKEND, closures, months), value


def set_weekend(session: OfficeSession, from_day: date, pattern: str) -> Changes[None]:
    """Say which weekdays are worked from a day on.

    Args:
        session: The transaction.
        from_day: First day of the rule.
        pattern: Seven letters, Saturday first: w work, h half day, o off.

    Raises:
        InvalidInput: The pattern leaves no work day or is not of that form.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    if len(pattern) != 7 or set(pattern) - set("who") or not set(pattern) & set("wh"):
        raise InvalidInput("pattern", "دست‌کم یک روز هفته باید روز کار باشد.")
    session.execute(delete(WeekendRule).where(WeekendRule.from_day == from_day))
    session.execute(insert(WeekendRule).values(from_day=from_day, pattern=pattern))
    follow_calendar(session, office_calendar(session))
    journal.note(
        session,
        Kind.SETTING,
        None,
        "set_weekend",
        f"روزهای کار هفته از {jalali_text(from_day)} تغییر کرد.",
        details={"pattern": pattern},
    )
    return changed(None, Kind.SETTING)


def close_day(session: OfficeSession, day: date, reason: str, source: str) -> Changes[None]:
    """Mark a day the offices are closed for, with its circular's number.

    Raises:
        InvalidInput: No reason is given, or a text is over the limit.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    reason, source = tidy(reason), tidy(source)
    problems: list[InvalidInput] = []
    if not reason:
        problems.append(InvalidInput("reason", "سبب تعطیلی را بنویسید."))
    checked_length("reason", reason, SHORT_LIMIT, problems)
    checked_length("source", source, SHORT_LIMIT, problems)
    if problems:
        raise problems[0]
    session.execute(delete(Closure).where(Closure.day == day))
    session.execute(insert(Closure).values(day=day, reason=reason, source=source))
    follow_calendar(session, office_calendar(session))
    journal.note(session, Kind.SETTING, None, "close_day", f"{jalali_text(day)} تعطیل شد: {reason}")
    return changed(None, Kind.SETTING)


def reopen_day(session: OfficeSession, day: date) -> Changes[None]:
    """Take a closure back."""
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    session.execute(delete(Closure).where(Closure.day == day))
    follow_calendar(session, office_calendar(session))
    journal.note(
        session, Kind.SETTING, None, "reopen_day", f"تعطیلی {jalali_text(day)} برداشته شد."
    )
    return changed(None, Kind.SETTING)


def closures(session: OfficeSession) -> list[tuple[date, str, str]]:
    """Days closed by circular, newest first: day, reason, the circular's number."""
    rows = session.execute(
        select(Closure.day, Closure.reason, Closure.source).order_by(Closure.day.desc())
    )
    return [(day, reason, source) for day, reason, source in rows]


def correct_hijri_month(
    session: OfficeSession, year: int, month: int, first_day: date
) -> Changes[None]:
    """Set a Hijri month's first day as it was sighted.

    Raises:
        InvalidInput: There is no such month.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    if not (1 <= month <= 12 and 1300 <= year <= 1600):
        raise InvalidInput("month", "ماه قمری درست نیست.")
    if not is_believable_start(year, month, first_day):
        raise InvalidInput("first_day", "آغاز ماه بیش از دو روز با جدول فاصله ندارد.")
    session.execute(
        delete(HijriCorrection).where(HijriCorrection.year == year, HijriCorrection.month == month)
    )
    session.execute(insert(HijriCorrection).values(year=year, month=month, first_day=first_day))
    follow_calendar(session, office_calendar(session))
    journal.note(
        session,
        Kind.SETTING,
        None,
        "correct_hijri_month",
        persian_digits(f"آغاز ماه {month} سال {year} قمری {jalali_text(first_day)} شد."),
    )
    return changed(None, Kind.SETTING)


def close_year(session: OfficeSession, series: str, year: int) -> Changes[None]:
    """Close a series' year: nothing is registered into it any more.

    Raises:
        NotAllowed: The year still runs, was never opened, or is closed already.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    if year >= jalali_year(session.desk.clock.today()):
        raise NotAllowed("سالی که هنوز نگذشته است بسته نمی‌شود.")
    done = session.execute(
        update(SeriesYear)
        .where(SeriesYear.series == series, SeriesYear.year == year, SeriesYear.closed_at.is_(None))
        .values(closed_at=session.desk.clock.now())
    )
    if not done.rowcount:  # type: ignore[attr-defined]  # an UPDATE answers with a cursor result
        raise NotAllowed("این سال باز نبود.")
    journal.note(session, Kind.SETTING, None, "close_year", f"سال {year} بسته شد.")
    return changed(None, Kind.SETTING)
