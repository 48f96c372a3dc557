"""On a server common words only sift what a rare one finds, and find the same all the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import text

from app.clock import SystemClock
from app.database import Database
from app.operators import NOBODY
from app.schema import create_store
from app.search.asking import Question, read_question
from app.search.matching import server_query
from app.search.sifting import FEWEST_ROWS, SOON_SORTED, Parted, parted
from app.session import Desk, OfficeSession
from models.search import CALLS, LETTERS
from postgresql import fresh_database

ROWS = FEWEST_ROWS + 10_000
#: «اداره» is in every row, «راه» in every hundredth, «رودبار» in every thousandth.
FILL = """
INSERT INTO search_letters SELECT n, search_vector(
  'اداره ' || CASE WHEN n % 100 = 0 THEN 'راه ' ELSE '' END
  || CASE WHEN n % 1000 = 0 THEN 'رودبار ' ELSE '' END || n), ''
FROM generate_series(1, :rows) AS n
"""


@pytest.fixture(scope="module")
def session(postgresql_server: str) -> Iterator[OfficeSession]:
    with fresh_database(postgresql_server) as url, closing(Database(url)) as database:
        create_store(database, SystemClock())
        with database.connection(writing=True) as connection:
            connection.execute(text(FILL), {"rows": ROWS})
            connection.execute(text("ANALYZE search_letters"))
        with database.reading(Desk(NOBODY, SystemClock())) as session:
            yield session


def asked(typed: str) -> Question:
    return read_question(typed, date(2026, 11, 28))


def queries(session: OfficeSession, typed: str) -> tuple[str, str]:
    how = parted(session, LETTERS, asked(typed))
    return server_query(how.looked_up), "" if how.sifting is None else server_query(how.sifting)


@pytest.mark.parametrize(
    ("typed", "looked_up", "sifting"),
    [
        ("اداره رودبار", "رودبار", "اداره"),
        ("رودبار ا", "رودبار", "ا"),
        ("اداره راه رودبار", "رودبار", "اداره"),
        ("اداره ناشناس", "ناشناس", "اداره"),
    ],
)
def test_a_common_word_sifts_what_a_rare_one_finds(
    session: OfficeSession, typed: str, looked_up: str, sifting: str
) -> None:
    found, left = queries(session, typed)
    assert looked_up in found
    assert sifting in left
    assert sifting not in found.split()


@pytest.mark.parametrize("typed", ["اداره", "ا", "راه رودبار", "«اداره راه»"])
def test_what_is_asked_alone_is_looked_up(session: OfficeSession, typed: str) -> None:
    assert queries(session, typed) == (server_query(asked(typed)), "")


@pytest.mark.parametrize("typed", ["اداره رودبار", "رودبار ا", "اداره راه رودبار"])
def test_the_same_is_found(session: OfficeSession, typed: str) -> None:
    looked_up, sifting = queries(session, typed)
    found = session.execute(
        text(
            "SELECT place FROM search_letters WHERE words @@ CAST(:looked AS tsquery)"
            " AND ts_match_vq(words, CAST(:sift AS tsquery)) ORDER BY place"
        ),
        {"looked": looked_up, "sift": sifting},
    ).scalars()
    assert list(found) == list(range(1000, ROWS + 1, 1000))


def test_a_small_table_is_asked_plainly(session: OfficeSession) -> None:
    assert parted(session, CALLS, asked("اداره رودبار")) == Parted(asked("اداره رودبار"))


@pytest.mark.parametrize(
    ("typed", "is_rare"), [("رودبار", True), ("ناشناس", True), ("اداره", False)]
)
def test_a_word_that_few_have_is_gathered_and_not_looked_for_along_all(
    session: OfficeSession, typed: str, is_rare: bool
) -> None:
    assert ROWS > SOON_SORTED
    assert parted(session, LETTERS, asked(typed)).is_rare is is_rare
