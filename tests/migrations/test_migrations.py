"""Every released schema comes up to this one with its data, and models and migrations agree."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table, text

from app.access import Right
from app.backup import upgrade_store
from app.check import check_store
from app.clock import SystemClock
from app.database import APPLICATION_ID, Database
from app.errors import StoreUnusable
from app.marks import Classification
from app.office import open_office
from app.phone_calls import CallDraft, CallFilter, list_calls, log_call
from app.schema import NEWER, StoreCondition, condition, create_store, migrate
from app.search.everything import search_everything
from app.search.renewing import make_searchable
from app.search_sources import SOURCES
from models import SCHEMA_HEAD
from models.search import is_search_table
from models.tables import Base

FORM = CallDraft(caller_name="رضا احمدی", subject="آب", request="شرح")


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", "models:migrations")
    return ScriptDirectory.from_config(config)


def released() -> list[str]:
    """Every schema we ever shipped, oldest first."""
    return [script.revision for script in scripts().walk_revisions()][::-1]


def test_the_head_the_program_compares_is_alembics() -> None:
    assert scripts().get_current_head() == SCHEMA_HEAD
    assert released() == sorted(released())


def test_models_and_migrations_agree(store_url: str) -> None:
    database = Database(store_url)
    create_store(database, SystemClock())
    with database.connection() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": _is_migrated}
        )
        assert compare_metadata(context, Base.metadata) == []
    database.close()


def _is_migrated(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not is_search_table(name or "")


def _fill(connection: Connection) -> None:
    """An office's first rows in plain SQL, as that schema had them."""
    connection.execute(
        text(
            "INSERT INTO operators (name, full_name, unit, rights, clearance, active, version)"
            " VALUES ('admin', 'مدیر', '', 'read_calls log_calls', 4, :yes, 1)"
        ),
        {"yes": True},
    )
    connection.execute(
        text("INSERT INTO journal_head (id, sequence, hash) VALUES (1, 0, :origin)"),
        {"origin": "0" * 64},
    )


@pytest.mark.parametrize("revision", released())
def test_every_released_schema_comes_up_with_its_data(
    store_url: str, revision: str, tmp_path: Path
) -> None:
    database = Database(store_url)
    with database.connection(writing=True) as connection:
        if database.path is not None:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(connection, revision)
        _fill(connection)
        if revision == SCHEMA_HEAD:  # nothing is left to do for the upgrade
            make_searchable(connection)
    upgrade_store(database, SystemClock(), tmp_path / "before.daftar")
    assert condition(database) is StoreCondition.CURRENT
    database.close()
    with open_office(store_url) as office:
        office.sign_in_as()
        office.write(log_call, FORM)
        assert [row.number[-4:] for row in office.read(list_calls, CallFilter())] == ["/ت/1"]
        assert check_store(office.database) == []


def test_who_defines_operators_may_plan_duty_after_the_upgrade(
    store_url: str, tmp_path: Path
) -> None:
    database = Database(store_url)
    with database.connection(writing=True) as connection:
        if database.path is not None:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(connection, "0003")
        _fill(connection)
        connection.execute(
            text(
                "INSERT INTO operators (name, full_name, unit, rights, clearance, active, version)"
                " VALUES ('head', 'رئیس', '', 'manage_operators read_calls', 4, :yes, 1)"
            ),
            {"yes": True},
        )
    upgrade_store(database, SystemClock(), tmp_path / "before.daftar")
    with open_office(store_url) as office:
        rights = {row.name: row.rights for row in office.operators()}
    assert Right.PLAN_DUTY in rights["head"]
    assert Right.PLAN_DUTY not in rights["admin"]
    database.close()


def _row(connection: Connection, table: str, **values: object) -> None:
    """A row of a table as it is now; what is not said is empty."""
    columns = Table(table, MetaData(), autoload_with=connection)
    empty = {
        column.name: _EMPTY.get(column.type.python_type, "")
        for column in columns.c
        if not column.nullable
    }
    connection.execute(columns.insert(), empty | {"request_key": uuid4().hex} | values)


_EMPTY: dict[type, object] = {
    int: 0,
    bool: False,
    date: date(2026, 4, 1),
    datetime: datetime(2026, 4, 1, tzinfo=UTC),
}


def test_letters_signed_before_tell_whose_hand_it_was(store_url: str) -> None:
    database = Database(store_url)
    with database.connection(writing=True) as connection:
        if database.path is not None:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(connection, "0016")
        _fill(connection)
        # A namesake of the substitute came first.
        for number in (2, 3):
            _row(connection, "letter_signers", id=number, name="معاون", post="معاون")
        _row(connection, "letter_signers", id=1, name="رئیس", post="رئیس", substitute_id=3)
        signed = {"register_id": 2, "drafter_id": 1, "signer_id": 1, "signed_at": _EMPTY[datetime]}
        for number, name, post in ((1, "رئیس", "رئیس"), (2, "معاون", "از طرف رئیس")):
            more = {"id": number, "signer_name": name, "signer_post": post}
            _row(connection, "letters", **signed, **more)
            step = {"letter_id": number, "operator_id": 1, "action": "sign"}
            _row(connection, "letter_steps", id=number, **step)
        _row(connection, "letters", id=3, register_id=2, drafter_id=1, signer_id=1)
        migrate(connection)
        found = connection.execute(text("SELECT id, signed_by, hand_id FROM letters ORDER BY id"))
        assert [tuple(row) for row in found] == [(1, 1, 1), (2, 1, 3), (3, None, None)]
    database.close()


def test_what_others_name_is_found_after_the_upgrade(store_url: str, tmp_path: Path) -> None:
    """Resolutions are carried to later meetings; they and everything else become findable."""
    database = Database(store_url)
    with database.connection(writing=True) as connection:
        if database.path is not None:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(connection, "0024")
        _fill(connection)
        for number in (1, 2):
            more = {"id": number, "serial": number, "number": f"1405/ج/{number}"}
            _row(connection, "meetings", **more, subject="شورای اداری", state="planned")
        decided = {"id": 1, "meeting_id": 1, "decided_by": 1, "number": "1405/م/1"}
        _row(connection, "resolutions", **decided, words="لایروبی رودخانه")
        _row(connection, "meeting_carried", id=1, meeting_id=2, resolution_id=1)
        _row(connection, "saved_lists", id=999, section="calls", name="نما", operator_id=1)
    upgrade_store(database, SystemClock(), tmp_path / "before.daftar")
    database.close()
    with open_office(store_url) as office:
        office.operator = replace(
            office.sign_in_as(), rights=frozenset(Right), clearance=Classification.TOP_SECRET
        )
        found = office.read(search_everything, "لایروبی", SOURCES)
        assert [line.number for group in found.groups for line in group.lines] == ["1405/م/1"]
        shura = office.read(search_everything, "شورا", SOURCES)
        assert sorted(line.id for line in shura.groups[0].lines) == [1, 2]


def test_small_registers_are_found_after_the_upgrade(store_url: str, tmp_path: Path) -> None:
    """Their keys are new in a store whose others are of this version."""
    database = Database(store_url)
    with database.connection(writing=True) as connection:
        if database.path is not None:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(connection, "0025")
        _fill(connection)
        _row(connection, "distribution_groups", id=1, name="شورای كشاورزی")
        _row(connection, "folders", id=1, serial=1, number="1405/ک/1", begun_by=1)
        sheet = {"id": 1, "kind": "call", "record_id": 1, "number": "1405/ت/1", "purpose": "order"}
        _row(connection, "folder_sheets", **sheet, folder_id=1, put_in_by=1, title="آب شهر")
        waits = {"id": 1, "kind": "call", "record_id": 1, "state": "waiting", "number": "1405/ت/1"}
        _row(connection, "reminders", **waits, operator_id=1, made_by=1, title="آب", note="برق")
        make_searchable(connection)
    upgrade_store(database, SystemClock(), tmp_path / "before.daftar")
    with database.connection() as connection:
        for table, key in (
            ("distribution_groups", "شورای کشاورزی"),
            ("folder_sheets", "1405 ت 1 اب شهر"),
            ("reminders", "1405 ت 1 اب\nبرق"),
        ):
            found = connection.execute(text(f"SELECT search_key FROM {table}"))
            assert found.scalars().all() == [key]
    database.close()


def test_a_newer_store_is_refused_and_untouched(sqlite_url: str) -> None:
    with open_office(sqlite_url, create=True):
        pass
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreUnusable) as refusal, open_office(sqlite_url):
        pass
    assert refusal.value.message == NEWER


def test_an_older_store_is_not_opened_before_its_upgrade(sqlite_url: str) -> None:
    with open_office(sqlite_url, create=True):
        pass
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    connection.close()
    with pytest.raises(StoreUnusable) as refusal, open_office(sqlite_url):
        pass
    assert "daftar upgrade" in refusal.value.message
