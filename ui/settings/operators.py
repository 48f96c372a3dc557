"""Who works at the desks, what they may do, and up to which classification they see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.access import RIGHT_NAMES, Right
from app.changes import Changes
from app.marks import Classification
from app.operators import (
    OperatorDraft,
    OperatorRow,
    add_operator,
    list_operators,
    set_operator_active,
    set_operator_rights,
)
from app.texts import CLASSIFICATIONS
from ui.common.fields import CheckField, ChoiceField, Field, TextField
from ui.settings.panel import SettingsPanel, Standing


class OperatorForm(SettingsPanel):
    """Adds an operator, or changes the rights of one chosen below."""

    title_words = "کاربر تازه"
    save_words = "ذخیره کاربر"

    def make_fields(self) -> None:
        """Lay the form's fields."""
        self._chosen: OperatorRow | None = None
        levels = [(level, CLASSIFICATIONS[level]) for level in Classification]
        rights: list[tuple[Field, int]] = [
            (CheckField(right.value, RIGHT_NAMES[right]), 1) for right in Right
        ]
        self.lay_rows(
            (
                (
                    (TextField("full_name", "نام و نام خانوادگی", needed=True), 3),
                    (TextField("name", "نام کوتاه", needed=True), 2),
                ),
                (
                    (TextField("unit", "واحد"), 3),
                    (ChoiceField("clearance", "سطح دسترسی", levels), 2),
                ),
                rights[:4],
                rights[4:],
            )
        )

    def reload(self) -> None:
        """Read the operators."""
        self.shell.tasks.read(self, list_operators, done=self._show, latest="operators")

    def _show(self, rows: Sequence[OperatorRow]) -> None:
        self.show_standing("کاربران", [line for row in rows for line in self._lines(row)])

    def _lines(self, row: OperatorRow) -> list[Standing]:
        away = "" if row.active else " · کنار گذاشته"
        parts = (row.full_name, row.unit, CLASSIFICATIONS[row.clearance])
        text = " · ".join(part for part in parts if part) + away
        words = "کنار گذاشتن" if row.active else "بازگرداندن"

        def switch() -> None:
            self.shell.tasks.write(
                self,
                _switch,
                row.id,
                not row.active,
                failed=self.show_error,
            )

        own = row.id == self.shell.operator().id
        lines: list[Standing] = [(text, "اصلاح حقوق", lambda: self._choose(row))]
        if not own:
            lines.append(("", f"{words} «{row.full_name}»", switch))
        return lines

    def _choose(self, row: OperatorRow) -> None:
        self._chosen = row
        self.set_title(f"حقوق «{row.full_name}»")
        self.fill(
            {
                "full_name": row.full_name,
                "name": row.name,
                "unit": row.unit,
                "clearance": row.clearance,
                **{right.value: right in row.rights for right in Right},
            }
        )
        for name in ("full_name", "name", "unit"):
            self.fields[name].editor.setEnabled(False)

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Add the operator, or change the chosen one's rights."""
        rights = frozenset(right for right in Right if values[right.value])
        if self._chosen is not None:
            return set_operator_rights, (self._chosen.id, rights, values["clearance"])
        draft = OperatorDraft(
            name=values["name"],
            full_name=values["full_name"],
            unit=values["unit"],
            rights=rights,
            clearance=values["clearance"],
        )
        return add_operator, (draft,)

    def after_save(self) -> None:
        """Begin an empty form."""
        self._chosen = None
        self.set_title(self.title_words)
        for name in ("full_name", "name", "unit"):
            self.fields[name].editor.setEnabled(True)
        empty: dict[str, Any] = {"full_name": "", "name": "", "unit": ""}
        self.fill(empty | {right.value: False for right in Right})


def _switch(session: Any, number: int, active: bool) -> Changes[None]:  # noqa: FBT001
    return set_operator_active(session, number, active=active)
