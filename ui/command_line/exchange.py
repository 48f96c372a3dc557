"""What importing and exporting have in common on the command line."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Final

from app.changes import Kind
from app.errors import InvalidInput
from app.progress import Progress
from app.text import persian_digits

#: The programme for other calendars and from them.
ICS: Final = "ics"

#: Formats and the kinds each can carry; the first kind is the usual one.
FORMATS: Final = {
    "xlsx": (Kind.CONTACT, Kind.CALL, Kind.LETTER),
    "vcard": (Kind.CONTACT,),
    ICS: (Kind.EVENT,),
}


def add_format(parser: ArgumentParser, *more: str) -> None:
    """Let a command be told the format, of these and some more, and the kind of record."""
    names = (*FORMATS, *more)
    parser.add_argument("format", metavar="FORMAT", choices=names, help=" یا ".join(names))
    parser.add_argument(
        "--kind",
        choices=tuple(kind.value for kind in FORMATS["xlsx"]),
        help="contact: اشخاص و دستگاه‌ها؛ call: تماس‌های گذشته؛ letter: نامه‌ها. بی آن، contact",
    )


def kind_of(form: str, kind: str | None) -> Kind:
    """The kind of record a format is asked to carry.

    Raises:
        InvalidInput: It cannot.
    """
    kinds = FORMATS[form]
    if kind is None:
        return kinds[0]
    if Kind(kind) not in kinds:
        raise InvalidInput("--kind", f"{form} تنها {'، '.join(kinds)} دارد.")
    return Kind(kind)


def terminal_progress() -> Progress:
    """Shows how far it is where a person watches, and nothing where a script does."""
    return Progress(_show if sys.stderr.isatty() else None)


def _show(done: int, of: int, stage: str) -> None:
    counts = f" {done} از {of}" if of else ""
    end = "\n" if of and done == of else ""
    print(f"\r\x1b[K{stage}{persian_digits(counts)}", end=end, file=sys.stderr, flush=True)
