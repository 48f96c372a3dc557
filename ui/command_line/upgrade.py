"""`daftar upgrade`: bring a store to this version."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path

from app.backup import mend_search, upgrade_store
from app.clock import SystemClock
from app.database import Database, sqlite_url
from app.paths import default_store
from ui.command_line.opening import store_address
from ui.command_line.output import say
from ui.command_line.running import Status


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--store", metavar="URL", help="نشانی دفتر؛ بی آن، آخرین دفتر")
    parser.add_argument("--backup", type=Path, metavar="FILE", help="جای پشتیبان پیش از ارتقا")


def run(arguments: Namespace) -> int:
    """Upgrade, after a backup that was proved good; its path goes to stdout."""
    url = store_address(arguments) or sqlite_url(default_store())
    with closing(Database(url)) as database:
        backup = upgrade_store(database, SystemClock(), arguments.backup)
        if backup is not None:
            print(backup)
            say("دفتر به این نسخه رسید.")
        elif mend_search(database, SystemClock()):
            say("دفتر از همین نسخه است؛ جدول‌های جستجوی آن نو ساخته شد، که پشتیبان نمی‌خواست.")
        else:
            say("دفتر از همین نسخه است.")
    return Status.DONE
