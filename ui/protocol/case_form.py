"""The form of a case: its kind first, which says what else is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import uuid4

from app.contacts import ContactKind
from app.kept_forms import FilledForm, FormKind
from app.letters import SameLetter
from app.marks import Classification
from app.protocol import (
    CaseDraft,
    CaseKind,
    CaseSheet,
    ChecklistLine,
    ConsularKind,
    ProtocolRules,
    SecondLanguage,
    amend_case,
    case_proposal,
    case_sheet,
    checklists,
    open_case,
    protocol_rules,
)
from app.protocol.texts import CONSULAR_KINDS, LANGUAGES
from app.texts import CLASSIFICATIONS
from ui.common.awaited_choice import AwaitedChoice
from ui.common.contact_edit import ContactField
from ui.common.fields import (
    CheckField,
    ChoiceField,
    DateField,
    LinesField,
    SegmentField,
    TextField,
)
from ui.common.form import CHANGED_MEANWHILE, FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.form_summary import words_of_raw
from ui.common.letter_field import LetterField
from ui.common.moment_field import MomentField, now_at
from ui.common.rows_field import RowsField
from ui.protocol.case_fields import PersonRow, belongs, placed, role_of, without_strange
from ui.protocol.desk_words import NOTHING, case_days, case_name
from ui.protocol.filters import KINDS
from ui.protocol.links import CaseOrigin
from ui.protocol.texts import TITLES, case_heading, title_of
from ui.shell import Shell
from ui.theme import Tone

NEW: Final = "پرونده تازه"
USUAL_LIST: Final = "الگوی همراه برنامه"
#: So many kinds stand beside each other.
ACROSS: Final = 5
#: What a letter, an occasion or the kind itself proposes.
PROPOSED: Final = (
    "checklist",
    "subject",
    "classification",
    "starts_on",
    "ends_on",
    "second_language",
    "owner",
    "requested_by",
    "request_number",
    "request_date",
    "body",
)
#: What of a case is typed here, by the name of both draft and sheet.
_SHOWN: Final = (
    "subject",
    "second_subject",
    "second_language",
    "classification",
    "country",
    "city",
    "place",
    "purpose",
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

#: Called with the case that was saved.
Saved = Callable[[int], None]


class CaseForm(FormPanel):
    """Opens a case, or corrects one; its days are moved elsewhere, its parts are the desk's."""

    answers: frozenset[str] = frozenset()
    #: Pixels it wants: people are rows of many fields.
    breadth = 1060

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
            origin: What a new one grows from.
        """
        super().__init__(NEW if sheet is None else f"اصلاح {case_name(sheet)}")
        self._shell, self._saved, self._sheet, self._key = shell, saved, sheet, uuid4()
        self.origin = origin or CaseOrigin()
        occasion = self.origin.occasion
        #: Key of the occasion it is for; nobody types it.
        self.occasion = occasion.key if occasion is not None else ""
        self._rules = ProtocolRules()
        self._lists: Sequence[ChecklistLine] = ()
        #: Fields a person touched: what is proposed later leaves them alone.
        self._touched: set[str] = set()
        self._make_fields()
        self._lay()
        self._begin()
        record = None if sheet is None else (sheet.id, sheet.version)
        more = {"occasion": self.occasion}
        kind = FormKind.CASE
        self.keep(FormKeeper(self, shell.tasks, kind, self._key, record=record, more=more))
        for name, field in self.fields.items():
            field.edited.connect(lambda name=name: self._touched.add(name))

    # -- building --------------------------------------------------------------------------

    def _make_fields(self) -> None:
        tasks, today = self._shell.tasks, self._shell.today
        bodies = (ContactKind.ORGANISATION, ContactKind.UNIT)
        self.kind = SegmentField("kind", "نوع پرونده", KINDS[1:], across=ACROSS)
        self.checklist = AwaitedChoice("checklist", "الگوی گام‌ها", USUAL_LIST)
        self.starts = DateField("starts_on", "روز", today, needed=True)
        self.ends = DateField("ends_on", "روز پایان", today)
        self.body_field = ContactField("body", "دستگاه", tasks, kinds=bodies, hint="")
        self.owner = ContactField("owner", "مسئول پرونده", tasks)
        self.rank = AwaitedChoice("rank", "مقام", NOTHING)
        self.letter = LetterField(tasks, "request_number", "شماره درخواست")
        self.people = RowsField("people", "افراد", self._person_row, watch=self)
        self.kind.edited.connect(self._kind_chosen)
        self.letter.picked.connect(self._letter_known)
        self.people.edited.connect(self._say_roles)

    def _person_row(self) -> PersonRow:
        return PersonRow(self._shell.tasks, self._rules.ranks)

    def _person_rows(self) -> list[PersonRow]:
        return [line for line in self.people.rows.lines if isinstance(line, PersonRow)]

    def _say_roles(self) -> None:
        """As what each comes along by his place, where nobody said it."""
        for place, line in enumerate(self._person_rows()):
            if not line.is_said:
                line.role.set_value(role_of(self.kind.value(), place))

    def _lay(self) -> None:
        shell = self._shell
        classes = [
            (one, CLASSIFICATIONS[one])
            for one in Classification
            if one <= shell.operator().clearance
        ]
        consular = [(one, CONSULAR_KINDS[one.value]) for one in ConsularKind]
        languages = [(one, LANGUAGES[one.value]) for one in SecondLanguage]
        self.lay_rows(
            [
                ((self.kind, 1),),
                ((TextField("subject", "موضوع", needed=True), 8), (self.checklist, 4)),
                (
                    (self.starts, 3),
                    (self.ends, 3),
                    (TextField("country", "کشور"), 3),
                    (TextField("city", "شهر"), 3),
                    (TextField("place", "جا"), 4),
                ),
                (
                    (TextField("flight", "پرواز"), 4),
                    (MomentField("flight_at", "ساعت پرواز", lambda: now_at(shell)), 4),
                    (ChoiceField("consular_kind", "نوع درخواست کنسولی", consular), 3),
                    (TextField("consulate", "سفارت یا کنسولگری"), 5),
                ),
                (
                    (self.body_field, 5),
                    (self.rank, 4),
                    (TextField("host", "میزبان"), 4),
                    (self.owner, 4),
                ),
                (
                    (TextField("requested_by", "درخواست از"), 6),
                    (self.letter, 4),
                    (DateField("request_date", "تاریخ درخواست", shell.today), 3),
                ),
                ((self.people, 1),),
                ((LinesField("purpose", "هدف و شرح", rows=3), 1),),
                (
                    (TextField("second_subject", "موضوع به زبان دوم", digits=True), 8),
                    (ChoiceField("second_language", "زبان دوم", languages), 3),
                ),
                (
                    (LinesField("note", "یادداشت", rows=2), 8),
                    (ChoiceField("classification", "طبقه‌بندی", classes), 3),
                ),
                ((CheckField("with_governor", "استاندار خود در آن است"), 1),),
            ]
        )
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def start(self) -> None:
        """Begin with the kind; where that is known, with what it is about."""
        is_chosen = self._sheet is not None or self.origin != CaseOrigin()
        (self.fields["subject"] if is_chosen else self.kind).setFocus()

    # -- what stands in it at first ----------------------------------------------------------

    def _begin(self) -> None:
        tasks, sheet = self._shell.tasks, self._sheet
        tasks.read(self, protocol_rules, done=self._rules_known, latest="rules")
        self.kind.set_value(sheet.kind if sheet is not None else self.origin.kind)
        self._say_roles()
        self._show_what_belongs()
        if sheet is not None:
            self._show_sheet(sheet)
            return
        tasks.read(self, checklists, done=self._lists_known, latest="checklists")
        self._ask_proposal()

    def _show_sheet(self, sheet: CaseSheet) -> None:
        self.fill({name: getattr(sheet, name) for name in _SHOWN})
        self.rank.set_value(None)
        if sheet.rank:
            self.rank.set_known(sheet.rank, sheet.rank_name)
        self.body_field.set_contact(sheet.body_id, sheet.body)
        self.owner.set_contact(sheet.owner_id, sheet.owner)
        self.letter.set_letter(sheet.letter_id, sheet.request_number)
        self.note.setText(f"{case_heading(sheet)} · {case_days(sheet)}")

    def _rules_known(self, rules: ProtocolRules) -> None:
        self._rules = rules
        self.rank.offer_values([(one.key, one.name) for one in rules.ranks])
        for line in self._person_rows():
            line.offer_ranks(rules.ranks)

    def _lists_known(self, lines: Sequence[ChecklistLine]) -> None:
        self._lists = lines
        self._offer_lists()

    def _offer_lists(self) -> None:
        kind = self.kind.value()
        found = [(one.key, one.name) for one in self._lists if one.kind is kind]
        self.checklist.offer_values(found)

    def _kind_chosen(self) -> None:
        """Another kind asks other things, and has checklists of its own."""
        self.checklist.set_value(None)
        self._touched.discard("checklist")
        self._offer_lists()
        self._show_what_belongs()
        self._say_roles()
        self._ask_proposal()

    def _show_what_belongs(self) -> None:
        kind, is_new = self.kind.value(), self._sheet is None
        for name, field in self.fields.items():
            field.setVisible(belongs(name, kind))
        # What a case is stays; when it is, is moved; who belongs to it, is the desk's.
        for name in ("kind", "checklist", "starts_on", "ends_on", "people"):
            self.fields[name].setVisible(is_new and belongs(name, kind))
        for name in TITLES:
            self.fields[name].rename(title_of(name, kind))
        self.share_rows()

    def _ask_proposal(self) -> None:
        origin = self.origin
        self._shell.tasks.read(
            self,
            case_proposal,
            self.kind.value(),
            letter_id=origin.letter_id,
            occasion=origin.occasion,
            done=self.propose,
            latest="proposal",
        )

    def propose(self, draft: CaseDraft) -> None:
        """Fill in what is proposed, wherever nobody typed yet."""
        was_changed, kept = self.is_changed, self._touched
        values = {name: getattr(draft, name) for name in PROPOSED if name not in kept}
        values["checklist"] = values.get("checklist") or None
        if "checklist" in kept:
            values.pop("checklist")
        self.fill({name: value for name, value in values.items() if value is not None})
        if "body" not in kept:
            self.body_field.set_contact(draft.body_id, draft.body)
        if "request_number" not in kept:
            self.letter.set_letter(draft.letter_id, draft.request_number)
        self.is_changed = was_changed

    def _letter_known(self, letter: SameLetter) -> None:
        """A letter of the registers says who asks, and when."""
        self.fields["requested_by"].set_value(letter.sender)
        self.fields["request_date"].set_value(letter.dated)
        self._touched |= {"requested_by", "request_date"}

    # -- another desk, and a kept form -------------------------------------------------------

    def offer_theirs(self) -> None:
        """Another desk saved first: what it wrote is taken over, or offered where one typed."""
        if self._sheet is not None:
            tasks = self._shell.tasks
            tasks.read(self, case_sheet, self._sheet.id, done=self._compare, latest="theirs")

    def _compare(self, theirs: CaseSheet) -> None:
        """Show the case as it stands; what a person typed stays, with their words beneath it."""
        mine, self._sheet = self._raw_fields(), theirs
        self._show_sheet(theirs)
        for name in self._touched:
            field = self.fields[name]
            now, value = field.raw(), self._value_or_none(field)
            field.set_raw(mine[name])
            if now not in (self._opened[name], mine[name]) and not field.isHidden():
                field.offer(value, words_of_raw(now))
        self.is_changed = True
        self.bar.say(CHANGED_MEANWHILE, Tone.WARNING)

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its record is saved with."""
        self._touched |= set(self.fields)
        super().resume(filled)
        self._key = filled.token
        self.occasion = str(filled.content.get("occasion", ""))
        for line in self._person_rows():
            line.is_said = not line.is_empty()
        self._offer_lists()
        self._show_what_belongs()

    # -- saving ----------------------------------------------------------------------------

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # an opened case is led on
        """Open the case, or save what was corrected."""
        values = self.begin_saving()
        if values is None:
            return
        tasks, sheet, draft = self._shell.tasks, self._sheet, self._draft(values)
        told: dict[str, Any] = {"done": self._done, "failed": self.show_error}
        if sheet is None:
            self.submit(tasks, open_case, draft, **told)
        else:
            self.submit(tasks, amend_case, sheet.id, sheet.version, draft, **told)

    def _draft(self, values: dict[str, Any]) -> CaseDraft:
        kind: CaseKind = values["kind"]
        held: dict[str, Any] = without_strange(values, kind)
        held["rank"] = held.get("rank") or ""
        held["checklist"] = held["checklist"] or ""
        held["body_id"] = self.body_field.contact_id if "body" in held else None
        held["owner_id"] = self.owner.contact_id
        held["letter_id"] = self.letter.letter_id if "request_number" in held else None
        sheet = self._sheet
        if sheet is None:
            held["people"] = placed(held["people"], held["rank"]) or None
        else:
            days = {"starts_on": sheet.starts_on, "ends_on": sheet.ends_on}
            held |= {"people": None, "checklist": sheet.checklist, **days}
        occasion = self.occasion if kind is CaseKind.OCCASION else ""
        return CaseDraft(**held, occasion=occasion, request_key=self._key)

    def _done(self, number: int) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved(number)
