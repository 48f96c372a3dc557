"""`daftar import`: records of an office from spreadsheets, tables of text, cards, calendars."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from app.changes import Kind
from app.errors import InvalidInput
from app.exchange import (
    ImportResult,
    PaperBook,
    Plan,
    Repeats,
    Source,
    import_plan,
    mapping_for,
    plan_import,
    read_calendar_file,
    read_cards,
    read_spreadsheet,
    source_of,
)
from app.exchange.report import refused_workbook
from app.letters import list_registers
from app.office import Office
from app.text import persian_digits, search_key
from ui.command_line.arguments import add_json, add_store, count
from ui.command_line.exchange import (
    ICS,
    ONLY_OUT,
    add_format,
    case_of,
    day_of,
    kind_of,
    terminal_progress,
)
from ui.command_line.opening import at_desk
from ui.command_line.output import print_json, say
from ui.command_line.print_form import write_whole
from ui.command_line.running import Status


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_format(parser)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="پرونده‌ها")
    add_store(parser)
    parser.add_argument(
        "--mapping",
        default="",
        metavar="NAME",
        help="نگاشت ستون‌ها به این نام: اگر به یاد مانده با همان می‌خواند، وگرنه به یاد می‌سپارد",
    )
    parser.add_argument(
        "--repeats",
        choices=tuple(Repeats),
        default=Repeats.SKIP.value,
        help="با آنچه در دفتر هست چه شود: skip بگذرد، update تکمیل کند؛ از visit: add موضوع دیگر "
        "همان شخص را هم بیفزاید",
    )
    parser.add_argument(
        "--into", default="", metavar="REGISTER", help="از نامه‌ها: نام یا شناسه دفتری که از آن است"
    )
    parser.add_argument("--year", type=count, metavar="YEAR", help="سال شمسی آن دفتر")
    parser.add_argument(
        "--override",
        default="",
        metavar="REASON",
        help="از ics: سبب نشاندن برنامه‌هایی که تداخل دارند؛ حق آن را می‌خواهد",
    )
    parser.add_argument("--dry-run", action="store_true", help="تنها بررسی شود و چیزی ثبت نشود")
    parser.add_argument(
        "--refused", type=Path, metavar="FILE.xlsx", help="سطرهای ردشده با سبب هر یک، برای اصلاح"
    )
    add_json(parser)
    parser.epilog = (
        "هر پرونده یک‌جا وارد می‌شود یا هیچ چیز آن. سطر ردشده با سببش روی stderr می‌آید و از آن\n"
        "چیزی نمی‌ماند؛ آنگاه پایان کار ۱ است، و گرنه ۰. تماس بی‌ساعت در ساعت ۰۰:۰۰ ثبت می‌شود.\n"
        "دفتر کاغذی نامه‌ها شماره‌های خود را نگه می‌دارد؛ شماره‌ای که در آن نیست باطل می‌شود.\n"
        "رویداد تقویم (ics) که پیش‌تر آمده است با همان شناسه به‌روز می‌شود؛ تکرارها تا یک سال می‌آید.\n"
        "فهرست بازرسی (visit) تا فهرست روز باز است می‌آید؛ نتیجه‌ها (public_day) به شماره ملاقات،\n"
        "کد سماد یا ردیف فهرست به همان درخواست می‌رسد. فهرست اعضا (protocol_case) در یک گام به\n"
        "پرونده تشریفات می‌رود و با همان گام پس گرفته می‌شود. پرونده csv هم xlsx شمرده می‌شود."
    )


def run(arguments: Namespace) -> int:
    """Bring each file in, in a transaction of its own; name every refused row."""
    kind = kind_of(arguments.format, arguments.kind)
    if kind in ONLY_OUT:
        raise InvalidInput("--kind", ONLY_OUT[kind])
    if arguments.override and kind is not Kind.EVENT:
        raise InvalidInput("--override", "تنها با ics می‌آید.")
    if arguments.repeats == Repeats.ADD and kind is not Kind.VISIT:
        raise InvalidInput("--repeats", "add تنها با visit می‌آید.")
    if arguments.refused is not None and len(arguments.files) > 1:
        raise InvalidInput("--refused", "تنها با یک پرونده می‌آید.")
    refused = 0
    with at_desk(arguments) as office:
        book = _book(office, kind, arguments)
        owner = day_of(office, kind, arguments.day) or case_of(office, kind, arguments.case)
        if kind is Kind.PROTOCOL_CASE and owner is None:
            raise InvalidInput("--case", "شماره پرونده‌ای را بگویید که این افراد از آن‌اند.")
        for path in arguments.files:
            plan = _planned(office, kind, path, book, owner, arguments)
            for line in plan.lines():
                say(f"{path.name}: {line}")
            if arguments.refused is not None and plan.refusals:
                write_whole(arguments.refused, refused_workbook(plan), "--refused")
            result = None
            if not arguments.dry_run:
                result = office.write(
                    import_plan, plan, terminal_progress(), arguments.mapping
                ).value
            _report(path, plan, result, as_json=arguments.json)
            refused += plan.refused_rows
    return Status.NO if refused else Status.DONE


def _book(office: Office, kind: Kind, arguments: Namespace) -> PaperBook | None:
    """The register letters are brought into, by its name or id, and its year."""
    if kind is not Kind.LETTER:
        if arguments.into or arguments.year:
            raise InvalidInput("--into", "دفتر و سال آن تنها از نامه‌هاست.")
        return None
    books = office.read(list_registers)
    asked = search_key(arguments.into)
    named = [one for one in books if asked in (search_key(one.name), str(one.id))]
    if not named:
        names = "، ".join(f"{one.id} ({one.name})" for one in books)
        raise InvalidInput("--into", f"دفتر را به نام یا شناسه بگویید: {names}.")
    if arguments.year is None:
        raise InvalidInput("--year", "سال دفتر را بگویید؛ نمونه: ۱۴۰۴")
    return PaperBook(named[0].id, arguments.year)


def _planned(
    office: Office,
    kind: Kind,
    path: Path,
    book: PaperBook | None,
    owner: int | None,
    arguments: Namespace,
) -> Plan[Any]:
    progress = terminal_progress()
    try:
        if arguments.format == ICS:
            source = read_calendar_file(path, office.clock.today())
        elif arguments.format == "vcard":
            source = read_cards(path, progress)
        else:
            source = _spreadsheet(office, kind, path, arguments.mapping)
    except InvalidInput as error:
        field = "--mapping" if error.field == "mapping" else "FILE"
        raise InvalidInput(field, error.message) from error
    return office.read(
        plan_import,
        kind,
        source,
        Repeats(arguments.repeats),
        progress,
        book,
        arguments.override,
        owner,
    )


def _spreadsheet(office: Office, kind: Kind, path: Path, name: str) -> Source:
    table = read_spreadsheet(path, kind, terminal_progress())
    try:
        mapping = office.read(mapping_for, kind, table.header, name)
    except InvalidInput:
        # A name nobody knows yet is the name this mapping shall have.
        mapping = office.read(mapping_for, kind, table.header)
    if not any(mapping):
        raise InvalidInput("FILE", f"هیچ سرستونی از «{path.name}» شناخته نشد.")
    return source_of(path.name, table, mapping)


def _report(path: Path, plan: Plan[Any], result: ImportResult | None, *, as_json: bool) -> None:
    added = len(plan.taken) if result is None else result.added + result.on_the_way
    if as_json:
        print_json(
            {
                "file": str(path),
                "kind": plan.kind.value,
                "import_id": result.import_id if result else None,
                "rows": plan.of,
                "added": added,
                "amended": len(plan.amended),
                "repeated": len(plan.repeated),
                "refused": plan.refused_rows,
            }
        )
        return
    counts = (
        f"{added} {'افزوده شد' if result else 'افزوده می‌شود'}، {len(plan.amended)} تکمیل، "
        f"{len(plan.repeated)} در دفتر بود، {plan.refused_rows} رد شد."
    )
    print(f"{path.name}: {persian_digits(counts)}")
