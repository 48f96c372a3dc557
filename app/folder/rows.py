"""What a sheet of the folder is, and what can come of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.changes import Kind


class Purpose(StrEnum):
    """What a sheet goes in for; the folder has a separator for each."""

    ORDER = "order"
    SIGNATURE = "signature"
    SIGHT = "sight"


class Outcome(StrEnum):
    """What he did with a sheet; one kept stays with him."""

    WITH_HIM = ""
    ORDERED = "ordered"
    SIGNED = "signed"
    SEEN = "seen"
    SENT_BACK = "sent_back"
    KEPT = "kept"


@dataclass(frozen=True, kw_only=True)
class SheetCard:
    """A sheet as it is put in.

    Attributes:
        part_id: Of a part of the record; 0 when it is the whole.
        number: As printed, digits Latin.
        title: What it is about.
        from_whom: Who asks.
    """

    kind: Kind
    record_id: int
    part_id: int = 0
    purpose: Purpose = Purpose.ORDER
    number: str = ""
    title: str = ""
    from_whom: str = ""
    classification: int = 0
