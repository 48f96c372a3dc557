"""`daftar attach`, on both stores."""

from __future__ import annotations

import json
from pathlib import Path

from commands import Daftar
from scans import PDF, picture

CALL = {"caller_name": "رضا", "subject": "آب", "request": "شرح"}


def test_files_are_attached_and_shown(daftar: Daftar, store: str, tmp_path: Path) -> None:
    daftar("add", "call", "--store", store, "--json", stdin=CALL)
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "b.tif").write_bytes(picture("TIFF", 2))
    paths = [str(tmp_path / name) for name in ("a.pdf", "b.tif")]
    answer = daftar("attach", "call", "1", *paths, "--store", store, "--json")
    assert answer.status == 0
    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert [line["name"] for line in lines] == ["a.pdf", "b.tif"]
    shown = json.loads(daftar("show", "call", "1", "--json", "--store", store).out)
    assert next(file["size"] for file in shown["files"]) == len(PDF)
    assert "a.pdf" in daftar("show", "call", "1", "--store", store).out
    assert daftar("check", "--store", store).status == 0


def test_what_is_refused_is_named(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    daftar("add", "call", "--store", local_store, "--json", stdin=CALL)
    (tmp_path / "a.pdf").write_bytes(PDF)
    answer = daftar(
        "attach", "call", "1", str(tmp_path / "gone.pdf"), str(tmp_path / "a.pdf"),
        "--store", local_store,
    )  # fmt: skip
    assert answer.status == 1
    assert "a.pdf" in answer.out
    assert "gone.pdf" in answer.err


def test_wrong_calls_are_said(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    path = str(tmp_path / "a.pdf")
    assert daftar("attach", "contact", "1", path, "--store", local_store).status == 2
    assert daftar("attach", "call", "1", "--store", local_store).status == 2
    assert daftar("attach", "call", "7", path, "--store", local_store).status == 1
