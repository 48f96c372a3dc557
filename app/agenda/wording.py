"""What stands in the way of a time, said in a sentence that names the rule or the entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from typing import Final

from app.agenda.busy import Busy, Hit, Subject, Wanted, busy_span, overlap
from app.agenda.clashes import Clash, ClashRule
from app.agenda.office_days import OfficeDay, office_day
from app.agenda.rules import AgendaRules
from app.agenda.states import ResourceKind
from app.agenda.texts import BUSY, EVENT_KINDS, RESOURCE_KINDS
from app.clock import to_tehran
from app.jalali import clock_text, jalali_text, long_jalali_text, weekday_name
from app.text import persian_digits
from app.workdays import Calendar

_GOVERNOR: Final = RESOURCE_KINDS[ResourceKind.GOVERNOR]


def worded(
    hits: Iterable[Hit],
    wanted: Wanted,
    names: Mapping[str, str],
    rules: AgendaRules,
    calendar: Calendar,
    clearance: int,
) -> list[Clash]:
    """Say what stands in the way, what blocks first.

    Args:
        hits: What does.
        wanted: The entry as it would stand.
        names: Of things there are too few of, by their keys.
        rules: The office's.
        calendar: The office's.
        clearance: Entries above it are only said to take the time.
    """
    saying = _Saying(wanted, names, rules, calendar, clearance)
    clashes = [
        Clash(
            hit.rule,
            saying.words(hit),
            hit.subject_key,
            None if hit.other is None else hit.other.entry_id,
            hit.blocks,
        )
        for hit in hits
    ]
    return sorted(clashes, key=lambda clash: not clash.blocks)


def span_text(busy: Busy, beside: date) -> str:
    """When an entry is, its day too when that is another: «۱۰:۰۰ تا ۱۱:۳۰»."""
    begins, ends = to_tehran(busy.starts_at), to_tehran(busy.ends_at)
    until = clock_text(ends.time())
    if ends.date() != begins.date() and ends.time() != time.min:
        until = f"{jalali_text(ends.date())} {until}"
    said = "تمام روز" if busy.all_day else f"{clock_text(begins.time())} تا {until}"
    return said if begins.date() == beside else f"{jalali_text(begins.date())}، {said}"


class _Saying:
    """The sentences of one entry's clashes."""

    def __init__(
        self,
        wanted: Wanted,
        names: Mapping[str, str],
        rules: AgendaRules,
        calendar: Calendar,
        clearance: int,
    ) -> None:
        self._wanted, self._names, self._clearance = wanted, names, clearance
        self._rules, self._calendar = rules, calendar
        self._day = to_tehran(wanted.when.starts_at).date()
        self._subjects: dict[str, Subject] = {one.key: one for one in wanted.subjects}

    def words(self, hit: Hit) -> str:
        """One of them, in Persian."""
        if hit.other is not None:
            if hit.rule is ClashRule.GAP:
                return self._near(hit.other)
            return self._entry(hit.other, is_optional=hit.is_optional)
        if hit.day is not None:
            sentence = _RULES[hit.rule](office_day(hit.day, self._rules, self._calendar))
            if hit.more:
                sentence += persian_digits(f" {hit.more} روز دیگر آن هم چنین است.")
            return sentence
        if hit.rule is ClashRule.CAPACITY:
            return self._capacity(hit)
        if hit.rule is ClashRule.LEAD_TIME:
            days = persian_digits(str(self._rules.lead_days))
            return f"میان درخواست و برنامه کمتر از {days} روز کاری است."
        return "این زمان گذشته است."

    def _named(self, other: Busy) -> str:
        """«subject» (hours), or that the time is taken."""
        hours = span_text(other, self._day)
        if other.classification > self._clearance:
            return f"«{BUSY}» ({hours})"
        return f"«{other.subject or EVENT_KINDS[other.kind]}» ({hours})"

    def _entry(self, other: Busy, *, is_optional: bool) -> str:
        who = other.who or _GOVERNOR
        # How he stands in what is hidden is not told.
        if is_optional and other.classification <= self._clearance:
            who = f"{who} (حضور اختیاری)"
        held = "رزرو موقت " if other.tentative else ""
        when = self._wanted.when
        own = overlap((when.starts_at, when.ends_at), (other.starts_at, other.ends_at))
        road = "" if own else "، با حساب راه و آماده‌سازی"
        return f"{who} با {held}{self._named(other)} تداخل دارد{road}."

    def _near(self, other: Busy) -> str:
        held = "رزرو موقت " if other.tentative else ""
        gap = persian_digits(str(self._rules.gap))
        span = busy_span(self._wanted.when, travels=True)
        own = (self._wanted.when.starts_at, self._wanted.when.ends_at)
        roads = span != own or (other.busy_from, other.busy_to) != (other.starts_at, other.ends_at)
        counted = "، با حساب راه" if roads else ""
        return f"تا {held}{self._named(other)} کمتر از {gap} دقیقه فاصله می‌ماند{counted}."

    def _capacity(self, hit: Hit) -> str:
        who = self._names[hit.subject_key]
        wanted = self._subjects[hit.subject_key].wanted
        held = "" if hit.blocks else "با رزروهای موقت، "
        left = f"{hit.free} تا آزاد است" if hit.free else "چیزی آزاد نیست"
        return persian_digits(f"{held}در این زمان از «{who}» {left} و {wanted} تا خواسته شده است.")


def hours_text(hours: tuple[time, time] | None) -> str:
    """«۷:۳۰ تا ۱۴:۳۰», or nothing."""
    return "" if hours is None else f"{clock_text(hours[0])} تا {clock_text(hours[1])}"


def _day_off(day: OfficeDay) -> str:
    said = f"{long_jalali_text(day.day)} تعطیل است"
    if day.off is None or day.off.name == weekday_name(day.day):
        return f"{said}."
    guess = " (تخمینی)" if day.off.estimated else ""
    return f"{said}: {day.off.name}{guess}."


_RULES: Final[Mapping[ClashRule, Callable[[OfficeDay], str]]] = {
    ClashRule.DAY_OFF: _day_off,
    ClashRule.HOURS: lambda day: (
        f"بیرون از ساعت کار {long_jalali_text(day.day)} است ({hours_text(day.work)})."
    ),
    ClashRule.RAMADAN: lambda day: (
        f"بیرون از ساعت کار رمضان، {long_jalali_text(day.day)} است ({hours_text(day.work)})."
    ),
    ClashRule.PRAYER: lambda day: f"با وقت نماز ({hours_text(day.prayer)}) تداخل دارد.",
    ClashRule.PUBLIC_DAY: lambda day: (
        f"{long_jalali_text(day.day)} روز ملاقات عمومی است ({hours_text(day.public)})."
    ),
}
