"""`daftar print`: a form as PDF."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import suppress
from pathlib import Path

from app.clock import SystemClock
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
    list_calls,
)
from app.settings import office_settings
from reports.catalogue import FORMS, FormKind
from ui.command_line.arguments import add_json, add_store, count, day
from ui.command_line.opening import at_desk
from ui.command_line.output import print_json, print_table
from ui.command_line.running import Status


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("form", nargs="?", metavar="FORM", help="نام فرم؛ --list نام‌ها را می‌گوید")
    parser.add_argument("ids", nargs="*", type=count, metavar="ID", help="شناسه رکوردها")
    add_store(parser)
    parser.add_argument("--from", dest="from_day", type=day, metavar="DATE", help="از این روز")
    parser.add_argument("--to", dest="to_day", type=day, metavar="DATE", help="تا این روز")
    parser.add_argument("--blank", action="store_true", help="فرم خالی")
    parser.add_argument("--copies", type=count, default=1, metavar="N", help="شمار فرم‌های خالی")
    parser.add_argument("--layout", metavar="NAME", help="چیدمان؛ بی آن، چیدمان همیشگی")
    parser.add_argument("-o", dest="output", type=Path, metavar="FILE.pdf", help="پرونده PDF")
    parser.add_argument("--list", action="store_true", help="نام فرم‌ها و چیدمان‌ها")
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Make the PDF and print its path; every printed record remembers it."""
    if arguments.list:
        _print_forms(as_json=arguments.json)
        return Status.DONE
    form = _form(arguments.form)
    layout = _layout(form, arguments.layout)
    if arguments.output is None:
        raise InvalidInput("-o", "پرونده PDF کجا نوشته شود؟")
    with at_desk(arguments) as office:
        if arguments.blank:
            _write(arguments.output, _blank(office, layout, arguments.copies))
        else:
            sheets = _sheets(office, arguments)
            _write(arguments.output, _filled(office, layout, sheets))
            office.write(count_print, tuple(sheet.id for sheet in sheets))
    if arguments.json:
        print_json({"form": form.name, "layout": layout, "file": str(arguments.output)})
    else:
        print(arguments.output)
    return Status.DONE


def _print_forms(*, as_json: bool) -> None:
    if not as_json:
        lines = [
            (form.name, form.persian_name, form.page, name, words)
            for form in FORMS
            for name, words in form.layouts
        ]
        print_table(("نام", "فرم", "کاغذ", "--layout", "چیدمان"), lines)
        return
    for form in FORMS:
        layouts = [name for name, _words in form.layouts]
        print_json({"form": form.name, "page": form.page, "layouts": layouts})


def _form(name: str | None) -> FormKind:
    names = "، ".join(form.name for form in FORMS)
    for form in FORMS:
        if form.name == name:
            return form
    raise InvalidInput("FORM", f"فرم‌ها این‌هاست: {names}.")


def _layout(form: FormKind, asked: str | None) -> str:
    names = [name for name, _words in form.layouts]
    if asked is not None and asked not in names:
        raise InvalidInput("--layout", f"چیدمان‌ها این‌هاست: {'، '.join(names)}.")
    return asked or names[0]


def _sheets(office: Office, arguments: Namespace) -> list[CallSheet]:
    """The calls asked for by id or by day, in the order of the days."""
    dated = arguments.from_day is not None or arguments.to_day is not None
    if bool(arguments.ids) == dated:
        raise InvalidInput("ID", "یا شناسه رکوردها را بنویسید، یا --from و --to را.")
    if arguments.ids:
        return office.read(call_sheets, tuple(dict.fromkeys(arguments.ids)))
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
    from reports.paper import Letterhead, PrintMark

    settings = office.read(office_settings)
    now, printer = SystemClock().now(), office.operator.full_name
    marks = [PrintMark(now, printer, reprint=sheet.printed_count) for sheet in sheets]
    letterhead = Letterhead(settings.office, settings.unit)
    return call_note(sheets, layout=layout, letterhead=letterhead, marks=marks)


def _blank(office: Office, layout: str, copies: int) -> bytes:
    from reports.call_note import blank_call_note
    from reports.paper import Letterhead, PrintMark

    settings = office.read(office_settings)
    mark = PrintMark(SystemClock().now(), office.operator.full_name)
    letterhead = Letterhead(settings.office, settings.unit)
    return blank_call_note(layout=layout, letterhead=letterhead, mark=mark, copies=copies)


def _write(path: Path, content: bytes) -> None:
    """Write the whole file or none of it.

    Raises:
        InvalidInput: It cannot be written there.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise InvalidInput(
            "-o", f"پرونده «{path}» نوشته نشد؛ پوشه و اجازه آن را ببینید."
        ) from error
