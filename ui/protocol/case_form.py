"""The form of a case: what it is comes first, and only what belongs to such a case is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from app.contacts import ContactKind
from app.kept_forms import FilledForm, FormKind
from app.marks import Classification
from app.protocol import (
    CaseDraft,
    CaseKind,
    CaseSheet,
    ChecklistLine,
    ConsularKind,
    OccasionRow,
    ProtocolRules,
    SecondLanguage,
    amend_case,
    case_proposal,
    case_sheet,
    checklists,
    open_case,
    protocol_rules,
)
from app.protocol.texts import CASE_KINDS, CONSULAR_KINDS, LANGUAGES
from app.texts import CLASSIFICATIONS
from ui.common.awaited_choice import AwaitedChoice
from ui.common.contact_edit import ContactField
from ui.common.fields import CheckField, ChoiceField, DateField, LinesField, TextField
from ui.common.form import CHANGED_MEANWHILE, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.letter_field import LetterField
from ui.common.moment_field import MomentField, now_at
from ui.protocol.desk_words import case_days, case_name, joined
from ui.shell import Shell
from ui.theme import Tone

NEW: Final = "پرونده تازه"
USUAL_CHECKLIST: Final = "چک‌لیست همیشگی این نوع"
NO_RANK: Final = "نوشته نشده"
#: Called with the case that was saved.
Saved = Callable[[int], None]

#: Fields every case has; the others belong to some kinds alone.
_ABROAD: Final = frozenset({"country", "city"})
_SECOND: Final = frozenset({"second_subject", "second_language"})
BELONGS: Final[Mapping[CaseKind, frozenset[str]]] = {
    CaseKind.FOREIGN_TRIP: _ABROAD,
    CaseKind.OUTBOUND_DELEGATION: _ABROAD,
    CaseKind.DELEGATION: _ABROAD | _SECOND | {"host"},
    CaseKind.DOMESTIC_GUEST: frozenset({"host", "city"}),
    CaseKind.CEREMONY: _SECOND | {"host"},
    CaseKind.PAVILION: frozenset({"flight", "flight_at", "host"}),
    CaseKind.CONSULAR: frozenset({"country", "consular_kind", "consulate"}),
    CaseKind.OCCASION: frozenset(),
    CaseKind.COUNTRY_SESSION: frozenset({"country", "host"}) | _SECOND,
}
OF_SOME: Final = frozenset().union(*BELONGS.values())
#: What the first and last day, the body, and the purpose are called in a case of a kind.
LABELS: Final[Mapping[CaseKind, tuple[str, str, str]]] = {
    CaseKind.FOREIGN_TRIP: ("روز رفتن", "روز بازگشت", "دستگاه دعوت‌کننده"),
    CaseKind.OUTBOUND_DELEGATION: ("روز رفتن", "روز بازگشت", "برگزارکننده همایش"),
    CaseKind.DELEGATION: ("روز ورود", "روز رفتن", "دستگاه فرستنده هیأت"),
    CaseKind.DOMESTIC_GUEST: ("روز ورود", "روز رفتن", "دستگاه میهمان"),
    CaseKind.CEREMONY: ("روز برگزاری", "روز پایان", "برگزارکننده"),
    CaseKind.PAVILION: ("روز پرواز", "روز پایان", "دستگاه میهمان"),
    CaseKind.CONSULAR: ("روز درخواست", "مهلت", "دستگاه متقاضی"),
    CaseKind.OCCASION: ("روز مناسبت", "روز پایان", "متولی مناسبت"),
    CaseKind.COUNTRY_SESSION: ("روز نشست", "روز پایان", "برگزارکننده"),
}
#: What is proposed by a letter, an occasion or the kind, and typed over where nobody typed yet.
PROPOSED: Final = (
    "subject",
    "requested_by",
    "request_date",
    "second_language",
    "starts_on",
    "ends_on",
)
_PLAIN: Final = (
    "subject",
    "second_subject",
    "second_language",
    "classification",
    "starts_on",
    "ends_on",
    "country",
    "city",
    "place",
    "purpose",
    "rank",
    "with_governor",
    "host",
    "note",
    "requested_by",
    "request_date",
    "flight",
    "flight_at",
    "consular_kind",
    "consulate",
)


@dataclass(frozen=True)
class CaseOrigin:
    """What a new case begins with: its kind, a letter that asks for it, an occasion."""

    kind: CaseKind = CaseKind.FOREIGN_TRIP
    letter_id: int | None = None
    occasion: OccasionRow | None = None


class CaseForm(FormPanel):
    """Opens a case, or corrects one; its days are moved elsewhere."""

    answers: frozenset[str] = frozenset()

    def __init__(
        self,
        shell: Shell,
        saved: Saved,
        sheet: CaseSheet | None = None,
        origin: CaseOrigin | None = None,
    ) -> None:
        """Make the form.

        Args:
            shell: The window.
            saved: Called when it is saved.
            sheet: The case that is corrected.
            origin: What a new one begins with.
        """
        super().__init__(NEW if sheet is None else f"اصلاح {case_name(sheet)}")
        self._shell, self._saved, self._sheet, self._key = shell, saved, sheet, uuid4()
        self.origin = origin or CaseOrigin()
        #: Fields a person touched: what is proposed later leaves them alone.
        self._touched: set[str] = set()
        self._make_fields()
        self._lay()
        self._begin()
        record = None if sheet is None else (sheet.id, sheet.version)
        self.keep(FormKeeper(self, shell.tasks, FormKind.CASE, self._key, record=record, more={}))
        for name, field in self.fields.items():
            field.edited.connect(lambda name=name: self._touched.add(name))

    # -- building --------------------------------------------------------------------------

    def _make_fields(self) -> None:
        shell, tasks = self._shell, self._shell.tasks
        units = (ContactKind.ORGANISATION, ContactKind.UNIT)
        kinds = [(one, CASE_KINDS[one.value]) for one in CaseKind]
        self.kind = ChoiceField("kind", "نوع پرونده", kinds)
        self.checklist = AwaitedChoice("checklist", "چک‌لیست", USUAL_CHECKLIST)
        self.rank = AwaitedChoice("rank", "مقام", NO_RANK)
        self.body_field = ContactField("body", "دستگاه", tasks, kinds=units, hint="")
        self.owner = ContactField("owner", "مسئول پرونده در دفتر", tasks, hint="")
        self.request = LetterField(tasks, "request_number", "شماره نامه درخواست")
        clearance = shell.operator().clearance
        classes = [(one, CLASSIFICATIONS[one]) for one in Classification if one <= clearance]
        self.classification_field = ChoiceField("classification", "طبقه‌بندی", classes)
        consular = [(one, CONSULAR_KINDS[one.value]) for one in ConsularKind]
        languages = [(one, LANGUAGES[one.value]) for one in SecondLanguage]
        self.consular = ChoiceField("consular_kind", "درخواست کنسولی", consular)
        self.language = ChoiceField("second_language", "زبان دوم برنامه", languages)
        self.kind.edited.connect(self._kind_chosen)
        self.request.picked.connect(lambda letter: self._ask_proposal(letter.id))

    def _lay(self) -> None:
        shell = self._shell
        self.starts = DateField("starts_on", "روز آغاز", shell.today, needed=True)
        self.ends = DateField("ends_on", "روز پایان", shell.today)
        self.lay_rows(
            [
                ((self.kind, 5), (self.checklist, 7)),
                ((TextField("subject", "موضوع", needed=True), 1),),
                ((self.starts, 1), (self.ends, 1)),
                ((TextField("country", "کشور"), 1), (TextField("city", "شهر"), 1)),
                ((self.body_field, 7), (self.rank, 5)),
                ((TextField("flight", "پرواز"), 5), (self._flight_at(), 7)),
                ((self.consular, 5), (TextField("consulate", "سفارت یا کنسولگری"), 7)),
                ((TextField("place", "جا"), 6), (TextField("host", "میزبان"), 6)),
                ((TextField("requested_by", "درخواست‌کننده"), 1),),
                (
                    (self.request, 7),
                    (DateField("request_date", "تاریخ درخواست", shell.today), 5),
                ),
                ((self.owner, 7), (self.classification_field, 5)),
                ((CheckField("with_governor", "استاندار خود در آن است"), 1),),
                ((TextField("second_subject", "موضوع به زبان دوم"), 7), (self.language, 5)),
                ((LinesField("purpose", "هدف", rows=2), 1),),
                ((LinesField("note", "یادداشت", rows=2), 1),),
            ]
        )
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def _flight_at(self) -> MomentField:
        return MomentField("flight_at", "زمان پرواز", lambda: now_at(self._shell))

    def start(self) -> None:
        """Begin with the kind of a new one, with the words of one that is known."""
        asks_kind = self._sheet is None and self.origin == CaseOrigin()
        (self.kind if asks_kind else self.fields["subject"]).setFocus()

    # -- what stands in it at first ----------------------------------------------------------

    def _begin(self) -> None:
        tasks, sheet = self._shell.tasks, self._sheet
        tasks.read(self, protocol_rules, done=self._rules_known)
        self.kind.set_value(sheet.kind if sheet is not None else self.origin.kind)
        self.kind.setEnabled(sheet is None)
        self.checklist.setVisible(sheet is None)
        for field in (self.starts, self.ends):
            field.setVisible(sheet is None)
        self._show_what_belongs()
        if sheet is not None:
            self._show_sheet(sheet)
            return
        tasks.read(self, checklists, done=self._checklists_known)
        self._ask_proposal(self.origin.letter_id)

    def _rules_known(self, rules: ProtocolRules) -> None:
        was_changed = self.is_changed
        self.rank.offer_values([(one.key, one.name) for one in rules.ranks])
        self.is_changed = was_changed

    def _checklists_known(self, lines: Sequence[ChecklistLine]) -> None:
        self._lines = tuple(lines)
        self._offer_checklists()

    _lines: tuple[ChecklistLine, ...] = ()

    def _offer_checklists(self) -> None:
        kind, was_changed = self.kind.value(), self.is_changed
        offered = [(one.key, one.name) for one in self._lines if one.kind is kind]
        if self.checklist.value() not in {key for key, _name in offered}:
            self.checklist.set_value(offered[0][0] if offered else None)
        self.checklist.offer_values(offered)
        self.is_changed = was_changed

    def _kind_chosen(self) -> None:
        self._offer_checklists()
        self._show_what_belongs()
        self._ask_proposal(self.request.letter_id)

    def _show_what_belongs(self) -> None:
        kind: CaseKind = self.kind.value()
        for name in OF_SOME:
            self.fields[name].setVisible(name in BELONGS[kind])
        labels = zip(LABELS[kind], (self.starts, self.ends, self.body_field), strict=True)
        for words, field in labels:
            field.rename(words)
        self.share_rows()

    def _show_sheet(self, sheet: CaseSheet) -> None:
        self.fill(_values(sheet))
        self.note.setText(joined(CASE_KINDS[sheet.kind.value], case_days(sheet)))
        if sheet.rank:
            self.rank.set_known(sheet.rank, sheet.rank_name)
        self.body_field.set_contact(sheet.body_id, sheet.body)
        self.owner.set_contact(sheet.owner_id, sheet.owner)
        self.request.set_letter(sheet.letter_id, sheet.request_number)

    def _ask_proposal(self, letter_id: int | None) -> None:
        asked: dict[str, Any] = {"letter_id": letter_id, "occasion": self.origin.occasion}
        kind = self.kind.value()
        self._shell.tasks.read(
            self, case_proposal, kind, **asked, done=self.propose, latest="proposal"
        )

    def propose(self, draft: CaseDraft) -> None:
        """Fill in what is proposed, wherever nobody typed yet."""
        was_changed = self.is_changed
        self.fill(
            {
                name: getattr(draft, name)
                for name in PROPOSED
                if name not in self._touched and getattr(draft, name)
            }
        )
        if draft.body and "body" not in self._touched:
            self.body_field.set_contact(draft.body_id, draft.body)
        if draft.owner and "owner" not in self._touched:
            self.owner.set_contact(draft.owner_id, draft.owner)
        if draft.letter_id is not None:
            self.request.set_letter(draft.letter_id, draft.request_number)
        self.is_changed = was_changed

    def offer_theirs(self) -> None:
        """Another desk saved first: what is typed here is saved on it as it is now."""
        if self._sheet is not None:
            tasks = self._shell.tasks
            tasks.read(self, case_sheet, self._sheet.id, done=self._take_theirs, latest="theirs")

    def _take_theirs(self, theirs: CaseSheet) -> None:
        mine = self._sheet
        if mine is not None:
            before, now = _values(mine), _values(theirs)
            for name, field in self.fields.items():
                if name in now and now[name] != before[name] and name not in self._touched:
                    field.set_value(now[name])
        self._sheet = theirs
        self.bar.say(CHANGED_MEANWHILE, Tone.WARNING)

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its record is saved with."""
        self._touched |= set(self.fields)
        super().resume(filled)
        self._key = filled.token
        self._show_what_belongs()

    # -- saving ----------------------------------------------------------------------------

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a case closes its form
        """Open the case, or save what was corrected."""
        values = self.begin_saving()
        if values is None:
            return
        draft = self._draft(values)
        tasks, sheet = self._shell.tasks, self._sheet
        told: dict[str, Any] = {"done": self._done, "failed": self.show_error}
        if sheet is None:
            self.submit(tasks, open_case, draft, **told)
        else:
            self.submit(tasks, amend_case, sheet.id, sheet.version, draft, **told)

    def _draft(self, values: dict[str, Any]) -> CaseDraft:
        kind: CaseKind = values["kind"]
        plain = {name: values[name] for name in _PLAIN}
        for name in OF_SOME - BELONGS[kind]:
            plain[name] = getattr(CaseDraft(), name)
        occasion = self.origin.occasion
        return CaseDraft(
            **plain | {"rank": values["rank"] or ""},
            kind=kind,
            checklist=values["checklist"] or "",
            body=values["body"],
            body_id=self.body_field.contact_id,
            owner=values["owner"],
            owner_id=self.owner.contact_id,
            request_number=values["request_number"],
            letter_id=self.request.letter_id,
            occasion=occasion.key if occasion is not None else "",
            request_key=self._key,
        )

    def _done(self, number: int) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved(number)

    def classification(self) -> int:
        """As secret as it is typed."""
        return int(self.classification_field.value())


def _values(sheet: CaseSheet) -> dict[str, Any]:
    """What the form holds of a case, by its fields."""
    plain = set(_PLAIN) - {"starts_on", "ends_on", "rank"}
    return {name: getattr(sheet, name) for name in sorted(plain)}
