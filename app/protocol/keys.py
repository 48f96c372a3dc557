"""What cases, the steps of their checklists, agreements and gifts are found by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.protocol.states import GiftDirection
from app.protocol.tables import CASES, CONVERSATIONS, ENTRIES, PEOPLE
from app.text import search_text

#: Columns a case is found by any part of, and those it is found by the words of.
_HEAD: Final = (
    "number",
    "subject",
    "country",
    "city",
    "place",
    "body",
    "host",
    "owner",
    "flight",
    "consulate",
    "requested_by",
    "request_number",
    "permit_number",
    "result_number",
)
_BODY: Final = (
    "second_subject",
    "purpose",
    "note",
    "order_words",
    "opinion",
    "necessity",
    "cost_source",
    "refusal",
    "report",
    "summary",
    "achievements",
    "publication",
    "media",
    "result",
    "state_reason",
)
#: What of the parts of a case it is found by: of its people, programme and contact log.
PARTS_FOUND: Final[Mapping[str, tuple[str, ...]]] = {
    PEOPLE.name: ("name", "second_name", "post", "organisation", "passport"),
    ENTRIES.name: ("title", "location", "host"),
    CONVERSATIONS.name: ("name", "organisation", "words"),
}

Parts = Mapping[str, Iterable[Mapping[Any, Any]]]


def case_search_key(case: Mapping[Any, Any], parts: Parts) -> str:
    """What a case is found by; whose invitation it is it comes from, its people it goes to.

    Args:
        case: Its columns.
        parts: Rows of `PARTS_FOUND`, by the name of their table.
    """
    people = sorted(parts.get(PEOPLE.name, ()), key=lambda one: (one["place"], one["name"]))
    entries = sorted(parts.get(ENTRIES.name, ()), key=lambda one: (one["place"], one["title"]))
    said = sorted(parts.get(CONVERSATIONS.name, ()), key=lambda one: (one["at"], one["words"]))
    rows = ((PEOPLE.name, people), (ENTRIES.name, entries), (CONVERSATIONS.name, said))
    offices = [one["organisation"] for one in people]
    return search_text(
        (*(case[name] for name in _HEAD), *(one["name"] for one in people)),
        (
            *(case[name] for name in _BODY),
            *(one[name] for table, some in rows for one in some for name in PARTS_FOUND[table]),
        ),
        senders=[case[name] for name in ("body", "requested_by", "country")],
        receivers=(case["host"], *(one["name"] for one in people)),
        units=(case["body"], case["owner"], *offices),
    )


def task_search_key(task: Mapping[Any, Any], case: Mapping[Any, Any]) -> str:
    """What a step of a checklist is found by; who does it is whom it goes to."""
    return search_text(
        [task[name] for name in ("title", "responsible", "document", "document_number")],
        (task["note"], case["number"], case["subject"], case["country"]),
        receivers=(task["responsible"],),
        units=(task["responsible"], case["body"]),
    )


#: Columns of a case its steps are found by too.
TOLD_STEPS: Final = frozenset({"subject", "country", "body"})


def agreement_search_key(agreement: Mapping[Any, Any]) -> str:
    """What an agreement is found by; both sides are whom it comes from and goes to."""
    sides = (agreement["other_party"], agreement["their_signer"])
    return search_text(
        [agreement[name] for name in ("number", "title", "country", "other_party", "responsible")],
        [
            agreement[name]
            for name in ("our_signer", "their_signer", "subject", "progress", "ended_reason")
        ],
        senders=(*sides, agreement["our_signer"]),
        receivers=(*sides, agreement["responsible"]),
        units=(agreement["other_party"], agreement["responsible"]),
    )


def gift_search_key(gift: Mapping[Any, Any]) -> str:
    """What a gift is found by; who gave it is whom it comes from, who has it whom it goes to."""
    named = (gift["name"], gift["organisation"], gift["country"])
    was_given = gift["direction"] == GiftDirection.GIVEN.value
    return search_text(
        [
            gift[name]
            for name in ("number", "item", "name", "organisation", "country", "inventory_number")
        ],
        [gift[name] for name in ("kept_where", "note", "annulled_reason")],
        senders=() if was_given else named,
        receivers=named if was_given else (gift["kept_where"],),
        units=(gift["organisation"],),
    )


def case_keys(connection: Connection | Session, rows: Sequence[Mapping[Any, Any]]) -> list[str]:
    """What these cases are found by, as they and what belongs to them stand."""
    found: defaultdict[int, defaultdict[str, list[Mapping[Any, Any]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for table in (PEOPLE, ENTRIES, CONVERSATIONS):
        asked = select(table).where(table.c.case_id.in_([row["id"] for row in rows]))
        for row in connection.execute(asked).mappings():
            found[row["case_id"]][table.name].append(row)
    return [case_search_key(row, found[row["id"]]) for row in rows]


def task_keys(connection: Connection | Session, rows: Sequence[Mapping[Any, Any]]) -> list[str]:
    """What these steps of checklists are found by, as they and their cases stand."""
    asked = select(CASES).where(CASES.c.id.in_({row["case_id"] for row in rows}))
    cases = {row["id"]: row for row in connection.execute(asked).mappings()}
    return [task_search_key(row, cases[row["case_id"]]) for row in rows]


def agreement_keys(
    _connection: Connection | Session, rows: Sequence[Mapping[Any, Any]]
) -> list[str]:
    """What these agreements are found by."""
    return [agreement_search_key(row) for row in rows]


def gift_keys(_connection: Connection | Session, rows: Sequence[Mapping[Any, Any]]) -> list[str]:
    """What these gifts are found by."""
    return [gift_search_key(row) for row in rows]
