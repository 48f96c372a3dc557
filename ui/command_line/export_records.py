"""`daftar export`: contacts, calls or letters as a spreadsheet, contacts as cards."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.errors import InvalidInput
from app.exchange import EXPORTS, note_export
from ui.command_line.arguments import add_json, add_store
from ui.command_line.exchange import add_format, kind_of, terminal_progress
from ui.command_line.opening import at_desk
from ui.command_line.output import print_json
from ui.command_line.print_form import write_whole
from ui.command_line.running import Status


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_format(parser)
    add_store(parser)
    parser.add_argument("-o", dest="output", type=Path, metavar="FILE", help="پرونده‌ای که می‌شود")
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Write the file and print its path; the journal remembers that it left the office."""
    kind = kind_of(arguments.format, arguments.kind)
    if arguments.output is None:
        raise InvalidInput("-o", "پرونده کجا نوشته شود؟")
    with at_desk(arguments) as office:
        export = EXPORTS[kind, arguments.format]
        content, count = office.read(export, progress=terminal_progress())
        write_whole(arguments.output, content)
        office.write(note_export, kind, count, arguments.format)
    if arguments.json:
        print_json({"kind": kind.value, "count": count, "file": str(arguments.output)})
    else:
        print(arguments.output)
    return Status.DONE
