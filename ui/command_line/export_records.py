"""`daftar export`: records as a spreadsheet, contacts as cards, a letter as docx, the programme."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import timedelta
from pathlib import Path
from typing import Final

from app.changes import Kind
from app.errors import InvalidInput
from app.exchange import DAY_EXPORTS, EXPORTS, export_people, note_export
from ui.command_line.arguments import add_json, add_store, count, day
from ui.command_line.exchange import ICS, add_format, case_of, day_of, kind_of, terminal_progress
from ui.command_line.opening import at_desk
from ui.command_line.output import print_json
from ui.command_line.print_form import write_whole
from ui.command_line.running import Status

#: A letter's text for a word processor.
DOCX: Final = "docx"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_format(parser, DOCX)
    parser.add_argument("ids", nargs="*", type=count, metavar="ID", help="docx: شناسه نامه یا جلسه")
    parser.add_argument(
        "--from", dest="from_day", type=day, metavar="D", help="ics: از این روز؛ بی آن، امروز"
    )
    parser.add_argument(
        "--to", dest="to_day", type=day, metavar="D", help="ics: تا این روز؛ بی آن، یک سال"
    )
    parser.add_argument(
        "--with-confidential", action="store_true", help="ics: برنامه‌های محرمانه هم نوشته شود"
    )
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
    if arguments.format == ICS:
        return _ics(arguments)
    _refuse_days(arguments)
    kind = kind_of(arguments.format, arguments.kind)
    with at_desk(arguments) as office:
        day = day_of(office, kind, arguments.day)
        case = case_of(office, kind, arguments.case)
        if case is not None:
            content, written = office.read(export_people, case, terminal_progress())
        elif day is None:
            export = EXPORTS[kind, arguments.format]
            content, written = office.read(export, progress=terminal_progress())
        else:
            content, written = office.read(DAY_EXPORTS[kind], day, terminal_progress())
        write_whole(arguments.output, content)
        office.write(note_export, kind, written, arguments.format)
    return _told(arguments, kind, written)


def _told(arguments: Namespace, kind: Kind, written: int) -> int:
    if arguments.json:
        print_json({"kind": kind.value, "count": written, "file": str(arguments.output)})
    else:
        print(arguments.output)
    return Status.DONE


def _refuse_days(arguments: Namespace) -> None:
    for option, given in (
        ("--from", arguments.from_day),
        ("--to", arguments.to_day),
        ("--with-confidential", arguments.with_confidential),
    ):
        if given:
            raise InvalidInput(option, "تنها با ics می‌آید.")


def _ics(arguments: Namespace) -> int:
    """Write the programme of some days; the journal remembers that it left the office."""
    from app.agenda.calendar_files import export_calendar

    kind = kind_of(ICS, arguments.kind)
    with at_desk(arguments) as office:
        from_day = arguments.from_day or office.clock.today()
        to_day = arguments.to_day or from_day + timedelta(days=365)
        if to_day < from_day:
            raise InvalidInput("--to", "پایان بازه پیش از آغاز آن است.")
        content, written = office.read(
            export_calendar,
            from_day,
            to_day,
            with_confidential=arguments.with_confidential,
            progress=terminal_progress(),
        )
        write_whole(arguments.output, content)
        office.write(note_export, kind, written, ICS)
    return _told(arguments, kind, written)


def _docx(arguments: Namespace) -> int:
    """Write a letter's text, or minutes; the journal remembers that they left the office."""
    from app.letters import note_letter_export
    from app.meetings.sheets import MINUTES, count_meeting_prints
    from ui.command_line import meeting_papers
    from ui.command_line.letter_papers import docx

    _refuse_days(arguments)
    if arguments.kind == Kind.MEETING.value:
        with at_desk(arguments) as office:
            write_whole(arguments.output, meeting_papers.docx(office, arguments.ids))
            office.write(count_meeting_prints, arguments.ids[0], MINUTES)
        return _told(arguments, Kind.MEETING, 1)
    if arguments.kind not in (None, Kind.LETTER.value):
        raise InvalidInput("--kind", "docx از letter است یا meeting.")
    with at_desk(arguments) as office:
        write_whole(arguments.output, docx(office, arguments.ids))
        office.write(note_letter_export, arguments.ids[0])
    return _told(arguments, Kind.LETTER, 1)
