"""The letters of an invented office as rows, by the thousand.

A deed here moves the same columns under the same words as the service does; a test holds both ways
of filling a store against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from app.changes import Kind
from app.clock import to_tehran
from app.demo.folders import FolderRows
from app.demo.letters import BACK, linked_letter
from app.demo.stories import LetterDeed as Happened
from app.demo.stories import LetterStory
from app.folder import Outcome
from app.folder.operations import said_on_sheet
from app.jalali import to_jalali
from app.letters import LetterDirection, LetterState, LetterWriteOff, PaperPlace, list_registers
from app.letters.deadlines import due_day
from app.letters.deeds import LetterDeed, card_of_letter
from app.letters.drafts import CheckedLetter, LetterDraft, checked_letter
from app.letters.keys import letter_search_key
from app.letters.registering import (
    content,
    enclosure_row,
    first_columns,
    first_step,
    note_registration,
    party_row,
)
from app.letters.registers import RegisterLine, number_text
from app.letters.sheets import letter_sheet_card
from app.letters.signers import SignerLine, list_signers
from app.letters.writing import draft_columns, first_draft_step, note_drafting, text_row
from app.orders import OrderDraft, OrderKind, Scan
from app.orders import recording as orders
from app.orders.drafts import checked_order
from app.session import OfficeSession
from app.text import latin_digits, search_key
from app.texts import LETTER_CHANNELS, LETTER_WRITE_OFFS
from models.folder import FolderSheet
from models.letters import (
    Letter,
    LetterEnclosure,
    LetterLink,
    LetterParty,
    LetterStep,
    LetterText,
)
from models.orders import Order, OrderStep, Referral

_Table = type[Any]

#: Tables of letters in the order their foreign keys ask for.
LETTER_TABLES: Final = (
    Letter,
    LetterParty,
    LetterEnclosure,
    LetterLink,
    LetterStep,
    LetterText,
)


@dataclass
class _Life:
    """A letter under way: its columns and parties as they stand, and the rows that belong to it."""

    row: dict[str, Any]
    parties: dict[int, dict[str, Any]]
    rows: list[tuple[_Table, dict[str, Any]]] = field(default_factory=list)


class _RowDeed(LetterDeed):
    """A deed on a letter that is not written yet."""

    def __init__(self, session: OfficeSession, life: _Life, keep: Callable[..., int]) -> None:
        self.session, self.letter, self.parties = session, life.row, life.parties
        self.before = dict(life.row)
        self.kinds = {Kind.LETTER}
        self._overwrote: dict[tuple[str, int], dict[str, Any]] = {}
        self._life, self._keep = life, keep

    def write_step(self, row: dict[str, Any]) -> None:
        self._keep(self._life, LetterStep, row)

    def found_by(self) -> dict[str, str]:
        return {}  # once, when nothing more happens to it: a third of the whole time

    def save(self, last_step: str) -> None:
        self.stamp(last_step)


class LetterRows:
    """Writes letters as rows.

    Attributes:
        serials: The last number of each register and year.
    """

    def __init__(
        self,
        session: OfficeSession,
        contacts: Sequence[int],
        new_id: Callable[[_Table], int],
        folders: FolderRows,
    ) -> None:
        """Gather rows for whoever writes them.

        Args:
            session: Whose clock is moved.
            contacts: The directory's ids by their places.
            new_id: Gives ids of tables.
            folders: The governor's folder.
        """
        self._session, self._contacts = session, contacts
        self._new_id, self._folders = new_id, folders
        self.serials: dict[tuple[RegisterLine, int], int] = {}
        self._registers = sorted(list_registers(session), key=lambda one: -int(one.least_class))
        self._signers: tuple[date | None, dict[int, SignerLine]] = (None, {})
        self._due: dict[tuple[object, ...], date | None] = {}
        self._lives: dict[int, _Life] = {}
        self._made: dict[int, _Life] = {}
        self._count = 0

    # -- beginning -------------------------------------------------------------------------------

    def begin(self, place: int, story: LetterStory) -> None:
        """Register a letter, or write its first draft."""
        followed = None
        if story.follows is not None:
            other = self._made[story.follows].row
            followed = (other["id"], other["number"])
        draft = linked_letter(story, self._contacts, followed)
        life = self._begun(draft, ours=story.is_written_here)
        if story.follows is not None:
            self._link(life, story, self._made[story.follows].row)
        self._lives[place] = self._made[self._count] = life
        self._made.pop(self._count - BACK - 1, None)
        self._count += 1

    def _begun(self, draft: LetterDraft, *, ours: bool) -> _Life:
        session = self._session
        checked = checked_letter(draft, session.desk.clock.now())
        register = self._register(draft.direction, int(checked.draft.secrecy))
        row = {"id": self._new_id(Letter), **self._content(checked)}
        row |= first_columns(session.desk, checked, register.id)
        if ours:
            row |= draft_columns(session.desk)
        else:
            row |= {"state": LetterState.REGISTERED.value, **self._number(register, row)}
        life = _Life(row, {})
        for at, one in enumerate(checked.draft.enclosures, 1):
            self._keep(life, LetterEnclosure, enclosure_row(row["id"], at, one))
        for at, party in enumerate(checked.draft.parties, 1):
            columns = party_row(row["id"], at, party)
            number = self._keep(life, LetterParty, columns)
            life.parties[number] = life.rows[-1][1]
        if ours:
            text = text_row(session.desk, row["id"], 1, row["subject"], row["body"])
            self._keep(life, LetterText, text)
            self._keep(life, LetterStep, first_draft_step(session, row["id"], row))
            note_drafting(session, row["id"], row)
        else:
            self._keep(life, LetterStep, first_step(session, row["id"], row))
            note_registration(session, row["id"], row)
        return life

    def _content(self, checked: CheckedLetter) -> dict[str, Any]:
        """What a form decides; each deadline is asked for once."""
        draft = checked.draft
        key = (draft.kind, draft.urgency, checked.dated)
        if draft.direction is LetterDirection.INCOMING and draft.wants_answer:
            if key not in self._due:
                self._due[key] = due_day(self._session, *key)
            draft = replace(draft, due_on=self._due[key])
        return content(self._session, replace(checked, draft=draft))

    def _register(self, direction: LetterDirection, classification: int) -> RegisterLine:
        return next(one for one in self._registers if one.takes(direction, classification))

    def _number(self, register: RegisterLine, row: Mapping[str, Any]) -> dict[str, Any]:
        year, month, _day = to_jalali(self._session.desk.clock.today())
        serial = self.serials.get((register, year), 0) + 1
        self.serials[register, year] = serial
        way = LetterDirection(row["direction"])
        text = number_text(register, way, row["classification"], year, month, serial)
        return {"year": year, "serial": serial, "number": text}

    def _link(self, life: _Life, story: LetterStory, other: Mapping[str, Any]) -> None:
        row = {
            "letter_id": life.row["id"],
            "relation": story.relation.value,
            "other_id": other["id"],
            "number": other["number"],
            "dated": other["dated"],
        }
        self._keep(life, LetterLink, row)

    def _keep(self, life: _Life, table: _Table, row: dict[str, Any]) -> int:
        """Keep a row until the letter's life is written; answers with its id."""
        number = self._new_id(table)
        life.rows.append((table, {"id": number, **row}))
        return number

    @property
    def under_way(self) -> set[int]:
        """Ids of letters that are not written yet."""
        return {life.row["id"] for life in self._lives.values()}

    def let_go(self, place: int) -> list[tuple[_Table, dict[str, Any]]]:
        """The rows of a letter nothing more happens to."""
        life = self._lives.pop(place)
        titles = [row["title"] for table, row in life.rows if table is LetterEnclosure]
        life.row["number_key"] = search_key(life.row["number"])
        life.row["search_key"] = letter_search_key(life.row, life.parties, titles)
        said = said_on_sheet(letter_sheet_card(life.row))
        for table, row in life.rows:
            if table is FolderSheet:
                row.update(said)
        return [(Letter, life.row), *life.rows]

    # -- deeds -----------------------------------------------------------------------------------

    def do(self, place: int, happened: Happened) -> None:
        """Do something to a letter."""
        life = self._lives[place]
        deed = _RowDeed(self._session, life, self._keep)
        # Each deed has a method of its name.
        getattr(self, f"_{happened.do.value}")(deed, life, happened)

    def _examine(self, deed: _RowDeed, _life: _Life, done: Happened) -> None:
        deed.move(LetterState.EXAMINED)
        deed.finish("examine", f"بررسی شد: {done.words}" if done.words else "بررسی شد.")

    def _put_in_folder(self, deed: _RowDeed, life: _Life, _done: Happened) -> None:
        deed.move(LetterState.IN_FOLDER)
        deed.move_paper(PaperPlace.FOLDER.value)
        self._put_in(deed, life)
        deed.finish("put_in_folder", "در کارتابل استاندار گذاشته شد.")

    def _put_in(self, deed: _RowDeed, life: _Life) -> None:
        self._keep(life, FolderSheet, self._folders.put_in(letter_sheet_card(deed.letter)))

    def _came_back(self, life: _Life, outcome: Outcome, order_id: int | None = None) -> None:
        sheet = next(row for table, row in reversed(life.rows) if table is FolderSheet)
        self._folders.came_back(sheet, outcome, order_id)

    def _order(self, deed: _RowDeed, life: _Life, done: Happened) -> None:
        order_id = self._recorded(life, done.order or OrderDraft())
        deed.move(LetterState.ORDERED)
        deed.move_paper(PaperPlace.DESK.value)
        self._came_back(life, Outcome.ORDERED, order_id)
        words = done.order.words if done.order else ""
        deed.finish("order", f"دستور ثبت شد: {words[:120]}", order_id=order_id)

    def _refer(self, deed: _RowDeed, life: _Life, done: Happened) -> None:
        order = replace(done.order or OrderDraft(), kind=OrderKind.OFFICE)
        order_id = self._recorded(life, order)
        deed.move(LetterState.REFERRED)
        names = "» و «".join(one.name for one in order.referrals[:3])
        deed.finish("refer", f"به «{names}» ارجاع شد.", order_id=order_id)

    def _recorded(self, life: _Life, draft: OrderDraft) -> int:
        """The rows of an order on the letter."""
        session = self._session
        card = card_of_letter(life.row)
        order = checked_order(draft, session.desk.clock.today(), card.on)
        order = replace(order, classification=life.row["classification"])
        row = orders.new_row(session.desk, card, order, order.referrals)
        number = self._keep(life, Order, row)
        for referral in order.referrals:
            self._keep(life, Referral, orders.referral_row(session.desk, number, referral))
        self._keep(life, OrderStep, orders.first_step(session, number, order.referrals))
        orders.note_order(session, number, row, order.referrals)
        return number

    def _seen(self, deed: _RowDeed, life: _Life, _done: Happened) -> None:
        deed.move(LetterState.EXAMINED)
        deed.move_paper(PaperPlace.DESK.value)
        self._came_back(life, Outcome.SEEN)
        deed.finish("seen", "استاندار دید و چیزی ننوشت.")

    def _settled(self) -> dict[str, object]:
        desk = self._session.desk
        return {"settled_at": desk.clock.now(), "settled_by": desk.operator.id}

    def _file(self, deed: _RowDeed, _life: _Life, done: Happened) -> None:
        deed.move(LetterState.FILED, settle_reason=done.words, **self._settled())
        deed.move_paper(PaperPlace.SHELF.value, deed.letter["paper_with"])
        deed.finish("file", f"بی ارجاع بایگانی شد: {done.words}")

    def _write_off(self, deed: _RowDeed, _life: _Life, done: Happened) -> None:
        kind, number = LetterWriteOff.LETTER, latin_digits(done.words)
        deed.move(
            LetterState.WRITTEN_OFF,
            write_off=kind.value,
            write_off_reference=number,
            settle_reason="",
            **self._settled(),
        )
        deed.move_paper(PaperPlace.SHELF.value, deed.letter["paper_with"])
        said = f"{LETTER_WRITE_OFFS[kind]} {number}"
        deed.finish("write_off_letter", f"مختومه شد: {said}.")

    def _annul(self, deed: _RowDeed, _life: _Life, done: Happened) -> None:
        deed.move(LetterState.ANNULLED, settle_reason=done.words, **self._settled())
        deed.finish("annul", f"باطل شد: {done.words}")

    def _for_approval(self, deed: _RowDeed, _life: _Life, _done: Happened) -> None:
        deed.move(LetterState.FOR_APPROVAL)
        deed.finish("for_approval", "برای تأیید فرستاده شد.")

    def _signer(self, number: int | None) -> SignerLine:
        """A signer as he stands today; governors change."""
        today = self._session.desk.clock.today()
        if self._signers[0] != today:
            self._signers = (today, {one.id: one for one in list_signers(self._session)})
        return self._signers[1][number or 0]

    def _for_signature(self, deed: _RowDeed, life: _Life, _done: Happened) -> None:
        signer = self._signer(deed.letter["signer_id"])
        deed.move(LetterState.FOR_SIGNATURE)
        if signer.is_governor:
            self._put_in(deed, life)
        deed.finish("for_signature", f"برای امضای «{signer.name}» فرستاده شد.")

    def _return(self, deed: _RowDeed, _life: _Life, done: Happened) -> None:
        deed.move(LetterState.DRAFT)
        deed.finish("return_draft", f"برای اصلاح برگشت: {done.words}")

    def _withdraw(self, deed: _RowDeed, _life: _Life, done: Happened) -> None:
        deed.move(LetterState.WITHDRAWN, settle_reason=done.words)
        deed.finish("withdraw", f"پیش‌نویس کنار گذاشته شد: {done.words}")

    def _sign(self, deed: _RowDeed, life: _Life, done: Happened) -> None:
        desk = self._session.desk
        signer = self._signer(deed.letter["signer_id"])
        hand = self._signer(signer.substitute_id) if done.by_substitute else signer
        way, secrecy = LetterDirection(deed.letter["direction"]), deed.letter["classification"]
        now = desk.clock.now()
        deed.move(
            LetterState.SIGNED,
            signer_name=hand.name,
            signer_post=signer.post if hand is signer else f"از طرف {signer.post}",
            signed_at=now,
            signed_by=desk.operator.id,
            hand_id=hand.id,
            with_signature_image=False,
            scan=Scan.MISSING.value,
            dated=to_tehran(now).date(),
            registered_at=now,
            registered_by=desk.operator.id,
            on_paper=True,
            paper_place=PaperPlace.DESK.value,
            paper_since=now,
        )
        if signer.is_governor:
            self._came_back(life, Outcome.SIGNED)
        given = self._number(self._register(way, secrecy), deed.letter)
        deed.set(**{name: given[name] for name in ("year", "serial", "number")})
        deed.finish("sign", f"«{hand.name}» امضا کرد؛ شماره {given['number']} گرفت.")

    def _dispatch(self, deed: _RowDeed, _life: _Life, done: Happened) -> None:
        draft, desk = done.dispatch, self._session.desk
        if draft is None or draft.channel is None:
            return
        for number in deed.parties:
            deed.set_party(
                number,
                channel=draft.channel.value,
                channel_number=draft.number,
                sent_at=desk.clock.now(),
                sent_by=desk.operator.id,
                receipt=draft.receipt,
                receipt_at=desk.clock.now() if draft.receipt else None,
            )
        deed.move(LetterState.DISPATCHED)
        deed.move_paper(PaperPlace.SENT.value)
        names = "»، «".join(one["name"] for one in list(deed.parties.values())[:3])
        words = f"با {LETTER_CHANNELS[draft.channel]} برای «{names}» فرستاده شد."
        deed.finish("dispatch", words)

    def _waive_scan(self, deed: _RowDeed, _life: _Life, done: Happened) -> None:
        deed.set(scan=Scan.WAIVED.value, scan_reason=done.words)
        deed.finish("waive_scan", f"بی اسکن پذیرفته شد: {done.words}")

    def _close(self, deed: _RowDeed, _life: _Life, _done: Happened) -> None:
        deed.move(LetterState.CLOSED, **self._settled())
        deed.finish("close", "بسته شد.")
