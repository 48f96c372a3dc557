"""The raw recipe, without the program: `python -m soak.raw URL ACKS SEED`, until it is killed.

A counter's UPDATE … RETURNING, the letter's row with its number, and its row of the journal, in one
transaction, straight through the driver, each on the disk before it counts. The tables are the
program's own with all their columns, indexes and constraints, and the rows are copies of a letter
the program registered: only what each letter has for itself is new (serial, number, request key).
What the recipe leaves out is what the program does besides: asking, proving, wording, steps,
enclosures, receivers, and the journal's chain.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import psycopg
from psycopg.rows import dict_row
from sqlalchemy.engine import make_url

from app.letters import LetterDraft, register_letter
from app.office import open_office

_PATTERN: Final = (
    "SELECT * FROM letters ORDER BY id LIMIT 1",
    "SELECT * FROM journal WHERE action = 'register_letter' ORDER BY sequence LIMIT 1",
)


def prepare(url: str) -> None:
    """Make a store of the recipe's own, with the one letter the others are copies of."""
    draft = LetterDraft(
        sender_name="رضا احمدی",
        organisation="اداره کل راه",
        their_number="12345",
        subject="راه روستایی",
    )
    with open_office(url, create=True) as office:
        office.sign_in_as()
        office.write(register_letter, draft)


def main() -> None:
    """Write until somebody kills this process; each acknowledged row is noted as at a desk."""
    url, acks = sys.argv[1], Path(sys.argv[2])
    with acks.open("a", encoding="utf-8") as file:

        def said(serial: int) -> None:
            file.write(f"registered {serial}\n")
            file.flush()
            os.fsync(file.fileno())

        if make_url(url).get_backend_name() == "sqlite":
            _write_to_file(url, said)
        _write_to_server(url, said)


class _Recipe:
    """The three statements and their values, for a driver that marks a value by its name."""

    def __init__(self, letter: Mapping[str, Any], entry: Mapping[str, Any], mark: str) -> None:
        self._letter = {name: value for name, value in letter.items() if name != "id"}
        self._entry = dict(entry)
        self._first = entry["sequence"] - letter["serial"]
        self.next = (
            f"UPDATE series_years SET last = last + 1 WHERE series = 'letters:"
            f"{letter['register_id']}' AND year = {letter['year']} RETURNING last"
        )
        self.enter = _insert("letters", self._letter, mark) + " RETURNING id"
        self.note = _insert("journal", self._entry, mark)

    def letter(self, serial: int, request_key: object) -> dict[str, Any]:
        """A letter's row."""
        number = f"{self._letter['year']}/و/{serial}"
        own = {"serial": serial, "number": number, "request_key": request_key}
        return self._letter | own

    def entry(self, serial: int, letter_id: int) -> dict[str, Any]:
        """Its row of the journal."""
        return self._entry | {"sequence": self._first + serial, "record_id": letter_id}


def _insert(table: str, row: Mapping[str, Any], mark: str) -> str:
    values = ", ".join(mark.format(name) for name in row)
    columns = ", ".join(f'"{name}"' for name in row)
    return f"INSERT INTO {table} ({columns}) VALUES ({values})"


def _write_to_file(url: str, said: Callable[[int], None]) -> None:
    store = sqlite3.connect(str(make_url(url).database), timeout=10, isolation_level=None)
    store.row_factory = sqlite3.Row
    store.execute("PRAGMA foreign_keys = ON")
    store.execute("PRAGMA synchronous = FULL")
    letter, entry = (dict(store.execute(asked).fetchone()) for asked in _PATTERN)
    recipe = _Recipe(letter, entry, ":{}")
    while True:
        store.execute("BEGIN IMMEDIATE")
        (serial,) = store.execute(recipe.next).fetchone()
        (number,) = store.execute(recipe.enter, recipe.letter(serial, uuid4().hex)).fetchone()
        store.execute(recipe.note, recipe.entry(serial, number))
        store.execute("COMMIT")
        said(serial)


def _write_to_server(url: str, said: Callable[[int], None]) -> None:
    address = make_url(url).set(drivername="postgresql")
    store = psycopg.connect(address.render_as_string(hide_password=False), row_factory=dict_row)
    letter, entry = (store.execute(asked).fetchone() or {} for asked in _PATTERN)
    store.commit()
    recipe = _Recipe(letter, entry, "%({})s")
    while True:
        serial = (store.execute(recipe.next).fetchone() or {})["last"]
        entered = store.execute(recipe.enter, recipe.letter(serial, uuid4())).fetchone() or {}
        store.execute(recipe.note, recipe.entry(serial, entered["id"]))
        store.commit()
        said(serial)


if __name__ == "__main__":
    main()
