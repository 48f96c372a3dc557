"""The minutes desk: one screen while a meeting runs, and while its minutes are made ready.

The agenda at the start, what is said of the chosen item in the middle, and at the end the
resolutions as they are typed, numbered at once, who is there, and what earlier meetings left open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import uuid4

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changes import Kind
from app.kept_forms import FilledForm, FormKind
from app.meetings import meeting_sheet, meeting_version
from app.meetings.merging import Side
from app.meetings.rows import ItemLine, MeetingSheet
from app.meetings.states import WRITABLE
from app.meetings.writing import text_editions
from app.session import OfficeSession
from ui import theme
from ui.common.ask import ask
from ui.common.form import FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.labels import RIGHT_TO_LEFT_MARK
from ui.common.message_bar import STAYS_MILLISECONDS
from ui.meetings import desk_sides
from ui.meetings.desk_agenda import DeskAgenda
from ui.meetings.desk_answers import DeskAnswers
from ui.meetings.desk_sides import DeskSides
from ui.meetings.desk_text import TextState
from ui.meetings.desk_texts import DeskTexts
from ui.meetings.desk_words import meeting_name
from ui.meetings.resolution_fields import ResolutionFields
from ui.meetings.resolution_typing import ResolutionTyping
from ui.shell import Shell
from ui.theme import Tone

#: How often an open desk asks whether another one wrote.
LOOK_MILLISECONDS: Final = 2000
STANDS: Final = {
    TextState.SAVED: "همه نوشته‌ها ذخیره است",
    TextState.TYPED: "در حال نوشتن …",
    TextState.SAVING: "در حال ذخیره …",
    TextState.CONFLICT: "یک بند را دو میز نوشته‌اند",
    TextState.REFUSED: "ذخیره نشد",
}
JOINED: Final = "نوشته «{by}» هم در متن آمد"
NOTE_WIDTH: Final = 420
CLOSE_CONFLICT: Final = (
    "بندی را دو میز نوشته‌اند و هنوز نگفته‌اید کدام بماند. اگر میز را ببندید، نوشته شما نگه داشته "
    "می‌شود و Shift+F5 آن را باز می‌آورد."
)

Stand = tuple[int, dict[int | None, int]]
#: Opens another form beside the desk.
OpenForm = Callable[[FormPanel], None]
LeadOn = Callable[[str, MeetingSheet], None]


def desk_stand(session: OfficeSession, meeting_id: int) -> Stand:
    """What an open desk asks again and again: the meeting's version, and its texts' editions."""
    return meeting_version(session, meeting_id), text_editions(session, meeting_id)


class MinutesDesk(FormPanel):
    """The minutes of one meeting as they are written."""

    answers: frozenset[str] = frozenset()
    #: It wants the page for itself.
    is_wide = True

    def __init__(
        self, shell: Shell, sheet: MeetingSheet, open_form: OpenForm, lead_on: LeadOn
    ) -> None:
        """Make the desk.

        Args:
            shell: The window.
            sheet: The meeting as read.
            open_form: Opens another form beside it.
            lead_on: Does what comes after it, by the name of the action, with the meeting as read.
        """
        self._shell, self.sheet, self.open_form, self.lead_on = shell, sheet, open_form, lead_on
        super().__init__(f"صورتجلسه — {meeting_name(sheet)}")
        #: Whether it goes as soon as everything is saved.
        self._is_leaving = False
        #: Whose writing was taken in a moment ago, in words.
        self._joined = ""
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(STAYS_MILLISECONDS)
        self._forget.timeout.connect(self._forget_joined)
        self._fix_note()
        self.doing = DeskAnswers(self, shell)
        self.resolving = ResolutionTyping(self, shell)
        self._lay()
        self._connect()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self.show_meeting(sheet)
        first = next((one for one in sheet.items if one.state == "open"), None)
        self.show_item(first.id if first is not None else None)

    # -- building --------------------------------------------------------------------------

    def middle(self, fields: QWidget) -> QWidget:
        """Agenda, text, and what stands beside it."""
        box = QWidget(self)
        theme.set_kind(box, "inside")
        self.agenda = DeskAgenda(box)
        self.texts = DeskTexts(self._shell, box)
        self.sides = DeskSides(fields, box)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SPACE[2])
        centre = QVBoxLayout()
        centre.setSpacing(theme.SPACE[1])
        centre.addWidget(self.agenda.head)
        centre.addWidget(self.texts, 1)
        centre.addWidget(self.agenda.decision)
        line.addWidget(self.agenda, 5)
        line.addLayout(centre, 11)
        line.addWidget(self.sides, 7)
        return box

    def _fix_note(self) -> None:
        """A label of one size says something else without the whole desk being laid anew."""
        self.note.setFixedSize(
            theme.scaled(NOTE_WIDTH), self.note.fontMetrics().lineSpacing() + theme.SPACE[0]
        )
        self.note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)

    def changeEvent(self, event: QEvent) -> None:
        """As large as the desk's type asks."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "resolving"):
            self._fix_note()

    def _lay(self) -> None:
        self.lay_rows(self.typed.rows())
        self.body.addStretch(1)
        self.resolving.add_buttons()
        self.doing.add_buttons()
        self.buttons.addStretch(1)
        self.add_button("بستن   \u2066Esc\u2069").clicked.connect(self.close_form)

    def _connect(self) -> None:
        self._shell.tasks.changed.connect(self._changed)
        self.agenda.items.currentRowChanged.connect(lambda _row: self._chosen())
        self.agenda.items.opened.connect(lambda _item: self.texts.focus_text())
        self.texts.stands.connect(self.stand)
        self.texts.refused.connect(lambda words: self.bar.say(words, Tone.DANGER))
        self.texts.joined.connect(self._say_joined)
        for keys, do in (
            ("Alt+PgDown", lambda: self._step(1)),
            ("Alt+PgUp", lambda: self._step(-1)),
            ("Alt+0", self.agenda.items.setFocus),
            ("Alt+1", self.texts.focus_text),
            ("Alt+2", self.resolving.begin_typing),
            ("Alt+3", lambda: self.sides.enter(desk_sides.PRESENCE)),
            ("Alt+4", lambda: self.sides.enter(desk_sides.CARRIED)),
            ("Alt+Left", lambda: self.texts.settle_by(Side.MINE)),
            ("Alt+Right", lambda: self.texts.settle_by(Side.THEIRS)),
            ("Alt+Return", lambda: self.texts.settle_by(Side.BOTH)),
        ):
            self.answer(keys, do)

    def answer(self, keys: str, do: Callable[[], object]) -> None:
        """Let a key of the desk do something, wherever the cursor is in it."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    def start(self) -> None:
        """Begin in the text of the item."""
        self.texts.focus_text()

    def classification(self) -> int:
        """As secret as the meeting."""
        return int(self.sheet.classification)

    # -- the meeting -----------------------------------------------------------------------

    @property
    def item(self) -> ItemLine | None:
        """The item in sight; None while it is what was said besides them."""
        wanted = self.agenda.item_id()
        return next((one for one in self.sheet.items if one.id == wanted), None)

    @property
    def item_id(self) -> int | None:
        """Its id."""
        item = self.item
        return item.id if item is not None else None

    @property
    def is_writable(self) -> bool:
        """Whether its minutes are being written."""
        return self.sheet.state in WRITABLE

    def show_meeting(self, sheet: MeetingSheet) -> None:
        """Show the meeting as it stands; nothing that is typed moves."""
        self.sheet = sheet
        self.agenda.show_meeting(sheet)
        self.texts.show_meeting(sheet)
        self._show_beside()
        for field in self.fields.values():
            field.setEnabled(self.is_writable)
        self.resolving.show_meeting()
        self.doing.show_meeting(sheet)
        self.stand()

    def _show_beside(self) -> None:
        self.agenda.show_item(self.sheet, self.item)
        self.sides.show_meeting(self.sheet, self.item_id)

    def show_item(self, item_id: int | None) -> None:
        """Bring an item to sight."""
        self.agenda.stand_on(item_id)
        self._chosen()

    def _chosen(self) -> None:
        item_id = self.item_id
        self.texts.show_item(item_id)
        self.resolving.show_item()
        self._show_beside()
        name = self.item.title if self.item is not None else ""
        self.setAccessibleName(f"{self.title}. {name}")

    def _step(self, by: int) -> None:
        """Go to the next item, the cursor in its text as before."""
        focused: QWidget | None = self.window().focusWidget()
        was_in_text = focused is not None and self.texts.isAncestorOf(focused)
        self.agenda.step(by)
        if was_in_text:
            self.texts.focus_text()

    def sheet_again(self, words: str = "", tone: Tone = Tone.SUCCESS) -> None:
        """Read the meeting anew, and say something."""

        def known(sheet: MeetingSheet) -> None:
            self.show_meeting(sheet)
            if words:
                self.bar.say(words, tone)

        self._shell.tasks.read(self, meeting_sheet, self.sheet.id, done=known, latest="sheet")

    # -- other desks -----------------------------------------------------------------------

    def _changed(self, kinds: frozenset[Kind]) -> None:
        if kinds & {Kind.MEETING, Kind.ORDER}:
            self._look()

    def _look(self) -> None:
        if not self.isVisible():
            return

        def stands(found: Stand) -> None:
            version, editions = found
            self.texts.look(editions)
            if version != self.sheet.version and not self.is_saving:
                self.sheet_again()

        quiet = lambda _error: None  # noqa: E731  # the next look asks again
        self._shell.tasks.read(
            self, desk_stand, self.sheet.id, done=stands, failed=quiet, latest="look"
        )

    # -- what is typed ---------------------------------------------------------------------

    def stand(self) -> None:
        """Say how the texts stand to the store, and keep what is not in it yet."""
        self._show_stand()
        self.agenda.give_room(is_asked=self.texts.is_asked)
        self.is_changed = self.texts.is_unsaved or not self.typed.is_empty
        if self.texts.waits or not self.typed.is_empty:
            self._mark_changed()
        elif self.keeper is not None:
            self.keeper.throw_away()
            self.keeper = None
        if self._is_leaving and not self.texts.is_unsaved:
            self._is_leaving = False
            self.close_form()

    def _say_joined(self, by: str) -> None:
        """Say it where the store's state stands: a bar would push the text he writes in away."""
        self._joined = JOINED.format(by=by)
        self._show_stand()
        self._forget.start()

    def _forget_joined(self) -> None:
        self._joined = ""
        self._show_stand()

    def _show_stand(self) -> None:
        said = (self._joined, STANDS[self.texts.state])
        self.note.setText(RIGHT_TO_LEFT_MARK + " · ".join(part for part in said if part))

    def _mark_changed(self) -> None:
        self.is_changed = True
        if self.keeper is None:
            record = (self.sheet.id, self.sheet.version)
            kind = FormKind.MINUTES
            self.keeper = FormKeeper(self, self._shell.tasks, kind, uuid4(), record=record)
        self.keeper.touch()

    def raw(self) -> dict[str, Any]:
        """What is typed and not saved."""
        return {
            "resolution": self.resolving.raw(),
            "texts": self.texts.raw(),
            "item": self.item_id,
        }

    def summary(self) -> str:
        """What it is found by."""
        return f"{self.title} · {self.sheet.subject}"

    def resume(self, filled: FilledForm) -> None:
        """Go on with what was typed and not saved."""
        raw = filled.content
        self.texts.set_raw(raw.get("texts", {}))
        self.show_item(raw.get("item"))
        self.resolving.set_raw(raw["resolution"])
        record = (self.sheet.id, self.sheet.version)
        self.keeper = FormKeeper(
            self, self._shell.tasks, FormKind.MINUTES, filled.token, record=record
        )
        self.stand()

    def save(self, after: str = "stay") -> None:
        """Save the texts; with `close`, number the resolution that is typed as well.

        In the place for what is said of a carried resolution, that is saved.
        """
        self.texts.save()
        if self.sides.note.editor.hasFocus():
            self.doing.save_note()
            return
        if after == "stay" or self.typed.is_empty or not self.is_writable:
            return
        self.resolving.save()

    def offer_theirs(self) -> None:
        """Another desk was first: show how the meeting stands; what is typed stays."""
        self.sheet_again(
            "میز دیگری در این میان کاری با این جلسه کرد؛ نوشته شما مانده است و دوباره ثبت می‌شود.",
            Tone.WARNING,
        )

    @property
    def typed(self) -> ResolutionFields:
        """The fields of a resolution."""
        return self.resolving.typed

    # -- leaving ---------------------------------------------------------------------------

    def may_close(self) -> bool:
        """Texts are saved on the way; of a resolution half-typed a person is asked."""
        self.texts.save()
        if self.texts.state in (TextState.CONFLICT, TextState.REFUSED):
            if not ask(self, CLOSE_CONFLICT, yes="ببند و نگه دار", no="بازگشت به میز"):
                return False
            if self.keeper is not None:
                self.keeper.park()
            return True
        if self.typed.is_empty:
            return True
        return super().may_close()

    def close_form(self) -> bool:
        """Go away once everything typed is saved."""
        self.texts.save()
        if self.texts.state in (TextState.TYPED, TextState.SAVING):
            self._is_leaving = True
            return False
        return super().close_form()
