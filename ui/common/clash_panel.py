"""What stands in the way of a time while it is typed, and the ways out, each with its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.access import Right
from app.agenda import Clash, EventDraft, WayOut
from app.agenda.checking import clashes_of, ways_out
from app.errors import AppError
from app.text import persian_digits
from ui import theme
from ui.common.fields import TextField
from ui.common.flow import FlowRow
from ui.common.labels import take_all, text_label
from ui.shell import Shell
from ui.theme import Tone

#: So many sentences are said; the rest is counted.
MOST_SAID: Final = 4
#: So many ways out are offered; more would be a list to read.
MOST_WAYS: Final = 5
#: From a key to the question, so that fast typing asks once.
PAUSE_MILLISECONDS: Final = 200
#: Before what only warns.
WARNING: Final = "هشدار:"
WAYS: Final = "راه‌های چاره:"
REASON: Final = "سبب پذیرفتن تداخل"
MAY: Final = "با نوشتن سبب می‌توانید با وجود این ثبت کنید."
MAY_NOT: Final = "پذیرفتن تداخل با کسی است که این حق را دارد؛ زمان دیگری بگیرید."


class ClashPanel(QWidget):
    """A soft bar with each sentence, and buttons that take another time.

    Signals:
        taken: A way out was taken.

    Attributes:
        override: Why it may stand all the same; in sight once saving was refused.
        clashes: What is known to stand in the way now.
        ways: The ways out that are offered.
    """

    taken = Signal(object)

    def __init__(self, shell: Shell, form: QWidget) -> None:
        super().__init__(form)
        self._shell = shell
        #: Nothing is asked before it is known how.
        self._draft: Callable[[], EventDraft | None] | None = None
        self._event_id: int | None = None
        self._with_ways = True
        #: Saving was refused to one who may not accept a clash.
        self._may_not = False
        self.clashes: tuple[Clash, ...] = ()
        self.ways: tuple[WayOut, ...] = ()
        self.override = TextField("override_reason", REASON)
        self.override.hide()
        self._bar = QFrame(self)
        self._said = QVBoxLayout(self._bar)
        self._said.setContentsMargins(12, 6, 12, 8)
        self._said.setSpacing(2)
        self._row = FlowRow(spacing=theme.SPACE[0])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(theme.SPACE[0])
        layout.addWidget(self._bar)
        layout.addLayout(self._row)
        layout.addWidget(self.override)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self.ask)
        for number in range(1, MOST_WAYS + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), form)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda place=number - 1: self.take(place))
        self._bar.hide()

    def watch(
        self,
        draft: Callable[[], EventDraft | None],
        event_id: int | None,
        *,
        with_ways: bool = True,
    ) -> None:
        """Know how to ask.

        Args:
            draft: As it is typed; None while it has no time to be judged.
            event_id: The entry, if it is one already.
            with_ways: Whether another time can be taken here.
        """
        self._draft, self._event_id, self._with_ways = draft, event_id, with_ways

    def ask_later(self) -> None:
        """Something was typed that a clash can come from."""
        self._timer.start()

    def ask(self) -> None:
        """Ask what stands in the way of what is typed, and what ways there are out."""
        self._timer.stop()
        if self._draft is None:
            return
        draft = self._draft()
        if draft is None or draft.when is None:
            self.show_findings((), ())
            return
        tasks, event_id = self._shell.tasks, self._event_id

        def clashes_known(clashes: Sequence[Clash]) -> None:
            if not self._with_ways or not any(one.blocks for one in clashes):
                self.show_findings(clashes, ())
                return
            self.show_findings(clashes, self.ways if clashes == self.clashes else ())
            tasks.read(
                self,
                ways_out,
                draft,
                event_id,
                done=lambda ways: self.show_findings(clashes, ways),
                failed=_passed_over,
                latest="ways",
            )

        tasks.read(
            self,
            clashes_of,
            draft,
            event_id,
            done=clashes_known,
            # What cannot be a time is said beside its field when it is saved.
            failed=_passed_over,
            latest="clashes",
        )

    def show_findings(self, clashes: Sequence[Clash], ways: Sequence[WayOut]) -> None:
        """Say what stands in the way, what blocks first, and offer what would not."""
        found = sorted(clashes, key=lambda one: not one.blocks)
        self.clashes, self.ways = tuple(clashes), tuple(ways[:MOST_WAYS])
        take_all(self._said)
        for one in found[:MOST_SAID]:
            words = one.words if one.blocks else f"{WARNING} {one.words}"
            self._said.addWidget(text_label(words, self._bar))
        if len(found) > MOST_SAID:
            self._said.addWidget(text_label(more_clashes(len(found) - MOST_SAID), self._bar))
        self._bar.setAccessibleName(" ".join(one.words for one in found))
        blocks = any(one.blocks for one in found)
        theme.set_tone(self._bar, Tone.DANGER if blocks else Tone.WARNING)
        self._bar.setVisible(bool(found))
        if not blocks:
            self._may_not = False
            self.override.hide()
        if self._may_not:
            self._said.addWidget(text_label(MAY_NOT, self._bar))
        take_all(self._row)
        if self.ways:
            self._row.addWidget(text_label(WAYS, self, "label"))
        for place, way in enumerate(self.ways):
            self._row.addWidget(self._button(place, way))

    def _button(self, place: int, way: WayOut) -> QPushButton:
        button = QPushButton(f"{way.words}   \u2066Alt+{place + 1}\u2069", self)
        theme.set_kind(button, "quiet")
        button.clicked.connect(lambda _on=False: self.take(place))
        return button

    def take(self, place: int) -> None:
        """Take a way out."""
        if place < len(self.ways):
            self.override.show_problem("")
            self.override.hide()
            self.taken.emit(self.ways[place])

    def refused(self, clashes: Sequence[Clash], *, may_override: bool) -> None:
        """Saving was refused: say why, and whoever has the right may say why it shall stand."""
        self._may_not = not may_override
        self.show_findings(clashes, self.ways)
        self.override.setVisible(may_override)
        if may_override:
            self.override.show_problem(MAY)
            self.override.setFocus()
        self.ask()

    def keep_visible(self) -> None:
        """Show the reason again that stood in a form that was kept."""
        may = self._shell.operator().may(Right.OVERRIDE_CLASHES)
        self.override.setVisible(may and bool(self.override.value()))


def more_clashes(number: int) -> str:
    """That more is hurt than was said."""
    return persian_digits(f"(و {number} مورد دیگر)")


def _passed_over(_error: AppError) -> None:
    """Nothing is said while it is typed."""
