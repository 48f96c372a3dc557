"""Who may be in the directory twice, on both stores."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from app.contacts import (
    ContactDraft,
    ContactKind,
    Likeness,
    PhoneDraft,
    PositionDraft,
    add_contact,
    archive_contact,
    find_duplicates,
)
from app.errors import AppError
from app.office import Office
from app.progress import Progress
from models.contacts import Contact

IDENTITY, PHONE, NAME = Likeness.IDENTITY, Likeness.PHONE, Likeness.NAME
MOBILE, LAND = "09151234567", "05138402020"


def added(office: Office, draft: ContactDraft) -> int:
    return office.write(add_contact, draft).value


def person(name: str, phone: str = "", **more: object) -> ContactDraft:
    phones = (PhoneDraft(number=phone),) if phone else ()
    return ContactDraft(name=name, phones=phones, **more)  # type: ignore[arg-type]  # draft fields


def found(office: Office) -> list[tuple[tuple[Likeness, ...], tuple[int, ...]]]:
    return [
        (one.why, tuple(row.id for row in one.contacts)) for one in office.read(find_duplicates)
    ]


ALIKE = [
    ("one mobile", person("رضا احمدی", MOBILE), person("ر. احمدی‌نیا", MOBILE), (PHONE,)),
    ("one land line", person("رضا احمدی", LAND), person("احمدی رضا", LAND), (PHONE,)),
    ("one name", person("علی نژاد"), person("علی‌نژاد"), (NAME,)),
    ("arabic letters", person("علي كاظمي"), person("علی کاظمی"), (NAME,)),
    ("one city", person("رضا", city="مشهد"), person("رضا", city="مشهد"), (NAME,)),
    (
        "both",
        person("رضا احمدی", MOBILE),
        person("رضا احمدی", MOBILE, identity_number="0013542419"),
        (PHONE, NAME),
    ),
]


@pytest.mark.parametrize(("case", "one", "other", "why"), ALIKE, ids=[row[0] for row in ALIKE])
def test_these_are_taken_for_one(
    office: Office, case: str, one: ContactDraft, other: ContactDraft, why: tuple[Likeness, ...]
) -> None:
    ids = (added(office, one), added(office, other))
    assert found(office) == [(why, ids)]


DIFFERENT = [
    ("colleagues at one line", person("رضا احمدی", LAND), person("مریم سپهری", LAND)),
    ("two ids", person("رضا", identity_number="0013542419"),
     person("رضا", identity_number="0499370899")),
    ("two cities", person("رضا", city="مشهد"), person("رضا", city="قوچان")),
    ("two kinds", person("راه", LAND), person("راه", LAND, kind=ContactKind.ORGANISATION)),
    ("two names", person("رضا احمدی"), person("رضا احمدی‌نیا")),
]  # fmt: skip


@pytest.mark.parametrize(("case", "one", "other"), DIFFERENT, ids=[row[0] for row in DIFFERENT])
def test_these_are_not(office: Office, case: str, one: ContactDraft, other: ContactDraft) -> None:
    added(office, one)
    added(office, other)
    assert found(office) == []


def test_namesakes_are_one_only_at_one_place(office: Office) -> None:
    road, water = (
        added(office, ContactDraft(name=name, kind=ContactKind.ORGANISATION))
        for name in ("راه", "آب")
    )

    def at(place: int) -> int:
        post = PositionDraft(title="مدیر", organisation_id=place)
        return added(office, ContactDraft(name="رضا احمدی", positions=(post,)))

    first, _elsewhere, again = at(road), at(water), at(road)
    assert found(office) == [((NAME,), (first, again))]


def test_one_id_twice_is_the_surest(office: Office) -> None:
    added(office, person("علی نژاد"))
    added(office, person("علی‌نژاد"))
    first = added(office, person("رضا", identity_number="0013542419"))
    second = added(office, person("احمدی"))
    with office.database.connection(writing=True) as connection:
        connection.execute(
            update(Contact).where(Contact.id == second).values(identity_number="0013542419")
        )
    assert found(office)[0] == ((IDENTITY,), (first, second))
    assert len(found(office)) == 2


def test_who_is_archived_is_no_duplicate(office: Office) -> None:
    added(office, person("رضا", MOBILE))
    second = added(office, person("رضا", MOBILE))
    office.write(archive_contact, second, 1)
    assert found(office) == []


def test_the_search_can_be_stopped(office: Office) -> None:
    added(office, person("رضا"))
    progress = Progress()
    progress.cancel()
    with pytest.raises(AppError):
        office.read(find_duplicates, progress=progress)
