"""Damages of visits and public days, each planted into a sound store and found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine

from app.check import Fault, Part, check_store
from app.check.search_keys import records_are_found
from app.check.visit_steps import visit_steps_agree
from app.check.visits import visit_numbers_are_gapless, visits_agree
from app.database import Database
from app.demo import Scale, fill_store

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
LITTLE = Scale(contacts=30, calls=12, orders=4, days=200, visits=150)

PROOFS = (visit_numbers_are_gapless, visits_agree, visit_steps_agree, records_are_found)

V, D = "visit", "public_day"
S = Part.STATES
ONE_DAY = "(SELECT max(public_day_id) FROM public_hand_overs)"
OTHER_DAY = "(SELECT min(public_day_id) FROM public_hand_overs)"


def _visits(what: str, where: str) -> str:
    return f"UPDATE visits SET {what} WHERE {where}"


def _days(what: str, where: str) -> str:
    return f"UPDATE public_days SET {what} WHERE {where}"


#: What is done to a sound store, what kind of record the damage is found at, in which part, and a
#: piece of its words.
DAMAGES = [
    # What a visit's state asks.
    (_visits("entered_at = NULL", "state = 'inside'"), V, S, "ساعت ورود"),
    (_visits("left_at = NULL", "state = 'out'"), V, S, "ساعت خروج"),
    (_visits("left_at = entered_at", "state = 'inside'"), V, S, "ساعت خروج"),
    (_visits("left_at = arrived_at", "state = 'out'"), V, S, "ساعت خروج"),
    (_visits("event_id = NULL", "state = 'appointed'"), V, S, "برنامه‌ای برای آن نیست"),
    (_visits("decision_words = ''", "state = 'declined'"), V, S, "سبب آن نیست"),
    (_visits("decision_words = ''", "state = 'refused'"), V, S, "سبب آن نیست"),
    (_visits("told_at = NULL", "state = 'told'"), V, S, "زمان آن نیست"),
    (_visits("attempts = attempts + 1", "state = 'told'"), V, S, "شمار تلاش"),
    ("DELETE FROM visit_attempts WHERE outcome = 'no_answer'", V, S, "شمار تلاش"),
    (_visits("last_attempt = 'busy'", "state = 'told'"), V, S, "آخرین تلاش"),
    (_visits("last_attempt = 'busy'", "state = 'present'"), V, S, "آخرین تلاش"),
    (_visits(f"public_day_id = {ONE_DAY}", "state = 'present'"), V, S, "هیچ روزی نیست"),
    (_visits("turn = 1", "state = 'present'"), V, S, "هیچ روزی نیست"),
    (_visits("public_day_id = NULL", "state = 'handed_over'"), V, S, "هیچ روزی نیست"),
    (_visits("turn = 2", f"turn = 1 AND public_day_id = {ONE_DAY}"), V, S, "از آن دیگری"),
    (_visits("hand_over_id = NULL", "state = 'handed_over'"), V, S, "صورت تحویل آن نیست"),
    (_visits("result = ''", "state = 'result_in'"), V, S, "نوشته نشده"),
    # Its steps.
    ("DELETE FROM visit_steps WHERE visit_id = 3", V, S, "هیچ گامی"),
    ("UPDATE visit_steps SET taken_back_at = at WHERE visit_id = 3", V, S, "هیچ گامی"),
    (_visits("state = 'announced'", "state = 'agreed'"), V, S, "گام آخر"),
    (_visits("state = 'told'", "state = 'out'"), V, S, "گام آخر"),
    (_visits("state = 'heard'", "state = 'handed_over'"), V, S, "گام آخر"),
    ("UPDATE visit_steps SET taken_back_at = at WHERE action = 'enter'", V, S, "گام آخر"),
    (
        "DELETE FROM visit_steps WHERE action = 'tell_visitor' AND visit_id IN"
        " (SELECT id FROM visits WHERE state = 'told')",
        V,
        S,
        "گام آخر",
    ),
    (_visits("version = 1", "state = 'out'"), V, S, "شمار گام‌هایش"),
    # Where its day stands.
    (_visits("state = 'accepted'", "state = 'collected'"), V, S, "روز آن نمی‌گذارد"),
    (_days("state = 'ended'", "state = 'results_awaited'"), V, S, "روز آن نمی‌گذارد"),
    (_days("state = 'cancelled'", "state = 'list_open'"), V, S, "روز آن نمی‌گذارد"),
    # What it hangs together with.
    (
        f"UPDATE public_day_managers SET public_day_id = {OTHER_DAY}"
        f" WHERE public_day_id != {OTHER_DAY}",
        V,
        Part.LINKS,
        "روز دیگری",
    ),
    ("DELETE FROM public_day_managers", V, Part.LINKS, "روز دیگری"),
    (
        "UPDATE public_hand_overs SET public_day_id = 99 WHERE id = 1",
        V,
        Part.LINKS,
        "روز دیگری",
    ),
    ("DELETE FROM public_hand_overs", V, Part.LINKS, "روز دیگری"),
    (_visits("carried_from_id = id", "state = 'collected'"), V, Part.LINKS, "پیش از آن نیست"),
    (_visits("carried_from_id = -1", "state = 'collected'"), V, Part.LINKS, "پیش از آن نیست"),
    (
        "UPDATE orders SET source_id = 9999 WHERE source_kind = 'visit'",
        V,
        Part.LINKS,
        "آن ملاقات نیست",
    ),
    (
        "UPDATE orders SET withdrawn_at = written_at WHERE source_kind = 'visit'",
        V,
        Part.LINKS,
        "گام‌های آن",
    ),
    (
        "UPDATE visit_steps SET taken_back_at = at WHERE order_id IS NOT NULL",
        V,
        Part.LINKS,
        "گام‌های آن",
    ),
    (_visits("classification = 2", "state = 'out'"), V, Part.LINKS, "آشکارتر"),
    (
        "UPDATE visit_steps SET order_id = (SELECT max(id) FROM orders WHERE source_kind = 'visit')"
        " WHERE order_id IS NOT NULL",
        V,
        Part.LINKS,
        "رکورد دیگری",
    ),
    (
        "UPDATE folder_sheets SET kind = 'visit', record_id = 9999",
        V,
        Part.LINKS,
        "کارتابل",
    ),
    # What a public day's state asks.
    (
        "UPDATE events SET event_kind = 'meeting' WHERE event_kind = 'public_meeting'",
        D,
        Part.LINKS,
        "برنامه دیگری",
    ),
    (
        "UPDATE events SET starts_at = requested_at WHERE event_kind = 'public_meeting'",
        D,
        Part.LINKS,
        "یکی نیست",
    ),
    (_days("ends_at = starts_at", "state = 'list_open'"), D, S, "زمان درستی"),
    (_days("ends_at = starts_at", "state = 'list_open'"), D, Part.LINKS, "یکی نیست"),
    (_days("state = 'cancelled'", "state = 'list_open'"), D, S, "سبب آن نیست"),
    (_days("state = 'in_session'", "state = 'list_open'"), D, S, "ساعت آغاز"),
    (_days("ended_at = NULL", "state = 'results_awaited'"), D, S, "ساعت پایان"),
    (_days("reported_on = NULL", "state = 'closed'"), D, S, "تاریخ ندارد"),
    ("DELETE FROM public_day_steps WHERE public_day_id = 1", D, S, "هیچ گامی"),
    (_days("state = 'list_closed'", "state = 'list_open'"), D, S, "گام آخر"),
    ("DELETE FROM public_day_steps WHERE action = 'close_public_day'", D, S, "گام آخر"),
    (_days("version = 3", "state = 'closed'"), D, S, "شمار گام‌هایش"),
    ("UPDATE public_hand_overs SET place = 2", D, Part.NUMBERS, "پیوسته نیست"),
    # Numbers.
    (_visits("serial = 900", "serial = 17"), V, Part.NUMBERS, "ملاقات‌ها"),
    (
        "UPDATE series_years SET last = last + 1 WHERE series = 'visits'",
        V,
        Part.NUMBERS,
        "شمارنده",
    ),
    ("DELETE FROM series_years WHERE series = 'visits'", V, Part.NUMBERS, "شمارنده نیست"),
    (_days("serial = 90", "serial = 1"), D, Part.NUMBERS, "ملاقات‌های عمومی"),
    ("DELETE FROM series_years WHERE series = 'public_days'", D, Part.NUMBERS, "شمارنده نیست"),
    # What they are found by.
    (_visits("subject = 'x'", "state = 'out'"), V, Part.SEARCH, "کلید"),
    (_visits("number_key = 'x'", "state = 'out'"), V, Part.SEARCH, "کلید"),
    (_days("reported_number = 'x'", "state = 'closed'"), D, Part.SEARCH, "کلید"),
]


@pytest.fixture(scope="module")
def sound_file(tmp_path_factory: pytest.TempPathFactory, made_file: Path) -> Path:
    """A sound store's file."""
    path = tmp_path_factory.mktemp("sound") / "daftar.sqlite"
    shutil.copy(made_file, path)
    fill_store(f"sqlite:///{path}", LITTLE, 1, NOW)
    return path


@pytest.fixture(scope="module")
def sound(sound_file: Path) -> Iterator[Connection]:
    """That store as nobody else opens it: what is planted is rolled back."""
    engine = create_engine(f"sqlite:///{sound_file}")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def found(connection: Connection) -> list[Fault]:
    return [fault for proof in PROOFS for fault in proof(connection)]


def test_sound_visits_have_no_faults(sound: Connection) -> None:
    assert found(sound) == []


@pytest.mark.parametrize(
    ("damage", "kind", "part", "piece"), DAMAGES, ids=[row[0] for row in DAMAGES]
)
def test_every_planted_damage_is_found(
    sound: Connection, damage: str, kind: str, part: Part, piece: str
) -> None:
    try:
        assert sound.exec_driver_sql(damage).rowcount > 0
        words = [one.words for one in found(sound) if (one.part, one.kind) == (part, kind)]
    finally:
        sound.rollback()
    assert any(piece in said for said in words), words


def test_whoever_checks_a_store_hears_of_them(sound_file: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'damaged.sqlite'}"
    shutil.copy(sound_file, tmp_path / "damaged.sqlite")
    engine = create_engine(url)
    with engine.begin() as connection:
        for damage in (
            "UPDATE series_years SET last = last + 1 WHERE series = 'visits'",
            _visits("entered_at = NULL", "state = 'inside'"),
            _visits("version = 1", "state = 'out'"),
            _visits("subject = 'x'", "state = 'present'"),
        ):
            connection.exec_driver_sql(damage)
    engine.dispose()
    with closing(Database(url)) as database:
        faults = check_store(database)
    assert {fault.part for fault in faults} == {Part.NUMBERS, Part.STATES, Part.SEARCH}
    assert any("شمار گام" in fault.words for fault in faults)
