"""`daftar list`: the register, filtered as in the window."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from app.errors import InvalidInput
from app.jalali import jalali_text
from app.records import Asked, RecordKind
from app.records.plain import Plain
from app.search.wording import question_words, require_readable
from app.text import persian_digits
from ui.command_line.arguments import add_json, add_store, count, day
from ui.command_line.kinds import add_kind, kind_asked
from ui.command_line.list_files import Listed, checked_ending, write_list
from ui.command_line.opening import at_desk
from ui.command_line.output import print_json, print_table, say, shortened
from ui.command_line.protocol_register_words import AGREEMENT_COLUMNS, GIFT_COLUMNS
from ui.command_line.readable import readable
from ui.command_line.running import Status
from ui.command_line.saved_list_words import LIST_COLUMNS
from ui.command_line.words_of_kinds import words_of

#: Rows shown unless asked otherwise, and rows of a file.
SHOWN: Final = 50
EVERY: Final = 10_000_000

SEARCH_HELP: Final = 'پرسش به زبان جستجو، مانند "آب تاریخ: هفته گذشته" یا "از: فرمانداری"'

CASE_COLUMNS: Final = (
    ("id", 10),
    ("number", 14),
    ("kind", 20),
    ("subject", 34),
    ("starts_on", 10),
    ("ends_on", 10),
    ("country", 14),
    ("head", 22),
    ("state", 20),
    ("done", 8),
    ("tasks", 8),
    ("late", 8),
    ("next_task", 30),
)

#: Columns of the readable listing, with the width a long text is cut to.
COLUMNS: Final[Mapping[str, tuple[tuple[str, int], ...]]] = {
    "contact": (
        ("id", 10),
        ("kind", 10),
        ("name", 34),
        ("post", 26),
        ("organisation", 30),
        ("phone", 20),
    ),
    "group": (("id", 10), ("name", 40), ("members", 8), ("note", 50)),
    "call": (
        ("id", 10),
        ("number", 16),
        ("channel", 10),
        ("direction", 8),
        ("called_at", 16),
        ("state", 24),
        ("caller_name", 26),
        ("subject", 30),
        ("urgency", 10),
    ),
    "letter": (
        ("id", 10),
        ("number", 18),
        ("direction", 8),
        ("dated", 12),
        ("who", 26),
        ("organisation", 26),
        ("subject", 34),
        ("state", 22),
        ("due_on", 12),
    ),
    "letter-template": (("id", 10), ("name", 34), ("kind", 14), ("subject", 50)),
    "event": (
        ("id", 10),
        ("number", 16),
        ("kind", 16),
        ("starts_at", 16),
        ("ends_at", 16),
        ("subject", 34),
        ("who", 26),
        ("place", 24),
        ("state", 24),
    ),
    "visit": (
        ("id", 10),
        ("number", 16),
        ("at", 16),
        ("visitor_name", 26),
        ("phone", 16),
        ("subject", 36),
        ("agency", 26),
        ("state", 20),
    ),
    "public_day": (
        ("id", 10),
        ("number", 16),
        ("starts_at", 16),
        ("title", 26),
        ("place", 26),
        ("petitions", 10),
        ("state", 22),
    ),
    "meeting_series": (
        ("id", 10),
        ("name", 36),
        ("chair", 24),
        ("members", 8),
        ("topics", 8),
        ("meetings", 8),
        ("last_on", 10),
        ("open_resolutions", 8),
    ),
    "meeting": (
        ("id", 10),
        ("number", 14),
        ("starts_at", 16),
        ("subject", 34),
        ("series", 28),
        ("place", 22),
        ("state", 22),
        ("open_resolutions", 8),
    ),
    "resolution": (
        ("id", 10),
        ("number", 14),
        ("meeting_number", 14),
        ("meeting_on", 10),
        ("words", 40),
        ("responsible", 26),
        ("due_on", 10),
        ("state_words", 30),
    ),
    **dict.fromkeys(("case", "trip", "delegation"), CASE_COLUMNS),
    "case-task": (
        ("id", 10),
        ("case_number", 14),
        ("case_kind", 20),
        ("case_subject", 30),
        ("title", 40),
        ("responsible", 24),
        ("due_on", 10),
        ("late_days", 8),
    ),
    "agreement": AGREEMENT_COLUMNS,
    "gift": GIFT_COLUMNS,
    "saved-list": LIST_COLUMNS,
    "agenda-resource": (
        ("id", 10),
        ("kind", 10),
        ("name", 34),
        ("quantity", 8),
        ("seats", 8),
        ("note", 40),
    ),
    "occasion": (("when", 24), ("title", 60)),
    "shift": (
        ("id", 10),
        ("at", 16),
        ("shift", 10),
        ("from_name", 24),
        ("to_name", 24),
        ("received_at", 16),
        ("note", 40),
    ),
    "reminder": (
        ("id", 10),
        ("at", 16),
        ("kind", 8),
        ("subject", 40),
        ("note", 30),
        ("relative", 30),
        ("state", 12),
        ("operator", 20),
    ),
    "order": (
        ("id", 10),
        ("source_number", 16),
        ("given_on", 10),
        ("name", 28),
        ("due_on", 10),
        ("state", 17),
        ("words", 44),
    ),
}


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_kind(parser)
    add_store(parser)
    parser.add_argument("--search", metavar="TEXT", default="", help=SEARCH_HELP)
    parser.add_argument("--from", dest="from_day", type=day, metavar="DATE", help="از این روز")
    parser.add_argument("--to", dest="to_day", type=day, metavar="DATE", help="تا این روز")
    parser.add_argument("--state", default="", metavar="STATE", help="تنها در این وضعیت")
    parser.add_argument("--limit", type=count, metavar="N", help="بیشترین شمار (۵۰؛ با -o همه)")
    parser.add_argument(
        "-o", dest="output", type=Path, metavar="FILE", help="فهرست در پرونده .pdf یا .xlsx"
    )
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print the records that were found; on stderr, how many more there are."""
    kind = kind_asked(arguments.kind)
    asked = _asked(kind, arguments)
    if kind.listed is None:
        raise InvalidInput("", f"«{kind.name}» فهرستی ندارد؛ گام‌ها با تماس نشان داده می‌شوند.")
    with at_desk(arguments) as office:
        today = office.clock.today()
        require_readable("--search", asked.text, today)
        found = office.read(kind.listed, asked)
        if arguments.output is not None:
            filtered = _filter_words(kind, asked, today)
            write_list(office, _listed(kind, found.rows, filtered), arguments.output)
            print(arguments.output)
            return Status.DONE
    if arguments.json:
        for row in found.rows:
            print_json(row)
    else:
        listed = _listed(kind, found.rows)
        widths = [width for _title, width in listed.columns]
        print_table(
            [title for title, _width in listed.columns],
            (
                [shortened(text, width) for text, width in zip(texts, widths, strict=True)]
                for texts in listed.rows
            ),
        )
    if found.total > len(found.rows):
        shown = f"{len(found.rows)} از {found.total}"
        say(f"{persian_digits(shown)} نشان داده شد؛ برای بیشتر: --limit N")
    return Status.DONE


def _filter_words(kind: RecordKind, asked: Asked, today: date) -> str:
    """What a list on paper was asked for."""
    state = words_of(kind.name).of("state", asked.state) if asked.state else ""
    bounds = (("از", asked.from_day), ("تا", asked.to_day))
    days = (f"{word} {jalali_text(day)}" for word, day in bounds if day is not None)
    return " · ".join(part for part in (question_words(asked.text, today), *days, state) if part)


def _listed(kind: RecordKind, rows: Sequence[Mapping[str, Plain]], filtered: str = "") -> Listed:
    columns, words = COLUMNS[kind.name], words_of(kind.name)
    return Listed(
        kind=kind.name,
        columns=tuple((words.fields[name], width) for name, width in columns),
        rows=tuple(
            tuple(readable(name, row[name], words) for name, _width in columns) for row in rows
        ),
        classifications=tuple(str(row.get("classification", "")) for row in rows),
        filtered=filtered,
    )


def _asked(kind: RecordKind, arguments: Namespace) -> Asked:
    if arguments.output is not None:
        checked_ending(arguments.output)
    if arguments.state and arguments.state not in kind.states:
        raise InvalidInput("--state", f"یکی از این‌ها: {'، '.join(kind.states)}.")
    if arguments.search.strip() and not kind.searched:
        raise InvalidInput("--search", f"«{kind.name}» جستجو نمی‌شود.")
    if not kind.dated and (arguments.from_day or arguments.to_day):
        raise InvalidInput("--from, --to", f"«{kind.name}» با تاریخ جدا نمی‌شود.")
    if arguments.from_day and arguments.to_day and arguments.to_day < arguments.from_day:
        raise InvalidInput("--to", "پایان پیش از آغاز است.")
    return Asked(
        text=arguments.search,
        from_day=arguments.from_day,
        to_day=arguments.to_day,
        state=arguments.state,
        limit=arguments.limit or (EVERY if arguments.output else SHOWN),
    )
