"""A backup from the window: watched, proved, said; the desk reminds when it is too long ago."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from app.backup import last_backup, note_backup, read_backup
from seat import Seat
from ui.backup import BackupDesk, watch


def desk_of(seat: Seat) -> BackupDesk:
    desk = seat.window.findChild(BackupDesk)
    assert desk is not None
    return desk


def test_a_backup_is_made_and_inspected(seat: Seat, tmp_path: Path) -> None:
    seat.new_call()
    target = tmp_path / desk_of(seat).proposed_name()
    assert target.name == "daftar-1405-05-07-1030.daftar"
    desk_of(seat).make(target)
    seat.until(lambda: "ساخته" in seat.page().bar.text)
    seat.settle()
    assert read_backup(target).rows > 0
    assert seat.other.read(last_backup).file_name == target.name
    assert not desk_of(seat).strip.is_running
    desk_of(seat).inspect(target)
    seat.until(lambda: "سالم است" in seat.page().bar.text)
    target.write_bytes(target.read_bytes()[:-3])
    desk_of(seat).inspect(target)
    seat.until(lambda: "آسیب" in seat.page().bar.text)


def test_a_place_that_cannot_be_written_is_said(seat: Seat, tmp_path: Path) -> None:
    desk_of(seat).make(tmp_path / "gone" / "x.daftar")
    seat.until(lambda: "نوشته نشد" in seat.page().bar.text)


def test_an_old_backup_is_reminded_of(seat: Seat) -> None:
    seat.other.write(note_backup, "x.daftar", 1000)
    seat.settle()
    seat.clock.advance(timedelta(days=8))
    watch(seat.window)
    seat.until(lambda: "آخرین پشتیبان" in seat.page().bar.text)
