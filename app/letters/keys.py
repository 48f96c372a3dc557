"""What a letter is found by: what stands on it, on its sheet, and under whose names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from app.letters.body import body_words
from app.telephone import in_one_piece
from app.text import search_text
from models.base import table_of
from models.letters import LetterEnclosure, LetterParty

_PARTIES: Final = table_of(LetterParty)
_ENCLOSURES: Final = table_of(LetterEnclosure)

#: Columns of the head: any part of them is found.
_HEAD: Final = (
    "number",
    "former_number",
    "their_number",
    "channel_number",
    "sender_name",
    "sender_post",
    "organisation",
    "subject",
    "keywords",
    "signer_name",
    "sender_phone",
)
#: Longer columns, found by their words; the text of a letter of ours comes with them.
_BODY: Final = ("summary", "batch", "bringer", "write_off_reference")
_SENDER: Final = ("sender_name", "sender_post", "organisation", "signer_name", "signer_post")
_NAMES: Final = ("name", "post", "organisation")
#: What a party's own registry or a carrier wrote of it.
_NUMBERS: Final = ("their_number", "channel_number")

# What is read beside letters to fold what they are found by anew.
_PARTY_WORDS: Final = (
    select(
        _PARTIES.c.letter_id,
        _PARTIES.c.id,
        *(_PARTIES.c[name] for name in (*_NAMES, *_NUMBERS, "reason")),
    )
    .where(_PARTIES.c.letter_id.between(bindparam("first"), bindparam("last")))
    .order_by(_PARTIES.c.letter_id, _PARTIES.c.place, _PARTIES.c.id)
)
_TITLES: Final = (
    select(_ENCLOSURES.c.letter_id, _ENCLOSURES.c.title)
    .where(_ENCLOSURES.c.letter_id.between(bindparam("first"), bindparam("last")))
    .order_by(_ENCLOSURES.c.letter_id, _ENCLOSURES.c.place, _ENCLOSURES.c.id)
)


def letter_search_key(
    letter: Mapping[str, Any],
    parties: Mapping[int, Mapping[str, Any]],
    enclosures: Iterable[str],
) -> str:
    """What a letter is found by.

    Args:
        letter: Its columns.
        parties: Its receivers and copies, in their order.
        enclosures: The titles of what is enclosed.
    """
    receivers = [row[name] for row in parties.values() for name in _NAMES]
    numbers = [row[name] for row in parties.values() for name in _NUMBERS]
    reasons = [row["reason"] for row in parties.values()]
    return search_text(
        (
            *(letter[name] for name in _HEAD),
            in_one_piece(letter["sender_phone"]),
            *receivers,
            *numbers,
        ),
        (*(letter[name] for name in _BODY), *enclosures, *reasons, body_words(letter["body"])),
        senders=[letter[name] for name in _SENDER],
        receivers=receivers,
        units=_units(letter, parties),
    )


def _units(letter: Mapping[str, Any], parties: Mapping[int, Mapping[str, Any]]) -> Iterator[str]:
    """Offices it concerns: named as such, in a post, or alone where a person would stand."""
    yield from (letter["organisation"], letter["sender_post"])
    for row in parties.values():
        named = row["organisation"] or row["post"]
        yield from (row["organisation"], row["post"]) if named else (row["name"],)


def letter_keys(
    connection: Connection | Session, letters: Sequence[Mapping[Any, Any]]
) -> list[str]:
    """What letters ought to be found by, as they and all that belongs to them stand.

    Args:
        connection: Where to ask.
        letters: Whole rows, in the order of ids.
    """
    ends = {"first": letters[0]["id"], "last": letters[-1]["id"]}
    parties: defaultdict[int, dict[int, Any]] = defaultdict(dict)
    for row in connection.execute(_PARTY_WORDS, ends).mappings():
        parties[row["letter_id"]][row["id"]] = row
    enclosed: defaultdict[int, list[str]] = defaultdict(list)
    for letter_id, title in connection.execute(_TITLES, ends):
        enclosed[letter_id].append(title)
    return [
        letter_search_key(dict(one), parties[one["id"]], enclosed[one["id"]]) for one in letters
    ]
