"""Commands as a script calls them, in this process."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest

from commands import Answer, Daftar
from ui.command_line.log import stop_log
from ui.main import main


@pytest.fixture
def daftar(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Daftar]:
    """Run a command: `daftar("list", "call", stdin="…")`."""

    def run(*words: str, stdin: object = "") -> Answer:
        lines = stdin if isinstance(stdin, str) else json.dumps(stdin, ensure_ascii=False)
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        capsys.readouterr()
        status = main(words)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Answer(status, captured.out, captured.err)

    yield run
    stop_log()


@pytest.fixture
def store(made: None, store_url: str) -> str:
    """The address of a store as `init` leaves it."""
    return store_url


@pytest.fixture
def local_store(made: None, sqlite_url: str) -> str:
    """The address of a local store as `init` leaves it, where the kind does not matter."""
    return sqlite_url
