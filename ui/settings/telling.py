"""When the office rings again whoever did not answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.changes import Changes
from app.errors import InvalidInput
from app.phone_calls import RetrySettings, retry_settings, save_retry_settings
from app.text import latin_digits, persian_digits
from ui.common.fields import TextField, TimeField
from ui.settings.panel import SettingsPanel


class RetryForm(SettingsPanel):
    """The pause after «no answer» and «busy», and the hours in which people are rung."""

    title_words = "تماس دوباره پس از پاسخ نگرفتن"

    def make_fields(self) -> None:
        """Lay the form's fields."""
        self.lay_rows(
            (
                (
                    (TextField("minutes", "پس از چند دقیقه", digits=True, needed=True), 1),
                    (TimeField("opens", "از ساعت", needed=True), 1),
                    (TimeField("closes", "تا ساعت", needed=True), 1),
                ),
            )
        )
        self.note.setText("بیرون از این ساعت‌ها و در روز تعطیل، نوبت به آغاز روز کاری بعد می‌رود.")

    def reload(self) -> None:
        """Read the settings, unless something typed would be lost."""
        if not self.is_changed:
            self.shell.tasks.read(self, retry_settings, done=self._show, latest="settings")

    def _show(self, settings: RetrySettings) -> None:
        self.fill_unchanged(
            {
                "minutes": persian_digits(str(settings.minutes)),
                "opens": settings.opens,
                "closes": settings.closes,
            }
        )

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Save the settings."""
        typed = latin_digits(values["minutes"]).strip()
        if typed and not (typed.isascii() and typed.isdigit() and len(typed) < 6):
            raise InvalidInput("minutes", "شمار دقیقه‌ها را با رقم بنویسید.")
        minutes = int(typed) if typed else None
        return save_retry_settings, (minutes, values["opens"], values["closes"])
