"""`daftar print separator`, and a stack it parts into letters by `daftar attach --by-code`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import Daftar
from scans import PDF, scanned, stack

pytest.importorskip("zxingcpp")


def separators(daftar: Daftar, store: str, folder: Path, *more: str) -> int:
    path = folder / "separator.pdf"
    answer = daftar("print", "separator", *more, "-o", str(path), "--store", store)
    return answer.status


def test_a_stack_is_left_as_letters(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    assert separators(daftar, local_store, tmp_path, "--copies", "2") == 0
    first, second = scanned((tmp_path / "separator.pdf").read_bytes())
    (blank,) = scanned(PDF)
    path = tmp_path / "stack.pdf"
    path.write_bytes(stack([first, blank, blank, second, blank]))
    answer = daftar("attach", "--by-code", str(path), "--store", local_store)
    assert answer.status == 0, answer.err
    assert "۲ نامه تازه" in answer.err
    names = ["stack نامه ۰۱.pdf", "stack نامه ۰۲.pdf"]
    assert sorted(one.name for one in tmp_path.glob("stack نامه*")) == names
    again = daftar("attach", "--by-code", str(path), "--store", local_store, "--json")
    assert [Path(json.loads(line)["left"]).name for line in again.out.splitlines()] == names
    assert sorted(one.name for one in tmp_path.glob("stack نامه*")) == names


def test_a_separator_is_of_no_record(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    assert separators(daftar, local_store, tmp_path, "7") == 2
    assert separators(daftar, local_store, tmp_path, "--copies", "501") == 2
