"""An opened package: its modules are read one by one, and whoever asks it finds all it offers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Barrier, Thread
from types import ModuleType

import pytest

from ui.opened_packages import OpenedPackage, is_read, open_package

NAME = "opened_here"
#: It offers a function by the name of a module, as features do.
FILES = {
    "__init__.py": (
        "from opened_here.arrears import arrears\n"
        "from opened_here.deeds import deed\n"
        "from opened_here.times import RUN\n"
        "RUN.append(__name__)\n"
    ),
    "arrears.py": "def arrears():\n    return 'late'\n",
    "deeds.py": "from opened_here.arrears import arrears\n\ndef deed():\n    return arrears()\n",
    "times.py": "RUN = []\n",
}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    folder = tmp_path / NAME
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    spec = find_spec(NAME)
    assert spec is not None
    open_package(spec)
    yield sys.modules[NAME]
    for name in [name for name in sys.modules if name.partition(".")[0] == NAME]:
        del sys.modules[name]


@pytest.mark.usefixtures("package")
def test_a_module_is_read_without_what_its_package_says() -> None:
    deeds = import_module(f"{NAME}.deeds")
    assert deeds.deed() == "late"
    assert not is_read(NAME)
    assert is_read(f"{NAME}.deeds")
    assert f"{NAME}.times" not in sys.modules


def test_whoever_asks_the_package_runs_it_once_and_finds_its_functions(
    package: ModuleType,
) -> None:
    module = import_module(f"{NAME}.arrears")
    assert package.arrears is module.arrears, "the function, and not the module of that name"
    assert is_read(NAME)
    assert type(package) is ModuleType
    assert package.deed() == "late"
    assert package.RUN == [NAME]
    assert package.deeds is import_module(f"{NAME}.deeds")
    assert not hasattr(package, "unknown")


def test_two_threads_that_ask_at_once_find_it_whole(package: ModuleType) -> None:
    together, found = Barrier(2), []

    def ask() -> None:
        together.wait()
        found.append(package.deed())

    threads = [Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["late", "late"]
    assert package.RUN == [NAME]


def test_names_python_looks_for_do_not_run_it(package: ModuleType) -> None:
    assert not hasattr(package, "__wrapped__")
    assert isinstance(package, OpenedPackage)


def test_one_that_fails_is_as_if_it_had_not_been_opened(package: ModuleType) -> None:
    assert package.__file__ is not None
    Path(package.__file__).write_text("raise ValueError('broken')\n")
    with pytest.raises(ValueError, match="broken"):
        _ = package.deed
    assert NAME not in sys.modules


def test_every_package_read_ahead_offers_what_it_says() -> None:
    code = """
import sys
from types import ModuleType
from PySide6.QtCore import QCoreApplication
from ui.needed_modules import FLOORS
from ui.reading_ahead import ReadingAhead
from ui.sections import SECTIONS

application = QCoreApplication([])
ahead = ReadingAhead(application)
most = 0
ahead.begin([], [section.name for section in SECTIONS])
while not ahead.is_done:
    before = {*sys.modules}
    ahead._join_or_read()
    most = max(most, sum(name.startswith(FLOORS) for name in {*sys.modules} - before))
ours = [name for name in sys.modules if name.startswith(FLOORS)]
for name in ours:
    module = sys.modules[name]
    assert type(module) is ModuleType, name
    for offered in getattr(module, "__all__", ()):
        assert not isinstance(getattr(module, offered), ModuleType), (name, offered)
assert {"app.agenda", "app.letters", "app.protocol"} < {*ours}
print(most)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # Never the fifty modules of a feature at once; most are what the trash names its kinds by.
    assert int(done.stdout) < 40
