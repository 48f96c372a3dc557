"""The office the benches work on: made once by the demo, kept under `build/bench`."""

from __future__ import annotations

import hashlib
import shutil
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from figure import KEPT, ROOT
from sqlalchemy import Connection, select

from app.backup.restoring import set_counters
from app.database import Database
from app.demo import Scale, fill_store
from app.office import open_office
from app.operators import set_operator_active
from app.search.renewing import make_searchable
from models.search import drop_search
from models.tables import Base

SEED = 7
#: Calls enough for 100,000 orders, and no more.
ORDERS = Scale(contacts=5_000, calls=105_000, orders=100_000, days=1096)
#: What lies beside the letters in the stores they are searched in.
BESIDE_LETTERS = Scale(
    contacts=5_000,
    calls=5_000,
    orders=2_000,
    days=1096,
    letters=0,
    events=500,
    visits=500,
    meetings=30,
    protocol=30,
)
#: So many letters are `daftar demo --scale large`.
MILLION = 1_000_000
#: No page of orders reads it.
LEFT_BEHIND = frozenset({"journal", "journal_head"})
#: What the store is made of: when one of these changes, the kept one is of no use.
MADE_OF = ("models", "app/demo", "app/text.py", "app/letters/keys.py")


def office_store() -> str:
    """The address of a store with 20,000 contacts and 100,000 calls."""
    return _kept("office", "office")


def orders_store() -> str:
    """The address of a store with 100,000 orders, most of them settled in three years."""
    return _kept("orders", ORDERS)


def letters_store(count: int) -> str:
    """The address of a store with so many letters; a million take half an hour, once."""
    scale = "large" if count == MILLION else replace(BESIDE_LETTERS, letters=count)
    return _kept(f"letters-{count}", scale)


def _kept(name: str, scale: str | Scale) -> str:
    path = KEPT / f"{name}-{fingerprint()}.sqlite"
    if not path.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        print(f"making the store «{name}», once; this takes minutes", file=sys.stderr, flush=True)
        half_made = KEPT / f"half-made-{name}.sqlite"
        half_made.unlink(missing_ok=True)
        fill_store(f"sqlite:///{half_made}", scale, SEED, datetime.now(UTC))
        _leave_one_operator(f"sqlite:///{half_made}")
        # What took half an hour to make goes only when there is another in its place.
        for outdated in KEPT.glob(f"{name}-*.sqlite*"):
            outdated.unlink()
        half_made.rename(path)
    return f"sqlite:///{path}"


def shared_copy(local: str, shared: str) -> None:
    """Carry what the pages read of a local store into an empty database on a server."""
    with open_office(shared, create=True):
        pass
    tables = [table for table in Base.metadata.sorted_tables if table.name not in LEFT_BEHIND]
    with (
        closing(Database(local)) as source,
        closing(Database(shared)) as target,
        source.connection() as reading,
        target.connection(writing=True) as writing,
    ):
        drop_search(writing)
        _trust_references(writing)
        writing.exec_driver_sql(f"TRUNCATE {', '.join(table.name for table in tables)} CASCADE")
        cursor = writing.connection.cursor()
        for table in tables:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            with cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
                for row in reading.execute(select(table)):
                    copy.write_row(tuple(row))
        set_counters(writing, {table.name: table for table in tables})
        make_searchable(writing)
        writing.exec_driver_sql("ANALYZE")


def _trust_references(connection: Connection) -> None:
    """What a row refers to was proved where it comes from: ten million are not proved again.

    Only who owns a server may say so; on another's they are, which takes an hour for a million.
    """
    may = connection.exec_driver_sql("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    if may.scalar_one():
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")


def fingerprint() -> str:
    """A few letters that change when the tables, their migrations or the demo change."""
    digest = hashlib.sha256()
    for part in MADE_OF:
        whole = ROOT / part
        for path in sorted(whole.rglob("*.py")) if whole.is_dir() else [whole]:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _leave_one_operator(url: str) -> None:
    """Nobody waits for a person to choose his name while the start is measured."""
    with open_office(url) as office:
        me = office.sign_in_as()
        for row in office.operators():
            if row.id != me.id:
                office.write(set_operator_active, row.id, active=False)


def copy_of(url: str, folder: Path) -> str:
    """A copy of a store that may be written to."""
    target = folder / "copy.sqlite"
    shutil.copy(url.removeprefix("sqlite:///"), target)
    return f"sqlite:///{target}"
