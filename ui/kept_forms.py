"""Forms that wait to be taken up again: parked by F5, or left behind by a crash (U13)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from app.changes import Kind
from app.jalali import clock_text, jalali_text
from app.kept_forms import (
    FilledForm,
    FormKind,
    KeptLine,
    kept_forms,
    take_up_form,
    throw_away_kept,
)
from app.text import isolate, persian_digits
from ui import desk, theme
from ui.common.ask import ask
from ui.theme import Tone

if TYPE_CHECKING:
    from app.session import OfficeSession
    from ui.main_window import MainWindow

#: The section whose page opens forms of each kind.
SECTIONS: Final = {
    FormKind.CALL: "calls",
    FormKind.CALL_STEP: "calls",
    FormKind.CONTACT: "contacts",
    FormKind.GROUP: "groups",
    FormKind.SHIFT: "shifts",
    FormKind.ORDER: "orders",
    FormKind.ORDER_STEP: "orders",
    FormKind.FOLDER_BATCH: "folder",
    FormKind.LETTER: "letters",
    FormKind.LETTER_STEP: "letters",
    FormKind.LETTER_REFERRAL: "letters",
    FormKind.REMINDER: "reminders",
    FormKind.EVENT: "events",
    FormKind.EVENT_STEP: "events",
    FormKind.VISIT: "visits",
    FormKind.VISIT_STEP: "visits",
    FormKind.PUBLIC_DAY: "public_days",
    FormKind.PUBLIC_DAY_STEP: "public_days",
    FormKind.PETITION: "public_days",
    FormKind.PETITION_STEP: "public_days",
    FormKind.HEARING: "public_days",
    FormKind.MEETING: "meetings",
    FormKind.MEETING_STEP: "meetings",
    FormKind.MEETING_SERIES: "meeting_series",
    FormKind.CASE: "protocol",
    FormKind.CASE_STEP: "protocol",
    FormKind.CASE_PART: "protocol",
    FormKind.AGREEMENT: "agreements",
    FormKind.GIFT: "gifts",
    FormKind.MEETING_SERIES_STEP: "meeting_series",
    FormKind.MINUTES: "meetings",
    FormKind.MINUTES_STEP: "meetings",
}
NOTHING: Final = "فرم نگه‌داشته‌ای نیست. F5 فرم نیمه‌کاره را نگه می‌دارد."
PARKED: Final = "فرم نگه داشته شد؛ Shift+F5 آن را باز می‌کند."
LIST_WIDTH: Final = 620


class KeptForms(QObject):
    """Knows what waits, says it, and opens it again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.tasks.changed.connect(self._changed)
        window.top.parked.clicked.connect(self.choose)
        self.chooser: KeptFormsList | None = None

    def begin(self) -> None:
        """Somebody sat down: offer what was left half-filled here."""
        desk.live()
        self._ask(self._offer)

    def _ask(self, give: Any) -> None:
        self._window.tasks.read(self, _waiting, done=give)

    def _changed(self, kinds: frozenset[Kind]) -> None:
        if Kind.KEPT_FORM in kinds:
            self._ask(self._count)

    def _count(self, lines: Sequence[KeptLine]) -> None:
        count = persian_digits(str(len(lines)))
        self._window.top.show_parked(
            f"{count} فرم نگه‌داشته   \u2066Shift+F5\u2069" if lines else ""
        )

    def _offer(self, lines: Sequence[KeptLine]) -> None:
        self._count(lines)
        own = self._window.operator().full_name
        left = [
            line
            for line in lines
            if not line.is_parked and line.by == own and desk.is_of_this_computer(line.desk)
        ]
        if left:
            self._window.offer(
                f"فرم نیمه‌کاره‌ای از پیش مانده است: {left[0].title}",
                "ادامه   \u2066Shift+F5\u2069",
                lambda: self.take_up(left[0]),
            )

    def choose(self) -> None:
        """Take up the only form that waits, or let a person choose."""
        self._ask(self._choose)

    def _choose(self, lines: Sequence[KeptLine]) -> None:
        if not lines:
            self._window.say(NOTHING, Tone.INFORMATION)
        elif len(lines) == 1:
            self.take_up(lines[0])
        else:
            self.chooser = KeptFormsList(self, self._window, lines)
            self.chooser.open()

    def take_up(self, line: KeptLine) -> None:
        """Open a form as it stood, if nobody was first."""
        self._window.tasks.write(
            self, take_up_form, line.id, line.version, desk.DESK, done=self._open
        )

    def _open(self, filled: FilledForm) -> None:
        section = SECTIONS[filled.kind]
        self._window.go_to(section)
        self._window.pages[section].bar.hide()
        self._window.pages[section].open_kept(filled)

    def throw_away(self, line: KeptLine) -> None:
        """Throw a form away for good."""
        self._window.tasks.write(self, throw_away_kept, line.id, line.version, desk.DESK)


def _waiting(session: OfficeSession) -> list[KeptLine]:
    """What can be taken up here; the look for living desks is off the GUI thread with it."""
    return kept_forms(session, desk.DESK, desk.living_desks())


class KeptFormsList(QDialog):
    """The forms that wait, newest first: Enter takes one up, Delete throws it away."""

    def __init__(self, owner: KeptForms, window: MainWindow, lines: Sequence[KeptLine]) -> None:
        super().__init__(window)
        self._owner = owner
        self.setWindowTitle("فرم‌های نگه‌داشته")
        self.setMinimumWidth(LIST_WIDTH)
        hint = QLabel("Enter فرم را باز می‌کند و Delete آن را دور می‌اندازد.", self)
        theme.set_kind(hint, "muted")
        self.list = QListWidget(self)
        for line in lines:
            item = QListWidgetItem(_words(line))
            item.setData(Qt.ItemDataRole.UserRole, line)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self._take())
        take = QPushButton("باز کردن   Enter", self)
        theme.set_kind(take, "primary")
        take.clicked.connect(self._take)
        leave = QPushButton("انصراف   Esc", self)
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(take)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.addWidget(hint)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.list.setFocus()

    def _current(self) -> KeptLine | None:
        item = next(iter(self.list.selectedItems()), None)
        line = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return line if isinstance(line, KeptLine) else None

    def _take(self) -> None:
        line = self._current()
        if line is not None:
            self.accept()
            self._owner.take_up(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the current form, Delete throws it away after asking."""
        line = self._current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Delete and line is not None:
            if ask(self, f"«{line.title}» دور انداخته شود؟", yes="دور انداختن"):
                self._owner.throw_away(line)
                self.list.takeItem(self.list.currentRow())
                if not self.list.count():
                    self.reject()
        else:
            super().keyPressEvent(event)


def _words(line: KeptLine) -> str:
    day = isolate(jalali_text(line.saved_at.date()))
    hour = isolate(clock_text(line.saved_at.time()))
    state = "نگه‌داشته" if line.is_parked else "نیمه‌کاره مانده"
    return f"{line.title}\n{state} · {line.by} · {day} ساعت {hour}"


def watch(window: MainWindow) -> None:
    """Begin to know what waits for whoever sits at this window's desk."""
    (_of(window) or KeptForms(window)).begin()


def park(window: MainWindow) -> None:
    """Put the form in sight aside."""
    form = window.form_in_sight()
    if form is None or form.keeper is None:
        window.say("فرمی که بتوان نگه داشت باز نیست.", Tone.INFORMATION)
    else:
        form.park()
        window.say(PARKED, Tone.SUCCESS)


def take_up(window: MainWindow) -> None:
    """Take up what waits."""
    (_of(window) or KeptForms(window)).choose()


def _of(window: MainWindow) -> KeptForms | None:
    return window.findChild(KeptForms)
