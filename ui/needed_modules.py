"""Which modules of ours a module reads before itself, known from its compiled lines alone.

Nothing is read to know it, and nothing here knows Qt: any thread may ask.
"""

from __future__ import annotations

import dis
import sys
from functools import cache
from typing import TYPE_CHECKING, Final

from ui.opened_packages import is_read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.machinery import ModuleSpec
    from types import CodeType

#: Whose modules are read one by one; others come whole with the first that needs them.
FLOORS: Final = ("ui.", "reports.", "app.", "models.")
#: Of these, whose know nothing of Qt.
PLAIN_FLOORS: Final = ("reports.", "app.", "models.")


def needs(name: str) -> list[str]:
    """The modules of ours that are not read yet and that one reads before itself, in order.

    Its package is the first of them.
    """
    code = _code(name)
    wanted = dict.fromkeys((_package(name), *_imports(code))) if code is not None else {}
    return [one for one in wanted if not is_read(one) and _is_module(one)]


def plain_below(name: str) -> list[str]:
    """The modules without Qt that a module and those of `ui` it needs ask for first, in order."""
    plain: list[str] = []
    known, waiting = {name}, [name]
    while waiting:
        for one in needs(waiting.pop()):
            if one not in known:
                known.add(one)
                (plain if one.startswith(PLAIN_FLOORS) else waiting).append(one)
    return plain


def _package(name: str) -> str:
    return name.rpartition(".")[0]


@cache
def spec_of(name: str) -> ModuleSpec | None:
    """Where a module is found; unlike `importlib.util.find_spec`, without reading its package."""
    known = sys.modules.get(name)
    if known is not None:
        return known.__spec__
    places = None
    if _package(name):
        package = spec_of(_package(name))
        places = package.submodule_search_locations if package is not None else None
        if places is None:
            return None
    found = (finder.find_spec(name, places) for finder in sys.meta_path)
    return next((spec for spec in found if spec is not None), None)


def _code(name: str) -> CodeType | None:
    """A module as it is compiled, for those read one by one."""
    if not name.startswith(FLOORS):
        return None
    spec = spec_of(name)
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
    return name.startswith(FLOORS) and spec_of(name) is not None
