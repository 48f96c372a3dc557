"""The office's rules for visits and public days: numbers, minutes, categories, inspection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, Final

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput
from app.jalali import to_jalali
from app.limits import checked_length
from app.numbering import checked_format, written
from app.session import OfficeSession
from app.settings import read_setting, write_setting
from app.text import LONG_LIMIT, SHORT_LIMIT, latin_digits, persian_digits, search_key, tidy

#: Under which name the store keeps them.
SETTING: Final = "visits"

#: What matters are called until an office says it otherwise.
CATEGORIES: Final = (
    "اشتغال",
    "مسکن و زمین",
    "معیشت و کمک",
    "درمان",
    "اداری و استخدامی",
    "قضایی",
    "آب، برق و گاز",
    "راه",
    "کشاورزی",
    "سرمایه‌گذاری و تولید",
    "شهری و روستایی",
    "فرهنگی و آموزشی",
    "دیگر",
)


@dataclass(frozen=True, kw_only=True)
class VisitRules:
    """How the office receives visitors.

    Attributes:
        number: Format of a visit's number (`app.numbering`).
        public_day_number: Format of a public day's.
        usual_minutes: How long a visitor has when nobody says otherwise.
        waiting_warn: After how many minutes in the waiting room a visitor stands out.
        minutes_each: How long each petitioner of a public day has.
        categories: What matters are called.
        inspection_office: To whom orders of public days are handed over.
        inspection_person: Who receives them there.
        gate_text: What the slip for the gate says under the names.
        report_months: How many months a periodic report covers.
    """

    number: str = "{year}/م/{serial:04}"
    public_day_number: str = "{year}/ع/{serial:02}"
    usual_minutes: int = 15
    waiting_warn: int = 30
    minutes_each: int = 5
    categories: tuple[str, ...] = CATEGORIES
    inspection_office: str = "دفتر بازرسی، مدیریت عملکرد و امور حقوقی"
    inspection_person: str = ""
    gate_text: str = "ورود نامبردگان برای ملاقات با استاندار در زمان یادشده بلامانع است."
    report_months: int = 3


#: The least and the most of each number.
_LIMITS: Final[dict[str, tuple[int, int]]] = {
    "usual_minutes": (1, 240),
    "waiting_warn": (1, 600),
    "minutes_each": (1, 60),
    "report_months": (1, 12),
}
_NUMBERS: Final = ("number", "public_day_number")
_TEXTS: Final = {
    "inspection_office": SHORT_LIMIT,
    "inspection_person": SHORT_LIMIT,
    "gate_text": LONG_LIMIT,
}
MOST_CATEGORIES: Final = 60


def visit_rules(session: OfficeSession) -> VisitRules:
    """The office's rules; what was never set has its default."""
    kept = read_setting(session, SETTING)
    known = {one.name: kept[one.name] for one in fields(VisitRules) if one.name in kept}
    if "categories" in known:
        known["categories"] = tuple(known["categories"])
    return VisitRules(**known)


def checked_visit_rules(rules: VisitRules) -> VisitRules:
    """Prove rules as typed.

    Raises:
        InvalidFields: Every field that cannot be taken.
    """
    problems: list[InvalidInput] = []
    tidied: dict[str, Any] = {}
    for name in _NUMBERS:
        try:
            tidied[name] = checked_format(latin_digits(getattr(rules, name)), name)
        except InvalidInput as problem:
            problems.append(problem)
    for name, limit in _TEXTS.items():
        text = tidy(getattr(rules, name), multiline=limit == LONG_LIMIT)
        tidied[name] = checked_length(name, text, limit, problems)
    tidied["categories"] = _each_once(rules.categories)
    problems += _problems(rules, tidied["categories"])
    if problems:
        raise InvalidFields(problems)
    return replace(rules, **tidied)


def _each_once(categories: tuple[str, ...]) -> tuple[str, ...]:
    """Categories as typed, a line each; the same twice stands once."""
    found: dict[str, str] = {}
    for one in categories:
        if one.strip():
            found.setdefault(search_key(one), tidy(one))
    return tuple(found.values())


def _problems(rules: VisitRules, categories: tuple[str, ...]) -> Iterator[InvalidInput]:
    for name, (least, most) in _LIMITS.items():
        if not least <= getattr(rules, name) <= most:
            yield InvalidInput(name, persian_digits(f"عددی از {least} تا {most} بنویسید."))
    if len(categories) > MOST_CATEGORIES:
        words = persian_digits(f"بیش از {MOST_CATEGORIES} دسته در فرم جا نمی‌گیرد.")
        yield InvalidInput("categories", words)
    if any(len(one) > SHORT_LIMIT for one in categories):
        yield InvalidInput("categories", "نام یک دسته بیش از اندازه بلند است.")


def visit_number_example(template: str, on: date) -> str:
    """What a number will look like; empty while its format cannot be taken."""
    try:
        checked = checked_format(latin_digits(template), "number")
    except InvalidInput:
        return ""
    year, month, _day = to_jalali(on)
    return written(checked, year, 1, month=month)


def save_visit_rules(session: OfficeSession, rules: VisitRules) -> Changes[None]:
    """Change the office's rules; visits that stand stay as they are.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    wanted = checked_visit_rules(rules)
    before = visit_rules(session)
    if wanted == before:
        return changed(None)
    plain = _plain(wanted)
    write_setting(session, SETTING, plain)
    journal.note(
        session,
        Kind.SETTING,
        None,
        "save_visit_rules",
        "قاعده‌های ملاقات تغییر کرد.",
        details=journal.differences(_plain(before), plain),
    )
    return changed(None, Kind.SETTING)


def _plain(rules: VisitRules) -> dict[str, Any]:
    return asdict(rules) | {"categories": list(rules.categories)}
