"""A letter as paper takes it: plain values, whoever keeps the letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.rich_text import Document

SALUTATION: Final = "سلام علیکم"
CLOSING: Final = "با احترام"


@dataclass(frozen=True)
class Receiver:
    """To whom a letter goes: the line of his name, and the line of his post."""

    name: str
    post: str = ""


@dataclass(frozen=True)
class LetterSigner:
    """Who signs.

    Attributes:
        instead_of: «از طرف …» when a substitute signs, or empty.
        image: His signature as PNG or JPEG, once the letter is signed and he consented; or None.
    """

    name: str = ""
    post: str = ""
    instead_of: str = ""
    image: bytes | None = None


@dataclass(frozen=True)
class CopyTo:
    """Who gets a copy, and why."""

    name: str
    reason: str = ""


@dataclass(frozen=True)
class LetterPaper:
    """A letter to be printed.

    Attributes:
        number: Empty while it is a draft; the page then says so.
        enclosures: E.g. «دارد», «۳ برگ»; empty means there are none.
        classification: In words; empty when ordinary.
        urgency: In words; empty when ordinary.
        sender: For the block «از، به، موضوع».
        drafter: Who wrote it, in small under the copies; or empty.
        record: What its small code names, as `daftar:letter:12`; or empty.
    """

    receivers: tuple[Receiver, ...]
    body: Document
    signer: LetterSigner = LetterSigner()
    number: str = ""
    written_on: date | None = None
    enclosures: str = ""
    classification: str = ""
    urgency: str = ""
    sender: str = ""
    subject: str = ""
    salutation: str = SALUTATION
    closing: str = CLOSING
    copies: tuple[CopyTo, ...] = ()
    drafter: str = ""
    record: str = ""
