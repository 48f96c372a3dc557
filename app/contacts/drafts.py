"""What the directory's form hands over, tidied and proved before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from uuid import UUID, uuid4

from app.errors import InvalidFields, InvalidInput
from app.identity import legal_id, national_id
from app.limits import checked_length
from app.telephone import Telephone, parse_telephone
from app.text import LONG_LIMIT, SHORT_LIMIT, tidy


class ContactKind(StrEnum):
    """What a contact is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    UNIT = "unit"


@dataclass(frozen=True, kw_only=True)
class PhoneDraft:
    """A number as typed; an extension may follow «داخلی»."""

    number: str
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class PositionDraft:
    """A post held from-to; an open end is held today.

    Attributes:
        organisation_id: Where, if the directory has it.
    """

    title: str
    organisation_id: int | None = None
    from_day: date | None = None
    to_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class ContactDraft:
    """A person, an organisation or a unit as typed."""

    kind: ContactKind = ContactKind.PERSON
    honorific: str = ""
    name: str = ""
    identity_number: str = ""
    parent_id: int | None = None
    city: str = ""
    address: str = ""
    note: str = ""
    aliases: tuple[str, ...] = ()
    phones: tuple[PhoneDraft, ...] = ()
    positions: tuple[PositionDraft, ...] = ()
    request_key: UUID = field(default_factory=uuid4)


def checked(draft: ContactDraft, area_code: str) -> tuple[ContactDraft, tuple[Telephone, ...]]:
    """Tidy what was typed and prove it.

    Args:
        draft: As typed.
        area_code: What local numbers are dialled with.

    Returns:
        The tidied draft and its numbers, read.

    Raises:
        InvalidFields: Every field that cannot be taken, with its sentence.
    """
    problems: list[InvalidInput] = []
    tidied = replace(
        draft,
        honorific=checked_length("honorific", tidy(draft.honorific), SHORT_LIMIT, problems),
        name=checked_length("name", tidy(draft.name), SHORT_LIMIT, problems),
        city=checked_length("city", tidy(draft.city), SHORT_LIMIT, problems),
        address=checked_length(
            "address", tidy(draft.address, multiline=True), LONG_LIMIT, problems
        ),
        note=checked_length("note", tidy(draft.note, multiline=True), LONG_LIMIT, problems),
        aliases=tuple(alias for alias in map(tidy, draft.aliases) if alias),
        phones=tuple(
            replace(phone, label=checked_length("phones", tidy(phone.label), SHORT_LIMIT, problems))
            for phone in draft.phones
        ),
        identity_number=_checked_identity(draft, problems),
        positions=_checked_positions(draft, problems),
    )
    if not tidied.name:
        problems.append(InvalidInput("name", "نام را بنویسید."))
    if draft.kind is ContactKind.UNIT and draft.parent_id is None:
        problems.append(InvalidInput("parent_id", "واحد از کدام دستگاه است؟"))
    for alias in tidied.aliases:
        checked_length("aliases", alias, SHORT_LIMIT, problems)
    phones = _checked_phones(tidied, area_code, problems)
    if problems:
        raise InvalidFields(problems)
    return tidied, phones


def _checked_identity(draft: ContactDraft, problems: list[InvalidInput]) -> str:
    if not draft.identity_number.strip():
        return ""
    read = national_id if draft.kind is ContactKind.PERSON else legal_id
    try:
        return read(draft.identity_number)
    except ValueError as error:
        problems.append(InvalidInput("identity_number", str(error)))
        return ""


def _checked_positions(
    draft: ContactDraft, problems: list[InvalidInput]
) -> tuple[PositionDraft, ...]:
    kept: list[PositionDraft] = []
    for position in draft.positions:
        title = checked_length("positions", tidy(position.title), SHORT_LIMIT, problems)
        if not title and position.organisation_id is None:
            continue
        if not title:
            problems.append(InvalidInput("positions", "سمت را بنویسید."))
        if position.from_day and position.to_day and position.to_day < position.from_day:
            problems.append(InvalidInput("positions", "پایان تصدی پیش از آغاز آن است."))
        kept.append(replace(position, title=title))
    return tuple(kept)


def _checked_phones(
    draft: ContactDraft, area_code: str, problems: list[InvalidInput]
) -> tuple[Telephone, ...]:
    read: list[Telephone] = []
    for phone in draft.phones:
        if not phone.number.strip():
            continue
        try:
            read.append(parse_telephone(phone.number, area=area_code))
        except ValueError as error:
            problems.append(InvalidInput("phones", str(error)))
    return tuple(read)
