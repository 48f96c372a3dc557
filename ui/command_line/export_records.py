"""`daftar export`: records as a spreadsheet, contacts as cards, a letter as docx."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from app.errors import InvalidInput
from app.exchange import EXPORTS, note_export
from ui.command_line.arguments import add_json, add_store, count
from ui.command_line.exchange import add_format, kind_of, terminal_progress
from ui.command_line.opening import at_desk
from ui.command_line.output import print_json
from ui.command_line.print_form import write_whole
from ui.command_line.running import Status

#: A letter's text for a word processor.
DOCX: Final = "docx"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_format(parser, DOCX)
    parser.add_argument("ids", nargs="*", type=count, metavar="ID", help="docx: شناسه نامه")
    add_store(parser)
    parser.add_argument("-o", dest="output", type=Path, metavar="FILE", help="پرونده‌ای که می‌شود")
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Write the file and print its path; the journal remembers that it left the office."""
    if arguments.output is None:
        raise InvalidInput("-o", "پرونده کجا نوشته شود؟")
    if arguments.format == DOCX:
        return _docx(arguments)
    if arguments.ids:
        raise InvalidInput("ID", f"{arguments.format} همه رکوردها را دارد و شناسه نمی‌گیرد.")
    kind = kind_of(arguments.format, arguments.kind)
    with at_desk(arguments) as office:
        export = EXPORTS[kind, arguments.format]
        content, written = office.read(export, progress=terminal_progress())
        write_whole(arguments.output, content)
        office.write(note_export, kind, written, arguments.format)
    if arguments.json:
        print_json({"kind": kind.value, "count": written, "file": str(arguments.output)})
    else:
        print(arguments.output)
    return Status.DONE


def _docx(arguments: Namespace) -> int:
    """Write a letter's text; the journal remembers that it left the office."""
    from app.letters import note_letter_export
    from ui.command_line.letter_papers import docx

    if arguments.kind is not None:
        raise InvalidInput("--kind", "docx از نامه‌هاست.")
    with at_desk(arguments) as office:
        write_whole(arguments.output, docx(office, arguments.ids))
        office.write(note_letter_export, arguments.ids[0])
    if arguments.json:
        print_json({"kind": "letter", "count": 1, "file": str(arguments.output)})
    else:
        print(arguments.output)
    return Status.DONE
