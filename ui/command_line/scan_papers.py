"""The papers a scanner needs, as `daftar print` makes them."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from app.errors import InvalidInput
from app.office import Office
from app.text import persian_digits
from ui.command_line.papers import Paper, letterhead, print_mark

#: More sheets of one kind are a mistake of typing.
MOST: Final = 500


def separators(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """So many separator sheets as copies are asked for.

    Raises:
        InvalidInput: Records or days were named, or far too many sheets.
    """
    from reports.separator import separator_sheets

    if arguments.ids or arguments.from_day or arguments.to_day:
        raise InvalidInput("ID", "برگه جداکننده از هیچ رکوردی نیست؛ تنها --copies می‌گیرد.")
    if arguments.copies > MOST:
        raise InvalidInput("--copies", persian_digits(f"بیش از {MOST} برگ یک‌جا چاپ نمی‌شود."))
    head, mark = letterhead(office), print_mark(office)
    return Paper(separator_sheets(letterhead=head, mark=mark, copies=arguments.copies))
