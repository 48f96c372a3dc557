"""`daftar demo`: fill an empty store with invented data."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.clock import SystemClock
from app.demo import SCALES, fill_store
from app.errors import InvalidInput, NotAllowed
from app.text import persian_digits
from ui.command_line.arguments import count
from ui.command_line.opening import checked_address
from ui.command_line.output import say
from ui.command_line.running import Status


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "--store", metavar="URL", required=True, help="نشانی دفتر؛ اگر نیست ساخته می‌شود"
    )
    parser.add_argument("--scale", choices=tuple(SCALES), default="small", help="اندازه")
    parser.add_argument(
        "--seed", type=count, default=1, metavar="N", help="با همین عدد همین داده‌ها ساخته می‌شود"
    )


def run(arguments: Namespace) -> int:
    """Create the store if there is none, and fill it."""
    url = checked_address(arguments.store)
    try:
        filled = fill_store(url, arguments.scale, arguments.seed, SystemClock().now())
    except NotAllowed as error:
        raise InvalidInput("--store", error.message) from error
    numbers = (
        f"{filled.contacts} شخص و دستگاه، {filled.calls} تماس، {filled.orders} دستور، "
        f"{filled.letters} نامه، {filled.events} برنامه، {filled.visits} ملاقات، "
        f"{filled.meetings} جلسه"
    )
    say(f"دفتر با داده‌های ساختگی پر شد: {persian_digits(numbers)}.")
    return Status.DONE
