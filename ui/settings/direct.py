"""Who goes straight through: persons, posts and subjects the office keeps (C12)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.changes import Changes
from app.contacts import ContactKind
from app.phone_calls import (
    DirectDraft,
    DirectKind,
    DirectLine,
    SpokeWith,
    add_direct_rule,
    list_direct_rules,
    remove_direct_rule,
    restore_direct_rule,
)
from app.texts import DIRECT_KINDS, SPOKE_WITH
from ui.common.contact_edit import ContactField
from ui.common.fields import SegmentField, TextField
from ui.settings.panel import SettingsPanel, Standing
from ui.theme import Tone


class DirectForm(SettingsPanel):
    """Adds to the list, and shows it with a way to take each off."""

    title_words = "چه کسی مستقیم وصل می‌شود"
    save_words = "افزودن به فهرست"
    saved_words = "به فهرست تماس مستقیم افزوده شد."

    def make_fields(self) -> None:
        """Lay the form's fields."""
        self._words = ContactField(
            "words", "نام، سمت یا موضوع", self.shell.tasks, needed=True, kinds=(ContactKind.PERSON,)
        )
        kinds = [(kind, DIRECT_KINDS[kind]) for kind in DirectKind]
        who = [(value, SPOKE_WITH[value]) for value in SpokeWith]
        self.lay_rows(
            (
                ((SegmentField("kind", "بر پایه", kinds), 1),),
                ((self._words, 1),),
                ((SegmentField("spoke_with", "وصل می‌شود به", who), 1),),
                ((TextField("note", "یادداشت"), 1),),
            )
        )

    def reload(self) -> None:
        """Read the list."""
        self.shell.tasks.read(self, list_direct_rules, done=self._show, latest="direct")

    def _show(self, lines: Sequence[DirectLine]) -> None:
        self.show_standing("فهرست تماس مستقیم", [self._standing_line(line) for line in lines])

    def _standing_line(self, line: DirectLine) -> Standing:
        parts = (DIRECT_KINDS[line.kind], line.words, SPOKE_WITH[line.spoke_with], line.note)
        text = " · ".join(part for part in parts if part)
        return text, "برداشتن", lambda: self._remove(line)

    def _remove(self, line: DirectLine) -> None:
        self.do(remove_direct_rule, line.id)
        self.bar.say(
            f"«{line.words}» از فهرست برداشته شد.",
            Tone.INFORMATION,
            action="بازگرداندن",
            act=lambda: self.do(restore_direct_rule, line.id),
        )

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Add to the list."""
        return add_direct_rule, (DirectDraft(contact_id=self._words.contact_id, **values),)

    def after_save(self) -> None:
        """Begin an empty form."""
        self.fill({"words": "", "note": ""})
