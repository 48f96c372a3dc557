"""`daftar attach`: put files on a record, or each scanned sheet on the record of its code."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from app.attachments import AttachedFiles, leave_file
from app.changes import Changes
from app.errors import AppError, InvalidInput
from app.letters import attach_letter_files
from app.office import Office
from app.phone_calls import attach_files
from app.returned_sheets import attach_sheets, sort_out
from app.text import persian_digits
from ui.command_line.arguments import add_json, add_store, count
from ui.command_line.kinds import add_kind, kind_asked
from ui.command_line.opening import at_desk
from ui.command_line.output import print_json, say
from ui.command_line.running import Status

#: What takes the files of each kind of record that has some.
_TAKES: Final[Mapping[str, Callable[..., Changes[Any]]]] = {
    "call": attach_files,
    "letter": attach_letter_files,
}

NAME_ALL = "نوع و شناسه رکورد و پرونده‌ها را بنویسید، یا «--by-code» را."
NOT_BOTH = "با «--by-code» نوع و شناسه رکورد نوشته نمی‌شود؛ کد برگ آن را می‌گوید."


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_kind(parser, needed=False)
    parser.add_argument("id", metavar="ID", nargs="?", type=count, help="شناسه رکورد")
    parser.add_argument(
        "files", metavar="FILE", nargs="*", type=Path, help="پرونده PDF، TIFF، JPEG یا PNG"
    )
    parser.add_argument(
        "--by-code",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="هر برگ اسکن به رکوردی پیوست می‌شود که کد کوچک آن می‌گوید؛ آنچه برگه جداکننده "
        "جدا می‌کند پرونده‌ای کنار آن می‌شود",
    )
    add_store(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Attach each file; those that cannot be are named, and the status is then 1."""
    if arguments.by_code is None:
        return _attach_to_one(arguments)
    if arguments.kind is not None:
        raise InvalidInput("", NOT_BOTH)
    with at_desk(arguments) as office:
        whole = [_attach_by_code(office, path, arguments) for path in arguments.by_code]
    return Status.DONE if all(whole) else Status.NO


def _attach_to_one(arguments: Namespace) -> int:
    if arguments.id is None or not arguments.files:
        raise InvalidInput("", NAME_ALL)
    kind = kind_asked(arguments.kind)
    if kind.name not in _TAKES:
        raise InvalidInput("", f"به «{kind.name}» پرونده پیوست نمی‌شود.")
    with at_desk(arguments) as office:
        done = office.write(_TAKES[kind.name], arguments.id, arguments.files).value
    _print(done, kind.name, arguments.id, as_json=arguments.json)
    return Status.NO if done.refused else Status.DONE


def _print(done: AttachedFiles, kind: str, record: int, *, as_json: bool) -> None:
    for number, name in done.added:
        if as_json:
            print_json({"kind": kind, "id": record, "file": number, "name": name})
        else:
            print(f"{persian_digits(str(number))}  {name}")
    for sentence in (*done.noticed, *done.refused):
        say(sentence)


def _attach_by_code(office: Office, path: Path, arguments: Namespace) -> bool:
    """Attach the sheets of a scan; tells whether every one of them found its place."""
    from reports.sheet_codes import codes_in, letter_parts, sheet_files

    try:
        groups = office.read(sort_out, codes_in(path))
        known = [group for group in groups if group.record is not None]
        files = sheet_files(path, groups)
        letters = letter_parts(path, groups)
    except AppError as error:
        say(error.message)
        return False
    is_whole = all(group.record is not None or group.letter for group in groups)
    for group, file in zip(known, files, strict=True):
        done = office.write(attach_sheets, [file]).value
        if not arguments.json and done.added and group.record is not None:
            print(group.words, end="  ")
        _print(done, file.kind.value, file.id, as_json=arguments.json)
        is_whole = is_whole and not done.refused
    for group in groups:
        if group.record is None and not group.letter:
            say(f"«{path.name}» {group.words}")
    return _leave_letters(path, letters, as_json=arguments.json) and is_whole


def _leave_letters(path: Path, letters: Sequence[tuple[str, bytes]], *, as_json: bool) -> bool:
    """Leave the new letters of a stack as files beside it, to be registered by a person."""
    for name, content in letters:
        try:
            left = leave_file(path.parent, name, content)
        except OSError:
            say(f"«{name}» در پوشه اسکن نوشته نشد؛ جا و اجازه آن را ببینید.")
            return False
        if as_json:
            print_json({"kind": "letter", "left": str(left)})
        else:
            print(left)
    if letters:
        count = persian_digits(str(len(letters)))
        say(f"«{path.name}»: {count} نامه تازه جدا شد؛ هر یک پرونده‌ای کنار آن است تا ثبت شود.")
    return True
