"""The directory's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.access import Right
from app.changes import Kind
from app.contacts import (
    ContactFilter,
    ContactKind,
    ContactRow,
    ContactSheet,
    contact_place,
    contact_sheet,
    count_contacts,
    list_contacts,
)
from app.kept_forms import FilledForm
from app.listing import MOST_COUNTED
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from app.texts import CONTACT_KINDS
from ui import theme
from ui.common.directory_paper import DirectoryAsked, DirectoryPaperForm
from ui.common.fields import start_at_right
from ui.common.lines_pane import LinesPane
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.contacts.deeds import ContactDeeds
from ui.contacts.form import ContactForm
from ui.contacts.matters import Matters, matters_of
from ui.contacts.words import call_lines, case_lines, contact_lines, visit_lines
from ui.shell import Shell
from ui.theme import Tone


def _shown_name(row: ContactRow) -> str:
    merged = " (ادغام‌شده)" if row.merged_into_id is not None else ""
    return f"{row.honorific} {row.name}".strip() + merged


COLUMNS: Final[tuple[Column[ContactRow], ...]] = (
    Column("name", "نام", _shown_name, 190),
    Column("kind", "گونه", lambda row: CONTACT_KINDS[row.kind], 74, rank=3),
    Column("post", "سمت", lambda row: row.post or "—", 150, rank=2),
    Column("organisation", "دستگاه", lambda row: row.organisation or "—", 0, rank=4),
    Column("phone", "تلفن", lambda row: isolated_telephone(row.phone) or "—", 132, rank=1),
    Column("city", "شهر", lambda row: row.city or "—", 100, optional=True),
    Column(
        "identity",
        "کد ملی / شناسه",
        lambda row: isolate(persian_digits(row.identity_number)) or "—",
        120,
        optional=True,
    ),
)

KINDS: Final = (("همه", None), *((CONTACT_KINDS[kind], kind) for kind in ContactKind))


class ContactsPage(RegisterPage[ContactRow]):
    """The register of people, organisations and units."""

    name = "contacts"
    title = "اشخاص و دستگاه‌ها"
    empty = "کسی در این فهرست نیست. با Ctrl+N شخص یا دستگاه تازه بیفزایید."
    kinds = frozenset({Kind.CONTACT})
    top_actions = ("find_duplicates", "print", "new_contact")
    common_actions = RegisterPage.common_actions | {"save_list"}

    def __init__(self, shell: Shell) -> None:
        self.sheet: ContactSheet | None = None
        self._pane = QFrame()
        super().__init__(shell)
        self.deeds = ContactDeeds(self)
        self._text = QLineEdit(self)
        start_at_right(self._text)
        self._text.setPlaceholderText("فیلتر: نام، سمت، شماره تلفن، کد ملی   Ctrl+F")
        self._text.setClearButtonEnabled(True)
        self._kind = QComboBox(self)
        self._kind.addItems([words for words, _ in KINDS])
        self._kind.setMinimumWidth(120)
        self._archived = QCheckBox("بایگانی‌شده‌ها", self)
        self.filters.addWidget(self._text, 1)
        self.filters.addWidget(self._kind)
        self.filters.addWidget(self._archived)
        self._text.textChanged.connect(self.filter_later)
        self._kind.currentIndexChanged.connect(self.filter_later)
        self._archived.toggled.connect(self.filter_later)

    def columns(self) -> Sequence[Column[ContactRow]]:
        """The register's columns."""
        return COLUMNS

    def detail_widget(self) -> QWidget:
        """The detail pane."""
        theme.set_kind(self._pane, "card")
        self._lines = LinesPane(self._pane)
        layout = QVBoxLayout(self._pane)
        layout.setContentsMargins(16, 14, 10, 14)
        layout.addWidget(self._lines)
        return self._pane

    def _wanted(self) -> ContactFilter:
        return ContactFilter(
            text=self._text.text(),
            kind=KINDS[self._kind.currentIndex()][1],
            archived=self._archived.isChecked(),
        )

    def question(self) -> tuple[Callable[..., Sequence[ContactRow]], tuple[Any, ...]]:
        """The directory as filtered."""
        return list_contacts, (self._wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        text, kind = self._text.text().strip(), self._kind.currentIndex()
        parts = [f"«{text}»" if text else "", KINDS[kind][0] if kind else ""]
        parts.append(self._archived.text() if self._archived.isChecked() else "")
        return " · ".join(part for part in parts if part)

    def show_filter(self, wanted: ContactFilter) -> None:
        """Filter as a kept list does."""
        kinds = [kind for _words, kind in KINDS]
        self._text.setText(wanted.text)
        self._kind.setCurrentIndex(kinds.index(wanted.kind))
        self._archived.setChecked(wanted.archived)
        self.reload(keep=-1, from_top=True)

    def reload(self, keep: int | None = None, *, from_top: bool = False) -> None:
        """Read the directory anew; who is to be stood on is looked up, however far down."""
        if keep is None or from_top:
            super().reload(keep, from_top=from_top)
            return

        def placed(found: tuple[int, int] | None) -> None:
            if found is None:
                self.reload(keep, from_top=True)
            else:
                self.show_at(*found)

        self.shell.tasks.read(
            self, contact_place, self._wanted(), keep, done=placed, latest="place"
        )

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many the filter finds."""
        self.shell.tasks.read(
            self, count_contacts, self._wanted(), most=MOST_COUNTED, done=give, latest="count"
        )

    def show_detail(self, row: ContactRow | None) -> None:
        """Ask for the chosen contact whole."""
        self.sheet = None
        if row is None:
            self._lines.show_lines([("muted", "شخص یا دستگاهی را از فهرست برگزینید.")])
            return
        merged_name = row.name if row.merged_into_id is not None else ""

        def is_chosen() -> bool:
            current = self.table.current_row()
            return current is not None and current.id == row.id

        def arrived(sheet: ContactSheet) -> None:
            # A merged contact has the sheet of the one it went into.
            if not is_chosen():
                return
            self.sheet = sheet
            lines = contact_lines(sheet, merged_name)
            self._lines.show_lines(lines)
            self.shell.refresh_actions()

            def show_matters(found: Matters) -> None:
                if is_chosen():
                    matters = (
                        *call_lines(found.calls),
                        *visit_lines(found.visits),
                        *case_lines(found.cases),
                    )
                    self._lines.show_lines([*lines, *matters])

            self.shell.tasks.read(self, matters_of, sheet.id, done=show_matters, latest="matters")

        self.details.read(contact_sheet, row.id, done=arrived)

    def available(self) -> frozenset[str]:
        """What can be done."""
        always = {"filter", "clear_filter", "reload", "print"}
        if not self.shell.operator().may(Right.EDIT_CONTACTS):
            return frozenset(always)
        always |= {"new", "find_duplicates"}
        if self.deeds.way_back.is_open:
            always.add("take_back")
        if self.table.current_row() is not None:
            # These concern the selected rows, whether the current one is read whole yet or not.
            always |= {"merge", "add_to_group"}
        if self.sheet is not None:
            always |= {"amend", "archive", "undo_merge"}
            if self.current_form() is None:
                always.add("delete")
        return frozenset(always)

    def open_current(self) -> None:
        """Enter corrects the chosen contact; of one that was merged, its survivor."""
        if self.sheet is not None and self.shell.action("amend").isEnabled():
            self.open_form(ContactForm(self.shell, self._saved, self.sheet))

    def perform(self, action: str) -> None:
        """Do an action."""
        if action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
        elif self.sheet is not None and action in _CONTACT_DEEDS:
            _CONTACT_DEEDS[action](self.deeds, self.sheet)

    def open_kept(self, filled: FilledForm) -> None:
        """Open a form that was kept, as it stood."""

        def again(sheet: ContactSheet | None) -> None:
            form = ContactForm(self.shell, self._saved, sheet)
            form.resume(filled)
            self.open_form(form)

        if filled.record_id is None:
            again(None)
        else:
            self.shell.tasks.read(self, contact_sheet, filled.record_id, done=again)

    def _new(self) -> None:
        self.open_form(ContactForm(self.shell, self._saved))

    def _focus_filter(self) -> None:
        self._text.setFocus()
        self._text.selectAll()

    def _clear_filter(self) -> None:
        self._text.clear()
        self._kind.setCurrentIndex(0)
        self._archived.setChecked(False)

    def _print(self) -> None:
        chosen = tuple(row.id for row in self.table.selected_rows())
        ask = DirectoryAsked(self._wanted(), chosen if len(chosen) > 1 else ())
        self.open_form(DirectoryPaperForm(self.shell, ask))

    def _saved(self, number: int, after: str) -> None:
        self.reload(keep=number)
        self.say("ذخیره شد.", Tone.SUCCESS)
        if after == "stay":
            self.shell.tasks.read(
                self,
                contact_sheet,
                number,
                done=lambda sheet: self.open_form(ContactForm(self.shell, self._saved, sheet)),
            )

    def changed(self, kinds: frozenset[Kind]) -> None:
        """Something was written; the list of duplicates reads again too."""
        super().changed(kinds)
        if kinds & self.kinds:
            self.deeds.directory_changed()

    def remember(self, settings: QSettings) -> None:
        """Write down columns and filters."""
        super().remember(settings)
        settings.setValue("filters/contacts/kind", self._kind.currentIndex())

    def recall(self, settings: QSettings) -> None:
        """Lay columns and filters as they were left."""
        super().recall(settings)
        place = int(str(settings.value("filters/contacts/kind", 0)))
        self._kind.setCurrentIndex(place if place < len(KINDS) else 0)


_PAGE_DEEDS: Final[dict[str, Callable[[ContactsPage], None]]] = {
    "new": ContactsPage._new,  # noqa: SLF001  # the page's own table of deeds
    "new_contact": ContactsPage._new,  # noqa: SLF001
    "filter": ContactsPage._focus_filter,  # noqa: SLF001
    "clear_filter": ContactsPage._clear_filter,  # noqa: SLF001
    "reload": lambda page: page.reload(),
    "print": ContactsPage._print,  # noqa: SLF001
    "find_duplicates": lambda page: page.deeds.find_duplicates(),
    "merge": lambda page: page.deeds.merge_selected(),
    "add_to_group": lambda page: page.deeds.add_to_group(),
    "take_back": lambda page: page.deeds.way_back.go(),
}

_CONTACT_DEEDS: Final[dict[str, Callable[[ContactDeeds, ContactSheet], None]]] = {
    "amend": lambda deeds, _sheet: deeds.page.open_current(),
    "archive": ContactDeeds.archive,
    "delete": ContactDeeds.delete,
    "undo_merge": ContactDeeds.undo_merge,
}
