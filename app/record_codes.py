"""The small code on a paper: which record it is of, and of which store.

A code is «DF:CALL:218:K3F9Q»: capital letters and digits only, and so short that it is printed as
the coarsest of all such codes, which a poor scan still shows. Papers printed by older versions say
«DAFTAR:CALL:218», without a store.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from app.changes import Kind
from app.session import OfficeSession
from models.base import table_of
from models.office import JournalEntry

_JOURNAL: Final = table_of(JournalEntry)

_CODE: Final = re.compile(r"DF:([A-Z_]{1,20}):([0-9]{1,9}):([0-9A-Z]{5})")
_OLD_CODE: Final = re.compile(r"DAFTAR:([A-Z_]{1,20}):([0-9]{1,9})")

_SIGNS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MARK_LENGTH: Final = 5


#: On a sheet that parts a stack into letters; it names no record, and is the same in every store.
SEPARATOR: Final = "DF:SPLIT"

#: A letter about an order: it comes home to the order, but the governor's sheet it is not.
NOTICE: Final = "notice"
_LETTERS: Final = {NOTICE: Kind.ORDER}


@dataclass(frozen=True)
class RecordCode:
    """What a code says.

    Attributes:
        store: The mark of the store that printed it; empty on papers of older versions.
        is_letter: The paper is a letter about the record, not the sheet he writes on.
    """

    kind: Kind
    id: int
    store: str = ""
    is_letter: bool = False


def code_text(record: str, store: str) -> str:
    """The text of the code for a record such as `daftar:call:218`; without a store as of old."""
    named = record.removeprefix("daftar:")
    return f"DF:{named}:{store}".upper() if store else f"DAFTAR:{named}".upper()


def read_code(text: str) -> RecordCode | None:
    """What a code says, or None for one that is not ours."""
    ours = _CODE.fullmatch(text.strip())
    old = _OLD_CODE.fullmatch(text.strip())
    kind, number, store = ours.groups() if ours else (*old.groups(), "") if old else ("", "", "")
    named = kind.lower()
    try:
        whose = _LETTERS.get(named) or Kind(named)
        return RecordCode(whose, int(number), store, is_letter=named in _LETTERS)
    except ValueError:
        return None


def is_separator(text: str) -> bool:
    """Whether a code is of a sheet that parts a stack into letters."""
    return text.strip() == SEPARATOR


def is_ours(text: str) -> bool:
    """Whether a code is one of ours, whatever store printed it."""
    return is_separator(text) or read_code(text) is not None


def store_mark(session: OfficeSession) -> str:
    """Five signs that tell this store from others, the same in its backups.

    They are of the first link of its journal: it was written when the store was made, and nothing
    can change it without breaking the chain.
    """
    first = session.execute(select(_JOURNAL.c.hash).where(_JOURNAL.c.sequence == 1)).scalar()
    if first is None:
        return ""
    number, signs = int(first[:16], 16), ""
    for _ in range(_MARK_LENGTH):
        number, place = divmod(number, len(_SIGNS))
        signs += _SIGNS[place]
    return signs
