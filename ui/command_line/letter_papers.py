"""The papers of the letter registers, as `daftar print` makes them."""

from __future__ import annotations

from argparse import Namespace

from app.errors import InvalidInput
from app.letters import register_books
from app.office import Office
from ui.command_line.papers import Paper, letterhead, print_mark


def register(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The books of a period; today's when no day is named. An id names one register.

    Raises:
        InvalidInput: The days are the wrong way round, or several registers are named.
    """
    from reports.letter_register import register_book

    if arguments.waiting or arguments.put_in_folder or arguments.blank:
        raise InvalidInput("register", "دفتر با روز خواسته می‌شود: --from و --to.")
    if len(arguments.ids) > 1:
        raise InvalidInput("ID", "شناسه یک دفتر را بنویسید، یا هیچ برای همه.")
    first = arguments.from_day or arguments.to_day or office.clock.today()
    last = arguments.to_day or max(first, office.clock.today())
    only = arguments.ids[0] if arguments.ids else None
    books = office.read(register_books, first, last, only)
    head, mark = letterhead(office), print_mark(office)
    return Paper(register_book(books, first, last, letterhead=head, mark=mark))
