"""Contacts that are one and the same, side by side: who stays, and whose values stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID, uuid4

from app.contacts import (
    CHOSEN_FIELDS,
    ContactSheet,
    MergeDraft,
    MergeSide,
    Taken,
    fuller,
    likely_survivor,
    merge_contacts,
)
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from ui.common.fields import SegmentField
from ui.common.form import FormPanel
from ui.common.labels import text_label
from ui.shell import Shell

#: Told the survivor's id, its name, and the deed by which it is undone.
Merged = Callable[[int, str, UUID], None]

FIELD_LABELS: Final = {
    "name": "نام",
    "honorific": "عنوان",
    "identity_number": "کد ملی / شناسه ملی",
    "parent_id": "از دستگاه",
    "city": "شهر",
    "address": "نشانی",
    "note": "یادداشت",
}
#: A longer value is cut on its button and stands whole in its tip.
LONGEST: Final = 44
EMPTY: Final = "—"


class MergeForm(FormPanel):
    """Merges two or more contacts; only what differs is asked."""

    answers: frozenset[str] = frozenset()

    def __init__(self, shell: Shell, sides: Sequence[MergeSide], merged: Merged) -> None:
        super().__init__(persian_digits(f"ادغام {len(sides)} سطر در یکی"))
        self._shell, self._sides, self._merged = shell, tuple(sides), merged
        self._key = uuid4()
        self._sheets = {side.sheet.id: side.sheet for side in sides}
        self._ask_survivor()
        self._ask_values()
        self._show_united()
        self.body.addStretch(1)
        save = self.add_button("ادغام   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def _ask_survivor(self) -> None:
        choices = [(side.sheet.id, _headline(side)) for side in self._sides]
        survivor = SegmentField("survivor", "کدام سطر بماند (با ← و → جابه‌جا شوید)", choices)
        survivor.set_value(likely_survivor(self._sides))
        self.lay_rows([[(survivor, 1)]])

    def _ask_values(self) -> None:
        sheets = list(self._sheets.values())
        for name in CHOSEN_FIELDS:
            values = {_value(sheet, name) for sheet in sheets}
            if len(values) < 2:
                continue
            choices = [(sheet.id, _short(_value(sheet, name))) for sheet in sheets]
            field = SegmentField(name, FIELD_LABELS[name], choices)
            field.set_value(fuller(name, sheets))
            for button, sheet in zip(field.buttons(), sheets, strict=True):
                button.setToolTip(_value(sheet, name))
            self.lay_rows([[(field, 1)]])

    def _show_united(self) -> None:
        sheets = list(self._sheets.values())
        phones = dict.fromkeys(isolated_telephone(p.shown) for s in sheets for p in s.phones)
        names = dict.fromkeys(name for s in sheets for name in (s.name, *s.aliases))
        posts = dict.fromkeys(
            "، ".join(part for part in (held.title, held.organisation) if part)
            for s in sheets
            for held in s.positions
        )
        for label, values in (
            ("همه شماره‌ها می‌ماند", phones),
            ("با همه این نام‌ها یافت می‌شود", names),
            ("همه سمت‌ها می‌ماند", posts),
        ):
            if values:
                self.body.addWidget(text_label(label, self, "label"))
                self.body.addWidget(text_label(" · ".join(values), self))
        links = persian_digits(str(sum(side.links for side in self._sides)))
        words = (
            f"هر {links} رکورد بسته به این سطرها (تماس، ارجاع، سمت، گروه …) به سطر مانده بسته "
            "می‌شود. با Ctrl+Z یا «بازگرداندن ادغام» همه‌چیز برمی‌گردد."
        )
        self.body.addSpacing(8)
        self.body.addWidget(text_label(words, self, "muted"))

    def save(self, after: str = "close") -> None:  # noqa: ARG002  # a merge ends the form
        """Merge them."""
        if self.is_saving:
            return
        self.clear_problems()
        values = self.values()
        stays: int = values.pop("survivor")
        taken = {number: Taken(number, sheet.version) for number, sheet in self._sheets.items()}
        survivor = taken.pop(stays)
        draft = MergeDraft(
            survivor=survivor,
            others=tuple(taken.values()),
            chosen=values,
            request_key=self._key,
        )
        self.is_saving = True
        name = self._sheets[values.get("name", stays)].name

        def done(number: int) -> None:
            self.is_saving = self.is_changed = False
            self.finished.emit()
            self._merged(number, name, self._key)

        self._shell.tasks.write(self, merge_contacts, draft, done=done, failed=self.show_error)

    def may_close(self) -> bool:
        """Choices are made again in a moment; nobody is asked about them."""
        return True


def _headline(side: MergeSide) -> str:
    name = _short(f"{side.sheet.honorific} {side.sheet.name}".strip())
    links = persian_digits(f"{side.links} رکورد") if side.links else "بی‌رکورد"
    return f"{name}\n{links}" + (" · بایگانی" if side.sheet.archived else "")


def _value(sheet: ContactSheet, name: str) -> str:
    if name == "parent_id":
        return sheet.parent or EMPTY
    value = str(getattr(sheet, name))
    return isolate(persian_digits(value)) if name == "identity_number" and value else value or EMPTY


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
