"""`daftar show`: one record whole."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.errors import InvalidInput
from ui.command_line.arguments import add_json, add_store, count
from ui.command_line.kinds import add_kind, kind_asked
from ui.command_line.opening import at_desk
from ui.command_line.output import print_json, print_pairs
from ui.command_line.readable import described
from ui.command_line.running import Status
from ui.command_line.words_of_kinds import words_of


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_kind(parser)
    parser.add_argument("id", metavar="ID", type=count, help="شناسه رکورد")
    add_store(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print the record with its notes, attempts, steps and history."""
    kind = kind_asked(arguments.kind)
    if kind.whole is None:
        raise InvalidInput("", f"«{kind.name}» جدا نشان داده نمی‌شود؛ گام‌ها با تماس می‌آیند.")
    with at_desk(arguments) as office:
        record = office.read(kind.whole, arguments.id)
    if arguments.json:
        print_json(record)
    else:
        print_pairs(described(record, words=words_of(kind.name)))
    return Status.DONE
