"""Inventing the directory: offices, their units, and the people who hold their posts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

from app.contacts import ContactDraft, ContactKind, PhoneDraft, PositionDraft
from app.demo.stories import Entry
from app.demo.words import (
    COMPANIES,
    COUNTIES,
    COUNTY_OFFICES,
    FAMILIES,
    FAMILY_ENDINGS,
    HONORIFICS,
    MEN,
    OFFICES,
    POSTS,
    STREETS,
    UNITS,
    WOMEN,
    WOMEN_HONORIFICS,
)
from app.text import persian_digits

#: Invented numbers must not ring anywhere: no operator has 0959, no exchange 051 20.
MOBILE = "0959"
LAND = "05120"

#: No county gives out national ids that begin so, and no register legal ids.
NATIONAL = "98"
LEGAL = "99"


def directory(random: Random, count: int, today: date) -> Iterator[Entry]:
    """Invent `count` contacts: what others belong to comes before them."""
    serials = _different(random)
    office = Entry(_organisation(random, serials, "استانداری", "مرکز استان"))
    yield office
    organisations = max(len(OFFICES) + 4, count // 10)
    units = min(len(UNITS), count - 1)
    made = 1
    for name, aliases in UNITS[:units]:
        draft = ContactDraft(
            kind=ContactKind.UNIT,
            name=name,
            aliases=aliases,
            phones=(PhoneDraft(number=f"{land_line(random)} داخلی {random.randint(10, 99)}"),),
            request_key=_key(random),
        )
        yield Entry(draft, parent=0)
        made += 1
    first = made
    while made < min(count, first + organisations):
        yield Entry(_office(random, serials, made - first))
        made += 1
    while made < count:
        yield _person(random, serials, today, (first, first + organisations))
        made += 1


def _office(random: Random, serials: Iterator[int], place: int) -> ContactDraft:
    county = COUNTIES[place % len(COUNTIES)]
    if place < len(OFFICES):
        name, aliases = OFFICES[place]
        return _organisation(random, serials, name, "مرکز استان", aliases)
    place -= len(OFFICES)
    rounds, kind = divmod(place // len(COUNTIES), len(COUNTY_OFFICES) + len(COMPANIES))
    kinds = (*COUNTY_OFFICES, *COMPANIES)
    number = f" شماره {persian_digits(str(rounds + 1))}" if rounds else ""
    return _organisation(random, serials, f"{kinds[kind]} {county}{number}", county)


def _organisation(
    random: Random, serials: Iterator[int], name: str, city: str, aliases: tuple[str, ...] = ()
) -> ContactDraft:
    plate = persian_digits(str(random.randint(2, 240)))
    return ContactDraft(
        kind=ContactKind.ORGANISATION,
        name=name,
        identity_number=legal_of(next(serials)),
        city=city,
        address=f"خیابان {random.choice(STREETS)}، پلاک {plate}",
        aliases=aliases,
        phones=(PhoneDraft(number=land_line(random), label="تلفن‌خانه"),),
        request_key=_key(random),
    )


def _person(random: Random, serials: Iterator[int], today: date, offices: tuple[int, int]) -> Entry:
    name, honorific = person_name(random)
    phones = [PhoneDraft(number=mobile(random), label="همراه")]
    if random.random() < 0.4:
        extension = f" داخلی {random.randint(10, 999)}" if random.random() < 0.5 else ""
        phones.append(PhoneDraft(number=land_line(random) + extension, label="دفتر"))
    works_at = random.randrange(*offices) if random.random() < 0.7 else None
    since = today - timedelta(days=random.randint(40, 1500))
    posts = () if works_at is None else (PositionDraft(title=random.choice(POSTS), from_day=since),)
    draft = ContactDraft(
        honorific=honorific,
        name=name,
        identity_number=national_of(next(serials)) if random.random() < 0.6 else "",
        city=random.choice(COUNTIES),
        phones=tuple(phones),
        positions=posts,
        request_key=_key(random),
    )
    return Entry(draft, works_at=works_at)


def person_name(random: Random) -> tuple[str, str]:
    """An invented name with its honorific."""
    woman = random.random() < 0.35
    family = random.choice(FAMILIES) + random.choice(FAMILY_ENDINGS)
    given = random.choice(WOMEN if woman else MEN)
    return f"{given} {family}", random.choice(WOMEN_HONORIFICS if woman else HONORIFICS)


def mobile(random: Random) -> str:
    """A mobile number nobody has."""
    return f"{MOBILE}{random.randrange(10**7):07}"


def land_line(random: Random) -> str:
    """A land line nobody has."""
    return f"{LAND}{random.randrange(10**6):06}"


def national_id_of(random: Random) -> str:
    """A national id whose check digit is right, of nobody."""
    return national_of(_serial(random))


def _serial(random: Random) -> int:
    """Seven digits of which the last six are not (nearly) nothing: ids never have such."""
    return random.randrange(10) * 10**6 + random.randrange(10, 10**6)


def _different(random: Random) -> Iterator[int]:
    """Numbers of up to seven digits, no two alike: nobody is in a directory twice."""
    seen: set[int] = set()
    while True:
        serial = _serial(random)
        if serial not in seen:
            seen.add(serial)
            yield serial


def national_of(serial: int) -> str:
    """The national id with these seven digits in it, its check digit right."""
    digits = f"{NATIONAL}{serial:07}"
    rest = sum(int(digit) * (10 - place) for place, digit in enumerate(digits)) % 11
    return digits + str(rest if rest < 2 else 11 - rest)


def legal_of(serial: int) -> str:
    """The legal id with these digits in it, its check digit right."""
    digits = f"{LEGAL}{serial:08}"
    added = int(digits[9]) + 2
    weights = (29, 27, 23, 19, 17)
    total = sum((added + int(digit)) * weights[place % 5] for place, digit in enumerate(digits))
    return digits + str(total % 11 % 10)


def _key(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)
