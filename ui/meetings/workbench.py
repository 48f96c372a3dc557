"""One meeting whole beside the list: its invitees, agenda, resolutions, and what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access import Right
from app.changes import Kind
from app.meetings import InviteeLine, ItemLine, MeetingSheet, ResolutionLine
from app.meetings.files import (
    arrange_meeting_file,
    attach_meeting_files,
    detach_meeting_file,
    meeting_file,
)
from app.meetings.texts import MEETING_STATES
from ui import theme
from ui.common.lines_pane import LinesPane
from ui.common.part_table import PartTable
from ui.common.record_files import FiledRecord, FileKeeping, RecordFiles
from ui.common.state_tones.meetings import MEETING_TONES
from ui.common.whole_pane import WholePane
from ui.meetings.columns import ITEMS, RESOLUTIONS
from ui.meetings.invitee_steps import ANSWER_HINT, PRESENCE_HINT
from ui.meetings.invitee_table import InviteeTable
from ui.meetings.lines import head_words, meeting_lines
from ui.meetings.texts import NOTHING_CHOSEN, meeting_heading
from ui.meetings.what_next import ANSWERED_IN, SEEN_IN, offered
from ui.shell import Shell

INVITEES_PART, AGENDA_PART, RESOLUTIONS_PART, REST_PART = range(4)
FILES: Final = FileKeeping(
    Kind.MEETING,
    "جلسه",
    Right.HOLD_MEETINGS,
    attach_meeting_files,
    detach_meeting_file,
    meeting_file,
    arrange_meeting_file,
)


class Workbench(WholePane):
    """Shows one meeting."""

    titles = ("دعوت‌شدگان", "دستور جلسه", "مصوبات", "شرح، پرونده‌ها و گام‌ها")
    empty_words = (
        "هنوز کسی دعوت نشده است. Ctrl+E دعوت‌شدگان را می‌نویسد.",
        "دستور جلسه خالی است. Ctrl+E بندهای آن را می‌نویسد.",
        "هنوز مصوبه‌ای نیست. مصوبه در میز صورتجلسه نوشته می‌شود.",
        "",
    )
    nothing = NOTHING_CHOSEN
    following = "meeting_next"

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        self.meeting: MeetingSheet | None = None
        super().__init__(shell, parent)
        self.show_nothing()

    def make_parts(self) -> Sequence[QWidget]:
        """Invitees, agenda, resolutions, and the rest with its files."""
        self.invitees = InviteeTable("meeting_invitees", self)
        self.invitees.setAccessibleName("دعوت‌شدگان به ترتیب نشستن")
        self.items = PartTable("meeting_items", ITEMS, self)
        self.items.setAccessibleName("دستور جلسه")
        self.resolutions = PartTable("meeting_resolutions", RESOLUTIONS, self)
        self.resolutions.setAccessibleName("مصوبات این جلسه")
        rest = QWidget(self)
        theme.set_kind(rest, "inside")
        self.rest = LinesPane(rest)
        self.files = RecordFiles(self._shell, rest, FILES)
        column = QVBoxLayout(rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rest, 1)
        column.addWidget(self.files)
        return self.invitees, self.items, self.resolutions, rest

    def invitee(self) -> InviteeLine | None:
        """The invitee the cursor is on, while they are in sight."""
        row = self.line(INVITEES_PART)
        return row if isinstance(row, InviteeLine) else None

    def item(self) -> ItemLine | None:
        """The item the cursor is on, while the agenda is in sight."""
        row = self.line(AGENDA_PART)
        return row if isinstance(row, ItemLine) else None

    def resolution(self) -> ResolutionLine | None:
        """The resolution the cursor is on, while they are in sight."""
        row = self.line(RESOLUTIONS_PART)
        return row if isinstance(row, ResolutionLine) else None

    def show_nothing(self) -> None:
        """Say what to do when no meeting is chosen."""
        self.meeting = None
        self.files.show_record(None)
        super().show_nothing()

    def show_meeting(self, sheet: MeetingSheet) -> None:
        """Show a meeting; another one begins with its invitees."""
        self.meeting = sheet
        chip = MEETING_STATES[sheet.state], MEETING_TONES[sheet.state]
        self.show_head(sheet.id, meeting_heading(sheet), head_words(sheet), chip, sheet.gaps)
        self.invitees.show_part(sheet.invitees)
        self.items.show_part(sheet.items)
        self.resolutions.show_part(sheet.resolutions)
        self.rest.show_lines(meeting_lines(sheet))
        self.files.show_record(FiledRecord(sheet.id, sheet.number, sheet.subject, sheet.files))
        counts = (len(sheet.invitees), len(sheet.items), len(sheet.resolutions), None)
        self.show_counts(counts, offered(sheet, self._shell.operator()))

    def hint(self) -> str:
        """What a key says of the invitee the cursor is on, for whoever may say it."""
        may = self._shell.operator().may(Right.HOLD_MEETINGS)
        if self.meeting is None or self.part != INVITEES_PART or not may:
            return ""
        if self.meeting.state in SEEN_IN:
            return PRESENCE_HINT
        return ANSWER_HINT if self.meeting.state in ANSWERED_IN else ""
