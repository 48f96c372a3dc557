"""The form of a gift: what, to whom or from whom, what it is worth, where it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from app.kept_forms import FormKind
from app.protocol import (
    GiftDirection,
    GiftDraft,
    GiftRow,
    GiftSheet,
    amend_gift,
    gift_sheet,
    record_gift,
)
from app.protocol.texts import GIFT_DIRECTIONS
from ui.common.contact_edit import ContactField
from ui.common.fields import DateField, SegmentField, TextField
from ui.common.form import FieldRow
from ui.common.money_field import MoneyField
from ui.common.number_field import NumberField
from ui.protocol.case_field import CaseField
from ui.protocol.desk_words import shown_number
from ui.protocol.register_form import RegisterForm

NEW: Final = "هدیه تازه"
#: What belongs to what was received alone.
_KEPT: Final = ("inventory_number", "kept_where")
_PLAIN: Final = (
    "direction",
    "item",
    "quantity",
    "value",
    "given_on",
    "organisation",
    "country",
    *_KEPT,
    "note",
)


class GiftRecordForm(RegisterForm):
    """Records a gift, or corrects one."""

    kept_as = FormKind.GIFT
    new_title = NEW
    read_sheet = staticmethod(gift_sheet)
    record = staticmethod(record_gift)
    amend = staticmethod(amend_gift)

    def title_of(self, sheet: GiftSheet) -> str:
        """Which it is."""
        return f"اصلاح هدیه {shown_number(sheet.row.number)}"

    def rows(self) -> Sequence[FieldRow]:
        """Which way it went, what, to whom, and where it is kept."""
        tasks = self.shell.tasks
        directions = [(one, GIFT_DIRECTIONS[one]) for one in GiftDirection]
        self.direction = SegmentField("direction", "سو", directions)
        self.direction.edited.connect(self._show_what_belongs)
        self.who = ContactField("name", "به که، یا از که", tasks, hint="")
        self.case = CaseField("case_id", "در پرونده تشریفات", tasks)
        return (
            ((self.direction, 6), (DateField("given_on", "تاریخ", self.shell.today), 5)),
            ((TextField("item", "هدیه", needed=True), 8), (NumberField("quantity", "شمار"), 3)),
            ((self.who, 1),),
            ((TextField("organisation", "دستگاه"), 6), (TextField("country", "کشور"), 5)),
            ((MoneyField("value", "ارزش برآوردی (ریال)"), 6), (self.case, 5)),
            (
                (TextField("inventory_number", "شماره اموال", digits=True), 5),
                (TextField("kept_where", "جای نگهداری، یا به که سپرده شد"), 6),
            ),
            ((TextField("note", "یادداشت"), 1),),
        )

    def start(self) -> None:
        """Begin with what it is."""
        self.fields["item"].setFocus()

    def begin(self) -> None:
        """One piece, given today."""
        today = self.shell.today()
        self.fill({"direction": GiftDirection.GIVEN, "quantity": 1, "given_on": today})
        self._show_what_belongs()

    def _show_what_belongs(self) -> None:
        is_received = self.direction.value() is GiftDirection.RECEIVED
        for name in _KEPT:
            field = self.fields[name]
            field.setVisible(is_received or bool(field.raw()))
        self.who.rename("از که" if is_received else "به که")
        self.share_rows()

    def show_row(self, row: GiftRow, names: set[str]) -> None:
        """Show what is known of it."""
        self.fill({name: getattr(row, name) for name in _PLAIN if name in names})
        if "name" in names:
            self.who.set_contact(row.contact_id, row.name)
        if "case_id" in names:
            self.case.set_case(row.case_id, row.case_number)
        self._show_what_belongs()

    def resume(self, filled: Any) -> None:
        """Go on with a form that was kept, with the fields that belong to it."""
        super().resume(filled)
        self._show_what_belongs()

    def draft(self, values: dict[str, Any]) -> GiftDraft:
        """The gift as typed."""
        plain = {name: values[name] for name in _PLAIN if name != "quantity"}
        return GiftDraft(
            **plain,
            quantity=values["quantity"] or 1,
            name=values["name"],
            contact_id=self.who.contact_id,
            case_id=values["case_id"],
            request_key=self.request_key,
        )

    def classification(self) -> int:
        """As secret as the gift it corrects."""
        return 0 if self._sheet is None else int(self._sheet.classification)
