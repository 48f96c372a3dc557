"""What is typed of one petitioner in the session: his order, filled from the words as they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from app.orders import Expected, Guess, OrderDraft, OrderKind, ReferralDraft, read_deadline
from app.public_days import HearingDraft, SessionSheet
from app.public_days.handing_over import RESULT_DAYS
from ui.common import jalali_month
from ui.common.addressee_field import AddresseeField
from ui.common.deadline_field import DeadlineField
from ui.common.field import Field
from ui.common.fields import ChoiceField, LinesField
from ui.common.form import FieldRow
from ui.common.guess_filling import GUESSED
from ui.common.phrase_edit import PhraseField
from ui.shell import Shell

WORDS: Final = "دستور استاندار، همان‌گونه که می‌گوید"
NOBODY: Final = (None, "—")
#: Where the words name no deadline: as long as the inspection office has for its results.
USUAL_DEADLINE: Final = f"{RESULT_DAYS} روز کاری"
PRESET: Final = "پیش‌نهاده"


class HearingFields:
    """The fields of the session, which begin anew with each petitioner.

    Addressee and deadline follow the words until a person types there; the manager of the agency
    and the usual deadline stand there before anything is said.
    """

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self.words = PhraseField("words", WORDS, shell.tasks, shell.today, rows=7)
        self.addressee = AddresseeField("referred_to", "ارجاع به", shell.tasks)
        self.due_on = DeadlineField("due_on", "مهلت", shell.today)
        self.manager = ChoiceField("manager", "مدیری که در جلسه پاسخ داد", [NOBODY])
        self.remark = LinesField("note", "یادداشت جلسه، یا سبب غیبت و ماندن", rows=2)
        self._guess = Guess()
        #: Fields a person typed in, which no guess writes over.
        self._touched: set[str] = set()
        for field in (self.addressee, self.due_on):
            field.edited.connect(lambda field=field: self._touch(field))
        self.words.text.guessed.connect(self.fill)

    def rows(self) -> list[FieldRow]:
        """The fields in the order of the keyboard."""
        return [
            ((self.words, 1),),
            ((self.addressee, 3), (self.due_on, 2)),
            ((self.manager, 1),),
            ((self.remark, 1),),
        ]

    def _touch(self, field: Field) -> None:
        self._touched.add(field.name)
        field.show_note("")

    def begin(self, sheet: SessionSheet) -> None:
        """Begin anew with a petitioner: nothing typed, the manager of his agency chosen."""
        self._touched.clear()
        choices = [(one.id, one.name or one.organisation) for one in sheet.managers]
        self.manager.show_choices([NOBODY, *choices])
        self.manager.set_value(sheet.agency_manager_id)
        self.words.set_value("")
        self.remark.set_value("")
        self.fill(Guess())

    def keep_typed(self, before: dict[str, Any]) -> None:
        """Show again what stood there; what differs from what is proposed was typed."""
        for field in (self.words, self.addressee, self.due_on, self.manager, self.remark):
            if field.name not in before:
                continue
            if field in (self.addressee, self.due_on) and before[field.name] != field.raw():
                self._touch(field)
            field.set_raw(before[field.name])

    def fill(self, guess: Guess) -> None:
        """Follow the words where a person typed nothing."""
        self._guess = guess
        if self.addressee.name not in self._touched:
            number, name = next(iter(guess.addressees), (None, ""))
            self.addressee.set_contact(number, name)
            others = "، ".join(name for _number, name in guess.addressees[1:])
            more = f"؛ و نیز «{others}»" if others else ""
            self.addressee.show_note(f"{GUESSED}{more}" if name else "")
        if self.due_on.name not in self._touched:
            self.due_on.set_value(guess.due_on or self._usual_deadline())
            self.due_on.show_note(GUESSED if guess.due_on else PRESET)

    def _usual_deadline(self) -> date:
        today = self._shell.today()
        return read_deadline(USUAL_DEADLINE, jalali_month.calendar, today, today)

    def draft(self, values: dict[str, Any], key: UUID) -> HearingDraft:
        """What came of him, as typed."""
        order = None
        if values["words"].strip():
            order = OrderDraft(
                kind=OrderKind.ORAL,
                words=values["words"],
                referrals=self._referrals(values),
                request_key=key,
            )
        return HearingDraft(order=order, manager_id=values["manager"], note=values["note"])

    def _referrals(self, values: dict[str, Any]) -> tuple[ReferralDraft, ...]:
        """Those named; a deadline alone is the manager's, and without him the office's own."""
        group, guess = self.addressee.group_id, self._guess
        first = ReferralDraft(
            contact_id=self.addressee.contact_id,
            group_id=group,
            name="" if group is not None else values["referred_to"],
            expected=guess.expected or Expected.ACTION,
            due_on=values["due_on"],
        )
        if first.is_empty:
            return (first,) if values["manager"] is not None else ()
        named = guess.addressees
        if not named or named[0][0] != first.contact_id:
            return (first,)
        others = (replace(first, contact_id=number, name=name) for number, name in named[1:])
        return (first, *others)
