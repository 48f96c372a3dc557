"""Both stores find the same records in the same order, and just those a plain reading finds.

Two hundred questions are made of the records' own words: whole and begun, in any order, in quotes,
pieces of numbers, names behind «از:» and «به:», days. The plain reading takes every record's key
and looks for the words in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from sqlalchemy import ColumnElement, literal_column, select

from app.clock import FixedClock, from_tehran
from app.demo import Scale, fill_store
from app.jalali import jalali_text
from app.marks import Classification
from app.office import Office, open_office
from app.search import sifting
from app.search.asking import Phrase, Question, read_question
from app.search.everything import count_everything, search_everything, search_kind, seen_of
from app.search.findable import Findable
from app.search.secrecy import secrecy_of
from app.search_sources import KEYED, SOURCES
from app.session import OfficeSession
from app.text import FROM_MARK, TO_MARK, persian_digits
from models.search import RECORD_MASK, place_sql
from postgresql import fresh_database

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
OFFICE = Scale(contacts=60, calls=120, orders=40, days=5, letters=150)
QUESTIONS = 200
SHOWN = 50


@pytest.fixture(scope="module")
def two_stores(
    tmp_path_factory: pytest.TempPathFactory, postgresql_server: str
) -> Iterator[tuple[str, str]]:
    """The same office on both stores."""
    local = f"sqlite:///{tmp_path_factory.mktemp('parity') / 'office.sqlite'}"
    fill_store(local, OFFICE, 1, NOW)
    with fresh_database(postgresql_server) as shared:
        fill_store(shared, OFFICE, 1, NOW)
        yield local, shared


@pytest.fixture(params=[Classification.TOP_SECRET, Classification.ORDINARY])
def desks(request: pytest.FixtureRequest, two_stores: tuple[str, str]) -> Iterator[list[Office]]:
    """A desk on each, of one who sees everything and of one who does not."""
    first, second = two_stores
    clock = FixedClock(NOW)
    with open_office(first, clock=clock) as local, open_office(second, clock=clock) as shared:
        for office in (local, shared):
            office.sign_in_as()
            office.operator = replace(office.operator, clearance=request.param)
        yield [local, shared]


def keys_of(session: OfficeSession, source: Findable) -> list[tuple[int, str, Any]]:
    """Every record this operator sees, the newest first: its id, key and classification."""
    table = source.table
    place: ColumnElement[int] = literal_column(
        place_sql(source.indexed, table.name, shared=session.is_shared)
    )
    asked = select(place, table.c.search_key, secrecy_of(table)).where(*source.visible(session))
    rows = sorted((tuple(row) for row in session.execute(asked)), reverse=True)
    return [(where & RECORD_MASK, key, level) for where, key, level in rows]


def read_plainly(session: OfficeSession, source: Findable, question: Question) -> list[int]:
    """What a person finds who reads every key; a number that is there in the order of numbers."""
    numbered = _numbered(session, source, question.number)
    if numbered:
        return numbered
    first = last = None
    if question.period is not None:
        first, last = question.period.first, question.period.last
    found = []
    for number, key, level in keys_of(session, source):
        if question.classification is not None and level != question.classification:
            continue
        if not _within(session, source, number, first, last):
            continue
        words = key.split()
        if all(
            any(all(_has(words, one) for one in way) for way in term.ways)
            for term in question.terms
        ):
            found.append(number)
    return found


def _numbered(session: OfficeSession, source: Findable, number: str) -> list[int]:
    """The records whose number begins so, by their numbers."""
    table = source.table
    if not number or "number_key" not in table.c:
        return []
    rows = session.execute(select(table.c.number_key, table.c.id).where(*source.visible(session)))
    return [one for key, one in sorted(map(tuple, rows)) if key.startswith(number)]


def _within(
    session: OfficeSession, source: Findable, number: int, first: date | None, last: date | None
) -> bool:
    if first is None and last is None:
        return True
    columns = [source.table.c[name] for name in source.indexed.moment]
    if not columns:
        return False
    row = session.execute(select(*columns).where(source.table.c.id == number)).one()
    at = next((value for value in row if value is not None), None)
    if at is None:
        return False
    day = at if source.indexed.is_day else from_tehran_day(at)
    return (first is None or day >= first) and (last is None or day <= last)


def from_tehran_day(at: datetime) -> date:
    offset = datetime(2026, 1, 1, tzinfo=UTC) - from_tehran(date(2026, 1, 1), datetime.min.time())
    return (at + offset).date()


def _has(words: Sequence[str], phrase: Phrase) -> bool:
    size = len(phrase.words)
    for start in range(len(words) - size + 1):
        there = tuple(words[start : start + size])
        if there == phrase.words:
            return True
        is_begun = phrase.is_open and there[:-1] == phrase.words[:-1]
        if is_begun and there[-1].startswith(phrase.words[-1]):
            return True
    return False


def questions(office: Office) -> list[str]:
    """Two hundred questions, the same for the same office."""
    chance = Random(7)  # the same questions each time
    keys = [
        (source, key)
        for source in KEYED
        for _number, key, _level in office.read(keys_of, source)
        if key
    ]
    return [_question(chance, *chance.choice(keys)) for _ in range(QUESTIONS)]


def _question(chance: Random, source: Findable, key: str) -> str:
    lines = key.split("\n")
    words = " ".join(lines[:2]).split() or ["آب"]
    marks = lines[2].split() if len(lines) > 2 else []
    kind = chance.randrange(7)
    if kind == 0 and len(words) > 2:
        start = chance.randrange(len(words) - 2)
        return f"«{' '.join(words[start : start + 3])}»"
    if kind == 1 and len(words) > 1:
        start = chance.randrange(len(words) - 1)
        return persian_digits("/".join(words[start : start + 2]))
    if kind == 2 and marks:
        mark = chance.choice(marks)
        name = {FROM_MARK: "از", TO_MARK: "به"}.get(mark[0], "واحد")
        return f"{name}:{mark[1:]}"
    if kind == 3:
        day = date(2026, 11, 23).replace(day=chance.randrange(16, 24))
        return f"{chance.choice(words)} تاریخ: تا {jalali_text(day)}"
    if kind == 4:
        return f"{chance.choice(words)} طبقه: {chance.choice(['عادی', 'محرمانه', 'سری'])}"
    picked = chance.sample(words, min(len(words), chance.randrange(1, 4)))
    whole, last = picked[:-1], picked[-1]
    return " ".join([*whole, last[: chance.randrange(1, 1 + len(last))]])


def test_both_stores_answer_as_a_plain_reading(desks: list[Office]) -> None:
    wanted = questions(desks[0])
    assert wanted == questions(desks[1])
    found_any = 0
    for text in wanted:
        question = read_question(text, date(2026, 11, 23))
        assert not question.problems, text
        for source in KEYED:
            plain = desks[0].read(read_plainly, source, question)
            answers = [
                [line.id for line in office.read(search_kind, source, text, limit=SHOWN)]
                for office in desks
            ]
            assert answers[0] == answers[1], (text, source.title)
            if plain or not question.parts:
                rows = desks[0].read(_ids_found, source, text)
                assert rows == plain[:SHOWN], (text, source.title)
            found_any += bool(plain)
    assert found_any > QUESTIONS


def _ids_found(session: OfficeSession, source: Findable, text: str) -> list[int]:
    question = read_question(text, session.desk.clock.today())
    listed = seen_of(session, source)
    for way in listed.ways(session, question, with_parts=False):
        if found := listed.rows_by(session, *way, limit=SHOWN):
            return [row.id for row in found]
    return []


def test_the_box_shows_and_counts_the_same_on_both(desks: list[Office]) -> None:
    for text in questions(desks[0])[: QUESTIONS // 5]:
        boxes = [
            [
                (group.source.title, group.has_more, group.by_parts, group.lines)
                for group in office.read(search_everything, text, SOURCES).groups
            ]
            for office in desks
        ]
        assert boxes[0] == boxes[1], text
        counts = [office.read(count_everything, text, SOURCES, 1000) for office in desks]
        assert counts[0] == counts[1], text


@pytest.fixture
def many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in tables of a million: the newest rows first, rare words gathered, common ones sifted."""
    for name, value in {"FEWEST_ROWS": 0, "SOON_SORTED": 4, "NEWEST_ROWS": 8}.items():
        monkeypatch.setattr(sifting, name, value)
    monkeypatch.setattr(sifting, "_KNOWN", WeakKeyDictionary())


@pytest.mark.usefixtures("many_rows")
def test_a_server_finds_the_same_whichever_way_it_looks(desks: list[Office]) -> None:
    local, shared = desks
    ways = set()
    for text in questions(local):
        question = read_question(text, date(2026, 11, 23))
        for source in KEYED:
            counts = [
                office.read(lambda session: seen_of(session, source).count(session, text, 5))  # noqa: B023  # called at once
                for office in desks
            ]
            assert counts[0] == counts[1], (text, source.title)
            for limit in (3, SHOWN):
                answers = [
                    [line.id for line in office.read(search_kind, source, text, limit=limit)]
                    for office in desks
                ]
                assert answers[0] == answers[1], (text, source.title, limit)
            if question.terms:
                how = shared.read(sifting.parted, source.indexed, question)
                ways.add((how.is_rare, how.newest is not None, how.is_gathered))
    assert ways >= {(True, False, False), (False, True, True), (False, True, False)}


@pytest.mark.usefixtures("many_rows")
def test_a_server_goes_on_the_same_whichever_way_it_looks(desks: list[Office]) -> None:
    """Past the newest rows too: words that meet often, seldom and never."""
    local, shared = desks
    for text in questions(local)[::2]:
        for source in KEYED:
            whole = [line.id for line in local.read(search_kind, source, text, limit=SHOWN)]
            for number in whole[:-1:5]:
                after = whole.index(number) + 1
                page = shared.read(search_kind, source, text, after=number, limit=4)
                assert [line.id for line in page] == whole[after : after + 4], (text, source.title)


def test_pages_follow_one_another_without_a_gap(desks: list[Office]) -> None:
    for office in desks:
        for source in KEYED:
            whole = [line.id for line in office.read(search_kind, source, "ا", limit=1000)]
            pages: list[int] = []
            while page := office.read(
                search_kind, source, "ا", after=pages[-1] if pages else None, limit=7
            ):
                pages += [line.id for line in page]
            assert pages == whole, source.title
