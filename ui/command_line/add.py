"""`daftar add`: register records from JSON lines, through the services the window uses."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from app.clock import SystemClock
from app.errors import AppError, InvalidInput
from app.records import Field, RecordKind, plain_object, read_object
from app.text import persian_digits
from ui.command_line.arguments import add_store
from ui.command_line.kinds import add_kind, kind_asked
from ui.command_line.opening import at_desk
from ui.command_line.output import print_json, print_table, say
from ui.command_line.running import Status, sentence_of, status_of
from ui.command_line.words import FIELD_TYPES
from ui.command_line.words_of_kinds import Words, words_of

STDIN: Final = "-"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_kind(parser)
    add_store(parser)
    parser.add_argument(
        "--json",
        nargs="?",
        const=STDIN,
        metavar="FILE",
        help="پرونده‌ای با یک شیء JSON در هر سطر؛ - یا هیچ، ورودی استاندارد. پاسخ هم JSON است",
    )
    parser.add_argument(
        "--template", action="store_true", help="نمونه‌ای با همه فیلدها، نوع و مقدارهای مجاز"
    )


def run(arguments: Namespace) -> int:
    """Register each record in a transaction of its own, and print its id and number.

    Every line is read before the first is registered; a record that is refused ends the work.
    """
    kind = kind_asked(arguments.kind)
    if arguments.template:
        _print_template(kind, as_json=arguments.json is not None)
        return Status.DONE
    today = SystemClock().today()
    records = list(_records(kind, arguments.json or STDIN, today))
    with at_desk(arguments) as office:
        for line, values in records:
            try:
                added = office.write(kind.add, values).value
            except AppError as error:
                say(f"{_line_words(line)}{sentence_of(error)}")
                return status_of(error)
            if arguments.json is None:
                print(persian_digits(f"{added.id}  {added.number}"))
            else:
                print_json({"kind": kind.name, **plain_object(added)})
    return Status.DONE


def _line_words(line: int) -> str:
    return f"سطر {persian_digits(str(line))}: "


def _records(kind: RecordKind, source: str, today: date) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(_lines(source), 1):
        if not line.strip():
            continue
        try:
            yield number, read_object(kind.fields, json.loads(line), today, set_aside=kind.shown)
        except json.JSONDecodeError as error:
            raise InvalidInput("", f"{_line_words(number)}JSON نیست.") from error
        except RecursionError as error:
            raise InvalidInput(
                "", f"{_line_words(number)}JSON بیش از اندازه تو در تو است."
            ) from error
        except InvalidInput as error:
            raise InvalidInput("", _line_words(number) + sentence_of(error)) from error


def _lines(source: str) -> list[str]:
    """The lines of a file or of stdin.

    Raises:
        InvalidInput: The file cannot be read, or is not text.
    """
    try:
        if source == STDIN:
            return sys.stdin.read().split("\n")
        # Not splitlines: a JSON text may hold what it takes for the end of a line.
        return Path(source).read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise InvalidInput("--json", "این پرونده متن UTF-8 نیست.") from error
    except OSError as error:
        raise InvalidInput("--json", f"پرونده «{source}» خوانده نشد.") from error


def _print_template(kind: RecordKind, *, as_json: bool) -> None:
    if as_json:
        print_json(kind.template())
        return
    rows = _template_rows(kind.fields, "", words_of(kind.name))
    print_table(("فیلد", "نوع", "چیست", "مقدارهای مجاز"), rows)
    print()
    print(json.dumps(kind.template(), ensure_ascii=False))


def _template_rows(
    fields: tuple[Field, ...], within: str, words: Words
) -> Iterator[tuple[str, ...]]:
    for field in fields:
        allowed = "، ".join(f"{word} ({words.of(field.name, word)})" for word in field.allowed)
        title = words.fields.get(field.name, "")
        yield within + field.name, FIELD_TYPES[field.type], title, allowed
        yield from _template_rows(field.parts, f"{within}{field.name}.", words)
