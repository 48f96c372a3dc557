"""The form of an agreement: with whom, until when, who sees to it, how far it was carried out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from app.contacts import ContactKind
from app.kept_forms import FormKind
from app.marks import Classification
from app.protocol import (
    AgreementDraft,
    AgreementKind,
    AgreementRow,
    AgreementSheet,
    agreement_sheet,
    amend_agreement,
    record_agreement,
)
from app.protocol.texts import AGREEMENT_KINDS
from app.texts import CLASSIFICATIONS
from ui.common.contact_edit import ContactField
from ui.common.fields import ChoiceField, DateField, LinesField, TextField
from ui.common.form import FieldRow
from ui.common.number_field import NumberField
from ui.protocol.case_field import CaseField
from ui.protocol.desk_words import shown_number
from ui.protocol.register_form import RegisterForm

NEW: Final = "توافق تازه"
_PLAIN: Final = (
    "kind",
    "title",
    "classification",
    "country",
    "our_signer",
    "their_signer",
    "signed_on",
    "expires_on",
    "notice_days",
    "subject",
    "progress",
)


class AgreementForm(RegisterForm):
    """Records an agreement, or corrects one."""

    kept_as = FormKind.AGREEMENT
    new_title = NEW
    read_sheet = staticmethod(agreement_sheet)
    record = staticmethod(record_agreement)
    amend = staticmethod(amend_agreement)

    def title_of(self, sheet: AgreementSheet) -> str:
        """Which it is."""
        return f"اصلاح توافق {shown_number(sheet.row.number)}"

    def rows(self) -> Sequence[FieldRow]:
        """What it is and with whom, its days, who sees to it, its words."""
        tasks, today = self.shell.tasks, self.shell.today
        clearance = self.shell.operator().clearance
        classes = [(one, CLASSIFICATIONS[one]) for one in Classification if one <= clearance]
        kinds = [(one, AGREEMENT_KINDS[one]) for one in AgreementKind]
        units = (ContactKind.ORGANISATION, ContactKind.UNIT)
        self.other = ContactField("other_party", "طرف توافق", tasks, kinds=units, hint="")
        self.responsible = ContactField("responsible", "مسئول اجرا", tasks, hint="")
        self.case = CaseField("case_id", "در پرونده تشریفات", tasks)
        return (
            (
                (ChoiceField("kind", "نوع", kinds), 6),
                (ChoiceField("classification", "طبقه‌بندی", classes), 4),
            ),
            ((TextField("title", "عنوان", needed=True), 1),),
            ((self.other, 7), (TextField("country", "کشور"), 4)),
            (
                (TextField("our_signer", "امضاکننده ما"), 1),
                (TextField("their_signer", "امضاکننده طرف"), 1),
            ),
            (
                (DateField("signed_on", "تاریخ امضا", today, needed=True), 4),
                (DateField("expires_on", "پایان اعتبار", today), 4),
                (NumberField("notice_days", "هشدار، چند روز پیش", least=0), 4),
            ),
            ((self.responsible, 6), (self.case, 6)),
            ((LinesField("subject", "موضوع و تعهدات", rows=3), 1),),
            ((LinesField("progress", "پیشرفت اجرا", rows=3), 1),),
        )

    def start(self) -> None:
        """Begin with what it is called."""
        self.fields["title"].setFocus()

    def begin(self) -> None:
        """A memorandum, told of two months before."""
        blank = AgreementDraft()
        self.fill({"kind": blank.kind, "notice_days": blank.notice_days})
        self.fields["expires_on"].show_note("خالی باشد، بی‌مدت است.")

    def show_row(self, row: AgreementRow, names: set[str]) -> None:
        """Show what is known of it."""
        self.fill({name: getattr(row, name) for name in _PLAIN if name in names})
        if "other_party" in names:
            self.other.set_contact(row.other_party_id, row.other_party)
        if "responsible" in names:
            self.responsible.set_contact(row.responsible_id, row.responsible)
        if "case_id" in names:
            self.case.set_case(row.case_id, row.case_number or NO_NUMBER * bool(row.case_id))

    def draft(self, values: dict[str, Any]) -> AgreementDraft:
        """The agreement as typed."""
        plain = {name: values[name] for name in _PLAIN if name != "notice_days"}
        return AgreementDraft(
            **plain,
            notice_days=values["notice_days"] or 0,
            other_party=values["other_party"],
            other_party_id=self.other.contact_id,
            responsible=values["responsible"],
            responsible_id=self.responsible.contact_id,
            case_id=values["case_id"],
            request_key=self.request_key,
        )

    def classification(self) -> int:
        """As secret as it is typed."""
        return int(self.fields["classification"].value())


#: In place of the number of a case this operator may not see.
NO_NUMBER: Final = "پرونده‌ای که نمی‌بینید"
