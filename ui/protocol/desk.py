"""The dossier desk: one case on one screen, part by part, all of it by keys.

At the start the list of parts, each with its own key; beside it the part in sight, with the form
of a line where one is typed. What a key says is shown at once and written behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access import Right
from app.changes import Kind
from app.kept_forms import FilledForm
from app.protocol import case_sheet, case_version, protocol_rules, steps_from, take_case_step_back
from app.protocol.rows import CaseSheet
from app.protocol.rules import ProtocolRules, Rank
from app.protocol.states import BEFORE, OVER, TRIPS
from app.text import persian_digits
from ui import theme
from ui.common.form import FormPanel
from ui.common.labels import take_all
from ui.common.side_tabs import SideTabs
from ui.protocol.desk_deeds import DeskDeeds
from ui.protocol.desk_head import DeskHead
from ui.protocol.desk_part import DeskPart, resumed
from ui.protocol.desk_parts import parts_of
from ui.protocol.desk_step import DeskStep, LineForm
from ui.protocol.desk_words import desk_title, joined
from ui.shell import Shell
from ui.theme import Tone

#: How often an open desk asks whether another one wrote.
LOOK_MILLISECONDS: Final = 2000
LEAD_KEY: Final = "Alt+End"
#: What the desk leads to besides the steps of the course, by the name its page knows: the words.
AMEND: Final = "amend"
MOVE: Final = "move"
ORDER: Final = "order"
#: Keys of what the desk leads to; that of an order is the whole window's.
LEADING_KEYS: Final = {AMEND: "Ctrl+E", MOVE: "Alt+Home", ORDER: "Shift+F8"}
SAVED: Final = "ثبت شد. Ctrl+Z پس می‌گیرد."
TAKEN_BACK: Final = "گام آخر پس گرفته شد."
GONE: Final = "این فرم دیگر جایی برای باز شدن ندارد."

#: What of the store an open desk shows without it being a deed on the case.
SHOWN: Final = frozenset({Kind.PROTOCOL_CASE, Kind.EVENT, Kind.LETTER, Kind.GIFT, Kind.AGREEMENT})

#: Does what comes after: a `CaseAction`, or `AMEND` or `MOVE`, on the case as the desk has read it.
LeadOn = Callable[[str, CaseSheet], None]


class CaseDesk(FormPanel):
    """The dossier of one case.

    Attributes:
        deeds: What is written, one after the other.
        ranks: The order of precedence.
        editor: The form of a line in sight, and `editor_part` where.
    """

    answers = frozenset({"save_new"})
    #: It wants the page for itself.
    is_wide = True

    def __init__(self, shell: Shell, sheet: CaseSheet, lead_on: LeadOn) -> None:
        """Make the desk.

        Args:
            shell: The window.
            sheet: The case as read.
            lead_on: Opens the form of a step of the course, of moving, of correcting.
        """
        self.shell, self.sheet, self._lead_on = shell, sheet, lead_on
        self._awaits = False
        self.ranks: Sequence[Rank] = ()
        self.editor: DeskStep | None = None
        self.editor_part: DeskPart | None = None
        #: The part a new line is typed in as soon as the one before is saved.
        self._goes_on_in: DeskPart | None = None
        super().__init__(desk_title(sheet))
        self.deeds = DeskDeeds(self, shell)
        self._lay()
        shell.tasks.changed.connect(self._changed)
        shell.tasks.read(self, protocol_rules, done=self._rules_known)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self.show_case(sheet)

    # -- building --------------------------------------------------------------------------

    def middle(self, fields: QWidget) -> QWidget:
        """Head, the list of parts, and the one in sight."""
        fields.hide()
        box = QWidget(self)
        theme.set_kind(box, "inside")
        self.head = DeskHead(box)
        self.tabs = SideTabs(box, "بخش‌های پرونده")
        self._kinds = parts_of(self.sheet)
        #: Those that somebody wanted so far, by their place.
        self._parts: dict[int, DeskPart] = {}
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE[1])
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)
        return box

    def _make(self, kind: type[DeskPart]) -> DeskPart:
        """A part is made when it is first wanted."""
        part = self._parts[self._kinds.index(kind)] = kind(self, self.tabs)
        part.show_case(self.sheet)
        return part

    def _lay(self) -> None:
        #: The names of the steps whose buttons stand at the foot.
        self._steps: tuple[str, ...] | None = None
        for kind in self._kinds:
            self.tabs.addTab(partial(self._make, kind), kind.title)
        self._part_keys = [
            self.answer(f"Alt+{kind.digit}", partial(self.enter, place))
            for place, kind in enumerate(self._kinds)
        ]
        self.answer("Ctrl+Z", self.take_back)
        self.answer("Ctrl+P", self.print_paper)
        self.answer(LEAD_KEY, self.lead_on)
        for name in (AMEND, MOVE):
            self.answer(LEADING_KEYS[name], partial(self.lead_on, name))
        self.tabs.currentChanged.connect(self._turned)

    def answer(self, keys: str, do: Callable[[], object]) -> QShortcut:
        """Let a key of the desk do something, wherever the cursor is in it."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)
        return shortcut

    def start(self) -> None:
        """Begin in the part in sight, or in the form of a line."""
        if self.editor is not None:
            self.editor.start()
        else:
            self.part.enter()

    def classification(self) -> int:
        """As secret as the case."""
        return int(self.sheet.classification)

    # -- the case --------------------------------------------------------------------------

    @property
    def may_run(self) -> bool:
        """Whether whoever sits here may change cases."""
        return self.shell.operator().may(Right.RUN_PROTOCOL)

    @property
    def _may_order(self) -> bool:
        """Whether the governor's order is still to come, and may be recorded here."""
        may = self.shell.operator().may(Right.RECORD_ORDERS)
        return may and self.sheet.state in BEFORE

    @property
    def part(self) -> DeskPart:
        """The part in sight."""
        return self._parts[self.tabs.currentIndex()]

    def show_case(self, sheet: CaseSheet) -> None:
        """Show the case as it stands; what is typed in a form stays."""
        self.sheet, self._awaits = sheet, False
        self.set_title(desk_title(sheet))
        self.head.show_case(sheet)
        for place, kind in enumerate(self._kinds):
            words = joined(persian_digits(str(kind.digit)), kind.title, kind.count(sheet))
            self.tabs.list.item(place).setText(words)
        for part in self._parts.values():
            part.show_case(sheet)
        if self.editor is not None:
            self.editor.follow(sheet)
        self._show_steps()

    def _rules_known(self, rules: ProtocolRules) -> None:
        self.ranks = rules.ranks

    def enter(self, place: int) -> None:
        """Bring a part to sight with the cursor in it."""
        self.tabs.setCurrentIndex(place)
        self.start()

    def show_part(self, name: str) -> DeskPart | None:
        """Bring a part to sight by its name; None of one this case has not."""
        names = [kind.name for kind in self._kinds]
        if name not in names:
            return None
        self.tabs.setCurrentIndex(names.index(name))
        return self.part

    def _turned(self, _place: int) -> None:
        """A form of a line is left by its own keys; until then its part stays in sight."""
        if self.editor_part is not None and self.part is not self.editor_part:
            self.show_part(self.editor_part.name)

    # -- steps of the course ---------------------------------------------------------------

    def next_steps(self) -> tuple[tuple[str, str], ...]:
        """What the case leads to: the way on first, then moving and correcting it."""
        if not self.may_run:
            return ()
        found = [
            (step.action.value, step.title)
            for step in steps_from(self.sheet.kind, self.sheet.state)
        ]
        if self.sheet.kind in TRIPS and self.sheet.ordered_on is None and self._may_order:
            found.insert(1, (ORDER, "دستور استاندار"))
        if self.sheet.state in BEFORE:
            found.append((MOVE, "جابه‌جایی"))
        if self.sheet.state not in OVER:
            found.append((AMEND, "اصلاح"))
        return tuple(found)

    def lead_on(self, name: str = "") -> None:
        """Go to a step of the course; to the next one where none is named."""
        names = [step for step, _words in self.next_steps()]
        wanted = name or (names[0] if names else "")
        if wanted in names and self.editor is None and not self._awaits:
            self._lead_on(wanted, self.sheet)

    def _show_steps(self) -> None:
        steps = self.next_steps()
        names = tuple(name for name, _words in steps)
        if names == self._steps:
            return
        self._steps = names
        take_all(self.buttons)
        for number, (name, words) in enumerate(steps):
            key = f"   \u2066{LEAD_KEY}\u2069" if not number else ""
            tip = f"{words} ({LEADING_KEYS[name]})" if name in LEADING_KEYS else words
            button = self.add_button(f"{words}{key}", primary=not number, tip=tip)
            button.clicked.connect(lambda _on=False, name=name: self.lead_on(name))
        self.buttons.addStretch(1)
        paper = self.add_button("چاپ   \u2066Ctrl+P\u2069")
        paper.clicked.connect(self.print_paper)
        if self.may_run:
            back = self.add_button("پس گرفتن   \u2066Ctrl+Z\u2069")
            back.clicked.connect(self.take_back)
        self.add_button("بستن   \u2066Esc\u2069").clicked.connect(self.close_form)

    def print_paper(self) -> None:
        """Show the paper of the part in sight."""
        self.part.print_paper()

    def take_back(self) -> None:
        """Take the newest deed on the case back; while a line is typed its own keys undo."""
        if self.editor is None and self.may_run:
            self.deeds.do(lambda _sheet: (take_case_step_back, ()), TAKEN_BACK)

    # -- the form of a line ----------------------------------------------------------------

    def open_editor(self, part: DeskPart, form: DeskStep | None) -> None:
        """Open a form beside the table of its part, once the one before is left."""
        if form is None:
            return
        if self.editor is not None and not self.editor.close_form():
            form.deleteLater()
            return
        self.editor, self.editor_part, self.keeper = form, part, form.keeper
        form.finished.connect(self._editor_gone)
        for field in form.fields.values():
            field.edited.connect(self._typed)
        for key in self._part_keys:
            # The keys of the ways out of a clash are digits as well.
            key.setEnabled(False)
        self.show_part(part.name)
        part.show_editor(form)
        form.start()

    def _typed(self) -> None:
        self.is_changed = True

    def _editor_gone(self) -> None:
        form, part = self.editor, self.editor_part
        self.editor = self.editor_part = self.keeper = None
        self.is_changed = False
        for key in self._part_keys:
            key.setEnabled(True)
        if form is not None and part is not None:
            part.hide_editor(form)
            form.deleteLater()

    def saved(self, _number: int) -> None:
        """A form of a line was saved."""
        self.sheet_again(SAVED)
        part, self._goes_on_in = self._goes_on_in, None
        if part is not None:
            part.new()

    def save(self, after: str = "stay") -> None:
        """Save the form of a line, and with `new` go on with another; all else is saved at once."""
        if self.editor is not None:
            is_line = isinstance(self.editor, LineForm)
            self._goes_on_in = self.editor_part if after == "new" and is_line else None
            self.editor.save(after)

    def park(self) -> None:
        """Put the form of a line aside; the desk stays."""
        if self.editor is not None:
            self.editor.park()

    def may_close(self) -> bool:
        """Whether what is typed of a line may be left."""
        return self.editor is None or self.editor.may_close()

    def close_form(self) -> bool:
        """Leave the form of a line; without one, the desk."""
        if self.editor is not None:
            return self.editor.close_form()
        return super().close_form()

    def resume(self, filled: FilledForm) -> None:
        """Go on with the form of a line that was kept."""
        part = self.show_part(str(filled.content.get("part", "")))
        form = resumed(part, filled) if part is not None else None
        if part is None or form is None:
            self.bar.say(GONE, Tone.WARNING)
            return
        self.open_editor(part, form)
        self.is_changed = True

    # -- other desks -----------------------------------------------------------------------

    def await_reading(self) -> None:
        """A form the desk led to was saved: no step is led to until the case is read anew."""
        self._awaits = True
        self.sheet_again()

    def sheet_again(self, words: str = "") -> None:
        """Read the case anew, and say something."""

        def known(sheet: CaseSheet) -> None:
            self.show_case(sheet)
            if words:
                self.bar.say(words, Tone.SUCCESS)

        self.shell.tasks.read(self, case_sheet, self.sheet.id, done=known, latest="sheet")

    def _changed(self, kinds: frozenset[Kind]) -> None:
        """A deed of this desk shows the case itself; any other is looked for."""
        if kinds & SHOWN and not self.deeds.is_busy:
            self._look()

    def _look(self) -> None:
        if not self.isVisible() or self.deeds.is_busy:
            return

        def stands(version: int) -> None:
            if version != self.sheet.version and not self.deeds.is_busy:
                self.sheet_again()

        quiet = lambda _error: None  # noqa: E731  # the next look asks again
        self.shell.tasks.read(
            self, case_version, self.sheet.id, done=stands, failed=quiet, latest="look"
        )
