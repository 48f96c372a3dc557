"""`daftar texts`, as a script calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import Daftar
from scans import picture
from text_papers import paper


@pytest.fixture
def filled(daftar: Daftar, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store with a paper and a picture, on a computer where nothing reads pictures."""
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    record = {"caller_name": "بهمن", "subject": "راه", "request": "شرح"}
    assert daftar("add", "call", "--store", store, stdin=record).status == 0
    for name, content in (("a.pdf", paper("سیلاب", "گرماب")), ("b.png", picture("PNG"))):
        (tmp_path / name).write_bytes(content)
        assert daftar("attach", "call", "1", str(tmp_path / name), "--store", store).status == 0
    return store


def test_it_reads_what_waits_and_says_how_all_stand(daftar: Daftar, filled: str) -> None:
    before = daftar("texts", "--store", filled, "--states", "--json").object
    assert (before["files"], before["unread"], before["recogniser"]) == (2, 2, "absent")
    answer = daftar("texts", "--store", filled, "--json")
    assert answer.status == 0
    assert answer.object["states"] == {
        "reading": 0,
        "begun": 0,
        "read": 1,
        "empty": 0,
        "waiting": 1,
        "failed": 0,
    }
    assert answer.object["pages"] == 3
    assert "متن ۲ پرونده خوانده شد" in answer.err
    assert "tesseract" in answer.err, "what is to be installed"
    assert daftar("check", "--store", filled).status == 0
    shown = daftar("texts", "--store", filled).out
    assert "خوانده‌شده" in shown


def test_what_could_not_be_read_is_read_again_when_asked(
    daftar: Daftar, filled: str, tmp_path: Path
) -> None:
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4 nothing that is one")
    daftar("attach", "call", "1", str(tmp_path / "c.pdf"), "--store", filled)
    assert daftar("texts", "--store", filled, "--json").object["states"]["failed"] == 1
    assert "متن ۰ پرونده" in daftar("texts", "--store", filled).err
    assert "متن ۱ پرونده" in daftar("texts", "--store", filled, "--again").err


def test_whoever_may_not_change_settings_is_refused(daftar: Daftar, filled: str) -> None:
    made = daftar("users", "add", "clerk", "--full-name", "نسرین", "--store", filled)
    assert made.status == 0, made.err
    answer = daftar("texts", "--states", "--store", filled, "--as", "clerk")
    assert answer.status == 1
    assert "تغییر تنظیمات" in answer.err
