"""The texts of a meeting's minutes, the chosen one in sight; each keeps its cursor and its undo."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import AppError
from app.meetings.merging import Side
from app.meetings.rows import MeetingSheet
from app.meetings.states import WRITABLE
from app.rich_text import Document, from_json
from ui.meetings.desk_conflict import ConflictPanel
from ui.meetings.desk_text import DeskText, TextState
from ui.shell import Shell

LABEL: Final = "آنچه گفته شد"
#: States in which what is typed is not saved in a moment, and is kept against a crash.
_WAIT: Final = (TextState.CONFLICT, TextState.REFUSED)
#: In sight at least, also while a conflict is asked below.
FEWEST_LINES: Final = 5


class DeskTexts(QWidget):
    """A text an item, and one of what was said besides them; made when first wanted.

    Signals:
        stands: How one of them stands to the store changed.
        joined: Another desk's writing was taken in: whose.
        refused: A sentence of the store, which did not take one.
    """

    stands = Signal()
    joined = Signal(str)
    refused = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._sheet: MeetingSheet | None = None
        self.texts: dict[int | None, DeskText] = {}
        self._stack = QStackedWidget(self)
        self.conflict = ConflictPanel(self)
        self.conflict.settled.connect(self._settle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack, 3)
        layout.addWidget(self.conflict, 2)

    def show_meeting(self, sheet: MeetingSheet) -> None:
        """Know the meeting as it stands; texts already open look for themselves."""
        self._sheet = sheet
        can_write = sheet.state in WRITABLE
        for text in self.texts.values():
            text.text.setReadOnly(not can_write)
        self.look(editions_of(sheet))

    def show_item(self, item_id: int | None) -> None:
        """Bring the text of an item to sight; the one left is saved at once."""
        before = self.current()
        if before is not None and before.item_id != item_id:
            before.save()
        if item_id not in self.texts:
            self._open(item_id)
        self._stack.setCurrentWidget(self.texts[item_id])
        self._show_conflict()

    def _open(self, item_id: int | None) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        saved = _saved(sheet, item_id)
        text = DeskText(self._shell, sheet.id, item_id, LABEL, saved)
        text.hide_label()
        text.text.setMinimumHeight(FEWEST_LINES * text.text.fontMetrics().lineSpacing())
        text.text.setReadOnly(sheet.state not in WRITABLE)
        text.stands.connect(self._stands)
        text.joined.connect(self.joined)
        text.refused.connect(self.refused)
        self.texts[item_id] = text
        self._stack.addWidget(text)

    def current(self) -> DeskText | None:
        """The text in sight."""
        found = self._stack.currentWidget()
        return found if isinstance(found, DeskText) else None

    def focus_text(self) -> None:
        """Put the cursor into the text in sight."""
        text = self.current()
        if text is not None:
            text.setFocus()

    # -- the store ---------------------------------------------------------------------------

    @property
    def is_unsaved(self) -> bool:
        """Whether something typed is not in the store."""
        return any(one.is_unsaved for one in self.texts.values())

    @property
    def waits(self) -> bool:
        """Whether something typed cannot be saved yet: a person's word is awaited, or the store."""
        return any(one.state in _WAIT for one in self.texts.values())

    @property
    def is_asked(self) -> bool:
        """Whether a conflict of the text in sight is asked."""
        text = self.current()
        return text is not None and text.conflict is not None

    @property
    def state(self) -> TextState:
        """How they stand to the store together: the worst of them."""
        worst = (TextState.CONFLICT, TextState.REFUSED, TextState.SAVING, TextState.TYPED)
        states = {one.state for one in self.texts.values()}
        return next((one for one in worst if one in states), TextState.SAVED)

    def save(self) -> None:
        """Save whatever is not saved."""
        for one in self.texts.values():
            one.save()

    def look(self, editions: dict[int | None, int]) -> None:
        """Ask for the texts of which the store has a newer edition."""
        for item_id, text in self.texts.items():
            text.look(editions.get(item_id, 0))

    def _stands(self) -> None:
        self._show_conflict()
        self.stands.emit()

    # -- conflicts ---------------------------------------------------------------------------

    def _show_conflict(self) -> None:
        text = self.current()
        if text is None or text.conflict is None:
            self.conflict.show_conflicts(None, None)
        else:
            self.conflict.show_conflicts(text.conflict, text.theirs)

    def _settle(self, sides: list[Side]) -> None:
        text = self.current()
        if text is not None:
            text.settle(sides)

    def settle_by(self, side: Side) -> None:
        """Say of the conflict in sight which side it shall be."""
        self.conflict.choose(side)

    # -- what is kept against a crash ----------------------------------------------------------

    def raw(self) -> dict[str, Any]:
        """What is typed and not saved, by item, with the edition it was begun on."""
        return {
            str(item_id or 0): [text.edition, text.text.rich_json()]
            for item_id, text in self.texts.items()
            if text.state in _WAIT
        }

    def set_raw(self, raw: Any) -> None:
        """Go on with what was typed and not saved; what others wrote since is merged in."""
        for key, (edition, body) in raw.items():
            item_id = int(key) or None
            self.show_item(item_id)
            try:
                document = from_json(body)
            except AppError:
                continue
            self.texts[item_id].take_up(edition, document)


def editions_of(sheet: MeetingSheet) -> dict[int | None, int]:
    """The edition of every text of a meeting, by its item."""
    return {None: sheet.discussion_edition} | {one.id: one.edition for one in sheet.items}


def _saved(sheet: MeetingSheet, item_id: int | None) -> tuple[Document, int]:
    for one in sheet.items:
        if one.id == item_id:
            return one.discussion, one.edition
    return sheet.discussion, sheet.discussion_edition
