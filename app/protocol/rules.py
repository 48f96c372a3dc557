"""The office's rules of protocol work: numbers, order of precedence, how long reports may take."""

from __future__ import annotations

import re
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
from app.text import SHORT_LIMIT, latin_digits, persian_digits, tidy

#: Under which name the store keeps them.
SETTING: Final = "protocol"

MOST_DAYS: Final = 120
MOST_RANKS: Final = 60


@dataclass(frozen=True)
class Rank:
    """A rank of the order of precedence; the first in the list sits first.

    Attributes:
        key: What records keep, so that a rank can be renamed and moved.
        may_pavilion: The regulation of 1371, article 12, opens the pavilion to it.
    """

    key: str
    name: str
    may_pavilion: bool = False


#: As the office finds them; it orders, renames and adds its own.
FIRST_RANKS: Final = (
    Rank("head_of_state", "رئیس جمهور یا رئیس کشور", may_pavilion=True),
    Rank("head_of_power", "رئیس قوه یا نخست‌وزیر", may_pavilion=True),
    Rank("vice_president", "معاون رئیس جمهور", may_pavilion=True),
    Rank("minister", "وزیر", may_pavilion=True),
    Rank("member_of_parliament", "نماینده مجلس", may_pavilion=True),
    Rank("governor", "استاندار", may_pavilion=True),
    Rank("ambassador", "سفیر", may_pavilion=True),
    Rank("deputy_minister", "معاون وزیر", may_pavilion=True),
    Rank("deputy_governor", "معاون استاندار"),
    Rank("consul_general", "سرکنسول"),
    Rank("mayor", "شهردار مرکز استان"),
    Rank("director_general", "مدیر کل"),
    Rank("county_governor", "فرماندار"),
    Rank("consul", "کنسول"),
    Rank("head_of_department", "رئیس اداره"),
    Rank("expert", "کارشناس"),
)


@dataclass(frozen=True, kw_only=True)
class ProtocolRules:
    """How the office runs its protocol work.

    Attributes:
        case_number: Format of a case's number (`app.numbering`); the others likewise.
        ranks: The order of precedence.
        report_due_days: Working days after the return in which a trip's report is due.
        report_rungs: Calendar days after that on which its being late is said to one above: the
            traveller, the head of the office, the governor.
        passport_months: How long a passport must be valid after the return.
        occasion_days: How many days ahead an occasion without a case is shown on the day's page.
    """

    case_number: str = "{year}/ت/{serial:03}"
    agreement_number: str = "{year}/تف/{serial:03}"
    gift_number: str = "{year}/ه/{serial:03}"
    ranks: tuple[Rank, ...] = FIRST_RANKS
    report_due_days: int = 10
    report_rungs: tuple[int, ...] = (1, 5, 15)
    passport_months: int = 6
    occasion_days: int = 14

    def rank(self, key: str) -> Rank | None:
        """The rank of this key; None of none, or of one that was taken out."""
        return next((one for one in self.ranks if one.key == key), None)

    def precedence(self, key: str) -> int:
        """Which comes first: 1 before 2; whoever has no rank after all."""
        found = (place for place, one in enumerate(self.ranks, 1) if one.key == key)
        return next(found, len(self.ranks) + 1)

    def rank_name(self, key: str) -> str:
        """A rank's name; empty of none."""
        rank = self.rank(key)
        return rank.name if rank else ""


_NUMBERS: Final = ("case_number", "agreement_number", "gift_number")
_DAYS: Final = {
    "report_due_days": (1, MOST_DAYS),
    "passport_months": (0, 24),
    "occasion_days": (0, MOST_DAYS),
}


def protocol_rules(session: OfficeSession) -> ProtocolRules:
    """The office's rules; what was never set has its default."""
    kept = read_setting(session, SETTING)
    known = {one.name: kept[one.name] for one in fields(ProtocolRules) if one.name in kept}
    if "ranks" in known:
        known["ranks"] = tuple(Rank(**one) for one in known["ranks"])
    if "report_rungs" in known:
        known["report_rungs"] = tuple(known["report_rungs"])
    return ProtocolRules(**known)


def checked_protocol_rules(rules: ProtocolRules) -> ProtocolRules:
    """Prove rules as typed.

    Raises:
        InvalidFields: Every field that cannot be taken.
    """
    problems: list[InvalidInput] = []
    tidied: dict[str, Any] = {"ranks": _checked_ranks(rules.ranks, problems)}
    for name in _NUMBERS:
        try:
            tidied[name] = checked_format(latin_digits(getattr(rules, name)), name)
        except InvalidInput as problem:
            problems.append(problem)
    for name, (least, most) in _DAYS.items():
        if not least <= getattr(rules, name) <= most:
            words = persian_digits(f"عددی از {least} تا {most} بنویسید.")
            problems.append(InvalidInput(name, words))
    rungs = rules.report_rungs
    if (
        not rungs
        or list(rungs) != sorted(set(rungs))
        or not 0 <= rungs[0] <= rungs[-1] <= MOST_DAYS
    ):
        words = "روزها را از کم به زیاد بنویسید؛ مانند ۱، ۵، ۱۵."
        problems.append(InvalidInput("report_rungs", words))
    if problems:
        raise InvalidFields(problems)
    return replace(rules, **tidied)


def _checked_ranks(ranks: tuple[Rank, ...], problems: list[InvalidInput]) -> tuple[Rank, ...]:
    found: list[Rank] = []
    for one in ranks:
        name = checked_length("ranks", tidy(one.name), SHORT_LIMIT, problems)
        if name:
            found.append(replace(one, name=name))
    if not found or len(found) > MOST_RANKS:
        words = persian_digits(f"دست کم یک مقام و حداکثر {MOST_RANKS} مقام بنویسید.")
        problems.append(InvalidInput("ranks", words))
    names = [one.name for one in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        problems.append(InvalidInput("ranks", f"«{twice}» دو بار آمده است."))
    return _with_keys(found)


def _with_keys(ranks: list[Rank]) -> tuple[Rank, ...]:
    """Give new ranks keys of their own; one typed anew never takes another's."""
    taken = {one.key for one in ranks if one.key}
    last = max((int(key[5:]) for key in taken if re.fullmatch(r"rank-\d+", key)), default=0)
    keyed = []
    for one in ranks:
        if not one.key:
            last += 1
        keyed.append(one if one.key else replace(one, key=f"rank-{last}"))
    return tuple(keyed)


def protocol_number_example(template: str, on: date) -> str:
    """What a number will look like; empty while its format cannot be taken."""
    try:
        checked = checked_format(latin_digits(template), "number")
    except InvalidInput:
        return ""
    year, month, _day = to_jalali(on)
    return written(checked, year, 1, month=month)


def save_protocol_rules(session: OfficeSession, rules: ProtocolRules) -> Changes[None]:
    """Change the office's rules; cases that stand keep their numbers and days.

    Raises:
        NotAllowed: The operator may not change settings.
        InvalidFields: Something typed cannot be taken.
    """
    require(session.desk.operator, Right.CHANGE_SETTINGS)
    wanted = checked_protocol_rules(rules)
    before = protocol_rules(session)
    if wanted == before:
        return changed(None)
    write_setting(session, SETTING, asdict(wanted))
    journal.note(
        session,
        Kind.SETTING,
        None,
        "save_protocol_rules",
        "قاعده‌های تشریفات تغییر کرد.",
        details=journal.differences(asdict(before), asdict(wanted)),
    )
    return changed(None, Kind.SETTING)
