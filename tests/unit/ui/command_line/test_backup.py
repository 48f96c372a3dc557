"""`daftar backup` and `daftar restore`, as a script calls them."""

from __future__ import annotations

from pathlib import Path

from commands import Daftar


def test_there_and_back(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    record = {"caller_name": "بهمن", "subject": "راه", "request": "شرح"}
    assert daftar("add", "call", "--store", local_store, stdin=record).status == 0
    target = tmp_path / "x.daftar"
    made = daftar("backup", "-o", str(target), "--store", local_store, "--json")
    assert (made.status, made.object["tried"], made.object["faults"]) == (0, True, [])
    again = daftar("backup", "-o", str(target), "--store", local_store)
    assert again.status == 3
    assert "پرونده‌ای هست" in again.err
    url = f"sqlite:///{tmp_path / 'new.sqlite'}"
    assert daftar("restore", str(target), "--store", url).status == 0
    assert daftar("check", "--store", url).status == 0
    assert daftar("list", "call", "--store", url, "--json").object["subject"] == "راه"
    refused = daftar("restore", str(target), "--store", url)
    assert refused.status == 3
    assert "دفتری هست" in refused.err


def test_what_is_no_backup(daftar: Daftar, tmp_path: Path) -> None:
    other = tmp_path / "other.daftar"
    other.write_text("نامه", encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'new.sqlite'}"
    for path in (other, tmp_path / "none.daftar"):
        answer = daftar("restore", str(path), "--store", url)
        assert answer.status == 3
        assert "Traceback" not in answer.err
    assert not (tmp_path / "new.sqlite").exists()
