"""The way on where another desk was first: a step's form takes over what its record says now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final

from app.text import persian_digits
from ui.common.form import FormPanel
from ui.shell import Shell
from ui.theme import Tone

#: What is said when the record was read anew; nothing typed is lost.
THEIRS: Final = (
    "این را در این میان میز دیگری تغییر داده است{what}. اگر گام شما هنوز درست است، بار دیگر "
    "Ctrl+Enter را بزنید."
)


class StepOnRecord(FormPanel):
    """A form of one step of a record that is read whole as a sheet.

    Attributes:
        read_sheet: Reads the record by its id.
    """

    read_sheet: ClassVar[Callable[..., Any]]
    _shell: Shell
    _sheet: Any

    def offer_theirs(self) -> None:
        """Read the record anew; the step is taken on what it is now when it is saved again."""
        self.read_theirs(type(self).read_sheet, self._sheet.id)

    def read_theirs(self, query: Callable[..., Any], number: int) -> None:
        """Read the record by its id with a query of its own."""
        self._shell.tasks.read(
            self,
            query,
            number,
            done=self._take_theirs,
            failed=self.show_error,
            latest="theirs",
        )

    def _take_theirs(self, sheet: Any) -> None:
        self._sheet = sheet
        last = getattr(sheet, "last_step", "").strip(" .")
        what = f": «{last}»" if last else ""
        self.bar.say(persian_digits(THEIRS.format(what=what)), Tone.WARNING)
