"""The directory's form: a person, an organisation or a unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from app.contacts import (
    ContactDraft,
    ContactKind,
    ContactSheet,
    PhoneDraft,
    PositionDraft,
    add_contact,
    amend_contact,
    contact_sheet,
)
from app.errors import AppError
from app.kept_forms import FilledForm, FormKind
from app.text import persian_digits
from app.texts import CONTACT_KINDS
from ui.common.contact_edit import ContactField
from ui.common.fields import Field, LinesField, SegmentField, TextField
from ui.common.form import FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.rows_field import RowsField
from ui.contacts.row_fields import PhoneLine, PositionLine
from ui.shell import Shell
from ui.theme import Tone

Saved = Callable[[int, str], None]

NAME_LABELS = {
    ContactKind.PERSON: "نام و نام خانوادگی",
    ContactKind.ORGANISATION: "نام دستگاه",
    ContactKind.UNIT: "نام واحد",
}


class ContactForm(FormPanel):
    """Adds or corrects a contact."""

    answers: frozenset[str] = frozenset()

    def __init__(self, shell: Shell, saved: Saved, sheet: ContactSheet | None = None) -> None:
        super().__init__("شخص یا دستگاه تازه" if sheet is None else f"اصلاح «{sheet.name}»")
        self._shell, self._saved, self._sheet = shell, saved, sheet
        self._key = uuid4()
        kinds = [(kind, CONTACT_KINDS[kind]) for kind in ContactKind]
        self._kind = SegmentField("kind", "گونه", kinds)
        self._kind.edited.connect(self._show_kind)
        organisations = (ContactKind.ORGANISATION,)
        self._parent = ContactField(
            "parent_id", "از دستگاه", shell.tasks, kinds=organisations, hint="نام دستگاه"
        )
        self._lay_fields()
        save = self.add_button("ذخیره   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        if sheet is not None:
            self._show(sheet)
        self._show_kind()
        record = None if sheet is None else (sheet.id, sheet.version)
        self.keep(FormKeeper(self, shell.tasks, FormKind.CONTACT, self._key, record=record))

    def resume(self, filled: FilledForm) -> None:
        """Go on with a kept form: its record is saved under the key it began with."""
        self._key = filled.token
        super().resume(filled)
        self._show_kind()

    def _lay_fields(self) -> None:
        phones = RowsField("phones", "تلفن‌ها", PhoneLine, self)
        shell = self._shell
        positions = RowsField(
            "positions", "سمت‌ها", lambda: PositionLine(shell.tasks, shell.today), self
        )
        rows: tuple[tuple[tuple[Field, int], ...], ...] = (
            (
                (TextField("name", "نام", needed=True), 5),
                (TextField("honorific", "عنوان", hint="جناب آقای، دکتر …"), 3),
            ),
            ((self._kind, 1),),
            ((self._parent, 1),),
            (
                (TextField("identity_number", "کد ملی / شناسه ملی", digits=True), 1),
                (TextField("city", "شهر"), 1),
            ),
            ((phones, 1),),
            ((positions, 1),),
            ((TextField("aliases", "نام‌های دیگر", hint="با ؛ از هم جدا کنید"), 1),),
            ((LinesField("address", "نشانی", rows=2), 1),),
            ((LinesField("note", "یادداشت", rows=2), 1),),
        )
        self.lay_rows(rows)
        self.body.addStretch(1)

    def _show_kind(self) -> None:
        kind = self._kind.value()
        self.fields["positions"].setVisible(kind is ContactKind.PERSON)
        self._parent.setVisible(kind is ContactKind.UNIT)
        self.fields["name"].editor.setAccessibleName(NAME_LABELS[kind])

    def _show(self, sheet: ContactSheet) -> None:
        self.fill(
            {
                "kind": sheet.kind,
                "name": sheet.name,
                "honorific": sheet.honorific,
                "identity_number": persian_digits(sheet.identity_number),
                "city": sheet.city,
                "address": sheet.address,
                "note": sheet.note,
                "aliases": "؛ ".join(sheet.aliases),
                "phones": [
                    PhoneDraft(number=persian_digits(phone.shown), label=phone.label)
                    for phone in sheet.phones
                ],
                "positions": [
                    (
                        PositionDraft(
                            title=held.title,
                            organisation_id=held.organisation_id,
                            from_day=held.from_day,
                            to_day=held.to_day,
                        ),
                        held.organisation,
                    )
                    for held in sheet.positions
                ],
            }
        )
        self._parent.set_contact(sheet.parent_id, sheet.parent)

    def save(self, after: str = "stay") -> None:
        """Add the contact, or save its correction."""
        if self.is_saving:
            return
        self.clear_problems()
        try:
            draft = self._draft()
        except AppError as error:
            self.show_error(error)
            return
        self.is_saving = True
        tasks, sheet = self._shell.tasks, self._sheet

        def done(number: int) -> None:
            self.is_saving = self.is_changed = False
            self.finished.emit()
            self._saved(number, after)

        if sheet is None:
            self.submit(tasks, add_contact, draft, done=done, failed=self.show_error)
        else:
            self.submit(
                tasks,
                amend_contact,
                sheet.id,
                sheet.version,
                draft,
                done=done,
                failed=self.show_error,
            )

    def _draft(self) -> ContactDraft:
        values: dict[str, Any] = self.values()
        values["aliases"] = tuple(values["aliases"].replace(";", "؛").split("؛"))
        values["parent_id"] = self._parent.contact_id
        if values["kind"] is not ContactKind.UNIT:
            values["parent_id"] = None
        if values["kind"] is not ContactKind.PERSON:
            values["positions"] = ()
        return ContactDraft(**values, request_key=self._key)

    def offer_theirs(self) -> None:
        """Another desk saved first: say so, and let the next save keep what stands here."""
        sheet = self._sheet
        if sheet is None:
            return

        def known(theirs: ContactSheet) -> None:
            before = self._sheet
            self._sheet = theirs
            for name in ("name", "honorific", "identity_number", "city", "address", "note"):
                value = getattr(theirs, name)
                if before is not None and value != getattr(before, name):
                    self.fields[name].offer(value, value)
            self.bar.say(
                "میز دیگری این را در این میان تغییر داده است. نوشته آن میز زیر هر خانه آمده؛ "
                "آنچه شما نوشته‌اید می‌ماند و با ذخیره دوباره ثبت می‌شود.",
                Tone.WARNING,
            )

        self._shell.tasks.read(self, contact_sheet, sheet.id, done=known)
