"""Packages whose modules can be read one by one, before what the package itself says is run.

Python runs a package's `__init__` before any of its modules, and that of a feature brings them all:
fifty modules in one go, for which the window would stand still. An opened package has none of that
run yet. Whoever asks it for a name meanwhile, in whatever thread, runs it then, and finds what he
would have found.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import module_from_spec
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.abc import Loader
    from importlib.machinery import ModuleSpec


class OpenedPackage(ModuleType):
    """A package that is among the read modules, but was not run."""

    _lock: RLock
    _loader: Loader
    _is_running: bool
    _modules: dict[str, Any]

    def __setattr__(self, name: str, value: Any) -> None:
        """Keep its modules aside: a feature may offer a function by the name of one."""
        if name.startswith("_"):
            super().__setattr__(name, value)
        else:
            self._modules[name] = value

    def __getattr__(self, name: str) -> Any:
        """Run it for whoever wants more than its modules by their whole names."""
        if not name.startswith("_"):
            self.run()
            for found in (vars(self), self._modules):
                if name in found:
                    return found[name]
        message = f"module {self.__name__!r} has no attribute {name!r}"
        raise AttributeError(message)

    def run(self) -> None:
        """Run it, unless that was done or is being done by this thread."""
        with self._lock:
            if self._is_running or type(self) is not OpenedPackage:
                return
            self._is_running = True
            try:
                self._loader.exec_module(self)
            except BaseException:
                del sys.modules[self.__name__]  # as if it had never been opened
                raise
            vars(self).update({**self._modules, **vars(self)})
            self.__class__ = ModuleType  # type: ignore[assignment]  # a plain one from now on
            parent, _, own = self.__name__.rpartition(".")
            if parent:
                setattr(import_module(parent), own, self)


def open_package(spec: ModuleSpec) -> None:
    """Put a package among the read modules without running it."""
    assert spec.loader is not None  # noqa: S101  # only packages without `__init__` have none
    package = module_from_spec(spec)
    vars(package).update(_lock=RLock(), _loader=spec.loader, _is_running=False, _modules={})
    package.__class__ = OpenedPackage
    sys.modules[spec.name] = package


def is_read(name: str) -> bool:
    """Whether a module is read, and was run if it is a package."""
    return name in sys.modules and not isinstance(sys.modules[name], OpenedPackage)
