"""Files on calls, on both stores: taken in by content, kept once, proved whenever they are read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update

from app.attachments import AttachedFiles, sources
from app.backup import make_backup, restore_backup
from app.check import Part, check_store
from app.errors import NotFound, StoreDamaged
from app.marks import Classification
from app.office import Office, connect, open_office
from app.phone_calls import (
    CallDraft,
    attach_files,
    call_file,
    call_sheet,
    detach_file,
    log_call,
)
from app.progress import Cancelled, Progress
from models.attachments import ContentPart
from scans import PDF, picture


def call(office: Office, classification: Classification = Classification.ORDINARY) -> int:
    draft = CallDraft(caller_name="رضا", subject="آب", request="شرح", classification=classification)
    return office.write(log_call, draft).value


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def attach(office: Office, number: int, *paths: Path) -> AttachedFiles:
    return office.write(attach_files, number, paths).value


def names(office: Office, number: int) -> list[str]:
    return [line.name for line in office.read(call_sheet, number).files]


def parts(office: Office) -> int:
    with office.database.connection() as connection:
        return connection.execute(select(func.count()).select_from(ContentPart)).scalar_one()


def test_a_file_comes_back_byte_for_byte(office: Office, tmp_path: Path) -> None:
    content = PDF + os.urandom(2 * sources.BLOCK + 17)
    number = call(office)
    done = attach(office, number, written(tmp_path, "نمابر.pdf", content))
    (line,) = office.read(call_sheet, number).files
    assert (line.name, line.media_type, line.size) == (
        "نمابر.pdf",
        "application/pdf",
        len(content),
    )
    file = office.read(call_file, done.added[0][0])
    assert (file.content, file.record_id) == (content, number)
    assert check_store(office.database) == []


@pytest.mark.parametrize(
    ("content", "name", "kept", "media_type"),
    [
        (PDF, "scan.PDF", "scan.PDF", "application/pdf"),
        (picture("PNG"), "a.png", "a.png", "image/png"),
        (picture("JPEG"), "a.jpeg", "a.jpeg", "image/jpeg"),
        (picture("TIFF", 2), "a.tif", "a.tif", "image/tiff"),
        (picture("PNG"), "a.pdf", "a.pdf.png", "image/png"),
        (PDF, "virus.exe", "virus.exe.pdf", "application/pdf"),
        (PDF, "a\u202efdp.exe", "afdp.exe.pdf", "application/pdf"),
        (PDF, "a\nb\x1b[31m.pdf", "a b[31m.pdf", "application/pdf"),
    ],
)
def test_its_content_and_not_its_name_says_what_it_is(
    local_office: Office, tmp_path: Path, content: bytes, name: str, kept: str, media_type: str
) -> None:
    number = call(local_office)
    attach(local_office, number, written(tmp_path, name, content))
    (line,) = local_office.read(call_sheet, number).files
    assert (line.name, line.media_type) == (kept, media_type)


def _refused(folder: Path) -> Sequence[tuple[Path, str]]:
    (folder / "folder.pdf").mkdir()
    os.mkfifo(folder / "pipe.pdf")
    return (
        (folder / "gone.pdf", "دیگر در جای خود نیست"),
        (written(folder, "empty.pdf", b""), "صفر بایت"),
        (written(folder, "words.pdf", b"MZ no paper"), "PDF، TIFF، JPEG یا PNG نیست"),
        (folder / "folder.pdf", "پوشه است"),
        (folder / "pipe.pdf", "پرونده عادی نیست"),
        (folder / ("n" * 300 + ".pdf"), "خوانده نشد"),
    )


def test_each_refused_file_is_named_and_keeps_no_other_out(office: Office, tmp_path: Path) -> None:
    bad = _refused(tmp_path)
    number = call(office)
    good = written(tmp_path, "good.pdf", PDF)
    done = attach(office, number, *(path for path, _why in bad), good)
    assert names(office, number) == ["good.pdf"]
    for sentence, (path, why) in zip(done.refused, bad, strict=True):
        assert why in sentence
        assert path.name[-20:] in sentence
    assert good.read_bytes() == PDF


def test_a_file_over_the_limit_is_refused(
    local_office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "LARGEST", 1024 * 1024)
    number = call(local_office)
    fits = written(tmp_path, "fits.pdf", PDF.ljust(1024 * 1024))
    over = written(tmp_path, "over.pdf", PDF.ljust(1024 * 1024 + 1))
    done = attach(local_office, number, fits, over)
    assert names(local_office, number) == ["fits.pdf"]
    assert "۱ مگابایت" in done.refused[0]


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_locked_file_is_refused(local_office: Office, tmp_path: Path) -> None:
    path = written(tmp_path, "locked.pdf", PDF)
    path.chmod(0)
    assert "اجازه" in attach(local_office, call(local_office), path).refused[0]


def test_the_same_file_is_noticed_and_kept_once(office: Office, tmp_path: Path) -> None:
    first, second = call(office), call(office)
    scan, copy = written(tmp_path, "a.pdf", PDF), written(tmp_path, "b.pdf", PDF)
    attach(office, first, scan)
    assert "به همین رکورد" in attach(office, first, copy).refused[0]
    number = office.read(call_sheet, first).number
    assert attach(office, second, copy).noticed == (f"«b.pdf» به تماس {number} هم پیوست است.",)
    assert parts(office) == 1


def test_what_is_noticed_gives_no_secret_away(office: Office, clerk: int, tmp_path: Path) -> None:
    secret, open_call = call(office, Classification.SECRET), call(office)
    scan = written(tmp_path, "a.pdf", PDF)
    (added,) = attach(office, secret, scan).added
    office.sign_in(clerk)
    assert attach(office, open_call, scan).noticed == ()
    with pytest.raises(NotFound):
        office.read(call_file, added[0])
    with pytest.raises(NotFound):
        attach(office, secret, scan)


def test_what_is_taken_off_is_kept_and_may_come_again(office: Office, tmp_path: Path) -> None:
    number = call(office)
    scan = written(tmp_path, "a.pdf", PDF)
    ((file, _name),) = attach(office, number, scan).added
    assert office.write(detach_file, file).value == number
    assert names(office, number) == []
    with pytest.raises(NotFound):
        office.read(call_file, file)
    assert attach(office, number, scan).refused == ()
    assert names(office, number) == ["a.pdf"]
    assert check_store(office.database) == []


def test_two_desks_keep_the_same_file_once(office: Office, store_url: str, tmp_path: Path) -> None:
    calls = [call(office), call(office)]
    scan = written(tmp_path, "a.pdf", PDF + os.urandom(sources.BLOCK))
    ready = Barrier(2)

    def at_a_desk(number: int) -> AttachedFiles:
        other = connect(store_url, clock=office.clock)
        other.sign_in_as()
        ready.wait()
        try:
            return attach(other, number, scan)
        finally:
            other.close()

    with ThreadPoolExecutor(2) as desks:
        assert all(len(done.added) == 1 for done in desks.map(at_a_desk, calls))
    assert parts(office) == 2
    assert check_store(office.database) == []


def test_a_cancelled_attachment_leaves_nothing(office: Office, tmp_path: Path) -> None:
    number, progress = call(office), Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        office.write(attach_files, number, [written(tmp_path, "a.pdf", PDF)], progress)
    assert parts(office) == 0


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, len(PDF) + 2 * sources.BLOCK - 1), flip=st.integers(1, 255))
def test_any_flipped_byte_is_found(
    damaged_office: tuple[Office, int, bytes], place: int, flip: int
) -> None:
    office, file, content = damaged_office
    number, within = divmod(place, sources.BLOCK)
    part = bytearray(content[number * sources.BLOCK : (number + 1) * sources.BLOCK])
    part[within] ^= flip
    with office.database.connection(writing=True) as connection:
        connection.execute(
            update(ContentPart).where(ContentPart.place == number).values(bytes=bytes(part))
        )
    try:
        with pytest.raises(StoreDamaged):
            office.read(call_file, file)
        assert [fault.part for fault in check_store(office.database)] == [Part.FILES]
    finally:
        part[within] ^= flip
        with office.database.connection(writing=True) as connection:
            connection.execute(
                update(ContentPart).where(ContentPart.place == number).values(bytes=bytes(part))
            )


@pytest.fixture
def damaged_office(local_office: Office, tmp_path: Path) -> tuple[Office, int, bytes]:
    """An office with one file of three parts, about to be damaged."""
    content = PDF + os.urandom(2 * sources.BLOCK)
    number = call(local_office)
    ((file, _name),) = attach(local_office, number, written(tmp_path, "a.pdf", content)).added
    return local_office, file, content


def test_missing_and_stray_contents_are_found(office: Office, tmp_path: Path) -> None:
    number = call(office)
    attach(office, number, written(tmp_path, "a.pdf", PDF))
    with office.database.connection(writing=True) as connection:
        connection.execute(update(ContentPart).values(sha256="0" * 64))
    kinds = [(fault.part, fault.kind, fault.record_id) for fault in check_store(office.database)]
    assert kinds == [(Part.FILES, "call", number), (Part.FILES, "", None)]
    with office.database.connection(writing=True) as connection:
        connection.execute(delete(ContentPart))
    assert [fault.record_id for fault in check_store(office.database)] == [number]


def test_a_backup_takes_the_files_along(office: Office, tmp_path: Path) -> None:
    content = PDF + os.urandom(18 * sources.BLOCK)
    ((file, _name),) = attach(office, call(office), written(tmp_path, "a.pdf", content)).added
    backup = tmp_path / "office.daftar"
    assert make_backup(office.database, backup, office.clock.now()).faults == ()
    url = f"sqlite:///{tmp_path / 'restored.sqlite'}"
    assert restore_backup(backup, url, office.clock).faults == ()
    with open_office(url, clock=office.clock) as restored:
        restored.sign_in_as()
        assert restored.read(call_file, file).content == content
