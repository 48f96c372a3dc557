"""Of which day, and by what, the list of what went out is printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from app.errors import AppError
from app.jalali import jalali_text
from app.letters import DispatchFilter, LetterChannel, list_dispatches
from app.texts import LETTER_CHANNELS
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.common.fields import ChoiceField, DateField
from ui.common.form import FormPanel
from ui.shell import Shell

if TYPE_CHECKING:
    from ui.common.pdf_preview import PdfPreview

TITLE: Final = "چاپ فهرست ارسال نامه‌ها"
EVERY_CHANNEL: Final[tuple[LetterChannel | None, str]] = (None, "همه راه‌ها، هر یک جدا")


class DispatchListForm(FormPanel):
    """The day, today unless another is typed, and the channel."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(TITLE)
        self._shell = shell
        channels = [(one, LETTER_CHANNELS[one]) for one in LetterChannel]
        day = DateField("day", "روز ارسال", shell.today)
        self.lay_rows(
            [((day, 1), (ChoiceField("channel", "راه ارسال", [EVERY_CHANNEL, *channels]), 2))]
        )
        self.body.addStretch(1)
        show = self.add_button("پیش‌نمایش   \u2066Ctrl+Enter\u2069", primary=True)
        show.clicked.connect(lambda _on=False: self.save("close"))
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.buttons.addStretch(1)
        self.fill({"day": shell.today(), "channel": None})

    def save(self, after: str = "stay") -> None:
        """Show what went out on this day."""
        try:
            values = self.values()
        except AppError as error:
            self.show_error(error)
            return
        day: date = values["day"] or self._shell.today()
        wanted = DispatchFilter(channel=values["channel"], from_day=day, to_day=day)

        def shown(_preview: PdfPreview) -> None:
            self.is_changed = False
            if after != "stay":
                self.close_form()

        self.clear_problems()
        preview_paper(
            self,
            self._shell,
            lambda paper: _list(paper, wanted, day),
            TITLE,
            "dispatch-list.pdf",
            shown=shown,
            failed=self.show_error,
        )


def _list(paper: DeskPaper, wanted: DispatchFilter, day: date) -> bytes:
    from reports.dispatch_list import dispatch_list

    return dispatch_list(
        paper.office.read(list_dispatches, wanted),
        letterhead=paper.letterhead,
        mark=paper.mark,
        days=jalali_text(day),
        typefaces=paper.typefaces,
    )
