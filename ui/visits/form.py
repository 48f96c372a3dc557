"""The form of a visit: search first, then who it is and what he wants, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import uuid4

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.clock import to_tehran
from app.contacts import ContactRow, suggest_contacts
from app.errors import AppError
from app.kept_forms import FilledForm, FormKind
from app.text import persian_digits
from app.visits import (
    Channel,
    VisitDraft,
    VisitRules,
    VisitSheet,
    amend_visit,
    receive_visit,
    visit_rules,
    visit_sheet,
)
from ui.common.contact_edit import described
from ui.common.form import CHANGED_MEANWHILE, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.shell import Shell
from ui.theme import Tone
from ui.visits import typing_checks
from ui.visits.earlier import VisitorHistory
from ui.visits.form_fields import FROM_AFAR, show_what_belongs, visit_fields
from ui.visits.texts import shown_number
from ui.visits.values import TYPED, draft_of, values_of, words_of

AFTER_REGISTRATION: Final = "شماره پس از ثبت داده می‌شود"
PRESENT: Final = "مراجع تازه"
REQUEST: Final = "درخواست ملاقات"

#: Called when a visit was saved: its id, and what comes after.
Saved = Callable[[int, str], None]


class VisitForm(FormPanel):
    """Takes a visitor in, writes a request for a visit down, or corrects either."""

    answers = frozenset({"save_new", "toggle_path"})

    def __init__(
        self,
        shell: Shell,
        saved: Saved,
        *,
        is_present: bool = True,
        sheet: VisitSheet | None = None,
    ) -> None:
        super().__init__(PRESENT if sheet is None else f"اصلاح {shown_number(sheet.number)}")
        self._shell, self._saved, self._sheet = shell, saved, sheet
        self._key = uuid4()
        self._parts = visit_fields(shell)
        self.history = VisitorHistory(shell, self, self._fill_from)
        self._lay_fields()
        self._make_buttons()
        self._begin(is_present=is_present)
        self._follow()
        self._show_kind()
        record = None if sheet is None else (sheet.id, sheet.version)
        self.keep(FormKeeper(self, shell.tasks, FormKind.VISIT, self._key, record=record))

    def resume(self, filled: FilledForm) -> None:
        """Go on with a kept form: its record is saved under the key it began with."""
        self._key = filled.token
        super().resume(filled)
        self._show_kind()
        self._ask_history()

    # -- building --------------------------------------------------------------------------

    def _lay_fields(self) -> None:
        column = QWidget()
        outer = self.body
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(6)
        self.lay_rows(self._parts.rows)
        self.body.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(column, 1)
        line.addWidget(self.history)
        outer.addLayout(line)

    def _make_buttons(self) -> None:
        registering = self._sheet is None
        words = "ثبت" if registering else "ذخیره"
        save = self.add_button(f"{words}   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        if registering:
            again = self.add_button("ثبت و بعدی", tip="ثبت و مراجع بعدی (Ctrl+Shift+Enter)")
            again.clicked.connect(lambda: self.save("new"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def _begin(self, *, is_present: bool) -> None:
        sheet = self._sheet
        if sheet is None:
            came = self._now()
            self.fill(
                {
                    "is_present": is_present,
                    "channel": Channel.IN_PERSON if is_present else Channel.PHONE,
                    "arrived_on": came.date(),
                    "arrived_at": came.time(),
                }
            )
            self.note.setText(AFTER_REGISTRATION)
        else:
            self._show_sheet(sheet)

    def _now(self) -> Any:
        office = self._shell.tasks.office
        return to_tehran(office.clock.now()).replace(second=0, microsecond=0) if office else None

    def _show_sheet(self, sheet: VisitSheet) -> None:
        self.fill(values_of(sheet))
        parts = self._parts
        parts.visitor.set_contact(sheet.visitor_id, sheet.visitor_name)
        parts.organisation.set_contact(sheet.organisation_id, sheet.organisation)
        parts.agency.set_contact(sheet.agency_id, sheet.agency)
        self.note.setText(shown_number(sheet.number))
        self._ask_history()

    def _follow(self) -> None:
        parts = self._parts
        parts.visitor.picked.connect(self._visitor_picked)
        for field in (parts.phone, parts.national_id):
            field.edited.connect(lambda field=field: typing_checks.while_typed(field))
            field.line.editingFinished.connect(lambda field=field: self._number_left(field))
        parts.visitor.line.editingFinished.connect(self._ask_history)
        parts.is_present.edited.connect(self._kind_turned)
        self._shell.tasks.read(self, visit_rules, done=self._rules_known, latest="rules")

    def _rules_known(self, rules: VisitRules) -> None:
        self._parts.category.offer_words(rules.categories)

    # -- who it is -------------------------------------------------------------------------

    def _visitor_picked(self, row: ContactRow) -> None:
        """Fill what the directory knows, over nothing that was typed, and ask for the history."""
        self._fill_empty(
            {
                "phone": persian_digits(row.phone),
                "post": row.post,
                "organisation": row.organisation,
                "national_id": persian_digits(row.identity_number),
            }
        )
        self.bar.hide()
        self._ask_history()
        self.fields["subject"].setFocus()

    def _fill_empty(self, known: dict[str, str]) -> None:
        for name, value in known.items():
            if value and not self.fields[name].value().strip():
                self.fields[name].set_value(value)

    def _fill_from(self, sheet: VisitSheet) -> None:
        """Take who he is from an earlier visit of his."""
        names = ("visitor_name", "father_name", "county", "address", "job", "post", "organisation")
        self._fill_empty({name: getattr(sheet, name) for name in names})
        self._fill_empty(
            {name: persian_digits(getattr(sheet, name)) for name in ("phone", "national_id")}
        )
        if self._parts.visitor.contact_id is None and sheet.visitor_id is not None:
            self._parts.visitor.set_contact(sheet.visitor_id, sheet.visitor_name)
        self.bar.hide()
        self._mark_changed()
        self.fields["subject"].setFocus()

    def _number_left(self, field: Any) -> None:
        """A known number tells who comes, before a name is typed."""
        if not typing_checks.when_left(field) or not field.value().strip():
            return
        self._ask_history()
        if self._parts.visitor.contact_id is None:
            self._shell.tasks.read(
                self,
                suggest_contacts,
                field.value(),
                limit=1,
                done=self._number_known,
                latest="number",
            )

    def _number_known(self, rows: list[ContactRow]) -> None:
        if not rows or self._parts.visitor.contact_id is not None:
            return
        name = " · ".join(part for part in described(rows[0]) if part)
        self.bar.say(
            f"این از آنِ {name} است.",
            Tone.INFORMATION,
            action="برگزیدن",
            act=lambda: self._take_known(rows[0]),
        )

    def _take_known(self, row: ContactRow) -> None:
        self._parts.visitor.set_contact(row.id, row.name)
        self._mark_changed()
        self._visitor_picked(row)

    def _ask_history(self) -> None:
        parts = self._parts
        self.history.ask(
            name=parts.visitor.value(),
            phone=parts.phone.value(),
            national_id=parts.national_id.value(),
            contact_id=parts.visitor.contact_id,
            besides=self._sheet.id if self._sheet else None,
        )

    # -- present, or asked for -------------------------------------------------------------

    def perform(self, action: str) -> None:
        """Turn a visitor into a request, or back, by one key."""
        if action == "toggle_path" and self._sheet is None:
            self._parts.is_present.set_value(not self._parts.is_present.value())
            self._mark_changed()
            self._kind_turned()

    def _kind_turned(self) -> None:
        is_present, channel = self._parts.is_present.value(), self._parts.channel
        if is_present:
            channel.set_value(Channel.IN_PERSON)
        elif channel.value() not in FROM_AFAR:
            channel.set_value(Channel.PHONE)
        self._show_kind()

    def _show_kind(self) -> None:
        is_present, is_new = self._parts.is_present.value(), self._sheet is None
        show_what_belongs(self.fields, is_present=is_present, is_new=is_new)
        self.share_rows()
        if is_new:
            self.set_title(PRESENT if is_present else REQUEST)

    # -- saving ----------------------------------------------------------------------------

    def save(self, after: str = "stay") -> None:
        """Take him in, or save the correction."""
        values = self.begin_saving()
        if values is None:
            return
        try:
            draft = self._draft(values)
        except AppError as error:
            self.show_error(error)
            return
        done = lambda number: self._done(number, after)  # noqa: E731  # names what follows
        tasks, sheet = self._shell.tasks, self._sheet
        if sheet is None:
            self.submit(tasks, receive_visit, draft, done=done, failed=self.show_error)
        else:
            known = (sheet.id, sheet.version)
            self.submit(tasks, amend_visit, *known, draft, done=done, failed=self.show_error)

    def _draft(self, values: dict[str, Any]) -> VisitDraft:
        parts = self._parts
        ids = {
            "visitor_id": parts.visitor.contact_id,
            "organisation_id": parts.organisation.contact_id,
            "agency_id": parts.agency.contact_id,
        }
        return draft_of(values, ids, self._sheet, self._key)

    def _done(self, number: int, after: str) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved(number, after)

    def offer_theirs(self) -> None:
        """Another desk saved first: show its words under each field that differs."""
        if self._sheet is not None:
            self._shell.tasks.read(self, visit_sheet, self._sheet.id, done=self._compare)

    def _compare(self, theirs: VisitSheet) -> None:
        if self._sheet is None:
            return
        before, after = values_of(self._sheet), values_of(theirs)
        self._sheet = theirs
        for name in TYPED:
            field = self.fields[name]
            if after[name] != before[name] and after[name] != field.value():
                field.offer(after[name], words_of(name, after[name]))
        self.bar.say(CHANGED_MEANWHILE, Tone.WARNING)
