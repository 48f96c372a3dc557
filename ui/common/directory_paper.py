"""Asking how the telephone directory is to be printed, and showing it before it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from app.contacts import ContactFilter, PhoneBookAsked, phone_book
from app.errors import AppError
from app.progress import Progress
from app.text import persian_digits
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.common.fields import SegmentField
from ui.common.form import FormPanel
from ui.common.progress_strip import ProgressStrip
from ui.shell import Shell
from ui.theme import Tone

PREVIEW: Final = "دفتر تلفن"


class Scope(StrEnum):
    """How much of the directory is printed."""

    CHOSEN = "chosen"
    FILTERED = "filtered"
    WHOLE = "whole"


LAYOUTS: Final = (("name", "به ترتیب نام"), ("organisation", "زیر نام دستگاه‌ها"))


@dataclass(frozen=True)
class DirectoryAsked:
    """What may be printed from where the person stands.

    Attributes:
        wanted: As the page is filtered.
        chosen: The selected rows, when there are several.
        of: What the filter is called, such as a group's name.
    """

    wanted: ContactFilter
    chosen: tuple[int, ...] = ()
    of: str = ""

    @property
    def scopes(self) -> list[tuple[Scope, str]]:
        """The choices, the likeliest first."""
        found: list[tuple[Scope, str]] = []
        if self.chosen:
            count = persian_digits(str(len(self.chosen)))
            found.append((Scope.CHOSEN, f"{count} سطر برگزیده"))
        if self.wanted != ContactFilter():
            found.append((Scope.FILTERED, self.of or "همین فهرست"))
        found.append((Scope.WHOLE, "همه دفتر"))
        return found


def made_directory(
    desk: DeskPaper, asked: PhoneBookAsked, layout: str, of: str, progress: Progress
) -> bytes:
    """The PDF of the directory.

    Raises:
        NotFound: There is nobody to print.
        Cancelled: A person stopped it.
    """
    from reports.phone_directory import phone_directory

    return phone_directory(
        desk.office.read(phone_book, asked),
        layout=layout,
        letterhead=desk.letterhead,
        mark=desk.mark,
        of=of,
        typefaces=desk.typefaces,
        progress=progress,
    )


class DirectoryPaperForm(FormPanel):
    """Asks for the order and the extent, and makes the paper."""

    answers: frozenset[str] = frozenset()

    def __init__(self, shell: Shell, asked: DirectoryAsked) -> None:
        super().__init__("چاپ دفتر تلفن")
        self._shell, self._asked = shell, asked
        self.strip = ProgressStrip(self)
        layout = SegmentField("layout", "ترتیب", LAYOUTS)
        scope = SegmentField("scope", "از که", asked.scopes)
        self.lay_rows([[(layout, 1)], [(scope, 1)]])
        self.body.addWidget(self.strip)
        self.body.addStretch(1)
        make = self.add_button("پیش‌نمایش   \u2066Ctrl+Enter\u2069", primary=True)
        make.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("بستن   \u2066Esc\u2069").clicked.connect(self.close_form)

    def save(self, after: str = "close") -> None:  # noqa: ARG002  # nothing is saved
        """Make the paper and show it."""
        if self.strip.is_running:
            return
        self.clear_problems()
        values = self.values()
        scope, layout = values["scope"], values["layout"]
        asked = PhoneBookAsked(
            replace(self._asked.wanted) if scope is not Scope.WHOLE else ContactFilter(),
            self._asked.chosen if scope is Scope.CHOSEN else (),
        )
        of = (self._asked.of or self._asked.wanted.text) if scope is Scope.FILTERED else ""
        work = self._shell.tasks.long_work("چیدن دفتر تلفن")
        self.strip.show_work(work)
        preview_paper(
            self,
            self._shell,
            lambda desk: made_directory(desk, asked, layout, of, work.progress),
            PREVIEW,
            "phone-directory.pdf",
            failed=self._failed,
            watched=work,
        )

    def _failed(self, error: AppError) -> None:
        self.bar.say(error.message, Tone.WARNING)

    def may_close(self) -> bool:
        """Nothing typed is lost."""
        self.strip.cancel()
        return True
