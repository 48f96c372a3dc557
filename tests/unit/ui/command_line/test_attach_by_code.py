"""`daftar attach --by-code`: each scanned sheet finds its record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import Daftar
from scans import PDF, picture, scanned, stack

pytest.importorskip("zxingcpp")

CALL = {"caller_name": "رضا", "subject": "آب", "request": "شرح"}


def papers(daftar: Daftar, store: str, folder: Path, count: int) -> bytes:
    """Logs calls and prints them in one PDF."""
    for number in range(1, count + 1):
        daftar("add", "call", "--store", store, "--json", stdin=CALL | {"subject": f"آب {number}"})
    numbers = [str(number) for number in range(1, count + 1)]
    done = daftar(
        "print", "call-note", *numbers, "-o", str(folder / "papers.pdf"), "--store", store
    )
    assert done.status == 0, done.err
    return (folder / "papers.pdf").read_bytes()


def files_of(daftar: Daftar, store: str, number: int) -> list[str]:
    shown = json.loads(daftar("show", "call", str(number), "--json", "--store", store).out)
    return [file["name"] for file in shown["files"]]


def test_a_stack_finds_its_records(daftar: Daftar, store: str, tmp_path: Path) -> None:
    sheets = scanned(papers(daftar, store, tmp_path, 2), angle=181)
    blank = scanned(PDF)
    path = tmp_path / "stack.pdf"
    path.write_bytes(stack([sheets[1], *blank, sheets[0]]))
    before = path.read_bytes()
    answer = daftar("attach", "--by-code", str(path), "--store", store, "--json")
    assert answer.status == 0, answer.err
    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert [line["id"] for line in lines] == [2, 1]
    assert files_of(daftar, store, 1) == ["stack برگ ۳.pdf"]
    assert files_of(daftar, store, 2) == ["stack برگ ۱ تا ۲.pdf"]
    assert path.read_bytes() == before
    again = daftar("attach", "--by-code", str(path), "--store", store)
    assert again.status == 1
    assert "پیش‌تر" in again.err
    assert daftar("check", "--store", store).status == 0


def test_a_scan_of_one_record_comes_in_whole(
    daftar: Daftar, local_store: str, tmp_path: Path
) -> None:
    sheets = scanned(papers(daftar, local_store, tmp_path, 1))
    path = tmp_path / "one.tif"
    path.write_bytes(stack(sheets, "TIFF"))
    answer = daftar("attach", "--by-code", str(path), "--store", local_store)
    assert answer.status == 0
    assert "برگ ۱" in answer.out
    shown = json.loads(daftar("show", "call", "1", "--json", "--store", local_store).out)
    assert shown["files"][0]["size"] == path.stat().st_size


def test_what_is_of_nobody_is_named(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    daftar("init", "--store", other)
    foreign = scanned(papers(daftar, other, tmp_path, 1))
    (tmp_path / "foreign.pdf").write_bytes(stack(foreign))
    (tmp_path / "plain.png").write_bytes(picture("PNG"))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4\nx")
    daftar("add", "call", "--store", local_store, "--json", stdin=CALL)
    names = ("foreign.pdf", "plain.png", "broken.pdf", "gone.pdf")
    paths = [str(tmp_path / name) for name in names]
    answer = daftar("attach", "--by-code", *paths, "--store", local_store)
    assert answer.status == 1
    assert answer.out == ""
    assert "دفتر دیگری" in answer.err
    assert "کد ندارد" in answer.err
    assert "gone.pdf" in answer.err
    assert files_of(daftar, local_store, 1) == []


def test_a_record_beside_by_code_is_a_wrong_call(
    daftar: Daftar, local_store: str, tmp_path: Path
) -> None:
    path = str(tmp_path / "a.pdf")
    assert daftar("attach", "call", "--by-code", path, "--store", local_store).status == 2
    assert daftar("attach", "--by-code", "--store", local_store).status == 2
    assert daftar("attach", "--store", local_store).status == 2
