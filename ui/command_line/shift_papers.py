"""The papers of a shift, as `daftar print` makes them."""

from __future__ import annotations

from argparse import Namespace

from app.errors import InvalidInput
from app.office import Office
from app.phone_calls import call_back_lines
from ui.command_line.papers import Paper, letterhead, print_mark


def call_backs(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """Who is to be rung now and later; or the list empty.

    Raises:
        InvalidInput: Calls or days were named; the list is always of this moment.
    """
    from reports.call_back_list import blank_call_back_list, call_back_list

    _require_plain(arguments, "این فهرست همیشه از همین لحظه است؛ شناسه و روز نمی‌خواهد.")
    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_call_back_list(letterhead=head, mark=mark, copies=arguments.copies))
    return Paper(call_back_list(office.read(call_back_lines), letterhead=head, mark=mark))


def _require_plain(arguments: Namespace, sentence: str) -> None:
    dated = arguments.from_day is not None or arguments.to_day is not None
    if arguments.ids or dated or arguments.waiting or arguments.put_in_folder:
        raise InvalidInput("ID", sentence)
