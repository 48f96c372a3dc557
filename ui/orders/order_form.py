"""The form of an order: his words, when, and to whom it goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from app.changes import Changes, Kind
from app.kept_forms import FilledForm, FormKind
from app.marks import Classification
from app.order_sources import record_order_on
from app.orders import GIVEN_BY_HIM, OrderDraft, OrderKind, SourceCard
from app.text import isolate, persian_digits
from app.texts import CLASSIFICATIONS, ORDER_KINDS
from ui.common.addressees import Addressees
from ui.common.fields import ChoiceField, DateField, SegmentField, TextField, TimeField
from ui.common.form import FieldRow, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.labels import text_label
from ui.common.phrase_edit import PhraseField
from ui.shell import Shell

Saved = Callable[[int], None]

#: What a paper's orders may be; without a paper there is only his word.
_ON_PAPER: Final = tuple((kind, ORDER_KINDS[kind]) for kind in GIVEN_BY_HIM)
_SPOKEN: Final = ((OrderKind.ORAL, ORDER_KINDS[OrderKind.ORAL]),)


@dataclass(frozen=True)
class OnRecord:
    """What the order stands on.

    Attributes:
        title: What the record is called.
    """

    title: str
    card: SourceCard


class OrderForm(FormPanel):
    """An order on a record, or without any paper."""

    def __init__(self, shell: Shell, saved: Saved, on: OnRecord | None = None) -> None:
        self._on = on
        super().__init__(_title(on))
        self._shell, self._saved = shell, saved
        self._token: UUID = uuid4()
        self._given_on = DateField("given_on", "تاریخ دستور", shell.today)
        self._addressees = Addressees(shell, given_on=self._given_on.day_or_today)
        if on is not None:
            asked = " · ".join(part for part in (on.card.title, on.card.applicant) if part)
            self.body.addWidget(text_label(asked, self, "muted"))
        self.lay_rows(self._rows(shell))
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        again = self.add_button("ثبت و دستور بعدی   \u2066Ctrl+Shift+Enter\u2069")
        again.clicked.connect(lambda: self.save("new"))
        again.setVisible(on is None)
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.keep(
            FormKeeper(
                self,
                shell.tasks,
                FormKind.ORDER,
                self._token,
                more=_kept_source(on),
            )
        )

    def _rows(self, shell: Shell) -> list[FieldRow]:
        kinds = _SPOKEN if self._on is None else _ON_PAPER
        kind = SegmentField("kind", "گونه", kinds)
        given_on = self._given_on
        words = PhraseField(
            "words",
            "متن دستور، همان‌گونه که داده شد",
            shell.tasks,
            given_on.day_or_today,
            needed=True,
            rows=4,
        )
        self._addressees.follow(words)
        given_at = TimeField("given_at", "ساعت")
        given_on.set_value(shell.today())
        rows: list[FieldRow] = [((words, 1),), ((kind, 3), (given_on, 2), (given_at, 1))]
        if self._on is None:
            applicant = TextField("applicant", "به درخواست چه کسی", hint="اگر کسی خواسته است")
            phone = TextField("applicant_phone", "تلفن او", digits=True)
            rows.append(((applicant, 4), (phone, 3), (self._classification_field(shell), 3)))
        return [*rows, *self._addressees.rows()]

    def _classification_field(self, shell: Shell) -> ChoiceField:
        clearance = shell.operator().clearance
        choices = [(one, CLASSIFICATIONS[one]) for one in Classification if one <= clearance]
        return ChoiceField("classification", "طبقه‌بندی", choices)

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its order is saved with."""
        super().resume(filled)
        self._token = filled.token

    def classification(self) -> int:
        """As secret as its record, or as it says of itself."""
        if self._on is not None:
            return int(self._on.card.classification)
        return int(self.fields["classification"].value() or 0)

    def save(self, after: str = "stay") -> None:
        """Record the order."""
        values = self.begin_saving()
        if values is None:
            return
        card = self._on.card if self._on is not None else SourceCard()
        referrals = self._addressees.take(values)
        draft = OrderDraft(**values, referrals=referrals, request_key=self._token)
        operation: Callable[..., Changes[int]] = record_order_on

        def done(number: int) -> None:
            self.is_saving = False
            self.is_changed = False
            self._saved(number)
            self.finished.emit()
            if after == "new":
                self._shell.action("new").trigger()

        self.submit(
            self._shell.tasks,
            operation,
            card.kind,
            card.id,
            draft,
            done=done,
            failed=self.show_error,
        )


def _title(on: OnRecord | None) -> str:
    if on is None:
        return "دستور تازه"
    return f"دستور بر {on.title} {isolate(persian_digits(on.card.number))}"


def _kept_source(on: OnRecord | None) -> dict[str, Any]:
    if on is None or on.card.kind is None:
        return {}
    return {"source_kind": on.card.kind.value, "source_id": on.card.id}


def kept_source(filled: FilledForm) -> tuple[Kind, int] | None:
    """The record a kept form's order stands on."""
    kind, number = filled.content.get("source_kind"), filled.content.get("source_id")
    return (Kind(kind), int(number)) if kind and number else None
