"""The letterheads of the office's letters: listed, edited in millimetres beside a live sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.changes import Changes
from app.errors import InvalidInput
from app.letterheads import (
    PAGE_NAMES,
    LetterheadDraft,
    LetterheadRow,
    LetterheadSheet,
    Page,
    add_letterhead,
    amend_letterhead,
    archive_letterhead,
    checked_layout,
    letterhead_sheet,
    list_letterheads,
    make_default,
    read_emblem,
    restore_letterhead,
    shipped_sheet,
)
from app.session import OfficeSession
from ui import theme
from ui.common.desk_papers import DeskPaper, preview_paper
from ui.common.field import Field
from ui.common.flow import FlowRow
from ui.common.labels import text_label
from ui.common.two_line_list import TwoLineList
from ui.settings.letterhead_fields import EmblemField, field_groups, layout_of, values_of
from ui.settings.letterhead_preview import LetterheadPreview, sample_pdf
from ui.settings.panel import SettingsPanel
from ui.shell import PRINT_FONT
from ui.theme import Tone

_ADD: Final = "افزودن سربرگ"
_AMEND: Final = "ذخیره اصلاح"
_SAVE_KEY: Final = "   \u2066Ctrl+S\u2069"
_LIST_HEIGHT: Final = 112
_KEPT: Final = "نمونه از پیش از این تغییر است؛ آنچه نوشته شده چاپ‌شدنی نیست."

#: The letterheads that stand, and what a new one of each size begins as.
_Standing = tuple[tuple[LetterheadRow, ...], dict[Page, LetterheadSheet]]

#: What is done to the letterhead the list stands on: name and words.
BUTTONS: Final = (
    ("amend", "اصلاح   \u2066Enter\u2069"),
    ("copy", "سربرگ دیگری از روی این"),
    ("default", "سربرگ همیشگی این کاغذ"),
    ("blank", "چاپ سربرگ خالی"),
    ("archive", "بایگانی   \u2066Del\u2069"),
)


class LetterheadsForm(SettingsPanel):
    """Adds a letterhead, or amends the one chosen in the list; the sample follows each key."""

    title_words = "سربرگ نامه‌ها"
    save_words = _ADD

    def middle(self, fields: QWidget) -> QWidget:
        """The fields at the start and the sample at the end."""
        self.preview = LetterheadPreview(self)
        self.preview.wanted.connect(self._make_sample)
        both = QWidget(self)
        beside = QHBoxLayout(both)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.SPACE[3])
        beside.addWidget(fields, 3)
        beside.addWidget(self.preview, 2)
        return both

    def make_fields(self) -> None:
        """Lay the list and the groups of fields."""
        self._amended: LetterheadSheet | None = None
        self._shipped: dict[Page, LetterheadSheet] = {}
        self.list = TwoLineList(self)
        self.list.setAccessibleName("سربرگ‌ها")
        self.list.setFixedHeight(theme.scaled(_LIST_HEIGHT))
        self.list.opened.connect(lambda _row: self.act("amend"))
        self.list.unwanted.connect(lambda: self.act("archive"))
        buttons = FlowRow(spacing=theme.SPACE[1])
        for name, words in BUTTONS:
            button = QPushButton(words, self)
            theme.set_kind(button, "quiet")
            button.clicked.connect(lambda _on=False, name=name: self.act(name))
            buttons.addWidget(button)
        self.body.addWidget(self.list)
        self.body.addLayout(buttons)
        for heading, rows in field_groups(self._read_emblem):
            if heading:
                self.body.addSpacing(theme.SPACE[2])
                self.body.addWidget(text_label(heading, self, "strong"))
            self.lay_rows(rows)
        for field in self.fields.values():
            field.edited.connect(self.preview.ask)
        self.fields["page"].edited.connect(self._page_changed)

    def start(self) -> None:
        """Begin at the name, above which the list stands."""
        self.fields["name"].setFocus()

    # -- what stands -----------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list, and what every letterhead begins as."""
        self.shell.tasks.read(self, _standing, done=self._show, latest="letterheads")

    def _show(self, standing: _Standing) -> None:
        rows, shipped = standing
        self.list.show_lines((row, row.name, _described(row)) for row in rows)
        is_first = not self._shipped
        self._shipped = shipped
        if is_first or (self._amended is None and not self.is_changed):
            self._begin(None)

    def act(self, name: str) -> None:
        """Do what a key or button of the list means, to the letterhead it stands on."""
        row: LetterheadRow | None = self.list.current()
        if row is None:
            self.bar.say("نخست سربرگی از فهرست برگزینید.", Tone.INFORMATION)
            return
        if name == "default":
            self.do(make_default, row.id)
        elif name == "archive":
            self._archive(row)
        elif name == "blank" or self.may_close():
            begin = {"amend": self._begin, "copy": self._copy, "blank": self._print_blank}[name]
            self.shell.tasks.read(
                self, letterhead_sheet, row.id, done=begin, failed=self.show_error
            )

    def _archive(self, row: LetterheadRow) -> None:
        self.do(archive_letterhead, row.id, row.version)
        if self._amended is not None and self._amended.id == row.id:
            self._begin(None)
        self.bar.say(
            f"سربرگ «{row.name}» بایگانی شد.",
            Tone.INFORMATION,
            action="بازگرداندن",
            act=lambda: self.do(restore_letterhead, row.id),
        )

    def _print_blank(self, sheet: LetterheadSheet) -> None:
        def make(desk: DeskPaper) -> bytes:
            from reports.letter import blank_letterhead

            return blank_letterhead(letterhead=sheet, typefaces=desk.typefaces)

        preview_paper(self, self.shell, make, "سربرگ خالی", "letterhead.pdf")

    # -- the form --------------------------------------------------------------------------

    def close_form(self) -> bool:
        """Esc leaves the letterhead that was being amended."""
        closed = super().close_form()
        if closed:
            self._begin(None)
        return closed

    def _begin(self, sheet: LetterheadSheet | None) -> None:
        """Show a letterhead to be amended, or a new one as the program ships it."""
        self._amended = sheet
        self.clear_problems()
        self._fill(sheet or self._shipped[Page.A4])
        pages = list(Page) if sheet is None else [sheet.page]
        self._page_field().offer_only(pages)
        self.save_button.setText((_ADD if sheet is None else _AMEND) + _SAVE_KEY)
        self.note.setText("" if sheet is None else f"اصلاح «{sheet.name}»")
        if sheet is not None:
            self.start()

    def _copy(self, sheet: LetterheadSheet) -> None:
        """A new letterhead that begins as another."""
        self._begin(None)
        self._fill(sheet)
        self.fields["name"].set_value("")
        self.is_changed = True
        self.start()

    def _fill(self, sheet: LetterheadSheet) -> None:
        values = values_of(sheet.layout)
        self.fill({**values, "name": sheet.name, "page": sheet.page, "emblem": sheet.emblem})
        self._page = sheet.page
        self.preview.ask()

    def _page_field(self) -> Any:
        return self.fields["page"]

    def _page_changed(self) -> None:
        """Another paper has other measures; those a person typed stay his."""
        page: Page = self.fields["page"].value()
        before = values_of(self._shipped[self._page].layout)
        after = values_of(self._shipped[page].layout)
        self._page = page
        for name, value in after.items():
            field = self.fields[name]
            if _held(field) == before[name]:
                field.set_value(value)
                field.show_problem("")

    def _read_emblem(self, field: EmblemField, path: Path) -> None:
        self.shell.tasks.run(
            self,
            lambda: read_emblem(path),
            done=field.take,
            failed=lambda error: field.show_problem(error.message),
            latest="emblem",
        )

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Add a letterhead, or amend the chosen one."""
        draft = LetterheadDraft(
            name=values["name"],
            page=values["page"],
            layout=layout_of(values),
            emblem=values["emblem"],
        )
        if self._amended is None:
            return add_letterhead, (draft,)
        return amend_letterhead, (self._amended.id, self._amended.version, draft)

    def after_save(self) -> None:
        """Begin a new one."""
        self._begin(None)

    # -- the sample ------------------------------------------------------------------------

    def _make_sample(self) -> None:
        """Make the sample of what is typed, or say beside the fields why it cannot be."""
        sheet, problems = self._typed()
        for name, field in self.fields.items():
            if name in problems or name not in {"name", "emblem"}:
                field.show_problem(problems.get(name, ""))
        if sheet is None or problems:
            self.preview.stay(_KEPT)
            return
        which, font = self.preview.which.value(), str(self.shell.settings.value(PRINT_FONT) or "")
        day, by = self.shell.today(), self.shell.operator().full_name
        self.shell.tasks.run(
            self,
            lambda: sample_pdf(sheet, which, day, by, font),
            done=self.preview.show_pdf,
            latest="sample",
        )

    def _typed(self) -> tuple[LetterheadSheet | None, dict[str, str]]:
        """The letterhead as typed, or a sentence for each field that cannot be taken."""
        values: dict[str, Any] = {}
        problems: dict[str, str] = {}
        for name, field in self.fields.items():
            try:
                values[name] = field.value()
            except ValueError as error:
                problems[name] = str(error)
        if problems:
            return None, problems
        found: list[InvalidInput] = []
        layout = checked_layout(layout_of(values), values["page"], found)
        sheet = LetterheadSheet(values["page"], layout, values["emblem"])
        return sheet, {problem.field: problem.message for problem in found}


def _standing(session: OfficeSession) -> _Standing:
    return list_letterheads(session), {page: shipped_sheet(session, page) for page in Page}


def _described(row: LetterheadRow) -> str:
    parts = (
        f"کاغذ {PAGE_NAMES[row.page]}",
        "همیشگی" if row.is_default else "",
        "با نشان" if row.has_emblem else "بی‌نشان",
    )
    return " · ".join(part for part in parts if part)


def _held(field: Field) -> Any:
    try:
        return field.value()
    except ValueError:
        return None
