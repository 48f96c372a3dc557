"""The office's standard phrases of orders: added, amended, put in order, taken off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from app.changes import Changes
from app.errors import InvalidInput
from app.orders import (
    Expected,
    Phrase,
    PhraseDraft,
    add_phrase,
    amend_phrase,
    list_phrases,
    move_phrase,
    remove_phrase,
    restore_phrase,
)
from app.text import latin_digits, persian_digits
from app.texts import EXPECTED
from ui import theme
from ui.common.contact_edit import ContactField
from ui.common.fields import SegmentField, TextField
from ui.common.flow import FlowRow
from ui.common.labels import text_label
from ui.common.phrase_edit import described
from ui.common.suggest_edit import ROW_HEIGHT, SECOND_ROLE, TwoLineDelegate
from ui.settings.panel import SettingsPanel
from ui.theme import Tone

_ADD: Final = "افزودن به فهرست"
_AMEND: Final = "ذخیره اصلاح"
_SAVE_KEY: Final = "   \u2066Ctrl+S\u2069"


#: What is done to the phrase the list stands on: name, words and key.
BUTTONS: Final = (
    ("amend", "اصلاح", "Enter"),
    ("up", "بالاتر", "Alt+Up"),
    ("down", "پایین‌تر", "Alt+Down"),
    ("remove", "برداشتن", "Del"),
)
_KEYS: Final = {
    (Qt.Key.Key_Return, False): "amend",
    (Qt.Key.Key_Enter, False): "amend",
    (Qt.Key.Key_Up, True): "up",
    (Qt.Key.Key_Down, True): "down",
    (Qt.Key.Key_Delete, False): "remove",
}
LEAST_HEIGHT: Final = 170


class PhraseList(QListWidget):
    """The phrases that stand, worked by keys.

    Signals:
        asked: What a key asks for, by its name in `BUTTONS`.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("عبارت‌های دستور")
        self.itemDoubleClicked.connect(lambda _item: self.asked.emit("amend"))

    def show_phrases(self, phrases: Sequence[Phrase], number: int | None) -> None:
        """Show these, standing on the phrase of this id, or where the list stood."""
        row = self.currentRow()
        self.clear()
        for place, phrase in enumerate(phrases):
            item = QListWidgetItem(phrase.words)
            item.setData(Qt.ItemDataRole.UserRole, phrase)
            item.setData(SECOND_ROLE, described(phrase))
            item.setSizeHint(QSize(0, theme.scaled(ROW_HEIGHT)))
            self.addItem(item)
            row = place if phrase.id == number else row
        self.setCurrentRow(max(0, min(row, self.count() - 1)))

    def current(self) -> Phrase | None:
        """The phrase the list stands on."""
        chosen = self.selectedItems()
        phrase: Phrase | None = chosen[0].data(Qt.ItemDataRole.UserRole) if chosen else None
        return phrase

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the buttons, then those of any list."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        name = _KEYS.get((Qt.Key(event.key()), alt))
        if name is not None:
            self.asked.emit(name)
        else:
            super().keyPressEvent(event)


class PhrasesForm(SettingsPanel):
    """Adds a phrase, or amends the one chosen below; the list shows the office's order."""

    title_words = "عبارت‌های دستور"
    save_words = _ADD

    def make_fields(self) -> None:
        """Lay the form's fields."""
        self._amended: Phrase | None = None
        self._contact = ContactField(
            "contact", "گیرنده، اگر در متن نامی نباشد (اختیاری)", self.shell.tasks
        )
        expected = [(value, EXPECTED[value]) for value in Expected]
        short = TextField("abbreviation", "کوته‌نوشت (اختیاری)", hint="مانند برن")
        days = TextField("deadline_days", "مهلت به روز کاری (اختیاری)")
        self.lay_rows(
            (
                ((TextField("words", "عبارت", needed=True), 3), (short, 1)),
                ((SegmentField("expected", "خواسته", expected), 1),),
                ((self._contact, 3), (days, 1)),
            )
        )
        self.list = PhraseList(self)
        self.list.asked.connect(self.act)
        buttons = FlowRow(spacing=theme.SPACE[1])
        for name, words, key in BUTTONS:
            button = QPushButton(f"{words}   \u2066{key}\u2069", self)
            theme.set_kind(button, "quiet")
            button.clicked.connect(lambda _on=False, name=name: self.act(name))
            buttons.addWidget(button)
        self.body.addSpacing(theme.SPACE[2])
        self.body.addWidget(text_label("فهرست دفتر، به ترتیبی که پیشنهاد می‌شود", self, "strong"))
        self.body.addWidget(self.list, 100)
        self.body.addLayout(buttons)

    def reload(self) -> None:
        """Read the list."""
        self.shell.tasks.read(self, list_phrases, done=self._show, latest="phrases")

    def close_form(self) -> bool:
        """Esc leaves the phrase that was being amended."""
        closed = super().close_form()
        if closed:
            self._begin(None)
        return closed

    # -- what stands -----------------------------------------------------------------------

    def _show(self, phrases: Sequence[Phrase]) -> None:
        kept = self.list.current()
        self.list.show_phrases(phrases, kept.id if kept else None)

    def _of_current(self, act: Callable[[Phrase], None]) -> None:
        phrase = self.list.current()
        if phrase is not None:
            act(phrase)

    def act(self, name: str) -> None:
        """Do what a key or button of the list means, to the phrase it stands on."""
        deeds: dict[str, Callable[[Phrase], None]] = {
            "amend": self._begin,
            "up": lambda phrase: self.do(_move_up, phrase.id),
            "down": lambda phrase: self.do(_move_down, phrase.id),
            "remove": self._remove,
        }
        self._of_current(deeds[name])

    def _remove(self, phrase: Phrase) -> None:
        self.do(remove_phrase, phrase.id, phrase.version)
        if self._amended is not None and self._amended.id == phrase.id:
            self._begin(None)
        self.bar.say(
            f"«{phrase.words}» از فهرست برداشته شد.",
            Tone.INFORMATION,
            action="بازگرداندن",
            act=lambda: self.do(restore_phrase, phrase.id),
        )

    # -- the form --------------------------------------------------------------------------

    def _begin(self, phrase: Phrase | None) -> None:
        """Show a phrase to be amended, or an empty form."""
        self._amended = phrase
        shown = phrase or Phrase(0, "", "", Expected.ACTION)
        days = "" if shown.deadline_days is None else persian_digits(str(shown.deadline_days))
        self.clear_problems()
        self.fill(
            {
                "words": shown.words,
                "abbreviation": shown.abbreviation,
                "expected": shown.expected,
                "deadline_days": days,
            }
        )
        self._contact.set_contact(shown.contact_id, shown.contact)
        self.save_button.setText((_ADD if phrase is None else _AMEND) + _SAVE_KEY)
        self.note.setText("" if phrase is None else f"اصلاح «{phrase.words}»")
        if phrase is not None:
            self.start()

    def deed(self, values: dict[str, Any]) -> tuple[Callable[..., Changes[Any]], tuple[Any, ...]]:
        """Add to the list, or amend the chosen phrase."""
        values["deadline_days"] = _days(values["deadline_days"])
        draft = PhraseDraft(contact_id=self._contact.contact_id, **values)
        if self._amended is None:
            return add_phrase, (draft,)
        return amend_phrase, (self._amended.id, self._amended.version, draft)

    def after_save(self) -> None:
        """Begin an empty form."""
        self._begin(None)


def _days(typed: str) -> int | None:
    text = latin_digits(typed).strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > 4:
        raise InvalidInput("deadline_days", "مهلت عدد است، به روز کاری؛ یا خالی.")
    return int(text)


def _move_up(session: Any, number: int) -> Changes[int]:
    return move_phrase(session, number, up=True)


def _move_down(session: Any, number: int) -> Changes[int]:
    return move_phrase(session, number, up=False)
