"""Which days of the governor's programme are printed, on which paper, and for whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.agenda import (
    DayProgramme,
    count_programme_print,
    month_days,
    programme_days,
    programme_of_day,
    weeks_of,
)
from app.errors import AppError, InvalidInput
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.common.fields import CheckField, ChoiceField, DateField
from ui.common.form import FormPanel
from ui.shell import Shell
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.common.pdf_preview import PdfPreview

TITLE: Final = "چاپ برنامه استاندار"
PAPERS: Final = (
    ("day_a5", "روزانه، A5"),
    ("day_a4", "روزانه، A4"),
    ("week", "هفتگی، A4 خوابیده"),
    ("month", "ماهانه، A4 خوابیده"),
)
FILES: Final = {
    "day_a5": "day-programme.pdf",
    "day_a4": "day-programme.pdf",
    "week": "week-programme.pdf",
    "month": "month-programme.pdf",
}
PUBLIC: Final = "بی برنامه‌های محرمانه"
BLANK: Final = "فرم خالی، برای پر کردن با دست"
#: More days at once are no programme any more.
MOST_DAYS: Final = 62
TOO_MANY: Final = "تا دو ماه با هم چاپ می‌شود."
WRONG_WAY: Final = "پایان پیش از آغاز است."


class ProgrammeForm(FormPanel):
    """The paper, its days, and whether confidential entries are left out."""

    def __init__(self, shell: Shell, paper: str, day: date) -> None:
        super().__init__(TITLE)
        self._shell = shell
        self._printed: list[DayProgramme] = []
        self._paper = ChoiceField("paper", "برگ", PAPERS)
        self._from = DateField("from_day", "از روز", shell.today)
        self._to = DateField("to_day", "تا روز", shell.today)
        self._public = CheckField("public", PUBLIC)
        self._blank = CheckField("blank", BLANK)
        self.lay_rows(
            [
                ((self._paper, 2), (self._from, 1), (self._to, 1)),
                ((self._public, 1), (self._blank, 1)),
            ]
        )
        self.body.addStretch(1)
        show = self.add_button("پیش‌نمایش   \u2066Ctrl+Enter\u2069", primary=True)
        show.clicked.connect(lambda _on=False: self.save("close"))
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.buttons.addStretch(1)
        self.fill({"paper": paper, "from_day": day, "to_day": day, "public": False, "blank": False})

    def save(self, after: str = "stay") -> None:
        """Show the paper; one day when only one is typed."""
        try:
            values = self.values()
            first, last = _period(values["from_day"], values["to_day"], self._shell.today())
        except AppError as error:
            self.show_error(error)
            return
        public, blank, paper = values["public"], values["blank"], values["paper"]

        def make(desk: DeskPaper) -> bytes:
            if blank:
                return _blank_paper(desk, paper)
            pdf, self._printed = _filled_paper(desk, paper, first, last, public=public)
            return pdf

        def shown(_preview: PdfPreview) -> None:
            self.is_changed = False
            if after != "stay":
                self.close_form()

        self.clear_problems()
        preview_paper(
            self,
            self._shell,
            make,
            TITLE,
            FILES[paper],
            _counting(self._shell, self.window(), lambda: self._printed),
            shown=shown,
            failed=self.show_error,
        )


def _period(first: date | None, last: date | None, today: date) -> tuple[date, date]:
    begins = first or last or today
    ends = last or begins
    if ends < begins:
        raise InvalidInput("to_day", WRONG_WAY)
    if (ends - begins).days >= MOST_DAYS:
        raise InvalidInput("to_day", TOO_MANY)
    return begins, ends


def _counting(
    shell: Shell, window: QWidget, programmes: Callable[[], Sequence[DayProgramme]]
) -> Callable[[], None]:
    """What a print of days does: each is kept as an edition, whatever became of the form."""

    def failed(error: AppError) -> None:
        shell.say(error.message, Tone.DANGER)

    def printed() -> None:
        for one in programmes():
            shell.tasks.write(
                window,
                count_programme_print,
                one.info.day,
                one.public,
                one.seen,
                failed=failed,
            )

    return printed


def _filled_paper(
    desk: DeskPaper, paper: str, first: date, last: date, *, public: bool
) -> tuple[bytes, list[DayProgramme]]:
    """The paper, and the days on it that are editions."""
    office, head, mark, faces = desk.office, desk.letterhead, desk.mark, desk.typefaces
    if paper == "week":
        from reports.week_programme import week_programme

        weeks = [office.read(programme_days, *span, public) for span in weeks_of(first, last)]
        return week_programme(weeks, letterhead=head, mark=mark, public=public, typefaces=faces), []
    if paper == "month":
        from reports.month_programme import month_programme

        months = [office.read(programme_days, *span, public) for span in month_days(first, last)]
        return month_programme(
            months, letterhead=head, mark=mark, public=public, typefaces=faces
        ), []
    from reports.day_programme import day_programme

    days = [
        office.read(programme_of_day, first + timedelta(days=number), public)
        for number in range((last - first).days + 1)
    ]
    layout = paper.removeprefix("day_")
    return day_programme(days, letterhead=head, mark=mark, layout=layout, typefaces=faces), days


def _blank_paper(desk: DeskPaper, paper: str) -> bytes:
    head, mark = desk.letterhead, desk.mark
    if paper == "week":
        from reports.week_programme import blank_week_programme

        return blank_week_programme(letterhead=head, mark=mark)
    if paper == "month":
        from reports.month_programme import blank_month_programme

        return blank_month_programme(letterhead=head, mark=mark)
    from reports.day_programme import blank_day_programme

    return blank_day_programme(letterhead=head, mark=mark, layout=paper.removeprefix("day_"))
