"""A deed on a record with parts as one step: what it wrote, what that wrote over, the way back.

A record with all its parts is one whole with one version: whoever read it before another desk's
deed is told so. A register says once what its tables are (`DeedTables`) and makes its own deed of
`RecordDeed`; numbers, rights and sentences stay with the register.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Table, delete, insert, select, update

from app import journal
from app.access import Right, require
from app.attachments import are_gone_on, before_move, put_move_back
from app.changes import Changes, changed
from app.contacts import standing_contact
from app.database import STALE
from app.deed_tables import DeedTables
from app.errors import NotAllowed, NotFound, StaleRecord
from app.overwriting import overwritten, typed
from app.proving import prove_version
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits

#: Putting files on a record and off it is undone by its own deed; taking back passes it over.
FILE_STEPS: Final = frozenset({"attach_file", "detach_file"})

#: Putting the pages of a file in order is taken back like any deed, while the file is there.
ARRANGED: Final = "arrange_file"


class RecordDeed(ABC):
    """One deed on one record, from the version that was read to the step it leaves."""

    tables: DeedTables

    def __init__(
        self, session: OfficeSession, record_id: int, version: int, *, right: Right | None
    ) -> None:
        """Hold a record as the desk read it.

        Args:
            session: The transaction.
            record_id: Which.
            version: As read.
            right: What the deed needs; None where whoever calls has asked his own.

        Raises:
            NotAllowed: The operator may not.
            NotFound: There is no such record for him.
            StaleRecord: Another desk did something since.
        """
        if right is not None:
            require(session.desk.operator, right)
        self.session = session
        self.record = self.tables.seen(session, record_id)
        if self.record["version"] != version:
            raise StaleRecord(STALE)
        self.before = dict(self.record)
        self.step_id = 0  # of the step it leaves
        self.kinds = {self.tables.kind}
        self._parts: dict[str, dict[int, dict[str, Any]]] = {}
        self._added: list[tuple[str, dict[str, Any]]] = []
        self._removed: list[tuple[str, int]] = []
        self._overwrote: dict[tuple[str, int], dict[str, Any]] = {}

    @property
    def id(self) -> int:
        """Of the record."""
        number: int = self.record["id"]
        return number

    @property
    def named(self) -> str:
        """The record as sentences name it."""
        return f"«{self.record['number']}»"

    @abstractmethod
    def search_key(self) -> str:
        """What the record is found by from now on."""

    def saved(self) -> None:  # noqa: B027  # many have nothing elsewhere
        """Go on with what follows the record elsewhere: its orders, reminders, folder sheets."""

    def part(self, table: str) -> dict[int, dict[str, Any]]:
        """The rows of one kind that are part of the record, as the deed leaves them."""
        if table not in self._parts:
            self._parts[table] = self.tables.rows(self.session, table, self.id)
        return self._parts[table]

    def row(self, table: str, number: int) -> dict[str, Any]:
        """One row of a part.

        Raises:
            NotFound: It is none of this record's.
        """
        rows = self.part(table)
        if number not in rows:
            raise NotFound(self.tables.missing_part)
        return rows[number]

    def set(self, **values: Any) -> None:
        """Write columns of the record."""
        self._remember(self.tables.record.name, self.record, values)
        self.record.update(values)

    def set_row(self, table: str, number: int, /, **values: Any) -> None:
        """Write columns of a row of a part; one of them may be called `number`."""
        row = self.row(table, number)
        self._remember(table, row, values)
        row.update(values)

    def add_row(self, table: str, /, **values: Any) -> dict[str, Any]:
        """Add a row to a part; it has its id when the deed is finished."""
        rows = self.part(table)
        row = {self.tables.owner: self.id, **values}
        rows[-1 - len(self._added)] = row
        self._added.append((table, row))
        return row

    def remove_row(self, table: str, number: int) -> None:
        """Take a row from a part."""
        row = self.part(table).pop(number)
        before = self._overwrote.pop((table, number), {})
        self._overwrote[table, number] = row | before
        self._removed.append((table, number))

    def move_file(self, number: int, *, onto: bool) -> None:
        """Remember that the deed puts a file onto the record or off it, to be taken back."""
        self._overwrote["attachments", number] = {**before_move(self.session, onto=onto)}

    def _remember(self, table: str, row: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        before = self._overwrote.setdefault((table, row["id"]), {})
        for name in values:
            before.setdefault(name, row[name])

    def finish(
        self,
        action: str,
        words: str,
        *,
        order_id: int | None = None,
        details: Mapping[str, object] | None = None,
    ) -> Changes[int]:
        """Save what was written, leave the step and say it in the journal.

        Raises:
            StaleRecord: Another desk was faster.
        """
        said = persian_digits(words)
        self.save(said)
        row = self.tables.step_row(self.session, self.id, action, said, order_id=order_id)
        row["overwrote"] = overwritten(self._overwrote)
        left = insert(self.tables.steps).values(**row).returning(self.tables.steps.c.id)
        self.step_id = self.session.execute(left).scalar_one()
        self.note(action, said, details)
        return changed(self.id, *self.kinds)

    def note(self, action: str, words: str, details: Mapping[str, object] | None = None) -> None:
        """Say a deed in the journal, as secret as the record is or was."""
        secrecy = (one.get("classification", 0) for one in (self.record, self.before))
        journal.note(
            self.session,
            self.tables.kind,
            self.id,
            action,
            words,
            details=details,
            classification=max(secrecy),
        )

    def save(self, last_step: str) -> None:
        """Write the record and its parts over the version that was read."""
        record, version = self.tables.record, self.record["version"]
        self.record |= {
            "last_step": last_step[:SHORT_LIMIT],
            "last_step_at": self.session.desk.clock.now(),
            "search_key": self.search_key(),
            "version": version + 1,
        }
        written = {name: value for name, value in self.record.items() if value != self.before[name]}
        saved = self.session.execute(
            update(record)
            .where(record.c.id == self.id, record.c.version == version)
            .values(written)
            .returning(record.c.id)
        ).scalar()
        if saved is None:
            raise StaleRecord(STALE)
        self._tell_parts()
        self._save_parts()
        self.saved()

    def _tell_parts(self) -> None:
        """Let rows that are found by what the record says be written with it."""
        if any(self.record[name] != self.before[name] for name in self.tables.told_parts):
            for table in self.tables.part_keys:
                for number in self.part(table):
                    if number > 0:
                        self._overwrote.setdefault((table, number), {})

    def _save_parts(self) -> None:
        parts = self.tables.parts
        for table, number in list(self._overwrote):
            row = self._parts.get(table, {}).get(number)
            if row is not None:
                values = {name: row[name] for name in self._overwrote[table, number]}
                values |= self.tables.key_columns(table, row, self.record)
                part = parts[table]
                self.session.execute(update(part).where(part.c.id == number).values(values))
        for table, row in self._added:
            part = parts[table]
            row.update(self.tables.key_columns(table, row, self.record))
            row["id"] = self.session.execute(
                insert(part).values(**row).returning(part.c.id)
            ).scalar_one()
            # It was not there before, and goes when the deed is taken back.
            self._overwrote[table, row["id"]] = {"id": None}
        # After what was added: SQLite would give a new row the id of one that just went.
        for table, number in self._removed:
            self.session.execute(delete(parts[table]).where(parts[table].c.id == number))

    def take_back(self) -> Changes[int]:
        """Take the newest step back: everything is as before it, its trace stays.

        The register sees to what hangs on the step besides: `undone` is called with it.

        Raises:
            NotAllowed: Only the first step is left, or what came of the step has gone on.
            StaleRecord: Another desk was faster.
        """
        steps = self._steps_that_count()
        last = steps[-1]
        if last["action"] in self.tables.first_steps:
            raise NotAllowed(self.tables.not_undone)
        wrote = [(table, number, values) for table, number, values in json.loads(last["overwrote"])]
        for table, number, values in wrote:
            self._restore(table, number, values)
        self.save(steps[-2]["words"])
        self._bring_back_rows(wrote, steps[:-1])
        self.undone(last)
        steps_table = self.tables.steps
        self.session.execute(
            update(steps_table)
            .where(steps_table.c.id == last["id"])
            .values(
                taken_back_at=self.session.desk.clock.now(),
                taken_back_by=self.session.desk.operator.id,
            )
        )
        words = f"گام آخر {self.named} پس گرفته شد: {last['words']}"
        self.note("take_back", persian_digits(words))
        return changed(self.id, *self.kinds)

    def undone(self, step: Mapping[str, Any]) -> None:  # noqa: B027  # as `saved`
        """Undo what a step did elsewhere: an order recorded, a sheet put in, an entry planned."""

    def _steps_that_count(self) -> list[dict[str, Any]]:
        standing = self.tables.standing_steps(self.session, self.id)
        prove_version(self.session, self.tables.record, self.id, self.record["version"])
        return [
            one for one in standing if one["action"] not in FILE_STEPS and not self._is_gone_on(one)
        ]

    def _is_gone_on(self, step: Mapping[str, Any]) -> bool:
        """Whether a step arranged a file that was taken off since, by a deed of its own."""
        if step["action"] != ARRANGED:
            return False
        moves = json.loads(step["overwrote"])
        files = {number: before for table, number, before in moves if table == "attachments"}
        return are_gone_on(self.session, self.tables.kind, files)

    def _restore(self, table: str, number: int, values: dict[str, Any]) -> None:
        if table == "attachments":
            put_move_back(self.session, number, values)
        elif table == self.tables.record.name:
            self.set(**self._standing(self.tables.record, values))
        elif values.get("id", 0) is None:
            if number in self.part(table):
                self.remove_row(table, number)
        elif "id" in values:
            # Known at once; written after the record.
            row = self._standing(self.tables.parts[table], values)
            self.part(table)[number] = row | {"id": number}
        elif number in self.part(table):
            self.set_row(table, number, **self._standing(self.tables.parts[table], values))

    def _standing(self, table: Table, values: dict[str, Any]) -> dict[str, Any]:
        """What was written over as the columns hold it; merged contacts are their survivors."""
        found = typed(table, values)
        for name, value in found.items():
            keys = table.c[name].foreign_keys
            if value is not None and any(key.column.table.name == "contacts" for key in keys):
                found[name] = standing_contact(self.session, value)
        return found

    def _bring_back_rows(
        self, wrote: Sequence[tuple[str, int, dict[str, Any]]], earlier: Sequence[dict[str, Any]]
    ) -> None:
        """Write the rows the step took away; one whose id is another's by now gets a new one."""
        for table, number, values in wrote:
            if table not in self.tables.parts or values.get("id") is None:
                continue
            part = self.tables.parts[table]
            row = self.part(table)[number]
            taken = self.session.execute(select(part.c.id).where(part.c.id == number)).first()
            if taken is not None:
                del row["id"]
            row.update(self.tables.key_columns(table, row, self.record))
            new: int = self.session.execute(
                insert(part).values(**row).returning(part.c.id)
            ).scalar_one()
            if new != number:
                self._rename(earlier, table, number, new)

    def _rename(self, steps: Sequence[dict[str, Any]], table: str, old: int, new: int) -> None:
        """Let earlier steps know a row by its new id."""
        for step in steps:
            wrote = json.loads(step["overwrote"])
            renamed = [[t, new if (t, n) == (table, old) else n, values] for t, n, values in wrote]
            if renamed != wrote:
                steps_table = self.tables.steps
                step["overwrote"] = json.dumps(renamed, ensure_ascii=False)
                self.session.execute(
                    update(steps_table)
                    .where(steps_table.c.id == step["id"])
                    .values(overwrote=step["overwrote"])
                )
