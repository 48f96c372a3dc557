"""The printed telephone directory: everybody once, in his column, with every number."""

from __future__ import annotations

import pypdfium2
import pytest

from app.contacts import (
    ContactDraft,
    ContactFilter,
    ContactKind,
    PhoneBookAsked,
    PhoneDraft,
    PositionDraft,
    add_contact,
    by_organisation,
    phone_book,
)
from app.errors import AppError, NotFound
from app.groups import GroupDraft, add_group
from app.office import Office
from app.progress import Progress
from call_sheets import LETTERHEAD, MARK
from reports.catalogue import FORMS
from reports.phone_directory import LAYOUTS, phone_directory


def added(office: Office, draft: ContactDraft) -> int:
    return office.write(add_contact, draft).value


@pytest.fixture
def offices(office: Office) -> dict[str, int]:
    """An organisation with a unit and two people, and one who belongs nowhere."""
    road = added(
        office,
        ContactDraft(
            name="اداره کل راه",
            kind=ContactKind.ORGANISATION,
            phones=(PhoneDraft(number="05138400000", label="تلفن‌خانه"),),
        ),
    )
    unit = added(office, ContactDraft(name="دفتر فنی", kind=ContactKind.UNIT, parent_id=road))
    ids = {"road": road, "unit": unit}
    for name, place in (("زهرا یوسفی", unit), ("آرش ملکی", road), ("بهمن سپیدار", None)):
        posts = (PositionDraft(title="کارشناس", organisation_id=place),) if place else ()
        phones = (PhoneDraft(number="09151234567", label="همراه"), PhoneDraft(number="38402020"))
        ids[name] = added(office, ContactDraft(name=name, positions=posts, phones=phones))
    return ids


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def printed(office: Office, layout: str, asked: PhoneBookAsked, of: str = "") -> bytes:
    book = office.read(phone_book, asked)
    return phone_directory(book, layout=layout, letterhead=LETTERHEAD, mark=MARK, of=of)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_everybody_stands_there_once_with_every_number(
    office: Office, offices: dict[str, int], layout: str
) -> None:
    text = text_of(printed(office, layout, PhoneBookAsked()))
    for words in ("زهرا یوسفی", "آرش ملکی", "بهمن سپیدار", "دفتر فنی"):
        assert text.count(words) == (2 if layout == "name" and words == "دفتر فنی" else 1), words
    # The reader gives a number's groups back in the order they are seen.
    assert text.count("۴۵۶۷ ۱۲۳ ۰۹۱۵") == 3
    assert text.count("۲۰۲۰ ۳۸۴۰ ۰۵۱") == 3
    assert "صفحه ۱ از ۱" in text
    assert LETTERHEAD.office in text


def test_people_stand_under_their_offices(office: Office, offices: dict[str, int]) -> None:
    road, nowhere = by_organisation(office.read(phone_book, PhoneBookAsked()))
    assert (road.name, [entry.name for entry in road.people]) == ("اداره کل راه", ["آرش ملکی"])
    ((unit, own, people),) = road.units
    assert (unit, own is not None, [entry.name for entry in people]) == (
        "دفتر فنی",
        True,
        ["زهرا یوسفی"],
    )
    assert [entry.name for entry in nowhere.people] == ["بهمن سپیدار"]


def test_only_those_asked_for(office: Office, offices: dict[str, int]) -> None:
    chosen = office.read(phone_book, PhoneBookAsked(ids=(offices["زهرا یوسفی"],)))
    assert [entry.name for entry in chosen.entries] == ["زهرا یوسفی"]
    (section,) = by_organisation(chosen)
    assert (section.name, section.own) == ("اداره کل راه", None)
    group = office.write(
        add_group, GroupDraft(name="شورا", contact_ids=(offices["آرش ملکی"],))
    ).value
    asked = PhoneBookAsked(ContactFilter(group_id=group))
    text = text_of(printed(office, "name", asked, of="شورا"))
    assert "آرش ملکی" in text
    assert "شورا" in text
    assert "یوسفی" not in text
    with pytest.raises(NotFound):
        office.read(phone_book, PhoneBookAsked(ContactFilter(text="هیچ‌کس")))


def test_many_flow_over_columns_and_pages(local_office: Office) -> None:
    for number in range(150):
        added(local_office, ContactDraft(name=f"شخص {number:03}", note="x"))
    long = "نامی بسیار دراز " * 25
    added(local_office, ContactDraft(name=long.strip(), phones=(PhoneDraft(number="110"),)))
    pdf = printed(local_office, "name", PhoneBookAsked())
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) > 1
    text = text_of(pdf)
    assert f"صفحه ۲ از {'۰۱۲۳۴۵۶۷۸۹'[len(document)]}" in text
    for number in range(150):
        assert f"{number:03}".translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) in text


def test_the_work_can_be_stopped(local_office: Office) -> None:
    added(local_office, ContactDraft(name="رضا"))
    book = local_office.read(phone_book, PhoneBookAsked())
    progress = Progress()
    progress.cancel()
    with pytest.raises(AppError):
        phone_directory(book, layout="name", letterhead=LETTERHEAD, mark=MARK, progress=progress)


def test_the_catalogue_names_the_layouts() -> None:
    (form,) = [form for form in FORMS if form.name == "phone-directory"]
    assert {name for name, _words in form.layouts} == set(LAYOUTS)
