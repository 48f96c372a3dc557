"""The evening's papers: the day's log, and every form that waits for the folder at one go."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.access import Right
from app.phone_calls import CallSheet, count_print, day_logs, put_all_in_folder, waiting_sheets
from app.progress import Progress
from app.text import persian_digits
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.common.fields import DateField
from ui.common.form import FormPanel
from ui.common.register_page import RegisterPage
from ui.shell import Shell
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.common.pdf_preview import PdfPreview

LOG_TITLE: Final = "دفتر تماس‌های روز"
WAITING_TITLE: Final = "برگ‌های در انتظار کارتابل"
PUT_IN: Final = "گذاشتن همه در کارتابل"
PUT_IN_KEY: Final = "Ctrl+Shift+P"


class DayLogForm(FormPanel):
    """Which days' log; today's unless another is typed."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(LOG_TITLE)
        self._shell = shell
        from_day = DateField("from_day", "از روز", shell.today)
        to_day = DateField("to_day", "تا روز", shell.today)
        self.lay_rows([((from_day, 1), (to_day, 1))])
        self.body.addStretch(1)
        show = self.add_button("پیش‌نمایش   \u2066Ctrl+Enter\u2069", primary=True)
        show.clicked.connect(lambda _on=False: self.save("close"))
        self.buttons.addStretch(1)
        self.fill({"from_day": shell.today(), "to_day": shell.today()})

    def save(self, after: str = "stay") -> None:
        """Show the log of these days; one day when only one is typed."""
        from app.errors import AppError

        try:
            values = self.values()
        except AppError as error:
            self.show_error(error)
            return
        first = values["from_day"] or values["to_day"] or self._shell.today()
        last = values["to_day"] or first

        def shown(_preview: PdfPreview) -> None:
            self.is_changed = False
            if after != "stay":
                self.close_form()

        self.clear_problems()
        preview_paper(
            self,
            self._shell,
            lambda paper: _day_log(paper, first, last),
            LOG_TITLE,
            "call-log.pdf",
            shown=shown,
            failed=self.show_error,
        )


def _day_log(paper: DeskPaper, from_day: date, to_day: date) -> bytes:
    from reports.call_log import call_log

    return call_log(
        paper.office.read(day_logs, from_day, to_day),
        letterhead=paper.letterhead,
        mark=paper.mark,
        typefaces=paper.typefaces,
    )


def preview_waiting(page: RegisterPage[Any]) -> None:
    """Show every form that waits for the folder, and offer to put them all in together."""
    shell, say = page.shell, page.say
    sheets: list[CallSheet] = []
    work = shell.tasks.long_work("چاپ برگ‌های در انتظار")
    page.show_work(work)

    def make(paper: DeskPaper) -> bytes:
        sheets[:] = paper.office.read(waiting_sheets, work.progress)
        return _notes(paper, sheets, work.progress)

    def printed() -> None:
        shell.tasks.write(page, count_print, tuple(sheet.id for sheet in sheets))

    def shown(preview: PdfPreview) -> None:
        if shell.operator().may(Right.LOG_CALLS):
            preview.offer(PUT_IN, PUT_IN_KEY, lambda: put_in(preview))

    def put_in(preview: PdfPreview) -> None:
        def done(count: int) -> None:
            words = persian_digits(f"{count} برگ در کارتابل گذاشته شد.")
            preview.bar.say(words, Tone.SUCCESS)
            say(f"{words} هر کدام را می‌توانید جدا پس بگیرید.", Tone.SUCCESS)

        shell.tasks.write(
            preview,
            put_all_in_folder,
            tuple((sheet.id, sheet.version) for sheet in sheets),
            done=done,
            failed=lambda error: preview.bar.say(error.message, Tone.DANGER),
        )

    def failed(error: Any) -> None:
        say(error.message, Tone.INFORMATION)
        page.table.setFocus()

    preview_paper(
        page,
        shell,
        make,
        WAITING_TITLE,
        "call-notes.pdf",
        printed,
        watched=work,
        shown=shown,
        failed=failed,
    )


def _notes(paper: DeskPaper, sheets: list[CallSheet], progress: Progress) -> bytes:
    from reports.call_note import call_note
    from reports.paper import PrintMark

    mark = paper.mark
    return call_note(
        sheets,
        layout="",
        letterhead=paper.letterhead,
        marks=[
            PrintMark(mark.printed_at, mark.printed_by, sheet.printed_count) for sheet in sheets
        ],
        typefaces=paper.typefaces,
        progress=progress,
    )
