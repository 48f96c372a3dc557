"""Every way to ask the directory: found however it is typed, listed in Persian order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from app.clock import FixedClock
from app.contacts import (
    ContactDraft,
    ContactFilter,
    ContactKind,
    PhoneDraft,
    PositionDraft,
    add_contact,
    archive_contact,
    contact_sheet,
    count_contacts,
    has_contact,
    list_contacts,
    same_identity,
    suggest_contacts,
)
from app.contacts.asking import COMMON, asked_words
from app.office import Office
from models.contacts import ContactWord


def added(office: Office, draft: ContactDraft) -> int:
    return office.write(add_contact, draft).value


def names(office: Office, text: str) -> list[str]:
    return [row.name for row in office.read(suggest_contacts, text)]


@pytest.fixture
def filled(office: Office) -> Office:
    """A directory of a few who are easily confused."""
    road = added(
        office,
        ContactDraft(
            name="اداره کل راه و شهرسازی",
            kind=ContactKind.ORGANISATION,
            identity_number="14005893875",
            aliases=("مسکن و شهرسازی",),
            phones=(PhoneDraft(number="38402020"),),
        ),
    )
    added(office, ContactDraft(name="دفتر فنی", kind=ContactKind.UNIT, parent_id=road))
    added(
        office,
        ContactDraft(
            name="علی‌رضا کاظمی‌نژاد",
            honorific="دکتر",
            identity_number="0013542419",
            phones=(PhoneDraft(number="0915 123 4567"), PhoneDraft(number="111")),
            positions=(PositionDraft(title="معاون عمرانی", organisation_id=road),),
        ),
    )
    added(office, ContactDraft(name="رضا آبادی"))
    return office


@pytest.mark.parametrize(
    "typed",
    [
        "علی‌رضا",
        "علی رضا",
        "علیرضا",
        "علي رضا",
        "کاظمی‌نژاد",
        "کاظمی نژاد",
        "كاظمي",
        "کاظ",
        "نژاد علی",
        "  کاظمی   معاون ",
        "دکتر",
        "عمرانی",
        "کــاظمی",
        "کاظِمی",
        "09151234567",
        "۰۹۱۵۱۲۳۴۵۶۷",
        "0915 123 4567",
        "0915-123-4567",
        "+98 915 123 4567",
        "00989151234567",
        "1234567",
        "4567",
        "0013542419",
        "۰۰۱۳۵",
        "542419",
    ],
)
def test_a_person_is_found_however_it_is_typed(filled: Office, typed: str) -> None:
    assert "علی‌رضا کاظمی‌نژاد" in names(filled, typed)


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "ظمی", "کاظمی حسن", "۹۹۹۹۹", "%", "_", "*", "'", '"', "\\", "\x00", "\U0010ffff"],
)
def test_what_nobody_is_called_finds_nobody(filled: Office, typed: str) -> None:
    assert names(filled, typed) == []


def test_an_organisation_is_found_by_its_other_name_and_numbers(filled: Office) -> None:
    for typed in ("مسکن", "راه شهرسازی", "38402020", "05138402020", "14005893875"):
        assert names(filled, typed) == ["اداره کل راه و شهرسازی"], typed


def test_suggestions_can_be_of_one_kind_and_are_few(filled: Office) -> None:
    kinds = (ContactKind.ORGANISATION, ContactKind.UNIT)
    assert [row.name for row in filled.read(suggest_contacts, "رضا", kinds=kinds)] == []
    units = filled.read(suggest_contacts, "د", kinds=(ContactKind.UNIT,))
    assert [row.name for row in units] == ["دفتر فنی"]
    assert len(filled.read(suggest_contacts, "ا", limit=1)) == 1


def test_a_line_says_the_first_number_the_post_and_where(filled: Office) -> None:
    (row,) = filled.read(suggest_contacts, "کاظمی")
    assert (row.phone, row.post, row.organisation) == (
        "0915 123 4567",
        "معاون عمرانی",
        "اداره کل راه و شهرسازی",
    )
    (unit,) = filled.read(suggest_contacts, "فنی")
    assert (unit.post, unit.organisation) == ("", "اداره کل راه و شهرسازی")


def test_the_post_shown_is_the_one_held_today(office: Office, clock: FixedClock) -> None:
    clock.set(datetime(2026, 11, 22, 7, 0, tzinfo=UTC))
    today = clock.today()
    day = timedelta(days=1)
    posts = (
        PositionDraft(title="پیشین", from_day=today - 900 * day, to_day=today - day),
        PositionDraft(title="کنونی", from_day=today - day, to_day=today),
        PositionDraft(title="آینده", from_day=today + day),
    )
    number = added(office, ContactDraft(name="رضا", positions=posts))
    shown = []
    for _ in range(2):
        shown.append(office.read(suggest_contacts, "رضا")[0].post)
        clock.advance(day)
    assert shown == ["کنونی", "آینده"]
    assert [post.title for post in office.read(contact_sheet, number).positions] == [
        "پیشین",
        "کنونی",
        "آینده",
    ]


def test_of_two_posts_today_the_newer_is_shown_the_same_on_both_stores(office: Office) -> None:
    posts = (
        PositionDraft(title="قدیم", from_day=date(2020, 1, 1)),
        PositionDraft(title="جدید", from_day=date(2024, 1, 1)),
    )
    added(office, ContactDraft(name="رضا", positions=posts))
    assert office.read(suggest_contacts, "رضا")[0].post == "جدید"


def test_a_post_of_unknown_beginning_is_shown_the_same_on_both_stores(office: Office) -> None:
    posts = (
        PositionDraft(title="بی‌تاریخ"),
        PositionDraft(title="جدید", from_day=date(2024, 1, 1)),
    )
    added(office, ContactDraft(name="رضا", positions=posts))
    assert office.read(suggest_contacts, "رضا")[0].post == "جدید"


def test_the_directory_is_in_persian_order_and_in_pages(office: Office) -> None:
    wanted = ["آبان", "ابراهیم", "بابک", "پرویز", "چنگیز", "ژاله", "کاوه", "گیتی", "نادر", "ویدا"]
    wanted += ["هاله", "یاسر"]
    for name in reversed(wanted):
        added(office, ContactDraft(name=name))
    listed = [row.name for row in office.read(list_contacts, ContactFilter())]
    assert listed == wanted
    pages = [
        row.name
        for offset in range(0, 15, 5)
        for row in office.read(list_contacts, ContactFilter(), offset=offset, limit=5)
    ]
    assert pages == wanted


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (ContactFilter(), 4),
        (ContactFilter(text="رضا"), 2),
        (ContactFilter(kind=ContactKind.UNIT), 1),
        (ContactFilter(text="رضا", kind=ContactKind.UNIT), 0),
        (ContactFilter(archived=True), 0),
    ],
)
def test_the_count_is_that_of_the_list(filled: Office, wanted: ContactFilter, count: int) -> None:
    assert filled.read(count_contacts, wanted) == count
    assert len(filled.read(list_contacts, wanted)) == count


def test_who_has_an_id_is_told_unless_archived(filled: Office) -> None:
    found = filled.read(same_identity, "0013542419")
    assert found is not None
    assert found.name == "علی‌رضا کاظمی‌نژاد"
    assert filled.read(same_identity, "0013542427") is None
    assert filled.read(has_contact, found.id)
    filled.write(archive_contact, found.id, 1)
    assert filled.read(same_identity, "0013542419") is None
    assert filled.read(has_contact, found.id)
    assert not filled.read(has_contact, 99)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ()),
        ("رضا احمدی", ("رضا", "احمدی")),
        ("۰۹۱۵ ۱۲۳", ("0915123",)),
        ("(051) 3840-2020", ("05138402020",)),
        ("+98 51 3840", ("0513840",)),
        ("رضا 0915", ("رضا", "0915")),
    ],
)
def test_a_question_is_words_or_one_number(typed: str, words: tuple[str, ...]) -> None:
    assert asked_words(typed) == words


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(st.sampled_from("اآبپكکيیئ\u200c ءأةهو12۳"), min_size=1, max_size=14),
    data=st.data(),
)
def test_everybody_is_found_by_any_beginning_of_any_word(
    local_office: Office, name: str, data: st.DataObject
) -> None:
    if not name.strip(" \u200c"):
        return
    number = added(local_office, ContactDraft(name=name))
    words = local_office.read(contact_sheet, number).name.split()
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    typed = word[: data.draw(st.integers(1, len(word)))].strip("\u200c")
    if not asked_words(typed):
        return
    found = local_office.read(suggest_contacts, typed, limit=10_000)
    assert number in [row.id for row in found]


def test_a_beginning_that_thousands_of_words_have_finds_the_same_in_the_same_order(
    filled: Office,
) -> None:
    few = filled.read(list_contacts, ContactFilter())[:3]
    begins = [
        {"contact_id": row.id, "word": f"زنگ{number}"}
        for row in few
        for number in range(COMMON // 2)
    ]
    with filled.database.connection(writing=True) as connection:
        connection.execute(insert(ContactWord), begins)
    for text in ("زنگ", "زنگ ز", "زن"):
        wanted = ContactFilter(text=text)
        assert filled.read(list_contacts, wanted) == few
        assert filled.read(count_contacts, wanted) == len(few)
        assert filled.read(list_contacts, wanted, after=few[0].id) == few[1:]
    assert filled.read(suggest_contacts, "زنگ") == few
