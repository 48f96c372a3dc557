"""Keeping the filter of a register under a name."""

from __future__ import annotations

from typing import Any

from app.errors import AppError
from app.saved_lists import AUDIENCES, SavedListDraft, audiences_for, days_of, save_list
from ui.common.fields import CheckField, Field, SegmentField, TextField
from ui.common.form import FormPanel
from ui.common.labels import text_label
from ui.shell import Shell
from ui.theme import Tone

TITLE = "ذخیره فیلتر به نام نما"
WHOLE = "همه فهرست، بی فیلتر"


class SaveListForm(FormPanel):
    """A name, for whom the list is, and whether its days move with today."""

    def __init__(self, shell: Shell, page: Any) -> None:
        super().__init__(TITLE)
        self._shell, self._page = shell, page
        _query, (self._wanted,) = page.question()
        days = days_of(self._wanted)
        words = page.filter_words()
        self.body.addWidget(text_label(words or WHOLE, self, "muted"))
        rows: list[list[tuple[Field, int]]] = [[(TextField("name", "نام نما", needed=True), 1)]]
        if days:
            rows.append([(CheckField("moving", "روزها با امروز جابه‌جا شوند"), 1)])
        offered = audiences_for(shell.operator())
        if len(offered) > 1:
            choices = [(audience, AUDIENCES[audience]) for audience in offered]
            rows.append([(SegmentField("audience", "چه کسانی ببینند", choices), 1)])
        self.lay_rows(rows)
        self.body.addStretch(1)
        save = self.add_button("ذخیره   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda _on=False: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(
            lambda _on=False: self.close_form()
        )
        self.fill({"moving": shell.today() in days})

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # it always closes
        """Keep the list."""
        if self.is_saving:
            return
        self.clear_problems()
        try:
            values = self.values()
        except AppError as error:
            self.show_error(error)
            return
        self.is_saving = True
        draft = SavedListDraft(section=self._page.name, wanted=self._wanted, **values)

        def done(_number: int) -> None:
            self.is_saving = False
            self.is_changed = False
            self.close_form()
            self._page.say(f"نمای «{draft.name.strip()}» ذخیره شد.", Tone.SUCCESS)

        self._shell.tasks.write(self, save_list, draft, done=done, failed=self.show_error)
