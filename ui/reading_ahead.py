"""Modules of pages nobody opened yet, read while the window has nothing else to do.

The first visit of a page then costs only its own making. Nothing is made here, and one module at a
time is read, what it needs before itself, so that a key pressed meanwhile waits for one at most. A
page's module with all it needs takes seventy milliseconds.
"""

from __future__ import annotations

import dis
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ui.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import CodeType

#: Between two turns; what a person does comes first.
PAUSE_MILLISECONDS: Final = 20
#: After so long no other module is begun in a turn; one takes ten milliseconds at most.
TURN_SECONDS: Final = 0.003
#: Whose modules are read one by one; others come whole with the first that needs them.
FLOOR: Final = "ui."


class ReadingAhead(QObject):
    """Reads the modules of sections, in their order."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._left: list[str] = []
        self._looked_at: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._read_some)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be read."""
        return not self._left

    def begin(self, sections: Collection[str]) -> None:
        """Read the modules of these sections from now on."""
        pages = (entry.page for entry in SECTIONS if entry.name in sections)
        # The next is the last: what a module needs is laid upon it.
        self._left = list(dict.fromkeys(page.partition(":")[0] for page in pages))[::-1]
        self._looked_at.clear()
        self._timer.start()

    def _read_some(self) -> None:
        until = perf_counter() + TURN_SECONDS
        while self._left and perf_counter() < until:
            self._read_one()
        if not self._left:
            self._timer.stop()

    def _read_one(self) -> None:
        """Look at what the next module needs, or read it when all of that is there."""
        name = self._left[-1]
        if name in sys.modules:
            self._left.pop()
            return
        if name in self._looked_at:
            self._left.pop()
            import_module(name)
            return
        self._looked_at.add(name)
        needed = [one for one in needs(name) if one not in self._looked_at]
        self._left += needed[::-1]


def begin(window: QObject, sections: Collection[str]) -> None:
    """Read ahead for whoever sits at this window's desk."""
    found = window.findChild(ReadingAhead) or ReadingAhead(window)
    found.begin(sections)


def needs(name: str) -> list[str]:
    """The modules of ours that are not read yet and that one reads before itself, in order."""
    code = _code(name)
    wanted = dict.fromkeys(_imports(code)) if code is not None else {}
    return [one for one in wanted if one not in sys.modules and _is_module(one)]


def _code(name: str) -> CodeType | None:
    """A module as it is compiled, for those read one by one."""
    if not name.startswith(FLOOR):
        return None
    spec = find_spec(name)
    get_code = getattr(spec.loader, "get_code", None) if spec is not None else None
    code: CodeType | None = get_code(name) if get_code is not None else None
    return code


def _imports(code: CodeType) -> Iterator[str]:
    """What a module's own lines import, but for what only the checker of types reads."""
    package, after = "", -1
    is_asking = False
    for step in dis.get_instructions(code):
        if step.offset < after:
            continue
        if step.opname == "LOAD_NAME":
            is_asking = step.argval == "TYPE_CHECKING"
        elif is_asking and "JUMP" in step.opname:
            after, is_asking = step.argval, False
        elif step.opname == "IMPORT_NAME":
            package = step.argval
            yield package
        elif step.opname == "IMPORT_FROM":
            yield f"{package}.{step.argval}"


def _is_module(name: str) -> bool:
    """Whether it is a module read by itself, and neither one of others nor a name inside one."""
    if not name.startswith(FLOOR):
        return False
    parent = find_spec(name.rpartition(".")[0])
    is_in_package = parent is not None and parent.submodule_search_locations is not None
    return is_in_package and find_spec(name) is not None
