"""The paper the day begins with, as `daftar print` makes it."""

from __future__ import annotations

from argparse import Namespace

from app.errors import InvalidInput
from app.office import Office
from app.today import PRINTED, today_sheet
from ui.command_line.papers import Paper, letterhead, print_mark


def morning(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The day as the operator the command acts for sees it.

    Raises:
        InvalidInput: Records or days are named; the list is of this moment.
    """
    from reports.morning_list import morning_list

    named = arguments.ids or arguments.from_day or arguments.to_day
    if named or arguments.waiting or arguments.put_in_folder or arguments.blank:
        raise InvalidInput("morning-list", "فهرست بامداد از همین لحظه است و گزینه دیگری ندارد.")
    today = office.read(today_sheet, "", PRINTED + 1)
    return Paper(morning_list(today, letterhead=letterhead(office), mark=print_mark(office)))
