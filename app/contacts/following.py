"""Every row that names a contact follows it into another, and finds its way back.

Which columns name contacts is asked of the store's metadata (`app.links`), so that a register of
tomorrow follows without a word here. Rows that an amendment writes anew have no lasting id: they
are known again by what they say.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.links import Link, links_to
from app.text import search_key
from models.contacts import Contact

#: What tells of a merge, or is written anew after it: it never follows.
STAYING: Final = frozenset(
    {"contact_merges.survivor_id", "contact_merges.merged_id", "contact_words.contact_id"}
)

#: Tables whose rows are deleted and written anew when their record is amended, each with the
#: columns by which a row is known again.
REWRITTEN: Final[Mapping[str, tuple[str, ...]]] = {
    "contact_aliases": ("name",),
    "contact_phones": ("label", "number", "extension"),
    "positions": ("person_id", "organisation_id", "title", "from_day", "to_day"),
    "group_members": ("group_id",),
    "event_bookings": ("event_id",),
}

#: Links beside which the record they name stands once more as words, to ask by: that column, and
#: what stands in it before the id.
KEYED: Final[Mapping[str, tuple[str, str]]] = {"event_bookings.contact_id": ("subject_key", "c")}

#: Links under which a record names a contact only once, by the record's column: where it names
#: the survivor already, the row stays behind.
ONCE: Final[Mapping[str, tuple[str, ...]]] = {"event_bookings.contact_id": ("event_id",)}

#: The contact's own rows, each with the columns in which two of them say the same: such a row
#: stays behind, for the survivor has it already.
OWN: Final[Mapping[str, tuple[str, ...]]] = {
    "contact_aliases.contact_id": ("name",),
    "contact_phones.contact_id": ("number", "extension"),
    "positions.person_id": ("title", "organisation_id", "from_day", "to_day"),
}

#: Ids of one statement; SQLite takes some thousand.
AT_ONCE: Final = 500

#: A moved row: its id and, where it may be written anew, what it says.
Moved = dict[str, Any]


@dataclass(frozen=True)
class Lost:
    """Rows of a link that could not go back, because they were changed since."""

    link: str
    count: int


def following() -> tuple[Link, ...]:
    """The links whose rows follow a merged contact."""
    return tuple(link for link in links_to(Contact) if link.name not in STAYING)


def move_links(session: Session, merged: int, survivor: int) -> dict[str, list[Moved]]:
    """Let every row that names `merged` name `survivor`.

    Returns:
        What moved, by the link's name, fit for JSON.
    """
    moved: dict[str, list[Moved]] = {}
    for link in following():
        rows = _rows(session, link, merged)
        taken = _taken(session, link, survivor)
        free = [row for row in rows if not _is_taken(link, row, taken)]
        if free:
            _point(session, link, [row["id"] for row in free], survivor)
            moved[link.name] = [_kept(link, row) for row in free]
    return moved


def move_back(
    session: Session, merged: int, survivor: int, moved: Mapping[str, Sequence[Moved]]
) -> list[Lost]:
    """Let what moved name `merged` again.

    A row of the contact's own that is gone is written anew. A row of another record that names
    somebody else by now, or says something else, stays as it is.

    Returns:
        What stayed.
    """
    lost: list[Lost] = []
    for link in following():
        wanted = moved.get(link.name, ())
        if not wanted:
            continue
        there = _rows(session, link, survivor)
        found, missing = _recognised(link, wanted, there)
        _point(session, link, found, merged)
        if missing and link.name in OWN:
            for row in missing:
                session.execute(insert(link.table).values(_revived(link, row, merged)))
        elif missing:
            lost.append(Lost(link.name, len(missing)))
    return lost


def _rows(session: Session, link: Link, contact: int) -> list[dict[str, Any]]:
    # Of a row that lasts nothing need be read but its id, and what may be there only once.
    wanted = {"id", *(name for columns in link.beside for name in columns)}
    whole = link.table.name in REWRITTEN
    columns = [c for c in link.table.columns if whole or c.name in wanted]
    rows = session.execute(select(*columns).where(link.column == contact).order_by(link.table.c.id))
    return [dict(row._mapping) for row in rows]  # noqa: SLF001  # a row's documented mapping


def _point(session: Session, link: Link, ids: Sequence[int], contact: int) -> None:
    for start in range(0, len(ids), AT_ONCE):
        session.execute(
            update(link.table)
            .where(link.table.c.id.in_(ids[start : start + AT_ONCE]))
            .values(_pointing(link, contact))
        )


def _pointing(link: Link, contact: int) -> dict[str, Any]:
    """The columns by which a row names a contact."""
    values: dict[str, Any] = {link.column.name: contact}
    if link.name in KEYED:
        column, before = KEYED[link.name]
        values[column] = f"{before}{contact}"
    return values


def _keys(link: Link, row: Mapping[str, Any]) -> Iterable[tuple[object, ...]]:
    """What a row says, in every way in which the survivor may have it only once."""
    alone = [known[link.name] for known in (OWN, ONCE) if link.name in known]
    for columns in (*alone, *link.beside):
        said = (search_key(row[c]) if c == "name" else row[c] for c in columns)
        yield (columns, *said)


def _taken(session: Session, link: Link, survivor: int) -> set[tuple[object, ...]]:
    taken = {key for row in _rows(session, link, survivor) for key in _keys(link, row)}
    if link.name == "contact_aliases.contact_id":
        name = session.execute(select(Contact.name).where(Contact.id == survivor)).scalar_one()
        taken.add((OWN[link.name], search_key(name)))
    return taken


def _is_taken(link: Link, row: Mapping[str, Any], taken: set[tuple[object, ...]]) -> bool:
    return any(key in taken for key in _keys(link, row))


def _kept(link: Link, row: Mapping[str, Any]) -> Moved:
    if link.table.name not in REWRITTEN:
        return {"id": row["id"]}
    return {name: _plain(value) for name, value in row.items() if name != link.column.name}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _said(link: Link, row: Mapping[str, Any]) -> str:
    """By what a row that may be written anew is known again; by its id where it lasts."""
    if link.table.name not in REWRITTEN:
        return str(row["id"])
    columns = (name for name in REWRITTEN[link.table.name] if name != link.column.name)
    return json.dumps([_plain(row[name]) for name in columns], ensure_ascii=False)


def _recognised(
    link: Link, wanted: Sequence[Moved], there: Sequence[Mapping[str, Any]]
) -> tuple[list[int], list[Moved]]:
    """The ids of the rows that moved, and what is not there any more.

    Of rows that say the same, the one that kept its id is taken first.
    """
    left: defaultdict[str, list[int]] = defaultdict(list)
    for row in there:
        left[_said(link, row)].append(row["id"])
    found: list[int] = []
    missing: list[Moved] = []
    for moved in wanted:
        same = left[_said(link, moved)]
        if not same:
            missing.append(moved)
            continue
        number = moved["id"] if moved["id"] in same else same[0]
        same.remove(number)
        found.append(number)
    return found, missing


def _revived(link: Link, row: Moved, contact: int) -> dict[str, Any]:
    values = {name: value for name, value in row.items() if name != "id"}
    for name, value in values.items():
        if name.endswith("_day") and value is not None:
            values[name] = date.fromisoformat(value)
    return {**values, link.column.name: contact}
