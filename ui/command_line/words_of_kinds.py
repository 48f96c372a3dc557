"""The words of one kind of record, where its own differ from what others call the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ui.command_line.protocol_register_words import REGISTER_FIELDS, REGISTER_VALUES
from ui.command_line.protocol_words import PROTOCOL_FIELDS, PROTOCOL_VALUES
from ui.command_line.saved_list_words import LIST_FIELDS, LIST_VALUES
from ui.command_line.words import FIELDS, VALUES

Values = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Words:
    """What fields and their values are called."""

    fields: Mapping[str, str]
    values: Values

    def of(self, name: str, value: str) -> str:
        """What a value of the field `name` is called; a text is itself."""
        return self.values.get(name, {}).get(value, value)


def _own(fields: Mapping[str, str], values: Values) -> Words:
    """The words of all with a kind's own over them."""
    over = {name: {**VALUES.get(name, {}), **words} for name, words in values.items()}
    return Words({**FIELDS, **fields}, {**VALUES, **over})


EVERY: Final = Words(FIELDS, VALUES)
_PROTOCOL: Final = _own(PROTOCOL_FIELDS, PROTOCOL_VALUES)
_REGISTERS: Final = _own(REGISTER_FIELDS, REGISTER_VALUES)
#: Kinds whose words differ.
_OF_KINDS: Final[Mapping[str, Words]] = {
    **dict.fromkeys(("case", "trip", "delegation", "case-step", "case-task"), _PROTOCOL),
    "saved-list": _own(LIST_FIELDS, LIST_VALUES),
    **dict.fromkeys(("agreement", "agreement-step", "gift", "gift-step"), _REGISTERS),
}


def words_of(kind: str) -> Words:
    """The words of a kind of record."""
    return _OF_KINDS.get(kind, EVERY)
