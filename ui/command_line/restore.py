"""`daftar restore`: a store made anew of a backup."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.backup import restore_backup
from app.clock import SystemClock
from app.text import persian_digits
from ui.command_line.arguments import add_json
from ui.command_line.opening import checked_address
from ui.command_line.output import print_json, say
from ui.command_line.running import Status


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help="پرونده پشتیبان")
    parser.add_argument("--store", metavar="URL", required=True, help="نشانی دفتری که هنوز نیست")
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Restore where there is no store yet; status 1 when the store came out with faults."""
    url = checked_address(arguments.store)
    done = restore_backup(arguments.file, url, SystemClock())
    if arguments.json:
        print_json({"rows": done.rows, "faults": [fault.words for fault in done.faults]})
    say(persian_digits(f"دفتر با {done.rows} سطر بازگردانده شد."))
    if done.faults:
        say(persian_digits(f"دفتر {len(done.faults)} آسیب دارد؛ «daftar check» را ببینید."))
        return Status.NO
    return Status.DONE
