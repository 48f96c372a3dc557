"""Numbers of a book kept for somebody until a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.changes import Changes
from app.errors import InvalidInput
from app.jalali import jalali_text
from app.letters import (
    BlockDraft,
    BlockLine,
    RegisterLine,
    list_blocks,
    list_registers,
    release_block,
    reserve_numbers,
)
from app.text import isolate, persian_digits
from ui.common.ask import ask
from ui.common.fields import ChoiceField, DateField, TextField
from ui.common.number_field import NumberField
from ui.settings.panel import SettingsPanel, Standing


class NumberBlocksForm(SettingsPanel):
    """Reserves the next numbers of a book, and shows what is reserved."""

    title_words = "رزرو شماره"
    save_words = "رزرو"
    saved_words = "شماره‌ها رزرو شد."

    def make_fields(self) -> None:
        """Lay the form's fields; the books come when they are read."""
        self._register = ChoiceField("register_id", "دفتر", [(0, "—")], needed=True)
        self.lay_rows(
            (
                ((self._register, 3), (NumberField("count", "چند شماره", needed=True), 1)),
                (
                    (TextField("for_whom", "برای چه کسی", needed=True), 3),
                    (DateField("valid_until", "تا تاریخ", self.shell.today, needed=True), 2),
                ),
                ((TextField("reason", "برای چه"), 1),),
            )
        )
        self.note.setText("شماره‌هایی که تا آن روز به کار نرود باطل می‌شود و در دفتر می‌ماند.")

    def reload(self) -> None:
        """Read the books and what is reserved."""
        self.shell.tasks.read(self, list_registers, done=self._offer, latest="books")
        self.shell.tasks.read(self, list_blocks, done=self._show, latest="blocks")

    def _offer(self, registers: Sequence[RegisterLine]) -> None:
        self._register.show_choices([(one.id, one.name) for one in registers])

    def _show(self, blocks: Sequence[BlockLine]) -> None:
        self.show_standing("رزروهای برپا", [self._line_of(one) for one in blocks])

    def _line_of(self, one: BlockLine) -> Standing:
        numbers = isolate(persian_digits(f"{one.first}-{one.last}"))
        until = isolate(jalali_text(one.valid_until))
        left = persian_digits(f"{len(one.unused)} شماره مانده")
        text = f"{one.register} · {numbers} · {one.for_whom} · تا {until} · {left}"
        return text, "پایان رزرو", lambda: self._release(one)

    def _release(self, one: BlockLine) -> None:
        count = persian_digits(str(len(one.unused)))
        if ask(self, f"{count} شماره به‌کارنرفته باطل شود؟", yes="پایان رزرو"):
            self.do(release_block, one.id)

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Reserve."""
        if not values["register_id"]:
            raise InvalidInput("register_id", "دفتر را برگزینید.")
        return reserve_numbers, (BlockDraft(**values),)

    def after_save(self) -> None:
        """Begin an empty form."""
        self.fill({"count": None, "for_whom": "", "reason": "", "valid_until": None})
