"""Which pages of the registers are printed as the bound book shows them: days, and whose book."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from app.errors import AppError
from app.jalali import from_jalali, jalali_year, to_jalali
from app.letters import RegisterLine, list_registers, register_books
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.common.fields import ChoiceField, DateField
from ui.common.form import FormPanel
from ui.shell import Shell

if TYPE_CHECKING:
    from ui.common.pdf_preview import PdfPreview

TITLE: Final = "چاپ دفتر اندیکاتور"
ALL: Final[tuple[int | None, str]] = (None, "همه دفترها، هر یک جدا")
OWN: Final = "own"

Days = tuple[date, date]


def _month(today: date) -> Days:
    year, month, _day = to_jalali(today)
    return from_jalali(year, month, 1), today


def _year(today: date) -> Days:
    return from_jalali(jalali_year(today), 1, 1), today


def _last_year(today: date) -> Days:
    year = jalali_year(today)
    return from_jalali(year - 1, 1, 1), from_jalali(year, 1, 1) - timedelta(days=1)


#: Periods by name: their words, and their days.
PERIODS: Final[Mapping[str, tuple[str, Callable[[date], Days]]]] = {
    "today": ("امروز", lambda today: (today, today)),
    "month": ("این ماه", _month),
    "year": ("دفتر امسال", _year),
    "last_year": ("دفتر سال گذشته", _last_year),
}


class RegisterBookForm(FormPanel):
    """The days and the register; a period fills the days, which a person may change."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(TITLE)
        self._shell = shell
        choices = [(name, words) for name, (words, _days) in PERIODS.items()]
        self._period = ChoiceField("period", "دوره", [*choices, (OWN, "روزهای دیگر")])
        self._from = DateField("from_day", "از روز", shell.today)
        self._to = DateField("to_day", "تا روز", shell.today)
        self._register = ChoiceField("register", "دفتر", [ALL])
        self.lay_rows([((self._period, 1), (self._from, 1), (self._to, 1)), ((self._register, 1),)])
        self.body.addStretch(1)
        show = self.add_button("پیش‌نمایش   \u2066Ctrl+Enter\u2069", primary=True)
        show.clicked.connect(lambda _on=False: self.save("close"))
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.buttons.addStretch(1)
        self._period.edited.connect(self._show_days)
        for field in (self._from, self._to):
            field.edited.connect(self._days_typed)
        first, last = PERIODS["today"][1](shell.today())
        self.fill({"period": "today", "from_day": first, "to_day": last, "register": None})
        shell.tasks.read(self, list_registers, done=self._offer)

    def _offer(self, registers: Sequence[RegisterLine]) -> None:
        self._register.show_choices([ALL, *((one.id, one.name) for one in registers)])

    def _show_days(self) -> None:
        period = PERIODS.get(self._period.value())
        if period is not None:
            first, last = period[1](self._shell.today())
            self._from.set_value(first)
            self._to.set_value(last)

    def _days_typed(self) -> None:
        """The days are a person's own, unless they are still those of the period."""
        period = PERIODS.get(self._period.value())
        try:
            typed = (self._from.value(), self._to.value())
        except ValueError:
            return
        if period is not None and typed != period[1](self._shell.today()):
            self._period.set_value(OWN)

    def save(self, after: str = "stay") -> None:
        """Show the pages of these days; one day when only one is typed."""
        try:
            values = self.values()
        except AppError as error:
            self.show_error(error)
            return
        first = values["from_day"] or values["to_day"] or self._shell.today()
        last = values["to_day"] or max(first, self._shell.today())
        register: int | None = values["register"]

        def shown(_preview: PdfPreview) -> None:
            self.is_changed = False
            if after != "stay":
                self.close_form()

        self.clear_problems()
        preview_paper(
            self,
            self._shell,
            lambda paper: _book(paper, first, last, register),
            TITLE,
            "register.pdf",
            shown=shown,
            failed=self.show_error,
        )


def _book(paper: DeskPaper, first: date, last: date, register: int | None) -> bytes:
    from reports.letter_register import register_book

    books = paper.office.read(register_books, first, last, register)
    return register_book(
        books,
        first,
        last,
        letterhead=paper.letterhead,
        mark=paper.mark,
        typefaces=paper.typefaces,
    )
