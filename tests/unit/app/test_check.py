from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from app.check import Fault, Part, check_store
from app.database import Database
from app.demo import Scale, fill_store

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
LITTLE = Scale(contacts=80, calls=60, orders=25, days=6, letters=90)

#: What is done to a sound store, in which part the damage is found, and a piece of its words.
DAMAGES = [
    ("UPDATE journal SET words = 'x' WHERE sequence = 20", Part.JOURNAL, "20"),
    ("UPDATE journal SET details = '{}' WHERE action = 'record_order'", Part.JOURNAL, "دست‌کاری"),
    ("UPDATE journal SET at = '2020-01-01 00:00:00.000000' WHERE sequence = 9", Part.JOURNAL, "9"),
    ("DELETE FROM journal WHERE sequence = 20", Part.JOURNAL, "20"),
    ("DELETE FROM journal WHERE sequence = 1", Part.JOURNAL, "1"),
    ("DELETE FROM journal WHERE sequence > 90", Part.JOURNAL, "بریده"),
    ("DELETE FROM journal_head", Part.JOURNAL, "سر زنجیره"),
    ("UPDATE journal_head SET sequence = sequence + 1", Part.JOURNAL, "بریده"),
    ("UPDATE calls SET serial = 900 WHERE serial = 17", Part.NUMBERS, "17"),
    ("DELETE FROM calls WHERE serial = (SELECT max(serial) FROM calls)", Part.NUMBERS, "60"),
    ("UPDATE series_years SET last = last + 1", Part.NUMBERS, "61"),
    ("DELETE FROM series_years", Part.NUMBERS, "شمارنده"),
    ("UPDATE calls SET caller_id = 9999 WHERE serial = 3", Part.FOREIGN_KEYS, "calls"),
    ("DELETE FROM orders WHERE id = 2", Part.FOREIGN_KEYS, "orders"),
    ("UPDATE calls SET state = 'recorded' WHERE state = 'closed'", Part.STATES, "recorded"),
    (
        "UPDATE calls SET next_try_at = called_at, next_try_by = 1 WHERE state = 'closed'",
        Part.STATES,
        "مجدد",
    ),
    ("UPDATE calls SET next_try_by = 1 WHERE state = 'closed'", Part.STATES, "مجدد"),
    ("UPDATE shift_hand_overs SET to_id = from_id", Part.STATES, "تحویل"),
    ("UPDATE shift_hand_overs SET received_at = '2020-01-01'", Part.STATES, "تحویل"),
    ("UPDATE shift_hand_overs SET listed = '{}'", Part.INTEGRITY, "خوانده"),
    ("UPDATE duty_turns SET operator_id = 99 WHERE id = 1", Part.FOREIGN_KEYS, "duty_turns"),
    ("DELETE FROM call_steps WHERE call_id = 5", Part.STATES, "/5"),
    ("UPDATE call_steps SET taken_back_at = at WHERE to_state = 'noted'", Part.LINKS, "دستور"),
    ("UPDATE orders SET live_referrals = 7 WHERE id = 3", Part.LINKS, "باز"),
    ("UPDATE orders SET state = 'closed' WHERE scan = 'missing'", Part.LINKS, "مانده"),
    ("UPDATE referrals SET state = 'closed'", Part.LINKS, "معوق"),
    ("UPDATE referrals SET state = 'stopped'", Part.LINKS, "توقف"),
    ("UPDATE referrals SET follow_ups = 3", Part.LINKS, "پیگیری"),
    ("DELETE FROM order_steps WHERE order_id = 3", Part.LINKS, "گام"),
    ("UPDATE orders SET withdrawn_at = written_at WHERE id = 3", Part.LINKS, "دستور"),
    ("UPDATE orders SET classification = 4 WHERE id = 3", Part.LINKS, "طبقه‌بندی"),
    ("UPDATE orders SET source_id = source_id + 1 WHERE id = 3", Part.LINKS, "دیگری"),
    ("UPDATE orders SET source_id = 7777 WHERE id = 3", Part.LINKS, "7777"),
    ("UPDATE call_attempts SET taken_back_at = at WHERE id = 1", Part.LINKS, "اعلام"),
    ("UPDATE calls SET attempts = attempts + 1 WHERE attempts > 0", Part.LINKS, "شمار"),
    ("UPDATE calls SET last_attempt = 'busy' WHERE last_attempt = 'told'", Part.LINKS, "شمار"),
    ("UPDATE calls SET caller_name = 'x' WHERE serial = 3", Part.SEARCH, "/3"),
    ("UPDATE calls SET request = 'x' WHERE serial = 4", Part.SEARCH, "/4"),
    ("UPDATE orders SET words = 'x' WHERE id = 5", Part.SEARCH, "دستور 5"),
    ("UPDATE referrals SET answer = 'x' WHERE order_id = 6", Part.SEARCH, "دستور 6"),
    ("UPDATE letters SET summary = 'x' WHERE id = 7", Part.SEARCH, "نامه"),
    ("UPDATE letter_enclosures SET title = 'x'", Part.SEARCH, "نامه"),
    ("UPDATE letter_parties SET name = 'x'", Part.SEARCH, "نامه"),
    ("UPDATE contacts SET name = 'x' WHERE id = 20", Part.SEARCH, "«x»"),
    ("DELETE FROM contact_words WHERE contact_id = 20", Part.SEARCH, "یافت"),
    ("UPDATE contact_phones SET number = '+989590000000' WHERE id = 20", Part.SEARCH, "یافت"),
    ("UPDATE contacts SET sort_key = 'x' WHERE id = 20", Part.SEARCH, "ترتیب"),
    ("UPDATE distribution_groups SET sort_key = 'x' WHERE id = 1", Part.SEARCH, "ترتیب"),
    (
        "UPDATE contacts SET archived_at = NULL WHERE merged_into_id IS NOT NULL",
        Part.DIRECTORY,
        "ادغام شده است و هنوز",
    ),
    (
        "UPDATE contacts SET merged_into_id = NULL WHERE merged_into_id IS NOT NULL",
        Part.DIRECTORY,
        "ادغام‌شده نیست",
    ),
    ("DELETE FROM contact_merges", Part.DIRECTORY, "ثبت آن نیست"),
    (
        "UPDATE contacts SET merged_into_id = (SELECT id FROM contacts WHERE merged_into_id"
        " IS NOT NULL) WHERE id = 20",
        Part.DIRECTORY,
        "خود ادغام شده",
    ),
    (
        "UPDATE calls SET caller_id = (SELECT id FROM contacts WHERE merged_into_id IS NOT NULL)"
        " WHERE serial = 3",
        Part.DIRECTORY,
        "تماس",
    ),
    (
        "UPDATE calls SET caller_id = (SELECT id FROM contacts WHERE deleted_at IS NOT NULL)"
        " WHERE serial = 3",
        Part.DIRECTORY,
        "در سطل",
    ),
    (
        "UPDATE distribution_groups SET archived_at = NULL WHERE deleted_at IS NOT NULL",
        Part.DIRECTORY,
        "سطل",
    ),
    ("UPDATE group_members SET contact_id = 9999 WHERE id = 1", Part.DIRECTORY, "عضویت"),
    ('UPDATE saved_lists SET wanted = \'{"states": ["x"]}\' WHERE id = 2', Part.LISTS, "کارتابل"),
    ("UPDATE saved_lists SET wanted = 'x' WHERE id = 2", Part.LISTS, "کارتابل"),
    ("UPDATE saved_lists SET section = 'x' WHERE id = 1", Part.LISTS, "امروز"),
    ("UPDATE saved_lists SET unit = 'x' WHERE id = 1", Part.LISTS, "چه کسانی"),
    ("UPDATE saved_lists SET shared = NOT shared WHERE id = 1", Part.LISTS, "چه کسانی"),
]


#: The same of the letters.
_FIRST = "(SELECT min(id) FROM letters WHERE "
DAMAGES += [
    (f"UPDATE letters SET serial = 900 WHERE id = {_FIRST} serial = 5)", Part.NUMBERS, "5"),
    (
        "DELETE FROM letter_steps WHERE letter_id = (SELECT max(id) FROM letters)",
        Part.STATES,
        "گام ثبت",
    ),
    ("UPDATE number_blocks SET last = last - 1", Part.NUMBERS, "نیست"),
    ("UPDATE number_blocks SET settled_at = reserved_at", Part.NUMBERS, "نیست"),
    (
        "INSERT INTO number_blocks (id, register_id, year, first, last, for_whom, reason,"
        " valid_until, reserved_by, reserved_at, request_key) SELECT id + 1, register_id, year,"
        " last, last, '', '', valid_until, reserved_by, reserved_at, '00' FROM number_blocks",
        Part.NUMBERS,
        "رزرو شده",
    ),
    (
        f"UPDATE letters SET classification = 0 WHERE id = {_FIRST} classification > 0)",
        Part.STATES,
        "طبقه",
    ),
    ("UPDATE letter_enclosures SET classification = 4 WHERE id = 1", Part.STATES, "طبقه"),
    ("DELETE FROM folder_sheets WHERE kind = 'letter'", Part.LINKS, "برگ آن آنجا نیست"),
    (
        "UPDATE letters SET state = 'examined' WHERE state = 'in_folder'",
        Part.LINKS,
        "وضعیت نامه چیز دیگری",
    ),
    ("UPDATE letters SET state = 'examined' WHERE state = 'filed'", Part.STATES, "گام آخر"),
    ("UPDATE letters SET number = 'x' WHERE state = 'draft'", Part.STATES, "امضا نشده"),
    ("UPDATE letters SET number = '' WHERE state = 'filed'", Part.STATES, "شماره ندارد"),
    ("UPDATE letters SET signer_name = '' WHERE state = 'signed'", Part.STATES, "امضاکننده"),
    ("UPDATE letters SET signed_at = dated WHERE state = 'draft'", Part.STATES, "زمان امضا"),
    ("UPDATE letters SET signed_by = NULL WHERE state = 'signed'", Part.STATES, "ثبت‌کننده امضا"),
    ("UPDATE letters SET signed_by = 2 WHERE state = 'signed'", Part.STATES, "ثبت‌کننده امضا"),
    ("UPDATE letters SET hand_id = 1 WHERE state = 'draft'", Part.STATES, "امضا نشده است"),
    ("UPDATE letter_templates SET letter_kind = 'x' WHERE id = 1", Part.TEMPLATES, "گونه الگو"),
    ("UPDATE letter_templates SET subject = '{x}' WHERE id = 1", Part.TEMPLATES, "{x}"),
    ("UPDATE letter_templates SET body = '{\"version\":99}' WHERE id = 1", Part.TEMPLATES, "الگوی"),
    (
        "UPDATE letter_templates SET name = (SELECT name FROM letter_templates WHERE id = 2)"
        " WHERE id = 1",
        Part.TEMPLATES,
        "بیش از یک",
    ),
    (
        "UPDATE letter_parties SET sent_at = '2026-01-01' WHERE letter_id IN"
        " (SELECT id FROM letters WHERE state = 'draft')",
        Part.STATES,
        "پیش از امضا",
    ),
    (
        "UPDATE letter_parties SET sent_at = NULL WHERE letter_id IN"
        " (SELECT id FROM letters WHERE state = 'dispatched')",
        Part.STATES,
        "مانده است",
    ),
    (
        "UPDATE letters SET classification = 3, own_classification = 3 WHERE state = 'dispatched'",
        Part.STATES,
        "سری است",
    ),
    ("DELETE FROM letter_texts", Part.STATES, "متنی"),
    ("UPDATE letter_links SET other_id = letter_id WHERE id = 1", Part.LINKS, "عطف"),
    ("UPDATE letter_links SET other_id = 9999 WHERE id = 1", Part.LINKS, "عطف"),
    ("UPDATE letters SET subject = 'x' WHERE id = 3", Part.SEARCH, "نامه 3"),
    ("UPDATE letters SET number_key = 'x' WHERE id = 3", Part.SEARCH, "نامه 3"),
    ("UPDATE letters SET their_number_key = 'x' WHERE id = 3", Part.SEARCH, "نامه 3"),
    ("UPDATE letter_parties SET name = 'x' WHERE id = 1", Part.SEARCH, "کلید"),
    (
        "UPDATE orders SET source_id = 9999 WHERE source_kind = 'letter'",
        Part.LINKS,
        "آن نامه نیست",
    ),
    (
        "UPDATE letter_steps SET taken_back_at = at WHERE action = 'order'",
        Part.LINKS,
        "با گام‌های آن",
    ),
    (
        "UPDATE orders SET classification = 4 WHERE source_kind = 'letter'",
        Part.LINKS,
        "دستور نامه",
    ),
    (
        "UPDATE letter_steps SET order_id = (SELECT id FROM orders WHERE source_kind = 'call'"
        " LIMIT 1) WHERE action = 'order'",
        Part.LINKS,
        "رکورد دیگری",
    ),
]


def faults(url: str) -> list[Fault]:
    with closing(Database(url)) as database:
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


def test_a_sound_store_has_no_faults(path: Path) -> None:
    assert faults(f"sqlite:///{path}") == []


@pytest.mark.parametrize(("damage", "part", "piece"), DAMAGES, ids=[row[0] for row in DAMAGES])
def test_every_planted_damage_is_found(path: Path, damage: str, part: Part, piece: str) -> None:
    with closing(sqlite3.connect(path)) as store:
        assert store.execute(damage).rowcount > 0
        store.commit()
    found = [fault.words for fault in faults(f"sqlite:///{path}") if fault.part is part]
    assert found
    assert any(piece in words for words in found), found


def test_a_damaged_page_is_found(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xa5" * 4096
    path.write_bytes(bytes(content))
    assert Part.INTEGRITY in {fault.part for fault in faults(f"sqlite:///{path}")}


def test_a_file_cut_short_is_found(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 12])
    assert Part.INTEGRITY in {fault.part for fault in faults(f"sqlite:///{path}")}


def test_damage_on_a_server_is_found(postgresql_url: str) -> None:
    fill_store(postgresql_url, LITTLE, 1, NOW, played=False)
    assert faults(postgresql_url) == []
    with closing(Database(postgresql_url)) as database:
        with database.connection(writing=True) as connection:
            connection.execute(text("UPDATE journal SET words = 'x' WHERE sequence = 20"))
            connection.execute(text("UPDATE calls SET serial = 900 WHERE serial = 17"))
        parts = {fault.part for fault in check_store(database)}
    assert parts == {Part.JOURNAL, Part.NUMBERS}


def test_check_writes_nothing(path: Path) -> None:
    before = path.read_bytes()
    faults(f"sqlite:///{path}")
    assert path.read_bytes() == before
