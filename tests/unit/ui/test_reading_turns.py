"""Modules read in turns: left at a class, and whole for whoever needs them."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from threading import Thread
from time import monotonic
from uuid import uuid4

import pytest

from ui import reading_turns
from ui.reading_turns import ReadingTurns, import_whole

CLASSES = 12
LONG = 20.0


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing happens because of the clock, however busy the machine is; all ends with the test."""
    for name in ("PATIENCE", "LONGEST", "GRACE"):
        monkeypatch.setattr(reading_turns, name, LONG)
    yield
    for turns in list(reading_turns._working.values()):
        turns.let_go()


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a module of twelve classes that nobody has read."""
    name = f"read_in_turns_{uuid4().hex}"
    lines = ["begun = True", *(f"class Class{number}: pass" for number in range(CLASSES))]
    (tmp_path / f"{name}.py").write_text("\n".join(lines))
    monkeypatch.syspath_prepend(tmp_path)
    yield name
    sys.modules.pop(name, None)


def made(name: str) -> int:
    """How many classes of a module there are."""
    return sum(one.startswith("Class") for one in vars(sys.modules[name]))


def reading(*names: str, longest: float | None = None) -> ReadingTurns:
    left = list(names)

    def read_one() -> bool:
        import_module(left.pop(0))
        return bool(left)

    return ReadingTurns(read_one, longest)


def test_a_module_is_read_a_class_at_a_time(module: str) -> None:
    turns = reading(module)
    seen: list[int] = []
    while not (seen and turns.is_done):
        turns.take(0)
        seen.append(made(module))
    assert seen == [*range(CLASSES + 1)]


def test_in_a_long_turn_as_much_is_read_as_there_is(module: str) -> None:
    turns = reading("json", module)
    turns.take(LONG)
    assert made(module) == CLASSES
    assert turns.is_done


def test_no_module_is_begun_when_the_turn_is_over(module: str) -> None:
    turns = reading("json", module)
    turns.take(0)
    assert module not in sys.modules


def test_who_asks_for_a_module_that_is_half_read_gets_it_whole_and_at_once(module: str) -> None:
    turns = reading(module, "json")
    turns.take(0)
    assert not turns.is_done
    assert made(module) == 0
    begun = monotonic()
    assert vars(import_whole(module))[f"Class{CLASSES - 1}"]
    assert monotonic() - begun < LONG / 2


def test_a_turn_holds_nothing_that_was_let_go(module: str) -> None:
    turns = reading(module)
    turns.take(0)
    turns.let_go()
    turns.take(0)
    assert made(module) == CLASSES


@pytest.mark.parametrize("name", ["PATIENCE", "LONGEST"])
def test_whoever_else_needs_it_waits_for_a_moment(
    module: str, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    turns = reading(module)
    turns.take(0)
    monkeypatch.setattr(reading_turns, name, 0)
    turns.take(0)  # up to the next class, where it rests as long as that
    begun = monotonic()
    assert vars(import_module(module))[f"Class{CLASSES - 1}"]
    assert monotonic() - begun < LONG / 2


def test_who_reads_may_have_a_longest_time_of_his_own(module: str) -> None:
    turns = reading(module, longest=0)
    turns.take(0)
    begun = monotonic()
    assert vars(import_module(module))[f"Class{CLASSES - 1}"]
    assert monotonic() - begun < LONG / 2


def test_after_that_the_window_gives_the_turns_again(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or all that is left would be read at once, beside whatever the window does."""
    monkeypatch.delitem(sys.modules, "json.tool", raising=False)
    turns = reading(module, "json.tool")
    turns.take(0)
    import_whole(module)
    while not turns.is_done:
        pass
    assert "json.tool" not in sys.modules


def test_what_reading_raises_is_raised_where_the_turn_was_given() -> None:
    turns = reading("there_is_no_such_module")
    with pytest.raises(ModuleNotFoundError, match="there_is_no_such_module"):
        turns.take(LONG)
    assert turns.is_done


def test_classes_of_other_threads_wait_for_nothing(module: str) -> None:
    turns = reading(module)
    turns.take(0)
    found: list[str] = []
    other = Thread(target=lambda: found.append(build()))
    other.start()
    other.join(5)
    assert found == ["Another"]
    assert made(module) == 0


def build() -> str:
    class Another:
        """Made while another thread rests at a class."""

    return Another.__name__


def test_nothing_of_it_stays_when_nothing_is_read(module: str) -> None:
    turns = reading(module)
    turns.take(0)
    assert builtins.__build_class__.__module__ == "ui.reading_turns"
    turns.take(LONG)
    assert builtins.__build_class__.__module__ == "builtins"
