"""The panel that brings a file in: choose it, see how it is read and what is refused, then go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from app.access import Right
from app.changes import Kind
from app.errors import AppError, InvalidInput, StaleRecord
from app.exchange import (
    ImportResult,
    PaperBook,
    Plan,
    Repeats,
    Source,
    Table,
    import_plan,
    mapping_for,
    mapping_names,
    plan_import,
    read_spreadsheet,
    source_of,
)
from app.exchange.report import refused_workbook
from app.jalali import jalali_year
from app.letters import RegisterLine, list_registers
from app.progress import Cancelled
from app.session import OfficeSession
from app.text import isolate, latin_digits, persian_digits
from ui.common.fields import ChoiceField, SegmentField, TextField
from ui.common.form import FormPanel
from ui.common.labels import RIGHT_TO_LEFT_MARK, text_label
from ui.common.progress_strip import ProgressStrip
from ui.exchange.column_choices import ColumnChoices
from ui.exchange.import_kinds import IMPORT_KINDS, ImportOwner, is_read_whole, read_whole
from ui.exchange.mapping_field import MappingField
from ui.exchange.report_table import ReportLine, ReportTable, counted, report_of, summary_of
from ui.exchange.writing import write_whole
from ui.shell import Shell
from ui.theme import Tone

Say = Callable[..., None]


class ImportPanel(FormPanel):
    """Brings records of one kind in from a file.

    Ctrl+Enter goes one step on: it reads the file, proves its rows, and brings them in.
    """

    answers: frozenset[str] = frozenset()

    def __init__(
        self, shell: Shell, kind: Kind, say: Say, owner: ImportOwner | None = None
    ) -> None:
        """Make the panel.

        Args:
            shell: The window.
            kind: What is brought in.
            say: Tells over the list what came of it, when the panel is gone.
            owner: Of petitions and of results their day, of people their case.
        """
        self._words = IMPORT_KINDS[kind]
        words = f" — {self._words.owner} {isolate(owner.number)}" if owner else ""
        super().__init__(self._words.title + persian_digits(words))
        self._shell, self._kind, self._say = shell, kind, say
        self._owner = owner.id if owner else None
        self._read_path = ""
        self._table: Table | None = None
        self._cards: Source | None = None
        self._plan: Plan[Any] | None = None
        self._lay_fields()
        self._lay_foot()
        self._show_step()
        shell.tasks.read(self, mapping_names, kind, done=self._mapping.show_names)
        if kind is Kind.LETTER:
            shell.tasks.read(self, list_registers, done=self._show_registers)

    # -- building --------------------------------------------------------------------------

    def _lay_fields(self) -> None:
        self._file = TextField("file", "پرونده", needed=True, digits=True, hint=self._words.hint)
        self._file.line.editingFinished.connect(self._read_new)
        self._mapping = MappingField()
        self._mapping.list.activated.connect(self._recall_mapping)
        choices = list(self._words.repeats) or [(Repeats.SKIP, "بگذرد")]
        self._repeats = SegmentField("repeats", "آنچه در دفتر هست", choices)
        self._repeats.edited.connect(self._forget_plan)
        self.lay_rows((((self._file, 1),),))
        self._register = ChoiceField("register_id", "دفتر", [(0, "")], needed=True)
        year = jalali_year(self._shell.today()) - 1
        self._year = TextField("year", "سال دفتر", digits=True, needed=True)
        self._year.set_value(persian_digits(str(year)))
        for field in (self._register, self._year):
            field.edited.connect(self._forget_plan)
        self.lay_rows((((self._register, 1), (self._year, 1)),))
        # Shown before it is laid, a field would be a window of its own.
        for field in (self._register, self._year):
            field.setVisible(self._kind is Kind.LETTER)
        self._override = TextField("override_reason", "سبب نشاندن با وجود تداخل")
        self._override.edited.connect(self._forget_plan)
        self.lay_rows((((self._override, 1),),))
        may_override = self._shell.operator().may(Right.OVERRIDE_CLASHES)
        self._override.setVisible(self._kind is Kind.EVENT and may_override)
        choose = QPushButton("گزیدن پرونده …", self)
        choose.clicked.connect(self._choose_file)
        line = QHBoxLayout()
        line.addWidget(choose)
        line.addStretch(1)
        self.body.addLayout(line)
        self._about = text_label("", self, "muted")
        self._columns = ColumnChoices(self._kind, self)
        self._columns.edited.connect(self._forget_plan)
        self._summary = text_label("", self, "strong")
        for widget in (self._about, self._summary, self._columns):
            self.body.addWidget(widget)
        self.lay_rows((((self._repeats, 1), (self._mapping, 1)),))
        self._repeats.setVisible(bool(self._words.repeats))
        self._mapping.hide()
        self._report = ReportTable(self)
        self.body.addWidget(self._report, 1)
        self.body.addStretch(0)

    def _lay_foot(self) -> None:
        self.strip = ProgressStrip(self)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.strip)
        self._go = self.add_button("", primary=True)
        self._go.clicked.connect(lambda: self.save("close"))
        self._keep = self.add_button("ذخیره ردشده‌ها …", tip="سطرهای ردشده با سبب هر یک، در اکسل")
        self._keep.clicked.connect(self._ask_where)
        self.buttons.addStretch(1)
        self.add_button("انصراف   \u2066Esc\u2069").clicked.connect(self.close_form)

    def _show_step(self) -> None:
        """Name what Ctrl+Enter does next."""
        plan = self._plan
        wanted = len(plan.taken) + len(plan.amended) if plan is not None else 0
        if plan is not None:
            words = f"وارد کردن {counted(wanted)} {self._words.records}"
        else:
            words = "بررسی سطرها" if self._has_file() else "خواندن پرونده"
        self._go.setText(f"{words}   \u2066Ctrl+Enter\u2069")
        self._go.setEnabled(plan is None or wanted > 0)
        self._keep.setVisible(plan is not None and bool(plan.refusals))

    def _has_file(self) -> bool:
        return self._table is not None or self._cards is not None

    def _show_registers(self, registers: list[RegisterLine]) -> None:
        self._register.set_choices([(one.id, one.name) for one in registers])

    def _book(self) -> PaperBook | None:
        """The register and year the letters of the file are of; None of other records."""
        if self._kind is not Kind.LETTER:
            return None
        year = latin_digits(self._year.value().strip())
        if not year.isdigit() or not 1300 <= int(year) < 1500:
            raise InvalidInput("year", "سال دفتر را به رقم بنویسید؛ نمونه: ۱۴۰۴")
        return PaperBook(self._register.value(), int(year))

    # -- the file --------------------------------------------------------------------------

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.title, "", self._words.opened)
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Show a file's columns, as remembered or guessed."""
        self._file.set_value(str(path))
        self._read_new()

    def _typed_path(self) -> str:
        return self._file.value().strip().strip('"')

    def _read_new(self) -> None:
        """Read the file typed, unless it is the one read last."""
        name = self._typed_path()
        if not name or name == self._read_path or self.strip.is_running:
            return
        self.clear_problems()
        self._read_path = name
        self._table = self._cards = None
        self._forget_plan()
        path, kind = Path(name).expanduser(), self._kind
        work = self._shell.tasks.long_work("خواندن پرونده")
        self.strip.show_work(work)
        as_cards, today = is_read_whole(kind, path), self._shell.today()

        def read() -> Table | Source:
            if as_cards:
                return read_whole(kind, path, today, work.progress)
            return read_spreadsheet(path, kind, work.progress)

        self._shell.tasks.run(
            self,
            read,
            done=self._cards_read if as_cards else self._table_read,
            failed=self._reading_failed,
            watched=work,
        )

    def _reading_failed(self, error: AppError) -> None:
        self.show_error(error)
        self._show_step()
        self._file.setFocus()

    def _cards_read(self, source: Source) -> None:
        self._cards = source
        self._columns.hide()
        self._mapping.hide()
        self._about.setText(
            RIGHT_TO_LEFT_MARK + f"{counted(len(source.rows))} {source.unit} خوانده شد."
        )
        self._check()

    def _table_read(self, table: Table) -> None:
        self._table = table
        self._shell.tasks.read(self, mapping_for, self._kind, table.header, done=self._show_columns)

    def _show_columns(self, mapping: tuple[str, ...]) -> None:
        table = self._table
        if table is None:
            return
        self._columns.show()
        self._mapping.show()
        self._columns.show_table(table, mapping)
        words = (
            f"برگه «{table.sheet}» · سرستون در سطر {table.header_row} · "
            f"{counted(len(table.lines))} سطر زیر آن"
        )
        self._about.setText(RIGHT_TO_LEFT_MARK + persian_digits(words))
        self._check()

    def _recall_mapping(self) -> None:
        """Read the columns as a remembered name says."""
        if self._table is None:
            return

        def known(mapping: tuple[str, ...]) -> None:
            self._columns.show_mapping(mapping)
            self._forget_plan()

        self._shell.tasks.read(
            self,
            mapping_for,
            self._kind,
            self._table.header,
            self._mapping.value(),
            done=known,
            failed=self.show_error,
        )

    # -- proving and writing -----------------------------------------------------------------

    def _forget_plan(self) -> None:
        self._plan = None
        self._summary.setText("")
        self._report.show_lines(())
        self._show_step()

    def save(self, after: str = "stay") -> None:  # noqa: ARG002  # every form has it
        """Go one step on: read the file, prove its rows, or bring them in."""
        if self.strip.is_running:
            return
        if not self._file.value().strip():
            self._file.show_problem("پرونده را برگزینید یا نشانی آن را بنویسید.")
            self._file.setFocus()
        elif self._typed_path() != self._read_path or not self._has_file():
            # What was proved is of another file, or the same is tried again.
            self._read_path = ""
            self._read_new()
        elif self._plan is None:
            self._check()
        else:
            self._bring_in(self._plan)

    def _check(self) -> None:
        if not self._has_file() or self.strip.is_running:
            return
        self.clear_problems()
        mapping = self._columns.mapping() if self._table is not None else ()
        if self._table is not None and not any(mapping):
            self._about.setText(
                RIGHT_TO_LEFT_MARK + "هیچ ستونی شناخته نشد؛ بگویید هر ستون چیست و بررسی کنید."
            )
            self._columns.lists[0].setFocus()
            return
        try:
            book = self._book()
        except InvalidInput as error:
            self.show_error(error)
            return
        work = self._shell.tasks.long_work("بررسی سطرها")
        self.strip.show_work(work)
        table, cards, kind, repeats = self._table, self._cards, self._kind, self._repeats.value()
        name, override, owner = Path(self._read_path).name, self._override.value(), self._owner
        progress = work.progress

        def prove(session: OfficeSession) -> tuple[Plan[Any], list[ReportLine]]:
            source = cards or Source(name, ())
            if table is not None:
                source = source_of(name, table, mapping)
            plan = plan_import(session, kind, source, repeats, progress, book, override, owner)
            return plan, report_of(plan)

        self._shell.tasks.read(self, prove, done=self._proved, failed=self._stopped, work=work)

    def _proved(self, answer: tuple[Plan[Any], list[ReportLine]]) -> None:
        plan, lines = answer
        self._plan = plan
        self._report.show_lines(lines)
        self._summary.setText(RIGHT_TO_LEFT_MARK + summary_of(plan))
        self._show_step()
        (self._go if self._go.isEnabled() else self._file).setFocus()

    def _bring_in(self, plan: Plan[Any]) -> None:
        work = self._shell.tasks.long_work(self._words.title)
        self.is_saving = True
        self.strip.show_work(work)
        self._shell.tasks.write(
            self,
            import_plan,
            plan,
            work.progress,
            self._mapping.value(),
            done=self._brought_in,
            failed=self._stopped,
            work=work,
        )

    def _brought_in(self, result: ImportResult) -> None:
        self.is_saving = self.is_changed = False
        words = f"{counted(result.added)} {self._words.records} وارد شد"
        if result.amended:
            words += f"، {counted(result.amended)} {self._words.done} شد"
        if result.on_the_way:
            words += f"، {counted(result.on_the_way)} دستگاه نام‌برده افزوده شد"
        if result.refused:
            words += f"؛ {counted(result.refused)} سطر رد شد"
        self.finished.emit()
        self._say(f"{words}.", Tone.SUCCESS)

    def _stopped(self, error: AppError) -> None:
        self.is_saving = False
        if isinstance(error, Cancelled | StaleRecord):
            self.bar.say(error.message, Tone.WARNING)
        else:
            self.show_error(error)
        if not isinstance(error, Cancelled):
            self._forget_plan()
        self._go.setFocus()

    # -- the report --------------------------------------------------------------------------

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "ذخیره ردشده‌ها", "ردشده‌ها.xlsx", "Excel (*.xlsx)"
        )
        if name:
            self.keep_refused(Path(name))

    def keep_refused(self, path: Path) -> None:
        """Write the refused rows into a spreadsheet, to be mended there and brought in again."""
        plan = self._plan
        if plan is None:
            return
        self._shell.tasks.run(
            self,
            lambda: write_whole(path, refused_workbook(plan)),
            done=lambda _none: self.bar.say(f"ردشده‌ها در «{path.name}» است.", Tone.SUCCESS),
            failed=self.show_error,
        )

    # -- leaving -----------------------------------------------------------------------------

    def start(self) -> None:
        """Put the cursor where a person goes on."""
        (self._go if self._plan is not None and self._go.isEnabled() else self._file).setFocus()

    def may_close(self) -> bool:
        """Nothing typed here is worth a question."""
        return True

    def close_form(self) -> bool:
        """Esc first stops what is under way, then closes."""
        if self.strip.is_running:
            self.strip.cancel()
            return False
        return super().close_form()
