"""The office's letterheads on both stores: their whole life, and who may change them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import update

from app.changes import Kind
from app.check import check_store
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.letterheads import (
    Emblem,
    LetterheadDraft,
    Page,
    add_letterhead,
    amend_letterhead,
    archive_letterhead,
    letterhead_for,
    letterhead_sheet,
    list_letterheads,
    make_default,
    read_emblem,
    restore_letterhead,
    shipped_layout,
)
from app.office import Office
from app.trash import restore_from_trash
from models.attachments import Attachment
from models.letterheads import Letterhead


def picture(colour: str = "green") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(written, "PNG")
    return written.getvalue()


EMBLEM = Emblem("نشان.png", "image/png", picture())


def draft(name: str = "سربرگ استاندار", page: Page = Page.A4, **more: Any) -> LetterheadDraft:
    return LetterheadDraft(name=name, page=page, layout=shipped_layout(page, "استانداری"), **more)


def problems(raised: pytest.ExceptionInfo[InvalidFields]) -> list[str]:
    return [problem.field for problem in raised.value.problems]


def names(office: Office) -> list[tuple[str, bool]]:
    return [(row.name, row.is_default) for row in office.read(list_letterheads)]


def test_a_store_without_a_letterhead_still_prints(office: Office) -> None:
    assert office.read(list_letterheads) == ()
    for page in Page:
        sheet = office.read(letterhead_for, page)
        assert sheet.id is None
        assert sheet.layout.lines[0].text == "استانداری خراسان رضوی"


def test_the_first_of_a_size_becomes_its_default(office: Office) -> None:
    one = office.write(add_letterhead, draft("یک", emblem=EMBLEM)).value
    office.write(add_letterhead, draft("دو"))
    office.write(add_letterhead, draft("سه", Page.A5))
    assert names(office) == [("یک", True), ("دو", False), ("سه", True)]
    sheet = office.read(letterhead_for, Page.A4)
    assert (sheet.id, sheet.emblem) == (one, EMBLEM)
    assert check_store(office.database) == []


def test_saving_the_same_draft_again_finds_its_own(office: Office) -> None:
    same = draft()
    assert office.write(add_letterhead, same).value == office.write(add_letterhead, same).value
    assert len(names(office)) == 1


def test_another_is_made_the_default_of_its_size_alone(office: Office) -> None:
    office.write(add_letterhead, draft("یک"))
    two = office.write(add_letterhead, draft("دو")).value
    office.write(add_letterhead, draft("سه", Page.A5))
    office.write(make_default, two)
    assert names(office) == [("دو", True), ("یک", False), ("سه", True)]
    assert check_store(office.database) == []


def test_layout_name_and_emblem_are_amended(office: Office) -> None:
    number = office.write(add_letterhead, draft(emblem=EMBLEM)).value
    other = replace(EMBLEM, content=picture("red"))
    wanted = draft("نام دیگر", emblem=other)
    wanted = replace(wanted, layout=replace(wanted.layout, left=20))
    office.write(amend_letterhead, number, 1, wanted)
    sheet = office.read(letterhead_sheet, number)
    assert (sheet.name, sheet.layout.left, sheet.emblem, sheet.version) == (
        "نام دیگر",
        20,
        other,
        2,
    )
    # The first emblem may come back: it was taken off, and is kept once.
    office.write(amend_letterhead, number, 2, draft(emblem=EMBLEM))
    assert office.read(letterhead_sheet, number).emblem == EMBLEM
    office.write(amend_letterhead, number, 3, draft())
    assert office.read(letterhead_sheet, number).emblem is None
    assert check_store(office.database) == []


def test_an_amendment_that_changes_nothing_writes_nothing(office: Office) -> None:
    number = office.write(add_letterhead, draft(emblem=EMBLEM)).value
    assert office.write(amend_letterhead, number, 1, draft(emblem=EMBLEM)).kinds == frozenset()
    assert office.read(letterhead_sheet, number).version == 1


def test_another_desk_s_save_is_found(office: Office) -> None:
    number = office.write(add_letterhead, draft()).value
    office.write(amend_letterhead, number, 1, draft("نو"))
    with pytest.raises(StaleRecord):
        office.write(amend_letterhead, number, 1, draft("دیگر"))
    with pytest.raises(StaleRecord):
        office.write(archive_letterhead, number, 1)


def test_an_archived_letterhead_comes_back_but_not_as_the_default(office: Office) -> None:
    number = office.write(add_letterhead, draft(emblem=EMBLEM)).value
    office.write(archive_letterhead, number, 1)
    assert names(office) == []
    assert office.read(letterhead_for, Page.A4).id is None
    with pytest.raises(NotFound):
        office.read(letterhead_sheet, number)
    with pytest.raises(NotFound):
        office.write(make_default, number)
    office.write(restore_from_trash, Kind.LETTERHEAD, number)
    assert names(office) == [("سربرگ استاندار", False)]
    assert office.read(letterhead_sheet, number).emblem == EMBLEM
    with pytest.raises(NotFound):
        office.write(restore_letterhead, number)


def test_no_two_letterheads_that_stand_have_one_name(office: Office) -> None:
    one = office.write(add_letterhead, draft("سربرگ")).value
    with pytest.raises(InvalidFields) as raised:
        office.write(add_letterhead, draft("سربرگ", Page.A5))
    assert problems(raised) == ["name"]
    office.write(archive_letterhead, one, 1)
    office.write(add_letterhead, draft("سربرگ"))
    with pytest.raises(InvalidFields):
        office.write(restore_letterhead, one)


def test_what_is_wrong_is_named_at_once(office: Office) -> None:
    wrong = replace(draft(" "), layout=replace(shipped_layout(Page.A4), left=-3, text_size=99))
    with pytest.raises(InvalidFields) as raised:
        office.write(add_letterhead, wrong)
    assert problems(raised) == ["name", "left", "text_size"]
    with pytest.raises(InvalidFields) as raised:
        office.write(add_letterhead, draft("ن" * 61))
    assert problems(raised) == ["name"]


def test_the_size_of_a_letterhead_stays(office: Office) -> None:
    number = office.write(add_letterhead, draft()).value
    with pytest.raises(InvalidInput) as raised:
        office.write(amend_letterhead, number, 1, draft(page=Page.A5))
    assert raised.value.field == "page"


def test_only_who_may_change_settings_changes_letterheads(office: Office, clerk: int) -> None:
    number = office.write(add_letterhead, draft()).value
    office.sign_in_as("clerk")
    for operation, arguments in (
        (add_letterhead, (draft("دیگر"),)),
        (amend_letterhead, (number, 1, draft("دیگر"))),
        (make_default, (number,)),
        (archive_letterhead, (number, 1)),
        (restore_letterhead, (number,)),
    ):
        with pytest.raises(NotAllowed):
            office.write(operation, *arguments)
    assert names(office) == [("سربرگ استاندار", True)]


def test_an_emblem_is_a_picture_that_can_be_drawn(tmp_path: Path) -> None:
    good = tmp_path / "نشان"
    good.write_bytes(picture())
    assert read_emblem(good) == Emblem("نشان.png", "image/png", picture())
    for name, content in (
        ("سند.pdf", b"%PDF-1.7 not a picture"),
        ("نیمه.png", picture()[:60]),
        ("خالی.png", b""),
        ("بزرگ.png", picture() + b"0" * (2 * 1024 * 1024)),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        with pytest.raises(InvalidInput) as raised:
            read_emblem(file)
        assert raised.value.field == "emblem"
    with pytest.raises(InvalidInput):
        read_emblem(tmp_path / "نیست.png")


@pytest.mark.parametrize(
    ("values", "words"),
    [({"layout": "{"}, "خوانده نمی‌شود"), ({"page": "a9"}, "خوانده نمی‌شود")],
)
def test_a_damaged_letterhead_is_found(office: Office, values: dict[str, Any], words: str) -> None:
    number = office.write(add_letterhead, draft()).value
    with office.database.connection(writing=True) as connection:
        connection.execute(update(Letterhead).values(**values))
    faults = check_store(office.database)
    assert [(fault.kind, fault.record_id) for fault in faults] == [("letterhead", number)]
    assert words in faults[0].words


def test_a_letterhead_without_its_emblem_is_found(office: Office) -> None:
    office.write(add_letterhead, draft(emblem=EMBLEM))
    with office.database.connection(writing=True) as connection:
        connection.execute(update(Attachment).values(record_id=99))
    assert ["نشان خود را ندارد" in fault.words for fault in check_store(office.database)] == [True]
