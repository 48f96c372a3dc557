"""Running a command: what can go wrong becomes one Persian line and an exit status."""

from __future__ import annotations

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Final

from app.errors import AppError, InvalidFields, InvalidInput, StoreUnavailable, StoreUnusable
from ui.command_line.commands import COMMANDS
from ui.command_line.log import start_log
from ui.command_line.output import say, speak_utf8

LOG: Final = logging.getLogger(__name__)


class Status(IntEnum):
    """What the process ends with."""

    DONE = 0
    NO = 1
    WRONG_CALL = 2
    UNREACHABLE = 3
    INTERRUPTED = 130


def run_command(name: str, words: Sequence[str]) -> int:
    """Run the subcommand of this name with the words that follow it."""
    speak_utf8()
    entry = COMMANDS.get(name)
    if entry is None:
        say(f"دستوری به نام «{name}» نیست. دستورها: {'، '.join(COMMANDS)}")
        return Status.WRONG_CALL

    def run() -> int:
        from ui.command_line.arguments import PersianParser

        command = entry.load()
        parser = PersianParser(f"daftar {name}", entry.summary)
        command.add_arguments(parser)
        return command.run(parser.read(words))

    return guarded(run)


def run_window(words: Sequence[str]) -> int:
    """Open the window, unless help or the version is asked for."""
    speak_utf8()

    def run() -> int:
        arguments = _window_arguments(words)
        if arguments.version:
            from importlib.metadata import version

            print(version("daftar"))
            return Status.DONE
        from ui.application import run as open_window

        return open_window(arguments.store)

    return guarded(run)


def _window_arguments(words: Sequence[str]) -> Namespace:
    from ui.command_line.arguments import PersianParser

    parser = PersianParser("daftar", "دفتر استاندار. بی دستور، پنجره باز می‌شود.", _summaries())
    parser.add_argument("--store", metavar="URL", help="نشانی دفتر؛ بی آن، آخرین دفتر")
    parser.add_argument("--version", action="store_true", help="نسخه برنامه")
    return parser.parse_args(words)


def _summaries() -> str:
    width = max(map(len, COMMANDS))
    lines = (f"  {name:{width}}  {entry.summary}" for name, entry in COMMANDS.items())
    return "\n".join(("دستورها (راهنمای هر یک: daftar NAME --help)", *lines))


def guarded(run: Callable[[], int]) -> int:
    """Run something; no traceback ever reaches a person.

    Returns:
        Its status, or that of what went wrong.
    """
    try:
        status = run()
        sys.stdout.flush()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else Status.DONE
    except BrokenPipeError:
        _leave_pipe()
        return Status.DONE
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except Exception as error:  # noqa: BLE001  # the last door: it is logged and told
        return _told(error)
    return status


def _leave_pipe() -> None:
    """Nobody reads any more; what is still buffered must not complain at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def sentence_of(error: AppError) -> str:
    """What a person is told of an expected difficulty, with the fields it is about."""
    if isinstance(error, InvalidFields):
        return " ".join(sentence_of(problem) for problem in error.problems)
    if isinstance(error, InvalidInput) and error.field:
        return f"{error.field}: {error.message}"
    return error.message


def status_of(error: AppError) -> Status:
    """What the process ends with after an expected difficulty."""
    if isinstance(error, InvalidInput | InvalidFields):
        return Status.WRONG_CALL
    if isinstance(error, StoreUnavailable | StoreUnusable):
        return Status.UNREACHABLE
    return Status.NO


def _told(error: Exception) -> int:
    """Tell a person what went wrong, and the log everything."""
    if isinstance(error, AppError):
        status = status_of(error)
        if status is Status.UNREACHABLE:
            start_log()
            LOG.warning("store", exc_info=error)
        say(sentence_of(error))
        return status
    path = start_log()
    LOG.error("unexpected", exc_info=error)
    say(
        "خطایی پیش آمد که پیش‌بینی نشده بود؛ این از برنامه است، نه از شما."
        + (f" گزارش آن در این پرونده است: {path}" if path else "")
    )
    return Status.UNREACHABLE
