"""Damages of the programme, each planted into a sound store and found."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.check import Fault, Part, check_store
from app.database import Database
from app.demo import Scale, fill_store

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
LITTLE = Scale(contacts=90, calls=12, orders=4, days=400, letters=20, events=120)

_ONE = "(SELECT min(id) FROM events WHERE "

#: What is done to a sound store, in which part the damage is found, and a piece of its words.
DAMAGES = [
    # Bookings agree with their entries.
    ("UPDATE event_bookings SET tentative = 1 WHERE tentative = 0", Part.STATES, "نمی‌خواند"),
    ("UPDATE event_bookings SET holds = 0 WHERE holds = 1", Part.STATES, "نمی‌خواند"),
    ("UPDATE event_bookings SET busy_from = starts_at, busy_to = starts_at", Part.STATES, "گرفته"),
    ("UPDATE event_bookings SET quantity = 0 WHERE subject_key = 'r1'", Part.STATES, "گرفته"),
    ("UPDATE event_bookings SET subject_key = 'r2' WHERE resource_id = 3", Part.STATES, "گرفته"),
    ("UPDATE event_bookings SET starts_at = NULL WHERE holds = 1", Part.STATES, "گرفته"),
    ("UPDATE events SET travel_before = 45 WHERE travel_before = 40", Part.STATES, "گرفته"),
    ("DELETE FROM event_bookings WHERE subject_key = 'r1'", Part.STATES, "گرفته نشده"),
    ("DELETE FROM event_bookings WHERE contact_id IS NOT NULL", Part.STATES, "گرفته نشده"),
    ("UPDATE events SET with_governor = 0 WHERE state = 'scheduled'", Part.STATES, "در آن نیست"),
    ("DELETE FROM event_attendees WHERE role = 'required'", Part.STATES, "در آن نیست"),
    # Nothing is booked twice without a reason.
    (
        "UPDATE events SET override_reason = '', overridden_at = NULL WHERE override_reason != ''",
        Part.STATES,
        "بی سبب",
    ),
    ("UPDATE agenda_resources SET quantity = 1 WHERE quantity = 2", Part.STATES, "بی سبب"),
    ("UPDATE events SET override_reason = '' WHERE override_reason != ''", Part.STATES, "پذیرفته"),
    # States against steps, and what each state asks.
    ("UPDATE events SET state = 'reported' WHERE state = 'closed'", Part.STATES, "گام آخر"),
    ("UPDATE events SET state = 'closed' WHERE state = 'scheduled'", Part.STATES, "گام آخر"),
    (f"DELETE FROM event_steps WHERE event_id = {_ONE} state = 'held')", Part.STATES, "گام آخر"),
    ("UPDATE event_steps SET taken_back_at = at WHERE action = 'event_held'", Part.STATES, "گام"),
    ("UPDATE events SET starts_at = NULL WHERE state = 'tentative'", Part.STATES, "زمان درستی"),
    ("UPDATE events SET ends_at = starts_at WHERE state = 'invited'", Part.STATES, "زمان درستی"),
    (
        "UPDATE events SET starts_at = requested_at WHERE state = 'requested'",
        Part.STATES,
        "در انتظار زمان",
    ),
    ("UPDATE events SET minutes_due_on = NULL", Part.STATES, "صورتجلسه"),
    ("UPDATE events SET minutes_received_on = NULL", Part.STATES, "صورتجلسه"),
    ("UPDATE events SET reported_at = NULL WHERE state = 'reported'", Part.STATES, "گزارش"),
    ("UPDATE events SET moved_count = moved_count + 1 WHERE moved_count > 0", Part.STATES, "شمار"),
    ("DELETE FROM event_moves", Part.STATES, "جابه‌جایی"),
    ("UPDATE event_attendees SET told_at = NULL WHERE answer = 'told'", Part.STATES, "پاسخ"),
    ("UPDATE event_attendees SET answer = 'none' WHERE answer = 'told'", Part.STATES, "پاسخ"),
    ("UPDATE event_attendees SET substitute = ''", Part.STATES, "پاسخ"),
    ("UPDATE event_reviews SET answered_on = NULL", Part.STATES, "نظرخواهی"),
    ("UPDATE event_reviews SET opinion = 'asked' WHERE opinion = 'suitable'", Part.STATES, "نظر"),
    # Numbers.
    ("UPDATE events SET serial = 900 WHERE serial = 17 AND year = 1405", Part.NUMBERS, "1405"),
    ("UPDATE series_years SET last = last + 1 WHERE series = 'events'", Part.NUMBERS, "شمارنده"),
    ("DELETE FROM series_years WHERE series = 'events'", Part.NUMBERS, "شمارنده نیست"),
    ("UPDATE programme_editions SET edition = 5 WHERE edition = 2", Part.NUMBERS, "ویرایش"),
    ("DELETE FROM programme_editions WHERE edition = 1 AND public = 0", Part.NUMBERS, "پیوسته"),
    ("UPDATE programme_editions SET entries = '{'", Part.INTEGRITY, "خوانده"),
    ("UPDATE programme_editions SET entries = '[{}]'", Part.INTEGRITY, "خوانده"),
    # Links, promises, orders.
    ("UPDATE event_links SET record_id = 9999", Part.LINKS, "پیوند"),
    ("UPDATE event_links SET record_kind = 'shift'", Part.LINKS, "پیوند"),
    ("DELETE FROM event_promises", Part.LINKS, "وعده"),
    ("UPDATE event_promises SET event_id = event_id + 1", Part.LINKS, "وعده"),
    ("DELETE FROM orders WHERE source_kind = 'event'", Part.LINKS, "دستوری ندارد"),
    ("UPDATE event_promises SET stop_id = 9999", Part.LINKS, "ایستگاه"),
    ("DELETE FROM event_stops", Part.LINKS, "ایستگاه"),
    ("UPDATE orders SET source_id = 9999 WHERE source_kind = 'event'", Part.LINKS, "9999"),
    ("UPDATE orders SET classification = 4 WHERE source_kind = 'event'", Part.LINKS, "طبقه"),
    (
        "UPDATE orders SET withdrawn_at = written_at WHERE source_kind = 'event'",
        Part.LINKS,
        "گام‌های آن",
    ),
    (
        "UPDATE event_steps SET taken_back_at = at WHERE action = 'record_promise'",
        Part.LINKS,
        "گام‌های آن",
    ),
    ("UPDATE event_steps SET order_id = 1 WHERE order_id IS NOT NULL", Part.LINKS, "دیگری"),
    (
        "UPDATE folder_sheets SET kind = 'event', record_id = 9999 WHERE outcome != ''",
        Part.LINKS,
        "کارتابل",
    ),
    # Series.
    ("UPDATE events SET series_day = NULL WHERE series_id IS NOT NULL", Part.STATES, "تکرار"),
    (
        "UPDATE events SET series_day = (SELECT min(series_day) FROM events)"
        " WHERE series_id IS NOT NULL",
        Part.STATES,
        "دو بار",
    ),
    (
        "INSERT INTO event_series_exceptions (series_id, day, reason)"
        " SELECT series_id, series_day, 'x' FROM events WHERE series_id IS NOT NULL",
        Part.STATES,
        "بیرون",
    ),
    ("UPDATE event_series SET last_day = first_day", Part.STATES, "نمی‌رسد"),
    # What entries are found by.
    ("UPDATE events SET subject = 'x' WHERE state = 'invited'", Part.SEARCH, "کلید"),
    ("UPDATE events SET number_key = 'x' WHERE state = 'invited'", Part.SEARCH, "کلید"),
    ("UPDATE event_attendees SET name = 'x'", Part.SEARCH, "کلید"),
]


def faults(path: Path) -> list[Fault]:
    with closing(Database(f"sqlite:///{path}")) as database:
        return check_store(database)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, made_file: Path) -> bytes:
    """A sound store's file."""
    path = tmp_path_factory.mktemp("sound") / "daftar.sqlite"
    shutil.copy(made_file, path)
    fill_store(f"sqlite:///{path}", LITTLE, 1, NOW, played=False)
    with closing(sqlite3.connect(path)) as store:
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, sound: bytes) -> Path:
    copy = tmp_path / "daftar.sqlite"
    copy.write_bytes(sound)
    return copy


def test_a_sound_programme_has_no_faults(path: Path) -> None:
    assert faults(path) == []


@pytest.mark.parametrize(("damage", "part", "piece"), DAMAGES, ids=[row[0] for row in DAMAGES])
def test_every_planted_damage_is_found(path: Path, damage: str, part: Part, piece: str) -> None:
    with closing(sqlite3.connect(path)) as store:
        assert store.execute(damage).rowcount > 0
        store.commit()
    found = [fault.words for fault in faults(path) if fault.part is part and fault.kind == "event"]
    assert any(piece in words for words in found), found
