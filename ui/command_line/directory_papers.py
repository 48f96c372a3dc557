"""The printed telephone directory, as `daftar print` makes it."""

from __future__ import annotations

from argparse import Namespace

from app.contacts import ContactFilter, PhoneBookAsked, phone_book
from app.errors import InvalidInput
from app.groups import group_sheet
from app.office import Office
from ui.command_line.papers import Paper, letterhead, print_mark


def directory(office: Office, arguments: Namespace, layout: str) -> Paper:
    """The directory: whole, of one distribution group, of what is searched, or of some ids.

    Raises:
        InvalidInput: Something that belongs to other forms was asked.
        NotFound: There is nobody to print, or no such group.
    """
    from reports.phone_directory import phone_directory

    dated = arguments.from_day is not None or arguments.to_day is not None
    if dated or arguments.waiting or arguments.put_in_folder or arguments.blank:
        raise InvalidInput(
            "phone-directory", "دفتر تلفن با --group، --search یا شناسه اشخاص خواسته می‌شود."
        )
    group = office.read(group_sheet, arguments.group) if arguments.group else None
    wanted = ContactFilter(text=arguments.search, group_id=arguments.group)
    asked = PhoneBookAsked(wanted, tuple(dict.fromkeys(arguments.ids)))
    return Paper(
        phone_directory(
            office.read(phone_book, asked),
            layout=layout,
            letterhead=letterhead(office),
            mark=print_mark(office),
            of=group.name if group else arguments.search,
        )
    )
