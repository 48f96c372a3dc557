"""Writing an invented office in bulk: the rows the services would have left, by the thousand.

Columns, steps, numbers and the journal's words come from the services' own functions; only the
statements are gathered. A test holds both ways of filling a store against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

from sqlalchemy import func, insert, select, text, update

from app import journal
from app.access import SignedIn
from app.changes import Kind
from app.clock import to_tehran
from app.contacts import operations as contacts
from app.contacts.drafts import checked as checked_contact
from app.demo.folders import FolderRows
from app.demo.happening import Happening
from app.demo.letter_bulk import LETTER_TABLES, LetterRows
from app.demo.linking import linked_caller, linked_entry
from app.demo.order_deeds import RowDeed
from app.demo.playing import sit_down
from app.demo.stories import TO_ORDER, CallStory, Deed, Do, Entry, LetterDeed, LetterStory
from app.folder import Outcome
from app.jalali import jalali_year
from app.numbering import CALLS, FOLDERS, RegisterNumber, written
from app.orders import recording as orders
from app.orders.deeds import SOURCE_TOLD, step_row
from app.orders.drafts import checked_order
from app.orders.keys import order_search_key
from app.orders.telling import telling
from app.overwriting import overwritten
from app.phone_calls import course, placing
from app.phone_calls import operations as calls
from app.phone_calls.drafts import AttemptDraft, NoteDraft, checked_call, checked_note
from app.phone_calls.sheets import call_sheet_card
from app.phone_calls.states import CLOSES_FREELY, AttemptOutcome, CallState
from app.phone_calls.steps import Step, deed_rows
from app.session import OfficeSession
from app.settings import office_settings
from models.base import table_of
from models.calls import Call, CallAttempt, CallStep
from models.contacts import Contact, ContactAlias, ContactPhone, ContactWord, Position
from models.folder import Folder, FolderSheet
from models.letters import Letter, LetterLink
from models.office import SeriesYear
from models.orders import Order, OrderStep, Referral

#: Rows of one statement.
AT_ONCE: Final = 5000

#: Tables in the order their foreign keys ask for.
TABLES: Final = (
    Contact,
    ContactAlias,
    ContactPhone,
    Position,
    ContactWord,
    Folder,
    Call,
    Order,
    Referral,
    OrderStep,
    FolderSheet,
    CallAttempt,
    CallStep,
    *LETTER_TABLES,
)

#: Tables whose ids are given here: other rows name them, or they tell the order of time.
NUMBERED: Final = (
    Contact,
    Call,
    Order,
    Referral,
    OrderStep,
    Folder,
    FolderSheet,
    CallAttempt,
    CallStep,
    *LETTER_TABLES,
)

_Table = type[Any]
_FOLDERS: Final = table_of(Folder)


@dataclass
class _Life:
    """A call under way: its columns as they stand, and the rows that belong to it."""

    row: dict[str, Any]
    deeds: int = 1
    rows: list[tuple[_Table, dict[str, Any]]] = field(default_factory=list)


class BulkWriter:
    """Gathers rows and writes them table by table."""

    def __init__(self, session: OfficeSession, operators: Mapping[str, SignedIn]) -> None:
        """Write through `session`, whose clock is moved."""
        self._session = session
        self._operators = operators
        settings = office_settings(session)
        self._area, self._template = settings.area_code, settings.call_number
        self._contacts: list[int] = []
        self._lives: dict[int, _Life] = {}
        self._rows: dict[_Table, list[dict[str, Any]]] = {table: [] for table in TABLES}
        self._next = {table: 1 + self._last_id(table) for table in NUMBERED}
        self._serials: dict[int, int] = {}
        self._folders = FolderRows(session, lambda: self._new_id(Folder))
        self._letters = LetterRows(session, self._contacts, self._new_id, self._folders)

    def _last_id(self, table: _Table) -> int:
        last: int = self._session.execute(select(func.coalesce(func.max(table.id), 0))).scalar_one()
        return last

    def _new_id(self, table: _Table) -> int:
        number = self._next[table]
        self._next[table] = number + 1
        return number

    def add(self, entry: Entry) -> None:
        """Put a contact into the directory."""
        draft, phones = checked_contact(linked_entry(entry, self._contacts), self._area)
        number = self._new_id(Contact)
        self._contacts.append(number)
        row = contacts.new_row(draft, self._session.desk.clock.now())
        self._rows[Contact].append({"id": number, **row})
        for table, rows in contacts.part_rows(number, draft, phones):
            self._rows[table].extend(rows)
        contacts.note_addition(self._session, number, draft.name)
        self._write_if_full(ContactWord)

    def happen(self, happening: Happening) -> None:
        """Write what happens to a call; its rows are let go when nothing more happens."""
        sit_down(self._session, self._operators[happening.story.operator], happening.at)
        if isinstance(happening.story, LetterStory):
            self._letter(happening, happening.story)
            return
        if isinstance(happening.deed, Deed):
            self._done(self._lives[happening.place], happening.deed)
        else:
            self._lives[happening.place] = self._registered(happening.story)
        if happening.is_last:
            life = self._lives.pop(happening.place)
            self._rows[Call].append(life.row)
            for table, row in life.rows:
                self._rows[table].append(row)
            self._write_if_full(Call)

    def _letter(self, happening: Happening, story: LetterStory) -> None:
        if isinstance(happening.deed, LetterDeed):
            self._letters.do(happening.place, happening.deed)
        else:
            self._letters.begin(happening.place, story)
        if happening.is_last:
            for table, row in self._letters.let_go(happening.place):
                self._rows[table].append(row)
            self._write_if_full(Letter)

    def _registered(self, story: CallStory) -> _Life:
        session, now = self._session, self._session.desk.clock.now()
        checked = checked_call(linked_caller(story, self._contacts), now, self._area)
        number = self._number(jalali_year(to_tehran(now).date()))
        call_id = self._new_id(Call)
        steps = calls.first_steps(checked)
        life = _Life(
            {
                "id": call_id,
                **calls.new_row(checked, number, now),
                "state": steps[-1].to_state.value,
                "operator_id": session.desk.operator.id,
            }
        )
        self._keep_steps(life, steps)
        calls.note_registration(session, call_id, number, checked)
        return life

    def _number(self, year: int) -> RegisterNumber:
        serial = self._serials.get(year, 0) + 1
        self._serials[year] = serial
        return RegisterNumber(CALLS, year, serial, written(self._template, year, serial))

    def _done(self, life: _Life, deed: Deed) -> None:
        if deed.do is Do.PRINT:
            life.row["printed_count"] += 1
            calls.note_print(self._session, life.row)
        elif deed.do in TO_ORDER:
            keep = partial(self._keep, life)
            RowDeed(self._session, life.rows, keep, self._folders).do(deed)
        elif deed.do is Do.RECORD_NOTE:
            self._take(life, course.note_deed(self._ordered(life, deed.note or NoteDraft())))
        elif deed.do in (Do.LOG_ATTEMPT, Do.LOG_PLACING):
            self._attempted(
                life, deed.do, deed.attempt or AttemptDraft(outcome=AttemptOutcome.BUSY)
            )
        else:
            reached = {
                Do.PUT_IN_FOLDER: CallState.IN_FOLDER,
                Do.ANNUL: CallState.ANNULLED,
                Do.HAND_OVER: CallState.HANDED_OVER,
            }.get(deed.do, CallState.CLOSED)
            before = CallState(life.row["state"])
            if deed.do is Do.PUT_IN_FOLDER:
                self._keep(life, FolderSheet, self._folders.put_in(call_sheet_card(life.row)))
            self._take(life, (Step(before, reached, deed.words),))
            if deed.do is Do.CLOSE and before not in CLOSES_FREELY:
                self._told(life, "", deed.words)

    def _take(self, life: _Life, steps: tuple[Step, ...], **entry: str) -> None:
        course.note_steps(self._session, life.row, steps, **entry)
        life.deeds += 1
        self._keep_steps(life, steps)
        if life.row["state"] == CallState.IN_FOLDER.value:
            self._came_back(life, steps[0].order_id)
        life.row["state"] = steps[-1].to_state.value
        life.row["version"] += 1

    def _came_back(self, life: _Life, order_id: int | None) -> None:
        sheet = next(row for table, row in reversed(life.rows) if table is FolderSheet)
        outcome = Outcome.SEEN if order_id is None else Outcome.ORDERED
        self._folders.came_back(sheet, outcome, order_id)

    def _keep_steps(self, life: _Life, steps: tuple[Step, ...]) -> None:
        for row in deed_rows(self._session.desk, life.row["id"], life.deeds, steps):
            self._keep(life, CallStep, row)

    def _keep(self, life: _Life, table: _Table, row: dict[str, Any]) -> int:
        """Keep a row until the call's life is written; answers with its id."""
        number = self._new_id(table)
        life.rows.append((table, {"id": number, **row}))
        return number

    def _ordered(self, life: _Life, draft: NoteDraft) -> int:
        session, today = self._session, self._session.desk.clock.today()
        note = checked_note(draft, today, to_tehran(life.row["called_at"]).date())
        card = calls.card_of_call(life.row)
        order = checked_order(course.order_of(note, today), today, card.on)
        order = replace(order, classification=life.row["classification"])
        row = orders.new_row(session.desk, card, order, order.referrals)
        number = self._keep(life, Order, row)
        for referral in order.referrals:
            self._keep(life, Referral, orders.referral_row(session.desk, number, referral))
        self._keep(life, OrderStep, orders.first_step(session, number, order.referrals))
        orders.note_order(session, number, row, order.referrals)
        return number

    def _attempted(self, life: _Life, do: Do, draft: AttemptDraft) -> None:
        row = course.attempt_row(self._session.desk, life.row["id"], draft.outcome, draft.words)
        number = self._keep(life, CallAttempt, row)
        if do is Do.LOG_PLACING:
            step, extra = placing.placed(life.row, draft.outcome, number, self._session.desk)
            entry = placing.placing_entry(life.row["number"], draft.outcome)
        else:
            step, extra = course.attempt_step(draft.outcome, number), {}
            entry = course.attempt_entry(life.row["number"], draft.outcome)
        self._take(life, (step,), **entry)
        life.row["attempts"] += 1
        life.row["last_attempt"] = draft.outcome.value
        life.row.update(extra)
        if step.to_state is CallState.TOLD:
            self._told(life, draft.words)

    def _told(self, life: _Life, words: str, reason: str = "") -> None:
        """What `app.orders.source_told` does to the orders on a call."""
        desk = self._session.desk
        for order in [row for table, row in life.rows if table is Order]:
            if order["live_referrals"] or order["told_at"] or order["untold_reason"]:
                continue
            before = dict(order)
            said = telling(order, desk, words, reason)
            wrote_over = {name: was for name, was in before.items() if order[name] != was}
            order["search_key"] = order_search_key(order, self._referrals(life, order["id"]))
            order["version"] += 1
            order["last_step"], order["last_step_at"] = said, desk.clock.now()
            step = step_row(self._session, order["id"], SOURCE_TOLD, said)
            step["overwrote"] = overwritten({("orders", order["id"]): wrote_over})
            self._keep(life, OrderStep, step)
            journal.note(
                self._session,
                Kind.ORDER,
                order["id"],
                SOURCE_TOLD,
                said,
                classification=order["classification"],
            )

    @staticmethod
    def _referrals(life: _Life, order_id: int) -> dict[int, dict[str, Any]]:
        return {
            row["id"]: row
            for table, row in life.rows
            if table is Referral and row["order_id"] == order_id
        }

    def _write_if_full(self, table: _Table) -> None:
        if len(self._rows[table]) >= AT_ONCE:
            self._write()

    def _write(self) -> None:
        self._rows[Folder].extend(self._folders.fresh)
        self._folders.fresh.clear()
        waiting = self._waiting_links()
        for table, rows in self._rows.items():
            if rows:
                self._session.execute(insert(table.__table__), rows)
                rows.clear()
        self._rows[LetterLink].extend(waiting)
        for folder in self._folders.sent:
            went = {name: folder[name] for name in ("sent_at", "sent_by", "version")}
            self._session.execute(
                update(_FOLDERS).where(_FOLDERS.c.id == folder["id"]).values(**went)
            )
        self._folders.sent.clear()
        entries = self._session.pending
        journal.chain(self._session, entries)
        entries.clear()

    def _waiting_links(self) -> list[dict[str, Any]]:
        """Take out the references to letters that are not written yet."""
        under_way = self._letters.under_way
        links = self._rows[LetterLink]
        waiting = [row for row in links if row["other_id"] in under_way]
        self._rows[LetterLink] = [row for row in links if row["other_id"] not in under_way]
        return waiting

    def finish(self) -> None:
        """Write what is still kept back, and where the counters stand."""
        self._write()
        last = {(CALLS, year): serial for year, serial in self._serials.items()}
        last |= {(FOLDERS, year): serial for year, serial in self._folders.serials.items()}
        for (register, year), serial in self._letters.serials.items():
            last[register.series, year] = serial
        for (series, year), serial in last.items():
            counter = {"series": series, "year": year, "last": serial, "closed_at": None}
            self._session.execute(insert(SeriesYear), [counter])
        if self._session.get_bind().dialect.name == "postgresql":
            for table in NUMBERED:
                name = table.__tablename__
                self._session.execute(
                    text(
                        f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), "  # noqa: S608  # our own table's name
                        f"(SELECT max(id) FROM {name}))"
                    )
                )
