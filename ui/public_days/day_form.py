"""The form that plans a public day: the days the rule names are proposed, a key each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from app.agenda import EventKind, When
from app.clock import to_tehran
from app.errors import AppError, InvalidInput
from app.jalali import long_jalali_text
from app.kept_forms import FilledForm, FormKind
from app.public_days import (
    PublicDayDraft,
    PublicDaySheet,
    UpcomingDay,
    amend_public_day,
    move_public_day,
    plan_public_day,
    upcoming_public_days,
)
from app.text import isolate, persian_digits
from app.visits import VisitRules, visit_rules
from ui import theme
from ui.common.fields import DateField, LinesField, TextField
from ui.common.flow import FlowRow
from ui.common.form_keeping import FormKeeper
from ui.common.labels import take_all, text_label
from ui.common.number_field import NumberField
from ui.common.timed_form import TimedForm
from ui.public_days.texts import DAY, day_name, shown_number
from ui.shell import Shell

NEW: Final = "روز ملاقات عمومی تازه"
PROPOSED: Final = "روزهای پیش رو به قاعده دفتر:"
NO_RULE: Final = "قاعده‌ای برای روزهای ملاقات عمومی در تنظیم‌ها نوشته نشده است."
MINUTES_NEEDED: Final = "دقیقه هر نفر را بنویسید."
#: Proposals in sight; each has its key, and the ways out of a clash keep Alt with digits.
MOST_PROPOSED: Final = 6
USUAL_MINUTES: Final = 180

#: Called with the day that was saved.
Saved = Callable[[int], None]


class TimedDayForm(TimedForm):
    """A form with the time of a public day."""

    entry = (EventKind.PUBLIC_MEETING, DAY)
    usual_minutes = USUAL_MINUTES


class PublicDayForm(TimedDayForm):
    """Plans a day, or corrects what is not its time."""

    def __init__(self, shell: Shell, saved: Saved, sheet: PublicDaySheet | None = None) -> None:
        title = NEW if sheet is None else f"اصلاح {DAY} {shown_number(sheet.number)}"
        event_id = sheet.event_id if sheet is not None else None
        super().__init__(shell, title, shell.today(), event_id)
        self._saved, self._sheet, self._key = saved, sheet, uuid4()
        self.proposals: tuple[UpcomingDay, ...] = ()
        for number in range(MOST_PROPOSED):
            shortcut = QShortcut(QKeySequence(f"Alt+Shift+{number + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda place=number: self.take(place))
        self._proposed = FlowRow(spacing=theme.SPACE[0])
        self._rule = text_label(PROPOSED, self, "label")
        self._lay()
        self._begin()
        record = None if sheet is None else (sheet.id, sheet.version)
        self.keep(FormKeeper(self, shell.tasks, FormKind.PUBLIC_DAY, self._key, record=record))

    def _lay(self) -> None:
        is_new = self._sheet is None
        if is_new:
            self.body.addWidget(self._rule)
            self.body.addLayout(self._proposed)
        else:
            self.when.hide()
        self.lay_rows([((self.when, 1),)])
        self.body.addWidget(self.clashes)
        self.add_field(self.clashes.override)
        self.lay_rows(
            [
                ((TextField("place", "جا"), 5), (NumberField("minutes_each", "دقیقه هر نفر"), 2)),
                (
                    (TextField("title", "عنوان", hint="ملاقات عمومی استاندار"), 5),
                    (DateField("list_until", "مهلت فهرست بازرسی", self._shell.today), 3),
                ),
                ((LinesField("note", "یادداشت", rows=3), 1),),
            ]
        )
        self.body.addStretch(1)
        save = self.add_button("ثبت   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def _begin(self) -> None:
        sheet, tasks = self._sheet, self._shell.tasks
        if sheet is not None:
            names = ("place", "minutes_each", "title", "list_until", "note")
            self.fill({name: getattr(sheet, name) for name in names})
            self.note.setText(day_name(sheet.number, sheet.starts_at))
            return
        tasks.read(self, visit_rules, done=self._rules_known)
        tasks.read(
            self, upcoming_public_days, count=MOST_PROPOSED, done=self.propose, latest="upcoming"
        )

    def _rules_known(self, rules: VisitRules) -> None:
        field = self.fields["minutes_each"]
        if not field.raw():
            field.set_value(rules.minutes_each)

    # -- the days of the rule --------------------------------------------------------------

    def propose(self, days: Sequence[UpcomingDay]) -> None:
        """Offer the days the rule names; the first free one stands there already."""
        self.proposals = tuple(days)
        take_all(self._proposed)
        self._rule.setText(PROPOSED if days else NO_RULE)
        for place, one in enumerate(days):
            self._proposed.addWidget(self._proposal(place, one))
        free = next((place for place, one in enumerate(days) if _is_free(one)), None)
        if free is not None and not self.is_changed and not self.when.raw():
            self.take(free)
            self.is_changed = False

    def _proposal(self, place: int, one: UpcomingDay) -> QPushButton:
        key = f"Alt+Shift+{place + 1}"
        button = QPushButton(f"{_proposal_words(one)}   \u2066{key}\u2069", self)
        theme.set_kind(button, "quiet")
        button.setEnabled(_is_free(one))
        button.setToolTip(one.why)
        button.clicked.connect(lambda _on=False: self.take(place))
        return button

    def take(self, place: int) -> None:
        """Take a proposed day."""
        one = self.proposals[place] if place < len(self.proposals) else None
        if one is not None and one.starts_at is not None and one.ends_at is not None:
            self.take_time(one.starts_at, one.ends_at)

    def resume(self, filled: FilledForm) -> None:
        """Go on with a form that was kept, under the key its record is saved with."""
        super().resume(filled)
        self._key = filled.token
        self.clashes.keep_visible()
        self.clashes.ask()

    # -- saving ----------------------------------------------------------------------------

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a plan closes its form
        """Plan the day, or save what was corrected."""
        values = self.begin_saving()
        if values is None:
            return
        try:
            draft = self._draft(values)
        except AppError as error:
            self.show_error(error)
            return
        tasks, sheet = self._shell.tasks, self._sheet
        if sheet is None:
            self.submit(tasks, plan_public_day, draft, done=self._done, failed=self.show_error)
        else:
            known = (sheet.id, sheet.version)
            self.submit(
                tasks, amend_public_day, *known, draft, done=self._done, failed=self.show_error
            )

    def _draft(self, values: dict[str, Any]) -> PublicDayDraft:
        sheet = self._sheet
        if sheet is not None:
            values.pop("when")
            starts_at, ends_at = sheet.starts_at, sheet.ends_at
        else:
            when = self.typed_time(values)
            starts_at, ends_at = when.starts_at, when.ends_at
        if values["minutes_each"] is None:
            raise InvalidInput("minutes_each", MINUTES_NEEDED)
        return PublicDayDraft(starts_at=starts_at, ends_at=ends_at, request_key=self._key, **values)

    def _done(self, number: int) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved(number)


def _is_free(one: UpcomingDay) -> bool:
    return one.day is not None and one.public_day_id is None


def _proposal_words(one: UpcomingDay) -> str:
    """A proposed day, and what a day off did to it."""
    words = long_jalali_text(one.day or one.meant)
    if one.public_day_id is not None:
        return f"{words} (هست)"
    if one.day is None:
        return f"{words} ({one.why or 'تعطیل'})"
    if one.day != one.meant:
        return f"{words} (به جای {isolate(long_jalali_text(one.meant))})"
    return words


class MovePublicDayForm(TimedDayForm):
    """Moves a day to another time, with the reason; its petitioners come along."""

    def __init__(self, shell: Shell, sheet: PublicDaySheet, saved: Saved) -> None:
        day = to_tehran(sheet.starts_at).date()
        title = f"جابه‌جایی — {DAY} {shown_number(sheet.number)}"
        super().__init__(shell, title, day, sheet.event_id)
        self._sheet, self._saved = sheet, saved
        count = persian_digits(str(len(sheet.petitions)))
        self.body.addWidget(text_label(day_name(sheet.number, sheet.starts_at), self, "strong"))
        self.body.addWidget(text_label(f"{count} درخواست با آن می‌رود.", self, "muted"))
        self.lay_rows([((self.when, 1),)])
        self.body.addWidget(self.clashes)
        self.lay_rows([((LinesField("reason", "سبب جابه‌جایی", needed=True, rows=3), 1),)])
        self.add_field(self.clashes.override)
        self.body.addStretch(1)
        save = self.add_button("جابه‌جا شود   \u2066Ctrl+Enter\u2069", primary=True)
        save.clicked.connect(lambda: self.save("close"))
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.fill({"when": When(starts_at=sheet.starts_at, ends_at=sheet.ends_at)})

    def start(self) -> None:
        """The time is what is typed first, over the old one."""
        self.when.setFocus()
        self.when.line.selectAll()

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # a move is done and over
        """Move the day."""
        values = self.begin_saving()
        if values is None:
            return
        try:
            when = self.typed_time(values)
        except AppError as error:
            self.show_error(error)
            return
        arguments = (when.starts_at, when.ends_at, values["reason"], values["override_reason"])
        self.submit(
            self._shell.tasks,
            move_public_day,
            self._sheet.id,
            self._sheet.version,
            *arguments,
            done=self._done,
            failed=self.show_error,
        )

    def _done(self, number: int) -> None:
        self.is_saving = self.is_changed = False
        self.finished.emit()
        self._saved(number)
