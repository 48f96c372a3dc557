"""The reports on the letter registers, as `daftar print` makes them."""

from __future__ import annotations

from argparse import Namespace

from app import letters
from app.errors import InvalidInput
from app.office import Office
from ui.command_line.papers import Paper, letterhead, print_mark


def arrears(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """Letters that wait past their deadline or since earlier years; or the report empty.

    Raises:
        InvalidInput: Letters or a first day were named.
    """
    from reports.arrears import arrears_report, blank_arrears

    if arguments.ids or arguments.waiting or arguments.put_in_folder:
        raise InvalidInput("ID", "این گزارش از همه نامه‌هاست؛ تنها --to می‌گیرد.")
    if arguments.from_day is not None:
        raise InvalidInput("--from", "معوق‌ها آغازی ندارند؛ این گزارش تنها --to می‌گیرد.")
    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_arrears(letterhead=head, mark=mark, copies=arguments.copies))
    found = office.read(letters.arrears, arguments.to_day)
    return Paper(arrears_report(found, letterhead=head, mark=mark))
