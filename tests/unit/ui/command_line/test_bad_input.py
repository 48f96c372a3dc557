from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.paths import log_folder
from commands import Answer, Daftar

ROOT = Path(__file__).parents[4]
GOOD = '{"caller_name": "بهمن", "subject": "راه", "request": "راه بسته است"}'


def said(answer: Answer, status: int) -> str:
    """One line, Persian, with this status and nothing on stdout."""
    assert answer.status == status, answer
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert any("\u0600" <= letter <= "\u06ff" for letter in answer.err)
    return answer.err


@pytest.mark.parametrize(
    ("words", "piece"),
    [
        (("nothing",), "nothing"),
        (("list",), "KIND"),
        (("list", "voyage"), "trip"),
        (("list", "letter", "--state", "lost"), "--state"),
        (("list", "step"), "step"),
        (("show", "step", "1"), "step"),
        (("show", "call"), "ID"),
        (("show", "call", "one"), "ID"),
        (("show", "call", "99999999999999999999"), "ID"),
        (("list", "call", "--bad"), "--bad"),
        (("list", "call", "--limit", "0"), "--limit"),
        (("list", "call", "--limit"), "--limit"),
        (("list", "call", "--from", "1405/13/1"), "--from"),
        (("list", "call", "--from", "امروز", "--to", "دیروز"), "--to"),
        (("list", "call", "--state", "lost"), "--state"),
        (("list", "contact", "--from", "امروز"), "--from"),
        (("list", "call", "--store", "nonsense"), "nonsense"),
        (("list", "call", "--store", "mysql://host/db"), "mysql"),
        (("list", "call", "--store", "sqlite://"), "sqlite"),
        (("demo", "--store", "sqlite:////tmp/x", "--scale", "huge"), "huge"),
        (("users", "add"), "NAME"),
        (("users", "rename", "x"), "rename"),
        (("init",), "--store"),
        (("--bad",), "--bad"),
        (("print",), "FORM"),
        (("print", "call-note", "1", "--layout", "none"), "--layout"),
        (("add", "call", "--json", "/no/such/file"), "/no/such/file"),
    ],
)
def test_a_wrong_call_is_said_in_one_line(
    daftar: Daftar, words: tuple[str, ...], piece: str
) -> None:
    assert piece in said(daftar(*words), 2)


@pytest.mark.parametrize(
    ("line", "piece"),
    [
        ("{", "JSON"),
        ("[" * 100_000, "JSON"),
        ("[]", "JSON"),
        ("12", "JSON"),
        ('{"caller": "x"}', "caller"),
        ('{"caller_name": 5}', "caller_name"),
        ('{"add_caller": "yes"}', "add_caller"),
        ('{"caller_id": -1}', "caller_id"),
        ('{"caller_id": 99999999999}', "caller_id"),
        ('{"caller_id": true}', "caller_id"),
        ('{"urgency": "soon"}', "urgency"),
        ('{"urgency": ["normal"]}', "urgency"),
        ('{"called_on": "1404/12/30"}', "called_on"),
        ('{"called_at": "25:00"}', "called_at"),
        ('{"request_key": "x"}', "request_key"),
        ('{"steps": {}}', "steps"),
        ('{"steps": [{"do": "fly"}]}', "steps.do"),
        ('{"steps": [5]}', "steps"),
    ],
)
def test_bad_json_names_line_and_field_and_keeps_nothing(
    daftar: Daftar, local_store: str, line: str, piece: str
) -> None:
    answer = daftar("add", "call", "--store", local_store, stdin=f"{GOOD}\n\n{line}\n")
    sentence = said(answer, 2)
    assert piece in sentence
    assert "سطر ۳" in sentence
    assert daftar("list", "call", "--store", local_store, "--json").out == ""


@pytest.mark.parametrize(
    ("extra", "piece"),
    [
        ('"national_id": "1234567890"', "national_id"),
        ('"phone": "abc"', "phone"),
        ('"subject": " "', "subject"),
        ('"caller_id": 77', "caller_id"),
        ('"request": "' + "الف" * 7000 + '"', "request"),
        ('"steps": [{"do": "record_note", "words": "x"}]', "گام ۱"),
        ('"steps": [{"words": "x"}]', "do"),
        ('"steps": [{"do": "annul"}]', "reason"),
        ('"steps": [{"do": "close", "words": "x"}]', "words"),
        (
            '"steps": [{"do": "put_in_folder"}, {"do": "record_note", "words": "x", '
            '"referred_to": "y", "referred_to_id": 77}]',
            "referred_to_id",
        ),
    ],
)
def test_what_the_services_refuse_is_said_with_its_field(
    daftar: Daftar, store: str, extra: str, piece: str
) -> None:
    answer = daftar("add", "call", "--store", store, stdin=GOOD[:-1] + f", {extra}}}")
    assert piece in said(answer, 2)
    assert daftar("list", "call", "--store", store, "--json").out == ""


def test_text_that_looks_like_line_ends_stays_in_its_line(daftar: Daftar, local_store: str) -> None:
    line = '{"caller_name": "بهمن", "subject": "راه\u2028روستا", "request": "یک\\u0000\\u202eدو"}'
    assert daftar("add", "call", "--store", local_store, stdin=line).status == 0
    shown = daftar("show", "call", "1", "--store", local_store, "--json").object
    assert (shown["subject"], shown["request"]) == ("راه روستا", "یکدو")


def test_a_file_that_is_not_utf8_is_refused(
    daftar: Daftar, local_store: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.json"
    path.write_bytes("راه".encode("utf-16"))
    said(daftar("add", "call", "--store", local_store, "--json", str(path)), 2)


def test_an_unknown_operator_is_a_wrong_call(daftar: Daftar, local_store: str) -> None:
    assert "--as" in said(daftar("list", "call", "--store", local_store, "--as", "nobody"), 2)


@pytest.mark.parametrize("kind", ["contact", "call", "order"])
def test_a_missing_record_is_no(daftar: Daftar, store: str, kind: str) -> None:
    said(daftar("show", kind, "77", "--store", store), 1)


@pytest.mark.parametrize("command", [("list", "call"), ("check",), ("upgrade",)])
def test_no_store_is_not_made_by_looking(
    daftar: Daftar, tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = tmp_path / "none.sqlite"
    said(daftar(*command, "--store", f"sqlite:///{path}"), 3)
    assert not path.exists()


@pytest.mark.parametrize(
    "command", [("init",), ("list", "call"), ("check",), ("upgrade",), ("demo",)]
)
def test_a_file_of_another_program_is_refused_untouched(
    daftar: Daftar, tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE calls (id INTEGER)")
    before = path.read_bytes()
    said(daftar(*command, "--store", f"sqlite:///{path}"), 3)
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", [("init",), ("list", "call"), ("check",), ("demo",)])
def test_a_file_that_is_no_database_is_refused_untouched(
    daftar: Daftar, tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("این یک نامه است. " * 200, encoding="utf-8")
    before = path.read_bytes()
    said(daftar(*command, "--store", f"sqlite:///{path}"), 3)
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", [("list", "call"), ("check",), ("upgrade",), ("demo",)])
def test_a_newer_store_is_refused(
    daftar: Daftar, local_store: str, command: tuple[str, ...]
) -> None:
    with closing(sqlite3.connect(local_store.removeprefix("sqlite:///"))) as store:
        store.execute("UPDATE alembic_version SET version_num = '9999'")
        store.commit()
    assert "تازه‌تری" in said(daftar(*command, "--store", local_store), 3)


def test_an_unreachable_postgresql_is_said(daftar: Daftar) -> None:
    url = "postgresql+psycopg://nobody@127.0.0.1:1/none"
    said(daftar("list", "call", "--store", url), 3)
    said(daftar("check", "--store", url), 3)
    assert (log_folder() / "daftar.log").stat().st_size > 0


def test_demo_does_not_touch_a_store_with_records(daftar: Daftar, store: str) -> None:
    daftar("add", "call", "--store", store, stdin=GOOD)
    assert "خالی نیست" in said(daftar("demo", "--store", store), 2)


def test_our_own_bug_is_one_line_and_a_log(
    daftar: Daftar, local_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_words: object) -> None:
        raise RuntimeError("a bug of ours")

    monkeypatch.setattr("ui.command_line.show.at_desk", broken)
    sentence = said(daftar("show", "call", "1", "--store", local_store), 3)
    assert str(log_folder() / "daftar.log") in sentence
    assert "a bug of ours" in (log_folder() / "daftar.log").read_text(encoding="utf-8")


def without_privileges(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a command that may not write where the file's mode forbids it, even where root tests."""
    command = [sys.executable, "-m", "ui", *words]
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip("root may write anywhere, and setpriv (util-linux) is not installed")
        command = [setpriv, "--bounding-set=-dac_override,-dac_read_search", *command]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def one_line(done: subprocess.CompletedProcess[str], status: int) -> str:
    assert done.returncode == status, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


@pytest.mark.parametrize("command", ["init", "demo"])
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, command: str) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    for path in (closed / "new.sqlite", closed / "folder" / "new.sqlite"):
        one_line(without_privileges(command, "--store", f"sqlite:///{path}"), 3)
    closed.chmod(0o755)


def test_a_store_that_cannot_be_written_is_said_and_unchanged(
    daftar: Daftar, local_store: str
) -> None:
    path = Path(local_store.removeprefix("sqlite:///"))
    record = path.with_name("call.json")
    record.write_text(GOOD, encoding="utf-8")
    before = path.read_bytes()
    path.chmod(0o444)
    done = without_privileges("add", "call", "--store", local_store, "--json", str(record))
    assert "فقط‌خواندنی" in one_line(done, 3)
    assert path.read_bytes() == before


def test_a_log_that_cannot_be_written_stops_nothing(user_folders: Path, tmp_path: Path) -> None:
    user_folders.chmod(0o555)
    other = tmp_path / "other.txt"
    other.write_text("x" * 5000, encoding="utf-8")
    one_line(without_privileges("list", "call", "--store", f"sqlite:///{other}"), 3)
    user_folders.chmod(0o755)
