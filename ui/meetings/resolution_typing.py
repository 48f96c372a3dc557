"""Typing resolutions on the minutes desk: numbered at once, corrected where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid4

from app.changes import Changes
from app.errors import AppError, StaleRecord
from app.meetings import meeting_sheet, meeting_version
from app.meetings.resolutions import amend_resolution, resolve
from app.meetings.rows import MeetingSheet, ResolutionLine
from ui.meetings import desk_sides
from ui.meetings.desk_words import GENERAL, shown_number
from ui.meetings.resolution_fields import ResolutionFields
from ui.shell import Shell
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.meetings.desk_form import MinutesDesk

RESOLVED: Final = "مصوبه {number} ثبت شد."
AMENDED: Final = "مصوبه اصلاح شد."
SAVE: Final = "ثبت مصوبه   \u2066Ctrl+Enter\u2069"
SAVE_AMENDED: Final = "ثبت اصلاح مصوبه   \u2066Ctrl+Enter\u2069"
LEAVE: Final = "انصراف از اصلاح"
OF_ITEM: Final = "این مصوبه برای «{title}» است."
WAITS: Final = "مصوبه‌ای نیمه‌کاره نوشته شده است؛ Ctrl+Enter ثبتش می‌کند."


class ResolutionTyping:
    """What is typed of one resolution, and its saving.

    Attributes:
        typed: Its fields.
        amended: The resolution that is corrected; None while a new one is typed.
    """

    def __init__(self, desk: MinutesDesk, shell: Shell) -> None:
        self._desk, self._shell = desk, shell
        self.typed = ResolutionFields(shell, watch=desk, rows=4)
        self.amended: ResolutionLine | None = None
        #: The item it was begun on, once anything is typed: walking on does not take it along.
        self._on: list[int | None] = []
        #: Under which a repeated save finds its own resolution.
        self._key: UUID = uuid4()

    def add_buttons(self) -> None:
        """Add the buttons that save it, and let the list bring one to be corrected."""
        desk = self._desk
        self._save = desk.add_button(SAVE, primary=True)
        self._save.clicked.connect(lambda: desk.save("close"))
        self._leave = desk.add_button(LEAVE)
        self._leave.clicked.connect(lambda: self.begin(None))
        self._leave.hide()
        desk.sides.resolutions.opened.connect(self.open)
        for field in self.typed.every():
            field.edited.connect(self._typed)

    def _typed(self) -> None:
        if self.typed.is_empty:
            self._on.clear()
        elif not self._on:
            self._on.append(self._desk.item_id)

    @property
    def item_id(self) -> int | None:
        """The item it decides."""
        if self.amended is not None:
            return self.amended.item_id
        return self._on[0] if self._on else self._desk.item_id

    def show_item(self) -> None:
        """Say which item it is of, where that is not the one in sight."""
        wanted, sheet = self.item_id, self._desk.sheet
        title = next((one.title for one in sheet.items if one.id == wanted), GENERAL)
        is_elsewhere = wanted != self._desk.item_id
        self.typed.words.show_note(OF_ITEM.format(title=title) if is_elsewhere else "")

    def show_meeting(self) -> None:
        """Take resolutions while the minutes are written."""
        self._save.setEnabled(self._desk.is_writable)

    def begin_typing(self) -> None:
        """Put the cursor where a resolution is typed."""
        self._desk.sides.show_part(desk_sides.RESOLUTIONS)
        self.typed.words.setFocus()

    def open(self, number: int) -> None:
        """Bring a resolution to be corrected, unless another one is half-typed."""
        desk = self._desk
        held = next((one for one in desk.sheet.resolutions if one.id == number), None)
        if held is None or held.is_annulled or not desk.is_writable:
            return
        if self.amended is None and not self.typed.is_empty:
            desk.bar.say(WAITS, Tone.WARNING)
            return
        self.begin(held)
        self.begin_typing()

    def begin(self, held: ResolutionLine | None) -> None:
        """Begin a new resolution, or correct one."""
        self._key = uuid4()
        self._on.clear()
        self.typed.begin(held)
        self._correct(held)
        self._desk.stand()

    def _correct(self, held: ResolutionLine | None) -> None:
        self.amended = held
        self._save.setText(SAVE if held is None else SAVE_AMENDED)
        self._leave.setVisible(held is not None)

    # -- kept against a crash ----------------------------------------------------------------

    def raw(self) -> dict[str, Any]:
        """What is typed, fit for JSON."""
        return {
            "fields": {field.name: field.raw() for field in self.typed.every()},
            "key": str(self._key),
            "item": self.item_id,
            "amended": self.amended.id if self.amended is not None else None,
        }

    def set_raw(self, raw: Any) -> None:
        """Go on with what was typed."""
        sheet, number = self._desk.sheet, raw.get("amended")
        self._correct(next((one for one in sheet.resolutions if one.id == number), None))
        for field in self.typed.every():
            if field.name in raw["fields"]:
                field.set_raw(raw["fields"][field.name])
        self._key, self._on = UUID(raw["key"]), [raw.get("item")]

    # -- saving ----------------------------------------------------------------------------

    def save(self) -> None:
        """Number what is typed, or correct what stands."""
        values = self._desk.begin_saving()
        if values is not None:
            self._submit(values, self._desk.sheet.version)

    def _submit(self, values: dict[str, Any], version: int, *, again: bool = False) -> None:
        desk, held = self._desk, self.amended
        number = held.their_number if held is not None else ""
        draft = self.typed.draft(values, self._key, self.item_id, number)

        def done(value: Any) -> None:
            desk.is_saving = False
            self.begin(None)
            self.typed.words.setFocus()
            self._say(value if held is None else None)

        def failed(error: AppError) -> None:
            if isinstance(error, StaleRecord) and held is None and not again:
                # A resolution more takes nothing from what another desk did: it is tried once more.
                self._again(values)
            else:
                desk.show_error(error)

        more: tuple[Any, ...] = (draft,) if held is None else (held.id, draft)
        operation: Callable[..., Changes[Any]] = resolve if held is None else amend_resolution
        self._shell.tasks.write(
            desk, operation, desk.sheet.id, version, *more, done=done, failed=failed
        )

    def _again(self, values: dict[str, Any]) -> None:
        desk = self._desk

        def known(version: int) -> None:
            self._submit(values, version, again=True)

        self._shell.tasks.read(
            desk, meeting_version, desk.sheet.id, done=known, failed=desk.show_error
        )

    def _say(self, number: int | None) -> None:
        """Say under which number it stands, and stand on it in the list."""
        desk = self._desk

        def known(sheet: MeetingSheet) -> None:
            desk.show_meeting(sheet)
            found = next((one for one in sheet.resolutions if one.id == number), None)
            words = RESOLVED.format(number=shown_number(found.number)) if found else AMENDED
            desk.bar.say(words, Tone.SUCCESS)
            if found is not None:
                desk.sides.resolutions.stand_on(found.id)

        self._shell.tasks.read(desk, meeting_sheet, desk.sheet.id, done=known, latest="sheet")
