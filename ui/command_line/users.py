"""`daftar users`: who works at the desks, what they may and may see."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Final

from app.access import RIGHT_NAMES, Right
from app.errors import InvalidInput, NotFound
from app.marks import Classification
from app.office import Office
from app.operators import (
    OperatorDraft,
    OperatorRow,
    add_operator,
    list_operators,
    set_operator_active,
)
from app.records import plain_object
from app.text import persian_digits
from app.texts import CLASSIFICATIONS
from ui.command_line.arguments import add_json, add_store
from ui.command_line.opening import at_desk
from ui.command_line.output import print_json, print_table, say
from ui.command_line.running import Status
from ui.command_line.words import CLASSIFICATION_NAMES

ADD: Final = "add"
LIST: Final = "list"
DISABLE: Final = "disable"

#: What a desk of the phone unit needs.
USUAL_RIGHTS: Final = (
    Right.READ_CALLS,
    Right.LOG_CALLS,
    Right.READ_ORDERS,
    Right.READ_CONTACTS,
    Right.EDIT_CONTACTS,
)


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    rights = "، ".join(f"{right.value} ({words})" for right, words in RIGHT_NAMES.items())
    parser.add_argument("do", choices=(ADD, LIST, DISABLE), metavar="add|list|disable", help="کار")
    parser.add_argument("name", nargs="?", metavar="NAME", help="نام کوتاه کاربر")
    parser.add_argument("--full-name", default="", metavar="TEXT", help="نام و نام خانوادگی")
    parser.add_argument("--unit", default="", metavar="TEXT", help="واحد")
    parser.add_argument(
        "--right",
        action="append",
        choices=tuple(right.value for right in Right),
        metavar="RIGHT",
        help=f"حق؛ می‌تواند چند بار بیاید: {rights}",
    )
    parser.add_argument(
        "--clearance",
        choices=CLASSIFICATION_NAMES,
        default=CLASSIFICATION_NAMES[0],
        metavar="RANK",
        help=f"سطح دسترسی: {'، '.join(CLASSIFICATION_NAMES)}",
    )
    add_store(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Add, list or disable operators."""
    if arguments.do != LIST and not arguments.name:
        raise InvalidInput("NAME", "نام کوتاه کاربر را بنویسید.")
    with at_desk(arguments) as office:
        {ADD: _add, LIST: _list, DISABLE: _disable}[arguments.do](office, arguments)
    return Status.DONE


def _add(office: Office, arguments: Namespace) -> None:
    rights = arguments.right or [right.value for right in USUAL_RIGHTS]
    draft = OperatorDraft(
        name=arguments.name,
        full_name=arguments.full_name,
        unit=arguments.unit,
        rights=frozenset(Right(right) for right in rights),
        clearance=Classification[arguments.clearance.upper()],
    )
    number = office.write(add_operator, draft).value
    _print(arguments, [row for row in office.read(list_operators) if row.id == number])


def _list(office: Office, arguments: Namespace) -> None:
    _print(arguments, office.read(list_operators))


def _disable(office: Office, arguments: Namespace) -> None:
    for row in office.read(list_operators):
        if row.name == arguments.name:
            office.write(set_operator_active, row.id, active=False)
            say(f"«{row.full_name}» کنار رفت.")
            return
    raise NotFound(f"کاربری به نام «{arguments.name}» نیست.")


def _print(arguments: Namespace, rows: list[OperatorRow]) -> None:
    if arguments.json:
        for row in rows:
            print_json(plain_object(row))
        return
    print_table(
        ("شناسه", "نام کوتاه", "نام", "واحد", "سطح دسترسی", "حقوق"),
        [
            (
                persian_digits(str(row.id)),
                row.name,
                row.full_name,
                row.unit,
                CLASSIFICATIONS[row.clearance],
                "، ".join(RIGHT_NAMES[right] for right in Right if right in row.rights)
                if row.active
                else "کنار رفته",
            )
            for row in rows
        ],
    )
