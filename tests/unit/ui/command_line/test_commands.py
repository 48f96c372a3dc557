from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from app.database import Database
from app.office import open_office
from app.paths import settings_file
from app.phone_calls import CallDraft, log_call
from commands import Daftar
from ui.command_line.commands import COMMANDS
from ui.command_line.last_store import last_store, remember_store
from ui.command_line.running import Status

ROOT = Path(__file__).parents[4]


def test_help_names_every_command_in_persian(daftar: Daftar) -> None:
    answer = daftar("--help")
    assert answer.status == 0
    for name, entry in COMMANDS.items():
        assert f"{name} " in answer.out
        assert entry.summary in answer.out
    for english in ("usage", "options", "show this help"):
        assert english not in answer.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_persian_help(daftar: Daftar, name: str) -> None:
    answer = daftar(name, "--help")
    assert answer.status == 0
    assert answer.out.startswith("کاربرد: daftar")
    assert "show this help" not in answer.out


def test_init_makes_one_administrator_and_refuses_a_second_time(
    daftar: Daftar, store_url: str
) -> None:
    assert daftar("init", "--store", store_url).status == 0
    listed = daftar("users", "list", "--store", store_url, "--json").object
    assert listed["name"] == "admin"
    again = daftar("init", "--store", store_url)
    assert again.status == 2
    assert "دفتری هست" in again.err


def test_the_store_made_last_is_the_usual_one(daftar: Daftar, local_store: str) -> None:
    daftar("users", "add", "desk", "--full-name", "نسرین سپهری")
    names = [row["name"] for row in daftar("users", "list", "--json").objects]
    assert sorted(names) == ["admin", "desk"]


def test_demo_stores_are_not_remembered(daftar: Daftar, sqlite_url: str) -> None:
    assert daftar("demo", "--store", sqlite_url).status == 0
    assert last_store() is None


def test_remembering_a_store_keeps_the_windows_lines() -> None:
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = "[window]\ngeometry=@ByteArray(\\x1\\xd9=;)\nColumns%20Calls=1, 2\n"
    path.write_text(kept, encoding="utf-8")
    remember_store("sqlite:////tmp/دفتر من.sqlite")
    assert last_store() == "sqlite:////tmp/دفتر من.sqlite"
    remember_store("postgresql+psycopg://desk:secret@host/office")
    assert last_store() == "postgresql+psycopg://desk@host/office"
    text = path.read_text(encoding="utf-8")
    assert text.startswith(kept)
    assert "secret" not in text


def test_qt_reads_the_store_that_was_remembered() -> None:
    core = pytest.importorskip("PySide6.QtCore")
    address = "sqlite:////tmp/a, b;c/دفتر.sqlite"
    remember_store(address)
    settings = core.QSettings(str(settings_file()), core.QSettings.Format.IniFormat)
    assert settings.value("store/last") == address
    settings.setValue("store/last", address)
    settings.sync()
    assert last_store() == address


def test_upgrade_of_a_current_store_does_nothing(daftar: Daftar, store: str) -> None:
    answer = daftar("upgrade", "--store", store)
    assert (answer.status, answer.out) == (0, "")


def test_upgrade_makes_anew_what_a_store_is_searched_by(
    daftar: Daftar, store: str, tmp_path: Path
) -> None:
    call = {"caller_name": "هما", "subject": "آب روستا", "request": "شرح"}
    assert daftar("add", "call", "--store", store, stdin=call).status == 0
    with closing(Database(store)) as database, database.connection(writing=True) as connection:
        connection.execute(text("DROP TABLE search_calls"))
        connection.execute(text("DELETE FROM search_versions WHERE name = 'index'"))
    refused = daftar("search", "آب", "--store", store)
    assert refused.status == Status.UNREACHABLE
    assert "daftar upgrade" in refused.err
    backup = tmp_path / "before.daftar"
    answer = daftar("upgrade", "--store", store, "--backup", str(backup))
    assert (answer.status, answer.out) == (0, "")
    assert "جستجو" in answer.err
    assert not backup.exists(), "what is derived needs no backup"
    assert "آب روستا" in daftar("search", "آب", "--store", store).out


def test_users_are_added_listed_and_disabled(daftar: Daftar, store: str) -> None:
    added = daftar(
        "users", "add", "desk", "--full-name", "نسرین سپهری", "--unit", "واحد تلفن",
        "--right", "read_calls", "--clearance", "confidential", "--store", store, "--json",
    ).object  # fmt: skip
    assert added["rights"] == ["read_calls"]
    assert added["clearance"] == "confidential"
    refused = daftar("add", "contact", "--store", store, "--as", "desk", stdin={"name": "هما"})
    assert refused.status == 1
    assert "اجازه" in refused.err
    assert daftar("users", "disable", "desk", "--store", store).status == 0
    gone = daftar("list", "call", "--store", store, "--as", "desk")
    assert gone.status == 2
    assert daftar("users", "disable", "nobody", "--store", store).status == 1


def test_print_makes_a_pdf_and_remembers_it(
    daftar: Daftar, local_store: str, tmp_path: Path
) -> None:
    record = {"caller_name": "بهمن", "subject": "راه", "request": "راه بسته است"}
    daftar("add", "call", "--store", local_store, stdin=record)
    daftar("add", "call", "--store", local_store, stdin=record)
    one, day, blank = (tmp_path / name for name in ("one.pdf", "day.pdf", "blank.pdf"))
    answer = daftar("print", "call-note", "1", "--store", local_store, "-o", str(one))
    assert (answer.status, answer.out.strip()) == (0, str(one))
    daftar("print", "call-note", "--from", "امروز", "--store", local_store, "-o", str(day))
    daftar(
        "print",
        "call-note",
        "--blank",
        "--layout",
        "note",
        "--store",
        local_store,
        "-o",
        str(blank),
    )
    for path, pages in ((one, 1), (day, 2), (blank, 1)):
        assert _pages(path) == pages
    shown = daftar("show", "call", "1", "--store", local_store, "--json").object
    assert shown["printed_count"] == 2


def _pages(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def test_print_without_a_record_or_a_place_is_refused(
    daftar: Daftar, local_store: str, tmp_path: Path
) -> None:
    path = str(tmp_path / "x.pdf")
    assert daftar("print", "call-note", "5", "--store", local_store, "-o", path).status == 1
    assert (
        daftar("print", "call-note", "--from", "امروز", "--store", local_store, "-o", path).status
        == 1
    )
    assert daftar("print", "call-note", "--store", local_store, "-o", path).status == 2
    assert daftar("print", "no-such-form", "1", "--store", local_store, "-o", path).status == 2
    record = {"caller_name": "بهمن", "subject": "راه", "request": "راه بسته است"}
    daftar("add", "call", "--store", local_store, stdin=record)
    away = str(tmp_path / "nowhere" / "x.pdf")
    answer = daftar("print", "call-note", "1", "--store", local_store, "-o", away)
    assert answer.status == 2
    shown = daftar("show", "call", "1", "--store", local_store, "--json").object
    assert shown["printed_count"] == 0


def test_print_names_its_forms(daftar: Daftar) -> None:
    assert "call-note" in daftar("print", "--list").out
    forms = [one["form"] for one in daftar("print", "--list", "--json").objects]
    assert {"call-note", "letter", "register", "morning-list"} <= set(forms)


def test_commands_run_as_a_child_process_without_qt(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'daftar.sqlite'}"
    done = _child("init", "--store", url)
    assert done.returncode == 0, done.stderr
    record = '{"caller_name": "بهمن", "subject": "راه", "request": "راه بسته است"}'
    added = _child("add", "call", "--store", url, "--json", "-", stdin=record)
    assert added.returncode == 0, added.stderr
    assert '"id": 1' in added.stdout
    code = (
        "import sys; from ui.main import main; "
        f"status = main(['list', 'call', '--store', {url!r}, '--json']); "
        "assert not [name for name in sys.modules if 'PySide6' in name]; sys.exit(status)"
    )
    listed = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert listed.returncode == 0, listed.stderr
    assert "بهمن" in listed.stdout


def test_a_reader_that_leaves_early_is_not_told_of(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'daftar.sqlite'}"
    with open_office(url, create=True) as office:
        office.sign_in_as()
        for _place in range(100):  # more than a pipe holds
            office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح " * 200))
    words = ("list", "call", "--limit", "100", "--json", "--store", url)
    command = [sys.executable, "-m", "ui", *words]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 0


def _child(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ui", *words],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_check_says_sound_or_prints_the_damage(daftar: Daftar, local_store: str) -> None:
    import sqlite3
    from contextlib import closing

    sound = daftar("check", "--store", local_store)
    assert (sound.status, sound.out) == (0, "")
    with closing(sqlite3.connect(local_store.removeprefix("sqlite:///"))) as store:
        store.execute("UPDATE journal SET words = 'x' WHERE sequence = 1")
        store.commit()
    damaged = daftar("check", "--store", local_store, "--json")
    assert damaged.status == 1
    assert damaged.object["part"] == "journal"
    assert "دفتر رویدادها" in daftar("check", "--store", local_store).out
