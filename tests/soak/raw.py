"""The raw recipe, without the program: `python -m soak.raw URL ACKS SEED`, until it is killed.

A counter's UPDATE … RETURNING, the row that has its number, and a row of the journal, in one
transaction, straight through the driver.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

_TABLES = (
    "CREATE TABLE IF NOT EXISTS raw_counter (name TEXT PRIMARY KEY, last INTEGER)",
    "CREATE TABLE IF NOT EXISTS raw_letters (serial INTEGER PRIMARY KEY, subject TEXT)",
    "CREATE TABLE IF NOT EXISTS raw_journal (serial INTEGER, words TEXT)",
    "INSERT INTO raw_counter VALUES ('letters', 0) ON CONFLICT DO NOTHING",
)
_NEXT = "UPDATE raw_counter SET last = last + 1 WHERE name = 'letters' RETURNING last"


def prepare(url: str) -> None:
    """Lay the tables of the recipe beside the program's own, in a store of their own."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        with sqlite3.connect(str(address.database)) as store:
            store.execute("PRAGMA journal_mode = WAL")
            for statement in _TABLES:
                store.execute(statement)
        return
    with psycopg.connect(_conninfo(url)) as connection:
        for statement in _TABLES:
            connection.execute(statement)


def _conninfo(url: str) -> str:
    address = make_url(url).set(drivername="postgresql")
    return address.render_as_string(hide_password=False)


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


def _write_to_file(url: str, said: Callable[[int], None]) -> None:
    store = sqlite3.connect(str(make_url(url).database), timeout=10, isolation_level=None)
    store.execute("PRAGMA synchronous = FULL")
    while True:
        store.execute("BEGIN IMMEDIATE")
        (serial,) = store.execute(_NEXT).fetchone()
        store.execute("INSERT INTO raw_letters VALUES (?, 'راه روستایی')", (serial,))
        store.execute("INSERT INTO raw_journal VALUES (?, 'ثبت شد')", (serial,))
        store.execute("COMMIT")
        said(serial)


def _write_to_server(url: str, said: Callable[[int], None]) -> None:
    connection = psycopg.connect(_conninfo(url))
    while True:
        row = connection.execute(_NEXT).fetchone()
        serial = row[0] if row else 0
        connection.execute("INSERT INTO raw_letters VALUES (%s, 'راه روستایی')", (serial,))
        connection.execute("INSERT INTO raw_journal VALUES (%s, 'ثبت شد')", (serial,))
        connection.commit()
        said(serial)


if __name__ == "__main__":
    main()
