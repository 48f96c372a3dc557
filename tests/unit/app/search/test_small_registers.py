"""Registers without a search table answer questions as all others do, on both stores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, Integer, MetaData, Table, insert, select, update

from app.changes import Kind
from app.check import Part, check_store
from app.clock import FixedClock, to_tehran
from app.database import Database
from app.folder import FolderFilter, count_sheets, list_sheets
from app.folder.operations import SHEETS
from app.groups import (
    GroupDraft,
    GroupFilter,
    add_group,
    amend_group,
    archive_group,
    count_groups,
    list_groups,
    suggest_groups,
)
from app.letters import suggest_receivers
from app.marks import Classification
from app.office import Office
from app.phone_calls import CallDraft, amend_call, call_sheet, log_call, put_in_folder
from app.progress import Progress
from app.reminder_moments import REMINDERS
from app.reminders import (
    ReminderDraft,
    ReminderFilter,
    count_reminders,
    finish_reminder,
    list_reminders,
    remove_reminder,
    restore_reminder,
    set_reminder,
)
from app.search.answering import is_answered
from app.search.asking import read_question
from app.search.renewing import renew_search
from app.search.small_registers import answered, answered_by_parts
from app.search_sources import RENEWED
from app.text import search_text
from app.trash import TrashFilter, count_trash, list_trash
from models.base import table_of
from models.groups import DistributionGroup
from models.office import SearchVersion
from models.types import Instant, KeyText

TODAY: Final = datetime(2026, 11, 22, 9, tzinfo=UTC).date()
GROUPS: Final = table_of(DistributionGroup)
CALL: Final = CallDraft(
    caller_name="رضا احمدی", phone="09151234567", subject="آب شهر می‌شود", request="شرح"
)

# -- what the store finds is what a reading of every key finds -------------------------------------

ROWS: Final = Table(
    "small_rows",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("search_key", KeyText, nullable=False),
    Column("classification", Integer, nullable=False),
    Column("at", Instant),
    prefixes=["TEMPORARY"],
)

#: Words that begin one another, stand in one or in two, and letters a pattern would mean.
WORDS: Final = st.sampled_from(
    [
        *(
            "آب",
            "آبرسانی",
            "می",
            "شود",
            "می\u200cشود",
            "میشود",
            "ده\u200cنو",
            "نو",
            "كتاب",
            "کتابها",
        ),
        *("۱۴۰۵/ت/۲۱۸", "۴/۱۲۳", "12", "a_b", "50%", "A", "fآب", "كتاب", "کتابها"),
    ]
)
LINE: Final = st.lists(WORDS, max_size=3).map(" ".join)
KEYS: Final = st.builds(
    lambda head, body, whom: search_text((head,), (body,), senders=(whom,), units=(whom,)),
    LINE,
    LINE,
    LINE,
)
#: Beside Tehran's midnights, and no moment at all.
MIDNIGHT: Final = datetime(2026, 11, 21, 20, 30, tzinfo=UTC)
MOMENTS: Final = st.none() | st.builds(
    lambda days, minutes: MIDNIGHT + timedelta(days=days, minutes=minutes),
    st.integers(-2, 2),
    st.integers(-1, 1),
)
FOUND: Final = st.lists(
    st.tuples(KEYS, st.sampled_from(list(Classification)), MOMENTS), min_size=1, max_size=8
)
PIECES: Final = st.one_of(
    WORDS,
    WORDS.map(lambda word: word[:2]),
    WORDS.map(lambda word: word[1:]),
    WORDS.map("«{}»".format),
    st.lists(WORDS, min_size=2, max_size=2).map(" ".join).map("«{}»".format),
    WORDS.map("از: {}".format),
    WORDS.map("واحد: «{}»".format),
    WORDS.map("به: {}".format),
    st.sampled_from(["طبقه: عادی", "طبقه: سری"]),
    st.sampled_from(["تاریخ: امروز", "تاریخ: تا دیروز", "تاریخ: از ۱ آذر"]),
    st.text(max_size=4),
)
TYPED: Final = st.lists(PIECES, min_size=1, max_size=2).map(" ".join)


@pytest.fixture
def rows(made: None, store_url: str) -> Iterator[Connection]:
    database = Database(store_url)
    with database.connection(writing=True) as connection:
        ROWS.create(connection)
        yield connection
        connection.rollback()
    database.close()


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(found=FOUND, typed=TYPED)
@example(found=[("اب\n\nfکتاب", Classification.ORDINARY, None)], typed="«اب fکتاب»")
@example(found=[("ده نو", Classification.ORDINARY, None)], typed="ده\u200cنو")
@example(found=[("کتابها", Classification.ORDINARY, None)], typed="تابها برسانی")
@example(found=[("", Classification.ORDINARY, MIDNIGHT)], typed="تاریخ: امروز")
@example(found=[("", Classification.ORDINARY, MIDNIGHT)], typed="تاریخ: تا دیروز")
def test_the_store_finds_what_a_reading_of_the_keys_finds(
    rows: Connection, found: Sequence[tuple[str, Classification, Any]], typed: str
) -> None:
    rows.execute(ROWS.delete())
    for number, (key, level, at) in enumerate(found):
        said = {"id": number, "search_key": key, "classification": int(level), "at": at}
        rows.execute(insert(ROWS).values(**said))
    question = read_question(typed, TODAY)
    ways = {False: answered(question, ROWS, ROWS.c.at)}
    if question.parts:
        is_shared = rows.dialect.name == "postgresql"
        ways[True] = answered_by_parts(question, ROWS, ROWS.c.at, is_shared=is_shared)
    asked = select(ROWS.c.id).order_by(ROWS.c.id)
    for by_parts, conditions in ways.items():
        wanted = [
            number
            for number, (key, level, at) in enumerate(found)
            if question.classification in (None, level)
            and is_answered(
                question,
                key,
                to_tehran(at).date() if at is not None else None,
                by_parts=by_parts,
            )
        ]
        assert list(rows.execute(asked.where(*conditions)).scalars()) == wanted
    if question.period is not None:
        assert list(rows.execute(asked.where(*answered(question, ROWS))).scalars()) == []


def test_more_words_than_a_store_takes_are_not_all_asked(rows: Connection) -> None:
    rows.execute(insert(ROWS).values(id=1, search_key="کتابها", classification=0))
    question = read_question("تاب " * 3000, TODAY)
    is_shared = rows.dialect.name == "postgresql"
    by_words = answered(question, ROWS)
    by_parts = answered_by_parts(question, ROWS, is_shared=is_shared)
    for conditions, found in ((by_words, []), (by_parts, [1])):
        assert list(rows.execute(select(ROWS.c.id).where(*conditions)).scalars()) == found


def test_a_phrase_no_store_would_look_for_is_found_nowhere(rows: Connection) -> None:
    rows.execute(insert(ROWS).values(id=1, search_key="اب", classification=0))
    question = read_question(f"«{'آب ' * 30_000}»", TODAY)
    assert list(rows.execute(select(ROWS.c.id).where(*answered(question, ROWS)))) == []


# -- the registers -------------------------------------------------------------------------------


@pytest.fixture
def call(office: Office) -> int:
    """A call, whose form lies in the folder and of which one is reminded, and another beside it."""
    other = replace(CALL, caller_name="مریم سپهری", subject="وام مسکن", request_key=uuid4())
    for draft in (other, CALL):
        number = office.write(log_call, draft).value
        office.write(put_in_folder, number, office.read(call_sheet, number).version)
    at = office.clock.now() + timedelta(days=2)
    note = "پیگیری از «شرکت برق»"
    office.write(set_reminder, ReminderDraft(kind=Kind.CALL, record_id=number, note=note, at=at))
    return number


def sheets(office: Office, text: str) -> list[str]:
    wanted = FolderFilter(text=text)
    found = [row.from_whom for row in office.read(list_sheets, wanted)]
    assert office.read(count_sheets, wanted) == len(found)
    return found


def reminders(office: Office, text: str) -> list[str]:
    wanted = ReminderFilter(text=text)
    found = [row.subject for row in office.read(list_reminders, wanted)]
    assert office.read(count_reminders, wanted) == len(found)
    return found


@pytest.mark.usefixtures("call")
@pytest.mark.parametrize(
    "text",
    [
        *("شهر اب", "احم رضا", "«آب شهر»", "1405/ت/2", "ت/۲", "میشود", "می شود", "از: احمدي"),
        *("از:«احمدی» آب تاریخ: امروز", "طبقه: عادی رضا"),
    ],
)
def test_sheets_are_asked_in_the_language_of_search(office: Office, text: str) -> None:
    assert sheets(office, text) == ["رضا احمدی"]


@pytest.mark.usefixtures("call")
@pytest.mark.parametrize(
    "text",
    ["هر آب", "«آب شه»", "از: آب", "به: احمدی", "احمدی تاریخ: دیروز", "رضا طبقه: سری"],
)
def test_no_sheet_answers(office: Office, text: str) -> None:
    assert sheets(office, text) == []


@pytest.mark.usefixtures("call")
def test_reminders_are_asked_in_the_language_of_search(office: Office) -> None:
    (subject,) = reminders(office, "")
    for text in ("شهر آب", "«شرکت برق»", "ت/2", "برق تاریخ: پس‌فردا", "میشود طبقه: عادی"):
        assert (text, reminders(office, text)) == (text, [subject])
    for text in ("«آب شرکت»", "از: رضا", "واحد: برق", "برق تاریخ: امروز", "برق طبقه: محرمانه"):
        assert (text, reminders(office, text)) == (text, [])


def test_what_a_record_says_now_is_found(office: Office, call: int) -> None:
    (waiting,) = office.read(list_reminders, ReminderFilter())
    office.write(finish_reminder, waiting.id, waiting.version)
    draft = replace(CALL, caller_name="ناصر کمالی", subject="گاز روستا")
    office.write(amend_call, call, office.read(call_sheet, call).version, draft)
    office.write(restore_reminder, waiting.id)
    assert sheets(office, "احمدی") == sheets(office, "از: رضا") == []
    assert sheets(office, "روست از: کمالی") == ["ناصر کمالی"]
    assert reminders(office, "شهر") == []
    assert len(reminders(office, "گاز برق")) == 1
    assert check_store(office.database) == []


def groups(office: Office, text: str) -> list[str]:
    wanted = GroupFilter(text=text)
    found = [row.name for row in office.read(list_groups, wanted)]
    assert office.read(count_groups, wanted) == len(found)
    return found


def test_groups_are_asked_in_the_language_of_search(office: Office) -> None:
    draft = GroupDraft(name="فرمانداران کرمان", note="ابلاغ‌های ستاد")
    number = office.write(add_group, draft).value
    office.write(add_group, GroupDraft(name="شورای كشاورزی"))
    for text in ("کرمان فرماندار", "ستاد", "«فرمانداران کرمان»", "ابلاغ های", "طبقه: عادی فرم"):
        assert (text, groups(office, text)) == (text, ["فرمانداران کرمان"])
    for text in ("«فرماندار»", "کرمان تاریخ: امسال", "کرمان طبقه: سری", "به: کرمان", "دا"):
        assert (text, groups(office, text)) == (text, [])
    assert [row.name for row in office.read(suggest_groups, "کشا")] == ["شورای کشاورزی"]
    assert office.read(suggest_groups, "/") == office.read(suggest_groups, " ") == []
    office.write(amend_group, number, 1, replace(draft, name="بخشداران"))
    assert groups(office, "فرماندار") == []
    assert groups(office, "ستاد بخش") == ["بخشداران"]
    assert check_store(office.database) == []


@pytest.mark.usefixtures("call")
def test_parts_of_words_answer_where_no_row_that_is_seen_has_the_words(
    office: Office,
) -> None:
    """As in the large registers; with less than three letters nothing is looked for."""
    (subject,) = reminders(office, "«شرکت برق» رضا")
    office.write(add_group, GroupDraft(name="فرمانداران کرمان"))
    for text in ("هنوز", "حم", "«حمد»", "حمد تاریخ: امروز", "حمد طبقه: سری"):
        assert (text, reminders(office, text)) == (text, [])
    assert reminders(office, "حمدی") == reminders(office, "حمد رضا") == [subject]
    # The folder would have to be read whole.
    assert sheets(office, "حمد") == []
    # What was noted is found by its words.
    assert reminders(office, "شرکت") == [subject]
    assert reminders(office, "رکت") == []
    assert groups(office, "نداران رما") == ["فرمانداران کرمان"]
    assert office.read(suggest_groups, "نداران") == office.read(suggest_receivers, "نداران") == []
    # A word that begins so is meant, and no other that has it within.
    office.write(add_group, GroupDraft(name="نداران"))
    assert groups(office, "نداران") == ["نداران"]
    assert groups(office, "نداران رما") == ["فرمانداران کرمان"]


def test_reminders_no_view_shows_do_not_keep_parts_of_words_from_being_found(
    office: Office, call: int, clerk: int
) -> None:
    (subject,) = reminders(office, "حمد")
    at = office.clock.now() + timedelta(days=1)
    draft = ReminderDraft(kind=Kind.CALL, record_id=call, note="حمدان", at=at)
    own = office.write(set_reminder, draft).value
    assert reminders(office, "حمد") == [subject]
    assert [row.id for row in office.read(list_reminders, ReminderFilter(text="حمد"))] == [own]
    office.write(remove_reminder, own, 1)
    assert len(reminders(office, "حمدی")) == 1
    assert reminders(office, "حمد") == [subject]
    his = office.write(set_reminder, replace(draft, operator_id=clerk, request_key=uuid4())).value
    assert reminders(office, "حمد") == []  # a view of its own has it
    me = office.operator
    office.sign_in(clerk)
    office.write(finish_reminder, his, 1)
    office.operator = me
    assert reminders(office, "حمد") == [subject]


def test_what_is_above_ones_clearance_does_not_keep_parts_of_words_from_being_found(
    office: Office,
) -> None:
    secret = replace(CALL, caller_name="حمدان", classification=Classification.SECRET)
    at = office.clock.now() + timedelta(days=1)
    numbers = []
    for draft in (CALL, replace(secret, request_key=uuid4())):
        number = office.write(log_call, draft).value
        reminder = ReminderDraft(kind=Kind.CALL, record_id=number, at=at)
        numbers.append(office.write(set_reminder, reminder).value)

    def found() -> list[int]:
        return [row.id for row in office.read(list_reminders, ReminderFilter(text="حمد"))]

    assert found() == numbers[1:]
    office.operator = replace(office.operator, clearance=Classification.ORDINARY)
    assert found() == numbers[:1]


def test_the_trash_is_asked_in_the_language_of_search(office: Office, clock: FixedClock) -> None:
    names = ("شورای اداری", "شورای آب", "آب شهر ها")
    for name in names:
        number = office.write(add_group, GroupDraft(name=name)).value
        office.write(archive_group, number, 1)
        clock.advance(timedelta(days=1))
    asked = {
        "": names[::-1],
        "آب": names[1:][::-1],
        "اب شورا": names[1:2],
        "«شورای»": names[1::-1],
        "تاریخ: دیروز": names[2:],
        "شورا تاریخ: دیروز": (),
        "طبقه: عادی شهر": names[2:],
        "شهرها": names[2:],
        "شهر ها آب": names[2:],
        "طبقه: سری": (),
        "از: شورا": (),
    }
    for text, found in asked.items():
        wanted = TrashFilter(text=text, kind=Kind.GROUP)
        assert [row.title for row in office.read(list_trash, wanted)] == list(found), text
        assert office.read(count_trash, wanted) == len(found)
    first, second = office.read(list_trash, TrashFilter(text="آب"))
    after = (first.kind, first.id)
    assert office.read(list_trash, TrashFilter(text="آب"), after=after) == [second]
    assert office.read(list_trash, TrashFilter(text="آب"), after=after, offset=-1, limit=1) == [
        first
    ]


# -- stores of other versions, and damaged ones ---------------------------------------------------


@pytest.mark.usefixtures("call")
@pytest.mark.parametrize("table", [SHEETS, REMINDERS, GROUPS], ids=lambda table: table.name)
def test_a_key_that_does_not_say_what_its_row_says_is_found_and_mended(
    office: Office, table: Table
) -> None:
    office.write(add_group, GroupDraft(name="فرمانداران"))
    kinds = {SHEETS: Kind.FOLDER, REMINDERS: Kind.REMINDER, GROUPS: Kind.GROUP}
    assert check_store(office.database) == []
    kept = table_of(SearchVersion)
    with office.database.connection(writing=True) as connection:
        connection.execute(update(table).values(search_key="کهنه"))
        rows = connection.execute(select(table.c.id)).all()
    faults = check_store(office.database)
    assert {(fault.part, fault.kind) for fault in faults} == {(Part.SEARCH, kinds[table].value)}
    assert len(faults) == len(rows)
    with office.database.connection(writing=True) as connection:
        connection.execute(update(kept).where(kept.c.name == "keys").values(version=1))
        renew_search(connection, RENEWED, office.clock, Progress())
    assert check_store(office.database) == []
