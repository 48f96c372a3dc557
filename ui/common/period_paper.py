"""A paper about some days: which ones is asked, then it is shown before it is printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from app.errors import AppError, InvalidInput
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.common.fields import DateField
from ui.common.form import FormPanel
from ui.shell import Shell

if TYPE_CHECKING:
    from ui.common.pdf_preview import PdfPreview

WRONG_WAY: Final = "پایان پیش از آغاز است."

#: Makes the paper of the days from one to another, off the GUI thread.
Maker = Callable[[DeskPaper, date | None, date | None], bytes]


class PeriodPaperForm(FormPanel):
    """The first and the last day, and the preview."""

    def __init__(
        self,
        shell: Shell,
        title: str,
        file_name: str,
        make: Maker,
        *,
        day: date | None,
        note: str = "",
    ) -> None:
        """Ask for the days of a paper.

        Args:
            shell: The window.
            title: Of the form and the preview.
            file_name: Offered when the paper is kept as a file.
            make: Makes it.
            day: What stands in both fields first.
            note: What empty fields mean.
        """
        super().__init__(title)
        self._shell, self._file_name, self._make = shell, file_name, make
        self._from = DateField("from_day", "از روز", shell.today)
        self._to = DateField("to_day", "تا روز", shell.today)
        self.lay_rows([((self._from, 1), (self._to, 1))])
        self.note.setText(note)
        self.body.addStretch(1)
        show = self.add_button("پیش‌نمایش   \u2066Ctrl+Enter\u2069", primary=True)
        show.clicked.connect(lambda _on=False: self.save("close"))
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.buttons.addStretch(1)
        self.fill({"from_day": day, "to_day": day})

    def save(self, after: str = "stay") -> None:
        """Show the paper."""
        try:
            first, last = self._period()
        except AppError as error:
            self.show_error(error)
            return

        def shown(_preview: PdfPreview) -> None:
            self.is_changed = False
            if after != "stay":
                self.close_form()

        self.clear_problems()
        preview_paper(
            self,
            self._shell,
            lambda desk: self._make(desk, first, last),
            self.title,
            self._file_name,
            shown=shown,
            failed=self.show_error,
        )

    def _period(self) -> tuple[date | None, date | None]:
        values = self.values()
        first, last = values["from_day"], values["to_day"]
        if first is not None and last is not None and last < first:
            raise InvalidInput("to_day", WRONG_WAY)
        return first, last
