"""`daftar attach`: put scans and other files on a record."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.errors import InvalidInput
from app.phone_calls import attach_files
from app.text import persian_digits
from ui.command_line.arguments import add_json, add_store, count
from ui.command_line.kinds import add_kind, kind_asked
from ui.command_line.opening import at_desk
from ui.command_line.output import print_json, say
from ui.command_line.running import Status

#: What takes the files of each kind of record that has some.
_TAKES = {"call": attach_files}


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_kind(parser)
    parser.add_argument("id", metavar="ID", type=count, help="شناسه رکورد")
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help="پرونده PDF، TIFF، JPEG یا PNG"
    )
    add_store(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Attach each file; those that cannot be are named, and the status is then 1."""
    kind = kind_asked(arguments.kind)
    if kind.name not in _TAKES:
        raise InvalidInput("", f"به «{kind.name}» پرونده پیوست نمی‌شود.")
    with at_desk(arguments) as office:
        done = office.write(_TAKES[kind.name], arguments.id, arguments.files).value
    for number, name in done.added:
        if arguments.json:
            print_json({"kind": kind.name, "id": arguments.id, "file": number, "name": name})
        else:
            print(f"{persian_digits(str(number))}  {name}")
    for sentence in (*done.noticed, *done.refused):
        say(sentence)
    return Status.NO if done.refused else Status.DONE
