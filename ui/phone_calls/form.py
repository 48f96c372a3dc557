"""The call form: from the ring to the registered call, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import uuid4

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access import Right
from app.contacts import ContactKind, ContactRow, suggest_contacts
from app.marks import Classification, Urgency
from app.phone_calls import (
    CallDirection,
    CallDraft,
    CallOutcome,
    CallPath,
    CallSheet,
    SpokeWith,
    amend_call,
    call_sheet,
    earlier_calls,
    log_call,
)
from app.telephone import parse_telephone
from app.text import persian_digits
from app.texts import (
    CALL_DIRECTIONS,
    CLASSIFICATIONS,
    SPOKE_WITH,
    URGENCIES,
)
from ui.common.contact_edit import ContactField, described
from ui.common.fields import (
    CheckField,
    ChoiceField,
    DateField,
    Field,
    LinesField,
    SegmentField,
    TextField,
    TimeField,
)
from ui.common.form import FormPanel
from ui.phone_calls.history import CallerHistory
from ui.phone_calls.texts import shown_number
from ui.phone_calls.values import COMPARED, values_of, words_of
from ui.shell import Shell
from ui.theme import Tone

NEW: Final = "تماس تازه"
AFTER_REGISTRATION: Final = "شماره پس از ثبت داده می‌شود"

#: Called when a call was saved: its id, and what comes after.
Saved = Callable[[int, str], None]

_DIRECT_FIELDS: Final = ("spoke_with", "ended_at", "result")


class CallForm(FormPanel):
    """Registers a call, or corrects one that is registered."""

    #: The form's own actions, besides those every form has.
    answers = frozenset({"save_new", "toggle_path", "missed", "redirected", "abandoned"})

    def __init__(
        self,
        shell: Shell,
        saved: Saved,
        *,
        direction: CallDirection = CallDirection.INCOMING,
        sheet: CallSheet | None = None,
    ) -> None:
        super().__init__(NEW if sheet is None else f"اصلاح {shown_number(sheet.number)}")
        self._shell, self._saved, self._sheet = shell, saved, sheet
        self._key = uuid4()
        self._outcome = CallOutcome.TAKEN
        self.history = CallerHistory()
        self._make_fields()
        self._lay_fields()
        self._make_buttons()
        if sheet is None:
            self._begin(direction)
        else:
            self._show_sheet(sheet)
        self._show_path()

    # -- building --------------------------------------------------------------------------

    def _make_fields(self) -> None:
        tasks, today = self._shell.tasks, self._shell.today
        self.caller = ContactField("caller_name", "تماس‌گیرنده", tasks, needed=True)
        self.caller.picked.connect(self._caller_picked)
        self.phone = TextField("phone", "تلفن", digits=True)
        self.phone.line.editingFinished.connect(self._phone_typed)
        organisations = (ContactKind.ORGANISATION, ContactKind.UNIT)
        self.organisation = ContactField(
            "organisation", "دستگاه", tasks, kinds=organisations, hint=""
        )
        self.path = SegmentField(
            "path",
            "مسیر (Alt+4)",
            ((CallPath.FORM, "فرم برای استاندار"), (CallPath.DIRECT, "مستقیم وصل شد")),
        )
        self.path.edited.connect(self._show_path)
        ways = [(value, CALL_DIRECTIONS[value]) for value in CallDirection]
        urgencies = [(value, URGENCIES[value]) for value in Urgency]
        clearance = self._shell.operator().clearance
        classes = [(c, CLASSIFICATIONS[c]) for c in Classification if c <= clearance]
        who = [(value, SPOKE_WITH[value]) for value in SpokeWith]
        self._rows: tuple[tuple[tuple[Field, int], ...], ...] = (
            ((self.caller, 5), (self.phone, 4)),
            ((TextField("caller_post", "سمت"), 5), (self.organisation, 4)),
            ((TextField("subject", "موضوع", needed=True), 1),),
            ((LinesField("request", "شرح درخواست", needed=True, rows=5), 1),),
            ((self.path, 5), (SegmentField("direction", "جهت", ways), 4)),
            (
                (SegmentField("spoke_with", "گفتگو با", who), 5),
                (TimeField("ended_at", "پایان گفتگو"), 2),
            ),
            ((LinesField("result", "نتیجه گفتگو", rows=2), 1),),
            (
                (DateField("called_on", "تاریخ تماس", today), 9),
                (TimeField("called_at", "ساعت"), 5),
                (ChoiceField("urgency", "فوریت", urgencies), 7),
                (ChoiceField("classification", "طبقه‌بندی", classes), 8),
            ),
            (
                (TextField("national_id", "کد ملی", digits=True), 4),
                (CheckField("add_caller", "به دفتر اشخاص افزوده شود"), 5),
            ),
        )

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
        self.buttons.addStretch(1)
        leave = self.add_button("انصراف   \u2066Esc\u2069")
        leave.clicked.connect(self.close_form)

    # -- showing ---------------------------------------------------------------------------

    def _begin(self, direction: CallDirection) -> None:
        from app.clock import to_tehran

        office = self._shell.tasks.office
        moment = to_tehran(office.clock.now()) if office else None
        self.fill(
            {
                "direction": direction,
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

    def _show_path(self) -> None:
        """Only the fields of the chosen path are in sight."""
        taken = self._outcome is CallOutcome.TAKEN
        direct = taken and self.path.value() is CallPath.DIRECT
        for name in _DIRECT_FIELDS:
            self.fields[name].setVisible(direct)
        self.fields["result"].setVisible(direct or self._outcome is CallOutcome.REDIRECTED)
        self.fields["request"].setVisible(taken)
        unknown = self._sheet is None and self.caller.contact_id is None
        self.fields["add_caller"].setVisible(unknown and self._may_add_caller())

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
        self._show_path()
        self._ask_history()
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
        if action == "toggle_path":
            if self._sheet is None:
                direct = self.path.value() is CallPath.DIRECT
                self.path.set_value(CallPath.FORM if direct else CallPath.DIRECT)
                self.is_changed = True
                self._show_path()
                if not direct and self.fields["subject"].value().strip():
                    self.fields["spoke_with"].setFocus()
            return
        if self._sheet is not None:
            return
        self._outcome = CallOutcome(action)
        self._show_path()
        if self._outcome is CallOutcome.REDIRECTED and not self.fields["result"].value().strip():
            self.fields["result"].setFocus()
            self.bar.say("بنویسید تماس به کجا هدایت شد و دوباره Alt+2 را بزنید.", Tone.INFORMATION)
            return
        self.save("close")

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
            tasks.write(self, log_call, draft, done=done, failed=self._failed)
        else:
            tasks.write(
                self, amend_call, sheet.id, sheet.version, draft, done=done, failed=self._failed
            )

    def _draft(self) -> CallDraft:
        values: dict[str, Any] = self.values()
        direct = self._outcome is CallOutcome.TAKEN and values["path"] is CallPath.DIRECT
        if not direct:
            values["spoke_with"] = values["ended_at"] = None
            if self._outcome is not CallOutcome.REDIRECTED:
                values["result"] = ""
        named = bool(values["caller_name"].strip())
        values["add_caller"] = values["add_caller"] and named and self._sheet is None
        return CallDraft(
            **values,
            outcome=self._outcome,
            caller_id=self.caller.contact_id,
            request_key=self._key,
        )

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
            self._show_path()

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
