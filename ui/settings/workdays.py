"""Working days: the week, days closed by circular, Hijri months as sighted; and yearly numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from app.changes import Changes
from app.errors import InvalidInput
from app.hijri import MONTHS as HIJRI_MONTHS
from app.jalali import WEEKDAYS, jalali_text, jalali_year
from app.letters import SERIES_NAMES, NamedSeries, close_series_year, list_named_series
from app.settings import (
    close_day,
    closures,
    correct_hijri_month,
    office_calendar,
    reopen_day,
    set_weekend,
)
from app.text import latin_digits, persian_digits
from app.workdays import Calendar, DayKind
from ui.common.fields import ChoiceField, DateField, TextField
from ui.settings.panel import SettingsPanel

DAY_KINDS = ((DayKind.WORK, "کار"), (DayKind.HALF, "نیمه‌وقت"), (DayKind.OFF, "تعطیل"))


class WeekendForm(SettingsPanel):
    """How each weekday is worked, from a day on."""

    title_words = "روزهای کار هفته"

    def make_fields(self) -> None:
        """Lay a choice a weekday, Saturday first."""
        days = [(ChoiceField(f"day{n}", name, DAY_KINDS), 1) for n, name in enumerate(WEEKDAYS)]
        from_day = DateField("from_day", "از تاریخ", self.shell.today, needed=True)
        from_day.set_value(self.shell.today())
        self.lay_rows((days[:4], days[4:], ((from_day, 1),)))

    def reload(self) -> None:
        """Read the rule in force, unless something typed would be lost."""
        if not self.is_changed:
            self.shell.tasks.read(self, office_calendar, done=self._show, latest="calendar")

    def _show(self, calendar: Calendar) -> None:
        pattern = calendar.weekends[-1][1]
        self.fill_unchanged({f"day{number}": kind for number, kind in enumerate(pattern.days)})
        known = [(day, rule) for day, rule in calendar.weekends if day > date.min]
        self.show_standing(
            "قاعده‌های ثبت‌شده",
            [(f"از {jalali_text(day)}: {_worked(rule.days)}", "", None) for day, rule in known],
        )

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the rule."""
        if values["from_day"] is None:
            raise InvalidInput("from_day", "تاریخ آغاز را بنویسید.")
        pattern = "".join(values[f"day{number}"].value for number in range(7))
        return set_weekend, (values["from_day"], pattern)


def _worked(days: Sequence[DayKind]) -> str:
    off = [name for name, kind in zip(WEEKDAYS, days, strict=True) if kind is DayKind.OFF]
    return "تعطیل: " + "، ".join(off) if off else "همه روزها کار"


class ClosureForm(SettingsPanel):
    """Days closed by circular: heat, cold, mourning."""

    title_words = "تعطیلی با بخشنامه"
    save_words = "ثبت تعطیلی"

    def make_fields(self) -> None:
        """Lay the form's fields."""
        self.lay_rows(
            (
                (
                    (DateField("day", "روز", self.shell.today, needed=True), 1),
                    (TextField("reason", "سبب", needed=True), 2),
                    (TextField("source", "شماره بخشنامه"), 1),
                ),
            )
        )

    def reload(self) -> None:
        """Read the closed days."""
        self.shell.tasks.read(self, closures, done=self._show, latest="closures")

    def _show(self, lines: Sequence[tuple[date, str, str]]) -> None:
        self.show_standing(
            "روزهای تعطیل‌شده",
            [
                (
                    f"{jalali_text(day)} · {reason}" + (f" · {source}" if source else ""),
                    "برداشتن",
                    lambda day=day: self.do(reopen_day, day),  # type: ignore[misc]
                )
                for day, reason, source in lines
            ],
        )

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the closure."""
        if values["day"] is None:
            raise InvalidInput("day", "روز تعطیلی را بنویسید.")
        return close_day, (values["day"], values["reason"], values["source"])

    def after_save(self) -> None:
        """Empty the form for the next one."""
        self.fill({"day": None, "reason": "", "source": ""})


def _year(typed: str, sentence: str) -> int:
    year = latin_digits(typed).strip()
    if len(year) != 4 or not year.isdecimal():
        raise InvalidInput("year", sentence)
    return int(year)


class HijriForm(SettingsPanel):
    """The first day of a Hijri month, where sighting differed from the table."""

    title_words = "تصحیح آغاز ماه قمری"

    def make_fields(self) -> None:
        """Lay the form's fields."""
        months = list(enumerate(HIJRI_MONTHS, 1))
        self.lay_rows(
            (
                (
                    (ChoiceField("month", "ماه", months), 1),
                    (TextField("year", "سال قمری", digits=True, needed=True), 1),
                    (DateField("first_day", "روز نخست ماه", self.shell.today, needed=True), 1),
                ),
            )
        )

    def reload(self) -> None:
        """Read the corrections."""
        self.shell.tasks.read(self, office_calendar, done=self._show, latest="calendar")

    def _show(self, calendar: Calendar) -> None:
        self.show_standing(
            "ماه‌های تصحیح‌شده",
            [
                (
                    persian_digits(f"{HIJRI_MONTHS[month - 1]} {year}: {jalali_text(day)}"),
                    "",
                    None,
                )
                for (year, month), day in sorted(calendar.corrections.items(), reverse=True)
            ],
        )

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the correction."""
        year = _year(values["year"], "سال قمری را به رقم بنویسید؛ نمونه: ۱۴۴۸")
        if values["first_day"] is None:
            raise InvalidInput("first_day", "روز نخست ماه را بنویسید.")
        return correct_hijri_month, (year, values["month"], values["first_day"])


class SeriesForm(SettingsPanel):
    """Yearly series: their last numbers; a year that is over can be closed."""

    title_words = "بستن سال"
    save_words = "بستن سال"
    saved_words = "سال بسته شد."

    def make_fields(self) -> None:
        """Lay the form's fields."""
        self._books = ChoiceField("series", "دفتر", list(SERIES_NAMES.items()))
        self.lay_rows(
            (
                (
                    (self._books, 1),
                    (TextField("year", "سال", digits=True, needed=True), 1),
                ),
            )
        )

    def reload(self) -> None:
        """Read the series."""
        self.shell.tasks.read(self, list_named_series, done=self._show, latest="series")

    def _show(self, lines: Sequence[NamedSeries]) -> None:
        named = SERIES_NAMES | {line.series: line.name for line in lines}
        self._books.set_choices(list(named.items()))
        this_year = jalali_year(self.shell.today())
        self.show_standing(
            "شماره‌های هر سال",
            [
                (
                    persian_digits(f"{line.name} · سال {line.year} · آخرین شماره {line.last}")
                    + (
                        " · بسته" if line.closed_at else " · جاری" if line.year == this_year else ""
                    ),
                    "",
                    None,
                )
                for line in lines
            ],
        )

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Close the year."""
        year = _year(values["year"], "سال را به رقم بنویسید؛ نمونه: ۱۴۰۴")
        return close_series_year, (values["series"], year)
