"""`daftar backup`: everything in a store in one checksummed file, proved good."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path

from app.backup import BackupMade, make_backup, note_backup
from app.clock import SystemClock
from app.database import Database, sqlite_url
from app.office import open_office
from app.paths import default_store
from app.text import persian_digits
from ui.command_line.arguments import add_json
from ui.command_line.opening import store_address
from ui.command_line.output import print_json, say
from ui.command_line.running import Status


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "-o", dest="output", type=Path, required=True, metavar="FILE", help="پرونده پشتیبان"
    )
    parser.add_argument("--store", metavar="URL", help="نشانی دفتر؛ بی آن، آخرین دفتر")
    parser.add_argument("--overwrite", action="store_true", help="روی پرونده‌ای که هست بنویسد")
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Make it while others may write; status 1 when the store itself has faults."""
    url = store_address(arguments) or sqlite_url(default_store())
    now = SystemClock().now()
    with closing(Database(url)) as database:
        made = make_backup(database, arguments.output, now, overwrite=arguments.overwrite)
    with open_office(url) as office:
        office.sign_in_as()
        office.write(note_backup, made.path.name, made.size)
    if arguments.json:
        print_json(
            {
                "file": str(made.path),
                "bytes": made.size,
                "rows": made.rows,
                "tried": made.tried,
                "faults": [fault.words for fault in made.faults],
            }
        )
    else:
        print(made.path)
    say(sentence(made))
    return Status.NO if made.faults else Status.DONE


def sentence(made: BackupMade) -> str:
    """What a person is told of a backup."""
    size = max(1, made.size // 1024)
    proved = "آزمایشی بازگردانده شد" if made.tried else "تا پایان خوانده و بازبینی شد"
    words = f"پشتیبان با {made.rows} سطر ({size} کیلوبایت) ساخته و {proved}."
    if made.faults:
        words += f" خود دفتر {len(made.faults)} آسیب دارد؛ «daftar check» را ببینید."
    return persian_digits(words)
