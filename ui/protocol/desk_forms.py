"""The ministry's forms of a trip on its desk: what they ask, and their pages as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget

from app.protocol.forms import CaseFormLine, case_form_as_typed, case_forms
from app.protocol.layouts import MINISTRY_FORMS
from app.protocol.rows import CaseSheet
from ui import theme
from ui.common.desk_papers import desk_paper_of
from ui.common.field import Field
from ui.common.live_paper import LivePaper
from ui.common.register_table import Column
from ui.protocol.desk_part import EDITOR_WIDTH, DeskPart
from ui.protocol.desk_step import DeskStep
from ui.protocol.desk_table import TICK
from ui.protocol.desk_words import NOTHING, shown_count
from ui.protocol.form_answers import PART, STEP, FormAnswersForm
from ui.protocol.ministry_papers import filled_page, show_blank_forms, show_ministry_forms
from ui.theme import Tone


def _answered(row: CaseFormLine) -> str:
    if not row.questions:
        return NOTHING
    return f"{shown_count(row.answered)} از {shown_count(len(row.questions))}"


def _tone(row: CaseFormLine) -> Tone:
    return Tone.SUCCESS if row.answered == len(row.questions) else Tone.WARNING


COLUMNS: Final[tuple[Column[CaseFormLine], ...]] = (
    Column("title", "فرم", lambda row: row.title, 0, rank=1, least=180),
    Column("answered", "پرسش‌های پاسخ‌داده", _answered, 130, tone=_tone, rank=1),
    Column(
        "printed",
        "چاپ‌شده",
        lambda row: f"{shown_count(row.printed)} بار" if row.printed else NOTHING,
        84,
        rank=3,
    ),
)


#: The list until it is known what the forms ask.
UNREAD: Final = tuple(
    CaseFormLine(id=place, name=name, title=title, questions=(), printed=0)
    for place, (name, title) in enumerate(MINISTRY_FORMS.items(), 1)
)


class FormsPart(DeskPart):
    """The forms."""

    name = PART
    title = "فرم‌ها"
    digit = 0
    hint = "Enter پرسش‌های فرم را می‌پرسد و Space آن را برای چاپ نشان می‌دهد."
    columns = COLUMNS
    deeds: ClassVar = {TICK: "print_form"}
    buttons = (
        ("پر کردن", "Enter", "opened"),
        ("نمایش و چاپ", "Space", "print_form"),
        ("فرم خالی", "", "print_blank"),
    )
    rest_share = 3

    def make_rest(self) -> QWidget | None:
        """The page of the form stands beside the list, and beside its questions."""
        self._forms: Sequence[CaseFormLine] = ()
        self._version = 0
        self.paper = LivePaper(self, "برگ فرم")
        self.paper.wanted.connect(self._make_page)
        return self.paper

    @classmethod
    def count(cls, sheet: CaseSheet) -> str:
        """How many were begun."""
        begun = sum(bool(answers) for answers in sheet.forms.values())
        return f"{shown_count(begun)} از {shown_count(len(MINISTRY_FORMS))}" if begun else ""

    def lines(self, _sheet: CaseSheet) -> Sequence[CaseFormLine]:
        """The forms as they were read."""
        return self._forms or UNREAD

    def show_case(self, sheet: CaseSheet) -> None:
        """Show the forms; what they ask is read anew where the case changed."""
        super().show_case(sheet)
        self._made["print_form"].setVisible(True)
        self._made["print_blank"].setVisible(True)
        if sheet.version != self._version:
            self._version = sheet.version
            self.shell.tasks.read(self, case_forms, sheet.id, done=self._known, latest="forms")

    def _known(self, forms: Sequence[CaseFormLine]) -> None:
        self._forms = forms
        self.show_case(self.sheet)
        self.paper.ask()

    def chosen(self) -> None:
        """Another form is in sight."""
        self.paper.ask()

    def do(self, key: str) -> None:
        """Printing changes nothing: it is offered for every case."""
        getattr(self, self.deeds[key])()

    # -- questions -------------------------------------------------------------------------

    def opened(self) -> None:
        """Answer the questions of the form."""
        if self.current() is not None and self.may_write:
            self.desk.open_editor(self, self.open_step(STEP, self.current().id))

    def open_step(self, step: str, line: int | None) -> DeskStep | None:
        """The questions of a form."""
        if step != STEP or line is None or not 1 <= line <= len(MINISTRY_FORMS):
            return None
        known = next((one for one in self._forms if one.id == line), None)
        return FormAnswersForm(self.shell, self.sheet, line, known, self.desk.saved)

    def show_editor(self, form: DeskStep) -> None:
        """Lay the questions in place of the list: the page stays beside them."""
        theme.keep_width(form, EDITOR_WIDTH)
        self._set_list_visible(visible=False)
        self._line.insertWidget(0, form)
        self._show_hint()
        form.show()
        if isinstance(form, FormAnswersForm):
            form.laid.connect(self._follow)
            self._follow(form.fields.values())
        self.paper.ask()

    def _follow(self, fields: Iterable[Field]) -> None:
        for field in fields:
            field.edited.connect(self.paper.ask)

    def hide_editor(self, form: DeskStep) -> None:
        """Show the list again."""
        self._line.removeWidget(form)
        self._set_list_visible(visible=True)
        self._show_hint()
        self.paper.ask()
        self.enter()

    def _set_list_visible(self, *, visible: bool) -> None:
        self.table.setVisible(visible)
        self._line.setStretchFactor(self.column, 3 if visible else 0)

    # -- pages -----------------------------------------------------------------------------

    def _make_page(self) -> None:
        """Make the page of the form in hand, with what is typed into it now."""
        form, row = self.desk.editor, self.current()
        name, answers = (row.name if row is not None else ""), {}
        if isinstance(form, FormAnswersForm) and self.desk.editor_part is self:
            name, answers = form.form_name or name, dict(form.typed())
        office, number = self.shell.tasks.office, self.sheet.id
        if office is None or not name:
            return
        paper = desk_paper_of(self.shell, office)
        self.shell.tasks.run(
            self,
            lambda: filled_page(paper(), [office.read(case_form_as_typed, number, name, answers)]),
            done=self.paper.show_pdf,
            latest="page",
        )

    def print_form(self) -> None:
        """Show the form as it is saved, to be printed; what goes to the printer is counted."""
        row = self.current()
        if row is not None:
            show_ministry_forms(self.shell, self, self.sheet.id, (row.name,), row.title)

    def print_paper(self) -> None:
        """The paper here is the form."""
        self.print_form()

    def print_blank(self) -> None:
        """Show the form empty."""
        row = self.current()
        if row is not None:
            show_blank_forms(self.shell, self, (row.name,), row.title)
