"""The one box at work: it asks while somebody types, shows what is found, and goes there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui import reading_ahead
from ui.search.asking import ask_completions, ask_counts, ask_lines, ask_more
from ui.search.panel import SearchPanel
from ui.search.recent import RecentQuestions
from ui.search.rows import KeptQuestion, PanelRow, Role, completion_rows, found_rows, opening_rows

if TYPE_CHECKING:
    from app.errors import AppError
    from app.search.completing import Completion
    from ui.main_window import MainWindow
    from ui.search.answers import Answer, ShownGroup

#: After a letter, before it is asked: who types fast asks once.
PAUSE_MILLISECONDS: Final = 120
#: What the questions under way are about; a newer one stops the older.
LINES, COUNTS, COMPLETIONS, MORE = TOPICS = "lines", "counts", "completions", "more"
#: Lines a group grows by that has no page of its own.
MORE_LINES: Final = 30


class SearchBox(QObject):
    """Goes between the line, the panel, the store and the window.

    Attributes:
        panel: What was found; hidden while nobody asks.
        found: The answer in sight, None while there is none.
        asked: The question it answers.

    Signals:
        to_keep: A question is to be kept under a name.
    """

    to_keep = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self.field = window, window.top.search
        self.panel = SearchPanel(window)
        self._before: QWidget | None = None
        self._recent = RecentQuestions(window)
        self.found: Answer | None = None
        self.asked = ""
        self._kept: Sequence[KeptQuestion] = ()
        self._counts: Mapping[str, int] = {}
        self._completions: Sequence[Completion] = ()
        #: Keys pressed before the answer they are meant for.
        self._waiting: list[Callable[[], None]] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._ask)
        self.field.textChanged.connect(self._typed)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self._close)
        self.field.pressed.connect(self._press)
        self.panel.clicked.connect(self._take)
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._remember_place)

    def begin(self) -> None:
        """Be there for whoever sits at the desk now."""
        self._recent = RecentQuestions(self._window)
        self._kept = ()
        self._close()
        self.field.clear()
        self._forget_answer()
        self.field.setEnabled(True)

    # -- coming and going ------------------------------------------------------------------

    def open(self) -> None:
        """Take the cursor, with what was asked before ready to be typed over."""
        self.field.setFocus()
        self.field.selectAll()

    def ask(self, text: str) -> None:
        """Ask a question that was kept."""
        self.open()
        self.field.setText(text)
        self._ask()

    def show_kept(self, kept: Sequence[KeptQuestion]) -> None:
        """Know the questions that are kept, for a box in which nothing is typed."""
        self._kept = kept
        if self.panel.isVisible() and not self.field.text().strip():
            self._show()

    def _keep(self) -> None:
        text = self.field.text()
        self._close()
        self.to_keep.emit(text)

    def _remember_place(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is self.field and old is not None and self._window.isAncestorOf(old):
            self._before = old

    def _enter(self) -> None:
        if self.field.text().strip():
            self._ask()
        else:
            self._show()

    def _leave(self) -> None:
        """Go back to where one was."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        else:
            self._window.give_focus()
        self._close()

    def _close(self) -> None:
        """Take the panel away and ask no more."""
        self._pause.stop()
        self._waiting.clear()
        for topic in TOPICS:
            self._window.tasks.stop(self, topic)
        self.panel.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lie under the line also when the window changes its size."""
        if event.type() is QEvent.Type.Resize and self.panel.isVisible():
            QTimer.singleShot(0, self._lie)
        return super().eventFilter(watched, event)

    def _lie(self) -> None:
        self.panel.lie_under(self.field)

    # -- asking ----------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        self._waiting.clear()
        for topic in TOPICS:
            self._window.tasks.stop(self, topic)
        if not text.strip():
            self._pause.stop()
            self._forget_answer()
            self._show()
        elif self.field.hasFocus():
            self._pause.start()

    def _forget_answer(self) -> None:
        """What was found for one who sat here is not shown to the next."""
        self.found, self.asked, self._counts, self._completions = None, "", {}, ()
        self.panel.show_rows(())

    def _ask(self) -> None:
        self._pause.stop()
        text = self.field.text()
        tasks = self._window.tasks
        tasks.read(
            self,
            ask_lines,
            text,
            done=lambda found: self._arrived(text, found),
            failed=self._refused,
            latest=LINES,
            stops=True,
        )
        tasks.read(
            self,
            ask_completions,
            text,
            self.field.cursorPosition(),
            done=self._can_complete,
            failed=self._refused,
            latest=COMPLETIONS,
            stops=True,
        )

    def _arrived(self, text: str, found: Answer) -> None:
        if text != self.asked:
            self.panel.forget_place()
        self.found, self.asked, self._counts = found, text, {}
        self._show()
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()
        titles = [group.source.title for group in found.groups if group.has_more]
        if titles and self.panel.isVisible():
            self._window.tasks.read(
                self,
                ask_counts,
                text,
                titles,
                done=self._counted,
                failed=self._refused,
                latest=COUNTS,
                stops=True,
            )

    def _counted(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._show()

    def _can_complete(self, completions: Sequence[Completion]) -> None:
        self._completions = completions
        self._show()

    def _refused(self, error: AppError) -> None:
        """The store did not answer: say why where the answer would be."""
        self._waiting.clear()
        self.panel.show_problems([error.message])
        self.panel.show_rows([])
        self.panel.show()
        self._lie()

    # -- showing ---------------------------------------------------------------------------

    def _show(self) -> None:
        if not self.field.hasFocus():
            return
        rows = completion_rows(self._completions)
        if self.found is not None:
            rows += found_rows(self.found, self._counts)
        elif not self.field.text().strip():
            rows += opening_rows(self._recent.questions, self._kept)
        self.panel.show_problems(self.found.question.problems if self.found is not None else ())
        self.panel.show_rows(rows)
        self.panel.show()
        self._lie()

    # -- keys ------------------------------------------------------------------------------

    def _press(self, key: str) -> None:
        of_answer: dict[str, Callable[[], None]] = {
            "down": lambda: self.panel.step(1),
            "up": lambda: self.panel.step(-1),
            "next group": lambda: self.panel.move_group(1),
            "last group": lambda: self.panel.move_group(-1),
            "open": self._open,
            "all": self._open_all,
        }
        at_once = {
            "complete": self._complete,
            "forget": self._forget,
            "keep": self._keep,
            "leave": self._leave,
        }
        if key in of_answer:
            self._when_answered(of_answer[key])
        else:
            at_once[key]()

    def _when_answered(self, act: Callable[[], None]) -> None:
        """Do it with the answer to what is typed: a key may come before it."""
        text = self.field.text()
        if not text.strip() or self.asked == text:
            act()
            return
        if self._pause.isActive():
            self._ask()
        self._waiting.append(act)

    def _open(self) -> None:
        row = self.panel.current()
        if row is not None:
            self._take(row)

    def _take(self, row: PanelRow) -> None:
        """Do what a row is for."""
        if row.line is not None:
            self._recent.keep(self.field.text())
            self._close()
            self._window.show_record(row.line.kind, row.line.id)
        elif row.role is Role.ALL:
            self._show_all(row)
        elif row.role is Role.MORE:
            self._grow(row)
        elif row.completion is not None:
            self._write(row)
        elif row.question:
            self.field.setText(row.question)
            self._ask()

    def _grow(self, row: PanelRow) -> None:
        """Show more lines of a group in its place."""
        title = row.source.title if row.source is not None else ""
        lines = sum(1 for one in self.panel.model.rows if one.line and one.source == row.source)

        def arrived(group: ShownGroup) -> None:
            if self.found is None:
                return
            groups = (group if one.source is group.source else one for one in self.found.groups)
            self.found = replace(self.found, groups=tuple(groups))
            self._show()
            if len(group.lines) > lines:
                self.panel.stand_on(group.lines[lines])

        self._window.tasks.read(
            self,
            ask_more,
            self.asked,
            title,
            lines + MORE_LINES,
            done=arrived,
            failed=self._refused,
            latest=MORE,
            stops=True,
        )

    def _open_all(self) -> None:
        row = self.panel.current()
        if row is not None and row.source is not None and row.source.section:
            self._show_all(row)

    def _show_all(self, row: PanelRow) -> None:
        """Go to a register, filtered by the same question."""
        source, text = row.source, self.field.text()
        if source is None:
            return
        self._recent.keep(text)
        self._close()
        self._window.show_section(source.section, source.wanted(text))

    def _complete(self) -> None:
        """Take the completion the cursor stands on, or the first."""
        row = self.panel.current()
        if row is None or row.completion is None:
            offered = [one for one in self.panel.model.rows if one.completion is not None]
            row = offered[0] if offered else None
        if row is not None:
            self._write(row)

    def _write(self, row: PanelRow) -> None:
        completion = row.completion
        if completion is None:
            return
        text, cursor = completion.put_into(self.field.text())
        self.field.setText(text)
        self.field.setCursorPosition(cursor)
        self._completions = ()
        self._ask()

    def _forget(self) -> None:
        row = self.panel.current()
        if row is not None and row.role is Role.RECENT:
            self._recent.forget(row.text)
            self._show()


def attach(window: MainWindow) -> None:
    """Let whoever sits at the desk search."""
    box = window.findChild(SearchBox) or SearchBox(window)
    box.begin()
    window.top.search.show_icon()


def begin(window: MainWindow) -> None:
    """Go to the box, from anywhere."""
    reading_ahead.join_now(window, __name__)
    box = window.findChild(SearchBox)
    if box is not None:
        box.open()
