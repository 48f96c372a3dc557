"""`daftar print`: a form as PDF."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Final

from app.errors import InvalidInput
from app.letters import LetterChannel
from reports.catalogue import FORMS, FormKind
from ui.command_line.arguments import add_json, add_store, count, day
from ui.command_line.opening import at_desk
from ui.command_line.output import print_json, print_table
from ui.command_line.papers import Maker
from ui.command_line.running import Status

#: Who makes each form: a module's function, imported when that form is printed.
MAKERS: Final = {
    "morning-list": "ui.command_line.day_papers:morning",
    "call-note": "ui.command_line.call_papers:call_notes",
    "call-log": "ui.command_line.call_papers:day_log",
    "call-back-list": "ui.command_line.shift_papers:call_backs",
    "shift-hand-over": "ui.command_line.shift_papers:hand_overs",
    "duty-roster": "ui.command_line.shift_papers:duty",
    "register": "ui.command_line.letter_papers:register",
    "separator": "ui.command_line.scan_papers:separators",
    "arrears": "ui.command_line.letter_lists:arrears",
    "order-slip": "ui.command_line.order_papers:slips",
    "follow-up": "ui.command_line.order_papers:report",
    "reminder-letter": "ui.command_line.order_papers:reminders",
    "letter-cover": "ui.command_line.record_papers:covers",
    "result-notice": "ui.command_line.record_papers:notices",
    "governor-hand-over": "ui.command_line.order_papers:governor_leaves",
    "folder-list": "ui.command_line.folder_papers:folder_lists",
    "letter": "ui.command_line.letter_papers:letters",
    "labels": "ui.command_line.letter_papers:labels",
    "receipt": "ui.command_line.letter_papers:receipts",
    "dispatch-list": "ui.command_line.letter_papers:dispatches",
    "letterhead": "ui.command_line.letterhead_papers:blank",
    "day-programme": "ui.command_line.agenda_papers:days",
    "week-programme": "ui.command_line.agenda_papers:weeks",
    "month-programme": "ui.command_line.agenda_papers:months",
    "meeting-request": "ui.command_line.agenda_papers:requests",
    "reminder-sheet": "ui.command_line.agenda_papers:reminders",
    "visit-form": "ui.command_line.visit_papers:forms",
    "visit-programme": "ui.command_line.visit_papers:programme",
    "gate-slip": "ui.command_line.visit_papers:gate",
    "public-day": "ui.command_line.public_day_papers:packs",
    "slot-slips": "ui.command_line.public_day_papers:slips",
    "public-day-orders": "ui.command_line.public_day_papers:orders",
    "hand-over": "ui.command_line.public_day_papers:hand_overs",
    "statistics": "ui.command_line.public_day_papers:statistics",
    "invitation": "ui.command_line.meeting_papers:invitations",
    "attendance": "ui.command_line.meeting_papers:attendances",
    "minutes": "ui.command_line.meeting_papers:minutes_of",
    "extract": "ui.command_line.meeting_papers:extracts",
    "resolutions": "ui.command_line.meeting_papers:agencies",
    "meeting-report": "ui.command_line.meeting_papers:meeting_report",
    "trip-form-a": "ui.command_line.ministry_papers:form_a",
    "trip-form-b": "ui.command_line.ministry_papers:form_b",
    "trip-five": "ui.command_line.ministry_papers:five",
    "protocol-checklist": "ui.command_line.protocol_papers:checklists",
    "car-list": "ui.command_line.protocol_papers:cars",
    "trip-summary": "ui.command_line.protocol_papers:summaries",
    "delegation-programme": "ui.command_line.protocol_papers:programmes",
    "seating-plan": "ui.command_line.protocol_papers:seatings",
    "badges": "ui.command_line.protocol_papers:badges",
    "agreement-list": "ui.command_line.protocol_papers:agreements",
    "gift-list": "ui.command_line.protocol_papers:gifts",
    "phone-directory": "ui.command_line.directory_papers:directory",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("form", nargs="?", metavar="FORM", help="نام فرم؛ --list نام‌ها را می‌گوید")
    parser.add_argument("ids", nargs="*", type=count, metavar="ID", help="شناسه رکوردها")
    add_store(parser)
    parser.add_argument("--from", dest="from_day", type=day, metavar="DATE", help="از این روز")
    parser.add_argument("--to", dest="to_day", type=day, metavar="DATE", help="تا این روز")
    parser.add_argument(
        "--waiting", action="store_true", help="همه تماس‌هایی که هنوز در کارتابل نیستند"
    )
    parser.add_argument(
        "--put-in-folder", action="store_true", help="با --waiting: همه در کارتابل گذاشته شوند"
    )
    parser.add_argument(
        "--kind",
        metavar="KIND",
        help="letter-cover: گونه رکوردها، بی آن call؛ result-notice: شناسه‌ها از رکوردهای این گونه؛ "
        "gate-slip: public_day برای مراجعان یک ملاقات عمومی؛ slot-slips: visit برای برخی از آنان",
    )
    parser.add_argument("--group", type=count, metavar="ID", help="phone-directory: تنها این گروه")
    parser.add_argument(
        "--search",
        metavar="TEXT",
        default="",
        help="phone-directory، agreement-list و gift-list: تنها آنچه یافت شود",
    )
    parser.add_argument(
        "--channel",
        choices=tuple(one.value for one in LetterChannel),
        help="dispatch-list: تنها آنچه از این راه رفت",
    )
    parser.add_argument(
        "--public", action="store_true", help="day-programme و مانند آن: بی برنامه‌های محرمانه"
    )
    parser.add_argument("--blank", action="store_true", help="فرم خالی")
    parser.add_argument(
        "--copies", type=count, default=1, metavar="N", help="شمار فرم‌های خالی یا برگه‌های جداکننده"
    )
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
        paper = _maker(form)(office, arguments, layout)
        write_whole(arguments.output, paper.pdf)
        paper.written(office)
    if arguments.json:
        print_json({"form": form.name, "layout": layout, "file": str(arguments.output)})
    else:
        print(arguments.output)
    return Status.DONE


def _maker(form: FormKind) -> Maker:
    module, function = MAKERS[form.name].split(":")
    maker: Maker = getattr(import_module(module), function)
    return maker


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


def write_whole(path: Path, content: bytes, option: str = "-o") -> None:
    """Write the whole file or none of it.

    Args:
        path: Where.
        content: What.
        option: By which it was asked for.

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
            option, f"پرونده «{path}» نوشته نشد؛ پوشه و اجازه آن را ببینید."
        ) from error
