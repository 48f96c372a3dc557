"""The office's rules for meetings: numbers, when minutes are due, the words of invitations."""

from __future__ import annotations

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
from app.text import LONG_LIMIT, latin_digits, persian_digits, tidy

#: Under which name the store keeps them.
SETTING: Final = "meetings"

MOST_DAYS: Final = 60


@dataclass(frozen=True, kw_only=True)
class MeetingRules:
    """How the office holds meetings.

    Attributes:
        number: Format of a meeting's number (`app.numbering`).
        resolution_number: Format of a resolution's.
        minutes_due_days: Working days after which an outside secretary's minutes are due.
        invitation_words: What an invitation says before the agenda, where there is no template for
            invitations; `{جلسه}`, `{زمان}` and `{مکان}` stand for the meeting's own.
        invitation_closing: What it says after the agenda.
    """

    number: str = "{year}/ج/{serial:03}"
    resolution_number: str = "{year}/ص/{serial:04}"
    minutes_due_days: int = 5
    invitation_words: str = (
        "با احترام، از جنابعالی دعوت می‌شود در {جلسه} که {زمان} در {مکان} با دستور جلسه زیر "
        "برگزار می‌شود حضور یابید."
    )
    invitation_closing: str = "خواهشمند است آمدن خود یا نام جانشین را پیش از جلسه اعلام فرمایید."


_NUMBERS: Final = ("number", "resolution_number")
_TEXTS: Final = ("invitation_words", "invitation_closing")


def meeting_rules(session: OfficeSession) -> MeetingRules:
    """The office's rules; what was never set has its default."""
    kept = read_setting(session, SETTING)
    return MeetingRules(
        **{one.name: kept[one.name] for one in fields(MeetingRules) if one.name in kept}
    )


def checked_meeting_rules(rules: MeetingRules) -> MeetingRules:
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
    for name in _TEXTS:
        text = tidy(getattr(rules, name), multiline=True)
        tidied[name] = checked_length(name, text, LONG_LIMIT, problems)
    if not 1 <= rules.minutes_due_days <= MOST_DAYS:
        words = persian_digits(f"عددی از ۱ تا {MOST_DAYS} بنویسید.")
        problems.append(InvalidInput("minutes_due_days", words))
    if problems:
        raise InvalidFields(problems)
    return replace(rules, **tidied)


def meeting_number_example(template: str, on: date) -> str:
    """What a number will look like; empty while its format cannot be taken."""
    try:
        checked = checked_format(latin_digits(template), "number")
    except InvalidInput:
        return ""
    year, month, _day = to_jalali(on)
    return written(checked, year, 1, month=month)


def save_meeting_rules(session: OfficeSession, rules: MeetingRules) -> Changes[None]:
    """Change the office's rules; meetings that stand stay as they are.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    wanted = checked_meeting_rules(rules)
    before = meeting_rules(session)
    if wanted == before:
        return changed(None)
    plain = asdict(wanted)
    write_setting(session, SETTING, plain)
    journal.note(
        session,
        Kind.SETTING,
        None,
        "save_meeting_rules",
        "قاعده‌های جلسات تغییر کرد.",
        details=journal.differences(asdict(before), plain),
    )
    return changed(None, Kind.SETTING)
