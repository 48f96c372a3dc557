"""Damages of meetings and their minutes, each planted into a sound store and found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine

from app.check import Fault, Part
from app.check.meetings import meeting_numbers_are_gapless, meetings_agree
from app.check.minutes import minutes_agree, minutes_can_be_read
from app.check.proving import proofs
from app.check.search_keys import records_are_found
from app.demo import Scale, fill_store

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
LITTLE = Scale(contacts=60, calls=6, orders=2, days=7, meetings=11)

PROOFS = (
    meeting_numbers_are_gapless,
    meetings_agree,
    minutes_agree,
    minutes_can_be_read,
    records_are_found,
)

M, G = "meeting", "meeting_series"
S, L, N = Part.STATES, Part.LINKS, Part.NUMBERS
#: A meeting whose minutes are locked, one that waits for them, and one that runs now.
LOCKED = "(SELECT max(meeting_id) FROM minutes_editions)"
RUNS = "(SELECT id FROM meetings WHERE state = 'in_session')"
OF_ANOTHER = f"(SELECT max(id) FROM meeting_items WHERE meeting_id != {RUNS})"
ON_MEETINGS = "source_kind = 'meeting'"


def _meetings(what: str, where: str) -> str:
    return f"UPDATE meetings SET {what} WHERE {where}"


def _resolutions(what: str, where: str = "annulled_at IS NULL") -> str:
    return f"UPDATE resolutions SET {what} WHERE {where}"


#: What is done to a sound store, what kind of record the damage is found at, in which part, and a
#: piece of its words.
DAMAGES = [
    # What a meeting's state asks.
    (_meetings("ends_at = starts_at", "state = 'planned'"), M, S, "زمان درستی"),
    (_meetings("began_at = NULL", "state = 'in_session'"), M, S, "ساعت آغاز"),
    (_meetings("ended_at = starts_at", "state = 'in_session'"), M, S, "ساعت پایان"),
    (_meetings("began_at = last_step_at", "state = 'closed'"), M, S, "ساعت پایان"),
    (_meetings("state = 'ended'", "state = 'in_session'"), M, S, "ساعت پایان"),
    (_meetings("state = 'cancelled'", "state = 'planned'"), M, S, "سبب آن نیست"),
    (_meetings("minutes_due_on = NULL", "state = 'minutes_awaited'"), M, S, "مهلت ندارد"),
    (_meetings("state = 'minutes_received'", "state = 'minutes_awaited'"), M, S, "روز آن نیست"),
    (_meetings("reported_at = NULL", "state = 'closed'"), M, S, "گزارش آن نیست"),
    (_meetings("report = ''", "state = 'closed'"), M, S, "گزارش آن نیست"),
    (
        f"UPDATE meeting_items SET state = 'open' WHERE meeting_id = {LOCKED}",
        M,
        S,
        "بررسی نشده",
    ),
    ("UPDATE meeting_items SET decided_at = NULL WHERE state = 'decided'", M, S, "زمان تصمیم"),
    ("DELETE FROM minutes_dispatches", M, S, "گیرنده‌ای ندارد"),
    ("UPDATE minutes_dispatches SET edition = 7", M, L, "که نیست"),
    (
        "UPDATE meeting_invitees SET left_at = '2000-01-01 00:00:00' WHERE came_at IS NOT NULL",
        M,
        S,
        "پیش از آمدن",
    ),
    (_meetings("session_number = NULL", "state = 'planned'"), M, N, "شماره نشست"),
    (_meetings("series_id = NULL", "state = 'closed'"), M, N, "شماره نشست"),
    (
        "UPDATE events SET ends_at = starts_at WHERE id IN (SELECT event_id FROM meetings)",
        M,
        L,
        "یکی نیست",
    ),
    ("UPDATE folder_sheets SET kind = 'meeting', record_id = 9999", M, L, "کارتابل"),
    (f"DELETE FROM meeting_steps WHERE meeting_id = {RUNS}", M, S, "هیچ گامی"),
    ("UPDATE meeting_steps SET taken_back_at = at", M, S, "هیچ گامی"),
    (_meetings("state = 'invited'", "state = 'in_session'"), M, S, "گام آخر"),
    ("DELETE FROM meeting_steps WHERE action = 'close_meeting'", M, S, "گام آخر"),
    (_meetings("version = 1", "state = 'closed'"), M, S, "شمار گام‌هایش"),
    # Its series.
    ("DELETE FROM meeting_series_steps", G, S, "هیچ گامی"),
    ("UPDATE meeting_series SET version = 0", G, S, "شمار گام‌هایش"),
    (
        "UPDATE meeting_series_topics SET meeting_id = "
        "(SELECT id FROM meetings WHERE state = 'minutes_awaited')",
        G,
        L,
        "سلسله دیگری",
    ),
    (
        "UPDATE meeting_series_topics SET series_id = 2 WHERE meeting_id IS NOT NULL",
        M,
        L,
        "سلسله دیگری",
    ),
    # Texts and editions.
    (_meetings("discussion = ''", "discussion != ''"), M, S, "آخرین ذخیره"),
    (_meetings("discussion_edition = 3", "discussion_edition = 1"), M, S, "آخرین ذخیره"),
    (
        "UPDATE meeting_items SET discussion = '[]' WHERE discussion_edition = 1",
        M,
        S,
        "بندی از جلسه",
    ),
    ("DELETE FROM meeting_texts WHERE item_id IS NOT NULL", M, S, "بندی از جلسه"),
    ("DELETE FROM meeting_texts WHERE item_id IS NULL", M, S, "شمار ذخیره"),
    (f"UPDATE meeting_texts SET item_id = {OF_ANOTHER} WHERE item_id > 0", M, L, "جلسه دیگری"),
    ("UPDATE meeting_texts SET body = '{' WHERE item_id IS NULL", M, S, "خوانده نمی‌شود"),
    ("UPDATE minutes_editions SET content = '{'", M, S, "خوانده نمی‌شود"),
    ("UPDATE minutes_editions SET edition = edition + 5", M, N, "پیوسته نیست"),
    (f"DELETE FROM minutes_editions WHERE meeting_id = {LOCKED}", M, N, "پیوسته نیست"),
    ("UPDATE minutes_editions SET reopened_at = at", M, S, "ویرایش بسته‌ای ندارد"),
    ("UPDATE minutes_editions SET reopened_at = at", M, S, "بی سبب باز شده"),
    (_meetings("finalised_at = NULL", "state = 'distributed'"), M, S, "ویرایش بسته‌ای ندارد"),
    (_meetings("state = 'minutes_received'", "state = 'distributed'"), M, S, "بسته مانده"),
    # Resolutions and their orders.
    (_resolutions("words = ''"), M, S, "متن ندارد"),
    (_resolutions("words = 'کار دیگری'"), M, L, "یکی نیست"),
    (_resolutions("order_id = NULL"), M, L, "پیگیری نمی‌شود"),
    (_resolutions(f"meeting_id = {RUNS}"), M, L, "از جای دیگری"),
    (f"UPDATE orders SET kind = 'note' WHERE {ON_MEETINGS}", M, L, "از جای دیگری"),
    (_resolutions("annulled_at = decided_at, annulled_reason = 'x'"), M, L, "در جریان است"),
    (_resolutions("annulled_at = decided_at"), M, S, "بی سبب باطل"),
    (_resolutions(f"item_id = {OF_ANOTHER}", f"meeting_id = {RUNS}"), M, L, "جلسه دیگری"),
    (_meetings("classification = 2", "state = 'closed'"), M, L, "آشکارتر"),
    (f"UPDATE orders SET source_id = 9999 WHERE {ON_MEETINGS}", M, L, "آن جلسه نیست"),
    ("DELETE FROM resolutions", M, L, "از هیچ مصوبه‌ای"),
    # What is carried.
    (
        _meetings("series_id = NULL, session_number = NULL", "state = 'in_session'"),
        M,
        L,
        "جلسه پیشین",
    ),
    ("UPDATE meeting_carried SET stood = ''", M, S, "مصوبه‌ای پیشین"),
    # Numbers.
    (_meetings("serial = 900", "state = 'in_session'"), M, N, "جلسه‌ها"),
    (_resolutions("serial = 900", "id = 2"), M, N, "مصوبه‌ها"),
    ("DELETE FROM series_years WHERE series = 'resolutions'", M, N, "شمارنده نیست"),
    # What they are found by.
    (_meetings("subject = 'x'", "state = 'planned'"), M, Part.SEARCH, "کلید"),
    (_meetings("number_key = 'x'", "state = 'planned'"), M, Part.SEARCH, "کلید"),
    ("UPDATE meeting_series SET name = 'x'", G, Part.SEARCH, "کلید"),
    (_resolutions("number_key = 'x'", "id = 2"), M, Part.SEARCH, "کلید"),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, made_file: Path) -> Iterator[Connection]:
    """A sound store as nobody else opens it: what is planted is rolled back."""
    url = f"sqlite:///{shutil.copy(made_file, tmp_path_factory.mktemp('sound'))}"
    assert fill_store(url, LITTLE, 1, NOW).meetings == LITTLE.meetings
    engine = create_engine(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def found(connection: Connection) -> list[Fault]:
    return [fault for proof in PROOFS for fault in proof(connection)]


def test_sound_meetings_have_no_faults(sound: Connection) -> None:
    assert found(sound) == []


@pytest.mark.parametrize(
    ("damage", "kind", "part", "piece"), DAMAGES, ids=[f"{row[0]} {row[3]}" for row in DAMAGES]
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


def test_every_proof_is_asked_when_a_store_is_checked() -> None:
    assert set(PROOFS) <= set(proofs(is_file=True))
