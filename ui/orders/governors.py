"""Which governor's open orders are printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from app.errors import AppError
from app.jalali import jalali_text
from app.orders import GovernorPeriod, governor_periods
from app.text import isolate
from ui.common.fields import ChoiceField
from ui.common.form import FormPanel
from ui.common.governor_papers import TITLE, preview_governor_hand_over
from ui.common.register_page import RegisterPage
from ui.shell import Shell
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.common.pdf_preview import PdfPreview

NOBODY: Final = (
    "هنوز استانداری در دفتر ثبت نیست؛ انتصاب او در مدیریت، برگه «استاندار»، نوشته می‌شود."
)


class GovernorHandOverForm(FormPanel):
    """Whose orders; those of the governor in office unless another is chosen."""

    def __init__(self, shell: Shell, periods: Sequence[GovernorPeriod]) -> None:
        """Make the form of the periods there are, newest first."""
        super().__init__(TITLE)
        self._shell = shell
        choices = [(period, period_words(period)) for period in periods]
        field = ChoiceField("period", "دستورهای دوره", choices)
        self.lay_rows([((field, 1),)])
        self.body.addStretch(1)
        show = self.add_button("پیش‌نمایش   \u2066Ctrl+Enter\u2069", primary=True)
        show.clicked.connect(lambda _on=False: self.save("close"))
        self.buttons.addStretch(1)
        today = shell.today()
        current = (period for period in periods if period.governor.from_day <= today)
        self.fill({"period": next(current, periods[0])})

    def save(self, after: str = "stay") -> None:
        """Show the report."""
        try:
            period: GovernorPeriod = self.values()["period"]
        except AppError as error:
            self.show_error(error)
            return

        def shown(_preview: PdfPreview) -> None:
            self.is_changed = False
            if after != "stay":
                self.close_form()

        self.clear_problems()
        # Of one who is to come, the first day: of today it would be another's.
        to_day = period.last_day
        if to_day is None and period.governor.from_day > self._shell.today():
            to_day = period.governor.from_day
        preview_governor_hand_over(self, self._shell, to_day, failed=self.show_error, shown=shown)


def period_words(period: GovernorPeriod) -> str:
    """Who governed and when, in a line."""
    governor, last = period.governor, period.last_day
    name = f"{governor.honorific} {governor.name}".strip()
    acting = " (سرپرست)" if governor.acting else ""
    first = f"از {isolate(jalali_text(governor.from_day))}"
    until = f"تا {isolate(jalali_text(last))}" if last else "تا کنون"
    return f"{name}{acting} · {first} {until}"


def ask_governor(page: RegisterPage[Any]) -> None:
    """Open the form that asks whose open orders are printed."""

    def known(periods: Sequence[GovernorPeriod]) -> None:
        if periods:
            page.open_form(GovernorHandOverForm(page.shell, periods))
        else:
            page.say(NOBODY, Tone.INFORMATION)

    page.shell.tasks.read(page, governor_periods, done=known)
