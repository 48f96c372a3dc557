"""The form of a petition of a public day: all of form P2.F4, the earlier petitions beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.contacts import ContactKind, ContactRow
from app.identity import national_id
from app.kept_forms import FilledForm, FormKind
from app.marks import Classification
from app.text import persian_digits
from app.texts import CLASSIFICATIONS
from app.visits import (
    Channel,
    EarlierSheet,
    PetitionKind,
    SpecialStatus,
    VisitDraft,
    VisitPath,
    VisitRules,
    VisitSheet,
    amend_visit,
    receive_visit,
    visit_rules,
    visit_sheet,
)
from app.visits.texts import PETITION_KINDS, SPECIAL_STATUSES, VISIT_CHANNELS
from ui.common.contact_edit import ContactField
from ui.common.fields import ChoiceField, LinesField, TextField
from ui.common.form import CHANGED_MEANWHILE, FieldRow, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.history import HistoryNote
from ui.common.known_words import KnownWordsField
from ui.common.number_field import NumberField
from ui.public_days.earlier import ask_earlier, entry_of
from ui.public_days.texts import DAY, shown_number
from ui.shell import Shell
from ui.theme import Tone

HISTORY: Final = "پیش از این"
#: So many digits are a whole national id.
WHOLE_ID: Final = 10
#: Shown in Persian digits.
_DIGITS: Final = ("phone", "national_id", "samad_code", "list_number")
#: What the form holds as the draft does.
TYPED: Final = (
    "visitor_name",
    "father_name",
    "national_id",
    "phone",
    "address",
    "county",
    "job",
    "special_status",
    "companions",
    "group_size",
    "channel",
    "petition_kind",
    "subject",
    "problem",
    "category",
    "agency",
    "documents",
    "expert",
    "expert_opinion",
    "samad_code",
    "list_number",
    "note",
    "classification",
)
#: What a correction keeps and the form does not show.
KEPT: Final = ("post", "organisation_id", "organisation", "carried_from_id")

#: Called with the petition that was saved and what comes after.
Saved = Callable[[int, str], None]


@dataclass(frozen=True)
class OfDay:
    """The day a petition is for."""

    id: int
    number: str


class PetitionForm(FormPanel):
    """Takes a petition down, or corrects it."""

    answers = frozenset({"save_new"})

    def __init__(
        self, shell: Shell, day: OfDay, saved: Saved, sheet: VisitSheet | None = None
    ) -> None:
        named = f"{DAY} {shown_number(day.number)}"
        title = f"درخواست تازه — {named}"
        super().__init__(title if sheet is None else f"اصلاح درخواست {shown_number(sheet.number)}")
        self._shell, self._day, self._saved, self._sheet = shell, day, saved, sheet
        self._key = uuid4()
        units = (ContactKind.ORGANISATION, ContactKind.UNIT)
        self.visitor = ContactField("visitor_name", "نام", shell.tasks, needed=True)
        self.agency = ContactField("agency", "دستگاه", shell.tasks, kinds=units, hint="")
        self.category = KnownWordsField("category", "دسته")
        self.history = HistoryNote(HISTORY, self)
        self.earlier = EarlierSheet()
        self._lay()
        self._make_buttons()
        self._begin()
        self._follow()
        record = None if sheet is None else (sheet.id, sheet.version)
        more = {"day": day.id, "number": day.number}
        kind = FormKind.PETITION
        self.keep(FormKeeper(self, shell.tasks, kind, self._key, record=record, more=more))

    # -- building --------------------------------------------------------------------------

    def _lay(self) -> None:
        column, outer = QWidget(), self.body
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(6)
        self.lay_rows(self._rows())
        self.body.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(column, 1)
        line.addWidget(self.history)
        outer.addLayout(line)

    def _rows(self) -> tuple[FieldRow, ...]:
        clearance = self._shell.operator().clearance
        classes = [(one, CLASSIFICATIONS[one]) for one in Classification if one <= clearance]
        kinds = [(one, PETITION_KINDS[one]) for one in PetitionKind]
        special = [(one, SPECIAL_STATUSES[one]) for one in SpecialStatus]
        channels = [(one, VISIT_CHANNELS[one]) for one in Channel]
        return (
            (
                (self.visitor, 6),
                (TextField("father_name", "نام پدر"), 4),
                (TextField("national_id", "کد ملی", digits=True), 4),
            ),
            (
                (TextField("phone", "تلفن", digits=True), 4),
                (TextField("county", "شهرستان"), 4),
                (TextField("job", "شغل"), 4),
            ),
            (
                (TextField("subject", "موضوع", needed=True), 10),
                (ChoiceField("petition_kind", "گونه", kinds), 4),
            ),
            ((LinesField("problem", "شرح مشکل", rows=5), 1),),
            ((self.category, 5), (self.agency, 6)),
            (
                (LinesField("expert_opinion", "نظر کارشناس", rows=3), 8),
                (TextField("expert", "کارشناس"), 4),
            ),
            (
                (LinesField("documents", "مدارک", rows=2), 8),
                (TextField("samad_code", "کد سامد", digits=True), 4),
            ),
            (
                (ChoiceField("special_status", "وضعیت ویژه", special), 5),
                (TextField("address", "نشانی"), 8),
            ),
            (
                (LinesField("companions", "همراهان، هر کس در یک سطر", rows=2), 8),
                (NumberField("group_size", "شمار گروه"), 3),
            ),
            (
                (ChoiceField("channel", "از راه", channels), 4),
                (TextField("list_number", "ردیف فهرست", digits=True), 3),
                (ChoiceField("classification", "طبقه‌بندی", classes), 4),
            ),
            ((LinesField("note", "یادداشت دفتر", rows=2), 1),),
        )

    def _make_buttons(self) -> None:
        words = "ثبت" if self._sheet is None else "ذخیره"
        save = self.add_button(f"{words}   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        if self._sheet is None:
            again = self.add_button("ثبت و بعدی   \u2066Ctrl+Shift+Enter\u2069")
            again.clicked.connect(lambda: self.save("new"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def _begin(self) -> None:
        sheet = self._sheet
        if sheet is None:
            self.fill({"channel": Channel.INSPECTION})
            return
        self.fill(_values_of(sheet))
        self.visitor.set_contact(sheet.visitor_id, sheet.visitor_name)
        self.agency.set_contact(sheet.agency_id, sheet.agency)
        self._ask_earlier()

    def _follow(self) -> None:
        self.visitor.picked.connect(self._visitor_picked)
        self.visitor.line.editingFinished.connect(self._ask_earlier)
        for name in ("phone", "national_id"):
            line = self.fields[name].editor
            line.editingFinished.connect(self._ask_earlier)  # type: ignore[attr-defined]  # a line
        self.fields["national_id"].edited.connect(self._prove_id)
        self._shell.tasks.read(self, visit_rules, done=self._rules_known)

    def _rules_known(self, rules: VisitRules) -> None:
        self.category.offer_words(rules.categories)

    def _prove_id(self) -> None:
        """Say of a whole national id at once that it is none."""
        field = self.fields["national_id"]
        typed = field.value().strip()
        if len(typed) < WHOLE_ID:
            return
        try:
            national_id(typed)
        except ValueError as error:
            field.show_problem(str(error))

    # -- who it is -------------------------------------------------------------------------

    def _visitor_picked(self, row: ContactRow) -> None:
        known = {
            "phone": persian_digits(row.phone),
            "national_id": persian_digits(row.identity_number),
        }
        for name, value in known.items():
            if value and not self.fields[name].value().strip():
                self.fields[name].set_value(value)
        self._ask_earlier()
        self.fields["subject"].setFocus()

    def _ask_earlier(self) -> None:
        ask_earlier(
            self,
            self._shell.tasks,
            self._show_earlier,
            name=self.visitor.value(),
            phone=self.fields["phone"].value(),
            national_id=self.fields["national_id"].value(),
            contact_id=self.visitor.contact_id,
            besides=self._sheet.id if self._sheet is not None else None,
        )

    def _show_earlier(self, earlier: EarlierSheet) -> None:
        self.earlier = earlier
        self.history.title = f"{HISTORY} · {earlier.words}" if earlier.words else HISTORY
        self.history.show_entries([entry_of(line) for line in earlier.lines])

    def resume(self, filled: FilledForm) -> None:
        """Go on with a kept form: its record is saved under the key it began with."""
        self._key = filled.token
        super().resume(filled)
        self._ask_earlier()

    # -- saving ----------------------------------------------------------------------------

    def save(self, after: str = "stay") -> None:
        """Take the petition down, or save the correction."""
        values = self.begin_saving()
        if values is None:
            return
        draft = self._draft(values)
        done = lambda number: self._done(number, after)  # noqa: E731  # names what follows
        tasks, sheet = self._shell.tasks, self._sheet
        if sheet is None:
            self.submit(tasks, receive_visit, draft, done=done, failed=self.show_error)
        else:
            known = (sheet.id, sheet.version)
            self.submit(tasks, amend_visit, *known, draft, done=done, failed=self.show_error)

    def _draft(self, values: dict[str, Any]) -> VisitDraft:
        """What the form hands over; what it does not show of a corrected petition stays."""
        sheet = self._sheet
        kept = {name: getattr(sheet, name) for name in KEPT} if sheet is not None else {}
        return VisitDraft(
            path=VisitPath.PUBLIC,
            is_present=False,
            public_day_id=sheet.public_day_id if sheet is not None else self._day.id,
            visitor_id=self.visitor.contact_id,
            agency_id=self.agency.contact_id,
            request_key=self._key,
            **{name: values[name] for name in TYPED},
            **kept,
        )

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
        before, after = _values_of(self._sheet), _values_of(theirs)
        self._sheet = theirs
        for name in TYPED:
            field = self.fields[name]
            if after[name] != before[name] and after[name] != field.value():
                field.offer(after[name], _words_of(name, after[name]))
        self.bar.say(CHANGED_MEANWHILE, Tone.WARNING)


def _values_of(sheet: VisitSheet) -> dict[str, Any]:
    values = {name: getattr(sheet, name) for name in TYPED}
    return values | {name: persian_digits(values[name]) for name in _DIGITS}


_WORDS: Final = {
    "channel": VISIT_CHANNELS,
    "petition_kind": PETITION_KINDS,
    "special_status": SPECIAL_STATUSES,
    "classification": CLASSIFICATIONS,
}


def _words_of(name: str, value: Any) -> str:
    """A field's value as another desk's is told of it."""
    known: Any = _WORDS.get(name)
    return known[value] if known else persian_digits(str(value if value is not None else ""))
