"""`daftar init`: make a store."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing

from app.clock import SystemClock
from app.database import Database
from app.errors import InvalidInput
from app.schema import StoreCondition, condition, create_store
from ui.command_line.last_store import remember_store
from ui.command_line.opening import checked_address
from ui.command_line.output import say
from ui.command_line.running import Status

ADMINISTRATOR = "مدیر سامانه"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--store", metavar="URL", required=True, help="نشانی دفتر تازه")
    parser.add_argument(
        "--administrator", metavar="NAME", default=ADMINISTRATOR, help="نام و نام خانوادگی مدیر"
    )


def run(arguments: Namespace) -> int:
    """Create the schema and one administrator; what is there already is never touched."""
    url = checked_address(arguments.store)
    with closing(Database(url)) as database:
        if condition(database) is not StoreCondition.EMPTY:
            raise InvalidInput("--store", "در این نشانی دفتری هست؛ روی آن چیزی ساخته نمی‌شود.")
        create_store(database, SystemClock(), arguments.administrator)
    remember_store(url)
    say("دفتر ساخته شد. نخستین کاربر آن «admin» است.")
    return Status.DONE
