"""Distribution groups as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app import journal
from app.changes import Changes, Kind
from app.groups import (
    GroupDraft,
    GroupFilter,
    GroupSheet,
    add_group,
    count_groups,
    group_sheet,
    list_groups,
)
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import ids_field, key_field, text_field
from app.records.plain import Plain, plain, plain_object
from app.session import OfficeSession


def _add(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    made = add_group(session, GroupDraft(**values))
    return Changes(Added(made.value, group_sheet(session, made.value).name), made.kinds)


def _listed(session: OfficeSession, asked: Asked) -> Found:
    wanted = GroupFilter(text=asked.text, archived=asked.state == "archived")
    rows = list_groups(session, wanted, limit=asked.limit)
    return Found(tuple(plain_object(row) for row in rows), count_groups(session, wanted))


def _whole(session: OfficeSession, number: int) -> dict[str, Plain]:
    sheet = group_sheet(session, number)
    trace = journal.history(session, Kind.GROUP, number)
    return {
        **plain_object(sheet),
        "contact_ids": plain(sheet.contact_ids),
        "history": plain(trace),
    }


GROUP: Final = RecordKind(
    name="group",
    fields=(
        text_field("name", "شورای اداری استان"),
        text_field("note", "برای دعوت"),
        ids_field("contact_ids", (1, 2)),
        key_field("request_key"),
    ),
    sheet=GroupSheet,
    extras=("history",),
    states=("standing", "archived"),
    add=_add,
    listed=_listed,
    whole=_whole,
)
