"""Every subcommand by name; its module is imported only when it is called."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol, cast


class Subcommand(Protocol):
    """What a subcommand's module offers."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""

    def run(self, arguments: Namespace) -> int:
        """Do it; the answer is the exit status."""


@dataclass(frozen=True)
class Entry:
    """A subcommand.

    Attributes:
        module: Where it lives.
        summary: One line for `daftar --help`.
    """

    module: str
    summary: str

    def load(self) -> Subcommand:
        """Import its module."""
        return cast("Subcommand", import_module(self.module))


def _entry(module: str, summary: str) -> Entry:
    return Entry(f"ui.command_line.{module}", summary)


COMMANDS: Final[Mapping[str, Entry]] = {
    "init": _entry("init", "دفتری تازه با یک مدیر می‌سازد"),
    "upgrade": _entry("upgrade", "دفتر را پس از پشتیبان‌گیری به این نسخه می‌رساند"),
    "demo": _entry("demo", "دفتری خالی را با داده‌های ساختگی پر می‌کند"),
    "add": _entry("add", "رکوردها را از سطرهای JSON ثبت می‌کند"),
    "list": _entry("list_records", "فهرست ثبت را نشان می‌دهد"),
    "search": _entry("search", "یک پرسش را در همه بخش‌ها می‌جوید"),
    "show": _entry("show", "یک رکورد را با همه پیوست‌هایش نشان می‌دهد"),
    "attach": _entry("attach", "پرونده‌ها را به رکورد پیوست می‌کند"),
    "print": _entry("print_form", "فرم را PDF می‌کند"),
    "import": _entry("import_records", "اشخاص یا تماس‌های گذشته را از پرونده می‌آورد"),
    "export": _entry("export_records", "اشخاص یا تماس‌ها را به پرونده می‌نویسد"),
    "texts": _entry("texts", "متن درون پرونده‌ها را می‌خواند تا با آن یافته شوند"),
    "backup": _entry("backup", "همه دفتر را در یک پرونده می‌نهد و آن را می‌آزماید"),
    "restore": _entry("restore", "از پشتیبان دفتری تازه می‌سازد"),
    "check": _entry("check", "درستی دفتر را می‌آزماید"),
    "users": _entry("users", "کاربران دفتر را تعریف می‌کند"),
    "tour": _entry("tour", "کار اصلی را در پنجره، بی صفحه نمایش، انجام می‌دهد"),
}
