"""The page of distribution groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from app.access import Right
from app.changes import Kind
from app.contacts import ContactFilter
from app.errors import AppError
from app.groups import (
    GroupFilter,
    GroupRow,
    GroupSheet,
    archive_group,
    count_groups,
    delete_group,
    group_sheet,
    list_groups,
    restore_group,
)
from app.kept_forms import FilledForm
from app.listing import MOST_COUNTED
from app.telephone import isolated_telephone
from app.text import persian_digits
from app.trash import restore_from_trash
from ui import theme
from ui.common.directory_paper import DirectoryAsked, DirectoryPaperForm
from ui.common.fields import start_at_right
from ui.common.lines_pane import LinesPane
from ui.common.register_page import RegisterPage
from ui.common.register_table import Column
from ui.common.way_back import WayBack
from ui.groups.form import GroupForm
from ui.shell import Shell
from ui.theme import Tone

COLUMNS: Final[tuple[Column[GroupRow], ...]] = (
    Column("name", "نام گروه", lambda row: row.name, 260),
    Column("members", "شمار اعضا", lambda row: persian_digits(str(row.members)), 90),
    Column("note", "یادداشت", lambda row: " ".join(row.note.split()) or "—", 0, rank=1),
)

NOTHING_CHOSEN: Final = "گروهی را از فهرست برگزینید."


class GroupsPage(RegisterPage[GroupRow]):
    """The distribution groups, and who is in each."""

    name = "groups"
    title = "گروه‌های توزیع"
    empty = "گروهی نیست. با Ctrl+N گروهی بسازید، یا در دفتر اشخاص سطرها را برگزینید و Ctrl+Shift+G."
    kinds = frozenset({Kind.GROUP, Kind.CONTACT})
    keeps: frozenset[Kind] = frozenset({Kind.GROUP})
    top_actions = ("print", "new")

    def __init__(self, shell: Shell) -> None:
        self._sheet: GroupSheet | None = None
        self._pane = QFrame()
        super().__init__(shell)
        self._way_back = WayBack(self.bar, shell.tasks, shell.refresh_actions)
        self._text = QLineEdit(self)
        start_at_right(self._text)
        self._text.setPlaceholderText("فیلتر: نام گروه یا یادداشت   Ctrl+F")
        self._text.setClearButtonEnabled(True)
        self._archived = QCheckBox("بایگانی‌شده‌ها", self)
        self.filters.addWidget(self._text, 1)
        self.filters.addWidget(self._archived)
        self._text.textChanged.connect(self.filter_later)
        self._archived.toggled.connect(self.filter_later)

    def columns(self) -> Sequence[Column[GroupRow]]:
        """The list's columns."""
        return COLUMNS

    def detail_widget(self) -> QWidget:
        """The detail pane."""
        theme.set_kind(self._pane, "card")
        self._lines = LinesPane(self._pane)
        layout = QVBoxLayout(self._pane)
        layout.setContentsMargins(16, 14, 10, 14)
        layout.addWidget(self._lines)
        return self._pane

    def _wanted(self) -> GroupFilter:
        return GroupFilter(self._text.text(), self._archived.isChecked())

    def question(self) -> tuple[Callable[..., Sequence[GroupRow]], tuple[Any, ...]]:
        """The groups as filtered."""
        return list_groups, (self._wanted(),)

    def filter_words(self) -> str:
        """The filter in words."""
        text = self._text.text().strip()
        parts = [f"«{text}»" if text else ""]
        parts.append(self._archived.text() if self._archived.isChecked() else "")
        return " · ".join(part for part in parts if part)

    def ask_count(self, give: Callable[[int], None]) -> None:
        """Ask how many there are."""
        self.shell.tasks.read(
            self, count_groups, self._wanted(), most=MOST_COUNTED, done=give, latest="count"
        )

    def show_detail(self, row: GroupRow | None) -> None:
        """Ask for the chosen group's members."""
        self._sheet = None
        if row is None:
            self._lines.show_lines([("muted", NOTHING_CHOSEN)])
            return

        def arrived(sheet: GroupSheet) -> None:
            current = self.table.current_row()
            if current is None or current.id != row.id:
                return
            self._sheet = sheet
            self._lines.show_lines(_lines(sheet))
            self.shell.refresh_actions()

        self.details.read(group_sheet, row.id, done=arrived)

    def available(self) -> frozenset[str]:
        """What can be done."""
        always = {"filter", "clear_filter", "reload"}
        if self._sheet is not None and self._sheet.members:
            always.add("print")
        if not self.shell.operator().may(Right.EDIT_CONTACTS):
            return frozenset(always)
        always.add("new")
        if self._way_back.is_open:
            always.add("take_back")
        if self._sheet is not None:
            always |= {"amend", "archive"}
            if self.current_form() is None:
                always.add("delete")
        return frozenset(always)

    def open_current(self) -> None:
        """Enter corrects the chosen group."""
        if self._sheet is not None and self.shell.action("amend").isEnabled():
            self.open_form(GroupForm(self.shell, self._saved, self._sheet))

    def perform(self, action: str) -> None:
        """Do an action."""
        if action in _PAGE_DEEDS:
            _PAGE_DEEDS[action](self)
        elif self._sheet is not None and action in _GROUP_DEEDS:
            _GROUP_DEEDS[action](self, self._sheet)

    def _new(self) -> None:
        self.open_form(GroupForm(self.shell, self._saved))

    def open_kept(self, filled: FilledForm) -> None:
        """Open a form that was kept, as it stood."""

        def again(sheet: GroupSheet | None) -> None:
            form = GroupForm(self.shell, self._saved, sheet)
            form.resume(filled)
            self.open_form(form)

        if filled.record_id is None:
            again(None)
        else:
            self.shell.tasks.read(self, group_sheet, filled.record_id, done=again)

    def _focus_filter(self) -> None:
        self._text.setFocus()
        self._text.selectAll()

    def _clear_filter(self) -> None:
        self._text.clear()
        self._archived.setChecked(False)

    def _print(self, sheet: GroupSheet) -> None:
        asked = DirectoryAsked(ContactFilter(group_id=sheet.id), of=sheet.name)
        self.open_form(DirectoryPaperForm(self.shell, asked))

    def _archive(self, sheet: GroupSheet) -> None:
        if sheet.archived:
            back: Any = (archive_group, sheet.id, sheet.version + 1)
            self._write(restore_group, sheet, f"گروه «{sheet.name}» از بایگانی برگشت.", back)
        else:
            back = (restore_from_trash, Kind.GROUP, sheet.id)
            self._write(archive_group, sheet, f"گروه «{sheet.name}» بایگانی شد.", back)

    def _delete(self, sheet: GroupSheet) -> None:
        back = (restore_from_trash, Kind.GROUP, sheet.id)
        self._write(delete_group, sheet, f"گروه «{sheet.name}» به سطل رفت.", back)

    def _write(self, operation: Any, sheet: GroupSheet, words: str, back: Any) -> None:
        def failed(error: AppError) -> None:
            self.say(error.message, Tone.DANGER)

        self.shell.tasks.write(
            self,
            operation,
            sheet.id,
            sheet.version,
            done=lambda _number: self._way_back.offer(words, *back),
            failed=failed,
        )

    def _saved(self, number: int, after: str) -> None:
        self.reload(keep=number)
        self.say("ذخیره شد.", Tone.SUCCESS)
        if after == "stay":
            self.shell.tasks.read(
                self,
                group_sheet,
                number,
                done=lambda sheet: self.open_form(GroupForm(self.shell, self._saved, sheet)),
            )


def _lines(sheet: GroupSheet) -> list[tuple[str, str]]:
    """A group as (kind, text) lines."""
    count = persian_digits(f"{len(sheet.members)} عضو")
    lines = [("heading", sheet.name), ("muted", count + (" · بایگانی" if sheet.archived else ""))]
    if sheet.note:
        lines += [("label", "یادداشت"), ("", sheet.note)]
    lines.append(("label", "اعضا"))
    for member in sheet.members:
        parts = (member.post, member.organisation, member.city, _whole(member.phone))
        lines.append(("strong", f"{member.honorific} {member.name}".strip()))
        lines.append(("muted", " · ".join(part for part in parts if part) or "—"))
    return lines


def _whole(phone: str) -> str:
    """A number that is never parted at the end of a line."""
    return isolated_telephone(phone).replace(" ", "\u00a0")


_PAGE_DEEDS: Final[dict[str, Callable[[GroupsPage], None]]] = {
    "new": GroupsPage._new,  # noqa: SLF001  # the page's own table of deeds
    "filter": GroupsPage._focus_filter,  # noqa: SLF001
    "clear_filter": GroupsPage._clear_filter,  # noqa: SLF001
    "reload": lambda page: page.reload(),
    "take_back": lambda page: page._way_back.go(),  # noqa: SLF001
}

_GROUP_DEEDS: Final[dict[str, Callable[[GroupsPage, GroupSheet], None]]] = {
    "amend": lambda page, _sheet: page.open_current(),
    "archive": GroupsPage._archive,  # noqa: SLF001
    "delete": GroupsPage._delete,  # noqa: SLF001
    "print": GroupsPage._print,  # noqa: SLF001
}
