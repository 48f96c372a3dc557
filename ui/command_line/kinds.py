"""Naming a kind of record on the command line."""

from __future__ import annotations

from argparse import ArgumentParser

from app.errors import InvalidInput
from app.records import KINDS, RecordKind


def add_kind(parser: ArgumentParser, *, needed: bool = True) -> None:
    """Let a command be told which kind of record it works on; or not, where it can do without."""
    many = None if needed else "?"
    parser.add_argument("kind", metavar="KIND", nargs=many, help=f"نوع رکورد: {'، '.join(KINDS)}")


def kind_asked(name: str) -> RecordKind:
    """The kind of this name.

    Raises:
        InvalidInput: There is none.
    """
    if name not in KINDS:
        raise InvalidInput("", f"نوعی به نام «{name}» نیست؛ یکی از این‌ها: {'، '.join(KINDS)}.")
    return KINDS[name]
