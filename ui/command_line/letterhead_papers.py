"""The empty letterhead, as `daftar print` makes it."""

from __future__ import annotations

from argparse import Namespace

from app.errors import InvalidInput
from app.letterheads import Page, letterhead_for
from app.office import Office
from ui.command_line.papers import Paper


def blank(office: Office, arguments: Namespace, layout: str) -> Paper:
    """Sheets of the default letterhead of a size, for what is written by hand.

    Raises:
        InvalidInput: Records or days were named.
    """
    from reports.letter import blank_letterhead

    dated = arguments.from_day is not None or arguments.to_day is not None
    if dated or arguments.ids or arguments.waiting or arguments.put_in_folder:
        raise InvalidInput("letterhead", "سربرگ خالی تنها --layout و --copies می‌گیرد.")
    sheet = office.read(letterhead_for, Page(layout))
    return Paper(blank_letterhead(letterhead=sheet, copies=arguments.copies))
