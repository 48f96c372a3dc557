"""What every part of the dossier desk is: a table, its keys, and the form of a line beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.kept_forms import FilledForm
from app.protocol.rows import CaseSheet
from app.protocol.states import OVER, TRIPS
from ui import theme
from ui.common.flow import FlowRow
from ui.common.labels import RIGHT_TO_LEFT_MARK, text_label
from ui.common.register_table import Column
from ui.protocol.desk_step import DeskStep, LineForm, LineSpec, Saved, StandsOn, draft_of
from ui.protocol.desk_table import NEW, REMOVE, DeskTable
from ui.protocol.papers import CHECKLIST_PAPER, SUMMARY_PAPER, CasePaperKind, show_case_paper

if TYPE_CHECKING:
    from ui.protocol.desk import CaseDesk

#: Pixels at the usual type of the form of a line beside its table.
EDITOR_WIDTH: Final = 500

#: A button under a table: its words, its key, and the part's method.
Button = tuple[str, str, str]


class DeskPart(QWidget):
    """A part of a case.

    Attributes:
        name: What kept forms and columns know it by.
        title: As the list at the side calls it.
        digit: With Alt, its key.
        empty: What it says without lines.
        hint: What its keys mean.
        deeds: What a key of its table does, by name of the method.
        buttons: The same for the pointer.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    digit: ClassVar[int]
    empty: ClassVar[str] = ""
    hint: ClassVar[str] = ""
    columns: ClassVar[Sequence[Column[Any]]] = ()
    deeds: ClassVar[Mapping[str, str]] = {}
    buttons: ClassVar[tuple[Button, ...]] = ()
    #: The paper of the part; of those without one what a trip brought, or the checklist.
    prints: ClassVar[CasePaperKind | None] = None
    #: Of the width, beside three of the table, what stands beside it has.
    rest_share: ClassVar[int] = 2

    def __init__(self, desk: CaseDesk, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_kind(self, "inside")
        self.desk, self.shell = desk, desk.shell
        self._made: dict[str, QPushButton] = {}
        self._unoffered: frozenset[str] = frozenset()
        self.table = DeskTable(f"case_{self.name}", self.columns, self, self.deeds)
        self.table.setAccessibleName(self.title)
        self._empty = text_label("", self, "muted")
        self._hint = text_label("", self, "muted")
        self.rest: QWidget | None = None
        self._lay_out()
        self.table.keyed.connect(self.do)
        self.table.opened.connect(self.opened)
        self.table.left.connect(desk.close_form)
        self.table.chosen.connect(self.chosen)

    def _lay_out(self) -> None:
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.SPACE[0])
        self.lay_before()
        self.column.addWidget(self._empty)
        self.column.addWidget(self.table, 1)
        self.lay_after()
        self.column.addWidget(self._hint)
        self._row = QWidget(self)
        row = FlowRow(self._row, spacing=theme.SPACE[0])
        for words, key, method in self.buttons:
            button = QPushButton(f"{words}   \u2066{key}\u2069" if key else words, self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, name=method: getattr(self, name)())
            self._made[method] = button
            row.addWidget(button)
        self.column.addWidget(self._row)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.SPACE[2])
        self._line.addLayout(self.column, 3)
        self.rest = self.make_rest()
        if self.rest is not None:
            self._line.addWidget(self.rest, self.rest_share)

    def lay_before(self) -> None:
        """Lay what stands over the table."""

    def lay_after(self) -> None:
        """Lay what stands between the table and its hint."""

    def make_rest(self) -> QWidget | None:
        """What stands beside the table while no form does."""
        return None

    # -- showing ---------------------------------------------------------------------------

    @property
    def sheet(self) -> CaseSheet:
        """The case as it stands."""
        return self.desk.sheet

    @property
    def may_write(self) -> bool:
        """Whether anything of it may be changed by whoever sits here."""
        return self.desk.may_run and self.sheet.state not in OVER

    @classmethod
    def count(cls, sheet: CaseSheet) -> str:
        """How much there is of it, beside its name."""
        raise NotImplementedError  # pragma: no cover - every part has its own

    def lines(self, sheet: CaseSheet) -> Sequence[Any]:
        """What stands in its table."""
        raise NotImplementedError  # pragma: no cover - every part has its own

    def show_case(self, sheet: CaseSheet) -> None:
        """Show the case as it stands."""
        lines = self.lines(sheet)
        self.table.show_part(lines)
        self._say(self._empty, "" if lines else self.empty)
        self._show_hint()
        for name, button in self._made.items():
            button.setVisible(self.may_write and name not in self._unoffered)

    def offer(self, method: str, *, on: bool) -> None:
        """Whether a button of the part means something for this case."""
        self._unoffered = self._unoffered - {method} if on else self._unoffered | {method}
        self._made[method].setVisible(on and self.may_write)

    def _show_hint(self) -> None:
        """While a line is typed the keys are its form's."""
        is_typing = self.desk.editor_part is self
        self._say(self._hint, self.hint if self.may_write and not is_typing else "")
        self._row.setVisible(not is_typing)

    @staticmethod
    def _say(label: Any, words: str) -> None:
        label.setText(RIGHT_TO_LEFT_MARK + words if words else "")
        label.setVisible(bool(words))

    def chosen(self) -> None:
        """Another line is in sight."""

    def enter(self) -> None:
        """Put the cursor into it."""
        self.table.setFocus()

    def current(self) -> Any:
        """The line the cursor is on, or None."""
        return self.table.current_row()

    def selected(self) -> list[Any]:
        """Every chosen line."""
        return self.table.selected_rows()

    def print_paper(self) -> None:
        """Show the paper of the part, to be printed."""
        usual = SUMMARY_PAPER if self.sheet.kind in TRIPS else CHECKLIST_PAPER
        show_case_paper(self.shell, self, self.sheet.id, self.prints or usual)

    # -- keys ------------------------------------------------------------------------------

    def do(self, key: str) -> None:
        """Do what a key says."""
        if self.may_write:
            getattr(self, self.deeds[key])()

    def opened(self) -> None:
        """Enter on a line."""

    def new(self) -> None:
        """Open the form of a new line, where lines are typed."""

    def open_step(self, step: str, line: int | None) -> DeskStep | None:
        """A form of this part by its name, as a kept one asks; None of one that is no more."""
        raise NotImplementedError  # pragma: no cover - every part with forms has its own

    def show_editor(self, form: DeskStep) -> None:
        """Lay a form beside the table in place of what stands there."""
        theme.keep_width(form, EDITOR_WIDTH)
        if self.rest is not None:
            self.rest.hide()
        self._line.addWidget(form)
        self._show_hint()
        form.show()

    def hide_editor(self, form: DeskStep) -> None:
        """Take it away again."""
        self._line.removeWidget(form)
        self._show_hint()
        if self.rest is not None:
            self.rest.show()
        self.enter()

    def step_form(
        self,
        title: str,
        rows: Sequence[Any],
        deed: Callable[..., Any],
        step: str,
        line: int | None = None,
        about: str = "",
        saved: Saved | None = None,
        stands_on: StandsOn | None = None,
    ) -> DeskStep:
        """A form of this part; without `saved` the desk says that it is."""
        more = {"stands_on": stands_on} if stands_on is not None else {}
        return DeskStep(
            self.shell,
            self.sheet,
            title,
            rows,
            deed,
            saved or self.desk.saved,
            part=self.name,
            step=step,
            line=line,
            about=about,
            **more,
        )


class LinesPart(DeskPart):
    """A part whose lines are typed one by one and written whole."""

    spec: ClassVar[LineSpec]
    #: Writes the part whole; where lines go or change their order.
    writes: ClassVar[Callable[..., Any]]
    deeds: ClassVar[Mapping[str, str]] = {NEW: "new", REMOVE: "remove"}
    #: What is said when lines went.
    removed: ClassVar[str] = "برداشته شد. Ctrl+Z پس می‌گیرد."

    def lines(self, sheet: CaseSheet) -> Sequence[Any]:
        """Its lines."""
        return self.spec.lines(sheet)

    def day(self) -> date:
        """The day meant where a time names none."""
        return self.sheet.starts_on

    def new(self) -> None:
        """Open the form of a new line."""
        self.desk.open_editor(self, self.open_step("line", None))

    def opened(self) -> None:
        """Enter corrects the line."""
        if self.current() is not None and self.may_write:
            self.desk.open_editor(self, self.open_step("line", self.current().id))

    def open_step(self, step: str, line: int | None) -> DeskStep | None:
        """The form of a line."""
        found = self.spec.line(self.sheet, line)
        if step != "line" or (line is not None and found is None):
            return None
        return LineForm(
            self.shell,
            self.sheet,
            self.spec,
            found,
            self.desk.ranks,
            self.day(),
            self.desk.saved,
        )

    def remove(self) -> None:
        """Take the chosen lines off the case."""
        gone = {one.id for one in self.selected()}
        if not gone:
            return
        self.write_lines(
            lambda lines: [one for one in lines if one.id not in gone], said=self.removed
        )

    def write_lines(self, change: Callable[[list[Any]], list[Any]], said: str = "") -> None:
        """Write the part whole, changed from how it stands when it is its turn."""
        spec, operation = self.spec, type(self).writes

        def prepare(sheet: CaseSheet) -> Any:
            before = [draft_of(one, spec.draft) for one in spec.lines(sheet)]
            after = change(list(before))
            return (operation, (tuple(after),)) if after != before else None

        self.desk.deeds.do(prepare, said)

    def reorder(self, ids: Sequence[int]) -> None:
        """Write the lines in the order they were put in."""
        places = {number: place for place, number in enumerate(ids)}
        self.write_lines(
            lambda lines: sorted(lines, key=lambda one: places.get(one.id or 0, len(places)))
        )


def resumed(part: DeskPart, filled: FilledForm) -> DeskStep | None:
    """The form of a part that was kept, as it stood."""
    line = filled.content.get("line")
    form = part.open_step(str(filled.content.get("step", "")), line)
    if form is not None:
        form.resume(filled)
    return form
