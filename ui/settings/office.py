"""The office's names and numbers, and who governs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from app.access import Right
from app.changes import Changes
from app.errors import InvalidInput
from app.jalali import jalali_text, jalali_year
from app.numbering import checked_format, written
from app.settings import (
    GovernorLine,
    OfficeSettings,
    appoint_governor,
    governor_on,
    governors,
    office_settings,
    save_office_settings,
)
from app.text import isolate, latin_digits, persian_digits
from ui.common.fields import CheckField, DateField, TextField
from ui.common.governor_papers import preview_governor_hand_over
from ui.settings.panel import SettingsPanel


class OfficeForm(SettingsPanel):
    """How the office is named on its papers, and how it numbers its calls."""

    title_words = "نام دفتر، سربرگ و شماره"

    def make_fields(self) -> None:
        """Lay the form's fields."""
        number = TextField("call_number", "قالب شماره تماس", digits=True, needed=True)
        number.line.textChanged.connect(self._show_example)
        self.lay_rows(
            (
                (
                    (TextField("office", "سطر نخست سربرگ", needed=True), 1),
                    (TextField("unit", "سطر دوم سربرگ", needed=True), 1),
                ),
                (
                    (TextField("province", "استان", needed=True), 1),
                    (TextField("folder_unit", "واحد تلفن و نمابر", needed=True), 1),
                ),
                (
                    (TextField("area_code", "کد شهر", digits=True, needed=True), 1),
                    (number, 2),
                ),
            )
        )

    def _show_example(self) -> None:
        """Show the number the format gives, while it is typed."""
        try:
            template = checked_format(latin_digits(self.fields["call_number"].value()))
        except InvalidInput as problem:
            self.note.setText(problem.message)
            return
        number = written(template, jalali_year(self.shell.today()), 218)
        self.note.setText(f"نمونه: {isolate(persian_digits(number))}")

    def reload(self) -> None:
        """Read the settings, unless something typed would be lost."""
        if not self.is_changed:
            self.shell.tasks.read(self, office_settings, done=self._show, latest="settings")

    def _show(self, settings: OfficeSettings) -> None:
        self.fill_unchanged({name: getattr(settings, name) for name in self.fields})

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the settings."""
        return save_office_settings, (OfficeSettings(**values),)


class GovernorForm(SettingsPanel):
    """Who governs, or acts for him, from a day on; papers use the one of their date."""

    title_words = "استاندار یا سرپرست"
    save_words = "ثبت انتصاب"
    saved_words = "ثبت شد."
    #: The day a governor was appointed from, while it is being written.
    _appointed_from: date | None = None

    def make_fields(self) -> None:
        """Lay the form's fields."""
        today = self.shell.today
        self.lay_rows(
            (
                (
                    (TextField("honorific", "عنوان", hint="جناب آقای دکتر"), 2),
                    (TextField("name", "نام و نام خانوادگی", needed=True), 3),
                ),
                (
                    (TextField("title", "عنوان زیر امضا", needed=True), 3),
                    (DateField("from_day", "از تاریخ", today, needed=True), 2),
                ),
                ((CheckField("acting", "سرپرست است"), 1),),
            )
        )
        self.fields["from_day"].set_value(today())

    def reload(self) -> None:
        """Read who governed."""
        self.shell.tasks.read(self, governors, done=self._show, latest="governors")

    def _show(self, lines: Sequence[GovernorLine]) -> None:
        self.show_standing(
            "تا کنون",
            [
                (
                    f"از {jalali_text(line.from_day)} · {line.honorific} {line.name} · {line.title}"
                    + (" (سرپرست)" if line.acting else ""),
                    "",
                    None,
                )
                for line in lines
            ],
        )

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Write the appointment down."""
        if values["from_day"] is None:
            raise InvalidInput("from_day", "تاریخ آغاز را بنویسید.")
        self._appointed_from = values["from_day"]
        return appoint_governor, (GovernorLine(**values),)

    def after_save(self) -> None:
        """Ask who governed before: what he leaves is to be handed over."""
        if self._appointed_from is not None and self.shell.operator().may(Right.READ_ORDERS):
            last_day = self._appointed_from - timedelta(days=1)
            self.shell.tasks.read(
                self, governor_on, last_day, done=lambda before: self._offer(before, last_day)
            )

    def _offer(self, before: GovernorLine | None, last_day: date) -> None:
        if before is not None:
            self.offered.emit(
                f"{self.saved_words} دستورهای باز دوره «{before.name}» را می‌توانید تحویل دهید.",
                "صورت دستورات باز",
                lambda: preview_governor_hand_over(self, self.shell, last_day),
            )
