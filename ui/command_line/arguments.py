"""Reading what was typed after `daftar`, in Persian from the first word to the last."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NoReturn

#: The first word of a command's help.
USAGE: Final = "کاربرد: "

#: What argparse says in English, and what a person reads; `{}` takes the quoted part.
_SENTENCES: Final = (
    (r"the following arguments are required: (.+)", "این‌ها را هم بنویسید: {}"),
    (r"unrecognized arguments: (.+)", "این شناخته نشد: {}"),
    (r"argument (.+?): expected .*arguments?", "پس از {} چیزی لازم است"),
    (
        r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        "{} «{}» نمی‌پذیرد؛ یکی از این‌ها: {}",
    ),
    (r"argument (.+?): not allowed with argument (.+)", "{} با {} نمی‌آید"),
    (r"argument (.+?): ignored explicit argument '(.*)'", "{} مقداری نمی‌گیرد: «{}»"),
    (r"ambiguous option: (.+?) could match (.+)", "{} روشن نیست؛ یکی از این‌ها: {}"),
    (r"one of the arguments (.+) is required", "یکی از این‌ها لازم است: {}"),
    (r"argument (.+?): (.+)", "{}: {}"),
)


class PersianParser(ArgumentParser):
    """A parser whose help and complaints are Persian; a wrong call ends with status 2."""

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        """Prepare a parser.

        Args:
            prog: What was typed to come here.
            description: What it does.
            epilog: What stands below the options, as it is.
        """
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_PersianHelp,
        )
        self._positionals.title = "چه چیز"
        self._optionals.title = "گزینه‌ها"
        self.add_argument("-h", "--help", action="help", help="این راهنما")

    def read(self, words: Sequence[str]) -> Namespace:
        """What was typed; ids may stand behind options too (`letter-cover --kind call 218`)."""
        # argparse would cut the usage for that by the length of its English first word.
        self.usage = self.format_usage().removeprefix(USAGE).strip().replace("%", "%%")
        return self.parse_intermixed_args(words)

    def error(self, message: str) -> NoReturn:
        """Say in one Persian line what is wrong with the call."""
        self.exit(2, f"{persian_complaint(message)}. راهنما: {self.prog} --help\n")


class _PersianHelp(RawDescriptionHelpFormatter):
    """Help whose first word is Persian."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[object],
        groups: Iterable[object],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or USAGE)  # type: ignore[arg-type]  # passed on untouched


def persian_complaint(message: str) -> str:
    """What argparse complains of, in Persian."""
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence.format(*found.groups()).rstrip(".")
    return "این فراخوانی درست نیست"


def add_store(parser: ArgumentParser) -> None:
    """Let a command be told which store it works on, and as whom."""
    parser.add_argument("--store", metavar="URL", help="نشانی دفتر؛ بی آن، آخرین دفتر")
    parser.add_argument("--as", dest="operator", metavar="NAME", help="نام کاربر؛ بی آن، مدیر")


def add_json(parser: ArgumentParser) -> None:
    """Let a command answer programs."""
    parser.add_argument("--json", action="store_true", help="هر سطر یک شیء JSON")


def day(text: str) -> date:
    """A day as typed: Jalali or ISO.

    Raises:
        ArgumentTypeError: It is none.
    """
    from app.clock import SystemClock
    from app.jalali import parse_date

    try:
        return parse_date(text, SystemClock().today())
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def count(text: str) -> int:
    """A number of one or more.

    Raises:
        ArgumentTypeError: It is none.
    """
    if not text.isdigit() or not 0 < int(text) < 2**31:
        raise ArgumentTypeError("عددی بزرگ‌تر از صفر می‌خواهد")
    return int(text)
