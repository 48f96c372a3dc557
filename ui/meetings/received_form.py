"""Minutes an outside secretary sent: taken down, and cut into resolutions (U24)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import UUID, uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.errors import AppError
from app.kept_forms import FilledForm, FormKind
from app.meetings import meeting_sheet
from app.meetings.cutting import cut_many, cut_resolution, proposed_cuts
from app.meetings.drafts import ReceivedMinutesDraft, ResolutionDraft
from app.meetings.receiving import minutes_received, save_received_text
from app.meetings.rows import MeetingSheet
from app.text import persian_digits
from ui import theme
from ui.common.fields import DateField, LinesField, TextField
from ui.common.form import FormPanel
from ui.common.form_keeping import FormKeeper
from ui.common.labels import text_label
from ui.meetings.desk_step import MinutesStepForm
from ui.meetings.desk_words import meeting_name, shown_count
from ui.meetings.received_pieces import PieceList
from ui.meetings.resolution_fields import ResolutionFields
from ui.meetings.step_form import Saved
from ui.shell import Shell
from ui.theme import Tone

RECEIVED: Final = "صورتجلسه رسید"
TEXT: Final = "متن صورتجلسه؛ بچسبانید یا از روی اسکن بنویسید"
CUT: Final = "بریدن مصوبات"
THEIR_NUMBER: Final = "شماره آنها"
PIECES: Final = "پیشنهاد برنامه ({count})"
NO_PIECE: Final = "برنامه مصوبه‌ای در متن نیافت؛ متن را برگزینید و Alt+Enter بزنید."
DONE: Final = "مصوبه ثبت شد؛ {count} مصوبه از این صورتجلسه."
ALL_DONE: Final = "{count} مصوبه ثبت شد."
TEXT_SAVED: Final = "متن ذخیره شد."
CUT_ALL: Final = "بریدن همه   \u2066Alt+9\u2069"
TAKE: Final = "گذاشتن برگزیده در مصوبه   \u2066Alt+Enter\u2069"
SAVE: Final = "ثبت مصوبه و بعدی   \u2066Ctrl+Enter\u2069"
#: Lines of the text in sight where it is pasted.
ROWS: Final = 16


def received_form(shell: Shell, sheet: MeetingSheet, saved: Saved) -> MinutesStepForm:
    """The form in which received minutes are taken down."""
    number = TextField("number", "شماره صورتجلسه آنها", digits=True)
    dated = DateField("dated", "تاریخ آن", shell.today)
    received = DateField("received_on", "رسید در", shell.today, needed=True)
    received.set_value(shell.today())
    text = LinesField("text", TEXT, rows=ROWS)

    def deed(values: dict[str, Any], _key: UUID) -> Any:
        return minutes_received, (ReceivedMinutesDraft(**values),)

    rows = [((number, 3), (dated, 2), (received, 2)), ((text, 1),)]
    return MinutesStepForm(shell, sheet, RECEIVED, rows, deed, saved, step="minutes_received")


class CutForm(FormPanel):
    """The text at the start, the resolution that is cut from it at the end."""

    answers: frozenset[str] = frozenset()
    #: It wants the page for itself.
    is_wide = True

    def __init__(self, shell: Shell, sheet: MeetingSheet, saved: Saved) -> None:
        self._shell, self._sheet, self._saved = shell, sheet, saved
        super().__init__(f"{CUT} — {meeting_name(sheet)}")
        self._key = uuid4()
        #: Whether a person typed of a resolution; what is proposed can be lost.
        self._is_typed = False
        self._is_proposed = False
        self.typed = ResolutionFields(shell, watch=self, rows=5)
        self.number = TextField("their_number", THEIR_NUMBER, digits=True)
        words, *rows = self.typed.rows()
        self.lay_rows([words, ((self.number, 1),), *rows])
        self.body.addStretch(1)
        self.add_button(SAVE, primary=True).clicked.connect(lambda: self.save("close"))
        self._answer(self.add_button(TAKE), "Alt+Return", self.take_selected)
        self._answer(self.add_button(CUT_ALL), "Alt+9", self.cut_all)
        self.buttons.addStretch(1)
        self.add_button("بستن   \u2066Esc\u2069").clicked.connect(self.close_form)
        self.text.set_value(sheet.received_text)
        self._stored = sheet.received_text
        self.text.edited.connect(self._text_typed)
        self.pieces.opened.connect(self.take_piece)
        self._count()
        self._keep_anew()
        shell.tasks.read(self, proposed_cuts, sheet.id, done=self.propose)

    def middle(self, fields: QWidget) -> QWidget:
        """The text, what is proposed, and what is typed of a resolution."""
        box = QWidget(self)
        theme.set_kind(box, "inside")
        self.text = LinesField("text", "متن صورتجلسه رسیده", rows=60)
        self.pieces = PieceList(box)
        self._said = text_label("", box, "muted")
        self._cut = text_label("", box, "muted")
        side = QVBoxLayout()
        side.setSpacing(theme.SPACE[0])
        side.addWidget(self._said)
        side.addWidget(self.pieces, 2)
        side.addWidget(fields, 3)
        side.addWidget(self._cut)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SPACE[3])
        line.addWidget(self.text, 6)
        line.addLayout(side, 5)
        return box

    def _answer(self, button: QPushButton, key: str, do: Callable[[], None]) -> None:
        button.clicked.connect(do)
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    def _keep_anew(self) -> None:
        if self.keeper is not None:
            self.keeper.throw_away()
        self._key = uuid4()
        record = (self._sheet.id, self._sheet.version)
        more = {"step": "minutes_cut", "part": None}
        kind = FormKind.MINUTES_STEP
        self.keep(FormKeeper(self, self._shell.tasks, kind, self._key, record=record, more=more))
        self.is_changed = self._is_typed = False

    def _mark_changed(self) -> None:
        self._is_typed = True
        super()._mark_changed()

    def _text_typed(self) -> None:
        """The text was put right; of a resolution nothing was typed by that."""
        super()._mark_changed()

    def raw(self) -> dict[str, Any]:
        """What is typed of a resolution, and the text where it was put right."""
        text = self.text.raw()
        return super().raw() | {"text": None if text == self._stored else text}

    def resume(self, filled: FilledForm) -> None:
        """Go on with what was typed."""
        super().resume(filled)
        self._key = filled.token
        if filled.content.get("text") is not None:
            self.text.set_raw(filled.content["text"])

    def classification(self) -> int:
        """As secret as the meeting."""
        return int(self._sheet.classification)

    def start(self) -> None:
        """Begin in what is proposed, or in the text."""
        (self.pieces if self.pieces.count() else self.text).setFocus()

    # -- what is proposed --------------------------------------------------------------------

    def propose(self, found: Sequence[ResolutionDraft]) -> None:
        """Offer the pieces of the text that read as resolutions and are not cut yet."""
        cut = {one.words for one in self._sheet.resolutions if not one.is_annulled}
        # Never left where a key would write over what is shown to be a resolution.
        was_in = self.pieces.hasFocus() or not self._is_proposed
        self._is_proposed = True
        self.pieces.show_pieces([one for one in found if one.words not in cut])
        self._say_pieces()
        if self.pieces.count() and self.typed.is_empty:
            self.take_piece(self.pieces.current(), focus=False)
        if was_in and self.pieces.count():
            self.pieces.setFocus()

    def _say_pieces(self) -> None:
        count = len(self.pieces.wanted())
        words = PIECES.format(count=shown_count(count)) if self.pieces.count() else NO_PIECE
        self._said.setText("\u200f" + words)
        self.pieces.setVisible(bool(self.pieces.count()))

    def take_piece(self, piece: ResolutionDraft | None, *, focus: bool = True) -> None:
        """Put a piece into the fields, and show where it stands in the text."""
        if piece is None:
            return
        self.typed.show_draft(piece)
        self.number.set_value(persian_digits(piece.their_number))
        self._show_in_text(piece.words)
        if focus:
            self.typed.words.setFocus()

    def _show_in_text(self, words: str) -> None:
        editor = self.text.text
        at = editor.toPlainText().find(words)
        if at >= 0:
            cursor = editor.textCursor()
            cursor.setPosition(at)
            cursor.setPosition(at + len(words), cursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)
            editor.centerCursor()

    def take_selected(self) -> None:
        """Put what is selected in the text into the resolution; else the cursor's paragraph."""
        cursor = self.text.text.textCursor()
        if not cursor.hasSelection():
            cursor.select(cursor.SelectionType.BlockUnderCursor)
        words = cursor.selectedText().replace("\u2029", "\n").strip()
        if words:
            self.typed.begin()
            self.number.set_value("")
            self.typed.words.set_value(words)
            self.typed.words.text.guess()
            self._mark_changed()
            self.typed.words.setFocus()

    # -- saving ----------------------------------------------------------------------------

    def save(self, after: str = "stay") -> None:
        """Cut the resolution that is typed; with `stay`, save the text as it was put right."""
        if after == "stay":
            self._save_text()
            return
        values = self.begin_saving()
        if values is None:
            return
        number = values.pop("their_number")
        draft = self.typed.draft(values, self._key, None, number)
        self._write(cut_resolution, draft, said="")

    def cut_all(self) -> None:
        """Cut whatever is proposed and not put aside."""
        drafts = tuple(self.pieces.wanted())
        if drafts and not self.is_saving:
            self.is_saving = True
            self._write(cut_many, drafts, said=ALL_DONE.format(count=shown_count(len(drafts))))

    def _save_text(self) -> None:
        if not self.is_saving and self.text.value() != self._stored:
            self.is_saving = True
            self._write(save_received_text, self.text.value(), said=TEXT_SAVED)

    def _write(self, operation: Callable[..., Any], argument: Any, *, said: str) -> None:
        sheet = self._sheet

        def done(_value: Any) -> None:
            self._read_again(said, begins_anew=operation is not save_received_text)

        self._shell.tasks.write(
            self, operation, sheet.id, sheet.version, argument, done=done, failed=self.show_error
        )

    def _read_again(self, said: str, *, begins_anew: bool) -> None:
        def known(sheet: MeetingSheet) -> None:
            self.is_saving = False
            self._sheet, self._stored = sheet, sheet.received_text
            if begins_anew:
                self.typed.begin()
                self.number.set_value("")
            if begins_anew or not self._is_typed:
                self._keep_anew()
            self._count()
            count = shown_count(len(sheet.resolutions))
            self.bar.say(said or DONE.format(count=count), Tone.SUCCESS)
            self._shell.tasks.read(self, proposed_cuts, sheet.id, done=self.propose)

        def failed(error: AppError) -> None:
            self.show_error(error)

        self._shell.tasks.read(self, meeting_sheet, self._sheet.id, done=known, failed=failed)

    def _count(self) -> None:
        count = sum(not one.is_annulled for one in self._sheet.resolutions)
        self._cut.setText("\u200f" + f"{shown_count(count)} مصوبه از این صورتجلسه بریده شده است.")

    def offer_theirs(self) -> None:
        """Another desk was first: read the meeting anew; what is typed stays."""
        self._read_again("میز دیگری در این میان کاری کرد؛ نوشته شما مانده است.", begins_anew=False)

    def close_form(self) -> bool:
        """A text that was put right is saved on the way."""
        if not self._is_typed:
            self._save_text()
            self.is_changed = False
        gone = super().close_form()
        if gone:
            self._saved()
        return gone
