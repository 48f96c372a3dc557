"""A search table that lost or kept what it should not is found, on both stores."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlalchemy import text

from app.backup import mend_search
from app.check import Part, check_store
from app.clock import SystemClock
from app.database import Database
from app.office import open_office
from app.phone_calls import CallDraft, log_call
from models.search import CALLS, head_sql, place_sql

FILE_PLACE = place_sql(CALLS, "calls", shared=False)
FILE_HEAD = head_sql("calls", shared=False)
#: What is done to the search tables behind the store's back: on SQLite, on PostgreSQL.
DAMAGES = [
    (
        "INSERT INTO search_calls(search_calls, rowid, words)"
        " SELECT 'delete', {file}, search_key FROM calls LIMIT 1",
        "DELETE FROM search_calls",
    ),
    (
        "INSERT INTO search_calls(rowid, words) VALUES (576460752303423489, 'آب')",
        "INSERT INTO search_calls VALUES (576460752303423489, search_vector('آب'), 'آب')",
    ),
    (
        "INSERT INTO search_calls_parts(search_calls_parts, rowid, head)"
        " SELECT 'delete', {file}, {head} FROM calls LIMIT 1",
        "UPDATE search_calls SET head = ''",
    ),
    ("DROP TRIGGER search_calls_update", "ALTER TABLE calls DISABLE TRIGGER search"),
]


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("damage", DAMAGES)
def test_whatever_the_search_tables_lost_or_invented_is_found(
    store_url: str, damage: tuple[str, str]
) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح"))
        assert check_store(office.database) == []
    with closing(Database(store_url)) as database, database.connection(writing=True) as connection:
        done = damage[1 if database.is_shared else 0]
        connection.execute(text(done.format(file=FILE_PLACE, head=FILE_HEAD)))
        if "TRIGGER" in done:
            connection.execute(text("UPDATE calls SET search_key = search_key || ' x'"))
    with closing(Database(store_url)) as database:
        found = [fault for fault in check_store(database) if fault.part is Part.SEARCH]
        assert "calls" in {fault.kind for fault in found}
        assert mend_search(database, SystemClock())
        assert not mend_search(database, SystemClock())
        with database.connection(writing=True) as connection:
            connection.execute(text("UPDATE calls SET search_key = replace(search_key, ' x', '')"))
        assert check_store(database) == []
