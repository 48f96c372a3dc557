"""Every way to change kept lists: keep, rename, keep for others, delete, bring back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert, select, update

from app import journal
from app.access import RIGHT_NAMES, Right, require
from app.changes import Changes, Kind, changed
from app.database import STALE
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.limits import checked_length
from app.saved_lists.audience import Audience
from app.saved_lists.plain import filter_to_plain
from app.saved_lists.queries import belongs_to, seen_by
from app.saved_lists.sections import SECTIONS
from app.session import OfficeSession
from app.text import persian_digits, search_key, tidy
from models.base import table_of
from models.lists import SavedList

_LISTS = table_of(SavedList)

#: Longest name, so that the navigation can show it, and most lists of one register a person sees.
LONGEST_NAME = 40
MOST_LISTS = 20

MISSING = "این نمای ذخیره‌شده یافت نشد."
WITHOUT_UNIT = "برای شما واحدی ثبت نشده است؛ نما را برای خودتان نگه دارید."


@dataclass(frozen=True, kw_only=True)
class SavedListDraft:
    """A list as the form hands it over.

    Attributes:
        section: The register, by its name in the window.
        wanted: Its filter as it stands.
        moving: Its days move with today.
        audience: Who is to see it.
    """

    section: str
    name: str
    wanted: Any
    moving: bool = False
    audience: Audience = Audience.SELF
    request_key: UUID = field(default_factory=uuid4)


def save_list(session: OfficeSession, draft: SavedListDraft) -> Changes[int]:
    """Keep a register's filter under a name. Saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not see the register, or not keep lists for all.
        InvalidInput: It is for a unit, and the operator has none.
        InvalidFields: The name is missing, too long or taken.
    """
    operator = session.desk.operator
    right = SECTIONS[draft.section].right
    if right is not None:
        require(operator, right)
    seen = _columns_of(session, draft.audience)
    made = session.execute(
        select(_LISTS.c.id).where(_LISTS.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    name = _checked_name(session, draft.section, draft.name)
    today = session.desk.clock.today() if draft.moving else None
    number = session.execute(
        insert(_LISTS)
        .values(
            section=draft.section,
            name=name,
            wanted=json.dumps(filter_to_plain(draft.wanted, today), ensure_ascii=False),
            operator_id=operator.id,
            **seen,
            deleted_at=None,
            request_key=draft.request_key,
            version=1,
        )
        .returning(_LISTS.c.id)
    ).scalar_one()
    _note(session, number, "save_list", f"نمای «{name}» {_whose(seen)} ذخیره شد.")
    return changed(number, Kind.SAVED_LIST)


def _columns_of(session: OfficeSession, audience: Audience) -> dict[str, Any]:
    """How it is kept for whom a list is, if this operator may keep lists for them."""
    operator = session.desk.operator
    if audience is Audience.ALL:
        require(operator, Right.CHANGE_SETTINGS)
    if audience is Audience.UNIT and not operator.unit:
        raise InvalidInput("audience", WITHOUT_UNIT)
    unit = operator.unit if audience is Audience.UNIT else ""
    return {"shared": audience is Audience.ALL, "unit": unit}


def _whose(kept: Mapping[str, Any]) -> str:
    """In words, for the journal, which others read too."""
    if kept["unit"]:
        return f"برای «{kept['unit']}»"
    return "برای همه" if kept["shared"] else "برای خود کاربر"


def _checked_name(session: OfficeSession, section: str, typed: str, besides: int = 0) -> str:
    name = tidy(typed)
    problems: list[InvalidInput] = []
    checked_length("name", name, LONGEST_NAME, problems)
    others = session.execute(
        select(_LISTS.c.id, _LISTS.c.name).where(seen_by(session), _LISTS.c.section == section)
    ).all()
    if not name:
        problems.append(InvalidInput("name", "نام نما را بنویسید."))
    elif any(search_key(other.name) == search_key(name) for other in others if other.id != besides):
        problems.append(InvalidInput("name", "نمایی به این نام هست؛ نام دیگری بنویسید."))
    elif not besides and len(others) >= MOST_LISTS:
        most = persian_digits(str(MOST_LISTS))
        problems.append(InvalidInput("name", f"بیش از {most} نما نمی‌ماند؛ نخست یکی را بردارید."))
    if problems:
        raise InvalidFields(problems)
    return name


def rename_list(session: OfficeSession, number: int, version: int, name: str) -> Changes[int]:
    """Call a list otherwise.

    Raises:
        NotFound: There is no such list for this operator.
        NotAllowed: It is everybody's or another's for the unit; the operator may not change those.
        InvalidFields: The name is missing, too long or taken.
        StaleRecord: Another desk changed it since.
    """
    kept = _own(session, number)
    wanted = _checked_name(session, kept["section"], name, besides=number)
    if wanted == kept["name"]:
        return changed(number)
    _save(session, number, version, name=wanted)
    _note(session, number, "rename_list", f"نمای «{kept['name']}» اکنون «{wanted}» است.")
    return changed(number, Kind.SAVED_LIST)


def keep_for(session: OfficeSession, number: int, version: int, audience: Audience) -> Changes[int]:
    """Let others see a list, or no longer.

    Raises:
        NotFound, StaleRecord: As for `rename_list`.
        NotAllowed: The operator may not, or would take what another keeps for himself.
        InvalidInput: It is for a unit, and the operator has none.
    """
    kept = _own(session, number)
    if audience is Audience.of(shared=kept["shared"], unit=kept["unit"]):
        return changed(number)
    if audience is Audience.SELF and kept["operator_id"] != session.desk.operator.id:
        raise NotAllowed("این نما را دیگری نگه داشته است و تنها از آن شما نمی‌شود.")
    seen = _columns_of(session, audience)
    _save(session, number, version, **seen)
    _note(session, number, "keep_list_for", f"نمای «{kept['name']}» اکنون {_whose(seen)} است.")
    return changed(number, Kind.SAVED_LIST)


def delete_list(session: OfficeSession, number: int, version: int) -> Changes[int]:
    """Take a list out of the navigation; `restore_list` brings it back.

    Raises:
        NotFound, NotAllowed, StaleRecord: As for `rename_list`.
    """
    kept = _own(session, number)
    _save(session, number, version, deleted_at=session.desk.clock.now())
    _note(session, number, "delete_list", f"نمای «{kept['name']}» برداشته شد.")
    return changed(number, Kind.SAVED_LIST)


def restore_list(session: OfficeSession, number: int) -> Changes[int]:
    """Bring a deleted list back.

    Raises:
        NotFound, NotAllowed: As for `rename_list`.
        InvalidFields: Another list has taken its name meanwhile.
    """
    kept = _own(session, number)
    if kept["deleted_at"] is None:
        return changed(number)
    _checked_name(session, kept["section"], kept["name"], besides=number)
    _save(session, number, kept["version"], deleted_at=None)
    _note(session, number, "restore_list", f"نمای «{kept['name']}» برگشت.")
    return changed(number, Kind.SAVED_LIST)


def _own(session: OfficeSession, number: int) -> Mapping[str, Any]:
    """A list's columns, deleted or not, if this operator may change it.

    His own he may; what all see, and what another keeps for their unit, with the right to settings.
    """
    operator = session.desk.operator
    found = select(_LISTS).where(_LISTS.c.id == number, belongs_to(session))
    row = session.execute(found).mappings().first()
    if row is None:
        raise NotFound(MISSING)
    kept = dict(row)
    is_others = kept["shared"] or kept["operator_id"] != operator.id
    if is_others and not operator.may(Right.CHANGE_SETTINGS):
        whose = _whose(kept)
        raise NotAllowed(
            f"این نما {whose} است و تغییر آن «{RIGHT_NAMES[Right.CHANGE_SETTINGS]}» می‌خواهد."
        )
    return kept


def _save(session: OfficeSession, number: int, version: int, **values: Any) -> None:
    saved = session.execute(
        update(_LISTS)
        .where(_LISTS.c.id == number, _LISTS.c.version == version)
        .values(**values, version=version + 1)
        .returning(_LISTS.c.id)
    ).scalar()
    if saved is None:
        raise StaleRecord(STALE)


def _note(session: OfficeSession, number: int, action: str, words: str) -> None:
    journal.note(session, Kind.SAVED_LIST, number, action, words)
