"""`daftar check`: prove the store sound."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing

from app.check import check_store
from app.database import Database, sqlite_url
from app.paths import default_store
from app.records import plain
from app.text import persian_digits
from ui.command_line.arguments import add_json
from ui.command_line.opening import store_address
from ui.command_line.output import print_json, print_table, say
from ui.command_line.running import Status


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--store", metavar="URL", help="نشانی دفتر؛ بی آن، آخرین دفتر")
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print every damage that is found; status 1 when there is any."""
    url = store_address(arguments) or sqlite_url(default_store())
    with closing(Database(url)) as database:
        faults = check_store(database)
    if arguments.json:
        for fault in faults:
            print_json(plain(fault))
    elif faults:
        print_table(("بخش", "آسیب"), [(fault.part.words, fault.words) for fault in faults])
    if faults:
        say(f"دفتر سالم نیست: {persian_digits(str(len(faults)))} آسیب.")
        return Status.NO
    say("دفتر سالم است.")
    return Status.DONE
