"""`daftar` and reminders: added, listed, shown; the morning list printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import Daftar

CALL = {"caller_name": "رضا احمدی", "phone": "09151234567", "subject": "آب", "request": "شرح"}
ORDER = {"kind": "oral", "words": "گزارش دهند", "referrals": [{"name": "راه", "due_on": "+60"}]}


def test_a_reminder_is_added_listed_and_shown(daftar: Daftar, store: str) -> None:
    daftar("add", "call", "--store", store, stdin=CALL)
    reminder = {"kind": "call", "record_id": 1, "at": "فردا ۹", "note": "زنگ بزن"}
    assert daftar("add", "reminder", "--store", store, stdin=reminder).status == 0
    assert daftar("add", "order", "--store", store, stdin=ORDER).status == 0
    before = {"kind": "order", "record_id": 1, "part_id": 1, "anchor": "deadline"}
    answer = daftar("add", "reminder", "--store", store, stdin={**before, "lead_count": 1})
    assert answer.status == 0, answer.err
    assert "ارجاع شد" in daftar("list", "order", "--store", store).out
    listed = daftar("list", "reminder", "--store", store)
    assert "زنگ بزن" in listed.out
    assert "روز کاری پیش از مهلت" in listed.out
    shown = daftar("show", "reminder", "1", "--store", store, "--json")
    assert json.loads(shown.out)["subject"].startswith("رضا احمدی")
    assert daftar("check", "--store", store).status == 0


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("record_id", {"record_id": None}),
        ("at", {"at": "دیروز ۹"}),
        ("to", {"at": "فردا ۹", "to": "nobody"}),
    ],
)
def test_what_is_wrong_is_named(
    daftar: Daftar, local_store: str, field: str, more: dict[str, object]
) -> None:
    daftar("add", "call", "--store", local_store, stdin=CALL)
    wrong = {"kind": "call", "record_id": 1, **more}
    answer = daftar("add", "reminder", "--store", local_store, stdin=wrong)
    assert answer.status == 2
    assert field in answer.err


def test_the_morning_list(daftar: Daftar, store: str, tmp_path: Path) -> None:
    daftar("add", "call", "--store", store, stdin=CALL)
    path = tmp_path / "morning.pdf"
    answer = daftar("print", "morning-list", "--store", store, "-o", str(path))
    assert (answer.status, answer.out.strip()) == (0, str(path))
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("words", [("1",), ("--from", "امروز"), ("--blank",)])
def test_the_morning_list_is_of_this_moment(
    daftar: Daftar, local_store: str, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = tmp_path / "morning.pdf"
    answer = daftar("print", "morning-list", *words, "--store", local_store, "-o", str(path))
    assert answer.status == 2
    assert not path.exists()
