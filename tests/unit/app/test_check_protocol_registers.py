"""Damages of agreements and gifts, each planted into a sound store and found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine

from app.check import Fault, Part
from app.check.protocol_registers import (
    register_numbers_are_gapless,
    registers_agree,
)
from app.check.proving import proofs
from app.check.search_keys import records_are_found
from app.demo import Scale, fill_store
from app.demo.protocol_registers import AGREEMENTS, GIFTS

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
LITTLE = Scale(contacts=60, calls=6, orders=2, days=7, protocol=22)
PROOFS = (register_numbers_are_gapless, registers_agree, records_are_found)

A, G = "agreement", "gift"
S, N, K = Part.STATES, Part.NUMBERS, Part.SEARCH
ENDED = "ended_on IS NOT NULL"
ANNULLED = "annulled_at IS NOT NULL"

#: What is done to a sound store, what kind of record the damage is found at, in which part, and a
#: piece of its words.
DAMAGES = [
    ("UPDATE agreements SET agreement_kind = 'treaty' WHERE id = 1", A, S, "شناخته نیست"),
    ("UPDATE agreements SET title = '' WHERE id = 1", A, S, "عنوان یا طرف"),
    ("UPDATE agreements SET other_party = '' WHERE id = 1", A, S, "عنوان یا طرف"),
    ("UPDATE agreements SET expires_on = signed_on WHERE id = 1", A, S, "پیش از امضا"),
    (f"UPDATE agreements SET ended_on = '2001-01-01' WHERE {ENDED}", A, S, "پیش از امضا"),
    (f"UPDATE agreements SET ended_reason = '' WHERE {ENDED}", A, S, "بی سبب"),
    (f"UPDATE agreements SET ended_on = NULL WHERE {ENDED}", A, S, "بی سبب"),
    ("DELETE FROM agreement_steps WHERE action = 'end_agreement'", A, S, "گام‌های آن"),
    ("UPDATE agreement_steps SET taken_back_at = at", A, S, "هیچ گامی"),
    (f"UPDATE agreements SET version = 1 WHERE {ENDED}", A, S, "شمار گام‌هایش"),
    ("UPDATE agreements SET serial = 90 WHERE id = 1", A, N, "توافق‌ها"),
    ("DELETE FROM series_years WHERE series = 'agreements'", A, N, "شمارنده نیست"),
    ("UPDATE agreements SET country = 'x' WHERE id = 1", A, K, "کلید"),
    ("UPDATE agreements SET number_key = 'x' WHERE id = 1", A, K, "کلید"),
    ("UPDATE gifts SET direction = 'lost' WHERE id = 1", G, S, "شناخته نیست"),
    ("UPDATE gifts SET item = '' WHERE id = 1", G, S, "نام، شمار"),
    ("UPDATE gifts SET name = '', organisation = '' WHERE id = 1", G, S, "نام، شمار"),
    ("UPDATE gifts SET quantity = 0 WHERE id = 1", G, S, "نام، شمار"),
    (f"UPDATE gifts SET annulled_reason = '' WHERE {ANNULLED}", G, S, "بی سبب"),
    (f"UPDATE gifts SET annulled_at = NULL WHERE {ANNULLED}", G, S, "بی سبب"),
    ("DELETE FROM gift_steps WHERE action = 'annul_gift'", G, S, "گام‌های آن"),
    ("UPDATE gift_steps SET taken_back_at = at", G, S, "هیچ گامی"),
    (f"UPDATE gifts SET version = 1 WHERE {ANNULLED}", G, S, "شمار گام‌هایش"),
    ("UPDATE gifts SET serial = 90 WHERE id = 1", G, N, "هدایا"),
    ("UPDATE gifts SET item = 'x' WHERE id = 1", G, K, "کلید"),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, made_file: Path) -> Iterator[Connection]:
    """A sound store as nobody else opens it: what is planted is rolled back."""
    url = f"sqlite:///{shutil.copy(made_file, tmp_path_factory.mktemp('sound'))}"
    fill_store(url, LITTLE, 1, NOW)
    engine = create_engine(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def found(connection: Connection) -> list[Fault]:
    return [fault for proof in PROOFS for fault in proof(connection)]


def test_the_invented_office_has_sound_registers(sound: Connection) -> None:
    assert found(sound) == []
    agreements = sound.exec_driver_sql("SELECT count(*) FROM agreements").scalar_one()
    gifts = sound.exec_driver_sql("SELECT count(*) FROM gifts").scalar_one()
    assert (agreements, gifts) == (len(AGREEMENTS), len(GIFTS) + 1)
    sound.rollback()


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


def test_a_store_is_put_to_all_of_them() -> None:
    assert set(PROOFS) <= set(proofs(is_file=False))
