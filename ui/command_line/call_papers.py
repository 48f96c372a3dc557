"""The papers of the phone and fax unit, as `daftar print` makes them."""

from __future__ import annotations

from argparse import Namespace

from app.errors import InvalidInput, NotFound
from app.office import Office
from app.phone_calls import (
    CallFilter,
    CallOutcome,
    CallSheet,
    CallState,
    call_sheets,
    count_calls,
    count_print,
    day_logs,
    list_calls,
    put_all_in_folder,
    waiting_sheets,
)
from ui.command_line.papers import Paper, letterhead, print_mark


def call_notes(office: Office, arguments: Namespace, layout: str) -> Paper:
    """The notes of calls by id, by day, or of all that wait for the folder; or the empty form.

    Raises:
        InvalidInput: It was not said which, or in two ways.
        NotFound: There is none.
    """
    if arguments.put_in_folder and not arguments.waiting:
        raise InvalidInput("--put-in-folder", "تنها با --waiting می‌آید.")
    if arguments.blank:
        return Paper(_blank(office, layout, arguments.copies))
    sheets = _sheets(office, arguments)

    def written(office: Office) -> None:
        if arguments.put_in_folder:
            office.write(put_all_in_folder, [(sheet.id, sheet.version) for sheet in sheets])
        office.write(count_print, tuple(sheet.id for sheet in sheets))

    return Paper(_filled(office, layout, sheets), written)


def _sheets(office: Office, arguments: Namespace) -> list[CallSheet]:
    """The calls asked for, by number where all that wait are asked for, else by day."""
    dated = arguments.from_day is not None or arguments.to_day is not None
    if [bool(arguments.ids), dated, arguments.waiting].count(True) != 1:
        raise InvalidInput(
            "ID", "یا شناسه رکوردها را بنویسید، یا --from و --to را، یا --waiting را."
        )
    if arguments.ids:
        return office.read(call_sheets, tuple(dict.fromkeys(arguments.ids)))
    if arguments.waiting:
        return office.read(waiting_sheets)
    wanted = CallFilter(
        from_day=arguments.from_day, to_day=arguments.to_day, outcome=CallOutcome.TAKEN
    )
    rows = office.read(list_calls, wanted, limit=max(1, office.read(count_calls, wanted)))
    found = tuple(row.id for row in reversed(rows) if row.state is not CallState.ANNULLED)
    if not found:
        raise NotFound("در این روزها تماسی برای چاپ نیست.")
    return office.read(call_sheets, found)


def _filled(office: Office, layout: str, sheets: list[CallSheet]) -> bytes:
    from reports.call_note import call_note

    marks = [print_mark(office, reprint=sheet.printed_count) for sheet in sheets]
    return call_note(sheets, layout=layout, letterhead=letterhead(office), marks=marks)


def _blank(office: Office, layout: str, copies: int) -> bytes:
    from reports.call_note import blank_call_note

    return blank_call_note(
        layout=layout, letterhead=letterhead(office), mark=print_mark(office), copies=copies
    )


def day_log(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The log of one day or several; today's when no day is named.

    Raises:
        InvalidInput: The days are the wrong way round or too many, or calls are named.
    """
    from reports.call_log import call_log

    if arguments.ids or arguments.waiting or arguments.put_in_folder or arguments.blank:
        raise InvalidInput("call-log", "دفتر تماس‌ها با روز خواسته می‌شود: --from و --to.")
    first = arguments.from_day or arguments.to_day or office.clock.today()
    logs = office.read(day_logs, first, arguments.to_day or first)
    return Paper(call_log(logs, letterhead=letterhead(office), mark=print_mark(office)))
