"""Gifts, letters and agreements of a case on its desk, each kept in its own register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final
from uuid import UUID

from app.changes import Changes, Kind
from app.letters import PartyDraft
from app.protocol.drafts import GiftDraft
from app.protocol.gifts import record_gift
from app.protocol.letters import begin_case_letter
from app.protocol.register_rows import GiftRow
from app.protocol.rows import CaseSheet
from app.protocol.states import CaseKind, GiftDirection, LetterPurpose
from app.protocol.texts import (
    AGREEMENT_KINDS,
    AGREEMENT_STATES,
    GIFT_DIRECTIONS,
    LETTER_PURPOSES,
)
from app.session import OfficeSession
from ui.common.addressee_field import AddresseeField
from ui.common.fields import SegmentField
from ui.common.labels import text_label
from ui.common.money_field import shown_sum
from ui.common.register_table import Column
from ui.common.rows_field import FieldLine, RowsField
from ui.protocol.desk_fields import LineField, Typed
from ui.protocol.desk_part import LinesPart
from ui.protocol.desk_step import DeskStep, LineForm, LineSpec
from ui.protocol.desk_table import NEW, DeskTable
from ui.protocol.desk_words import NOTHING, shown_count, shown_day, shown_number
from ui.shell import Shell
from ui.theme import Tone

BESIDE: Final = "نامه‌ها و توافق‌ها"
RECORDED: Final = "هدیه در دفتر هدایا شماره گرفت."
BEGUN: Final = "پیش‌نویس نامه‌ها در دفتر نامه‌ها آماده است. Ctrl+Z پس می‌گیرد."
HINT: Final = (
    "در فهرست هدیه‌ها Ins هدیه تازه و در فهرست نامه‌ها Ins نامه تازه می‌نویسد؛ "
    "Enter به دفتر آن می‌رود. Tab میان دو فهرست می‌رود."
)


def _sum(value: int | None) -> str:
    return NOTHING if value is None else shown_sum(value)


def _kept(row: GiftRow) -> str:
    if row.is_annulled:
        return "باطل"
    if row.direction is GiftDirection.RECEIVED and not row.inventory_number:
        return "بی شماره اموال"
    return "ثبت شد"


def _kept_tone(row: GiftRow) -> Tone:
    if row.is_annulled:
        return Tone.QUIET
    return Tone.SUCCESS if _kept(row) == "ثبت شد" else Tone.WARNING


COLUMNS: Final[tuple[Column[GiftRow], ...]] = (
    Column("number", "شماره", lambda row: shown_number(row.number), 110, rank=1),
    Column("item", "هدیه", lambda row: row.item, 0, rank=1, least=140),
    Column("direction", "سو", lambda row: GIFT_DIRECTIONS[row.direction], 84, rank=2),
    Column("name", "به که / از که", lambda row: row.name or row.organisation, 140, rank=2),
    Column("quantity", "شمار", lambda row: shown_count(row.quantity), 56, rank=4),
    Column("value", "ارزش (ریال)", lambda row: _sum(row.value), 120, rank=4),
    Column("given_on", "تاریخ", lambda row: shown_day(row.given_on), 94, rank=3),
    Column("kept", "وضعیت", _kept, 116, tone=_kept_tone, rank=2),
    Column("kept_where", "جای نگهداری", lambda row: row.kept_where or NOTHING, 130, rank=5),
)

FIELDS: Final = (
    (
        LineField("item", "هدیه", share=4, needed=True),
        LineField("quantity", "شمار", Typed.NUMBER, 1),
    ),
    (
        LineField("direction", "سو", Typed.SEGMENT, 3, choices=(GiftDirection, GIFT_DIRECTIONS)),
        LineField("given_on", "تاریخ", Typed.DAY, 2),
    ),
    (LineField("name", "به که، یا از که", Typed.CONTACT, contact="contact_id"),),
    (LineField("organisation", "دستگاه"), LineField("country", "کشور")),
    (LineField("value", "ارزش برآوردی (ریال)", Typed.MONEY),),
    (
        LineField("inventory_number", "شماره اموال", Typed.CODE),
        LineField("kept_where", "جای نگهداری"),
    ),
    (LineField("note", "یادداشت"),),
)


@dataclass(frozen=True)
class BesideLine:
    """A letter or an agreement of the case.

    Attributes:
        id: Of the line in its table; letters and agreements have numbers of their own.
        record: Where it is kept, and which.
    """

    id: int
    record: tuple[Kind, int]
    what: str
    number: str
    who: str
    state: str


def beside_lines(sheet: CaseSheet) -> list[BesideLine]:
    """Letters, then agreements."""
    letters = [
        BesideLine(
            place,
            (Kind.LETTER, one.letter_id),
            f"نامه {LETTER_PURPOSES[one.purpose]}",
            one.number,
            one.receiver,
            one.state_words,
        )
        for place, one in enumerate(sheet.letters, 1)
    ]
    agreements = [
        BesideLine(
            place,
            (Kind.AGREEMENT, one.id),
            f"{AGREEMENT_KINDS[one.kind]}: {one.title}",
            one.number,
            one.other_party,
            AGREEMENT_STATES[one.state],
        )
        for place, one in enumerate(sheet.agreements, 1 + len(letters))
    ]
    return letters + agreements


BESIDE_COLUMNS: Final[tuple[Column[BesideLine], ...]] = (
    Column("what", "چیست", lambda row: row.what, 0, rank=1, least=150),
    Column("number", "شماره", lambda row: shown_number(row.number) or NOTHING, 120, rank=1),
    Column("who", "با که / به که", lambda row: row.who or NOTHING, 180, rank=2),
    Column("state", "وضعیت", lambda row: row.state, 120, rank=2),
)


def _lines(sheet: CaseSheet) -> Sequence[GiftRow]:
    return sheet.gifts


def _fresh(sheet: CaseSheet) -> dict[str, Any]:
    """Most are exchanged with whoever leads."""
    head = sheet.head
    return {
        "case_id": sheet.id,
        "country": sheet.country,
        "name": head.name if head is not None else "",
        "contact_id": head.contact_id if head is not None else None,
        "organisation": head.organisation if head is not None else sheet.body,
    }


def record_gift_of_case(
    session: OfficeSession,
    _case_id: int,
    _version: int,
    draft: GiftDraft,
) -> Changes[int]:
    """Record a gift: it has a number of its own, whatever version its case has."""
    return record_gift(session, draft)


def _write(_sheet: CaseSheet, draft: GiftDraft) -> Any:
    return record_gift_of_case, (draft,)


class GiftForm(LineForm):
    """A gift; saved again after a broken answer it is still one."""

    def _deed_of(self, values: dict[str, Any], key: UUID) -> Any:
        draft = replace(self.draft(values), request_key=key)
        return self._spec.write(self._sheet, draft)


class ReceiverRow(FieldLine[PartyDraft]):
    """Somebody a letter goes to: a person, an office, a group, or a name."""

    def __init__(self, shell: Shell) -> None:
        self.who = AddresseeField("receiver", "گیرنده", shell.tasks)
        super().__init__([(self.who, 1)])

    def value(self) -> PartyDraft:
        """Who it is."""
        name = "" if self.who.group_id is not None else self.who.value()
        return PartyDraft(
            contact_id=self.who.contact_id, group_id=self.who.group_id, name=name.strip()
        )

    def set_value(self, value: PartyDraft) -> None:
        """Show somebody."""
        self.who.set_contact(value.contact_id, value.name)


class GiftsPart(LinesPart):
    """Gifts above, letters and agreements below."""

    name = "gifts"
    title = "هدایا و نامه‌ها"
    digit = 7
    empty = "هنوز هدیه‌ای داده یا گرفته نشده است. Ins هدیه‌ای می‌نویسد."
    hint = HINT
    columns = COLUMNS
    deeds: ClassVar = {NEW: "new"}
    buttons = (("هدیه تازه", "Ins", "new"), ("نامه تازه", "Ins", "new_letter"))
    spec: ClassVar[LineSpec] = LineSpec(
        part="gifts",
        adding="هدیه تازه",
        amending="",
        draft=GiftDraft,
        rows=FIELDS,
        lines=_lines,
        write=_write,
        fresh=_fresh,
    )

    def lay_after(self) -> None:
        """Letters and agreements stand under the gifts."""
        self.beside = DeskTable("case_letters", BESIDE_COLUMNS, self, (NEW,))
        self.beside.setAccessibleName(BESIDE)
        self.beside.keyed.connect(lambda _key: self.new_letter())
        self.beside.opened.connect(self._show_beside)
        self.beside.left.connect(self.desk.close_form)
        self.column.addWidget(text_label(BESIDE, self, "strong"))
        self.column.addWidget(self.beside, 1)

    @classmethod
    def count(cls, sheet: CaseSheet) -> str:
        """How many of all of them."""
        count = len(sheet.gifts) + len(sheet.letters) + len(sheet.agreements)
        return shown_count(count) if count else ""

    def show_case(self, sheet: CaseSheet) -> None:
        """Show them."""
        super().show_case(sheet)
        self.beside.show_part(beside_lines(sheet))

    def opened(self) -> None:
        """Enter on a gift goes to its register."""
        if self.current() is not None:
            self.shell.show_record(Kind.GIFT, self.current().id)

    def _show_beside(self) -> None:
        line = self.beside.current_row()
        if line is not None:
            self.shell.show_record(*line.record)

    # -- forms -----------------------------------------------------------------------------

    def new_letter(self) -> None:
        """Open the form of letters of the case."""
        if self.may_write:
            self.desk.open_editor(self, self.open_step("letter", None))

    def open_step(self, step: str, line: int | None) -> DeskStep | None:
        """The form of a new gift, or of letters."""
        if step == "letter":
            return self._letter_form()
        if step != "line" or line is not None:
            return None
        form = GiftForm(
            self.shell, self.sheet, self.spec, None, self.desk.ranks, self.day(), self._recorded
        )
        form.typed["given_on"].set_value(self.shell.today())
        return form

    def _recorded(self, _number: int) -> None:
        self.desk.sheet_again(RECORDED)

    def _letter_form(self) -> DeskStep:
        purposes = [(one, LETTER_PURPOSES[one]) for one in LetterPurpose]
        purpose = SegmentField("purpose", "برای چه", purposes, across=3)
        occasion = self.sheet.kind is CaseKind.OCCASION
        purpose.set_value(LetterPurpose.CONGRATULATION if occasion else LetterPurpose.NOTE)
        receivers = RowsField(
            "receivers", "برای چه کسانی؛ یک گروه نامه‌ای برای هر عضو می‌گیرد",
            lambda: ReceiverRow(self.shell),
        )  # fmt: skip

        def deed(values: dict[str, Any], key: UUID) -> Any:
            return begin_case_letter, (values["purpose"], values["receivers"], key)

        rows = [((purpose, 1),), ((receivers, 1),)]
        form = self.step_form("نامه تازه", rows, deed, "letter", saved=self._begun)
        receivers.rows.watch = form
        return form

    def _begun(self, _number: int) -> None:
        self.desk.sheet_again(BEGUN)
