"""The form of a distribution group: its name, and its members in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.contacts import ContactRow
from app.errors import AppError
from app.groups import GroupDraft, GroupSheet, add_group, amend_group, group_sheet
from app.kept_forms import FilledForm, FormKind
from app.text import persian_digits
from ui.common.contact_edit import ContactField, described
from ui.common.fields import Field, LinesField, TextField
from ui.common.form import FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.two_line_list import TwoLineList
from ui.shell import Shell
from ui.theme import Tone

Saved = Callable[[int, str], None]
HINT: Final = "نام کسی را بنویسید و با Enter بیفزایید"


@dataclass(frozen=True)
class Member:
    """A line of the list: who, and what tells him from his namesakes."""

    id: int
    name: str
    rest: str


def member_of(row: ContactRow) -> Member:
    """A contact as a member."""
    return Member(row.id, *described(row))


class MembersField(Field):
    """Members one below the other; Delete takes one away, Alt+Up and Alt+Down move it."""

    def __init__(self, shell: Shell) -> None:
        box = QWidget()
        self._adding = ContactField("member", "", shell.tasks, hint=HINT)
        self._adding.hide_label()
        self.list = TwoLineList(box)
        self.list.setMinimumHeight(200)
        self.list.setToolTip("Delete: برداشتن · Alt+↑ و Alt+↓: جابه‌جا کردن")
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._adding)
        layout.addWidget(self.list, 1)
        super().__init__("contact_ids", "اعضا", box)
        self.setFocusProxy(self._adding)
        self._adding.picked.connect(self._add)
        self._adding.edited.connect(lambda: self.show_problem(""))
        self.list.unwanted.connect(self._take_away)
        self.list.moved.connect(self._move)

    def _rows(self) -> list[Member]:
        return list(self.list.values())

    def _add(self, row: ContactRow) -> None:
        self._adding.set_value("")
        rows = self._rows()
        if row.id in {one.id for one in rows}:
            self.show_problem(f"«{row.name}» در گروه هست.")
            return
        self.set_value([*rows, member_of(row)])
        self.list.setCurrentRow(len(rows))
        self.edited.emit()

    def _take_away(self) -> None:
        rows, place = self._rows(), self.list.currentRow()
        if 0 <= place < len(rows):
            self.set_value(rows[:place] + rows[place + 1 :])
            self.edited.emit()

    def _move(self, by: int) -> None:
        rows, place = self._rows(), self.list.currentRow()
        if 0 <= place < len(rows) and 0 <= place + by < len(rows):
            rows[place], rows[place + by] = rows[place + by], rows[place]
            self.set_value(rows)
            self.list.setCurrentRow(place + by)
            self.edited.emit()

    def value(self) -> tuple[int, ...]:
        """The members' ids.

        Raises:
            ValueError: A name is typed that was not taken from the directory.
        """
        typed = self._adding.value().strip()
        if typed:
            message = f"«{typed}» افزوده نشده است؛ از پیشنهادها برگزینید یا پاک کنید."
            raise ValueError(message)
        return tuple(row.id for row in self._rows())

    def set_value(self, value: Sequence[Member]) -> None:
        """Show members."""
        self.list.show_lines((one, one.name, one.rest) for one in value)
        self._label.setText(persian_digits(f"اعضا ({len(value)})") if value else "اعضا")

    def raw(self) -> dict[str, Any]:
        """The members, and the name that is being typed."""
        members = [[one.id, one.name, one.rest] for one in self._rows()]
        return {"name": self._adding.value(), "members": members}

    def set_raw(self, raw: Any) -> None:
        """Show again who stood there."""
        if isinstance(raw, dict):
            self.set_value([Member(*line) for line in raw.get("members", ())])
            self._adding.set_value(str(raw.get("name", "")))


class GroupForm(FormPanel):
    """Makes or corrects a distribution group."""

    answers: frozenset[str] = frozenset()

    def __init__(self, shell: Shell, saved: Saved, sheet: GroupSheet | None = None) -> None:
        super().__init__("گروه تازه" if sheet is None else f"اصلاح گروه «{sheet.name}»")
        self._shell, self._saved, self._sheet = shell, saved, sheet
        self._key = uuid4()
        self._members = MembersField(shell)
        rows: tuple[tuple[tuple[Field, int], ...], ...] = (
            ((TextField("name", "نام گروه", needed=True, hint="فرمانداران، شورای اداری …"), 1),),
            ((self._members, 1),),
            ((LinesField("note", "یادداشت", rows=2), 1),),
        )
        self.lay_rows(rows)
        self.body.addStretch(1)
        save = self.add_button("ذخیره   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        if sheet is not None:
            self.fill(
                {
                    "name": sheet.name,
                    "note": sheet.note,
                    "contact_ids": [member_of(row) for row in sheet.members],
                }
            )
        record = None if sheet is None else (sheet.id, sheet.version)
        self.keep(FormKeeper(self, shell.tasks, FormKind.GROUP, self._key, record=record))

    def resume(self, filled: FilledForm) -> None:
        """Go on with a kept form: its group is saved under the key it began with."""
        self._key = filled.token
        super().resume(filled)

    def save(self, after: str = "stay") -> None:
        """Make the group, or save its correction."""
        if self.is_saving:
            return
        self.clear_problems()
        try:
            values: dict[str, Any] = self.values()
        except AppError as error:
            self.show_error(error)
            return
        self.is_saving = True
        draft = GroupDraft(**values, request_key=self._key)
        tasks, sheet = self._shell.tasks, self._sheet

        def done(number: int) -> None:
            self.is_saving = self.is_changed = False
            self.finished.emit()
            self._saved(number, after)

        if sheet is None:
            self.submit(tasks, add_group, draft, done=done, failed=self.show_error)
        else:
            arguments = (sheet.id, sheet.version, draft)
            self.submit(tasks, amend_group, *arguments, done=done, failed=self.show_error)

    def offer_theirs(self) -> None:
        """Another desk saved first: say so, and let the next save keep what stands here."""
        if self._sheet is None:
            return

        def known(theirs: GroupSheet) -> None:
            before, self._sheet = self._sheet, theirs
            for name in ("name", "note"):
                value = getattr(theirs, name)
                if before is not None and value != getattr(before, name):
                    self.fields[name].offer(value, value)
            if before is not None and theirs.contact_ids != before.contact_ids:
                count = persian_digits(f"{len(theirs.members)} عضو")
                members = [member_of(row) for row in theirs.members]
                self.fields["contact_ids"].offer(members, count)
            self.bar.say(
                "میز دیگری این گروه را در این میان تغییر داده است. نوشته آن میز زیر هر خانه آمده؛ "
                "آنچه شما نوشته‌اید می‌ماند و با ذخیره دوباره ثبت می‌شود.",
                Tone.WARNING,
            )

        self._shell.tasks.read(self, group_sheet, self._sheet.id, done=known)
