"""What a form's maker gives `daftar print`, and what every paper made there carries."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.clock import SystemClock
from app.office import Office
from app.record_codes import store_mark
from app.settings import office_settings

if TYPE_CHECKING:
    from reports.paper import Letterhead, PrintMark


def _nothing(_office: Office) -> None:
    """Most papers leave no trace in the store."""


@dataclass(frozen=True)
class Paper:
    """A finished paper.

    Attributes:
        written: Done once its file is there: the records remember that they were printed.
    """

    pdf: bytes
    written: Callable[[Office], None] = _nothing


#: Makes a form's paper of what was typed, in a layout.
Maker = Callable[[Office, Namespace, str], Paper]


def letterhead(office: Office) -> Letterhead:
    """The office's letterhead, without the desk's emblem."""
    from reports.paper import Letterhead

    settings = office.read(office_settings)
    return Letterhead(settings.office, settings.unit, store=office.read(store_mark))


def print_mark(office: Office, *, reprint: int = 0) -> PrintMark:
    """Now, by whom the command acts for."""
    from reports.paper import PrintMark

    return PrintMark(SystemClock().now(), office.operator.full_name, reprint)
