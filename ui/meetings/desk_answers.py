"""What the keys of the minutes desk do: decide, say who is there, speak of what is carried, end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from app.changes import Changes
from app.errors import AppError
from app.meetings.attending import all_present
from app.meetings.carrying import close_carried, note_carried
from app.meetings.deciding import decide_item, move_items, reopen_item
from app.meetings.drafts import ItemDecision
from app.meetings.rows import MeetingSheet
from app.meetings.states import ItemState, MeetingState
from app.meetings.texts import ITEM_STATES
from ui.common.moment_field import now_at
from ui.meetings.desk_step import (
    ADD_ITEM,
    AMEND_ITEM,
    Make,
    add_item_form,
    amend_item_form,
    annul_form,
)
from ui.meetings.desk_words import DECISIONS, DONE_KEY, REOPEN_KEY
from ui.meetings.invitee_steps import (
    FORM_KEY,
    INVITEE_FORMS,
    presence_by_key,
    presence_now,
)
from ui.shell import Shell
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.meetings.desk_form import MinutesDesk

SAID: Final = {
    "decide": "«{title}»: {words}.",
    "reopen": "«{title}» باز شد.",
    "note": "گفته این جلسه ثبت شد.",
    "closed": "مصوبه پیشین مختومه شد.",
    "all": "همه کسانی که چیزی درباره‌شان گفته نشده بود، حاضر نوشته شدند.",
}
#: What the desk leads to next, by the state of its meeting: the page's action, and its words here.
LEADS_TO: Final = {
    MeetingState.IN_SESSION: ("meeting_end", "پایان جلسه"),
    MeetingState.ENDED: ("minutes_finalise", "نهایی کردن"),
    MeetingState.MINUTES_RECEIVED: ("minutes_finalise", "نهایی کردن"),
}
LEAD_KEY: Final = "Alt+End"
ADD_KEY: Final = "Alt+Ins"
AMEND_KEY: Final = "Alt+Shift+Ins"


class DeskAnswers:
    """Does what a key says, and shows what came of it."""

    def __init__(self, desk: MinutesDesk, shell: Shell) -> None:
        self._desk, self._shell = desk, shell

    def add_buttons(self) -> None:
        """Add the desk's own buttons, and let its keys and lists be answered here."""
        desk = self._desk
        self._add = desk.add_button(f"{ADD_ITEM}   \u2066{ADD_KEY}\u2069")
        self._add.clicked.connect(self.add_item)
        self._lead = desk.add_button("")
        self._lead.clicked.connect(self.lead_on)
        desk.answer(ADD_KEY, self.add_item)
        desk.answer(AMEND_KEY, self.amend_item)
        desk.agenda.amend.setText(f"{AMEND_ITEM}   \u2066{AMEND_KEY}\u2069")
        desk.agenda.amend.clicked.connect(self.amend_item)
        desk.agenda.items.moved.connect(self.move_item)
        desk.answer(LEAD_KEY, self.lead_on)
        for state, _words, key in DECISIONS:
            desk.answer(key, partial(self.decide, state))
        desk.answer(REOPEN_KEY, partial(self.decide, ItemState.OPEN))
        desk.agenda.decides(self.decide)
        sides = desk.sides
        sides.presence.keyed.connect(self.say_presence)
        sides.presence.opened.connect(lambda _one: self.say_presence(FORM_KEY))
        sides.all_present.clicked.connect(self.say_all_present)
        sides.carried.currentRowChanged.connect(lambda _row: self._show_note())
        sides.carried.opened.connect(lambda _one: sides.note.setFocus())
        sides.save_note.clicked.connect(self.save_note)
        sides.close_carried.clicked.connect(self.close_carried)
        desk.answer(DONE_KEY, self.close_carried)
        sides.resolutions.unwanted.connect(self.annul)
        desk.add_field(sides.note)

    def show_meeting(self, sheet: MeetingSheet) -> None:
        """Offer what the meeting's state allows."""
        can_write = self._desk.is_writable
        self._add.setVisible(can_write)
        lead = LEADS_TO.get(sheet.state)
        self._lead.setVisible(lead is not None)
        if lead is not None:
            self._lead.setText(f"{lead[1]}   \u2066{LEAD_KEY}\u2069")
        sides = self._desk.sides
        for widget in (sides.save_note, sides.close_carried, sides.note, sides.all_present):
            widget.setEnabled(can_write)
        self._show_note()

    def _do(self, operation: Callable[..., Changes[Any]], *arguments: Any, said: str = "") -> None:
        """Do a deed on the meeting as it was read, and show it anew."""
        desk, sheet = self._desk, self._desk.sheet
        if desk.is_saving or not desk.is_writable:
            return
        desk.is_saving = True

        def done(_value: Any) -> None:
            desk.is_saving = False
            desk.sheet_again(said)

        def failed(error: AppError) -> None:
            desk.show_error(error)

        self._shell.tasks.write(
            desk, operation, sheet.id, sheet.version, *arguments, done=done, failed=failed
        )

    # -- items -----------------------------------------------------------------------------

    def decide(self, state: ItemState) -> None:
        """Say what became of the item in sight, with the words typed under its text."""
        item, words = self._desk.item, self._desk.agenda.words
        if item is None:
            return
        if state is ItemState.OPEN:
            if item.state is not ItemState.OPEN:
                self._do(reopen_item, item.id, said=SAID["reopen"].format(title=item.title))
            return
        if item.state is not ItemState.OPEN:
            return
        self._desk.texts.save()
        decision = ItemDecision(state=state, decision=words.value().strip())
        words.set_value("")
        said = SAID["decide"].format(title=item.title, words=ITEM_STATES[state])
        self._do(decide_item, item.id, decision, said=said)

    def add_item(self) -> None:
        """Open the form of an item more."""
        self._open(add_item_form, None)

    def amend_item(self) -> None:
        """Open the form that corrects the item in sight."""
        self._open(amend_item_form, self._desk.item_id)

    def move_item(self, by: int) -> None:
        """Put the item in sight so many places on."""
        item = self._desk.item
        order = [one.id for one in self._desk.sheet.items]
        if item is None:
            return
        at = order.index(item.id)
        if 0 <= at + by < len(order):
            order.insert(at + by, order.pop(at))
            self._do(move_items, order)

    # -- who is there ----------------------------------------------------------------------

    def say_presence(self, key: str) -> None:
        """Say of the invitee in hand what a key means; the next need not wait for the writing."""
        desk, shell, people = self._desk, self._shell, self._desk.sides.presence
        number = people.current()
        one = next((line for line in desk.sheet.invitees if line.id == number), None)
        if one is None or not desk.is_writable:
            return
        if key == FORM_KEY:
            make = INVITEE_FORMS["invitee_presence"]
            desk.open_form(make(shell, desk.sheet, one, desk.sheet_again))
            return
        draft = presence_by_key(one, key, now_at(shell))
        if draft is None:
            return
        shell.tasks.write(
            desk,
            presence_now,
            desk.sheet.id,
            one,
            draft,
            done=lambda _value: desk.sheet_again(),
            failed=desk.show_error,
        )
        if people.currentRow() + 1 < people.count():
            people.setCurrentRow(people.currentRow() + 1)

    def say_all_present(self) -> None:
        """Everybody of whom nothing was said is there."""
        self._do(all_present, said=SAID["all"])

    # -- resolutions -----------------------------------------------------------------------

    def annul(self) -> None:
        """Open the form that annuls the resolution the list stands on."""
        self._open(annul_form, self._desk.sides.resolutions.current())

    # -- what is carried -------------------------------------------------------------------

    def _show_note(self) -> None:
        sides = self._desk.sides
        number = sides.carried.current()
        held = next((one.note for one in self._desk.sheet.carried if one.id == number), "")
        if not sides.note.editor.hasFocus():
            sides.note.set_value(held)

    def save_note(self) -> None:
        """Say what this meeting said of the carried resolution the list stands on."""
        sides = self._desk.sides
        number = sides.carried.current()
        if number is not None:
            sides.carried.setFocus()
            self._do(note_carried, number, sides.note.value(), said=SAID["note"])

    def close_carried(self) -> None:
        """The meeting heard that the carried resolution is done: close it, with what was said."""
        sides = self._desk.sides
        number = sides.carried.current()
        if number is not None:
            self._do(close_carried, number, sides.note.value(), said=SAID["closed"])

    # -- on --------------------------------------------------------------------------------

    def lead_on(self) -> None:
        """End the meeting, or lock its minutes, once everything typed is saved."""
        desk = self._desk
        lead = LEADS_TO.get(desk.sheet.state)
        if lead is None:
            return
        desk.texts.save()
        if desk.texts.is_unsaved and desk.texts.state.value in ("conflict", "refused"):
            desk.bar.say("نخست بگویید از دو نوشته کدام بماند.", Tone.WARNING)
            return
        desk.lead_on(lead[0], desk.sheet)

    def _open(self, make: Make, part: int | None) -> None:
        desk = self._desk
        form = make(self._shell, desk.sheet, desk.sheet_again, part)
        if form is not None and desk.is_writable:
            desk.open_form(form)
