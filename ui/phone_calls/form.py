"""The call form: from the ring to the registered call, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar
from uuid import uuid4

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.access import Right
from app.contacts import ContactRow, suggest_contacts
from app.kept_forms import FilledForm, FormKind
from app.phone_calls import (
    PATHS,
    CallDraft,
    CallOutcome,
    CallPath,
    CallSheet,
    DirectLine,
    Ringing,
    amend_call,
    call_sheet,
    earlier_calls,
    log_call,
)
from app.telephone import parse_telephone
from app.text import persian_digits
from ui.common.contact_edit import described
from ui.common.form import FormPanel
from ui.common.form_keeping import FormKeeper
from ui.phone_calls.direct_hint import DirectHint
from ui.phone_calls.form_fields import call_fields, name_fields, name_this_end, show_fields
from ui.phone_calls.history import CallerHistory
from ui.phone_calls.kind_words import (
    INCOMING_CALL,
    WAYS,
    CallKind,
    Way,
    new_title,
    rings_in_vain,
)
from ui.phone_calls.texts import shown_number
from ui.phone_calls.values import COMPARED, draft_of, values_of, ways_of, words_of
from ui.shell import Shell
from ui.theme import Tone

AFTER_REGISTRATION: Final = "شماره پس از ثبت داده می‌شود"

T = TypeVar("T")

#: Called when a call was saved: its id, and what comes after.
Saved = Callable[[int, str], None]


class CallForm(FormPanel):
    """Registers a call, or corrects one that is registered."""

    #: The form's own actions, besides those every form has.
    answers = frozenset(
        {"save_new", "toggle_path", "next_way", "missed", "redirected", "abandoned"}
    )

    def __init__(
        self,
        shell: Shell,
        saved: Saved,
        *,
        way: Way = INCOMING_CALL,
        path: CallPath | None = None,
        sheet: CallSheet | None = None,
    ) -> None:
        super().__init__("" if sheet is None else f"اصلاح {shown_number(sheet.number)}")
        self._shell, self._saved, self._sheet = shell, saved, sheet
        self._key = uuid4()
        self._outcome = CallOutcome.TAKEN
        self.history = CallerHistory()
        self._direct = DirectHint(self, shell.tasks, self.bar, self._take_direct)
        self._make_fields(WAYS if sheet is None else ways_of(sheet))
        self._lay_fields()
        self._make_buttons()
        if sheet is None:
            self._begin(way, path)
        else:
            self._show_sheet(sheet)
        self._show_kind()
        record = None if sheet is None else (sheet.id, sheet.version)
        self.keep(FormKeeper(self, shell.tasks, FormKind.CALL, self._key, record=record))

    def resume(self, filled: FilledForm) -> None:
        """Go on with a kept form: its record is saved under the key it began with."""
        self._key = filled.token
        super().resume(filled)
        self._show_kind()
        self._ask_history()

    # -- building --------------------------------------------------------------------------

    def _make_fields(self, ways: Sequence[Way]) -> None:
        fields = call_fields(self._shell, ways)
        self.caller, self.phone, self.path, self.way = (
            fields.caller,
            fields.phone,
            fields.path,
            fields.way,
        )
        self._rows = fields.rows
        self.caller.picked.connect(self._caller_picked)
        self.phone.line.editingFinished.connect(self._phone_typed)
        self.path.edited.connect(self._show_kind)
        self.way.edited.connect(self._show_kind)
        fields.request.edited.connect(self._show_labels)
        for field in (fields.post, fields.subject):
            field.line.editingFinished.connect(self._ask_direct)

    def _lay_fields(self) -> None:
        column = QWidget()
        outer = self.body
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self.lay_rows(self._rows)
        self.body.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(column, 1)
        line.addWidget(self.history)
        outer.addLayout(line)

    def _make_buttons(self) -> None:
        registering = self._sheet is None
        self._unanswered: list[QPushButton] = []
        save = self.add_button(
            "ثبت   \u2066Ctrl+Enter\u2069" if registering else "ذخیره   \u2066Ctrl+Enter\u2069",
            primary=True,
        )
        save.clicked.connect(lambda: self.save("close"))
        if registering:
            again = self.add_button("ثبت و بعدی", tip="ثبت و تماس بعدی (Ctrl+Shift+Enter)")
            again.clicked.connect(lambda: self.save("new"))
            for name, words in (
                ("missed", "بی‌پاسخ"),
                ("redirected", "هدایت شد"),
                ("abandoned", "قطع کرد"),
            ):
                action = self._shell.action(name)
                button = self.add_button(words, tip=action.toolTip())
                button.clicked.connect(lambda _checked=False, name=name: self.perform(name))
                self._unanswered.append(button)
        self.buttons.addStretch(1)
        leave = self.add_button("انصراف   \u2066Esc\u2069")
        leave.clicked.connect(self.close_form)

    # -- showing ---------------------------------------------------------------------------

    def _begin(self, way: Way, path: CallPath | None) -> None:
        from app.clock import to_tehran

        office = self._shell.tasks.office
        moment = to_tehran(office.clock.now()) if office else None
        self.fill(
            {
                "way": way,
                "path": path or PATHS[way][0],
                "add_caller": self._may_add_caller(),
                "called_on": self._shell.today(),
                "called_at": moment.time() if moment else None,
            }
        )
        self.note.setText(AFTER_REGISTRATION)

    def _show_sheet(self, sheet: CallSheet) -> None:
        self._sheet = sheet
        self._outcome = sheet.outcome
        self.fill(values_of(sheet))
        self.caller.set_contact(sheet.caller_id, sheet.caller_name)
        self.path.editor.setEnabled(False)
        self.history.show_calls(sheet.earlier)
        self.note.setText(shown_number(sheet.number))

    @property
    def kind(self) -> CallKind:
        """What is being filled, as it stands."""
        return CallKind(self.way.value(), self.path.value(), self._outcome)

    def _show_kind(self) -> None:
        """Only the fields of the chosen kind are in sight, under the names they have there."""
        paths = PATHS[self.way.value()]
        self.path.offer_only(paths)
        self.path.setVisible(len(paths) > 1)
        show_fields(self.fields, self.kind)
        if self._sheet is None:
            name_this_end(self.fields, self.kind, self._shell.operator().full_name)
        unknown = self._sheet is None and self.caller.contact_id is None
        self.fields["add_caller"].setVisible(unknown and self._may_add_caller())
        if self._sheet is None:
            self.set_title(new_title(self.kind))
        for button in self._unanswered:
            button.setVisible(rings_in_vain(self.kind))
        self._show_labels()

    def _show_labels(self) -> None:
        name_fields(self.fields, self.kind)

    def _may_add_caller(self) -> bool:
        return self._shell.operator().may(Right.EDIT_CONTACTS)

    def _caller_picked(self, row: ContactRow) -> None:
        """Fill what the directory knows, over nothing that was typed, and ask for the history."""
        known = {
            "phone": persian_digits(row.phone),
            "caller_post": row.post,
            "organisation": row.organisation,
            "national_id": persian_digits(row.identity_number),
        }
        for name, value in known.items():
            if value and not self.fields[name].value().strip():
                self.fields[name].set_value(value)
        self.bar.hide()
        self._show_kind()
        self._ask_history()
        self._ask_direct()
        self.fields["subject"].setFocus()

    def _phone_typed(self) -> None:
        """A known number tells who calls, before a name is typed."""
        typed = self.phone.value()
        if not typed.strip():
            return
        self._ask_history()
        if self.caller.contact_id is None:
            self._shell.tasks.read(
                self, suggest_contacts, typed, limit=1, done=self._number_known, latest="number"
            )

    def _number_known(self, rows: list[ContactRow]) -> None:
        if not rows or self.caller.contact_id is not None:
            return
        name = " · ".join(part for part in described(rows[0]) if part)
        self.bar.say(
            f"این شماره از آنِ {name} است.",
            Tone.INFORMATION,
            action="برگزیدن",
            act=lambda: self._take_known(rows[0]),
        )

    def _take_known(self, row: ContactRow) -> None:
        self.caller.set_contact(row.id, row.name)
        self.is_changed = True
        self._caller_picked(row)

    def _ask_direct(self) -> None:
        """Ask whether this caller, post or subject goes straight through."""
        if self._sheet is not None or self.kind != CallKind(INCOMING_CALL, CallPath.FORM):
            return
        ringing = Ringing(
            contact_id=self.caller.contact_id,
            name=self.caller.value(),
            post=self.fields["caller_post"].value(),
            subject=self.fields["subject"].value(),
        )
        self._direct.ask(ringing)

    def _take_direct(self, rule: DirectLine) -> None:
        if self.kind.path is CallPath.FORM:
            self.path.set_value(CallPath.DIRECT)
            self.fields["spoke_with"].set_value(rule.spoke_with)
            self.is_changed = True
            self._show_kind()

    def _ask_history(self) -> None:
        try:
            number = parse_telephone(self.phone.value()).e164 if self.phone.value() else ""
        except ValueError:
            number = ""
        self._shell.tasks.read(
            self,
            earlier_calls,
            contact_id=self.caller.contact_id,
            phone_number=number,
            besides=self._sheet.id if self._sheet else None,
            done=self.history.show_calls,
            latest="history",
        )

    # -- doing -----------------------------------------------------------------------------

    def perform(self, action: str) -> None:
        """Change the path, or register a call nobody took, by one key."""
        if self._sheet is not None:
            return
        if action in ("toggle_path", "next_way"):
            self._turn(action)
            return
        if not rings_in_vain(self.kind):
            self.bar.say("این از آن تماس تلفنی است.", Tone.INFORMATION)
            return
        self._outcome = CallOutcome(action)
        self._show_kind()
        if self._outcome is CallOutcome.REDIRECTED and not self.fields["result"].value().strip():
            self.fields["result"].setFocus()
            self.bar.say("بنویسید تماس به کجا هدایت شد و دوباره Alt+2 را بزنید.", Tone.INFORMATION)
            return
        self.save("close")

    def _turn(self, action: str) -> None:
        """Choose the next path of this kind, or the next kind."""
        if action == "next_way":
            self.way.set_value(_after(self.way.value(), WAYS))
        else:
            self.path.set_value(_after(self.path.value(), PATHS[self.way.value()]))
        self.is_changed = True
        self._show_kind()
        direct = self.path.value() is CallPath.DIRECT
        if action == "toggle_path" and direct and self.fields["subject"].value().strip():
            self.fields["spoke_with"].setFocus()

    def save(self, after: str = "stay") -> None:
        """Register the call, or save its correction."""
        if self.is_saving:
            return
        self.clear_problems()
        try:
            draft = self._draft()
        except Exception as error:
            from app.errors import AppError

            if not isinstance(error, AppError):
                raise
            self._restore_outcome()
            self.show_error(error)
            return
        self.is_saving = True
        done = lambda number: self._done(number, after)  # noqa: E731  # names what follows
        tasks, sheet = self._shell.tasks, self._sheet
        if sheet is None:
            self.submit(tasks, log_call, draft, done=done, failed=self._failed)
        else:
            known = (sheet.id, sheet.version)
            self.submit(tasks, amend_call, *known, draft, done=done, failed=self._failed)

    def _draft(self) -> CallDraft:
        values: dict[str, Any] = self.values()
        named = bool(values["caller_name"].strip())
        values["add_caller"] = values["add_caller"] and named and self._sheet is None
        return draft_of(values, self._outcome, self.caller.contact_id, self._key)

    def _done(self, number: int, after: str) -> None:
        self.is_saving = False
        self.is_changed = False
        self.finished.emit()
        self._saved(number, after)

    def _failed(self, error: Any) -> None:
        self._restore_outcome()
        self.show_error(error)

    def _restore_outcome(self) -> None:
        """A call that could not be registered as missed is still an ordinary form."""
        if self._sheet is None and self._outcome is not CallOutcome.REDIRECTED:
            self._outcome = CallOutcome.TAKEN
            self._show_kind()

    def offer_theirs(self) -> None:
        """Another desk saved first: show its words under each field that differs."""
        if self._sheet is not None:
            self._shell.tasks.read(self, call_sheet, self._sheet.id, done=self._compare)

    def _compare(self, theirs: CallSheet) -> None:
        mine, sheet = self.values(), self._sheet
        before = values_of(sheet) if sheet else {}
        after = values_of(theirs)
        self._sheet = theirs
        for name in COMPARED:
            field = self.fields.get(name)
            if field is not None and after[name] != before[name] and after[name] != mine[name]:
                field.offer(after[name], words_of(name, after[name]))
        self.bar.say(
            "میز دیگری این تماس را در این میان تغییر داده است. نوشته آن میز زیر هر خانه آمده؛ "
            "آنچه شما نوشته‌اید می‌ماند و با ذخیره دوباره ثبت می‌شود.",
            Tone.WARNING,
        )


def _after(chosen: T, choices: Sequence[T]) -> T:
    """The next of the choices, and after the last the first."""
    return choices[(choices.index(chosen) + 1) % len(choices)]
