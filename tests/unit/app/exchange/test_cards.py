"""vCards of every version are read; a damaged card is named and the others are not lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import vobject

from app.changes import Kind
from app.contacts import (
    ContactDraft,
    ContactFilter,
    ContactKind,
    ContactSheet,
    PhoneDraft,
    PositionDraft,
    add_contact,
    contact_sheet,
    list_contacts,
)
from app.errors import InvalidInput
from app.exchange import EXPORTS, Plan, import_plan, plan_import, read_cards
from app.office import Office
from spreadsheets import NATIONAL_ID


def brought_in(office: Office, path: Path, text: str | bytes) -> Plan[Any]:
    file = path / "cards.vcf"
    file.write_bytes(text if isinstance(text, bytes) else text.replace("\n", "\r\n").encode())
    plan = office.read(plan_import, Kind.CONTACT, read_cards(file))
    office.write(import_plan, plan)
    return plan


def sheets(office: Office) -> dict[str, ContactSheet]:
    rows = office.read(list_contacts, ContactFilter(), limit=100)
    return {row.name: office.read(contact_sheet, row.id) for row in rows}


def phones(sheet: ContactSheet) -> list[tuple[str, str, str]]:
    return [(one.number, one.extension, one.label) for one in sheet.phones]


OLD = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D8=A7=D8=AD=D9=85=D8=AF=D9=8A;=D8=B1=D8=B6=D8=A7;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D8=B1=D8=B6=D8=A7 =D8=A7=D8=AD=D9=85=
=D8=AF=D9=8A
TEL;CELL:+98 915 111 2233
TEL;HOME;VOICE:05138402020
END:VCARD
"""
THREE = """BEGIN:VCARD
VERSION:3.0
N:كريمي;مریم;;دکتر;
FN:دکتر مریم كريمي
ORG:فرمانداری قوچان;دفتر فنی
TITLE:کارشناس
NICKNAME:مریم‌جان
item1.TEL:+98 51 3840 2020
item1.X-ABLabel:دفتر کار
TEL;TYPE=CELL,VOICE:0915 333 4455
ADR;TYPE=WORK:;;خیابان امام\\, پلاک ۱۲;قوچان;خراسان;;
NOTE:خط یک\\nخط دو
EMAIL:m@example.ir
PHOTO;ENCODING=b;TYPE=JPEG:AAAA
END:VCARD
"""
FOUR = """BEGIN:VCARD
VERSION:4.0
KIND:org
FN:شهرداری مهرآباد
TEL;VALUE=uri;TYPE="work,voice":tel:+98-51-3840-2021;ext=12
END:VCARD
"""


def test_a_card_of_an_old_telephone_is_read(office: Office, tmp_path: Path) -> None:
    assert brought_in(office, tmp_path, OLD).refusals == ()
    (sheet,) = sheets(office).values()
    assert sheet.name == "رضا احمدی"
    assert phones(sheet) == [("+989151112233", "", "همراه"), ("+985138402020", "", "منزل")]


def test_a_card_of_our_time_is_read(office: Office, tmp_path: Path) -> None:
    assert brought_in(office, tmp_path, THREE).refusals == ()
    found = sheets(office)
    sheet = found["مریم کریمی"]
    assert sheet.honorific == "دکتر"
    assert sheet.aliases == ("مریم‌جان",)
    assert phones(sheet) == [("+985138402020", "", "دفتر کار"), ("+989153334455", "", "همراه")]
    assert [(one.title, one.organisation) for one in sheet.positions] == [
        ("کارشناس", "فرمانداری قوچان دفتر فنی")
    ]
    assert sheet.city == "قوچان"
    assert "خیابان امام, پلاک ۱۲" in sheet.address
    assert sheet.note == "خط یک\nخط دو\nرایانامه: m@example.ir"


def test_a_card_of_an_organisation_is_one(office: Office, tmp_path: Path) -> None:
    assert brought_in(office, tmp_path, FOUR).refusals == ()
    (sheet,) = sheets(office).values()
    assert sheet.kind is ContactKind.ORGANISATION
    assert [(one.number, one.extension) for one in sheet.phones] == [("+985138402021", "12")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_a_file_of_any_program_is_decoded(office: Office, tmp_path: Path, encoding: str) -> None:
    text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:علي بهرامي\r\nEND:VCARD\r\n"
    brought_in(office, tmp_path, text.encode(encoding))
    assert list(sheets(office)) == ["علی بهرامی"]


def test_a_bad_card_is_named_and_the_others_are_kept(office: Office, tmp_path: Path) -> None:
    cards = [
        OLD,
        "BEGIN:VCARD\nVERSION:3.0\nTEL:12\nEND:VCARD\n",
        "BEGIN:VCARD\nVERSION:3.0\nFN:بی‌پایان\n",
        FOUR,
    ]
    plan = brought_in(office, tmp_path, "".join(cards))
    assert {one.row for one in plan.refusals} == {2, 3}
    assert plan.lines()[0].startswith("کارت ۲: ")
    assert set(sheets(office)) == {"رضا احمدی", "شهرداری مهرآباد"}


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "خالی"), (b"  \n", "خالی"), (b"hello", "نیست"), (b"\x00\xff\xfe\x9d", "نیست")],
)
def test_a_file_without_cards_is_refused_in_words(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "a.vcf"
    path.write_bytes(content)
    with pytest.raises(InvalidInput, match=words):
        read_cards(path)


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="خوانده نشد"):
        read_cards(tmp_path / "a.vcf")


PERSON = ContactDraft(
    honorific="جناب آقای",
    name="بهمن، سپیدار; \\ کهن",
    identity_number=NATIONAL_ID,
    city="مهرآباد",
    address="خیابان آزادگان،\nپلاک ۱۲، کوچه‌ای با نامی بلند که از هفتاد و پنج بایت می‌گذرد",
    note="خط یک\nخط دو",
    aliases=("بهمن", "سپیدار"),
    phones=(
        PhoneDraft(number="09151112233", label="همراه"),
        PhoneDraft(number="05138402020 داخلی 12", label="دفتر رئیس"),
        PhoneDraft(number="111", label=""),
    ),
    positions=(PositionDraft(title="رئیس، دفتر"),),
)


def test_what_is_written_is_read_back(office: Office, tmp_path: Path) -> None:
    unit = ContactDraft(
        kind=ContactKind.UNIT,
        name="دفتر فنی",
        parent_id=office.write(
            add_contact, ContactDraft(kind=ContactKind.ORGANISATION, name="استانداری")
        ).value,
    )
    for draft in (PERSON, unit):
        office.write(add_contact, draft)
    content, count = office.read(EXPORTS[Kind.CONTACT, "vcard"])
    assert count == 3
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    plan = brought_in(office, tmp_path, content)
    assert plan.refusals == ()
    assert len(plan.repeated) == 3
    other = {one.draft.name: one for one in _fresh(office, tmp_path).taken}
    read = other[PERSON.name]
    for name in ("honorific", "identity_number", "city", "note", "aliases"):
        assert getattr(read.draft, name) == getattr(PERSON, name)
    assert [phone.label for phone in read.draft.phones] == ["همراه", "دفتر رئیس", ""]
    assert [phone.e164 for phone in read.phones] == ["+989151112233", "+985138402020", "111"]
    assert read.phones[1].extension == "12"
    assert [post.title for post in read.draft.positions] == ["رئیس، دفتر"]
    assert other["دفتر فنی"].parent is not None


def _fresh(office: Office, tmp_path: Path) -> Plan[Any]:
    """The same file, proved for an office that has nothing."""
    from app.office import open_office

    with open_office(f"sqlite:///{tmp_path / 'other.sqlite'}", create=True) as other:
        other.sign_in_as()
        return other.read(plan_import, Kind.CONTACT, read_cards(tmp_path / "cards.vcf"))


def test_another_reader_understands_what_is_written(office: Office) -> None:
    office.write(add_contact, PERSON)
    content, _count = office.read(EXPORTS[Kind.CONTACT, "vcard"])
    card = vobject.readOne(content.decode())
    assert card.fn.value == PERSON.name
    assert card.tel.value == "+989151112233"
    assert card.n.value.prefix == "جناب آقای"
