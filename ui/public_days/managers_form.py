"""Who should be there: managers whose agencies the problems concern, proposed by their number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import uuid4

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from app.contacts import ContactKind, ContactRow
from app.kept_forms import FilledForm, FormKind
from app.public_days import (
    ManagerAnswer,
    ManagerDraft,
    ManagerLine,
    ProposedManager,
    PublicDaySheet,
    proposed_managers,
    save_managers,
)
from app.text import persian_digits
from ui import theme
from ui.common.contact_edit import ContactField
from ui.common.fields import TextField
from ui.common.flow import FlowRow
from ui.common.form import FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.labels import take_all, text_label
from ui.common.rows_field import FieldLine, RowsField
from ui.common.tasks import Tasks
from ui.public_days.step_form import Saved
from ui.public_days.texts import DAY, shown_number
from ui.shell import Shell

PROPOSED: Final = "دستگاه‌هایی که درخواست‌ها با آنهاست و هنوز کسی از آنها نام برده نشده:"
ALL_NAMED: Final = "از هر دستگاهی که درخواستی با آن است کسی نام برده شده است."
ADD_ALL: Final = "افزودن همه   \u2066Alt+1\u2069"


class ManagerRow(FieldLine[ManagerDraft]):
    """A manager: his agency, his name, his post, where he is rung up."""

    def __init__(self, tasks: Tasks) -> None:
        units = (ContactKind.ORGANISATION, ContactKind.UNIT)
        self.organisation = ContactField(
            "organisation", "دستگاه", tasks, kinds=units, hint="دستگاه"
        )
        self.who = ContactField("name", "نام مدیر", tasks, hint="نام مدیر")
        self.post = TextField("post", "سمت", hint="سمت")
        self.phone = TextField("phone", "تلفن", digits=True, hint="تلفن")
        super().__init__([(self.organisation, 6), (self.who, 5), (self.post, 4), (self.phone, 4)])
        self.who.picked.connect(self._known)
        self._held = ManagerDraft()

    def _known(self, row: ContactRow) -> None:
        """What the directory knows of him, where nothing stands yet."""
        for field, value in ((self.post, row.post), (self.phone, persian_digits(row.phone))):
            if not field.value():
                field.set_value(value)
        if not self.organisation.value():
            self.organisation.set_value(row.organisation)

    def value(self) -> ManagerDraft:
        """Who should be there."""
        held = self._held
        return ManagerDraft(
            id=held.id,
            answer=held.answer,
            substitute=held.substitute,
            contact_id=self.who.contact_id,
            name=self.who.value(),
            post=self.post.value(),
            organisation_id=self.organisation.contact_id,
            organisation=self.organisation.value(),
            phone=self.phone.value(),
        )

    def set_value(self, value: ManagerDraft) -> None:
        """Show somebody."""
        self._held = value
        self.organisation.set_contact(value.organisation_id, value.organisation)
        self.who.set_contact(value.contact_id, value.name)
        self.post.set_value(value.post)
        self.phone.set_value(persian_digits(value.phone))

    def raw_id(self) -> dict[str, Any]:
        """Which line of the store it is, for a form that is kept."""
        held = self._held
        return {"id": held.id, "answer": held.answer.value, "substitute": held.substitute}

    def set_raw_id(self, raw: Any) -> None:
        """Be that line again."""
        if isinstance(raw, dict):
            answer = ManagerAnswer(raw.get("answer", ManagerAnswer.NONE))
            substitute = str(raw.get("substitute", ""))
            self._held = ManagerDraft(id=raw.get("id"), answer=answer, substitute=substitute)


class ManagersField(RowsField):
    """The managers below each other; a kept form knows which line was which."""

    def raw(self) -> list[list[Any]]:
        """The rows in which something is typed, and which lines they are."""
        return [
            [*(field.raw() for field in line.fields), line.raw_id()]
            for line in self.rows.lines
            if isinstance(line, ManagerRow) and not line.is_empty()
        ]

    def set_raw(self, raw: Any) -> None:
        """Show the rows again, as the same lines."""
        super().set_raw(raw)
        for line, held in zip(self.rows.lines, raw if isinstance(raw, list) else [], strict=False):
            if isinstance(line, ManagerRow) and held:
                line.set_raw_id(held[-1])


class ManagersForm(FormPanel):
    """Names the managers of a day."""

    answers: frozenset[str] = frozenset()

    def __init__(self, shell: Shell, sheet: PublicDaySheet, saved: Saved) -> None:
        super().__init__(f"مدیران — {DAY} {shown_number(sheet.number)}")
        self._shell, self._sheet, self._saved = shell, sheet, saved
        self.proposed: tuple[ProposedManager, ...] = ()
        self._said = text_label("", self, "label")
        self._row = FlowRow(spacing=theme.SPACE[0])
        self.managers = ManagersField(
            "managers", "مدیران", lambda: ManagerRow(shell.tasks), watch=self
        )
        self.body.addWidget(self._said)
        self.body.addLayout(self._row)
        self.lay_rows([((self.managers, 1),)])
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        shortcut = QShortcut(QKeySequence("Alt+1"), self)
        shortcut.activated.connect(self.add_proposed)
        self.fill({"managers": [_draft_of(one) for one in sheet.managers]})
        kind, record = FormKind.PUBLIC_DAY_STEP, (sheet.id, sheet.version)
        more = {"step": "day_managers"}
        self._key = uuid4()
        self.keep(FormKeeper(self, shell.tasks, kind, self._key, record=record, more=more))
        shell.tasks.read(self, proposed_managers, sheet.id, done=self.propose)

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept."""
        super().resume(filled)
        self._key = filled.token

    def propose(self, found: Sequence[ProposedManager]) -> None:
        """Offer the agencies nobody is named of yet, those with most problems first."""
        self.proposed = tuple(one for one in found if one.manager_id is None)
        self._said.setText(PROPOSED if self.proposed else ALL_NAMED)
        take_all(self._row)
        if self.proposed:
            everybody = QPushButton(ADD_ALL, self)
            everybody.clicked.connect(self.add_proposed)
            self._row.addWidget(everybody)
        for place, one in enumerate(self.proposed):
            words = persian_digits(f"{one.organisation} ({one.problems})")
            button = QPushButton(words, self)
            theme.set_kind(button, "quiet")
            button.clicked.connect(lambda _on=False, place=place: self.add(place))
            self._row.addWidget(button)

    def add_proposed(self) -> None:
        """Take all that are proposed in."""
        self._add(self.proposed)

    def add(self, place: int) -> None:
        """Take one that is proposed in."""
        self._add((self.proposed[place],))

    def _add(self, found: Sequence[ProposedManager]) -> None:
        if not found:
            return
        added = [
            ManagerDraft(organisation_id=one.contact_id, organisation=one.organisation)
            for one in found
        ]
        self.managers.set_value([*self.managers.value(), *added])
        left = [one for one in self.proposed if one not in found]
        self.propose(left)
        self._mark_changed()
        self.managers.rows.lines[-1 - len(added)].fields[1].setFocus()

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a list closes its form
        """Write who should be there."""
        values = self.begin_saving()
        if values is None:
            return
        known = (self._sheet.id, self._sheet.version)
        self.submit(
            self._shell.tasks,
            save_managers,
            *known,
            values["managers"],
            done=self._done,
            failed=self.show_error,
        )

    def _done(self, _day: int) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved()


def _draft_of(one: ManagerLine) -> ManagerDraft:
    return ManagerDraft(
        id=one.id,
        contact_id=one.contact_id,
        name=one.name,
        post=one.post,
        organisation_id=one.organisation_id,
        organisation=one.organisation,
        phone=one.phone,
        answer=one.answer,
        substitute=one.substitute,
    )
