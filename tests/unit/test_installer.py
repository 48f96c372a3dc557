"""What a stranger is told when something is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

INSTALLER = Path(__file__).resolve().parents[2] / "installer"


def _run(script: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", str(INSTALLER / script), *words],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def bare_path(tmp_path: Path) -> str:
    """A PATH with the little that the scripts themselves need, and nothing to install with."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("bash", "grep", "id", "dirname"):
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    return str(folder)


def test_an_old_python_is_named_with_the_way_out(tmp_path: Path) -> None:
    old = tmp_path / "python"
    old.write_text('#!/bin/sh\n[ "$1" = -V ] && echo Python 3.9.1 && exit\nexit 1\n')
    old.chmod(0o755)
    answer = _run("environment.sh", "run", PYTHON=str(old))
    assert answer.returncode == 1
    assert "Python 3.11 or newer is needed; this is Python 3.9.1" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_no_python_at_all_is_said(bare_path: str) -> None:
    answer = _run("environment.sh", "run", PYTHON="python-of-nobody", PATH=bare_path)
    assert answer.returncode == 1
    assert "apt-get install python3 python3-venv" in answer.stderr


def test_what_cannot_be_installed_is_one_command_and_no_failure(bare_path: str) -> None:
    answer = _run("system_libraries.sh", "test", PATH=bare_path)
    assert answer.returncode == 0
    (command,) = (line for line in answer.stderr.splitlines() if "apt-get" in line)
    assert "sudo apt-get install " in command
    assert {"xvfb", "openbox", "xdotool", "poppler-utils"} <= set(command.split())


def test_nothing_is_said_when_nothing_is_missing(tmp_path: Path) -> None:
    (tmp_path / "ldconfig").write_text(
        '#!/bin/sh\nsed -n "s/^\\(lib[^ ]*\\) .*/\\t\\1 (x)/p" "$LIST"\n'
    )
    (tmp_path / "ldconfig").chmod(0o755)
    answer = _run(
        "system_libraries.sh",
        "run",
        PATH=f"{tmp_path}:{os.environ['PATH']}",
        LIST=str(INSTALLER / "system_libraries.sh"),
    )
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
