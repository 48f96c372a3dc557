"""Files among what is found, on both stores: by their words, for those who may see the record."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, update

import app
from app.access import Right
from app.attachments import WITH_FILES
from app.backup import make_backup, restore_backup
from app.changes import Kind
from app.clock import FixedClock
from app.file_texts import read_texts
from app.file_texts.finding import TITLE
from app.marks import Classification
from app.office import Office, open_office
from app.operators import OperatorDraft, add_operator
from app.progress import Progress
from app.search.asking import read_question
from app.search.everything import count_everything, search_everything, search_kind
from app.search.findable import FoundLine, OwnSearch
from app.search.renewing import renew_search
from app.search.versions import versions
from app.search_sources import RENEWED, SOURCES
from app.session import OfficeSession
from app.visits import attach_visit_files, detach_visit_file
from models.attachments import TextPiece
from models.base import table_of
from models.office import SearchVersion
from models.search import PIECES
from text_papers import attach, paper
from visits_seat import received, sheet_of

FILES = next(one for one in SOURCES if isinstance(one, OwnSearch) and one.title == TITLE)


def found(office: Office, text: str) -> list[FoundLine]:
    return office.read(search_kind, FILES, text)


def counted(office: Office, text: str, most: int = 1000) -> int:
    return office.read(count_everything, text, [FILES], most).get(TITLE, 0)


@pytest.fixture
def visit(office: Office, tmp_path: Path) -> int:
    """A visit with a paper of three pages, read."""
    number = received(office, subject="مجوز چاه")
    book = paper("نامه پوششی", "برآورد خسارت سیلاب", "سیلاب در روستای گرماب\nمی‌رسد")
    attach(office, number, tmp_path, "گزارش.pdf", book, attach_visit_files)
    read_texts(office, None)
    return number


def test_a_paper_is_found_by_what_it_says_on_the_page_that_says_it(
    office: Office, visit: int
) -> None:
    (line,) = found(office, "گرم سیلاب")
    assert (line.kind, line.id) == (Kind.VISIT, visit)
    assert (line.number, line.title) == (sheet_of(office, visit).number, "مجوز چاه")
    assert (line.who, line.state) == ("گزارش.pdf", "صفحه ۳")
    assert line.context.startswith("سیلاب در روستای گرماب")
    assert [one.state for one in found(office, "سیلاب")] == ["صفحه ۲"]
    assert [one.state for one in found(office, "«روستای گرماب» میرسد")] == ["صفحه ۳"]
    assert found(office, "زلزله") == []
    assert found(office, "رماب") == [], "no part of a word, only its beginning"
    groups = office.read(search_everything, "گرماب", SOURCES).groups
    assert [group.source.title for group in groups] == [TITLE]


def test_counting_stops_where_it_is_told(office: Office, tmp_path: Path) -> None:
    number = received(office)
    for place in range(4):
        attach(
            office, number, tmp_path, f"{place}.pdf", paper(f"سیلاب {place}"), attach_visit_files
        )
    read_texts(office, None)
    assert counted(office, "سیلاب") == 4
    assert counted(office, "سیلاب", most=2) == 3
    assert len(office.read(search_kind, FILES, "سیلاب", limit=3)) == 3


def test_only_words_ask_for_files(office: Office, visit: int) -> None:
    assert found(office, "طبقه: عادی") == []
    assert counted(office, "تاریخ: امروز") == 0
    assert len(found(office, "سیلاب نوع: فایل")) == 1


def test_secrecy_is_that_of_the_record(office: Office, visit: int, tmp_path: Path) -> None:
    secret = received(office, subject="سری", classification=Classification.SECRET)
    attach(office, secret, tmp_path, "س.pdf", paper("سیلاب پنهان"), attach_visit_files)
    read_texts(office, None)
    assert [one.id for one in found(office, "سیلاب طبقه: سری")] == [secret]
    assert [one.id for one in found(office, "سیلاب طبقه: عادی")] == [visit]
    _sit_down(office, Classification.ORDINARY, Right.READ_VISITS)
    assert [one.id for one in found(office, "سیلاب")] == [visit]
    assert found(office, "پنهان") == []
    assert counted(office, "پنهان") == 0


def test_a_paper_on_two_records_is_found_by_whoever_may_see_one(
    office: Office, visit: int, tmp_path: Path
) -> None:
    secret = received(office, subject="سری", classification=Classification.SECRET)
    same = (tmp_path / "گزارش.pdf").read_bytes()
    attach(office, secret, tmp_path, "همان.pdf", same, attach_visit_files)
    assert [one.id for one in found(office, "گرماب")] == [secret], "where it came last"
    _sit_down(office, Classification.ORDINARY, Right.READ_VISITS)
    (line,) = found(office, "گرماب")
    assert (line.id, line.who) == (visit, "گزارش.pdf")


def test_without_the_right_to_the_record_there_is_no_such_file(office: Office, visit: int) -> None:
    _sit_down(office, Classification.TOP_SECRET, Right.READ_MEETINGS)
    assert found(office, "گرماب") == []
    assert counted(office, "گرماب") == 0
    assert office.read(search_everything, "گرماب", SOURCES).groups == ()


def _sit_down(office: Office, clearance: Classification, *rights: Right) -> None:
    draft = OperatorDraft(
        name="desk", full_name="نسرین", rights=frozenset(rights), clearance=clearance
    )
    office.sign_in(office.write(add_operator, draft).value)


def test_a_file_that_was_taken_off_is_not_found(office: Office, visit: int) -> None:
    (line,) = sheet_of(office, visit).files
    office.write(detach_visit_file, line.id)
    assert found(office, "گرماب") == []


def test_days_are_those_on_which_the_file_came_in(
    office: Office, visit: int, tmp_path: Path, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=3))
    attach(office, visit, tmp_path, "دیر.pdf", paper("سیلاب دیر"), attach_visit_files)
    read_texts(office, None)
    assert [one.who for one in found(office, "سیلاب تاریخ: امروز")] == ["دیر.pdf"]
    assert [one.who for one in found(office, "سیلاب تاریخ: تا دیروز")] == ["گزارش.pdf"]
    assert [one.who for one in found(office, "سیلاب")] == ["دیر.pdf", "گزارش.pdf"]


def test_keys_of_an_older_program_are_folded_anew(office: Office, visit: int) -> None:
    pieces, kept = table_of(TextPiece), table_of(SearchVersion)
    with office.database.connection(writing=True) as connection:
        connection.execute(update(pieces).values(search_key="\nکهنه"))
        connection.execute(update(kept).where(kept.c.name == "keys").values(version=1))
    assert found(office, "گرماب") == []
    with office.database.connection(writing=True) as connection:
        renew_search(connection, RENEWED, office.clock, Progress())
        assert versions(connection)["keys"] > 1
    assert [one.id for one in found(office, "گرماب")] == [visit]


def test_a_restored_backup_has_the_text_and_finds_it(
    office: Office, visit: int, tmp_path: Path, clock: FixedClock
) -> None:
    target = tmp_path / "x.daftar"
    make_backup(office.database, target, clock.now())
    url = f"sqlite:///{tmp_path / 'restored.sqlite'}"
    assert restore_backup(target, url, clock).faults == ()
    with open_office(url, clock=clock) as other:
        other.sign_in_as()
        assert [line.id for line in found(other, "گرماب")] == [visit]
        assert read_texts(other, None) == 0, "nothing is read again"


def test_every_register_with_files_is_asked() -> None:
    said = re.compile(r"KeptFiles\(\s*kind=Kind\.(\w+)")
    sources = (path.read_text(encoding="utf-8") for path in Path(app.__file__).parent.rglob("*.py"))
    assert {Kind[name] for source in sources for name in said.findall(source)} == WITH_FILES


def test_no_register_is_read_through(office: Office, visit: int) -> None:
    """Whatever is found, each table is asked by a key and only the search table walked."""
    plans: list[str] = []

    def explained(session: OfficeSession) -> None:
        asked = read_question("سیلاب گرم", session.desk.clock.today())
        connection = session.connection()
        explain = "EXPLAIN" if session.is_shared else "EXPLAIN QUERY PLAN"

        def explaining(*told: Any) -> None:
            statement, values = told[2], told[3]
            if statement.startswith("SELECT text_pieces") or "count(*)" in statement:
                driver: Any = connection.connection.driver_connection
                rows = driver.execute(f"{explain} {statement}", values)
                plans.extend(str(row[-1]) for row in rows)

        event.listen(connection, "before_cursor_execute", explaining)
        if session.is_shared:
            # Small tables are read through whatever is asked.
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        FILES.find(session, asked, None, 7)
        FILES.count(session, asked, 1000)

    office.read(explained)
    assert plans
    walked = [line for line in plans if "SCAN " in line.upper()]
    through = [line for line in walked if "Seq Scan" in line or line.startswith("SCAN ")]
    assert all(PIECES.index in line or "anon_1" in line for line in through), through
