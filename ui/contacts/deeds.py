"""What is done to the chosen rows of the directory, each with its way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from app.changes import Kind
from app.contacts import (
    ContactRow,
    ContactSheet,
    archive_contact,
    delete_contact,
    merge_sides,
    restore_contact,
    standing_merge,
    undo_merge,
)
from app.errors import AppError
from app.groups import GroupFilter, list_groups
from app.trash import restore_from_trash
from ui.common.way_back import WayBack
from ui.contacts.duplicates_panel import DuplicatesPanel
from ui.contacts.group_form import AddToGroupForm
from ui.contacts.merge_form import MergeForm
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.contacts.page import ContactsPage

#: Groups offered in the list; an office keeps some dozens.
MOST_GROUPS = 500


class ContactDeeds:
    """The deeds of the directory's page.

    Attributes:
        way_back: Of the last deed.
    """

    def __init__(self, page: ContactsPage) -> None:
        self.page = page
        self._tasks = page.shell.tasks
        self.way_back = WayBack(page.bar, self._tasks, page.shell.refresh_actions)

    def _failed(self, error: AppError) -> None:
        self.page.say(error.message, Tone.DANGER)

    # -- out of the lists, and back --------------------------------------------------------

    def archive(self, sheet: ContactSheet) -> None:
        """Archive the chosen contact, or bring it back; who was merged is parted again."""
        row = self.page.table.current_row()
        if isinstance(row, ContactRow) and row.merged_into_id is not None:
            self._part_row(row)
        elif sheet.archived:
            self._write(
                restore_contact,
                sheet,
                f"«{sheet.name}» از بایگانی برگشت.",
                (archive_contact, sheet.id, sheet.version + 1),
            )
        else:
            self._write(
                archive_contact,
                sheet,
                f"«{sheet.name}» بایگانی شد.",
                (restore_from_trash, Kind.CONTACT, sheet.id),
            )

    def delete(self, sheet: ContactSheet) -> None:
        """Put the chosen contact into the trash, if no record names it."""
        row = self.page.table.current_row()
        if isinstance(row, ContactRow) and row.merged_into_id is not None:
            self.page.say("این سطر ادغام شده است و پاک نمی‌شود.", Tone.WARNING)
            return
        self._write(
            delete_contact,
            sheet,
            f"«{sheet.name}» به سطل رفت.",
            (restore_from_trash, Kind.CONTACT, sheet.id),
        )

    def _write(self, operation: Any, sheet: ContactSheet, words: str, back: Any) -> None:
        self._tasks.write(
            self.page,
            operation,
            sheet.id,
            sheet.version,
            done=lambda _number: self.way_back.offer(words, *back),
            failed=self._failed,
        )

    # -- merging ---------------------------------------------------------------------------

    def find_duplicates(self) -> None:
        """Show who may be in the directory twice."""
        panel = self._duplicates()
        if panel is None:
            self.page.open_form(DuplicatesPanel(self.page.shell, self.merge))
        else:
            self.page.forms.setCurrentWidget(panel)
            panel.start()

    def _duplicates(self) -> DuplicatesPanel | None:
        widgets = (self.page.forms.widget(place) for place in range(self.page.forms.count()))
        return next((one for one in widgets if isinstance(one, DuplicatesPanel)), None)

    def directory_changed(self) -> None:
        """Whoever was a duplicate may be none any more."""
        panel = self._duplicates()
        if panel is not None:
            panel.grow_stale()

    def merge_selected(self) -> None:
        """Put the selected rows side by side."""
        self.merge(tuple(row.id for row in self.page.table.selected_rows()))

    def merge(self, ids: tuple[int, ...]) -> None:
        """Put contacts side by side."""

        def arrived(sides: Any) -> None:
            self.page.open_form(MergeForm(self.page.shell, sides, self._merged))

        self._tasks.read(self.page, merge_sides, ids, done=arrived, failed=self._failed)

    def _merged(self, number: int, name: str, deed: UUID) -> None:
        self.page.reload(keep=number)
        self.way_back.offer(f"در «{name}» یکی شدند.", undo_merge, deed)

    def undo_merge(self, sheet: ContactSheet) -> None:
        """Part the chosen contact from whom was merged into it last."""

        def found(merge: tuple[UUID, tuple[str, ...]] | None) -> None:
            if merge is None:
                self.page.say(f"کسی در «{sheet.name}» ادغام نشده است.", Tone.INFORMATION)
                return
            deed, names = merge
            self._part(undo_merge, (deed,), "، ".join(f"«{name}»" for name in names))

        self._tasks.read(self.page, standing_merge, sheet.id, done=found, failed=self._failed)

    def _part_row(self, row: ContactRow) -> None:
        self._part(restore_from_trash, (Kind.CONTACT, row.id), f"«{row.name}»")

    def _part(self, operation: Any, arguments: tuple[Any, ...], names: str) -> None:
        def done(remainder: str) -> None:
            tone = Tone.WARNING if remainder else Tone.SUCCESS
            self.page.say(f"{names} به فهرست برگشت. {remainder}".strip(), tone)

        self._tasks.write(self.page, operation, *arguments, done=done, failed=self._failed)

    # -- groups ----------------------------------------------------------------------------

    def add_to_group(self) -> None:
        """Ask into which group the selected rows go."""
        rows = self.page.table.selected_rows()
        ids = tuple(row.merged_into_id or row.id for row in rows)

        def known(groups: Any) -> None:
            form = AddToGroupForm(self.page.shell, ids, groups, self._grouped)
            self.page.open_form(form)

        if ids:
            self._tasks.read(self.page, list_groups, GroupFilter(), limit=MOST_GROUPS, done=known)

    def _grouped(self, words: str) -> None:
        self.page.say(words, Tone.SUCCESS)
