"""What lies in the scan folder is offered when it is whole, and moved over nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.attachments import Look, ScanFolderGone, look_for_scans, move_to_done

PDF = b"%PDF-1.4 ..."


def looked(folder: Path, times: int = 2) -> Look:
    look = look_for_scans(folder, {})
    for _ in range(times - 1):
        look = look_for_scans(folder, look.found)
    return look


def names(look: Look) -> list[str]:
    return [scan.name for scan in look.ready]


def test_a_scan_is_offered_once_it_stands_still(tmp_path: Path) -> None:
    scan = tmp_path / "a.pdf"
    scan.write_bytes(PDF)
    first = look_for_scans(tmp_path, {})
    assert first.ready == ()
    assert names(look_for_scans(tmp_path, first.found)) == ["a.pdf"]
    # The scanner writes on: it waits again.
    scan.write_bytes(PDF * 2)
    again = look_for_scans(tmp_path, first.found)
    assert again.ready == ()
    assert names(look_for_scans(tmp_path, again.found)) == ["a.pdf"]


def test_what_is_no_scan_is_not_offered(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "letter.pdf").write_text("نامه", encoding="utf-8")
    (tmp_path / ".hidden.pdf").write_bytes(PDF)
    (tmp_path / "done").mkdir()
    (tmp_path / "done" / "old.pdf").write_bytes(PDF)
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere")
    (tmp_path / "\u202efdp.exe").write_bytes(PDF)
    assert names(looked(tmp_path)) == ["fdp.exe"]


def test_a_folder_that_disappears_is_said_and_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(PDF)
    before = looked(folder)
    shutil.move(folder, tmp_path / "away")
    with pytest.raises(ScanFolderGone):
        look_for_scans(folder, before.found)
    with pytest.raises(ScanFolderGone):
        look_for_scans(Path("a\x00b"), {})
    shutil.move(tmp_path / "away", folder)
    assert names(look_for_scans(folder, before.found)) == ["a.pdf"]


def test_what_is_in_is_moved_over_nothing(tmp_path: Path) -> None:
    moved = []
    for content in (b"1", b"2", b"3"):
        scan = tmp_path / "scan.pdf"
        scan.write_bytes(PDF + content)
        moved.append(move_to_done(scan))
        assert not scan.exists()
    assert [path.name for path in moved] == ["scan.pdf", "scan-2.pdf", "scan-3.pdf"]
    assert [path.read_bytes()[-1:] for path in moved] == [b"1", b"2", b"3"]


def test_a_scan_that_vanished_is_said(tmp_path: Path) -> None:
    with pytest.raises(ScanFolderGone):
        move_to_done(tmp_path / "gone.pdf")
